// How often a rule was right, in numbers that can be said.
import type { Precision } from "@jianheng/contract";

/** Below this number of decisions a share says nothing. */
export const decisionsForAShare = 20;

/** Share and interval in whole percent; null below `decisionsForAShare`. */
export function shareOf(
  precision: Precision,
): { readonly percent: number; readonly low: number; readonly high: number } | null {
  const { share, low, high } = precision;
  if (share === null || low === null || high === null || precision.decided < decisionsForAShare) return null;
  return { percent: Math.round(share * 100), low: Math.round(low * 100), high: Math.round(high * 100) };
}
