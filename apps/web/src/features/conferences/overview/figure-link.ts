import { readRecordsSearch, type RecordsSearch } from "../../registers/list/filters.ts";

/** The address of the list that shows exactly the rows of a figure: its filters as the list page writes them. */
export function figureSearch(filters: Readonly<Record<string, unknown>>): RecordsSearch {
  const { fields, ...others } = filters;
  const named = typeof fields === "object" && fields !== null ? Object.entries(fields) : [];
  return readRecordsSearch({
    ...others,
    ...Object.fromEntries(named.map(([field, values]) => [`f.${field}`, values as unknown])),
  });
}
