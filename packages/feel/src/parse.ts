import type { Diagnostic, DiagnosticCode, Sentence } from "./diagnostic.ts";
import { isNamePart, isNameStart, NameTable, normalizeName } from "./names.ts";
import type { Span } from "./span.ts";
import { spanOver } from "./span.ts";
import type {
  ArgumentSyntax,
  BinaryOperator,
  EntrySyntax,
  IteratorSyntax,
  ParameterSyntax,
  Syntax,
  TestSyntax,
  TypeSyntax,
  UnaryTestsSyntax,
} from "./syntax.ts";

// Deep enough for any written rule, shallow enough for the stack.
const maxDepth = 150;
const maxLength = 100_000;

export interface ParseResult<Tree> {
  /** The tree, with `error` nodes where a part could not be read. */
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one expression. `names` are the declared names in scope; those that are not plain words are recognised by
 * longest match; so are `types`, the declared names of types. Cost grows with the length of the text.
 */
export function parseExpression(
  text: string,
  names: Iterable<string>,
  types: Iterable<string> = [],
): ParseResult<Syntax> {
  const parser = new Parser(text, names, types);
  const tree = parser.wholeExpression();
  return { tree, diagnostics: parser.diagnostics };
}

/** Reads unary tests: `-`, `< 5, [7..9]`, `not("a", "b")`. */
export function parseUnaryTests(
  text: string,
  names: Iterable<string>,
  types: Iterable<string> = [],
): ParseResult<UnaryTestsSyntax> {
  const parser = new Parser(text, names, types);
  const tree = parser.wholeUnaryTests();
  return { tree, diagnostics: parser.diagnostics };
}

const keywords = new Set(
  "and or in between if then else for return some every satisfies null true false function instance".split(" "),
);

const comparators = ["<=", ">=", "!=", "<", ">", "="] as const;

const typeWords = [
  "days and time duration",
  "years and months duration",
  "date and time",
  ..."number string boolean date time list context function range Any Null".split(" "),
];

const fullWidth: Readonly<Record<string, string>> = {
  "，": ",",
  "（": "(",
  "）": ")",
  "：": ":",
  "；": ";",
  "“": '"',
  "”": '"',
  "＝": "=",
  "＞": ">",
  "＜": "<",
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
  "、": ",",
  "！": "!",
};

class Parser {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #names: NameTable;
  readonly #typeNames: NameTable;
  #at = 0;
  #depth = 0;
  #filtersAllowed = true;

  constructor(text: string, names: Iterable<string>, types: Iterable<string>) {
    this.#text = text.length > maxLength ? "" : text;
    this.#names = new NameTable(names);
    this.#typeNames = new NameTable([...typeWords, ...types]);
    if (text.length > maxLength) {
      this.#report("feel.syntax.too_long", { start: 0, end: text.length }, { limit: String(maxLength) });
    }
    this.#skipSpace();
  }

  wholeExpression(): Syntax {
    const tree = this.#expression();
    this.#expectEnd();
    return tree;
  }

