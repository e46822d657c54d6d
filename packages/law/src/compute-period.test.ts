/* oxlint-disable unicorn/consistent-function-scoping -- each helper stands beside the situations it serves */
import { describe, expect, it } from "vitest";
import {
  caseDeadline,
  civilDate,
  civilDateTime,
  computeClock,
  computeFromTrigger,
  computePeriod,
  type CountingSettings,
  defaultCountingSettings,
  exclusion,
  measureDecisionExclusion,
  nationalCalendar,
  type PeriodRequest,
} from "./index.ts";

const day = civilDate;
const context = { calendar: nationalCalendar, settings: defaultCountingSettings };
const set = (settings: Partial<CountingSettings>) => ({
  ...context,
  settings: { ...defaultCountingSettings, ...settings },
});
const request = (from: string, period: PeriodRequest["period"], more: Partial<PeriodRequest> = {}): PeriodRequest => ({
  from: day(from),
  period,
  holiday: "rolls",
  ...more,
});
const april = [{ from: day("2025-04-07"), to: day("2025-04-09") }];

describe("C1 the starting day is not counted", () => {
  it("ends a period of one day on the next day", () => {
    expect(computePeriod(request("2025-03-05", { days: 1 }), context)).toMatchObject({ dueDate: "2025-03-06" });
  });

  it("does not ask at what hour the day began", () => {
    const late = { ...request("2025-03-05", { days: 1 }), from: civilDateTime("2025-03-05T23:59") };
    expect(computePeriod(late, context)).toMatchObject({ dueDate: "2025-03-06" });
  });
});

describe("C2 and C3 holidays", () => {
  it("counts holidays in the middle", () => {
    expect(computePeriod(request("2025-01-27", { days: 10 }), context)).toMatchObject({ dueDate: "2025-02-06" });
  });

  it("moves the last day only for the person who is free", () => {
    const end = (custody: boolean) =>
      computePeriod(request("2025-09-25", { days: 7 }, { holiday: "per-suspect", custody }), context);
    expect(end(true)).toMatchObject({ dueDate: "2025-10-02", custody: true, warningDate: "2025-10-01" });
    expect(end(false)).toMatchObject({ dueDate: "2025-10-09", custody: false, warningDate: "2025-10-02" });
  });

  it("looks at the state on the un-rolled last day", () => {
    const end = (from: string, to?: string) =>
      computePeriod(
        request(
          "2025-09-25",
          { days: 7 },
          { holiday: "per-suspect", custody: [{ from: day(from), ...(to === undefined ? {} : { to: day(to) }) }] },
        ),
        context,
      );
    expect(end("2025-10-02")).toMatchObject({ dueDate: "2025-10-02" });
    expect(end("2025-10-03")).toMatchObject({ dueDate: "2025-10-09" });
    expect(end("2025-09-01", "2025-10-02")).toMatchObject({ dueDate: "2025-10-02" });
    expect(end("2025-09-01", "2025-10-01")).toMatchObject({ dueDate: "2025-10-09" });
  });

  it("asks for the state only where the due date hangs on it", () => {
    const answer = (from: string) => computePeriod(request(from, { days: 7 }, { holiday: "per-suspect" }), context);
    expect(answer("2025-09-25")).toMatchObject({
      kind: "undetermined",
      missing: [{ fact: "custody" }],
      legalExpiry: "2025-10-02",
    });
    expect(answer("2025-03-05")).toMatchObject({ kind: "deadline", dueDate: "2025-03-12", warningDate: "2025-03-11" });
  });

  it("leaves a day that no holiday moves", () => {
    expect(computePeriod(request("2025-09-25", { days: 7 }, { holiday: "stays" }), context)).toMatchObject({
      dueDate: "2025-10-02",
    });
  });
});

