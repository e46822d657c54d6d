import type { Closure, ClosureCompiler, State } from "../eval.ts";
import { formatValue } from "../format.ts";
import type { HitPolicy, Ir, TableIr, TableOutputIr, UnaryTestsIr } from "../ir.ts";
import { childrenOf, partsOfTests } from "../ir.ts";
import { addValues, equalValues, orderOf } from "../operators.ts";
import type { Span } from "../span.ts";
import type { FeelValue } from "../value.ts";

/** Why a table has no answer for one row: its inputs or its rules contradict what it declares. */
export interface TableProblem {
  readonly code: "feel.table.several_rules" | "feel.table.different_outputs" | "feel.table.not_allowed";
  readonly span: Span;
  readonly args: Readonly<Record<string, string>>;
}

/** Turns a table into a closure. */
export function compileTable(ir: TableIr, compiler: ClosureCompiler): Closure {
  const { holding: rules, order, answers } = partsOf(ir, compiler);
  const fallback = fallbackOf(ir, compiler);
  const results = (state: State, holding: readonly number[]): FeelValue[] =>
    holding.map((at) => answers[at]?.(state) ?? null);
  return (state) => {
    const holding = rules(state);
    if (holding === null) return null;
    if (holding.length === 0) return fallback(state);
    switch (ir.hitPolicy) {
      case "UNIQUE":
        if (holding.length > 1) return refuse(ir, state, "feel.table.several_rules", holding);
        return results(state, holding)[0] ?? null;
      case "FIRST":
        return results(state, holding)[0] ?? null;
      case "ANY": {
        const [first = null, ...others] = results(state, holding);
        const same = others.every((other) => equalValues(first, other) === true);
        return same ? first : refuse(ir, state, "feel.table.different_outputs", holding);
      }
      case "PRIORITY":
        return results(state, order(state, holding).slice(0, 1))[0] ?? null;
      case "OUTPUT ORDER":
        return results(state, order(state, holding));
      case "RULE ORDER":
      case "COLLECT":
        return results(state, holding);
      default:
        return ir.outputs.length === 1 ? aggregate(ir.hitPolicy, results(state, holding)) : null;
    }
  };
}

/**
 * The rules that the answer rests on, from one, in the order of the answer; empty if none holds, null if they cannot be
 * told: an input is missing or not allowed.
 */
export function decidingRules(ir: TableIr, compiler: ClosureCompiler): (state: State) => readonly number[] | null {
  const { holding: rules, order } = partsOf(ir, compiler);
  return (state) => {
    const holding = rules(state);
    if (holding === null) return null;
    const ordered = ir.hitPolicy === "PRIORITY" || ir.hitPolicy === "OUTPUT ORDER" ? order(state, holding) : holding;
    return (ir.hitPolicy === "PRIORITY" ? ordered.slice(0, 1) : ordered).map((at) => at + 1);
  };
}

function partsOf(ir: TableIr, compiler: ClosureCompiler) {
  const rows = ir.rules.map((rule) => rule.outputs.map((output) => compiler.closure(output)));
  return {
    holding: holdingRules(ir, compiler),
    order: priorityOrder(ir, compiler, rows),
    answers: rows.map((outputs) => outputOf(ir.outputs, outputs)),
  };
}

/** The places of the rules that hold, from zero; null if they cannot be told: an input is missing or not allowed. */
function holdingRules(ir: TableIr, compiler: ClosureCompiler): (state: State) => readonly number[] | null {
  const inputs = inputReader(ir, compiler);
  const rules = ir.rules.map((rule) => ruleHolds(ir, rule.tests, compiler));
  const firstOnly = ir.hitPolicy === "FIRST";
  return (state) => {
    const values = inputs(state);
    if (values === null) return null;
    const holding: number[] = [];
    for (const [at, holds] of rules.entries()) {
      const answer = holds(state, values);
      if (answer === null) return null;
      if (!answer) continue;
      holding.push(at);
      if (firstOnly) break;
    }
    return holding;
  };
}

/** The values of the inputs; null if one is outside of its allowed values. */
function inputReader(ir: TableIr, compiler: ClosureCompiler): (state: State) => readonly FeelValue[] | null {
  const inputs = ir.inputs.map((input) => ({
    label: input.label,
    read: compiler.closure(input.value),
    allowed: input.allowed === null ? undefined : compiler.unaryTests(input.allowed, input.slot),
  }));
  return (state) => {
    const values: FeelValue[] = [];
    for (const { read, allowed, label } of inputs) {
      const value = read(state);
      if (allowed !== undefined && value !== null && allowed(state, value) !== true) {
        const args = { input: label, value: formatValue(value) };
        state.run.report?.({ code: "feel.table.not_allowed", span: ir.span, args });
        return null;
      }
      values.push(value);
    }
    return values;
  };
}

