import type { ConferenceDetail } from "@jianheng/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../lib/api.ts";
import { newestConference } from "./meeting.ts";

export const conferenceRegister = "conference";
export const problemRegister = "oversightProblem";

/** Acts on the conference's record are not told by its stream; this is how late they show with the others. */
const askAgainMilliseconds = 10_000;

/** The meeting; what the stream told is never replaced by an answer that was on its way. */
export function useConference(id: string) {
  const query = useQuery(
    api.conferences.get.queryOptions({
      input: { id },
      structuralSharing: (old, answer) =>
        newestConference(old as ConferenceDetail | undefined, answer as ConferenceDetail),
    }),
  );
  const { refetch } = query;
  // A timer of our own: the query's would begin anew with everything that the stream tells, and never come to its end.
  useEffect(() => {
    const timer = setInterval(() => void refetch(), askAgainMilliseconds);
    return () => clearInterval(timer);
  }, [refetch]);
  return query;
}

export function conferenceKey(id: string) {
  return api.conferences.get.queryKey({ input: { id } });
}

export function useCandidates(id: string, wanted: boolean) {
  return useQuery(api.conferences.candidates.queryOptions({ input: { id }, enabled: wanted }));
}

export function useReadConferenceAgain() {
  const cache = useQueryClient();
  return () =>
    Promise.all(
      [api.conferences, api.records, api.registers].map((part) => cache.invalidateQueries({ queryKey: part.key() })),
    );
}

export function useSetAgenda() {
  return useMutation(api.conferences.setAgenda.mutationOptions({ onSettled: useReadConferenceAgain() }));
}

export function useSendCopies() {
  return useMutation(api.records.sendCopy.mutationOptions({ onSettled: useReadConferenceAgain() }));
}

export function useFigures(period: { readonly from?: string; readonly to?: string }) {
  return useQuery(api.conferences.figures.queryOptions({ input: period }));
}

export function useProblemsOfKind(kind: string) {
  return useQuery(api.conferences.kind.queryOptions({ input: { kind }, enabled: kind !== "" }));
}

/** Conferences on the overview: more are on the list page. */
const conferencesShown = 20;

export function useConferences(states: readonly string[]) {
  return useQuery(
    api.records.list.queryOptions({
      input: { register: conferenceRegister, filters: { state: [...states] }, offset: 0, limit: conferencesShown },
    }),
  );
}

/** Newest problems, for the kinds that they name. */
const problemsForKinds = 200;

export function useKinds() {
  return useQuery(
    api.records.list.queryOptions({
      input: { register: problemRegister, filters: {}, offset: 0, limit: problemsForKinds },
      select: ({ items }) =>
        [
          ...new Set(items.flatMap(({ fields }) => (typeof fields["kind"] === "string" ? [fields["kind"]] : []))),
        ].toSorted((one, other) => one.localeCompare(other, "zh")),
    }),
  );
}
