// 审查起诉 and 退回补充侦查: one month, fifteen days more, two returns of a month each.
import { bailMeasure, custodyMeasure, prosecutionFile, type ProsecutionFile } from "./case-file.ts";
import { clear, hit, undetermined, type Scenario } from "./scenario.ts";

const bail = { suspects: [{ custody: "bail" }] } as const;

function review(seq: number, title: string, accepted: string, decided: string, more: Partial<ProsecutionFile> = {}) {
  return prosecutionFile({ seq, title, accepted, decided, ...more });
}

function fast(seq: number, title: string, accepted: string, decided: string, months: number) {
  return prosecutionFile({
    seq,
    title,
    accepted,
    decided,
    suspects: [{ custody: "bail", review: fastReview(months) }],
  });
}

function fastReview(months: number) {
  return { procedure: "速裁", termMinMonths: months, termMaxMonths: months };
}

/** Two months in custody, until the court released the person. */
const shortCustody = [
  custodyMeasure("拘留", "砚溪区公安局", "2024-12-16", "2024-12-23"),
  custodyMeasure("逮捕", "砚溪区人民检察院", "2024-12-23", "2025-02-20"),
];

const first = { suspect: "1" };
/** Item D03 names the same fault from its other side. */
const extensionMissing = "decided after the month, no extension on the card or among the documents";

