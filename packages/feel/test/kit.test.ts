// Conformance with the DMN kit, as far as single expressions go. Known gaps are listed with their reason; one that
// starts to pass fails the test, so the list only shrinks.
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FeelValue } from "../src/index.ts";
import {
  compileExpression,
  Decimal,
  formatValue,
  isNumber,
  prepareExpression,
  readDate,
  readDateTime,
} from "../src/index.ts";
import { readKit } from "./kit.ts";

const data = process.env["JIANHENG_TEST_DATA"] ?? join(import.meta.dirname, "../../../../shared");
const folder = join(data, "tck", "TestCases");
const kit = readKit(folder);

/** Beginning of a case's name → why it does not pass. */
const gaps: readonly (readonly [string, string])[] = [
  ["0070-feel-instance-of number_013", "names a type defined by the model"],
  ["0070-feel-instance-of string_013", "names a type defined by the model"],
  ["0070-feel-instance-of list_013", "names a type defined by the model"],
  ["0070-feel-instance-of list_014", "names a type defined by the model"],
  ["0070-feel-instance-of list_015", "names a type defined by the model"],
  ["0070-feel-instance-of list_018", "names a type defined by the model"],
  ["0070-feel-instance-of list_019", "names a type defined by the model"],
  ["0070-feel-instance-of context_014", "names a type defined by the model"],
  ["0070-feel-instance-of context_015", "names a type defined by the model"],
  ["0070-feel-instance-of context_016", "names a type defined by the model"],
  ["0082-feel-coercion", "the decision's declared type turns the value, which an expression alone does not know"],
  ["1111-feel-matches-function caselessmatch0", "subtraction of character classes"],
  ["1111-feel-matches-function K2-MatchesFunc-5", "blocks of Unicode by name"],
];

// The kit writes some irrational results with fewer digits than 34.
const tolerance = new Decimal("1e-8");

function same(left: FeelValue, right: FeelValue): boolean {
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = [new Decimal(left), new Decimal(right)];
    return a.minus(b).abs().lte(b.abs().times(tolerance));
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length && left.every((item, index) => same(item as FeelValue, right[index] as FeelValue))
    );
  }
  if (left instanceof Map && right instanceof Map) {
    return (
      left.size === right.size &&
      [...left].every(([key, value]) => same(value as FeelValue, (right.get(key) ?? null) as FeelValue))
    );
  }
  return left === null || right === null ? left === right : formatValue(left) === formatValue(right);
}

function evaluate(text: string): FeelValue {
  const { expression } = compileExpression({ text, strict: false });
  const [today, now] = [readDate("2024-05-05"), readDateTime("2024-05-05T10:00:00")];
  if (today === null || now === null) throw new Error("no date");
  return expression === undefined ? null : prepareExpression(expression).evaluate({}, { today, now });
}

test.skipIf(kit === undefined)(
  `expressions of the conformance kit (${kit === undefined ? `absent: ${folder}` : `${kit.length} cases`})`,
  () => {
    const failed = (kit ?? []).filter((each) => !same(evaluate(each.text), each.expected));
    const unlisted = failed.filter((each) => !gaps.some(([name]) => each.name.startsWith(name)));
    expect(unlisted.map((each) => `${each.name}: ${each.text}`)).toEqual([]);
    const closed = gaps.filter(([name]) => !failed.some((each) => each.name.startsWith(name)));
    expect(closed.map(([name]) => name)).toEqual([]);
  },
);
