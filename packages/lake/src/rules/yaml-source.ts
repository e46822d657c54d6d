// A YAML text with the way back from a value to its place: line and column of a path, and of a character inside a
// scalar however the scalar is written.

import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import type { Place } from "./rule-diagnostic.ts";

export interface YamlSource {
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Where the value at a path begins; of a missing value, where its nearest existing parent begins. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
  /** Where the key of a map entry stands. */
  readonly placeOfKey: (path: readonly PropertyKey[]) => Place;
  /** Where the code unit `offset` of the text at a path stands. */
  readonly placeInText: (path: readonly PropertyKey[], offset: number) => Place;
  /** The same three as code units of the source; a value of several lines ends with its first. */
  readonly spanOf: (path: readonly PropertyKey[]) => SourceSpan;
  readonly spanOfKey: (path: readonly PropertyKey[]) => SourceSpan;
  readonly spanInText: (path: readonly PropertyKey[], span: SourceSpan) => SourceSpan;
  readonly placeAt: (offset: number) => Place;
}

/** Code units, end excluded. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

export interface YamlProblem {
  /** As the YAML library names it, or `ALIAS`. */
  readonly code: string;
  readonly place: Place;
  readonly span: SourceSpan;
  readonly detail: string;
  readonly warning: boolean;
}

/**
 * Reads one document by the failsafe schema: every scalar is text, so that 0123 keeps its zero and an identity number
 * its digits. Aliases are refused, against expansion bombs.
 */
export function readYaml(file: string, text: string): YamlSource {
  const document = parseDocument(text, { schema: "failsafe", version: "1.2", uniqueKeys: true });
  const lines = linesOf(text);
  // The library points past the end at what is missing there.
  const inside = (offset: number): number => Math.min(offset, text.length);
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const aliases = document.errors.length > 0 ? [] : aliasesOf(document);
  const found = [...document.errors, ...document.warnings].map((problem) => ({
    code: problem.code,
    place: at(inside(problem.pos[0])),
    span: { start: inside(problem.pos[0]), end: inside(problem.pos[1]) },
    detail: problem.message.split("\n")[0] ?? problem.code,
    warning: problem.name === "YAMLWarning",
  }));
  const offsetInText = (path: readonly PropertyKey[], offset: number): number => {
    const node = nodeAt(document, path);
    if (!isScalar(node) || node.range === undefined || node.range === null || typeof node.value !== "string") {
      return node?.range?.[0] ?? 0;
    }
    return sourceOffset(text, node.range[0], node.range[1], node.value, offset);
  };
  return {
    value: document.errors.length > 0 || aliases.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }),
    problems: [
      ...found,
      ...aliases.map((span) => ({
        code: "ALIAS",
        place: at(span.start),
        span,
        detail: "Aliases are not allowed",
        warning: false,
      })),
    ],
    placeOf: (path) => at(nodeAt(document, path)?.range?.[0] ?? 0),
    placeOfKey: (path) => at(keySpan(document, path).start),
    placeInText: (path, offset) => at(offsetInText(path, offset)),
    spanOf: (path) => firstLine(text, spanOfNode(nodeAt(document, path))),
    spanOfKey: (path) => firstLine(text, keySpan(document, path)),
    spanInText: (path, { start, end }) => {
      const first = offsetInText(path, start);
      return { start: first, end: end > start ? Math.max(first, offsetInText(path, end - 1) + 1) : first };
    },
    placeAt: at,
  };
}

/** Counted in the text itself: the parser, when it counts, passes over line ends inside of what it cannot read. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  return lines;
}

function aliasesOf(document: Document): readonly SourceSpan[] {
  const spans: SourceSpan[] = [];
  visit(document, (_, node) => {
    if (isAlias(node)) spans.push(spanOfNode(node));
  });
  return spans;
}

function spanOfNode(node: Node | undefined): SourceSpan {
  const [start, end] = node?.range ?? [0, 0];
  return { start, end };
}

function firstLine(text: string, { start, end }: SourceSpan): SourceSpan {
  return { start, end: start + (text.slice(start, end).split("\n")[0] ?? "").trimEnd().length };
}

/** The deepest existing node on a path. */
function nodeAt(document: Document, path: readonly PropertyKey[]): Node | undefined {
  let node = document.contents;
  for (const step of path) {
    if (!isCollection(node)) break;
    const next: unknown = node.get(typeof step === "symbol" ? String(step) : step, true);
    if (!isNode(next)) break;
    node = next;
  }
  return node ?? undefined;
}

function keySpan(document: Document, path: readonly PropertyKey[]): SourceSpan {
  const parent = nodeAt(document, path.slice(0, -1));
  const key = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    if (pair !== undefined && isScalar(pair.key)) return spanOfNode(pair.key);
  }
  return spanOfNode(parent);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "range" in value;
}

/**
 * Aligns the value of a scalar with its source, character by character: indentation, folded line ends, quotes and the
 * first character of an escape exist only in the source and are stepped over.
 */
function sourceOffset(source: string, start: number, end: number, value: string, offset: number): number {
  let position = start;
  const opening = source[position];
  if (opening === '"' || opening === "'") position += 1;
  else if (opening === "|" || opening === ">") position = source.indexOf("\n", position) + 1;
  for (let index = 0; index < value.length && position < end; index += 1) {
    position = nextOf(value[index], { source, from: position, end, escapes: opening === '"' });
    if (index === offset) return Math.min(position, end);
    position += opening === '"' && source[position] === "\\" ? escapeLength(source, position) : 1;
  }
  return Math.min(position, end);
}

interface Stretch {
  readonly source: string;
  readonly from: number;
  readonly end: number;
  readonly escapes: boolean;
}

/** Where the source goes on with a character of the value; a folded line end stands for a blank. */
function nextOf(wanted: string | undefined, { source, from, end, escapes }: Stretch): number {
  for (let position = from; position < end; position += 1) {
    const found = source[position];
    // A backslash at the end of a line joins it with the next and stands for nothing.
    if (escapes && found === "\\" && source[position + 1] !== "\n") return position;
    if (found === wanted || (wanted === " " && found === "\n")) return position;
  }
  return end;
}

/** Of an escape in double quotes: `\n` has two characters, `\x41` four, `\u4e2d` six, `\U0001F600` ten. */
function escapeLength(source: string, position: number): number {
  return { x: 4, u: 6, U: 10 }[source[position + 1] ?? ""] ?? 2;
}
