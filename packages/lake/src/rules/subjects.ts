// What a rule speaks about: which columns name a subject, in the order of its key.

import type { Dataset } from "@jianheng/contract";
import { caseColumnOf } from "../catalogue/catalogue.ts";
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

/** The same in a dataset: where it is not the standard's, the first column of its key stands for the case number. */
export function subjectColumnsOf(dataset: Dataset, subject: SubjectKind): readonly string[] {
  return subjectColumns[subject].map((id) => (id === "legalCaseNo" ? caseColumnOf(dataset) : id));
}

export function hasSubject(dataset: Dataset, subject: SubjectKind): boolean {
  return subjectColumnsOf(dataset, subject).every((id) => dataset.columns.some((column) => column.id === id));
}

/** The kind of subject that a row of the dataset speaks of most narrowly: the one that leaves least of its key open. */
export function subjectOf(dataset: Dataset): SubjectKind {
  const kinds = (Object.keys(subjectColumns) as SubjectKind[]).filter((kind) => hasSubject(dataset, kind));
  return kinds.reduce((best, kind) =>
    unfixedKey(dataset, kind).length < unfixedKey(dataset, best).length ? kind : best,
  );
}

/** Key columns of the dataset that a subject of this kind does not fix: one subject may have several rows. */
export function unfixedKey(dataset: Dataset, subject: SubjectKind): readonly string[] {
  const fixed = subjectColumnsOf(dataset, subject);
  return dataset.key.filter((id) => !fixed.includes(id));
}
