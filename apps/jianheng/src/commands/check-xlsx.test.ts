import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { readXlsx, type SheetToWrite, writeXlsx } from "@jianheng/files";
import ExcelJs from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "./check.ts";

const folder = mkdtempSync(join(tmpdir(), "check-xlsx-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
const caseNo = "示例检刑诉受[2025]990101000001号";

async function run(args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = [stdout, stderr].map(async (stream) => {
    let text = "";
    for await (const chunk of stream) text += String(chunk);
    return text;
  });
  const code = await check(args, { stdin: new PassThrough(), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out = "", err = ""] = await Promise.all(texts);
  return { code, out, err };
}

const checked = async (path: string, out: string, ...more: readonly string[]) =>
  run([path, "--as-of", "2025-03-31", "--pack", "case-card", "--xlsx", out, ...more]);

async function open(path: string): Promise<ExcelJs.Workbook> {
  const book = new ExcelJs.Workbook();
  await book.xlsx.readFile(path);
  return book;
}
/** Rows of a sheet as texts, from its header on. */
async function rowsOf(path: string, name: string): Promise<Record<string, string>[]> {
  const book = await readXlsx({ name: path, path });
  const sheet = book.sheets.find((one) => one.name === name);
  const rows = [];
  if (sheet !== undefined) for await (const batch of book.rows(sheet)) rows.push(...batch);
  book.close();
  const start = rows.findIndex(({ cells }) => cells.length > 3);
  const headers = rows[start]?.cells.map(({ text }) => text) ?? [];
  return rows
    .slice(start + 1)
    .map(({ cells }) => Object.fromEntries(cells.map(({ column, text }) => [headers[column] ?? "", text])));
}

function isFilled(cell: ExcelJs.Cell | undefined): boolean {
  return cell?.fill?.type === "pattern" && cell.fill.pattern === "solid";
}

describe("jianheng check --xlsx", () => {
  const numbers = [1, 2, 3, 4].map((n) => `示例检刑诉受[2025]99010100000${n}号`);
  /** Of each case: sent and accepted. V11 finds the ones sent after they were accepted. */
  async function workbook(name: string, cases: readonly (readonly [number, string, string])[]): Promise<string> {
    const path = join(folder, name);
    const sheet: SheetToWrite = {
      name: "案件",
      columns: ["部门受案号", "案件名称", "移送日期", "受理日期"].map((header) => ({ header })),
      rows: cases.map(([n, sentOn, acceptedOn]) => [numbers[n - 1] ?? "", `测试${n}盗窃案`, sentOn, acceptedOn]),
    };
    await writeXlsx({ sheets: [sheet] }, path);
    return path;
  }
  it("gives the workbook back with the cells marked, noted and listed", async () => {
    const source = await workbook("一.xlsx", [
      [1, "2025-03-04", "2025-03-03"],
      [2, "2025-03-01", "2025-03-03"],
      [3, "2025-02-30", "2025-03-03"],
    ]);
    const out = join(folder, "一-标注.xlsx");
    const { code, err } = await checked(source, out);
    expect(code).toBe(0);
    expect(err).toContain(`已写出 ${out}`);
    const book = await open(out);
    const cases = book.getWorksheet("案件");
    // 移送日期 and 受理日期 of the first case, and the day that is none.
    const filled = ["C2", "D2", "C4", "C3", "D3"].map((cell) => isFilled(cases?.getCell(cell)));
    expect(filled).toEqual([true, true, true, false, false]);
    expect(JSON.stringify(cases?.getCell("C2").note)).toContain(
      "【检衡】疑点 V11：移送日期2025-03-04晚于受理日期2025-03-03。依据：《人民检察院刑事诉讼规则》第158条。请核实。",
    );
    expect(JSON.stringify(cases?.getCell("C4").note)).toContain("“2025-02-30”不是真实存在的日期或时间。");
    expect(cases?.getCell("C4").value).toBe("2025-02-30");
    const listed = await rowsOf(out, "检衡疑点");
    expect(listed.find((row) => row["规则"]?.startsWith("V11") && row["类别"] === "疑点")).toMatchObject({
      部门受案号: numbers[0],
      级别: "填录待更正",
      "位置（点击前往）": "案件!C2",
      涉及数据: "移送日期：2025-03-04；受理日期：2025-03-03",
      "jianheng:kind": "hit",
      "jianheng:rule": "V11",
    });
    expect(listed.find((row) => row["类别"] === "数据问题" && row["说明"]?.includes("2025-02-30"))).toMatchObject({
      "位置（点击前往）": "案件!C4",
      部门受案号: numbers[2],
    });
    expect(readFileSync(source)).not.toEqual(readFileSync(out));
  });

  it("compares a corrected workbook with the findings it brings back", async () => {
    const first = join(folder, "首轮.xlsx");
    await checked(
      await workbook("二.xlsx", [
        [1, "2025-03-04", "2025-03-03"],
        [2, "2025-03-05", "2025-03-03"],
        [3, "2025-03-06", "2025-03-03"],
        [4, "2025-03-01", "2025-03-03"],
      ]),
      first,
    );
    // By hand: the first case is put right, the third taken out, the fourth spoilt; and something is typed beside.
    const book = await open(first);
    const cases = book.getWorksheet("案件");
    cases!.getCell("C2").value = "2025-03-02";
    for (const column of ["A", "B", "C", "D"]) cases!.getCell(`${column}4`).value = null;
    cases!.getCell("C5").value = "2025-03-09";
    const sheet = book.getWorksheet("检衡疑点");
    sheet!.eachRow((row) => {
      const values = row.values as unknown[];
      if (values.includes(numbers[1]) && String(values[4]).startsWith("V11")) row.getCell(12).value = "正在核对纸质卷";
    });
    const corrected = join(folder, "更正.xlsx");
    await book.xlsx.writeFile(corrected);

    const out = join(folder, "次轮.xlsx");
    const { code, out: said } = await checked(corrected, out);
    expect(code).toBe(0);
    expect(said).toContain("与上次相比：");
    const compared = (await rowsOf(out, "检衡对比")).filter((row) => row["规则"]?.startsWith("V11"));
    expect(compared.map((row) => [row["部门受案号"], row["结果"], row["办理情况"] ?? ""])).toEqual([
      [numbers[0], "已改正", ""],
      [numbers[1], "仍存在", "正在核对纸质卷"],
      [numbers[2], "未能复查", ""],
      [numbers[3], "新发现", ""],
    ]);
    const listed = (await rowsOf(out, "检衡疑点")).filter((row) => row["规则"]?.startsWith("V11"));
    expect(listed.map((row) => [row["部门受案号"], row["办理情况"] ?? ""])).toEqual([
      [numbers[1], "正在核对纸质卷"],
      [numbers[3], ""],
    ]);
    const after = (await open(out)).getWorksheet("案件");
    expect(after?.getCell("C2").note).toBeUndefined();
    expect(["C2", "C3"].map((cell) => isFilled(after?.getCell(cell)))).toEqual([false, true]);
    expect(JSON.stringify(after?.getCell("C3").note)).toContain("V11");
  });

  it("tells of cells that could not be read whether they were mended, by the key of their row", async () => {
    const first = join(folder, "坏格.xlsx");
    await checked(
      await workbook("五.xlsx", [
        [1, "2025-02-30", "2025-03-03"],
        [2, "2025-02-31", "2025-03-03"],
        [3, "2025-02-29", "2025-03-03"],
      ]),
      first,
    );
    const now = await workbook("六.xlsx", [
      // One more row above, so that the others have moved.
      [4, "2025-03-01", "2025-03-03"],
      [1, "2025-03-01", "2025-03-03"],
      [2, "2025-02-31", "2025-03-03"],
    ]);
    const out = join(folder, "坏格-次轮.xlsx");
    await checked(now, out, "--before", first);
    const compared = (await rowsOf(out, "检衡对比")).filter((row) => row["规则"] === "案件·移送日期");
    expect(compared.map((row) => [row["部门受案号"], row["结果"]])).toEqual([
      [numbers[0], "已改正"],
      [numbers[1], "仍存在"],
      [numbers[2], "未能复查"],
    ]);
  });

  it("compares with a workbook named by --before, and closes --json with one line on stderr", async () => {
    const before = join(folder, "上次.xlsx");
    await checked(await workbook("三.xlsx", [[1, "2025-03-04", "2025-03-03"]]), before);
    const now = await workbook("四.xlsx", [[1, "2025-03-01", "2025-03-03"]]);
    const { out, err } = await run([now, "--as-of", "2025-03-31", "--pack", "case-card", "--json", "--before", before]);
    const lines = out.split("\n").filter((line) => line !== "");
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty("outcome");
    const closing = JSON.parse(err.trimEnd().split("\n").at(-1) ?? "") as { comparison: { findings: unknown[] } };
    expect(closing.comparison).toMatchObject({ corrected: expect.any(Number) as unknown });
    expect(closing.comparison.findings).toContainEqual({
      state: "corrected",
      rule: "V11",
      legalCaseNo: numbers[0],
      key: `V11:case:${numbers[0]}`,
    });
    const { code, err: refused } = await run([now, "--as-of", "2025-03-31", "--before", now]);
    expect(code).toBe(1);
    expect(refused).toContain("读不到“检衡疑点”表");
  });

  it("gives text tables back as workbooks, row for row, in a folder when there are several", async () => {
    const inner = mkdtempSync(join(folder, "多个-"));
    writeFileSync(
      join(inner, "案件.csv"),
      `部门受案号,案件名称,移送日期,受理日期\n\n${caseNo},测试甲盗窃案,2025-03-04,2025-03-03\n`,
    );
    writeFileSync(join(inner, "犯罪嫌疑人.csv"), `部门受案号,嫌疑人编号,姓名\n${caseNo},1,测试甲\n`);
    const out = join(folder, "写回");
    const { code } = await checked(inner, out);
    expect(code).toBe(0);
    expect(readdirSync(out).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["案件.xlsx", "犯罪嫌疑人.xlsx"]);
    const cases = (await open(join(out, "案件.xlsx"))).getWorksheet("案件");
    expect(cases?.getCell("C3").value).toBe("2025-03-04");
    expect(JSON.stringify(cases?.getCell("C3").note)).toContain("V11");
  });
});