export const prosecutionScenarios: readonly Scenario[] = [
  {
    id: "prosecution-custody-spring-festival",
    zh: "在押审查起诉一个月届满在春节假期内，不顺延",
    en: "One month in custody ends inside the Spring Festival and does not move",
    from: "2025-02-25",
    files: [
      review(301, "在押审查起诉春节后决定", "2025-01-03", "2025-02-05"),
      review(302, "在押审查起诉春节假期内期满日决定", "2025-01-03", "2025-02-03"),
    ],
    expect: [
      hit(301, "D01", "one month from 01-03 is 02-03, holiday; in custody no move", { ...first, due: "2025-02-03" }),
      hit(301, "D03", extensionMissing, { suspect: "1", due: "2025-02-03" }),
      clear(302, "D01", "decided on 02-03", { ...first, due: "2025-02-03" }),
    ],
  },
  {
    id: "prosecution-bail-spring-festival",
    zh: "取保审查起诉一个月届满在春节假期内，顺延",
    en: "One month on bail ends inside the Spring Festival and moves",
    from: "2025-02-26",
    files: [
      review(303, "取保审查起诉顺延日决定", "2025-01-03", "2025-02-05", bail),
      review(304, "取保审查起诉超过顺延日", "2025-01-03", "2025-02-06", bail),
    ],
    expect: [
      clear(303, "D01", "02-03 is a holiday, the first working day is Wed 02-05", { ...first, due: "2025-02-05" }),
      hit(304, "D01", "one day after 02-05", { ...first, due: "2025-02-05" }),
      hit(304, "D03", extensionMissing, { suspect: "1", due: "2025-02-05" }),
    ],
  },
  {
    id: "prosecution-joint-mixed-custody",
    zh: "共同犯罪一人在押一人取保，同日决定",
    en: "Joint crime, one in custody and one on bail, decided on the same day",
    from: "2025-02-25",
    files: [
      review(305, "共同犯罪羁押状态不同", "2025-01-03", "2025-02-05", {
        suspects: [
          { custody: "held", card: { jointCrimeRole: "主犯" } },
          { custody: "bail", card: { jointCrimeRole: "从犯", circumstances: "坦白、从犯" } },
        ],
      }),
    ],
    expect: [
      hit(305, "D01", "in custody: 02-03, not moved", { suspect: "1", due: "2025-02-03" }),
      hit(305, "D03", extensionMissing, { suspect: "1", due: "2025-02-03" }),
      clear(305, "D01", "on bail: 02-03 moves to 02-05", { suspect: "2", due: "2025-02-05" }),
    ],
  },
  {
    id: "prosecution-custody-unknown",
    zh: "审查起诉羁押状态不明",
    en: "Custody unknown, decided between the two possible last days",
    from: "2025-02-25",
    files: [review(306, "羁押状态未填", "2025-01-03", "2025-02-05", { suspects: [{ custody: "unknown" }] })],
    expect: [
      undetermined(306, "D01", "late since 02-03 if in custody, in time until 02-05 if not", first),
      undetermined(306, "D03", "whether the month was over hangs on the custody that nothing tells", first),
    ],
  },
  {
    id: "prosecution-weekend-workday",
    zh: "届满日是调休上班的星期六",
    en: "The last day is a Saturday on which offices work",
    from: "2026-03-22",
    files: [
      review(307, "月末受案届满日为调休工作日仍逾期", "2026-01-30", "2026-03-02", bail),
      review(308, "月末受案调休工作日当日决定", "2026-01-30", "2026-02-28", bail),
    ],
    expect: [
      hit(307, "D01", "February has no 30th, so 2026-02-28; a Saturday but a working day, no move even on bail", {
        ...first,
        due: "2026-02-28",
      }),
      hit(307, "D03", extensionMissing, { suspect: "1", due: "2026-02-28" }),
      clear(308, "D01", "decided on 2026-02-28", { ...first, due: "2026-02-28" }),
    ],
  },
  {
    id: "prosecution-from-end-of-february",
    zh: "二月末日受案，期限至三月末日",
    en: "Received on the last day of February: until the last day of March",
    from: "2025-04-21",
    files: [
      review(309, "二月末日受案三月末日决定", "2025-02-28", "2025-03-31"),
      review(310, "二月末日受案四月一日决定", "2025-02-28", "2025-04-01"),
    ],
    expect: [
      clear(309, "D01", "last day of the month to last day of the month (FS 202): 03-31", {
        ...first,
        due: "2025-03-31",
      }),
      hit(310, "D01", "one day after 03-31", { ...first, due: "2025-03-31" }),
      hit(310, "D03", extensionMissing, { suspect: "1", due: "2025-03-31" }),
    ],
  },
  {
    id: "prosecution-year-end",
    zh: "年末受案，届满日是星期六",
    en: "Received on 31 December, the last day is a Saturday",
    from: "2026-02-22",
    files: [
      review(311, "年末受案取保顺延至星期一", "2025-12-31", "2026-02-02", bail),
      review(312, "年末受案在押不顺延", "2025-12-31", "2026-02-02"),
      review(313, "年末受案在押星期六决定", "2025-12-31", "2026-01-31"),
    ],
    expect: [
      clear(311, "D01", "2026-01-31 is a Saturday; on bail it moves to Mon 02-02", { ...first, due: "2026-02-02" }),
      hit(312, "D01", "in custody 2026-01-31 stands", { ...first, due: "2026-01-31" }),
      hit(312, "D03", extensionMissing, { suspect: "1", due: "2026-01-31" }),
      clear(313, "D01", "decided on Saturday 2026-01-31", { ...first, due: "2026-01-31" }),
    ],
  },
  {
    id: "prosecution-extension",
    zh: "延长十五日",
    en: "Fifteen days more",
    from: "2025-03-11",
    files: [
      review(314, "延长后期满日决定", "2025-01-03", "2025-02-18", { extended: "2025-01-27" }),
      review(315, "延长后仍超期一日", "2025-01-03", "2025-02-19", { extended: "2025-01-27" }),
    ],
    expect: [
      clear(314, "D01", "02-03 plus 15 days is Tue 02-18; decided that day", { ...first, due: "2025-02-18" }),
      hit(315, "D01", "one day after 02-18", { ...first, due: "2025-02-18" }),
      clear(314, "D03", "granted 01-27, before the month was over on 02-03", { ...first, due: "2025-02-03" }),
    ],
  },
  {
    id: "prosecution-extension-missing",
    zh: "超过一个月决定而无延长手续，或期满后补办",
    en: "Decided after the month without an extension, or with one granted too late",
    from: "2025-05-05",
    files: [
      review(316, "超一个月无延长手续", "2025-03-03", "2025-04-10"),
      review(317, "在押案件期满后补办延长", "2025-01-03", "2025-02-14", { extended: "2025-02-04" }),
      review(318, "取保案件顺延日办理延长", "2025-01-03", "2025-02-14", { ...bail, extended: "2025-02-05" }),
    ],
    expect: [
      hit(316, "D01", "one month from 03-03 is Thu 04-03; decided 04-10, nothing extended it", {
        ...first,
        due: "2025-04-03",
      }),
      hit(316, "D03", "decided after the month, no extension on the card", { ...first, due: "2025-04-03" }),
      hit(317, "D03", "in custody the month was over on 02-03; granted 02-04", { ...first, due: "2025-02-03" }),
      clear(318, "D03", "on bail the month ends on 02-05 after the holiday; granted that day", {
        ...first,
        due: "2025-02-05",
      }),
      hit(317, "V39", "granted after the end of the current month", { ...first, due: "2025-02-03" }),
    ],
  },
  {
    id: "prosecution-extension-not-complex",
    zh: "延长期限而未标重大复杂",
    en: "Extended although the case is not marked complex",
    from: "2025-03-11",
    files: [
      review(319, "延长但未标重大复杂", "2025-01-03", "2025-02-18", {
        extended: "2025-01-27",
        patch: { cases: { isComplex: false } },
      }),
    ],
    expect: [hit(319, "V38", "the law extends only for grave and complex cases (CPL 172)", first)],
  },
  {
    id: "prosecution-after-return",
    zh: "补充侦查重报后重新计算",
    en: "The month starts again when the police transfer again",
    from: "2025-05-04",
    files: [
      review(321, "在押重报后星期六期满日决定", "2025-01-21", "2025-04-12", {
        returns: [["2025-02-14", "2025-03-12"]],
      }),
      review(322, "取保重报后星期一决定", "2025-01-21", "2025-04-14", {
        ...bail,
        returns: [["2025-02-14", "2025-03-12"]],
      }),
      review(323, "在押重报后星期一决定", "2025-01-21", "2025-04-14", { returns: [["2025-02-14", "2025-03-12"]] }),
    ],
    expect: [
      clear(321, "D01", "transferred again 03-12: until Sat 04-12", { ...first, due: "2025-04-12" }),
      clear(322, "D01", "on bail Sat 04-12 moves to Mon 04-14", { ...first, due: "2025-04-14" }),
      hit(323, "D01", "in custody 04-12 stands", { ...first, due: "2025-04-12" }),
      hit(323, "D03", extensionMissing, { suspect: "1", due: "2025-04-12" }),
    ],
  },
  {
    id: "prosecution-undecided",
    zh: "审查起诉期满未决定",
    en: "One month passed, no decision",
    from: "2026-06-30",
    to: "2026-07-01",
    files: [
      prosecutionFile({ seq: 324, title: "在押审查起诉期满未决定", accepted: "2026-05-29" }),
      prosecutionFile({ seq: 325, title: "在押审查起诉次日期满", accepted: "2026-06-01" }),
    ],
    expect: [
      hit(324, "D01", "one month from Fri 05-29 is Mon 06-29", { ...first, due: "2026-06-29" }),
      clear(325, "D01", "until Wed 07-01", { ...first, due: "2026-07-01" }),
    ],
  },
  {
    id: "fast-procedure",
    zh: "速裁程序十日、十五日",
    en: "Expedited procedure: ten days, fifteen where more than one year is likely",
    from: "2025-04-08",
    files: [
      fast(331, "速裁第十一日起诉", "2025-03-03", "2025-03-14", 8),
      fast(332, "速裁第十日起诉", "2025-03-03", "2025-03-13", 8),
      fast(333, "速裁可能判处一年以上第十五日起诉", "2025-03-03", "2025-03-18", 14),
      fast(334, "速裁可能判处一年以上第十六日起诉", "2025-03-03", "2025-03-19", 14),
      fast(335, "速裁可能判处刚好一年第十一日起诉", "2025-03-03", "2025-03-14", 12),
    ],
    expect: [
      hit(331, "D02", "eight months suggested: ten days, Thu 03-13", { ...first, due: "2025-03-13" }),
      clear(332, "D02", "decided on day 10", { ...first, due: "2025-03-13" }),
      clear(333, "D02", "fourteen months is more than a year: fifteen days, Tue 03-18", {
        ...first,
        due: "2025-03-18",
      }),
      hit(334, "D02", "one day after 03-18", { ...first, due: "2025-03-18" }),
      hit(335, "D02", "twelve months is not more than a year (CPL 172): ten days", { ...first, due: "2025-03-13" }),
    ],
  },
  {
    id: "fast-procedure-spring-festival",
    zh: "速裁十日届满在春节假期内",
    en: "Ten days end inside the Spring Festival",
    from: "2025-02-25",
    files: [
      fast(336, "取保速裁节后首日起诉", "2025-01-20", "2025-02-05", 8),
      review(337, "在押速裁节后首日起诉", "2025-01-20", "2025-02-05", {
        suspects: [{ review: fastReview(8), measures: shortCustody }],
      }),
    ],
    expect: [
      clear(336, "D02", "day 10 is 01-30 (holiday); on bail it moves to 02-05", { ...first, due: "2025-02-05" }),
      hit(337, "D02", "in custody 01-30 stands", { ...first, due: "2025-01-30" }),
    ],
  },
  {
    id: "three-returns",
    zh: "退回补充侦查三次",
    en: "Returned three times",
    from: "2025-08-07",
    files: [
      review(341, "三次退回补充侦查", "2025-02-10", "2025-07-18", {
        returns: [
          ["2025-03-03", "2025-03-25"],
          ["2025-04-18", "2025-05-12"],
          ["2025-06-05", "2025-06-27"],
        ],
      }),
      review(342, "两次退回补充侦查", "2025-02-10", "2025-06-05", {
        returns: [
          ["2025-03-03", "2025-03-25"],
          ["2025-04-18", "2025-05-12"],
        ],
      }),
    ],
    expect: [
      hit(341, "D04", "three returns, the law allows two (CPL 175)", first),
      clear(342, "D04", "two returns", first),
      hit(341, "V35", "three returns", first),
      clear(342, "V35", "two returns, each after the file was back", first),
    ],
  },
  {
    id: "return-before-retransfer",
    zh: "第二次退回早于第一次重报",
    en: "The second return is dated before the first came back",
    from: "2025-07-01",
    files: [
      review(343, "第二次退回早于第一次重报", "2025-02-10", "2025-05-15", {
        returns: [
          ["2025-03-03", "2025-03-25"],
          ["2025-03-20", "2025-04-17"],
        ],
      }),
    ],
    expect: [hit(343, "V35", "second return 03-20, first re-transfer 03-25", first)],
  },
  {
    id: "return-overdue",
    zh: "退回补充侦查一个月未重报且未催问",
    en: "A month after the return nothing came back and nobody asked",
    from: "2026-05-20",
    files: [
      prosecutionFile({
        seq: 344,
        title: "退补期满未重报未催问",
        accepted: "2026-03-16",
        suspects: [{ custody: "bail", measures: ownBail("2026-03-16") }],
        returns: [["2026-04-01"]],
      }),
      prosecutionFile({
        seq: 345,
        title: "退补期满已催问",
        accepted: "2026-03-16",
        suspects: [{ custody: "bail", measures: ownBail("2026-03-16") }],
        returns: [["2026-04-01"]],
        patch: { returns: { inquiredDate: "2026-05-07" } },
      }),
      review(346, "退补顺延日重报", "2026-03-16", "2026-05-18", {
        suspects: [{ custody: "bail", measures: ownBail("2026-03-16", "2026-05-20") }],
        returns: [["2026-04-01", "2026-05-06"]],
        patch: { cases: { archivedDate: "2026-05-20" } },
      }),
    ],
    expect: [
      hit(
        344,
        "D05",
        "one month from 04-01 is 05-01, holiday until 05-05, so Wed 05-06; neither re-transfer nor inquiry",
        { ...first, due: "2026-05-06" },
      ),
      clear(345, "D05", "asked on 05-07, the day after", { ...first, due: "2026-05-06" }),
      clear(346, "D05", "transferred again on 05-06 itself", { ...first, due: "2026-05-06" }),
    ],
  },
  {
    id: "return-without-outline",
    zh: "退回补充侦查无提纲",
    en: "Returned without an outline",
    from: "2025-05-04",
    files: [
      review(347, "退补无补充侦查提纲", "2025-01-21", "2025-04-11", {
        returns: [["2025-02-14", "2025-03-12"]],
        outline: false,
      }),
      review(348, "退补有补充侦查提纲", "2025-01-21", "2025-04-11", { returns: [["2025-02-14", "2025-03-12"]] }),
    ],
    expect: [
      hit(347, "D06", "returned, no outline on the card or among the documents (GZ 342)", first),
      clear(348, "D06", "outline of the day of return", first),
      hit(347, "V36", "returned, no outline (GZ 342)", first),
      clear(348, "V36", "outline present, back within the month", first),
    ],
  },
  {
    id: "retransfer-late",
    zh: "补充侦查超过一个月重报",
    en: "Back after more than a month",
    from: "2025-05-20",
    files: [
      review(349, "补充侦查超一个月重报", "2025-01-21", "2025-04-11", { returns: [["2025-02-14", "2025-03-17"]] }),
      review(350, "补充侦查期满日重报", "2025-01-21", "2025-04-11", { returns: [["2025-02-14", "2025-03-14"]] }),
    ],
    expect: [
      hit(
        349,
        "V37",
        "one month from 02-14 is Fri 03-14; back Mon 03-17: a clue about the police, not the office's own fault",
        { ...first, due: "2025-03-14" },
      ),
      clear(350, "V37", "back on 03-14", { ...first, due: "2025-03-14" }),
    ],
  },
];

function ownBail(from: string, to?: string) {
  return [bailMeasure("砚溪区公安局", "2026-01-12", from), bailMeasure("砚溪区人民检察院", from, to)];
}
