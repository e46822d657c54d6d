// Conformance of the SQL back end: decisions of one expression, nothing folded, on a real engine. What it refuses is
// counted; what it answers must be right.
import { join } from "node:path";
import { expect, test } from "vitest";
import { decisionSql } from "../src/conformance/sql-decision.ts";
import { reportOf, runKit } from "../src/conformance/index.ts";
import { compileModels, elementKey, formatValue, readDate, readDateTime, readModel } from "../src/index.ts";
import { openEngine } from "./engine.ts";
import { readKitFolder } from "./kit-folder.ts";

const data = process.env["JIANHENG_TEST_DATA"] ?? join(import.meta.dirname, "../../../../shared");
const folder = join(data, "tck", "TestCases");
const kit = readKitFolder(folder);

async function executor() {
  const connection = await openEngine();
  return async (sql: string, params: readonly (string | boolean | null)[]) => {
    const prepared = await connection.prepare(sql).catch(() => undefined);
    if (prepared === undefined) return undefined;
    const [row] = (await connection.runAndReadAll(sql, [...params])).getRowsJS();
    const [answer] = row ?? [];
    return { answer: typeof answer === "string" ? answer : null };
  };
}

const key = (id: string): string => elementKey({ namespace: "u", id });

test("inputs are columns, literals are parameters, and every operator is in the SQL", async () => {
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="u">
    <inputData id="i" name="金额"><variable name="金额" typeRef="number"/></inputData>
    <decision id="d" name="d"><variable name="d" typeRef="boolean"/>
      <informationRequirement><requiredInput href="#i"/></informationRequirement>
      <literalExpression><text>(2 + 3) * 金额 - -7 > 40</text></literalExpression></decision></definitions>`;
  const { model } = await readModel(xml);
  if (model === undefined) throw new Error("no model");
  const { models } = compileModels([model], { literals: "kept" });
  const [decision, today, now] = [
    models.elements[key("d")],
    readDate("2026-01-01"),
    readDateTime("2026-01-01T00:00:00"),
  ];
  if (decision?.kind !== "decision" || today === null || now === null) throw new Error("no decision");
  const execute = await executor();
  const answerFor = async (amount: number) => {
    const statement = decisionSql(decision, models, new Map([[key("i"), amount]]), { today, now });
    if (statement === undefined) throw new Error("refused");
    expect(statement.sql).toMatch(/\$\d[^+]*\+.*\$\d.*\*.*"in 金额".*- .*\(?-.*\$\d.*>.*\$\d/su);
    expect(new Set(statement.params)).toEqual(new Set(["2", "3", "7", "40"]));
    return statement.read((await execute(statement.sql, statement.params))?.answer ?? null);
  };
  // 5 × 6 + 7 = 37, 5 × 7 + 7 = 42.
  expect(await answerFor(6)).toBe(false);
  expect(await answerFor(7)).toBe(true);
});

test("what the compiler works out alone is not measured as SQL", async () => {
  const written = ['date("2026-01-02")', '@"2026-01-02"', 'date("2026-01-02") = @"2026-01-02"', '1 + "a"'];
  const decisions = written.map(
    (text, at) =>
      `<decision id="d${at}" name="d${at}"><variable name="d${at}"/><literalExpression><text>${text}</text></literalExpression></decision>`,
  );
  const { cases } = await runKit(
    [
      {
        directory: "d",
        name: "m.dmn",
        text: `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="u">${decisions.join("")}</definitions>`,
      },
      {
        directory: "d",
        name: "m-test-01.xml",
        text: `<testCases xmlns:xsi="x"><modelName>m.dmn</modelName>${["date", "date", "boolean", "nil"]
          .map((type, at) => {
            const value = type === "date" ? "2026-01-02" : "true";
            const expected = type === "nil" ? `<value xsi:nil="true"/>` : `<value xsi:type="${type}">${value}</value>`;
            return `<testCase id="${at}"><resultNode name="d${at}"><expected>${expected}</expected></resultNode></testCase>`;
          })
          .join("")}</testCases>`,
      },
    ],
    { kind: "sql", execute: await executor() },
  );
  expect(cases.map(({ outcome }) => outcome)).toEqual(["refused", "passed", "passed", "refused"]);
});

test.skipIf(kit === undefined)(
  `the conformance kit by SQL (${kit === undefined ? `absent: ${folder}` : "read"})`,
  async () => {
    const { cases } = await runKit(kit ?? [], { kind: "sql", execute: await executor() });
    const failed = cases.filter(({ outcome }) => outcome === "failed");
    expect(
      failed.map(({ directory, id, difference }) => {
        const { expected = null, answer = null } = difference ?? {};
        return `${directory} ${id}: ${formatValue(answer)} instead of ${formatValue(expected)}`;
      }),
    ).toEqual([]);
    // A floor, so that it is seen if the back end begins to refuse what it did.
    expect(reportOf(cases).passed).toBeGreaterThanOrEqual(613);
  },
);
