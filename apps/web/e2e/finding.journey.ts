import { expect, test } from "vitest";
import { act, choose, stateIs, type Page } from "./acting.ts";
import { visit, type Office } from "./harness.ts";

export function findingJourneys(office: () => Office): void {
  test("filters stand in the address, survive a reload, are remembered, and can be reset", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/findings");
    const all = await countInWords(page.getByText(/^显示 \d+ \/ 全部/));
    await page.getByRole("region", { name: "问题类型" }).getByRole("button", { name: "诉讼权利" }).click();
    await page.waitForURL(/kind=/);
    await expect.poll(async () => countInWords(page.getByText(/^显示 \d+ \/ 全部/))).toBeLessThan(all);
    const filtered = await countInWords(page.getByText(/^显示 \d+ \/ 全部/));

    await page.reload();
    await expect.poll(async () => countInWords(page.getByText(/^显示 \d+ \/ 全部/))).toBe(filtered);

    await page.getByRole("link", { name: "案件", exact: true }).click();
    await page.getByRole("heading", { name: "案件", exact: true }).waitFor();
    await page.getByRole("link", { name: "疑点", exact: true }).click();
    await page.waitForURL(/kind=/);

    await page.getByRole("button", { name: "重置" }).click();
    await expect.poll(async () => countInWords(page.getByText(/^显示 \d+ \/ 全部/))).toBe(all);
    expect(complaints).toEqual([]);
  });

  test("everything in the list works without a mouse", async () => {
    const { page } = await visit(office(), { as: "anguan" });
    await page.goto("/findings");
    await page.locator("tbody tr").nth(3).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "键盘操作" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "键盘操作" }).waitFor({ state: "hidden" });

    for (const key of ["j", "x", "j", "j", "x", "k"]) await page.keyboard.press(key);
    await page.getByText("已选 2 条").waitFor();
    expect(
      await page
        .locator("tbody tr")
        .nth(1)
        .evaluate((row) => row === document.activeElement),
    ).toBe(true);

    const caseNumber = await page.locator("tbody tr").nth(1).getByRole("link").locator(".whole").innerText();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: caseNumber }).waitFor();

    await page.goto("/findings");
    await page.locator("tbody tr").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type(caseNumber);
    await page.waitForURL(/text=/);
    await page.getByText(/^显示 [1-9]/).waitFor();
  });

  test("a link pressed while one still types is followed, however long its page takes to come", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    let sent: Promise<unknown> = Promise.resolve();
    // Longer than the pause after which the list is asked.
    await page.route(/FindingPage-.*\.js$/, async (route) => {
      sent = new Promise((resolve) => setTimeout(resolve, 1500));
      await sent;
      await route.continue();
    });
    await page.goto("/findings?rule=B01");
    const link = page.locator("tbody tr a").first();
    const caseNumber = await link.locator(".whole").innerText();
    await page.getByLabel("搜索疑点").locator("input").first().fill(caseNumber);
    await link.click();
    await page.getByRole("heading", { name: caseNumber }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/findings\/./);
    await sent;
    expect(complaints).toEqual([]);
  });

  test("the page of a finding says why: values with their cells, the count, the article, the rule", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/findings?rule=B01&outcome=hit");
    await page.locator("tbody tr a").first().click();
    await page.getByRole("heading", { name: "据以判断的数据" }).waitFor();
    expect(await page.getByText(/表 第 \d+ 行 [A-Z]+ 列/).count()).toBeGreaterThan(1);
    await page.getByRole("img", { name: /法定届满.*到期日/ }).waitFor();
    await page.getByText("不顺延").first().waitFor();
    expect(await page.locator(".steps > li").count()).toBeGreaterThan(2);

    const article = page.locator("details.article").first();
    expect(await article.getAttribute("open")).toBeNull();
    await article.locator("summary").click();
    expect((await article.locator("p").innerText()).length).toBeGreaterThan(5);

    const reasons = page.locator(".section", { has: page.getByRole("heading", { name: "判断过程" }) });
    await reasons.getByText(/^提示条件：“逾期\(作出决定日, 届满日\)”成立（.*届满日为 \d{4}-\d{2}-\d{2}）/).waitFor();
    const folded = reasons.locator("details").filter({ hasText: "届满日：" }).first();
    expect(await folded.locator("ul").isVisible()).toBe(false);
    await folded.locator("summary").first().click();
    await folded.getByText(/^起算日：/).waitFor();

    await page.getByText("规则原文").click();
    await page.getByRole("heading", { name: "提示条件" }).waitFor();
    expect(await page.locator(".page-head .ant-btn-primary").count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test("a finding goes from suspicion to its end through four people", async () => {
    const officer = await visit(office(), { as: "anguan" });
    await officer.page.goto("/findings?rule=B01&outcome=hit&state=suspected");
    await officer.page.locator("tbody tr a").first().click();
    await officer.page.getByRole("heading", { name: "据以判断的数据" }).waitFor();
    const address = new URL(officer.page.url()).pathname;

    await act(officer.page, "确认");
    await stateIs(officer.page, "已确认");

    await officer.page.getByRole("button", { name: "交办", exact: true }).click();
    const dialog = officer.page.getByRole("dialog");
    // Nothing is sent without a department; the dialog says so and stays.
    await dialog.getByRole("button", { name: "交办", exact: true }).click();
    await dialog.getByText("请填写“接收部门”。").waitFor();
    await choose(officer.page, "接收部门", "第一检察部");
    await dialog.getByRole("button", { name: "交办", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await stateIs(officer.page, "已交办");

    const head = await visit(office(), { as: "fuzeren" });
    await head.page.goto(address);
    await head.page.getByRole("button", { name: "答复", exact: true }).click();
    const answer = head.page.getByRole("dialog");
    await answer.getByText("有合理说明").click();
    await answer.getByRole("textbox").first().fill("文书日期填录有误，已在系统中更正。");
    await answer.getByRole("button", { name: "答复", exact: true }).click();
    await stateIs(head.page, "已答复");

    await officer.page.reload();
    await officer.page.getByRole("button", { name: "其他办理方式" }).click();
    await officer.page.getByRole("menuitem", { name: "认可说明" }).click();
    await officer.page.getByRole("dialog").getByRole("button", { name: "认可说明" }).click();
    await stateIs(officer.page, "已说明，待复核");

    // The hand-over made the notice; what is serious is closed only once the chief procurator was told.
    await officer.page.getByRole("link", { name: /^案件流程监控通知书/ }).waitFor();
    await officer.page.getByText("尚未报告检察长").waitFor();
    await officer.page.reload();
    await officer.page.getByRole("button", { name: "其他办理方式" }).click();
    await officer.page.getByRole("menuitem", { name: "报告检察长" }).click();
    await officer.page.getByRole("dialog").getByRole("button", { name: "报告检察长" }).click();
    await officer.page.getByRole("link", { name: /^案件流程监控情况报告/ }).waitFor();

    const supervisor = await visit(office(), { as: "ducha" });
    await supervisor.page.goto(address);
    await act(supervisor.page, "复核通过并办结");
    await stateIs(supervisor.page, "已办结");

    const history = await supervisor.page.locator(".history").innerText();
    for (const words of ["确认", "交办", "文书日期填录有误，已在系统中更正。", "办结"])
      expect(history).toContain(words);
    expect(history).toMatch(/已入链|待入链/);
    for (const { complaints } of [officer, head, supervisor]) expect(complaints).toEqual([]);
  });

  test("of two who decide at once, one is told and loses nothing", async () => {
    const first = await visit(office(), { as: "anguan" });
    const second = await visit(office(), { as: "anguan" });
    await first.page.goto("/findings?state=suspected&outcome=hit");
    await first.page.locator("tbody tr a").nth(2).click();
    await first.page.getByRole("heading", { name: "据以判断的数据" }).waitFor();
    await second.page.goto(new URL(first.page.url()).pathname);

    await second.page.getByRole("button", { name: "确认", exact: true }).click();
    const dialog = second.page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("第二个人写下的说明");

    await act(first.page, "确认");
    await stateIs(first.page, "已确认");

    await dialog.getByRole("button", { name: "确认", exact: true }).click();
    await dialog.getByText("您填写的内容仍在").waitFor();
    expect(await dialog.getByRole("textbox").first().inputValue()).toBe("第二个人写下的说明");
    // The newest state has been fetched: confirming again is no longer possible, and the dialog says so.
    await dialog.getByText("现在的状态：已确认").waitFor();
    expect(await dialog.getByRole("button", { name: "确认", exact: true }).isDisabled()).toBe(true);
  });

  test("several findings are set aside together, with a reason", async () => {
    const { page } = await visit(office(), { as: "anguan" });
    await page.goto("/findings?state=suspected&rule=D03");
    await page.locator("tbody tr").nth(1).waitFor();
    const before = await countInWords(page.getByText(/^显示 \d+ \/ 全部/));
    await page.locator("tbody input[type=checkbox]").nth(0).check();
    await page.locator("tbody input[type=checkbox]").nth(1).check();
    await page.getByRole("region", { name: "批量办理" }).getByRole("button", { name: "排除" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("有文书说明").click();
    await dialog.getByRole("button", { name: "排除", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(async () => countInWords(page.getByText(/^显示 \d+ \/ 全部/))).toBe(before - 2);
    expect((await page.getByRole("status", { name: "办理结果" }).innerText()).length).toBeGreaterThan(4);
  });

  test("the list goes out as a workbook with the same filters", async () => {
    const { page } = await visit(office(), { as: "anguan" });
    await page.goto("/findings?rule=B01");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出 Excel" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });
}

/** 70 of 显示 50 / 全部 70. */
async function countInWords(words: ReturnType<Page["getByText"]>): Promise<number> {
  const text = (await words.first().innerText()).replaceAll(",", "");
  return Number(/全部 (\d+)/.exec(text)?.[1]);
}
