// Other rule engines on the same rules. Each gets them in the form that suits it best: days as whole numbers, money as
// whole cents, null tests written out where its comparison of null is an error, and its cheapest way of running many rows.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { DuckDBConnection } from "@duckdb/node-api";
import { Hits } from "./our-engines.ts";
import { judgedDay } from "./workload.ts";

const folder = path.resolve(import.meta.dirname, "../peers");

interface PlainCase {
  readonly id: number;
  readonly [column: string]: number | string | null;
}

type Peer = (cases: readonly PlainCase[], hits: Hits) => void | Promise<void>;

function dayNumber(column: string): string {
  return `${column} - DATE '1970-01-01' AS ${column}`;
}

/** Loads the file into plain objects, the form all of them take, and runs the engine on them. */
export async function byPeer(connection: DuckDBConnection, file: string, peer: Peer): Promise<Hits> {
  const hits = new Hits();
  const days = ["filed_date", "detain_date", "arrest_date", "closed_date", "prosecute_date"].map(dayNumber).join(", ");
  const money = "(amount * 100)::BIGINT AS amount, (recovered * 100)::BIGINT AS recovered";
  const stream = await connection.stream(
    `SELECT id, case_type, suspect_age, measure, doc_count, ${days}, ${money} FROM '${file}'`,
  );
  const names = stream.columnNames();
  for await (const chunk of stream) await peer(chunk.getRowObjects(names).map(plain), hits);
  return hits;
}

function plain(row: Readonly<Record<string, unknown>>): PlainCase {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
  ) as unknown as PlainCase;
}

async function load<Module>(name: string): Promise<Module> {
  const found = createRequire(path.join(folder, "package.json")).resolve(name);
  return (await import(pathToFileURL(found).href)) as Module;
}

const kinds = '["公诉", "批捕", "民事", "行政", "公益", "未检", "申诉", "执行"]';

/** The rules with the words of each language for “and”, “or”, “equal” and “not in”. */
function rulesIn(w: {
  readonly and: string;
  readonly or: string;
  readonly is: string;
  readonly notIn: (value: string, list: string) => string;
  readonly of?: string;
  readonly number?: (value: number) => string;
}): Readonly<Record<string, string>> {
  const { and, or, is, notIn, of = "", number = String } = w;
  const some = (...columns: readonly string[]): string => columns.map((name) => `${of}${name} != null`).join(and);
  return {
    R1: `${some("detain_date")}${and}${of}arrest_date ${is} null${and}${of}closed_date ${is} null${and}${of}detain_date + ${number(37)} < ${number(judgedDay)}`,
    R2: `${some("arrest_date", "detain_date")}${and}${of}detain_date + ${number(37)} < ${of}arrest_date`,
    R3: `${some("closed_date")}${and}${of}closed_date < ${of}filed_date`,
    R4: `${of}case_type ${is} "公诉"${and}${some("closed_date")}${and}${of}prosecute_date ${is} null`,
    R5: notIn(`${of}case_type`, kinds),
    R6: `${of}suspect_age ${is} null${or}${of}suspect_age < ${number(12)}`,
    R7: `${some("amount", "recovered")}${and}${of}amount > ${number(5000000)}${and}${of}recovered * ${number(10)} < ${of}amount`,
    R8: `${some("suspect_age")}${and}${of}suspect_age < ${number(18)}${and}${of}measure ${is} "逮捕"${and}${of}case_type != "未检"`,
    R9: `${some("closed_date")}${and}${of}doc_count < ${number(2)}`,
    R10: `${of}closed_date ${is} null${and}${of}measure in ["拘留", "逮捕"]${and}${of}filed_date + ${number(45)} < ${number(judgedDay)}`,
  };
}

interface Zen {
  readonly ZenEngine: new () => {
    createDecision(graph: object): { evaluate(input: object): Promise<{ result: Record<string, readonly number[]> }> };
  };
}

/** GoRules ZEN: a graph with one filter per rule over a batch of rows was the fastest of seven ways tried. */
export async function zen(): Promise<Peer> {
  const { ZenEngine } = await load<Zen>("@gorules/zen-engine");
  const rules = rulesIn({
    and: " and ",
    or: " or ",
    is: "==",
    notIn: (value, list) => `${value} not in ${list}`,
    of: "#.",
  });
  const expressions = Object.entries(rules).map(([rule, text]) => ({
    id: rule,
    key: rule,
    value: `map(filter(rows, ${text}), #.id)`,
  }));
  const place = { x: 0, y: 0 };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: place },
      {
        id: "rules",
        name: "rules",
        type: "expressionNode",
        position: place,
        content: { expressions, passThrough: false, executionMode: "single" },
      },
      { id: "out", name: "out", type: "outputNode", position: place },
    ],
    edges: [
      { id: "1", sourceId: "in", targetId: "rules", type: "edge" },
      { id: "2", sourceId: "rules", targetId: "out", type: "edge" },
    ],
  });
  return async (rows, hits) => {
    // Two batches at a time: it runs them on threads of its own.
    const middle = Math.ceil(rows.length / 2);
    const halves = [rows.slice(0, middle), rows.slice(middle)].map((half) => decision.evaluate({ rows: half }));
    for (const { result } of await Promise.all(halves))
      for (const [rule, ids] of Object.entries(result)) for (const id of ids) hits.add(rule, id);
  };
}

