import { kindOf } from "../kind.ts";
import { readNumber } from "../number.ts";
import { orderOf } from "../operators.ts";
import { parseExpression } from "../parse.ts";
import type { Syntax } from "../syntax.ts";
import { readDate, readDateTime, readDuration, readTemporal, readTime } from "../temporal.ts";
import type { FeelValue } from "../value.ts";
import { FeelRange } from "../value.ts";

const readers: Readonly<Record<string, (text: string) => FeelValue>> = {
  date: readDate,
  time: readTime,
  "date and time": readDateTime,
  duration: readDuration,
};

/** A range from its text, `[1..3]`: the ends are literals of one kind in their order, or null. */
export function readRange(text: string): FeelRange | null {
  const { tree, diagnostics } = parseExpression(text, Object.keys(readers));
  if (diagnostics.length > 0 || tree.kind !== "range" || tree.low === null || tree.high === null) return null;
  const [low, high] = [endOf(tree.low), endOf(tree.high)];
  if (low === undefined || high === undefined) return null;
  const { lowClosed, highClosed } = tree;
  // An end written as null is unbounded, and nothing can be included there.
  if (low === null && (high === null || lowClosed)) return null;
  if (high === null && highClosed) return null;
  if (low !== null && high !== null) {
    const order = orderOf(low, high);
    if (kindOf(low) !== kindOf(high) || order === undefined || order > 0) return null;
  }
  return new FeelRange({ low: low ?? undefined, high: high ?? undefined, lowClosed, highClosed });
}

/** undefined if the end is no literal. */
function endOf(syntax: Syntax): FeelValue | undefined {
  switch (syntax.kind) {
    case "number":
      return readNumber(syntax.text) ?? undefined;
    case "string":
      return syntax.value;
    case "null":
      return null;
    case "temporal":
      return readTemporal(syntax.text) ?? undefined;
    case "negate": {
      const operand = syntax.operand.kind === "number" ? readNumber(`-${syntax.operand.text}`) : null;
      return operand ?? undefined;
    }
    case "call": {
      const [argument] = syntax.args;
      const reader = syntax.callee.kind === "name" ? readers[syntax.callee.name] : undefined;
      if (reader === undefined || syntax.args.length !== 1 || argument?.value.kind !== "string") return undefined;
      return reader(argument.value.value) ?? undefined;
    }
    default:
      return undefined;
  }
}
