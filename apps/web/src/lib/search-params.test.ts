import { describe, expect, test } from "vitest";
import { oneOf, oneText, pageNumber, parseSearch, present, someOf, stringifySearch } from "./search-params.ts";

describe("the address bar", () => {
  test("carries a case number and a list as people can read them, and reads them back", () => {
    const search = { text: "青检诉受〔2026〕12号 & 其他", state: ["suspected", "confirmed"], page: 3, mine: true };
    const text = stringifySearch(search);
    expect(text.startsWith("?")).toBe(true);
    expect(text).toContain("state=suspected&state=confirmed");
    expect(parseSearch(text)).toEqual({
      text: "青检诉受〔2026〕12号 & 其他",
      state: ["suspected", "confirmed"],
      page: "3",
      mine: "true",
    });
  });

  test("leaves out what is absent or empty", () => {
    expect(stringifySearch({ text: "", rule: undefined, state: [], mine: false })).toBe("");
  });

  test("a number in the address stays text: 0012 is not 12", () => {
    expect(parseSearch("?text=0012")).toEqual({ text: "0012" });
  });
});

describe("reading single values", () => {
  test("only allowed words pass", () => {
    expect(oneOf("case", ["case", "level"])).toBe("case");
    expect(oneOf("drop table", ["case", "level"])).toBeUndefined();
    expect(someOf(["level", "x", "case"], ["case", "level"])).toEqual(["case", "level"]);
    expect(someOf("case", ["case", "level"])).toEqual(["case"]);
    expect(someOf("x", ["case", "level"])).toBeUndefined();
  });

  test("the first of a repeated name counts; empty is absent", () => {
    expect(oneText(["a", "b"])).toBe("a");
    expect(oneText("")).toBeUndefined();
    expect(oneText(undefined)).toBeUndefined();
  });

  test.each([
    ["2", 2],
    ["1", undefined],
    ["0", undefined],
    ["-3", undefined],
    ["2.5", undefined],
    ["many", undefined],
  ])("page %s", (text, expected) => {
    expect(pageNumber(text)).toBe(expected);
  });

  test("present drops undefined and keeps false", () => {
    expect(present({ a: 1, b: undefined, c: false })).toEqual({ a: 1, c: false });
  });
});
