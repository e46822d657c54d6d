import type { Span } from "./span.ts";
import type { FeelType } from "./type.ts";
import { unreachable } from "./unreachable.ts";

/**
 * The typed intermediate form: what `eval` and `emit` read. Plain, serialisable, frozen; every node has the span
 * of the words it came from and its type. Local variables are numbered slots.
 */
export type Ir =
  | LiteralIr
  | SubjectIr
  | DatasetIr
  | ParameterIr
  | LetIr
  | LocalIr
  | FieldIr
  | PropertyIr
  | ItemNameIr
  | ListIr
  | ContextIr
  | RangeIr
  | NegateIr
  | ArithmeticIr
  | CompareIr
  | AndIr
  | OrIr
  | BetweenIr
  | InIr
  | IfIr
  | ForIr
  | QuantifiedIr
  | FilterIr
  | InstanceOfIr
  | CallIr
  | LibraryCallIr
  | InvokeIr
  | FunctionIr
  | ConformIr
  | TableIr;

interface Node {
  readonly span: Span;
  readonly type: FeelType;
}

/** `value` is the canonical text of numbers and temporal values, and the value itself of strings and booleans. */
export interface LiteralIr extends Node {
  readonly kind: "literal";
  readonly value: string | boolean | null;
}

/** The judged row. */
export interface SubjectIr extends Node {
  readonly kind: "subject";
}

/** All rows of a dataset. */
export interface DatasetIr extends Node {
  readonly kind: "dataset";
  readonly dataset: string;
}

export interface ParameterIr extends Node {
  readonly kind: "parameter";
  readonly name: string;
}

export interface LetIr extends Node {
  readonly kind: "let";
  readonly index: number;
  readonly name: string;
}

export interface LocalIr extends Node {
  readonly kind: "local";
  readonly slot: number;
  readonly name: string;
}

/** `of.name` for a row, a context, or a list of them (then the list of the fields). `column` where `of` is a row. */
export interface FieldIr extends Node {
  readonly kind: "field";
  readonly of: Ir;
  readonly name: string;
  readonly mode: "row" | "rows" | "context" | "dynamic";
  readonly column?: { readonly id: string; readonly index: number };
}

/** A property of a temporal value or a range: `date.year`. */
export interface PropertyIr extends Node {
  readonly kind: "property";
  readonly of: Ir;
  readonly name: string;
}

/** A name inside a filter over items of unknown shape: the item's entry if it has one, else the outer meaning. */
export interface ItemNameIr extends Node {
  readonly kind: "item name";
  readonly slot: number;
  readonly name: string;
  readonly otherwise: Ir | null;
}

export interface ListIr extends Node {
  readonly kind: "list";
  readonly items: readonly Ir[];
}

export interface ContextIr extends Node {
  readonly kind: "context";
  readonly entries: readonly { readonly name: string; readonly slot: number; readonly value: Ir }[];
}

/** A null end is unbounded. */
export interface RangeIr extends Node {
  readonly kind: "range";
  readonly low: Ir | null;
  readonly high: Ir | null;
  readonly lowClosed: boolean;
  readonly highClosed: boolean;
}

export interface NegateIr extends Node {
  readonly kind: "negate";
  readonly operand: Ir;
}

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "**";

export interface ArithmeticIr extends Node {
  readonly kind: "arithmetic";
  readonly operator: ArithmeticOperator;
  readonly left: Ir;
  readonly right: Ir;
}

export type CompareOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

export interface CompareIr extends Node {
  readonly kind: "compare";
  readonly operator: CompareOperator;
  readonly left: Ir;
  readonly right: Ir;
}

export interface AndIr extends Node {
  readonly kind: "and";
  readonly operands: readonly Ir[];
}

export interface OrIr extends Node {
  readonly kind: "or";
  readonly operands: readonly Ir[];
}

export interface BetweenIr extends Node {
  readonly kind: "between";
  readonly value: Ir;
  readonly low: Ir;
  readonly high: Ir;
}

/** `value in tests`: true if any test is. Inside an expression test, `?` is the local at `slot`. */
export interface InIr extends Node {
  readonly kind: "in";
  readonly value: Ir;
  readonly slot: number;
  readonly tests: readonly TestIr[];
}

