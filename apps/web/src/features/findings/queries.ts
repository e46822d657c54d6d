import type { FindingFilters } from "@jianheng/contract";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { findingsWorkbookPath } from "../../lib/addresses.ts";
import { api } from "../../lib/api.ts";
import { filtersOf, type FindingsSearch } from "./filters.ts";

/** Rows on one page of the list. */
export const findingsPageSize = 50;

export function useFindings(search: FindingsSearch) {
  return useQuery(
    api.findings.list.queryOptions({
      input: {
        filters: filtersOf(search),
        sort: search.sort ?? "case",
        offset: ((search.page ?? 1) - 1) * findingsPageSize,
        limit: findingsPageSize,
      },
      // The old page stays while the next one comes, so that nothing jumps.
      placeholderData: keepPreviousData,
    }),
  );
}

export function useFindingKinds(filters: FindingFilters) {
  return useQuery(api.findings.kinds.queryOptions({ input: { filters }, placeholderData: keepPreviousData }));
}

export function useFinding(id: string) {
  return useQuery(api.findings.get.queryOptions({ input: { id } }));
}

/** One act on one or many findings; whatever its outcome, lists and pages are read again. */
export function useFindingAct() {
  const cache = useQueryClient();
  return useMutation(
    api.findings.act.mutationOptions({
      onSettled: () =>
        Promise.all([
          cache.invalidateQueries({ queryKey: api.findings.key() }),
          cache.invalidateQueries({ queryKey: api.home.key() }),
          cache.invalidateQueries({ queryKey: api.cases.key() }),
        ]),
    }),
  );
}

/** Address of the list as a workbook, with the filters of the page. */
export function workbookAddress(search: FindingsSearch): string {
  return `${findingsWorkbookPath}?${new URLSearchParams({ filters: JSON.stringify(filtersOf(search)) }).toString()}`;
}