  wholeUnaryTests(): UnaryTestsSyntax {
    const start = this.#at;
    const before = this.#at;
    if (this.#takeWord("not") && this.#take("(")) {
      const tests = this.#tests();
      this.#expect(")");
      if (this.#at >= this.#text.length) return { tests, negated: true, span: this.#spanFrom(start) };
      // `not(x) and y` is an expression after all.
      this.diagnostics.length = 0;
    }
    this.#at = before;
    const tests = this.#tests();
    this.#expectEnd();
    return { tests, negated: false, span: this.#spanFrom(start) };
  }

  #tests(): TestSyntax[] {
    const tests = [this.#test(true)];
    while (this.#take(",")) tests.push(this.#test(true));
    return tests;
  }

  /** One test; `wide` lets it be any expression, otherwise it ends before `and` and `or`. */
  #test(wide: boolean): TestSyntax {
    const start = this.#at;
    if (wide && this.#peek("-") && /^-\s*(?:$|[,)])/u.test(this.#text.slice(this.#at))) {
      this.#take("-");
      return { kind: "any", span: this.#spanFrom(start) };
    }
    const operator = this.#comparator();
    if (operator !== undefined) {
      const operand = this.#additive();
      return { kind: "compare", operator, operand, span: this.#spanFrom(start) };
    }
    const expression = wide ? this.#expression() : this.#additive();
    return { kind: "expression", expression, span: this.#spanFrom(start) };
  }

  #comparator(): (typeof comparators)[number] | undefined {
    return comparators.find((operator) => this.#take(operator));
  }

  #expression(): Syntax {
    if (this.#depth >= maxDepth) {
      const span = { start: this.#at, end: this.#text.length };
      this.#report("feel.syntax.too_deep", span, { limit: String(maxDepth) });
      this.#at = this.#text.length;
      return { kind: "error", span };
    }
    this.#depth += 1;
    const tree = this.#disjunction();
    this.#depth -= 1;
    return tree;
  }

  #disjunction(): Syntax {
    let left = this.#conjunction();
    while (this.#takeWord("or")) left = binary("or", left, this.#conjunction());
    return left;
  }

  #conjunction(): Syntax {
    let left = this.#comparison();
    while (this.#takeWord("and")) left = binary("and", left, this.#comparison());
    return left;
  }

  #comparison(): Syntax {
    let left = this.#additive();
    for (;;) {
      const operator = this.#comparator();
      if (operator !== undefined) {
        left = binary(operator, left, this.#additive());
      } else if (this.#takeWord("between")) {
        const low = this.#additive();
        this.#expectWord("and");
        const high = this.#additive();
        left = { kind: "between", value: left, low, high, span: spanOver(left.span, high.span) };
      } else if (this.#takeWord("in")) {
        const tests = this.#membership();
        left = { kind: "in", value: left, tests, span: this.#spanFrom(left.span.start) };
      } else {
        return left;
      }
    }
  }

  /** What follows `in`: a bracketed list of tests, or one test. `(1..5]` is a range, not a bracket of tests. */
  #membership(): TestSyntax[] {
    const start = this.#at;
    if (!this.#peek("(")) return [this.#test(false)];
    const reported = this.diagnostics.length;
    this.#take("(");
    const tests = this.#tests();
    if (this.#take(")") && !this.#continuesOperand()) return tests;
    this.#at = start;
    this.diagnostics.length = reported;
    return [this.#test(false)];
  }

  /** Whether an operator follows that would make the bracket before it part of an operand. */
  #continuesOperand(): boolean {
    return ["+", "-", "*", "/", ".", "["].some((sign) => this.#peek(sign));
  }

  #additive(): Syntax {
    let left = this.#multiplicative();
    for (;;) {
      if (this.#take("+")) left = binary("+", left, this.#multiplicative());
      else if (this.#take("-")) left = binary("-", left, this.#multiplicative());
      else return left;
    }
  }

  #multiplicative(): Syntax {
    let left = this.#power();
    for (;;) {
      if (!this.#peek("**") && this.#take("*")) left = binary("*", left, this.#power());
      else if (this.#take("/")) left = binary("/", left, this.#power());
      else return left;
    }
  }

  #power(): Syntax {
    let left = this.#signed();
    while (this.#take("**")) left = binary("**", left, this.#signed());
    return left;
  }

  #signed(): Syntax {
    const start = this.#at;
    let minuses = 0;
    while (this.#take("-")) minuses += 1;
    let tree = this.#instanceOf();
    for (; minuses > 0; minuses -= 1) tree = { kind: "negate", operand: tree, span: this.#spanFrom(start) };
    return tree;
  }

  #instanceOf(): Syntax {
    let operand = this.#postfix();
    while (this.#takeWord("instance")) {
      this.#expectWord("of");
      const test = this.#type();
      operand = { kind: "instance of", operand, test, span: spanOver(operand.span, test.span) };
    }
    return operand;
  }

  #postfix(): Syntax {
    let tree = this.#primary();
    for (;;) {
      const start = tree.span.start;
      if (!this.#peek("..") && this.#take(".")) {
        const name = this.#name();
        if (name === undefined) {
          this.#unexpected("@{name}");
          return tree;
        }
        tree = { kind: "path", of: tree, name: name.name, nameSpan: name.span, span: this.#spanFrom(start) };
      } else if (this.#filtersAllowed && this.#peek("[")) {
        this.#take("[");
        const condition = this.#expression();
        this.#expect("]");
        tree = { kind: "filter", of: tree, condition, span: this.#spanFrom(start) };
      } else if (this.#peek("(")) {
        this.#take("(");
        const args = this.#arguments();
        tree = { kind: "call", callee: tree, args, span: this.#spanFrom(start) };
      } else {
        return tree;
      }
    }
  }

  #arguments(): ArgumentSyntax[] {
    const args: ArgumentSyntax[] = [];
    if (this.#take(")")) return args;
    do {
      const name = this.#argumentName();
      args.push({ name: name?.name ?? null, nameSpan: name?.span ?? null, value: this.#expression() });
    } while (this.#take(","));
    this.#expect(")");
    return args;
  }

  /** `name :` before an argument; nothing is consumed if the colon is missing. */
  #argumentName(): Named | undefined {
    const start = this.#at;
    const found = /^[^\s:,()[\]{}"@][^:,()[\]{}"@]*(?=:)/u.exec(this.#text.slice(start));
    if (found === null) return undefined;
    this.#at = start + found[0].length;
    const span = { start, end: start + found[0].trimEnd().length };
    this.#skipSpace();
    this.#take(":");
    return { name: normalizeName(found[0]), span };
  }

  #primary(): Syntax {
    const start = this.#at;
    const character = this.#text.charAt(start);
    if (/[0-9]/u.test(character) || /^\.[0-9]/u.test(this.#text.slice(start, start + 2))) return this.#number();
    switch (character) {
      case '"':
        return { kind: "string", value: this.#string(), span: this.#spanFrom(start) };
      case "@":
        return this.#temporal();
      case "(":
        return this.#parenthesis();
      case "[":
        return this.#listOrRange();
      case "]":
        return this.#rangeAfter(false);
      case "{":
        return this.#context();
      case "?":
        this.#take("?");
        return { kind: "tested value", span: { start, end: start + 1 } };
      default:
        return this.#wordOrName();
    }
  }

  #number(): Syntax {
    const start = this.#at;
    const found = /^(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/u.exec(this.#text.slice(start));
    const text = found?.[0] ?? "0";
    this.#at = start + text.length;
    const span = { start, end: this.#at };
    this.#skipSpace();
    return { kind: "number", text, span };
  }

  #temporal(): Syntax {
    const start = this.#at;
    this.#take("@");
    if (!this.#peek('"')) return this.#unexpected('"');
    const text = this.#string();
    return { kind: "temporal", text, span: this.#spanFrom(start) };
  }

  #parenthesis(): Syntax {
    const start = this.#at;
    this.#take("(");
    const operator = this.#comparator();
    if (operator !== undefined) {
      const operand = this.#additive();
      this.#expect(")");
      return rangeOfComparison(operator, operand, this.#spanFrom(start));
    }
    const inner = this.#expression();
    if (this.#take("..")) return this.#rangeEnd(start, inner, false);
    this.#expect(")");
    return inner.kind === "name" ? inner : { ...inner, span: this.#spanFrom(start) };
  }

  #listOrRange(): Syntax {
    const start = this.#at;
    this.#take("[");
    if (this.#take("]")) return { kind: "list", items: [], span: this.#spanFrom(start) };
    const items = [this.#listItem()];
    const first = items[0];
    if (first !== undefined && this.#take("..")) return this.#rangeEnd(start, first, true);
    while (this.#take(",")) items.push(this.#listItem());
    this.#expect("]");
    return { kind: "list", items, span: this.#spanFrom(start) };
  }

  #listItem(): Syntax {
    const start = this.#at;
    const operator = this.#comparator();
    if (operator === undefined) return this.#expression();
    const operand = this.#additive();
    return rangeOfComparison(operator, operand, this.#spanFrom(start));
  }

  #rangeAfter(lowClosed: boolean): Syntax {
    const start = this.#at;
    this.#take("]");
    const low = this.#expression();
    if (!this.#take("..")) return this.#unexpected("..");
    return this.#rangeEnd(start, low, lowClosed);
  }

  #rangeEnd(start: number, low: Syntax, lowClosed: boolean): Syntax {
    const [at, reported] = [this.#at, this.diagnostics.length];
    let high = this.#expression();
    if (!/^[\])[]/u.test(this.#text.charAt(this.#at))) {
      // `[1..10[`: the bracket that closed the range was taken for a filter.
      [this.#at, this.diagnostics.length] = [at, reported];
      this.#filtersAllowed = false;
      high = this.#additive();
      this.#filtersAllowed = true;
    }
    const highClosed = this.#take("]");
    if (!highClosed && !this.#take(")") && !this.#take("[")) return this.#unexpected("]");
    return { kind: "range", low, high, lowClosed, highClosed, span: this.#spanFrom(start) };
  }

  #context(): Syntax {
    const start = this.#at;
    this.#take("{");
    const entries: EntrySyntax[] = [];
    if (!this.#take("}")) {
      do {
        const key = this.#contextKey();
        if (key === undefined) return this.#unexpected("@{name}");
        const value = this.#expression();
        entries.push({ name: key.name, nameSpan: key.span, value });
        // Stays declared: a path after the context may name the entry.
        this.#names.declare(key.name);
      } while (this.#take(","));
      this.#expect("}");
    }
    return { kind: "context", entries, span: this.#spanFrom(start) };
  }

  #contextKey(): Named | undefined {
    if (!this.#peek('"')) return this.#argumentName();
    const start = this.#at;
    const name = this.#string();
    const span = this.#spanFrom(start);
    this.#expect(":");
    return { name, span };
  }

  #wordOrName(): Syntax {
    const start = this.#at;
    const name = this.#name();
    if (name !== undefined) return { kind: "name", name: name.name, span: name.span };
    const word = this.#word(start);
    switch (word) {
      case "null":
        this.#takeWord(word);
        return { kind: "null", span: this.#spanFrom(start) };
      case "true":
      case "false":
        this.#takeWord(word);
        return { kind: "boolean", value: word === "true", span: this.#spanFrom(start) };
      case "if":
        return this.#if();
      case "for":
        return this.#for();
      case "some":
      case "every":
        return this.#quantified(word);
      case "function":
        return this.#function();
      default:
        return this.#unexpected("@{expression}");
    }
  }

  #if(): Syntax {
    const start = this.#at;
    this.#takeWord("if");
    const condition = this.#expression();
    this.#expectWord("then");
    const whenTrue = this.#expression();
    this.#expectWord("else");
    const otherwise = this.#expression();
    return { kind: "if", condition, whenTrue, otherwise, span: this.#spanFrom(start) };
  }

  #for(): Syntax {
    const start = this.#at;
    this.#takeWord("for");
    const { iterators, undo } = this.#iterators();
    this.#expectWord("return");
    const body = this.#expression();
    undo();
    return { kind: "for", iterators, body, span: this.#spanFrom(start) };
  }

  #quantified(quantifier: "some" | "every"): Syntax {
    const start = this.#at;
    this.#takeWord(quantifier);
    const { iterators, undo } = this.#iterators();
    this.#expectWord("satisfies");
    const body = this.#expression();
    undo();
    return { kind: "quantified", quantifier, iterators, body, span: this.#spanFrom(start) };
  }

  #iterators(): { iterators: IteratorSyntax[]; undo: () => void } {
    const iterators: IteratorSyntax[] = [];
    const removals: (() => void)[] = [];
    do {
      const name = this.#variable();
      this.#expectWord("in");
      const source = this.#expression();
      const to = this.#take("..") ? this.#expression() : null;
      iterators.push({ name: name.name, nameSpan: name.span, source, to });
      removals.push(this.#names.declare(name.name));
    } while (this.#take(","));
    return {
      iterators,
      undo: () => {
        for (const remove of removals.reverse()) remove();
      },
    };
  }

  /** A variable being declared: everything up to the word `in`. */
  #variable(): Named {
    const start = this.#at;
    const found = /^[^\s,()[\]{}"@=<>][^,()[\]{}"@=<>]*?(?=\s+in\s|\s+in[([{"])/u.exec(this.#text.slice(start));
    if (found === null) {
      this.#unexpected("@{variable}");
      return { name: "", span: this.#spanFrom(start) };
    }
    this.#at = start + found[0].length;
    const span = { start, end: this.#at };
    this.#skipSpace();
    return { name: normalizeName(found[0]), span };
  }

  #function(): Syntax {
    const start = this.#at;
    this.#takeWord("function");
    this.#expect("(");
    const parameters: ParameterSyntax[] = [];
    const removals: (() => void)[] = [];
    if (!this.#take(")")) {
      do {
        const parameter = this.#parameter();
        parameters.push(parameter);
        removals.push(this.#names.declare(parameter.name));
      } while (this.#take(","));
      this.#expect(")");
    }
    const external = this.#externalBody();
    const body = external ?? this.#expression();
    for (const remove of removals.reverse()) remove();
    return { kind: "function", parameters, body, span: this.#spanFrom(start) };
  }

  /** `external { java: … }`: code of another program, which is never run. */
  #externalBody(): Syntax | undefined {
    const start = this.#at;
    if (!this.#takeWord("external")) return undefined;
    if (!this.#peek("{")) {
      this.#at = start;
      return undefined;
    }
    const body = this.#context();
    const [kind] = body.kind === "context" ? body.entries.map((entry) => entry.name) : [];
    this.#report("feel.call.external", body.span, { kind: kind ?? "external" });
    return { kind: "error", span: body.span };
  }

  #parameter(): ParameterSyntax {
    const start = this.#at;
    const found = /^[^\s:,()[\]{}"@][^:,()[\]{}"@]*/u.exec(this.#text.slice(start));
    if (found === null) this.#unexpected("@{name}");
    const written = (found?.[0] ?? "").trimEnd();
    this.#at = start + written.length;
    const span = { start, end: this.#at };
    this.#skipSpace();
    const type = this.#take(":") ? this.#type() : null;
    return { name: normalizeName(written), span, type };
  }

  #type(): TypeSyntax {
    const start = this.#at;
    const known = this.#typeNames.match(this.#text, start);
    const plain = known ?? this.#typeWord(start);
    if (plain === undefined) {
      this.#unexpected("@{type}");
      return { name: "Any", span: this.#spanFrom(start), arguments: [], fields: [], result: null };
    }
    this.#at = plain.end;
    this.#skipSpace();
    const inner = this.#take("<") ? this.#typeArguments(plain.name) : { arguments: [], fields: [] };
    const result = plain.name === "function" && this.#take("->") ? this.#type() : null;
    return { name: plain.name, ...inner, result, span: this.#spanFrom(start) };
  }

  #typeWord(start: number): { name: string; end: number } | undefined {
    const found = /^[^\s<>,()[\]{}"@:]+/u.exec(this.#text.slice(start));
    return found === null ? undefined : { name: found[0], end: start + found[0].length };
  }

  #typeArguments(owner: string): Pick<TypeSyntax, "arguments" | "fields"> {
    const types: TypeSyntax[] = [];
    const fields: { name: string; type: TypeSyntax }[] = [];
    if (this.#take(">")) return { arguments: types, fields };
    do {
      if (owner === "context") {
        const key = this.#argumentName();
        fields.push({ name: key?.name ?? "", type: this.#type() });
      } else {
        types.push(this.#type());
      }
    } while (this.#take(","));
    this.#expect(">");
    return { arguments: types, fields };
  }

  /** A name in use: the longest declared one, else one plain word that is no keyword. */
  #name(): Named | undefined {
    const start = this.#at;
    const word = this.#word(start);
    const declared = this.#names.match(this.#text, start);
    if (declared !== undefined && declared.end - start > word.length) {
      this.#at = declared.end;
      this.#skipSpace();
      return { name: declared.name, span: { start, end: declared.end } };
    }
    if (word === "" || keywords.has(word)) return undefined;
    this.#at = start + word.length;
    this.#skipSpace();
    return { name: word, span: { start, end: start + word.length } };
  }

  /** The plain word at a position, empty if there is none. */
  #word(start: number): string {
    let end = start;
    for (const character of this.#text.slice(start, start + 200)) {
      if (!(end === start ? isNameStart(character) : isNamePart(character))) break;
      end += character.length;
    }
    return this.#text.slice(start, end);
  }

  #string(): string {
    const start = this.#at;
    let value = "";
    let at = start + 1;
    for (;;) {
      const character = this.#text.charAt(at);
      if (character === "") {
        this.#report("feel.syntax.unclosed_string", { start, end: at }, {});
        break;
      }
      if (character === '"') {
        at += 1;
        break;
      }
      if (character === "\\") {
        // What is no escape stands for itself, so that patterns can be written: "\d+".
        const escape = readEscape(this.#text, at);
        value += escape?.value ?? character;
        at = escape?.end ?? at + 1;
      } else {
        value += character;
        at += 1;
      }
    }
    this.#at = Math.min(at, this.#text.length);
    this.#skipSpace();
    return value;
  }

  #peek(sign: string): boolean {
    return this.#text.startsWith(sign, this.#at);
  }

  #take(sign: string): boolean {
    if (!this.#peek(sign)) return false;
    // `..` is never a dot, `->` never a minus.
    this.#at += sign.length;
    this.#skipSpace();
    return true;
  }

  #takeWord(word: string): boolean {
    if (this.#word(this.#at) !== word) return false;
    this.#at += word.length;
    this.#skipSpace();
    return true;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) this.#recoverTo(sign);
  }

  #expectWord(word: string): void {
    if (this.#takeWord(word)) return;
    this.#unexpected(word);
    this.#takeWord(word);
  }

  #expectEnd(): void {
    if (this.#at >= this.#text.length) return;
    const span = { start: this.#at, end: this.#text.length };
    this.#report("feel.syntax.trailing", span, { found: this.#found() }, this.#fullWidthHint());
  }

  /** Reports, then skips to the closing sign if it comes before the end of the bracket. */
  #recoverTo(sign: string): void {
    this.#unexpected(sign);
    this.#take(sign);
  }

  /** Reports what stands here and skips to where reading can go on: a comma, a closing bracket or a keyword. */
  #unexpected(expected: string): Syntax {
    const start = this.#at;
    if (start >= this.#text.length) {
      this.#report("feel.syntax.unexpected_end", { start, end: start }, { expected });
    } else {
      const found = this.#found();
      const span = { start, end: start + found.length };
      this.#report("feel.syntax.unexpected", span, { found, expected }, this.#fullWidthHint());
    }
    this.#skipToResume();
    return { kind: "error", span: { start, end: this.#at } };
  }

  #skipToResume(): void {
    let nesting = 0;
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (nesting === 0 && /[,)\]}]/u.test(character)) return;
      if (nesting === 0 && ["then", "else", "return", "satisfies", "and", "or"].includes(this.#word(this.#at))) return;
      if (/[([{]/u.test(character)) nesting += 1;
      if (/[)\]}]/u.test(character)) nesting -= 1;
      if (character === '"') {
        this.#string();
      } else {
        const word = this.#word(this.#at);
        this.#at += Math.max(word.length, 1);
        this.#skipSpace();
      }
    }
  }

  /** The word or sign here, for a message. */
  #found(): string {
    const word = this.#word(this.#at);
    return word === "" ? String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0x20) : word;
  }

  #fullWidthHint(): Sentence | undefined {
    const plain = fullWidth[this.#text.charAt(this.#at)];
    if (plain === undefined) return undefined;
    return { zh: `请改用半角符号 ${plain}`, en: `use the half-width sign ${plain}` };
  }

  #report(code: DiagnosticCode, span: Span, args: Record<string, string>, hint?: Sentence): void {
    // One report per place: what follows a mistake is usually the same mistake.
    if (this.diagnostics.some((known) => known.span.start === span.start)) return;
    this.diagnostics.push({ code, severity: "error", span, args, ...(hint === undefined ? {} : { hint }) });
  }

  #spanFrom(start: number): Span {
    let end = this.#at;
    while (end > start && /\s/u.test(this.#text.charAt(end - 1))) end -= 1;
    return { start, end };
  }

  #skipSpace(): void {
    for (;;) {
      while (this.#at < this.#text.length && /\s/u.test(this.#text.charAt(this.#at))) this.#at += 1;
      if (this.#text.startsWith("//", this.#at)) {
        const end = this.#text.indexOf("\n", this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      } else if (this.#text.startsWith("/*", this.#at)) {
        const end = this.#text.indexOf("*/", this.#at + 2);
        if (end < 0) {
          this.#report("feel.syntax.unclosed_comment", { start: this.#at, end: this.#text.length }, {});
        }
        this.#at = end < 0 ? this.#text.length : end + 2;
      } else {
        return;
      }
    }
  }
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

function binary(operator: BinaryOperator, left: Syntax, right: Syntax): Syntax {
  return { kind: "binary", operator, left, right, span: spanOver(left.span, right.span) };
}

/** `(< 5)` is the range of what is smaller than five; `(= 5)` the range of five alone; `!=` is no range. */
function rangeOfComparison(operator: (typeof comparators)[number], operand: Syntax, span: Span): Syntax {
  switch (operator) {
    case "<":
    case "<=":
      return { kind: "range", low: null, high: operand, lowClosed: false, highClosed: operator === "<=", span };
    case ">":
    case ">=":
      return { kind: "range", low: operand, high: null, lowClosed: operator === ">=", highClosed: false, span };
    default:
      return { kind: "range", low: operand, high: operand, lowClosed: true, highClosed: true, span };
  }
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

function readEscape(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const sign = text.charAt(at + 1);
  const simple = simpleEscapes[sign];
  if (simple !== undefined) return { value: simple, end: at + 2 };
  const length = sign === "u" ? 4 : 6;
  const digits = text.slice(at + 2, at + 2 + length);
  if ((sign !== "u" && sign !== "U") || digits.length < length || !/^[0-9a-fA-F]+$/u.test(digits)) return undefined;
  const code = Number.parseInt(digits, 16);
  if (code > 0x10_ffff) return undefined;
  return { value: sign === "u" ? String.fromCharCode(code) : String.fromCodePoint(code), end: at + 2 + length };
}
