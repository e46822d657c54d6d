import type { LimitRequest } from "@jianheng/contract";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

export function useLimits() {
  return useQuery(api.limits.list.queryOptions({ staleTime: 60_000 }));
}

/** The answer to what is filled in; the one before stays until the next is there. */
export function useComputation(request: LimitRequest | null) {
  return useQuery(api.limits.compute.queryOptions({ input: request ?? skipToken, placeholderData: keepPreviousData }));
}

export type LimitTable = NonNullable<ReturnType<typeof useLimits>["data"]>;
