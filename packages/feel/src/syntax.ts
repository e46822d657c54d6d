import type { Span } from "./span.ts";
import type { TableSyntax } from "./tables/table-syntax.ts";

/** The syntax tree: what was written, nothing resolved. */
export type Syntax =
  | (Node & { readonly kind: "number"; readonly text: string })
  | (Node & { readonly kind: "string"; readonly value: string })
  | (Node & { readonly kind: "boolean"; readonly value: boolean })
  | (Node & { readonly kind: "null" })
  /** `@"2026-01-01"`. */
  | (Node & { readonly kind: "temporal"; readonly text: string })
  | (Node & { readonly kind: "name"; readonly name: string })
  /** `?`, the value under test. */
  | (Node & { readonly kind: "tested value" })
  | (Node & { readonly kind: "list"; readonly items: readonly Syntax[] })
  | (Node & { readonly kind: "context"; readonly entries: readonly EntrySyntax[] })
  | (Node & {
      readonly kind: "range";
      readonly low: Syntax | null;
      readonly high: Syntax | null;
      readonly lowClosed: boolean;
      readonly highClosed: boolean;
    })
  | (Node & { readonly kind: "negate"; readonly operand: Syntax })
  | (Node & {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    })
  | (Node & { readonly kind: "between"; readonly value: Syntax; readonly low: Syntax; readonly high: Syntax })
  | (Node & { readonly kind: "in"; readonly value: Syntax; readonly tests: readonly TestSyntax[] })
  | (Node & { readonly kind: "if"; readonly condition: Syntax; readonly whenTrue: Syntax; readonly otherwise: Syntax })
  | (Node & { readonly kind: "for"; readonly iterators: readonly IteratorSyntax[]; readonly body: Syntax })
  | (Node & {
      readonly kind: "quantified";
      readonly quantifier: "some" | "every";
      readonly iterators: readonly IteratorSyntax[];
      readonly body: Syntax;
    })
  | (Node & { readonly kind: "filter"; readonly of: Syntax; readonly condition: Syntax })
  | (Node & { readonly kind: "path"; readonly of: Syntax; readonly name: string; readonly nameSpan: Span })
  | (Node & { readonly kind: "instance of"; readonly operand: Syntax; readonly test: TypeSyntax })
  | (Node & { readonly kind: "call"; readonly callee: Syntax; readonly args: readonly ArgumentSyntax[] })
  | (Node & { readonly kind: "function"; readonly parameters: readonly ParameterSyntax[]; readonly body: Syntax })
  /** A value brought to a declared type, which only texts around an expression can name. */
  | (Node & { readonly kind: "conform"; readonly operand: Syntax; readonly to: TypeSyntax })
  | (Node & { readonly kind: "table"; readonly table: TableSyntax })
  /** Where a part could not be read; already reported. */
  | (Node & { readonly kind: "error" });

interface Node {
  readonly span: Span;
}

export type BinaryOperator = "or" | "and" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "**";

export interface EntrySyntax {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Syntax;
}

export interface IteratorSyntax {
  readonly name: string;
  readonly nameSpan: Span;
  readonly source: Syntax;
  readonly to: Syntax | null;
}

/** A test of a value: a comparison with it, or an expression. */
export type TestSyntax =
  | {
      readonly kind: "compare";
      readonly operator: "=" | "!=" | "<" | "<=" | ">" | ">=";
      readonly operand: Syntax;
      readonly span: Span;
    }
  | { readonly kind: "expression"; readonly expression: Syntax; readonly span: Span }
  /** `-`, which accepts anything. */
  | { readonly kind: "any"; readonly span: Span };

export interface ArgumentSyntax {
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly value: Syntax;
}

export interface ParameterSyntax {
  readonly name: string;
  readonly span: Span;
  readonly type: TypeSyntax | null;
}

export interface TypeSyntax {
  readonly name: string;
  readonly span: Span;
  /** `list<number>`: the types in the brackets. */
  readonly arguments: readonly TypeSyntax[];
  /** `context<a: number>`. */
  readonly fields: readonly { readonly name: string; readonly type: TypeSyntax }[];
  /** `function<…> -> number`. */
  readonly result: TypeSyntax | null;
}

/** Unary tests: any of `tests`, or none of them if `negated`. */
export interface UnaryTestsSyntax {
  readonly tests: readonly TestSyntax[];
  readonly negated: boolean;
  readonly span: Span;
}
