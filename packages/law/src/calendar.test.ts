import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { stateCouncilCalendar } from "../data/state-council-calendar.ts";
import {
  addWorkingDays,
  buildCalendar,
  calendarTable,
  dayInfo,
  isRestDay,
  rollBackward,
  rollForward,
} from "./calendar.ts";
import { addDays, type CivilDate, civilDate, weekday } from "./civil-date.ts";
import { nationalCalendar } from "./national-calendar.ts";

const day = civilDate;
const calendar = nationalCalendar;
const root = resolve(import.meta.dirname, "../../..");
const table = join(
  resolve(root, process.env["JIANHENG_TEST_DATA"] ?? "../shared"),
  "data/calendar/holidays-2018-2026.csv",
);

describe("rest days and working days", () => {
  it.each([
    ["普通星期三", "2025-03-05", false],
    ["普通星期六", "2025-03-08", true],
    ["春节第一日", "2025-01-28", true],
    ["春节最后一日", "2025-02-04", true],
    ["春节后第一日", "2025-02-05", false],
    ["节前调休星期日上班", "2025-01-26", false],
    ["节后调休星期六上班", "2025-02-08", false],
    ["2026年2月28日星期六上班", "2026-02-28", false],
    ["2026年元旦星期五", "2026-01-02", true],
    ["2026年1月4日星期日上班", "2026-01-04", false],
    ["2020年春节延长至2月2日", "2020-02-02", true],
    ["2020年2月3日上班", "2020-02-03", false],
    ["2019年五一调整为四天", "2019-05-03", true],
    ["2018年末调休星期六上班", "2018-12-29", false],
    ["日历第一日", "2018-01-01", true],
    ["日历最后一日", "2026-12-31", false],
  ])("%s %s", (_name, date, rests) => {
    expect(isRestDay(calendar, day(date))).toBe(rests);
  });

  it("says nothing outside its years", () => {
    for (const date of ["2017-12-31", "2027-01-01"]) {
      expect(isRestDay(calendar, day(date))).toBeUndefined();
      expect(rollForward(calendar, day(date))).toBeUndefined();
      expect(rollBackward(calendar, day(date))).toBeUndefined();
      expect(dayInfo(calendar, day(date))).toBeUndefined();
    }
  });

  it("names why a day rests or works, and the notice", () => {
    expect(dayInfo(calendar, day("2025-01-29"))).toMatchObject({ reason: "holiday", name: "春节" });
    expect(dayInfo(calendar, day("2025-01-26"))).toMatchObject({ reason: "adjusted_workday", restDay: false });
    expect(dayInfo(calendar, day("2025-01-26"))?.source).toMatch(/^https:\/\/www\.gov\.cn\//u);
    expect(dayInfo(calendar, day("2025-03-08"))).toMatchObject({ reason: "weekend", name: "" });
  });
});

describe("rolling", () => {
  it.each([
    ["春节中间", "2025-01-29", "2025-02-05", "2025-01-27"],
    ["国庆中秋", "2025-10-01", "2025-10-09", "2025-09-30"],
    ["星期六，次日调休上班", "2025-09-27", "2025-09-28", "2025-09-26"],
    ["节前周末连春节", "2026-02-15", "2026-02-24", "2026-02-14"],
    ["2026年国庆", "2026-10-03", "2026-10-08", "2026-09-30"],
    ["工作日不动", "2025-03-05", "2025-03-05", "2025-03-05"],
    ["年末星期六", "2026-12-26", "2026-12-28", "2026-12-25"],
    ["2018年末跨年放假", "2018-12-30", "2019-01-02", "2018-12-29"],
  ])("%s: %s forward to %s, backward to %s", (_name, date, forward, backward) => {
    expect(rollForward(calendar, day(date))).toBe(forward);
    expect(rollBackward(calendar, day(date))).toBe(backward);
  });

  it("does not guess a working day before the first or after the last day", () => {
    expect(rollBackward(calendar, day("2018-01-01"))).toBeUndefined();
    expect(rollForward(calendar, day("2018-01-01"))).toBe("2018-01-02");
    const shortened = buildCalendar(stateCouncilCalendar.filter(({ year }) => year <= 2022));
    expect(shortened.to).toBe("2022-12-31");
    expect(rollForward(shortened, day("2022-12-31"))).toBeUndefined();
    expect(rollBackward(shortened, day("2022-12-31"))).toBe("2022-12-30");
  });
});

describe("counting working days", () => {
  it.each([
    ["次日", "2025-03-05", 1, "2025-03-06"],
    ["星期五起三日", "2025-03-07", 3, "2025-03-12"],
    ["自休息日起", "2025-03-08", 1, "2025-03-10"],
    ["跨调休与春节", "2025-01-24", 3, "2025-02-05"],
    ["向前三日跨春节", "2025-02-06", -3, "2025-01-26"],
    ["向前一日自休息日", "2025-03-09", -1, "2025-03-07"],
    ["自日历前一日", "2017-12-31", 1, "2018-01-02"],
    ["至日历最后一日", "2026-12-30", 1, "2026-12-31"],
    ["自日历后一日向前", "2027-01-01", -1, "2026-12-31"],
    ["向前至日历第一个工作日", "2018-01-03", -1, "2018-01-02"],
  ])("%s: %s, %i: %s", (_name, from, count, end) => {
    expect(addWorkingDays(calendar, day(from), count)).toBe(end);
  });

  it.each([
    ["2026-12-31", 1],
    ["2017-12-30", 1],
    ["2018-01-02", -1],
    ["2027-01-02", -1],
    ["2025-01-01", 5000],
  ])("does not count beyond the calendar: %s, %i", (from, count) => {
    expect(addWorkingDays(calendar, day(from), count)).toBeUndefined();
  });
});

describe("days of one office", () => {
  it("lays them over the national calendar", () => {
    const local = buildCalendar(stateCouncilCalendar, [
      { date: day("2025-03-31"), kind: "rest", name: "地方节日", source: "某州政府通知" },
      { date: day("2025-04-12"), kind: "work", name: "地方调休", source: "某州政府通知" },
    ]);
    expect(rollForward(local, day("2025-03-30"))).toBe("2025-04-01");
    expect(addWorkingDays(local, day("2025-04-11"), 1)).toBe("2025-04-12");
    expect(dayInfo(local, day("2025-03-31"))).toMatchObject({ reason: "local", name: "地方节日" });
    expect(rollForward(calendar, day("2025-03-30"))).toBe("2025-03-31");
  });

  it("refuses years that leave a gap", () => {
    expect(() => buildCalendar(stateCouncilCalendar.filter(({ year }) => year !== 2022))).toThrow("gap");
  });
});

// Each column is found again by walking day by day, which is slow and cannot be wrong in the same way.
describe("the table for a database", () => {
  const rows = calendarTable(calendar);
  const rests = new Map(rows.map((row) => [row.date, row.restDay]));

  function walk(from: CivilDate, step: 1 | -1): CivilDate | null {
    for (let date = from; rests.has(date); date = addDays(date, step)) if (rests.get(date) === false) return date;
    return null;
  }

  it("has a row for each day", () => {
    expect(rows).toHaveLength(9 * 365 + 2);
    expect([rows[0]?.date, rows.at(-1)?.date]).toEqual(["2018-01-01", "2026-12-31"]);
  });

  it("rolls and counts as a walk through the days does", () => {
    let working = 0;
    const wrong = rows.filter((row) => {
      if (!row.restDay) working += 1;
      return (
        row.rolledForward !== walk(row.date, 1) ||
        row.rolledBackward !== walk(row.date, -1) ||
        row.workingIndex !== working
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(!existsSync(table))(`the table the calendar was taken from (${table})`, () => {
  it("gives the same answer for each day of nine years", () => {
    const listed = new Map(
      (existsSync(table) ? readFileSync(table, "utf8") : "")
        .trim()
        .split(/\r?\n/u)
        .slice(1)
        .map((line) => line.split(","))
        .map(([date = "", , kind = ""]) => [date, kind] as const),
    );
    expect(listed.size).toBe(315);
    const wrong: string[] = [];
    for (let date = calendar.from; date <= calendar.to; date = addDays(date, 1)) {
      const kind = listed.get(date);
      const rests = kind === undefined ? weekday(date) >= 6 : kind === "休";
      if (isRestDay(calendar, date) !== rests) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });
});
