import type { FunctionEnvironment } from "../library.ts";
import type { FeelType } from "../type.ts";
import type { FeelValue } from "../value.ts";

/** A function of the standard. */
export interface BuiltIn {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Ways to call it; all of them end in the same `evaluate`. */
  readonly overloads: readonly Overload[];
  readonly result: FeelType | ((args: readonly FeelType[]) => FeelType);
  /**
   * Arguments in the order of the overload's parameters, each already of its parameter's type (or null); left-out
   * optional ones are undefined. A null argument ends the call with null unless its parameter says `nullable`.
   */
  readonly evaluate: (args: readonly (FeelValue | undefined)[], environment: FunctionEnvironment) => FeelValue;
}

export interface Overload {
  readonly parameters: readonly Parameter[];
  /** The last parameter takes all remaining arguments, as a list. */
  readonly rest?: boolean;
}

export interface Parameter {
  readonly name: string;
  /** The types it takes; a value of another type makes the call null. */
  readonly types: readonly FeelType[];
  readonly optional?: boolean;
  readonly nullable?: boolean;
  /** A list of one does not stand for its item. */
  readonly strict?: boolean;
}

export function parameter(name: string, ...types: readonly FeelType[]): Parameter {
  return { name, types: types.length === 0 ? ["any"] : types };
}

export function optional(name: string, ...types: readonly FeelType[]): Parameter {
  return { ...parameter(name, ...types), optional: true };
}

export function nullable(name: string, ...types: readonly FeelType[]): Parameter {
  return { ...parameter(name, ...types), nullable: true };
}

export function overload(...parameters: readonly Parameter[]): Overload {
  return { parameters };
}
