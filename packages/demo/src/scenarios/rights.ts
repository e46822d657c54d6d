// 诉讼权利: three days to tell people their rights, questioning, the plea and its papers.
import { prosecutionFile, type SuspectFile } from "./case-file.ts";
import { clear, hit, undetermined, type Scenario } from "./scenario.ts";

const first = { suspect: "1" };

function notice(seq: number, title: string, accepted: string, informed: string | undefined, decided: string) {
  return prosecutionFile({ seq, title, accepted, decided, suspects: [{ review: { suspectInformedDate: informed } }] });
}

function victimNotice(seq: number, title: string, victims: number, review: SuspectFile["review"]) {
  return prosecutionFile({
    seq,
    title,
    accepted: "2025-03-03",
    decided: "2025-03-28",
    victims,
    suspects: [{ review: { ...review } }],
  });
}

function person(seq: number, title: string, suspect: SuspectFile) {
  return prosecutionFile({ seq, title, accepted: "2025-03-03", decided: "2025-03-28", suspects: [suspect] });
}

export const rightsScenarios: readonly Scenario[] = [
  {
    id: "suspect-notice-before-holiday",
    zh: "三日内告知嫌疑人，届满日是工作日",
    en: "Three days to tell the suspect, the last day is a working day before the holiday",
    from: "2025-03-13",
    files: [
      notice(401, "第三日告知嫌疑人", "2025-01-24", "2025-01-27", "2025-02-21"),
      notice(402, "第四日告知嫌疑人", "2025-01-24", "2025-01-28", "2025-02-21"),
    ],
    expect: [
      clear(401, "E01", "received Fri 01-24, day 3 is Mon 01-27, a working day", { ...first, due: "2025-01-27" }),
      hit(402, "E01", "told 01-28; the last day was no holiday, so nothing moved it", { ...first, due: "2025-01-27" }),
    ],
  },
  {
    id: "suspect-notice-into-holiday",
    zh: "三日内告知嫌疑人，届满日在春节假期内",
    en: "Three days to tell the suspect, the last day is a holiday",
    from: "2025-03-13",
    files: [
      notice(403, "节后首日告知嫌疑人", "2025-01-26", "2025-02-05", "2025-02-21"),
      notice(404, "节后次日告知嫌疑人", "2025-01-26", "2025-02-06", "2025-02-21"),
    ],
    expect: [
      clear(403, "E01", "received Sun 01-26 (a working day), day 3 is 01-29; not custody time, so it moves to 02-05", {
        ...first,
        due: "2025-02-05",
      }),
      hit(404, "E01", "one day after 02-05", { ...first, due: "2025-02-05" }),
    ],
  },
  {
    id: "suspect-notice-one-of-two",
    zh: "共同犯罪仅一人逾期告知",
    en: "Joint crime, one of two told late",
    from: "2025-04-17",
    files: [
      prosecutionFile({
        seq: 405,
        title: "共同犯罪一人逾期告知",
        accepted: "2025-03-03",
        decided: "2025-03-28",
        suspects: [
          { review: { suspectInformedDate: "2025-03-06" }, card: { jointCrimeRole: "主犯" } },
          { review: { suspectInformedDate: "2025-03-07" }, card: { jointCrimeRole: "主犯" } },
        ],
      }),
    ],
    expect: [
      clear(405, "E01", "told on day 3, Thu 03-06", { suspect: "1", due: "2025-03-06" }),
      hit(405, "E01", "told on day 4", { suspect: "2", due: "2025-03-06" }),
    ],
  },
  {
    id: "suspect-notice-missing",
    zh: "期满未告知嫌疑人",
    en: "The suspect was never told",
    from: "2025-04-17",
    files: [notice(406, "期满未告知嫌疑人", "2025-03-03", undefined, "2025-03-28")],
    expect: [
      hit(406, "E01", "no notice on the card or among the notices, day 3 was 03-06", { ...first, due: "2025-03-06" }),
    ],
  },
  {
    id: "victim-notice",
    zh: "三日内告知被害人",
    en: "Three days to tell the victims",
    from: "2025-04-17",
    files: [
      victimNotice(411, "第四日告知被害人", 1, { victimInformedDate: "2025-03-07" }),
      victimNotice(412, "第三日告知被害人", 1, { victimInformedDate: "2025-03-06" }),
      victimNotice(413, "无被害人案件", 0, {}),
      victimNotice(414, "被害人人数与告知均未填", 0, { victimCount: undefined }),
    ],
    expect: [
      hit(411, "E02", "received Mon 03-03, day 3 is Thu 03-06", { ...first, due: "2025-03-06" }),
      clear(412, "E02", "told on day 3", { ...first, due: "2025-03-06" }),
      clear(413, "E02", "no victims, nobody to tell", first),
      undetermined(414, "E02", "neither the number of victims nor a notice is filled in", first),
    ],
  },
  {
    id: "questioning",
    zh: "审查起诉讯问犯罪嫌疑人",
    en: "Questioning at the stage of prosecution review",
    from: "2025-04-17",
    files: [
      person(421, "未讯问即起诉", { review: { interrogatedDate: undefined } }),
      person(422, "仅有受理前讯问", { review: { interrogatedDate: "2025-02-20" } }),
      person(423, "决定当日讯问", { review: { interrogatedDate: "2025-03-28" } }),
    ],
    expect: [
      hit(421, "E04", "indicted, no record of questioning (CPL 173)", first),
      hit(422, "E04", "questioned 02-20, before the case came on 03-03: not of this stage", first),
      clear(423, "E04", "questioned on the day of the decision", first),
    ],
  },
  {
    id: "plea-papers",
    zh: "认罪认罚具结书",
    en: "The papers of a plea",
    from: "2025-04-17",
    files: [
      person(431, "认罪认罚未签具结书", { card: { pleaDate: undefined, pleaLawyer: undefined } }),
      person(432, "盲聋哑人免签具结书", {
        card: {
          pleaDate: undefined,
          pleaLawyer: undefined,
          isBlindDeafMute: true,
          defender: "演辩护律师",
          pleaExemptReason: "系聋哑人",
        },
      }),
      person(433, "起诉后补签具结书", { card: { pleaDate: "2025-03-31" } }),
      person(434, "具结书无律师在场", { card: { pleaLawyer: undefined } }),
      person(435, "认罪认罚当日签署起诉", {}),
    ],
    expect: [
      hit(431, "E06", "pleads guilty, indicted, no paper and no ground to do without", first),
      clear(432, "E06", "deaf and mute: no paper needed (CPL 174)", first),
      hit(433, "E06", "paper of 03-31, indictment of 03-28", first),
      hit(434, "E06", "paper without a lawyer's presence", first),
      clear(435, "E06", "paper of the day of the indictment, duty lawyer present", first),
      hit(431, "V46", "plea date and lawyer empty, no exemption", first),
      hit(433, "V47", "plea date after the indictment", first),
      clear(435, "V47", "same day", first),
    ],
  },
  {
    id: "plea-without-suggestion",
    zh: "认罪认罚起诉未提量刑建议",
    en: "Plea and indictment without a sentence suggestion",
    from: "2025-04-17",
    files: [
      person(441, "认罪认罚无量刑建议", {
        review: {
          sentenceKind: undefined,
          penalty: undefined,
          termMinMonths: undefined,
          termMaxMonths: undefined,
          suspended: undefined,
        },
      }),
      person(442, "不认罪案件无量刑建议", {
        card: { pleadsGuilty: false, circumstances: undefined, pleaDate: undefined, pleaLawyer: undefined },
        review: {
          sentenceKind: undefined,
          penalty: undefined,
          termMinMonths: undefined,
          termMaxMonths: undefined,
          suspended: undefined,
        },
      }),
    ],
    expect: [
      hit(441, "V49", "a plea case must have a suggestion (CPL 176)", first),
      clear(442, "V49", "no plea: the suggestion is optional", first),
    ],
  },
  {
    id: "determinate-with-range",
    zh: "确定刑上下限不一致",
    en: "A determinate suggestion with a range",
    from: "2025-04-17",
    files: [
      person(443, "确定刑上下限不一致", { review: { termMinMonths: 30, termMaxMonths: 36 } }),
      person(444, "确定刑上下限一致", {}),
    ],
    expect: [hit(443, "V50", "called determinate, 30 to 36 months", first), clear(444, "V50", "36 months", first)],
  },
];
