// The row evaluator and the SQL back end give the same value for every expression and every row.
import { describe, expect, test } from "vitest";
import type { Program, ProgramInput, Row, SqlProgram } from "../src/index.ts";
import { compileProgram, describeDiagnostic, emitSql, memoryDatasets, prepareRow, typeName } from "../src/index.ts";
import { createTable, normalized, openEngine, relation, runSql, shown } from "./engine.ts";
import { datasets, events, people, randomRows, TextGenerator, today } from "./generate.ts";
import { Random } from "./random.ts";

const seed = Number(process.env["JIANHENG_SEED"] ?? 20_240_229);
const wantedPairs = Number(process.env["JIANHENG_PAIRS"] ?? 20_000);
const rowsPerDataset = 24;
const outputsPerProgram = 12;

describe(`row evaluation and SQL agree (JIANHENG_SEED=${seed})`, () => {
  test(`${wantedPairs} pairs of expression and row`, { timeout: 240_000 }, async () => {
    if (today === null) throw new Error("no date");
    const random = new Random(seed);
    const generator = new TextGenerator(random);
    const connection = await openEngine();
    const differences: string[] = [];
    const refusals = new Map<string, number>();
    let [pairs, nulls, refused, rounds] = [0, 0, 0, 0];
    let rows: readonly Row[] = [];
    let access = memoryDatasets(new Map());
    while (pairs < wantedPairs && differences.length === 0) {
      if (rounds % 10 === 0) {
        rows = randomRows(random, people, rowsPerDataset);
        const others = randomRows(random, events, random.pick([0, 5, rowsPerDataset, 2 * rowsPerDataset]));
        await createTable(connection, people, rows);
        await createTable(connection, events, others);
        access = memoryDatasets(
          new Map([
            ["people", rows],
            ["events", others],
          ]),
        );
      }
      rounds += 1;
      const input = generator.program(outputsPerProgram);
      const { program, emitted } = emittable(input, refusals);
      refused += input.outputs.length - (program?.outputs.length ?? 0);
      if (program === undefined || emitted === undefined) continue;
      const keep = random.pick(["all", "all", "not false", "true"] as const);
      const booleans = program.outputs.flatMap((output, index) => (output.type === "boolean" ? [index] : []));
      const kept = emitSql(program, { dialect: "duckdb", relation, keep });
      if ("refused" in kept) throw new Error("refused with another choice of rows");
      const answers = await runSql(connection, kept, { today }).catch((problem: unknown) => {
        throw new Error(
          `seed ${seed}: ${String(problem)}\n${JSON.stringify(
            [program.lets, program.outputs].flat().map((each) => each.text),
            null,
            1,
          )}\n${emitted.sql}`,
        );
      });
      const run = prepareRow(program).start({ datasets: access, today });
      for (const row of rows) {
        const values = run.outputs(row);
        const answered = booleans.map((index) => values[index]);
        const wanted = answered.includes(true) || (keep === "not false" && answered.includes(null));
        const expectRow = keep === "all" || booleans.length === 0 || wanted;
        if (answers.has(row.id) !== expectRow) differences.push(`row ${row.id} for ${keep}\n${kept.sql}`);
        if (!expectRow) continue;
        for (const [index, output] of program.outputs.entries()) {
          const expected = normalized(shown(values[index] ?? null), typeName(output.type));
          const found = normalized(answers.get(row.id)?.[`o${index + 1}`], typeName(output.type));
          pairs += 1;
          if (expected === null) nulls += 1;
          if (expected !== found) {
            const lets = program.lets.map((each) => `${each.name}: ${each.text}`).join("\n");
            differences.push(
              `${lets}\n${output.text}\nrow ${row.id}: evaluator ${expected}, SQL ${found}\n${emitted.sql}`,
            );
          }
        }
      }
    }
    console.info(`${pairs} pairs, ${nulls} of them null, ${refused} texts refused`, Object.fromEntries(refusals));
    expect(differences.slice(0, 3).join("\n\n")).toBe("");
    expect(datasets).toHaveLength(2);
  });
});

/** The program without the outputs that SQL refuses; undefined if its lets are refused. */
function emittable(
  input: ProgramInput,
  refusals: Map<string, number>,
): { readonly program?: Program; readonly emitted?: SqlProgram } {
  let { outputs } = input;
  for (;;) {
    const { program, diagnostics } = compileProgram({ ...input, outputs });
    if (program === undefined) {
      const first = diagnostics[0];
      throw new Error(
        `the generator wrote a bad text: ${first === undefined ? "" : describeDiagnostic(first, "en")} ${JSON.stringify([input, first])}`,
      );
    }
    const emitted = emitSql(program, { dialect: "duckdb", relation });
    if (!("refused" in emitted)) return outputs.length === 0 ? {} : { program, emitted };
    for (const each of emitted.refused) {
      const name = `${each.code} ${each.args["name"] ?? each.args["node"] ?? ""}`;
      refusals.set(name, (refusals.get(name) ?? 0) + 1);
    }
    const names = new Set(
      emitted.refused.filter((each) => each.source.part === "output").map((each) => each.source.name),
    );
    const kept = outputs.filter((output) => !names.has(output.name));
    if (kept.length === outputs.length || kept.length === 0) return {};
    outputs = kept;
  }
}
