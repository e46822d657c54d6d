import { type RegisterDefinition, registerDefinition } from "@jianheng/contract";
import { type DefinitionPath, isMapping } from "./definition-faults.ts";

/** Taking one part out may show another that is wrong; deeper than this the text is not worth the search. */
const MAX_ROUNDS = 10;

/**
 * A definition without the parts whose shape is wrong, so that the rest can be checked in the same pass. Only parts that
 * may be absent are taken out, so that every place stays what it is in the text; undefined if others are wrong too.
 */
export function soundPart(given: unknown): RegisterDefinition | undefined {
  const copy = structuredClone(given);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = registerDefinition.safeParse(copy);
    if (parsed.success) return parsed.data;
    let taken = 0;
    for (const issue of parsed.error.issues) {
      const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of paths) if (takeOut(copy, path)) taken += 1;
    }
    if (taken === 0) return undefined;
  }
  return undefined;
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
