import type { ArithmeticIr, CompareIr, FieldIr, Ir, QuantifiedIr, TableIr, TestIr } from "../ir.ts";
import { conjunctsOf } from "../keys.ts";
import type { SqlBuilder } from "../library.ts";
import { valueOfLiteral } from "../literal.ts";
import { readNumber } from "../number.ts";
import type { ColumnSchema } from "../schema.ts";
import type { FeelType } from "../type.ts";
import { isList, isRange, isRow, sameType, typeName } from "../type.ts";
import { unreachable } from "../unreachable.ts";
import type { FeelValue } from "../value.ts";
import { DayTimeDuration, YearMonthDuration } from "../value.ts";
import type { RowTest } from "./aggregate.ts";
import { joinAggregate, joinRow, unsureAnswers } from "./aggregate.ts";
import type { Block, Env, Source } from "./block.ts";
import { columnOf, emptyEnv } from "./block.ts";
import { equalSql, logicSql, orderSql } from "./comparison.ts";
import type { EmitContext } from "./context.ts";
import { extremeAnswer } from "./extreme.ts";
import type { Fragment } from "./fragment.ts";
import { fragment, negationOf, quoteIdentifier, Refused } from "./fragment.ts";
import { callSql, todaySql } from "./functions.ts";
import {
  castNumber,
  digitsOf,
  flip,
  numberArithmetic,
  opposite,
  type QuotientIr,
  quotientComparison,
  quotientIr,
  reciprocalText,
  unifyNumbers,
} from "./numbers.ts";
import { parameterDigits } from "./parameters.ts";
import type { Plan } from "./plan.ts";
import { bindingOf, planOf, planOfIterators } from "./plan.ts";
import { tableOutputSql } from "./table.ts";
import { addMicros, addMonths, dateAddDays, dateDifference, durationOfDays, temporalProperty } from "./temporals.ts";

const nanosPerDay = 86_400_000_000_000n;

/** The SQL of one expression. Three-valued exactly as the evaluator; refuses what SQL cannot do exactly. */
export function emitExpression(context: EmitContext, ir: Ir, env: Env, block: Block): Fragment {
  const computed = context.computed(ir);
  if (computed !== undefined) return computed;
  const emit = (child: Ir): Fragment => emitExpression(context, child, env, block);
  switch (ir.kind) {
    case "literal":
      return context.value(valueOfLiteral(ir), ir.type, ir);
    case "parameter":
      return parameterSql(context, ir);
    case "let": {
      const named = context.program.lets[ir.index];
      if (named === undefined) throw new Refused("feel.sql.node", ir.span, { node: ir.name });
      return emitExpression(context, named.ir, emptyEnv, block);
    }
    case "local": {
      const binding = env.get(ir.slot);
      if (binding?.kind !== "value") throw new Refused("feel.sql.node", ir.span, { node: ir.name });
      return emitExpression(context, binding.ir, binding.env, block);
    }
    case "field":
      return fieldSql(context, ir, env, block);
    case "property":
      return temporalProperty(emit(ir.of), ir.name, ir);
    case "negate":
      return negateSql(emit(ir.operand), ir);
    case "arithmetic":
      return arithmeticSql(context, ir, emit);
    case "compare":
      return compareSql(context, ir, env, block);
    case "and":
    case "or":
      return logicSql(ir.kind, ir.operands.map(emit));
    case "between":
      return logicSql("and", [
        orderSql(emit(ir.value), ">=", emit(ir.low), ir),
        orderSql(emit(ir.value), "<=", emit(ir.high), ir),
      ]);
    case "in": {
      const inner = new Map([...env, [ir.slot, bindingOf({ ir: ir.value, env })]]);
      return logicSql(
        "or",
        ir.tests.map((test) => testSql(context, ir.value, test, { outer: env, inner }, block)),
      );
    }
    case "if":
      return ifSql(ir, emit);
    case "quantified":
      return quantifiedSql(context, ir, env, block);
    case "filter": {
      if (ir.mode !== "index") throw new Refused("feel.sql.list", ir.span);
      const { source, element } = joinRow(context, block, planOf(context, ir.of, env), positionOf(ir.condition));
      const value = emitExpression(context, element.ir, element.env, block);
      if (element.ir.kind === "field") return { ...value, nullable: true };
      return {
        ...value,
        sql: `CASE WHEN ${columnOf(source, source.rowId)} IS NOT NULL THEN ${value.sql} END`,
        nullable: true,
      };
    }
    case "instance of": {
      const operand = emit(ir.operand);
      if (operand.type !== ir.test || operand.type === "any")
        throw new Refused("feel.sql.type", ir.span, { type: "any" });
      return fragment(`(${operand.sql} IS NOT NULL)`, "boolean", false);
    }
    case "call":
      return callSql(
        {
          context,
          env,
          block,
          emit,
          quantified: (node) => quantifiedSql(context, node, env, block),
          member: (value, list) => memberSql(context, value, list, { emit, env, block }),
        },
        ir,
      );
    case "library call":
      return librarySql(context, ir, emit, block);
    case "conform": {
      const operand = emit(ir.operand);
      const kept = ir.constraint === undefined && sameType(operand.type, ir.to);
      if (!kept) throw new Refused("feel.sql.type", ir.span, { type: typeName(ir.to) });
      return operand;
    }
    case "table":
      if (ir.outputs.length !== 1) throw new Refused("feel.sql.node", ir.span, { node: ir.kind });
      return tableOutputSql(context, ir, 0, env, block);
    case "list":
    case "range":
    case "subject":
    case "dataset":
    case "context":
    case "item name":
    case "for":
    case "invoke":
    case "function":
      throw new Refused("feel.sql.node", ir.span, { node: ir.kind });
    default:
      return unreachable(ir);
  }
}

