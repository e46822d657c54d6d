import { expect, test } from "vitest";
import { act, type Page } from "./acting.ts";
import { visit, type Office } from "./harness.ts";

export function workbenchJourneys(office: () => Office): void {
  test("a rule is revised, tried on real data, approved by another person, and judged by from then on", async () => {
    const officer = await visit(office(), { as: "anguan" });
    const { page } = officer;
    await page.goto("/rules?text=E01");
    await page.getByRole("link", { name: /^E01 / }).click();
    await page.getByText("随产品：").first().waitFor();
    await page.getByRole("button", { name: "起草修订" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "开始起草" }).click();
    await page.waitForURL(/\/rules\/workbench\//);
    await stateIs(page, "草稿");
    await page.getByText("写法没有问题。").waitFor();
    const address = new URL(page.url()).pathname;

    // A mistake is shown under its word and in the list, and nothing of it is lost by closing the page.
    await typeAtEnd(page, /^hit:/, " and 告知嫌疑人日其 != null");
    await page.locator(".cm-lintRange-error", { hasText: "告知嫌疑人日其" }).waitFor();
    expect(await page.getByRole("button", { name: "试运行", exact: true }).isDisabled()).toBe(true);
    await page.reload();
    await page.getByText(/有未保存的改动/).waitFor();
    const problem = page.locator(".problem-list").getByRole("button", { name: /告知嫌疑人日其/ });
    await problem.click();
    await page.keyboard.type("告知嫌疑人日期");
    await page.keyboard.press("Escape");
    await page.getByText("写法没有问题。").waitFor();
    await page.getByText(/个示例全部与所写的相符/).waitFor();

    await page.keyboard.press("Control+s");
    await page.getByText(/^已保存 规则修订/).waitFor();
    await page.getByRole("button", { name: "试运行", exact: true }).click();
    await page.getByText(/与现行修订 .* 相比/).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "转入试运行" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel("试运行情况").inputValue()).toMatch(/上试运行：疑点 \d+ 件/);
    await dialog.getByRole("button", { name: "试运行", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await stateIs(page, "试运行");
    await page.getByRole("button", { name: "送审", exact: true }).click();
    await dialog.getByLabel("修订说明").fill("告知日期未填的由另一条规则提请核对。");
    await dialog.getByRole("button", { name: "送审", exact: true }).click();
    await stateIs(page, "待批准");
    expect(await page.getByRole("button", { name: "批准施行" }).count()).toBe(0);

    const leader = await visit(office(), { as: "lingdao" });
    await leader.page.goto(address);
    await leader.page.getByText("增加的行").first().waitFor({ state: "attached" });
    await act(leader.page, "批准施行");
    await stateIs(leader.page, "施行中");

    await page.goto("/rules/E01");
    await page.getByText("本院修订：").waitFor();
    await page.getByText("本院施行的全文").waitFor();
    await page.getByText("批准施行").first().waitFor();
    for (const { complaints } of [officer, leader]) expect(complaints).toEqual([]);
  });

  test("a draft saved in two windows is lost in neither", async () => {
    const first = await visit(office(), { as: "anguan" });
    await first.page.goto("/rules");
    await first.page.getByRole("button", { name: "新规则" }).click();
    const dialog = first.page.getByRole("dialog");
    await dialog.getByLabel("规则编号").fill("z77");
    await dialog.getByRole("textbox", { name: "规则名称" }).fill("受理日期未填");
    await dialog.getByLabel("判断的表").click();
    await first.page.locator(".ant-select-item-option", { hasText: /^案件$/ }).click();
    await dialog.getByRole("button", { name: "开始起草" }).click();
    await first.page.waitForURL(/\/rules\/workbench\//);
    // The sample stands the check as it is.
    await first.page.getByText("3 个示例全部与所写的相符。").waitFor();

    // A browser of its own keeps nothing of what the first one typed.
    const second = await visit(office(), { as: "anguan" });
    await second.page.goto(new URL(first.page.url()).pathname);
    await stateIs(second.page, "草稿");
    await second.page.getByLabel("修订说明").fill("第二个窗口写的。");
    await first.page.getByLabel("修订说明").fill("第一个窗口写的。");
    await first.page.getByRole("button", { name: "保存", exact: true }).click();
    await first.page.getByText(/^已保存 规则修订/).waitFor();
    await second.page.getByRole("button", { name: "保存", exact: true }).click();
    await second.page.getByText(/这份草稿在别处另存过一次/).waitFor();
    await second.page.getByLabel("从另存的到我的").getByText("第一个窗口写的。").waitFor();
    await second.page.getByRole("button", { name: "继续用我的" }).click();
    await second.page.getByRole("button", { name: "保存", exact: true }).click();
    await second.page.getByText(/^已保存 规则修订/).waitFor();
    expect(await second.page.getByLabel("修订说明").inputValue()).toBe("第二个窗口写的。");
    for (const { complaints } of [first, second]) expect(complaints).toEqual([]);
  });

  test("a rule is set aside, and seen to be; columns that no rule reads are found", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/rules/D01");
    await page.getByRole("button", { name: "隔离" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("依据已修改").click();
    await dialog.getByLabel("情况说明").fill("虚构：所依据的条文有修改。");
    await dialog.getByRole("button", { name: "隔离", exact: true }).click();
    await page.getByText("隔离中：").waitFor();
    await page.goto("/rules?text=D01");
    await page.getByRole("link", { name: "隔离中", exact: true }).click();
    await page.getByRole("heading", { name: /^D01/ }).waitFor();

    await page.goto("/rules/coverage");
    await page.getByText(/张表，\d+ 栏/).waitFor();
    const all = await page.locator("main tbody tr").count();
    await page.getByLabel("只看没有规则的列").check();
    await page.waitForURL(/bare=true/);
    const bare = await page.locator("main tbody tr").count();
    expect(bare).toBeGreaterThan(0);
    expect(bare).toBeLessThan(all);
    expect(await page.locator("main tbody a").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("who does not work at the rules reads them, and begins nothing", async () => {
    const { page, complaints } = await visit(office(), { as: "jianchaguan" });
    await page.goto("/rules/E02");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("heading", { name: "准确情况" }).waitFor();
    expect(await page.getByRole("button", { name: /起草修订|隔离/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
}

async function stateIs(page: Page, words: string): Promise<void> {
  await page.locator(".page-head .strong", { hasText: words }).waitFor();
}

/** Types at the end of the line that begins so. Lines far from sight are not in the page: it is scrolled until this one is. */
async function typeAtEnd(page: Page, beginning: RegExp, text: string): Promise<void> {
  const line = page.locator(".cm-line", { hasText: beginning });
  for (let turn = 0; turn < scrollTurnsMax && (await line.count()) === 0; turn += 1) {
    await page.locator(".cm-scroller").evaluate((scroller) => scroller.scrollBy(0, scroller.clientHeight / 2));
    await page.waitForTimeout(150);
  }
  await line.click();
  await page.keyboard.press("End");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

/** A rule is a few pages long. */
const scrollTurnsMax = 40;
