import { oneOf, oneText, pageNumber, present } from "../../lib/search-params.ts";

export const caseSorts = ["acceptedDate", "nextDue", "legalCaseNo"] as const;

/** Filters of the case list as the address carries them. */
export function readCasesSearch(search: Record<string, unknown>) {
  return present({
    text: oneText(search["text"])?.slice(0, 100),
    caseType: oneText(search["caseType"]),
    officeCode: oneText(search["officeCode"]),
    open: oneOf(search["open"], ["true", "false"]),
    sort: oneOf(search["sort"], caseSorts),
    page: pageNumber(search["page"]),
  });
}
export type CasesSearch = ReturnType<typeof readCasesSearch>;
