// The words of a checked workbook.

import type { Bilingual, Citation } from "@jianheng/contract";
import type { Language } from "../screening/show-value.ts";
import type { DutyHolder, RuleLevel } from "../rules/rule-file.ts";

/** GZ 665: oral reminder, written notice, notice and report to the chief. Card rules use the three others. */
const levels: Readonly<Record<RuleLevel, Bilingual>> = {
  L1: { zh: "口头提示", en: "oral reminder" },
  L2: { zh: "书面通知", en: "written notice" },
  L3: { zh: "通知并报检察长", en: "notice and report to the chief" },
  error: { zh: "填录待更正", en: "entry to put right" },
  warn: { zh: "填录待核对", en: "entry to check" },
  info: { zh: "提示", en: "for information" },
};

export function levelWord(level: RuleLevel, language: Language): string {
  return levels[level][language];
}

export const kinds = {
  hit: { zh: "疑点", en: "suspected" },
  clue: { zh: "监督线索", en: "supervision clue" },
  undetermined: { zh: "待核（事实不全）", en: "to verify (facts missing)" },
  problem: { zh: "数据问题", en: "data problem" },
} as const satisfies Record<string, Bilingual>;
export type ListedKind = keyof typeof kinds;

export function kindOf(outcome: "hit" | "undetermined", duty: DutyHolder): ListedKind {
  if (outcome === "undetermined") return "undetermined";
  return duty === "own" ? "hit" : "clue";
}

export const states = {
  corrected: { zh: "已改正", en: "corrected" },
  remaining: { zh: "仍存在", en: "remains" },
  new: { zh: "新发现", en: "new" },
  notReexamined: { zh: "未能复查", en: "not re-examined" },
} as const satisfies Record<string, Bilingual>;
export type ComparedState = keyof typeof states;

export const signatureLost: Bilingual = {
  zh: "原工作簿带有数字签名；这一份加了标注，签名不再有效，以签名为凭的请用原件。",
  en: "The workbook as delivered is digitally signed; this copy was marked, so its signature no longer holds. For the signature use the original.",
};

export const headers = {
  number: { zh: "序号", en: "No." },
  kind: { zh: "类别", en: "Kind" },
  level: { zh: "级别", en: "Level" },
  rule: { zh: "规则", en: "Rule" },
  caseNo: { zh: "部门受案号", en: "Case number" },
  person: { zh: "对象", en: "Subject" },
  message: { zh: "说明", en: "What to look at" },
  basis: { zh: "依据", en: "Basis" },
  values: { zh: "涉及数据", en: "Values" },
  place: { zh: "位置（点击前往）", en: "Place (click to go)" },
  expected: { zh: "应为或者所缺", en: "Expected, or missing" },
  handled: { zh: "办理情况", en: "What was done" },
  state: { zh: "结果", en: "Result" },
} as const satisfies Record<string, Bilingual>;

/** `《人民检察院刑事诉讼规则》第158条第2款`, several joined. */
export function basisText(basis: readonly Citation[], language: Language): string {
  const one = ({ instrument, article, paragraph }: Citation): string => {
    if (article === "") return language === "zh" ? `《${instrument}》` : instrument;
    if (language === "en") {
      return `${instrument} art. ${article}${paragraph === undefined ? "" : ` para. ${paragraph}`}`;
    }
    return `《${instrument}》第${article}条${paragraph === undefined ? "" : `第${paragraph}款`}`;
  };
  return basis.map(one).join(language === "zh" ? "；" : "; ");
}
