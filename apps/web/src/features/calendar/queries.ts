import type { CalendarCheck } from "@jianheng/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { calendarCheckPath } from "../../lib/addresses.ts";
import { api } from "../../lib/api.ts";

/** While due days are being counted anew the page asks how far it is. */
const askAgainMilliseconds = 1000;

export function useLawSettings() {
  return useQuery(
    api.lawSettings.get.queryOptions({
      refetchInterval: (query) => (query.state.data?.recomputation.state === "running" ? askAgainMilliseconds : false),
    }),
  );
}

export function useDays(year: number) {
  return useQuery(api.lawSettings.days.queryOptions({ input: { year } }));
}

export const historyRows = 50;

export function useSettingHistory(page: number) {
  return useQuery(
    api.lawSettings.history.queryOptions({ input: { offset: (page - 1) * historyRows, limit: historyRows } }),
  );
}

/** A setting changes what every page counts. */
export function useLawChange() {
  const queries = useQueryClient();
  return useMutation(api.lawSettings.change.mutationOptions({ onSettled: () => queries.invalidateQueries() }));
}

/** Why a table was not read; `answer` is understood by `readRefusal`. */
export class CheckRefusal extends Error {
  readonly answer: Readonly<Record<string, unknown>>;

  constructor(answer: Readonly<Record<string, unknown>>) {
    super("the table was not read");
    this.answer = answer;
  }
}

export function useCalendarCheck() {
  return useMutation({
    mutationFn: async (file: File): Promise<CalendarCheck> => {
      const form = new FormData();
      form.append("file", file, file.name);
      const response = await fetch(calendarCheckPath, { method: "POST", body: form });
      const answer = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw new CheckRefusal({ status: response.status, ...answer });
      return answer as CalendarCheck;
    },
  });
}

export type LawSettings = NonNullable<ReturnType<typeof useLawSettings>["data"]>;
