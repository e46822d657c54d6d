import { describe, expect, it } from "vitest";
import { addMonths, addMonthsSameDay } from "./add-months.ts";
import { addDays, civilDate, dateOfEpochDay, daysBetween, epochDay, parseCivilDate, weekday } from "./civil-date.ts";
import { addHours, civilDateTime, nextFullHour, parseCivilDateTime } from "./civil-date-time.ts";
import { parsePeriod } from "./period.ts";
import { parseExtension, parsePause } from "./parse-extension.ts";

describe("civil dates", () => {
  it.each(["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2025-01-31"])("reads %s", (text) => {
    expect(parseCivilDate(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ["2025-02-30", "date.no_such_day"],
    ["2025-02-29", "date.no_such_day"],
    ["1900-02-29", "date.no_such_day"],
    ["2025-04-31", "date.no_such_day"],
    ["2025-01-00", "date.no_such_day"],
    ["2025-13-01", "date.no_such_month"],
    ["2025-00-01", "date.no_such_month"],
    ["0000-01-01", "date.year_out_of_range"],
    ["2025-1-3", "date.bad_shape"],
    ["20250103", "date.bad_shape"],
    ["2025/01/03", "date.bad_shape"],
    ["2025-01-03T00:00", "date.bad_shape"],
    [" 2025-01-03", "date.bad_shape"],
    ["２０２５-01-03", "date.bad_shape"],
    ["", "date.bad_shape"],
  ])("refuses %j: %s", (text, code) => {
    expect(parseCivilDate(text)).toMatchObject({ ok: false, problem: { code } });
  });

  // The engine's own clock is an independent witness for the arithmetic.
  it("agrees with the engine on each day from 1583 to 2400", () => {
    const first = Date.UTC(1583, 0, 1) / 86_400_000;
    for (let day = first; day < Date.UTC(2400, 0, 1) / 86_400_000; day += 1) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (dateOfEpochDay(day) !== text || epochDay(civilDate(text)) !== day)
        throw new Error(`${text} is not day ${day}`);
    }
    expect(dateOfEpochDay(first)).toBe("1583-01-01");
  });

  it("knows weekdays, Monday being 1", () => {
    expect(["2025-01-27", "2025-02-02", "1969-12-31", "1970-01-01"].map((date) => weekday(civilDate(date)))).toEqual([
      1, 7, 3, 4,
    ]);
  });

  it("adds days over month and year ends", () => {
    expect(addDays(civilDate("2024-02-28"), 1)).toBe("2024-02-29");
    expect(addDays(civilDate("2025-12-31"), 1)).toBe("2026-01-01");
    expect(addDays(civilDate("2025-01-01"), -1)).toBe("2024-12-31");
    expect(daysBetween(civilDate("2024-02-01"), civilDate("2024-03-01"))).toBe(29);
  });
});

describe("months by the same-numbered day", () => {
  it.each([
    ["平日", "2025-01-15", 1, "2025-02-15"],
    ["下月同日不存在，平年", "2025-01-29", 1, "2025-02-28"],
    ["下月同日不存在，闰年", "2024-01-30", 1, "2024-02-29"],
    ["1月最后一日", "2025-01-31", 1, "2025-02-28"],
    ["平年2月最后一日", "2025-02-28", 1, "2025-03-31"],
    ["闰年2月28日不是最后一日", "2024-02-28", 1, "2024-03-28"],
    ["闰年2月最后一日", "2024-02-29", 1, "2024-03-31"],
    ["4月最后一日", "2025-04-30", 1, "2025-05-31"],
    ["5月30日不是最后一日", "2025-05-30", 1, "2025-06-30"],
    ["7月最后一日", "2025-07-31", 1, "2025-08-31"],
    ["两个月跨年", "2024-12-31", 2, "2025-02-28"],
    ["两个月至2月", "2024-12-30", 2, "2025-02-28"],
    ["六个月", "2025-08-31", 6, "2026-02-28"],
    ["十二个月自闰日", "2024-02-29", 12, "2025-02-28"],
    ["十二个月至闰年", "2023-02-28", 12, "2024-02-29"],
    ["一年自平年2月27日", "2023-02-27", 12, "2024-02-27"],
    ["向前一个月自月末", "2025-03-31", -1, "2025-02-28"],
    ["向前一个月跨年", "2025-01-15", -1, "2024-12-15"],
    ["二十年", "2006-11-30", 240, "2026-11-30"],
  ])("%s: %s + %i = %s", (_name, from, months, end) => {
    expect(addMonths(civilDate(from), months)).toBe(end);
  });

  it("keeps the number of the day in the plain reading", () => {
    expect(addMonthsSameDay(civilDate("2025-02-28"), 1)).toBe("2025-03-28");
    expect(addMonthsSameDay(civilDate("2025-01-31"), 1)).toBe("2025-02-28");
  });
});

describe("times of day", () => {
  it.each([
    ["2025-01-23T14:20", "2025-01-23T14:20"],
    ["2025-01-23 14:20:00", "2025-01-23T14:20"],
    ["2025-01-23T14:20:07.9", "2025-01-23T14:20:07"],
    ["2025-01-23T16:30:00Z", "2025-01-24T00:30"],
    ["2025-01-23T14:20+08:00", "2025-01-23T14:20"],
    ["2025-01-01T00:30+09:00", "2024-12-31T23:30"],
  ])("reads %s as %s", (text, value) => {
    expect(parseCivilDateTime(text)).toEqual({ ok: true, value });
  });

  it.each([
    ["2025-01-23T24:00", "date_time.no_such_time"],
    ["2025-01-23T14:60", "date_time.no_such_time"],
    ["2025-02-29T14:20", "date.no_such_day"],
    ["2025-01-23T14", "date_time.bad_shape"],
    ["2025-01-23T14:20+19:00", "date_time.no_such_zone"],
  ])("refuses %s: %s", (text, code) => {
    expect(parseCivilDateTime(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it("adds hours over midnight and finds the next full hour", () => {
    expect(addHours(civilDateTime("2025-12-31T23:30"), 1)).toBe("2026-01-01T00:30");
    expect(nextFullHour(civilDateTime("2025-01-23T14:20"))).toBe("2025-01-23T15:00");
    expect(nextFullHour(civilDateTime("2025-01-23T15:00"))).toBe("2025-01-23T16:00");
    expect(nextFullHour(civilDateTime("2025-01-31T23:59:59"))).toBe("2025-02-01T00:00");
  });
});

describe("written periods", () => {
  it.each([
    ["P10D", { days: 10 }],
    ["P1M", { months: 1 }],
    ["P1M15D", { months: 1, days: 15 }],
    ["P1.5M", { months: 1, halfMonths: 1 }],
    ["P0.5M", { halfMonths: 1 }],
    ["P2Y", { years: 2 }],
    ["P1Y6M", { years: 1, months: 6 }],
    ["P2W", { days: 14 }],
    ["PT24H", { hours: 24 }],
    ["-P7D", { direction: "backward", days: 7 }],
  ])("reads %s", (text, value) => {
    expect(parsePeriod(text)).toEqual({ ok: true, value });
  });

  it.each([
    ["P", "period.empty"],
    ["P0D", "period.empty"],
    ["PT0H", "period.empty"],
    ["10D", "period.bad_shape"],
    ["P-7D", "period.bad_shape"],
    ["P1D2M", "period.bad_shape"],
    ["PT30M", "period.bad_shape"],
    ["P1.25M", "period.bad_shape"],
    ["P1DT2H", "period.mixed_units"],
    ["P100001D", "period.bad_count"],
    ["", "period.bad_shape"],
  ])("refuses %j: %s", (text, code) => {
    expect(parsePeriod(text)).toMatchObject({ ok: false, problem: { code } });
  });
});

describe("written extensions and pauses", () => {
  it("reads what is added, when it was decided, by which paper, and the expiry printed on it", () => {
    expect(parseExtension("P15D@2025-02-01:甲检延〔2025〕1号=2025-02-18")).toEqual({
      ok: true,
      value: {
        period: { days: 15 },
        decidedOn: "2025-02-01",
        document: "甲检延〔2025〕1号",
        printedExpiry: "2025-02-18",
      },
    });
    expect(parseExtension("P1M")).toEqual({ ok: true, value: { period: { months: 1 } } });
    expect(parseExtension("P1M@2025-02-01")).toEqual({
      ok: true,
      value: { period: { months: 1 }, decidedOn: "2025-02-01" },
    });
  });

  it.each([
    ["15D@2025-02-01:x", "period.bad_shape"],
    ["P15D@2025-02-31:x", "date.no_such_day"],
    ["@2025-02-01", "extension.bad_shape"],
  ])("refuses %s: %s", (text, code) => {
    expect(parseExtension(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it("reads a pause, an open one and a single day", () => {
    expect(parsePause("2025-03-10..2025-03-24:精神病鉴定")).toEqual({
      ok: true,
      value: { from: "2025-03-10", to: "2025-03-24", ground: "精神病鉴定" },
    });
    expect(parsePause("2025-03-10..")).toEqual({ ok: true, value: { from: "2025-03-10" } });
    expect(parsePause("2025-03-10")).toEqual({ ok: true, value: { from: "2025-03-10", to: "2025-03-10" } });
    expect(parsePause("2025-03-32..2025-04-01")).toMatchObject({ ok: false, problem: { code: "date.no_such_day" } });
  });
});
