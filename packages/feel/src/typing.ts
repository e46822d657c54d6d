import type { ArithmeticOperator } from "./ir.ts";
import type { Parameter } from "./builtins/signature.ts";
import type { FeelType } from "./type.ts";
import { isContext, isFunction, isList, isRange, isRow } from "./type.ts";

const durations: readonly FeelType[] = ["days and time duration", "years and months duration"];
const isDuration = (type: FeelType): boolean => durations.includes(type);
const isDay = (type: FeelType): boolean => type === "date" || type === "date and time";

export function isOpen(type: FeelType): boolean {
  return type === "any" || type === "null";
}

/** The type of an arithmetic result; undefined if it is null whatever the values. "any" if a side is not known. */
export function arithmeticType(operator: ArithmeticOperator, left: FeelType, right: FeelType): FeelType | undefined {
  if (isOpen(left) || isOpen(right)) return "any";
  switch (operator) {
    case "+":
      return additionType(left, right);
    case "-":
      return subtractionType(left, right);
    case "*":
      if (left === "number" && (right === "number" || isDuration(right))) return right;
      return right === "number" && isDuration(left) ? left : undefined;
    case "/":
      if (right === "number" && (left === "number" || isDuration(left))) return left;
      return left === right && isDuration(left) ? "number" : undefined;
    default:
      return left === "number" && right === "number" ? "number" : undefined;
  }
}

function additionType(left: FeelType, right: FeelType): FeelType | undefined {
  if (left === right && (left === "number" || left === "string" || isDuration(left))) return left;
  if (isDay(left) && isDuration(right)) return left;
  if (isDay(right) && isDuration(left)) return right;
  if (left === "time" && right === "days and time duration") return left;
  return right === "time" && left === "days and time duration" ? right : undefined;
}

function subtractionType(left: FeelType, right: FeelType): FeelType | undefined {
  if (left === right && (left === "number" || isDuration(left))) return left;
  if ((isDay(left) && isDay(right)) || (left === "time" && right === "time")) return "days and time duration";
  if (isDay(left) && isDuration(right)) return left;
  return left === "time" && right === "days and time duration" ? left : undefined;
}

const ordered: readonly FeelType[] = ["number", "string", "date", "time", "date and time", ...durations];

/** Whether two types can be compared with an answer; lists, ranges, contexts only for equality. */
export function comparable(left: FeelType, right: FeelType, forOrder: boolean): boolean {
  if (isOpen(left) || isOpen(right)) return true;
  if (forOrder) return left === right && ordered.includes(left);
  if (typeof left === "string" || typeof right === "string") return left === right;
  return left.kind === right.kind || (isContextual(left) && isContextual(right));
}

function isContextual(type: FeelType): boolean {
  return isContext(type) || isRow(type);
}

/** Whether an argument may be of use for a parameter, counting that a list of one stands for its item and back. */
export function acceptable(parameter: Parameter, argument: FeelType): boolean {
  return isOpen(argument) || parameter.types.some((type) => fits(type, argument));
}

function fits(wanted: FeelType, given: FeelType): boolean {
  if (isOpen(wanted) || isOpen(given)) return true;
  if (isList(wanted)) return isList(given) ? fits(wanted.element, given.element) : fits(wanted.element, given);
  if (isList(given)) return fits(wanted, given.element);
  if (typeof wanted === "string" || typeof given === "string") return wanted === given;
  if (isRange(wanted) && isRange(given)) return fits(wanted.element, given.element);
  if (isFunction(wanted) || isFunction(given)) return wanted.kind === given.kind;
  if (isRow(wanted)) return isRow(given) && wanted.dataset === given.dataset;
  return isContext(given) || isRow(given);
}

/** Whether every value of a type belongs to one of the parameter's types, so that no check is needed at run time. */
export function surelyFits(parameter: Parameter, argument: FeelType): boolean {
  return parameter.types.some((type) => {
    if (type === "any") return true;
    if (isList(type)) return isList(argument);
    return type === argument;
  });
}
