import type { CivilDate } from "../civil-date.ts";
import { formatCitation } from "../citation.ts";
import { dayOf } from "../counting-steps.ts";
import type { MissingFact, Moment } from "../deadline.ts";
import { inCustodyOn } from "../excluded-time.ts";
import type { CustodyInterval } from "../period-request.ts";
import { say } from "../step-text.ts";
import { type ConditionId, conditions } from "./conditions.ts";
import type { LimitLength, NamedLimit } from "./named-limit.ts";

/** What is known of the circumstances on which a length or an extension depends. */
export interface KnownCircumstances {
  readonly custody?: boolean | readonly CustodyInterval[];
  readonly circumstances?: readonly ConditionId[];
}

/** The first length in force on `lawOn` whose circumstances all hold; or the fact that decides it. */
export function chooseLength(
  limit: NamedLimit,
  from: Moment,
  lawOn: CivilDate,
  facts: KnownCircumstances,
): LimitLength | MissingFact {
  const inForce = limit.lengths.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= lawOn && (effectiveTo === undefined || lawOn <= effectiveTo),
  );
  for (const length of inForce) {
    const states = length.when.map((condition) => holds(condition, dayOf(from), facts));
    if (states.every((state) => state === true)) return length;
    if (states.includes(undefined) && !states.includes(false)) return askFor(length.when, dayOf(from), facts);
  }
  return lawNotKnown(limit, lawOn);
}

/** The first day whose law the table has, for the general length of a limit. */
export function lawKnownSince(limit: NamedLimit): string {
  const general = limit.lengths.filter(({ when }) => when.length === 0).map(({ effectiveFrom }) => effectiveFrom);
  return general.toSorted()[0] ?? "";
}

function lawNotKnown(limit: NamedLimit, lawOn: CivilDate): MissingFact {
  const since = lawKnownSince(limit);
  const oldest = limit.lengths.find(({ when, effectiveFrom }) => when.length === 0 && effectiveFrom === since);
  const [first] = oldest?.basis ?? [];
  const [zh, en] = [
    first === undefined ? "" : formatCitation(first, "zh"),
    first === undefined ? "" : formatCitation(first, "en"),
  ];
  const text = say(
    `${limit.label.zh}：已载入的规定自${since}起施行${zh === "" ? "" : `（${zh}）`}，${lawOn}时的规定未载入，须按当时的规定核对`,
    `${limit.label.en}: the law is known from ${since}${en === "" ? "" : ` (${en})`}, not for ${lawOn}; look up the law of that day`,
  );
  return { code: "law.not_known", fact: "lawOn", text };
}

/** Whether a circumstance holds; undefined where custody decides and is not known. */
export function holds(
  condition: ConditionId,
  on: CivilDate,
  { custody, circumstances = [] }: KnownCircumstances,
): boolean | undefined {
  if (circumstances.includes(condition)) return true;
  if (condition !== "in-custody") return false;
  return typeof custody === "object" ? inCustodyOn(custody, on) : custody;
}

function askFor(when: readonly ConditionId[], on: CivilDate, facts: KnownCircumstances): MissingFact {
  const open = when.find((condition) => holds(condition, on, facts) === undefined) ?? "in-custody";
  const { label } = conditions[open];
  return {
    code: open === "in-custody" ? "custody.unknown" : "circumstance.unknown",
    fact: open === "in-custody" ? "custody" : open,
    text: say(`须注明是否${label.zh}`, `say whether ${label.en}`),
  };
}
