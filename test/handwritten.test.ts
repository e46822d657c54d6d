import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { findColumn, findDataset } from "@jianheng/contract";
import { type CellProblem, openSnapshot, readDelivery, readManifest, readProblems } from "@jianheng/lake";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../apps/jianheng/src/commands/check.ts";
import { limit } from "../apps/jianheng/src/commands/limit.ts";
import { differencesOf, type Expected, type HitLine, type Open } from "./handwritten-reading.ts";
import { textStreams } from "./text-streams.ts";

// Exports of invented offices whose right answers were worked out on paper; test/handwritten/README.md says how they read.

const folder = path.join(import.meta.dirname, "handwritten");
const text = (file: string): string => readFileSync(path.join(folder, file), "utf8");
const linesOf = <Line>(content: string): Line[] =>
  content
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

interface Workbook {
  readonly file: string;
  readonly dataDate: string;
  readonly complete: boolean;
  readonly dataset?: string;
  readonly rules?: readonly string[];
  readonly cells?: readonly { readonly row: number; readonly column: string; readonly value: string }[];
  readonly expectations: readonly Expected[];
  readonly open: readonly Open[];
  readonly locatedProblems?: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: string;
    readonly label: string;
    readonly raw: string;
  }[];
}
/** Answers that are argued to be wrong, each with its article; an entry that starts to agree must go. */
interface Disputed {
  readonly file: string;
  readonly rule: string;
  readonly legalCaseNo: string;
  readonly why: string;
}

const workbooks = readdirSync(folder)
  .filter((file) => /^expected(-.+)?\.json$/u.test(file))
  .toSorted()
  .flatMap((file) => (JSON.parse(text(file)) as { readonly workbooks: readonly Workbook[] }).workbooks);
const disputed = JSON.parse(text("disputed.json")) as readonly Disputed[];

describe("limit --jsonl", () => {
  interface Answer {
    readonly dueDate: string;
    readonly legalExpiry: string;
  }
  it("ends every period of the handwritten list on the day worked out for it", async () => {
    const cases = text("limit-cases.jsonl");
    const streams = textStreams(Readable.from([cases]));
    expect(await limit(["--jsonl"], streams)).toBe(0);
    const days = ({ dueDate, legalExpiry }: Answer) => ({ dueDate, legalExpiry });
    const answers = linesOf<Answer>(streams.out()).map(days);
    const wanted = linesOf<Answer>(text("limit-expected.jsonl")).map(days);
    const asked = linesOf<object>(cases);
    expect(answers.length).toBe(wanted.length);
    expect(asked.length).toBe(wanted.length);
    const wrong = asked.flatMap((line, at) =>
      JSON.stringify(answers[at]) === JSON.stringify(wanted[at])
        ? []
        : [{ line: at + 1, asked: line, answer: answers[at], wanted: wanted[at] }],
    );
    expect(wrong).toEqual([]);
  });
});

/** What the answers of those that name no rules speak of is covered in each of them. */
const everyRule = workbooks
  .filter(({ rules }) => rules === undefined)
  .flatMap(({ expectations }) => expectations.map(({ rule }) => rule));

describe.each(workbooks)("check --json $file", (workbook) => {
  const covered = new Set(workbook.rules ?? everyRule);
  let hits: HitLine[];
  beforeAll(async () => {
    const streams = textStreams();
    const code = await check([path.join(folder, workbook.file), "--as-of", workbook.dataDate, "--json"], streams);
    expect(streams.err()).not.toContain("screening.");
    expect(code).toBe(0);
    hits = linesOf<HitLine>(streams.out());
  });

  it("answers as worked out by hand", () => {
    const differences = differencesOf(hits, workbook, covered);
    const argued = disputed.filter(({ file }) => file === workbook.file);
    const left = differences.filter(
      ({ rule, legalCaseNo }) => !argued.some((one) => one.rule === rule && one.legalCaseNo === legalCaseNo),
    );
    expect(left.map(({ text: sentence }) => sentence)).toEqual([]);
  });

  it("disagrees with every disputed answer, or the entry must go", () => {
    const differences = differencesOf(hits, workbook, covered);
    const settled = disputed
      .filter(({ file }) => file === workbook.file)
      .filter(
        (one) => !differences.some(({ rule, legalCaseNo }) => one.rule === rule && one.legalCaseNo === legalCaseNo),
      );
    expect(settled).toEqual([]);
  });
});

it("every disputed answer names a workbook, and its ground an article", () => {
  const baseless = disputed.filter(
    ({ file, why }) => !workbooks.some((workbook) => workbook.file === file) || !/\d/u.test(why) || why.length < 40,
  );
  expect(baseless).toEqual([]);
});

const place = (problem: CellProblem) => ({
  sheet: problem.sheet,
  row: problem.row,
  column: problem.header,
  label: findColumn(findDataset(problem.dataset)!, problem.columnId ?? "")?.label,
  raw: problem.raw,
});
const inOrder = (one: { readonly sheet: string | null; readonly row: number }) =>
  `${one.sheet} ${String(one.row).padStart(6, "0")}`;

describe("cells that cannot be read", () => {
  let lakeDir: string;
  beforeAll(async () => {
    lakeDir = await mkdtemp(path.join(os.tmpdir(), "jianheng-handwritten-"));
  });
  afterAll(() => rm(lakeDir, { recursive: true, force: true }));

  async function deliver(file: string): Promise<string> {
    const result = await readDelivery([{ name: file, path: path.join(folder, file) }], { lakeDir });
    if (result.outcome === "refused") throw new Error(JSON.stringify(result.diagnostics));
    return result.directory;
  }
  async function problemsIn(file: string): Promise<readonly CellProblem[]> {
    const problems: CellProblem[] = [];
    for await (const problem of readProblems(await deliver(file))) problems.push(problem);
    return problems;
  }

  it("are located one by one in the untidy workbook, and no other cell is", async () => {
    const { file, locatedProblems } = workbooks.find((workbook) => workbook.locatedProblems !== undefined)!;
    const found = (await problemsIn(file)).map(place);
    expect(found.toSorted((a, b) => inOrder(a).localeCompare(inOrder(b), "en"))).toEqual(
      locatedProblems!.toSorted((a, b) => inOrder(a).localeCompare(inOrder(b), "en")),
    );
  });

  it.each(workbooks.filter(({ locatedProblems }) => locatedProblems === undefined).map(({ file }) => file))(
    "are none in %s but empty cells of required columns",
    async (file) => {
      const found = await problemsIn(file);
      expect(found.filter(({ code }) => code !== "cell.missing")).toEqual([]);
    },
  );

  it("are none for a character outside GBK in a GB18030 file", async () => {
    const workbook = workbooks.find(({ cells }) => cells !== undefined)!;
    const directory = await deliver(workbook.file);
    const manifest = await readManifest(directory);
    expect(manifest?.files.map(({ encoding }) => encoding?.toLowerCase())).toEqual(["gb18030"]);
    const dataset = manifest!.datasets.find(({ rows }) => rows > 0)!;
    expect(findDataset(dataset.id)?.label).toBe(workbook.dataset);
    const snapshot = await openSnapshot(directory, { tempDir: lakeDir });
    try {
      for (const { row, column, value } of workbook.cells!) {
        const id = findDataset(dataset.id)!.columns.find(({ label }) => label === column)!.id;
        const rows = await snapshot.connection.runAndReadAll(
          `SELECT "${id}" FROM "${dataset.id}" WHERE "_row" = ${row}`,
        );
        expect(rows.getRows()).toEqual([[value]]);
      }
    } finally {
      snapshot.close();
    }
  });
});
