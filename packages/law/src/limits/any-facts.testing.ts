import { civilDate, type CivilDate } from "../civil-date.ts";
import { civilDateTime } from "../civil-date-time.ts";
import type { LimitFacts } from "./compute-limit.ts";
import type { ConditionId } from "./conditions.ts";
import type { NamedLimit } from "./named-limit.ts";

/** Facts that start a limit on one day, at ten past two in the afternoon where it counts hours. */
export function factsOn(limit: NamedLimit, day: string, more: Omit<LimitFacts, "triggers"> = {}): LimitFacts {
  const hours = limit.lengths.some(({ period }) => period.hours !== undefined);
  const at = hours ? civilDateTime(`${day}T14:10`) : civilDate(day);
  return { triggers: Object.fromEntries(limit.trigger.parts.map(({ fact }) => [fact, at])), ...more };
}

/** Every choice of circumstances on which a length of the limit depends, custody apart; none first. */
export function circumstancesOf(limit: NamedLimit): readonly (readonly ConditionId[])[] {
  const choices = limit.lengths.map(({ when }) => when.filter((condition) => condition !== "in-custody"));
  return [[], ...choices.filter((choice) => choice.length > 0)].filter(
    (choice, index, all) => all.findIndex((other) => other.join(" ") === choice.join(" ")) === index,
  );
}

/** The last day on which every length of the general kind has been in force together; a day the table knows. */
export function knownDay(limit: NamedLimit, day: CivilDate): boolean {
  return limit.lengths.some(
    ({ when, effectiveFrom, effectiveTo }) =>
      when.length === 0 && effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo),
  );
}
