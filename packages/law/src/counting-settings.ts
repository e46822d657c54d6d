/**
 * How the points are counted that the law leaves open (U1 to U12, and the open ends of C8, C10, C11, C12). Each has the
 * safe default of `defaultCountingSettings`; `counting-questions.ts` asks each question in words with its source.
 */
export interface CountingSettings {
  /** U1: days before the legal expiry at which a custody clock warns. */
  readonly custodyWarningDays: number;
  /** U2: which reading of a chain of extensions binds while the person is in custody. */
  readonly extensionChainInCustody: ChainReading;
  /** U2: the same for everybody else; the earlier reading always warns. */
  readonly extensionChainElsewhere: ChainReading;
  /** U2: whether the expiry printed on an extension decision replaces the computed one. */
  readonly printedExpiryOverrides: boolean;
  /** U3: whether an extension runs from the calendar end or from the end moved by a holiday. */
  readonly extensionRunsFrom: "unrolled" | "rolled";
  /** U4: whether a holiday moves the maxima of bail and residential surveillance. */
  readonly measureMaximaRoll: boolean;
  /** U5: the end of an hour period that a violation needs. */
  readonly hourReading: "starting-hour-not-counted" | "exact";
  /** U6: whether arrest review of a detained person is custody time. */
  readonly arrestReviewIsCustody: boolean;
  /** U7: the due date of a case with several suspects. */
  readonly caseDueDate: "earliest" | "latest";
  /** U8: whether a month from the last day of a month ends on the last day; the same-numbered day then warns in custody. */
  readonly monthEnd: "last-day" | "same-numbered-day";
  /** U9: whether duties that neither measure nor consume custody roll although the suspect is in custody. */
  readonly dutiesRollInCustodyCases: boolean;
  /** U10: which of two possible starts binds; the earlier always warns. */
  readonly alternativeTrigger: "later" | "earlier";
  /** U11: whether the time of the decision on coercive measures after supervisory custody is taken out of the review. */
  readonly pauseForMeasureDecision: boolean;
  /** U12: whether extensions after a re-count need a recorded decision. */
  readonly recountExtensionNeedsDecision: boolean;
  /** T26: whether both end days of an excluded stretch are excluded; one day less per stretch warns. */
  readonly pauseEnds: "both" | "one";
  /** C11: where a backward-counted day that is a rest day moves. */
  readonly backwardRestDay: "working-day-before" | "stays";
}

export type ChainReading = "from-trigger" | "from-previous-expiry" | "earlier" | "later";

export const defaultCountingSettings: CountingSettings = {
  custodyWarningDays: 1,
  extensionChainInCustody: "earlier",
  extensionChainElsewhere: "later",
  printedExpiryOverrides: true,
  extensionRunsFrom: "unrolled",
  measureMaximaRoll: true,
  hourReading: "starting-hour-not-counted",
  arrestReviewIsCustody: true,
  caseDueDate: "earliest",
  monthEnd: "last-day",
  dutiesRollInCustodyCases: true,
  alternativeTrigger: "later",
  pauseForMeasureDecision: true,
  recountExtensionNeedsDecision: true,
  pauseEnds: "both",
  backwardRestDay: "working-day-before",
};
