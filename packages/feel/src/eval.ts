import { builtIns } from "./builtins/index.ts";
import type { Overload, Parameter } from "./builtins/signature.ts";
import { overloadOfLibrary } from "./check.ts";
import type {
  ArithmeticOperator,
  CompareOperator,
  ConstraintIr,
  FieldIr,
  FilterIr,
  ForIr,
  Ir,
  IteratorIr,
  QuantifiedIr,
  TestIr,
  UnaryTestsIr,
} from "./ir.ts";
import type { Key } from "./keys.ts";
import { isInvariant, splitCondition, usesSlot } from "./keys.ts";
import { conforms, entryOf, isContextValue, isListValue } from "./kind.ts";
import type { FunctionEnvironment, FunctionLibrary } from "./library.ts";
import { valueOfLiteral } from "./literal.ts";
import {
  addValues,
  andAll,
  compareValues,
  divideValues,
  equalValues,
  holds,
  isMember,
  multiplyValues,
  negateValue,
  notValue,
  orderOf,
  powerOfValues,
  subtractValues,
} from "./operators.ts";
import { propertyOf } from "./property.ts";
import { Row } from "./row.ts";
import type { DatasetSchema } from "./schema.ts";
import type { FeelType } from "./type.ts";
import { isFunction, isList, isRow } from "./type.ts";
import type { TableProblem } from "./tables/evaluate-table.ts";
import { compileTable } from "./tables/evaluate-table.ts";
import { surelyFits } from "./typing.ts";
import { unreachable } from "./unreachable.ts";
import type { FeelValue } from "./value.ts";
import { FeelDate, FeelDateTime, FeelFunction, FeelRange } from "./value.ts";

/** What closures read and write while judging one row. */
export interface State {
  row: Row | null;
  slots: FeelValue[];
  /** Values of lets of this row; undefined where not yet computed. */
  readonly lets: (FeelValue | undefined)[];
  readonly run: RunState;
}

/** What stays the same over all rows of a run. */
export interface RunState {
  readonly environment: FunctionEnvironment;
  readonly parameters: Readonly<Record<string, FeelValue>>;
  /** Opened indexes, by place in the program. */
  readonly lookups: readonly ((keys: readonly FeelValue[]) => readonly Row[])[];
  /** Values of nodes that are the same for every row. */
  readonly invariants: Map<Ir, FeelValue>;
  /** Told why a table has no answer. */
  readonly report?: ((problem: TableProblem) => void) | undefined;
}

export type Closure = (state: State) => FeelValue;

/** A place in the program that reads a dataset, by these key columns. */
export interface LookupRequest {
  readonly dataset: string;
  readonly columns: readonly string[];
}

// `for i in 1..n` with an n from data must not run for hours: beyond this, the result is null.
const maxIterations = 1_000_000;

/** Turns IR nodes into closures, each once. */
export class ClosureCompiler {
  /** The indexes that the closures will ask for, in order. */
  readonly lookups: LookupRequest[] = [];
  readonly #library: FunctionLibrary;
  readonly #lets: readonly Ir[];
  readonly #known = new Map<Ir, Closure>();

  constructor(library: FunctionLibrary, lets: readonly Ir[]) {
    this.#library = library;
    this.#lets = lets;
  }

  closure(ir: Ir): Closure {
    const known = this.#known.get(ir);
    if (known !== undefined) return known;
    const compiled = this.#compile(ir);
    this.#known.set(ir, compiled);
    return compiled;
  }

