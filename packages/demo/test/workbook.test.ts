import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { datasets } from "@jianheng/contract";
import { readXlsx, isFailure } from "@jianheng/files";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateWorld, isDemonstrationNotice, worldToWorkbook, type DemoWorld } from "../src/index.ts";

let folder = "";
const world: DemoWorld = generateWorld({ seed: "workbook", cases: 120 });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jianheng-demo-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("the workbook has the notice first and then one sheet per dataset, with every row", async () => {
  const path = join(folder, "演示.xlsx");
  await worldToWorkbook(world, path);
  const book = await readXlsx({ name: "演示.xlsx", path });
  expect(isFailure(book.diagnostics)).toBe(false);
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(["说明", ...datasets.map((dataset) => dataset.label)]);
  for (const sheet of book.sheets) {
    const rows: string[][] = [];
    for await (const batch of book.rows(sheet)) {
      for (const row of batch) {
        const cells: string[] = [];
        for (const cell of row.cells) cells[cell.column] = cell.text;
        rows.push(cells);
      }
    }
    const dataset = datasets.find((candidate) => candidate.label === sheet.name);
    if (dataset === undefined) {
      expect(isDemonstrationNotice(sheet.name, rows[0]?.[0] ?? "")).toBe(true);
      expect(rows.flat().join()).toContain("虚构");
      continue;
    }
    expect(rows[0]).toEqual(dataset.columns.map((column) => column.label));
    const written = world.rows[dataset.id as keyof DemoWorld["rows"]];
    expect(rows.length - 1).toBe(written.length);
    for (const [at, row] of written.entries()) {
      for (const [index, column] of dataset.columns.entries()) {
        const value = row[column.id];
        const expected = value === undefined ? "" : value === true ? "是" : value === false ? "否" : String(value);
        const read = rows[at + 1]?.[index] ?? "";
        expect(
          column.type === "datetime" ? read.replace(" ", "T") : read,
          `${dataset.label} ${at} ${column.label}`,
        ).toBe(expected);
      }
    }
  }
});

test("the same world gives the same bytes", async () => {
  const small = generateWorld({ seed: 3, cases: 10 });
  const one = await worldToWorkbook(small, join(folder, "one.xlsx"));
  const other = await worldToWorkbook(generateWorld({ seed: 3, cases: 10 }), join(folder, "other.xlsx"));
  expect(one.sha256).toBe(other.sha256);
});
