// Whatever a rule says, explaining it does not fail, and what a reason says of its words is what they give on their own.
import { expect, test } from "vitest";
import type { Explanation, FeelValue, ProgramInput, Reason } from "../src/index.ts";
import {
  compileProgram,
  type Environment,
  explain,
  explanationSentence,
  formatValue,
  memoryDatasets,
  prepareRow,
  reasonLines,
} from "../src/index.ts";
import { events, people, randomRows, TextGenerator, today } from "./generate.ts";
import { Random } from "./random.ts";

const seed = Number(process.env["JIANHENG_SEED"] ?? 20_250_331);
const programs = 50;
const rowsPerProgram = 3;

test(`reasons agree with their words (JIANHENG_SEED=${seed})`, { timeout: 120_000 }, () => {
  const random = new Random(seed);
  const generator = new TextGenerator(random);
  let [checked, explained] = [0, 0];
  for (let round = 0; round < programs; round += 1) {
    const input = generator.program(4);
    const { program } = compileProgram(input);
    if (program === undefined || today === null) continue;
    const rows = randomRows(random, people, rowsPerProgram);
    const datasets = memoryDatasets(
      new Map([
        ["people", rows],
        ["events", randomRows(random, events, 8)],
      ]),
    );
    for (const row of rows) {
      const environment = { row, datasets, today };
      for (const { name, text } of program.outputs) {
        const explanation = explain(program, name, environment);
        if (explanation === undefined) throw new Error(`no output ${name}`);
        sayAll(explanation, text);
        expect(ungrounded(explanation.reason), text).toEqual([]);
        const wrong = disagreements(input, wordsAlone(explanation.reason), environment);
        expect(wrong.differing, `${text}\nof ${JSON.stringify(row.cells)}`).toEqual([]);
        checked += wrong.checked;
        explained += 1;
      }
    }
  }
  console.info(`${explained} explanations, ${checked} parts evaluated again`);
  expect(explained).toBeGreaterThan(400);
  expect(checked).toBeGreaterThan(3 * explained);
});

function sayAll(explanation: Explanation, text: string): void {
  for (const language of ["zh", "en"] as const) {
    const lines = reasonLines(explanation.reason, { language });
    const said = explanationSentence(explanation, { language });
    // Only a value that is rows has nothing to say.
    if (typeof explanation.value === "boolean" && lines.length === 0) throw new Error(`nothing said of ${text}`);
    expect(said).not.toMatch(/undefined|\[object/u);
    for (const line of lines) expect(line.text).not.toMatch(/undefined|\[object|\n/u);
  }
}

/** Parts that do not bear out what they are said to decide. */
function ungrounded(reason: Reason): readonly string[] {
  const borne = {
    and: reason.parts.every(({ value }) => agrees(value, reason)),
    or: reason.parts.every(({ value }) => agrees(value, reason)),
    if: reason.cut || formatValue(reason.parts[1]?.value ?? null) === formatValue(reason.value),
    some: reason.value !== true || reason.parts[0]?.value === true,
    every: reason.value !== false || reason.parts[0]?.value === false,
  };
  const own = reason.kind in borne && !borne[reason.kind as keyof typeof borne] ? [reason.text] : [];
  return [...own, ...reason.parts.flatMap(ungrounded)];
}

function agrees(part: FeelValue, { value }: Reason): boolean {
  return value === null ? typeof part !== "boolean" : part === value;
}

/** Words with the value given for them: of reasons and operands, except below an item, whose variables are not known. */
function wordsAlone(reason: Reason): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (one: Reason): void => {
    if (one.kind !== "table") found.set(one.text, formatValue(one.value));
    for (const { text, value } of one.operands) found.set(text, formatValue(value));
    if (one.kind !== "some" && one.kind !== "every") one.parts.forEach(visit);
  };
  visit(reason);
  return found;
}

function disagreements(input: ProgramInput, words: ReadonlyMap<string, string>, environment: Environment) {
  const texts = [...words.keys()].filter((text) => {
    // Some parts are refused on their own, as a null that is written out.
    return compileProgram({ ...input, outputs: [{ name: "词", text }] }).program !== undefined;
  });
  const { program } = compileProgram({ ...input, outputs: texts.map((text, at) => ({ name: `词${at}`, text })) });
  if (program === undefined) throw new Error("texts that compile alone do not compile together");
  const values = prepareRow(program).start(environment).outputs(environment.row).map(formatValue);
  const differing = texts.flatMap((text, at) =>
    values[at] === words.get(text) ? [] : [`${text}: told ${words.get(text)}, is ${values[at]}`],
  );
  return { checked: texts.length, differing };
}