  #compile(ir: Ir): Closure {
    switch (ir.kind) {
      case "literal": {
        const value = valueOfLiteral(ir);
        return () => value;
      }
      case "subject":
        return (state) => state.row;
      case "dataset": {
        const lookup = this.#lookup(ir.dataset, []);
        return (state) => state.run.lookups[lookup]?.([]) ?? [];
      }
      case "parameter":
        return (state) => state.run.parameters[ir.name] ?? null;
      case "let":
        return this.#let(ir.index);
      case "local": {
        const { slot } = ir;
        return (state) => state.slots[slot] ?? null;
      }
      case "field":
        return this.#field(ir);
      case "property": {
        const of = this.closure(ir.of);
        return (state) => propertyOf(of(state), ir.name) ?? null;
      }
      case "item name": {
        const otherwise = ir.otherwise === null ? () => null : this.closure(ir.otherwise);
        return (state) => {
          const item = state.slots[ir.slot] ?? null;
          return (isContextValue(item) ? entryOf(item, ir.name) : undefined) ?? otherwise(state);
        };
      }
      case "list": {
        const items = ir.items.map((item) => this.closure(item));
        if (ir.items.every((item) => item.kind === "literal")) {
          const constant = ir.items.map((item) => (item.kind === "literal" ? valueOfLiteral(item) : null));
          return () => constant;
        }
        return (state) => items.map((item) => item(state));
      }
      case "context": {
        const entries = ir.entries.map((entry) => ({ ...entry, closure: this.closure(entry.value) }));
        return (state) => {
          const context = new Map<string, FeelValue>();
          for (const entry of entries) {
            const value = entry.closure(state);
            state.slots[entry.slot] = value;
            context.set(entry.name, value);
          }
          return context;
        };
      }
      case "range":
        return this.#range(ir);
      case "negate": {
        const operand = this.closure(ir.operand);
        return (state) => negateValue(operand(state));
      }
      case "arithmetic":
        return arithmetic(ir.operator, this.closure(ir.left), this.closure(ir.right));
      case "compare":
        return comparison(ir.operator, this.closure(ir.left), this.closure(ir.right));
      case "and":
        return conjunction(ir.operands.map((operand) => this.closure(operand)));
      case "or":
        return disjunction(ir.operands.map((operand) => this.closure(operand)));
      case "between": {
        const [value, low, high] = [this.closure(ir.value), this.closure(ir.low), this.closure(ir.high)];
        return (state) => {
          const tested = value(state);
          return andAll([compareValues(">=", tested, low(state)), compareValues("<=", tested, high(state))]);
        };
      }
      case "in": {
        const value = this.closure(ir.value);
        const tests = this.tests(ir.tests, ir.slot);
        return (state) => tests(state, value(state));
      }
      case "if": {
        const [condition, whenTrue, otherwise] = [
          this.closure(ir.condition),
          this.closure(ir.whenTrue),
          this.closure(ir.otherwise),
        ];
        return (state) => (condition(state) === true ? whenTrue(state) : otherwise(state));
      }
      case "for":
        return this.#for(ir);
      case "quantified":
        return this.#quantified(ir);
      case "filter":
        return this.#filter(ir);
      case "instance of": {
        const operand = this.closure(ir.operand);
        return (state) => {
          const value = operand(state);
          return value === null ? ir.test === "null" : conforms(value, ir.test);
        };
      }
      case "call": {
        const builtIn = builtIns.get(ir.function);
        if (builtIn === undefined) return () => null;
        const overload = builtIn.overloads[ir.overload] ?? { parameters: [] };
        return this.#call(overload, ir.args, builtIn.evaluate);
      }
      case "library call": {
        const known = this.#library.functions.find((each) => each.names[0] === ir.function);
        if (known === undefined) throw new Error(`the library lacks the function ${ir.function} of the program`);
        return this.#call(overloadOfLibrary(known), ir.args, known.evaluate);
      }
      case "invoke":
        return this.#invoke(ir);
      case "function": {
        const body = this.closure(ir.body);
        const names = ir.parameters.map((parameter) => parameter.name);
        const parameters = ir.parameters.map((parameter) => this.#conforming(parameter.type, parameter.constraint));
        const type = isFunction(ir.type) ? ir.type : undefined;
        const invoke = (state: State, captured: readonly FeelValue[], args: readonly FeelValue[]): FeelValue => {
          const slots = captured.slice();
          for (const [index, { slot }] of ir.parameters.entries()) {
            const argument = parameters[index]?.(state, args[index] ?? null);
            // DMN 1.5 §10.3.2.13: an argument that does not conform ends the call with null.
            if (argument === undefined) return null;
            slots[slot] = argument;
          }
          return body({ ...state, slots });
        };
        return (state) => {
          const captured = state.slots.slice();
          if (ir.rest !== true) return new FeelFunction(names, (args) => invoke(state, captured, args), { type });
          return new FeelFunction(names, (args) => invoke(state, captured, listOrOnly(args)), { type, arity: "any" });
        };
      }
      case "conform": {
        const operand = this.closure(ir.operand);
        const conform = this.#conforming(ir.to, ir.constraint);
        return (state) => conform(state, operand(state)) ?? null;
      }
      case "table":
        return compileTable(ir, this);
      default:
        return unreachable(ir);
    }
  }

