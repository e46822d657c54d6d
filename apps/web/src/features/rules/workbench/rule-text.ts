// Texts that a revision begins from.
import { languageNames, newRuleText } from "../../../words/workbench.ts";
import type { Language } from "../../../words/language.ts";
import type { Vocabulary } from "./queries.ts";

/** The number after `revision:`, raised by one; a text without one stays. */
export function raiseRevision(text: string): string {
  return text.replace(/^(revision:[ \t]*["']?)(\d{1,9})/m, (_, before: string, number: string) =>
    before.concat(String(Number(number) + 1)),
  );
}

type Dataset = Vocabulary["datasets"][number];

/** A filled cell of a type, as the standard workbook writes it; types that have no one way to be filled are left out. */
const samples: Readonly<Record<string, string>> = {
  date: '"2025-03-10"',
  text: languageNames.sampleText,
  bool: "true",
  int: "3",
  money: "100.00",
  decimal: "1.5",
  datetime: '"2025-03-10 09:30"',
};

/** A whole rule over a table that stands the check where the table's rows name a case or a suspect alone. */
export function sampleRule(rule: { readonly id: string; readonly title: string }, over: Dataset, language: Language) {
  const labels = over.columns.map(({ label }) => label);
  const isOfSuspects = labels.includes(languageNames.suspectNo);
  const keys: readonly string[] = [languageNames.caseNo, languageNames.suspectNo];
  const fitting = over.columns.filter(({ label, type }) => type in samples && !keys.includes(label));
  const column = fitting.find(({ type }) => type === "date") ?? fitting[0] ?? over.columns[0];
  const further = over.columns.filter(
    ({ label, type }) => type === "int" && languageNames.sequences.some((end) => label.endsWith(end)),
  );
  const values: Readonly<Record<string, string>> = {
    ...rule,
    title: rule.title.replaceAll(/["\\]/g, ""),
    over: over.label,
    subject: isOfSuspects ? "suspect" : "case",
    identity: further.length === 0 ? "" : `identity: [${further.map(({ label }) => label).join(", ")}]\n`,
    column: column?.label ?? "",
    sample: samples[column?.type ?? ""] ?? languageNames.sampleText,
    instrument: languageNames.instrument,
    isEmpty: languageNames.isEmpty,
  };
  return newRuleText[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
