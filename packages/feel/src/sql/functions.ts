import type { CallIr, Ir, QuantifiedIr } from "../ir.ts";
import { valueOfLiteral } from "../literal.ts";
import { isList, typeName } from "../type.ts";
import type { FeelType } from "../type.ts";
import { joinAggregate } from "./aggregate.ts";
import type { Block, Env } from "./block.ts";
import type { EmitContext } from "./context.ts";
import type { Fragment } from "./fragment.ts";
import { decimalType, fragment, maxDigits, negationOf, Refused, sqlTypeOf } from "./fragment.ts";
import { castNumber, digitsOf, numberArithmetic, unifyNumbers } from "./numbers.ts";
import { portablePattern } from "./pattern.ts";
import { planOf } from "./plan.ts";
import { monthsBetweenSql, temporalProperty } from "./temporals.ts";

/** What the SQL of a built-in may use. */
export interface CallTools {
  readonly context: EmitContext;
  readonly env: Env;
  readonly block: Block;
  readonly emit: (ir: Ir) => Fragment;
  readonly quantified: (ir: QuantifiedIr) => Fragment;
  readonly member: (value: Ir, list: Ir) => Fragment;
}

// Counts of rows fit this many digits; so do sums gain no more than these over their items.
const countDigits = 12;

export function callSql(tools: CallTools, ir: CallIr): Fragment {
  const { emit } = tools;
  const argument = (index: number): Ir => {
    const found = ir.args[index];
    if (found === null || found === undefined) throw new Refused("feel.sql.function", ir.span, { name: ir.function });
    return found;
  };
  // A null that is written out has no type of its own: the engine could not tell which function is meant.
  const typed = (index: number, type: "string" | "date"): Fragment => {
    const value = emit(argument(index));
    return value.type === "null" ? fragment(`CAST(NULL AS ${sqlTypeOf(type, undefined)})`, type, true) : value;
  };
  switch (ir.function) {
    case "not": {
      const operand = emit(argument(0));
      if (operand.type === "null") return fragment("CAST(NULL AS BOOLEAN)", "boolean", true);
      if (operand.type !== "boolean") throw new Refused("feel.sql.type", ir.span, { type: typeName(operand.type) });
      return negationOf(operand);
    }
    case "today":
      return todaySql(tools.context);
    case "now":
      return fragment(`CAST(${tools.context.params.place({ kind: "now" })} AS TIMESTAMP)`, "date and time", true);
    case "count":
    case "sum":
    case "min":
    case "max":
    case "all":
    case "any":
      return aggregateSql(tools, ir);
    case "list contains":
      return listContainsSql(tools, argument(0), argument(1));
    case "date":
      return dateSql(emit(argument(0)), ir);
    case "date and time": {
      const from = emit(argument(0));
      if (ir.args.length !== 1 || from.type !== "date")
        throw new Refused("feel.sql.function", ir.span, { name: ir.function });
      return { ...fragment(`CAST(${from.sql} AS TIMESTAMP)`, "date and time", from.nullable), ...nearbyOf(from) };
    }
    case "年":
      return temporalProperty(emit(argument(0)), "year", ir);
    case "月":
      return temporalProperty(emit(argument(0)), "month", ir);
    case "日":
      return temporalProperty(emit(argument(0)), "day", ir);
    case "years and months duration":
      return monthsBetweenSql(typed(0, "date"), typed(1, "date"));
    case "abs": {
      const value = emit(argument(0));
      if (value.type !== "number") throw new Refused("feel.sql.function", ir.span, { name: ir.function });
      return { ...value, sql: `abs(${castNumber(value, digitsOf(value, ir))})` };
    }
    case "floor":
    case "ceiling":
      return roundedSql(tools, ir);
    case "modulo":
      return moduloSql(emit(argument(0)), emit(argument(1)), ir);
    case "odd":
    case "even": {
      const value = emit(argument(0));
      if (digitsOf(value, ir).scale !== 0) throw new Refused("feel.sql.function", ir.span, { name: ir.function });
      return fragment(`(${value.sql} % 2 ${ir.function === "odd" ? "<>" : "="} 0)`, "boolean", value.nullable);
    }
    case "string":
      return stringOf(emit(argument(0)), ir);
    case "string length": {
      const value = typed(0, "string");
      return fragment(`length(${value.sql})`, "number", value.nullable, { precision: 10, scale: 0 });
    }
    case "contains":
    case "starts with":
    case "ends with":
      return containsSql(ir.function, typed(0, "string"), typed(1, "string"));
    case "substring":
      return substringSql(tools, ir);
    case "substring before":
    case "substring after":
      return substringAround(ir.function, typed(0, "string"), typed(1, "string"));
    case "matches":
      return matchesSql(tools, ir);
    default:
      throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  }
}

