import type { InboxBox } from "@jianheng/contract";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

/** Rows on one page of the inbox. */
export const inboxPageSize = 50;

/** New work shows by itself after a minute. */
const refetchInterval = 60_000;

export function useInbox(box: InboxBox, page: number, limit: number = inboxPageSize) {
  return useQuery(
    api.inbox.list.queryOptions({
      input: { box, offset: (page - 1) * limit, limit },
      placeholderData: keepPreviousData,
      refetchInterval,
    }),
  );
}

export function useInboxCounts() {
  return useQuery(api.inbox.counts.queryOptions({ refetchInterval }));
}

function useInboxChanged() {
  const cache = useQueryClient();
  return () =>
    Promise.all(
      [api.inbox, api.records, api.registers, api.findings, api.home].map((part) =>
        cache.invalidateQueries({ queryKey: part.key() }),
      ),
    );
}

export function useRemind() {
  return useMutation(api.inbox.remind.mutationOptions());
}

export function useActOnRecords() {
  return useMutation(api.records.act.mutationOptions({ onSettled: useInboxChanged() }));
}

export function useActOnFindings() {
  return useMutation(api.findings.act.mutationOptions({ onSettled: useInboxChanged() }));
}

export function useDelegations() {
  return useQuery(api.inbox.delegations.queryOptions());
}

export function useDelegate() {
  return useMutation(api.inbox.delegate.mutationOptions({ onSettled: useInboxChanged() }));
}

export function useEndDelegation() {
  return useMutation(api.inbox.endDelegation.mutationOptions({ onSettled: useInboxChanged() }));
}
