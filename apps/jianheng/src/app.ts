import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/pool.ts";
import type { FileStore } from "./file-store.ts";
import type { Jobs } from "./jobs.ts";
import type { MeetingWatch } from "./modules/conferences/index.ts";
import type { Escalate } from "./modules/findings/index.ts";
import type { SignedIn } from "./modules/identity/index.ts";
import type { LawBook } from "./modules/law-settings/index.ts";
import type { ProofLog } from "./modules/ledger/index.ts";
import type { PaperMaker, RegisterCatalogue, RegisterHooks } from "./modules/registers/index.ts";
import type { RuleBook } from "./modules/rulebook/index.ts";
import type { RunWatch } from "./modules/screening/index.ts";
import type { Readings } from "./reading/index.ts";

export interface DemonstrationAccount {
  readonly userName: string;
  readonly password: string;
  readonly personName: string;
  readonly role: string;
  readonly office: string;
}

/** What the modules stand on; built by hand in `main.ts`, top to bottom. */
export interface App {
  readonly config: Config;
  readonly clock: Clock;
  readonly db: Database;
  readonly jobs: Jobs;
  readonly proofLog: ProofLog;
  readonly lawBook: LawBook;
  readonly ruleBook: RuleBook;
  readonly readings: Readings;
  readonly runWatch: RunWatch;
  readonly registers: RegisterCatalogue;
  readonly files: FileStore;
  readonly papers: PaperMaker;
  /** What modules do beside the acts of their registers. */
  readonly registerHooks: RegisterHooks;
  readonly meetingWatch: MeetingWatch;
  /** Called once a delivery was screened. */
  readonly onScreened: (deliveryId: string) => Promise<void>;
  /** Called once findings of these rules were dismissed. */
  readonly onDismissed: (signedIn: SignedIn, rules: readonly string[]) => Promise<void>;
  /** Takes a finding to the joint conference, in the transaction of the act. */
  readonly onEscalated: Escalate;
  readonly log: (line: string) => void;
  demonstrationAccounts(): readonly DemonstrationAccount[];
}
