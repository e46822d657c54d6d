import { expect, test } from "vitest";
import { visit, type Office } from "./harness.ts";

/** By hand: received on Friday 2025-01-03, a month ends in the Spring Festival; on bail 2025-02-05, in custody 2025-02-03. */
const counted = `/limits/compute?${new URLSearchParams({ limit: "prosecution-review", who: "caseReceived=2025-01-03;custody=no" }).toString()}`;

/** Limits, the calculator and the settings of the law. */
export function limitJourneys(office: () => Office): void {
  test("a limit is found, counted as one types, linked to a colleague, and the back button leads back", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/limits");
    await page.getByLabel("搜索期限").locator("input").first().fill("审查起诉期限");
    await page.getByRole("button", { name: "审查起诉期限", exact: true }).click();
    await page.getByText("重大、复杂的案件延长十五日：至多 15日").waitFor();
    await page.getByRole("link", { name: "用这项期限计算" }).click();
    await page.getByRole("heading", { name: "期限计算" }).waitFor();
    await page.getByText("缺少起算日期：收到移送起诉的案件").waitFor();
    await page.getByLabel("收到移送起诉的案件").fill("20250103");
    await page.keyboard.press("Enter");
    await page.getByText("须注明期限届满日该人是否在押").waitFor();
    await page.getByText("非在押", { exact: true }).click();
    await page.locator(".big-day", { hasText: "2025-02-05 周三" }).waitFor();
    await page.getByText("在押", { exact: true }).click();
    await page.locator(".big-day", { hasText: "2025-02-03 周一" }).waitFor();

    // Steps open to the words of the article.
    await page.getByText("《刑事诉讼法》第105条第4款").first().click();
    await page.locator("details[open] p", { hasText: "不得因节假日而延长" }).waitFor();

    // A colleague of another office, who sees no case, opens the link and reads the same.
    const colleague = await visit(office(), { as: "xitong" });
    await colleague.page.goto(page.url());
    await colleague.page.locator(".big-day", { hasText: "2025-02-03 周一" }).waitFor();

    await page.getByRole("button", { name: "加一名嫌疑人" }).click();
    await page.getByText("全案到期日（最早的一人）").waitFor();
    await page.goBack();
    await page.getByText("全案到期日（最早的一人）").waitFor({ state: "detached" });
    await page.locator(".big-day", { hasText: "2025-02-03 周一" }).waitFor();
    for (const one of [complaints, colleague.complaints]) expect(one).toEqual([]);
  });

  test("the answer prints on one sheet, with the office, the facts, the steps and the months", async () => {
    const { page } = await visit(office(), { as: "anguan" });
    await page.goto(counted);
    await page.locator(".big-day", { hasText: "2025-02-05 周三" }).waitFor();
    await page.emulateMedia({ media: "print" });
    await page.getByText("收到移送起诉的案件：2025-01-03 周五").waitFor();
    await page.getByRole("table", { name: "2025-02" }).waitFor();
    expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test("a number that nobody has read in its text is marked, and a day outside the calendar says what to do", async () => {
    const { page } = await visit(office(), { as: "ducha" });
    const who = "served=2026-12-03";
    await page.goto(`/limits/compute?${new URLSearchParams({ limit: "suggestion-reply", who }).toString()}`);
    await page.getByText("使用前请核对").first().waitFor();
    await page.getByText("请系统管理员在“日历”中导入该年度的放假通知").waitFor();
  });

  test("the system administrator imports a year: first what changes, then the import, then a due day", async () => {
    const { page, complaints } = await visit(office(), { as: "xitong" });
    await page.goto("/calendar?tab=import");
    await page.locator("input[type=file]").setInputFiles({
      name: "放假安排.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "起,止,休班,名称,依据,范围\n2027-01-01,2027-01-03,休,元旦,虚构通知,全国\n2027-02-30,,休,春节,虚构通知,全国\n",
      ),
    });
    await page.getByText("第 3 行 A").waitFor();
    await page.locator("input[type=file]").setInputFiles({
      name: "放假安排.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("起,止,休班,名称,依据,范围\n2027-01-01,2027-01-03,休,元旦,虚构通知,全国\n"),
    });
    await page.getByText("读到 1 行，将改变 3 天").waitFor();
    await page.getByRole("button", { name: "导入 3 天" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.getByText("请填写依据。").waitFor();
    await dialog.getByLabel("依据").fill("虚构的2027年放假通知");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存 1 项设定。").waitFor();
    await page.getByText("在办案件的到期日已于").waitFor({ timeout: 60_000 });
    await page.goto(
      `/limits/compute?${new URLSearchParams({ limit: "suggestion-reply", who: "served=2026-11-03" }).toString()}`,
    );
    // By hand: two months end on Sunday 2027-01-03, a holiday; the next working day is Monday.
    await page.locator(".big-day", { hasText: "2027-01-04 周一" }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("the officer sets a local day and an unverified length, and both show in the history", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/calendar?tab=local");
    await page.getByRole("button", { name: "加一个本地日子" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("日期").fill("20260513");
    await page.keyboard.press("Enter");
    await dialog.getByLabel("名称", { exact: true }).fill("虚构节");
    await dialog.getByLabel("依据").fill("虚构市放假通知〔2026〕1号");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("2026-05-13 周三").waitFor();

    await page.getByRole("tab", { name: "未核对的期限" }).click();
    await page.getByRole("button", { name: "设定“检察建议回复”" }).click();
    await dialog.getByRole("spinbutton", { name: "长度" }).fill("1");
    await dialog.getByText("已在原文中核对过这个日数").click();
    await dialog.getByLabel("依据").fill("虚构的检察建议工作规定");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("本院设定，已核对原文").waitFor();

    await page.getByRole("tab", { name: "设定记录" }).click();
    await page.getByText("检察建议回复：1个月，已核对原文").waitFor();
    await page.getByText("休息：虚构节").waitFor();

    // Whoever may not set them reads them.
    const reader = await visit(office(), { as: "lingdao" });
    await reader.page.goto("/calendar?tab=local");
    await reader.page.getByText("您可以查看。可以设定的人员：案管人员。").waitFor();
    expect(await reader.page.getByRole("button", { name: "加一个本地日子" }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("a limit of a case page opens in the calculator with its facts", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/cases?caseType=审查起诉");
    await page.locator("tbody tr a").first().click();
    const limit = page.locator("svg [role=button]").first();
    await limit.focus();
    await page.keyboard.press("Enter");
    const strip = page.getByRole("img", { name: /到期日/ }).last();
    await strip.waitFor();
    const due = /到期日(\d{4}-\d{2}-\d{2} 周.)/.exec((await strip.getAttribute("aria-label")) ?? "")?.[1] ?? "none";
    await page.getByRole("link", { name: "在期限计算中打开" }).click();
    await page.getByRole("heading", { name: "期限计算" }).waitFor();
    await page.locator(".big-day", { hasText: due }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("a limit of a case says what to look at before relying on it, and the calculator says the same", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    // By hand: a month from 2025-01-03 ended in custody on 2025-02-03; the extension was decided a day later.
    await page.goto(`/cases?${new URLSearchParams({ text: "在押案件期满后补办延长" }).toString()}`);
    await page.locator("tbody tr a").first().click();
    await page
      .getByRole("button", { name: /审查起诉期限/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    const below = page.locator(".case-below").first();
    await below.getByText("使用前请核对").waitFor();
    await below.getByText("延长决定2025-02-04晚于期限届满日2025-02-03，未计入").waitFor();
    await page.getByRole("link", { name: "在期限计算中打开" }).click();
    await page.locator(".big-day", { hasText: "2025-02-03 周一" }).waitFor();
    await page.getByText("使用前请核对").waitFor();
    await page.getByText("延长决定2025-02-04晚于期限届满日2025-02-03，未计入").waitFor();
    expect(complaints).toEqual([]);
  });

  test("the table marks what nobody read, leads to its setting, and lists the duties without a number", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/limits?open=administrative-public-interest-review");
    const details = page.locator("tr.opened");
    await details.getByText("延长一个月：至多 1个月，检察长批准").waitFor();
    // The length and both extensions are from memory.
    expect(await details.getByText("使用前请核对").count()).toBe(3);

    await page.getByLabel("搜索期限").locator("input").first().fill("第152条");
    const duties = page.locator("tbody", { hasText: "没有具体天数的义务" });
    await duties.getByRole("row", { name: /期限变更书面通知看守所.*及时.*只作提醒，不按天数判断/ }).waitFor();
    await duties.getByRole("button", { name: "期限变更书面通知看守所" }).click();
    await duties.getByText("“应当及时将变更后的期限书面通知看守所”").waitFor();
    await page.getByLabel("搜索期限").locator("input").first().fill("当日");
    await duties.getByRole("row", { name: /羁押必要性审查申请移送捕诉部门.*当日.*就在起算的那一天/ }).waitFor();

    await page.goto("/limits/compute?limit=administrative-public-interest-review");
    await page.getByText("这项期限有未核对原文之处，使用前请核对").waitFor();
    await page.getByRole("button", { name: "加一次延长" }).click();
    const extension = page.getByRole("group", { name: "第 1 次延长" });
    await extension.getByText("凭记忆，未核对，可由本院设定").waitFor();
    await extension.getByRole("link", { name: "在“日历与设定”中设定" }).click();
    await page.getByRole("button", { name: "设定“行政公益诉讼审查起诉：延长一个月”" }).waitFor();
    expect(complaints).toEqual([]);
  });
}
