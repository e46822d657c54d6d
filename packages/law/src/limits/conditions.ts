import type { BilingualText } from "../result.ts";

interface Condition {
  readonly label: BilingualText;
  /** `ask`: without it there is no answer. `no`: taken as not given until somebody says so. */
  readonly whenUnknown: "ask" | "no";
}

/** The circumstances on which a length depends. */
export const conditions = {
  "in-custody": condition("犯罪嫌疑人在押（已被拘留、逮捕）", "the suspect is in custody", "ask"),
  complex: condition("重大、复杂案件", "a major or complex case"),
  special: condition("特殊情况", "special circumstances"),
  "roaming-or-gang": condition(
    "流窜作案、多次作案、结伙作案的重大嫌疑分子",
    "a major suspect of roaming, repeated or gang crime",
  ),
  "over-one-year": condition("可能判处的有期徒刑超过一年", "imprisonment over one year is possible"),
  "over-three-years": condition("可能判处的有期徒刑超过三年", "imprisonment over three years is possible"),
  "at-latest": condition("以至迟期限计算", "counted to the outermost limit"),
  urgent: condition("损害继续扩大等紧急情形", "urgent: the harm keeps growing"),
  "measure-taken": condition("曾采取强制措施", "a coercive measure was taken"),
  "case-ended": condition("决定撤销案件或者不起诉", "the case was dropped or not prosecuted"),
  "special-major": condition(
    "案情特别重大、复杂，需要采取拘留、逮捕措施",
    "especially grave and complex, detention or arrest needed",
  ),
  "penalty-5-to-10": condition("法定最高刑五年以上不满十年", "maximum penalty of five to under ten years"),
  "penalty-10-up": condition("法定最高刑十年以上有期徒刑", "maximum penalty of ten years or more"),
  "penalty-life-or-death": condition("法定最高刑为无期徒刑、死刑", "maximum penalty of life or death"),
} as const satisfies Record<string, Condition>;

export type ConditionId = keyof typeof conditions;

function condition(zh: string, en: string, whenUnknown: Condition["whenUnknown"] = "no"): Condition {
  return { label: { zh, en }, whenUnknown };
}
