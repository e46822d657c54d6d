/** S sourced, M from memory, U unsettled, P a target of this product without a number in the law. */
export type Confidence = "S" | "M" | "U" | "P";

/** What each tag says to somebody who is about to rely on the number. */
export const confidenceWords = {
  S: { zh: "有据", en: "sourced" },
  M: { zh: "凭记忆，未核实", en: "from memory, not verified" },
  U: { zh: "未定", en: "unsettled" },
  P: { zh: "内部目标，法律未定日数", en: "our own target, no number in the law" },
} as const satisfies Record<Confidence, { readonly zh: string; readonly en: string }>;

const ORDER: readonly Confidence[] = ["S", "M", "U", "P"];

/** The least certain of several tags: an answer is as good as its weakest part. */
export function leastCertain(tags: readonly Confidence[]): Confidence {
  return tags.reduce<Confidence>((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), "S");
}
