import type { FieldFault, FieldValue, FieldValues, RegisterField } from "@jianheng/contract";
import { useRef, useState } from "react";
import { readRefusal } from "../../../lib/refusal.ts";
import { newRequestId } from "../../../lib/request-id.ts";
import { useWords } from "../../../lib/words.tsx";
import { formWords } from "../../../words/registers.ts";
import type { Names } from "../field-values.ts";
import { missingFields, type Draft } from "./draft.ts";
import { fieldFaultsOf } from "./field-faults.ts";

interface FormStart {
  readonly values: FieldValues;
  readonly names: Names;
}

/** What is typed into a form, what is wrong with it, and the one id of its submission. Nothing typed is lost by a refusal. */
export function useForm(fields: readonly RegisterField[], start: FormStart) {
  const { say } = useWords();
  const [draft, setDraft] = useState<Draft>(() =>
    Object.fromEntries(fields.map(({ id }) => [id, start.values[id] ?? null])),
  );
  const [names, setNames] = useState<Names>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState("");
  // One id for the form: sent again after a lost answer, the server recognises it.
  const requestId = useRef(newRequestId());

  function change(field: string, value: FieldValue, name?: string) {
    setDraft((before) => ({ ...before, [field]: value }));
    if (name !== undefined && typeof value === "string") setNames((before) => ({ ...before, [value]: name }));
    setProblem("");
    setFaults(({ [field]: _mended, ...others }) => others);
  }

  /** Says what is still missing; true when nothing is. */
  function isFilled(needs: readonly string[] | undefined): boolean {
    const missing = missingFields(fields, needs, draft);
    const named = missing.flatMap((id) => fields.filter((field) => field.id === id));
    setFaults(
      Object.fromEntries(named.map((field) => [field.id, say(formWords.missing, { field: say(field.label) })])),
    );
    setProblem(missing.length < 2 ? "" : say(formWords.missingMany, { count: missing.length }));
    focusOn(missing[0]);
    return missing.length === 0;
  }

  /** Says why the server refused, under the fields that it names; answers the refusal. */
  function refused(error: unknown) {
    const refusal = readRefusal(error);
    const known = fieldFaultsOf(error).filter(({ field }) => fields.some(({ id }) => id === field));
    const sentences: Record<string, string> = {};
    for (const fault of known) sentences[fault.field] = [sentences[fault.field], sentenceOf(fault)].join(" ").trim();
    setFaults(sentences);
    setProblem(say(refusal.sentence));
    focusOn(known[0]?.field);
    return refusal;
  }

  /** In a table the row and the column are named too. */
  function sentenceOf({ field, row, column, message }: FieldFault): string {
    if (row === undefined) return say(message);
    const table = fields.find(({ id }) => id === field);
    const named = table?.type === "rows" ? table.columns.find(({ id }) => id === column) : undefined;
    const place = { row, column: named === undefined ? (column ?? "") : say(named.label) };
    return say(formWords.inCell, { ...place, message: say(message) });
  }

  return {
    draft,
    names: { ...start.names, ...names },
    faults,
    problem,
    requestId,
    change,
    isFilled,
    refused,
    setProblem,
  };
}

function focusOn(field: string | undefined) {
  if (field === undefined) return;
  setTimeout(() => {
    const place = document.querySelector(`[data-field="${field}"]`);
    place?.scrollIntoView({ block: "center" });
    place?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
  });
}
