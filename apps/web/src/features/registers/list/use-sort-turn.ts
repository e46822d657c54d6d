import type { RecordSort, RecordsSearch } from "./filters.ts";
import { changedSearch } from "./filters.ts";

type Order = "ascending" | "descending";

/** Days are first wanted soonest first, names from the beginning, numbers newest first. */
const firstOrder: Readonly<Record<RecordSort, Order>> = {
  number: "descending",
  changed: "descending",
  due: "ascending",
  title: "ascending",
};

/** How the list stands by a column, and what turning it does: first its usual order, then the other way round. */
export function useSortTurn(search: RecordsSearch, onChange: (search: RecordsSearch) => void) {
  const sort = search.sort ?? "number";
  const direction = search.direction ?? "descending";
  return (column: RecordSort) => ({
    order: column === sort ? direction : null,
    onTurn: () => {
      const next: Order = column !== sort ? firstOrder[column] : direction === "ascending" ? "descending" : "ascending";
      onChange(changedSearch(search, { sort: column, direction: next }));
    },
  });
}
