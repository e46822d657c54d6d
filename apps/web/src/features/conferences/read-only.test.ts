import { expect, test } from "vitest";
import { speaker } from "../../lib/speaker.ts";
import { whyAgendaFixed, whyReadOnly } from "./read-only.ts";

const { say } = speaker("zh");
const standing = (state: string, zh: string) => ({
  mayWrite: false,
  mayPlan: false,
  record: { state, stateLabel: { zh, en: state } },
});

test("why nothing can be written down", () => {
  expect(whyReadOnly({ ...standing("inSession", "进行中"), mayWrite: true }, say)).toBe("");
  expect(whyReadOnly(standing("agendaFrozen", "议题已固定"), say)).toBe("只能查看：会议尚未开会。");
  expect(whyReadOnly(standing("inSession", "进行中"), say)).toContain("由主持人、记录人");
  expect(whyReadOnly(standing("adjourned", "已散会"), say)).toBe("只能查看：会议已散会。");
});

test("why the agenda cannot be changed", () => {
  expect(whyAgendaFixed({ ...standing("planned", "筹备中"), mayPlan: true }, say)).toBe("");
  expect(whyAgendaFixed(standing("planned", "筹备中"), say)).toContain("检务督察部门");
  expect(whyAgendaFixed(standing("agendaFrozen", "议题已固定"), say)).toContain("重新开放议题");
  expect(whyAgendaFixed(standing("inSession", "进行中"), say)).toBe("会议进行中，议题不再调整。");
});
