import type { CaseLane, LimitClock } from "@jianheng/contract";
import {
  computeLimit,
  isCivilDate,
  type CivilDate,
  type CustodyInterval,
  type LimitFacts,
  type PeriodAnswer,
} from "@jianheng/law";
import { presentDeadline } from "../calendar/index.ts";
import type { OfficeLaw } from "../law-settings/index.ts";
import { dayOf, isTrue, textOf, type CaseRows, type LakeRow } from "./case-rows.ts";

type LaneLimit = CaseLane["limits"][number];

export interface SuspectFacts {
  readonly legalCase: LakeRow;
  readonly suspect: LakeRow;
  /** In the order of their first day. */
  readonly measures: readonly LakeRow[];
  /** In the order of their days. */
  readonly returns: readonly LakeRow[];
  readonly rows: CaseRows;
  readonly dataDate: string;
  readonly today: string;
  /** Of the case's office. */
  readonly law: OfficeLaw;
}

/** One clock to count: which limit, from which facts, and the day the duty was done. */
interface Clock {
  readonly limit: string;
  readonly facts: LimitFacts;
  readonly doneDate: string | null;
}

/** A due day this near shows amber. */
const nearDays = 3;

/** Every limit that runs or ran for the suspect, in the order of the proceedings. */
export function limitsOfSuspect(facts: SuspectFacts): LaneLimit[] {
  return clocksOf(facts).map((clock) => present(clock, computeLimit(clock.limit, clock.facts, facts.law), facts));
}

function clocksOf(facts: SuspectFacts): Clock[] {
  const caseType = textOf(facts.legalCase, "caseType");
  const clocks: Clock[] = [];
  if (caseType === "审查逮捕") clocks.push(arrestReviewClock(facts));
  if (caseType === "审查起诉") clocks.push(...prosecutionClocks(facts));
  return [...clocks, ...measureClocks(facts), ...judgmentClocks(facts)];
}

function arrestReviewClock({ legalCase, suspect, rows }: SuspectFacts): Clock {
  const review = ownRow(rows, "arrestReviews", suspect);
  const custody = review?.inCustody;
  return {
    limit: "arrest-review",
    facts: {
      triggers: trigger("requestReceived", dayOf(legalCase, "acceptedDate")),
      ...(typeof custody === "boolean" ? { custody } : {}),
      circumstances: isTrue(legalCase, "isComplex") ? ["complex"] : [],
    },
    doneDate: dayOf(review, "decidedDate") ?? dayOf(legalCase, "decidedDate"),
  };
}

function prosecutionClocks(facts: SuspectFacts): Clock[] {
  const { legalCase, suspect, returns, rows } = facts;
  const review = ownRow(rows, "prosecutionReviews", suspect);
  const accepted = dayOf(legalCase, "acceptedDate");
  const last = returns.at(-1);
  // A case at the police runs no clock of this office: its last stretch ended with the return.
  const atPolice = last !== undefined && dayOf(last, "retransferredDate") === null;
  const restarts = (atPolice ? returns.slice(0, -1) : returns).flatMap((row) => civil(dayOf(row, "retransferredDate")));
  const extended = civil(dayOf(review, "extendedDate"))[0];
  const clocks: Clock[] = [
    {
      limit: "prosecution-review",
      facts: {
        triggers: trigger("caseReceived", accepted),
        custody: custodyOf(facts),
        events: restarts.map((on) => ({ kind: "restart" as const, on, ground: "补充侦查完毕移送" })),
        extensions:
          extended === undefined
            ? []
            : [{ period: { days: 15 }, decidedOn: extended, ...documentOf(textOf(review, "extensionDocumentNo")) }],
      },
      doneDate:
        (atPolice ? dayOf(last, "returnedDate") : null) ??
        dayOf(review, "decidedDate") ??
        dayOf(legalCase, "decidedDate"),
    },
    {
      limit: "defence-rights-notice",
      facts: { triggers: trigger("fileReceived", accepted) },
      doneDate: dayOf(review, "suspectInformedDate") ?? noticeDay(rows, suspect),
    },
  ];
  if (Number(review?.victimCount ?? 0) > 0)
    clocks.push({
      limit: "victim-rights-notice",
      facts: { triggers: trigger("fileReceived", accepted) },
      doneDate: dayOf(review, "victimInformedDate"),
    });
  for (const row of returns)
    clocks.push({
      limit: "supplementary-investigation",
      facts: { triggers: trigger("returned", dayOf(row, "returnedDate")), custody: custodyOf(facts) },
      doneDate: dayOf(row, "retransferredDate"),
    });
  return clocks;
}

function measureClocks({ measures }: SuspectFacts): Clock[] {
  return measures.flatMap((row): Clock[] => {
    const kind = textOf(row, "measureType");
    const doneDate = dayOf(row, "endedDate");
    if (kind === "取保候审")
      return [
        {
          limit: "bail",
          facts: {
            triggers: {
              ...trigger("bailDecided", dayOf(row, "decidedDate")),
              ...trigger("bailExecuted", dayOf(row, "executedAtDate")),
            },
          },
          doneDate,
        },
      ];
    if (kind === "监视居住" || kind === "指定居所监视居住")
      return [
        {
          limit: "residential-surveillance",
          facts: {
            triggers: {
              ...trigger("surveillanceDecided", dayOf(row, "decidedDate")),
              ...trigger("surveillanceExecuted", dayOf(row, "executedAtDate")),
            },
          },
          doneDate,
        },
      ];
    return [];
  });
}

