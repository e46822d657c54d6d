// Who may set what, what holds of it, and what makes no sense. The days are those of invented notices.
import type { LawChange, Role } from "@jianheng/contract";
import { civilDate, defaultCountingSettings, isRestDay, namedLimits } from "@jianheng/law";
import { describe, expect, it } from "vitest";
import { judgeChange, problemOf } from "./domain.ts";
import { foldLaw, type SettingRow } from "./office-law.ts";
import { openPoints, settingWords } from "./values.ts";

const county = "990102";
const city = "990100";
const chain = [county, city];
let id = 0;

function row(given: Partial<SettingRow> & Pick<SettingRow, "kind" | "key" | "value">): SettingRow {
  id += 1;
  return { id, officeCode: county, ground: "虚构通知", byName: "测案管", at: new Date(0), ...given };
}

const restDay = (name: string) => ({ kind: "rest", name, source: "虚构通知" });
const national2027 = {
  year: 2027,
  sources: ["虚构的2027年通知"],
  spans: [
    { from: "2027-01-01", to: "2027-01-03", kind: "rest", name: "元旦", source: 0 },
    { from: "2027-01-09", to: "2027-01-09", kind: "work", name: "元旦", source: 0 },
  ],
} as const;

const of = (officeCode: string | null, value: unknown) =>
  row({ officeCode, kind: "countingQuestion", key: "U1", value });

describe("who may change what", () => {
  const setter = (role: Role, offices: readonly string[]) => ({ roles: [role], officeCode: county, offices });

  it.each<[Role, readonly string[], LawChange["kind"], boolean]>([
    ["systemAdministrator", [], "calendarYear", true],
    ["systemAdministrator", [], "localDay", false],
    ["systemAdministrator", [], "limitLength", false],
    ["caseManagement", [county], "localDay", true],
    ["caseManagement", [county], "limitLength", true],
    ["caseManagement", [county], "countingQuestion", true],
    ["caseManagement", [county], "calendarYear", false],
    // An administrator's post shuts off every reach: nobody is both.
    ["caseManagement", [], "localDay", false],
    ["caseManagement", ["990103"], "localDay", false],
    ["leadership", [county], "limitLength", false],
    ["supervision", [county], "countingQuestion", false],
    ["departmentHead", [], "localDay", false],
    ["prosecutor", [], "localDay", false],
    ["securityAdministrator", [], "calendarYear", false],
    ["auditAdministrator", [], "calendarYear", false],
  ])("%s of %j, %s: %s", (role, offices, kind, allowed) => {
    expect(judgeChange(kind, setter(role, offices)).allowed).toBe(allowed);
  });
});

describe("what holds", () => {
  it("without any row is the product's own", () => {
    const law = foldLaw([], chain);
    expect(law.settings).toEqual(defaultCountingSettings);
    expect(law.limits).toEqual(namedLimits);
    expect(law.calendar.to).toBe("2026-12-31");
  });

  it("is the office's own before that of the office above, and that before the installation's", () => {
    const rows = [
      of(county, { custodyWarningDays: 3 }),
      of(city, { custodyWarningDays: 5 }),
      of(null, { custodyWarningDays: 7 }),
    ];
    expect(foldLaw(rows, chain).settings.custodyWarningDays).toBe(3);
    expect(foldLaw(rows, [city]).settings.custodyWarningDays).toBe(5);
    expect(foldLaw(rows, ["990200"]).settings.custodyWarningDays).toBe(7);
  });

  it("is the newest row, and what was taken back lets the office above speak again", () => {
    const above = row({ officeCode: city, kind: "localDay", key: "2025-03-12", value: restDay("市里的日子") });
    const own = row({ kind: "localDay", key: "2025-03-12", value: { ...restDay("本院上班"), kind: "work" } });
    const day = civilDate("2025-03-12");
    expect(isRestDay(foldLaw([above], chain).calendar, day)).toBe(true);
    expect(isRestDay(foldLaw([above, own], chain).calendar, day)).toBe(false);
    const back = row({ kind: "localDay", key: "2025-03-12", value: null });
    expect(isRestDay(foldLaw([above, own, back], chain).calendar, day)).toBe(true);
    expect(isRestDay(foldLaw([above, own, back], ["990103"]).calendar, day)).toBe(false);
  });

  it("of a year is laid over the built-in one day by day", () => {
    const more = {
      year: 2026,
      sources: ["虚构的补充通知"],
      spans: [{ ...national2027.spans[0], from: "2026-12-31", to: "2026-12-31" }],
    };
    const law = foldLaw([row({ officeCode: null, kind: "calendarYear", key: "2026", value: more })], chain);
    expect(isRestDay(law.calendar, civilDate("2026-12-31"))).toBe(true);
    expect(isRestDay(law.calendar, civilDate("2026-10-01"))).toBe(true);
    expect(law.calendarDigest).not.toBe(foldLaw([], chain).calendarDigest);
  });

  it("leaves out a length that the product has since verified, and a choice that no longer exists", () => {
    const law = foldLaw(
      [
        row({ kind: "limitLength", key: "prosecution-review", value: { period: { months: 9 }, verified: true } }),
        row({ kind: "countingQuestion", key: "U8", value: { monthEnd: "moon", caseDueDate: "latest" } }),
      ],
      chain,
    );
    expect(law.limits).toEqual(namedLimits);
    expect(law.settings).toEqual(defaultCountingSettings);
  });
});

