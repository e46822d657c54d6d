import type { CaseLane, FindingRow, Inspection, Level } from "@jianheng/contract";
import type { Words } from "./language.ts";

/** GZ 665: oral reminder, written notice, notice and report to the chief. Card rules use the three others. */
export const levelWords = {
  L1: { zh: "口头提示", en: "oral reminder" },
  L2: { zh: "书面通知", en: "written notice" },
  L3: { zh: "通知并报检察长", en: "notice and report to the chief" },
  error: { zh: "填录待更正", en: "entry to put right" },
  warn: { zh: "填录待核对", en: "entry to check" },
  info: { zh: "提示", en: "for information" },
} as const satisfies Readonly<Record<Level, Words[string]>>;

export const dutyWords = {
  own: { zh: "本院", en: "this office" },
  police: { zh: "公安机关", en: "police" },
  court: { zh: "法院", en: "court" },
  detentionCentre: { zh: "看守所", en: "detention centre" },
  other: { zh: "其他单位", en: "another body" },
} as const satisfies Readonly<Record<FindingRow["duty"], Words[string]>>;

export const outcomeWords = {
  hit: { zh: "疑点", en: "suspected" },
  undetermined: { zh: "待核（事实不全）", en: "to verify (facts missing)" },
} as const satisfies Readonly<Record<FindingRow["outcome"], Words[string]>>;

export const limitStateWords = {
  done: { zh: "按期完成", en: "done in time" },
  doneLate: { zh: "完成晚于期限", en: "done after the limit" },
  ahead: { zh: "期限内", en: "within the limit" },
  near: { zh: "临近到期", en: "falls due soon" },
  toVerify: { zh: "待核（到期日在数据日期之后）", en: "to verify (due after the data date)" },
  passed: { zh: "已过期限，请核实", en: "past the limit, please verify" },
  undetermined: { zh: "待核（事实不全）", en: "to verify (facts missing)" },
} as const satisfies Readonly<Record<CaseLane["limits"][number]["state"], Words[string]>>;

export const severityWords = {
  error: { zh: "须处理", en: "must be mended" },
  warning: { zh: "请核对", en: "please check" },
  info: { zh: "供参考", en: "for information" },
} as const satisfies Readonly<Record<Inspection["problems"][number]["severity"], Words[string]>>;

export const dueWords = {
  noDue: { zh: "未定期限", en: "no day set" },
} as const satisfies Words;
