import type { Overload } from "./builtins/signature.ts";
import { builtIns } from "./builtins/index.ts";
import { compilePattern } from "./builtins/pattern.ts";
import type { Diagnostic, DiagnosticCode, Sentence } from "./diagnostic.ts";
import type { FieldIr, Ir, IteratorIr, TestIr } from "./ir.ts";
import type { FunctionLibrary, LibraryFunction } from "./library.ts";
import { literalOf } from "./literal.ts";
import type { Binding, Named, NamedArgument, NamedIterator, NamedTest } from "./named.ts";
import { readNumber } from "./number.ts";
import { propertyType } from "./property.ts";
import type { ColumnType, DatasetSchema } from "./schema.ts";
import type { NamedType, Scope } from "./scope.ts";
import type { Span } from "./span.ts";
import type { TypeSyntax } from "./syntax.ts";
import { checkTable } from "./tables/check-table.ts";
import { readDate, readDateTime, readDuration, readTemporal, readTime } from "./temporal.ts";
import type { FeelType, SimpleType } from "./type.ts";
import {
  isContext,
  isFunction,
  isList,
  isRange,
  isRow,
  joinTypes,
  listOf,
  rangeOf,
  rowOf,
  showType,
  typeName,
} from "./type.ts";
import { acceptable, arithmeticType, comparable, isOpen, surelyFits } from "./typing.ts";
import { unreachable } from "./unreachable.ts";
import type { FeelValue } from "./value.ts";

export interface CheckOptions {
  readonly scope: Scope;
  readonly library: FunctionLibrary;
  /** What can only be null by its types is an error; otherwise a warning. */
  readonly strict: boolean;
  /**
   * "kept": the minus of `-1` stays an operator instead of becoming part of the literal. Default "folded". Conversions
   * of texts, `date("2026-01-01")`, are literals of the grammar either way (DMN 1.5 §10.3.1.2, rule 62).
   */
  readonly literals?: "folded" | "kept";
}

export interface CheckResult {
  readonly ir: Ir;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives every node of a named tree its type, and reports what can have no value. */
export function checkExpression(tree: Named, options: CheckOptions): CheckResult {
  const checker = new Checker(options);
  const ir = checker.visit(tree);
  return { ir, diagnostics: checker.diagnostics };
}

/** The tests over a value of `type` in `slot`, as a list of tests for an `in`. */
export function checkTests(
  tests: readonly NamedTest[],
  slot: number,
  type: FeelType,
  options: CheckOptions,
): { readonly tests: readonly TestIr[]; readonly diagnostics: readonly Diagnostic[] } {
  const checker = new Checker(options);
  return { tests: checker.visitTests(tests, slot, type), diagnostics: checker.diagnostics };
}

export function typeOfColumn(type: ColumnType): FeelType {
  return type === "list of string" ? listOf("string") : type;
}

const booleanLike = (type: FeelType): boolean => isOpen(type) || type === "boolean";

class Checker {
  readonly diagnostics: Diagnostic[] = [];
  readonly #options: CheckOptions;
  readonly #slotTypes = new Map<number, FeelType>();

  constructor(options: CheckOptions) {
    this.#options = options;
  }

