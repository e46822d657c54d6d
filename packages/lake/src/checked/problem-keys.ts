// The keys under which an unreadable cell is known again in the next delivery: dataset, the key of its row, column. A
// row whose own key cannot be read is only known by its place.

import { type Bilingual, type Dataset, findDataset } from "@jianheng/contract";
import type { CellProblem } from "../delivery/manifest.ts";
import { quoteIdentifier } from "../duckdb/quote.ts";
import type { Snapshot } from "../duckdb/types.ts";
import type { ProblemToList } from "./listed.ts";

/** Rows asked for at a time. */
const chunkRows = 5000;

export async function withRowKeys(
  snapshot: Snapshot,
  problems: readonly CellProblem[],
): Promise<readonly ProblemToList[]> {
  const rows = new Map<string, { readonly caseNo: string; readonly key: string | undefined }>();
  for (const id of new Set(problems.map(({ dataset }) => dataset))) {
    // Rows of further datasets have no view: they are known by their place.
    const dataset = findDataset(id);
    if (dataset === undefined) continue;
    const own = problems.filter((problem) => problem.dataset === id);
    const ids = [...new Set(own.map(({ rowId }) => rowId))];
    for (let start = 0; start < ids.length; start += chunkRows) {
      const list = ids.slice(start, start + chunkRows).map((one) => String(Math.trunc(one)));
      for (const row of await keyRows(snapshot, dataset, `_rowId IN (${list.join(",")})`)) {
        const caseNo = row.values[dataset.key.indexOf("legalCaseNo")] ?? "";
        rows.set(`${id} ${row.rowId}`, { caseNo, key: keyText(row.values) });
      }
    }
  }
  return problems.map((problem) => {
    const row = rows.get(`${problem.dataset} ${problem.rowId}`);
    const place = `@${problem.file}!${problem.sheet ?? ""}!${problem.row}`;
    const key = `${keyPrefix}${problem.dataset}:${row?.key ?? place}:${problem.columnId ?? ""}`;
    return { problem, title: titleOf(snapshot, problem), legalCaseNo: row?.caseNo ?? "", key };
  });
}

const keyPrefix = "data:";

/** `案件·受理日期` */
function titleOf(snapshot: Snapshot, { dataset: id, columnId }: CellProblem): Bilingual {
  const dataset = findDataset(id) ?? snapshot.manifest.furtherDatasets.find((one) => one.id === id);
  const column = dataset?.columns.find((one) => one.id === columnId);
  return {
    zh: [dataset?.label ?? id, ...(column === undefined ? [] : [column.label])].join("·"),
    en: [dataset?.en ?? id, ...(column === undefined ? [] : [column.en])].join(" · "),
  };
}

export function isProblemKey(key: string): boolean {
  return key.startsWith(keyPrefix);
}

/**
 * Which of these keys, none of which is a problem of this delivery any more, stand for rows that are in it: those were
 * corrected. The others cannot be told.
 */
export async function correctedProblems(snapshot: Snapshot, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const parts = keys.flatMap((key) => {
    const match = /^data:([^:]+):((?:[^:\\]|\\.)*):(.*)$/su.exec(key);
    return match === null ? [] : [{ key, dataset: match[1] ?? "", row: match[2] ?? "", column: match[3] ?? "" }];
  });
  const corrected = new Set<string>();
  for (const id of new Set(parts.map(({ dataset }) => dataset))) {
    const own = parts.filter((part) => part.dataset === id);
    const dataset = findDataset(id);
    const delivered = snapshot.manifest.datasets.find((one) => one.id === id)?.deliveredColumns ?? [];
    if (dataset === undefined) continue;
    const rows = await keyRows(snapshot, dataset, "true");
    const present = new Set(rows.flatMap(({ values }) => keyText(values) ?? []));
    for (const { key, row, column } of own) {
      if (present.has(row) && (column === "" || delivered.includes(column))) corrected.add(key);
    }
  }
  return corrected;
}

interface KeyRow {
  readonly rowId: number;
  readonly values: readonly (string | null)[];
}

async function keyRows(snapshot: Snapshot, dataset: Dataset, where: string): Promise<readonly KeyRow[]> {
  const columns = dataset.key.map((id) => `CAST(${quoteIdentifier(id)} AS VARCHAR)`);
  const sql = `SELECT _rowId, ${columns.join(", ")} FROM ${quoteIdentifier(dataset.id)} WHERE ${where}`;
  const rows: KeyRow[] = [];
  for await (const chunk of await snapshot.connection.stream(sql)) {
    for (const [rowId, ...values] of chunk.getRows()) {
      rows.push({ rowId: Number(rowId), values: values.map((value) => (value === null ? null : String(value))) });
    }
  }
  return rows;
}

/** Parts escape what separates them; undefined while one is empty. */
function keyText(values: readonly (string | null)[]): string | undefined {
  if (values.some((value) => value === null || value === "")) return undefined;
  return values.map((value) => (value ?? "").replaceAll(/[|:\\]/gu, String.raw`\$&`)).join("|");
}
