import type { FieldIr, Ir } from "./ir.ts";
import { childrenOf } from "./ir.ts";
import type { FeelType } from "./type.ts";

/** An equality in a condition that can be answered by an index: the item's column equals something not of the item. */
export interface Key {
  readonly column: FieldIr;
  readonly equals: Ir;
}

export interface SplitCondition {
  readonly keys: readonly Key[];
  /** The conjuncts that remain, to be joined by `and`. */
  readonly rest: readonly Ir[];
}

/**
 * Takes the keys out of a condition over the row in `slot`. An equality of two values of the same simple type is
 * never null, so the condition is true exactly where all keys hold and the rest is true, and false where one fails.
 */
export function splitCondition(condition: Ir, slot: number): SplitCondition {
  const conjuncts = conjunctsOf(condition);
  const found = conjuncts.map((conjunct) => ({ conjunct, key: keyOf(conjunct, slot) }));
  return {
    keys: found.flatMap(({ key }) => (key === undefined ? [] : [key])),
    rest: found.flatMap(({ conjunct, key }) => (key === undefined ? [conjunct] : [])),
  };
}

export function conjunctsOf(condition: Ir): readonly Ir[] {
  return condition.kind === "and" ? condition.operands.flatMap(conjunctsOf) : [condition];
}

function keyOf(ir: Ir, slot: number): Key | undefined {
  if (ir.kind !== "compare" || ir.operator !== "=" || !indexable(ir.left.type) || ir.left.type !== ir.right.type) {
    return undefined;
  }
  return keyFrom(ir.left, ir.right, slot) ?? keyFrom(ir.right, ir.left, slot);
}

function keyFrom(column: Ir, equals: Ir, slot: number): Key | undefined {
  if (column.kind !== "field" || column.mode !== "row") return undefined;
  if (column.of.kind !== "local" || column.of.slot !== slot || usesSlot(equals, slot)) return undefined;
  return { column, equals };
}

function indexable(type: FeelType): boolean {
  return type === "string" || type === "number" || type === "boolean" || type === "date";
}

export function usesSlot(ir: Ir, slot: number): boolean {
  if ((ir.kind === "local" || ir.kind === "item name") && ir.slot === slot) return true;
  return childrenOf(ir).some((child) => usesSlot(child, slot));
}

/** Whether a node has the same value for every judged row: it reads no row, let or outer variable. */
export function isInvariant(ir: Ir): boolean {
  return readsOnly(ir, new Set());
}

function readsOnly(ir: Ir, own: ReadonlySet<number>): boolean {
  switch (ir.kind) {
    case "subject":
    case "let":
      return false;
    case "local":
      return own.has(ir.slot);
    case "item name":
      return own.has(ir.slot) && (ir.otherwise === null || readsOnly(ir.otherwise, own));
    default: {
      const inner = new Set([...own, ...slotsOf(ir)]);
      return childrenOf(ir).every((child) => readsOnly(child, inner));
    }
  }
}

/** The variable places that a node itself declares. */
export function slotsOf(ir: Ir): readonly number[] {
  switch (ir.kind) {
    case "for":
      return [...ir.iterators.map((iterator) => iterator.slot), ir.partialSlot];
    case "quantified":
      return ir.iterators.map((iterator) => iterator.slot);
    case "filter":
    case "in":
      return [ir.slot];
    case "context":
      return ir.entries.map((entry) => entry.slot);
    case "function":
      return ir.parameters.map((parameter) => parameter.slot);
    case "table":
      return [...ir.inputs, ...ir.outputs].map((column) => column.slot);
    default:
      return [];
  }
}
