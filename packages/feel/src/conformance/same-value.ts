import { formatValue } from "../format.ts";
import { entriesOf, entryOf, isContextValue, isListValue } from "../kind.ts";
import { Decimal, isNumber } from "../number.ts";
import type { FeelValue } from "../value.ts";

// The kit writes some irrational results with fewer digits than 34.
const tolerance = new Decimal("1e-8");

/** Whether an answer is what the kit expects. */
export function sameValue(answer: FeelValue, expected: FeelValue): boolean {
  if (isNumber(answer) && isNumber(expected)) {
    const [a, b] = [new Decimal(answer), new Decimal(expected)];
    return a.minus(b).abs().lte(b.abs().times(tolerance));
  }
  if (isListValue(answer) && isListValue(expected)) {
    return answer.length === expected.length && answer.every((item, at) => sameValue(item, expected[at] ?? null));
  }
  if (isContextValue(answer) && isContextValue(expected)) {
    const entries = entriesOf(answer);
    return (
      entries.length === entriesOf(expected).length &&
      entries.every(([name, value]) => {
        const other = entryOf(expected, name);
        return other !== undefined && sameValue(value, other);
      })
    );
  }
  return answer === null || expected === null ? answer === expected : formatValue(answer) === formatValue(expected);
}
