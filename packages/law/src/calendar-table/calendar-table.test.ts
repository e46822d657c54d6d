import { describe, expect, it } from "vitest";
import { addWorkingDays, dayInfo, isRestDay, rollForward } from "../calendar.ts";
import { civilDate } from "../civil-date.ts";
import { nationalCalendar } from "../national-calendar.ts";
import { problemText } from "../problem-text.ts";
import { extendCalendar } from "./extend-calendar.ts";
import { type CalendarTable, parseCalendarTable } from "./parse-calendar-table.ts";

const day = civilDate;

function table(text: string, over = nationalCalendar): CalendarTable {
  const lines = text.trim().split("\n");
  return parseCalendarTable(
    lines.map((line, index) => ({ row: index + 1, cells: line.split(",").map((cell) => cell.trim()) })),
    over,
  );
}

// An invented notice: the festivals of 2027 stand where the calendar puts them, the moved days are made up.
const year2027 = `
起,止,休班,名称,依据,范围
2027-01-01,2027-01-03,休,元旦,甲通知,
2027-02-05,2027-02-11,休,春节,甲通知,全国
2027/1/31,,班,春节,甲通知,
2027年2月13日,,班,春节,甲通知,
2027.4.5,,休,清明节,甲通知,
20270501,2027-05-05,休,劳动节,甲通知,
２０２７－０６－０９,,休,端午节,甲通知,
2027-09-15,,休,中秋节,甲通知,
2027-10-01,2027-10-07,休,国庆节,甲通知,
2027-07-01,2027-07-01,rest,地方节日,乙通知,本地
`;

const spans = (from: string, kind: "rest" | "work") => [{ from, to: from, kind, name: "某日", source: 0 }];

const codes = ({ problems }: CalendarTable) =>
  problems.map(({ severity, row, column, problem }) => [severity, row, column, problem.code]);

