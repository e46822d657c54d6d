import type { Iteration, State } from "./eval.ts";
import { ClosureCompiler } from "./eval.ts";
import type { Evaluated } from "./find-reason.ts";
import { findReason } from "./find-reason.ts";
import type { FilterIr, Ir, QuantifiedIr, TableIr } from "./ir.ts";
import { childrenOf } from "./ir.ts";
import { isListValue } from "./kind.ts";
import type { FunctionLibrary } from "./library.ts";
import { openRun } from "./prepare.ts";
import type { DecidedTable, Explanation, Fact, MissingFact } from "./prepared.ts";
import type { Environment, Program } from "./program.ts";
import { Row } from "./row.ts";
import type { DatasetSchema } from "./schema.ts";
import { decidingRules } from "./tables/evaluate-table.ts";
import type { FeelValue } from "./value.ts";

// Enough to show; a rule that rests on thousands of rows is not explained by listing them.
const maxWitnesses = 50;

/**
 * Why an output has its value for one row: the facts it rests on, the rows of other datasets that decided, and for a
 * null output what was missing. Undefined if the program has no such output. Meant for the rows that people look at:
 * it costs some evaluations of every part.
 */
export function explain(
  program: Program,
  outputName: string,
  environment: Environment,
  functions: FunctionLibrary = { functions: [] },
): Explanation | undefined {
  const output = program.outputs.find((each) => each.name === outputName);
  if (output === undefined) return undefined;
  const explainer = new Explainer(program, environment, functions, output.ir);
  return {
    output: outputName,
    value: explainer.value(output.ir),
    reason: findReason(output, explainer),
    facts: explainer.facts(output.ir),
    missing: explainer.missing(output.ir),
    witnesses: explainer.witnesses(output.ir),
    tables: explainer.tables(outputName, output.ir),
  };
}

class Explainer implements Evaluated {
  readonly program: Program;
  readonly #compiler: ClosureCompiler;
  readonly #state: State;
  readonly #items = new Map<QuantifiedIr, Iteration>();
  readonly #deciding = new Map<TableIr, (state: State) => readonly number[] | null>();

