// The page that teaches the language: every example gives the answer it shows, every mistake the message it shows.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { ColumnSchema, DatasetSchema, Environment, FeelType, FeelValue, Program } from "@jianheng/feel";
import {
  compileProgram,
  describeDiagnostic,
  explain,
  formatValue,
  memoryDatasets,
  prepareRow,
  readDate,
  readNumber,
  reasonLines,
  Row,
} from "@jianheng/feel";
import { datasetIn, datasetSchema, datasetSchemas, legalFunctions, standardCatalogue } from "@jianheng/lake";
import { nationalCalendar } from "@jianheng/law";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";

const page = readFileSync(path.resolve(import.meta.dirname, "../docs/guide/rule-language.md"), "utf8");

function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gmu"))].map(([, text = ""]) => text);
}

/** The parts of the blocks between blank lines, by lines. */
function groups(language: string): readonly (readonly string[])[] {
  return blocks(language).flatMap((block) => block.split("\n\n").map((each) => each.trim().split("\n")));
}

const functions = legalFunctions(nationalCalendar);
const schemas = datasetSchemas(standardCatalogue);

function compile(text: string, expected: FeelType = "any") {
  const dataset = datasetIn(standardCatalogue, "案件");
  if (dataset === undefined) throw new Error("no dataset");
  return compileProgram({
    over: datasetSchema(dataset),
    datasets: schemas,
    outputs: [{ name: "答", text, expect: expected }],
    functions,
  });
}

type Cells = Readonly<Record<string, string>>;
const [told = ""] = blocks("yaml");
const { 数据日期: day, ...tables } = parse(told, { schema: "failsafe" }) as {
  readonly 数据日期: string;
  readonly 案件: Cells;
  readonly 退回补充侦查: readonly Cells[];
};
const today = readDate(day);
const caseNumber = tables.案件["部门受案号"] ?? "";

const rows = new Map(
  Object.entries(tables).map(([label, given]): [string, readonly Row[]] => {
    const schema = schemas.find(({ name }) => name === label);
    if (schema === undefined) throw new Error(`no table ${label}`);
    const records: readonly Cells[] = [given].flat();
    return [schema.id, records.map((record, index) => rowOf(schema, index + 1, { 部门受案号: caseNumber, ...record }))];
  }),
);

function rowOf(schema: DatasetSchema, id: number, record: Cells): Row {
  const unknown = Object.keys(record).filter((name) => !schema.columns.some((column) => column.name === name));
  if (unknown.length > 0) throw new Error(`${schema.name} has no ${unknown.join(", ")}`);
  return new Row(
    schema,
    id,
    schema.columns.map(({ name, type }) => cellOf(record[name] ?? "", type)),
  );
}

function cellOf(text: string, type: ColumnSchema["type"]): FeelValue {
  if (text === "") return null;
  if (type === "number") return readNumber(text);
  if (type === "date") return readDate(text);
  return type === "boolean" ? text === "是" : text;
}

/** A text, and what it is asked about: the case of the page. */
function asked(text: string): { readonly program: Program; readonly environment: Environment } {
  const { program, diagnostics } = compile(text);
  if (program === undefined) throw new Error(diagnostics.map((each) => describeDiagnostic(each, "zh")).join("\n"));
  const [row] = rows.get("cases") ?? [];
  if (row === undefined || today === null) throw new Error("no case");
  return { program, environment: { datasets: memoryDatasets(rows), today, row } };
}

function answer(text: string): FeelValue {
  const { program, environment } = asked(text);
  return prepareRow(program, functions).start(environment).outputs(environment.row)[0] ?? null;
}

/** The lines that explain the answer, as the page sets them in. */
function why(text: string): readonly string[] {
  const { program, environment } = asked(text);
  const explanation = explain(program, "答", environment, functions);
  if (explanation === undefined) throw new Error("no answer");
  const lines = reasonLines(explanation.reason, { language: "zh" });
  return lines.map(({ depth, text: line }) => "  ".repeat(depth) + line);
}

/** A literal as the page shows answers: `true`, `"甲"`, `@"2025-01-01"`. */
function shown(value: FeelValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  const text = formatValue(value);
  return readDate(text) === null ? text : `@"${text}"`;
}

describe("the language in ten minutes", () => {
  const examples = blocks("feel").flatMap((block) =>
    block.split("\n").flatMap((line) => {
      const [, text, expected] = /^(.*\S)\s+\/\/ (.+)$/u.exec(line) ?? [];
      return text === undefined || expected === undefined ? [] : [[text, expected] as const];
    }),
  );
  it("has an example for every line of its blocks", () => {
    const lines = blocks("feel").flatMap((block) => block.split("\n").filter((line) => line !== ""));
    expect(examples.length).toBe(lines.length);
    expect(examples.length).toBeGreaterThan(35);
  });
  it.each(examples)("%s gives %s", (text, expected) => {
    expect(shown(answer(text))).toBe(expected);
  });

  const reasons = groups("feel-why");
  it("shows at least five explanations", () => {
    expect(reasons.length).toBeGreaterThanOrEqual(5);
  });
  it.each(reasons.map(([text = "", ...lines]) => [text, lines] as const))("explains %s", (text, lines) => {
    expect(why(text)).toEqual(lines);
  });

  const mistakes = groups("feel-error");
  it("shows at least ten mistakes", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(10);
  });
  it.each(mistakes.map(([text = "", ...messages]) => [text, messages] as const))("%s", (text, messages) => {
    const found = compile(text, "boolean").diagnostics.map(
      (each) => `第 ${each.span.start + 1} 至 ${each.span.end} 字：${describeDiagnostic(each, "zh")}`,
    );
    expect(found).toEqual(messages);
  });
});