describe("the end of the calendar", () => {
  it.each([
    ["最后一日为工作日", "2026-12-21", 10, "2026-12-31"],
    ["年末星期六顺延至星期一", "2026-12-16", 10, "2026-12-28"],
  ])("%s", (_name, from, days, due) => {
    expect(computePeriod(request(from, { days }), context)).toMatchObject({
      kind: "deadline",
      dueDate: due,
      notices: [{ code: "calendar.year_end" }],
    });
  });

  it("keeps what does not hang on it", () => {
    expect(computePeriod(request("2026-12-22", { days: 10 }), context)).toMatchObject({
      kind: "undetermined",
      missing: [{ code: "calendar.out_of_range" }],
      legalExpiry: "2027-01-01",
      warningDate: "2027-01-01",
    });
    expect(computePeriod(request("2026-12-22", { days: 10 }, { holiday: "custody" }), context)).toMatchObject({
      dueDate: "2027-01-01",
    });
    const working = computePeriod(request("2026-12-31", { workingDays: 1 }), context);
    expect(working).toMatchObject({ kind: "undetermined", missing: [{ code: "calendar.out_of_range" }] });
    expect(working).not.toHaveProperty("legalExpiry");
    expect(computePeriod(request("2018-01-08", { direction: "backward", days: 7 }), context)).toMatchObject({
      kind: "undetermined",
      legalExpiry: "2018-01-01",
    });
  });

  it("counts from before the calendar into it", () => {
    expect(computePeriod(request("2017-12-25", { days: 10 }), context)).toMatchObject({ dueDate: "2018-01-04" });
  });
});

describe("C5 half months", () => {
  it("counts one and a half months as one month and fifteen days", () => {
    expect(computePeriod(request("2025-02-28", { months: 1, halfMonths: 1 }), context)).toMatchObject({
      legalExpiry: "2025-04-15",
    });
    expect(computePeriod(request("2025-02-03", { halfMonths: 1 }), context)).toMatchObject({
      legalExpiry: "2025-02-18",
    });
  });
});

describe("C7 excluded time", () => {
  const paused = (pauses: PeriodRequest["pauses"], more: Partial<PeriodRequest> = {}) =>
    computePeriod(request("2025-03-31", { days: 10 }, { pauses: pauses ?? [], ...more }), context);

  it("excludes both ends", () => {
    expect(paused(april)).toMatchObject({
      legalExpiry: "2025-04-13",
      dueDate: "2025-04-14",
      warningDate: "2025-04-12",
    });
  });

  it("excludes a day of two overlapping stretches once", () => {
    expect(paused([...april, { from: day("2025-04-08"), to: day("2025-04-10") }])).toMatchObject({
      legalExpiry: "2025-04-14",
    });
  });

  it("excludes nothing before the start or after the end", () => {
    expect(paused([{ from: day("2025-03-20"), to: day("2025-03-31") }])).toMatchObject({ legalExpiry: "2025-04-10" });
    expect(paused([{ from: day("2025-04-11"), to: day("2025-04-20") }])).toMatchObject({ legalExpiry: "2025-04-10" });
  });

  it("excludes from the first counted day, and on the last day itself", () => {
    expect(paused([{ from: day("2025-03-30"), to: day("2025-04-01") }])).toMatchObject({ legalExpiry: "2025-04-11" });
    expect(paused([{ from: day("2025-04-10"), to: day("2025-04-10") }])).toMatchObject({ legalExpiry: "2025-04-11" });
  });

  it("takes in a stretch that begins in the days won by another", () => {
    expect(paused([...april, { from: day("2025-04-12"), to: day("2025-04-12") }])).toMatchObject({
      legalExpiry: "2025-04-14",
    });
  });

  it("stands still while a stretch is open", () => {
    expect(paused([{ from: day("2025-04-07") }])).toMatchObject({
      kind: "undetermined",
      missing: [{ code: "pause.open", fact: "pauses[0].to" }],
    });
  });

  it("skips the working days of a stretch", () => {
    const answer = computePeriod(
      request("2025-04-03", { workingDays: 3 }, { pauses: [{ from: day("2025-04-08"), to: day("2025-04-08") }] }),
      context,
    );
    expect(answer).toMatchObject({ dueDate: "2025-04-10" });
  });

  it("excludes the decision on measures after supervisory custody, by setting", () => {
    const stretch = { detentionExecuted: day("2025-03-04"), decided: day("2025-03-10") };
    expect(measureDecisionExclusion(stretch, defaultCountingSettings)).toMatchObject([
      { from: "2025-03-04", to: "2025-03-10" },
    ]);
    expect(measureDecisionExclusion(stretch, set({ pauseForMeasureDecision: false }).settings)).toEqual([]);
    const pauses = measureDecisionExclusion(stretch, defaultCountingSettings);
    expect(computePeriod(request("2025-03-03", { months: 1 }, { holiday: "custody", pauses }), context)).toMatchObject({
      dueDate: "2025-04-10",
    });
  });

  it("cites the articles of a known ground", () => {
    const pauses = [exclusion("psychiatric-appraisal", { from: day("2025-04-07"), to: day("2025-04-09") })];
    const answer = paused(pauses);
    const step = answer.kind === "deadline" ? answer.steps.find(({ code }) => code === "C7") : undefined;
    expect(step?.basis.map(({ law, article }) => `${law} ${article ?? ""}`)).toEqual(["CPL 149", "GZ 222", "FS 211"]);
  });
});