export function todaySql(context: EmitContext): Fragment {
  return {
    sql: `CAST(${context.params.place({ kind: "today" })} AS DATE)`,
    type: "date",
    nullable: false,
    nearby: true,
  };
}

function nearbyOf(value: Fragment): { readonly nearby?: true } {
  return value.nearby === true ? { nearby: true } : {};
}

// Lists ------------------------------------------------------------------------------------------------------------

function aggregateSql(tools: CallTools, ir: CallIr): Fragment {
  const items = writtenItems(tools, ir);
  if (items !== undefined) return overItems(tools, ir, items);
  const [list] = ir.args;
  if (list === null || list === undefined) throw new Refused("feel.sql.list", ir.span);
  switch (ir.function) {
    case "count":
      return countSql(tools, list);
    case "sum":
    case "min":
    case "max":
      return reducedSql(tools, list, ir);
    default:
      return quantifierOf(tools, list, ir);
  }
}

/** The items where the list is written out: `max(a, b)` or `max([a, b])`. */
function writtenItems(tools: CallTools, ir: CallIr): readonly Ir[] | undefined {
  const args = ir.args.filter((argument) => argument !== null);
  const [only] = args;
  if (args.length > 1) return args;
  if (only === undefined) return undefined;
  if (only.kind === "list") return only.items;
  if (only.kind === "let") {
    const named = tools.context.program.lets[only.index]?.ir;
    return named?.kind === "list" ? named.items : undefined;
  }
  return isList(only.type) || only.type === "any" ? undefined : [only];
}

function overItems(tools: CallTools, ir: CallIr, items: readonly Ir[]): Fragment {
  const { context, emit } = tools;
  if (ir.function === "count") return context.value(items.length, "number", ir);
  const [first, ...rest] = items.map(emit);
  if (first === undefined) throw new Refused("feel.sql.list", ir.span);
  if (ir.function === "sum") {
    if ([first, ...rest].some((each) => each.type !== "number"))
      throw new Refused("feel.sql.type", ir.span, { type: "any" });
    return rest.reduce((total, item) => numberArithmetic("+", total, item, ir), first);
  }
  if (ir.function !== "min" && ir.function !== "max")
    throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  const values = [first, ...rest];
  if (!values.every((value) => value.type === first.type && isOrdered(value.type))) {
    throw new Refused("feel.sql.type", ir.span, { type: typeName(ir.type) });
  }
  if (rest.length === 0) return first;
  const unified = first.type === "number" ? unifyNumbers(values, ir) : undefined;
  const sqls = unified?.values ?? values.map((value) => value.sql);
  const chosen = `${ir.function === "min" ? "LEAST" : "GREATEST"}(${sqls.join(", ")})`;
  const nullable = values.filter((value) => value.nullable);
  // The engine's GREATEST leaves nulls out; the language's max does not.
  const missing = nullable.map((value) => `${value.sql} IS NULL`).join(" OR ");
  const sql = missing === "" ? chosen : `CASE WHEN ${missing} THEN NULL ELSE ${chosen} END`;
  return fragment(sql, first.type, nullable.length > 0, unified?.digits);
}

function countSql(tools: CallTools, list: Ir): Fragment {
  const { context, block, env } = tools;
  const digits = { precision: countDigits, scale: 0 };
  if (list.kind === "field" && list.mode === "row") {
    const column = tools.emit(list);
    return fragment(`len(${column.sql})`, "number", true, digits);
  }
  if (
    list.kind === "call" &&
    list.function === "distinct values" &&
    list.args[0] !== null &&
    list.args[0] !== undefined
  ) {
    const plan = planOf(context, list.args[0], env);
    const column = joinAggregate(context, block, {
      plan,
      reads: [plan.element],
      aggregate: (inner) => {
        const { sql, type } = context.emit(plan.element.ir, plan.element.env, inner);
        if (type === "date and time") throw new Refused("feel.sql.function", list.span, { name: list.function });
        return `COUNT(DISTINCT ${sql}) + MAX(CASE WHEN ${sql} IS NULL THEN 1 ELSE 0 END)`;
      },
    });
    return fragment(`COALESCE(${column}, 0)`, "number", false, digits);
  }
  const plan = planOf(context, list, env);
  const column = joinAggregate(context, block, { plan, aggregate: () => "COUNT(*)" });
  return fragment(`COALESCE(${column}, 0)`, "number", false, digits);
}

