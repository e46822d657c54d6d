import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { errors } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "./language.ts";

const here = import.meta.dirname;
const source = path.join(here, "..");

interface Entry {
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

/** Every pair of sentences in a dictionary, however deep it lies. */
function entriesOf(value: unknown, where: string): Entry[] {
  if (typeof value !== "object" || value === null) return [];
  if ("zh" in value && "en" in value && typeof value.zh === "string" && typeof value.en === "string") {
    return [{ where, zh: value.zh, en: value.en }];
  }
  return Object.entries(value).flatMap(([name, inner]) => entriesOf(inner, `${where}.${name}`));
}

const files = readdirSync(here).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
const dictionaries = await Promise.all(
  files.map(async (name) => entriesOf((await import(path.join(here, name))) as unknown, name)),
);
const entries = dictionaries.flat();
const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").toSorted((a, b) => a.localeCompare(b));
const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
const chinese = /[㐀-鿿]/;

describe("the dictionaries", () => {
  test("hold the words of the interface", () => {
    expect(entries.length).toBeGreaterThan(300);
  });

  test("every entry speaks both languages and names the same values in both", () => {
    const wrong = entries.filter(
      ({ zh, en }) => zh.trim() === "" || en.trim() === "" || placeholders(zh).join(" ") !== placeholders(en).join(" "),
    );
    expect(wrong).toEqual([]);
  });

  test("English is English, but for the switch to Chinese", () => {
    const mixed = entries.filter(({ en }) => chinese.test(en)).map(({ where }) => where);
    expect(mixed).toEqual(["frame.ts.frameWords.language", "frame.ts.frameWords.switchLanguage"]);
  });

  test("no sentence accuses: a machine says 疑点 and 请核实", () => {
    const accusing = [...entries, ...entriesOf(errors, "errors")].filter(({ zh }) => /违法|违规|错误/.test(zh));
    expect(accusing.map(({ where }) => where)).toEqual([]);
  });
});

describe("sentences", () => {
  test("take the values they name", () => {
    expect(
      sentenceOf("zh", { zh: "显示 {shown} / 全部 {total}", en: "{shown} of {total}" }, { shown: 42, total: 318 }),
    ).toBe("显示 42 / 全部 318");
  });

  test("from the server are said as they are, braces and all", () => {
    const fromServer: { zh: string; en: string } = { zh: "请核实 {决定日期}", en: "Please verify {决定日期}" };
    expect(sentenceOf("zh", fromServer)).toBe("请核实 {决定日期}");
  });
});

describe("components", () => {
  const components = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes(".test.") && !name.startsWith("words"),
  );

  test("hold no Chinese of their own", () => {
    const literal = components.flatMap((name) =>
      withoutComments(readFileSync(path.join(source, name), "utf8"))
        .split("\n")
        .filter((line) => chinese.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(components.length).toBeGreaterThan(60);
    expect(literal).toEqual([]);
  });
});
