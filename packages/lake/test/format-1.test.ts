// A delivery that a program of format 1 has left (testdata/format-1, made by that program) is read, opened and judged.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { cellOf, loadRuleBook, openSnapshot, readManifest, screen } from "../src/index.ts";

const directory = fileURLToPath(new URL("../testdata/format-1", import.meta.url));
const rules = fileURLToPath(new URL("../../../rules", import.meta.url));
const second = "示例检刑诉受[2025]990101000002号";

it("has a manifest in the present form", async () => {
  const manifest = await readManifest(directory);
  expect(manifest).toMatchObject({ formatVersion: 1, readWith: "", furtherDatasets: [] });
  expect(manifest?.sources).toMatchObject([
    { dataset: "cases", headerRow: 1, headerRows: 1, firstRows: [], candidates: ["cases"], constants: {} },
    { dataset: "prosecutionReviews", headerRow: 1, headerRows: 1 },
  ]);
  expect(manifest?.sources[0]?.columns[4]).toEqual({
    index: 4,
    letter: "E",
    header: "批注",
    column: null,
    samples: [],
    unknownValues: [],
  });
});

it("opens, leads back to its cells, and is judged by the whole rule book", async () => {
  const snapshot = await openSnapshot(directory);
  const { book } = await loadRuleBook(join(rules));
  try {
    const reader = await snapshot.connection.runAndReadAll(
      "SELECT acceptedDate, _raw, _mergedFrom FROM cases ORDER BY _rowId",
    );
    expect(reader.getRowObjectsJson()).toEqual([
      { acceptedDate: "2025-01-03", _raw: null, _mergedFrom: null },
      { acceptedDate: null, _raw: '{"acceptedDate":"某日"}', _mergedFrom: null },
    ]);
    expect(await cellOf(snapshot, { dataset: "cases", rowId: 2, columnId: "acceptedDate" })).toMatchObject({
      file: "案件.csv",
      row: 3,
      column: "D",
    });
    const { hits, report } = await screen({ snapshot, book, asOf: "2025-03-31" });
    expect(report.filter(({ failed }) => failed !== undefined)).toEqual([]);
    expect(report.some(({ notRun }) => notRun === undefined)).toBe(true);
    // The day of acceptance of the second case could not be read: whatever rests on it is not known.
    const missing = hits.filter(({ legalCaseNo }) => legalCaseNo === second).flatMap((hit) => hit.missing);
    expect(missing).toContainEqual(
      expect.objectContaining({ reason: "unreadable", cell: expect.objectContaining({ row: 3 }) }),
    );
  } finally {
    snapshot.close();
  }
});
