import { describe, expect, it } from "vitest";
import { ageReached, ageReachedOn } from "../age.ts";
import { addDays, civilDate } from "../civil-date.ts";
import { citizenIdTo18, divisionOfCitizenId, identityFormOf, isSameCitizenId } from "./citizen-id-forms.ts";
import { readCitizenId } from "./citizen-id.ts";

const today = civilDate("2026-06-01");

// Check characters by hand. 110105 19491231 002: 1·7+1·9+0+1·5+0+5·4+1·2+9·1+4·6+9·3+1·7+2·9+3·10+1·5+0+0+2·2 = 167,
// 167 mod 11 = 2, and the third check character is X.
describe("from fifteen to eighteen", () => {
  it.each([
    ["the example of the standard", "110105491231002", "11010519491231002X"],
    ["full-width digits", "１１０１０５４９１２３１００２", "11010519491231002X"],
    ["blanks around", " 110105491231002 ", "11010519491231002X"],
    ["eighteen stays", "11010519491231002X", "11010519491231002X"],
    ["a small x is written large", "11010519491231002x", "11010519491231002X"],
    // 110105 19000101 001: 7+9+0+5+0+20+2+9+0+0+0+9+0+5+0+0+2 = 68, 68 mod 11 = 2.
    ["the first day of the century", "110105000101001", "11010519000101001X"],
    // 330127 19991231 999: 21+27+0+5+16+28+2+9+54+27+7+18+30+5+72+36+18 = 375, 375 mod 11 = 1: check 0.
    ["the last day of the century", "330127991231999", "330127199912319990"],
  ])("%s", (_name, text, expected) => {
    expect(citizenIdTo18(text)).toBe(expected);
  });

  it.each(["", "11010549123100", "1101054912310022", "11010549123100X", "110105194912310021X", "甲"])(
    "%j is neither",
    (text) => {
      expect(citizenIdTo18(text)).toBeUndefined();
    },
  );

  it("takes the old and the new number for one person", () => {
    expect(isSameCitizenId("110105491231002", "11010519491231002x")).toBe(true);
    expect(isSameCitizenId("110105491231002", "110105491231002")).toBe(true);
    expect(isSameCitizenId("110105491231003", "11010519491231002X")).toBe(false);
    expect(isSameCitizenId("11010520491231002X", "110105491231002")).toBe(false);
    expect(isSameCitizenId("自报", "110105491231002")).toBeUndefined();
  });
});

const place = (text: string) => {
  const read = readCitizenId(text, today);
  if (!read.ok) throw new Error(read.problem.code);
  return divisionOfCitizenId(read.value);
};

describe("the place of a number", () => {
  it("is read also where the division is gone or was never there", () => {
    expect(place("11010519491231002X")).toMatchObject({ status: "current", path: ["北京市", "朝阳区"] });
    expect(place("330103491231002")).toMatchObject({ status: "historical", path: ["浙江省", "杭州市", "下城区"] });
    expect(place("990101491231002")).toMatchObject({ status: "unknown" });
  });
});

describe("papers with a number of the same form", () => {
  it.each([
    ["110105194912310020", "citizen", "S"],
    ["810000199001010010", "residence-permit-hongkong-macau-taiwan", "M"],
    ["820000199001010010", "residence-permit-hongkong-macau-taiwan", "M"],
    ["830000199001010010", "residence-permit-hongkong-macau-taiwan", "M"],
    ["911840199001010010", "foreign-permanent-residence", "M"],
    ["931826199001010010", "foreign-permanent-residence", "M"],
    ["990101199001010010", "citizen", "S"],
  ])("%s is %s [%s]", (number, kind, tag) => {
    expect(identityFormOf(number)).toEqual({ kind, tag });
  });
});

describe("full years of age, the day before and after each one that matters", () => {
  // Criminal Law art. 17 (12, 14, 16), art. 17-1 (75), and 18.
  const births = ["2010-06-01", "2008-02-29", "2004-02-29", "2006-12-31", "2007-01-01", "1950-03-31"];
  it.each(births.flatMap((birth) => [12, 14, 16, 18, 75].map((years) => [birth, years] as const)))(
    "born on %s, %i",
    (birth, years) => {
      const first = ageReachedOn(civilDate(birth), years);
      expect(ageReached(civilDate(birth), first)).toBe(years);
      expect(ageReached(civilDate(birth), addDays(first, -1))).toBe(years - 1);
    },
  );

  it.each([
    ["2008-02-29", 14, "2022-03-01"],
    ["2008-02-29", 16, "2024-03-01"],
    ["2010-06-01", 14, "2024-06-02"],
    ["2010-02-28", 14, "2024-02-29"],
    ["2010-12-31", 14, "2025-01-01"],
  ])("%s: %i on %s", (birth, years, first) => {
    expect(ageReachedOn(civilDate(birth), years)).toBe(first);
  });
});
