// Identifiers and labels: each once, and labels such that expressions can use them.

import { type Bilingual, type RegisterDefinition, reservedActs } from "@jianheng/contract";
import { compileExpression, builtIns } from "@jianheng/feel";
import type { DefinitionFaults, DefinitionPath } from "./definition-faults.ts";
import { expressionSites } from "./expressions.ts";
import { type DefinitionKind, kindWords } from "./fault-sentences.ts";
import { reservedLabels } from "./record-scope.ts";

export function checkNames(definition: RegisterDefinition, faults: DefinitionFaults): void {
  const { fields, states, acts, limits, documents } = definition;
  checkIds("field", ["fields"], fields, faults);
  checkIds("state", ["states"], states, faults);
  checkIds("act", ["acts"], acts, faults);
  checkIds("limit", ["limits"], limits, faults);
  checkIds("document", ["documents"], documents, faults);
  checkLabels("state", ["states"], states, faults);
  acts.forEach(({ id }, index) => {
    if (reservedActs.some((reserved) => reserved === id)) {
      faults.report("register.reserved_act", ["acts", index, "id"], { id });
    }
  });

  const texts = expressionSites(definition).map(({ text }) => text);
  const used = (label: string): boolean => texts.some((text) => text.includes(label));
  checkLabels("field", ["fields"], fields, faults);
  fields.forEach((field, index) => {
    const path = ["fields", index];
    checkWord(field.label.zh, [...path, "label", "zh"], used, faults);
    if (reservedLabels.includes(field.label.zh)) {
      faults.report("register.label_reserved", [...path, "label", "zh"], { label: field.label.zh });
    }
    if (field.type === "choice" || field.type === "choices") checkChoices([...path, "choices"], field.choices, faults);
    if (field.type !== "rows") return;
    checkIds("column", [...path, "columns"], field.columns, faults);
    checkLabels("column", [...path, "columns"], field.columns, faults);
    field.columns.forEach((column, at) => {
      checkWord(column.label.zh, [...path, "columns", at, "label", "zh"], used, faults);
      if (column.type === "choice") checkChoices([...path, "columns", at, "choices"], column.choices, faults);
    });
  });
}

interface Named {
  readonly id: string;
  readonly label: Bilingual;
}

function checkChoices(path: DefinitionPath, choices: readonly Named[], faults: DefinitionFaults): void {
  checkIds("choice", path, choices, faults);
  checkLabels("choice", path, choices, faults);
}

function checkIds(kind: DefinitionKind, path: DefinitionPath, list: readonly Named[], faults: DefinitionFaults): void {
  forEachRepeated(
    list.map(({ id }) => id),
    (id, index) => faults.report("register.duplicate_id", [...path, index, "id"], { kind: kindWords[kind], id }),
  );
}

function checkLabels(
  kind: DefinitionKind,
  path: DefinitionPath,
  list: readonly Named[],
  faults: DefinitionFaults,
): void {
  forEachRepeated(
    list.map(({ label }) => label.zh.trim()),
    (label, index) => {
      faults.report("register.duplicate_label", [...path, index, "label", "zh"], { kind: kindWords[kind], label });
    },
  );
}

export function forEachRepeated(names: readonly string[], report: (name: string, index: number) => void): void {
  const seen = new Set<string>();
  names.forEach((name, index) => {
    if (seen.has(name)) report(name, index);
    seen.add(name);
  });
}

/** A word of the language is none of the author's; a label that is used must read as one word. */
function checkWord(
  label: string,
  path: DefinitionPath,
  used: (label: string) => boolean,
  faults: DefinitionFaults,
): void {
  if (label.trim() === "") faults.report("register.empty_text", path, { key: "label" });
  else if (isWordOfLanguage(label)) faults.report("register.label_built_in", path, { label });
  else if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(label) && used(label))
    faults.report("register.label_word", path, { label });
}

function isWordOfLanguage(label: string): boolean {
  if (builtIns.has(label) || label === "本行") return true;
  if (!/^[a-z]+$/u.test(label)) return false;
  const { expression } = compileExpression({ text: label, variables: [{ name: label, type: "string" }] });
  return expression?.ir.kind !== "parameter";
}
