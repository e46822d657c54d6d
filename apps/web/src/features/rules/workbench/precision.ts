// How often a rule was right, in numbers that can be said.
import type { Precision } from "@jianheng/contract";

/** Below this number of decisions a share says nothing. */
export const decisionsForAShare = 20;

/** Square of the normal deviate of a two-sided 95 % interval. */
const squareOfDeviate = 1.959964 ** 2;

/**
 * Decisions that speak for or against the rule. With none confirmed the share does not tell; there Wilson's upper end is
 * d² / (n + d²), which does.
 */
export function decidedOf({ confirmed, share, high }: Precision): number {
  if (share === null || high === null) return 0;
  if (share > 0) return Math.round(confirmed / share);
  return Math.round((squareOfDeviate * (1 - high)) / high);
}

/** Share and interval in whole percent; null below `decisionsForAShare`. */
export function shareOf(
  precision: Precision,
): { readonly percent: number; readonly low: number; readonly high: number } | null {
  const { share, low, high } = precision;
  if (share === null || low === null || high === null || decidedOf(precision) < decisionsForAShare) return null;
  return { percent: Math.round(share * 100), low: Math.round(low * 100), high: Math.round(high * 100) };
}
