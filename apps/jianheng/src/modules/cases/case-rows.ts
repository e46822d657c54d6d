import { setImmediate as nextTurn } from "node:timers/promises";
import { findDataset } from "@jianheng/contract";
import type { Snapshot } from "@jianheng/lake";

/** One delivered row: values by lake column as text, day `2026-03-20`, time `2026-03-20 10:00:00`; empty is null. */
export interface LakeRow {
  readonly [column: string]: string | number | boolean | readonly string[] | null;
}

/** The rows of one case, by dataset id. */
export type CaseRows = Readonly<Record<string, readonly LakeRow[]>>;

/** Datasets that a timeline reads. */
const timelineDatasets = [
  "cases",
  "suspects",
  "measures",
  "arrestReviews",
  "prosecutionReviews",
  "returns",
  "rightsNotices",
  "documents",
  "judgments",
] as const;

/** All rows of one case, over every dataset of the catalogue. Cost: one scan per dataset, narrowed by file statistics. */
export async function readCase(snapshot: Snapshot, caseNo: string): Promise<CaseRows> {
  const rows: Record<string, readonly LakeRow[]> = {};
  for (const { id } of snapshot.manifest.datasets) {
    const reader = await snapshot.connection.runAndReadAll(
      `SELECT * FROM ${quoted(id)} WHERE legalCaseNo = $1 ORDER BY _rowId`,
      [caseNo],
    );
    rows[id] = reader.getRowObjectsJson() as unknown as LakeRow[];
  }
  return rows;
}

/** Cases handed out before the server may answer others: some milliseconds of their limits. */
const casesPerTurn = 10;

/**
 * Every case of the delivery with the rows a timeline needs, one after the other in the order of the case sheet. Lets the
 * server answer others between chunks of rows and every few cases.
 */
export async function* readCases(snapshot: Snapshot): AsyncGenerator<CaseRows> {
  const byCase = new Map<string, Record<string, LakeRow[]>>();
  for (const id of timelineDatasets) {
    // Converting a chunk of rows is what holds others up: what no timeline reads is left out.
    const result = await snapshot.connection.stream(
      `SELECT * EXCLUDE (_raw, _extra, _unreadable) FROM ${quoted(id)} ORDER BY _rowId`,
    );
    for await (const chunk of result.yieldRowObjectJson())
      for (const row of chunk as unknown as readonly LakeRow[]) {
        const caseNo = row.legalCaseNo;
        if (typeof caseNo !== "string") continue;
        let rows = byCase.get(caseNo);
        if (rows === undefined) byCase.set(caseNo, (rows = {}));
        (rows[id] ??= []).push(row);
      }
  }
  let handedOut = 0;
  for (const rows of byCase.values()) {
    if (rows.cases === undefined) continue;
    yield rows;
    handedOut += 1;
    if (handedOut % casesPerTurn === 0) await nextTurn();
  }
}

function quoted(datasetId: string): string {
  if (findDataset(datasetId) === undefined) throw new Error(`no such dataset: ${datasetId}`);
  return `"${datasetId}"`;
}

export function textOf(row: LakeRow | undefined, column: string): string | null {
  const value = row?.[column];
  return value === undefined || value === null || value === "" ? null : String(value);
}

/** The day of a date column, or of a time column's day. */
export function dayOf(row: LakeRow | undefined, column: string): string | null {
  return textOf(row, column)?.slice(0, 10) ?? null;
}

export function isTrue(row: LakeRow | undefined, column: string): boolean {
  return row?.[column] === true;
}