function judgmentClocks({ rows, suspect }: SuspectFacts): Clock[] {
  return ownRows(rows, "judgments", suspect).flatMap((row): Clock[] => {
    const received = dayOf(row, "receivedDate");
    if (received === null) return [];
    const isRuling = textOf(row, "judgmentKind") === "裁定";
    return [
      {
        limit: isRuling ? "protest-ruling" : "protest-judgment",
        facts: { triggers: trigger(isRuling ? "rulingReceived" : "judgmentReceived", received) },
        doneDate: dayOf(row, "reviewedDate") ?? dayOf(row, "protestedDate"),
      },
    ];
  });
}

/** Stretches in custody from the measures; without any measure the state the card gives holds throughout. */
function custodyOf({ measures, suspect }: SuspectFacts): boolean | readonly CustodyInterval[] {
  const held = measures.flatMap((row): CustodyInterval[] => {
    const kind = textOf(row, "measureType");
    const from = civil(dayOf(row, "executedAtDate"))[0];
    if ((kind !== "拘留" && kind !== "逮捕") || from === undefined) return [];
    const to = civil(dayOf(row, "endedDate"))[0];
    return [to === undefined ? { from } : { from, to }];
  });
  return measures.length > 0 ? held : textOf(suspect, "custodyState") === "在押";
}

function present(
  clock: Clock,
  answer: PeriodAnswer,
  days: Pick<SuspectFacts, "suspect" | "dataDate" | "today" | "law">,
): LaneLimit {
  const limit = days.law.limits.find((candidate) => candidate.id === clock.limit)!;
  if (answer.kind === "deadline") {
    const deadline = presentDeadline(answer, limit);
    return {
      ...deadline,
      doneDate: clock.doneDate,
      state: stateOf(deadline.dueDate, clock.doneDate, days),
      missing: [],
      clock: presentFacts(clock.facts, days.suspect),
    };
  }
  return {
    limit: limit.id,
    label: { ...limit.label },
    trigger: "",
    warningDate: days.dataDate,
    legalExpiry: days.dataDate,
    dueDate: days.dataDate,
    inCustody: false,
    steps: [],
    doneDate: clock.doneDate,
    state: "undetermined",
    missing: answer.kind === "undetermined" ? answer.missing.map((fact) => fact.text.zh) : [],
    clock: presentFacts(clock.facts, days.suspect),
  };
}

function presentFacts(
  { triggers, custody, circumstances, extensions, events }: LimitFacts,
  suspect: LakeRow,
): LimitClock {
  return {
    name: textOf(suspect, "name") ?? "",
    triggers: Object.fromEntries(
      Object.entries(triggers).flatMap(([fact, at]) => (at === undefined ? [] : [[fact, at]])),
    ),
    custody: custody === undefined ? null : typeof custody === "boolean" ? custody : [...custody],
    circumstances: [...(circumstances ?? [])],
    extensions: (extensions ?? []).map(({ period, decidedOn, document }) => ({
      period,
      ...(decidedOn === undefined ? {} : { decidedOn }),
      ...(document === undefined ? {} : { document }),
    })),
    // A case page knows of one event: a new start after supplementary investigation.
    events: (events ?? []).flatMap((event) =>
      event.kind === "restart"
        ? [{ kind: "restart" as const, on: event.on, ground: "supplementary-investigation" }]
        : [],
    ),
  };
}

/** `toVerify`: due on or after the data date but before today; the data cannot say whether it was done. */
function stateOf(
  dueDate: string,
  doneDate: string | null,
  { dataDate, today }: { readonly dataDate: string; readonly today: string },
): LaneLimit["state"] {
  if (doneDate !== null) return doneDate > dueDate ? "doneLate" : "done";
  if (dueDate < dataDate) return "passed";
  if (dueDate < today) return "toVerify";
  return Date.parse(dueDate) - Date.parse(today) <= nearDays * 86_400_000 ? "near" : "ahead";
}

function ownRows(rows: CaseRows, dataset: string, suspect: LakeRow): readonly LakeRow[] {
  return (rows[dataset] ?? []).filter((row) => row.suspectNo === suspect.suspectNo);
}

function ownRow(rows: CaseRows, dataset: string, suspect: LakeRow): LakeRow | undefined {
  return ownRows(rows, dataset, suspect)[0];
}

/** The notice of the right to a defender in the sheet of notices, by the suspect's name. */
function noticeDay(rows: CaseRows, suspect: LakeRow): string | null {
  const days = (rows.rightsNotices ?? [])
    .filter((row) => row.addressee === "犯罪嫌疑人" && row.addresseeName === suspect.name)
    .flatMap((row) => dayOf(row, "informedDate") ?? []);
  return days.toSorted()[0] ?? null;
}

function trigger(fact: string, day: string | null): Record<string, CivilDate> {
  const [date] = civil(day);
  return date === undefined ? {} : { [fact]: date };
}

function civil(day: string | null): CivilDate[] {
  return day !== null && isCivilDate(day) ? [day] : [];
}

function documentOf(document: string | null): { document?: string } {
  return document === null ? {} : { document };
}
