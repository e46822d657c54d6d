import type { Diagnostic, DiagnosticCode, Sentence } from "./diagnostic.ts";
import type { Binding, Named, NamedArgument, NamedIterator, NamedTest } from "./named.ts";
import type { Scope, Shape } from "./scope.ts";
import { plainShape, shapeOfType, subjectName, unknownShape } from "./scope.ts";
import type { Span } from "./span.ts";
import type { IteratorSyntax, Syntax, TestSyntax, UnaryTestsSyntax } from "./syntax.ts";
import { resolveTable } from "./tables/resolve-table.ts";
import { unreachable } from "./unreachable.ts";

export interface ResolveResult<Tree> {
  readonly tree: Tree;
  /** What an item of the result offers to a filter. */
  readonly shape: Shape;
  readonly diagnostics: readonly Diagnostic[];
  readonly slots: number;
}

/** Binds every name of an expression. `firstSlot` is the first free variable slot. */
export function resolveExpression(syntax: Syntax, scope: Scope, firstSlot: number): ResolveResult<Named> {
  const resolver = new Resolver(scope, firstSlot);
  const { tree, shape } = resolver.visit(syntax);
  return { tree, shape, diagnostics: resolver.diagnostics, slots: resolver.slots };
}

export interface NamedUnaryTests {
  readonly tests: readonly NamedTest[];
  readonly negated: boolean;
  /** The slot of `?`. */
  readonly slot: number;
  readonly span: Span;
}

export function resolveUnaryTests(
  syntax: UnaryTestsSyntax,
  scope: Scope,
  firstSlot: number,
): ResolveResult<NamedUnaryTests> {
  const resolver = new Resolver(scope, firstSlot);
  const { tests, slot } = resolver.visitTests(syntax.tests, unknownShape);
  const tree = { tests, negated: syntax.negated, slot, span: syntax.span };
  return { tree, shape: plainShape, diagnostics: resolver.diagnostics, slots: resolver.slots };
}

type Frame =
  | { readonly kind: "variable"; readonly name: string; readonly slot: number; readonly shape: Shape }
  | { readonly kind: "item"; readonly slot: number; readonly shape: Shape };

interface Visited {
  readonly tree: Named;
  readonly shape: Shape;
}

/** Built-ins whose result has items of their first argument's shape. */
const keepsShape = new Set(
  "sort,reverse,concatenate,append,union,distinct values,sublist,remove,insert before,flatten,list replace,min,max".split(
    ",",
  ),
);

class Resolver {
  readonly diagnostics: Diagnostic[] = [];
  slots: number;
  readonly #scope: Scope;
  readonly #frames: Frame[] = [];
  /** Slots of `?`, innermost last, and whether the test has used it. */
  readonly #tested: { readonly slot: number; used: boolean; readonly shape: Shape }[] = [];

  constructor(scope: Scope, firstSlot: number) {
    this.#scope = scope;
    this.slots = firstSlot;
  }

