// An export, its workbook back, the workbook corrected and delivered, and that delivery taken back. People and numbers are
// invented; the citizen number is the one that GB 11643 prints as its example, and the same with a wrong check digit.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { readXlsx, xlsxBytes } from "@jianheng/files";
import { expect, test } from "vitest";
import type { Page } from "./acting.ts";
import { visit, type Office } from "./harness.ts";

const good = "11010519491231002X";
const bad = "110105194912310020";

function caseNo(number: number): string {
  return `示例检刑诉受[2026]990100${String(910_000 + number)}号`;
}
/** What is put right, what remains, what is spoilt by the correction, and what only the second export has. */
const [mended, left, spoilt, added] = [caseNo(1), caseNo(2), caseNo(3), caseNo(4)];

type Rows = readonly (readonly string[])[];
interface Table {
  readonly name: string;
  readonly rows: Rows;
}

const registerHeader = ["部门受案号", "案件名称", "案件类别", "承办单位编码", "承办单位", "承办部门", "承办检察官"];
const peopleHeader = ["部门受案号", "嫌疑人编号", "姓名", "证件类型", "证件号码", "羁押状态"];

/** A case for prosecution in which nothing is amiss but, if so, the check digit. */
function caseRow(no: string): readonly string[] {
  const office = ["990100", "衡江市人民检察院", "第一检察部", "虚构检察官"];
  return [no, "虚构人虚构案", "审查起诉", ...office, "随机", "公安", "2026-03-10"];
}
function personRow(no: string, citizenNumber: string): readonly string[] {
  return [no, "1", "虚构人", "居民身份证", citizenNumber, "取保"];
}

const exported: readonly Table[] = [
  {
    name: "案件",
    rows: [[...registerHeader, "分案方式", "侦查机关", "受理日期"], ...[mended, left, spoilt].map(caseRow)],
  },
  {
    name: "犯罪嫌疑人",
    rows: [peopleHeader, personRow(mended, bad), personRow(left, bad), personRow(spoilt, good)],
  },
];

/** The workbook as another program saves it after somebody has typed in it. */
async function write(file: string, tables: readonly Table[]): Promise<void> {
  const sheets = tables.map(({ name, rows: [header = [], ...rows] }) => ({
    name,
    filter: false,
    columns: header.map((text) => ({ header: text, kind: "text" as const })),
    rows,
  }));
  await writeFile(file, await xlsxBytes({ sheets }));
}

async function read(file: string): Promise<Table[]> {
  const book = await readXlsx({ name: path.basename(file), path: file });
  const tables: Table[] = [];
  for (const sheet of book.sheets) {
    const rows: string[][] = [];
    for await (const batch of book.rows(sheet))
      for (const { number, cells } of batch) {
        const texts: string[] = [];
        for (const { column, text } of cells) texts[column] = text;
        rows[number - 1] = Array.from(texts, (text) => text ?? "");
      }
    tables.push({ name: sheet.name, rows: Array.from(rows, (row) => row ?? []) });
  }
  book.close();
  return tables;
}

/** Puts one number right and another wrong, and adds a case; our own sheet goes back as it is. */
function corrected(tables: readonly Table[]): Table[] {
  const numbers = new Map([
    [mended, good],
    [spoilt, bad],
  ]);
  return tables.map(({ name, rows }) => {
    if (name === "案件") return { name, rows: [...rows, caseRow(added)] };
    if (name !== "犯罪嫌疑人") return { name, rows };
    const typed = rows.map((row) => {
      const number = numbers.get(row[0] ?? "");
      return number === undefined
        ? row
        : row.map((text, at) => (at === peopleHeader.indexOf("证件号码") ? number : text));
    });
    return { name, rows: [...typed, personRow(added, bad)] };
  });
}

/** V06 (the check digit of a citizen number) as a sheet of ours lists it: the texts of its rows. */
function listed(tables: readonly Table[], sheet: string): Rows {
  const rows = tables.find(({ name }) => name === sheet)?.rows ?? [];
  return rows.filter((row) => row.some((text) => text.startsWith("V06 ")));
}

async function deliver(page: Page, file: string, label: string): Promise<void> {
  await page.goto("/deliveries/new");
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "下一步", exact: true }).click();
  await page.getByLabel("名称").fill(label);
  await page.getByLabel("数据日期").fill("20260331");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: /^增量/ }).check();
  await page.getByRole("button", { name: "接收并开始筛查" }).click();
  await page.getByRole("heading", { name: label }).waitFor();
  await page.getByRole("heading", { name: /筛查结果/ }).waitFor({ timeout: 60_000 });
}

