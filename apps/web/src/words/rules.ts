import type { Words } from "./language.ts";

export const rulesWords = {
  title: { zh: "规则库", en: "Rule book" },
  searchLabel: { zh: "搜索规则", en: "Search rules" },
  searchHint: { zh: "编号、名称或条文", en: "Id, title or article" },
  columnRule: { zh: "规则", en: "Rule" },
  columnLevel: { zh: "处理层级", en: "Level" },
  columnDuty: { zh: "责任单位", en: "Whose duty" },
  columnBasis: { zh: "依据", en: "Basis" },
  columnOver: { zh: "检查的数据", en: "Data judged" },
  columnInForce: { zh: "施行", en: "In force" },
  columnState: { zh: "状态", en: "State" },
  columnPrecision: { zh: "准确情况", en: "How often right" },
  underWay: { zh: "{number}（{state}）", en: "{number} ({state})" },
  revisions: { zh: "修订登记簿", en: "Revisions" },
  quarantines: { zh: "隔离登记簿", en: "Quarantines" },
  emptyTitle: { zh: "没有规则", en: "No rules" },
  emptyHint: {
    zh: "规则库随系统提供；如为空，请联系系统管理员。",
    en: "The rule book comes with the system; if it is empty, ask the system administrator.",
  },
  emptyFiltered: { zh: "没有符合“{text}”的规则", en: "No rule fits “{text}”" },
  count: { zh: "{count} 条规则", en: "{count} rules" },
  packAndKind: { zh: "{pack} · {kind}", en: "{pack} · {kind}" },
} as const satisfies Words;

/** Rule packs by their id; one that an office adds shows its id. */
export const packWords: Words = {
  "case-card": { zh: "案卡审核", en: "case cards" },
  "process-monitoring": { zh: "流程监控", en: "process monitoring" },
  own: { zh: "本院规则", en: "own rules" },
};

export const ruleWords = {
  toList: { zh: "返回规则库", en: "Back to the rule book" },
  says: { zh: "提示内容", en: "What it says" },
  saysHint: { zh: "花括号内是每个案件的数据。", en: "Braces stand for the values of each case." },
  text: { zh: "规则原文", en: "The rule itself" },
  examples: { zh: "示例（每次修改规则都会重新验证）", en: "Examples (checked again with every change)" },
  exampleName: { zh: "情形", en: "Situation" },
  exampleExpect: { zh: "应当", en: "Expected" },
  expectHit: { zh: "提示疑点", en: "points it out" },
  expectClear: { zh: "不提示", en: "stays silent" },
  expectUndetermined: { zh: "待核", en: "to verify" },
  revision: { zh: "版本 {revision}", en: "revision {revision}" },
  state: { zh: "{state}：{meaning}", en: "{state}: {meaning}" },
  ownText: { zh: "本院施行的全文", en: "The text by which your office judges" },
  shippedBelow: {
    zh: "本院按修订 {revision} 判断，全文在本页下方；提示内容、依据和规则原文是随产品的写法。",
    en: "Your office judges by revision {revision}, whose text is further down; message, basis and parts are the product's.",
  },
  underWay: { zh: "正在办理的修订", en: "Revisions under way" },
  openFindings: { zh: "查看这条规则的疑点", en: "Open this rule's findings" },
} as const satisfies Words;
