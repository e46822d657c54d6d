import { withCorrection } from "./correction.ts";
import type { Diagnostic, DiagnosticCode, DiagnosticSource, Place } from "./diagnostic.ts";
import { isPlainName, normalizeName } from "./names.ts";
import { parseExpression, parseUnaryTests } from "./parse.ts";
import type { Span } from "./span.ts";
import type { Syntax, UnaryTestsSyntax } from "./syntax.ts";

/**
 * Several texts read as one expression: the cells of a table, the parts of a boxed expression. Each piece has its own
 * stretch of `text`, so that spans in the tree tell the pieces apart; `locate` turns them back.
 */
export class Pieces {
  readonly diagnostics: Diagnostic[] = [];
  text = "";
  readonly #pieces: { readonly start: number; readonly end: number; readonly place: Place }[] = [];
  readonly #names: Set<string>;
  readonly #types: readonly string[];
  readonly #broken: ReadonlySet<number>;

  /** `broken`: the places, in order of reading, of pieces that are known to be wrong and stand for null. */
  constructor(names: Iterable<string>, types: Iterable<string>, broken: ReadonlySet<number>) {
    this.#names = new Set([...names].filter((name) => !isPlainName(name)));
    this.#types = [...types];
    this.#broken = broken;
  }

  expression(text: string, place: Place): Syntax {
    return this.#read(text, place, (span): Syntax => ({ kind: "error", span }), parseExpression);
  }

  unaryTests(text: string, place: Place): UnaryTestsSyntax {
    return this.#read(text, place, (span) => ({ tests: [testOfNothing(span)], negated: false, span }), parseUnaryTests);
  }

  /** Names of variables that the pieces after this may use. Names stay: a later piece may name a field so. */
  declare(name: string): void {
    const normal = normalizeName(name);
    if (!isPlainName(normal)) this.#names.add(normal);
  }

  /** Reports what cannot be taken at all, at a piece of its own. */
  refuse(code: DiagnosticCode, args: Readonly<Record<string, string>>, place: Place): void {
    const span = this.nowhere();
    this.text += "\n";
    this.#pieces.push({ ...span, place });
    this.diagnostics.push({ code, severity: "error", span, args });
  }

  /** An empty stretch, for nodes that are not written out. */
  nowhere(): Span {
    return { start: this.text.length, end: this.text.length };
  }

  /** The piece that a span of the tree lies in. */
  indexOf(span: Span): number {
    const at = this.#pieces.findIndex((piece) => span.start <= piece.end);
    return at < 0 ? this.#pieces.length - 1 : at;
  }

  /** The diagnostic with its span inside its piece, the place of the piece, and a correction where one is plain. */
  locate(diagnostic: Diagnostic, source: DiagnosticSource | undefined): Diagnostic {
    const piece = this.#pieces[this.indexOf(diagnostic.span)];
    if (piece === undefined) return source === undefined ? diagnostic : { ...diagnostic, source };
    const { start, end } = diagnostic.span;
    const span = { start: start - piece.start, end: Math.min(end, piece.end) - piece.start };
    const corrected = withCorrection({ ...diagnostic, span }, this.text.slice(piece.start, piece.end));
    return source === undefined ? corrected : { ...corrected, source: { ...source, place: piece.place } };
  }

  #read<Tree extends object>(
    text: string,
    place: Place,
    nothing: (span: Span) => Tree,
    parse: (
      text: string,
      names: Iterable<string>,
      types: Iterable<string>,
    ) => { readonly tree: Tree; readonly diagnostics: readonly Diagnostic[] },
  ): Tree {
    const start = this.text.length;
    this.text += `${text}\n`;
    const broken = this.#broken.has(this.#pieces.length);
    this.#pieces.push({ start, end: start + text.length, place });
    if (broken) return nothing({ start, end: start });
    const { tree, diagnostics } = parse(text, this.#names, this.#types);
    for (const diagnostic of diagnostics) {
      this.diagnostics.push({ ...diagnostic, span: moved(diagnostic.span, start) });
    }
    for (const name of entryNames(tree)) this.declare(name);
    return start === 0 ? tree : moveSpans(tree, start);
  }
}

function testOfNothing(span: Span): UnaryTestsSyntax["tests"][number] {
  return { kind: "expression", expression: { kind: "error", span }, span };
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** The same tree with every span moved. */
function moveSpans<Tree>(tree: Tree, by: number): Tree {
  if (Array.isArray(tree)) return tree.map((item) => moveSpans<unknown>(item, by)) as Tree;
  if (typeof tree !== "object" || tree === null) return tree;
  if ("start" in tree && "end" in tree) return moved(tree as unknown as Span, by) as Tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, moveSpans<unknown>(value, by)])) as Tree;
}

/** Names of the entries of all contexts in a tree. */
function* entryNames(tree: unknown): Iterable<string> {
  if (Array.isArray(tree)) {
    for (const item of tree) yield* entryNames(item);
  } else if (typeof tree === "object" && tree !== null) {
    if ("kind" in tree && tree.kind === "context" && "entries" in tree) {
      for (const { name } of tree.entries as { name: string }[]) yield name;
    }
    yield* entryNames(Object.values(tree));
  }
}
