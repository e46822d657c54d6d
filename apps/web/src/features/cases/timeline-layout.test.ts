import type { CaseLane } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { textWidth } from "../deadline/place-labels.ts";
import { compactFrom, layOutTimeline, packed, wrapText, type TimelineInput } from "./timeline-layout.ts";

const words = (zh: string) => ({ zh, en: zh });

function stretch(label: string, from: string, to: string | null): CaseLane["stages"][number] {
  return { kind: label, label: words(label), from, to, source: "案件 第 2 行" };
}

function limit(label: string, trigger: string, dueDate: string, state: CaseLane["limits"][number]["state"] = "ahead") {
  return {
    limit: label,
    label: words(label),
    trigger,
    warningDate: dueDate,
    legalExpiry: dueDate,
    dueDate,
    inCustody: false,
    steps: [],
    doneDate: null,
    state,
    missing: [],
  } satisfies CaseLane["limits"][number];
}

function lane(name: string, parts: Partial<CaseLane> = {}): CaseLane {
  return { suspectNo: "1", name, note: "盗窃", stages: [], measures: [], limits: [], marks: [], ...parts };
}

const base: Omit<TimelineInput, "lanes"> = {
  today: "2026-03-23",
  dataDate: "2026-03-20",
  width: 1000,
  endWords: (one) => `${one.label.zh} 期限内`,
};

describe("the time axis", () => {
  test("reaches from the first to the last day that is known, and shows today", () => {
    const layout = layOutTimeline({
      ...base,
      lanes: [
        lane("甲测试", {
          stages: [stretch("审查起诉", "2026-03-04", null)],
          limits: [limit("一个月", "2026-03-04", "2026-04-07")],
        }),
      ],
    });
    expect(layout.from < "2026-03-04").toBe(true);
    expect(layout.to > "2026-04-07").toBe(true);
    expect(layout.todayX).toBeGreaterThan(layout.dataDateX ?? Infinity);
    // Five weeks have room for their Mondays.
    expect(layout.ticks.map(({ label }) => label)).toEqual([
      "2026-03-09",
      "2026-03-16",
      "2026-03-23",
      "2026-03-30",
      "2026-04-06",
    ]);
  });

  test("labels of months and weeks never touch, from one month to ten years", () => {
    for (const from of ["2026-02-20", "2025-06-01", "2022-01-01", "2016-05-05"]) {
      const { ticks } = layOutTimeline({ ...base, lanes: [lane("甲测试", { stages: [stretch("侦查", from, null)] })] });
      for (const [index, tick] of ticks.entries()) {
        if (index > 0) expect(tick.x - (ticks[index - 1]?.x ?? 0)).toBeGreaterThan(textWidth(tick.label));
      }
    }
  });

  test("a case that is over ends its axis, and a measure that nobody ended stops there", () => {
    const layout = layOutTimeline({
      ...base,
      lanes: [
        lane("甲测试", {
          stages: [stretch("审查逮捕", "2025-01-27", "2025-02-04")],
          measures: [stretch("逮捕", "2025-02-04", null)],
        }),
      ],
    });
    expect(layout.to < "2025-02-10").toBe(true);
    expect([layout.todayX, layout.dataDateX]).toEqual([null, null]);
    const arrest = layout.lanes[0]?.measures[0];
    expect(arrest?.open).toBe(true);
    expect((arrest?.x ?? 0) + (arrest?.width ?? 0)).toBeLessThanOrEqual(layout.width);
  });

  test("a lane without any date is still drawn", () => {
    const layout = layOutTimeline({ ...base, lanes: [lane("甲测试")] });
    expect(layout.lanes[0]?.height).toBeGreaterThan(0);
    expect(Number.isFinite(layout.todayX)).toBe(true);
  });
});

describe("bars", () => {
  test("the last day is included, and what still runs goes on to today", () => {
    const layout = layOutTimeline({
      ...base,
      lanes: [
        lane("甲测试", {
          stages: [stretch("审查逮捕", "2026-03-01", "2026-03-07"), stretch("审查起诉", "2026-03-08", null)],
        }),
      ],
    });
    const [first, second] = layout.lanes[0]?.stages ?? [];
    // The first ends where the second, a day later, begins.
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeCloseTo(second?.x ?? -1);
    expect(first?.open).toBe(false);
    expect(second?.open).toBe(true);
    expect((second?.x ?? 0) + (second?.width ?? 0)).toBeGreaterThan(layout.todayX ?? Infinity);
  });

  test("measures that overlap get rows of their own, others share one", () => {
    const layout = layOutTimeline({
      ...base,
      lanes: [
        lane("甲测试", {
          measures: [
            stretch("拘留", "2026-01-01", "2026-01-10"),
            stretch("逮捕", "2026-01-10", "2026-02-01"),
            stretch("取保候审", "2026-02-02", null),
          ],
        }),
      ],
    });
    const [detention, arrest, bail] = (layout.lanes[0]?.measures ?? []).map(({ y }) => y);
    expect(detention).not.toBe(arrest);
    expect(bail).toBe(detention);
  });

  test("packing keeps the order and uses the first free row", () => {
    expect(
      packed([
        { x: 0, width: 10 },
        { x: 5, width: 10 },
        { x: 10, width: 5 },
      ]),
    ).toMatchObject({ rows: 2, items: [{ row: 0 }, { row: 1 }, { row: 0 }] });
  });
});

