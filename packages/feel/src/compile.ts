import { builtInNames } from "./builtins/index.ts";
import type { CheckOptions } from "./check.ts";
import { checkExpression, checkTests } from "./check.ts";
import { withCorrection } from "./correction.ts";
import type { Diagnostic, DiagnosticSource } from "./diagnostic.ts";
import type { AllowedIr, InIr, Ir } from "./ir.ts";
import { childrenOf } from "./ir.ts";
import type { FunctionLibrary } from "./library.ts";
import { normalizeName } from "./names.ts";
import { Pieces } from "./pieces.ts";
import { parseExpression, parseUnaryTests } from "./parse.ts";
import type { CompiledText, ParameterSchema, Program, ProgramInput, ProgramResult } from "./program.ts";
import { propertyPhrases } from "./property.ts";
import { resolveExpression, resolveUnaryTests } from "./resolve.ts";
import type { DatasetSchema } from "./schema.ts";
import type { NamedType, Scope, Shape } from "./scope.ts";
import { namesOf } from "./scope.ts";
import type { Syntax } from "./syntax.ts";
import type { TableText } from "./tables/table-text.ts";
import { writeTable } from "./tables/table-text.ts";
import type { FeelType } from "./type.ts";
import { sameType, showType } from "./type.ts";

const emptyLibrary: FunctionLibrary = { functions: [] };

/**
 * Compiles a rule: its lets in order, then its outputs. All texts are read even if some are bad, so that an author
 * sees every mistake at once; `program` is absent if any diagnostic is an error.
 */
export function compileProgram(input: ProgramInput): ProgramResult {
  const library = input.functions ?? emptyLibrary;
  const diagnostics: Diagnostic[] = [];
  const lets = new Map<string, { index: number; type: FeelType; shape: Shape }>();
  const strict = true;
  const scope = makeScope(input.over, input.datasets, input.parameters ?? [], { library, lets, strict });
  const context: TextContext = { scope, library, strict, diagnostics };
  let slots = 0;

  const compiledLets: CompiledText[] = [];
  for (const written of input.lets ?? []) {
    const name = normalizeName(written.name);
    const source: DiagnosticSource = { part: "let", name };
    if (lets.has(name)) {
      diagnostics.push({
        code: "feel.name.duplicate",
        severity: "error",
        span: { start: 0, end: 0 },
        args: { name },
        source,
      });
    }
    const compiled =
      "table" in written
        ? compilePieces((pieces) => writeTable(pieces, written.table), slots, context, source)
        : { text: written.text, ...compileText(written.text, slots, context, source) };
    slots = compiled.slots;
    compiledLets.push({ name, text: compiled.text, type: compiled.ir.type, ir: compiled.ir });
    lets.set(name, { index: compiledLets.length - 1, type: compiled.ir.type, shape: compiled.shape });
  }

  const outputs: CompiledText[] = [];
  for (const { name, text, expect } of input.outputs) {
    const source: DiagnosticSource = { part: "output", name };
    const { ir, slots: next } = compileText(text, slots, context, source);
    slots = next;
    if (expect !== undefined && !mayBe(ir.type, expect)) {
      const args = { expected: showType(expect), found: showType(ir.type) };
      diagnostics.push({ code: "feel.type.result", severity: "error", span: ir.span, args, source });
    }
    outputs.push({ name, text, type: ir.type, ir });
  }

  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  const used = new Set([...compiledLets, ...outputs].flatMap((compiled) => [...datasetsIn(compiled.ir)]));
  const program: Program = {
    version: 1,
    over: input.over,
    datasets: input.datasets.filter((dataset) => used.has(dataset.id)),
    parameters: input.parameters ?? [],
    lets: compiledLets,
    outputs,
    slots,
  };
  return { program: deepFreeze(program), diagnostics };
}

/** A single expression or a set of unary tests, with the variables it may name. */
export interface ExpressionInput {
  readonly text: string;
  readonly variables?: readonly ParameterSchema[];
  /** Datasets that the text may name as lists. */
  readonly datasets?: readonly DatasetSchema[];
  readonly functions?: FunctionLibrary;
  readonly expect?: FeelType;
  /** Default true: what can only be null by its types is an error. False reports it as a warning. */
  readonly strict?: boolean;
  /** For unary tests: the type of the tested value. Default "any". */
  readonly tested?: FeelType;
}

/** Plain frozen data, like a program. */
export interface Expression {
  readonly version: 1;
  readonly text: string;
  readonly ir: Ir;
  readonly slots: number;
  readonly variables: readonly ParameterSchema[];
}

