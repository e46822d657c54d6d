import { oc } from "@orpc/contract";
import { z } from "zod";
import { deadlineStep } from "../hit.ts";
import { bilingual, citation, civilDate, instant, pageOf, pageRequest } from "../values.ts";
import { officeRef } from "./session.ts";

/** An article, the words in it that carry the number, and its whole text where that is on file. */
export const article = citation.extend({ words: z.string().nullable(), text: z.string().nullable() });
export type LimitArticle = z.infer<typeof article>;

/** A length of time. Months before days; half a month is 15 days; hours and working days stand alone. */
export const lengthOfTime = z.object({
  /** `backward`: so much before an anchor day. Absent: forward. */
  direction: z.enum(["forward", "backward"]).optional(),
  years: z.number().optional(),
  months: z.number().optional(),
  halfMonths: z.number().optional(),
  days: z.number().optional(),
  workingDays: z.number().optional(),
  hours: z.number().optional(),
});
export type LengthOfTime = z.infer<typeof lengthOfTime>;

/** What a holiday on the last day does; `per-suspect` asks for custody (CPL art. 105). */
export const holidayRule = z.enum(["rolls", "custody", "per-suspect", "measure", "stays"]);

/** S checked against the source, M from memory, U unsettled in law, P a target of the office's own. */
export const confidence = z.enum(["S", "M", "U", "P"]);

/** Who set a value, when, and on what ground. */
export const settingStamp = z.object({
  office: officeRef.nullable(),
  by: z.string(),
  at: instant,
  ground: z.string(),
});

export const limitLength = z.object({
  /** Names the length in a setting: the limit and its circumstances. */
  key: z.string(),
  when: z.array(z.object({ id: z.string(), label: bilingual })),
  period: lengthOfTime,
  periodText: bilingual,
  holiday: z.object({ id: holidayRule, label: bilingual }),
  basis: z.array(article),
  effectiveFrom: civilDate,
  effectiveTo: civilDate.nullable(),
  tag: confidence,
  tagLabel: bilingual,
  verified: z.boolean(),
  /** Whether an office may set it: never what the law fixes. */
  settable: z.boolean(),
  /** The office's value in force, if one is set; `periodText` is then that value. */
  set: settingStamp.extend({ verified: z.boolean() }).nullable(),
  /** The value of this product without any setting. */
  defaultText: bilingual,
});

/** An extension the law allows. Its length is settable where nobody has read it in its text. */
export const limitExtension = z.object({
  /** Names the extension in a setting: the limit and its place, `+1` for the first. */
  key: z.string(),
  label: bilingual,
  /** The most it may add; null where the decision says how long. */
  most: lengthOfTime.nullable(),
  mostText: bilingual.nullable(),
  approvedBy: bilingual,
  basis: z.array(article),
  tag: confidence,
  tagLabel: bilingual,
  verified: z.boolean(),
  settable: z.boolean(),
  /** The office's value in force, if one is set; `mostText` is then that value. */
  set: settingStamp.extend({ verified: z.boolean() }).nullable(),
  /** The value of this product without any setting; null as `mostText`. */
  defaultText: bilingual.nullable(),
});
export type LimitExtensionEntry = z.infer<typeof limitExtension>;

export const namedLimit = z.object({
  id: z.string(),
  section: z.object({ id: z.string(), label: bilingual }),
  label: bilingual,
  trigger: z.object({
    kind: z.enum(["one", "later-of", "alternatives"]),
    /** `time`: counted in hours, so the time of day matters. */
    parts: z.array(z.object({ fact: z.string(), label: bilingual, unit: z.enum(["day", "time"]) })),
  }),
  dutyHolder: z.object({ id: z.string(), label: bilingual }),
  bound: z.enum(["latest", "earliest"]),
  lengths: z.array(limitLength),
  extensions: z.array(limitExtension),
  maxTimes: z.object({ count: z.number().int(), basis: z.array(article) }).nullable(),
  nestedIn: z.object({ limit: z.string(), label: bilingual, fact: z.string(), factLabel: bilingual }).nullable(),
  note: bilingual.nullable(),
  /** What about it, other than its lengths, was not read in its text: the start, the time that does not count. */
  unsure: z.object({ tag: confidence, tagLabel: bilingual, about: bilingual }).nullable(),
  /** Whether the answer may depend on custody. */
  asksCustody: z.boolean(),
  /** Circumstances that lead to another length, other than custody. */
  circumstances: z.array(z.object({ id: z.string(), label: bilingual })),
});
export type NamedLimitEntry = z.infer<typeof namedLimit>;

