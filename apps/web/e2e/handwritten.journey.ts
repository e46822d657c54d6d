import path from "node:path";
import { expect, test } from "vitest";
import { act, choose, stateIs } from "./acting.ts";
import { repository, visit, type Office } from "./harness.ts";

/** An office's export written by hand by someone who had not read the code, from drop to a closed finding. */
export function handwrittenJourneys(office: () => Office): void {
  test("an export of an office never seen before goes from drop to an explained, answered, closed finding", async () => {
    const officer = await visit(office(), { as: "anguan" });
    const { page } = officer;
    await page.goto("/deliveries/new");
    await page
      .locator("input[type=file]")
      .setInputFiles(path.join(repository, "test/handwritten/office-export-2025-spring.xlsx"));
    await page.getByText("识别出 10 张数据表").waitFor();
    await page.getByText("首次出现，导入后登记在本院之下").first().waitFor();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("数据日期").fill("20250331");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "接收并开始筛查" }).click();
    await page.getByRole("heading", { name: /筛查结果/ }).waitFor({ timeout: 90_000 });

    // By hand: told on the fourth day; the limit of three days ended on 2025-03-10 (CPL art. 34, GZ art. 40).
    await page.goto("/findings?rule=E01&text=990101000157");
    await page.locator("tbody tr a").first().click();
    await page.getByRole("heading", { name: "据以判断的数据" }).waitFor();
    const address = new URL(page.url()).pathname;
    await page.getByText("到期日 2025-03-10 周一").first().waitFor();
    await page.getByText("审查起诉 表 第").first().waitFor();

    await page.getByRole("button", { name: "其他办理方式" }).click();
    await page.getByRole("menuitem", { name: "交办" }).click();
    await choose(page, "接收部门", "第一检察部");
    await page.getByRole("dialog").getByRole("button", { name: "交办", exact: true }).click();
    await stateIs(page, "已交办");

    // The office has nobody who signs in yet: the officer enters its paper answer, and then cannot judge it.
    await page.reload();
    await page.getByRole("button", { name: "答复", exact: true }).click();
    const answer = page.getByRole("dialog");
    await answer.getByText("有合理说明").click();
    await answer.getByRole("textbox").first().fill("书面答复：告知笔录日期填写有误，已更正。");
    await answer.getByRole("button", { name: "答复", exact: true }).click();
    await stateIs(page, "已答复");
    await page.reload();
    expect(await page.getByRole("button", { name: /认可/ }).count()).toBe(0);

    const supervisor = await visit(office(), { as: "ducha" });
    await supervisor.page.goto(address);
    await supervisor.page.getByRole("button", { name: "其他办理方式" }).click();
    await supervisor.page.getByRole("menuitem", { name: "认可说明" }).click();
    await supervisor.page.getByRole("dialog").getByRole("button", { name: "认可说明" }).click();
    await stateIs(supervisor.page, "已说明，待复核");
    await act(supervisor.page, "复核通过并办结");
    await stateIs(supervisor.page, "已办结");
    for (const { complaints } of [officer, supervisor]) expect(complaints).toEqual([]);
  });
}
