import { unreachable } from "./unreachable.ts";

/** The types of the language as plain data. A row is a context whose fields are the columns of a dataset. */
export type FeelType = SimpleType | ListType | RangeType | ContextType | RowType | FunctionType;

export type SimpleType =
  | "any"
  | "null"
  | "number"
  | "string"
  | "boolean"
  | "date"
  | "time"
  | "date and time"
  | "days and time duration"
  | "years and months duration";

export interface ListType {
  readonly kind: "list";
  readonly element: FeelType;
}

export interface RangeType {
  readonly kind: "range";
  readonly element: FeelType;
}

export interface ContextType {
  readonly kind: "context";
  readonly fields: Readonly<Record<string, FeelType>>;
}

/** One row of the dataset with this id. */
export interface RowType {
  readonly kind: "row";
  readonly dataset: string;
}

export interface FunctionType {
  readonly kind: "function";
  readonly parameters: readonly FeelType[];
  readonly result: FeelType;
}

export const listOf = (element: FeelType): ListType => ({ kind: "list", element });
export const rangeOf = (element: FeelType): RangeType => ({ kind: "range", element });
export const rowOf = (dataset: string): RowType => ({ kind: "row", dataset });

export const isList = (type: FeelType): type is ListType => typeof type === "object" && type.kind === "list";
export const isRow = (type: FeelType): type is RowType => typeof type === "object" && type.kind === "row";
export const isContext = (type: FeelType): type is ContextType => typeof type === "object" && type.kind === "context";
export const isRange = (type: FeelType): type is RangeType => typeof type === "object" && type.kind === "range";
export const isFunction = (type: FeelType): type is FunctionType =>
  typeof type === "object" && type.kind === "function";

export function sameType(left: FeelType, right: FeelType): boolean {
  if (typeof left === "string" || typeof right === "string") return left === right;
  switch (left.kind) {
    case "list":
    case "range":
      return right.kind === left.kind && sameType(left.element, right.element);
    case "row":
      return right.kind === "row" && left.dataset === right.dataset;
    case "context": {
      if (right.kind !== "context") return false;
      const names = Object.keys(left.fields);
      return (
        names.length === Object.keys(right.fields).length &&
        names.every((name) => {
          const other = right.fields[name];
          return other !== undefined && sameType(left.fields[name] ?? "any", other);
        })
      );
    }
    case "function":
      return (
        right.kind === "function" &&
        left.parameters.length === right.parameters.length &&
        left.parameters.every((parameter, index) => sameType(parameter, right.parameters[index] ?? "any")) &&
        sameType(left.result, right.result)
      );
    default:
      return unreachable(left);
  }
}

/** Whether every value of the one type is of the other (DMN 1.5 §10.3.2.9.2). */
export function typeConforms(type: FeelType, to: FeelType): boolean {
  if (to === "any" || type === "null") return true;
  if (typeof type === "string" || typeof to === "string") return type === to;
  switch (to.kind) {
    case "list":
    case "range":
      return type.kind === to.kind && typeConforms(type.element, to.element);
    case "row":
      return sameType(type, to);
    case "context":
      return (
        type.kind === "context" &&
        Object.entries(to.fields).every(([name, field]) => {
          const own = type.fields[name];
          return own !== undefined && typeConforms(own, field);
        })
      );
    case "function":
      return (
        type.kind === "function" &&
        type.parameters.length === to.parameters.length &&
        typeConforms(type.result, to.result) &&
        to.parameters.every((parameter, at) => typeConforms(parameter, type.parameters[at] ?? "any"))
      );
    default:
      return unreachable(to);
  }
}

/** The narrowest type both belong to; null joins with anything. */
export function joinTypes(left: FeelType, right: FeelType): FeelType {
  if (left === "null") return right;
  if (right === "null") return left;
  if (sameType(left, right)) return left;
  if (isList(left) && isList(right)) return listOf(joinTypes(left.element, right.element));
  if (isRange(left) && isRange(right)) return rangeOf(joinTypes(left.element, right.element));
  return "any";
}

/** A type as an argument of a message: a term that `describeDiagnostic` puts into words. */
export function showType(type: FeelType): string {
  return `@{${typeName(type)}}`;
}

/** The type as the standard writes it. */
export function typeName(type: FeelType): string {
  if (typeof type === "string") return type;
  switch (type.kind) {
    case "list":
      return `list<${typeName(type.element)}>`;
    case "range":
      return `range<${typeName(type.element)}>`;
    case "row":
      return `row<${type.dataset}>`;
    case "context":
      return `context<${Object.entries(type.fields)
        .map(([name, field]) => `${name}: ${typeName(field)}`)
        .join(", ")}>`;
    case "function":
      return `function<${type.parameters.map(typeName).join(", ")}> -> ${typeName(type.result)}`;
    default:
      return unreachable(type);
  }
}
