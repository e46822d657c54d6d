import { expect, test } from "vitest";
import { isDemonstration } from "../src/index.ts";
import { hasTestData, ordinary, readTestData } from "./world.ts";

function allTexts(): string {
  const texts = new Set<string>();
  for (const rows of Object.values(ordinary.rows)) {
    for (const row of rows) for (const value of Object.values(row)) if (typeof value === "string") texts.add(value);
  }
  const { offices, departments, people } = ordinary.office;
  return [
    ...texts,
    ...offices.map((one) => one.name),
    ...departments.map((one) => one.name),
    ...people.map((one) => one.name),
  ].join("\n");
}

test.skipIf(!hasTestData)("no name of a real division stands anywhere (needs JIANHENG_TEST_DATA)", () => {
  const current = JSON.parse(readTestData("data/divisions/gbt2260-current.json")) as Record<string, string>;
  const history = JSON.parse(readTestData("data/divisions/gbt2260-history.json")) as Record<string, string>;
  const names = new Set(
    [...Object.values(current), ...Object.values(history)].filter(
      (name) => typeof name === "string" && name.length > 2,
    ),
  );
  expect(names.size).toBeGreaterThan(2_500);
  const text = allTexts();
  expect([...names].filter((name) => text.includes(name))).toEqual([]);
  expect(Object.keys(current).filter((code) => code.startsWith("99"))).toEqual([]);
});

test("every office, case and person number lies in the province 99, which does not exist", () => {
  for (const office of ordinary.office.offices) expect(office.code).toMatch(/^99\d{4}$/);
  for (const row of ordinary.rows.cases) expect(String(row["officeCode"])).toMatch(/^99\d{4}$/);
});

test("the manifest says that all of it is invented", () => {
  expect(isDemonstration(ordinary)).toBe(true);
  expect(isDemonstration(ordinary.manifest)).toBe(true);
  expect(ordinary.manifest.notice.zh).toContain("演示数据");
});
