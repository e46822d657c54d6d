import type { MarkKind } from "../features/deadline/strip-layout.ts";
import type { Words } from "./language.ts";

export const deadlineWords = {
  stripLabel: {
    zh: "{label}：自{trigger}起算，法定届满{legalExpiry}，到期日{dueDate}。逐步说明见下。",
    en: "{label}: starts on {trigger}, expires by law on {legalExpiry}, due on {dueDate}. The steps follow.",
  },
  checkFirst: { zh: "使用前请核对", en: "Check before use" },
  steps: { zh: "计算步骤", en: "Steps of the count" },
  custodyNoRoll: { zh: "在押期间，末日不因节假日顺延", en: "in custody: the last day does not move for a holiday" },
  stays: { zh: "（在押，不顺延）", en: " (in custody, not moved)" },
  rolled: { zh: "末日遇节假日，顺延 {days} 天", en: "last day falls on a rest day: moved by {days} d" },
  notCounted: { zh: "不计", en: "not counted" },
  legendCounted: { zh: "计入期限", en: "counted" },
  legendRolled: { zh: "顺延", en: "moved" },
  legendRest: { zh: "休息日", en: "rest day" },
  closeUp: { zh: "届满前后逐日", en: "Day by day around the expiry" },
  beyond: { zh: "{mark} {day}（期限外）", en: "{mark} {day} (outside the strip)" },
  markWithDay: { zh: "{mark} {day}", en: "{mark} {day}" },
  dayCount: { zh: "第 {count} 天", en: "day {count}" },
} as const satisfies Words;

export const markWords = {
  trigger: { zh: "起算事由", en: "starting event" },
  warningDate: { zh: "提醒日", en: "warning day" },
  legalExpiry: { zh: "法定届满", en: "legal expiry" },
  dueDate: { zh: "到期日", en: "due day" },
  dataDate: { zh: "数据日期", en: "data date" },
  today: { zh: "今天", en: "today" },
} as const satisfies Readonly<Record<MarkKind, Words[string]>>;
