import { useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

/** The rule book changes with an update of the system, not within a day's work. */
const staleTime = 10 * 60_000;

export function useRules() {
  return useQuery(api.rules.list.queryOptions({ staleTime }));
}

export function useRule(id: string) {
  return useQuery(api.rules.get.queryOptions({ input: { id } }));
}

export type RuleSummary = NonNullable<ReturnType<typeof useRules>["data"]>[number];