function parameterSql(context: EmitContext, ir: Extract<Ir, { kind: "parameter" }>): Fragment {
  const place = context.params.place({ kind: "parameter", name: ir.name });
  const digits = ir.type === "number" ? parameterDigits : undefined;
  return castPlace(place, ir.type, digits, ir);
}

function castPlace(place: string, type: FeelType, digits: Fragment["digits"], ir: Ir): Fragment {
  const sqlType = { string: "VARCHAR", boolean: "BOOLEAN", date: "DATE", "date and time": "TIMESTAMP" };
  const name =
    type === "number" && digits !== undefined
      ? `DECIMAL(${digits.precision}, ${digits.scale})`
      : type === "years and months duration"
        ? "BIGINT"
        : type === "days and time duration"
          ? "HUGEINT"
          : sqlType[type as keyof typeof sqlType];
  if (name === undefined) throw new Refused("feel.sql.type", ir.span, { type: typeName(type) });
  return { ...fragment(`CAST(${place} AS ${name})`, type, true, digits), ...(isMoment(type) ? { nearby: true } : {}) };
}

// Rows -------------------------------------------------------------------------------------------------------------

function fieldSql(context: EmitContext, ir: FieldIr, env: Env, block: Block): Fragment {
  const table = ir.mode === "context" ? tableOf(context, ir.of) : undefined;
  if (table !== undefined) {
    const place = table.outputs.findIndex(({ name }) => name === ir.name);
    return tableOutputSql(context, table, place, emptyEnv, block);
  }
  if (ir.mode !== "row" || ir.column === undefined) throw new Refused("feel.sql.list", ir.span);
  const source = rowSource(context, ir.of, env, block);
  const dataset = source.dataset ?? context.program.over.id;
  const schema =
    dataset === context.program.over.id
      ? context.program.over
      : context.program.datasets.find((each) => each.id === dataset);
  const column = schema?.columns.find((each) => each.id === ir.column?.id);
  if (column === undefined) throw new Refused("feel.sql.node", ir.span, { node: ir.name });
  const nullable = column.nullable !== false || isJoined(source, block);
  return columnSql(columnOf(source, column.id), ir.type, column, nullable);
}

/** A decision table, as written or through lets. */
function tableOf(context: EmitContext, ir: Ir): TableIr | undefined {
  if (ir.kind === "table") return ir;
  const named = ir.kind === "let" ? context.program.lets[ir.index] : undefined;
  return named === undefined ? undefined : tableOf(context, named.ir);
}

/** A row that may be absent: it came by a LEFT JOIN. */
function isJoined(source: Source, block: Block): boolean {
  return !block.sources.includes(source);
}

