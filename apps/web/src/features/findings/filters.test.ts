import { describe, expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../lib/search-params.ts";
import { filtersOf, hasFilters, readFindingsSearch } from "./filters.ts";

describe("filters in the address", () => {
  test("come back as they were sent", () => {
    const search = {
      text: "青检诉受〔2026〕12号",
      kind: "办案期限",
      level: ["L1", "L3"] as const,
      outcome: "undetermined",
      state: ["suspected"] as const,
      answerDueUntil: "2026-04-02",
      mine: true,
      page: 2,
    };
    expect(readFindingsSearch(parseSearch(stringifySearch(search)))).toEqual(search);
  });

  test("unknown words and broken days are dropped, never sent on", () => {
    expect(
      readFindingsSearch({ level: ["L1", "L9"], state: "gone", answerDueUntil: "2026-4-2", sort: "count", mine: "no" }),
    ).toEqual({ level: ["L1"] });
  });

  test("order and page are no filters", () => {
    expect(filtersOf({ sort: "level", page: 3, rule: "B01" })).toEqual({ rule: "B01" });
    expect(hasFilters({ sort: "level", page: 3 })).toBe(false);
    expect(hasFilters({ mine: true })).toBe(true);
  });
});
