// Who or what a judged row is about, and the key under which the same fault is known again.

import { findDataset } from "@jianheng/contract";
import { isStandard } from "../catalogue/catalogue.ts";
import { formatValue } from "@jianheng/feel";
import type { CompiledRule } from "../rules/rule-book.ts";
import { subjectColumnsOf } from "../rules/subjects.ts";
import type { HitSubject } from "./hit.ts";
import type { LakeRow } from "./lake-rows.ts";
import type { RowStore } from "./row-store.ts";

/** Datasets whose rows the labels need; loaded with the batch. */
export const labelDatasets = ["cases", "suspects"] as const;

export function subjectOf(rule: CompiledRule, row: LakeRow, store: RowStore): HitSubject {
  return {
    kind: rule.subject,
    key: keyOf(row, subjectColumnsOf(rule.dataset, rule.subject)),
    label: labelOf(rule, row, store),
  };
}

/** `rule:subject key:identity values`; parts escape `|` and `:` so that different keys never look alike. */
export function dedupeKeyOf(rule: CompiledRule, row: LakeRow): string {
  const identity = rule.identity.length === 0 ? "" : `:${keyOf(row, rule.identity)}`;
  return `${rule.id}:${rule.subject}:${keyOf(row, subjectColumnsOf(rule.dataset, rule.subject))}${identity}`;
}

/** The case number in a dedupe key, or undefined if it is not one. */
export function caseNoOfDedupeKey(key: string): string | undefined {
  const part = /^[^:]+:[^:]+:((?:[^|:\\]|\\.)*)/u.exec(key)?.[1];
  return part?.replaceAll(/\\(.)/gu, "$1");
}

function keyOf(row: LakeRow, columns: readonly string[]): string {
  return columns
    .map((id) => {
      const value = row.at(id);
      return value === null ? "" : formatValue(value).replaceAll(/[|:\\]/gu, String.raw`\$&`);
    })
    .join("|");
}

function labelOf(rule: CompiledRule, row: LakeRow, store: RowStore): string {
  const { caseNo } = row;
  switch (rule.subject) {
    case "case": {
      if (!isStandard(row.dataset)) return caseNo;
      const found = row.schema.id === "cases" ? row : store.rowsOfCase("cases", caseNo)?.[0];
      return (found === undefined ? "" : text(found, "caseName")) || caseNo;
    }
    case "suspect":
      return suspectName(row, store);
    case "measure":
      return `${suspectName(row, store)} ${text(row, "measureType")}`.trim();
    case "return":
      return `${suspectName(row, store)} ${returnLabel(row)}`.trim();
    case "judgment":
      return `${suspectName(row, store)} ${text(row, "judgmentNo")}`.trim();
    case "document":
      return `${text(row, "documentKind")} ${text(row, "documentNo")}`.trim();
    case "property":
      return `${text(row, "itemNo")} ${text(row, "itemName")}`.trim();
  }
  return rule.subject satisfies never;
}

function suspectName(row: LakeRow, store: RowStore): string {
  const suspectNo = text(row, "suspectNo");
  if (row.schema.id === "suspects") return text(row, "name") || suspectNo;
  const rows = store.rowsOfCase("suspects", row.caseNo) ?? [];
  const found = rows.find((one) => text(one, "suspectNo") === suspectNo);
  return (found === undefined ? "" : text(found, "name")) || suspectNo;
}

function returnLabel(row: LakeRow): string {
  const label = findDataset("returns")?.label ?? "";
  return `${label} ${text(row, "returnNo")}`;
}

function text(row: LakeRow, column: string): string {
  const value = row.at(column);
  return value === null ? "" : formatValue(value);
}
