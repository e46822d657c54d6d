// 判决审查, 抗诉, 检察建议 and 公益诉讼: what follows after a judgment or a suggestion.
import { plainFile, prosecutionFile, withRows } from "./case-file.ts";
import { clear, hit, type Scenario, type ScenarioFile } from "./scenario.ts";
import type { DraftRow } from "../draft.ts";

const first = { suspect: "1" };

function judged(seq: number, title: string, judgment: DraftRow, decided = "2024-12-20") {
  const file = prosecutionFile({ seq, title, accepted: "2024-12-02", decided, suspects: [{ custody: "bail" }] });
  return withRows(file, "judgments", [
    {
      suspectNo: "1",
      judgmentNo: `砚溪区演示刑初〔2025〕${seq}号`,
      judgmentKind: "判决",
      judgedDate: judgment["receivedDate"],
      chargeJudged: "盗窃罪",
      penalty: "有期徒刑",
      termMonths: 36,
      suspended: true,
      adopted: true,
      chargeChanged: false,
      reviewConclusion: "定罪量刑适当，不提出抗诉",
      ...judgment,
    },
  ]);
}

/** The city office's card of the second instance, linked both ways. */
function withSecondInstance(file: ScenarioFile, seq: number, accepted: string): ScenarioFile[] {
  const next = plainFile({
    seq,
    title: `二审抗诉（前案${file.seq}）`,
    accepted,
    office: "990100",
    business: "刑抗",
    caseType: "二审抗诉",
    line: "criminal",
    patch: {
      cases: {
        unifiedCaseNo: file.rows.cases[0]?.["unifiedCaseNo"],
        previousCaseNo: file.caseNo,
        sender: "砚溪区人民检察院",
      },
    },
  });
  const cases = file.rows.cases.map((row) => ({ ...row, nextCaseNo: next.caseNo }));
  return [{ ...file, rows: { ...file.rows, cases } }, next];
}

function suggestion(seq: number, title: string, columns: DraftRow) {
  const signed = "2025-12-30";
  return plainFile({
    seq,
    title,
    accepted: "2025-12-01",
    business: "检建",
    caseType: "检察建议",
    line: "criminal",
    rows: (opened) => {
      const documentNo = opened.number("建", signed);
      return {
        suggestions: [
          {
            suggestionKind: "社会治理",
            addressee: "砚溪区虚拟物业有限公司",
            documentNo,
            signedDate: signed,
            filedDate: columns["servedDate"],
            items: 2,
            ...columns,
          },
        ],
        documents: [
          {
            documentKind: "检察建议书",
            documentNo,
            draftedDate: signed,
            approvedDate: signed,
            sealedDate: signed,
            documentDate: signed,
            servedTo: "砚溪区虚拟物业有限公司",
            servedDate: columns["servedDate"],
          },
        ],
      };
    },
  });
}

function publicInterest(seq: number, title: string, columns: DraftRow, accepted: string) {
  return plainFile({
    seq,
    title,
    accepted,
    business: "行公",
    caseType: "行政公益诉讼",
    line: "publicInterest",
    rows: () => ({
      publicInterest: [
        {
          field: "生态环境和资源",
          clueDate: accepted,
          filedDate: accepted,
          agency: "砚溪区生态环境局",
          preAction: "检察建议",
          urgent: false,
          ...columns,
        },
      ],
    }),
  });
}