/** A duty to which the law gives no number of days: a reminder from its start on, never late by a count. */
export const promptDuty = z.object({
  id: z.string(),
  label: bilingual,
  start: bilingual,
  dutyHolder: z.object({ id: z.string(), label: bilingual }),
  /** How soon, in the words of the law. */
  pace: z.object({ id: z.enum(["at-once", "promptly", "same-day", "same-time", "unstated"]), label: bilingual }),
  /** The law names the day itself, which a date can show kept or missed. */
  dayKnown: z.boolean(),
  basis: z.array(article),
});
export type PromptDutyEntry = z.infer<typeof promptDuty>;

/** A date or time as typed; what cannot be read is answered as a problem at its field. */
const typedMoment = z.string().max(40);

const eventGround = { ground: z.string().max(200).optional() };
/** What happened to the clock. A ground that is an id of `limits.list` brings its articles; other words stand as typed. */
export const clockEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("exclude"), from: typedMoment, to: typedMoment.optional(), ...eventGround }),
  z.object({ kind: z.literal("restart"), on: typedMoment, ...eventGround }),
  z.object({ kind: z.literal("recount"), on: typedMoment, period: lengthOfTime.optional(), ...eventGround }),
  z.object({
    kind: z.literal("switch"),
    on: typedMoment,
    period: lengthOfTime,
    start: z.enum(["same", "new"]),
    ...eventGround,
  }),
  z.object({
    kind: z.literal("accumulate"),
    earlier: z.array(z.object({ from: typedMoment, to: typedMoment })).max(20),
    ...eventGround,
  }),
]);
export type LimitClockEvent = z.infer<typeof clockEvent>;

export const grantedExtension = z.object({
  /** Null: without fixed length; then `expiresOn` is needed. */
  period: lengthOfTime.nullable(),
  decidedOn: typedMoment.optional(),
  document: z.string().max(100).optional(),
  /** The expiry printed on the decision. */
  expiresOn: typedMoment.optional(),
});

/** One clock of one person. More than these belong to no single limit of a case. */
export const limitClock = z.object({
  name: z.string().max(50).default(""),
  /** Trigger dates by their fact; `from` for a bare period. */
  triggers: z.record(z.string().max(60), typedMoment).default({}),
  /** Throughout, by stretches (both ends included), or null for unknown. */
  custody: z
    .union([z.boolean(), z.array(z.object({ from: typedMoment, to: typedMoment.optional() })).max(50)])
    .nullable()
    .default(null),
  circumstances: z.array(z.string().max(60)).max(20).default([]),
  extensions: z.array(grantedExtension).max(20).default([]),
  events: z.array(clockEvent).max(50).default([]),
});
export type LimitClock = z.infer<typeof limitClock>;

export const limitRequest = z.object({
  /** A named limit, or null for a bare `period`. */
  limit: z.string().max(100).nullable(),
  period: lengthOfTime.nullable().default(null),
  /** For a bare period only. */
  holiday: z.enum(["rolls", "custody", "per-suspect", "stays"]).default("per-suspect"),
  /** The date whose law applies; the day of the trigger when null. */
  lawOn: typedMoment.nullable().default(null),
  /** Forty suspects are a large case. */
  suspects: z.array(limitClock).min(1).max(40),
});
export type LimitRequest = z.infer<typeof limitRequest>;

export const limitAnswer = z.object({
  kind: z.enum(["deadline", "undetermined", "refused"]),
  /** Days, or for a period of hours times `2026-03-20T14:20`; null where not determined. */
  trigger: z.string().nullable(),
  warningDate: z.string().nullable(),
  legalExpiry: z.string().nullable(),
  dueDate: z.string().nullable(),
  direction: z.enum(["forward", "backward"]),
  /** The last day did not move although it is a rest day, because the person is in custody. */
  custody: z.boolean(),
  lawOn: civilDate.nullable(),
  steps: z.array(deadlineStep.omit({ basis: true }).extend({ basis: z.array(article) })),
  notices: z.array(z.object({ code: z.string(), text: bilingual })),
  missing: z.array(z.object({ code: z.string(), fact: z.string(), text: bilingual })),
});
export type LimitAnswer = z.infer<typeof limitAnswer>;

