// 案卡: numbers, identities, ages, orders of dates, and cards that contradict themselves.
import { prosecutionFile, type ProsecutionFile, type SuspectFile, withRows } from "./case-file.ts";
import { clear, hit, type Scenario } from "./scenario.ts";

const first = { suspect: "1" };

function card(seq: number, title: string, more: Partial<ProsecutionFile> = {}) {
  return prosecutionFile({ seq, title, accepted: "2025-06-03", decided: "2025-06-27", ...more });
}

function person(seq: number, title: string, suspect: SuspectFile) {
  return card(seq, title, { suspects: [suspect] });
}

function minorFile(seq: number, title: string, idNumber: string, review: SuspectFile["review"]) {
  const suspect: SuspectFile = {
    custody: "bail",
    card: {
      birthDate: "2009-08-20",
      idNumber,
      ageAtOffence: 15,
      minorAtOffence: true,
      minorNow: true,
      occupation: "学生",
      circumstances: "坦白、未成年",
      defender: "演辩护律师",
      pleaLawyer: "辩护律师",
      chargeTransferred: "抢劫罪",
      chargeFound: "抢劫罪",
    },
    review: { ...review },
  };
  // Expedited: decided on day 10, so that the person is the only fault.
  const file = card(seq, title, { decided: "2025-06-13", suspects: [suspect] });
  return withRows(file, "rightsNotices", [
    {
      addressee: "法定代理人",
      addresseeName: "演法定代理人",
      matter: "委托辩护人",
      informedDate: "2025-06-03",
      means: "当面送达",
      receipt: true,
    },
  ]);
}