function columnSql(sql: string, type: FeelType, column: ColumnSchema, nullable: boolean): Fragment {
  if (type === "date" || type === "date and time") return { sql, type, nullable, nearby: true };
  if (column.type !== "number" || column.precision === undefined) return fragment(sql, type, nullable);
  return fragment(sql, type, nullable, { precision: column.precision, scale: column.scale ?? 0 });
}

/** The source whose row an expression is; joins it to the block where it is one item of a list. */
function rowSource(context: EmitContext, ir: Ir, env: Env, block: Block): Source {
  switch (ir.kind) {
    case "subject":
      return context.base;
    case "local": {
      const binding = env.get(ir.slot);
      if (binding?.kind === "row") return binding.source;
      if (binding?.kind === "value") return rowSource(context, binding.ir, binding.env, block);
      break;
    }
    case "let": {
      const named = context.program.lets[ir.index];
      if (named !== undefined) return rowSource(context, named.ir, emptyEnv, block);
      break;
    }
    case "filter":
      if (ir.mode === "index") {
        return joinRow(context, block, planOf(context, ir.of, env), positionOf(ir.condition)).source;
      }
      break;
    default:
      break;
  }
  throw new Refused("feel.sql.node", ir.span, { node: ir.kind });
}

function positionOf(ir: Ir): 1 | -1 {
  if (ir.kind === "literal" && ir.value === "1") return 1;
  if (ir.kind === "literal" && ir.value === "-1") return -1;
  throw new Refused("feel.sql.node", ir.span, { node: "[n]" });
}

// Arithmetic -------------------------------------------------------------------------------------------------------

function negateSql(operand: Fragment, ir: Ir): Fragment {
  if (operand.type === "number") {
    // As a decimal: the engine's smallest integer has no opposite of its own type.
    return { ...operand, sql: `(- ${castNumber(operand, digitsOf(operand, ir))})` };
  }
  if (operand.type === "years and months duration") return { ...operand, sql: `(- ${operand.sql})` };
  if (operand.type === "days and time duration") {
    const { days } = operand;
    const negated = { ...operand, sql: `(- ${operand.sql})` };
    return days === undefined ? negated : { ...negated, days: { ...days, sql: `(- ${days.sql})` } };
  }
  throw new Refused("feel.sql.type", ir.span, { type: typeName(operand.type) });
}

function arithmeticSql(context: EmitContext, ir: ArithmeticIr, emit: (child: Ir) => Fragment): Fragment {
  const { operator, left, right } = ir;
  if (operator === "/" && left.type === "number" && right.type === "number") {
    const reciprocal = reciprocalText(ir);
    if (reciprocal === undefined) throw new Refused("feel.sql.division", ir.span);
    const factor = context.value(readNumber(reciprocal), "number", ir);
    return numberArithmetic("*", emit(left), factor, ir);
  }
  if (operator === "/" || operator === "**") throw new Refused("feel.sql.node", ir.span, { node: operator });
  const [a, b] = [emit(left), emit(right)];
  if (a.type === "number" && b.type === "number") return numberArithmetic(operator, a, b, ir);
  if (operator === "*")
    return scaledDuration(context, left, a, b, ir) ?? scaledDuration(context, right, b, a, ir) ?? refuse(ir);
  if (a.type === "string" && b.type === "string" && operator === "+") {
    return fragment(`(${a.sql} || ${b.sql})`, "string", a.nullable || b.nullable);
  }
  if (operator === "-" && a.type === "date" && b.type === "date") return dateDifference(a, b);
  if (operator === "-" && a.type === "date and time" && b.type === "date and time") {
    const micros = `(CAST(epoch_us(${a.sql}) AS HUGEINT) - epoch_us(${b.sql}))`;
    return fragment(micros, "days and time duration", a.nullable || b.nullable);
  }
  if (isMoment(a.type)) return movedMoment(a, b, right, operator, ir);
  if (isMoment(b.type) && operator === "+") return movedMoment(b, a, left, operator, ir);
  if (a.type === b.type && a.type === "years and months duration") {
    // Sums of months stay far inside 64 bits: each is bounded by its own making.
    return fragment(`(${a.sql} ${operator} ${b.sql})`, a.type, a.nullable || b.nullable);
  }
  return refuse(ir);
}

