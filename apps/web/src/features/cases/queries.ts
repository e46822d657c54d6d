import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { present } from "../../lib/search-params.ts";
import type { CasesSearch } from "./search.ts";

export const casesPageSize = 50;

export function useCases(search: CasesSearch) {
  const { page = 1, open, sort = "acceptedDate", ...filters } = search;
  return useQuery(
    api.cases.list.queryOptions({
      input: {
        ...present({ ...filters, open: open === undefined ? undefined : open === "true" }),
        sort,
        offset: (page - 1) * casesPageSize,
        limit: casesPageSize,
      },
      placeholderData: keepPreviousData,
    }),
  );
}

export function useCase(legalCaseNo: string) {
  return useQuery(api.cases.get.queryOptions({ input: { legalCaseNo } }));
}