export const cardScenarios: readonly Scenario[] = [
  {
    id: "assignment",
    zh: "指定分案未填理由",
    en: "Assigned by name without a reason",
    from: "2025-07-17",
    files: [
      card(801, "指定分案无理由", { patch: { cases: { assignmentMode: "指定" } } }),
      card(802, "指定分案有理由", {
        patch: { cases: { assignmentMode: "指定", assignmentReason: "承办人办理其关联案件" } },
      }),
      card(803, "随机分案", {}),
    ],
    expect: [
      hit(801, "A08", "assigned, no reason"),
      clear(802, "A08", "assigned with a reason"),
      clear(803, "A08", "drawn at random"),
    ],
  },
  {
    id: "case-numbers",
    zh: "案号与受理年份、承办单位、统一受案号",
    en: "Case numbers against year, office and length",
    from: "2025-07-17",
    files: [
      card(811, "案号年份与受理年份不符", { numberYear: "2023" }),
      card(812, "案号单位与承办单位不符", {
        patch: { cases: { officeCode: "990103", officeName: "澜屿区人民检察院" } },
      }),
      card(813, "统一受案号少一位", { patch: { cases: { unifiedCaseNo: "9901022025900813" } } }),
      card(814, "案号各项相符", {}),
    ],
    expect: [
      hit(811, "V02", "number of 2023, accepted 2025"),
      hit(812, "V03", "number of office 990102, card of office 990103"),
      hit(813, "V05", "sixteen digits"),
      clear(814, "V02", "both 2025"),
      clear(814, "V03", "both 990102"),
      clear(814, "V05", "seventeen digits, known office, a year"),
      clear(814, "V01", "well formed"),
    ],
  },
  {
    id: "identity-number",
    zh: "身份证校验码、出生日期、性别",
    en: "Identity number: check character, birth date, sex",
    from: "2025-07-17",
    files: [
      // Weighted sum of 99990119900305101 is 410; 410 mod 11 is 3, so the check character is 9.
      person(821, "身份证校验码错误", { card: { idNumber: "999901199003051010" } }),
      person(822, "出生日期与身份证不符", { card: { birthDate: "1990-03-06" } }),
      person(823, "性别与身份证不符", { card: { sex: "女" } }),
      person(824, "证件类型不明不校验", { card: { idType: "不明", idNumber: undefined } }),
    ],
    expect: [
      hit(821, "V06", "the check character should be 9", first),
      hit(822, "V07", "the number says 1990-03-05", first),
      hit(823, "V08", "an odd sequence is a man's", first),
      clear(824, "V06", "no identity card, nothing to check", first),
      clear(823, "V06", "the check character itself is right", first),
    ],
  },
  {
    id: "unit-suspect",
    zh: "单位犯罪案卡",
    en: "A unit as suspect",
    from: "2025-07-17",
    files: [
      // 91350100M000100Y43 is the standard's own example (GB 32100); its last character is changed here.
      unitFile(825, "单位信用代码校验错误", { creditCode: "91350100M000100Y44", unitRepresentative: "演代表" }),
      unitFile(826, "单位犯罪无诉讼代表人", { creditCode: "91350100M000100Y43", unitRepresentative: undefined }),
      unitFile(827, "单位犯罪信息完整", { creditCode: "91350100M000100Y43", unitRepresentative: "演代表" }),
    ],
    expect: [
      hit(825, "V09", "the check character should be 3", { suspect: "2" }),
      hit(826, "V10", "indicted, no representative (GZ 358)", { suspect: "2" }),
      clear(827, "V09", "the standard's example", { suspect: "2" }),
      clear(827, "V10", "representative named, not a defendant of the case", { suspect: "2" }),
    ],
  },
  {
    id: "date-order",
    zh: "案卡日期先后",
    en: "Order of the dates of a case",
    from: "2025-07-17",
    files: [
      card(831, "移送晚于受理", { patch: { cases: { sentDate: "2025-06-05" } } }),
      card(832, "审结早于受理", { patch: { cases: { decidedDate: "2025-06-02" } } }),
      card(833, "归档早于办结", { patch: { cases: { archivedDate: "2025-06-26" } } }),
      card(834, "移送受理同日", {}),
    ],
    expect: [
      hit(831, "V11", "sent 06-05, accepted 06-03"),
      hit(832, "V12", "accepted 06-03, decided 06-02"),
      hit(833, "V13", "closed 06-27, archived 06-26"),
      clear(834, "V11", "same day"),
      clear(834, "V13", "decided, closed, archived in order"),
    ],
  },
  {
    id: "future-date",
    zh: "日期晚于数据日期",
    en: "A date after the data date",
    from: "2025-07-17",
    files: [
      card(835, "办结日期在数据日期之后", {
        patch: { cases: { closedDate: "2027-01-04", archivedDate: "2027-01-04" } },
      }),
    ],
    expect: [hit(835, "V14", "closed on 2027-01-04, which no export of 2026 can know")],
  },
  {
    id: "age",
    zh: "作案时年龄：生日当天不算满",
    en: "Age at the offence: a year is full on the day after the birthday",
    from: "2025-07-17",
    files: [
      // Check characters by hand: 99990119990310101 sums to 422, mod 11 is 4, so 8; 103 adds 4: 426, mod 11 is 8, so 4.
      person(841, "生日当天作案多计一岁", {
        card: { birthDate: "1999-03-10", idNumber: "999901199903101018", offenceDate: "2025-03-10", ageAtOffence: 26 },
      }),
      person(842, "生日当天作案年龄正确", {
        card: { birthDate: "1999-03-10", idNumber: "999901199903101034", offenceDate: "2025-03-10", ageAtOffence: 25 },
      }),
    ],
    expect: [
      hit(841, "V16", "on the 26th birthday itself the person is still 25", first),
      clear(842, "V16", "25 on the birthday", first),
    ],
  },
  {
    id: "procedure-and-suspension",
    zh: "速裁对象、缓刑条件",
    en: "Who may have expedited procedure and a suspended sentence",
    from: "2025-07-17",
    files: [
      // Check characters by hand: 99990120090820109 sums to 432, mod 11 is 3, so 9.
      minorFile(851, "未成年人适用速裁", "999901200908201099", {
        procedure: "速裁",
        termMinMonths: 36,
        termMaxMonths: 36,
      }),
      person(852, "累犯建议缓刑", {
        custody: "bail",
        card: { isRecidivist: true, priorRecord: "曾因盗窃罪被判处有期徒刑", circumstances: "坦白、累犯" },
        review: { suspended: true },
      }),
      card(853, "建议四十个月有期徒刑缓刑", {
        suspects: [
          {
            custody: "bail",
            card: { amount: 60_000, restitution: 60_000 },
            review: { termMinMonths: 40, termMaxMonths: 40, suspended: true },
          },
        ],
        patch: { cases: { amount: 60_000 } },
      }),
      person(854, "建议三十六个月有期徒刑缓刑", { custody: "bail", review: { suspended: true } }),
    ],
    expect: [
      hit(851, "V48", "under 18 now (CPL 223)", first),
      hit(852, "V51", "recidivists get no suspension (CL 74)", first),
      hit(853, "V51", "more than three years (CL 72)", first),
      clear(854, "V51", "three years exactly", first),
    ],
  },
  {
    id: "joint-count",
    zh: "共同犯罪人数",
    en: "Number of joint offenders",
    from: "2025-07-17",
    files: [
      card(861, "共同犯罪人数多于案卡人数", { suspects: [{}, {}], patch: { cases: { coOffenders: 3 } } }),
      card(862, "共同犯罪人数含在逃一人", {
        suspects: [{}, {}],
        patch: { cases: { coOffenders: 3, atLargeCount: 1 } },
      }),
    ],
    expect: [
      hit(861, "V61", "three offenders, two on cards, none at large"),
      clear(862, "V61", "two on cards and one at large"),
    ],
  },
  {
    id: "amounts",
    zh: "涉案金额与退赃",
    en: "Amount and restitution",
    from: "2025-07-17",
    files: [
      card(863, "诈骗案件无涉案金额", {
        suspects: [
          {
            card: { chargeTransferred: "诈骗罪", chargeFound: "诈骗罪", amount: undefined, restitution: undefined },
          },
        ],
        patch: { cases: { amount: undefined } },
      }),
      person(864, "退赃超过涉案金额百分之十以上", { card: { amount: 12_000, restitution: 13_200.01 } }),
      person(865, "退赃恰为涉案金额百分之一百一十", { card: { amount: 12_000, restitution: 13_200 } }),
    ],
    expect: [
      hit(863, "V63", "fraud without an amount", first),
      hit(864, "V65", "13,200.01 is more than 110 per cent of 12,000", first),
      clear(865, "V65", "exactly 110 per cent", first),
    ],
  },
  {
    id: "decision-number",
    zh: "有决定无文号",
    en: "A decision without a number",
    from: "2025-07-17",
    files: [
      person(866, "起诉决定无文号", { review: { decisionDocumentNo: undefined } }),
      person(867, "起诉决定有文号", {}),
    ],
    expect: [hit(866, "V31", "decided, number empty", first), clear(867, "V31", "number present", first)],
  },
];

