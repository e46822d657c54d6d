// The coverage map, narrowed to what one looks for.
import type { useCoverage } from "./queries.ts";

export type CoveredTable = NonNullable<ReturnType<typeof useCoverage>["data"]>[number];

/** A table with those of its columns that are looked for; the counts are of all its columns. */
export interface NarrowedTable extends CoveredTable {
  readonly total: number;
  /** Columns that no rule reads. */
  readonly bare: number;
}

/** Tables whose name fits whole, of the others the columns that fit; tables without any are left out. */
export function narrow(
  tables: readonly CoveredTable[],
  { text, onlyBare }: { readonly text: string; readonly onlyBare: boolean },
): readonly NarrowedTable[] {
  const wanted = text.trim().toLowerCase();
  const fits = (...parts: readonly string[]) => parts.some((part) => part.toLowerCase().includes(wanted));
  return tables.flatMap(({ dataset, columns }) => {
    const named = fits(dataset.zh, dataset.en);
    const left = columns.filter(
      ({ label, en, rules }) =>
        (named || fits(label, en) || rules.some((rule) => rule.toLowerCase() === wanted)) &&
        (!onlyBare || rules.length === 0),
    );
    const bare = columns.filter(({ rules }) => rules.length === 0).length;
    return left.length === 0 ? [] : [{ dataset, columns: left, total: columns.length, bare }];
  });
}
