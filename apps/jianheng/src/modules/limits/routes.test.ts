// The table of limits and the calculator, as everybody reaches them. Expected days are those of the sheet of worked
// examples (T1 to T27), which were counted twice by hand against the State Council notices.
import { limitsWorkbookPath, type LimitClock, type LimitRequest } from "@jianheng/contract";
import { readXlsx } from "@jianheng/files";
import {
  civilDate,
  computeLimit,
  conditions,
  defaultCountingSettings,
  namedLimits,
  nationalCalendar,
  promptDuties,
  type ConditionId,
  type LimitFacts,
} from "@jianheng/law";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, startTestOffice, type Client, type TestOffice } from "../../../test/test-office.ts";
import { findSection } from "./sections.ts";

let office: TestOffice;
let api: Client;
beforeAll(async () => {
  office = await startTestOffice();
  api = await office.as(people.prosecutor);
});
afterAll(() => office.stop());

type Clock = Partial<LimitClock>;

async function named(limit: string, clock: Clock) {
  const computed = await api.limits.compute({ limit, suspects: [clock] });
  expect(computed.problems).toEqual([]);
  return computed.suspects[0]!.answer;
}

async function bare(period: LimitRequest["period"], holiday: LimitRequest["holiday"], clock: Clock) {
  const computed = await api.limits.compute({ limit: null, period, holiday, suspects: [clock] });
  expect(computed.problems).toEqual([]);
  return computed.suspects[0]!.answer;
}

const fifteenDays = [{ period: { days: 15 } }];
const review = (received: string, rest: Clock = {}): Clock => ({ triggers: { caseReceived: received }, ...rest });
const months = (...counts: number[]) => counts.map((count) => ({ period: { months: count } }));

