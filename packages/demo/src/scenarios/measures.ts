// 强制措施: bail, residential surveillance, the 24 hours after custody, sureties.
import { bailMeasure, custodyMeasure, prosecutionFile } from "./case-file.ts";
import { clear, hit, undetermined, type Scenario } from "./scenario.ts";

const police = "砚溪区公安局";
const office = "砚溪区人民检察院";

function bailFile(seq: number, title: string, own: { from: string; to?: string }, policeFrom: string) {
  return prosecutionFile({
    seq,
    title,
    accepted: "2025-02-10",
    decided: "2025-03-07",
    suspects: [
      { custody: "bail", measures: [bailMeasure(police, policeFrom, own.from), bailMeasure(office, own.from, own.to)] },
    ],
  });
}

function surveillance(decidedBy: string, from: string, to: string) {
  return {
    measureType: "监视居住",
    decidedBy,
    decidedDate: from,
    executedAt: `${from}T10:00:00`,
    endedDate: to,
    endReason: "变更强制措施",
  };
}

function surveillanceFile(seq: number, title: string, to: string) {
  return prosecutionFile({
    seq,
    title,
    accepted: "2025-08-25",
    decided: "2025-09-24",
    suspects: [
      {
        custody: "bail",
        card: { custodyState: "监视居住" },
        measures: [surveillance(police, "2025-06-02", "2025-08-31"), surveillance(office, "2025-08-31", to)],
      },
    ],
  });
}

/** A case of the supervisory commission: the office itself detains and arrests. */
function ownArrestFile(seq: number, title: string, arrest: Record<string, string | undefined>) {
  return prosecutionFile({
    seq,
    title,
    accepted: "2025-02-27",
    decided: "2025-03-26",
    investigator: "监察",
    suspects: [
      {
        card: { chargeTransferred: "职务侵占罪", chargeFound: "职务侵占罪" },
        measures: [
          custodyMeasure("拘留", office, "2025-02-27", "2025-03-05"),
          {
            ...custodyMeasure("逮捕", office, "2025-03-05"),
            executedAt: "2025-03-05T14:20:00",
            familyNotifiedAt: "2025-03-05T20:00:00",
            firstInterrogatedAt: "2025-03-05T16:00:00",
            ...arrest,
          },
        ],
      },
    ],
  });
}

function suretyFile(seq: number, title: string, surety: Record<string, number | string | undefined>) {
  return prosecutionFile({
    seq,
    title,
    accepted: "2025-06-03",
    decided: "2025-06-27",
    suspects: [
      {
        custody: "bail",
        measures: [
          bailMeasure(police, "2025-03-10", "2025-06-06"),
          { ...bailMeasure(office, "2025-06-06", "2025-07-02"), depositAmount: undefined, ...surety },
        ],
      },
    ],
  });
}

const second = { suspect: "1", item: "2" };