export type TestIr =
  /** `< 5`, `= "a"`: the value compared with the operand. */
  | { readonly kind: "compare"; readonly operator: CompareOperator; readonly operand: Ir }
  /** A value: equal to it, inside it if it is a range, in it (or in a range of it) if it is a list. */
  | { readonly kind: "member"; readonly operand: Ir }
  /** An expression over `?` that is itself the answer. */
  | { readonly kind: "expression"; readonly body: Ir };

export interface IfIr extends Node {
  readonly kind: "if";
  readonly condition: Ir;
  readonly whenTrue: Ir;
  readonly otherwise: Ir;
}

export interface IteratorIr {
  readonly slot: number;
  readonly name: string;
  readonly source: Ir;
  /** `a..b`: the source counts from `source` to `to`, both included, downward if `to` is smaller. */
  readonly to: Ir | null;
}

export interface ForIr extends Node {
  readonly kind: "for";
  readonly iterators: readonly IteratorIr[];
  /** The slot of `partial`, the list of results so far. */
  readonly partialSlot: number;
  readonly body: Ir;
}

export interface QuantifiedIr extends Node {
  readonly kind: "quantified";
  readonly quantifier: "some" | "every";
  readonly iterators: readonly IteratorIr[];
  readonly body: Ir;
}

/** `of[condition]`: "boolean" keeps items, "index" takes one (1 first, -1 last), "dynamic" decides by the value. */
export interface FilterIr extends Node {
  readonly kind: "filter";
  readonly of: Ir;
  readonly mode: "boolean" | "index" | "dynamic";
  readonly slot: number;
  readonly condition: Ir;
}

export interface InstanceOfIr extends Node {
  readonly kind: "instance of";
  readonly operand: Ir;
  readonly test: FeelType;
}

/**
 * A built-in function by its first name, and which of its overloads; arguments in the order of its parameters, null
 * where an optional one is left out.
 */
export interface CallIr extends Node {
  readonly kind: "call";
  readonly function: string;
  readonly overload: number;
  readonly args: readonly (Ir | null)[];
}

/** A function of the library handed in from outside. */
export interface LibraryCallIr extends Node {
  readonly kind: "library call";
  readonly function: string;
  readonly args: readonly (Ir | null)[];
}

/** A call of a function value. */
export interface InvokeIr extends Node {
  readonly kind: "invoke";
  readonly callee: Ir;
  readonly args: readonly Ir[];
  /** Names of the arguments if they are named, else null. */
  readonly names: readonly string[] | null;
}

export interface FunctionIr extends Node {
  readonly kind: "function";
  readonly parameters: readonly FormalParameterIr[];
  /** The only parameter takes what is given: one argument as it is, several as a list. */
  readonly rest?: true;
  readonly body: Ir;
}

export interface FormalParameterIr {
  readonly name: string;
  readonly slot: number;
  readonly type: FeelType;
  readonly constraint?: ConstraintIr;
}

/** A value brought to a declared type: itself or what it stands for (DMN 1.5 §10.3.2.9.4), else null. */
export interface ConformIr extends Node {
  readonly kind: "conform";
  readonly operand: Ir;
  readonly to: FeelType;
  readonly constraint?: ConstraintIr;
}

/**
 * Allowed values of a declared type, wherever they stand in it: of the value itself, of the items of a list, of the
 * entries of a context. All tests must hold.
 */
export interface ConstraintIr {
  readonly tests: readonly AllowedIr[];
  readonly items: ConstraintIr | null;
  readonly fields: Readonly<Record<string, ConstraintIr>>;
}

/** Unary tests with variable places of their own; `?` is the local at `slot`. */
export interface AllowedIr extends UnaryTestsIr {
  readonly slot: number;
  readonly slots: number;
}

/** Any of the tests, or none of them if `negated`. */
export interface UnaryTestsIr {
  readonly tests: readonly TestIr[];
  readonly negated: boolean;
}

export const hitPolicies = [
  "UNIQUE",
  "ANY",
  "FIRST",
  "PRIORITY",
  "RULE ORDER",
  "OUTPUT ORDER",
  "COLLECT",
  "COLLECT SUM",
  "COLLECT COUNT",
  "COLLECT MIN",
  "COLLECT MAX",
] as const;

export type HitPolicy = (typeof hitPolicies)[number];

/**
 * A decision table, by columns: a rule holds if the value of every input passes the rule's tests of that column. Inside
 * the tests of a column, `?` is the local at its slot. One output gives its value, several a context.
 */
