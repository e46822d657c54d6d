// Which columns of which datasets a program reads: for unreadable cells and for what witnesses show.

import { childrenOf, type Ir, isList, isRow, type Program } from "@jianheng/feel";
import { type Catalogue, getDataset } from "../catalogue/catalogue.ts";
import { lakeColumns } from "../parquet/columns.ts";
import type { CompiledRule, NeededColumn } from "./rule-book.ts";

/** Physical column ids by dataset id. */
export type UsedColumns = ReadonlyMap<string, ReadonlySet<string>>;

/** Columns that the whole program reads. */
export function usedColumns(program: Program): UsedColumns {
  return columnsOf([...program.lets, ...program.outputs].map(({ ir }) => ir));
}

function columnsOf(irs: readonly Ir[]): UsedColumns {
  const used = new Map<string, Set<string>>();
  for (const root of irs) {
    visit(root, (ir) => {
      if (ir.kind !== "field" || ir.column === undefined) return;
      const type = isList(ir.of.type) ? ir.of.type.element : ir.of.type;
      if (!isRow(type)) return;
      const columns = used.get(type.dataset);
      if (columns === undefined) used.set(type.dataset, new Set([ir.column.id]));
      else columns.add(ir.column.id);
    });
  }
  return used;
}

function visit(ir: Ir, see: (ir: Ir) => void): void {
  see(ir);
  for (const child of childrenOf(ir)) visit(child, see);
}

/** Catalogue columns that the rule judges by, the day of a time with the time. */
export function columnsReadBy(rule: Pick<CompiledRule, "screening">, catalogue: Catalogue): readonly NeededColumn[] {
  return [...usedColumns(rule.screening)].flatMap(([dataset, physical]) =>
    lakeColumns(getDataset(catalogue, dataset)).flatMap(({ name, column }) =>
      column !== undefined && physical.has(name) ? [{ dataset, column: column.id }] : [],
    ),
  );
}
