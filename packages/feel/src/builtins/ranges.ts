import { compareValues, equalValues } from "../operators.ts";
import type { FeelValue } from "../value.ts";
import { rangeOf } from "../type.ts";
import { FeelRange } from "../value.ts";
import { readRange } from "./range-text.ts";
import type { BuiltIn, Overload } from "./signature.ts";
import { overload, parameter } from "./signature.ts";

// DMN 1.5 table 78: relations of points and ranges. Unbounded ends have no place, so what needs them is null.

interface Ends {
  readonly low: FeelValue;
  readonly high: FeelValue;
  readonly lowClosed: boolean;
  readonly highClosed: boolean;
}

const shapes: readonly Overload[] = [
  overload(parameter("range1"), parameter("range2")),
  overload(parameter("point"), parameter("range")),
  overload(parameter("range"), parameter("point")),
  overload(parameter("point1"), parameter("point2")),
];

function relation(
  name: string,
  holds: (left: Ends, right: Ends) => boolean | null,
  wants: "any" | "ranges" | "point first" | "range first",
): BuiltIn {
  return {
    name,
    overloads: shapes,
    result: "boolean",
    evaluate: ([left, right]) => {
      const [leftIsRange, rightIsRange] = [left instanceof FeelRange, right instanceof FeelRange];
      if (wants === "ranges" && !(leftIsRange && rightIsRange)) return null;
      if (wants === "point first" && !rightIsRange) return null;
      if (wants === "range first" && !leftIsRange) return null;
      const [a, b] = [endsOf(left ?? null), endsOf(right ?? null)];
      return a === null || b === null ? null : holds(a, b);
    },
  };
}

function endsOf(value: FeelValue): Ends | null {
  if (!(value instanceof FeelRange)) return { low: value, high: value, lowClosed: true, highClosed: true };
  if (value.low === undefined || value.high === undefined) return null;
  return { low: value.low, high: value.high, lowClosed: value.lowClosed, highClosed: value.highClosed };
}

const less = (left: FeelValue, right: FeelValue): boolean | null => compareValues("<", left, right);
const same = (left: FeelValue, right: FeelValue): boolean | null => equalValues(left, right);

function both(...answers: readonly (boolean | null)[]): boolean | null {
  return answers.includes(null) ? null : answers.every((answer) => answer === true);
}

function either(...answers: readonly (boolean | null)[]): boolean | null {
  return answers.includes(null) ? null : answers.includes(true);
}

/** `left` ends before `right` begins. */
function before(left: Ends, right: Ends): boolean | null {
  const touch = both(same(left.high, right.low), !left.highClosed || !right.lowClosed);
  return either(less(left.high, right.low), touch);
}

/** The low end of `left` is not after that of `right`. */
function beginsBy(left: Ends, right: Ends): boolean | null {
  return either(less(left.low, right.low), both(same(left.low, right.low), left.lowClosed || !right.lowClosed));
}

function endsBy(left: Ends, right: Ends): boolean | null {
  return either(less(left.high, right.high), both(same(left.high, right.high), right.highClosed || !left.highClosed));
}

function includes(left: Ends, right: Ends): boolean | null {
  return both(beginsBy(left, right), endsBy(right, left));
}

function sameLow(left: Ends, right: Ends): boolean | null {
  return both(same(left.low, right.low), left.lowClosed === right.lowClosed);
}

function sameHigh(left: Ends, right: Ends): boolean | null {
  return both(same(left.high, right.high), left.highClosed === right.highClosed);
}

function not(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

function overlaps(left: Ends, right: Ends): boolean | null {
  return both(not(before(left, right)), not(before(right, left)));
}

function overlapsBefore(left: Ends, right: Ends): boolean | null {
  const startsEarlier = either(
    less(left.low, right.low),
    both(same(left.low, right.low), left.lowClosed && !right.lowClosed),
  );
  return both(startsEarlier, not(before(left, right)), endsBy(left, right));
}

function overlapsAfter(left: Ends, right: Ends): boolean | null {
  const startsLater = either(
    less(right.low, left.low),
    both(same(left.low, right.low), right.lowClosed && !left.lowClosed),
  );
  return both(startsLater, not(before(right, left)), endsBy(right, left));
}

export const rangeFunctions: readonly BuiltIn[] = [
  relation("before", before, "any"),
  relation("after", (left, right) => before(right, left), "any"),
  relation("meets", (left, right) => both(same(left.high, right.low), left.highClosed && right.lowClosed), "ranges"),
  relation("met by", (left, right) => both(same(left.low, right.high), left.lowClosed && right.highClosed), "ranges"),
  relation("overlaps", overlaps, "ranges"),
  relation("overlaps before", overlapsBefore, "ranges"),
  relation("overlaps after", overlapsAfter, "ranges"),
  relation("finishes", (left, right) => both(sameHigh(left, right), beginsBy(right, left)), "point first"),
  relation("finished by", (left, right) => both(sameHigh(left, right), beginsBy(left, right)), "range first"),
  relation("includes", includes, "range first"),
  relation("during", (left, right) => includes(right, left), "point first"),
  relation("starts", (left, right) => both(sameLow(left, right), endsBy(left, right)), "point first"),
  relation("started by", (left, right) => both(sameLow(left, right), endsBy(right, left)), "range first"),
  {
    name: "range",
    overloads: [overload(parameter("from", "string"))],
    result: rangeOf("any"),
    evaluate: ([text]) => (typeof text === "string" ? readRange(text) : null),
  },
  {
    name: "coincides",
    overloads: shapes,
    result: "boolean",
    evaluate: ([left, right]) => {
      if (left instanceof FeelRange !== right instanceof FeelRange) return null;
      const [a, b] = [endsOf(left ?? null), endsOf(right ?? null)];
      return a === null || b === null ? null : both(sameLow(a, b), sameHigh(a, b));
    },
  },
];
