import type { Period } from "../period.ts";
import { checkPeriod } from "../period.ts";
import { accept, refuse, type Result } from "../result.ts";
import type { ConditionId } from "./conditions.ts";
import type { ExtensionRule, LimitLength, NamedLimit } from "./named-limit.ts";

/** A value an office sets for a length, or for an extension, that the sources do not settle. */
export interface LimitSetting {
  readonly limit: string;
  /** The circumstances of the length meant; empty for the general one. */
  readonly when?: readonly ConditionId[];
  /** The extension meant, counted from 0, instead of a length. */
  readonly extension?: number;
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
  const period = checkPeriod(setting.period);
  if (!period.ok) return period;
  const own = { verified: setting.verified ?? false, setByOffice: true as const };
  const set =
    setting.extension === undefined
      ? setLength(limit, setting, { period: period.value, ...own })
      : setExtension(limit, setting.extension, { most: period.value, ...own });
  return set.ok ? accept(limits.map((candidate) => (candidate === limit ? set.value : candidate))) : set;
}

// What an office has set stays its own to set again; a length of the law in force at another time is left alone.
function setLength(
  limit: NamedLimit,
  { when = [] }: LimitSetting,
  own: Pick<LimitLength, "period" | "verified" | "setByOffice">,
): Result<NamedLimit> {
  const key = when.toSorted().join(" ");
  const meant = limit.lengths.filter((length) => length.when.toSorted().join(" ") === key);
  if (meant.length === 0) return refuse("limit.no_such_length", { id: limit.id, when: key });
  const open = meant.filter(({ verified, setByOffice }) => !verified || setByOffice === true);
  if (open.length === 0) return refuse("limit.fixed_by_law", { id: limit.id });
  const lengths = limit.lengths.map((length) => (open.includes(length) ? { ...length, ...own } : length));
  return accept({ ...limit, lengths });
}

function setExtension(
  limit: NamedLimit,
  index: number,
  own: Pick<ExtensionRule, "most" | "verified" | "setByOffice">,
): Result<NamedLimit> {
  const rule = limit.extensions[index];
  if (rule === undefined) return refuse("limit.no_such_extension", { id: limit.id, count: index + 1 });
  if (rule.verified && rule.setByOffice !== true) return refuse("limit.fixed_by_law", { id: limit.id });
  const extensions = limit.extensions.map((candidate) => (candidate === rule ? { ...candidate, ...own } : candidate));
  return accept({ ...limit, extensions });
}

/** Whether something may happen once more: a return for supplementary investigation, twice in the life of a case. */
export function mayHappenAgain(limit: NamedLimit, timesSoFar: number): boolean {
  return limit.maxTimes === undefined || timesSoFar < limit.maxTimes.count;
}
