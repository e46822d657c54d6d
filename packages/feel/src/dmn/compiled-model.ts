import type { Expression } from "../compile.ts";
import type { FeelType } from "../type.ts";
import type { ElementRef } from "./model.ts";

/** Models compiled together: plain frozen data. Elements stand under their keys (`elementKey`). */
export interface CompiledModels {
  readonly version: 1;
  readonly elements: Readonly<Record<string, CompiledElement>>;
}

export type CompiledElement = CompiledInput | CompiledDecision | CompiledKnowledge | CompiledService;

interface Element {
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  /** The type of its value, as others see it. */
  readonly type: FeelType;
}

export interface CompiledInput extends Element {
  readonly kind: "input";
  /** Brings the variable `value` to the declared type; absent if any value is taken. */
  readonly accepts?: Expression;
}

export interface CompiledDecision extends Element {
  readonly kind: "decision";
  readonly needs: readonly Need[];
  /** Absent if the decision has no logic: its value can only be given. */
  readonly expression?: Expression;
  readonly accepts?: Expression;
  /** Names a part in another language, which is not run. */
  readonly refused: boolean;
}

/** An expression whose value is the function. */
export interface CompiledKnowledge extends Element {
  readonly kind: "knowledge";
  readonly needs: readonly Need[];
  readonly expression?: Expression;
  readonly result: FeelType;
  readonly refused: boolean;
}

export interface CompiledService extends Element {
  readonly kind: "service";
  /** Keys of input data and then of input decisions: the parameters, in order. */
  readonly parameters: readonly string[];
  readonly outputs: readonly string[];
  readonly result: FeelType;
}

/** An element that a text may name: by its name, or as an entry of the import it comes from. */
export interface Need {
  readonly key: string;
  readonly name: string;
  readonly under: string | null;
}

export function elementKey({ namespace, id }: ElementRef): string {
  return `${namespace}#${id}`;
}
