import { ruleRevisionRegister as revisions, ruleQuarantineRegister as quarantines } from "./registers.ts";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { api } from "../../../lib/api.ts";
import { useRegisters } from "../../registers/queries.ts";

/** Every rule of the reader's office: state, revisions under way, how often it was right. */
export function useBenchRules() {
  return useQuery(api.workbench.rules.queryOptions());
}

export type BenchRule = NonNullable<ReturnType<typeof useBenchRules>["data"]>[number];

export function useLedger(id: string) {
  return useQuery(api.workbench.ledger.queryOptions({ input: { id } }));
}

/** The text in force; a rule that is new has none. */
export function useTextInForce(rule: { readonly id: string; readonly over: string } | null) {
  return useQuery(
    api.workbench.text.queryOptions({ input: rule ?? { id: "", over: "" }, enabled: rule !== null, retry: false }),
  );
}

/** Datasets and functions change with an update of the system. */
export function useVocabulary() {
  return useQuery(api.workbench.vocabulary.queryOptions({ staleTime: Infinity }));
}

export type Vocabulary = NonNullable<ReturnType<typeof useVocabulary>["data"]>;

/** What is wrong with a text; the answer to the text before stays until the new one has come. */
export function useCheck(text: string) {
  return useQuery(
    api.workbench.check.queryOptions({
      input: { text },
      staleTime: Infinity,
      // Texts are long and typed letter by letter: answers are not hoarded.
      gcTime: 60_000,
      placeholderData: keepPreviousData,
    }),
  );
}

export type Checked = NonNullable<ReturnType<typeof useCheck>["data"]>;

export function useTrial() {
  return useMutation(api.workbench.trial.mutationOptions());
}

export type Trial = NonNullable<ReturnType<typeof useTrial>["data"]>;

export function useCirculars() {
  return useQuery(api.workbench.circulars.queryOptions());
}

export function useCircular(batch: string | undefined) {
  return useQuery(api.workbench.circular.queryOptions({ input: { batch: batch ?? "" }, enabled: batch !== undefined }));
}

export type CircularItem = NonNullable<ReturnType<typeof useCircular>["data"]>[number];

/** The text of a rule begun from cases of a circular. */
export function useDraftFrom() {
  return useMutation(api.workbench.draftFrom.mutationOptions());
}

export function useCoverage() {
  return useQuery(api.workbench.coverage.queryOptions());
}

/** Whether the reader drafts revisions, and sets rules aside: what the two registers allow. */
export function useBenchActs(): { readonly mayRevise: boolean; readonly maySetAside: boolean } {
  const registers = useRegisters();
  const mayCreate = (name: string) =>
    registers.data?.some(({ register, mayCreate: may }) => register === name && may) ?? false;
  return { mayRevise: mayCreate(revisions), maySetAside: mayCreate(quarantines) };
}