describe("every open point", () => {
  it("has words for each of its settings, and the default among the choices", () => {
    const keys = openPoints.flatMap(({ settings }) => settings);
    expect(keys.toSorted()).toEqual(Object.keys(defaultCountingSettings).toSorted());
    for (const key of keys) {
      const { choices } = settingWords[key];
      if (choices.length > 0) expect(choices.map(({ value }) => value)).toContain(defaultCountingSettings[key]);
    }
  });
});

describe("what makes no sense", () => {
  const law = foldLaw([], chain);

  it.each<[string, LawChange, RegExp | null]>([
    ["the next year", { kind: "calendarYear", key: "2027", value: cloned(national2027) }, null],
    [
      "a year after a gap",
      { kind: "calendarYear", key: "2028", value: { ...cloned(national2027), year: 2028 } },
      /先导入2027年/,
    ],
    ["a year under another number", { kind: "calendarYear", key: "2026", value: cloned(national2027) }, /不符/],
    [
      "a year without days",
      { kind: "calendarYear", key: "2027", value: { ...cloned(national2027), spans: [] } },
      /没有任何放假安排/,
    ],
    [
      "a span that ends before it begins",
      {
        kind: "calendarYear",
        key: "2027",
        value: {
          ...cloned(national2027),
          spans: [{ from: "2027-01-03", to: "2027-01-01", kind: "rest", name: "元旦", source: 0 }],
        },
      },
      /不是一段日期/,
    ],
    [
      "a local day",
      { kind: "localDay", key: "2025-03-12", value: { kind: "rest", name: "植树日", source: "虚构〔2025〕1号" } },
      null,
    ],
    [
      "a local day outside the calendar",
      { kind: "localDay", key: "2027-03-12", value: { kind: "rest", name: "植树日", source: "虚构〔2027〕1号" } },
      /不在已载入的日历内/,
    ],
    ["taking back what was never set", { kind: "localDay", key: "2025-03-12", value: null }, /没有设置过/],
    [
      "a remembered length",
      { kind: "limitLength", key: "suggestion-reply", value: { period: { months: 1 }, verified: true } },
      null,
    ],
    [
      "a length that the law fixes",
      { kind: "limitLength", key: "prosecution-review", value: { period: { months: 2 }, verified: true } },
      /由法律规定/,
    ],
    [
      "an empty length",
      { kind: "limitLength", key: "suggestion-reply", value: { period: {}, verified: false } },
      /不得为零/,
    ],
    [
      "an unknown limit",
      { kind: "limitLength", key: "no-such", value: { period: { days: 1 }, verified: false } },
      /没有名为/,
    ],
    [
      "an extension from memory",
      {
        kind: "limitLength",
        key: "administrative-public-interest-review +1",
        value: { period: { months: 2 }, verified: true },
      },
      null,
    ],
    [
      "an extension that the law fixes",
      { kind: "limitLength", key: "investigation-custody +1", value: { period: { months: 2 }, verified: true } },
      /由法律规定/,
    ],
    [
      "an extension that does not exist",
      { kind: "limitLength", key: "suggestion-reply +1", value: { period: { months: 1 }, verified: false } },
      /没有第1次延长/,
    ],
    ["a choice", { kind: "countingQuestion", key: "U8", value: { monthEnd: "same-numbered-day" } }, null],
    ["a choice that is none", { kind: "countingQuestion", key: "U8", value: { monthEnd: "moon" } }, /不能是/],
    ["a choice of another question", { kind: "countingQuestion", key: "U8", value: { custodyWarningDays: 2 } }, /没有/],
    ["31 warning days", { kind: "countingQuestion", key: "U1", value: { custodyWarningDays: 31 } }, /不能是/],
    ["30 warning days", { kind: "countingQuestion", key: "U1", value: { custodyWarningDays: 30 } }, null],
  ])("%s", (_name, change, problem) => {
    const said = problemOf(change, law);
    if (problem === null) expect(said).toBeNull();
    else expect(said).toMatch(problem);
  });

  it("is a year taken back from the middle, or what another office set", () => {
    const later = foldLaw(
      [
        row({ officeCode: null, kind: "calendarYear", key: "2027", value: national2027 }),
        row({ officeCode: null, kind: "calendarYear", key: "2028", value: { ...national2027, year: 2028 } }),
        row({ officeCode: city, kind: "localDay", key: "2025-03-12", value: restDay("市里的日子") }),
      ],
      chain,
    );
    expect(problemOf({ kind: "calendarYear", key: "2027", value: null }, later)).toMatch(/请先撤销2028年/);
    expect(problemOf({ kind: "calendarYear", key: "2028", value: null }, later)).toBeNull();
    expect(problemOf({ kind: "localDay", key: "2025-03-12", value: null }, later)).toMatch(/上级院/);
  });
});

function cloned(year: typeof national2027) {
  return { year: year.year, sources: [...year.sources], spans: year.spans.map((span) => ({ ...span })) };
}
