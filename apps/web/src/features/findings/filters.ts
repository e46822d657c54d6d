import {
  dataStates,
  findingStates,
  type DataState,
  type FindingFilters,
  type FindingState,
  type Level,
  type RunResult,
} from "@jianheng/contract";
import { recall, remember } from "../../lib/remembered.ts";
import { oneOf, oneText, pageNumber, present, someOf } from "../../lib/search-params.ts";

export const levels = ["L1", "L2", "L3", "error", "warn", "info"] as const satisfies readonly Level[];
export const duties = ["own", "police", "court", "detentionCentre", "other"] as const;
export const outcomes = ["hit", "undetermined"] as const;
export const runResults = [
  "newFindings",
  "foundAgain",
  "reopened",
  "correctedInData",
  "notReexamined",
] as const satisfies readonly RunResult[];
export const findingSorts = ["case", "dueDate", "newest", "level"] as const;
export const stateNames = Object.keys(findingStates) as FindingState[];
export const dataStateNames = Object.keys(dataStates) as DataState[];

/** The filters by the contract's names, and how the list is turned: what the address of the findings page carries. */
export function readFindingsSearch(search: Record<string, unknown>) {
  return present({
    text: oneText(search["text"])?.slice(0, 100),
    rule: oneText(search["rule"]),
    kind: oneText(search["kind"]),
    level: someOf(search["level"], levels),
    outcome: oneOf(search["outcome"], outcomes),
    duty: oneOf(search["duty"], duties),
    state: someOf(search["state"], stateNames),
    officeCode: oneText(search["officeCode"]),
    departmentId: oneText(search["departmentId"]),
    personId: oneText(search["personId"]),
    deliveryId: oneText(search["deliveryId"]),
    dataState: oneOf(search["dataState"], dataStateNames),
    runId: oneText(search["runId"]),
    runResult: oneOf(search["runResult"], runResults),
    answerDueUntil: civilDayText(search["answerDueUntil"]),
    mine: oneText(search["mine"]) === "true" || search["mine"] === true ? true : undefined,
    sort: oneOf(search["sort"], findingSorts),
    page: pageNumber(search["page"]),
  });
}
export type FindingsSearch = ReturnType<typeof readFindingsSearch>;

/** The part of the address that the server filters by. */
export function filtersOf(search: FindingsSearch): FindingFilters {
  const { sort: _sort, page: _page, ...filters } = search;
  return filters;
}

export function hasFilters(search: FindingsSearch): boolean {
  return Object.keys(filtersOf(search)).length > 0;
}

const rememberedName = "findings.search";

/** The filters as the reader left them; a page number is not worth remembering. */
export function rememberFindingsSearch({ page: _page, ...search }: FindingsSearch): void {
  remember(rememberedName, search);
}

export function rememberedFindingsSearch(): FindingsSearch {
  const search = recall(rememberedName);
  return typeof search === "object" && search !== null ? readFindingsSearch({ ...search }) : {};
}

/** Called on signing out: search words of one officer are not for the next at the same machine. */
export function forgetFindingsSearch(): void {
  remember(rememberedName, {});
}

function civilDayText(value: unknown): string | undefined {
  const text = oneText(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}