export interface ExpressionResult {
  readonly expression?: Expression;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles one expression: a guard, a field of a form. */
export function compileExpression(input: ExpressionInput): ExpressionResult {
  const { context, diagnostics } = expressionContext(input);
  const { ir, slots } = compileText(input.text, 0, context, undefined);
  if (input.expect !== undefined && !mayBe(ir.type, input.expect)) {
    const args = { expected: showType(input.expect), found: showType(ir.type) };
    diagnostics.push({ code: "feel.type.result", severity: "error", span: ir.span, args });
  }
  return expressionResult(input, ir, slots, diagnostics);
}

/** Compiles a decision table on its own, over variables: mistakes are located by row and column. */
export function compileTable(table: TableText, input: Omit<ExpressionInput, "text" | "tested"> = {}): ExpressionResult {
  return compileWritten((pieces) => writeTable(pieces, table), { ...input, source: { part: "table", name: "" } });
}

/** What texts of several pieces are compiled with. */
export interface WrittenInput extends Omit<ExpressionInput, "text" | "tested"> {
  readonly types?: ReadonlyMap<string, NamedType>;
  readonly source?: DiagnosticSource;
  readonly literals?: CheckOptions["literals"];
}

/**
 * Compiles an expression put together from several texts. If not strict, there is always an expression: a piece that
 * is wrong stands for null, as the standard has it, and the diagnostics say why.
 */
export function compileWritten(write: (pieces: Pieces) => Syntax, input: WrittenInput): ExpressionResult {
  const { context, diagnostics } = expressionContext({ ...input, text: "" });
  const scope: Scope = { ...context.scope, types: input.types ?? new Map() };
  const broken = new Set<number>();
  for (;;) {
    const pieces = new Pieces(allNames(scope), scope.types.keys(), broken);
    const syntax = write(pieces);
    const resolved = resolveExpression(syntax, scope, 0);
    const { library, strict } = context;
    const { literals = "folded" } = input;
    const checked = checkExpression(resolved.tree, { scope, library, strict, literals });
    const found = [...pieces.diagnostics, ...resolved.diagnostics, ...checked.diagnostics];
    if (broken.size === 0) diagnostics.push(...distinct(found).map((each) => pieces.locate(each, input.source)));
    const wrong = found.filter((each) => each.severity === "error").map((each) => pieces.indexOf(each.span));
    const known = broken.size;
    for (const at of wrong) broken.add(at);
    if (strict || broken.size === known) {
      const { expression } = expressionResult(
        { ...input, text: pieces.text },
        checked.ir,
        resolved.slots,
        strict ? diagnostics : [],
      );
      return { ...(expression === undefined ? {} : { expression }), diagnostics };
    }
  }
}

/** A part that stands twice in the tree is reported once. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [`${each.code} ${each.span.start} ${each.span.end}`, each])).values()];
}

/** The name under which `evaluate` takes the value for unary tests. */
export const testedValueName = "?";

/** Compiles unary tests, the cells of a decision table, into an expression over the variable `?`. */
export function compileUnaryTests(input: ExpressionInput): ExpressionResult {
  const { context, diagnostics } = expressionContext(input);
  const { scope, library, strict } = context;
  const parsed = parseUnaryTests(input.text, allNames(scope));
  const resolved = resolveUnaryTests(parsed.tree, scope, 0);
  const { tests, negated, slot, span } = resolved.tree;
  const type = input.tested ?? "any";
  const checked = checkTests(tests, slot, type, { scope, library, strict });
  diagnostics.push(...parsed.diagnostics, ...resolved.diagnostics, ...checked.diagnostics);
  const value: Ir = { kind: "parameter", name: testedValueName, type, span };
  const any: InIr = { kind: "in", value, slot, tests: checked.tests, type: "boolean", span };
  const ir: Ir = negated ? { kind: "call", function: "not", overload: 0, args: [any], type: "boolean", span } : any;
  return expressionResult(input, ir, resolved.slots, diagnostics);
}

/** Compiles the allowed values of a type. Absent if a diagnostic is an error. */
export function compileAllowed(
  text: string,
  type: FeelType,
  source: DiagnosticSource,
): { readonly allowed?: AllowedIr; readonly diagnostics: readonly Diagnostic[] } {
  const { context } = expressionContext({ text, strict: false });
  const { scope, library, strict } = context;
  const parsed = parseUnaryTests(text, allNames(scope));
  const resolved = resolveUnaryTests(parsed.tree, scope, 0);
  const { negated, slot } = resolved.tree;
  const checked = checkTests(resolved.tree.tests, slot, type, { scope, library, strict });
  const diagnostics = [...parsed.diagnostics, ...resolved.diagnostics, ...checked.diagnostics].map((each) => ({
    ...each,
    source,
  }));
  if (diagnostics.some((each) => each.severity === "error")) return { diagnostics };
  return { allowed: deepFreeze({ tests: checked.tests, negated, slot, slots: resolved.slots }), diagnostics };
}

function expressionContext(input: ExpressionInput): { context: TextContext; diagnostics: Diagnostic[] } {
  const library = input.functions ?? emptyLibrary;
  const diagnostics: Diagnostic[] = [];
  const strict = input.strict ?? true;
  const scope = makeScope(null, input.datasets ?? [], input.variables ?? [], { library, lets: new Map(), strict });
  return { context: { scope, library, strict, diagnostics }, diagnostics };
}

function expressionResult(
  input: ExpressionInput,
  ir: Ir,
  slots: number,
  diagnostics: readonly Diagnostic[],
): ExpressionResult {
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  const expression: Expression = { version: 1, text: input.text, ir, slots, variables: input.variables ?? [] };
  return { expression: deepFreeze(expression), diagnostics };
}

interface TextContext {
  readonly scope: Scope;
  readonly library: FunctionLibrary;
  readonly strict: boolean;
  readonly diagnostics: Diagnostic[];
}

function compileText(
  text: string,
  firstSlot: number,
  context: TextContext,
  source: DiagnosticSource | undefined,
): { readonly ir: Ir; readonly shape: Shape; readonly slots: number } {
  const { scope, library, strict } = context;
  const parsed = parseExpression(text, allNames(scope));
  const resolved = resolveExpression(parsed.tree, scope, firstSlot);
  const checked = checkExpression(resolved.tree, { scope, library, strict });
  for (const found of [...parsed.diagnostics, ...resolved.diagnostics, ...checked.diagnostics]) {
    const diagnostic = withCorrection(found, text);
    context.diagnostics.push(source === undefined ? diagnostic : { ...diagnostic, source });
  }
  return { ir: checked.ir, shape: resolved.shape, slots: resolved.slots };
}

/** A text made of several, such as a table; its diagnostics name the piece. */
function compilePieces(
  write: (pieces: Pieces) => Syntax,
  firstSlot: number,
  context: TextContext,
  source: DiagnosticSource,
): { readonly text: string; readonly ir: Ir; readonly shape: Shape; readonly slots: number } {
  const { scope, library, strict } = context;
  const pieces = new Pieces(allNames(scope), scope.types.keys(), new Set());
  const resolved = resolveExpression(write(pieces), scope, firstSlot);
  const checked = checkExpression(resolved.tree, { scope, library, strict });
  const found = [...pieces.diagnostics, ...resolved.diagnostics, ...checked.diagnostics];
  context.diagnostics.push(...found.map((each) => pieces.locate(each, source)));
  return { text: pieces.text, ir: checked.ir, shape: resolved.shape, slots: resolved.slots };
}

function* allNames(scope: Scope): Iterable<string> {
  yield* namesOf(scope);
  yield* propertyPhrases;
}

function makeScope(
  subject: DatasetSchema | null,
  datasets: readonly DatasetSchema[],
  parameters: readonly ParameterSchema[],
  {
    library,
    lets,
    strict,
  }: { readonly library: FunctionLibrary; readonly lets: Scope["lets"]; readonly strict: boolean },
): Scope {
  const all = subject === null ? datasets : [subject, ...datasets];
  return {
    subject,
    datasets: new Map(datasets.map((dataset) => [dataset.name, dataset])),
    parameters: new Map(parameters.map((parameter) => [parameter.name, parameter.type])),
    lets,
    library: new Map(library.functions.flatMap((each) => each.names.map((name) => [name, each.names[0] ?? name]))),
    builtIns: builtInNames,
    strict,
    types: new Map(),
    datasetById: new Map(all.map((dataset) => [dataset.id, dataset])),
  };
}

/** Whether a value of `type` can be what is expected: the same, or not known before the run. */
function mayBe(type: FeelType, expect: FeelType): boolean {
  return type === "any" || type === "null" || expect === "any" || sameType(type, expect);
}

function* datasetsIn(ir: Ir): Iterable<string> {
  if (ir.kind === "dataset") yield ir.dataset;
  for (const child of childrenOf(ir)) yield* datasetsIn(child);
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