describe("C11 backward", () => {
  it.each([
    ["工作日", "2025-03-20", "2025-03-13", "2025-03-13"],
    ["落在星期日", "2025-03-23", "2025-03-16", "2025-03-14"],
    ["落在春节", "2025-02-07", "2025-01-31", "2025-01-27"],
    ["落在调休上班的星期六", "2025-02-15", "2025-02-08", "2025-02-08"],
    ["落在国庆", "2025-10-10", "2025-10-03", "2025-09-30"],
  ])("%s: seven days before %s", (_name, anchor, plain, due) => {
    expect(computePeriod(request(anchor, { direction: "backward", days: 7 }), context)).toMatchObject({
      legalExpiry: plain,
      dueDate: due,
    });
  });

  it("moves back although the person is in custody, for that extends nothing", () => {
    const answer = computePeriod(
      request("2025-02-10", { direction: "backward", days: 7 }, { holiday: "custody" }),
      context,
    );
    expect(answer).toMatchObject({ legalExpiry: "2025-02-03", dueDate: "2025-01-27" });
  });

  it("counts months and working days back", () => {
    expect(computePeriod(request("2025-03-31", { direction: "backward", months: 1 }), context)).toMatchObject({
      dueDate: "2025-02-28",
    });
    expect(computePeriod(request("2025-02-06", { direction: "backward", workingDays: 2 }), context)).toMatchObject({
      dueDate: "2025-01-27",
    });
  });

  it("stays by setting", () => {
    const stays = set({ backwardRestDay: "stays" });
    expect(computePeriod(request("2025-02-10", { direction: "backward", days: 7 }), stays)).toMatchObject({
      dueDate: "2025-02-03",
    });
  });
});