  visit(syntax: Syntax): Visited {
    const { span } = syntax;
    switch (syntax.kind) {
      case "number":
      case "string":
      case "boolean":
      case "null":
      case "temporal":
        return { tree: syntax, shape: plainShape };
      case "error":
        return { tree: syntax, shape: unknownShape };
      case "name":
        return this.#name(syntax.name, span);
      case "tested value":
        return this.#testedValue(span);
      case "list": {
        const items = syntax.items.map((item) => this.visit(item));
        const shape = joinShapes(items.map((item) => item.shape));
        return { tree: { kind: "list", items: items.map((item) => item.tree), span }, shape };
      }
      case "context":
        return this.#context(syntax);
      case "range": {
        const low = syntax.low === null ? null : this.visit(syntax.low).tree;
        const high = syntax.high === null ? null : this.visit(syntax.high).tree;
        const { lowClosed, highClosed } = syntax;
        return { tree: { kind: "range", low, high, lowClosed, highClosed, span }, shape: plainShape };
      }
      case "negate":
        return { tree: { kind: "negate", operand: this.visit(syntax.operand).tree, span }, shape: plainShape };
      case "binary": {
        const left = this.visit(syntax.left).tree;
        const right = this.visit(syntax.right).tree;
        return { tree: { kind: "binary", operator: syntax.operator, left, right, span }, shape: plainShape };
      }
      case "between": {
        const value = this.visit(syntax.value).tree;
        const low = this.visit(syntax.low).tree;
        const high = this.visit(syntax.high).tree;
        return { tree: { kind: "between", value, low, high, span }, shape: plainShape };
      }
      case "in": {
        const value = this.visit(syntax.value);
        const { tests, slot } = this.visitTests(syntax.tests, value.shape);
        return { tree: { kind: "in", value: value.tree, slot, tests, span }, shape: plainShape };
      }
      case "if": {
        const condition = this.visit(syntax.condition).tree;
        const whenTrue = this.visit(syntax.whenTrue);
        const otherwise = this.visit(syntax.otherwise);
        const tree = { kind: "if" as const, condition, whenTrue: whenTrue.tree, otherwise: otherwise.tree, span };
        return { tree, shape: joinShapes([whenTrue.shape, otherwise.shape]) };
      }
      case "for": {
        const partialSlot = this.#slot();
        const depth = this.#frames.length;
        const iterators = this.#iterators(syntax.iterators);
        this.#frames.push({ kind: "variable", name: "partial", slot: partialSlot, shape: unknownShape });
        const body = this.visit(syntax.body);
        this.#frames.length = depth;
        return { tree: { kind: "for", iterators, partialSlot, body: body.tree, span }, shape: body.shape };
      }
      case "quantified": {
        const depth = this.#frames.length;
        const iterators = this.#iterators(syntax.iterators);
        const body = this.visit(syntax.body).tree;
        this.#frames.length = depth;
        return {
          tree: { kind: "quantified", quantifier: syntax.quantifier, iterators, body, span },
          shape: plainShape,
        };
      }
      case "filter": {
        const of = this.visit(syntax.of);
        const slot = this.#slot();
        this.#frames.push({ kind: "item", slot, shape: of.shape });
        const condition = this.visit(syntax.condition).tree;
        this.#frames.pop();
        return { tree: { kind: "filter", of: of.tree, slot, condition, span }, shape: of.shape };
      }
      case "path": {
        const of = this.visit(syntax.of);
        const tree = { kind: "path" as const, of: of.tree, name: syntax.name, nameSpan: syntax.nameSpan, span };
        return { tree, shape: this.#fieldShape(of.shape, syntax.name) ?? unknownShape };
      }
      case "instance of": {
        const operand = this.visit(syntax.operand).tree;
        return { tree: { kind: "instance of", operand, test: syntax.test, span }, shape: plainShape };
      }
      case "call":
        return this.#call(syntax);
      case "function": {
        const depth = this.#frames.length;
        const parameters = syntax.parameters.map((parameter) => {
          const slot = this.#slot();
          this.#frames.push({ kind: "variable", name: parameter.name, slot, shape: unknownShape });
          return { name: parameter.name, slot, type: parameter.type };
        });
        const body = this.visit(syntax.body).tree;
        this.#frames.length = depth;
        return { tree: { kind: "function", parameters, body, span }, shape: unknownShape };
      }
      case "conform": {
        const operand = this.visit(syntax.operand);
        const declared = this.#scope.types.get(syntax.to.name);
        const shape = declared === undefined ? operand.shape : shapeOfType(declared.type);
        return { tree: { kind: "conform", operand: operand.tree, to: syntax.to, span }, shape };
      }
      case "table": {
        const table = resolveTable(syntax.table, {
          visit: (each) => this.visit(each),
          slot: () => this.#slot(),
          tests: (tests, shape, slot) => this.#testsOf(tests, shape, slot),
        });
        return { tree: { kind: "table", table, span }, shape: unknownShape };
      }
      default:
        return unreachable(syntax);
    }
  }

  visitTests(tests: readonly TestSyntax[], shape: Shape): { tests: readonly NamedTest[]; slot: number } {
    const slot = this.#slot();
    return { tests: this.#testsOf(tests, shape, slot), slot };
  }

  /** The tests of a value in `slot`. */
  #testsOf(tests: readonly TestSyntax[], shape: Shape, slot: number): readonly NamedTest[] {
    return tests.map((test): NamedTest => {
      const tested = { slot, used: false, shape };
      switch (test.kind) {
        case "any":
          return test;
        case "compare": {
          this.#tested.push(tested);
          const operand = this.visit(test.operand).tree;
          this.#tested.pop();
          return { kind: "compare", operator: test.operator, operand, span: test.span };
        }
        case "expression": {
          this.#tested.push(tested);
          const expression = this.visit(test.expression).tree;
          this.#tested.pop();
          return { kind: "expression", expression, usesValue: tested.used, span: test.span };
        }
        default:
          return unreachable(test);
      }
    });
  }

  #testedValue(span: Span): Visited {
    const tested = this.#tested.at(-1);
    if (tested === undefined) {
      this.#report("feel.name.no_value", span, {});
      return { tree: { kind: "error", span }, shape: unknownShape };
    }
    tested.used = true;
    const binding: Binding = { kind: "local", slot: tested.slot };
    return { tree: { kind: "reference", name: "?", binding, span }, shape: tested.shape };
  }

