import type { Decimal as DecimalBase } from "decimal.js";
import { isListValue } from "../kind.ts";
import {
  compareNumbers,
  Decimal,
  divideNumbers,
  isNumber,
  makeNumber,
  addNumbers,
  multiplyNumbers,
  toDecimal,
} from "../number.ts";
import { equalValues, orderOf } from "../operators.ts";
import type { FeelType } from "../type.ts";
import { isList, joinTypes, listOf } from "../type.ts";
import type { FeelNumber, FeelValue } from "../value.ts";
import { FeelFunction } from "../value.ts";
import type { BuiltIn, Overload } from "./signature.ts";
import { nullable, optional, overload, parameter } from "./signature.ts";

type Values = readonly FeelValue[];
type Args = readonly (FeelValue | undefined)[];

const anyList = listOf("any");
const list = parameter("list", anyList);
const asList = (value: FeelValue | undefined): Values => (isListValue(value) ? value : []);

/** `f(list)` or `f(a, b, c)`. */
const listOrItems: readonly Overload[] = [overload(list), { parameters: [parameter("list", anyList)], rest: true }];

const elementOf = (type: FeelType | undefined): FeelType =>
  type === undefined ? "any" : isList(type) ? type.element : type;
const element = (args: readonly FeelType[]): FeelType =>
  args.length === 1 ? elementOf(args[0]) : args.reduce<FeelType>(joinTypes, "null");
const sameList = (args: readonly FeelType[]): FeelType => listOf(elementOf(args[0]));
const joinedList = (args: readonly FeelType[]): FeelType =>
  listOf(args.map(elementOf).reduce<FeelType>(joinTypes, "null"));

function aggregate(name: string, result: BuiltIn["result"], compute: (items: Values) => FeelValue): BuiltIn {
  return { name, overloads: listOrItems, result, evaluate: ([items]) => compute(asList(items)) };
}

/** Over numbers alone: an empty list or any other item, null included, gives null. */
function numeric(name: string, compute: (items: readonly FeelNumber[]) => FeelNumber | null): BuiltIn {
  return aggregate(name, "number", (items) => {
    if (items.length === 0 || !items.every(isNumber)) return null;
    return compute(items);
  });
}

function onList(
  name: string,
  result: BuiltIn["result"],
  parameters: Overload["parameters"],
  evaluate: (args: Args) => FeelValue,
): BuiltIn {
  return { name, overloads: [{ parameters }], result, evaluate: (args) => evaluate(args) };
}

export const listFunctions: readonly BuiltIn[] = [
  onList("list contains", "boolean", [list, nullable("element")], ([items, item]) =>
    asList(items).some((known) => equalValues(known, item ?? null) === true),
  ),
  aggregate("count", "number", (items) => items.length),
  aggregate("min", element, (items) => extreme(items, -1)),
  aggregate("max", element, (items) => extreme(items, 1)),
  numeric("sum", (items) =>
    items.reduce<FeelNumber | null>((total, item) => (total === null ? null : addNumbers(total, item)), 0),
  ),
  numeric("product", (items) =>
    items.reduce<FeelNumber | null>((total, item) => (total === null ? null : multiplyNumbers(total, item)), 1),
  ),
  numeric("mean", mean),
  numeric("median", median),
  aggregate("mode", listOf("number"), mode),
  numeric("stddev", deviation),
  aggregate("all", "boolean", (items) => quantify(items, false)),
  aggregate("any", "boolean", (items) => quantify(items, true)),
  onList("sublist", sameList, [list, parameter("start position", "number"), optional("length", "number")], sublist),
  {
    name: "append",
    overloads: [{ parameters: [parameter("list", anyList), nullable("item", anyList)], rest: true }],
    result: (args) => listOf([elementOf(args[0]), ...args.slice(1)].reduce<FeelType>(joinTypes, "null")),
    evaluate: ([items, added]) => [...asList(items), ...asList(added)],
  },
  {
    name: "concatenate",
    overloads: [{ parameters: [parameter("list", anyList)], rest: true }],
    result: joinedList,
    evaluate: ([lists]) => joinLists(asList(lists)),
  },
  {
    name: "union",
    overloads: [{ parameters: [parameter("list", anyList)], rest: true }],
    result: joinedList,
    evaluate: ([lists]) => {
      const joined = joinLists(asList(lists));
      return joined === null ? null : distinct(joined);
    },
  },
  onList(
    "insert before",
    sameList,
    [list, parameter("position", "number"), nullable("newItem")],
    ([items, position, item]) => {
      const at = indexOfPosition(asList(items), position);
      if (at === undefined) return null;
      return [...asList(items).slice(0, at), item ?? null, ...asList(items).slice(at)];
    },
  ),
  onList("remove", sameList, [list, parameter("position", "number")], ([items, position]) => {
    const at = indexOfPosition(asList(items), position);
    return at === undefined ? null : asList(items).filter((_, index) => index !== at);
  }),
  {
    name: "list replace",
    overloads: [
      overload(list, parameter("position", "number"), nullable("newItem")),
      overload(list, parameter("match"), nullable("newItem")),
    ],
    result: sameList,
    evaluate: ([items, where, item]) => replaceItems(asList(items), where ?? null, item ?? null),
  },
  onList("reverse", sameList, [list], ([items]) => asList(items).toReversed()),
  onList("index of", listOf("number"), [list, nullable("match")], ([items, item]) =>
    asList(items).flatMap((known, index) => (equalValues(known, item ?? null) === true ? [index + 1] : [])),
  ),
  onList("distinct values", sameList, [list], ([items]) => distinct(asList(items))),
  onList(
    "flatten",
    (args) => listOf(flatElement(args[0] ?? "any")),
    [list],
    ([items]) => flatten(asList(items)),
  ),
  onList("sort", sameList, [list, optional("precedes")], ([items, precedes]) => sort(asList(items), precedes)),
];

