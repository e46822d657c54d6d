// Looks for a text and a row on which the back ends differ; the first found is made as small as it goes.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Diagnostic, ProgramInput } from "../../src/index.ts";
import { compileProgram, emitSql } from "../../src/index.ts";
import { openEngine, relation } from "../engine.ts";
import { datasets, events, people, randomRows, TextGenerator, textsOf } from "../generate.ts";
import { Random } from "../random.ts";
import { compare, createTables, type Comparing, type Data } from "./compare.ts";
import { shrink, type SmallCase } from "./shrink.ts";

const rowsPerDataset = 24;
const outputsPerProgram = 12;
/** Programs that are tried on the same rows. */
const programsPerData = 10;

export interface Hunt {
  readonly pairs: number;
  readonly nulls: number;
  /** Texts that SQL refused, by the reason. */
  readonly refused: ReadonlyMap<string, number>;
  readonly found?: SmallCase;
}

/** Runs until `pairs` values were compared or two differ. */
export async function hunt(seed: number, wanted: number, spoil?: Comparing["spoil"]): Promise<Hunt> {
  const random = new Random(seed);
  const generator = new TextGenerator(random);
  const connection = await openEngine();
  const refused = new Map<string, number>();
  let [pairs, nulls, rounds] = [0, 0, 0];
  let data: Data = new Map();
  while (pairs < wanted) {
    if (rounds % programsPerData === 0) {
      data = new Map([
        ["people", randomRows(random, people, rowsPerDataset)],
        ["events", randomRows(random, events, random.pick([0, 5, rowsPerDataset, 2 * rowsPerDataset]))],
      ]);
      await createTables(connection, datasets, data);
    }
    rounds += 1;
    const input = emittable(generator.program(outputsPerProgram), refused);
    if (input === undefined) continue;
    const keep = random.pick(["all", "all", "not false", "true"] as const);
    const comparing: Comparing = { keep, ...(spoil === undefined ? {} : { spoil }) };
    const compared = await compareOrTell(connection, input, data, comparing, seed);
    if (compared === undefined) throw new Error("refused with another choice of rows");
    pairs += compared.pairs;
    nulls += compared.nulls;
    const [first] = compared.differences;
    if (first !== undefined) {
      const found = await shrink(connection, { input, data, comparing, first });
      return { pairs, nulls, refused, found };
    }
  }
  return { pairs, nulls, refused };
}

async function compareOrTell(
  connection: DuckDBConnection,
  input: ProgramInput,
  data: Data,
  comparing: Comparing,
  seed: number,
) {
  try {
    return await compare(connection, input, data, comparing);
  } catch (problem) {
    const texts = [...textsOf(input.lets ?? []), ...input.outputs].map(({ name, text }) => `${name}: ${text}`);
    throw new Error(`seed ${seed}: ${String(problem)}\n${texts.join("\n")}`, { cause: problem });
  }
}

/** The program without the outputs that SQL refuses; undefined if nothing is left, or its lets are refused. */
function emittable(input: ProgramInput, refused: Map<string, number>): ProgramInput | undefined {
  const itself = new Set(comparedWithItself(input).map(({ source }) => source?.name));
  if ((input.lets ?? []).some(({ name }) => itself.has(name))) return undefined;
  let outputs = input.outputs.filter(({ name }) => !itself.has(name));
  for (;;) {
    const { program, diagnostics } = compileProgram({ ...input, outputs });
    if (program === undefined)
      throw new Error(`the generator wrote a bad text: ${JSON.stringify([input, diagnostics])}`);
    const emitted = emitSql(program, { dialect: "duckdb", relation });
    if (!("refused" in emitted)) return { ...input, outputs };
    for (const each of emitted.refused) {
      const name = `${each.code} ${each.args["name"] ?? each.args["node"] ?? ""}`;
      refused.set(name, (refused.get(name) ?? 0) + 1);
    }
    const names = new Set(
      emitted.refused.filter((each) => each.source.part === "output").map((each) => each.source.name),
    );
    const kept = outputs.filter((output) => !names.has(output.name));
    if (kept.length === outputs.length || kept.length === 0) return undefined;
    outputs = kept;
  }
}

/** By chance a column meets itself, which rules may not. */
function comparedWithItself(input: ProgramInput): readonly Diagnostic[] {
  return compileProgram(input).diagnostics.filter(({ code }) => code === "feel.compare.same");
}
