// A YAML text with the way back from a value to its place: line and column of a path, and of a character inside a
// scalar however the scalar is written.

import { isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument, type Document } from "yaml";
import type { Place } from "./rule-diagnostic.ts";

export interface YamlSource {
  readonly value: unknown;
  readonly problems: readonly { readonly place: Place; readonly detail: string; readonly warning: boolean }[];
  /** Where the value at a path begins; of a missing value, where its nearest existing parent begins. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
  /** Where the key of a map entry stands. */
  readonly placeOfKey: (path: readonly PropertyKey[]) => Place;
  /** Where the code unit `offset` of the text at a path stands. */
  readonly placeInText: (path: readonly PropertyKey[], offset: number) => Place;
}

/**
 * Reads one document by the failsafe schema: every scalar is text, so that 0123 keeps its zero and an identity number
 * its digits. Aliases are refused, against expansion bombs.
 */
export function readYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "failsafe", version: "1.2", uniqueKeys: true });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    value: document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }),
    problems: [...document.errors, ...document.warnings].map((problem) => ({
      place: at(problem.pos[0]),
      detail: problem.message.split("\n")[0] ?? problem.code,
      warning: problem.name === "YAMLWarning",
    })),
    placeOf: (path) => at(nodeAt(document, path)?.range?.[0] ?? 0),
    placeOfKey: (path) => at(keyOffset(document, path)),
    placeInText: (path, offset) => {
      const node = nodeAt(document, path);
      if (!isScalar(node) || node.range === undefined || node.range === null || typeof node.value !== "string") {
        return at(node?.range?.[0] ?? 0);
      }
      return at(sourceOffset(text, node.range[0], node.range[1], node.value, offset));
    },
  };
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

function keyOffset(document: Document, path: readonly PropertyKey[]): number {
  const parent = nodeAt(document, path.slice(0, -1));
  const key = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  return parent?.range?.[0] ?? 0;
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
    const wanted = value[index];
    position = nextOf(wanted, source, position, end);
    if (index === offset) return Math.min(position, end);
    position += 1;
  }
  return Math.min(position, end);
}

/** Where the source goes on with a character of the value; a folded line end stands for a blank. */
function nextOf(wanted: string | undefined, source: string, from: number, end: number): number {
  for (let position = from; position < end; position += 1) {
    const found = source[position];
    if (found === wanted || (wanted === " " && found === "\n")) return position;
  }
  return end;
}
