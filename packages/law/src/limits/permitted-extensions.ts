import { dayOf } from "../counting-steps.ts";
import type { Moment, Notice } from "../deadline.ts";
import { formatPeriod, type Period } from "../period.ts";
import type { Extension } from "../period-request.ts";
import { say } from "../step-text.ts";
import { holds, type KnownCircumstances } from "./choose-length.ts";
import { conditions } from "./conditions.ts";
import type { ExtensionRule, LimitLength, NamedLimit } from "./named-limit.ts";

/** The extensions that count, each with the rule it rests on, and a notice for each that does not. */
export interface PermittedExtensions {
  readonly extensions: readonly Extension[];
  readonly rules: readonly ExtensionRule[];
  readonly notices: readonly Notice[];
}

/**
 * Each extension must be the next the law allows, one that need not wait, or the last one again where it may repeat;
 * no longer than allowed, alone and in all; and its circumstances must hold.
 */
export function permittedExtensions(
  limit: NamedLimit,
  chosen: LimitLength,
  from: Moment,
  given: readonly Extension[],
  facts: KnownCircumstances,
): PermittedExtensions {
  const notices: Notice[] = [];
  const extensions: Extension[] = [];
  const rules: ExtensionRule[] = [];
  let next = 0;
  let total = roughDays(chosen.period);
  for (const extension of given) {
    const open = openRules(limit, next);
    const refusals = open.map((rule) => refusalOf(limit, rule, extension, { chosen, total, from, facts }));
    // What the chosen length already holds is not tried as another, later extension.
    const held = refusals.findIndex((refusal) => refusal?.code === "extension.already_included");
    const fits = refusals.findIndex((refusal) => refusal === undefined);
    const rule = held >= 0 ? undefined : open[fits];
    if (rule === undefined) {
      notices.push(refusals[Math.max(held, 0)] ?? notAllowed(limit));
      continue;
    }
    // A decision that only prints its expiry may print no later one than the longest the law allows.
    const period = extension.period ?? rule.most;
    extensions.push({ ...extension, period, basis: extension.basis ?? rule.basis });
    rules.push(rule);
    total += period === null ? 0 : roughDays(period);
    next = limit.extensions.indexOf(rule) + 1;
  }
  return { extensions, rules, notices: [...notices, ...unverifiedNotices(limit, rules)] };
}

function openRules({ extensions }: NamedLimit, next: number): readonly ExtensionRule[] {
  const last = extensions[next - 1];
  return [
    ...extensions.slice(next, next + 1),
    ...extensions.slice(next + 1).filter(({ direct }) => direct === true),
    ...(last?.repeats === true ? [last] : []),
  ];
}

interface ClockSoFar {
  readonly chosen: LimitLength;
  readonly total: number;
  readonly from: Moment;
  readonly facts: KnownCircumstances;
}

function refusalOf(
  limit: NamedLimit,
  rule: ExtensionRule,
  { period }: Extension,
  { chosen, total, from, facts }: ClockSoFar,
): Notice | undefined {
  const { most, includedIn, label, when } = rule;
  const added = period === null ? 0 : roughDays(period);
  if (most !== null && period !== null && added > roughDays(most)) return tooLong(rule, period, most);
  if (includedIn !== undefined && chosen.when.includes(includedIn)) {
    const text = say(
      `${limit.label.zh}的长度已按“${label.zh}”计算，该次延长不再另计`,
      `the length already holds “${label.en}”; this extension is not added again`,
    );
    return { code: "extension.already_included", text };
  }
  if (rule.total !== undefined && period !== null && total + added > roughDays(rule.total)) {
    return tooLong(rule, period, rule.total);
  }
  const lacking = when.find((condition) => holds(condition, dayOf(from), facts) !== true);
  if (lacking === undefined) return undefined;
  const text = say(
    `只有${conditions[lacking].label.zh}才可以${label.zh}，该次延长未计入`,
    `“${label.en}” needs: ${conditions[lacking].label.en}; this extension is not counted`,
  );
  return { code: "extension.circumstance_missing", text };
}

function notAllowed(limit: NamedLimit): Notice {
  const text = say(
    `${limit.label.zh}依法不得再延长，该次延长未计入`,
    `the law allows no further extension of ${limit.label.en}; it is not counted`,
  );
  return { code: "extension.not_allowed", text };
}

function tooLong({ label }: ExtensionRule, period: Period, most: Period): Notice {
  const text = say(
    `延长${formatPeriod(period).zh}超过法律允许的${formatPeriod(most).zh}（${label.zh}），该次延长未计入`,
    `an extension of ${formatPeriod(period).en} exceeds the ${formatPeriod(most).en} the law allows; it is not counted`,
  );
  return { code: "extension.too_long", text };
}

function unverifiedNotices(limit: NamedLimit, rules: readonly ExtensionRule[]): readonly Notice[] {
  return [...new Set(rules)]
    .filter(({ verified }) => !verified)
    .map(({ label, setByOffice }) => ({
      code: "extension.not_verified",
      text: say(
        `${limit.label.zh}的延长（${label.zh}）${setByOffice ? "由本单位设置" : "凭记忆录入"}，未经原文核实，使用前须核对`,
        `the extension of ${limit.label.en} (${label.en}) is ${setByOffice ? "set by the office" : "from memory"} and not verified; check it first`,
      ),
    }));
}

function roughDays({ years = 0, months = 0, halfMonths = 0, days = 0, workingDays = 0 }: Period): number {
  return (years * 12 + months) * 31 + halfMonths * 15 + days + workingDays;
}
