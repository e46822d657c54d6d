import { describe, expect, it } from "vitest";
import {
  addDays,
  type CivilDate,
  civilDate,
  civilDateTime,
  type ClockEvent,
  computeLimit,
  type Deadline,
  daysBetween,
  defaultCountingSettings,
  type Extension,
  type ExtensionRule,
  isCivilDate,
  isRestDay,
  type LimitFacts,
  type Moment,
  type NamedLimit,
  namedLimits,
  nationalCalendar,
  type Period,
} from "../index.ts";
import { seeded } from "../seeded.testing.ts";
import { circumstancesOf } from "./any-facts.testing.ts";

const context = { calendar: nationalCalendar, settings: defaultCountingSettings, limits: namedLimits };
const SEED = Number(process.env["JIANHENG_TEST_SEED"] ?? 20_260_301);
const ROUNDS = 15;
const first = civilDate("2018-02-01");
// Trigger days up to the end of 2024, so that two years later the calendar still reaches; prescription needs none.
const spread = daysBetween(first, civilDate("2024-12-01"));

type Random = (below: number) => number;

interface Case {
  readonly limit: NamedLimit;
  readonly facts: LimitFacts;
}

const hours = ({ lengths }: NamedLimit) => lengths.some(({ period }) => period.hours !== undefined);
const backward = ({ lengths }: NamedLimit) => lengths.some(({ period }) => period.direction === "backward");

const two = (value: number) => String(value).padStart(2, "0");

function moment(limit: NamedLimit, day: CivilDate, random: Random): Moment {
  if (!hours(limit)) return day;
  return civilDateTime(`${day}T${two(random(24))}:${two(random(60))}`);
}

// What a rule allows: of no more than its most, decided while the clock it prolongs still runs.
function lawful({ most }: ExtensionRule, random: Random): Period | undefined {
  if (most === null) return undefined;
  const { days, months } = most;
  if (days !== undefined) return { days: 1 + random(days) };
  return months === undefined ? most : { months: 1 + random(months) };
}

function anyCase(limit: NamedLimit, random: Random): Case {
  const day = addDays(first, random(spread));
  const choices = circumstancesOf(limit);
  const triggers = Object.fromEntries(
    limit.trigger.parts.map(({ fact }) => [fact, moment(limit, addDays(day, random(3)), random)]),
  );
  return {
    limit,
    facts: {
      triggers,
      custody: random(2) === 0,
      circumstances: choices[random(choices.length)] ?? [],
      // The numbers of the table, whatever was in force then.
      lawOn: civilDate("2026-06-30"),
    },
  };
}

function deadline({ limit, facts }: Case, more: Partial<LimitFacts> = {}): Deadline {
  const answer = computeLimit(limit.id, { ...facts, ...more }, context);
  if (answer.kind !== "deadline") {
    throw new Error(`seed ${SEED}: ${limit.id} ${answer.kind} for ${JSON.stringify({ ...facts, ...more })}`);
  }
  return answer;
}

function forAll(check: (one: Case, random: Random) => boolean, among: (limit: NamedLimit) => boolean = () => true) {
  const random = seeded(SEED);
  let tried = 0;
  for (const limit of namedLimits.filter(among)) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = anyCase(limit, random);
      tried += 1;
      if (!check(one, random)) throw new Error(`seed ${SEED}: ${limit.id} ${JSON.stringify(one.facts)}`);
    }
  }
  expect(tried).toBeGreaterThan(ROUNDS);
}

const later = (at: Moment, days: number): Moment =>
  isCivilDate(at) ? addDays(at, days) : civilDateTime(`${addDays(civilDate(at.slice(0, 10)), days)}${at.slice(10)}`);

const movedBy = ({ limit, facts }: Case, days: number): Case => ({
  limit,
  facts: {
    ...facts,
    triggers: Object.fromEntries(Object.entries(facts.triggers).map(([fact, at]) => [fact, at && later(at, days)])),
  },
});