describe("a calendar from a table", () => {
  it("reads runs, single days, all spellings of a day, and the days of one office", () => {
    const read = table(year2027);
    expect(read.problems).toEqual([]);
    expect(read.years.map(({ year, sources }) => [year, sources])).toEqual([[2027, ["甲通知"]]]);
    expect(read.localDays).toEqual([{ date: "2027-07-01", kind: "rest", name: "地方节日", source: "乙通知" }]);
    const extended = extendCalendar(nationalCalendar, read.years, read.localDays);
    if (!extended.ok) throw new Error(extended.problem.code);
    const calendar = extended.value;
    expect([calendar.from, calendar.to]).toEqual(["2018-01-01", "2027-12-31"]);
    // 2027-02-05 is a Friday; the run ends on Thursday the 11th, and Saturday the 13th is worked.
    expect(rollForward(calendar, day("2027-02-06"))).toBe("2027-02-12");
    expect(addWorkingDays(calendar, day("2027-02-11"), 2)).toBe("2027-02-13");
    expect(isRestDay(calendar, day("2027-01-31"))).toBe(false);
    expect(isRestDay(calendar, day("2027-06-09"))).toBe(true);
    expect(dayInfo(calendar, day("2027-07-01"))).toMatchObject({ reason: "local", name: "地方节日", source: "乙通知" });
    expect(dayInfo(calendar, day("2025-01-29"))).toMatchObject({ reason: "holiday", name: "春节" });
    expect(rollForward(nationalCalendar, day("2027-02-06"))).toBeUndefined();
  });

  it("reads the columns date, name, type, source_paper of a published table", () => {
    const read = table("date,name,type,source_paper\n2026-12-26,某节,班,丙通知");
    expect(read).toMatchObject({
      years: [{ year: 2026, sources: ["丙通知"], spans: [{ from: "2026-12-26", to: "2026-12-26", kind: "work" }] }],
      problems: [],
    });
  });

  it("divides a run over New Year between both years", () => {
    const read = table("from,to,kind,name,source\n2026-12-31,2027-01-02,rest,元旦,甲通知");
    expect(read.years.map(({ year, spans }) => [year, spans.map(({ from, to }) => [from, to])])).toEqual([
      [2026, [["2026-12-31", "2026-12-31"]]],
      [2027, [["2027-01-01", "2027-01-02"]]],
    ]);
  });

  it.each([
    ["the day does not exist", "日期,休班\n2026-02-30,休", ["error", 2, 0, "date.no_such_day"]],
    ["not a day", "日期,休班\n正月初一,休", ["error", 2, 0, "date.bad_shape"]],
    ["a time of day", "日期,休班\n2026-02-03T08:00:00,休", ["error", 2, 0, "date.bad_shape"]],
    ["neither rest nor work", "日期,休班\n2026-02-03,半天", ["error", 2, 1, "calendar.bad_kind"]],
    ["no such scope", "日期,休班,范围\n2026-02-03,休,全省", ["error", 2, 2, "calendar.bad_scope"]],
    ["ends before it begins", "起,止,休班\n2026-02-03,2026-02-02,休", ["error", 2, 1, "calendar.ends_before_start"]],
    ["32 days", "起,止,休班\n2026-03-01,2026-04-01,休", ["error", 2, 1, "calendar.run_too_long"]],
    [
      "rest and work at once",
      "日期,休班\n2026-03-07,休\n2026-03-07,班",
      ["error", 3, null, "calendar.day_contradicts"],
    ],
    ["the same twice", "日期,休班\n2026-03-07,班\n2026-03-07,班", ["warning", 3, null, "calendar.day_twice"]],
    ["a make-up workday on a Tuesday", "日期,休班\n2026-03-10,班", ["warning", 2, 0, "calendar.work_on_weekday"]],
    ["no column of days", "休班,名称\n休,春节", ["error", 1, null, "calendar.column_missing"]],
    ["a column twice", "日期,date,休班\n2026-03-07,2026-03-07,班", ["error", 1, 1, "calendar.column_twice"]],
    ["a gap in the years", "日期,休班\n2028-01-01,休", ["error", null, null, "calendar.year_missing"]],
    ["only one festival", "日期,休班\n2027-01-01,休", ["warning", null, null, "calendar.festivals_missing"]],
    [
      "a local day of an unknown year",
      "日期,休班,范围\n2031-07-01,休,local",
      ["warning", null, null, "calendar.local_year_unknown"],
    ],
  ] as const)("says where and what: %s", (_name, text, expected) => {
    expect(codes(table(text))).toContainEqual([...expected]);
  });

  it("names the missing festivals, and the cell with what stands in it", () => {
    const read = table("日期,休班,名称\n2027-01-01,休,元旦\n2027-02-06,休,除夕");
    const missing = read.problems.find(({ problem }) => problem.code === "calendar.festivals_missing");
    expect(missing === undefined ? "" : problemText(missing.problem).zh).toBe(
      "2027年没有清明节、劳动节、端午节、中秋节、国庆节的放假日，请核对该年通知是否录全",
    );
    const [bad] = table("日期,休班\n2026-02-3O,休").problems;
    expect(bad).toMatchObject({ row: 2, column: 0, header: "日期", value: "2026-02-3O" });
  });

  it("does not ask a year that is known to be whole", () => {
    expect(codes(table("日期,休班,名称,依据\n2026-06-22,休,台风停工,某令"))).toEqual([]);
  });

  it("refuses an empty table", () => {
    expect(codes(parseCalendarTable([]))).toEqual([["error", null, null, "calendar.empty_table"]]);
    expect(codes(table("日期,休班"))).toEqual([["error", null, null, "calendar.empty_table"]]);
  });
});

describe("laying a table over a calendar", () => {
  it("lets the table go before the calendar, and a local day before both", () => {
    // 2025-02-04 is a holiday of the notice.
    const worked = extendCalendar(nationalCalendar, [
      { year: 2025, sources: ["更正通知"], spans: spans("2025-02-04", "work") },
    ]);
    expect(worked.ok && isRestDay(worked.value, day("2025-02-04"))).toBe(false);
    const both = extendCalendar(
      nationalCalendar,
      [{ year: 2025, sources: ["更正通知"], spans: spans("2025-02-04", "work") }],
      [{ date: day("2025-02-04"), kind: "rest", name: "本地", source: "某令" }],
    );
    expect(both.ok && isRestDay(both.value, day("2025-02-04"))).toBe(true);
    if (!both.ok) return;
    const again = extendCalendar(both.value, [{ year: 2025, sources: ["再更正"], spans: spans("2025-02-04", "work") }]);
    expect(again.ok && dayInfo(again.value, day("2025-02-04"))).toMatchObject({ reason: "local", restDay: true });
    expect(isRestDay(nationalCalendar, day("2025-02-04"))).toBe(true);
  });

  it("refuses a gap and names the year", () => {
    const gap = extendCalendar(nationalCalendar, [{ year: 2028, sources: [], spans: [] }]);
    expect(gap).toEqual({ ok: false, problem: { code: "calendar.year_missing", args: { year: 2027, next: 2028 } } });
  });
});
