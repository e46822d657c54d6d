import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalJson, commitment, isCommitmentTo } from "./index.ts";

describe("the published examples of RFC 8785 and of its authors", () => {
  test.each([
    [
      "values (RFC 8785 §3.2.2)",
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    ],
    [
      "structures",
      String.raw`{"1":{"f":{"f":"hi","F":5},"\n":56.0},"10":{},"":"empty","a":{},"111":[{}],"A":{}}`,
      String.raw`{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}`,
    ],
    [
      "sorting is not that of any language",
      `{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ingnore locale"}`,
      `{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ingnore locale"}`,
    ],
    [
      "sorting by UTF-16 code units, not by code points (RFC 8785 §3.2.3)",
      String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
      `{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}`,
    ],
  ])("%s", (_, input, output) => {
    expect(canonicalJson(JSON.parse(input))).toBe(output);
  });

  // RFC 8785 appendix B.
  test.each([
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["ffefffffffffffff", "-1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef4f", "999999999999999900000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555554", "333333333.33333325"],
    ["41b3de4355555555", "333333333.3333333"],
    ["41b3de4355555556", "333333333.3333334"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("number %s is written %s", (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, "hex").readDoubleBE())).toBe(text);
  });
});

describe("what JSON cannot say is refused, with its place", () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  test.each([
    ["undefined", { a: undefined }, "$.a"],
    ["a hole", { a: Array.from({ length: 2 }) }, "$.a[0]"],
    ["NaN", [1, Number.NaN], "$[1]"],
    ["infinity", Number.POSITIVE_INFINITY, "$"],
    ["a bigint", { sum: 1n }, "$.sum"],
    ["a date", { at: new Date(0) }, "$.at"],
    ["a map", new Map(), "$"],
    ["half a surrogate pair", { a: "x\ud800" }, "$.a"],
    ["half a surrogate pair as a name", { "\udc00": 1 }, "$.\udc00"],
    ["a function", { a: () => 1 }, "$.a"],
    ["a circle", circle, "nested more than 100 deep"],
  ])("%s", (_, value, place) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(place);
  });

  test("a member named __proto__ is a member like any other", () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
  });
});

describe("commitments", () => {
  const nonce = Uint8Array.from({ length: 32 }, (_, at) => 255 - at);
  const act = { act: "确认", finding: 12, at: "2025-04-01", note: null };

  test("are SHA-256 of the nonce and the canonical text, as anyone can compute", () => {
    const text = '{"act":"确认","at":"2025-04-01","finding":12,"note":null}';
    const expected = createHash("sha256").update(nonce).update(text, "utf8").digest("hex");
    expect(Buffer.from(commitment(nonce, act)).toString("hex")).toBe(expected);
  });

  test("do not depend on the order in which members were written", () => {
    expect(commitment(nonce, { note: null, at: "2025-04-01", finding: 12, act: "确认" })).toEqual(
      commitment(nonce, act),
    );
  });

  test("fit their content and nonce only", () => {
    const entry = commitment(nonce, act);
    expect(isCommitmentTo(entry, nonce, act)).toBe(true);
    expect(isCommitmentTo(entry, nonce, { ...act, finding: 13 })).toBe(false);
    expect(isCommitmentTo(entry, nonce.toReversed(), act)).toBe(false);
  });

  test("want a nonce of 32 bytes", () => {
    expect(() => commitment(new Uint8Array(31), act)).toThrow(RangeError);
  });
});