export const measureScenarios: readonly Scenario[] = [
  {
    id: "bail-twelve-months-spring-festival",
    zh: "取保候审满十二个月在春节假期内，顺延至节后",
    en: "Twelve months of bail end inside the Spring Festival of 2026",
    from: "2026-02-25",
    files: [
      bailFile(201, "取保候审超过十二个月一日", { from: "2025-02-17", to: "2026-02-25" }, "2024-12-02"),
      bailFile(202, "取保候审顺延日解除", { from: "2025-02-17", to: "2026-02-24" }, "2024-12-02"),
    ],
    expect: [
      hit(
        201,
        "B03",
        "twelve months from 2025-02-17 end 2026-02-17, holiday 02-15..02-23, so Tue 02-24; lifted 02-25",
        { ...second, due: "2026-02-24" },
      ),
      clear(202, "B03", "lifted on 02-24, the first working day", { ...second, due: "2026-02-24" }),
    ],
  },
  {
    id: "bail-month-end",
    zh: "取保候审自二月末日起算，届满日为调休工作日",
    en: "Bail from the last day of February; the last day is a Saturday on which offices work",
    from: "2026-03-02",
    files: [
      bailFile(203, "月末起算取保候审超期", { from: "2025-02-28", to: "2026-03-02" }, "2024-12-02"),
      bailFile(204, "月末起算取保候审期满日解除", { from: "2025-02-28", to: "2026-02-28" }, "2024-12-02"),
    ],
    expect: [
      hit(
        203,
        "B03",
        "last day of February to last day of February: 2026-02-28, a Saturday but a working day, so no move; lifted 03-02",
        { ...second, due: "2026-02-28" },
      ),
      clear(204, "B03", "lifted on 2026-02-28", { ...second, due: "2026-02-28" }),
    ],
  },
  {
    id: "bail-still-open",
    zh: "取保候审满十二个月仍未解除",
    en: "Bail of more than twelve months, never lifted",
    from: "2026-06-01",
    files: [
      prosecutionFile({
        seq: 205,
        title: "取保候审期满未解除",
        accepted: "2025-05-12",
        decided: "2025-06-10",
        suspects: [
          {
            custody: "bail",
            measures: [bailMeasure(police, "2025-02-10", "2025-05-20"), bailMeasure(office, "2025-05-20")],
          },
        ],
      }),
    ],
    expect: [
      hit(205, "B03", "from 2025-05-20 twelve months end Wed 2026-05-20; nothing ended it", {
        ...second,
        due: "2026-05-20",
      }),
    ],
  },
  {
    id: "bail-two-organs",
    zh: "公安、检察两机关先后取保，各自不满十二个月",
    en: "Bail of two organs, together more than twelve months, each less",
    from: "2026-03-09",
    files: [
      prosecutionFile({
        seq: 206,
        title: "两机关取保分别计算",
        accepted: "2025-09-01",
        decided: "2025-09-26",
        suspects: [
          {
            custody: "bail",
            measures: [
              bailMeasure(police, "2024-10-08", "2025-09-04"),
              bailMeasure(office, "2025-09-04", "2026-03-09"),
            ],
          },
        ],
      }),
    ],
    expect: [
      clear(
        206,
        "B03",
        "police: 2024-10-08 to 2025-09-04, under twelve months; ended by the office's own decision (GZ 103)",
        { suspect: "1", item: "1" },
      ),
      clear(206, "B03", "the office: 2025-09-04 to 2026-03-09, twelve months would end 2026-09-04", {
        ...second,
        due: "2026-09-04",
      }),
    ],
  },
  {
    id: "bail-start-unknown",
    zh: "取保候审起算日未填",
    en: "Bail without a starting day",
    from: "2025-07-01",
    files: [
      prosecutionFile({
        seq: 207,
        title: "取保候审起算日未填",
        accepted: "2025-05-12",
        decided: "2025-06-10",
        suspects: [
          {
            custody: "bail",
            measures: [
              bailMeasure(police, "2025-02-10", "2025-05-20"),
              { ...bailMeasure(office, "2025-05-20"), decidedDate: undefined, executedAt: undefined },
            ],
          },
        ],
      }),
    ],
    expect: [undetermined(207, "B03", "no decision day, no execution day, no end: nothing to count from", second)],
  },
  {
    id: "surveillance-six-months",
    zh: "监视居住满六个月，届满日为调休工作日",
    en: "Six months of residential surveillance end on a Saturday on which offices work",
    from: "2026-03-02",
    files: [
      surveillanceFile(211, "监视居住超过六个月一日", "2026-03-01"),
      surveillanceFile(212, "监视居住期满日解除", "2026-02-28"),
    ],
    expect: [
      hit(211, "B04", "last day of August to last day of February: 2026-02-28, a working Saturday; ended Sun 03-01", {
        ...second,
        due: "2026-02-28",
      }),
      clear(212, "B04", "ended on 2026-02-28", { ...second, due: "2026-02-28" }),
    ],
  },
  {
    id: "family-notice-hours",
    zh: "逮捕后二十四小时内通知家属",
    en: "The family within 24 hours after arrest",
    from: "2025-04-20",
    files: [
      ownArrestFile(221, "逮捕后超过二十四小时通知家属", { familyNotifiedAt: "2025-03-06T15:30:00" }),
      ownArrestFile(222, "逮捕后二十四小时四十分内通知家属", { familyNotifiedAt: "2025-03-06T14:50:00" }),
      ownArrestFile(223, "无法通知家属并注明", {
        familyNotifiedAt: undefined,
        noNoticeReason: "无法通知：家属地址、联系方式不明",
      }),
      ownArrestFile(224, "以有碍侦查为由未通知", {
        familyNotifiedAt: "2025-03-10T09:00:00",
        noNoticeReason: "有碍侦查",
      }),
      ownArrestFile(225, "逮捕执行仅有日期", {
        executedAt: "2025-03-05",
        familyNotifiedAt: "2025-03-06T10:00:00",
        firstInterrogatedAt: "2025-03-05T16:00:00",
      }),
    ],
    expect: [
      hit(
        221,
        "B06",
        "arrested 14:20; the starting hour is not counted, so the 24 hours run from 15:00 to 15:00; told 15:30",
        { ...second, due: "2025-03-06T15:00:00" },
      ),
      clear(
        222,
        "B06",
        "more than 24 hours on the clock, but before 15:00 (CPL 105: the starting hour is not counted)",
        { ...second, due: "2025-03-06T15:00:00" },
      ),
      clear(223, "B06", "impossible to notify, the reason stands on the card (CPL 93)", second),
      hit(
        224,
        "B06",
        "obstruction excuses only a police detention for state security or terrorism (CPL 85), never an arrest",
        second,
      ),
      undetermined(225, "B06", "a day without an hour: the 24 hours end somewhere between 03-06 and 03-07", second),
    ],
  },
  {
    id: "own-arrest-questioning",
    zh: "本院决定逮捕后二十四小时内讯问",
    en: "Questioning within 24 hours of an arrest that the office itself decided",
    from: "2025-05-19",
    files: [231, 232].map((seq) =>
      prosecutionFile({
        seq,
        title: seq === 231 ? "本院决定逮捕后逾时讯问" : "本院决定逮捕后按时讯问",
        accepted: "2025-03-31",
        decided: "2025-04-29",
        suspects: [
          {
            measures: [
              bailMeasure(police, "2025-01-06", "2025-04-08"),
              {
                ...custodyMeasure("逮捕", office, "2025-04-08"),
                executedAt: "2025-04-08T09:10:00",
                familyNotifiedAt: "2025-04-08T15:00:00",
                firstInterrogatedAt: seq === 231 ? "2025-04-09T10:20:00" : "2025-04-09T09:55:00",
              },
            ],
          },
        ],
      }),
    ),
    expect: [
      hit(231, "B07", "executed 09:10, counted from 10:00, over at 10:00 next day; questioned 10:20", {
        ...second,
        due: "2025-04-09T10:00:00",
      }),
      clear(232, "B07", "questioned 09:55", { ...second, due: "2025-04-09T10:00:00" }),
    ],
  },
  {
    id: "bail-surety",
    zh: "取保候审的保证方式",
    en: "Deposit or guarantor",
    from: "2025-07-17",
    files: [
      suretyFile(241, "取保候审无保证金也无保证人", {}),
      suretyFile(242, "取保候审同时收取保证金又有保证人", { depositAmount: 2_000, guarantor: "演保证" }),
      suretyFile(243, "保证金低于一千元", { depositAmount: 800 }),
      suretyFile(244, "保证金恰为一千元", { depositAmount: 1_000 }),
    ],
    expect: [
      hit(241, "V20", "neither deposit nor guarantor (CPL 68)", second),
      hit(242, "V21", "both for one decision (CPL 68: or)", second),
      hit(243, "V22", "800 yuan, an adult's deposit begins at 1,000 (GZ 92)", second),
      clear(244, "V22", "exactly 1,000", second),
      clear(244, "V20", "a deposit is enough", second),
    ],
  },
  {
    id: "measure-order",
    zh: "强制措施执行早于决定",
    en: "A measure executed before it was decided",
    from: "2025-07-17",
    files: [suretyFile(245, "取保候审执行早于决定", { depositAmount: 1_000, decidedDate: "2025-06-09" })],
    expect: [hit(245, "V23", "executed 2025-06-06, decided 2025-06-09", second)],
  },
];
