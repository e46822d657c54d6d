import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { bilingual, civilDate, instant, pageOf, pageRequest } from "../values.ts";
import { officeRef } from "./session.ts";

/** What was understood of the uploaded files, before anything is accepted. */
export const inspection = z.object({
  uploadId: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
  sheets: z.array(
    z.object({
      file: z.string(),
      sheet: z.string(),
      /** Dataset label, or null when the sheet was not recognised (it is kept, not read). */
      dataset: z.string().nullable(),
      rows: z.number().int(),
      columns: z.array(
        z.object({ header: z.string(), column: z.string().nullable(), via: z.enum(["label", "alias", "unknown"]) }),
      ),
      missingRequired: z.array(z.string()),
    }),
  ),
  /** Problems grouped by kind, each with a few located samples. */
  problems: z.array(
    z.object({
      code: z.string(),
      sentence: bilingual,
      severity: z.enum(["error", "warning", "info"]),
      count: z.number().int(),
      samples: z.array(
        z.object({
          file: z.string(),
          sheet: z.string(),
          row: z.number().int().nullable(),
          column: z.string().nullable(),
          header: z.string().nullable(),
          raw: z.string().nullable(),
          expected: bilingual.nullable(),
        }),
      ),
    }),
  ),
  cases: z.number().int(),
  /**
   * `inReach`: known, and the reader's to import. `new`: not in this installation yet; accepting enters it, with the
   * departments its cases name, below the reader's office. `outOfReach`: known, and not the reader's to import.
   */
  offices: z.array(officeRef.extend({ standing: z.enum(["inReach", "new", "outOfReach"]), cases: z.number().int() })),
  /** Latest day named in the data, a hint for the data date. */
  latestDay: civilDate.nullable(),
  /** The same bytes were accepted before. */
  sameAs: z.object({ deliveryId: z.string(), label: z.string(), acceptedAt: instant }).nullable(),
  canAccept: z.boolean(),
});
export type Inspection = z.infer<typeof inspection>;

/** How far the reading of an upload is. */
export const readingProgress = z.object({
  phase: bilingual,
  /** Sheet under way, if one is. */
  sheet: z.string().nullable(),
  /** Rows read so far, over all sheets. */
  rows: z.number().int(),
  done: z.boolean(),
});
export type ReadingProgress = z.infer<typeof readingProgress>;

export const screeningProgress = z.object({
  runId: z.string(),
  state: z.enum(["queued", "running", "finished", "failed"]),
  phase: bilingual,
  /** Rules done of rules in all. */
  done: z.number().int(),
  total: z.number().int(),
  hits: z.number().int(),
  undetermined: z.number().int(),
  error: bilingual.nullable(),
});
export type ScreeningProgress = z.infer<typeof screeningProgress>;

export const deliverySummary = z.object({
  id: z.string(),
  label: z.string(),
  dataDate: civilDate,
  scope: z.object({ offices: z.array(z.string()), datasets: z.array(z.string()), kind: z.enum(["full", "increment"]) }),
  acceptedAt: instant,
  acceptedBy: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
  cases: z.number().int(),
  rows: z.number().int(),
  problems: z.number().int(),
  demonstration: z.boolean(),
  screening: screeningProgress.nullable(),
});
export type DeliverySummary = z.infer<typeof deliverySummary>;

export const ruleReport = z.object({
  rule: z.string(),
  title: bilingual,
  hits: z.number().int(),
  undetermined: z.number().int(),
  engine: z.enum(["sql", "row", "none"]),
  milliseconds: z.number(),
  /** Why the rule did not run, if it did not. */
  note: bilingual.nullable(),
});

export type RuleReport = z.infer<typeof ruleReport>;

export const deliveryDetail = deliverySummary.extend({
  sheets: inspection.shape.sheets,
  problemGroups: inspection.shape.problems,
  report: z
    .object({
      asOf: civilDate,
      rules: z.array(ruleReport),
      newFindings: z.number().int(),
      foundAgain: z.number().int(),
      correctedInData: z.number().int(),
      notReexamined: z.number().int(),
      reopened: z.number().int(),
    })
    .nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

export const deliveries = {
  /** What a finished upload holds. Files are sent to `uploadPath` first. */
  inspect: oc.input(z.object({ uploadId: z.string() })).output(inspection),
  /** Live progress of `inspect` on the same upload; ends when it has been read. Waits if the reading has not begun. */
  watchReading: oc.input(z.object({ uploadId: z.string() })).output(eventIterator(readingProgress)),
  /** Makes the delivery visible whole, and starts its screening in the same transaction. */
  accept: oc
    .input(
      z.object({
        uploadId: z.string(),
        dataDate: civilDate,
        kind: z.enum(["full", "increment"]),
        label: z.string().max(100).optional(),
      }),
    )
    .output(z.object({ deliveryId: z.string(), runId: z.string() })),
  list: oc.input(pageRequest).output(pageOf(deliverySummary)),
  get: oc.input(z.object({ id: z.string() })).output(deliveryDetail),
  /** Live progress of a run; ends when the run has finished or failed. */
  watch: oc.input(z.object({ runId: z.string() })).output(eventIterator(screeningProgress)),
};
/** POST multipart, field `files`, one or several; answers `{ uploadId }`. Progress is the client's own upload progress. */
export const uploadPath = "/api/deliveries/upload";
/** GET: the empty standard workbook. */
export const templatePath = "/api/template.xlsx";
