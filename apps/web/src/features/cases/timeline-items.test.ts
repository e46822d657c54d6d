import type { CaseLane } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { speaker } from "../../lib/speaker.ts";
import { itemAfterKey, timelineItems, type TimelineItem } from "./timeline-items.ts";

const lane: CaseLane = {
  suspectNo: "1",
  name: "甲测试",
  note: "",
  stages: [
    { kind: "p", label: { zh: "审查起诉", en: "review" }, from: "2026-03-04", to: null, source: "案件 第 2 行" },
  ],
  measures: [
    {
      kind: "d",
      label: { zh: "拘留", en: "detention" },
      from: "2026-01-05",
      to: "2026-01-19",
      source: "强制措施 第 9 行",
    },
  ],
  limits: [
    {
      limit: "x",
      label: { zh: "权利告知", en: "notice" },
      trigger: "2026-03-04",
      warningDate: "2026-03-06",
      legalExpiry: "2026-03-07",
      dueDate: "2026-03-09",
      inCustody: false,
      steps: [],
      doneDate: "2026-03-10",
      state: "doneLate",
      missing: [],
    },
  ],
  marks: [{ date: "2026-03-05", label: { zh: "讯问笔录", en: "interrogation" }, source: "文书 第 4 行" }],
};

describe("reading a timeline out", () => {
  test("each item is a full sentence with its source, from early to late", () => {
    expect(timelineItems([lane], speaker("zh")).map(({ sentence }) => sentence)).toEqual([
      "甲测试：强制措施：拘留，2026-01-05 周一 至 2026-01-19 周一（强制措施 第 9 行）",
      "甲测试：阶段：审查起诉，2026-03-04 周三 至 今（案件 第 2 行）",
      "甲测试：讯问笔录，2026-03-05 周四（文书 第 4 行）",
      "甲测试：期限：权利告知，自 2026-03-04 周三 起，到期日 2026-03-09 周一，完成晚于期限、2026-03-10 周二 办理",
    ]);
  });
});

const item = (laneIndex: number, day: string): TimelineItem => ({
  lane: laneIndex,
  kind: "mark",
  index: 0,
  day,
  sentence: "",
});

describe("arrow keys", () => {
  const items = [
    item(0, "2026-01-01"),
    item(0, "2026-03-01"),
    item(1, "2026-01-10"),
    item(1, "2026-02-25"),
    item(3, "2026-05-01"),
  ];

  test.each([
    [0, "ArrowRight", 1],
    [0, "ArrowLeft", 0],
    [4, "ArrowRight", 4],
    [1, "ArrowDown", 3],
    [3, "ArrowUp", 1],
    [2, "ArrowDown", 4],
    [4, "ArrowDown", 4],
    [0, "End", 4],
    [3, "Home", 0],
    [2, "a", 2],
  ])("from item %i, %s leads to %i", (from, key, to) => {
    expect(itemAfterKey(items, from, key)).toBe(to);
  });
});