  visit(node: Named): Ir {
    const { span } = node;
    switch (node.kind) {
      case "number":
        return this.#number(node.text, span);
      case "string":
      case "boolean":
        return literalOf(node.value, span);
      case "null":
      case "error":
        return literalOf(null, span);
      case "temporal":
        return this.#temporalLiteral(node.text, span, readTemporal(node.text));
      case "reference":
        return this.#reference(node.name, node.binding, span);
      case "list": {
        const items = node.items.map((item) => this.visit(item));
        const element = items.map((item) => item.type).reduce<FeelType>(joinTypes, "null");
        return { kind: "list", items, type: listOf(element), span };
      }
      case "context":
        return this.#context(node);
      case "range":
        return this.#range(node);
      case "negate": {
        const operand = this.visit(node.operand);
        const negatable = ["number", "days and time duration", "years and months duration"];
        if (!isOpen(operand.type) && !negatable.includes(typeName(operand.type))) {
          this.#operand("-", showType("number"), operand);
        }
        const folded = this.#options.literals !== "kept";
        if (folded && operand.kind === "literal" && operand.type === "number" && typeof operand.value === "string") {
          return this.#number(operand.value.startsWith("-") ? operand.value.slice(1) : `-${operand.value}`, span);
        }
        return { kind: "negate", operand, type: operand.type, span };
      }
      case "binary":
        return this.#binary(node);
      case "between": {
        const [value, low, high] = [this.visit(node.value), this.visit(node.low), this.visit(node.high)];
        this.#compared("between", value, low, true, low.span);
        this.#compared("between", value, high, true, high.span);
        return { kind: "between", value, low, high, type: "boolean", span };
      }
      case "in": {
        const value = this.visit(node.value);
        const tests = this.visitTests(node.tests, node.slot, value.type);
        for (const test of tests) if (test.kind === "member") this.#member(value, test.operand);
        return { kind: "in", value, slot: node.slot, tests, type: "boolean", span };
      }
      case "if": {
        const condition = this.#boolean("if", node.condition);
        const [whenTrue, otherwise] = [this.visit(node.whenTrue), this.visit(node.otherwise)];
        return { kind: "if", condition, whenTrue, otherwise, type: joinTypes(whenTrue.type, otherwise.type), span };
      }
      case "for": {
        const iterators = node.iterators.map((iterator) => this.#iterator(iterator));
        this.#slotTypes.set(node.partialSlot, listOf("any"));
        const body = this.visit(node.body);
        return { kind: "for", iterators, partialSlot: node.partialSlot, body, type: listOf(body.type), span };
      }
      case "quantified": {
        const { quantifier } = node;
        const iterators = node.iterators.map((iterator) => this.#iterator(iterator));
        const body = this.#boolean("satisfies", node.body);
        return { kind: "quantified", quantifier, iterators, body, type: "boolean", span };
      }
      case "filter":
        return this.#filter(node);
      case "path":
        return this.#path(this.visit(node.of), node.name, node.nameSpan, span);
      case "instance of": {
        const operand = this.visit(node.operand);
        return { kind: "instance of", operand, test: this.#type(node.test), type: "boolean", span };
      }
      case "call":
        return this.#call(node);
      case "function": {
        const parameters = node.parameters.map((parameter) => {
          const declared: NamedType = parameter.type === null ? { type: "any" } : this.#namedType(parameter.type);
          this.#slotTypes.set(parameter.slot, declared.type);
          return { name: parameter.name, slot: parameter.slot, ...declared };
        });
        const body = this.visit(node.body);
        const type = { kind: "function" as const, parameters: parameters.map((each) => each.type), result: body.type };
        return { kind: "function", parameters, body, type, span };
      }
      case "conform": {
        const operand = this.visit(node.operand);
        const { type: to, ...constrained } = this.#namedType(node.to);
        if (to === "any") return operand;
        return { kind: "conform", operand, to, ...constrained, type: to, span };
      }
      case "table":
        return checkTable(node.table, span, {
          visit: (each) => this.visit(each),
          tests: (tests, slot, type) => {
            const tested = { ...this.#local(slot, "?", span), type };
            return this.visitTests(tests, slot, type).map((test) => {
              if (test.kind !== "member") return test;
              // DMN 1.5 §7.3.3: a cell that is a condition of its own, not a value to compare with.
              if (test.operand.type === "boolean" && !booleanLike(type)) {
                return { kind: "expression", body: test.operand };
              }
              this.#member(tested, test.operand);
              return test;
            });
          },
        });
      default:
        return unreachable(node);
    }
  }

  visitTests(tests: readonly NamedTest[], slot: number, type: FeelType): readonly TestIr[] {
    this.#slotTypes.set(slot, type);
    return tests.map((test): TestIr => {
      switch (test.kind) {
        case "any":
          return { kind: "expression", body: literalOf(true, test.span) };
        case "compare": {
          const operand = this.visit(test.operand);
          const forOrder = test.operator !== "=" && test.operator !== "!=";
          if (!comparable(type, operand.type, forOrder)) this.#mismatch(test.operator, type, operand.type, test.span);
          return { kind: "compare", operator: test.operator, operand };
        }
        case "expression":
          if (test.usesValue) return { kind: "expression", body: this.#boolean("?", test.expression) };
          return { kind: "member", operand: this.visit(test.expression) };
        default:
          return unreachable(test);
      }
    });
  }

  #number(text: string, span: Span): Ir {
    const value = readNumber(text);
    if (value === null) this.#report("feel.value.overflow", span, {}, { severity: "error" });
    return literalOf(value, span);
  }

  #temporalLiteral(text: string, span: Span, value: FeelValue): Ir {
    if (value === null) this.#report("feel.syntax.bad_literal", span, { text });
    return literalOf(value, span);
  }

  #reference(name: string, binding: Binding, span: Span): Ir {
    const { scope } = this.#options;
    switch (binding.kind) {
      case "subject":
        return { kind: "subject", type: rowOf(scope.subject?.id ?? ""), span };
      case "subject column":
        return this.#path({ kind: "subject", type: rowOf(scope.subject?.id ?? ""), span }, name, span, span);
      case "dataset":
        return { kind: "dataset", dataset: binding.id, type: listOf(rowOf(binding.id)), span };
      case "parameter":
        return { kind: "parameter", name, type: scope.parameters.get(name) ?? "any", span };
      case "let":
        return { kind: "let", index: binding.index, name, type: scope.lets.get(name)?.type ?? "any", span };
      case "local":
        return { kind: "local", slot: binding.slot, name, type: this.#slotTypes.get(binding.slot) ?? "any", span };
      case "item field":
        return this.#path(this.#local(binding.slot, "item", span), name, span, span);
      case "item or": {
        const otherwise = binding.otherwise === null ? null : this.#reference(name, binding.otherwise, span);
        return { kind: "item name", slot: binding.slot, name, otherwise, type: "any", span };
      }
      case "built-in":
        return this.#builtInValue(binding.name, span);
      case "library":
        this.#report("feel.type.not_a_function", span, { name }, { severity: "error" });
        return literalOf(null, span);
      default:
        return unreachable(binding);
    }
  }

  #local(slot: number, name: string, span: Span): Ir {
    return { kind: "local", slot, name, type: this.#slotTypes.get(slot) ?? "any", span };
  }

  /** A built-in named but not called: a function value that calls it. Slots below zero never clash. */
  #builtInValue(name: string, span: Span): Ir {
    const [overload, ...others] = builtIns.get(name)?.overloads ?? [];
    const parameters = (overload?.parameters ?? []).map((parameter, index) => ({
      name: parameter.name,
      slot: -1 - index,
      type: "any" as const,
    }));
    const args = parameters.map((each): Ir => ({ kind: "local", slot: each.slot, name: each.name, type: "any", span }));
    const body: Ir = { kind: "call", function: name, overload: 0, args, type: "any", span };
    const type = {
      kind: "function" as const,
      parameters: parameters.map(() => "any" as const),
      result: "any" as const,
    };
    const takesItems = parameters.length === 1 && others.some(({ rest }) => rest === true);
    return { kind: "function", parameters, ...(takesItems ? { rest: true } : {}), body, type, span };
  }

  #context(node: Extract<Named, { kind: "context" }>): Ir {
    const entries = node.entries.map((entry) => {
      const value = this.visit(entry.value);
      this.#slotTypes.set(entry.slot, value.type);
      return { name: entry.name, slot: entry.slot, value };
    });
    const fields = Object.fromEntries(entries.map((entry) => [entry.name, entry.value.type]));
    return { kind: "context", entries, type: { kind: "context", fields }, span: node.span };
  }

  #range(node: Extract<Named, { kind: "range" }>): Ir {
    const low = node.low === null ? null : this.visit(node.low);
    const high = node.high === null ? null : this.visit(node.high);
    if (low !== null && high !== null && !comparable(low.type, high.type, true)) {
      this.#mismatch("..", low.type, high.type, node.span);
    }
    const element = joinTypes(low?.type ?? "null", high?.type ?? "null");
    const { lowClosed, highClosed, span } = node;
    return { kind: "range", low, high, lowClosed, highClosed, type: rangeOf(element), span };
  }

