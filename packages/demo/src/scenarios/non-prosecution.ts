// 不起诉: release, announcement, approval, the hand-over to administrative prosecutors, conditional non-prosecution.
import {
  custodyMeasure,
  plainFile,
  prosecutionFile,
  withRows,
  type ProsecutionFile,
  type SuspectFile,
} from "./case-file.ts";
import { clear, hit, undetermined, type Scenario } from "./scenario.ts";

const first = { suspect: "1" };
const police = "砚溪区公安局";
const office = "砚溪区人民检察院";

function handover(
  seq: number,
  title: string,
  accepted: string,
  decided: string,
  adminHandoverDate: string | undefined,
) {
  return prosecutionFile({
    seq,
    title,
    accepted,
    decided,
    decision: "相对不起诉",
    suspects: [{ custody: "bail", review: { adminHandoverDate } }],
  });
}

function dropped(seq: number, title: string, suspect: SuspectFile, more: Partial<ProsecutionFile> = {}) {
  return prosecutionFile({
    seq,
    title,
    accepted: "2025-03-03",
    decided: "2025-03-28",
    decision: "相对不起诉",
    suspects: [suspect],
    ...more,
  });
}

function administrative(seq: number, title: string, accepted: string, closed: string) {
  return plainFile({
    seq,
    title,
    accepted,
    decided: closed,
    business: "行衔",
    caseType: "行刑反向衔接",
    line: "administrative",
  });
}

/** Identity numbers with a correct check character, of nobody: the region 999901 does not exist. */
const minor = {
  birthDate: "2009-08-20",
  ageAtOffence: 16,
  minorAtOffence: true,
  minorNow: true,
  defender: "演辩护律师",
  occupation: "学生",
  circumstances: "坦白、未成年",
};

function conditional(seq: number, title: string, card: SuspectFile["card"], review: SuspectFile["review"]) {
  const file = prosecutionFile({
    seq,
    title,
    accepted: "2026-02-09",
    decided: "2026-03-05",
    decision: "附条件不起诉",
    suspects: [
      {
        custody: "bail",
        card: { ...card },
        review: { probationMonths: 12, probationFromDate: "2026-03-05", probationToDate: "2027-03-05", ...review },
      },
    ],
    patch: { cases: { closedDate: undefined, archivedDate: undefined } },
  });
  return withRows(file, "rightsNotices", [
    {
      addressee: "法定代理人",
      addresseeName: "演法定代理人",
      matter: "委托辩护人",
      informedDate: "2026-02-09",
      means: "当面送达",
      receipt: true,
    },
  ]);
}