/** Unlike `in`, a null list has no answer. */
function listContainsSql(tools: CallTools, list: Ir, item: Ir): Fragment {
  const contained = tools.member(item, list);
  if (list.kind !== "field" || list.mode !== "row") return contained;
  const cell = tools.emit(list);
  return fragment(`CASE WHEN ${cell.sql} IS NOT NULL THEN ${contained.sql} END`, "boolean", true);
}

function isOrdered(type: FeelType): boolean {
  return ["number", "string", "date", "date and time", "years and months duration"].includes(typeName(type));
}

/** Null for no rows and for any null item: the engine's aggregates would leave nulls out. */
function reducedSql(tools: CallTools, list: Ir, ir: CallIr): Fragment {
  const { context, block, env } = tools;
  const plan = planOf(context, list, env);
  const { element } = plan;
  let result: Fragment | undefined;
  const column = joinAggregate(context, block, {
    plan,
    reads: [element],
    aggregate: (inner) => {
      const item = context.emit(element.ir, element.env, inner);
      if (ir.function === "sum" ? item.type !== "number" : !isOrdered(item.type)) {
        throw new Refused("feel.sql.type", ir.span, { type: typeName(item.type) });
      }
      const reduced =
        ir.function === "sum" ? sumSql(item, ir) : { ...item, sql: `${ir.function.toUpperCase()}(${item.sql})` };
      result = reduced;
      if (!item.nullable) return reduced.sql;
      return `CASE WHEN COUNT(*) = COUNT(${item.sql}) THEN ${reduced.sql} END`;
    },
  });
  if (result === undefined) throw new Refused("feel.sql.list", ir.span);
  const { type, digits } = result;
  return { ...fragment(column, type, true, digits), ...nearbyOf(result) };
}

function sumSql(item: Fragment, ir: Ir): Fragment {
  const own = digitsOf(item, ir);
  const digits = { precision: own.precision + countDigits, scale: own.scale };
  if (digits.precision > maxDigits) throw new Refused("feel.sql.digits", ir.span);
  return fragment(`CAST(SUM(${castNumber(item, own)}) AS ${decimalType(digits)})`, "number", true, digits);
}

/** `any(list)` is `some x in list satisfies x`, `all(list)` is `every`. */
function quantifierOf(tools: CallTools, list: Ir, ir: CallIr): Fragment {
  const slot = tools.context.freshSlot();
  const { span } = ir;
  const body: Ir = { kind: "local", slot, name: "item", type: "boolean", span };
  return tools.quantified({
    kind: "quantified",
    quantifier: ir.function === "any" ? "some" : "every",
    iterators: [{ slot, name: "item", source: list, to: null }],
    body,
    type: "boolean",
    span,
  });
}

// Scalars ----------------------------------------------------------------------------------------------------------

function dateSql(from: Fragment, ir: CallIr): Fragment {
  if (ir.args.length !== 1) throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  if (from.type === "date") return from;
  if (from.type !== "date and time") throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  return { ...fragment(`CAST(${from.sql} AS DATE)`, "date", from.nullable), ...nearbyOf(from) };
}

function roundedSql(tools: CallTools, ir: CallIr): Fragment {
  const [value] = ir.args;
  if (value === null || value === undefined || ir.args.length !== 1) {
    throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  }
  const number = tools.emit(value);
  const own = digitsOf(number, ir);
  const digits = { precision: own.precision - own.scale + 1, scale: 0 };
  const wide = { precision: own.precision + 1, scale: own.scale };
  const name = ir.function === "floor" ? "floor" : "ceil";
  return fragment(
    `CAST(${name}(${castNumber(number, wide)}) AS ${decimalType(digits)})`,
    "number",
    number.nullable,
    digits,
  );
}

/** The sign of the divisor; null for a zero divisor. Whole numbers of at most 18 digits. */
function moduloSql(dividend: Fragment, divisor: Fragment, ir: Ir): Fragment {
  const [a, b] = [digitsOf(dividend, ir), digitsOf(divisor, ir)];
  if (a.scale !== 0 || b.scale !== 0 || a.precision > 18 || b.precision > 17)
    throw new Refused("feel.sql.digits", ir.span);
  const [over, by] = [`CAST(${dividend.sql} AS BIGINT)`, `CAST(${divisor.sql} AS BIGINT)`];
  const sql = `CASE WHEN ${by} <> 0 THEN ((${over} % ${by}) + ${by}) % ${by} END`;
  return fragment(sql, "number", true, { precision: b.precision, scale: 0 });
}

