import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../apps/jianheng/src/commands/check.ts";
import { textStreams } from "./text-streams.ts";

// One office's export and the same office's export a month later, written from the sheets by someone who had not read the
// code: what must be found, what must not, and what became of it. test/handwritten/round-trip/README.md.

const folder = path.join(import.meta.dirname, "handwritten/round-trip");
interface Named {
  readonly rule: string;
  readonly legalCaseNo: string;
  readonly subjectName?: string;
}
interface Expected {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly asOf: string;
        readonly hits: readonly Named[];
        readonly mustNot: readonly Named[];
        readonly open?: readonly Named[];
      }
    >
  >;
  readonly comparison: Readonly<Record<"corrected" | "remains" | "notReexamined" | "new", readonly Named[]>>;
}
const expected = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8")) as Expected;

interface Line {
  readonly rule: string;
  readonly outcome: "hit" | "undetermined";
  readonly legalCaseNo: string;
  readonly subject: { readonly label: string };
}
const nameOf = ({ rule, legalCaseNo }: Named | Line): string => `${rule} ${legalCaseNo}`;
const sorted = (names: readonly (Named | Line)[]): readonly string[] => names.map(nameOf).toSorted();

type State = "corrected" | "remaining" | "notReexamined" | "new";
interface Closing {
  readonly comparison: { readonly findings: readonly (Named & { readonly state: State })[] };
}
const linesOf = (printed: string): readonly Line[] =>
  printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

let out: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(os.tmpdir(), "jianheng-round-trip-"));
});
afterAll(() => rm(out, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  const streams = textStreams();
  const code = await check(args, streams);
  return { code, out: streams.out(), err: streams.err() };
}

describe("an export and the same office's export a month later", () => {
  it.each(Object.entries(expected.files))(
    "%s: what is there is found, and nothing else",
    async (file, { asOf, hits, open = [] }) => {
      const { code, out: printed } = await run(path.join(folder, file), "--as-of", asOf, "--json");
      expect(code).toBe(0);
      const lines = linesOf(printed).filter(({ outcome }) => outcome === "hit");
      const leftOpen = new Set(open.map(nameOf));
      expect(sorted(lines).filter((one) => !leftOpen.has(one))).toEqual(sorted(hits));
    },
  );

  it("the workbook back, corrected and checked again, says what became of each finding", async () => {
    const before = path.join(out, "export.checked.xlsx");
    const first = await run(path.join(folder, "export.xlsx"), "--as-of", "2025-04-15", "--xlsx", before);
    expect(first.code).toBe(0);
    const again = await run(path.join(folder, "corrected.xlsx"), "--as-of", "2025-05-15", "--before", before, "--json");
    expect(again.code).toBe(0);
    const closing = again.err.trim().split("\n").at(-1)!;
    const { findings } = (JSON.parse(closing) as Closing).comparison;
    // Cells that cannot be read are compared as well; they stand under the code of their problem.
    const of = (state: State) => sorted(findings.filter((one) => one.state === state && !one.rule.includes(".")));
    expect(of("corrected")).toEqual(sorted(expected.comparison.corrected));
    expect(of("remaining")).toEqual(sorted(expected.comparison.remains));
    expect(of("notReexamined")).toEqual(sorted(expected.comparison.notReexamined));
    // What could not be judged this time is new as a question, and the list names faults only.
    const open = new Set(linesOf(again.out).flatMap((line) => (line.outcome === "undetermined" ? [nameOf(line)] : [])));
    expect(of("new").filter((one) => !open.has(one))).toEqual(sorted(expected.comparison.new));
  });
});
