// Which facts an undetermined row lacks.

import type { Dataset } from "@jianheng/contract";
import type { Explanation } from "@jianheng/feel";
import type { DeliveryManifest } from "../delivery/manifest.ts";
import { reservedNames } from "../rules/compile-rule.ts";
import { datasetSchema } from "../rules/dataset-schemas.ts";
import type { CompiledRule } from "../rules/rule-book.ts";
import type { HitCell, HitMissing } from "./hit.ts";
import type { Judgement } from "./judge.ts";
import { LakeRow } from "./lake-rows.ts";
import { cellOfColumn } from "./locate-cells.ts";

/** Unreadable cells, then facts that no column holds, then what made the outcome null; each once. */
export function missingFacts(
  rule: CompiledRule,
  judgement: Judgement,
  manifest: DeliveryManifest,
  explanation: Explanation | undefined,
): readonly HitMissing[] {
  const found = new Map<string, HitMissing>();
  const add = (fact: HitMissing): void => {
    if (!found.has(fact.name)) found.set(fact.name, fact);
  };
  for (const { row, column } of judgement.unreadable) {
    const cell = cellOfColumn(manifest, row, column);
    const name = columnName(row.dataset, column, rule.over);
    add({ name, reason: "unreadable", ...(cell === undefined ? {} : { cell }) });
  }
  rule.definition.unknown.forEach(({ fact }, index) => {
    const doubt = rule.telling.lets.findIndex(({ name }) => name === `${reservedNames.doubt}${index + 1}`);
    if (judgement.value === null && judgement.lets[doubt] === true)
      add({ name: fact.zh, en: fact.en, reason: "unknown" });
  });
  // A computation without result is named only if nothing else is: its own facts say more.
  const blamed = explanation?.missing ?? [];
  const named = blamed.filter(({ reason }) => reason !== "undefined");
  for (const { name, reason, row } of named.length > 0 || found.size > 0 ? named : blamed) {
    const cell = row instanceof LakeRow ? cellOfName(manifest, row, name) : undefined;
    add({ name, reason, ...(cell === undefined ? {} : { cell }) });
  }
  return [...found.values()];
}

function cellOfName(manifest: DeliveryManifest, row: LakeRow, name: string): HitCell | undefined {
  const label = name.slice(name.lastIndexOf(".") + 1);
  const column = row.schema.columns.find((one) => one.name === label);
  return column === undefined ? undefined : cellOfColumn(manifest, row, column.id);
}

/** `决定日期` of the judged dataset, `案件.受理日期` of another. */
function columnName(dataset: Dataset, column: string, over: string): string {
  const name = datasetSchema(dataset).columns.find(({ id }) => id === column)?.name ?? column;
  return dataset.id === over ? name : `${dataset.label}.${name}`;
}
