import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { datasets, type DatasetColumn } from "@jianheng/contract";
import { type CellToWrite, readXlsx, type SheetToWrite, writeXlsx } from "@jianheng/files";
import { openSnapshot, readDelivery } from "@jianheng/lake";
import { afterAll, describe, expect, it } from "vitest";
import { templateWorkbook } from "./template.ts";

const folder = mkdtempSync(join(tmpdir(), "template-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a person would type, read off the explanation of each type. */
const typed: Record<DatasetColumn["type"], (column: DatasetColumn) => string> = {
  text: (column) => (column.label.includes("号码") ? "11010519491231002X" : "虚构"),
  "case-no": () => "示例检刑诉受[2025]990101000001号",
  "doc-no": () => "示例检刑诉〔2025〕12号",
  charge: () => "盗窃罪",
  code: (column) => column.codes?.at(-1) ?? "虚构",
  codes: (column) => (column.codes ?? []).slice(0, 2).join("、"),
  bool: () => "是",
  int: () => "18",
  decimal: () => "1.5",
  money: () => "12000.50",
  date: () => "2025-01-03",
  datetime: () => "2025-01-03 08:30",
};

function filled(sheet: SheetToWrite): SheetToWrite {
  const dataset = datasets.find((one) => one.label === sheet.name);
  if (dataset === undefined) return sheet;
  const row: CellToWrite[] = dataset.columns.map((column) => typed[column.type](column));
  return { ...sheet, rows: [row] };
}

describe("the template", () => {
  it("filled in with a value in every column is read without a word", async () => {
    const path = join(folder, "填好.xlsx");
    const workbook = templateWorkbook();
    await writeXlsx({ ...workbook, sheets: workbook.sheets.map(filled) }, path);
    const result = await readDelivery([{ name: "填好.xlsx", path }], { lakeDir: join(folder, "lake") });
    if (result.outcome !== "imported") throw new Error(JSON.stringify(result));
    const { manifest, directory } = result;
    expect(manifest.problems).toEqual({ total: 0, listed: 0, kinds: [] });
    expect(manifest.diagnostics.filter((one) => one.code !== "xlsx.hidden_sheet")).toEqual([]);
    expect(manifest.datasets.map(({ id, rows }) => [id, rows])).toEqual(datasets.map(({ id }) => [id, 1]));
    for (const { id, deliveredColumns } of manifest.datasets) {
      expect(deliveredColumns).toEqual(datasets.find((dataset) => dataset.id === id)?.columns.map((one) => one.id));
    }
    const snapshot = await openSnapshot(directory);
    const reader = await snapshot.connection.runAndReadAll(
      "SELECT idNumber, circumstances, amount::VARCHAR FROM suspects",
    );
    snapshot.close();
    expect(reader.getRowsJson()).toEqual([["11010519491231002X", ["自首", "立功"], "12000.50"]]);
  });

  it("explains every column in Chinese: whether it is required, its type, an example, its codes", () => {
    const [explanation, ...sheets] = templateWorkbook().sheets;
    expect(explanation?.name).toBe("说明");
    expect(sheets.map((sheet) => sheet.name)).toEqual(datasets.map((dataset) => dataset.label));
    for (const [index, sheet] of sheets.entries()) {
      for (const [position, column] of sheet.columns.entries()) {
        const source = datasets[index]!.columns[position]!;
        expect(column.note, `${sheet.name} ${column.header}`).toMatch(/^(必填|选填)；/u);
        expect(column.note?.startsWith("必填")).toBe(source.required === true);
        expect(column.note).not.toMatch(/[a-z]{4}/);
        if (source.codes !== undefined && source.codes.length > 0) expect(column.choices).toEqual(source.codes);
        if (source.type === "date") expect(column).toMatchObject({ kind: "date", checksDays: true });
      }
    }
  });

  it("keeps identifiers as text, so that a spreadsheet cannot round them", () => {
    for (const dataset of datasets) {
      const sheet = templateWorkbook().sheets.find((one) => one.name === dataset.label);
      for (const [position, column] of dataset.columns.entries()) {
        if (column.identifier === true || ["case-no", "doc-no", "text"].includes(column.type))
          expect(sheet?.columns[position]?.kind, `${dataset.label} ${column.label}`).toBe("text");
        // Eighteen digits are seen whole.
        if (column.label.endsWith("号码")) expect(sheet?.columns[position]?.width).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it("says of every column on its first sheet what the column's note says", async () => {
    const path = join(folder, "空白.xlsx");
    await writeXlsx(templateWorkbook(), path);
    const book = await readXlsx({ name: "空白.xlsx", path });
    const rows: string[] = [];
    for await (const batch of book.rows(book.sheets[0]!))
      rows.push(...batch.map((row) => row.cells.map((cell) => cell.text).join("|")));
    book.close();
    const columns = datasets.reduce((sum, dataset) => sum + dataset.columns.length, 0);
    // The header, the word about all, and one row per sheet beside its columns.
    expect(rows).toHaveLength(2 + datasets.length + columns);
    expect(rows.find((row) => row.startsWith("犯罪嫌疑人|证件号码|"))).toBe(
      "犯罪嫌疑人|证件号码|选填|文本|照原系统填写；按文本填写，不要让表格软件改成数字|identity number",
    );
  });
});
