// From a program of a page and dozens of rows to the few words and cells on which the back ends differ.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Ir, ProgramInput, Row as RowType } from "../../src/index.ts";
import { childrenOf, compileProgram, Row } from "../../src/index.ts";
import { textsOf } from "../generate.ts";
import { BadText, compare, createTables, type Comparing, type Data, type Difference } from "./compare.ts";

export interface SmallCase {
  readonly input: ProgramInput;
  readonly data: Data;
  readonly difference: Difference;
}

/** Takes away and simplifies, one thing at a time, as long as the back ends still differ. */
export async function shrink(
  connection: DuckDBConnection,
  start: {
    readonly input: ProgramInput;
    readonly data: Data;
    readonly comparing: Comparing;
    readonly first: Difference;
  },
): Promise<SmallCase> {
  const { comparing } = start;
  let best: SmallCase = { input: start.input, data: start.data, difference: start.first };
  for (;;) {
    const smaller = await firstThatDiffers(connection, best, comparing);
    if (smaller === undefined) return best;
    best = smaller;
  }
}

async function firstThatDiffers(
  connection: DuckDBConnection,
  from: SmallCase,
  comparing: Comparing,
): Promise<SmallCase | undefined> {
  for (const candidate of candidates(from)) {
    const difference = await differenceOf(connection, candidate, comparing);
    if (difference !== undefined) return { ...candidate, difference };
  }
  return undefined;
}

type Candidate = Pick<SmallCase, "input" | "data">;

async function differenceOf(
  connection: DuckDBConnection,
  { input, data }: Candidate,
  comparing: Comparing,
): Promise<Difference | undefined> {
  await createTables(connection, input.datasets, data);
  try {
    return (await compare(connection, input, data, comparing))?.differences[0];
  } catch (problem) {
    // A smaller text need not be a good one.
    if (problem instanceof BadText) return undefined;
    throw problem;
  }
}

function* candidates(from: SmallCase): Iterable<Candidate> {
  const { input, data } = from;
  const lets = textsOf(input.lets ?? []);
  for (const output of input.outputs.length > 1 ? input.outputs : [])
    yield { data, input: { ...input, outputs: [output] } };
  for (const index of lets.keys()) yield { data, input: { ...input, lets: lets.toSpliced(index, 1) } };
  for (const fewer of fewerRows(data)) yield { input, data: fewer };
  for (const [index, { text }] of input.outputs.entries())
    for (const shorter of shorterTexts(input, text))
      yield {
        data,
        input: { ...input, outputs: input.outputs.with(index, { ...input.outputs[index]!, text: shorter }) },
      };
  for (const [index, { text }] of lets.entries())
    for (const shorter of shorterTexts({ ...input, lets: lets.slice(0, index) }, text))
      yield { data, input: { ...input, lets: lets.with(index, { ...lets[index]!, text: shorter }) } };
  for (const emptier of emptierCells(data)) yield { input, data: emptier };
}

function* fewerRows(data: Data): Iterable<Data> {
  for (const [id, rows] of data) {
    for (const size of [Math.ceil(rows.length / 2), Math.ceil(rows.length / 4), 1])
      for (let start = 0; start < rows.length; start += size)
        yield new Map([...data, [id, rows.toSpliced(start, size)]]);
  }
}

/** Every part in place of the whole, every part of a part in its place, and plain values for parts. */
function* shorterTexts(input: ProgramInput, text: string): Iterable<string> {
  const { program } = compileProgram({ ...input, outputs: [{ name: "text", text }] });
  const whole = program?.outputs[0]?.ir;
  if (whole === undefined) return;
  const shorter = new Set<string>();
  for (const part of partsOf(whole)) {
    const put = (words: string): void => {
      const changed = text.slice(0, part.span.start) + words + text.slice(part.span.end);
      if (changed.length < text.length) shorter.add(changed);
    };
    shorter.add(text.slice(part.span.start, part.span.end));
    for (const child of partsOf(part)) put(text.slice(child.span.start, child.span.end));
    const plain = typeof part.type === "string" ? plainValues[part.type] : undefined;
    for (const words of plain ?? []) put(words);
  }
  shorter.delete(text);
  yield* [...shorter].toSorted((one, other) => one.length - other.length);
}

const plainValues: Readonly<Record<string, readonly string[]>> = {
  boolean: ["true", "false"],
  number: ["0", "1"],
  string: ['""', '"甲"'],
};

function* partsOf(ir: Ir): Iterable<Ir> {
  yield ir;
  for (const child of childrenOf(ir)) yield* partsOf(child);
}

function* emptierCells(data: Data): Iterable<Data> {
  for (const [id, rows] of data)
    for (const [at, row] of rows.entries())
      for (const [index, cell] of row.cells.entries()) {
        if (cell === null || row.schema.columns[index]?.nullable === false) continue;
        yield new Map([...data, [id, rows.with(at, withCell(row, index))]]);
      }
}

function withCell(row: RowType, index: number): RowType {
  return new Row(row.schema, row.id, row.cells.with(index, null));
}
