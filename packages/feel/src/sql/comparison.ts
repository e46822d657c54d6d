import type { CompareOperator, Ir } from "../ir.ts";
import type { FeelType } from "../type.ts";
import { typeName } from "../type.ts";
import { equalitySql } from "./aggregate.ts";
import type { Fragment } from "./fragment.ts";
import { fragment, notFalseSql, Refused, truthSql } from "./fragment.ts";
import { numberComparison } from "./numbers.ts";

export function equalSql(left: Fragment, right: Fragment, ir: Ir): Fragment {
  if (left.type === "null" || right.type === "null") {
    const other = left.type === "null" ? right : left;
    return { ...fragment(`(${other.sql} IS NULL)`, "boolean", false), negation: `(${other.sql} IS NOT NULL)` };
  }
  if (left.type !== right.type || typeof left.type !== "string" || left.type === "any") {
    throw new Refused("feel.sql.type", ir.span, { type: `${typeName(left.type)} = ${typeName(right.type)}` });
  }
  if (left.type === "number") numberComparison("=", left, right, ir);
  const byDays = left.days !== undefined && right.days !== undefined;
  const [a, b] = byDays ? [left.days, right.days] : [toTheSecond(left), toTheSecond(right)];
  const equal = fragment(`(${equalitySql(a, b)})`, "boolean", false);
  if (!a.nullable && !b.nullable) return { ...equal, negation: `(${a.sql} <> ${b.sql})` };
  const negation = `(${a.sql} IS DISTINCT FROM ${b.sql})`;
  // Where one side is never null, plain equality is true in the same rows.
  return a.nullable && b.nullable ? { ...equal, negation } : { ...equal, truth: `(${a.sql} = ${b.sql})`, negation };
}

/** Moments are equal to the second. */
function toTheSecond(value: Fragment): Fragment {
  return value.type === "date and time" ? { ...value, sql: `date_trunc('second', ${value.sql})` } : value;
}

export const orderedTypes: readonly FeelType[] = [
  "number",
  "string",
  "date",
  "date and time",
  "days and time duration",
  "years and months duration",
];

export function orderSql(left: Fragment, operator: CompareOperator, right: Fragment, ir: Ir): Fragment {
  const nullable = left.nullable || right.nullable;
  if (left.type === "null" || right.type === "null") return fragment("CAST(NULL AS BOOLEAN)", "boolean", true);
  if (left.type !== right.type || !orderedTypes.includes(left.type)) {
    throw new Refused("feel.sql.type", ir.span, { type: `${typeName(left.type)} ${operator} ${typeName(right.type)}` });
  }
  if (left.type === "number") return fragment(`(${numberComparison(operator, left, right, ir)})`, "boolean", nullable);
  const [a, b] = left.days !== undefined && right.days !== undefined ? [left.days, right.days] : [left, right];
  return fragment(`(${a.sql} ${operator} ${b.sql})`, "boolean", nullable);
}

/** Three-valued and, or: those of SQL. */
export function logicSql(operator: "and" | "or", operands: readonly Fragment[]): Fragment {
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return only;
  const join = (part: (operand: Fragment) => string): string =>
    `(${operands.map(part).join(operator === "and" ? " AND " : " OR ")})`;
  return {
    sql: join((operand) => operand.sql),
    type: "boolean",
    nullable: operands.some((operand) => operand.nullable),
    truth: join(truthSql),
    notFalse: join(notFalseSql),
  };
}