describe("the worked examples, through HTTP", () => {
  it.each<[id: string, limit: string, clock: Clock, due: string, warning?: string]>([
    ["T1", "protest-judgment", { triggers: { judgmentReceived: "2025-01-23" } }, "2025-02-05"],
    ["T2", "arrest-review", { triggers: { requestReceived: "2025-01-27" }, custody: true }, "2025-02-03"],
    ["T3", "arrest-review", { triggers: { requestReceived: "2025-01-20" }, custody: false }, "2025-02-05"],
    [
      "T3b",
      "arrest-review",
      { triggers: { requestReceived: "2025-01-20" }, custody: false, circumstances: ["complex"] },
      "2025-02-10",
    ],
    ["T4", "prosecution-review", review("2025-01-03", { custody: true }), "2025-02-03"],
    ["T4 +15", "prosecution-review", review("2025-01-03", { custody: true, extensions: fifteenDays }), "2025-02-18"],
    ["T4b", "prosecution-review", review("2025-01-03", { custody: false }), "2025-02-05"],
    ["T4b +15", "prosecution-review", review("2025-01-03", { custody: false, extensions: fifteenDays }), "2025-02-18"],
    ["T5 29", "prosecution-review", review("2026-01-29", { custody: false }), "2026-02-28"],
    ["T5 30", "prosecution-review", review("2026-01-30", { custody: false }), "2026-02-28"],
    ["T5 31", "prosecution-review", review("2026-01-31", { custody: false }), "2026-02-28"],
    ["T6 29", "prosecution-review", review("2024-01-29", { custody: false }), "2024-02-29"],
    ["T6 31", "prosecution-review", review("2024-01-31", { custody: false }), "2024-02-29"],
    ["T7", "prosecution-review", review("2025-02-28", { custody: false }), "2025-03-31"],
    ["T7b", "prosecution-review", review("2024-02-28", { custody: false }), "2024-03-28"],
    ["T8 bail", "prosecution-review", review("2025-12-31", { custody: false }), "2026-02-02"],
    ["T8 custody", "prosecution-review", review("2025-12-31", { custody: true }), "2026-01-31"],
    ["T9", "defence-rights-notice", { triggers: { fileReceived: "2025-01-24" } }, "2025-01-27"],
    ["T9b", "defence-rights-notice", { triggers: { fileReceived: "2025-01-26" } }, "2025-02-05"],
    ["T10 3", "police-detention", { triggers: { detentionExecuted: "2025-01-24" } }, "2025-01-27"],
    [
      "T10 7",
      "police-detention",
      { triggers: { detentionExecuted: "2025-01-24" }, circumstances: ["special"] },
      "2025-01-31",
    ],
    [
      "T10 30",
      "police-detention",
      { triggers: { detentionExecuted: "2025-01-24" }, circumstances: ["roaming-or-gang"] },
      "2025-02-23",
    ],
    ["T11 2", "investigation-custody", { triggers: { arrestExecuted: "2024-12-20" } }, "2025-02-20"],
    [
      "T11 +1",
      "investigation-custody",
      { triggers: { arrestExecuted: "2024-12-20" }, extensions: months(1) },
      "2025-03-20",
    ],
    [
      "T11 +1+2",
      "investigation-custody",
      { triggers: { arrestExecuted: "2024-12-20" }, extensions: months(1, 2) },
      "2025-05-20",
    ],
    [
      "T11 +1+2+2",
      "investigation-custody",
      { triggers: { arrestExecuted: "2024-12-20" }, extensions: months(1, 2, 2) },
      "2025-07-20",
    ],
    [
      "T12",
      "investigation-custody",
      { triggers: { arrestExecuted: "2024-12-30" }, extensions: months(1) },
      "2025-03-30",
    ],
    [
      "T12b",
      "investigation-custody",
      { triggers: { arrestExecuted: "2024-12-31" }, extensions: months(1) },
      "2025-03-31",
    ],
    [
      "T13 return",
      "supplementary-investigation",
      { triggers: { returned: "2025-02-14" }, custody: true },
      "2025-03-14",
    ],
    ["T13 custody", "prosecution-review", returned({ custody: true }), "2025-04-12"],
    ["T13 bail", "prosecution-review", returned({ custody: false }), "2025-04-14"],
    ["T13 +15", "prosecution-review", returned({ custody: false, extensions: fifteenDays }), "2025-04-27"],
    ["T14", "bail", { triggers: { bailDecided: "2024-02-29", bailExecuted: "2024-02-29" } }, "2025-02-28"],
    [
      "T15",
      "residential-surveillance",
      { triggers: { surveillanceDecided: "2025-08-31", surveillanceExecuted: "2025-08-31" } },
      "2026-02-28",
    ],
    ["T16", "suggestion-reply", { triggers: { served: "2024-12-31" } }, "2025-02-28"],
    ["T17", "public-interest-reply", { triggers: { served: "2025-01-20" }, circumstances: ["urgent"] }, "2025-02-05"],
    ["T18", "non-prosecution-petition", { triggers: { decisionReceived: "2025-01-24" } }, "2025-02-05"],
    ["T19", "process-monitoring-reply", { triggers: { noticeReceived: "2025-01-22" } }, "2025-02-05"],
    ["T23", "custody-extension-request", { triggers: { custodyExpiry: "2025-02-10" } }, "2025-01-27"],
    ["T23b", "custody-extension-request", { triggers: { custodyExpiry: "2025-03-20" } }, "2025-03-13"],
    ["T24", "prosecution-review", review("2025-02-28", { custody: true }), "2025-03-31", "2025-03-28"],
    [
      "T26",
      "prosecution-review",
      review("2025-03-03", {
        custody: false,
        events: [{ kind: "exclude", from: "2025-03-10", to: "2025-03-24", ground: "psychiatric-appraisal" }],
      }),
      "2025-04-18",
      "2025-04-17",
    ],
    ["T27", "own-case-conclusion", { triggers: { filedOrMeasureEnded: "2024-02-29" } }, "2026-02-28"],
  ])("%s: %s", async (_id, limit, clock, due, warning) => {
    const known = Object.keys(clock.triggers!);
    expect(namedLimits.find(({ id }) => id === limit)?.trigger.parts.map(({ fact }) => fact)).toEqual(known);
    const answer = await named(limit, clock);
    expect(answer).toMatchObject({ kind: "deadline", dueDate: due });
    if (warning !== undefined) expect(answer.warningDate).toBe(warning);
  });

  it.each<[id: string, days: number, from: string, due: string]>([
    ["T20", 3, "2025-01-24", "2025-02-05"],
    ["T20 10", 10, "2025-01-24", "2025-02-13"],
    ["T21", 3, "2026-02-13", "2026-02-25"],
    ["T21 10", 10, "2026-02-13", "2026-03-05"],
    ["T22", 3, "2025-12-31", "2026-01-06"],
  ])("%s: %d working days", async (_id, days, from, due) => {
    const answer = await bare({ workingDays: days }, "rolls", { triggers: { from } });
    expect(answer).toMatchObject({ kind: "deadline", dueDate: due });
  });

  it("T25: a trial turned from simplified to ordinary counts from the decision, not from the acceptance", async () => {
    const turned = { kind: "switch", on: "2025-03-20", start: "new" } as const;
    const clock = (count: number): Clock => ({
      triggers: { from: "2025-03-03" },
      events: [{ ...turned, period: { months: count } }],
    });
    expect((await bare({ days: 20 }, "rolls", clock(2))).dueDate).toBe("2025-05-20");
    expect((await bare({ days: 20 }, "rolls", clock(3))).dueDate).toBe("2025-06-20");
  });
});

