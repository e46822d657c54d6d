// What a rule speaks about: which columns name a subject, in the order of its key.

import type { Dataset } from "@jianheng/contract";
import type { SubjectKind } from "./rule-file.ts";

/** Catalogue column ids that name one subject of a kind, the case number first. */
export const subjectColumns: Readonly<Record<SubjectKind, readonly string[]>> = {
  case: ["legalCaseNo"],
  suspect: ["legalCaseNo", "suspectNo"],
  measure: ["legalCaseNo", "suspectNo", "measureNo"],
  return: ["legalCaseNo", "suspectNo", "returnNo"],
  document: ["legalCaseNo", "documentKind", "documentNo"],
  property: ["legalCaseNo", "itemNo"],
  judgment: ["legalCaseNo", "suspectNo", "judgmentNo"],
};

export function hasSubject(dataset: Dataset, subject: SubjectKind): boolean {
  return subjectColumns[subject].every((id) => dataset.columns.some((column) => column.id === id));
}

/** Key columns of the dataset that a subject of this kind does not fix: one subject may have several rows. */
export function unfixedKey(dataset: Dataset, subject: SubjectKind): readonly string[] {
  return dataset.key.filter((id) => !subjectColumns[subject].includes(id));
}
