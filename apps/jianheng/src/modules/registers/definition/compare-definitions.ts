// What changes when one version of a register follows another: each changed part with its words before and after.

import type { RegisterDefinition } from "@jianheng/contract";
import { isMapping } from "./definition-faults.ts";

export interface DefinitionChange {
  /** `acts.accept.by`; members of a list by their id. */
  readonly path: string;
  /** Null: it was not there. */
  readonly before: string | null;
  /** Null: it is there no more. */
  readonly after: string | null;
}

/** Changes in the order of the later definition, what is gone after its neighbours. Empty if both mean the same. */
export function compareDefinitions(before: RegisterDefinition, after: RegisterDefinition): readonly DefinitionChange[] {
  return compare("", before, after);
}

function compare(path: string, before: unknown, after: unknown): readonly DefinitionChange[] {
  if (isMapping(before) && isMapping(after)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys].flatMap((key) => compare(path === "" ? key : `${path}.${key}`, before[key], after[key]));
  }
  const [old, young] = [membersById(before), membersById(after)];
  if (old !== undefined && young !== undefined) return compareMembers(path, old, young);
  if (isMappings(before) && isMappings(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index).flatMap((index) =>
      compare(`${path}[${index}]`, before[index], after[index]),
    );
  }
  const [was, is] = [inWords(before), inWords(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

type Members = ReadonlyMap<string, unknown>;

/** Fields, states, acts are told by their ids; another order is a change of its own, for it is the order of pages. */
function compareMembers(path: string, before: Members, after: Members): readonly DefinitionChange[] {
  const ids = new Set([...after.keys(), ...before.keys()]);
  const changes = [...ids].flatMap((id) => compare(`${path}.${id}`, before.get(id), after.get(id)));
  const was = [...before.keys()].filter((id) => after.has(id)).join("、");
  const is = [...after.keys()].filter((id) => before.has(id)).join("、");
  return was === is ? changes : [...changes, { path, before: was, after: is }];
}

function membersById(value: unknown): Members | undefined {
  if (!isMappings(value)) return undefined;
  const entries = value.map((member) => [member["id"], member] as const);
  const members = new Map(entries.flatMap(([id, member]) => (typeof id === "string" ? [[id, member] as const] : [])));
  return members.size === value.length ? members : undefined;
}

function isMappings(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.every(isMapping);
}

/** A part on one line, much as its author would write it; null where there is none. */
function inWords(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return words(value);
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join("、");
  if (!isMapping(value)) return String(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{ ${entries.map(([key, inner]) => `${key}: ${words(inner)}`).join(", ")} }`;
}