export const judgmentScenarios: readonly Scenario[] = [
  {
    id: "judgment-review-spring-festival",
    zh: "一审判决审查，十日届满在春节假期内",
    en: "Review of a judgment, ten days end inside the Spring Festival",
    from: "2025-02-06",
    files: [
      judged(601, "判决审查超过抗诉期限", { receivedDate: "2025-01-23", reviewedDate: "2025-02-06" }),
      judged(602, "判决审查节后首日完成", { receivedDate: "2025-01-23", reviewedDate: "2025-02-05" }),
    ],
    expect: [
      hit(601, "D08", "received Thu 01-23, day 10 is Sun 02-02 (holiday), so Wed 02-05; reviewed 02-06", {
        ...first,
        due: "2025-02-05",
      }),
      clear(602, "D08", "reviewed on 02-05; day 7, the office's reminder, is 01-30 and moves to 02-05 as well", {
        ...first,
        due: "2025-02-05",
      }),
    ],
  },
  {
    id: "ruling-review",
    zh: "一审裁定审查五日",
    en: "Review of a ruling: five days",
    from: "2025-03-14",
    files: [
      judged(603, "裁定审查超过五日", { judgmentKind: "裁定", receivedDate: "2025-03-03", reviewedDate: "2025-03-11" }),
      judged(604, "判决审查第四日完成", { receivedDate: "2025-03-03", reviewedDate: "2025-03-07" }),
      judged(605, "判决审查第十一日完成", { receivedDate: "2025-03-03", reviewedDate: "2025-03-14" }),
    ],
    expect: [
      hit(603, "D08", "day 5 is Sat 03-08, which moves to Mon 03-10", { ...first, due: "2025-03-10" }),
      clear(604, "D08", "reviewed on day 4", { ...first, due: "2025-03-13" }),
      hit(605, "D08", "day 10 is Thu 03-13", { ...first, due: "2025-03-13" }),
    ],
  },
  {
    id: "protest",
    zh: "第二审程序抗诉期限",
    en: "Protest at second instance",
    from: "2025-02-13",
    files: [
      ...withSecondInstance(
        judged(606, "抗诉超过期限", {
          receivedDate: "2025-01-23",
          reviewedDate: "2025-01-27",
          reviewConclusion: "提出抗诉",
          protestedDate: "2025-02-06",
        }),
        608,
        "2025-02-13",
      ),
      ...withSecondInstance(
        judged(607, "抗诉期满日提出", {
          receivedDate: "2025-01-23",
          reviewedDate: "2025-01-27",
          reviewConclusion: "提出抗诉",
          protestedDate: "2025-02-05",
        }),
        609,
        "2025-02-13",
      ),
    ],
    expect: [
      hit(606, "V58", "ten days end on 02-02, moved to 02-05 (CPL 230); protest of 02-06", {
        ...first,
        due: "2025-02-05",
      }),
      clear(607, "V58", "protest of 02-05", { ...first, due: "2025-02-05" }),
    ],
  },
  {
    id: "judgment-card",
    zh: "判决案卡：审查结论、采纳、定性",
    en: "Judgment card: conclusion, adoption, charge",
    from: "2025-03-10",
    files: [
      judged(611, "已收判决无审查结论", {
        receivedDate: "2025-03-03",
        reviewedDate: "2025-03-07",
        reviewConclusion: undefined,
      }),
      judged(612, "标记采纳而判决重于建议", {
        receivedDate: "2025-03-03",
        reviewedDate: "2025-03-07",
        termMonths: 42,
        suspended: false,
      }),
      judged(613, "标记采纳且判决与建议一致", { receivedDate: "2025-03-03", reviewedDate: "2025-03-07" }),
      judged(614, "判决改变罪名未标记", {
        receivedDate: "2025-03-03",
        reviewedDate: "2025-03-07",
        chargeJudged: "掩饰、隐瞒犯罪所得、犯罪所得收益罪",
        chargeChanged: undefined,
      }),
    ],
    expect: [
      hit(611, "V57", "judgment received, conclusion empty", first),
      hit(612, "V54", "suggested 36 months suspended, judged 42 months, marked as adopted", first),
      clear(613, "V54", "36 months suspended both times", first),
      hit(614, "V53", "judged for another charge, the flag is empty", first),
      clear(613, "V53", "same charge", first),
    ],
  },
  {
    id: "suggestion-reply",
    zh: "检察建议两个月内回复",
    en: "Reply to a suggestion within two months",
    from: "2026-03-10",
    files: [
      suggestion(621, "检察建议逾期未回复未督促", { servedDate: "2025-12-31" }),
      suggestion(622, "检察建议逾期已督促", { servedDate: "2025-12-31", urgedDate: "2026-03-02" }),
      suggestion(623, "检察建议期满日回复", {
        servedDate: "2025-12-31",
        repliedDate: "2026-02-28",
        accepted: true,
        itemsDone: 2,
      }),
    ],
    expect: [
      hit(
        621,
        "D17",
        "last day of December to last day of February: 2026-02-28, a working Saturday; no reply, nobody urged",
        { due: "2026-02-28" },
      ),
      clear(622, "D17", "urged on Mon 03-02", { due: "2026-02-28" }),
      clear(623, "D17", "replied on 02-28", { due: "2026-02-28" }),
    ],
  },
  {
    id: "suggestion-reply-order",
    zh: "检察建议回复早于送达",
    en: "Reply dated before service",
    from: "2026-03-10",
    files: [
      suggestion(624, "回复日期早于送达日期", {
        servedDate: "2025-12-31",
        repliedDate: "2025-12-30",
        accepted: true,
        itemsDone: 2,
      }),
    ],
    expect: [hit(624, "V67", "replied 12-30, served 12-31", {})],
  },
  {
    id: "public-interest-follow-up",
    zh: "行政公益诉讼回复期满未跟进",
    en: "Nothing followed after the agency's two months",
    from: "2026-02-02",
    files: [
      publicInterest(631, "回复期满未跟进调查", { servedDate: "2025-11-10" }, "2025-10-20"),
      publicInterest(
        632,
        "回复期满已跟进调查",
        { servedDate: "2025-11-10", followedUpDate: "2026-01-20" },
        "2025-10-20",
      ),
    ],
    expect: [
      hit(
        631,
        "D18",
        "two months from 11-10 end Sat 01-10, moved to Mon 01-12; 15 days later (01-27) no follow-up, no suit",
        { due: "2026-01-27" },
      ),
      clear(632, "D18", "followed up on 01-20", { due: "2026-01-27" }),
    ],
  },
  {
    id: "public-interest-sued-early",
    zh: "行政公益诉讼回复期未满即起诉",
    en: "Sued before the agency's time to answer was over",
    from: "2025-04-01",
    files: [
      publicInterest(
        633,
        "紧急情形回复期未满起诉",
        { servedDate: "2025-01-20", urgent: true, suedDate: "2025-02-05" },
        "2025-01-06",
      ),
      publicInterest(
        634,
        "紧急情形回复期满后起诉",
        { servedDate: "2025-01-20", urgent: true, suedDate: "2025-02-06", followedUpDate: "2025-02-06" },
        "2025-01-06",
      ),
    ],
    expect: [
      hit(633, "V69", "urgent: 15 days end 02-04 (holiday), moved to 02-05; sued on the last day of the answer", {
        due: "2025-02-05",
      }),
      clear(634, "V69", "sued the day after", { due: "2025-02-05" }),
    ],
  },
];
