import { conformValue } from "../eval.ts";
import type { FunctionLibrary } from "../library.ts";
import { prepareExpression } from "../prepare.ts";
import type { PreparedExpression } from "../prepared.ts";
import type { RunEnvironment } from "../program.ts";
import type { TableProblem } from "../tables/evaluate-table.ts";
import type { FeelType } from "../type.ts";
import { isFunction } from "../type.ts";
import type { FeelValue } from "../value.ts";
import { FeelFunction } from "../value.ts";
import { acceptedName } from "./compile-model.ts";
import type {
  CompiledDecision,
  CompiledElement,
  CompiledKnowledge,
  CompiledModels,
  CompiledService,
  Need,
} from "./compiled-model.ts";

/** Models turned into closures once; start a run per case. */
export interface PreparedModels {
  readonly start: (inputs: ReadonlyMap<string, FeelValue>, environment?: Partial<RunEnvironment>) => ModelRun;
}

/** One case: every element is evaluated at most once. */
export interface ModelRun {
  /** The value of an element by its key; of knowledge models and services, the function. */
  readonly value: (key: string) => FeelValue;
  /** What a service answers to the inputs of the run: the value of its output decision, of several a context. */
  readonly serve: (key: string) => FeelValue;
  /** Why tables had no answer, so far. */
  readonly problems: readonly TableProblem[];
}

/**
 * Inputs are values by the key of their element: of input data, or of a decision that is to be taken as given. A value
 * that is not of the declared type is null.
 */
export function prepareModels(models: CompiledModels, functions?: FunctionLibrary): PreparedModels {
  const prepared = new Prepared(models, functions);
  return {
    start: (inputs, environment = {}) => {
      const problems: TableProblem[] = [];
      const run = new Run(prepared, inputs, { report: (problem) => problems.push(problem), ...environment });
      return { value: (key) => run.value(key), serve: (key) => run.serve(key), problems };
    },
  };
}

/** The expressions of the models as closures, made when first asked for. */
class Prepared {
  readonly #models: CompiledModels;
  readonly #functions: FunctionLibrary | undefined;
  readonly #logic = new Map<string, PreparedExpression>();
  readonly #accepts = new Map<string, PreparedExpression>();

  constructor(models: CompiledModels, functions: FunctionLibrary | undefined) {
    this.#models = models;
    this.#functions = functions;
  }

  element(key: string): CompiledElement | undefined {
    return this.#models.elements[key];
  }

  logic({ key, expression }: CompiledDecision | CompiledKnowledge): PreparedExpression | undefined {
    if (expression === undefined) return undefined;
    const known = this.#logic.get(key) ?? prepareExpression(expression, this.#functions);
    this.#logic.set(key, known);
    return known;
  }

  /** A value in the declared type of an element; undefined if it is none of it. */
  accept(key: string, value: FeelValue, environment: Partial<RunEnvironment>): FeelValue | undefined {
    const element = this.element(key);
    const accepts = element !== undefined && "accepts" in element ? element.accepts : undefined;
    if (value === null || accepts === undefined) return value;
    const known = this.#accepts.get(key) ?? prepareExpression(accepts, this.#functions);
    this.#accepts.set(key, known);
    return known.evaluate({ [acceptedName]: value }, environment) ?? undefined;
  }
}

class Run {
  readonly #prepared: Prepared;
  readonly #given: ReadonlyMap<string, FeelValue>;
  readonly #environment: Partial<RunEnvironment>;
  readonly #known = new Map<string, FeelValue>();

  constructor(prepared: Prepared, given: ReadonlyMap<string, FeelValue>, environment: Partial<RunEnvironment>) {
    this.#prepared = prepared;
    this.#given = given;
    this.#environment = environment;
  }

  value(key: string): FeelValue {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const given = this.#given.get(key);
    const value =
      given === undefined ? this.#compute(key) : (this.#prepared.accept(key, given, this.#environment) ?? null);
    this.#known.set(key, value);
    return value;
  }

  serve(key: string): FeelValue {
    const service = this.#prepared.element(key);
    if (service?.kind !== "service") return null;
    const args = service.parameters.map((parameter): [string, FeelValue] => [
      parameter,
      this.#given.get(parameter) ?? null,
    ]);
    return this.#answer(service, new Map(args));
  }

  #compute(key: string): FeelValue {
    const element = this.#prepared.element(key);
    switch (element?.kind) {
      case "decision":
        return this.#evaluate(element);
      case "knowledge": {
        const made = this.#evaluate(element);
        return made instanceof FeelFunction ? conforming(made, element.result) : null;
      }
      case "service":
        return this.#serviceFunction(element);
      default:
        return null;
    }
  }

  #evaluate(element: CompiledDecision | CompiledKnowledge): FeelValue {
    return this.#prepared.logic(element)?.evaluate(this.#variables(element.needs), this.#environment) ?? null;
  }

  #variables(needs: readonly Need[]): Readonly<Record<string, FeelValue>> {
    const variables: Record<string, FeelValue> = {};
    const imports = new Map<string, Map<string, FeelValue>>();
    for (const { key, name, under } of needs) {
      if (under === null) {
        variables[name] = this.value(key);
      } else {
        const entries = imports.get(under) ?? new Map<string, FeelValue>();
        entries.set(name, this.value(key));
        imports.set(under, entries);
        variables[under] = entries;
      }
    }
    return variables;
  }

  /** A service as a function: it sees its arguments alone, and an argument of another type ends the call with null. */
  #serviceFunction(service: CompiledService): FeelFunction {
    const nameOf = (key: string): string => this.#prepared.element(key)?.name ?? "";
    const invoke = (args: readonly FeelValue[]): FeelValue => {
      const given = new Map<string, FeelValue>();
      for (const [at, parameter] of service.parameters.entries()) {
        const accepted = this.#prepared.accept(parameter, args[at] ?? null, this.#environment);
        if (accepted === undefined) return null;
        given.set(parameter, accepted);
      }
      return this.#answer(service, given);
    };
    const type = isFunction(service.type) ? service.type : undefined;
    return new FeelFunction(service.parameters.map(nameOf), invoke, { type });
  }

  #answer(service: CompiledService, given: ReadonlyMap<string, FeelValue>): FeelValue {
    const run = new Run(this.#prepared, given, this.#environment);
    const [only] = service.outputs;
    const named = service.outputs.map((key) => [this.#prepared.element(key)?.name ?? "", run.value(key)] as const);
    const answer = service.outputs.length === 1 && only !== undefined ? run.value(only) : new Map(named);
    return conformValue(answer, service.result) ?? null;
  }
}

/** The function with its result brought to the declared type. */
function conforming(called: FeelFunction, result: FeelType): FeelFunction {
  if (result === "any") return called;
  const invoke = (args: readonly FeelValue[]): FeelValue => conformValue(called.invoke(args), result) ?? null;
  return new FeelFunction(called.parameters, invoke, called);
}