/** Whether all tests of a rule pass; null if that rests on a missing value and the table will not pass it over. */
function ruleHolds(ir: TableIr, tests: readonly UnaryTestsIr[], compiler: ClosureCompiler) {
  const cells = tests.map((cell, at) => ({
    passes: compiler.unaryTests(cell, ir.inputs[at]?.slot ?? 0),
    speaksOfNull: partsOfTests(cell).some(holdsNull),
  }));
  if (ir.missing === "no match") {
    return (state: State, values: readonly FeelValue[]): boolean =>
      cells.every(({ passes }, at) => passes(state, values[at] ?? null) === true);
  }
  return (state: State, values: readonly FeelValue[]): boolean | null => {
    let unknown = false;
    for (const [at, { passes, speaksOfNull }] of cells.entries()) {
      const value = values[at] ?? null;
      const passed = passes(state, value);
      if (passed === true) continue;
      if (passed === false && (value !== null || speaksOfNull)) return false;
      unknown = true;
    }
    return unknown ? null : true;
  };
}

function holdsNull(ir: Ir): boolean {
  return (ir.kind === "literal" && ir.value === null) || childrenOf(ir).some(holdsNull);
}

function outputOf(outputs: readonly TableOutputIr[], closures: readonly Closure[]): Closure {
  const [only] = closures;
  if (outputs.length === 1 && only !== undefined) return only;
  return (state) => new Map(outputs.map(({ name }, at) => [name ?? "", closures[at]?.(state) ?? null]));
}

/** What the table is where no rule holds: its default outputs, in the form of the policy; null if it has none. */
function fallbackOf(ir: TableIr, compiler: ClosureCompiler): Closure {
  if (ir.hitPolicy === "COLLECT COUNT") return () => 0;
  if (ir.outputs.every((output) => output.fallback === null)) return () => null;
  const closures = ir.outputs.map(({ fallback }) => (fallback === null ? () => null : compiler.closure(fallback)));
  const single = outputOf(ir.outputs, closures);
  return givesList(ir.hitPolicy) ? (state) => [single(state)] : single;
}

function givesList(hitPolicy: HitPolicy): boolean {
  return hitPolicy === "RULE ORDER" || hitPolicy === "OUTPUT ORDER" || hitPolicy === "COLLECT";
}

/** Sorts rules by the places of their outputs among the allowed values, the first output first; ties stay in order. */
function priorityOrder(ir: TableIr, compiler: ClosureCompiler, rows: readonly (readonly Closure[])[]) {
  const columns = ir.outputs.flatMap(({ priorities, slot }, column) => {
    const tests = priorities.map((test) => compiler.tests([test], slot));
    return tests.length === 0 ? [] : [{ column, tests }];
  });
  return (state: State, holding: readonly number[]): readonly number[] => {
    const ranked = holding.map((at) => ({
      at,
      ranks: columns.map(({ column, tests }) => {
        const value = rows[at]?.[column]?.(state) ?? null;
        const rank = tests.findIndex((test) => test(state, value) === true);
        return rank < 0 ? tests.length : rank;
      }),
    }));
    return ranked.sort((left, right) => compareRanks(left.ranks, right.ranks)).map(({ at }) => at);
  };
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  for (const [at, rank] of left.entries()) {
    const difference = rank - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function aggregate(hitPolicy: HitPolicy, values: readonly FeelValue[]): FeelValue {
  switch (hitPolicy) {
    case "COLLECT COUNT":
      return values.length;
    case "COLLECT SUM":
      return values.reduce((sum, value) => addValues(sum, value));
    case "COLLECT MIN":
      return extreme(values, (order) => order < 0);
    default:
      return extreme(values, (order) => order > 0);
  }
}

function extreme(values: readonly FeelValue[], better: (order: number) => boolean): FeelValue {
  let [best = null] = values;
  for (const value of values) {
    const order = orderOf(value, best);
    if (order === undefined) return null;
    if (better(order)) best = value;
  }
  return best;
}

function refuse(ir: TableIr, state: State, code: TableProblem["code"], holding: readonly number[]): null {
  state.run.report?.({ code, span: ir.span, args: { rules: holding.map((at) => at + 1).join(", ") } });
  return null;
}
