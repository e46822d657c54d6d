import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

// docs/rule-coverage.md tells the office what is decided and what is not: it may neither promise nor hide a rule.

const root = path.resolve(import.meta.dirname, "..");
const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, "0")}`);
/** The items of process monitoring by section, and the checks of the case card. */
const items = [
  ...(["A10", "B20", "C09", "D21", "E16", "F14"] as const).flatMap((last) => numbered(last[0]!, Number(last.slice(1)))),
  ...numbered("V", 75),
];

interface Line {
  readonly id: string;
  readonly what: string;
  readonly decidedBy: string;
  readonly rest: string;
}
const lines: readonly Line[] = readFileSync(path.join(root, "docs", "rule-coverage.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| [A-Z]\d/u.test(line))
  .map((line) => line.split(/(?<!\\)\|/u).map((cell) => cell.trim()))
  .map(([, id, what, decidedBy, rest]) => ({ id: id!, what: what!, decidedBy: decidedBy!, rest: rest! }));

/** The id of each rule file, as the file itself says. */
const ruled: ReadonlySet<string> = new Set(
  ["process-monitoring", "case-card"].flatMap((pack) =>
    readdirSync(path.join(root, "rules", pack))
      .filter((file) => file.endsWith(".yaml") && file !== "pack.yaml" && file !== "datasets.yaml")
      .map((file) => /^id: (\S+)$/mu.exec(readFileSync(path.join(root, "rules", pack, file), "utf8"))![1]!),
  ),
);

it("has every item of both lists once, in order", () => {
  expect(items.length).toBe(165);
  expect(lines.map(({ id }) => id)).toEqual(items);
});

it("marks as decided what a rule file judges, and nothing else", () => {
  const decided = lines.filter(({ decidedBy }) => decidedBy !== "not decided").map(({ id }) => id);
  expect(decided).toEqual(items.filter((id) => ruled.has(id)));
  expect([...ruled].filter((id) => !items.includes(id))).toEqual([]);
});

it("says by which columns or table an item is decided, and why the rest is not", () => {
  const kinds = /^(?:not decided$|standard columns?|added columns?|further table|every event date)/u;
  expect(lines.filter(({ decidedBy }) => !kinds.test(decidedBy))).toEqual([]);
  expect(lines.filter(({ decidedBy, rest }) => decidedBy === "not decided" && rest.length < 20)).toEqual([]);
  expect(lines.filter(({ what }) => !/\p{Script=Han}.* · .*[A-Za-z]/u.test(what))).toEqual([]);
});
