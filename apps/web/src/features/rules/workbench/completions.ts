// What may be written at a place of a rule: columns, tables, functions and the rule's own names, by what stands before it.
import { languageNames } from "../../../words/workbench.ts";
import type { Vocabulary } from "./queries.ts";

export interface Suggestion {
  readonly kind: "column" | "dataset" | "function" | "name" | "key" | "thisRow";
  /** What is written. */
  readonly label: string;
  /** Of a column: its table. Of a function: how it is called. Of the rest: nothing. */
  readonly of: string;
  /** What it is, in both languages or by its type. */
  readonly about: { readonly zh: string; readonly en: string };
  /** What belongs here first stands first. */
  readonly near: boolean;
}

export interface Suggestions {
  /** Where the word begins that they take the place of. */
  readonly from: number;
  readonly items: readonly Suggestion[];
}

/** Parts whose text is prose: names are offered there only where one is asked for, after a brace. */
const prose: ReadonlySet<string> = new Set(["title", "kind", "message", "unless"]);
/** Parts that hold neither prose nor names. */
const plain: ReadonlySet<string> = new Set(["id", "revision", "basis", "subject"]);

/** How far back an opening bracket is looked for: an expression is a line or a few. */
const bracketReach = 600;

export function suggestionsAt(
  text: string,
  offset: number,
  vocabulary: Vocabulary,
  keys: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): Suggestions | null {
  const before = text.slice(0, offset);
  const word = /[\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? "";
  const from = offset - word.length;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (line.trimStart().startsWith("#")) return null;
  if (/^[A-Za-z]*$/.test(line)) {
    const items = Object.entries(keys).map(([label, about]) => suggestion("key", label, "", about));
    return { from, items };
  }
  const key = partAt(before);
  const previous = text[from - 1] ?? "";
  if (plain.has(key) || (prose.has(key) && previous !== "{")) return null;
  if (key === "over") return { from, items: vocabulary.datasets.map(datasetSuggestion) };

  const judged = datasetCalled(vocabulary, overOf(text));
  if (previous === ".") {
    const owner = ownerBefore(before.slice(0, from - 1));
    const dataset = owner === null ? undefined : datasetOf(owner, text, vocabulary);
    return dataset === undefined ? null : { from, items: columnsOf(dataset, true) };
  }
  const inside = openBracketOwner(before.slice(0, from));
  const filtered = inside === null ? undefined : datasetOf(inside, text, vocabulary);
  const items = [
    ...(filtered === undefined ? [] : columnsOf(filtered, true)),
    ...(judged === undefined || judged === filtered ? [] : columnsOf(judged, filtered === undefined)),
    ...namesOf(text).map(({ name }) => suggestion("name", name, "", none)),
    suggestion("thisRow", languageNames.thisRow, "", none),
    ...vocabulary.datasets.map(datasetSuggestion),
    ...(prose.has(key)
      ? []
      : vocabulary.functions.map(({ name, signature, says }) => suggestion("function", name, signature, says))),
  ];
  return { from, items: firstOfEach(items) };
}

const none = { zh: "", en: "" };

function suggestion(
  kind: Suggestion["kind"],
  label: string,
  of: string,
  about: Suggestion["about"],
  near = false,
): Suggestion {
  return { kind, label, of, about, near };
}

type Dataset = Vocabulary["datasets"][number];

function datasetSuggestion({ label, en }: Dataset): Suggestion {
  return suggestion("dataset", label, "", { zh: "", en });
}

/** A time is also known by its day alone. */
function columnsOf({ label: of, columns }: Dataset, near: boolean): readonly Suggestion[] {
  return columns.flatMap(({ label, en, type }) => {
    const about = { zh: type, en: `${en}, ${type}` };
    const own = suggestion("column", label, of, about, near);
    return type === "datetime" ? [own, { ...own, label: `${label}${languageNames.dayOf}` }] : [own];
  });
}

/** A name that means two things is offered once, as what is nearest. */
function firstOfEach(items: readonly Suggestion[]): readonly Suggestion[] {
  const seen = new Set<string>();
  return items.filter(({ label }) => (seen.has(label) ? false : seen.add(label)));
}

function datasetCalled(vocabulary: Vocabulary, label: string): Dataset | undefined {
  return vocabulary.datasets.find((dataset) => dataset.label === label);
}

export function overOf(text: string): string {
  return /^over:\s*["']?([^\s"'#]+)/m.exec(text)?.[1] ?? "";
}

/** The part of the rule in which a place lies: the nearest line before it that begins one. */
function partAt(before: string): string {
  return [...before.matchAll(/^([A-Za-z]+):/gm)].at(-1)?.[1] ?? "";
}

interface OwnName {
  readonly name: string;
  readonly expression: string;
}

/** Names of `let`, with what they stand for. */
function namesOf(text: string): readonly OwnName[] {
  const block = /^let:[^\n]*\n((?:[ \t]+[^\n]*\n?|#[^\n]*\n?|\s*\n)*)/m.exec(text)?.[1] ?? "";
  const indentation = /^[ \t]+(?=[^\s#])/m.exec(block)?.[0] ?? "";
  if (indentation === "") return [];
  return [...block.matchAll(new RegExp(`^${indentation}([\\p{L}\\p{N}_]+):([^\\n]*)`, "gmu"))].map(
    ([, name = "", expression = ""]) => ({ name, expression: expression.trim() }),
  );
}

/** `案件` of `案件`, `本案` of `本案`, `案件` of `案件[部门受案号 = 本行.部门受案号][1]`. */
function ownerBefore(before: string): string | null {
  let rest = before;
  while (rest.endsWith("]")) {
    const opening = openingOf(rest);
    if (opening < 0) return null;
    rest = rest.slice(0, opening);
  }
  return /[\p{L}\p{N}_]+$/u.exec(rest)?.[0] ?? null;
}

/** Where the bracket opens that closes at the end of the text. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= Math.max(0, text.length - bracketReach); at -= 1) {
    if (text[at] === "]") depth += 1;
    else if (text[at] === "[") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Whose rows are filtered in the bracket that is open here. */
function openBracketOwner(before: string): string | null {
  let depth = 0;
  for (let at = before.length - 1; at >= Math.max(0, before.length - bracketReach); at -= 1) {
    if (before[at] === "]") depth += 1;
    else if (before[at] === "[" && depth === 0) return ownerBefore(before.slice(0, at));
    else if (before[at] === "[") depth -= 1;
    // Brackets of an expression do not reach over the part of the rule.
    if (before[at] === "\n" && /[A-Za-z]/.test(before[at + 1] ?? "")) return null;
  }
  return null;
}

/** The table whose row or rows a name stands for. */
function datasetOf(name: string, text: string, vocabulary: Vocabulary): Dataset | undefined {
  if (name === languageNames.thisRow) return datasetCalled(vocabulary, overOf(text));
  const known = datasetCalled(vocabulary, name);
  if (known !== undefined) return known;
  const own = namesOf(text).find((one) => one.name === name);
  const start = /^([\p{L}\p{N}_]+)\s*(?:\[|$)/u.exec(own?.expression ?? "")?.[1];
  return start === undefined ? undefined : datasetCalled(vocabulary, start);
}
