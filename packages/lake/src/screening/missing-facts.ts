// Which facts an undetermined row lacks: from the outcome down through every part that has no value.

import { findDataset } from "@jianheng/contract";
import { childrenOf, type FeelValue, type Ir, isRow, type Program } from "@jianheng/feel";
import type { DeliveryManifest } from "../delivery/manifest.ts";
import { reservedNames } from "../rules/compile-rule.ts";
import { datasetSchema } from "../rules/dataset-schemas.ts";
import type { HitMissing } from "./hit.ts";
import type { Judgement } from "./judge.ts";
import type { LakeRow } from "./lake-rows.ts";
import { cellOfColumn } from "./locate-cells.ts";
import type { CompiledRule } from "../rules/rule-book.ts";

/** Unreadable cells, then facts that no column holds, then empty columns; each once. */
export function missingFacts(
  rule: CompiledRule,
  judgement: Judgement,
  manifest: DeliveryManifest,
): readonly HitMissing[] {
  const found = new Map<string, HitMissing>();
  const add = (fact: HitMissing): void => {
    if (!found.has(fact.name)) found.set(fact.name, fact);
  };
  for (const { row, column } of judgement.unreadable) {
    const cell = cellOfColumn(manifest, row, column);
    const name = columnName(row.schema.id, column, rule.over);
    add({ name, reason: "unreadable", ...(cell === undefined ? {} : { cell }) });
  }
  rule.definition.unknown.forEach(({ fact }, index) => {
    const doubt = rule.telling.lets.findIndex(({ name }) => name === `${reservedNames.doubt}${index + 1}`);
    if (judgement.value === null && judgement.lets[doubt] === true)
      add({ name: fact.zh, en: fact.en, reason: "unknown" });
  });
  if (judgement.value === null) {
    for (const { row, dataset, column } of emptyColumns(rule.telling, judgement)) {
      const cell = row === undefined ? undefined : cellOfColumn(manifest, row, column);
      const name = columnName(dataset, column, rule.over);
      add({ name, reason: "empty", ...(cell === undefined ? {} : { cell }) });
    }
  }
  return [...found.values()];
}

interface EmptyColumn {
  readonly dataset: string;
  readonly column: string;
  readonly row?: LakeRow;
}

/** Columns read by parts of the outcome that are null, themselves null. */
function emptyColumns(program: Program, { row, lets }: Judgement): readonly EmptyColumn[] {
  const found: EmptyColumn[] = [];
  const seen = new Set<number>();
  const visit = (ir: Ir): void => {
    if (ir.kind === "let") {
      if (seen.has(ir.index) || (lets[ir.index] ?? null) !== null) return;
      seen.add(ir.index);
      const compiled = program.lets[ir.index];
      if (compiled !== undefined) visit(compiled.ir);
      return;
    }
    if (ir.kind === "field" && ir.column !== undefined && ir.mode === "row") {
      const column = emptyColumn(ir.of, ir.column.id, row, lets);
      if (column !== undefined) found.push(column);
      return;
    }
    for (const child of childrenOf(ir)) visit(child);
  };
  for (const output of program.outputs) visit(output.ir);
  return found;
}

function emptyColumn(of: Ir, column: string, row: LakeRow, lets: readonly FeelValue[]): EmptyColumn | undefined {
  if (of.kind === "subject") return row.at(column) === null ? { dataset: row.schema.id, column, row } : undefined;
  if (of.kind !== "let" || !isRow(of.type)) return undefined;
  const owner = lets[of.index] as LakeRow | null | undefined;
  if (owner === null || owner === undefined) return { dataset: of.type.dataset, column };
  return owner.at(column) === null ? { dataset: of.type.dataset, column, row: owner } : undefined;
}

/** `决定日期` of the judged dataset, `案件.受理日期` of another. */
export function columnName(dataset: string, column: string, over: string): string {
  const name = datasetSchema(dataset).columns.find(({ id }) => id === column)?.name ?? column;
  return dataset === over ? name : `${findDataset(dataset)?.label ?? dataset}.${name}`;
}