  #binary(node: Extract<Named, { kind: "binary" }>): Ir {
    const { operator, span } = node;
    switch (operator) {
      case "and":
      case "or": {
        const operands = flattenOperands(node, operator).map((operand) => this.#boolean(operator, operand));
        return { kind: operator, operands, type: "boolean", span };
      }
      case "=":
      case "!=":
      case "<":
      case "<=":
      case ">":
      case ">=": {
        const [left, right] = [this.visit(node.left), this.visit(node.right)];
        this.#compared(operator, left, right, operator !== "=" && operator !== "!=", span);
        return { kind: "compare", operator, left, right, type: "boolean", span };
      }
      default: {
        const [left, right] = [this.visit(node.left), this.visit(node.right)];
        const type = arithmeticType(operator, left.type, right.type);
        if (type === undefined) this.#mismatch(operator, left.type, right.type, span);
        return { kind: "arithmetic", operator, left, right, type: type ?? "null", span };
      }
    }
  }

  #boolean(operator: string, node: Named): Ir {
    const ir = this.visit(node);
    if (!booleanLike(ir.type)) this.#operand(operator, showType("boolean"), ir);
    return ir;
  }

  #operand(operator: string, expected: string, found: Ir): void {
    this.#report("feel.type.operand", found.span, { operator, expected, found: showType(found.type) });
  }

  #compared(operator: string, left: Ir, right: Ir, forOrder: boolean, span: Span): void {
    if (!comparable(left.type, right.type, forOrder)) this.#mismatch(operator, left.type, right.type, span);
  }

  #member(value: Ir, operand: Ir): void {
    const type = operand.type;
    const inner = isList(type) ? type.element : type;
    const wanted = isRange(inner) ? inner.element : inner;
    const whole = comparable(value.type, type, false);
    if (!whole && !comparable(value.type, wanted, isRange(inner))) {
      this.#mismatch("in", value.type, wanted, operand.span);
    }
  }

  #mismatch(operator: string, left: FeelType, right: FeelType, span: Span): void {
    if (isList(left) !== isList(right)) {
      this.#report("feel.type.list_operand", span, { operator });
      return;
    }
    const args = { operator, left: showType(left), right: showType(right) };
    const mixesDays = [left, right].includes("date") && [left, right].includes("date and time");
    const hint = mixesDays ? { zh: "请用 date(…) 取日期后再比较", en: "take the day with date(…) first" } : undefined;
    this.#report("feel.type.mismatch", span, args, hint === undefined ? {} : { hint });
  }

  #iterator(iterator: NamedIterator): IteratorIr {
    const source = this.visit(iterator.source);
    const to = iterator.to === null ? null : this.visit(iterator.to);
    const { type } = source;
    const element = to === null && (isList(type) || isRange(type)) ? type.element : type;
    this.#slotTypes.set(iterator.slot, element);
    return { slot: iterator.slot, name: iterator.name, source, to };
  }

  #filter(node: Extract<Named, { kind: "filter" }>): Ir {
    const { slot, span } = node;
    const of = this.visit(node.of);
    const element = isList(of.type) ? of.type.element : of.type;
    this.#slotTypes.set(slot, element);
    const condition = this.visit(node.condition);
    if (condition.type === "number") return { kind: "filter", of, mode: "index", slot, condition, type: element, span };
    if (condition.type === "any") return { kind: "filter", of, mode: "dynamic", slot, condition, type: "any", span };
    if (!booleanLike(condition.type)) this.#operand("[ ]", `${showType("boolean")} / ${showType("number")}`, condition);
    return { kind: "filter", of, mode: "boolean", slot, condition, type: listOf(element), span };
  }

  #path(of: Ir, name: string, nameSpan: Span, span: Span): Ir {
    const { type } = of;
    if (type === "any" || type === "null") return { kind: "field", of, name, mode: "dynamic", type: "any", span };
    if (isRow(type)) return this.#column(of, type.dataset, name, nameSpan, span, false);
    if (isList(type) && isRow(type.element)) return this.#column(of, type.element.dataset, name, nameSpan, span, true);
    if (isContext(type)) {
      const field = type.fields[name];
      if (field === undefined) this.#report("feel.name.unknown_field", nameSpan, { owner: showType(type), name });
      return { kind: "field", of, name, mode: "context", type: field ?? "null", span };
    }
    if (isList(type)) {
      const element = this.#path({ ...of, type: type.element }, name, nameSpan, span).type;
      return { kind: "field", of, name, mode: "dynamic", type: listOf(element), span };
    }
    const property = propertyType(type, name);
    if (property === undefined) this.#report("feel.name.unknown_field", nameSpan, { owner: showType(type), name });
    return { kind: "property", of, name, type: property ?? "null", span };
  }

  #column(of: Ir, dataset: string, name: string, nameSpan: Span, span: Span, many: boolean): Ir {
    const schema = this.#options.scope.datasetById.get(dataset);
    const index = schema?.columns.findIndex((column) => column.name === name) ?? -1;
    const column = schema?.columns[index];
    if (schema === undefined || column === undefined) {
      const hint = schema === undefined ? undefined : columnHint(schema, name);
      const args = { owner: schema?.name ?? dataset, name };
      this.#report("feel.name.unknown_field", nameSpan, args, {
        severity: "error",
        ...(hint === undefined ? {} : { hint }),
      });
      return literalOf(null, span);
    }
    const type = typeOfColumn(column.type);
    const field: FieldIr = {
      kind: "field",
      of,
      name,
      mode: many ? "rows" : "row",
      column: { id: column.id, index },
      type: many ? listOf(type) : type,
      span,
    };
    return field;
  }

  #call(node: Extract<Named, { kind: "call" }>): Ir {
    const { callee, span } = node;
    if (callee.kind === "reference" && callee.binding.kind === "built-in") {
      return this.#builtInCall(callee.binding.name, callee.name, callee.span, node.args, span);
    }
    if (callee.kind === "reference" && callee.binding.kind === "library") {
      return this.#libraryCall(callee.binding.name, callee.name, callee.span, node.args, span);
    }
    const target = this.visit(callee);
    const args = node.args.map((argument) => this.visit(argument.value));
    if (!isOpen(target.type) && !isFunction(target.type)) {
      const name = callee.kind === "reference" ? callee.name : "( )";
      this.#report("feel.type.not_a_function", callee.span, { name });
    }
    const named = node.args.some((argument) => argument.name !== null);
    const names = named ? node.args.map((argument) => argument.name ?? "") : null;
    const type = isFunction(target.type) ? target.type.result : "any";
    return { kind: "invoke", callee: target, args, names, type, span };
  }

  #builtInCall(name: string, written: string, nameSpan: Span, args: readonly NamedArgument[], span: Span): Ir {
    const builtIn = builtIns.get(name);
    if (builtIn === undefined) return literalOf(null, span);
    const values = args.map((argument) => this.visit(argument.value));
    const folded = this.#foldTemporal(name, args, values, span);
    if (folded !== undefined) return folded;
    const chosen = this.#chooseOverload(builtIn.overloads, written, nameSpan, args, values);
    if (chosen === undefined) return literalOf(null, span);
    const { overload, index, ordered } = chosen;
    this.#checkArguments(written, overload, ordered);
    if (name === "matches" || name === "replace") this.#checkPattern(ordered[1]);
    const given = ordered.flatMap((argument) => (argument === null ? [] : [argument.type]));
    const type = typeof builtIn.result === "function" ? builtIn.result(given) : builtIn.result;
    return { kind: "call", function: name, overload: index, args: ordered, type, span };
  }

  /** `date("2026-01-01")` and its like are literals: they have a type, and a bad one is seen at once. */
  #foldTemporal(name: string, args: readonly NamedArgument[], values: readonly Ir[], span: Span): Ir | undefined {
    const [only] = values;
    if (values.length !== 1 || only?.kind !== "literal" || typeof only.value !== "string" || only.type !== "string") {
      return undefined;
    }
    if (args[0]?.name !== null && args[0]?.name !== "from") return undefined;
    const text = only.value;
    switch (name) {
      case "date":
        return this.#temporalLiteral(text, span, readDate(text));
      case "time":
        return this.#temporalLiteral(text, span, readTime(text));
      case "date and time":
        return this.#temporalLiteral(text, span, readDateTime(text));
      case "duration":
        return this.#temporalLiteral(text, span, readDuration(text));
      default:
        return undefined;
    }
  }

  #chooseOverload(
    overloads: readonly Overload[],
    name: string,
    nameSpan: Span,
    args: readonly NamedArgument[],
    values: readonly Ir[],
  ): { readonly overload: Overload; readonly index: number; readonly ordered: readonly (Ir | null)[] } | undefined {
    const named = args.some((argument) => argument.name !== null);
    const candidates = overloads.flatMap((overload, index) => {
      const ordered = named ? orderByName(overload, args, values) : orderByPlace(overload, values);
      return ordered === undefined ? [] : [{ overload, index, ordered }];
    });
    // One argument of unknown type is the list of `count(list)`, not the only item of `count(a, b, …)`.
    const exact = candidates.find(({ overload, ordered }) =>
      ordered.every(
        (argument, at) =>
          argument === null ||
          (surelyFits(parameterAt(overload, at), argument.type) && !(overload.rest === true && isOpen(argument.type))),
      ),
    );
    const fitting = candidates.find(({ overload, ordered }) =>
      ordered.every((argument, at) => argument === null || acceptable(parameterAt(overload, at), argument.type)),
    );
    const chosen = exact ?? fitting ?? candidates[0];
    if (chosen !== undefined) return chosen;
    const known = new Set(overloads.flatMap((overload) => overload.parameters.map((parameter) => parameter.name)));
    const stranger = args.find((argument) => argument.name !== null && !known.has(argument.name));
    if (stranger !== undefined) {
      const span = stranger.nameSpan ?? nameSpan;
      this.#report("feel.call.unknown_argument", span, { name, argument: stranger.name ?? "" });
    } else {
      const expected = overloads.map(showArity).join(" / ");
      this.#report("feel.call.arity", nameSpan, { name, expected, found: String(args.length) });
    }
    return undefined;
  }

  #checkArguments(name: string, overload: Overload, ordered: readonly (Ir | null)[]): void {
    for (const [at, argument] of ordered.entries()) {
      const parameter = parameterAt(overload, at);
      if (argument === null || acceptable(parameter, argument.type)) continue;
      const expected = parameter.types.map(showType).join(" / ");
      const args = { name, argument: parameter.name, expected, found: showType(argument.type) };
      this.#report("feel.call.argument_type", argument.span, args);
    }
  }

  #checkPattern(pattern: Ir | null | undefined): void {
    if (pattern?.kind !== "literal" || typeof pattern.value !== "string") return;
    if (compilePattern(pattern.value, "") === null) {
      this.#report("feel.call.bad_pattern", pattern.span, { pattern: pattern.value });
    }
  }

  #libraryCall(name: string, written: string, nameSpan: Span, args: readonly NamedArgument[], span: Span): Ir {
    const known = this.#options.library.functions.find((each) => each.names[0] === name);
    if (known === undefined) return literalOf(null, span);
    const values = args.map((argument) => this.visit(argument.value));
    const overload = overloadOfLibrary(known, args);
    const chosen = this.#chooseOverload([overload], written, nameSpan, args, values);
    if (chosen === undefined) return literalOf(null, span);
    this.#checkArguments(written, overload, chosen.ordered);
    return { kind: "library call", function: name, args: chosen.ordered, type: known.result, span };
  }

  /** A type with what its name demands beyond its structure. */
  #namedType(syntax: TypeSyntax): NamedType {
    return this.#options.scope.types.get(syntax.name) ?? { type: this.#type(syntax) };
  }

  #type(syntax: TypeSyntax): FeelType {
    const declared = this.#options.scope.types.get(syntax.name);
    if (declared !== undefined) return declared.type;
    const inner = (index: number): FeelType => {
      const argument = syntax.arguments[index];
      return argument === undefined ? "any" : this.#type(argument);
    };
    switch (syntax.name) {
      case "list":
        return listOf(inner(0));
      case "range":
        return rangeOf(inner(0));
      case "context": {
        const fields = syntax.fields.map((field) => [field.name, this.#type(field.type)]);
        return { kind: "context", fields: Object.fromEntries(fields) as Record<string, FeelType> };
      }
      case "function": {
        const result = syntax.result === null ? "any" : this.#type(syntax.result);
        return { kind: "function", parameters: syntax.arguments.map((each) => this.#type(each)), result };
      }
      case "Any":
        return "any";
      case "Null":
        return "null";
      default:
        if (simpleNames.has(syntax.name)) return syntax.name as SimpleType;
        this.#report("feel.type.unknown_type", syntax.span, { name: syntax.name }, { severity: "error" });
        return "any";
    }
  }

  #report(
    code: DiagnosticCode,
    span: Span,
    args: Record<string, string>,
    more: { readonly hint?: Sentence; readonly severity?: "error" } = {},
  ): void {
    const severity = more.severity ?? (this.#options.strict ? "error" : "warning");
    this.diagnostics.push({ code, severity, span, args, ...(more.hint === undefined ? {} : { hint: more.hint }) });
  }
}

const simpleNames = new Set(
  "number,string,boolean,date,time,date and time,days and time duration,years and months duration".split(","),
);

function flattenOperands(node: Named, operator: "and" | "or"): readonly Named[] {
  if (node.kind !== "binary" || node.operator !== operator) return [node];
  return [...flattenOperands(node.left, operator), ...flattenOperands(node.right, operator)];
}

function columnHint(schema: DatasetSchema, name: string): Sentence | undefined {
  const close = schema.columns.find((column) => column.name.includes(name) || name.includes(column.name));
  return close === undefined ? undefined : { zh: `是否为“${close.name}”`, en: `did you mean “${close.name}”` };
}

/** The parameter that takes the argument at a place; the last one of a `rest` overload takes all further ones. */
function parameterAt(overload: Overload, at: number): Overload["parameters"][number] {
  const last = overload.parameters.length - 1;
  const parameter = overload.parameters[Math.min(at, last)] ?? { name: "", types: ["any" as const] };
  return overload.rest === true && at >= last ? { ...parameter, types: ["any"] } : parameter;
}

function orderByPlace(overload: Overload, values: readonly Ir[]): readonly (Ir | null)[] | undefined {
  const { parameters } = overload;
  const required = parameters.filter((parameter) => parameter.optional !== true).length;
  if (values.length < required || (overload.rest !== true && values.length > parameters.length)) return undefined;
  return values;
}

function orderByName(
  overload: Overload,
  args: readonly NamedArgument[],
  values: readonly Ir[],
): readonly (Ir | null)[] | undefined {
  const names = args.map((argument) => argument.name ?? "");
  const { parameters } = overload;
  const known = new Set(parameters.map((parameter) => parameter.name));
  if (new Set(names).size !== names.length || !names.every((name) => known.has(name))) return undefined;
  const ordered = parameters.map((parameter) => values[names.indexOf(parameter.name)] ?? null);
  if (parameters.some((parameter, at) => parameter.optional !== true && ordered[at] === null)) return undefined;
  while (ordered.at(-1) === null) ordered.pop();
  return ordered;
}

function showArity(overload: Overload): string {
  const required = overload.parameters.filter((parameter) => parameter.optional !== true).length;
  if (overload.rest === true) return `${required}+`;
  return required === overload.parameters.length ? String(required) : `${required}-${overload.parameters.length}`;
}

/** A library function as an overload, under the parameter names that this call uses. */
export function overloadOfLibrary(known: LibraryFunction, args: readonly NamedArgument[] = []): Overload {
  return {
    parameters: known.parameters.map((parameter) => ({
      name: parameter.names.find((name) => args.some((argument) => argument.name === name)) ?? parameter.names[0] ?? "",
      types: [parameter.type],
      ...(parameter.optional === true ? { optional: true } : {}),
      ...(known.nullArguments === "pass" ? { nullable: true } : {}),
    })),
  };
}
