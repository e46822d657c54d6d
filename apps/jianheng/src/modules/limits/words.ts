// The words of the law's own distinctions, as the table of limits says them.
import type { Confidence, DutyHolder, HolidayRule } from "@jianheng/law";

type Text = { readonly zh: string; readonly en: string };
const say = (zh: string, en: string): Text => ({ zh, en });

export const tagWords: Readonly<Record<Confidence, Text>> = {
  S: say("来源已核对", "checked against the source"),
  M: say("凭记忆，未核对，可由本院设定", "from memory, not checked; the office may set it"),
  U: say("法律未定，可由本院设定", "unsettled in law; the office may set it"),
  P: say("内部目标，法律没有日数，可由本院设定", "an internal target, the law gives no number; the office may set it"),
};

/** What is said of a start or of excluded time that was not read in its text; no office sets those. */
export const unsureWords: Readonly<Record<Confidence, Text>> = {
  S: tagWords.S,
  M: say("凭记忆，未核对", "from memory, not checked"),
  U: say("法律未定", "unsettled in law"),
  P: say("内部目标", "an internal target"),
};

/** A length that an office has set, by whether it says to have read the number in the text. */
export const setTagWords = {
  verified: say("本院设定，已核对原文", "set by the office, checked against the text"),
  unverified: say("本院设定，未核对原文", "set by the office, not checked against the text"),
} as const;

export const dutyHolderWords: Readonly<Record<DutyHolder, Text>> = {
  "own-office": say("本院", "own office"),
  "higher-procuratorate": say("上级人民检察院", "higher procuratorate"),
  police: say("公安机关", "police"),
  "supervisory-commission": say("监察机关", "supervisory commission"),
  court: say("人民法院", "court"),
  "detention-centre": say("看守所", "detention centre"),
  prison: say("监狱", "prison"),
  "administrative-organ": say("行政机关", "administrative organ"),
  party: say("当事人等", "party"),
  "other-unit": say("其他单位", "other unit"),
};

export const holidayWords: Readonly<Record<HolidayRule, Text>> = {
  rolls: say("末日遇节假日顺延", "a holiday moves the last day"),
  custody: say("在押期间，不因节假日顺延", "custody: no holiday moves the last day"),
  "per-suspect": say("在押的不顺延，非在押的顺延", "moves unless the person is in custody"),
  measure: say("最长期限，遇节假日顺延（U4）", "a maximum; a holiday moves it (U4)"),
  stays: say("不顺延", "no holiday moves it"),
};