describe(`every named limit (seed ${SEED})`, () => {
  it("ends for a person in custody no later than for one who is not", () => {
    // Where the length itself is another for those in custody (arrest review, private prosecution), it is shorter.
    forAll((one) => deadline(one, { custody: true }).dueDate <= deadline(one, { custody: false }).dueDate);
  });

  it("warns no later than it ends by law, and ends by law no later than it is due", () => {
    forAll(
      (one) => {
        const { trigger, warningDate, legalExpiry, dueDate } = deadline(one);
        return warningDate <= legalExpiry && legalExpiry <= dueDate && trigger < dueDate;
      },
      (limit) => !backward(limit),
    );
  });

  it("counted backward is done before its anchor, and a rest day makes it earlier, never later", () => {
    forAll((one) => {
      const { trigger, warningDate, legalExpiry, dueDate } = deadline(one);
      return warningDate <= dueDate && dueDate <= legalExpiry && legalExpiry < trigger;
    }, backward);
  });

  it("ends on the calendar day where it measures custody, and only there not for a holiday", () => {
    forAll(
      (one) => {
        const { custody, legalExpiry, dueDate } = deadline(one, { custody: true });
        const measures = one.limit.holiday === "custody" || one.limit.holiday === "per-suspect";
        return (!measures || custody) && (!custody || dueDate === legalExpiry);
      },
      (limit) => !hours(limit) && !backward(limit) && limit.nestedIn === undefined,
    );
  });

  it("is due on a working day unless it measures custody or never moves", () => {
    forAll(
      (one) => {
        const { custody, dueDate, steps } = deadline(one);
        const stays = steps.some(({ code }) => code === "C10");
        return custody || stays || isRestDay(nationalCalendar, dueDate as CivilDate) === false;
      },
      (limit) => !hours(limit) && !(backward(limit) && limit.holiday === "stays"),
    );
  });

  it("is explained by steps that lead from the trigger to the due date without a gap", () => {
    forAll((one, random) => {
      const { steps, trigger, dueDate } = deadline(one, { extensions: lawfulChain(one, random) });
      let at = trigger;
      for (const { from, to } of steps) {
        if (from === undefined || to === undefined) continue;
        if (from !== at) return false;
        at = to;
      }
      return at === dueDate;
    });
  });

  it("is never shortened by an extension the law allows, and each is counted", () => {
    forAll((one, random) => {
      const chain = lawfulChain(one, random);
      let before = deadline(one);
      return chain.every((_extension, index) => {
        const after = deadline(one, { extensions: chain.slice(0, index + 1) });
        const counted = after.notices.every(
          ({ code }) => !code.startsWith("extension.") || code === "extension.not_verified",
        );
        const grows = before.legalExpiry < after.legalExpiry && before.dueDate <= after.dueDate;
        before = after;
        return counted && grows;
      });
    });
  });

  it("is not changed by an extension the law does not allow, and says so", () => {
    forAll(
      (one) => {
        const plain = deadline(one);
        const given = deadline(one, { extensions: [{ period: { years: 50 } }] });
        return given.dueDate >= plain.dueDate && given.notices.some(({ code }) => code.startsWith("extension."));
      },
      ({ extensions, lengths }) =>
        extensions.every(({ most }) => most !== null) &&
        lengths.every(({ period }) => period.hours === undefined && period.direction === undefined),
    );
  });

  it("is never earlier for a later trigger", () => {
    // C5 is monotone though not strictly: several days at the end of a month share one end, and the last day of a
    // short month jumps ahead; both directions are proved below. Rolling and working days keep the order.
    forAll((one, random) => deadline(one).dueDate <= deadline(movedBy(one, 1 + random(20))).dueDate);
  });

  it("begins anew from the day of a restart, as if that day were its trigger", () => {
    forAll(
      (one, random) => {
        const on = addDays(lastDay(one), 1 + random(30));
        const restarted = deadline(one, { events: [{ kind: "restart", on }] });
        const fresh = deadline(one, { triggers: sameDay(one, on) });
        return restarted.dueDate === fresh.dueDate && restarted.trigger === on;
      },
      // A limit inside another stays inside it, whatever restarts.
      (limit) => !hours(limit) && !backward(limit) && limit.nestedIn === undefined,
    );
  });

  it("keeps of several returns only the last, and drops the extensions decided before it", () => {
    forAll(
      (one, random) => {
        const once = addDays(lastDay(one), 1 + random(20));
        const two = addDays(once, 1 + random(20));
        const events: ClockEvent[] = [
          { kind: "restart", on: two },
          { kind: "restart", on: once },
        ];
        const early: Extension[] = lawfulChain(one, random).map((extension) => ({
          ...extension,
          decidedOn: addDays(once, -1),
        }));
        const chained = deadline(one, { events, extensions: early });
        return chained.trigger === two && chained.dueDate >= deadline(one, { events: events.slice(0, 1) }).dueDate;
      },
      (limit) => !hours(limit) && !backward(limit) && limit.nestedIn === undefined,
    );
  });

  it("lasts at least as long with an excluded stretch as without", () => {
    forAll(
      (one, random) => {
        const from = addDays(lastDay(one), random(10));
        const events: ClockEvent[] = [{ kind: "exclude", from, to: addDays(from, random(20)) }];
        return deadline(one).dueDate <= deadline(one, { events }).dueDate;
      },
      (limit) => !hours(limit) && !backward(limit),
    );
  });
});

