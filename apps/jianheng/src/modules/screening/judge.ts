import type { Bilingual, RuleReport, ScreeningProgress } from "@jianheng/contract";
import type { Snapshot } from "@jianheng/lake";
import type { RuleBook } from "../rulebook/index.ts";
import type { KeyedHit, Standing } from "./register.ts";

/** What the rule book says of a delivery. */
export interface Judged {
  readonly hits: readonly KeyedHit[];
  readonly reports: readonly RuleReport[];
  readonly standingOf: (rule: string, dedupeKey: string) => Standing;
}

type Say = (phase: Bilingual, counts: Partial<ScreeningProgress>) => Promise<void>;

export async function judgeDelivery(_options: {
  readonly snapshot: Snapshot;
  readonly book: RuleBook;
  readonly asOf: string;
  readonly signal: AbortSignal;
  readonly progress: Say;
}): Promise<Judged> {
  return { hits: [], reports: [], standingOf: () => "notJudged" };
}