function refuse(ir: ArithmeticIr): never {
  throw new Refused("feel.sql.node", ir.span, {
    node: `${typeName(ir.left.type)} ${ir.operator} ${typeName(ir.right.type)}`,
  });
}

function isMoment(type: FeelType): boolean {
  return type === "date" || type === "date and time";
}

/** A literal duration times a whole number. */
function scaledDuration(
  context: EmitContext,
  unit: Ir,
  duration: Fragment,
  count: Fragment,
  ir: Ir,
): Fragment | undefined {
  if (unit.kind !== "literal" || count.type !== "number") return undefined;
  const value = valueOfLiteral(unit);
  const one = unitOf(value);
  if (one === undefined || count.digits?.scale !== 0 || count.digits.precision > 15) return undefined;
  const product = numberArithmetic("*", count, context.value(one, "number", ir), ir);
  if (product.digits === undefined || product.digits.precision > 18) return undefined;
  if (duration.type === "days and time duration") return durationOfDays(product);
  return fragment(`CAST(${product.sql} AS BIGINT)`, duration.type, product.nullable);
}

/** Whole days or months of a duration. */
function unitOf(value: FeelValue): number | undefined {
  if (value instanceof YearMonthDuration) return value.months;
  if (value instanceof DayTimeDuration && value.nanos % nanosPerDay === 0n) return Number(value.nanos / nanosPerDay);
  return undefined;
}

// Beyond this a literal offset could leave the computed years: the guarded form is used.
const maxBoundedDays = 60_000_000;
const maxBoundedMonths = 2_000_000;

function movedMoment(
  moment: Fragment,
  duration: Fragment,
  written: Ir,
  operator: "+" | "-",
  ir: ArithmeticIr,
): Fragment {
  const value = written.kind === "literal" ? valueOfLiteral(written) : null;
  const whole = unitOf(value);
  if (duration.type === "years and months duration") {
    const bounded = whole !== undefined && Math.abs(whole) <= maxBoundedMonths && moment.nearby === true;
    return addMonths(moment, duration, operator, bounded);
  }
  if (moment.type === "date" && duration.days !== undefined) {
    const bounded = whole !== undefined && Math.abs(whole) <= maxBoundedDays && moment.nearby === true;
    return dateAddDays(moment, duration.days, operator, bounded);
  }
  // A literal of at most some thousand years on a column cannot overflow a timestamp.
  const small =
    value instanceof DayTimeDuration && (value.nanos < 0n ? -value.nanos : value.nanos) <= 1_000_000n * nanosPerDay;
  if (moment.type === "date and time" && small && moment.nearby === true) return addMicros(moment, duration, operator);
  return refuse(ir);
}

// Comparison -------------------------------------------------------------------------------------------------------

function compareSql(context: EmitContext, ir: CompareIr, env: Env, block: Block): Fragment {
  const { operator, left, right } = ir;
  const rowTest = rowNullTest(context, ir, env, block);
  if (rowTest !== undefined) return rowTest;
  const emit = (child: Ir): Fragment => emitExpression(context, child, env, block);
  const quotient = quotientOf(context, left, env, block);
  if (quotient !== undefined) return quotientComparison(operator, quotient, emit(right), ir);
  const flipped = quotientOf(context, right, env, block);
  if (flipped !== undefined) return quotientComparison(flip(operator), flipped, emit(left), ir);
  if (operator !== "=" && operator !== "!=") return orderSql(emit(left), operator, emit(right), ir);
  const equal = equalSql(emit(left), emit(right), ir);
  return operator === "=" ? equal : negationOf(equal);
}

/** `row = null`: whether a row was found. */
function rowNullTest(context: EmitContext, ir: CompareIr, env: Env, block: Block): Fragment | undefined {
  const { left, right, operator } = ir;
  const row =
    isRow(left.type) && right.type === "null" ? left : isRow(right.type) && left.type === "null" ? right : undefined;
  if (row === undefined) return undefined;
  const source = rowSource(context, row, env, block);
  return fragment(
    `(${columnOf(source, source.rowId)} ${operator === "=" ? "IS NULL" : "IS NOT NULL"})`,
    "boolean",
    false,
  );
}

