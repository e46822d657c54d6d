import { entriesOf, entryOf, isContextValue, isListValue } from "../kind.ts";
import { listOf } from "../type.ts";
import type { FeelContext, FeelValue } from "../value.ts";
import type { BuiltIn, Parameter } from "./signature.ts";
import { nullable, overload, parameter } from "./signature.ts";

/** One name, or the names of a path. A list is no `key`, not even one of a single name. */
const key: Parameter = { ...parameter("key", "string"), strict: true };
const keys: Parameter = parameter("keys", listOf("string"));

export const contextFunctions: readonly BuiltIn[] = [
  {
    name: "get value",
    overloads: [overload(parameter("m"), key), overload(parameter("context"), keys)],
    result: "any",
    evaluate: ([context, key]) => {
      const path = isListValue(key) ? key : [key ?? null];
      return path.length === 0 ? null : path.reduce<FeelValue>(step, context ?? null);
    },
  },
  {
    name: "get entries",
    overloads: [overload(parameter("m"))],
    result: listOf({ kind: "context", fields: { key: "string", value: "any" } }),
    evaluate: ([context]) => {
      if (!isContextValue(context)) return null;
      return entriesOf(context).map(
        ([key, value]) =>
          new Map<string, FeelValue>([
            ["key", key],
            ["value", value],
          ]),
      );
    },
  },
  {
    name: "context",
    overloads: [overload(parameter("entries", listOf("any")))],
    result: "any",
    evaluate: ([entries]) => contextFromEntries(isListValue(entries) ? entries : []),
  },
  {
    name: "context put",
    overloads: [
      overload(parameter("context"), key, nullable("value")),
      overload(parameter("context"), keys, nullable("value")),
    ],
    result: "any",
    evaluate: ([context, key, value]) => {
      const path = isListValue(key) ? key : [key ?? null];
      return put(context ?? null, path, value ?? null);
    },
  },
  {
    name: "context merge",
    overloads: [overload(parameter("contexts", listOf("any")))],
    result: "any",
    evaluate: ([contexts]) => {
      if (!isListValue(contexts)) return null;
      const merged = new Map<string, FeelValue>();
      for (const context of contexts) {
        if (!isContextValue(context)) return null;
        for (const [name, value] of entriesOf(context)) merged.set(name, value);
      }
      return merged;
    },
  },
];

function step(value: FeelValue, key: FeelValue): FeelValue {
  if (!isContextValue(value) || typeof key !== "string") return null;
  return entryOf(value, key) ?? null;
}

function contextFromEntries(entries: readonly FeelValue[]): FeelContext | null {
  const context = new Map<string, FeelValue>();
  for (const entry of entries) {
    if (!isContextValue(entry)) return null;
    const [key, value] = [entryOf(entry, "key"), entryOf(entry, "value")];
    if (typeof key !== "string" || value === undefined || context.has(key)) return null;
    context.set(key, value);
  }
  return context;
}

function put(context: FeelValue, path: readonly FeelValue[], value: FeelValue): FeelValue {
  const [key, ...rest] = path;
  if (!isContextValue(context) || typeof key !== "string") return null;
  const entry = rest.length === 0 ? value : put(entryOf(context, key) ?? null, rest, value);
  if (entry === null && rest.length > 0) return null;
  return new Map([...entriesOf(context), [key, entry]]);
}