  #name(name: string, span: Span): Visited {
    const found = this.#lookup(name, this.#frames.length - 1);
    if (found === undefined) {
      const item = this.#frames.findLast((frame) => frame.kind === "item" && frame.shape.kind === "fields");
      if (item !== undefined && !this.#scope.strict) {
        this.diagnostics.push({ code: "feel.name.unknown", severity: "warning", span, args: { name } });
        const binding: Binding = { kind: "item or", slot: item.slot, otherwise: null };
        return { tree: { kind: "reference", name, binding, span }, shape: unknownShape };
      }
      this.#report("feel.name.unknown", span, { name }, this.#suggest(name));
      return { tree: { kind: "error", span }, shape: unknownShape };
    }
    return { tree: { kind: "reference", name, binding: found.binding, span }, shape: found.shape };
  }

  /** Searches the frames from `top` inward to outward, then the scope. */
  #lookup(name: string, top: number): { readonly binding: Binding; readonly shape: Shape } | undefined {
    for (let index = top; index >= 0; index -= 1) {
      const frame = this.#frames[index];
      if (frame === undefined) continue;
      if (frame.kind === "variable") {
        if (frame.name === name) return { binding: { kind: "local", slot: frame.slot }, shape: frame.shape };
        continue;
      }
      const field = this.#fieldShape(frame.shape, name);
      if (frame.shape.kind !== "unknown" && field !== undefined) {
        return { binding: { kind: "item field", slot: frame.slot }, shape: field };
      }
      if (name === "item") return { binding: { kind: "local", slot: frame.slot }, shape: frame.shape };
      if (frame.shape.kind === "unknown") {
        const outer = this.#lookup(name, index - 1);
        if (outer !== undefined && isFunctionBinding(outer.binding)) return outer;
        const otherwise = outer?.binding ?? null;
        return { binding: { kind: "item or", slot: frame.slot, otherwise }, shape: unknownShape };
      }
    }
    return this.#lookupScope(name);
  }

  #lookupScope(name: string): { readonly binding: Binding; readonly shape: Shape } | undefined {
    const scope = this.#scope;
    const named = scope.lets.get(name);
    if (named !== undefined) return { binding: { kind: "let", index: named.index }, shape: named.shape };
    if (scope.subject !== null) {
      const subject: Shape = { kind: "row", dataset: scope.subject.id };
      if (name === subjectName) return { binding: { kind: "subject" }, shape: subject };
      const column = this.#fieldShape(subject, name);
      if (column !== undefined) return { binding: { kind: "subject column" }, shape: column };
    }
    const parameter = scope.parameters.get(name);
    if (parameter !== undefined) return { binding: { kind: "parameter" }, shape: shapeOfType(parameter) };
    const dataset = scope.datasets.get(name);
    if (dataset !== undefined) {
      return { binding: { kind: "dataset", id: dataset.id }, shape: { kind: "row", dataset: dataset.id } };
    }
    const library = scope.library.get(name);
    if (library !== undefined) return { binding: { kind: "library", name: library }, shape: unknownShape };
    const builtIn = scope.builtIns.get(name);
    if (builtIn !== undefined) return { binding: { kind: "built-in", name: builtIn }, shape: unknownShape };
    return undefined;
  }

  #fieldShape(shape: Shape, name: string): Shape | undefined {
    switch (shape.kind) {
      case "row": {
        const column = this.#scope.datasetById.get(shape.dataset)?.columns.find((known) => known.name === name);
        return column === undefined ? undefined : plainShape;
      }
      case "fields":
        return shape.fields.get(name);
      case "plain":
        return undefined;
      case "unknown":
        return unknownShape;
      default:
        return unreachable(shape);
    }
  }

  #context(syntax: Extract<Syntax, { kind: "context" }>): Visited {
    const depth = this.#frames.length;
    const fields = new Map<string, Shape>();
    const entries = syntax.entries.map((entry) => {
      if (fields.has(entry.name)) this.#report("feel.name.duplicate", entry.nameSpan, { name: entry.name });
      const value = this.visit(entry.value);
      const slot = this.#slot();
      this.#frames.push({ kind: "variable", name: entry.name, slot, shape: value.shape });
      fields.set(entry.name, value.shape);
      return { name: entry.name, slot, value: value.tree };
    });
    this.#frames.length = depth;
    return { tree: { kind: "context", entries, span: syntax.span }, shape: { kind: "fields", fields } };
  }

  #iterators(iterators: readonly IteratorSyntax[]): NamedIterator[] {
    return iterators.map((iterator) => {
      const source = this.visit(iterator.source);
      const to = iterator.to === null ? null : this.visit(iterator.to).tree;
      const slot = this.#slot();
      const shape = to === null ? source.shape : plainShape;
      this.#frames.push({ kind: "variable", name: iterator.name, slot, shape });
      return { slot, name: iterator.name, source: source.tree, to };
    });
  }

  #call(syntax: Extract<Syntax, { kind: "call" }>): Visited {
    const callee = this.#callee(syntax.callee);
    const visited = syntax.args.map((argument) => ({ argument, value: this.visit(argument.value) }));
    const args = visited.map(({ argument, value }): NamedArgument => ({
      name: argument.name,
      nameSpan: argument.nameSpan,
      value: value.tree,
    }));
    const first = visited[0];
    const binding = callee.kind === "reference" ? callee.binding : undefined;
    const keeps = binding?.kind === "built-in" && keepsShape.has(binding.name) && first !== undefined;
    return {
      tree: { kind: "call", callee, args, span: syntax.span },
      shape: keeps ? joinShapes(visited.map(({ value }) => value.shape)) : unknownShape,
    };
  }

  /** A called name means a function first: a column may be called like one. */
  #callee(syntax: Syntax): Named {
    if (syntax.kind !== "name") return this.visit(syntax).tree;
    const { name, span } = syntax;
    const local = this.#lookup(name, this.#frames.length - 1);
    if (local?.binding.kind === "local" || local?.binding.kind === "let") return this.#name(name, span).tree;
    const library = this.#scope.library.get(name);
    if (library !== undefined) return { kind: "reference", name, binding: { kind: "library", name: library }, span };
    const builtIn = this.#scope.builtIns.get(name);
    if (builtIn !== undefined) return { kind: "reference", name, binding: { kind: "built-in", name: builtIn }, span };
    if (local !== undefined) return this.#name(name, span).tree;
    const { library: own, builtIns } = this.#scope;
    this.#report("feel.call.unknown", span, { name }, closeTo(name, [...own.keys(), ...builtIns.keys()]));
    return { kind: "error", span };
  }

  /** A known name that differs by one character, or contains what was written. */
  #suggest(name: string): Sentence | undefined {
    const { subject, lets, parameters, datasets } = this.#scope;
    const known = [
      ...this.#frames.flatMap((frame) => (frame.kind === "variable" ? [frame.name] : [])),
      ...lets.keys(),
      ...(subject?.columns.map((column) => column.name) ?? []),
      ...parameters.keys(),
      ...datasets.keys(),
    ];
    return closeTo(name, known);
  }

  #slot(): number {
    this.slots += 1;
    return this.slots - 1;
  }

  #report(code: DiagnosticCode, span: Span, args: Record<string, string>, hint?: Sentence): void {
    this.diagnostics.push({ code, severity: "error", span, args, ...(hint === undefined ? {} : { hint }) });
  }
}

