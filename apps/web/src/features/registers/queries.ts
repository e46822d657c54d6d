import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { registerPaths } from "../../lib/addresses.ts";
import { api } from "../../lib/api.ts";
import { recordFiltersOf, type RecordsSearch } from "./list/filters.ts";

/** Rows on one page of a list. */
export const recordsPageSize = 50;

/** Registers that the reader has a use for, with the number of open records. */
export function useRegisters() {
  return useQuery(api.registers.list.queryOptions({ staleTime: 60_000 }));
}

export function useRegister(register: string) {
  return useQuery(api.registers.definition.queryOptions({ input: { register }, staleTime: 5 * 60_000 }));
}

export function useRecords(register: string, search: RecordsSearch) {
  return useQuery(
    api.records.list.queryOptions({
      input: {
        register,
        filters: recordFiltersOf(search),
        sort: search.sort ?? "number",
        direction: search.direction ?? "descending",
        offset: ((search.page ?? 1) - 1) * recordsPageSize,
        limit: recordsPageSize,
      },
      // The old page stays while the next one comes, so that nothing jumps.
      placeholderData: keepPreviousData,
    }),
  );
}

export function useRecord(id: string | undefined) {
  return useQuery(api.records.get.queryOptions({ input: { id: id ?? "" }, enabled: id !== undefined }));
}

/** What records decide elsewhere: by which rules an office judges. */
const decidedByRecords = [
  api.rules,
  api.workbench.rules,
  api.workbench.text,
  api.workbench.ledger,
  api.workbench.coverage,
];

/** After an act the lists, the record, the inbox and the counts of the menu are read again, whatever came of it. */
function useReadAgain() {
  const cache = useQueryClient();
  return () =>
    Promise.all(
      [api.records, api.registers, api.inbox, api.home, ...decidedByRecords].map((part) =>
        cache.invalidateQueries({ queryKey: part.key() }),
      ),
    );
}

export function useCreateRecord() {
  return useMutation(api.records.create.mutationOptions({ onSettled: useReadAgain() }));
}

export function useRecordAct() {
  return useMutation(api.records.act.mutationOptions({ onSettled: useReadAgain() }));
}

export function useLinkRecord() {
  return useMutation(api.records.link.mutationOptions({ onSettled: useReadAgain() }));
}

export function useMarkRead() {
  const cache = useQueryClient();
  return useMutation(
    api.records.markRead.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.inbox.key() }),
    }),
  );
}

/** For what goes past the API's encoding: files. */
export function useRecordsChanged() {
  return useReadAgain();
}

/** Fewer characters would find half of everything. */
export const lookUpLeastCharacters = 2;

export function useLookUp(kind: "case" | "finding" | "record", register: string | undefined, text: string) {
  return useQuery(
    api.records.lookUp.queryOptions({
      input: { kind, ...(register === undefined ? {} : { register }), text },
      enabled: text.trim().length >= lookUpLeastCharacters,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  );
}

export function useViews(register: string) {
  return useQuery(api.registers.views.queryOptions({ input: { register }, staleTime: 60_000 }));
}

export function useSaveView() {
  const cache = useQueryClient();
  return useMutation(
    api.registers.saveView.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: api.registers.views.key() }),
    }),
  );
}

export function useRemoveView() {
  const cache = useQueryClient();
  return useMutation(
    api.registers.removeView.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: api.registers.views.key() }),
    }),
  );
}

/** Address of the list as a workbook, with the filters and the order of the page. */
export function recordsWorkbookAddress(register: string, search: RecordsSearch): string {
  const filters = JSON.stringify(recordFiltersOf(search));
  const order = {
    ...(search.sort === undefined ? {} : { sort: search.sort }),
    ...(search.direction === undefined ? {} : { direction: search.direction }),
  };
  return `${registerPaths.workbook(register)}?${new URLSearchParams({ filters, ...order }).toString()}`;
}
