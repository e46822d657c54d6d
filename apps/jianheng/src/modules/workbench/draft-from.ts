// The beginning of a rule from the cases of a circular: its examples are their very rows, without what names a person.
import type { Dataset, DatasetColumn } from "@jianheng/contract";
import { openSnapshot, quoteIdentifier, subjectOf, unfixedKey } from "@jianheng/lake";
import { stringify } from "yaml";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { orMissing } from "../../http/context.ts";
import type { TrialDelivery } from "./trial.ts";

/** Types whose values name nobody. */
const telling: ReadonlySet<DatasetColumn["type"]> = new Set(["code", "codes", "bool", "int", "date", "datetime"]);

export async function draftFrom(
  app: App,
  delivery: TrialDelivery,
  request: { readonly id: string; readonly over: string; readonly caseNos: readonly string[]; readonly title: string },
): Promise<{ readonly text: string; readonly rows: number }> {
  const dataset = orMissing(
    app.ruleBook.catalogue.find(({ label }) => label === request.over),
    "rule.not_found",
  );
  const snapshot = await openSnapshot(`${folders(app.config).lake}/deliveries/${delivery.id}`);
  try {
    const columns = dataset.columns.filter(
      ({ type, sensitive, identifier }) => telling.has(type) && sensitive !== true && identifier !== true,
    );
    const list = columns
      .map(({ id }) => `CAST(${quoteIdentifier(id)} AS VARCHAR) AS ${quoteIdentifier(id)}`)
      .join(", ");
    const places = request.caseNos.map((_, index) => `$${index + 1}`).join(", ");
    const found = await snapshot.connection.runAndReadAll(
      `SELECT ${list} FROM ${quoteIdentifier(dataset.id)} WHERE ${quoteIdentifier(dataset.key[0]!)} IN (${places}) ORDER BY _rowId LIMIT 20`,
      [...request.caseNos],
    );
    const rows = found.getRowObjects().map((row) => rowOf(columns, row as Record<string, string | null>));
    return { text: textOf(dataset, delivery, request, rows), rows: rows.length };
  } finally {
    snapshot.close();
  }
}

function rowOf(columns: readonly DatasetColumn[], row: Readonly<Record<string, string | null>>) {
  return Object.fromEntries(
    columns.flatMap(({ id, label, type }) => {
      const value = row[id];
      if (value === null || value === undefined) return [];
      return [[label, cellOf(type, value)]];
    }),
  );
}

/** As an example writes it. */
function cellOf(type: DatasetColumn["type"], value: string): string {
  if (type === "bool") return value === "true" ? "是" : "否";
  if (type === "codes") return value.replaceAll(/^\[|\]$/gu, "").replaceAll(", ", "、");
  return value;
}

function textOf(
  dataset: Dataset,
  { dataDate }: TrialDelivery,
  { id, title }: { readonly id: string; readonly title: string },
  rows: readonly Readonly<Record<string, string>>[],
): string {
  const examples = rows.map((row, index) => ({
    name: `通报案例${index + 1}`,
    asOf: dataDate,
    row,
    // The circular says that each of these is a fault; the author's rule must find it.
    expect: "hit",
  }));
  const subject = subjectOf(dataset);
  const identity = unfixedKey(dataset, subject).map((id) => dataset.columns.find((column) => column.id === id)!.label);
  const body = {
    id,
    revision: "1",
    title: { zh: title, en: title },
    kind: { zh: "上级通报问题", en: "Faults of circulars" },
    level: "warn",
    duty: "own",
    basis: [{ instrument: "人民检察院案件流程监控工作规定（试行）" }],
    inForce: { from: dataDate },
    over: dataset.label,
    subject,
    ...(identity.length === 0 ? {} : { identity }),
    hit: "false",
    message: { zh: title, en: title },
    examples,
  };
  return `# 由通报案例生成：请写明触发条件 hit、依据 basis、施行日期 inForce，并补充未触发和不能判定的示例。\n${stringify(body, { defaultStringType: "PLAIN", lineWidth: 120 })}`;
}
