import { compileAllowed } from "../compile.ts";
import type { Diagnostic, DiagnosticSource } from "../diagnostic.ts";
import type { AllowedIr, ConstraintIr } from "../ir.ts";
import type { NamedType } from "../scope.ts";
import type { FeelType } from "../type.ts";
import { listOf } from "../type.ts";
import type { DmnModel, ItemDefinition } from "./model.ts";

/**
 * The types that a model may name: those of the language, its own, and those of the models it imports under the name
 * of the import. They may be declared in any order.
 */
export function itemTypes(
  model: DmnModel,
  importedTypes: ReadonlyMap<string, NamedType>,
): { readonly types: ReadonlyMap<string, NamedType>; readonly diagnostics: readonly Diagnostic[] } {
  const builder = new TypeBuilder(model, importedTypes);
  const types = new Map<string, NamedType>(Object.entries(simpleTypes).map(([name, type]) => [name, { type }]));
  for (const [name, type] of importedTypes) types.set(name, type);
  for (const { name } of model.itemDefinitions) types.set(name, builder.named(name) ?? { type: "any" });
  return { types, diagnostics: builder.diagnostics };
}

/** Types of the language by the names that model files use for them. */
const simpleTypes: Readonly<Record<string, FeelType>> = {
  Any: "any",
  number: "number",
  string: "string",
  boolean: "boolean",
  date: "date",
  time: "time",
  "date and time": "date and time",
  dateTime: "date and time",
  "days and time duration": "days and time duration",
  dayTimeDuration: "days and time duration",
  "years and months duration": "years and months duration",
  yearMonthDuration: "years and months duration",
};

class TypeBuilder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #definitions: ReadonlyMap<string, ItemDefinition>;
  readonly #imported: ReadonlyMap<string, NamedType>;
  readonly #known = new Map<string, NamedType>();
  readonly #open = new Set<string>();

  constructor(model: DmnModel, imported: ReadonlyMap<string, NamedType>) {
    this.#definitions = new Map(model.itemDefinitions.map((each) => [each.name, each]));
    this.#imported = imported;
  }

  named(name: string): NamedType | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const definition = this.#definitions.get(name);
    if (definition === undefined) {
      const simple = simpleTypes[name];
      if (simple !== undefined) return { type: simple };
      if (name === "context") return { type: { kind: "context", fields: {} } };
      return name === "list" ? { type: listOf("any") } : this.#imported.get(name);
    }
    if (this.#open.has(name)) {
      this.#report("dmn.type.cycle", definition, name);
      return { type: "any" };
    }
    this.#open.add(name);
    const built = this.#typeOf(definition);
    this.#open.delete(name);
    this.#known.set(name, built);
    return built;
  }

  #typeOf(definition: ItemDefinition): NamedType {
    const single = withTests(this.#single(definition), this.#allowed(definition, definition.allowed));
    if (!definition.isCollection) {
      return withTests(single, this.#allowed(definition, definition.constraint));
    }
    const items = single.constraint;
    const list: NamedType = {
      type: listOf(single.type),
      ...(items === undefined ? {} : { constraint: { tests: [], items, fields: {} } }),
    };
    return withTests(list, this.#allowed(definition, definition.constraint));
  }

  /** The type of one value of it, before its own allowed values. */
  #single(definition: ItemDefinition): NamedType {
    const { base, components, function: signature } = definition;
    if (signature !== null) {
      const parameters = signature.parameters.map(({ type }) => this.#reference(type, definition).type);
      return { type: { kind: "function", parameters, result: this.#reference(signature.result, definition).type } };
    }
    if (components.length === 0) return this.#reference(base, definition);
    const parts = components.map((component) => [component.name, this.#typeOf(component)] as const);
    const fields = Object.fromEntries(parts.map(([name, { type }]) => [name, type]));
    const constrained = parts.flatMap(([name, { constraint }]) =>
      constraint === undefined ? [] : [[name, constraint]],
    );
    const type: FeelType = { kind: "context", fields };
    if (constrained.length === 0) return { type };
    return {
      type,
      constraint: { tests: [], items: null, fields: Object.fromEntries(constrained) as ConstraintIr["fields"] },
    };
  }

  #reference(name: string | null, owner: ItemDefinition): NamedType {
    if (name === null) return { type: "any" };
    const known = this.named(name);
    if (known === undefined) this.#report("feel.type.unknown_type", owner, name);
    return known ?? { type: "any" };
  }

  #allowed(definition: ItemDefinition, text: string | null): AllowedIr | undefined {
    if (text === null) return undefined;
    const { allowed, diagnostics } = compileAllowed(text, "any", sourceOf(definition));
    this.diagnostics.push(...diagnostics);
    return allowed;
  }

  #report(code: "dmn.type.cycle" | "feel.type.unknown_type", owner: ItemDefinition, name: string): void {
    const source = sourceOf(owner);
    this.diagnostics.push({ code, severity: "error", span: { start: 0, end: 0 }, args: { name }, source });
  }
}

function sourceOf({ id, name }: ItemDefinition): DiagnosticSource {
  return { part: "type", name, place: { element: id } };
}

function withTests(named: NamedType, allowed: AllowedIr | undefined): NamedType {
  if (allowed === undefined) return named;
  const { tests = [], items = null, fields = {} } = named.constraint ?? {};
  return { type: named.type, constraint: { tests: [...tests, allowed], items, fields } };
}