describe("C15 effects on a running clock", () => {
  it("begins anew and drops the extension of the old clock", () => {
    const running = request(
      "2025-01-06",
      { months: 1 },
      { holiday: "custody", extensions: [{ period: { days: 15 }, decidedOn: day("2025-02-05") }] },
    );
    expect(computeClock(running, [], context)).toMatchObject({ dueDate: "2025-02-21" });
    expect(computeClock(running, [{ kind: "restart", on: day("2025-02-14") }], context)).toMatchObject({
      dueDate: "2025-03-14",
    });
  });

  it("keeps an extension decided after the new start", () => {
    const extensions = [{ period: { days: 15 }, decidedOn: day("2025-03-10") }];
    const running = request("2025-01-06", { months: 1 }, { holiday: "custody", extensions });
    expect(computeClock(running, [{ kind: "restart", on: day("2025-02-14") }], context)).toMatchObject({
      dueDate: "2025-03-29",
    });
  });

  it("counts from the last of several new starts, in whatever order they are given", () => {
    const events = [
      { kind: "restart", on: day("2025-04-01") },
      { kind: "restart", on: day("2025-02-14") },
    ] as const;
    expect(computeClock(request("2025-01-06", { months: 1 }), events, context)).toMatchObject({
      legalExpiry: "2025-05-01",
    });
  });

  it("re-counts from discovery, and then extends only by a recorded decision (U12)", () => {
    const running = (more: object) =>
      computeClock(
        request("2025-01-06", { months: 2 }, { holiday: "custody", extensions: [{ period: { months: 1 }, ...more }] }),
        [{ kind: "recount", on: day("2025-02-20") }],
        context,
      );
    expect(running({})).toMatchObject({ dueDate: "2025-04-20", notices: [{ code: "extension.no_decision" }] });
    expect(running({ decidedOn: day("2025-04-15") })).toMatchObject({ dueDate: "2025-05-20", notices: [] });
  });

  it("switches the rule with the same start, or with a new one", () => {
    const event = (start: "same" | "new") =>
      [{ kind: "switch", on: day("2025-03-10"), period: { months: 1 }, start }] as const;
    const fast = request("2025-03-03", { days: 10 }, { holiday: "custody" });
    expect(computeClock(fast, event("same"), context)).toMatchObject({ dueDate: "2025-04-03" });
    expect(computeClock(fast, event("new"), context)).toMatchObject({ dueDate: "2025-04-10" });
  });

  it("adds old and new time of bail kept after a breach", () => {
    const kept = request("2024-06-03", { months: 12 }, { holiday: "measure" });
    const earlier = [{ from: day("2024-01-10"), to: day("2024-03-10") }];
    // Twelve months from 10 January 2024 end on 10 January 2025; 11 March to 3 June 2024 are 85 days.
    expect(computeClock(kept, [{ kind: "accumulate", earlier }], context)).toMatchObject({ legalExpiry: "2025-04-05" });
    const seamless = [{ from: day("2024-01-10"), to: day("2024-06-03") }];
    expect(computeClock(kept, [{ kind: "accumulate", earlier: seamless }], context)).toMatchObject({
      legalExpiry: "2025-01-10",
    });
  });
});

describe("extensions", () => {
  const base = (extension: NonNullable<PeriodRequest["extensions"]>[number], custody = true) =>
    computePeriod(
      request("2025-01-03", { months: 1 }, { holiday: "per-suspect", custody, extensions: [extension] }),
      context,
    );
  const fifteen = { days: 15 };

  it("counts one decided on the last day, and none decided after it", () => {
    expect(base({ period: fifteen, decidedOn: day("2025-02-03") })).toMatchObject({
      dueDate: "2025-02-18",
      notices: [],
    });
    expect(base({ period: fifteen, decidedOn: day("2025-02-04") })).toMatchObject({
      dueDate: "2025-02-03",
      notices: [{ code: "extension.after_expiry" }],
    });
  });

  it("judges it by the rolled day where the person is free", () => {
    expect(base({ period: fifteen, decidedOn: day("2025-02-05") }, false)).toMatchObject({
      dueDate: "2025-02-18",
      notices: [],
    });
    expect(base({ period: fifteen, decidedOn: day("2025-02-06") }, false)).toMatchObject({ dueDate: "2025-02-05" });
  });

  it("does not count one that precedes the clock", () => {
    expect(base({ period: fifteen, decidedOn: day("2025-01-02") })).toMatchObject({
      notices: [{ code: "extension.before_start" }],
    });
  });

  it("lets the printed expiry go first within the law", () => {
    expect(base({ period: fifteen, printedExpiry: day("2025-02-17") })).toMatchObject({
      dueDate: "2025-02-17",
      notices: [],
    });
    expect(base({ period: fifteen, printedExpiry: day("2025-02-19") })).toMatchObject({
      dueDate: "2025-02-18",
      notices: [{ code: "extension.printed_too_late" }],
    });
    expect(base({ period: fifteen, printedExpiry: day("2025-02-01") })).toMatchObject({
      dueDate: "2025-02-18",
      notices: [{ code: "extension.printed_too_early" }],
    });
    expect(base({ period: null, printedExpiry: day("2026-02-03") })).toMatchObject({ dueDate: "2026-02-03" });
  });

  it("accepts outside custody an expiry printed from the rolled end (U3)", () => {
    expect(base({ period: fifteen, printedExpiry: day("2025-02-20") }, false)).toMatchObject({
      dueDate: "2025-02-20",
      notices: [],
    });
    expect(base({ period: fifteen, printedExpiry: day("2025-02-21") }, false)).toMatchObject({ dueDate: "2025-02-18" });
  });

  it("runs from the rolled end by setting, warning on the un-rolled one", () => {
    const free = request(
      "2025-01-03",
      { months: 1 },
      { holiday: "per-suspect", custody: false, extensions: [{ period: fifteen }] },
    );
    expect(computePeriod(free, set({ extensionRunsFrom: "rolled" }))).toMatchObject({
      dueDate: "2025-02-20",
      warningDate: "2025-02-18",
    });
  });
});