/** A division, looked through lets, as its two sides. */
function quotientOf(
  context: EmitContext,
  ir: Ir,
  env: Env,
  block: Block,
): { readonly dividend: Fragment; readonly divisor: Fragment } | undefined {
  const quotient = quotientIr(context.program, ir);
  if (quotient === undefined) return undefined;
  const [dividend, divisor] = sidesOf(quotient);
  const scope = quotient === ir ? env : emptyEnv;
  return {
    dividend: emitExpression(context, dividend, scope, block),
    divisor: emitExpression(context, divisor, scope, block),
  };
}

function sidesOf(ir: QuotientIr): readonly [Ir, Ir] {
  if (ir.kind === "arithmetic") return [ir.left, ir.right];
  return [
    { ...ir, function: "sum" },
    { ...ir, function: "count" },
  ];
}

// Membership -------------------------------------------------------------------------------------------------------

function testSql(
  context: EmitContext,
  value: Ir,
  test: TestIr,
  scopes: { readonly outer: Env; readonly inner: Env },
  block: Block,
): Fragment {
  const { outer, inner } = scopes;
  const emit = (child: Ir): Fragment => emitExpression(context, child, outer, block);
  switch (test.kind) {
    case "compare": {
      const { operand, operator } = test;
      const compared: CompareIr = {
        kind: "compare",
        operator,
        left: value,
        right: operand,
        type: "boolean",
        span: operand.span,
      };
      return compareSql(context, compared, outer, block);
    }
    case "expression":
      return emitExpression(context, test.body, inner, block);
    case "member":
      return memberSql(context, value, test.operand, { emit, env: outer, block });
    default:
      return unreachable(test);
  }
}

interface Place {
  readonly emit: (child: Ir) => Fragment;
  readonly env: Env;
  readonly block: Block;
}

export function memberSql(context: EmitContext, value: Ir, operand: Ir, place: Place): Fragment {
  const { emit } = place;
  if (operand.kind === "range") return rangeSql(emit(value), operand, emit);
  if (operand.kind === "list") return listMemberSql(context, value, operand, place);
  if (operand.kind === "let") {
    const named = context.program.lets[operand.index];
    if (named !== undefined && (named.ir.kind === "list" || named.ir.kind === "range")) {
      return memberSql(context, value, named.ir, place);
    }
  }
  if (isRange(operand.type)) throw new Refused("feel.sql.node", operand.span, { node: "range" });
  if (!isList(operand.type)) return equalSql(emit(value), emit(operand), operand);
  if (operand.kind === "field" && operand.mode === "row") return inCellSql(emit(value), emit(operand), operand);
  const slot = context.freshSlot();
  const { span } = operand;
  const item: Ir = { kind: "local", slot, name: "item", type: operand.type.element, span };
  const body: Ir = { kind: "compare", operator: "=", left: item, right: value, type: "boolean", span };
  return quantifiedSql(
    context,
    {
      kind: "quantified",
      quantifier: "some",
      iterators: [{ slot, name: "item", source: operand, to: null }],
      body,
      type: "boolean",
      span,
    },
    place.env,
    place.block,
  );
}

function rangeSql(value: Fragment, range: Extract<Ir, { kind: "range" }>, emit: (child: Ir) => Fragment): Fragment {
  const ends: Fragment[] = [];
  if (range.low !== null) ends.push(orderSql(value, range.lowClosed ? ">=" : ">", emit(range.low), range));
  if (range.high !== null) ends.push(orderSql(value, range.highClosed ? "<=" : "<", emit(range.high), range));
  if (ends.length === 0) throw new Refused("feel.sql.node", range.span, { node: "range" });
  return logicSql("and", ends);
}

/** True if any item equals the value; a null value equals only a null item, so the answer is never unknown for plain items. */
function listMemberSql(context: EmitContext, value: Ir, list: Extract<Ir, { kind: "list" }>, place: Place): Fragment {
  const tested = place.emit(value);
  const plain = list.items.filter((item) => item.kind === "literal" && item.type === value.type);
  const others = list.items.filter((item) => !plain.includes(item));
  const answers: Fragment[] = [];
  if (plain.length > 0) {
    const values = plain.map(place.emit);
    for (const each of values) equalSql(tested, each, list);
    if (tested.type === "date and time") throw new Refused("feel.sql.node", list.span, { node: "in" });
    answers.push(inListSql(tested, values.map((each) => each.sql).join(", ")));
  }
  for (const item of others) {
    if (item.type === "any" || isList(item.type))
      throw new Refused("feel.sql.type", item.span, { type: typeName(item.type) });
    answers.push(memberSql(context, value, item, place));
  }
  return answers.length === 0 ? fragment("FALSE", "boolean", false) : logicSql("or", answers);
}