  /** A value in a declared type, undefined if it is none of it. */
  #conforming(type: FeelType, constraint: ConstraintIr | undefined) {
    const allowed = constraint === undefined ? undefined : this.#constraint(constraint);
    return (state: State, value: FeelValue): FeelValue | undefined => {
      const conformed = conformValue(value, type);
      if (conformed === undefined || conformed === null || allowed === undefined) return conformed;
      return allowed(state, conformed) ? conformed : undefined;
    };
  }

  /** Whether a value of the type meets what the type demands beyond; null entries and items are let through. */
  #constraint(constraint: ConstraintIr): (state: State, value: FeelValue) => boolean {
    const tests = constraint.tests.map((allowed) => ({ allowed, passes: this.unaryTests(allowed, allowed.slot) }));
    const items = constraint.items === null ? undefined : this.#constraint(constraint.items);
    const fields = Object.entries(constraint.fields).map(([name, field]) => ({ name, meets: this.#constraint(field) }));
    return (state, value) => {
      if (value === null) return true;
      for (const { allowed, passes } of tests) {
        const own = { ...state, slots: Array.from({ length: allowed.slots }, () => null) };
        if (passes(own, value) !== true) return false;
      }
      if (items !== undefined && isListValue(value) && !value.every((item) => items(state, item))) return false;
      return !isContextValue(value) || fields.every(({ name, meets }) => meets(state, entryOf(value, name) ?? null));
    };
  }

  /** Whether a value passes any of the tests, or none if they are negated. */
  unaryTests({ tests, negated }: UnaryTestsIr, slot: number): (state: State, value: FeelValue) => boolean | null {
    const any = this.tests(tests, slot);
    return negated ? (state, value) => notValue(any(state, value)) : any;
  }

  /** Whether a value passes any of the tests. */
  tests(tests: readonly TestIr[], slot: number): (state: State, value: FeelValue) => boolean | null {
    const closures = tests.map((test) => this.#test(test));
    const [only] = closures;
    if (closures.length === 1 && only !== undefined) {
      return (state, value) => {
        state.slots[slot] = value;
        return only(state, value);
      };
    }
    return (state, value) => {
      state.slots[slot] = value;
      let unknown = false;
      for (const test of closures) {
        const answer = test(state, value);
        if (answer === true) return true;
        if (answer === null) unknown = true;
      }
      return unknown ? null : false;
    };
  }

  #test(test: TestIr): (state: State, value: FeelValue) => boolean | null {
    switch (test.kind) {
      case "compare": {
        const operand = this.closure(test.operand);
        return (state, value) => compareValues(test.operator, value, operand(state));
      }
      case "member": {
        const operand = this.closure(test.operand);
        return (state, value) => isMember(value, operand(state));
      }
      case "expression": {
        const body = this.closure(test.body);
        return (state) => {
          const answer = body(state);
          return typeof answer === "boolean" ? answer : null;
        };
      }
      default:
        return unreachable(test);
    }
  }

  #let(index: number): Closure {
    const ir = this.#lets[index];
    if (ir === undefined) return () => null;
    let body: Closure | undefined;
    return (state) => {
      const known = state.lets[index];
      if (known !== undefined) return known;
      body ??= this.closure(ir);
      const value = body(state);
      state.lets[index] = value;
      return value;
    };
  }

  #lookup(dataset: string, columns: readonly string[]): number {
    this.lookups.push({ dataset, columns });
    return this.lookups.length - 1;
  }

  #field(ir: FieldIr): Closure {
    const of = this.closure(ir.of);
    const { name } = ir;
    if (ir.column === undefined) {
      return (state) => fieldOf(of(state), name);
    }
    const cell = cellReader(ir.column);
    if (ir.mode === "rows") {
      return (state) => {
        const rows = of(state);
        return isListValue(rows) ? rows.map((row) => (row instanceof Row ? cell(row) : null)) : null;
      };
    }
    return (state) => {
      const row = of(state);
      return row instanceof Row ? cell(row) : null;
    };
  }

  #range(ir: Extract<Ir, { kind: "range" }>): Closure {
    const low = ir.low === null ? undefined : this.closure(ir.low);
    const high = ir.high === null ? undefined : this.closure(ir.high);
    const { lowClosed, highClosed } = ir;
    return (state) => {
      const ends = { low: low?.(state), high: high?.(state), lowClosed, highClosed };
      const ordered = ends.low === undefined || ends.high === undefined || orderOf(ends.low, ends.high) !== undefined;
      // Ends that cannot be ordered make no range; a missing end makes a range that answers null.
      return ordered || ends.low === null || ends.high === null ? new FeelRange(ends) : null;
    };
  }

  #filter(ir: FilterIr): Closure {
    const closure = this.#plainFilter(ir);
    if (!isInvariant(ir)) return closure;
    return (state) => {
      const { invariants } = state.run;
      const known = invariants.get(ir);
      if (known !== undefined) return known;
      const value = closure(state);
      invariants.set(ir, value);
      return value;
    };
  }

  #plainFilter(ir: FilterIr): Closure {
    const { slot } = ir;
    switch (ir.mode) {
      case "boolean": {
        const { items, rest } = this.#filteredItems(ir.of, ir.condition, slot);
        if (rest.length === 0) return items;
        const condition = conjunction(rest.map((conjunct) => this.closure(conjunct)));
        return (state) => {
          const list = items(state);
          return list === null ? null : keep(asList(list), slot, condition, state);
        };
      }
      case "index": {
        const [of, position] = [this.closure(ir.of), this.closure(ir.condition)];
        return (state) => itemAt(asList(of(state)), position(state));
      }
      case "dynamic":
        return this.#dynamicFilter(ir);
      default:
        return unreachable(ir.mode);
    }
  }

  #dynamicFilter(ir: FilterIr): Closure {
    const { slot } = ir;
    const [of, condition] = [this.closure(ir.of), this.closure(ir.condition)];
    const usesItem = usesSlot(ir.condition, slot);
    return (state) => {
      const list = of(state);
      if (list === null) return null;
      if (!usesItem) {
        const position = condition(state);
        if (typeof position === "number") return itemAt(asList(list), position);
      }
      return keep(asList(list), slot, condition, state);
    };
  }

  /** The items of a list, fetched by index where it is a dataset; `rest` is what is left to test. */
  #filteredItems(of: Ir, condition: Ir, slot: number): { readonly items: Closure; readonly rest: readonly Ir[] } {
    if (of.kind !== "dataset") return { items: this.closure(of), rest: [condition] };
    const { keys, rest } = splitCondition(condition, slot);
    return { items: this.#indexed(of.dataset, keys), rest };
  }

  #indexed(dataset: string, keys: readonly Key[]): Closure {
    const lookup = this.#lookup(
      dataset,
      keys.map((key) => key.column.column?.id ?? ""),
    );
    const values = keys.map((key) => this.closure(key.equals));
    return (state) => state.run.lookups[lookup]?.(values.map((value) => value(state))) ?? [];
  }

  #for(ir: ForIr): Closure {
    const body = this.closure(ir.body);
    const iterate = this.#iteration(ir.iterators);
    const usesPartial = usesSlot(ir.body, ir.partialSlot);
    return (state) => {
      const results: FeelValue[] = [];
      const complete = iterate(state, () => {
        if (usesPartial) state.slots[ir.partialSlot] = results.slice();
        results.push(body(state));
        return results.length < maxIterations;
      });
      return complete ? results : null;
    };
  }

  /** Three-valued or (some) and and (every) over all bodies. */
  #quantified(ir: QuantifiedIr): Closure {
    const deciding = ir.quantifier === "some";
    const { iterate, body } = this.#quantifiedParts(ir);
    return (state) => {
      let answer: boolean | null = !deciding;
      const complete = iterate(state, () => {
        const value = body(state);
        if (value === deciding) {
          answer = deciding;
          return false;
        }
        if (value !== !deciding) answer = null;
        return true;
      });
      return complete || answer === deciding ? answer : null;
    };
  }

  /** Goes through the items by which a quantifier may be decided: of a dataset, those that meet its keys. */
  eachItem(ir: QuantifiedIr): Iteration {
    return this.#quantifiedParts(ir).iterate;
  }

  #quantifiedParts(ir: QuantifiedIr): { readonly iterate: Iteration; readonly body: Closure } {
    const [only] = ir.iterators;
    if (ir.quantifier === "some" && ir.iterators.length === 1 && only?.source.kind === "dataset" && only.to === null) {
      // A row whose keys differ makes the body false, and false does not change `some`.
      const { items, rest } = this.#filteredItems(only.source, ir.body, only.slot);
      return { iterate: iterateOver(only.slot, items), body: conjunction(rest.map((each) => this.closure(each))) };
    }
    return { iterate: this.#iteration(ir.iterators), body: this.closure(ir.body) };
  }

  #iteration(iterators: readonly IteratorIr[]): Iteration {
    return iterators
      .map((iterator) => this.#iterator(iterator))
      .reduceRight<Iteration>(
        (inner, outer) => (state, visit) => outer(state, () => inner(state, visit)),
        (_, visit) => visit(),
      );
  }

  #iterator(iterator: IteratorIr): Iteration {
    const source = this.closure(iterator.source);
    if (iterator.to === null) return iterateOver(iterator.slot, source);
    const to = this.closure(iterator.to);
    return iterateOver(iterator.slot, (state) => countBetween(source(state), to(state)));
  }

  #call(
    overload: Overload,
    args: readonly (Ir | null)[],
    evaluate: (args: readonly (FeelValue | undefined)[], environment: FunctionEnvironment) => FeelValue,
  ): Closure {
    const { parameters } = overload;
    const fixed = overload.rest === true ? parameters.length - 1 : parameters.length;
    const readers = args.slice(0, fixed).map((argument, index) => this.#argument(argument, parameters[index]));
    const rest = overload.rest === true ? args.slice(fixed).map((each) => this.#argument(each, undefined)) : undefined;
    return (state) => {
      const values: (FeelValue | undefined)[] = [];
      for (const reader of readers) {
        const value = reader(state);
        if (value === failed) return null;
        values.push(value);
      }
      if (rest !== undefined) {
        values.push(
          rest.map((reader) => {
            const value = reader(state);
            return value === failed || value === undefined ? null : value;
          }),
        );
      }
      return evaluate(values, state.run.environment);
    };
  }

  /** Reads an argument in the type of its parameter; `failed` ends the call with null. */
  #argument(
    argument: Ir | null,
    parameter: Parameter | undefined,
  ): (state: State) => FeelValue | undefined | typeof failed {
    if (argument === null) return () => undefined;
    const closure = this.closure(argument);
    if (parameter === undefined) return closure;
    const sure = surelyFits(parameter, argument.type);
    return (state) => {
      const value = closure(state);
      const coerced = sure ? value : coerce(value, parameter.types, parameter.strict);
      if (coerced === undefined) return failed;
      return coerced === null && parameter.nullable !== true ? failed : coerced;
    };
  }

  #invoke(ir: Extract<Ir, { kind: "invoke" }>): Closure {
    const callee = this.closure(ir.callee);
    const args = ir.args.map((argument) => this.closure(argument));
    return (state) => {
      const target = callee(state);
      if (!(target instanceof FeelFunction) || !target.takes(args.length)) return null;
      const values = args.map((argument) => argument(state));
      if (ir.names === null) return target.invoke(values);
      const { names } = ir;
      if (!target.parameters.every((parameter) => names.includes(parameter))) return null;
      return target.invoke(target.parameters.map((parameter) => values[names.indexOf(parameter)] ?? null));
    };
  }
}

