import { describe, expect, test } from "vitest";
import { stringifySearch } from "../../../lib/search-params.ts";
import { recordFiltersOf } from "../../registers/list/filters.ts";
import { figureSearch } from "./figure-link.ts";
import { quarterOf, samePeriod, yearOf } from "./period.ts";
import { putRightBefore } from "./put-right-before.ts";

describe("a figure leads to its rows", () => {
  const filters = {
    registeredFrom: "2026-01-01",
    registeredTo: "2026-12-31",
    state: ["accepted", "closed"],
    fields: { domain: ["money"] },
  };

  test("the list page filters by the very filters of the figure", () => {
    expect(recordFiltersOf(figureSearch(filters))).toEqual(filters);
  });

  test("its address can be read", () => {
    expect(decodeURIComponent(stringifySearch(figureSearch(filters)))).toBe(
      "?state=accepted&state=closed&registeredFrom=2026-01-01&registeredTo=2026-12-31&f.domain=money",
    );
  });
});

describe("periods", () => {
  test.each([
    ["2026-01-01", "2026-01-01", "2026-03-31"],
    ["2026-06-30", "2026-04-01", "2026-06-30"],
    ["2026-07-01", "2026-07-01", "2026-09-30"],
    ["2026-12-31", "2026-10-01", "2026-12-31"],
  ])("%s is in the quarter from %s to %s", (today, from, to) => {
    expect(quarterOf(today)).toEqual({ from, to });
  });

  test("a year and everything", () => {
    expect(yearOf("2026-11-30")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect(samePeriod({}, {})).toBe(true);
    expect(samePeriod({}, { from: "2026-01-01" })).toBe(false);
  });
});

function problem(id: string, state: string, department: string | null) {
  return { id, number: id, state, fields: { responsibleDepartment: department } };
}

describe("put right before", () => {
  test("are earlier problems of the same department that were put right", () => {
    const problems = [
      problem("1", "accepted", "d1"),
      problem("2", "closed", "d2"),
      problem("3", "rectifying", "d1"),
      problem("4", "screened", "d1"),
      problem("5", "closed", null),
      problem("6", "screened", null),
    ];
    const before = putRightBefore(problems);
    const numbers = [...before].map(([id, earlier]) => [id, earlier.map(({ number }) => number)]);
    expect(numbers).toEqual([
      ["1", []],
      ["2", []],
      ["3", ["1"]],
      ["4", ["1"]],
      ["5", []],
      ["6", []],
    ]);
  });
});