function returned(rest: Clock): Clock {
  return review("2025-01-20", {
    events: [{ kind: "restart", on: "2025-03-12", ground: "supplementary-investigation" }],
    ...rest,
  });
}

describe("the answer", () => {
  it("leads from the trigger to the day by steps, each with its articles and their words", async () => {
    const answer = await named("prosecution-review", review("2025-01-03", { custody: false }));
    expect(answer.legalExpiry).toBe("2025-02-03");
    expect(answer.steps.map(({ code }) => code)).toEqual(["limit", "C1", "C5", "C2"]);
    const [length, , , rolled] = answer.steps;
    expect(length!.basis[0]).toMatchObject({
      instrument: "刑事诉讼法",
      article: "172",
      words: "应当在一个月以内作出决定",
    });
    expect(length!.basis[0]!.text).toContain("应当在一个月以内作出决定");
    expect(rolled!.basis[0]!.text).toContain("期间的最后一日为节假日的");
  });

  it("names the festivals and the working weekends around the count", async () => {
    const computed = await api.limits.compute({
      limit: "prosecution-review",
      suspects: [review("2025-01-03", { custody: false })],
    });
    expect(computed.restDays).toContainEqual({ date: "2025-02-03", name: "春节" });
    expect(computed.restDays).toContainEqual({ date: "2025-01-04", name: "" });
    expect(computed.workingWeekends).toContainEqual({ date: "2025-01-26", name: "春节" });
    expect(computed.calendar).toMatchObject({ from: "2018-01-01", to: "2026-12-31" });
  });

  it("asks for what is missing in words and guesses nothing", async () => {
    const answer = await named("arrest-review", { triggers: { requestReceived: "2025-01-27" } });
    expect(answer).toMatchObject({ kind: "undetermined", dueDate: null });
    expect(answer.missing).toEqual([
      {
        code: "custody.unknown",
        fact: "custody",
        text: expect.objectContaining({ zh: expect.stringContaining("在押") }),
      },
    ]);
    const empty = await named("arrest-review", { triggers: {} });
    expect(empty.missing).toMatchObject([{ code: "trigger.missing", fact: "requestReceived" }]);
  });

  it("says what to do about a day outside the calendar", async () => {
    const answer = await named("process-monitoring-reply", { triggers: { noticeReceived: "2026-12-25" } });
    expect(answer).toMatchObject({ kind: "undetermined", legalExpiry: "2027-01-04", dueDate: null });
    expect(answer.missing[0]!.text.zh).toContain("须先导入2027年度的放假通知");
  });

  it("marks a number that nobody has read in its text", async () => {
    const remembered = await named("suggestion-reply", { triggers: { served: "2024-12-31" } });
    expect(remembered.notices.map(({ code }) => code)).toEqual(["limit.not_verified"]);
    const target = await named("transferred-property-entry", { triggers: { accepted: "2025-03-03" } });
    expect(target.notices.map(({ code }) => code)).toEqual(["limit.target_only"]);
    expect((await named("prosecution-review", review("2025-01-03", { custody: true }))).notices).toEqual([]);
  });

  it("locates what cannot be read at its field, in both languages, and counts nothing from it", async () => {
    const computed = await api.limits.compute({
      limit: "prosecution-review",
      suspects: [
        review("2025-02-30", {
          custody: true,
          extensions: [{ period: { days: 15, hours: 3 }, decidedOn: "昨天" }],
          events: [{ kind: "exclude", from: "2025-03-10", to: "10/3" }],
        }),
        review("2025-01-03", { custody: true }),
      ],
    });
    expect(computed.problems.map(({ field, code }) => [field, code])).toEqual([
      ["suspects[0].triggers.caseReceived", "date.no_such_day"],
      ["suspects[0].extensions[0].period", "period.mixed_units"],
      ["suspects[0].extensions[0].decidedOn", "date.bad_shape"],
      ["suspects[0].events[0].to", "date.bad_shape"],
    ]);
    for (const { sentence } of computed.problems) expect(sentence.zh !== "" && sentence.en !== "").toBe(true);
    expect(computed.suspects.map(({ answer }) => answer.dueDate)).toEqual([null, "2025-02-03"]);
    expect(computed.wholeCase).toMatchObject({ kind: "undetermined", dueDate: null });
  });

  it("refuses a pause that ends before it begins, at the events", async () => {
    const computed = await api.limits.compute({
      limit: "prosecution-review",
      suspects: [
        review("2025-03-03", { custody: true, events: [{ kind: "exclude", from: "2025-03-24", to: "2025-03-10" }] }),
      ],
    });
    expect(computed.problems).toMatchObject([{ field: "suspects[0].events", code: "pause.ends_before_start" }]);
    expect(computed.suspects[0]!.answer.kind).toBe("refused");
  });

  it("of several suspects counts each, and the case ends with the first (U7)", async () => {
    const computed = await api.limits.compute({
      limit: "prosecution-review",
      suspects: [
        { name: "虚构甲", ...review("2025-01-03", { custody: false }) },
        { name: "虚构乙", ...review("2025-01-03", { custody: true }) },
      ],
    });
    expect(computed.suspects.map(({ name, answer }) => [name, answer.dueDate])).toEqual([
      ["虚构甲", "2025-02-05"],
      ["虚构乙", "2025-02-03"],
    ]);
    expect(computed.wholeCase).toMatchObject({ kind: "deadline", dueDate: "2025-02-03" });
  });

  it("counts hours from a time of day, and asks for it", async () => {
    const counted = await named("summons", { triggers: { arrivedAt: "2025-01-24T14:20" } });
    // The starting hour is not counted (CPL 105): from 15:00, twelve hours.
    expect(counted).toMatchObject({ kind: "deadline", dueDate: "2025-01-25T03:00", warningDate: "2025-01-25T02:20" });
    const day = await named("summons", { triggers: { arrivedAt: "2025-01-24" } });
    expect(day).toMatchObject({ kind: "undetermined", missing: [{ code: "trigger.time_of_day" }] });
  });

  it("does not know a limit by another name", async () => {
    await expect(api.limits.compute({ limit: "no-such-limit", suspects: [{}] })).rejects.toMatchObject({
      code: "limit.not_found",
    });
  });
});

