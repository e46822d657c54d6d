import type { Citation } from "./citation.ts";
import { addDays, type CivilDate } from "./civil-date.ts";
import { dayOf } from "./counting-steps.ts";
import type { Step } from "./deadline.ts";
import { formatPeriod, type Period } from "./period.ts";
import type { Pause, PeriodRequest } from "./period-request.ts";
import { dayText, say } from "./step-text.ts";

interface EventGround {
  /** The event in words, as 退回补充侦查后重新移送. */
  readonly ground?: string;
  readonly basis?: readonly Citation[];
}

/** What an event does to a running clock: five effects that must not be mixed (C15). */
export type ClockEvent =
  /** Time that does not count; the clock goes on afterwards. */
  | ({ readonly kind: "exclude" } & Pause)
  /** The same period begins anew: a case returned after supplementary investigation, a change of jurisdiction. */
  | ({ readonly kind: "restart"; readonly on: CivilDate } & EventGround)
  /** The base period begins anew on discovery of another serious crime, or once identity is known (CPL art. 160). */
  | ({ readonly kind: "recount"; readonly on: CivilDate; readonly period?: Period } & EventGround)
  /** Another rule takes over: with the same start (GZ art. 273), or as a new clock from the decision (FS art. 368). */
  | ({
      readonly kind: "switch";
      readonly on: CivilDate;
      readonly period: Period;
      readonly start: "same" | "new";
    } & EventGround)
  /** Earlier stretches of the same measure count too: bail kept after a breach (GZ art. 100). Both ends included. */
  | ({
      readonly kind: "accumulate";
      readonly earlier: readonly { readonly from: CivilDate; readonly to: CivilDate }[];
    } & EventGround);

/** A request with all events worked in, and the steps that say so. */
export interface EventedRequest {
  readonly request: PeriodRequest;
  readonly steps: readonly Step[];
}

/**
 * Works the events into a request, in the order of their days. After a new start, extensions decided before it belong
 * to the old clock and go; excluded days before it fall away by themselves.
 */
export function applyEvents(request: PeriodRequest, events: readonly ClockEvent[]): EventedRequest {
  const ordered = events.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return ordered.reduce<EventedRequest>((before, event) => applyEvent(before, event), { request, steps: [] });
}

function orderOf(event: ClockEvent): string {
  if (event.kind === "exclude") return event.from;
  return event.kind === "accumulate" ? "" : event.on;
}

function applyEvent({ request, steps }: EventedRequest, event: ClockEvent): EventedRequest {
  switch (event.kind) {
    case "exclude": {
      const { kind: _kind, ...pause } = event;
      return { request: { ...request, pauses: [...(request.pauses ?? []), pause] }, steps };
    }
    case "restart":
      return { request: startAnew(request, event.on), steps: [...steps, newStart(request, event.on, event, "C15")] };
    case "recount": {
      const anew = startAnew(request, event.on);
      const counted = { ...anew, recounted: true, ...(event.period === undefined ? {} : { period: event.period }) };
      return { request: counted, steps: [...steps, newStart(request, event.on, event, "U12")] };
    }
    case "switch": {
      const kept = event.start === "new" ? startAnew(request, event.on) : request;
      return { request: { ...kept, period: event.period }, steps: [...steps, switchStep(event)] };
    }
    case "accumulate":
      return accumulate({ request, steps }, event);
    default:
      return event satisfies never;
  }
}

function startAnew(request: PeriodRequest, on: CivilDate): PeriodRequest {
  const { extensions, ...rest } = request;
  const kept = (extensions ?? []).filter(({ decidedOn }) => decidedOn === undefined || decidedOn >= on);
  return { ...rest, from: on, extensions: kept };
}

function newStart(request: PeriodRequest, on: CivilDate, { ground, basis }: EventGround, code: Step["code"]): Step {
  const from = dayOf(request.from);
  return {
    code,
    text: say(
      `${ground ?? "重新计算期限"}：不再自${from}，而自${dayText(on).zh}重新计算`,
      `the count begins anew: no longer from ${from} but from ${dayText(on).en}`,
    ),
    basis: basis ?? [],
  };
}

function switchStep({ on, period, start, ground, basis }: ClockEvent & { readonly kind: "switch" }): Step {
  const length = formatPeriod(period);
  const zh = start === "new" ? "自该日起重新计算" : "起算日不变";
  return {
    code: "C15",
    text: say(
      `${ground ?? "程序转换"}（${on}），改按${length.zh}计算，${zh}`,
      `the rule changes on ${on}: ${length.en}, ${start === "new" ? "from that day" : "with the same start"}`,
    ),
    basis: basis ?? [],
  };
}

// Old and new time are one clock: it starts with the first stretch, and the days between stretches are excluded. The
// day a later stretch starts on is not counted either (C1).
function accumulate(
  { request, steps }: EventedRequest,
  event: ClockEvent & { readonly kind: "accumulate" },
): EventedRequest {
  const stretches = event.earlier.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const first = stretches[0];
  if (first === undefined) return { request, steps };
  const starts = [...stretches.slice(1).map(({ from }) => from), dayOf(request.from)];
  const gaps = stretches.flatMap(({ to }, index): readonly Pause[] => {
    const next = starts[index];
    return next === undefined || next <= to ? [] : [{ from: addDays(to, 1), to: next, ground: "期间中断" }];
  });
  const step: Step = {
    code: "C15",
    text: say(
      `${event.ground ?? "前后期间累计计算"}：自${dayText(first.from).zh}起累计`,
      `old and new time are added, from ${dayText(first.from).en}`,
    ),
    basis: event.basis ?? [],
  };
  return {
    request: { ...request, from: first.from, pauses: [...(request.pauses ?? []), ...gaps] },
    steps: [...steps, step],
  };
}
