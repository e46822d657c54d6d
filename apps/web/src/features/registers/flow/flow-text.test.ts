import { describe, expect, test } from "vitest";
import { flowPassed } from "./flow-passed.ts";
import { textLines, textWidth } from "./flow-text.ts";

describe("words of the picture", () => {
  test("Chinese is wider than English", () => {
    expect(textWidth("已通知")).toBe(39);
    expect(textWidth("held")).toBe(29);
  });

  test("break into lines of even length", () => {
    expect(textLines("决定听证", 80)).toEqual(["决定听证"]);
    expect(textLines("确定人员并通知", 80)).toEqual(["确定人员", "并通知"]);
    expect(textLines("Name the officers and give notice", 130)).toEqual(["Name the officers", "and give notice"]);
  });
});

describe("how far a record has come", () => {
  const states = [
    { id: "proposed", label: { zh: "待决定", en: "to be decided" } },
    { id: "planned", label: { zh: "筹备中", en: "being prepared" } },
  ];
  const to = (index: number) => states[index]?.label ?? { zh: "", en: "" };

  test("is told by its history, oldest first; an act that stays leads nowhere", () => {
    const { states: passed, arrows } = flowPassed({ states }, [
      { seq: 3, act: "comment", to: to(1) },
      { seq: 2, act: "approve", to: to(1) },
      { seq: 1, act: "create", to: to(0) },
    ]);
    expect([...passed]).toEqual(["proposed", "planned"]);
    expect([...arrows]).toEqual(["proposed>planned"]);
  });
});
