import { normalizeName } from "../names.ts";
import type { Variable } from "./model.ts";

/** An element as the library gives it: its type, attributes and children by name. */
export interface XmlElement {
  readonly $type: string;
  readonly [name: string]: unknown;
}

export function isElement(value: unknown): value is XmlElement {
  return typeof value === "object" && value !== null && "$type" in value && typeof value.$type === "string";
}

/** An attribute, or the text of a child. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const value = element[name];
  return typeof value === "string" ? value : undefined;
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  const value = element[name];
  return isElement(value) ? value : undefined;
}

/** The children of a name: none, the only one, or all. */
export function children(element: XmlElement, name: string): readonly XmlElement[] {
  const value = element[name];
  return (Array.isArray(value) ? value : [value]).filter(isElement);
}

/** Whether elements stand inside each other in more than so many levels. Level by level, so that no depth is too much. */
export function isDeeperThan(root: XmlElement, limit: number): boolean {
  let level: readonly XmlElement[] = [root];
  for (let depth = 0; depth < limit; depth += 1) {
    level = level.flatMap((element) => Object.keys(element).flatMap((name) => children(element, name)));
    if (level.length === 0) return false;
  }
  return true;
}

/** What names an element in messages and references: its id, else its name. */
export function idOf(element: XmlElement): string {
  return textOf(element, "id") ?? textOf(element, "name") ?? "";
}

/** The declared type, without the prefix by which older files name those of the language. */
export function typeIn(element: XmlElement): string | null {
  const written = textOf(element, "typeRef");
  if (written === undefined || written.trim() === "") return null;
  return normalizeName(written.replace(/^feel[:.]/u, ""));
}

export function variableOf(element: XmlElement): Variable {
  return { name: normalizeName(textOf(element, "name") ?? ""), type: typeIn(element) };
}