  constructor(program: Program, environment: Environment, functions: FunctionLibrary, root: Ir) {
    this.program = program;
    this.#compiler = new ClosureCompiler(
      functions,
      program.lets.map((each) => each.ir),
    );
    // Compile every part first: opening the run opens the indexes that they ask for.
    for (const ir of [root, ...program.lets.map((each) => each.ir)]) this.#compileAll(ir);
    this.#state = openRun(program, this.#compiler, environment)(environment.row);
  }

  #compileAll(ir: Ir): void {
    this.#compiler.closure(ir);
    if (ir.kind === "quantified") this.#items.set(ir, this.#compiler.eachItem(ir));
    if (ir.kind === "table") this.#deciding.set(ir, decidingRules(ir, this.#compiler));
    for (const child of childrenOf(ir)) this.#compileAll(child);
  }

  value(ir: Ir): FeelValue {
    return this.#compiler.closure(ir)(this.#state);
  }

  eachItem(ir: QuantifiedIr, visit: () => boolean): void {
    this.#items.get(ir)?.(this.#state, visit);
  }

  variable(slot: number): FeelValue {
    return this.#state.slots[slot] ?? null;
  }

  rulesOf(ir: TableIr): readonly number[] | null {
    return this.#deciding.get(ir)?.(this.#state) ?? null;
  }

  facts(root: Ir): readonly Fact[] {
    const found = new Map<string, Fact>();
    const visit = (ir: Ir): void => {
      const fact = this.#factOf(ir);
      if (fact !== undefined && !found.has(`${fact.kind} ${fact.name}`)) {
        found.set(`${fact.kind} ${fact.name}`, fact);
        const named = ir.kind === "let" ? this.program.lets[ir.index] : undefined;
        if (named !== undefined) visit(named.ir);
      }
      for (const child of childrenOf(ir)) visit(child);
    };
    visit(root);
    return [...found.values()];
  }

  #factOf(ir: Ir): Fact | undefined {
    switch (ir.kind) {
      case "let":
        return { name: ir.name, kind: "let", type: ir.type, value: this.value(ir) };
      case "parameter":
        return { name: ir.name, kind: "parameter", type: ir.type, value: this.value(ir) };
      case "field":
        if (ir.of.kind !== "subject") return undefined;
        return { name: ir.name, kind: "column", type: ir.type, value: this.value(ir) };
      default:
        return undefined;
    }
  }

  /** Every table of a text and of the lets it names, each once. */
  tables(name: string, root: Ir): readonly DecidedTable[] {
    const found = new Map<TableIr, DecidedTable>();
    const visit = (owner: string, ir: Ir): void => {
      if (ir.kind === "table") found.set(ir, { name: owner, rules: this.rulesOf(ir) ?? [] });
      const named = ir.kind === "let" ? this.program.lets[ir.index] : undefined;
      if (named !== undefined) visit(named.name, named.ir);
      for (const child of childrenOf(ir)) visit(owner, child);
    };
    visit(name, root);
    return [...found.values()];
  }

  missing(root: Ir): readonly MissingFact[] {
    if (this.value(root) !== null) return [];
    const found = new Map<string, MissingFact>();
    const note = (fact: MissingFact): void => {
      const key = `${fact.reason} ${fact.name} ${fact.row?.id ?? ""}`;
      if (!found.has(key)) found.set(key, fact);
    };
    this.#blame(root, note);
    return [...found.values()];
  }

  /** Looks for what made a null node null, in its parts; variables hold the values they had. */
  #blame(ir: Ir, note: (fact: MissingFact) => void): void {
    switch (ir.kind) {
      case "let": {
        const named = this.program.lets[ir.index];
        if (named !== undefined) this.#blame(named.ir, note);
        return;
      }
      case "parameter":
        note({ name: ir.name, reason: "empty" });
        return;
      case "literal":
        return;
      case "field":
        this.#blameField(ir, note);
        return;
      case "quantified":
        this.#blameItems(ir, note);
        return;
      case "if": {
        const condition = this.value(ir.condition);
        if (condition === null) this.#blame(ir.condition, note);
        this.#blame(condition === true ? ir.whenTrue : ir.otherwise, note);
        return;
      }
      case "table":
        this.#blameInputs(ir, note);
        return;
      case "filter":
        if (ir.mode === "index" && this.#noteAbsentRow(ir, note)) return;
        break;
      case "in":
        // The tests are about the value: a null value is what is missing, else a null end of a range.
        this.#state.slots[ir.slot] = this.value(ir.value);
        break;
      default:
        break;
    }
    this.#blameParts(ir, note);
  }

  /** A table without an answer: its missing inputs; if none is missing, what its rules give. */
  #blameInputs(ir: TableIr, note: (fact: MissingFact) => void): void {
    const absent = ir.inputs.filter((input) => this.value(input.value) === null);
    for (const input of absent) this.#blame(input.value, note);
    if (absent.length > 0) return;
    const outputs = (this.rulesOf(ir) ?? []).flatMap((rule) => ir.rules[rule - 1]?.outputs ?? []);
    const empty = outputs.filter((output) => output.kind !== "literal" && this.value(output) === null);
    for (const output of empty) this.#blame(output, note);
    if (empty.length === 0) note({ name: this.#nameOf(ir), reason: "undefined" });
  }

  /** The let or output that a node stands in. */
  #nameOf(ir: Ir): string {
    return [...this.program.outputs, ...this.program.lets].find((text) => contains(text.ir, ir))?.name ?? "";
  }

  #blameParts(ir: Ir, note: (fact: MissingFact) => void): void {
    let blamed = false;
    for (const child of childrenOf(ir)) {
      const value = this.value(child);
      if (value === null) {
        blamed = true;
        this.#blame(child, note);
      } else if (isListValue(value) && value.includes(null)) {
        blamed = true;
        this.#blameListItems(child, value, note);
      }
    }
    // No part is null, and yet there is no value: a division by zero, an empty list.
    if (!blamed) note({ name: this.#textOf(ir), reason: "undefined" });
  }

  #blameField(ir: Extract<Ir, { kind: "field" }>, note: (fact: MissingFact) => void): void {
    const of = this.value(ir.of);
    if (of === null) {
      this.#blame(ir.of, note);
      return;
    }
    if (of instanceof Row) note(this.#emptyCell(of, ir.name, ir.column?.id));
    else note({ name: ir.name, reason: "empty" });
  }

  #emptyCell(row: Row, name: string, columnId: string | undefined): MissingFact {
    const reason = columnId !== undefined && row.unreadable?.has(columnId) === true ? "unreadable" : "empty";
    const own = row === this.#state.row;
    return { name: own ? name : `${row.schema.name}.${name}`, reason, row };
  }

  /** `list.column` with null items: the rows whose cell is empty. */
  #blameListItems(ir: Ir, values: readonly FeelValue[], note: (fact: MissingFact) => void): void {
    const field = this.#throughLets(ir);
    if (field.kind === "field" && field.mode === "rows") {
      const rows = this.value(field.of);
      if (isListValue(rows)) {
        for (const [index, row] of rows.entries()) {
          if (row instanceof Row && values[index] === null) note(this.#emptyCell(row, field.name, field.column?.id));
        }
        return;
      }
    }
    if (field.kind === "for" && field.iterators.length === 1) {
      this.#overItems(field.iterators[0], () => {
        if (this.value(field.body) === null) this.#blame(field.body, note);
      });
      return;
    }
    if (field.kind === "list") {
      for (const item of field.items) if (this.value(item) === null) this.#blame(item, note);
      return;
    }
    note({ name: this.#textOf(field), reason: "empty" });
  }

  /** A list that is missing itself; and every item whose answer is null adds what is missing in it. */
  #blameItems(ir: QuantifiedIr, note: (fact: MissingFact) => void): void {
    const [first] = ir.iterators;
    if (first !== undefined && this.value(first.source) === null) this.#blame(first.source, note);
    this.eachItem(ir, () => {
      if (this.value(ir.body) === null) this.#blame(ir.body, note);
      return true;
    });
  }

  #overItems(iterator: QuantifiedIr["iterators"][number] | undefined, visit: () => void): void {
    if (iterator === undefined) return;
    const items = iterator.to === null ? this.value(iterator.source) : null;
    for (const item of isListValue(items) ? items : []) {
      this.#state.slots[iterator.slot] = item;
      visit();
    }
  }

  /** `案件[…][1]` without any row: the row itself is missing. */
  #noteAbsentRow(ir: FilterIr, note: (fact: MissingFact) => void): boolean {
    const list = this.value(ir.of);
    if (!isListValue(list) || list.length > 0) return false;
    note({ name: this.#datasetName(ir.of) ?? this.#textOf(ir), reason: "empty" });
    return true;
  }

  #datasetName(ir: Ir): string | undefined {
    const inner = this.#throughLets(ir);
    if (inner.kind === "dataset") {
      return this.program.datasets.find((dataset: DatasetSchema) => dataset.id === inner.dataset)?.name;
    }
    return inner.kind === "filter" ? this.#datasetName(inner.of) : undefined;
  }

  #throughLets(ir: Ir): Ir {
    const named = ir.kind === "let" ? this.program.lets[ir.index] : undefined;
    return named === undefined ? ir : this.#throughLets(named.ir);
  }

  /** The words of a node, from the text it was written in. */
  #textOf(ir: Ir): string {
    for (const text of [...this.program.outputs, ...this.program.lets]) {
      if (contains(text.ir, ir)) return text.text.slice(ir.span.start, ir.span.end);
    }
    return "";
  }

  /** Rows in the filtered lists that the output reads, and items for which a `some` holds. */
  witnesses(root: Ir): readonly Row[] {
    const found = new Set<Row>();
    const seen = new Set<Ir>();
    const add = (value: FeelValue): void => {
      for (const item of isListValue(value) ? value : [value]) {
        if (item instanceof Row && item !== this.#state.row && found.size < maxWitnesses) found.add(item);
      }
    };
    const visit = (ir: Ir): void => {
      if (seen.has(ir)) return;
      seen.add(ir);
      if (ir.kind === "let") {
        const named = this.program.lets[ir.index];
        if (named !== undefined) visit(named.ir);
      }
      const [only] = ir.kind === "quantified" ? ir.iterators : [];
      if (ir.kind === "quantified" && ir.iterators.length === 1 && only !== undefined) {
        const deciding = ir.quantifier === "some";
        this.eachItem(ir, () => {
          if (this.value(ir.body) === deciding) add(this.variable(only.slot));
          return true;
        });
        return;
      }
      if (ir.kind === "filter") {
        add(this.value(ir));
        if (ir.mode === "index") return;
      }
      for (const child of childrenOf(ir)) if (ir.kind !== "filter" || child !== ir.condition) visit(child);
    };
    visit(root);
    return [...found];
  }
}

function contains(root: Ir, wanted: Ir): boolean {
  return root === wanted || childrenOf(root).some((child) => contains(child, wanted));
}
