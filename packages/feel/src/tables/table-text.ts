import type { HitPolicy, MissingPolicy } from "../ir.ts";
import { hitPolicies } from "../ir.ts";
import type { Pieces } from "../pieces.ts";
import type { Place } from "../diagnostic.ts";
import type { Span } from "../span.ts";
import type { Syntax, TypeSyntax, UnaryTestsSyntax } from "../syntax.ts";

/** A decision table in texts: what a rule file or a model file holds. */
export interface TableText {
  readonly hitPolicy: HitPolicy;
  /** Default: "no match". */
  readonly missing?: MissingPolicy;
  readonly inputs: readonly InputText[];
  readonly outputs: readonly OutputClauseText[];
  readonly rules: readonly RuleText[];
}

export interface InputText {
  /** The expression whose value the column tests. */
  readonly text: string;
  readonly type?: string;
  /** Unary tests that every value must pass. */
  readonly allowed?: string;
  readonly element?: string;
}

export interface OutputClauseText {
  /** Needed where there are several outputs: the entry of the result. */
  readonly name?: string;
  readonly type?: string;
  /** Values in the order of priority. */
  readonly allowed?: string;
  /** What it is where no rule holds. */
  readonly fallback?: string;
  readonly element?: string;
}

export interface RuleText {
  /** Unary tests in the order of the inputs; blank or `-` holds for every value. */
  readonly inputs: readonly TableCell[];
  /** Expressions in the order of the outputs; blank is null. */
  readonly outputs: readonly TableCell[];
}

export interface TableCell {
  readonly text: string;
  readonly element?: string;
}

/** Reads every cell of a table; mistakes are located to the cell. */
export function writeTable(pieces: Pieces, table: TableText): Syntax {
  const span = pieces.nowhere();
  const { hitPolicy, missing = "no match" } = table;
  const width = table.inputs.length;
  const inputs = table.inputs.map((input, at) => {
    const place = placeOf(input, { column: at + 1 });
    const value = typed(expressionOf(pieces, input.text, place), input.type);
    return { label: input.text, value, allowed: allowedOf(pieces, input.allowed, place) };
  });
  const outputs = table.outputs.map((output, at) => {
    const place = placeOf(output, { column: width + at + 1 });
    const allowed = allowedOf(pieces, output.allowed, place);
    const fallback =
      output.fallback === undefined ? null : typed(expressionOf(pieces, output.fallback, place), output.type);
    return { name: output.name ?? null, allowed, fallback };
  });
  if (outputs.length === 0) pieces.refuse("feel.table.no_output", {}, {});
  const rules = table.rules.map((rule, rowIndex) => {
    const row = rowIndex + 1;
    const tests = rule.inputs.map((cell, at) => testsOf(pieces, cell.text, placeOf(cell, { row, column: at + 1 })));
    const results = rule.outputs.map((cell, at) => {
      const place = placeOf(cell, { row, column: width + at + 1 });
      return typed(expressionOf(pieces, cell.text, place), table.outputs[at]?.type);
    });
    const [expected, found] = [width + outputs.length, tests.length + results.length];
    if (tests.length !== width || results.length !== outputs.length) {
      const args = { row: String(row), expected: String(expected), found: String(found) };
      pieces.refuse("feel.table.rule_width", args, { row });
    }
    return { tests, outputs: results };
  });
  return { kind: "table", table: { hitPolicy, missing, inputs, outputs, rules }, span };
}

function placeOf(owner: { readonly element?: string }, place: Place): Place {
  return owner.element === undefined ? place : { ...place, element: owner.element };
}

function allowedOf(pieces: Pieces, text: string | undefined, place: Place): UnaryTestsSyntax | null {
  return text === undefined || text.trim() === "" ? null : pieces.unaryTests(text, place);
}

function testsOf(pieces: Pieces, text: string, place: Place): UnaryTestsSyntax {
  return pieces.unaryTests(text.trim() === "" ? "-" : text, place);
}

/** A blank text is null. */
export function expressionOf(pieces: Pieces, text: string, place: Place): Syntax {
  return text.trim() === "" ? { kind: "null", span: pieces.nowhere() } : pieces.expression(text, place);
}

/** The expression brought to a type, if one is declared. */
export function typed(syntax: Syntax, type: string | undefined): Syntax {
  if (type === undefined) return syntax;
  return { kind: "conform", operand: syntax, to: typeNamed(type, syntax.span), span: syntax.span };
}

export function typeNamed(name: string, span: Span): TypeSyntax {
  return { name, span, arguments: [], fields: [], result: null };
}

/** The policy by its name in any case; undefined if there is none. */
export function readHitPolicy(written: string): HitPolicy | undefined {
  const wanted = written
    .trim()
    .replaceAll(/[\s_]+/gu, " ")
    .toUpperCase();
  return hitPolicies.find((policy) => policy === wanted) ?? shortPolicies[wanted.replaceAll(" ", "")];
}

/** The letters by which the standard shows policies in the corner of a table. */
const shortPolicies: Readonly<Record<string, HitPolicy>> = {
  U: "UNIQUE",
  A: "ANY",
  F: "FIRST",
  P: "PRIORITY",
  R: "RULE ORDER",
  O: "OUTPUT ORDER",
  C: "COLLECT",
  "C+": "COLLECT SUM",
  "C#": "COLLECT COUNT",
  "C<": "COLLECT MIN",
  "C>": "COLLECT MAX",
};

/** A table on a few lines, for people: its head, then a line per rule. */
export function showTable({ hitPolicy, inputs, outputs, rules }: TableText): string {
  const head = [inputs.map(({ text }) => text).join(" | "), outputs.map(({ name }) => name ?? "").join(" | ")];
  const lines = rules.map((rule) =>
    [rule.inputs, rule.outputs].map((cells) => cells.map(({ text }) => text).join(" | ")).join(" → "),
  );
  return [`${head.join(" → ")} (${hitPolicy})`, ...lines].join("\n");
}
