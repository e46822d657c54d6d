// Which columns of which datasets a program reads: for unreadable cells and for what witnesses show.

import { childrenOf, type Ir, isList, isRow, type Program } from "@jianheng/feel";

/** Physical column ids by dataset id. */
export type UsedColumns = ReadonlyMap<string, ReadonlySet<string>>;

/** Columns that the whole program reads. */
export function usedColumns(program: Program): UsedColumns {
  return columnsOf([...program.lets, ...program.outputs].map(({ ir }) => ir));
}

/** Columns that one let reads, through the lets it uses. */
export function columnsOfLet(program: Program, name: string): UsedColumns {
  const seen = new Set<number>();
  const found: Ir[] = [];
  const follow = (index: number): void => {
    const compiled = program.lets[index];
    if (compiled === undefined || seen.has(index)) return;
    seen.add(index);
    found.push(compiled.ir);
    visit(compiled.ir, (ir) => {
      if (ir.kind === "let") follow(ir.index);
    });
  };
  follow(program.lets.findIndex((one) => one.name === name));
  return columnsOf(found);
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