export interface TableIr extends Node {
  readonly kind: "table";
  readonly hitPolicy: HitPolicy;
  readonly missing: MissingPolicy;
  readonly inputs: readonly TableInputIr[];
  readonly outputs: readonly TableOutputIr[];
  /** `tests` in the order of the inputs, `outputs` in that of the outputs. */
  readonly rules: readonly { readonly tests: readonly UnaryTestsIr[]; readonly outputs: readonly Ir[] }[];
}

/**
 * What a missing input does to a rule that tests it. "no match", as the standard has it: the rule does not hold, and
 * another one may. "undetermined": a rule that might hold if the value were known leaves the table without an answer,
 * unless the cell itself speaks of null.
 */
export type MissingPolicy = "no match" | "undetermined";

export interface TableInputIr {
  readonly value: Ir;
  readonly slot: number;
  /** The words of the input, for messages. */
  readonly label: string;
  /** A value outside of them ends the table with null. */
  readonly allowed: UnaryTestsIr | null;
}

export interface TableOutputIr {
  readonly name: string | null;
  /** In the order of priority, the first the highest; `?` is the local at `slot`. Empty: no order. */
  readonly priorities: readonly TestIr[];
  readonly slot: number;
  /** What it is where no rule holds. */
  readonly fallback: Ir | null;
}

/** The direct children of a node, in source order. */
export function childrenOf(ir: Ir): readonly Ir[] {
  switch (ir.kind) {
    case "literal":
    case "subject":
    case "dataset":
    case "parameter":
    case "let":
    case "local":
      return [];
    case "field":
    case "property":
      return [ir.of];
    case "item name":
      return ir.otherwise === null ? [] : [ir.otherwise];
    case "list":
      return ir.items;
    case "context":
      return ir.entries.map((entry) => entry.value);
    case "range":
      return [ir.low, ir.high].filter((end) => end !== null);
    case "negate":
    case "instance of":
      return [ir.operand];
    case "arithmetic":
    case "compare":
      return [ir.left, ir.right];
    case "and":
    case "or":
      return ir.operands;
    case "between":
      return [ir.value, ir.low, ir.high];
    case "in":
      return [ir.value, ...ir.tests.map(partOfTest)];
    case "if":
      return [ir.condition, ir.whenTrue, ir.otherwise];
    case "for":
    case "quantified":
      return [...ir.iterators.flatMap(iteratorChildren), ir.body];
    case "filter":
      return [ir.of, ir.condition];
    case "call":
    case "library call":
      return ir.args.filter((argument) => argument !== null);
    case "invoke":
      return [ir.callee, ...ir.args];
    case "function":
      return [ir.body];
    case "conform":
      return [ir.operand];
    case "table":
      return tableChildren(ir);
    default:
      return unreachable(ir);
  }
}

/** What the allowed values of a node are worked out from; their variables are not those of the expression. */
export function constraintParts(ir: Ir): readonly Ir[] {
  if (ir.kind === "conform") return partsOfConstraint(ir.constraint);
  return ir.kind === "function" ? ir.parameters.flatMap(({ constraint }) => partsOfConstraint(constraint)) : [];
}

function partsOfConstraint(constraint: ConstraintIr | null | undefined): readonly Ir[] {
  if (constraint === null || constraint === undefined) return [];
  return [
    ...constraint.tests.flatMap(partsOfTests),
    ...partsOfConstraint(constraint.items),
    ...Object.values(constraint.fields).flatMap(partsOfConstraint),
  ];
}

export function partsOfTests({ tests }: UnaryTestsIr): readonly Ir[] {
  return tests.map(partOfTest);
}

function partOfTest(test: TestIr): Ir {
  return test.kind === "expression" ? test.body : test.operand;
}

function tableChildren(ir: TableIr): readonly Ir[] {
  return [
    ...ir.inputs.flatMap((input) => [input.value, ...(input.allowed?.tests ?? []).map(partOfTest)]),
    ...ir.outputs.flatMap((output) => [
      ...output.priorities.map(partOfTest),
      ...(output.fallback === null ? [] : [output.fallback]),
    ]),
    ...ir.rules.flatMap((rule) => [...rule.tests.flatMap(partsOfTests), ...rule.outputs]),
  ];
}

function iteratorChildren(iterator: IteratorIr): readonly Ir[] {
  return iterator.to === null ? [iterator.source] : [iterator.source, iterator.to];
}
