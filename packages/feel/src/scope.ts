import type { ConstraintIr } from "./ir.ts";
import type { DatasetSchema } from "./schema.ts";
import type { FeelType } from "./type.ts";
import { isContext, isList, isRange, isRow } from "./type.ts";

/**
 * What a text may name. The order of search: variables of the text itself, lets, columns of the judged row,
 * parameters, datasets, library functions, built-ins.
 */
export interface Scope {
  readonly subject: DatasetSchema | null;
  readonly datasets: ReadonlyMap<string, DatasetSchema>;
  readonly parameters: ReadonlyMap<string, FeelType>;
  readonly lets: ReadonlyMap<string, { readonly index: number; readonly type: FeelType; readonly shape: Shape }>;
  /** Any name of a library function to its first name. */
  readonly library: ReadonlyMap<string, string>;
  /** Any name of a built-in to its first name. */
  readonly builtIns: ReadonlyMap<string, string>;
  readonly datasetById: ReadonlyMap<string, DatasetSchema>;
  /** Whether a name that an item of known entries lacks is an error, or null as the standard has it. */
  readonly strict: boolean;
  /** Types that a text may name besides those of the standard. */
  readonly types: ReadonlyMap<string, NamedType>;
}

/** A declared type: its structure, and what it demands beyond. */
export interface NamedType {
  readonly type: FeelType;
  readonly constraint?: ConstraintIr;
}

export const subjectName = "本行";

/** Which names an item of a value offers to a filter, whether the value is the item itself or a list of them. */
export type Shape =
  | { readonly kind: "row"; readonly dataset: string }
  | { readonly kind: "fields"; readonly fields: ReadonlyMap<string, Shape> }
  | { readonly kind: "plain" }
  | { readonly kind: "unknown" };

export const plainShape: Shape = { kind: "plain" };
export const unknownShape: Shape = { kind: "unknown" };

export function shapeOfType(type: FeelType): Shape {
  if (type === "any") return unknownShape;
  if (isList(type) || isRange(type)) return shapeOfType(type.element);
  if (isRow(type)) return { kind: "row", dataset: type.dataset };
  if (isContext(type)) {
    // Nothing is known of a context that declares no entries.
    if (Object.keys(type.fields).length === 0) return unknownShape;
    const fields = Object.entries(type.fields).map(([name, field]): [string, Shape] => [name, shapeOfType(field)]);
    return { kind: "fields", fields: new Map(fields) };
  }
  return plainShape;
}

/** Every declared name, for the parser's longest match. */
export function* namesOf(scope: Scope): Iterable<string> {
  yield* scope.builtIns.keys();
  yield* scope.library.keys();
  yield* scope.parameters.keys();
  yield* scope.lets.keys();
  yield* scope.datasets.keys();
  for (const dataset of scope.datasetById.values()) yield* dataset.columns.map((column) => column.name);
  for (const type of scope.parameters.values()) yield* fieldNames(type);
}

function* fieldNames(type: FeelType): Iterable<string> {
  if (isList(type) || isRange(type)) yield* fieldNames(type.element);
  if (!isContext(type)) return;
  for (const [name, field] of Object.entries(type.fields)) {
    yield name;
    yield* fieldNames(field);
  }
}
