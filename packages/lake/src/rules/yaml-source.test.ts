import { describe, expect, it } from "vitest";
import { readYaml } from "./yaml-source.ts";

/** The words of the source that a stretch of a value comes from. */
function wordsAt(text: string, path: readonly PropertyKey[], words: string): string {
  const yaml = readYaml("x.yaml", text);
  let value: unknown = yaml.value;
  for (const step of path) value = (value as Record<PropertyKey, unknown>)[step];
  const start = String(value).indexOf(words);
  const span = yaml.spanInText(path, { start, end: start + words.length });
  return text.slice(span.start, span.end);
}

describe("spans of a YAML source", () => {
  it.each([
    ["plain", "a: x + 金额 > 1\n", "金额"],
    ["in single quotes", "a: 'it''s + 金额'\n", "金额"],
    ["after an escaped quote", 'a: "duration(\\"P3D\\") + 金额"\n', "金额"],
    ["after an escaped line end", 'a: "x\\n金 + 金额"\n', "金额"],
    ["after an escaped character by its number", 'a: "\\u91d1 + 金额"\n', "金额"],
    ["in a literal block", "a: |\n  x +\n  金额 > 1\n", "金额"],
    ["in a folded block", "a: >\n  x +\n  金额 > 1\n", "金额"],
  ])("finds words %s", (_, text, words) => {
    expect(wordsAt(text, ["a"], words)).toBe(words);
  });

  it("gives a value of several lines its first line, and a key itself", () => {
    const text = "top:\n  a: 1\n  b: [2,\n    3]\n";
    const yaml = readYaml("x.yaml", text);
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    expect(cut(yaml.spanOf(["top", "b"]))).toBe("[2,");
    expect(cut(yaml.spanOf(["top"]))).toBe("a: 1");
    expect(cut(yaml.spanOfKey(["top", "b"]))).toBe("b");
    expect(yaml.placeAt(text.indexOf("b:"))).toMatchObject({ line: 3, column: 3 });
  });

  it("counts the lines of what cannot be read, too", () => {
    const text = "a:\n  - b: 1\n  } - c: 2\n    - d: 3\n    - e: 4\n";
    const { problems } = readYaml("x.yaml", text);
    expect(problems.length).toBeGreaterThan(1);
    const lines = problems.map(({ span }) => text.slice(0, span.start).split("\n").length);
    expect(problems.map(({ place }) => place.line)).toEqual(lines);
    expect(Math.max(...lines)).toBeGreaterThan(3);
  });

  it("has the characters of a problem", () => {
    const [problem] = readYaml("x.yaml", "a: &x 1\nb: *x\n").problems;
    expect(problem).toMatchObject({ span: { start: 11, end: 13 }, place: { line: 2, column: 4 }, warning: false });
  });
});
