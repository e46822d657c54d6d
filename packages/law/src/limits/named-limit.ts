import { type Citation, laws } from "../citation.ts";
import type { Period } from "../period.ts";
import type { HolidayRule } from "../period-request.ts";
import type { BilingualText } from "../result.ts";
import type { ConditionId } from "./conditions.ts";
import type { Confidence } from "./confidence.ts";

/** Whose duty it is. Only rows of the own office are its own violations; the others are clues for supervision. */
export type DutyHolder =
  | "own-office"
  | "higher-procuratorate"
  | "police"
  | "supervisory-commission"
  | "court"
  | "detention-centre"
  | "prison"
  | "administrative-organ"
  | "party"
  | "other-unit";

/** One dated value of a limit: the length that holds when all its conditions do. */
export interface LimitLength {
  readonly when: readonly ConditionId[];
  readonly period: Period;
  /** Overrides the holiday rule of the limit. */
  readonly holiday?: HolidayRule;
  readonly basis: readonly Citation[];
  /** First day on which the cited texts were in force in the version cited. */
  readonly effectiveFrom: string;
  /** Last day in force, included; absent while in force. */
  readonly effectiveTo?: string;
  readonly tag: Confidence;
  /** False for M, U and P: an office may set another value, and no violation should rest on it alone. */
  readonly verified: boolean;
  /** True once an office has put its own value here. */
  readonly setByOffice?: true;
}

/** An extension the law allows, in the order in which they may be granted. */
export interface ExtensionRule {
  readonly label: BilingualText;
  /** The most it may add; null where the law fixes no length. */
  readonly most: Period | null;
  readonly approvedBy: BilingualText;
  readonly basis: readonly Citation[];
  /** Circumstances without which it is not allowed. */
  readonly when: readonly ConditionId[];
  /** It prolongs the length of this circumstance: a trial is extended from its outermost limit (CPL art. 208). */
  readonly prolongs?: ConditionId;
  /** A length chosen for this circumstance already holds it. */
  readonly includedIn?: ConditionId;
  /** With it the whole may not be longer than this, as the thirty days of CPL art. 91. */
  readonly total?: Period;
  /** It need not wait for those before it. */
  readonly direct?: true;
  /** It may be granted again and again. */
  readonly repeats?: true;
  readonly tag: Confidence;
  readonly verified: boolean;
  readonly setByOffice?: true;
}

/** The event or papers that start the clock. `fact` is the key under which a caller hands the date over. */
export interface LimitTrigger {
  readonly kind: "one" | "later-of" | "alternatives";
  readonly parts: readonly { readonly fact: string; readonly label: BilingualText }[];
}

/** A statutory limit under a name: plain data, one entry per duty. */
export interface NamedLimit {
  readonly id: string;
  readonly label: BilingualText;
  readonly trigger: LimitTrigger;
  readonly dutyHolder: DutyHolder;
  readonly holiday: HolidayRule;
  /** `latest`: act by the day. `earliest`: act on or after it, as a renewal within the last ten days. */
  readonly bound: "latest" | "earliest";
  /** Ordered from special to general: the first whose conditions all hold counts. */
  readonly lengths: readonly LimitLength[];
  readonly extensions: readonly ExtensionRule[];
  /** How often it may happen, counted over the whole chain of one case. */
  readonly maxTimes?: { readonly count: number; readonly basis: readonly Citation[] };
  /** A longer limit that this one lies inside, and the fact that starts that one. */
  readonly nestedIn?: { readonly limit: string; readonly fact: string };
  /** Items of the process-monitoring list that use it. */
  readonly items: readonly string[];
  readonly note?: BilingualText;
  /** Articles that carry no number of it but say how it begins anew, is exempted or adds up. */
  readonly related: readonly Citation[];
  /** What about it, other than its lengths, is not verified: the trigger, the excluded time. */
  readonly unsure?: { readonly tag: Confidence; readonly about: BilingualText };
}

type Pair = readonly [zh: string, en: string];
type Fact = readonly [fact: string, zh: string, en: string];

