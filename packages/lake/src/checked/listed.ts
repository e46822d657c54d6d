// Hits and unreadable cells in the one form in which a checked workbook lists them.

import type { Bilingual } from "@jianheng/contract";
import { type CellMark, noteMark } from "@jianheng/files";
import type { CellProblem, CellLocation } from "../delivery/manifest.ts";
import { describeProblem } from "../delivery/messages.ts";
import type { Hit, HitCell } from "../screening/hit.ts";
import type { Language } from "../screening/show-value.ts";
import { basisText, kindOf, kinds, levelWord, type ListedKind } from "./words.ts";

/** What is needed of a hit; a stored one of the ledger has it too. */
export type HitToList = Pick<
  Hit,
  "rule" | "revision" | "level" | "duty" | "outcome" | "legalCaseNo" | "dedupeKey" | "basis" | "message"
> & {
  readonly subject: { readonly label: string };
  readonly values: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly cell?: HitCell | undefined;
  }[];
  readonly cells: readonly HitCell[];
  /** Names of facts that are missing. */
  readonly missing: readonly string[];
  /** Of the rule. */
  readonly title: string;
};

/** A problem with the key of its row, where the row has one. */
export interface ProblemToList {
  readonly problem: CellProblem;
  /** Dataset and column. */
  readonly title: Bilingual;
  readonly legalCaseNo: string;
  readonly key: string;
}

export interface Listed {
  readonly kind: ListedKind;
  readonly mark: CellMark;
  readonly level: string;
  /** Rule id, or the code of the problem. */
  readonly rule: string;
  readonly revision: string;
  /** Rule id and title, or dataset and column. */
  readonly title: string;
  readonly legalCaseNo: string;
  readonly person: string;
  readonly message: string;
  readonly basis: string;
  readonly values: string;
  readonly expected: string;
  readonly cells: readonly HitCell[];
  readonly note: string;
  /** The same fault in the next delivery has the same key. */
  readonly key: string;
}

export function listHit(hit: HitToList, language: Language): Listed {
  const kind = kindOf(hit.outcome, hit.duty);
  const message = withoutPrefix(hit.message[language]);
  const basis = basisText(hit.basis, language);
  return {
    kind,
    mark: markOf(hit),
    level: levelWord(hit.level, language),
    rule: hit.rule,
    revision: hit.revision,
    title: `${hit.rule} ${hit.title}`,
    legalCaseNo: hit.legalCaseNo,
    person: hit.subject.label,
    message,
    basis,
    values: valuesText(hit.values, language),
    expected: hit.missing.join(language === "zh" ? "；" : "; "),
    cells: hit.cells,
    note: noteLine(kind, hit.rule, message, basis, language),
    key: hit.dedupeKey,
  };
}

export function listProblem({ problem, title, legalCaseNo, key }: ProblemToList, language: Language): Listed {
  const { message, expected } = describeProblem(problem, language);
  const header = problem.header ?? title[language];
  const asked = language === "zh" ? `${message}应为：${expected}。` : `${message} Expected: ${expected}.`;
  return {
    kind: "problem",
    mark: problem.code === "cell.missing" || problem.code === "row.duplicate_key" ? "warning" : "error",
    level: "",
    rule: problem.code,
    revision: "",
    title: title[language],
    legalCaseNo,
    person: "",
    message,
    basis: "",
    values: problem.raw === "" ? "" : `${header}：${problem.raw}`,
    expected,
    cells: cellOf(problem),
    note: noteLine("problem", header, asked, "", language),
    key,
  };
}

/** A problem of a whole row is shown at its first column. */
function cellOf({ file, sheet, row, column, header }: CellLocation): readonly HitCell[] {
  return [{ file, sheet: sheet ?? "", row, column: column ?? "A", header: header ?? "" }];
}

function markOf({ level, outcome }: Pick<Hit, "level" | "outcome">): CellMark {
  if (outcome === "undetermined" || level === "info") return "note";
  return level === "error" || level === "L3" ? "error" : "warning";
}

function valuesText(values: HitToList["values"], language: Language): string {
  const empty = language === "zh" ? "（空）" : "(empty)";
  const joined = values.map(({ name, value }) => `${name}${language === "zh" ? "：" : ": "}${value ?? empty}`);
  return joined.join(language === "zh" ? "；" : "; ");
}

/** One line of a note: what it is, what to look at, what it rests on, and the request by which it is known again. */
function noteLine(kind: ListedKind, name: string, message: string, basis: string, language: Language): string {
  const { opening, closings } = noteMark;
  const [closing] = language === "zh" ? [closings[0]] : [closings[1]];
  const plain = closings.reduce(
    (text, one) => text.replaceAll(one, one.slice(0, -1)),
    message.replaceAll(/\s*\n\s*/g, " "),
  );
  const what = `${opening}${kinds[kind][language]} ${name}`;
  if (language === "en") return `${what}: ${plain}${basis === "" ? "" : ` Basis: ${basis}.`} ${closing}`;
  const sentence = /[。！？]$/u.test(plain) ? plain : `${plain}。`;
  return `${what}：${sentence}${basis === "" ? "" : `依据：${basis}。`}${closing}`;
}

/** The kind says already that it is to be verified. */
function withoutPrefix(message: string): string {
  return message.replace(/^(?:待核：|To be verified: )/u, "");
}
