import type { WrittenInput } from "../compile.ts";
import { compileWritten } from "../compile.ts";
import type { Diagnostic, DiagnosticCode, DiagnosticSource, ModelPart } from "../diagnostic.ts";
import type { Expression } from "../compile.ts";
import type { Pieces } from "../pieces.ts";
import type { ParameterSchema } from "../program.ts";
import type { NamedType } from "../scope.ts";
import type { Syntax } from "../syntax.ts";
import { typed } from "../tables/table-text.ts";
import type { FeelType } from "../type.ts";
import { isFunction } from "../type.ts";
import { writeBoxed, writeFunction } from "./boxed-syntax.ts";
import type {
  CompiledDecision,
  CompiledElement,
  CompiledInput,
  CompiledKnowledge,
  CompiledModels,
  CompiledService,
  Need,
} from "./compiled-model.ts";
import { elementKey } from "./compiled-model.ts";
import { itemTypes } from "./item-types.ts";
import { withOutputOrder } from "./output-order.ts";
import type { BusinessKnowledge, Decision, DecisionService, DmnModel, ElementRef, InputData } from "./model.ts";

export interface ModelsResult {
  readonly models: CompiledModels;
  readonly diagnostics: readonly Diagnostic[];
}

export type ModelOptions = Pick<WrittenInput, "functions" | "literals">;

// A chain of requirements is followed by recursion; no model that people draw comes near.
const maxDepth = 500;

/** The variable that `accepts` reads. */
export const acceptedName = "value";

/**
 * Compiles models that may import each other. A part that is wrong stands for null, as the standard has it, and is
 * reported at its element; nothing makes it throw.
 */
export function compileModels(models: readonly DmnModel[], options: ModelOptions = {}): ModelsResult {
  const compiler = new ModelCompiler(models, options);
  const elements = compiler.all();
  return { models: Object.freeze({ version: 1, elements }), diagnostics: compiler.diagnostics };
}

type Written = { readonly model: DmnModel } & (
  | { readonly part: "input"; readonly element: InputData }
  | { readonly part: "decision"; readonly element: Decision }
  | { readonly part: "knowledge"; readonly element: BusinessKnowledge }
  | { readonly part: "service"; readonly element: DecisionService }
);

class ModelCompiler {
  readonly diagnostics: Diagnostic[] = [];
  readonly #models: ReadonlyMap<string, DmnModel>;
  readonly #options: ModelOptions;
  readonly #written = new Map<string, Written>();
  readonly #compiled = new Map<string, CompiledElement>();
  readonly #open = new Set<string>();
  /** How many elements stand on top of each other below one, itself included. */
  readonly #depths = new Map<string, number>();
  readonly #types = new Map<string, ReadonlyMap<string, NamedType>>();

  constructor(models: readonly DmnModel[], options: ModelOptions) {
    this.#models = new Map(models.map((model) => [model.namespace, model]));
    this.#options = options;
    for (const model of models) {
      const add = (written: Written): void => {
        const { id } = written.element;
        const key = elementKey({ namespace: model.namespace, id });
        if (this.#written.has(key)) this.#report("dmn.element.twice", sourceOf(written.part, written.element), { id });
        this.#written.set(key, written);
      };
      for (const element of model.inputs) add({ model, part: "input", element });
      for (const element of model.decisions) add({ model, part: "decision", element });
      for (const element of model.knowledge) add({ model, part: "knowledge", element });
      for (const element of model.services) add({ model, part: "service", element });
    }
  }

  all(): Readonly<Record<string, CompiledElement>> {
    return Object.fromEntries(
      [...this.#written.keys()].flatMap((key) => {
        const element = this.#element(key);
        return element === undefined ? [] : [[key, Object.freeze(element)]];
      }),
    );
  }

  /** The element of a key, compiled after what it needs; undefined for an unknown one or one that needs itself. */
  #element(key: string): CompiledElement | undefined {
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const written = this.#written.get(key);
    if (written === undefined || this.#open.has(key)) return undefined;
    this.#open.add(key);
    const compiled = this.#compile(key, written);
    this.#open.delete(key);
    this.#compiled.set(key, compiled);
    const below = compiled.kind === "service" ? compiled.outputs : "needs" in compiled ? keysOf(compiled.needs) : [];
    this.#depths.set(key, 1 + Math.max(0, ...below.map((each) => this.#depths.get(each) ?? 0)));
    return compiled;
  }