function flatElement(type: FeelType): FeelType {
  return isList(type) ? flatElement(type.element) : type;
}

function extreme(items: Values, sign: 1 | -1): FeelValue {
  let best = items[0];
  if (best === undefined || best === null || orderOf(best, best) === undefined) return null;
  for (const item of items) {
    const order = orderOf(item, best);
    if (order === undefined) return null;
    if (order * sign > 0) best = item;
  }
  return best;
}

function sumOf(items: readonly FeelNumber[]): FeelNumber | null {
  return makeNumber(items.reduce<DecimalBase>((total, item) => total.plus(item), new Decimal(0)));
}

function mean(items: readonly FeelNumber[]): FeelNumber | null {
  const total = sumOf(items);
  return total === null ? null : divideNumbers(total, items.length);
}

function median(items: readonly FeelNumber[]): FeelNumber | null {
  const sorted = [...items].sort(compareNumbers);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1
    ? upper
    : makeNumber(
        toDecimal(sorted[middle - 1] ?? 0)
          .plus(upper)
          .div(2),
      );
}

function mode(items: Values): FeelValue {
  if (!items.every(isNumber)) return null;
  const numbers = [...items].sort(compareNumbers);
  const counts = new Map<string, { readonly value: FeelNumber; count: number }>();
  for (const value of numbers) {
    const entry = counts.get(String(value)) ?? { value, count: 0 };
    entry.count += 1;
    counts.set(String(value), entry);
  }
  const most = Math.max(0, ...[...counts.values()].map((entry) => entry.count));
  return [...counts.values()].filter((entry) => entry.count === most).map((entry) => entry.value);
}

/** Of a sample: divided by one less than the count. */
function deviation(items: readonly FeelNumber[]): FeelNumber | null {
  if (items.length < 2) return null;
  const average = items.reduce<DecimalBase>((total, item) => total.plus(item), new Decimal(0)).div(items.length);
  const squares = items.reduce<DecimalBase>(
    (total, item) => total.plus(toDecimal(item).minus(average).pow(2)),
    new Decimal(0),
  );
  return makeNumber(squares.div(items.length - 1).sqrt());
}

/** Three-valued: the deciding value wins, else a null or foreign item makes it null. */
function quantify(items: Values, deciding: boolean): boolean | null {
  if (items.includes(deciding)) return deciding;
  return items.every((item) => item === !deciding) ? !deciding : null;
}

function joinLists(lists: Values): Values | null {
  return lists.flatMap((item) => (isListValue(item) ? item : [item]));
}

function distinct(items: Values): Values {
  const kept: FeelValue[] = [];
  const plain = new Set<unknown>();
  for (const item of items) {
    if (item === null || typeof item !== "object") {
      if (plain.has(item)) continue;
      plain.add(item);
    } else if (kept.some((known) => equalValues(known, item) === true)) {
      continue;
    }
    kept.push(item);
  }
  return kept;
}

function indexOfPosition(items: Values, position: FeelValue | undefined): number | undefined {
  if (typeof position !== "number") return undefined;
  const at = position > 0 ? position - 1 : items.length + position;
  return position === 0 || at < 0 || at >= items.length ? undefined : at;
}

function sublist([items, start, length]: Args): FeelValue {
  const from = indexOfPosition(asList(items), start);
  if (from === undefined) return null;
  if (length === undefined) return asList(items).slice(from);
  if (typeof length !== "number" || length < 0 || from + length > asList(items).length) return null;
  return asList(items).slice(from, from + length);
}

function replaceItems(items: Values, where: FeelValue, item: FeelValue): FeelValue {
  if (where instanceof FeelFunction) {
    if (where.parameters.length !== 2) return null;
    const results = items.map((known) => where.invoke([known, item]));
    if (results.some((result) => typeof result !== "boolean")) return null;
    return items.map((known, index) => (results[index] === true ? item : known));
  }
  const at = indexOfPosition(items, where);
  return at === undefined ? null : items.with(at, item);
}

function flatten(items: Values): Values {
  return items.flatMap((item) => (isListValue(item) ? flatten(item) : [item]));
}

/** A stable merge sort, so that a predicate that is no proper order still ends. */
function sort(items: Values, precedes: FeelValue | undefined): FeelValue {
  if (precedes !== undefined && !(precedes instanceof FeelFunction)) return null;
  if (precedes === undefined && items.some((item) => orderOf(item, items[0] ?? null) === undefined)) return null;
  const before =
    precedes === undefined
      ? (left: FeelValue, right: FeelValue) => (orderOf(left, right) ?? 0) < 0
      : (left: FeelValue, right: FeelValue) => precedes.invoke([left, right]) === true;
  return mergeSort(items, before);
}

function mergeSort(items: Values, before: (left: FeelValue, right: FeelValue) => boolean): Values {
  if (items.length < 2) return items;
  const middle = Math.floor(items.length / 2);
  const left = mergeSort(items.slice(0, middle), before);
  const right = mergeSort(items.slice(middle), before);
  const merged: FeelValue[] = [];
  let [at, other] = [0, 0];
  while (at < left.length && other < right.length) {
    const takeRight = before(right[other] ?? null, left[at] ?? null);
    merged.push((takeRight ? right[other] : left[at]) ?? null);
    if (takeRight) other += 1;
    else at += 1;
  }
  return [...merged, ...left.slice(at), ...right.slice(other)];
}