describe("settings for open points", () => {
  it("U1 warns earlier in custody by as many days as set", () => {
    const held = request("2025-03-03", { days: 7 }, { holiday: "custody" });
    expect(computePeriod(held, set({ custodyWarningDays: 2 }))).toMatchObject({
      warningDate: "2025-03-08",
      dueDate: "2025-03-10",
    });
  });

  it("U2 reads chains outside custody later and warns on the earlier", () => {
    const chain = request("2024-12-30", { months: 2 }, { extensions: [{ period: { months: 1 } }] });
    expect(computePeriod(chain, context)).toMatchObject({ dueDate: "2025-03-31", warningDate: "2025-03-30" });
  });

  it("U4 keeps the maxima of measures in place by setting", () => {
    const bail = request("2025-10-02", { months: 12 }, { holiday: "measure" });
    expect(computePeriod(bail, context)).toMatchObject({ dueDate: "2026-10-08", warningDate: "2026-10-02" });
    expect(computePeriod(bail, set({ measureMaximaRoll: false }))).toMatchObject({ dueDate: "2026-10-02" });
  });

  it("U5 counts hours from the next full hour, or exactly", () => {
    const hours = { ...request("2025-01-23", { hours: 24 }), from: civilDateTime("2025-01-23T14:20") };
    expect(computePeriod(hours, context)).toMatchObject({
      warningDate: "2025-01-24T14:20",
      dueDate: "2025-01-24T15:00",
    });
    expect(computePeriod(hours, set({ hourReading: "exact" }))).toMatchObject({ dueDate: "2025-01-24T14:20" });
    expect(computePeriod(request("2025-01-23", { hours: 24 }), context)).toMatchObject({
      missing: [{ code: "trigger.time_of_day" }],
    });
  });

  it("U7 ends a case with its first suspect, and waits for one who is undetermined", () => {
    const end = (custody?: boolean) =>
      computePeriod(
        request("2025-01-03", { months: 1 }, { holiday: "per-suspect", ...(custody === undefined ? {} : { custody }) }),
        context,
      );
    const answers = [
      { suspect: "甲某某", answer: end(false) },
      { suspect: "乙某某", answer: end(true) },
    ];
    expect(caseDeadline(answers, defaultCountingSettings)).toMatchObject({
      dueDate: "2025-02-03",
      warningDate: "2025-02-02",
    });
    expect(caseDeadline(answers, set({ caseDueDate: "latest" }).settings)).toMatchObject({ dueDate: "2025-02-05" });
    const open = [...answers, { suspect: "丙某某", answer: end() }];
    expect(caseDeadline(open, defaultCountingSettings)).toMatchObject({
      kind: "undetermined",
      missing: [{ fact: "丙某某.custody" }],
    });
    expect(caseDeadline([], defaultCountingSettings)).toMatchObject({ missing: [{ code: "case.no_suspect" }] });
  });

  it("U8 ends on the same-numbered day by setting", () => {
    const held = request("2025-02-28", { months: 1 }, { holiday: "custody" });
    expect(computePeriod(held, set({ monthEnd: "same-numbered-day" }))).toMatchObject({ dueDate: "2025-03-28" });
  });

  it("U9 keeps duties in custody cases in place by setting", () => {
    const duty = request("2025-01-26", { days: 3 }, { custody: true });
    expect(computePeriod(duty, context)).toMatchObject({ dueDate: "2025-02-05", warningDate: "2025-01-29" });
    expect(computePeriod(duty, set({ dutiesRollInCustodyCases: false }))).toMatchObject({ dueDate: "2025-01-29" });
  });

  it("U10 judges by the later of two starts, or by setting by the earlier", () => {
    const trigger = (second?: string) => ({
      kind: "alternatives" as const,
      parts: [
        { fact: "decided", label: { zh: "决定", en: "decision" }, at: day("2024-06-10") },
        {
          fact: "executed",
          label: { zh: "执行", en: "execution" },
          ...(second === undefined ? {} : { at: day(second) }),
        },
      ],
    });
    const count = (from: PeriodRequest["from"]) =>
      computePeriod({ from, period: { months: 12 }, holiday: "measure" }, context);
    expect(computeFromTrigger(trigger("2024-06-12"), count, defaultCountingSettings)).toMatchObject({
      dueDate: "2025-06-12",
      warningDate: "2025-06-10",
    });
    expect(computeFromTrigger(trigger(), count, defaultCountingSettings)).toMatchObject({
      kind: "undetermined",
      missing: [{ fact: "executed" }],
      warningDate: "2025-06-10",
    });
    const earlier = set({ alternativeTrigger: "earlier" }).settings;
    expect(computeFromTrigger(trigger("2024-06-12"), count, earlier)).toMatchObject({ dueDate: "2025-06-10" });
  });

  it("T26 excludes only one end by setting", () => {
    const paused = request("2025-03-31", { days: 10 }, { pauses: april });
    expect(computePeriod(paused, set({ pauseEnds: "one" }))).toMatchObject({ legalExpiry: "2025-04-12" });
  });
});