  #compile(key: string, written: Written): CompiledElement {
    switch (written.part) {
      case "input":
        return this.#input(key, written.element, written.model);
      case "decision":
        return this.#decision(key, written.element, written.model);
      case "knowledge":
        return this.#knowledge(key, written.element, written.model);
      default:
        return this.#service(key, written.element, written.model);
    }
  }

  #input(key: string, element: InputData, model: DmnModel): CompiledInput {
    const type = this.#declared(element, model)?.type ?? "any";
    const { name } = element;
    return { kind: "input", key, name, namespace: model.namespace, type, ...this.#accepts("input", element, model) };
  }

  #decision(key: string, element: Decision, model: DmnModel): CompiledDecision {
    const source = sourceOf("decision", element);
    const needs = this.#needs([...element.requires, ...element.knows], model, source);
    const { logic, variable, name } = element;
    const compiled =
      logic === null
        ? undefined
        : this.#text(
            (pieces) =>
              typed(writeBoxed(pieces, withOutputOrder(logic, variable.type, model)), variable.type ?? undefined),
            needs,
            model,
            source,
          );
    const declared = this.#declared(element, model)?.type ?? "any";
    const found = compiled?.expression?.ir.type ?? "any";
    const type = declared !== "any" ? declared : found === "null" ? "any" : found;
    return {
      kind: "decision",
      key,
      name,
      namespace: model.namespace,
      type,
      needs,
      ...expressionOf(compiled),
      ...this.#accepts("decision", element, model),
      refused: compiled?.refused ?? false,
    };
  }

  #knowledge(key: string, element: BusinessKnowledge, model: DmnModel): CompiledKnowledge {
    const source = sourceOf("knowledge", element);
    const needs = this.#needs(element.knows, model, source);
    const { variable, name } = element;
    const logic = element.logic;
    const body = logic === null || logic.body === null ? null : withOutputOrder(logic.body, variable.type, model);
    const compiled =
      logic === null
        ? undefined
        : this.#text((pieces) => writeFunction(pieces, { ...logic, body }), needs, model, source);
    const found = compiled?.expression?.ir.type ?? "any";
    const result = this.#resultType(element, model);
    const type: FeelType = isFunction(found) && result !== "any" ? { ...found, result } : found;
    return {
      kind: "knowledge",
      key,
      name,
      namespace: model.namespace,
      type,
      needs,
      ...expressionOf(compiled),
      result,
      refused: compiled?.refused ?? false,
    };
  }

  #service(key: string, element: DecisionService, model: DmnModel): CompiledService {
    const source = sourceOf("service", element);
    const known = (refs: readonly ElementRef[]) => refs.filter((ref) => this.#isUsable(ref, source)).map(elementKey);
    const parameters = [...known(element.inputData), ...known(element.inputDecisions)];
    const outputs = known(element.outputs);
    const typeOf = (each: string): FeelType => this.#element(each)?.type ?? "any";
    const result = this.#resultType(element, model);
    const [only] = outputs;
    const fields = Object.fromEntries(
      outputs.map((each) => [this.#written.get(each)?.element.name ?? "", typeOf(each)]),
    );
    const found: FeelType = outputs.length === 1 && only !== undefined ? typeOf(only) : { kind: "context", fields };
    const type: FeelType = {
      kind: "function",
      parameters: parameters.map(typeOf),
      result: result === "any" ? found : result,
    };
    const { name } = element;
    return { kind: "service", key, name, namespace: model.namespace, type, parameters, outputs, result };
  }

  /** The declared type of what a function gives: its variable names that type, or a type of functions. */
  #resultType(element: BusinessKnowledge | DecisionService, model: DmnModel): FeelType {
    const declared = this.#declared(element, model)?.type ?? "any";
    return isFunction(declared) ? declared.result : declared;
  }

  #declared(element: InputData, model: DmnModel): NamedType | undefined {
    const { type } = element.variable;
    return type === null ? undefined : this.#typesOf(model).get(type);
  }

  #accepts(part: ModelPart, element: InputData, model: DmnModel): { readonly accepts?: Expression } {
    const { type } = element.variable;
    if (type === null) return {};
    const write = (pieces: Pieces): Syntax => {
      const span = pieces.nowhere();
      return typed({ kind: "name", name: acceptedName, span }, type);
    };
    const { expression, diagnostics } = compileWritten(write, {
      variables: [{ name: acceptedName, type: "any" }],
      types: this.#typesOf(model),
      strict: false,
      source: sourceOf(part, element),
    });
    if (part === "input") this.diagnostics.push(...diagnostics);
    return expression === undefined ? {} : { accepts: expression };
  }

  #text(write: (pieces: Pieces) => Syntax, needs: readonly Need[], model: DmnModel, source: DiagnosticSource) {
    const input: WrittenInput = {
      variables: this.#variables(needs),
      types: this.#typesOf(model),
      strict: false,
      source,
      ...this.#options,
    };
    const { expression, diagnostics } = compileWritten(write, input);
    this.diagnostics.push(...diagnostics);
    const refused = diagnostics.some(({ code }) => code === "feel.call.external" || code === "dmn.expression.language");
    return { expression, refused };
  }

  #variables(needs: readonly Need[]): readonly ParameterSchema[] {
    const types = new Map<string, FeelType>();
    for (const { key, name, under } of needs) {
      const type = this.#element(key)?.type ?? "any";
      if (under === null) {
        types.set(name, type);
      } else {
        const known = types.get(under);
        const fields = typeof known === "object" && known.kind === "context" ? known.fields : {};
        types.set(under, { kind: "context", fields: { ...fields, [name]: type } });
      }
    }
    return [...types].map(([name, type]) => ({ name, type }));
  }

  #needs(refs: readonly ElementRef[], model: DmnModel, source: DiagnosticSource): readonly Need[] {
    return refs.flatMap((ref) => {
      if (!this.#isUsable(ref, source)) return [];
      const key = elementKey(ref);
      const name = this.#written.get(key)?.element.name ?? "";
      const under = model.imports.find(({ namespace }) => namespace === ref.namespace)?.name ?? "";
      const own = ref.namespace === model.namespace || under === "";
      return [{ key, name, under: own ? null : under }];
    });
  }

  /** Whether an element is there and can be evaluated before this one; otherwise says why not. */
  #isUsable(ref: ElementRef, source: DiagnosticSource): boolean {
    const key = elementKey(ref);
    const written = this.#written.get(key);
    if (written === undefined) {
      if (this.#models.has(ref.namespace)) this.#report("dmn.element.unknown", source, { id: ref.id });
      else this.#report("dmn.model.missing", source, { namespace: ref.namespace });
      return false;
    }
    const { name } = written.element;
    if (this.#open.has(key)) {
      this.#report("dmn.requirement.cycle", source, { name });
      return false;
    }
    if (this.#open.size < maxDepth && this.#element(key) !== undefined && (this.#depths.get(key) ?? 0) < maxDepth)
      return true;
    this.#report("dmn.requirement.too_deep", source, { name, limit: String(maxDepth) });
    return false;
  }

  #typesOf(model: DmnModel): ReadonlyMap<string, NamedType> {
    const known = this.#types.get(model.namespace);
    if (known !== undefined) return known;
    // Taken for empty while open: models may import each other.
    this.#types.set(model.namespace, new Map());
    const imported = new Map<string, NamedType>();
    for (const { name, namespace } of model.imports) {
      const other = this.#models.get(namespace);
      if (other === undefined) {
        this.#report("dmn.model.missing", { part: "model", name: model.name }, { namespace });
        continue;
      }
      const own = new Set(other.itemDefinitions.map((definition) => definition.name));
      for (const [typeName, type] of this.#typesOf(other)) {
        if (own.has(typeName)) imported.set(name === "" ? typeName : `${name}.${typeName}`, type);
      }
    }
    const { types, diagnostics } = itemTypes(model, imported);
    this.diagnostics.push(...diagnostics);
    this.#types.set(model.namespace, types);
    return types;
  }

  #report(code: DiagnosticCode, source: DiagnosticSource, args: Record<string, string>): void {
    this.diagnostics.push({ code, severity: "error", span: { start: 0, end: 0 }, args, source });
  }
}

function keysOf(needs: readonly Need[]): readonly string[] {
  return needs.map(({ key }) => key);
}

function sourceOf(part: ModelPart, { id, name }: InputData): DiagnosticSource {
  return { part, name, place: { element: id } };
}

function expressionOf(compiled: { readonly expression?: Expression | undefined } | undefined) {
  return compiled?.expression === undefined ? {} : { expression: compiled.expression };
}
