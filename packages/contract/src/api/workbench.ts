// The rule workbench: texts of rules checked and tried before they are in force. How a revision gets into force is a
// register, `ruleRevision`; how a rule is set aside, `ruleQuarantine`.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { level, outcome, reasonLine } from "../hit.ts";
import { bilingual, civilDate, instant, recordId } from "../values.ts";

export const ruleRevisionRegister = "ruleRevision";
export const ruleQuarantineRegister = "ruleQuarantine";
export const circularRegister = "circularItem";

/** A rule file is a page or two. */
const ruleText = z.string().max(200_000);

export const ruleProblem = z.object({
  severity: z.enum(["error", "warning"]),
  /** 1-based; column in UTF-16 code units. */
  line: z.number().int(),
  column: z.number().int(),
  message: bilingual,
});
export type RuleProblem = z.infer<typeof ruleProblem>;

export const exampleVerdict = z.object({
  name: z.string(),
  expect: z.enum(["hit", "clear", "undetermined"]),
  is: z.enum(["hit", "clear", "undetermined"]),
  /** In words; empty if the example comes out. */
  faults: z.array(z.string()),
  /** How an example that does not come out came to its answer. */
  reasons: z.array(reasonLine),
});
export type ExampleVerdict = z.infer<typeof exampleVerdict>;

const ruleKey = z.object({ id: z.string().max(40), over: z.string().max(60) });

export const ruleState = z.enum(["shipped", "own", "quarantined", "retired"]);
export type RuleState = z.infer<typeof ruleState>;

/** Of decisions on findings: right ones of all decided, with the 95 % interval of Wilson; shares from 0 to 1. */
export const precision = z.object({
  confirmed: z.number().int(),
  falseAlarms: z.number().int(),
  explained: z.number().int(),
  dataLag: z.number().int(),
  other: z.number().int(),
  /** Those that speak for or against the rule: all but lagging data and duplicates. */
  decided: z.number().int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Precision = z.infer<typeof precision>;

export const trialRow = z.object({
  legalCaseNo: z.string(),
  subject: z.string(),
  outcome,
  level,
  message: bilingual,
});
export type TrialRow = z.infer<typeof trialRow>;

/** At most this many rows of each kind are shown of a trial; the counts are of all. */
export const trialRowsMax = 200;

export const workbench = {
  /** Every rule of the reader's office, in the order of the book. */
  rules: oc.output(
    z.array(
      z.object({
        id: z.string(),
        over: z.string(),
        title: bilingual,
        kind: bilingual,
        pack: z.string(),
        level,
        revision: z.string(),
        state: ruleState,
        /** Revisions under way: records of `ruleRevision` that have not ended. */
        underWay: z.array(z.object({ record: recordId, number: z.string(), state: bilingual })),
        /** The record that set it aside. */
        setAside: recordId.nullable(),
        precision,
      }),
    ),
  ),
  /** The text of a rule in force for the reader's office, to begin a revision from. */
  text: oc.input(ruleKey).output(z.object({ text: z.string(), revision: z.string(), pack: z.string() })),
  /** Names that expressions may use. */
  vocabulary: oc.output(
    z.object({
      datasets: z.array(
        z.object({
          label: z.string(),
          en: z.string(),
          columns: z.array(z.object({ label: z.string(), en: z.string(), type: z.string() })),
        }),
      ),
      functions: z.array(z.object({ name: z.string(), signature: z.string(), says: bilingual })),
    }),
  ),
  /** Reads a text as it is typed: its problems, and its examples by both engines once it has no error. */
  check: oc.input(z.object({ text: ruleText })).output(
    z.object({
      rule: z.object({ id: z.string(), over: z.string(), title: bilingual, revision: z.string() }).nullable(),
      problems: z.array(ruleProblem),
      examples: z.array(exampleVerdict),
    }),
  ),
  /**
   * Runs a text over a delivery, the newest of the reader's office if none is named, beside the revision in force; makes
   * no findings.
   */
  trial: oc.input(z.object({ text: ruleText, deliveryId: z.string().optional() })).output(
    z.object({
      delivery: z.object({ id: z.string(), label: z.string(), dataDate: civilDate }),
      /** Null where the rule is new. */
      against: z.string().nullable(),
      counts: z.object({ hits: z.number().int(), undetermined: z.number().int(), same: z.number().int() }),
      /** Why the rule could not run on this delivery. */
      note: bilingual.nullable(),
      added: z.object({ total: z.number().int(), rows: z.array(trialRow) }),
      removed: z.object({ total: z.number().int(), rows: z.array(trialRow) }),
    }),
  ),
  /** How a rule's findings were decided, by revision and quarter of the decision, the newest first. */
  ledger: oc.input(z.object({ id: z.string().max(40) })).output(
    z.object({
      id: z.string(),
      title: bilingual,
      whole: precision,
      byRevision: z.array(z.object({ revision: z.string(), precision })),
      byPeriod: z.array(z.object({ period: z.string(), precision })),
      reasons: z.array(z.object({ reason: bilingual, count: z.number().int() })),
      /** Acts on the rule's revisions and quarantines, the newest first. */
      history: z.array(
        z.object({ record: recordId, number: z.string(), at: instant, by: z.string(), says: bilingual }),
      ),
    }),
  ),
  /** Batches of circulars that were entered, the newest first. */
  circulars: oc.output(z.array(z.object({ batch: z.string(), items: z.number().int() }))),
  /** Each item of a circular beside what the rules found in the same case, and of the same suspect where it names one. */
  circular: oc.input(z.object({ batch: z.string().max(200) })).output(
    z.array(
      z.object({
        record: recordId,
        number: z.string(),
        state: z.string(),
        caseNo: z.string(),
        suspect: z.string().nullable(),
        detail: z.string(),
        /** `found`: a rule hit this case; `none`: none did; `noCase`: no delivery has the case. */
        standing: z.enum(["found", "none", "noCase"]),
        findings: z.array(
          z.object({
            id: recordId,
            rule: z.string(),
            title: bilingual,
            subject: z.string(),
            outcome,
            message: bilingual,
          }),
        ),
      }),
    ),
  ),
  /**
   * The text of a new rule, its examples made from rows of these cases in the newest delivery: days, codes, numbers and
   * yes or no, never names, numbers of papers or free text. What is expected of each row its author decides.
   */
  draftFrom: oc
    .input(
      z.object({
        id: z.string().max(40),
        over: z.string().max(60),
        caseNos: z.array(z.string().max(100)).min(1).max(20),
        title: z.string().max(200),
      }),
    )
    .output(z.object({ text: z.string(), rows: z.number().int() })),
  /** Which columns which rules watch: every dataset of the catalogue, every column, the ids of its rules. */
  coverage: oc.output(
    z.array(
      z.object({
        dataset: bilingual,
        columns: z.array(
          z.object({ label: z.string(), en: z.string(), rules: z.array(z.string()), needed: z.boolean() }),
        ),
      }),
    ),
  ),
};
