import type { Expression } from "./compile.ts";
import type { State } from "./eval.ts";
import { ClosureCompiler } from "./eval.ts";
import type { Ir } from "./ir.ts";
import { childrenOf, constraintParts } from "./ir.ts";
import type { FunctionLibrary } from "./library.ts";
import type { PreparedExpression, PreparedProgram } from "./prepared.ts";
import type { Program, RunEnvironment } from "./program.ts";
import type { Row } from "./row.ts";
import type { FeelValue } from "./value.ts";
import { FeelDate } from "./value.ts";

const emptyLibrary: FunctionLibrary = { functions: [] };

/**
 * Turns a program into closures, once. `functions` must hold every library function that the program calls (it
 * throws otherwise: a program is only run with the library it was compiled with).
 */
export function prepareRow(program: Program, functions: FunctionLibrary = emptyLibrary): PreparedProgram {
  const compiler = new ClosureCompiler(
    functions,
    program.lets.map((each) => each.ir),
  );
  const outputs = program.outputs.map((output) => compiler.closure(output.ir));
  const lets = program.lets.map((each) => compiler.closure(each.ir));
  return {
    start: (environment) => {
      const open = openRun(program, compiler, environment);
      return {
        outputs: (row) => {
          const state = open(row);
          return outputs.map((output) => output(state));
        },
        lets: (row) => {
          const state = open(row);
          return lets.map((each, index) => {
            const value = each(state);
            state.lets[index] = value;
            return value;
          });
        },
      };
    },
  };
}

/** Opens the indexes of a run; answers a function that gives the state for a row. */
export function openRun(program: Program, compiler: ClosureCompiler, environment: RunEnvironment): (row: Row) => State {
  const run = {
    environment: { today: environment.today, now: environment.now },
    parameters: environment.parameters ?? {},
    lookups: compiler.lookups.map((lookup) => environment.datasets(lookup.dataset, lookup.columns)),
    invariants: new Map(),
    report: environment.report,
  };
  const slots: FeelValue[] = Array.from({ length: program.slots }, () => null);
  const letCount = program.lets.length;
  return (row) => ({ row, slots, lets: Array.from({ length: letCount }), run });
}

/** Turns an expression into a closure, once. Variables that are not given are null. */
export function prepareExpression(
  expression: Expression,
  functions: FunctionLibrary = emptyLibrary,
): PreparedExpression {
  const compiler = new ClosureCompiler(functions, []);
  const closure = compiler.closure(expression.ir);
  const needsToday = readsToday(expression.ir);
  return {
    evaluate: (variables, environment = {}) => {
      const { today, now, datasets, parameters, report } = environment;
      if (needsToday && today === undefined) throw new Error("the expression reads the date; the environment has none");
      const run = {
        environment: { today: today ?? neverRead, now },
        parameters: { ...parameters, ...variables },
        lookups: compiler.lookups.map((lookup) => datasets?.(lookup.dataset, lookup.columns) ?? (() => [])),
        invariants: new Map(),
        report,
      };
      const slots: FeelValue[] = Array.from({ length: expression.slots }, () => null);
      return closure({ row: null, slots, lets: [], run });
    },
  };
}

const neverRead = new FeelDate(0);

function readsToday(ir: Ir): boolean {
  if ((ir.kind === "call" && ir.function === "today") || ir.kind === "library call") return true;
  return childrenOf(ir).some(readsToday) || constraintParts(ir).some(readsToday);
}