export const nonProsecutionScenarios: readonly Scenario[] = [
  {
    id: "handover-spring-festival-2025",
    zh: "行刑反向衔接三个工作日，跨春节及调休",
    en: "Three working days across the Spring Festival of 2025",
    from: "2025-02-13",
    files: [
      handover(501, "春节前不起诉第三个工作日移送", "2025-01-02", "2025-01-24", "2025-02-05"),
      handover(502, "春节前不起诉第四个工作日移送", "2025-01-02", "2025-01-24", "2025-02-06"),
    ],
    expect: [
      clear(501, "D13", "working days after Fri 01-24: Sun 01-26 (working), Mon 01-27, Wed 02-05", {
        ...first,
        due: "2025-02-05",
      }),
      hit(502, "D13", "one day after 02-05", { ...first, due: "2025-02-05" }),
    ],
  },
  {
    id: "handover-spring-festival-2026",
    zh: "行刑反向衔接三个工作日，2026年春节",
    en: "Three working days across the Spring Festival of 2026",
    from: "2026-03-05",
    files: [
      handover(503, "节前星期五不起诉第三个工作日移送", "2026-01-19", "2026-02-13", "2026-02-25"),
      handover(504, "节前星期五不起诉第四个工作日移送", "2026-01-19", "2026-02-13", "2026-02-26"),
    ],
    expect: [
      clear(503, "D13", "Sat 02-14 (working), Tue 02-24, Wed 02-25", { ...first, due: "2026-02-25" }),
      hit(504, "D13", "one day after 02-25", { ...first, due: "2026-02-25" }),
    ],
  },
  {
    id: "handover-new-year",
    zh: "行刑反向衔接三个工作日，跨元旦",
    en: "Three working days across New Year",
    from: "2026-01-20",
    files: [
      handover(505, "年末不起诉第三个工作日移送", "2025-12-08", "2025-12-31", "2026-01-06"),
      handover(506, "年末不起诉第四个工作日移送", "2025-12-08", "2025-12-31", "2026-01-07"),
    ],
    expect: [
      clear(505, "D13", "Sun 01-04 (working), Mon 01-05, Tue 01-06", { ...first, due: "2026-01-06" }),
      hit(506, "D13", "one day after 01-06", { ...first, due: "2026-01-06" }),
    ],
  },
  {
    id: "handover-empty",
    zh: "不起诉未填行刑反向衔接移送日期",
    en: "Non-prosecution, hand-over not filled in",
    from: "2025-04-17",
    files: [handover(507, "反向衔接移送日期未填", "2025-03-03", "2025-03-28", undefined)],
    expect: [
      undetermined(
        507,
        "D13",
        "whether every non-prosecution must be handed over is not settled: to be verified, no violation",
        first,
      ),
    ],
  },
  {
    id: "administrative-review",
    zh: "行刑反向衔接审查十个工作日",
    en: "Ten working days of administrative review",
    from: "2026-03-26",
    files: [
      administrative(511, "反向衔接审查第十个工作日办结", "2025-01-24", "2025-02-13"),
      administrative(512, "反向衔接审查第十一个工作日办结", "2025-01-24", "2025-02-14"),
      administrative(513, "反向衔接审查跨2026年春节逾期", "2026-02-13", "2026-03-06"),
      administrative(514, "反向衔接审查跨2026年春节按期", "2026-02-13", "2026-03-05"),
    ],
    expect: [
      clear(511, "D14", "01-26, 01-27, 02-05, 02-06, 02-07, 02-08 (working Saturday), 02-10, 02-11, 02-12, 02-13", {
        due: "2025-02-13",
      }),
      hit(512, "D14", "one working day after 02-13", { due: "2025-02-13" }),
      hit(513, "D14", "02-14, 02-24 to 02-27, 02-28 (working Saturday), 03-02 to 03-05: ten; closed 03-06", {
        due: "2026-03-05",
      }),
      clear(514, "D14", "closed on day 10", { due: "2026-03-05" }),
    ],
  },
  {
    id: "release-after-non-prosecution",
    zh: "不起诉后释放在押人员",
    en: "Release of someone in custody who is not prosecuted",
    from: "2025-04-17",
    files: [
      dropped(521, "不起诉宣布后第三日释放", {
        review: { releasedDate: "2025-03-31", measureLiftedDate: "2025-03-31" },
        measures: [
          custodyMeasure("拘留", police, "2025-01-06", "2025-01-13"),
          custodyMeasure("逮捕", office, "2025-01-13", "2025-03-31"),
        ],
      }),
      dropped(522, "不起诉宣布当日释放", {}),
    ],
    expect: [
      hit(521, "B17", "announced 03-28, released 03-31: at once (CPL 178), one day of grace is the office's own", {
        ...first,
        due: "2025-03-29",
      }),
      clear(522, "B17", "released on the day of the announcement", first),
    ],
  },
  {
    id: "announcement",
    zh: "不起诉决定公开宣布",
    en: "Announcement of a non-prosecution",
    from: "2025-04-17",
    files: [
      dropped(523, "不起诉无公开宣布记录", { custody: "bail", review: { announcedDate: undefined } }),
      dropped(524, "不起诉已公开宣布", { custody: "bail" }),
    ],
    expect: [
      hit(523, "E11", "no record of the announcement (CPL 178)", first),
      clear(524, "E11", "announced on the day of the decision", first),
    ],
  },
  {
    id: "superior-approval",
    zh: "监察案件不起诉须报上一级批准",
    en: "Non-prosecution in a case of the supervisory commission needs the upper office",
    from: "2025-04-17",
    files: [
      dropped(
        525,
        "监察案件不起诉未报批",
        { custody: "bail", review: { superiorApprovalNo: undefined } },
        { investigator: "监察" },
      ),
      dropped(526, "监察案件不起诉已报批", { custody: "bail" }, { investigator: "监察" }),
      dropped(527, "公安案件不起诉无须报批", { custody: "bail" }),
    ],
    expect: [
      hit(525, "E12", "no approval of the upper office (GZ 371)", first),
      clear(526, "E12", "approval number on the card", first),
      clear(527, "E12", "a police case needs none", first),
    ],
  },
  {
    id: "non-prosecution-kind",
    zh: "不起诉类型",
    en: "Kind of non-prosecution",
    from: "2025-05-07",
    files: [
      dropped(531, "不起诉类型未填", { custody: "bail", review: { nonprosecutionKind: undefined } }),
      dropped(
        532,
        "存疑不起诉未退补也未自行补侦",
        { custody: "bail", card: { pleadsGuilty: false, circumstances: undefined } },
        { decision: "存疑不起诉" },
      ),
      dropped(
        533,
        "存疑不起诉退补一次",
        { custody: "bail", card: { pleadsGuilty: false, circumstances: undefined } },
        {
          decision: "存疑不起诉",
          accepted: "2025-02-10",
          decided: "2025-04-17",
          returns: [["2025-02-28", "2025-03-24"]],
        },
      ),
      dropped(534, "相对不起诉未填法定情节", { custody: "bail", card: { circumstances: undefined } }),
    ],
    expect: [
      hit(531, "V40", "not prosecuted, kind empty", first),
      hit(532, "V41", "insufficient evidence without a return or an own investigation (GZ 367)", first),
      clear(533, "V41", "returned once", first),
      hit(534, "V42", "discretionary non-prosecution, no circumstance recorded", first),
    ],
  },
  {
    id: "conditional-service",
    zh: "附条件不起诉三日内送达",
    en: "Conditional non-prosecution served within three days",
    from: "2026-03-10",
    files: [
      conditional(
        541,
        "附条件不起诉顺延日送达",
        { ...minor, idNumber: "999901200908201013" },
        { servedSuspectDate: "2026-03-09" },
      ),
      conditional(
        542,
        "附条件不起诉逾期送达",
        { ...minor, idNumber: "99990120090820103X" },
        { servedSuspectDate: "2026-03-10" },
      ),
    ],
    expect: [
      clear(541, "E13", "decided Thu 03-05, day 3 is Sun 03-08, which moves to Mon 03-09", {
        ...first,
        due: "2026-03-09",
      }),
      hit(542, "E13", "served 03-10", { ...first, due: "2026-03-09" }),
    ],
  },
  {
    id: "conditional-probation",
    zh: "附条件不起诉的考验期与对象",
    en: "Probation and person of a conditional non-prosecution",
    from: "2026-03-10",
    to: "2026-08-05",
    files: [
      conditional(
        543,
        "考验期不足六个月",
        { ...minor, idNumber: "999901200908201056" },
        { probationMonths: 5, probationToDate: "2026-08-05" },
      ),
      conditional(
        544,
        "考验期六个月",
        { ...minor, idNumber: "999901200908201072" },
        { probationMonths: 6, probationToDate: "2026-09-05" },
      ),
      conditional(545, "成年人附条件不起诉", {}, {}),
    ],
    expect: [
      hit(543, "V44", "five months, the law asks for six to twelve (CPL 283)", first),
      hit(543, "E13", "the end lies before six months", first),
      clear(544, "V44", "six months, both ends right", first),
      hit(545, "V43", "35 years old at the offence (CPL 282: minors)", first),
      clear(544, "V43", "sixteen at the offence, theft", first),
    ],
  },
];
