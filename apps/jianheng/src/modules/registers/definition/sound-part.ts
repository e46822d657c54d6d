import { type RegisterDefinition, registerDefinition } from "@jianheng/contract";
import type { z } from "zod";
import { type DefinitionPath, isMapping } from "./definition-faults.ts";

/** Taking one part out may show another that is wrong; deeper than this the text is not worth the search. */
const MAX_ROUNDS = 10;

/**
 * A definition without the parts whose shape is wrong, so that the rest can be checked in the same pass. Parts that may
 * be absent are taken out, and plain values on which nothing else rests are stood in for, so that every place stays
 * what it is in the text; undefined if others are wrong too.
 */
export function soundPart(given: unknown): RegisterDefinition | undefined {
  const copy = structuredClone(given);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = registerDefinition.safeParse(copy);
    if (parsed.success) return parsed.data;
    let taken = 0;
    for (const issue of parsed.error.issues) {
      if (standIn(copy, issue)) {
        taken += 1;
        continue;
      }
      const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of paths) if (takeOut(copy, path)) taken += 1;
    }
    if (taken === 0) return undefined;
  }
  return undefined;
}

/** A number in its bounds, one of the words to choose from, a missing translation. */
function standIn(copy: unknown, issue: z.core.$ZodIssue): boolean {
  const value = plainValue(issue);
  const owner = valueAt(copy, issue.path.slice(0, -1));
  const key = issue.path.at(-1);
  return value !== undefined && key !== undefined && isMapping(owner) && Reflect.set(owner, key, value);
}

function plainValue(issue: z.core.$ZodIssue): unknown {
  switch (issue.code) {
    case "invalid_value":
      return issue.values[0];
    case "invalid_type":
      if (issue.expected === "number" || issue.expected === "int") return 1;
      return issue.expected === "string" && issue.path.at(-1) === "en" ? "-" : undefined;
    case "too_small":
      return issue.origin === "number" ? Number(issue.minimum) : undefined;
    case "too_big":
      return issue.origin === "number" ? Number(issue.maximum) : undefined;
    default:
      return undefined;
  }
}

/** Removes an entry of a mapping; of a list of texts the list, whose other members would move up. */
function takeOut(copy: unknown, path: DefinitionPath): boolean {
  const entry = path.slice(0, path.findLastIndex((step) => typeof step === "string") + 1);
  // What others refer to would only be missed by them; and a part of a list keeps its place, and so cannot go.
  if (entry.length === 1 && (entry[0] === "limits" || entry[0] === "documents")) return false;
  if (path.length > entry.length && typeof valueAt(copy, path) !== "string") return false;
  const owner = valueAt(copy, entry.slice(0, -1));
  const key = entry.at(-1);
  if (!isMapping(owner) || key === undefined || !Object.hasOwn(owner, key)) return false;
  return Reflect.deleteProperty(owner, key);
}

function valueAt(copy: unknown, path: DefinitionPath): unknown {
  let here = copy;
  for (const step of path) here = isMapping(here) || Array.isArray(here) ? Reflect.get(here, step) : undefined;
  return here;
}