function closeTo(name: string, known: readonly string[]): Sentence | undefined {
  const close = known.find((candidate) => isClose(candidate, name));
  return close === undefined ? undefined : { zh: `是否为“${close}”`, en: `did you mean “${close}”` };
}

function isFunctionBinding(binding: Binding): boolean {
  return binding.kind === "built-in" || binding.kind === "library";
}

function joinShapes(shapes: readonly Shape[]): Shape {
  const [first, ...rest] = shapes;
  if (first === undefined) return plainShape;
  return rest.reduce((joined, shape) => (sameShape(joined, shape) ? joined : unknownShape), first);
}

function sameShape(left: Shape, right: Shape): boolean {
  if (left.kind === "row" && right.kind === "row") return left.dataset === right.dataset;
  if (left.kind === "fields" && right.kind === "fields") {
    if (left.fields.size !== right.fields.size) return false;
    return [...left.fields].every(([name, shape]) => {
      const other = right.fields.get(name);
      return other !== undefined && sameShape(shape, other);
    });
  }
  return left.kind === right.kind && left.kind !== "row" && left.kind !== "fields";
}

/** Equal but for one character put in, left out or changed; or one contains the other. */
function isClose(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  if (shorter >= 2 && (left.includes(right) || right.includes(left))) return true;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  const [restLeft, restRight] = [left.slice(start), right.slice(start)];
  if (left.length < 2) return false;
  return restLeft.slice(1) === restRight.slice(1) || restLeft.slice(1) === restRight || restLeft === restRight.slice(1);
}
