// The figures of the ledger in an office whose ledger holds the example and nothing else: what the page says, what each
// figure opens, and what the minutes of one of its conferences say.
import { afterAll, beforeAll, expect, test } from "vitest";
import { downloadedText } from "./acting.ts";
import { openOffice, visit, type Office } from "./harness.ts";
import { example, fillLedger, type LastConference } from "./ledger-setup.ts";

/** Cases are not what this is about. */
const cases = 5;

export function ledgerJourneys(): void {
  let office: Office | undefined;
  let last: LastConference | undefined;
  const here = () => {
    if (office === undefined) throw new Error("the office is not open");
    return office;
  };

  beforeAll(async () => {
    office = await openOffice(cases);
    last = await fillLedger(office);
  }, 300_000);

  afterAll(async () => {
    await office?.stop();
  }, 60_000);

  test("10 conferences, 54 problems found, 45 put right, 9 followed: each figure opens exactly its rows", async () => {
    const { page, complaints } = await visit(here(), { as: "lingdao" });
    await page.goto("/conferences");
    await page.getByText("账目相符：发现 54 = 已整改 45 + 持续跟进 9 + 已移送 0。").waitFor();
    const figures = page.locator("[data-figure]");
    const shown = await figures.evaluateAll((links) =>
      links.map((link): [string, number] => [
        link.getAttribute("data-figure") ?? "",
        Number(link.textContent.match(/\d+$/)?.[0]),
      ]),
    );
    const counts = Object.fromEntries(shown);
    expect(counts).toMatchObject({ ...example, transferred: 0, setAside: 0 });
    const sumOf = (beginning: string) =>
      shown.filter(([id]) => id.startsWith(beginning)).reduce((sum, [, count]) => sum + count, 0);
    expect([sumOf("domain."), sumOf("phase.")]).toEqual([example.found, example.found]);

    for (const [id, count] of shown) {
      await page.locator(`[data-figure="${id}"]`).click();
      await page.getByText(`显示 ${Math.min(count, 50)} / 全部 ${count}`).waitFor();
      expect([id, await rowsOfAllPages()]).toEqual([id, count]);
      await page
        .getByRole("navigation", { name: "主菜单" })
        .getByRole("link", { name: "联席会议", exact: true })
        .click();
    }
    expect(complaints).toEqual([]);

    /** Rows of the list, turned to its end. */
    async function rowsOfAllPages(): Promise<number> {
      const numbers = new Set<string>();
      for (;;) {
        for (const row of await page.locator(".page.list tbody tr").all())
          numbers.add(await row.getByRole("link").first().innerText());
        const next = page.getByRole("button", { name: "下一页" });
        if ((await next.count()) === 0 || (await next.isDisabled())) return numbers.size;
        const first = await page.locator(".page.list tbody tr").first().innerText();
        await next.click();
        await expect.poll(() => page.locator(".page.list tbody tr").first().innerText()).not.toBe(first);
      }
    }
  });

  test("the minutes of a conference say its figures", async () => {
    const { page, complaints } = await visit(here(), { as: "lingdao" });
    await page.goto("/conferences");
    await page.getByRole("link", { name: last?.conference.number ?? "" }).click();
    const issued = page.getByRole("group", { name: "已签发的纪要" }).getByRole("link");
    const text = await downloadedText(here(), page, () => issued.click());
    expect(last?.treated).toBe(6);
    expect(text).toContain("会议讨论议题6项，提问6条、答复6条、承诺6条，承诺中已记入台账6条。");
    expect(text).toContain("截至成文之日，上述6项问题中已整改5项，持续跟进1项。");
    expect(complaints).toEqual([]);
  });
}