/** Calls `visit` for every combination, until it answers false; answers whether all were visited. */
export type Iteration = (state: State, visit: () => boolean) => boolean;

const failed = Symbol("failed");

function iterateOver(slot: number, source: Closure): Iteration {
  return (state, visit) => {
    const value = source(state);
    if (value === null) return false;
    const items = value instanceof FeelRange ? membersOf(value) : asList(value);
    if (items === null) return false;
    for (const item of items) {
      state.slots[slot] = item;
      if (!visit()) return false;
    }
    return true;
  };
}

/** Whole numbers or days inside a range; null if it runs backward or is unbounded. */
function membersOf(range: FeelRange): readonly FeelValue[] | null {
  const [low, high] = [range.low ?? null, range.high ?? null];
  const order = orderOf(low, high);
  if (order === undefined || order > 0) return null;
  const members = countBetween(low, high);
  return members?.slice(range.lowClosed ? 0 : 1, range.highClosed ? members.length : -1) ?? null;
}

/** Whole numbers or days from one to the other, both included, upward or downward; null for other ends. */
function countBetween(from: FeelValue, to: FeelValue): readonly FeelValue[] | null {
  if (from instanceof FeelDate && to instanceof FeelDate) {
    return (
      countBetween(from.epochDay, to.epochDay)?.map((day) => (typeof day === "number" ? new FeelDate(day) : null)) ??
      null
    );
  }
  if (typeof from !== "number" || typeof to !== "number") return null;
  const count = Math.abs(to - from) + 1;
  if (count > maxIterations) return null;
  const step = to < from ? -1 : 1;
  return Array.from({ length: count }, (_, index) => from + index * step);
}

