import type { Period } from "../period.ts";
import { checkPeriod } from "../period.ts";
import { accept, refuse, type Result } from "../result.ts";
import type { ConditionId } from "./conditions.ts";
import type { NamedLimit } from "./named-limit.ts";

/** A value an office sets for a length that the sources do not settle. */
export interface LimitSetting {
  readonly limit: string;
  /** The circumstances of the length meant; empty for the general one. */
  readonly when?: readonly ConditionId[];
  readonly period: Period;
  /** True once somebody read the number in the text of the instrument. */
  readonly verified?: boolean;
}

/**
 * The limits with an office's own values for what is not verified. A number that the law fixes cannot be set:
 * `limit.fixed_by_law`; nor a limit or length that does not exist: `limit.unknown`, `limit.no_such_length`.
 */
export function applyLimitSettings(
  limits: readonly NamedLimit[],
  settings: readonly LimitSetting[],
): Result<readonly NamedLimit[]> {
  let current = limits;
  for (const setting of settings) {
    const applied = applySetting(current, setting);
    if (!applied.ok) return applied;
    current = applied.value;
  }
  return accept(current);
}

function applySetting(limits: readonly NamedLimit[], setting: LimitSetting): Result<readonly NamedLimit[]> {
  const limit = limits.find(({ id }) => id === setting.limit);
  if (limit === undefined) return refuse("limit.unknown", { id: setting.limit });
  const key = (setting.when ?? []).toSorted().join(" ");
  const length = limit.lengths.find(({ when }) => when.toSorted().join(" ") === key);
  if (length === undefined) return refuse("limit.no_such_length", { id: setting.limit, when: key });
  if (length.verified) return refuse("limit.fixed_by_law", { id: setting.limit });
  const period = checkPeriod(setting.period);
  if (!period.ok) return period;
  const set = { ...length, period: period.value, verified: setting.verified ?? false };
  const lengths = limit.lengths.map((candidate) => (candidate === length ? set : candidate));
  return accept(limits.map((candidate) => (candidate === limit ? { ...limit, lengths } : candidate)));
}

/** Whether something may happen once more: a return for supplementary investigation, twice in the life of a case. */
export function mayHappenAgain(limit: NamedLimit, timesSoFar: number): boolean {
  return limit.maxTimes === undefined || timesSoFar < limit.maxTimes.count;
}
