// Which columns of the cards which rules watch. A column that no rule reads is a blind spot.
import { columnsReadBy, type Catalogue, type CompiledRule } from "@jianheng/lake";

/** Every column of every dataset, with the ids of the rules that read it, in the order of the book. */
export function coverageOf(catalogue: Catalogue, rules: readonly CompiledRule[]) {
  const readers = new Map<string, Set<string>>();
  const needs = new Set<string>();
  for (const rule of rules) {
    for (const { dataset, column } of columnsReadBy(rule, catalogue)) {
      const key = `${dataset} ${column}`;
      const ids = readers.get(key) ?? new Set();
      readers.set(key, ids);
      ids.add(rule.id);
    }
    for (const { dataset, column } of rule.needs) needs.add(`${dataset} ${column}`);
  }
  return catalogue.map((dataset) => ({
    dataset: { zh: dataset.label, en: dataset.en },
    columns: dataset.columns.map((column) => {
      const key = `${dataset.id} ${column.id}`;
      return { label: column.label, en: column.en, rules: [...(readers.get(key) ?? [])], needed: needs.has(key) };
    }),
  }));
}