/** In a cell that holds several texts. A null cell is no list: then the value must be null itself. */
function inCellSql(tested: Fragment, cell: Fragment, ir: Ir): Fragment {
  if (tested.type !== "string") throw new Refused("feel.sql.type", ir.span, { type: typeName(tested.type) });
  const contained = `list_contains(${cell.sql}, ${tested.sql})`;
  if (!tested.nullable) return fragment(`COALESCE(${contained}, FALSE)`, "boolean", false);
  const holdsNull = `len(list_filter(${cell.sql}, item -> item IS NULL)) > 0`;
  const sql = `CASE WHEN ${cell.sql} IS NULL THEN ${tested.sql} IS NULL WHEN ${tested.sql} IS NULL THEN ${holdsNull} ELSE ${contained} END`;
  return fragment(sql, "boolean", false);
}

/** Without a function around IN: the engine then sees the list. */
function inListSql(tested: Fragment, values: string): Fragment {
  const { sql, nullable } = tested;
  const truth = `(${sql} IN (${values}))`;
  if (!nullable) return { ...fragment(truth, "boolean", false), negation: `(${sql} NOT IN (${values}))` };
  return {
    ...fragment(`(${sql} IS NOT NULL AND ${sql} IN (${values}))`, "boolean", false),
    truth,
    negation: `(${sql} IS NULL OR ${sql} NOT IN (${values}))`,
  };
}

// Choice and quantifiers -------------------------------------------------------------------------------------------

function ifSql(ir: Extract<Ir, { kind: "if" }>, emit: (child: Ir) => Fragment): Fragment {
  const [condition, whenTrue, otherwise] = [emit(ir.condition), emit(ir.whenTrue), emit(ir.otherwise)];
  const nullable = whenTrue.nullable || otherwise.nullable;
  if (whenTrue.type === "null") return caseSql(condition, "NULL", otherwise.sql, { ...otherwise, nullable: true });
  if (otherwise.type === "null") return caseSql(condition, whenTrue.sql, "NULL", { ...whenTrue, nullable: true });
  if (whenTrue.type !== otherwise.type || typeof whenTrue.type !== "string") {
    throw new Refused("feel.sql.type", ir.span, { type: typeName(ir.type) });
  }
  if (whenTrue.type === "number") {
    const unified = unifyNumbers([whenTrue, otherwise], ir);
    const [a = "", b = ""] = unified.values;
    return caseSql(condition, a, b, fragment("", "number", nullable, unified.digits));
  }
  return caseSql(condition, whenTrue.sql, otherwise.sql, fragment("", whenTrue.type, nullable));
}

function caseSql(condition: Fragment, whenTrue: string, otherwise: string, like: Fragment): Fragment {
  const { days: _, ...plain } = like;
  return { ...plain, sql: `CASE WHEN ${condition.sql} THEN ${whenTrue} ELSE ${otherwise} END` };
}

/**
 * `some`: where one comparison with the judged row decides, the extreme value of each key; else the greatest of 2 (true),
 * 1 (unknown) over the rows that are not false. `every` is not some not. A list of written items is spelled out.
 */
export function quantifiedSql(context: EmitContext, ir: QuantifiedIr, env: Env, block: Block): Fragment {
  const every = ir.quantifier === "every";
  // Every item meets the body where none meets its negation.
  const body = every ? negated(ir.body) : ir.body;
  const [first] = ir.iterators;
  if (ir.iterators.length === 1 && first?.to === null && first.source.kind === "list") {
    const answers = first.source.items.map((item) => {
      const inner: Env = new Map([...env, [first.slot, bindingOf({ ir: item, env })]]);
      return emitExpression(context, body, inner, block);
    });
    const some = answers.length === 0 ? fragment("FALSE", "boolean", false) : logicSql("or", answers);
    return every ? negationOf(some) : some;
  }
  const plan = planOfIterators(context, ir.iterators, env, body);
  const tests = conjunctsOf(body).map((conjunct) => ({ ir: conjunct, env: plan.element.env, keepUnknown: true }));
  const extreme = extremeAnswer(context, block, plan, tests);
  if (extreme !== undefined) return every ? extreme.none : extreme.some;
  const { column, nullable } = bestAnswer(context, plan, tests, block);
  return every ? noneSql(column, nullable) : someSql(column, nullable);
}