export const limitComputation = z.object({
  office: officeRef,
  /** The office's day. */
  today: civilDate,
  label: bilingual,
  bound: z.enum(["latest", "earliest"]),
  suspects: z.array(z.object({ name: z.string(), answer: limitAnswer })),
  /** Of a case with several suspects (U7); null for one. */
  wholeCase: limitAnswer.nullable(),
  /** Rest days around the count with the name of the festival, and weekend days that are working days. */
  restDays: z.array(z.object({ date: civilDate, name: z.string() })),
  workingWeekends: z.array(z.object({ date: civilDate, name: z.string() })),
  calendar: z.object({ from: civilDate, to: civilDate, digest: z.string() }),
  /** What cannot be read or makes no sense, at its field: `suspects[0].triggers.caseReceived`. */
  problems: z.array(z.object({ field: z.string(), code: z.string(), sentence: bilingual })),
});
export type LimitComputation = z.infer<typeof limitComputation>;

export const limits = {
  list: oc.output(
    z.object({
      office: officeRef,
      sections: z.array(z.object({ id: z.string(), label: bilingual })),
      limits: z.array(namedLimit),
      promptDuties: z.array(promptDuty),
      /** Grounds of time that does not count, and of a new start, with their articles. */
      exclusions: z.array(z.object({ id: z.string(), label: bilingual, stops: bilingual, basis: z.array(article) })),
      restarts: z.array(
        z.object({ id: z.string(), kind: z.enum(["restart", "recount"]), label: bilingual, basis: z.array(article) }),
      ),
    }),
  ),
  compute: oc.input(limitRequest).output(limitComputation),
};
/** GET: every limit as a workbook. */
export const limitsWorkbookPath = "/api/limits.xlsx";

// ---------------------------------------------------------------- what an office sets of the law

export const calendarSpan = z.object({
  from: civilDate,
  to: civilDate,
  kind: z.enum(["rest", "work"]),
  name: z.string().max(50),
  /** Index into the year's `sources`. */
  source: z.number().int().min(0),
});
/** What the State Council announced about one year; a year has never had more than some dozens of spans. */
export const calendarYear = z.object({
  year: z.number().int().min(2018).max(2100),
  sources: z.array(z.string().max(300)).max(50),
  spans: z.array(calendarSpan).max(200),
});
export type CalendarYearEntry = z.infer<typeof calendarYear>;

export const localDay = z.object({
  date: civilDate,
  kind: z.enum(["rest", "work"]),
  name: z.string().min(1).max(50),
  /** The paper that declares it. */
  source: z.string().min(1).max(300),
});
export type LocalDayEntry = z.infer<typeof localDay>;

const settingValue = z.union([z.boolean(), z.number(), z.string().max(40)]);

/** One change; null takes back what was set. A calendar year holds for every office, the others for the reader's own. */
export const lawChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("calendarYear"), key: z.string().regex(/^\d{4}$/), value: calendarYear.nullable() }),
  z.object({ kind: z.literal("localDay"), key: civilDate, value: localDay.omit({ date: true }).nullable() }),
  z.object({
    kind: z.literal("limitLength"),
    key: z.string().max(200),
    value: z.object({ period: lengthOfTime, verified: z.boolean() }).nullable(),
  }),
  z.object({
    kind: z.literal("countingQuestion"),
    key: z.string().max(20),
    value: z.record(z.string().max(40), settingValue).nullable(),
  }),
]);
export type LawChange = z.infer<typeof lawChange>;

export const recomputation = z.object({
  /** `running`: due days of open cases are being counted anew. */
  state: z.enum(["none", "running", "done", "failed"]),
  finishedAt: instant.nullable(),
});

