import { describe, expect, test } from "vitest";
import {
  daysLeft,
  daysLeftWords,
  formatBytes,
  formatCitation,
  formatCount,
  formatDay,
  formatInstant,
  formatMoney,
} from "./format.ts";

describe("days", () => {
  test("a day shows its weekday", () => {
    expect(formatDay("2026-03-20", "zh")).toBe("2026-03-20 周五");
    expect(formatDay("2026-03-22", "zh")).toBe("2026-03-22 周日");
    expect(formatDay("2026-03-20", "en")).toBe("2026-03-20 Fri");
  });

  test("a moment keeps its time of day", () => {
    expect(formatDay("2026-03-20T08:05:00", "zh")).toBe("2026-03-20 周五 08:05");
  });

  test("an instant is told by the clock in Beijing, eight hours ahead of UTC", () => {
    expect(formatInstant("2026-03-20T01:02:03.004Z", "zh")).toBe("2026-03-20 周五 09:02");
    expect(formatInstant("2026-03-20T16:00:00.000Z", "zh")).toBe("2026-03-21 周六 00:00");
    expect(formatInstant("2026-03-20T15:59:59.999Z", "zh")).toBe("2026-03-20 周五 23:59");
  });
});

describe("days left", () => {
  test.each([
    ["2026-03-22", "还剩 2 天", "2 days left"],
    ["2026-03-21", "还剩 1 天", "1 day left"],
    ["2026-03-20", "今天到期", "due today"],
    ["2026-03-19", "已超 1 天", "1 day past"],
    ["2026-02-28", "已超 20 天", "20 days past"],
  ])("due %s, read on 2026-03-20", (due, zh, en) => {
    expect(daysLeftWords(due, "2026-03-20", "zh")).toBe(zh);
    expect(daysLeftWords(due, "2026-03-20", "en")).toBe(en);
  });

  test("the due day itself has not passed", () => {
    expect(daysLeft("2026-03-20", "2026-03-20")).toEqual({ when: "today", days: 0 });
    expect(daysLeft("2026-03-20", "2026-03-21")).toEqual({ when: "passed", days: 1 });
  });
});

describe("numbers", () => {
  test.each([
    ["1234.5", "1,234.50"],
    ["0", "0.00"],
    ["-1000000.05", "-1,000,000.05"],
    ["999", "999.00"],
    ["12,345.00", "12,345.00"],
    ["约一万元", "约一万元"],
  ])("money %s", (amount, expected) => {
    expect(formatMoney(amount)).toBe(expected);
  });

  test("counts have separators", () => {
    expect(formatCount(0)).toBe("0");
    expect(formatCount(12345678)).toBe("12,345,678");
  });

  test("sizes of files", () => {
    expect(formatBytes(1023)).toBe("1023 B");
    expect(formatBytes(1024)).toBe("1.0 KB");
    expect(formatBytes(5 * 1024 * 1024 + 1024 * 512)).toBe("5.5 MB");
  });
});

describe("articles", () => {
  test("with and without a paragraph, with and without brackets in the name", () => {
    expect(formatCitation({ instrument: "刑事诉讼法", article: "91", paragraph: 3 }, "zh")).toBe(
      "《刑事诉讼法》第91条第3款",
    );
    expect(formatCitation({ instrument: "人民检察院民事诉讼监督规则", article: "" }, "zh")).toBe(
      "《人民检察院民事诉讼监督规则》",
    );
    expect(formatCitation({ instrument: "《刑事诉讼法》", article: "156、159" }, "zh")).toBe(
      "《刑事诉讼法》第156、159条",
    );
    expect(formatCitation({ instrument: "刑事诉讼法", article: "91", paragraph: 3 }, "en")).toBe(
      "《刑事诉讼法》 art. 91 para. 3",
    );
  });
});
