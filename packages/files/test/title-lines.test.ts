// §7.3.1: words whole, lines symmetric, together a trapezium or a rhombus.

import { describe, expect, it } from "vitest";
import { titleLines } from "../src/docx/title-lines.ts";

describe("a title", () => {
  it.each(["关于开展专项检查的通知", "一".repeat(20)])("of one line stays one: %s", (title) => {
    expect(titleLines(title)).toEqual([title]);
  });

  it("of two lines is a trapezium that breaks no word", () => {
    expect(titleLines("关于规范刑事拘留期限管理和羁押必要性审查工作的检察建议")).toEqual([
      "关于规范刑事拘留期限管理和羁押",
      "必要性审查工作的检察建议",
    ]);
  });

  it("that fills its line only where digits are half as wide as a character takes two", () => {
    const lines = titleLines("知识产权检察部党支部2026年党建履职双清单");
    expect(lines.join("")).toBe("知识产权检察部党支部2026年党建履职双清单");
    expect(lines).toHaveLength(2);
  });

  it("rather ends a line where the name of a body ends", () => {
    expect(titleLines("经济犯罪检察部党支部与虚构区检察院经济犯罪检察部党支部2026年联建计划")).toEqual([
      "经济犯罪检察部党支部与虚构区检察院",
      "经济犯罪检察部党支部2026年联建计划",
    ]);
  });

  it("never begins a line with 的 nor parts a name in book marks that fits on one", () => {
    const lines = titleLines("关于印发《东川市检察机关案件质量评查实施办法》的通知");
    expect(lines.join("")).toBe("关于印发《东川市检察机关案件质量评查实施办法》的通知");
    expect(lines.filter((line) => /^[的、》]/.test(line))).toEqual([]);
    expect(lines).toHaveLength(2);
  });

  it("of three lines or more is no rectangle, and no line is wider than twenty characters", () => {
    const title =
      "东川市人民检察院关于在全市检察机关开展刑事羁押期限超期问题专项检查和羁押必要性审查案件质量评查工作的实施方案";
    const lines = titleLines(title);
    expect(lines.join("")).toBe(title);
    expect(lines).toHaveLength(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20);
    expect(new Set(lines.map((line) => line.length)).size).toBeGreaterThan(1);
  });

  it.each(["A".repeat(100), "A".repeat(400), "一".repeat(5000)])("without a place to break is still whole", (title) => {
    expect(titleLines(title).join("")).toBe(title);
  });
});