function unitFile(seq: number, title: string, unit: SuspectFile["card"]) {
  return card(seq, title, {
    suspects: [
      {
        custody: "bail",
        card: { chargeTransferred: "污染环境罪", chargeFound: "污染环境罪", amount: undefined, restitution: undefined },
      },
      {
        custody: "bail",
        measures: [],
        card: {
          name: `演示虚拟化工有限公司${seq}`,
          isUnit: true,
          idType: undefined,
          idNumber: undefined,
          sex: undefined,
          birthDate: undefined,
          ethnicity: undefined,
          nationality: undefined,
          education: undefined,
          occupation: undefined,
          registeredResidence: undefined,
          ageAtOffence: undefined,
          minorAtOffence: undefined,
          minorNow: undefined,
          isBlindDeafMute: undefined,
          isLimitedCapacity: undefined,
          isPeoplesCongressDeputy: undefined,
          isRecidivist: undefined,
          chargeTransferred: "污染环境罪",
          chargeFound: "污染环境罪",
          amount: undefined,
          restitution: undefined,
          custodyState: "未采取",
          ...unit,
        },
        review: { penalty: "单处罚金", termMinMonths: undefined, termMaxMonths: undefined, suspended: undefined },
      },
    ],
    patch: { cases: { amount: undefined } },
  });
}
