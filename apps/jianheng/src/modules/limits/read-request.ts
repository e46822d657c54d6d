// A request as typed becomes facts, or problems at their fields.
import type { LimitClock, LimitClockEvent, LimitRequest } from "@jianheng/contract";
import {
  type CivilDate,
  type ClockEvent,
  type ConditionId,
  conditions,
  type CountingSettings,
  type CustodyInterval,
  type Extension,
  type Moment,
  parseCivilDate,
  parseCivilDateTime,
  type Period,
  checkPeriod,
  type Problem,
  problemText,
  type Result,
} from "@jianheng/law";
import { periodOf } from "../law-settings/index.ts";
import { groundOf } from "./grounds.ts";

export interface LocatedProblem {
  readonly field: string;
  readonly code: string;
  readonly sentence: { readonly zh: string; readonly en: string };
}

/** What is known of one person's clock. */
export interface ClockFacts {
  readonly name: string;
  readonly triggers: Readonly<Record<string, Moment>>;
  readonly custody?: boolean | readonly CustodyInterval[];
  readonly circumstances: readonly ConditionId[];
  readonly events: readonly ClockEvent[];
  readonly extensions: readonly Extension[];
}

export interface RequestFacts {
  readonly period?: Period;
  readonly lawOn?: CivilDate;
  readonly clocks: readonly ClockFacts[];
}

/** The facts of a request; of a clock with a problem nothing is counted, so its fields are all that is said of it. */
export function readRequest(
  request: LimitRequest,
  settings: CountingSettings,
): { readonly facts: RequestFacts; readonly problems: readonly LocatedProblem[] } {
  const reader = new RequestReader(settings);
  const period = request.period === null ? undefined : reader.period("period", request.period);
  const lawOn = reader.optionalDay("lawOn", request.lawOn ?? undefined);
  const clocks = request.suspects.map((clock, index) => reader.clock(`suspects[${index}]`, clock));
  return {
    facts: { ...(period === undefined ? {} : { period }), ...(lawOn === undefined ? {} : { lawOn }), clocks },
    problems: reader.problems,
  };
}

export function located(field: string, problem: Problem): LocatedProblem {
  return { field, code: problem.code, sentence: problemText(problem) };
}

function isCondition(id: string): id is ConditionId {
  return Object.hasOwn(conditions, id);
}

class RequestReader {
  readonly problems: LocatedProblem[] = [];
  readonly settings: CountingSettings;

  constructor(settings: CountingSettings) {
    this.settings = settings;
  }

  clock(at: string, clock: LimitClock): ClockFacts {
    const custody = this.custody(`${at}.custody`, clock.custody);
    return {
      name: clock.name,
      triggers: Object.fromEntries(
        Object.entries(clock.triggers).flatMap(([fact, typed]) => {
          const moment = typed.trim() === "" ? undefined : this.moment(`${at}.triggers.${fact}`, typed);
          return moment === undefined ? [] : [[fact, moment]];
        }),
      ),
      ...(custody === undefined ? {} : { custody }),
      circumstances: clock.circumstances.flatMap((id, index): ConditionId[] => {
        if (isCondition(id)) return [id];
        this.tell(`${at}.circumstances[${index}]`, { code: "circumstance.unknown", args: { text: id } });
        return [];
      }),
      extensions: clock.extensions.map((extension, index) => this.extension(`${at}.extensions[${index}]`, extension)),
      events: clock.events.flatMap((event, index) => this.event(`${at}.events[${index}]`, event)),
    };
  }

  period(at: string, given: NonNullable<LimitRequest["period"]>): Period | undefined {
    return this.take(at, checkPeriod(periodOf(given)));
  }

  optionalDay(at: string, typed: string | undefined): CivilDate | undefined {
    return typed === undefined || typed.trim() === "" ? undefined : this.take(at, parseCivilDate(typed.trim()));
  }

  private custody(at: string, given: LimitClock["custody"]): ClockFacts["custody"] {
    if (given === null) return undefined;
    if (typeof given === "boolean") return given;
    return given.flatMap((stretch, index): CustodyInterval[] => {
      const from = this.day(`${at}[${index}].from`, stretch.from);
      const to = this.optionalDay(`${at}[${index}].to`, stretch.to);
      return from === undefined ? [] : [to === undefined ? { from } : { from, to }];
    });
  }

  private extension(at: string, given: LimitClock["extensions"][number]): Extension {
    const period = given.period === null ? null : (this.period(`${at}.period`, given.period) ?? null);
    const decidedOn = this.optionalDay(`${at}.decidedOn`, given.decidedOn);
    const printedExpiry = this.optionalDay(`${at}.expiresOn`, given.expiresOn);
    return {
      period,
      ...(decidedOn === undefined ? {} : { decidedOn }),
      ...(given.document === undefined || given.document === "" ? {} : { document: given.document }),
      ...(printedExpiry === undefined ? {} : { printedExpiry }),
    };
  }

  private event(at: string, event: LimitClockEvent): ClockEvent[] {
    const ground = groundOf(event.ground);
    switch (event.kind) {
      case "exclude": {
        // U11: an office may count on during the decision on measures.
        if (event.ground === "measure-decision" && !this.settings.pauseForMeasureDecision) return [];
        const from = this.day(`${at}.from`, event.from);
        const to = this.optionalDay(`${at}.to`, event.to);
        return from === undefined ? [] : [{ kind: "exclude", from, ...(to === undefined ? {} : { to }), ...ground }];
      }
      case "restart": {
        const on = this.day(`${at}.on`, event.on);
        return on === undefined ? [] : [{ kind: "restart", on, ...ground }];
      }
      case "recount": {
        const on = this.day(`${at}.on`, event.on);
        const period = event.period === undefined ? undefined : this.period(`${at}.period`, event.period);
        return on === undefined
          ? []
          : [{ kind: "recount", on, ...(period === undefined ? {} : { period }), ...ground }];
      }
      case "switch": {
        const on = this.day(`${at}.on`, event.on);
        const period = this.period(`${at}.period`, event.period);
        return on === undefined || period === undefined
          ? []
          : [{ kind: "switch", on, period, start: event.start, ...ground }];
      }
      case "accumulate": {
        const earlier = event.earlier.flatMap((stretch, index) => {
          const from = this.day(`${at}.earlier[${index}].from`, stretch.from);
          const to = this.day(`${at}.earlier[${index}].to`, stretch.to);
          return from === undefined || to === undefined ? [] : [{ from, to }];
        });
        return [{ kind: "accumulate", earlier, ...ground }];
      }
      default:
        return event satisfies never;
    }
  }

  private moment(at: string, typed: string): Moment | undefined {
    const text = typed.trim();
    return /[T ]/.test(text) ? this.take(at, parseCivilDateTime(text)) : this.take(at, parseCivilDate(text));
  }

  private day(at: string, typed: string): CivilDate | undefined {
    return this.take(at, parseCivilDate(typed.trim()));
  }

  private take<Value>(field: string, result: Result<Value>): Value | undefined {
    if (result.ok) return result.value;
    this.tell(field, result.problem);
    return undefined;
  }

  private tell(field: string, problem: Problem): void {
    this.problems.push(located(field, problem));
  }
}