interface Cel {
  readonly Environment: new (options: object) => { parse(text: string): (context: object) => unknown };
}

/** cel-js (@marcbachmann/cel-js, the faster of the two of that name): rules parsed once; all its numbers are doubles. */
export async function cel(): Promise<Peer> {
  const { Environment } = await load<Cel>("@marcbachmann/cel-js");
  const environment = new Environment({ unlistedVariablesAreDyn: true });
  const words = { and: " && ", or: " || ", is: "==", number: (value: number) => value.toFixed(1) };
  const texts = rulesIn({ ...words, notIn: (value, list) => `!(${value} in ${list})` });
  const rules = Object.entries(texts).map(([rule, text]) => ({ rule, holds: environment.parse(text) }));
  return (rows, hits) => {
    for (const row of rows) for (const { rule, holds } of rules) if (holds(row) === true) hits.add(rule, row.id);
  };
}

interface Feelin {
  readonly evaluate: (text: string, context: object) => { readonly value: unknown };
}

/** feelin: it has no compiled form, so every call parses. */
export async function feelin(): Promise<Peer> {
  const { evaluate } = await load<Feelin>("feelin");
  const rules = rulesIn({
    and: " and ",
    or: " or ",
    is: "=",
    notIn: (value, list) => `not(list contains(${list}, ${value}))`,
  });
  return (rows, hits) => {
    for (const row of rows)
      for (const [rule, text] of Object.entries(rules)) {
        const bracketed = text.replace('measure in ["拘留", "逮捕"]', '(measure in ["拘留", "逮捕"])');
        if (evaluate(bracketed, row).value === true) hits.add(rule, row.id);
      }
  };
}

interface JsonRules {
  readonly Engine: new (
    rules: readonly object[],
    options: object,
  ) => {
    addOperator(name: string, test: (left: unknown, right: unknown) => boolean): void;
    run(facts: object): Promise<{ readonly events: readonly { readonly type: string }[] }>;
  };
}

function test(name: string, operator: string, value: unknown): object {
  return { fact: name, operator, value };
}

/** The value of another fact, to compare with. */
function fact(name: string): object {
  return { fact: name };
}

/** json-rules-engine: it compares a fact with a constant, so sums and quotients are operators of our own making. */
export async function jsonRules(): Promise<Peer> {
  const { Engine } = await load<JsonRules>("json-rules-engine");
  const is = (fact: string, value: unknown) => test(fact, "equal", value);
  const not = (fact: string, value: unknown) => test(fact, "notEqual", value);
  const conditions: Readonly<Record<string, object>> = {
    R1: {
      all: [
        not("detain_date", null),
        is("arrest_date", null),
        is("closed_date", null),
        test("detain_date", "lessThan", judgedDay - 37),
      ],
    },
    R2: {
      all: [
        not("arrest_date", null),
        not("detain_date", null),
        test("detain_date", "over37DaysBefore", fact("arrest_date")),
      ],
    },
    R3: { all: [not("closed_date", null), test("closed_date", "lessThan", fact("filed_date"))] },
    R4: { all: [is("case_type", "公诉"), not("closed_date", null), is("prosecute_date", null)] },
    R5: { all: [test("case_type", "notIn", JSON.parse(kinds))] },
    R6: { any: [is("suspect_age", null), test("suspect_age", "lessThan", 12)] },
    R7: {
      all: [
        not("recovered", null),
        test("amount", "greaterThan", 5_000_000),
        test("recovered", "underTenthOf", fact("amount")),
      ],
    },
    R8: {
      all: [
        not("suspect_age", null),
        test("suspect_age", "lessThan", 18),
        is("measure", "逮捕"),
        not("case_type", "未检"),
      ],
    },
    R9: { all: [not("closed_date", null), test("doc_count", "lessThan", 2)] },
    R10: {
      all: [
        is("closed_date", null),
        test("measure", "in", ["拘留", "逮捕"]),
        test("filed_date", "lessThan", judgedDay - 45),
      ],
    },
  };
  const rules = Object.entries(conditions).map(([type, condition]) => ({ conditions: condition, event: { type } }));
  const engine = new Engine(rules, { allowUndefinedFacts: true });
  engine.addOperator("over37DaysBefore", (left, right) => Number(left) + 37 < Number(right));
  engine.addOperator("underTenthOf", (left, right) => Number(left) * 10 < Number(right));
  return async (rows, hits) => {
    for (const row of rows) for (const { type } of (await engine.run(row)).events) hits.add(type, row.id);
  };
}
