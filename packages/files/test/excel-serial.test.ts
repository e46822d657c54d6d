import { describe, expect, it } from "vitest";
import { momentOfSerial, serialOfDay } from "../src/index.ts";
import { meaningOfFormat } from "../src/xlsx-styles.ts";

// Values as Excel itself shows them.
describe("Excel day numbers", () => {
  it.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [36526, "2000-01-01"],
    [45351, "2024-02-29"],
    [45660, "2025-01-03"],
    [2_958_465, "9999-12-31"],
  ])("%d is %s", (serial, day) => {
    expect(momentOfSerial(serial, false)).toEqual({ day, time: "00:00:00", hasTime: false });
  });

  it.each([60, -1, 2_958_466, Number.NaN])("%d is no day", (serial) => {
    expect(momentOfSerial(serial, false)).toBeUndefined();
  });

  it("counts from 1904 in such workbooks", () => {
    expect(momentOfSerial(0, true)?.day).toBe("1904-01-01");
    expect(momentOfSerial(44_198, true)?.day).toBe("2025-01-03");
  });

  it.each([
    [45660.354166666664, "2025-01-03", "08:30:00"],
    [45660.99999999, "2025-01-04", "00:00:00"],
    [45660.000011574, "2025-01-03", "00:00:01"],
  ])("%d is %s at %s", (serial, day, time) => {
    expect(momentOfSerial(serial, false)).toMatchObject({ day, time });
  });

  it("below one is a time of day alone", () => {
    expect(momentOfSerial(0.5, false)).toEqual({ time: "12:00:00", hasTime: true });
  });

  it.each([
    ["2025-01-03", 45660],
    ["1900-03-01", 61],
    ["1900-02-28", undefined],
    ["not a day", undefined],
  ])("writes %s as %s", (day, serial) => {
    expect(serialOfDay(day)).toBe(serial);
  });
});

describe("number formats", () => {
  it.each([
    ["yyyy-mm-dd", "date"],
    ["yyyy/m/d;@", "date"],
    ['yyyy"年"m"月"d"日"', "date"],
    ["[$-F800]dddd, mmmm dd, yyyy", "date"],
    ["e年m月d日", "date"],
    ["m/d/yy h:mm", "datetime"],
    ["yyyy\\-mm\\-dd\\ hh:mm:ss.000", "datetime"],
    ["h:mm AM/PM", "time"],
    ["[h]:mm", "time"],
    ["mm:ss.0", "time"],
    ["General", "plain"],
    ["0.00E+00", "plain"],
    ["#,##0.00_ ;[Red]-#,##0.00", "plain"],
    ['0"月"', "plain"],
    ["@", "plain"],
    ["000000", "padded"],
  ])("%s means %s", (code, kind) => {
    expect(meaningOfFormat(code).kind).toBe(kind);
  });
});