describe("the calculator and packages/law", () => {
  it("agree on random facts of every limit", { timeout: 60_000 }, async () => {
    const seed = Number(process.env.JIANHENG_SEED ?? 20_270_101);
    const below = randomBelow(seed);
    const day = () => civilDate(new Date(Date.UTC(2024, 11, 1 + below(600))).toISOString().slice(0, 10));
    for (const limit of namedLimits) {
      const hours = limit.lengths.some(({ period }) => period.hours !== undefined);
      const plain = !hours && limit.lengths.every(({ period }) => period.direction !== "backward");
      const triggers = Object.fromEntries(
        limit.trigger.parts
          .filter(() => below(8) > 0)
          .map(({ fact }) => [fact, hours ? `${day()}T${String(below(24)).padStart(2, "0")}:15` : day()]),
      );
      const circumstances = (Object.keys(conditions) as ConditionId[]).filter(
        (id) => id !== "in-custody" && below(4) === 0,
      );
      const custody = [true, false, null][below(3)]!;
      const extensions = plain && below(2) === 0 ? [{ period: { days: 1 + below(15) }, decidedOn: day() }] : [];
      const events =
        plain && below(3) === 0
          ? [{ kind: "exclude" as const, from: civilDate("2025-03-10"), to: civilDate("2025-03-24") }]
          : [];
      const facts: LimitFacts = {
        triggers: triggers as LimitFacts["triggers"],
        ...(custody === null ? {} : { custody }),
        circumstances,
        extensions,
        events,
      };
      const expected = computeLimit(limit.id, facts, {
        calendar: nationalCalendar,
        settings: defaultCountingSettings,
        limits: namedLimits,
      });
      const computed = await api.limits.compute({
        limit: limit.id,
        suspects: [{ triggers, custody, circumstances, extensions, events }],
      });
      const { answer } = computed.suspects[0]!;
      const where = `seed ${seed}, ${limit.id}: ${JSON.stringify(facts)}`;
      expect(answer.kind, where).toBe(expected.kind);
      if (expected.kind === "refused") expect(computed.problems[0]?.code, where).toBe(expected.problem.code);
      else {
        expect(answer.legalExpiry ?? undefined, where).toBe(expected.legalExpiry);
        expect(answer.warningDate ?? undefined, where).toBe(expected.warningDate);
        expect(answer.dueDate, where).toBe(expected.kind === "deadline" ? expected.dueDate : null);
        expect(
          answer.steps.map(({ text }) => text),
          where,
        ).toEqual(expected.steps.map(({ text }) => text));
        expect(answer.notices.map(({ code }) => code)).toEqual(expected.notices.map(({ code }) => code));
        expect(answer.missing.map(({ code }) => code)).toEqual(
          expected.kind === "undetermined" ? expected.missing.map(({ code }) => code) : [],
        );
      }
    }
  });
});

