import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import type { Page } from "./acting.ts";
import { foreignCaseNo, writeForeignWorkbook } from "./foreign-workbook.ts";
import { visit, type Office } from "./harness.ts";
import { nameless, tooFaint, tooWide } from "./layout.journey.ts";

/** Types into a list and takes what it finds, as one does without a mouse. */
async function answer(page: Page, label: string | RegExp, text: string): Promise<void> {
  const list = page.getByRole("combobox", { name: label }).first();
  await list.focus();
  await list.fill(text);
  await page.keyboard.press("Enter");
}

async function upload(page: Page, file: string): Promise<void> {
  await page.goto("/deliveries/new");
  await page.locator("input[type=file]").setInputFiles(file);
  await page.waitForURL(/uploadId=/);
}

async function accept(page: Page, label: string): Promise<void> {
  await page.getByRole("button", { name: "下一步", exact: true }).click();
  await page.getByLabel("名称").fill(label);
  await page.getByLabel("数据日期").fill("20260630");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "接收并开始筛查" }).click();
  await page.getByRole("heading", { name: label }).waitFor();
  await page.getByRole("heading", { name: /筛查结果/ }).waitFor({ timeout: 90_000 });
}

export function mappingJourneys(office: () => Office): void {
  test("a workbook of the house's own headers is matched by keyboard, read, accepted and screened", async () => {
    const file = path.join(office().folder, "三月台账.xlsx");
    const march = [1, 2, 3].map((number) => ({ number, received: `${number + 1}/3/2026` }));
    await writeForeignWorkbook(file, { month: "2026年3月", cases: march });
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await upload(page, file);
    await page.getByText("有 2 处请您看一下").waitFor();
    await page.getByRole("button", { name: "对应表格与列" }).click();

    // The table as it stands in the sheet, then what it is.
    await page.getByRole("cell", { name: "虚构县人民检察院收案登记表（2026年3月）" }).waitFor();
    await answer(page, "这张表是什么数据？", "案件");
    await page.getByRole("button", { name: "更改表头行" }).click();
    await page.getByRole("radio", { name: "2 行" }).check();
    await page.getByText("案子/院内案号", { exact: true }).waitFor();
    await page.getByRole("button", { name: "收起" }).click();
    await page.getByRole("button", { name: "全部按建议" }).click();
    for (const [header, column] of [
      ["案子/案子叫什么", "案件名称"],
      ["案子/办理事项", "案件类别"],
      ["经办/科室", "承办部门"],
      ["经办/经办人", "承办检察官"],
      ["日子/收到", "受理日期"],
    ] as const)
      await answer(page, new RegExp(`“${header}”对应为`), column);
    // 2/3/2026: the house writes the day first.
    await page.getByText("2/3/2026 是哪一天？").waitFor();
    await page.getByRole("radio", { name: "3月2日（日在前）" }).check();
    await page.getByRole("button", { name: "填本院：990100" }).click();
    await page.getByRole("button", { name: "填本院：衡江市人民检察院" }).click();
    await page.getByText("都已对应").waitFor();

    // Two columns on one are told at once, and the last change can be taken back.
    await answer(page, /“日子\/办完”对应为/, "受理日期");
    await page.getByText("“受理日期”同时对应了 G 列，请只留一列。").waitFor();
    await page.getByRole("button", { name: "重新读取" }).click();
    await page.getByText(/2 列对应重复，请先改好/).waitFor();
    await page.getByRole("button", { name: "撤销上一步" }).click();
    await page.getByText("“受理日期”同时对应了 G 列，请只留一列。").waitFor({ state: "hidden" });

    // What was answered survives a reload, and the address is a link to the table.
    await page.reload();
    await page.getByText("都已对应").waitFor();
    expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(nameless)).toEqual([]);
    expect(await page.evaluate(tooFaint)).toEqual([]);
    await page.getByRole("button", { name: "下一张需要对应的表" }).click();
    await page.waitForURL(/table=.*%E5%88%B0%E6%A1%88%E4%BA%BA%E5%91%98/);
    await answer(page, "这张表是什么数据？", "犯罪嫌疑人");
    await page.getByText("各列对应到什么？").waitFor();
    for (const [header, column] of [
      ["院内案号", "部门受案号"],
      ["第几人", "嫌疑人编号"],
      ["叫什么", "姓名"],
      ["男女", "性别"],
      ["人在哪里", "羁押状态"],
    ] as const)
      await answer(page, new RegExp(`“${header}”对应为`), column);
    await answer(page, "“看守所”是", "在押");
    await page.getByRole("button", { name: "重新读取" }).click();

    await page.getByText("识别出 2 张数据表，3 个案件，6 行。").waitFor();
    await accept(page, "三月台账");
    await page.getByRole("heading", { name: "读取时依据的对应" }).waitFor();
    await page.goto(`/cases/${encodeURIComponent(foreignCaseNo(1))}`);
    await page.getByText("虚构人1虚构案").first().waitFor();
    await page.getByText("2026-03-02 周一").first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("the next month's workbook of the same shape is read without a question", async () => {
    const file = path.join(office().folder, "四月台账.xlsx");
    const april = [4, 5].map((number) => ({ number, received: `${number + 1}/4/2026` }));
    await writeForeignWorkbook(file, { month: "2026年4月", cases: april });
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await upload(page, file);
    await page.getByText("识别出 2 张数据表，2 个案件，4 行。").waitFor();
    expect(await page.getByText("请您看一下").count()).toBe(0);
    expect(await page.getByText("按给过的对应读取").count()).toBe(2);
    await accept(page, "四月台账");
    expect(complaints).toEqual([]);
  });

  test("a text file whose encoding cannot be told is previewed, chosen by sight, and read", async () => {
    const file = path.join(office().folder, "案件.csv");
    const header = "部门受案号,案件名称,案件类别,承办单位编码,承办单位,承办部门,承办检察官,受理日期";
    const row = `${foreignCaseNo(51)},虚构人甲虚构案,审查起诉,990100,衡江市人民检察院,第三检察部,虚构检察官,2026-03-02`;
    await writeFile(file, Buffer.from(`${header}\r\n${row}\r\n`, "utf16le"));
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await upload(page, file);
    await page.getByText("“案件.csv”的文字编码不能确定，请看预览选择。").waitFor();
    await page.getByRole("button", { name: "对应表格与列" }).click();
    await page.getByText("虚构人甲虚构案").first().waitFor();
    await page.getByRole("radio", { name: /UTF-16，低位在前/ }).check();
    await page.getByRole("button", { name: "重新读取" }).click();
    await page.getByText("识别出 1 张数据表，1 个案件，1 行。").waitFor();
    await accept(page, "文本导出");
    expect(complaints).toEqual([]);
  });

  test("what is remembered is listed with who and when, and forgotten with the consequence said", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/deliveries");
    await page.getByRole("link", { name: "已记住的对应" }).click();
    await page.getByRole("cell", { name: "收案登记", exact: true }).waitFor();
    await page.getByText("对应 6 列、表头在第 2–3 行").click();
    await page.getByText("日子/收到 → 受理日期").waitFor();
    await page.getByText("受理日期：日在前").waitFor();
    await page.getByRole("button", { name: "忘记“收案登记”的对应" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("不能撤销；下次导入这样的表会重新询问。已经接收的数据不受影响。").waitFor();
    await dialog.getByRole("button", { name: "忘记" }).click();
    await page.getByText("已忘记“收案登记”的对应，下次导入会重新询问。").waitFor();
    await page.getByRole("cell", { name: "收案登记", exact: true }).waitFor({ state: "hidden" });
    await page.getByRole("cell", { name: "到案人员", exact: true }).waitFor();

    const file = path.join(office().folder, "五月台账.xlsx");
    await writeForeignWorkbook(file, { month: "2026年5月", cases: [{ number: 6, received: "7/5/2026" }] });
    await upload(page, file);
    await page.getByText("有 1 处请您看一下").waitFor();
    await page.getByText("“收案登记”像是数据表，但没有认出是哪一种。").waitFor();
    expect(complaints).toEqual([]);
  });

  test("what is wrong with an answer is said beside its field, in both languages, until it is mended", async () => {
    const file = path.join(office().folder, "六月台账.xlsx");
    await writeForeignWorkbook(file, { month: "2026年6月", cases: [{ number: 7, received: "8/6/2026" }] });
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await upload(page, file);
    await page.getByRole("button", { name: "对应表格与列" }).click({ timeout: 60_000 });
    await answer(page, "这张表是什么数据？", "案件");
    await page.getByText("各列对应到什么？").waitFor();
    await answer(page, "再加一列", "分案方式");
    await page.getByRole("combobox", { name: "分案方式" }).waitFor();
    // A draft of another day: its code and its order of days are none any more.
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem("jianheng.delivery.mapping") ?? "{}") as {
        draft: { tables: Record<string, Record<string, unknown>> };
      };
      const [table] = Object.values(kept.draft.tables);
      Object.assign(table ?? {}, { constants: { assignmentMode: "抓阄" }, dateOrders: { caseName: "dmy" } });
      localStorage.setItem("jianheng.delivery.mapping", JSON.stringify(kept));
    });
    await page.reload();
    await page.getByRole("button", { name: "重新读取" }).click();
    await page.getByText("有 2 处对应不能成立，没有重新读取。请改正：").waitFor();
    await page.getByRole("button", { name: "“收案登记”：“案件名称”不是日期，没有日和月的先后" }).waitFor();
    await page.locator(".constants").getByText("“分案方式”的代码中没有“抓阄”").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.locator(".constants").getByText("“抓阄” is no code of “assignment mode”").waitFor();
    await page.getByText("2 of the answers cannot be right; nothing was read again. Please mend them:").waitFor();
    await page.getByRole("button", { name: "中文" }).click();
    await answer(page, "分案方式", "随机");
    await page.getByText("有 1 处对应不能成立，没有重新读取。请改正：").waitFor();
    expect(await page.locator(".constants").getByText("的代码中没有").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("reading again is cancelled: what was read before stays, and so does what was answered", async () => {
    const file = path.join(office().folder, "全年台账.xlsx");
    const year = Array.from({ length: 20_000 }, (_, at) => ({ number: 1000 + at, received: "2/3/2026" }));
    await writeForeignWorkbook(file, { month: "2026年", cases: year });
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await upload(page, file);
    await page.getByRole("button", { name: "对应表格与列" }).click({ timeout: 60_000 });
    await answer(page, "这张表是什么数据？", "不读取");
    await page.getByText(/改动：.*1 处/).waitFor();
    await page.getByRole("button", { name: "重新读取" }).click();
    await page.getByRole("button", { name: "取消重新读取" }).click({ timeout: 60_000 });
    await page.getByText("已取消重新读取，之前读到的内容保持不变。").waitFor();
    await page.getByText(/改动：.*1 处/).waitFor();
    await page.reload();
    await page.getByText(/改动：.*1 处/).waitFor();
    await page.getByRole("button", { name: "核对识别结果" }).click();
    await page.getByText(/有 \d 处请您看一下/).waitFor();
    expect(complaints).toEqual([]);
  });
}