describe("limits", () => {
  test("near the right edge the words stand to the left and stay on the sheet", () => {
    const layout = layOutTimeline({
      ...base,
      lanes: [lane("甲测试", { limits: [limit("审查起诉期限一个月", "2026-03-04", "2026-04-07")] })],
    });
    const end = layout.lanes[0]?.limits[0];
    expect(end?.side).toBe("left");
    expect((end?.x ?? 0) - textWidth(end?.words ?? "")).toBeGreaterThan(layout.nameWidth);
  });

  test("one that could not be counted has no place and does not stretch the axis", () => {
    const uncounted = { ...limit("取保候审", "", "2020-01-01", "undetermined"), missing: ["执行日期"] };
    const layout = layOutTimeline({
      ...base,
      lanes: [lane("甲测试", { limits: [uncounted, limit("一个月", "2026-03-04", "2026-04-07")] })],
    });
    expect(layout.lanes[0]?.limits[0]).toBeNull();
    expect(layout.lanes[0]?.limits[1]).not.toBeNull();
    expect(layout.from > "2026-01-01").toBe(true);
  });

  test("words of limits that end on neighbouring days never cover each other", () => {
    const limits = ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-20", "2026-03-21"].map((due, index) =>
      limit(`第${index}项期限`, "2026-03-04", due),
    );
    const ends = layOutTimeline({ ...base, lanes: [lane("甲测试", { limits })] }).lanes[0]?.limits ?? [];
    const spans = ends
      .filter((end) => end !== null)
      .map(({ x, y, words: text, side }) => ({
        y,
        from: side === "right" ? x : x - textWidth(text),
        to: side === "right" ? x + textWidth(text) : x,
      }));
    for (const [index, one] of spans.entries()) {
      for (const other of spans.slice(index + 1)) {
        if (one.y === other.y) expect(one.to <= other.from || other.to <= one.from).toBe(true);
      }
    }
  });
});

describe("forty suspects", () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    lane(index === 7 ? "阿不都热合曼测试名字很长很长的一位犯罪嫌疑人某某某某某某" : `测试${index + 1}`, {
      stages: [stretch("审查起诉", "2026-03-04", null)],
      measures: [stretch("逮捕", "2026-01-10", null)],
      limits: [limit("一个月", "2026-03-04", "2026-04-07")],
    }),
  );
  const layout = layOutTimeline({ ...base, lanes: many, endWords: () => "" });

  test("lie one below the other", () => {
    expect(layout.compact).toBe(true);
    for (const [index, one] of layout.lanes.entries()) {
      const before = layout.lanes[index - 1];
      if (before !== undefined) expect(one.y).toBeCloseTo(before.y + before.height);
    }
    expect(layout.height).toBeCloseTo((layout.lanes.at(-1)?.y ?? 0) + (layout.lanes.at(-1)?.height ?? 0));
  });

  test("fit a sheet of A4 across with letters of at least six points", () => {
    // 148 mm of height are 559 px of 96 to the inch; 12 px letters scaled by that, in points of 72 to the inch.
    const scale = Math.min(1, 559 / layout.height);
    expect((12 * scale * 72) / 96).toBeGreaterThanOrEqual(6);
  });

  test("drawn in full height below the threshold", () => {
    expect(layOutTimeline({ ...base, lanes: many.slice(0, compactFrom - 1) }).compact).toBe(false);
  });
});

describe("names", () => {
  test("thirty characters break into two lines and end in an ellipsis", () => {
    const name = "阿不都热合曼测试名字很长很长的一位犯罪嫌疑人某某某某某某";
    const lines = wrapText(name, 152, 2);
    expect(lines).toEqual(["阿不都热合曼测试名字很长", "很长的一位犯罪嫌疑人某…"]);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(152);
  });

  test("a short name is one line, an empty one none", () => {
    expect(wrapText("甲测试", 152, 2)).toEqual(["甲测试"]);
    expect(wrapText("", 152, 2)).toEqual([]);
  });
});
