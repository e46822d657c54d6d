// One text of a definition, compiled: it answers for a record, and says what was missing where it has no answer.

import type { FeelDate } from "@jianheng/feel";
import {
  childrenOf,
  compileProgram,
  type Diagnostic,
  explain,
  type FeelValue,
  type Ir,
  prepareRow,
  type Program,
  readDate,
  type Row,
} from "@jianheng/feel";
import type { DefinitionPath } from "./definition-faults.ts";
import type { ExpressionSite } from "./expressions.ts";
import type { RecordScope, RecordView } from "./record-scope.ts";

export interface CompiledExpression {
  readonly ir: Ir;
  readonly answer: (view: RecordView, today: FeelDate, row?: Row) => FeelValue;
  /** The facts whose absence left it without an answer, by their labels. */
  readonly missing: (view: RecordView, today: FeelDate) => readonly string[];
  /** Id of the field, or of the common name, that it names and nothing else. */
  readonly alone: string | undefined;
  /** It names an amount of money and nothing else. */
  readonly money: boolean;
}

const output = "value";

export function compileSite(
  site: ExpressionSite,
  scope: RecordScope,
): { readonly expression?: CompiledExpression; readonly diagnostics: readonly Diagnostic[] } {
  const rows = site.over === undefined ? undefined : scope.rows.get(site.over);
  const { program, diagnostics } = compileProgram({
    over: rows ?? scope.record,
    datasets: [...scope.rows.values()],
    // A row's own columns come first; the record's are variables then.
    parameters: rows === undefined ? [] : scope.variables,
    outputs: [{ name: output, text: site.text, expect: site.expect }],
  });
  if (program === undefined) return { diagnostics };
  return { expression: answering(program, scope, site.over), diagnostics };
}

function answering(program: Program, scope: RecordScope, over: string | undefined): CompiledExpression {
  const prepared = prepareRow(program);
  const [compiled] = program.outputs;
  if (compiled === undefined) throw new Error("a program without its output");
  const alone = aloneIn(compiled.ir, scope);
  return {
    ir: compiled.ir,
    answer: (view, today, row) => {
      const environment = { datasets: view.datasets, today, parameters: view.variables };
      return prepared.start(environment).outputs(row ?? view.row)[0] ?? null;
    },
    missing: (view, today) => {
      const environment = { datasets: view.datasets, today, row: view.row };
      const names = explain(program, output, environment)?.missing.map(({ name }) => name) ?? [];
      return [...new Set(names.filter((name) => name !== ""))];
    },
    alone,
    money: alone !== undefined && typeOf(alone, compiled.ir, scope, over) === "money",
  };
}

function aloneIn(ir: Ir, scope: RecordScope): string | undefined {
  if (ir.kind === "dataset") return ir.dataset;
  if (ir.kind === "parameter") return scope.record.columns.find(({ name }) => name === ir.name)?.id;
  return ir.kind === "field" && ir.of.kind === "subject" ? ir.column?.id : undefined;
}

function typeOf(id: string, ir: Ir, scope: RecordScope, over: string | undefined): string | undefined {
  const table = over === undefined || ir.kind !== "field" ? undefined : scope.fields.get(over);
  if (table?.type === "rows") return table.columns.find((column) => column.id === id)?.type;
  return scope.fields.get(id)?.type;
}

/** Fields of the record that an expression over the record reads, by id, with their places in its text. */
export function* fieldsReadBy(ir: Ir): Iterable<{ readonly id: string; readonly start: number; readonly end: number }> {
  if (ir.kind === "dataset") yield { id: ir.dataset, ...ir.span };
  if (ir.kind === "field" && ir.of.kind === "subject" && ir.column !== undefined) {
    yield { id: ir.column.id, ...ir.span };
  }
  for (const child of childrenOf(ir)) yield* fieldsReadBy(child);
}

/** Expressions by where they stand. */
export class Expressions {
  readonly #byPlace = new Map<string, CompiledExpression>();

  add(site: Pick<ExpressionSite, "path" | "offset">, expression: CompiledExpression): void {
    this.#byPlace.set(placeName(site.path, site.offset), expression);
  }

  find(path: DefinitionPath, offset = 0): CompiledExpression | undefined {
    return this.#byPlace.get(placeName(path, offset));
  }

  get(path: DefinitionPath, offset = 0): CompiledExpression {
    const found = this.find(path, offset);
    if (found === undefined) throw new Error(`no expression at ${placeName(path, offset)}`);
    return found;
  }
}

function placeName(path: DefinitionPath, offset: number): string {
  return `${path.map(String).join(".")}@${offset}`;
}

/** The office's day, which the caller has from its own clock. */
export function dayOf(today: string): FeelDate {
  const day = readDate(today);
  if (day === null) throw new Error(`not a calendar day: ${today}`);
  return day;
}
