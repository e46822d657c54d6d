import { describe, expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../../lib/search-params.ts";
import { changedSearch, hasRecordFilters, readRecordsSearch, recordFiltersOf } from "./filters.ts";

const read = readRecordsSearch;

describe("the address of a register's list", () => {
  test("brings filters back as they were sent, a field's by its name", () => {
    const address = "?text=盗窃&state=planned&state=notified&ended=false&light=red&f.kind=nonProsecution&mine=true";
    const search = read(parseSearch(address));
    expect(search).toEqual({
      text: "盗窃",
      state: ["planned", "notified"],
      ended: "false",
      light: ["red"],
      mine: "true",
      "f.kind": ["nonProsecution"],
    });
    expect(decodeURIComponent(stringifySearch(search))).toBe(
      "?text=盗窃&state=planned&state=notified&ended=false&light=red&mine=true&f.kind=nonProsecution",
    );
  });

  test("is what the server filters by, order and page left out", () => {
    const search = read({ ended: "false", mine: true, sort: "due", page: 3, "f.handler": ["p1", "p2"] });
    expect(recordFiltersOf(search)).toEqual({ ended: false, mine: true, fields: { handler: ["p1", "p2"] } });
    expect(hasRecordFilters(read({ sort: "due", page: 3 }))).toBe(false);
    expect(hasRecordFilters(read({ "f.kind": "x" }))).toBe(true);
  });

  test("drops what cannot be sent: unknown words, broken days, names that are no field's", () => {
    expect(
      read({ light: ["red", "blue"], ended: "perhaps", registeredFrom: "2026-7-1", "f.No": "x", "f.": "y" }),
    ).toEqual({
      light: ["red"],
    });
  });

  test("goes back to the first page when a filter changes", () => {
    const search = read({ text: "甲", page: 4, "f.kind": "a" });
    expect(changedSearch(search, { "f.kind": [] })).toEqual({ text: "甲" });
    expect(changedSearch(search, { page: 5 })).toEqual({ text: "甲", "f.kind": ["a"], page: 5 });
  });
});
