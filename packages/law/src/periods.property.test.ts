import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  computePeriod,
  type Deadline,
  dateParts,
  daysBetween,
  daysInMonth,
  defaultCountingSettings,
  epochDay,
  type Extension,
  isRestDay,
  nationalCalendar,
  type Pause,
  type Period,
  type PeriodRequest,
} from "./index.ts";
import { seeded } from "./seeded.testing.ts";

const context = { calendar: nationalCalendar, settings: defaultCountingSettings };
const SEED = 20_250_128;
const ROUNDS = 1500;
const first = civilDate("2018-01-10");
const spread = daysBetween(first, civilDate("2024-06-30"));

type Random = (below: number) => number;

const anyDay = (random: Random) => addDays(first, random(spread));

function anyPeriod(random: Random): Period {
  const kinds: readonly Period[] = [
    { days: 1 + random(40) },
    { months: 1 + random(7) },
    { years: 1 },
    { months: 1, halfMonths: 1 },
    { workingDays: 1 + random(15) },
  ];
  return kinds[random(kinds.length)] ?? { days: 1 };
}

function anyRequest(random: Random): PeriodRequest {
  const from = anyDay(random);
  const pauses = Array.from({ length: random(3) }, (): Pause => {
    const start = addDays(from, random(60) - 5);
    return { from: start, to: addDays(start, random(20)) };
  });
  const extensions = Array.from({ length: random(4) }, (): Extension => {
    const period = [{ days: 15 }, { months: 1 }, { months: 2 }, { days: 3 }][random(4)];
    return { period: period ?? { days: 3 } };
  });
  return { from, period: anyPeriod(random), holiday: "per-suspect", pauses, extensions };
}

function deadline(request: PeriodRequest, custody: boolean): Deadline {
  const answer = computePeriod({ ...request, custody }, context);
  if (answer.kind !== "deadline") throw new Error(`seed ${SEED}: ${answer.kind} for ${JSON.stringify(request)}`);
  return answer;
}

function forAll(check: (request: PeriodRequest, random: Random) => boolean): void {
  const random = seeded(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    const request = anyRequest(random);
    if (!check(request, random)) throw new Error(`seed ${SEED}, round ${round}: ${JSON.stringify(request)}`);
  }
  expect(ROUNDS).toBeGreaterThan(0);
}

describe("every period", () => {
  it("ends in custody no later than in freedom", () => {
    forAll((request) => deadline(request, true).dueDate <= deadline(request, false).dueDate);
  });

  it("warns no later than it ends by law, and ends by law no later than it is due", () => {
    forAll((request) =>
      [true, false].every((custody) => {
        const { warningDate, legalExpiry, dueDate, trigger } = deadline(request, custody);
        return trigger <= warningDate && warningDate <= legalExpiry && legalExpiry <= dueDate;
      }),
    );
  });

  it("is due in custody on the calendar day, and in freedom on a working day with only rest days before it", () => {
    forAll((request) => {
      const [held, free] = [deadline(request, true), deadline(request, false)];
      let day = free.legalExpiry as CivilDate;
      while (day < free.dueDate && isRestDay(nationalCalendar, day) === true) day = addDays(day, 1);
      return held.dueDate === held.legalExpiry && day === free.dueDate && isRestDay(nationalCalendar, day) === false;
    });
  });

  it("is not shortened by one more extension, nor by one more excluded stretch", () => {
    forAll((request, random) => {
      const custody = random(2) === 0;
      const before = deadline(request, custody).dueDate;
      const extended = {
        ...request,
        extensions: [...(request.extensions ?? []), { period: { days: 1 + random(20) } }],
      };
      const start = addDays(request.from as CivilDate, random(40));
      const paused = {
        ...request,
        pauses: [...(request.pauses ?? []), { from: start, to: addDays(start, random(10)) }],
      };
      return before <= deadline(extended, custody).dueDate && before <= deadline(paused, custody).dueDate;
    });
  });

  it("is not shortened by starting a day later", () => {
    forAll((request, random) => {
      const custody = random(2) === 0;
      const later = { ...request, from: addDays(request.from as CivilDate, 1) };
      return (
        (request.pauses ?? []).length > 0 || deadline(request, custody).dueDate <= deadline(later, custody).dueDate
      );
    });
  });

  it("is explained by steps that lead from the trigger to the due date without a gap", () => {
    forAll((request) =>
      [true, false].every((custody) => {
        const { steps, trigger, dueDate } = deadline(request, custody);
        let at = trigger;
        for (const { from, to } of steps) {
          if (from === undefined || to === undefined) continue;
          if (from !== at) return false;
          at = to;
        }
        return at === dueDate;
      }),
    );
  });

  it("does not depend on the order in which pauses are given", () => {
    forAll((request) => {
      const turned = { ...request, pauses: [...(request.pauses ?? [])].reverse() };
      return deadline(request, true).dueDate === deadline(turned, true).dueDate;
    });
  });

  it("has exactly as many counted days as it is long", () => {
    forAll((request, random) => {
      const days = 1 + random(60);
      const { pauses = [], from } = request;
      const end = deadline({ from, pauses, period: { days }, holiday: "per-suspect" }, true).legalExpiry as CivilDate;
      let counted = 0;
      for (let day = addDays(from as CivilDate, 1); day <= end; day = addDays(day, 1)) {
        if (!pauses.some((pause) => pause.from <= day && pause.to !== undefined && day <= pause.to)) counted += 1;
      }
      return counted === days;
    });
  });
});

describe("months", () => {
  it("end in the right month, on the same number or its last day", () => {
    const random = seeded(SEED);
    for (let round = 0; round < ROUNDS; round += 1) {
      const [from, months] = [anyDay(random), 1 + random(30)];
      const [start, end] = [dateParts(from), dateParts(addMonths(from, months))];
      const apart = (end.year - start.year) * 12 + end.month - start.month;
      const last = daysInMonth(end.year, end.month);
      const wanted = start.day === daysInMonth(start.year, start.month) ? last : Math.min(start.day, last);
      expect([from, months, apart, end.day]).toEqual([from, months, months, wanted]);
    }
  });

  it("never end earlier for a later start", () => {
    const random = seeded(SEED);
    for (let round = 0; round < ROUNDS; round += 1) {
      const [from, months] = [anyDay(random), 1 + random(30)];
      expect(epochDay(addMonths(addDays(from, 1), months))).toBeGreaterThanOrEqual(epochDay(addMonths(from, months)));
    }
  });
});