describe("the table of limits", () => {
  it("has every limit under a heading, in words, with articles and their text where it is carried", async () => {
    const { limits, sections } = await api.limits.list();
    expect(limits.map(({ id }) => id)).toEqual(namedLimits.map(({ id }) => id));
    expect(namedLimits.filter(({ id }) => findSection(id) === undefined).map(({ id }) => id)).toEqual([]);
    expect(new Set(limits.map(({ section }) => section.id))).toEqual(new Set(sections.map(({ id }) => id)));
    const arrest = limits.find(({ id }) => id === "arrest-review")!;
    expect(arrest).toMatchObject({
      asksCustody: true,
      circumstances: [{ id: "complex" }],
      dutyHolder: { label: { zh: "本院" } },
      trigger: { kind: "one", parts: [{ fact: "requestReceived", unit: "day" }] },
    });
    expect(arrest.lengths.map(({ periodText, tagLabel }) => [periodText.zh, tagLabel.zh])).toEqual([
      ["7日", "来源已核对"],
      ["20日", "来源已核对"],
      ["15日", "来源已核对"],
    ]);
    expect(arrest.lengths[0]!.basis[0]!.text).toContain("七日以内");
    const custody = limits.find(({ id }) => id === "investigation-custody")!;
    expect(custody.extensions.map(({ approvedBy }) => approvedBy.zh)[0]).toBe("上一级人民检察院");
    const remembered = limits.find(({ id }) => id === "suggestion-reply")!;
    expect(remembered.lengths[0]).toMatchObject({ settable: true, verified: false, set: null, tag: "M" });
  });

  it("says of extensions and starts too what nobody read in its text, and which may be set", async () => {
    const { limits } = await api.limits.list();
    const of = (wanted: string) => limits.find(({ id }) => id === wanted)!;
    // CPL art. 156, 158, 159 and 157, all read.
    expect(of("investigation-custody").extensions.map(({ verified, settable }) => [verified, settable])).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [true, false],
    ]);
    expect(of("administrative-public-interest-review").extensions).toMatchObject([
      {
        key: "administrative-public-interest-review +1",
        mostText: { zh: "1个月" },
        tagLabel: { zh: "凭记忆，未核对，可由本院设定" },
        settable: true,
        set: null,
      },
      { key: "administrative-public-interest-review +2", mostText: null, defaultText: null, settable: true },
    ]);
    expect(of("civil-supervision").unsure).toMatchObject({ tag: "M", tagLabel: { zh: "凭记忆，未核对" } });
    expect(of("civil-supervision").unsure!.about.zh).toContain("调卷、鉴定");
    expect(of("bail").unsure).toBeNull();
  });

  it("lists the duties without a number: how soon, in the words of the law, and whether a date can show it", async () => {
    const { promptDuties: listed } = await api.limits.list();
    const of = (wanted: string) => listed.find(({ id }) => id === wanted);
    // The sheet's C13 names these articles of the Rules.
    expect(of("custody-change-notice")).toMatchObject({
      start: { zh: "期限延长或者重新计算" },
      dutyHolder: { label: { zh: "本院" } },
      pace: { id: "promptly", label: { zh: "及时" } },
      dayKnown: false,
      basis: [{ article: "152", words: "应当及时将变更后的期限书面通知看守所" }],
    });
    expect(of("custody-change-notice")!.basis[0]!.text).toContain("书面通知看守所");
    expect(of("custody-necessity-transfer")).toMatchObject({
      pace: { label: { zh: "当日" } },
      dayKnown: true,
      basis: [{ article: "576" }],
    });
    expect(of("fast-track-transfer")).toMatchObject({ dayKnown: true, basis: [{ article: "273" }] });
    expect(of("non-prosecution-release")!.basis.map(({ article }) => article)).toContain("376");
  });

  it.each(
    Object.entries(people).filter(([name]) => ["administrator", "neighbour", "leader", "finance"].includes(name)),
  )("is read by %s", async (_name, who) => {
    const reader = await office.as(who);
    expect((await reader.limits.list()).limits.length).toBe(namedLimits.length);
  });

  it("is read by nobody who has not signed in", async () => {
    const stranger = await office.as(null);
    await expect(stranger.limits.list()).rejects.toMatchObject({ code: "session.required" });
    await expect(stranger.limits.compute({ limit: "bail", suspects: [{}] })).rejects.toMatchObject({
      code: "session.required",
    });
    expect((await office.get(null, limitsWorkbookPath)).status).toBe(401);
  });

  it("comes as a workbook with a row for every length", async () => {
    const response = await office.get(people.administrator, limitsWorkbookPath);
    expect(response.status).toBe(200);
    const reading = await readXlsx({ name: "期限表.xlsx", bytes: new Uint8Array(await response.arrayBuffer()) });
    let rows = 0;
    for await (const batch of reading.rows(reading.sheets[0]!)) rows += batch.length;
    const duties = [];
    for await (const batch of reading.rows(reading.sheets[1]!)) duties.push(...batch);
    reading.close();
    expect(reading.sheets.map(({ name }) => name)).toEqual(["期限表", "没有具体天数的义务"]);
    expect(duties.length).toBe(1 + promptDuties.length);
    expect(rows).toBe(1 + namedLimits.flatMap(({ lengths }) => lengths).length);
  });
});

/** mulberry32: the same seed gives the same run. */
function randomBelow(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
