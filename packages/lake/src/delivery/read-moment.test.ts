import { describe, expect, it } from "vitest";
import { momentOfNumber, readMoment } from "./read-moment.ts";

describe("a day in the shapes people write", () => {
  it.each([
    "2025-01-03",
    "2025-1-3",
    "2025/01/03",
    "2025/1/3",
    "2025.1.3",
    "2025年1月3日",
    "2025年01月03日",
    "2025年1月3",
    "2025 年 1 月 3 日",
    "20250103",
    "２０２５-０１-０３",
    "２０２５年１月３日",
    "2025年1月3日 星期五",
    "2025-01-03(周五)",
    "二〇二五年一月三日",
    "二○二五年一月三日",
    "45660",
  ])("%s", (text) => {
    expect(readMoment(text)).toEqual({ day: "2025-01-03", time: null });
  });

  it.each([
    ["二〇二四年十月三十一日", "2024-10-31"],
    ["二〇二四年十二月十日", "2024-12-10"],
    ["二〇二四年二月二十日", "2024-02-20"],
    ["2024-02-29", "2024-02-29"],
    ["2000年2月29日", "2000-02-29"],
  ])("%s is %s", (text, day) => {
    expect(readMoment(text)).toEqual({ day, time: null });
  });
});

describe("a day and a time", () => {
  it.each([
    ["2025-01-03 08:30", "08:30:00"],
    ["2025-01-03T08:30:15", "08:30:15"],
    ["2025-1-3 8:05:09", "08:05:09"],
    ["2025/1/3 8:30:00.000", "08:30:00"],
    ["2025年1月3日8时30分", "08:30:00"],
    ["2025年1月3日 8时30分15秒", "08:30:15"],
    ["2025年1月3日8时", "08:00:00"],
    ["2025年1月3日下午3时", "15:00:00"],
    ["2025-01-03 上午 9:15", "09:15:00"],
    ["2025-01-03 凌晨12:30", "00:30:00"],
    ["2025-01-03 中午12:30", "12:30:00"],
    ["2025-01-03 中午1点", "13:00:00"],
    ["2025-01-03 8:30 PM", "20:30:00"],
    ["2025-01-03 12:30 AM", "00:30:00"],
    ["20250103083015", "08:30:15"],
    ["20250103 08:30", "08:30:00"],
    ["2025-01-03 00:00:00", "00:00:00"],
    ["2025-01-03 08:30", "08:30:00"],
    ["2025-01-03 星期五 08:30", "08:30:00"],
    ["2025-01-03T08:30:00+08:00", "08:30:00"],
    ["2025-01-03T00:30:00Z", "08:30:00"],
    ["45660.354166666664", "08:30:00"],
  ])("%s", (text, time) => {
    expect(readMoment(text)).toEqual({ day: "2025-01-03", time });
  });

  it("moves a moment of another zone to its day in Beijing", () => {
    expect(readMoment("2025-01-02T20:00:00Z")).toEqual({ day: "2025-01-03", time: "04:00:00" });
  });
});

describe("what is not read", () => {
  it.each([
    ["2025-02-30", "cell.date_impossible"],
    ["2023-02-29", "cell.date_impossible"],
    ["1900-02-29", "cell.date_impossible"],
    ["2025-13-01", "cell.date_impossible"],
    ["2025-00-10", "cell.date_impossible"],
    ["20251301", "cell.date_impossible"],
    ["2025-01-03 24:00", "cell.date_impossible"],
    ["2025-01-03 08:60", "cell.date_impossible"],
    ["2025-01-03 上午13时", "cell.date_impossible"],
    ["01/02/2025", "cell.date_ambiguous"],
    ["1-2-25", "cell.date_ambiguous"],
    ["25年1月3日", "cell.date_ambiguous"],
    ["250103", "cell.date_ambiguous"],
    ["1899-12-31", "cell.date_out_of_range"],
    ["2101-01-01", "cell.date_out_of_range"],
    ["9999-12-31", "cell.date_out_of_range"],
    ["2025", "cell.not_a_date"],
    ["2025年", "cell.not_a_date"],
    ["2025-01", "cell.not_a_date"],
    ["2025年1月", "cell.not_a_date"],
    ["2025-01/03", "cell.not_a_date"],
    ["2025-01-03-04", "cell.not_a_date"],
    ["2025-01-034", "cell.not_a_date"],
    ["2025-01-03至2025-02-03", "cell.not_a_date"],
    ["2025-01-03、2025-01-04", "cell.not_a_date"],
    ["次日", "cell.not_a_date"],
    ["不详", "cell.not_a_date"],
    ["123456789", "cell.not_a_date"],
  ])("%s: %s", (text, problem) => {
    expect(readMoment(text)).toEqual({ problem });
  });
});

describe("a plain number in a column of days", () => {
  it.each([
    [45660, false, "2025-01-03"],
    [44198, true, "2025-01-03"],
    [20250103, false, "2025-01-03"],
  ])("%d (1904: %s) is %s", (value, date1904, day) => {
    expect(momentOfNumber(value, date1904)).toEqual({ day, time: null });
  });

  it("keeps the time of a fraction", () => {
    expect(momentOfNumber(45660.5, false)).toEqual({ day: "2025-01-03", time: "12:00:00" });
  });

  it.each([2025, 3, 0, -45660, 2025.1, 1e15])("%d is no day", (value) => {
    expect(momentOfNumber(value, false)).toEqual({ problem: "cell.not_a_date" });
  });
});
