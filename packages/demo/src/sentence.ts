// The sentence that a prosecutor suggests: inside the tier of the act, longer than the custody already served.
import type { Accused } from "./accused.ts";
import type { ChargeProfile } from "./charges.ts";
import type { DraftRow } from "./draft.ts";
import type { Random } from "./random.ts";

export interface Sentence {
  readonly penalty: "拘役" | "有期徒刑" | "单处罚金";
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  readonly suspended: boolean;
  readonly columns: DraftRow;
}

/** Months that a trial and the days until judgment takes effect may still cost in custody. */
const monthsUntilEffective = 6;

/** `heldDays`: days in custody up to the decision; undefined for someone at liberty. */
export function suggestSentence(
  random: Random,
  profile: ChargeProfile,
  person: Accused,
  heldDays: number | undefined,
): Sentence {
  if (person.isUnit) return sentence("单处罚金", undefined, undefined, false);
  const isShort =
    profile.term === undefined ||
    (heldDays === undefined && profile.term[0] < 36 && !person.isRecidivist && random.chance(0.4));
  if (isShort) {
    const months = random.between(...profile.shortTerm);
    return sentence("拘役", months, months, person.isMinor || random.chance(0.45));
  }
  const [low, high] = profile.term ?? [8, 24];
  const least = Math.max(low, heldDays === undefined ? 0 : Math.ceil(heldDays / 30) + monthsUntilEffective);
  const lowest = random.between(least, Math.max(high, least + 2));
  // A range is for those who do not plead guilty; a plea is met with one term (GZ 275).
  const isRange = !person.pleads && random.chance(0.6) && low < 36;
  const ceiling = lowest <= 36 ? 36 : lowest + 4;
  const highest = isRange ? Math.min(lowest + random.between(2, 4), ceiling) : lowest;
  const canBeSuspended = highest <= 36 && !person.isRecidivist;
  const suspended = canBeSuspended && (person.isMinor || random.chance(heldDays === undefined ? 0.7 : 0.06));
  return sentence("有期徒刑", lowest, highest, suspended);
}

function sentence(
  penalty: Sentence["penalty"],
  lowest: number | undefined,
  highest: number | undefined,
  suspended: boolean,
): Sentence {
  const columns = {
    sentenceKind: lowest === highest ? "确定刑" : "幅度刑",
    penalty,
    termMinMonths: lowest,
    termMaxMonths: highest,
    suspended: penalty === "单处罚金" ? undefined : suspended,
  };
  return { penalty, lowest, highest, suspended, columns };
}
