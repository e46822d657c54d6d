// The coverage map, narrowed to what one looks for.
import type { useCoverage } from "./queries.ts";

export type CoveredTable = NonNullable<ReturnType<typeof useCoverage>["data"]>[number];
type CoveredColumn = CoveredTable["columns"][number];

/** Columns that no rule reads. */
export function bareOf(columns: readonly Pick<CoveredColumn, "rules">[]): number {
  return columns.filter(({ rules }) => rules.length === 0).length;
}

/** Tables whose name fits whole, of the others the columns that fit; tables without any are left out. */
export function narrow(
  tables: readonly CoveredTable[],
  { text, onlyBare }: { readonly text: string; readonly onlyBare: boolean },
): readonly CoveredTable[] {
  const wanted = text.trim().toLowerCase();
  const fits = (...parts: readonly string[]) => parts.some((part) => part.toLowerCase().includes(wanted));
  return tables.flatMap(({ dataset, columns }) => {
    const named = fits(dataset.zh, dataset.en);
    const left = columns.filter(
      ({ label, en, rules }) =>
        (named || fits(label, en) || rules.some((rule) => rule.toLowerCase() === wanted)) &&
        (!onlyBare || rules.length === 0),
    );
    return left.length === 0 ? [] : [{ dataset, columns: left }];
  });
}