/** One argument as it is, several as a list of them. */
function listOrOnly(args: readonly FeelValue[]): readonly FeelValue[] {
  return args.length === 1 ? args : [args];
}

function asList(value: FeelValue): readonly FeelValue[] {
  return isListValue(value) ? value : [value];
}

function keep(items: readonly FeelValue[], slot: number, condition: Closure, state: State): readonly FeelValue[] {
  const kept: FeelValue[] = [];
  for (const item of items) {
    state.slots[slot] = item;
    if (condition(state) === true) kept.push(item);
  }
  return kept;
}

function itemAt(items: readonly FeelValue[], position: FeelValue): FeelValue {
  if (typeof position !== "number" || position === 0) return null;
  return (position > 0 ? items[position - 1] : items[items.length + position]) ?? null;
}

/** `value.name`: of a context, of each item of a list, or a property of a temporal value or range. */
export function fieldOf(value: FeelValue, name: string): FeelValue {
  if (value === null) return null;
  if (isContextValue(value)) return entryOf(value, name) ?? null;
  if (isListValue(value)) return value.map((item) => fieldOf(item, name));
  return propertyOf(value, name) ?? null;
}

/** Reads a column of a row by place, or by id where the row's schema orders its columns otherwise. */
export function cellReader(column: { readonly id: string; readonly index: number }): (row: Row) => FeelValue {
  let schema: DatasetSchema | undefined;
  let { index } = column;
  return (row) => {
    if (row.schema !== schema) {
      schema = row.schema;
      index = schema.columns[column.index]?.id === column.id ? column.index : indexOfColumn(schema, column.id);
    }
    return row.cells[index] ?? null;
  };
}