async function download(page: Page, folder: string, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /下载带标注的工作簿/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${name}（检衡标注）.xlsx`);
  const saved = path.join(folder, file.suggestedFilename());
  await file.saveAs(saved);
  return saved;
}

async function openDelivery(page: Page, label: string): Promise<void> {
  await page.goto("/deliveries");
  await page.getByRole("link", { name: label }).click();
  await page.getByRole("heading", { name: label }).waitFor();
}

async function openFinding(page: Page, no: string): Promise<void> {
  await page.goto(`/findings?${new URLSearchParams({ rule: "V06", text: no }).toString()}`);
  await page.locator("tbody tr a").first().click();
  await page.getByRole("heading", { name: no }).waitFor();
}

export function correctionJourneys(office: () => Office): void {
  test("the workbook comes back marked; corrected and delivered again it says what became of each finding", async () => {
    const { folder } = office();
    const { page, complaints } = await visit(office(), { as: "anguan" });
    const file = path.join(folder, "更正前.xlsx");
    await write(file, exported);
    await deliver(page, file, "更正前的数据");
    // What was not run says what the data lack, in the words of the sheets.
    await page.getByText("本批数据没有“强制措施”表").first().waitFor();
    await page.getByText("本批数据的“犯罪嫌疑人”表没有“出生日期”列").first().waitFor();
    const marked = await read(await download(page, folder, "更正前"));
    await page.getByText("已下载“更正前（检衡标注）.xlsx”。").waitFor();
    expect(listed(marked, "检衡疑点").map((row) => row.find((text) => text.startsWith("示例")))).toEqual([
      mended,
      left,
    ]);

    const again = path.join(folder, "更正后.xlsx");
    await write(again, corrected(marked));
    await deliver(page, again, "更正后的数据");
    const figures = await page.locator("dl.figures").innerText();
    expect(figures.replaceAll(/\s+/g, " ")).toContain("新发现 2 再次发现 1 重新打开 0 数据已改正 1 未能复查 0");
    const compared = listed(await read(await download(page, folder, "更正后")), "检衡对比");
    expect(compared.map((row) => [row[1], row.find((text) => text.startsWith("示例"))])).toEqual([
      ["已改正", mended],
      ["仍存在", left],
      ["新发现", spoilt],
      ["新发现", added],
    ]);
    expect(complaints).toEqual([]);
  });

  test("a delivery is withdrawn with a reason, and its findings and cases are again what the others say", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    // Whoever does not import data reads the delivery and cannot take it back.
    const reader = await visit(office(), { as: "ducha" });
    await openDelivery(reader.page, "更正后的数据");
    await reader.page.getByRole("heading", { name: /筛查结果/ }).waitFor();
    expect(await reader.page.getByRole("button", { name: "撤回这批数据" }).count()).toBe(0);
    const id = new URL(reader.page.url()).pathname.split("/").at(-1);
    const refused = await reader.page.request.post("/api/rpc/deliveries/withdraw", {
      data: { json: { id, reason: "虚构的理由", requestId: crypto.randomUUID() } },
      headers: { origin: office().address },
    });
    expect(refused.status()).toBe(403);
    expect(await refused.text()).toContain("案管人员");

    await openFinding(page, mended);
    await page.locator(".page-head").getByText("数据已改正").waitFor();
    await openDelivery(page, "更正后的数据");
    await page.getByRole("button", { name: "撤回这批数据" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("撤回后不能取消。").waitFor();
    await dialog.getByRole("button", { name: "撤回这批数据" }).click();
    await dialog.getByText("请填写“撤回理由”。").waitFor();
    await dialog.getByLabel("撤回理由").fill("导出时选错了期间");
    await dialog.getByRole("button", { name: "撤回这批数据" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText(/撤回了这批数据。理由：导出时选错了期间。/).waitFor();
    expect(await page.getByRole("button", { name: "撤回这批数据" }).count()).toBe(0);

    await page.goto("/deliveries");
    await page.getByRole("row", { name: /更正后的数据.*已撤回/ }).waitFor();

    // Put right in the withdrawn data alone: open again. Found in them alone: closed. Their own case: gone.
    await openFinding(page, mended);
    await page.locator(".page-head").getByText("待核实", { exact: true }).waitFor();
    expect(await page.locator(".page-head").getByText("数据已改正").count()).toBe(0);
    await openFinding(page, spoilt);
    await page.locator(".page-head").getByText("数据已撤回").waitFor();
    await page
      .locator(".history")
      .getByText(/该批数据已撤回/)
      .waitFor();
    await page.goto(`/cases/${encodeURIComponent(spoilt)}`);
    await page.locator("summary", { hasText: "犯罪嫌疑人" }).click();
    await page.getByRole("cell", { name: good }).waitFor();
    await page.goto(`/cases/${encodeURIComponent(added)}`);
    await page.getByText("没有这个案件，或者您无权查看。").waitFor();
    for (const one of [complaints, reader.complaints]) expect(one).toEqual([]);
  });
}