/** A column that is 2 where an item meets the body, 1 where one may (if `nullable`), null where none does. */
function bestAnswer(
  context: EmitContext,
  plan: Plan,
  tests: readonly RowTest[],
  block: Block,
): { readonly column: string; readonly nullable: boolean } {
  let nullable = false;
  const column = joinAggregate(context, block, {
    plan,
    tests,
    aggregate: (inner, rest) => {
      const answers = unsureAnswers(context, inner, rest);
      nullable = answers.length > 0;
      return nullable ? `MAX(CASE WHEN ${logicSql("and", answers).sql} THEN 2 ELSE 1 END)` : "MAX(2)";
    },
  });
  return { column, nullable };
}

// The plain comparisons in a WHERE clause let the engine turn the outer join into an inner, a semi or an anti join.

function someSql(column: string, nullable: boolean): Fragment {
  if (!nullable) return { ...fragment(`(${column} IS NOT NULL)`, "boolean", false), negation: `(${column} IS NULL)` };
  return {
    ...fragment(`CASE ${column} WHEN 2 THEN TRUE WHEN 1 THEN NULL ELSE FALSE END`, "boolean", true),
    truth: `(${column} = 2)`,
    notFalse: `(${column} IS NOT NULL)`,
  };
}

function noneSql(column: string, nullable: boolean): Fragment {
  if (!nullable) return { ...fragment(`(${column} IS NULL)`, "boolean", false), negation: `(${column} IS NOT NULL)` };
  return {
    ...fragment(`CASE ${column} WHEN 2 THEN FALSE WHEN 1 THEN NULL ELSE TRUE END`, "boolean", true),
    truth: `(${column} IS NULL)`,
    notFalse: `(${column} IS NULL OR ${column} = 1)`,
  };
}

/** The negation, pushed inward where that is exact, so that keys inside `every` are found. */
function negated(ir: Ir): Ir {
  switch (ir.kind) {
    case "and":
      return { ...ir, kind: "or", operands: ir.operands.map(negated) };
    case "or":
      return { ...ir, kind: "and", operands: ir.operands.map(negated) };
    case "compare":
      if (ir.operator === "=") return { ...ir, operator: "!=" };
      if (ir.operator === "!=") return { ...ir, operator: "=" };
      // Values that have an order have a whole one, and what is unknown stays so.
      return { ...ir, operator: opposite(ir.operator) };
    case "call": {
      const [operand] = ir.args;
      if (ir.function === "not" && operand !== null && operand !== undefined && operand.type === "boolean")
        return operand;
      break;
    }
    default:
      break;
  }
  return { kind: "call", function: "not", overload: 0, args: [ir], type: "boolean", span: ir.span };
}

// Functions from outside -------------------------------------------------------------------------------------------

function librarySql(
  context: EmitContext,
  ir: Extract<Ir, { kind: "library call" }>,
  emit: (child: Ir) => Fragment,
  block: Block,
): Fragment {
  const known = context.library.functions.find((each) => each.names[0] === ir.function);
  if (known?.sql === undefined) throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  const args = known.parameters.map((_, index) => {
    const argument = ir.args[index];
    return argument === null || argument === undefined ? undefined : emit(argument);
  });
  const sql = known.sql(args, builderFor(context, ir, block));
  if (sql === undefined) throw new Refused("feel.sql.function", ir.span, { name: ir.function });
  return sql;
}

function builderFor(context: EmitContext, ir: Ir, block: Block): SqlBuilder {
  return {
    value: (type, value) => context.value(value, type, ir),
    today: () => todaySql(context),
    quote: quoteIdentifier,
    lookup: ({ table, keys, column, type, digits }) => {
      const on = keys.map((key) => `\u0001.${quoteIdentifier(key.column)} = ${key.equals.sql}`).join(" AND ");
      const alias = block.relation(table, on);
      return fragment(`${alias}.${quoteIdentifier(column)}`, type, true, digits);
    },
  };
}
