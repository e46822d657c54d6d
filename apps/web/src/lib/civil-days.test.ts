import { describe, expect, test } from "vitest";
import { addDays, dayOf, daysBetween, weekday } from "./civil-days.ts";

describe("calendar days", () => {
  test.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-03-29", 1, "2026-03-30"],
  ])("%s plus %i is %s", (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  test("a year that is not a leap year has 365 days between its birthdays", () => {
    expect(daysBetween("2025-04-05", "2026-04-05")).toBe(365);
    expect(daysBetween("2026-04-05", "2025-04-05")).toBe(-365);
    expect(daysBetween("2026-04-05", "2026-04-05")).toBe(0);
  });

  test("weekdays: 20 March 2026 was a Friday, 1 January 1970 a Thursday, 31 December 1969 a Wednesday", () => {
    expect(weekday("2026-03-20")).toBe(5);
    expect(weekday("1970-01-01")).toBe(4);
    expect(weekday("1969-12-31")).toBe(3);
  });

  test("the day of a moment", () => {
    expect(dayOf("2026-03-20T08:15")).toBe("2026-03-20");
    expect(dayOf("2026-03-20")).toBe("2026-03-20");
  });
});