function indexOfColumn(schema: DatasetSchema, id: string): number {
  return schema.columns.findIndex((column) => column.id === id);
}

/**
 * A value in one of the wanted types: itself, the only item of a list where no list is wanted, a list of it where a
 * list is wanted, midnight of a day where a date and time is wanted. undefined if it is none of them. Null stays.
 */
export function coerce(value: FeelValue, types: readonly FeelType[], strict = false): FeelValue | undefined {
  if (value === null || types.some((type) => accepts(value, type))) return value;
  if (strict) return undefined;
  if (isListValue(value)) {
    const [only] = value;
    return value.length === 1 && only !== undefined && !types.some(isList) ? coerce(only, types) : undefined;
  }
  const wrapped = [value];
  return types.some((type) => isList(type) && accepts(wrapped, type)) ? wrapped : undefined;
}

/**
 * A value in a declared type (DMN 1.5 §10.3.2.9.4): itself, the only item of a list, a list of it, midnight UTC of a
 * day where a date and time is wanted. undefined if it is none of them. Null stays.
 */
export function conformValue(value: FeelValue, type: FeelType): FeelValue | undefined {
  if (value === null || conforms(value, type)) return value;
  if (type === "date and time" && value instanceof FeelDate) return new FeelDateTime(value.epochDay, 0, { offset: 0 });
  if (isListValue(value)) {
    const [only] = value;
    return value.length === 1 && only !== undefined && !isList(type) && conforms(only, type) ? only : undefined;
  }
  const wrapped = [value];
  return isList(type) && conforms(wrapped, type) ? wrapped : undefined;
}

