// Search without a dictionary and with one. A text is indexed by every pair of neighbouring characters, so that any
// substring of two or more is found, Chinese or not; what is typed in one piece is cut into words as a reader of Chinese
// would, so that 逮捕超期 finds 超期…逮捕 too.
import type { FieldValues, RegisterField } from "@jianheng/contract";

/** A record is found by its first so many characters; longer texts are read, not searched. */
const searchedMost = 20_000;
const wordsMost = 12;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** What a record is searched by: one line a value, lower case, without spaces inside. */
export function searchTextOf(
  parts: { readonly number: string; readonly title: string },
  fields: readonly RegisterField[],
  values: FieldValues,
  names: Readonly<Record<string, string>>,
): string {
  const lines = [parts.number, parts.title];
  for (const field of fields) {
    if (field.readBy !== undefined) continue;
    lines.push(...wordsOfField(field, values[field.id] ?? null, names));
  }
  return lines
    .map(folded)
    .filter((line) => line !== "")
    .join("\n")
    .slice(0, searchedMost);
}

function wordsOfField(
  field: RegisterField,
  value: unknown,
  names: Readonly<Record<string, string>>,
): readonly string[] {
  if (value === null) return [];
  if (field.type === "rows") {
    const rows = Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];
    return rows.flatMap((row) => Object.values(row).filter((cell) => typeof cell === "string"));
  }
  const ids = wordsOfValue(value);
  if (field.type === "choice" || field.type === "choices")
    return ids.map((id) => field.choices.find((choice) => choice.id === id)?.label.zh ?? "");
  return ids.map((id) => names[id] ?? id);
}

function wordsOfValue(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === "string");
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");
}

/** Every pair of neighbouring characters of each line, and its single characters where a line is one long. */
export function pairsOf(searchText: string): readonly string[] {
  const pairs = new Set<string>();
  for (const line of searchText.split("\n")) {
    const characters = Array.from(line);
    for (const [index, character] of characters.entries()) pairs.add(character + (characters[index + 1] ?? ""));
  }
  return [...pairs];
}

export interface SearchQuery {
  /** A tsquery over the pairs. */
  readonly pairs: string;
  /** Each must occur. */
  readonly words: readonly string[];
}

/** What is typed, as words that must all occur; null when nothing searchable is typed. */
export function searchQueryOf(typed: string): SearchQuery | null {
  const pieces = typed
    .normalize("NFKC")
    .toLowerCase()
    .split(/\s+/)
    .filter((piece) => piece !== "");
  const words = [...new Set(pieces.flatMap(wordsOf))].slice(0, wordsMost);
  if (words.length === 0) return null;
  return { pairs: words.flatMap(lexemesOf).join(" & "), words };
}

/** Chinese is cut into its words; what does not come apart into words of two characters and more stays as typed. */
function wordsOf(piece: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(piece) || /[〔〕[\]\d]/.test(piece)) return [piece];
  const segments = [...segmenter.segment(piece)].map(({ segment }) => segment);
  return segments.every((segment) => Array.from(segment).length > 1) ? segments : [piece];
}

/** The pairs of a word; a word of one character matches every pair that begins with it. */
function lexemesOf(word: string): readonly string[] {
  const characters = Array.from(word);
  if (characters.length === 1) return [`${quoted(word)}:*`];
  return characters.slice(0, -1).map((character, index) => quoted(character + characters[index + 1]!));
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
