import { notValue } from "../operators.ts";
import { contextFunctions } from "./contexts.ts";
import { listFunctions } from "./lists.ts";
import { numberFunctions } from "./numbers.ts";
import { rangeFunctions } from "./ranges.ts";
import type { BuiltIn } from "./signature.ts";
import { nullable, overload } from "./signature.ts";
import { stringFunctions } from "./strings.ts";
import { temporalFunctions } from "./temporals.ts";

export type { BuiltIn, Overload, Parameter } from "./signature.ts";

/** Every built-in function by its name. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  [
    {
      name: "not",
      overloads: [overload(nullable("negand", "boolean"))],
      result: "boolean" as const,
      evaluate: ([value]: Parameters<BuiltIn["evaluate"]>[0]) => notValue(value ?? null),
    },
    ...numberFunctions,
    ...stringFunctions,
    ...listFunctions,
    ...temporalFunctions,
    ...rangeFunctions,
    ...contextFunctions,
  ].map((builtIn: BuiltIn) => [builtIn.name, builtIn]),
);

/** Every name of a built-in, aliases included, to its first name. */
export const builtInNames: ReadonlyMap<string, string> = new Map(
  [...builtIns.values()].flatMap((builtIn) =>
    [builtIn.name, ...(builtIn.aliases ?? [])].map((name) => [name, builtIn.name] as const),
  ),
);