describe("a longer period", () => {
  it("never ends earlier", () => {
    forAll(
      (one, random) => {
        const plus = 1 + random(30);
        const longer = namedLimits.map((limit) => ({
          ...limit,
          lengths: limit.lengths.map((length) => ({ ...length, period: lengthened(length.period, plus) })),
        }));
        const answer = computeLimit(one.limit.id, one.facts, { ...context, limits: longer });
        if (answer.kind !== "deadline") throw new Error(`seed ${SEED}: ${one.limit.id} ${answer.kind}`);
        const before = deadline(one);
        return backward(one.limit) ? answer.dueDate <= before.dueDate : before.dueDate <= answer.dueDate;
      },
      ({ lengths }) => lengths.every(({ period }) => (period.years ?? 0) < 2),
    );
  });
});

const month = (from: string) => {
  const answer = computeLimit(
    "prosecution-review",
    { triggers: { caseReceived: civilDate(from) }, custody: true },
    context,
  );
  return answer.kind === "deadline" ? answer.dueDate : answer.kind;
};

// By hand, T5 to T7 of the fact sheet: where one month is not strictly monotone.
describe("one month at the end of a month", () => {
  it.each([
    ["2026-01-28", "2026-02-28"],
    ["2026-01-29", "2026-02-28"],
    ["2026-01-30", "2026-02-28"],
    ["2026-01-31", "2026-02-28"],
    ["2025-02-27", "2025-03-27"],
    ["2025-02-28", "2025-03-31"],
    ["2025-03-01", "2025-04-01"],
    ["2025-03-30", "2025-04-30"],
    ["2025-03-31", "2025-04-30"],
  ])("%s ends on %s", (from, end) => {
    expect(month(from)).toBe(end);
  });
});

function lengthened(period: Period, plus: number): Period {
  if (period.hours !== undefined) return { ...period, hours: period.hours + plus };
  if (period.workingDays !== undefined) return { ...period, workingDays: period.workingDays + plus };
  return { ...period, days: (period.days ?? 0) + plus };
}

function lastDay({ facts }: Case): CivilDate {
  const days = Object.values(facts.triggers).map((at) => civilDate((at ?? "").slice(0, 10)));
  return days.toSorted().at(-1) ?? first;
}

function sameDay({ facts }: Case, on: CivilDate): LimitFacts["triggers"] {
  return Object.fromEntries(Object.keys(facts.triggers).map((fact) => [fact, on]));
}

// As many of the extensions as the law allows in this case, without those that need no length or another circumstance.
function lawfulChain({ limit, facts }: Case, random: Random): readonly Extension[] {
  if (hours(limit) || backward(limit)) return [];
  const usable = limit.extensions.filter(
    ({ when, includedIn, direct }) =>
      direct !== true &&
      when.every((condition) => condition === "in-custody" && facts.custody === true) &&
      (includedIn === undefined || facts.circumstances?.length === 0),
  );
  const chain: Extension[] = [];
  for (const rule of usable.slice(0, random(usable.length + 1))) {
    const period = lawful(rule, random);
    if (period === undefined) break;
    chain.push({ period });
  }
  return chain;
}