/** Lists are looked at from outside only; each function looks at the items itself. */
function accepts(value: FeelValue, type: FeelType): boolean {
  if (isList(type)) return isListValue(value);
  if (isRow(type)) return value instanceof Row;
  return conforms(value, type);
}

function arithmetic(operator: ArithmeticOperator, left: Closure, right: Closure): Closure {
  switch (operator) {
    case "+":
      return (state) => addValues(left(state), right(state));
    case "-":
      return (state) => subtractValues(left(state), right(state));
    case "*":
      return (state) => multiplyValues(left(state), right(state));
    case "/":
      return (state) => divideValues(left(state), right(state));
    default:
      return (state) => powerOfValues(left(state), right(state));
  }
}

function comparison(operator: CompareOperator, left: Closure, right: Closure): Closure {
  switch (operator) {
    case "=":
      return (state) => equalValues(left(state), right(state));
    case "!=":
      return (state) => notValue(equalValues(left(state), right(state)));
    default:
      return (state) => {
        const order = orderOf(left(state), right(state));
        return order === undefined ? null : holds(operator, order);
      };
  }
}

/** False if any operand is; else null if any is not true. */
function conjunction(operands: readonly Closure[]): Closure {
  const [first, second] = operands;
  if (operands.length === 2 && first !== undefined && second !== undefined) {
    return (state) => {
      const left = first(state);
      if (left === false) return false;
      const right = second(state);
      return right === false ? false : left === true && right === true ? true : null;
    };
  }
  return (state) => {
    let unknown = false;
    for (const operand of operands) {
      const value = operand(state);
      if (value === false) return false;
      if (value !== true) unknown = true;
    }
    return unknown ? null : true;
  };
}

function disjunction(operands: readonly Closure[]): Closure {
  return (state) => {
    let unknown = false;
    for (const operand of operands) {
      const value = operand(state);
      if (value === true) return true;
      if (value !== false) unknown = true;
    }
    return unknown ? null : false;
  };
}