/** What one writes down; the rest is filled in by `defineLimit`. */
export interface LimitSource {
  readonly id: string;
  readonly label: Pair;
  readonly start: Fact | { readonly laterOf: readonly Fact[] } | { readonly either: readonly Fact[] };
  readonly by?: DutyHolder;
  readonly holiday?: HolidayRule;
  readonly bound?: NamedLimit["bound"];
  readonly lengths: readonly LimitLength[];
  readonly extensions?: readonly ExtensionRule[];
  readonly maxTimes?: NonNullable<NamedLimit["maxTimes"]>;
  readonly nestedIn?: NonNullable<NamedLimit["nestedIn"]>;
  readonly items?: readonly string[];
  readonly note?: Pair;
  readonly related?: readonly Citation[];
  readonly unsure?: readonly [tag: Confidence, zh: string, en: string];
}

export function defineLimit(source: LimitSource): NamedLimit {
  const { id, label, by, holiday, bound, lengths, extensions, maxTimes, nestedIn, items, note, related, unsure } =
    source;
  return {
    id,
    label: bilingual(label),
    trigger: triggerOf(source.start),
    dutyHolder: by ?? "own-office",
    holiday: holiday ?? "rolls",
    bound: bound ?? "latest",
    lengths,
    extensions: extensions ?? [],
    ...(maxTimes === undefined ? {} : { maxTimes }),
    ...(nestedIn === undefined ? {} : { nestedIn }),
    items: items ?? [],
    ...(note === undefined ? {} : { note: bilingual(note) }),
    related: related ?? [],
    ...(unsure === undefined ? {} : { unsure: { tag: unsure[0], about: { zh: unsure[1], en: unsure[2] } } }),
  };
}

interface LengthOptions {
  readonly when?: readonly ConditionId[];
  readonly holiday?: HolidayRule;
  readonly tag?: Confidence;
  readonly from?: string;
  readonly to?: string;
}

/**
 * One length. It holds from the day on which the oldest of the cited texts took effect in its cited version, since
 * each of them carries the number alone; `from` says otherwise.
 */
export function within(period: Period, basis: readonly Citation[], options: LengthOptions = {}): LimitLength {
  const tag = options.tag ?? "S";
  return {
    when: options.when ?? [],
    period,
    ...(options.holiday === undefined ? {} : { holiday: options.holiday }),
    basis,
    effectiveFrom: options.from ?? firstInForce(basis),
    ...(options.to === undefined ? {} : { effectiveTo: options.to }),
    tag,
    verified: tag === "S",
  };
}

interface ExtensionOptions {
  readonly when?: readonly ConditionId[];
  readonly prolongs?: ConditionId;
  readonly includedIn?: ConditionId;
  readonly total?: Period;
  readonly direct?: true;
  readonly repeats?: true;
  readonly tag?: Confidence;
}

export function extendable(
  label: Pair,
  most: Period | null,
  approvedBy: Pair,
  basis: readonly Citation[],
  { when = [], tag = "S", ...rest }: ExtensionOptions = {},
): ExtensionRule {
  return {
    label: bilingual(label),
    most,
    approvedBy: bilingual(approvedBy),
    basis,
    when,
    ...rest,
    tag,
    verified: tag === "S",
  };
}

function firstInForce(basis: readonly Citation[]): string {
  const dates = basis.map(({ law }) => laws[law].inForce).toSorted();
  const first = dates[0];
  if (first === undefined) throw new RangeError("a length without basis needs its own date");
  return first;
}

function triggerOf(start: LimitSource["start"]): LimitTrigger {
  if ("laterOf" in start) return { kind: "later-of", parts: start.laterOf.map(factOf) };
  if ("either" in start) return { kind: "alternatives", parts: start.either.map(factOf) };
  return { kind: "one", parts: [factOf(start)] };
}

function factOf([fact, zh, en]: Fact): { readonly fact: string; readonly label: BilingualText } {
  return { fact, label: { zh, en } };
}

function bilingual([zh, en]: Pair): BilingualText {
  return { zh, en };
}
