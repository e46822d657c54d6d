import { describe, expect, it } from "vitest";
import {
  chineseNumber,
  civilDate,
  civilDateTime,
  defaultCountingSettings,
  nationalCalendar,
  type PeriodAnswer,
} from "../index.ts";
import { computeLimit, type LimitFacts } from "./compute-limit.ts";
import { namedLimits } from "./index.ts";
import { applyLimitSettings, mayHappenAgain } from "./limit-settings.ts";
import type { LimitLength } from "./named-limit.ts";

const context = { calendar: nationalCalendar, settings: defaultCountingSettings, limits: namedLimits };
const day = civilDate;
const byId = (id: string) => namedLimits.find((limit) => limit.id === id);

function due(answer: PeriodAnswer): string {
  return answer.kind === "deadline" ? answer.dueDate : answer.kind;
}

describe("the table of named limits", () => {
  it("names each limit once, in kebab case, with labels in both languages", () => {
    const ids = namedLimits.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/u.test(id))).toEqual([]);
    expect(namedLimits.filter(({ label }) => label.zh === "" || label.en === "")).toEqual([]);
  });

  it("serves every item of the process-monitoring list that measures time", () => {
    const needed =
      "A02 A06 A07 B01 B02 B03 B04 B06 B07 B08 B09 B11 B12 B15 B19 B20 C01 C03 D01 D02 D03 D05 D08 D09 D10 D11 D12 D13 D14 D15 D16 D17 D18 D19 D20 D21 E01 E02 E03 E08 E13 F14";
    const served = new Set(namedLimits.flatMap(({ items }) => items));
    expect(needed.split(" ").filter((item) => !served.has(item))).toEqual([]);
  });

  it("ends every choice of lengths with one that needs no circumstance", () => {
    expect(namedLimits.filter(({ lengths }) => lengths.at(-1)?.when.length !== 0).map(({ id }) => id)).toEqual([]);
  });

  it("marks as verified exactly what is sourced", () => {
    const lengths = namedLimits.flatMap((limit) => limit.lengths);
    expect(lengths.filter(({ tag, verified }) => verified !== (tag === "S"))).toEqual([]);
    expect(lengths.filter(({ tag, basis }) => tag === "S" && basis.length === 0)).toEqual([]);
  });

  it("relies on words that hold the number of the length", () => {
    const wrong = namedLimits.flatMap(({ id, lengths }) =>
      lengths.flatMap((length) =>
        length.basis
          .filter(({ words }) => words !== undefined && !numbersOf(length).some((number) => words.includes(number)))
          .map(({ law, article }) => `${id} ${law} ${article ?? ""}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

const wide = (count: number) => String.fromCodePoint(0xff10 + count);

// How a length may be written in an article: 七日, 7日, 一个月, 十五日, 二十四小时, 两个月, 一年.
function numbersOf({ period, when }: LimitLength): readonly string[] {
  const { years = 0, months = 0, halfMonths = 0, days = 0, workingDays = 0, hours = 0 } = period;
  if (halfMonths > 0) return ["一个半月"];
  if (years > 0) return [`${chineseNumber(years)}年`];
  if (months > 0) return [`${chineseNumber(months)}个月`, ...(months === 2 ? ["两个月"] : [])];
  if (days === 7 && when.includes("special")) return ["一日至四日"];
  if (days > 0) return [`${chineseNumber(days)}日`, ...(days < 10 ? [`${wide(days)}日`] : [])];
  return workingDays > 0 ? [`${chineseNumber(workingDays)}个工作日`] : [`${chineseNumber(hours)}小时`];
}

interface Row {
  readonly situation: string;
  readonly id: string;
  readonly facts: LimitFacts;
  readonly due: string;
}

const at = (fact: string, date: string) => ({ triggers: { [fact]: day(date) } });

const rows: readonly Row[] = [
  {
    situation: "审查逮捕，已拘留，国庆中届满",
    id: "arrest-review",
    facts: { ...at("requestReceived", "2025-09-26"), custody: true },
    due: "2025-10-03",
  },
  {
    situation: "审查逮捕，未拘留，国庆中届满",
    id: "arrest-review",
    facts: { ...at("requestReceived", "2025-09-18"), custody: false },
    due: "2025-10-09",
  },
  {
    situation: "审查逮捕，未拘留，重大复杂",
    id: "arrest-review",
    facts: { ...at("requestReceived", "2025-09-18"), custody: false, circumstances: ["complex"] },
    due: "2025-10-09",
  },
  {
    situation: "审查逮捕，未拘留，重大复杂，平日届满",
    id: "arrest-review",
    facts: { ...at("requestReceived", "2025-06-05"), custody: false, circumstances: ["complex"] },
    due: "2025-06-25",
  },
  {
    situation: "审查起诉，届满日前转为在押",
    id: "prosecution-review",
    facts: { ...at("caseReceived", "2025-01-03"), custody: [{ from: day("2025-01-20") }] },
    due: "2025-02-03",
  },
  {
    situation: "审查起诉，届满日前一日释放",
    id: "prosecution-review",
    facts: { ...at("caseReceived", "2025-01-03"), custody: [{ from: day("2024-12-01"), to: day("2025-02-02") }] },
    due: "2025-02-05",
  },
  {
    situation: "速裁，可能判处一年以上",
    id: "fast-track-review",
    facts: { ...at("caseReceived", "2025-06-03"), custody: true, circumstances: ["over-one-year"] },
    due: "2025-06-18",
  },
  {
    situation: "速裁，一年以下",
    id: "fast-track-review",
    facts: { ...at("caseReceived", "2025-06-03"), custody: true },
    due: "2025-06-13",
  },
  {
    situation: "自侦拘留十四日加三日",
    id: "own-detention",
    facts: {
      ...at("detentionExecuted", "2025-05-19"),
      extensions: [{ period: { days: 3 }, decidedOn: day("2025-06-02") }],
    },
    due: "2025-06-05",
  },
  {
    situation: "监察移送案件先行拘留十日加四日，端午节内",
    id: "transferred-detention",
    facts: { ...at("detentionExecuted", "2025-05-18"), extensions: [{ period: { days: 4 } }] },
    due: "2025-06-01",
  },
  {
    situation: "公安机关拘留三十日",
    id: "police-detention",
    facts: { ...at("detentionExecuted", "2025-04-05"), circumstances: ["roaming-or-gang"] },
    due: "2025-05-05",
  },
  {
    situation: "侦查羁押延长两次",
    id: "investigation-custody",
    facts: {
      ...at("arrestExecuted", "2025-03-31"),
      extensions: [{ period: { months: 1 } }, { period: { months: 2 } }],
    },
    due: "2025-08-31",
  },
  {
    situation: "退回补充侦查，取保",
    id: "supplementary-investigation",
    facts: { ...at("returned", "2025-04-01"), custody: false },
    due: "2025-05-06",
  },
  {
    situation: "不批捕复议，意见书与案卷先后收到",
    id: "non-arrest-reconsideration",
    facts: { triggers: { opinionReceived: day("2025-06-10"), fileReceived: day("2025-06-13") } },
    due: "2025-06-20",
  },
  {
    situation: "不批捕回执，按执行完毕认定",
    id: "non-arrest-return",
    facts: { triggers: { policeReceived: day("2025-06-10"), releaseExecuted: day("2025-06-11") } },
    due: "2025-06-16",
  },
  {
    situation: "取保候审，决定与执行不同日",
    id: "bail",
    facts: { triggers: { bailDecided: day("2024-06-10"), bailExecuted: day("2024-06-12") } },
    due: "2025-06-12",
  },
  {
    situation: "律师阅卷三个工作日，跨国庆前调休",
    id: "file-access",
    facts: at("requested", "2025-09-27"),
    due: "2025-09-30",
  },
  {
    situation: "流程监控通知书，十日在国庆中届满",
    id: "process-monitoring-reply",
    facts: at("noticeReceived", "2025-09-22"),
    due: "2025-10-09",
  },
  {
    situation: "紧急公益诉讼建议",
    id: "public-interest-reply",
    facts: { ...at("served", "2025-07-01"), circumstances: ["urgent"] },
    due: "2025-07-16",
  },
  {
    situation: "公益诉讼建议二个月",
    id: "public-interest-reply",
    facts: at("served", "2025-07-01"),
    due: "2025-09-01",
  },
  {
    situation: "延长羁押提请，届满前七日落在国庆",
    id: "custody-extension-request",
    facts: at("custodyExpiry", "2025-10-13"),
    due: "2025-09-30",
  },
  {
    situation: "简易程序一个半月",
    id: "simplified-trial",
    facts: { ...at("courtAccepted", "2025-01-31"), custody: true, circumstances: ["over-three-years"] },
    due: "2025-03-15",
  },
  {
    situation: "自侦采取措施后一年",
    id: "own-case-conclusion",
    facts: { ...at("filedOrMeasureEnded", "2024-02-29"), circumstances: ["measure-taken"] },
    due: "2025-02-28",
  },
  {
    situation: "考验期最长一年，不因节假日移动",
    id: "probation-longest",
    facts: at("decided", "2024-10-01"),
    due: "2025-10-01",
  },
  { situation: "追诉时效五年", id: "prescription", facts: at("crimeEnded", "2019-10-01"), due: "2024-10-01" },
];

describe("named limits on the calendar", () => {
  it.each(rows.map((row) => [row.situation, row] as const))("%s", (_name, { id, facts, due: expected }) => {
    expect(due(computeLimit(id, facts, context))).toBe(expected);
  });

  it("asks whether the person is detained, since seven or fifteen days hang on it", () => {
    const answer = computeLimit("arrest-review", at("requestReceived", "2025-06-03"), context);
    expect(answer).toMatchObject({ kind: "undetermined", missing: [{ code: "custody.unknown", fact: "custody" }] });
  });

  it("asks for the paper that is not recorded", () => {
    const facts = { triggers: { opinionReceived: day("2025-06-10") } };
    expect(computeLimit("non-arrest-reconsideration", facts, context)).toMatchObject({
      kind: "undetermined",
      missing: [{ code: "trigger.missing", fact: "fileReceived" }],
    });
  });

  it("warns from the earlier of two possible starts", () => {
    const facts = { triggers: { bailDecided: day("2024-06-10"), bailExecuted: day("2024-06-12") } };
    expect(computeLimit("bail", facts, context)).toMatchObject({ warningDate: "2025-06-10", dueDate: "2025-06-12" });
  });

  it("does not apply a rule before it was in force", () => {
    expect(computeLimit("process-monitoring-reply", at("noticeReceived", "2019-12-29"), context)).toMatchObject({
      kind: "undetermined",
      missing: [{ code: "law.not_known" }],
    });
    expect(computeLimit("process-monitoring-reply", at("noticeReceived", "2019-12-30"), context)).toMatchObject({
      kind: "deadline",
      lawOn: "2019-12-30",
    });
  });

  it("does not count an extension the law does not know, nor one that is too long", () => {
    const none = { ...at("requestReceived", "2025-06-03"), custody: true, extensions: [{ period: { days: 3 } }] };
    expect(computeLimit("arrest-review", none, context)).toMatchObject({
      dueDate: "2025-06-10",
      notices: [{ code: "extension.not_allowed" }],
    });
    const long = { ...at("caseReceived", "2025-06-03"), custody: true, extensions: [{ period: { months: 1 } }] };
    expect(computeLimit("prosecution-review", long, context)).toMatchObject({
      dueDate: "2025-07-03",
      notices: [{ code: "extension.too_long" }],
    });
  });

  it("ends the arrest decision with the detention it lies inside", () => {
    const inner = { arrestOpinionReceived: day("2025-06-11") };
    expect(computeLimit("own-arrest-review", { triggers: inner, custody: true }, context)).toMatchObject({
      dueDate: "2025-06-18",
    });
    const both = { ...inner, detentionExecuted: day("2025-06-02") };
    expect(computeLimit("own-arrest-review", { triggers: both, custody: true }, context)).toMatchObject({
      dueDate: "2025-06-16",
    });
  });

  it("counts hours to the end of the reading that leaves out the starting hour", () => {
    const facts = { triggers: { detentionExecutedAt: civilDateTime("2025-01-29T23:10") } };
    expect(computeLimit("family-notice-detention", facts, context)).toMatchObject({
      warningDate: "2025-01-30T23:10",
      dueDate: "2025-01-31T00:00",
    });
  });

  it("says that a number is not verified, or only a target", () => {
    expect(computeLimit("suggestion-reply", at("served", "2025-06-03"), context)).toMatchObject({
      notices: [{ code: "limit.not_verified" }],
    });
    expect(computeLimit("department-transfer", at("accepted", "2025-06-03"), context)).toMatchObject({
      notices: [{ code: "limit.target_only" }],
    });
  });

  it("lets an office set what is not verified, and nothing that the law fixes", () => {
    const set = applyLimitSettings(namedLimits, [{ limit: "suggestion-reply", period: { months: 1 }, verified: true }]);
    expect(set.ok).toBe(true);
    if (!set.ok) return;
    expect(
      computeLimit("suggestion-reply", at("served", "2025-06-03"), { ...context, limits: set.value }),
    ).toMatchObject({ dueDate: "2025-07-03", notices: [] });
    expect(applyLimitSettings(namedLimits, [{ limit: "arrest-review", period: { days: 8 } }])).toMatchObject({
      ok: false,
      problem: { code: "limit.fixed_by_law" },
    });
  });

  it("allows two returns for supplementary investigation in the life of a case", () => {
    const limit = byId("supplementary-investigation");
    expect(limit).toBeDefined();
    if (limit === undefined) return;
    expect([0, 1, 2, 3].map((times) => mayHappenAgain(limit, times))).toEqual([true, true, false, false]);
  });
});
