// The published list of sheets and columns is a contract: every sheet and every column of it must be recognised, by its
// Chinese name and by its identifier, as one and the same.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCsv } from "@jianheng/files";
import { describe, expect, it } from "vitest";
import { datasetByName, mapHeaders } from "./recognise.ts";

const data = process.env["JIANHENG_TEST_DATA"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const path = join(data, "domain", "standard-workbook.csv");
const present = existsSync(path);
const reason = present ? "" : ` (skipped: ${join("domain", "standard-workbook.csv")} is not among the test data)`;

interface Line {
  readonly sheet: string;
  readonly dataset: string;
  readonly column: string;
  readonly identifier: string;
  readonly type: string;
}

/** Columns of the list: sheet, dataset, grain, column, identifier, type, required, codes_or_note. */
async function readLines(): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const csv = await readCsv({ name: "standard-workbook.csv", path });
  for await (const rows of csv.rows()) {
    for (const { number, cells } of rows) {
      const text = (column: number) => cells.find((cell) => cell.column === column)?.text ?? "";
      if (number === 1) continue;
      lines.push({ sheet: text(0), dataset: text(1), column: text(3), identifier: text(4), type: text(5) });
    }
  }
  return lines;
}

const lines = present ? await readLines() : [];

describe.skipIf(!present)(`the standard workbook${reason}`, () => {
  const sheets = [...new Set(lines.map((line) => line.sheet))];

  it("has its twelve sheets", () => expect(sheets).toHaveLength(12));

  it.each(sheets)("%s is recognised, with every column", (sheet) => {
    const own = lines.filter((line) => line.sheet === sheet);
    const dataset = datasetByName(sheet);
    if (dataset === undefined) throw new Error(`${sheet} is not known`);
    expect(datasetByName(own[0]?.dataset ?? "")).toBe(dataset);
    const map = (headers: readonly string[]) =>
      mapHeaders(dataset, {
        lastRow: 1,
        rows: 1,
        cells: headers.map((header, index) => ({ index, levels: [header], header })),
      }).columns.map((column) => column.column);
    const byName = map(own.map((line) => line.column));
    expect(byName).not.toContain(null);
    expect(map(own.map((line) => line.identifier))).toEqual(byName);
    const types = byName.map((id) => dataset.columns.find((column) => column.id === id)?.type);
    expect(types).toEqual(own.map((line) => (line.column === "法定情节" ? "codes" : line.type)));
  });
});
