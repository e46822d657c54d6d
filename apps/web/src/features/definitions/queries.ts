import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { useMe } from "../session/session.ts";

export function useDefinitions() {
  return useQuery(api.definitions.list.queryOptions());
}

/** Whether the set-up of registers is this person's: the server answers to those alone, and only administrators ask. */
export function useMayDefine(): boolean {
  const { roles } = useMe();
  const enabled = roles.some((role) => role.endsWith("Administrator"));
  const definitions = useQuery(api.definitions.list.queryOptions({ staleTime: 10 * 60_000, retry: false, enabled }));
  return definitions.data !== undefined;
}

export function useDefinitionText(register: string, version: number | undefined) {
  return useQuery(
    api.definitions.text.queryOptions({
      input: { register, ...(version === undefined ? {} : { version }) },
      // The text is being worked on: a newer one never takes its place by itself.
      staleTime: Infinity,
    }),
  );
}

export function useCheckDefinition() {
  return useMutation(api.definitions.check.mutationOptions());
}

export function useAdoptDefinition() {
  const cache = useQueryClient();
  return useMutation(
    api.definitions.adopt.mutationOptions({
      onSuccess: () =>
        Promise.all([api.definitions, api.registers].map((part) => cache.invalidateQueries({ queryKey: part.key() }))),
    }),
  );
}
