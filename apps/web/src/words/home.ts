import type { Words } from "./language.ts";

export const homeWords = {
  needsYou: { zh: "有 {count} 件需要您办理", en: "{count} items need you" },
  needsYouOne: { zh: "有 1 件需要您办理", en: "1 item needs you" },
  needsNothing: { zh: "现在没有需要您办理的事项", en: "Nothing needs you now" },
  fallingDueCount: { zh: "{count} 项期限临近", en: "{count} limits fall due soon" },
  inbox: { zh: "我的事项", en: "My items" },
  columnCase: { zh: "案件", en: "Case" },
  columnDue: { zh: "到期", en: "Due" },
  fallingDue: { zh: "近期到期", en: "Falling due" },
  fallingDueEmpty: {
    zh: "近期没有到期的办案期限。导入数据后，临近的期限会列在这里。",
    en: "No limit falls due soon. After an import, limits that come near are listed here.",
  },
  columnLimit: { zh: "办案期限", en: "Limit" },
  columnSuspect: { zh: "犯罪嫌疑人", en: "Suspect" },
  columnHandler: { zh: "承办人", en: "Handler" },
  inCustody: { zh: "在押", en: "in custody" },
  toVerify: { zh: "待核", en: "to verify" },
  toVerifyHint: {
    zh: "到期日在数据日期之后，办理情况以新数据为准。",
    en: "Due after the data date; the next delivery will show what was done.",
  },
  moreLimits: { zh: "另有 {count} 项，见案件列表", en: "{count} more in the case list" },
  lastScreening: { zh: "最近一次筛查", en: "Last screening" },
  lastScreeningNone: { zh: "还没有筛查过数据。", en: "Nothing has been screened yet." },
  screened: { zh: "筛查完成于 {at}", en: "screened on {at}" },
  cases: { zh: "案件", en: "Cases" },
  hits: { zh: "疑点", en: "Suspected" },
  undetermined: { zh: "待核", en: "To verify" },
  newFindings: { zh: "其中新发现", en: "New among them" },
} as const satisfies Words;