function stringOf(value: Fragment, ir: Ir): Fragment {
  const text = (sql: string): Fragment => fragment(sql, "string", value.nullable);
  switch (value.type) {
    case "string":
      return value;
    case "boolean":
      return text(`CASE ${value.sql} WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END`);
    case "number": {
      const own = digitsOf(value, ir);
      // With a digit before the point, or the engine writes .5 for 0.5.
      const digits = { precision: Math.max(own.precision, own.scale + 1), scale: own.scale };
      const written = `CAST(${castNumber(value, digits)} AS VARCHAR)`;
      return text(digits.scale === 0 ? written : `rtrim(rtrim(${written}, '0'), '.')`);
    }
    case "date":
      if (value.nearby === true) return text(`CAST(${value.sql} AS VARCHAR)`);
      break;
    default:
      break;
  }
  throw new Refused("feel.sql.function", ir.span, { name: "string" });
}

function containsSql(name: string, value: Fragment, part: Fragment): Fragment {
  const functions: Readonly<Record<string, string>> = {
    contains: "contains",
    "starts with": "starts_with",
    "ends with": "ends_with",
  };
  return fragment(`${functions[name] ?? ""}(${value.sql}, ${part.sql})`, "boolean", value.nullable || part.nullable);
}

/** A start outside of the text gives null; the engine would give an empty or a shortened text. */
function substringSql(tools: CallTools, ir: CallIr): Fragment {
  const [text, start, length] = ir.args;
  const position = start?.kind === "literal" ? valueOfLiteral(start) : null;
  const count =
    length?.kind === "literal" ? valueOfLiteral(length) : length === undefined || length === null ? undefined : null;
  if (text === null || text === undefined || typeof position !== "number" || !isWhole(count)) {
    throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  }
  if (position === 0 || (count !== undefined && count < 1)) return fragment("CAST(NULL AS VARCHAR)", "string", true);
  const value = tools.emit(text);
  const place = tools.context.value(position, "number", ir).sql;
  const from = position > 0 ? place : `length(${value.sql}) + ${place} + 1`;
  const size = count === undefined ? "" : `, ${tools.context.value(count, "number", ir).sql}`;
  const needed = tools.context.value(Math.abs(position), "number", ir).sql;
  const sql = `CASE WHEN length(${value.sql}) >= ${needed} THEN substring(${value.sql}, ${from}${size}) END`;
  return fragment(sql, "string", true);
}

/** Not given, or a whole number written out. */
function isWhole(count: unknown): count is number | undefined {
  return count === undefined || typeof count === "number";
}

function substringAround(name: string, value: Fragment, part: Fragment): Fragment {
  const place = `strpos(${value.sql}, ${part.sql})`;
  const found =
    name === "substring before"
      ? `substring(${value.sql}, 1, ${place} - 1)`
      : `substring(${value.sql}, ${place} + length(${part.sql}))`;
  const whole = name === "substring before" ? "''" : value.sql;
  const sql = `CASE WHEN ${part.sql} = '' THEN ${whole} WHEN ${place} > 0 THEN ${found} WHEN ${value.sql} IS NOT NULL AND ${part.sql} IS NOT NULL THEN '' END`;
  return fragment(
    name === "substring before" || !value.nullable ? nullGuard(sql, value) : sql,
    "string",
    value.nullable || part.nullable,
  );
}

function nullGuard(sql: string, value: Fragment): string {
  return value.nullable ? `CASE WHEN ${value.sql} IS NOT NULL THEN ${sql} END` : sql;
}

function matchesSql(tools: CallTools, ir: CallIr): Fragment {
  const [text, pattern, flags] = ir.args;
  const written = pattern?.kind === "literal" ? pattern.value : null;
  if (text === null || text === undefined || typeof written !== "string" || (flags !== undefined && flags !== null)) {
    throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  }
  const portable = portablePattern(written);
  if (portable === undefined) throw new Refused("feel.sql.pattern", ir.span, { pattern: written });
  const value = tools.emit(text);
  const parameter = tools.context.value(portable, "string", ir);
  return fragment(`regexp_matches(${value.sql}, ${parameter.sql})`, "boolean", value.nullable);
}
