import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { generateOffice, generateWorld } from "../src/index.ts";

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

test("the same seed gives the same rows, to the byte", () => {
  const options = { seed: 7, cases: 400 };
  expect(digest(generateWorld(options))).toBe(digest(generateWorld(options)));
});

test("another seed gives other people and other cases", () => {
  const [one, other] = [generateWorld({ seed: 1, cases: 50 }), generateWorld({ seed: 2, cases: 50 })];
  expect(digest(one.rows)).not.toBe(digest(other.rows));
  expect(digest(one.office.people)).not.toBe(digest(other.office.people));
});

test("a seed means the same as number and as text", () => {
  expect(digest(generateOffice({ seed: 5 }))).toBe(digest(generateOffice({ seed: "5" })));
});

test("the expected results do not depend on the seed", () => {
  const [one, other] = [generateWorld({ seed: 1, cases: 5 }), generateWorld({ seed: 2, cases: 90 })];
  expect(one.expectations).toEqual(other.expectations);
});

test("the number of ordinary cases is exactly what was asked for", () => {
  for (const cases of [0, 1, 2, 17, 250]) {
    const world = generateWorld({ seed: "count", cases });
    const plantedCount = world.scenarios.flatMap((scenario) => scenario.caseNos).length;
    expect(world.rows.cases.length).toBe(cases + plantedCount);
  }
});

test("options out of range are refused", () => {
  expect(() => generateWorld({ seed: 1, cases: -1 })).toThrow(RangeError);
  expect(() => generateWorld({ seed: 1, cases: 1.5 })).toThrow(RangeError);
  expect(() => generateWorld({ seed: 1, cases: 1, dataDate: "2027-01-01" })).toThrow(RangeError);
  expect(() => generateWorld({ seed: 1, cases: 1, dataDate: "2026-02-30" })).toThrow(RangeError);
});
