// What the address of a register's list carries: filters by the contract's names, a field's filter as `f.<field>`.
import type { RecordFilters } from "@jianheng/contract";
import { recall, remember } from "../../../lib/remembered.ts";
import { civilDayText, oneOf, oneText, pageNumber, present, someOf, someTexts } from "../../../lib/search-params.ts";

export const lights = ["red", "amber", "green"] as const;
export const recordSortNames = ["number", "changed", "due", "title"] as const;
export type RecordSort = (typeof recordSortNames)[number];

const fieldPrefix = "f.";

export function readRecordsSearch(search: Record<string, unknown>) {
  return present({
    text: oneText(search["text"])?.slice(0, 100),
    state: someTexts(search["state"]),
    ended: oneOf(search["ended"], ["true", "false"]),
    light: someOf(search["light"], lights),
    office: oneText(search["office"]),
    department: oneText(search["department"]),
    registeredFrom: civilDayText(search["registeredFrom"]),
    registeredTo: civilDayText(search["registeredTo"]),
    mine: oneText(search["mine"]) === "true" || search["mine"] === true ? ("true" as const) : undefined,
    ...fieldFilters(search),
    sort: oneOf(search["sort"], recordSortNames),
    direction: oneOf(search["direction"], ["ascending", "descending"]),
    page: pageNumber(search["page"]),
  });
}

/** As `readRecordsSearch` answers; fields by their prefixed names. */
export type RecordsSearch = ReturnType<typeof readRecordsSearch> & { readonly [field: `f.${string}`]: string[] };

function fieldFilters(search: Record<string, unknown>): { [field: `f.${string}`]: string[] } {
  const filters: { [field: `f.${string}`]: string[] } = {};
  for (const name of Object.keys(search)) {
    const values = someTexts(search[name]);
    if (/^f\.[a-z][A-Za-z0-9]{0,39}$/.test(name) && values !== undefined)
      filters[`f.${name.slice(fieldPrefix.length)}`] = values;
  }
  return filters;
}

export function fieldFilter(search: RecordsSearch, field: string): string[] {
  return search[`f.${field}`] ?? [];
}

/** The part of the address that the server filters by. */
export function recordFiltersOf(search: RecordsSearch): RecordFilters {
  const fields = Object.entries(fieldFilters(search)).map(([name, values]) => [name.slice(2), values] as const);
  return present({
    text: search.text,
    state: search.state,
    ended: search.ended === undefined ? undefined : search.ended === "true",
    light: search.light,
    office: search.office,
    department: search.department,
    registeredFrom: search.registeredFrom,
    registeredTo: search.registeredTo,
    mine: search.mine === undefined ? undefined : true,
    fields: fields.length === 0 ? undefined : Object.fromEntries(fields),
  });
}

export function hasRecordFilters(search: RecordsSearch): boolean {
  return Object.keys(recordFiltersOf(search)).length > 0;
}

/** The search with a part changed; `undefined` or nothing chosen takes it away, and the first page is shown. */
export function changedSearch(search: RecordsSearch, part: Readonly<Record<string, unknown>>): RecordsSearch {
  const { page: _page, ...others } = search;
  return readRecordsSearch({ ...others, ...part });
}

const rememberedName = (register: string) => `registers.${register}.search`;
const rememberedRegisters = "registers.searched";

/** The filters as the reader left them; a page number is not worth remembering. */
export function rememberRecordsSearch(register: string, { page: _page, ...search }: RecordsSearch): void {
  remember(rememberedName(register), search);
  const known = recall(rememberedRegisters);
  const registers = Array.isArray(known) ? known.filter((one): one is string => typeof one === "string") : [];
  if (!registers.includes(register)) remember(rememberedRegisters, [...registers, register]);
}

export function rememberedRecordsSearch(register: string): RecordsSearch {
  const search = recall(rememberedName(register));
  return typeof search === "object" && search !== null ? readRecordsSearch({ ...search }) : {};
}

/** Called on signing out: search words of one officer are not for the next at the same machine. */
export function forgetRecordsSearches(): void {
  const known = recall(rememberedRegisters);
  if (!Array.isArray(known)) return;
  for (const register of known) if (typeof register === "string") remember(rememberedName(register), {});
  remember(rememberedRegisters, []);
}
