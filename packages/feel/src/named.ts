import type { Span } from "./span.ts";
import type { BinaryOperator, TypeSyntax } from "./syntax.ts";
import type { NamedTable } from "./tables/table-syntax.ts";

/** The named tree: the syntax tree with every name bound to what it means and every variable given a slot. */
export type Named =
  | (Node & { readonly kind: "number"; readonly text: string })
  | (Node & { readonly kind: "string"; readonly value: string })
  | (Node & { readonly kind: "boolean"; readonly value: boolean })
  | (Node & { readonly kind: "null" })
  | (Node & { readonly kind: "temporal"; readonly text: string })
  | (Node & { readonly kind: "reference"; readonly name: string; readonly binding: Binding })
  | (Node & { readonly kind: "list"; readonly items: readonly Named[] })
  | (Node & {
      readonly kind: "context";
      readonly entries: readonly { readonly name: string; readonly slot: number; readonly value: Named }[];
    })
  | (Node & {
      readonly kind: "range";
      readonly low: Named | null;
      readonly high: Named | null;
      readonly lowClosed: boolean;
      readonly highClosed: boolean;
    })
  | (Node & { readonly kind: "negate"; readonly operand: Named })
  | (Node & {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Named;
      readonly right: Named;
    })
  | (Node & { readonly kind: "between"; readonly value: Named; readonly low: Named; readonly high: Named })
  | (Node & {
      readonly kind: "in";
      readonly value: Named;
      readonly slot: number;
      readonly tests: readonly NamedTest[];
    })
  | (Node & { readonly kind: "if"; readonly condition: Named; readonly whenTrue: Named; readonly otherwise: Named })
  | (Node & {
      readonly kind: "for";
      readonly iterators: readonly NamedIterator[];
      readonly partialSlot: number;
      readonly body: Named;
    })
  | (Node & {
      readonly kind: "quantified";
      readonly quantifier: "some" | "every";
      readonly iterators: readonly NamedIterator[];
      readonly body: Named;
    })
  | (Node & { readonly kind: "filter"; readonly of: Named; readonly slot: number; readonly condition: Named })
  | (Node & { readonly kind: "path"; readonly of: Named; readonly name: string; readonly nameSpan: Span })
  | (Node & { readonly kind: "instance of"; readonly operand: Named; readonly test: TypeSyntax })
  | (Node & { readonly kind: "call"; readonly callee: Named; readonly args: readonly NamedArgument[] })
  | (Node & {
      readonly kind: "function";
      readonly parameters: readonly {
        readonly name: string;
        readonly slot: number;
        readonly type: TypeSyntax | null;
      }[];
      readonly body: Named;
    })
  | (Node & { readonly kind: "conform"; readonly operand: Named; readonly to: TypeSyntax })
  | (Node & { readonly kind: "table"; readonly table: NamedTable })
  | (Node & { readonly kind: "error" });

interface Node {
  readonly span: Span;
}

export type Binding =
  | { readonly kind: "subject" }
  | { readonly kind: "subject column" }
  | { readonly kind: "dataset"; readonly id: string }
  | { readonly kind: "parameter" }
  | { readonly kind: "let"; readonly index: number }
  | { readonly kind: "local"; readonly slot: number }
  | { readonly kind: "built-in"; readonly name: string }
  | { readonly kind: "library"; readonly name: string }
  /** A column or entry of the item under a filter. */
  | { readonly kind: "item field"; readonly slot: number }
  /** The item may or may not have an entry of this name; decided at run time. */
  | { readonly kind: "item or"; readonly slot: number; readonly otherwise: Binding | null };

export interface NamedIterator {
  readonly slot: number;
  readonly name: string;
  readonly source: Named;
  readonly to: Named | null;
}

export type NamedTest =
  | {
      readonly kind: "compare";
      readonly operator: "=" | "!=" | "<" | "<=" | ">" | ">=";
      readonly operand: Named;
      readonly span: Span;
    }
  | { readonly kind: "expression"; readonly expression: Named; readonly usesValue: boolean; readonly span: Span }
  | { readonly kind: "any"; readonly span: Span };

export interface NamedArgument {
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly value: Named;
}