describe("requests that make no sense", () => {
  it.each([
    ["period.empty", request("2025-01-01", {})],
    ["period.mixed_units", request("2025-01-01", { days: 1, workingDays: 1 })],
    ["period.bad_count", request("2025-01-01", { days: 1.5 })],
    ["period.bad_count", request("2025-01-01", { days: -1 })],
    ["period.out_of_range", request("9999-12-30", { days: 2 })],
    ["period.out_of_range", request("0001-01-05", { direction: "backward", days: 10 })],
    [
      "pause.ends_before_start",
      request("2025-01-01", { days: 1 }, { pauses: [{ from: day("2025-01-03"), to: day("2025-01-02") }] }),
    ],
    ["extension.no_length", request("2025-01-01", { days: 1 }, { extensions: [{ period: null }] })],
    ["extension.bad_unit", request("2025-01-01", { days: 1 }, { extensions: [{ period: { hours: 1 } }] })],
    [
      "period.cannot_be_extended",
      request("2025-01-01", { direction: "backward", days: 1 }, { extensions: [{ period: { days: 1 } }] }),
    ],
    ["period.hours_backward", { ...request("2025-01-01", { direction: "backward", hours: 1 }) }],
  ])("%s", (code, bad) => {
    expect(computePeriod(bad, context)).toMatchObject({ kind: "refused", problem: { code } });
  });
});

describe("the answer", () => {
  it("is plain data", () => {
    const answer = computePeriod(
      request("2025-01-03", { months: 1 }, { holiday: "custody", extensions: [{ period: { days: 15 } }] }),
      context,
    );
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it("says which law it applied", () => {
    expect(computePeriod(request("2025-01-03", { days: 3 }), context)).toMatchObject({ lawOn: "2025-01-03" });
    expect(computePeriod(request("2025-01-03", { days: 3 }, { lawOn: day("2025-06-01") }), context)).toMatchObject({
      lawOn: "2025-06-01",
    });
  });
});