export const lawSettingsView = z.object({
  office: officeRef,
  /** Whether the reader may change the own office's settings, and the national years; and who may. */
  mayChange: z.object({ office: z.boolean(), national: z.boolean() }),
  whoMay: z.object({ office: bilingual, national: bilingual }),
  calendar: z.object({
    from: civilDate,
    to: civilDate,
    digest: z.string(),
    years: z.array(z.object({ year: z.number().int(), builtIn: z.boolean(), set: settingStamp.nullable() })),
    localDays: z.array(localDay.extend({ own: z.boolean(), set: settingStamp })),
  }),
  /** Lengths that an office may set. */
  lengths: z.array(
    limitLength.extend({ limit: z.object({ id: z.string(), label: bilingual, note: bilingual.nullable() }) }),
  ),
  /** Extensions whose most an office may set, by the same kind of change. */
  extensions: z.array(limitExtension.extend({ limit: z.object({ id: z.string(), label: bilingual }) })),
  questions: z.array(
    z.object({
      id: z.string(),
      question: bilingual,
      defaultText: bilingual,
      basis: z.array(article),
      settings: z.array(
        z.object({
          key: z.string(),
          label: bilingual,
          /** Empty for a number of days from 0 to 30. */
          choices: z.array(z.object({ value: settingValue, label: bilingual })),
          default: settingValue,
          current: settingValue,
        }),
      ),
      set: settingStamp.nullable(),
    }),
  ),
  recomputation,
});
export type LawSettingsView = z.infer<typeof lawSettingsView>;

export const calendarDay = z.object({
  date: civilDate,
  restDay: z.boolean(),
  reason: z.enum(["holiday", "weekend", "adjusted_workday", "weekday", "local"]),
  name: z.string(),
  source: z.string(),
});
export type CalendarDayEntry = z.infer<typeof calendarDay>;

export const lawSettingEntry = z.object({
  id: z.number().int(),
  office: officeRef.nullable(),
  kind: z.enum(["calendarYear", "localDay", "limitLength", "countingQuestion"]),
  key: z.string(),
  /** What was set or taken back, as a sentence. */
  sentence: bilingual,
  ground: z.string(),
  by: z.string(),
  at: instant,
  /** `pending` until a signed checkpoint covers the leaf. */
  proof: z.enum(["logged", "pending"]),
  leafIndex: z.number().int(),
});

/** A calendar table as read, day by day against what holds now. Nothing is changed by it. */
export const calendarCheck = z.object({
  rows: z.number().int(),
  years: z.array(calendarYear),
  localDays: z.array(localDay),
  /** Days that would rest or work otherwise than now, or bear another name. */
  changes: z.array(
    z.object({
      date: civilDate,
      before: calendarDay.nullable(),
      after: calendarDay.nullable(),
      scope: z.enum(["national", "local"]),
    }),
  ),
  problems: z.array(
    z.object({
      row: z.number().int().nullable(),
      column: z.string().nullable(),
      /** An error keeps the table from being accepted; a warning asks somebody to look. */
      severity: z.enum(["error", "warning"]),
      sentence: bilingual,
    }),
  ),
  /** Why the reader may not accept it, if so. */
  refusal: bilingual.nullable(),
});
export type CalendarCheck = z.infer<typeof calendarCheck>;

export const lawSettings = {
  get: oc.output(lawSettingsView),
  /** The days of one year in order; empty where the calendar does not reach it. */
  days: oc.input(z.object({ year: z.number().int().min(1900).max(2200) })).output(z.array(calendarDay)),
  /** All of the changes or none; a repetition with the same `requestId` changes nothing more. */
  change: oc
    .input(
      z.object({
        requestId: z.uuid(),
        /** The notice or paper it rests on. */
        ground: z.string().max(500),
        changes: z.array(lawChange).min(1).max(500),
      }),
    )
    .output(z.object({ changed: z.number().int(), recomputation })),
  history: oc
    .input(pageRequest.extend({ kind: lawSettingEntry.shape.kind.optional(), key: z.string().max(200).optional() }))
    .output(pageOf(lawSettingEntry)),
};
/** POST multipart, field `file`, one table; answers a `calendarCheck`. */
export const calendarCheckPath = "/api/calendar/check";
/** GET: the empty table to fill in. */
export const calendarTemplatePath = "/api/calendar/template.xlsx";
