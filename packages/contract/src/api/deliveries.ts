import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { deliveryMapping, tableMapping } from "../table-mapping.ts";
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
      /** Absent in deliveries accepted before it was kept. */
      datasetId: z.string().nullable().default(null),
      /** saved: by an answer given earlier; leftOut: an answer says not to read it; null: not recognised. */
      recognisedBy: z.enum(["name", "headers", "saved", "leftOut"]).nullable().default(null),
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
  /** Text files whose encoding could not be told, each with its first lines under the encodings it might have. */
  encodingQuestions: z.array(
    z.object({
      file: z.string(),
      /** As a person has answered already; null: still to be said. */
      chosen: z.string().nullable(),
      choices: z.array(z.object({ encoding: z.string(), label: bilingual, lines: z.array(z.string()) })),
    }),
  ),
  /** Whether a table was not recognised although it looks like one, or an encoding is asked for. */
  needsAnswers: z.boolean(),
  /** What is asked, each about one file or table; what is recommended only may be passed over. */
  questions: z.array(
    z.object({
      kind: z.enum(["table", "encoding", "dateOrder", "values"]),
      file: z.string(),
      sheet: z.string().nullable(),
      sentence: bilingual,
      recommended: z.boolean(),
    }),
  ),
});
export type Inspection = z.infer<typeof inspection>;

/** One table of an upload as the mapping page needs it: what stands there, what it was taken for, what it might be. */
export const tableToMap = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  /** How a mapping names it. */
  title: z.string(),
  rows: z.number().int(),
  /** As it is read now: answered, recognised, or empty. */
  mapping: tableMapping,
  recognisedBy: z.enum(["name", "headers", "saved", "leftOut"]).nullable(),
  /** Datasets it might be, best first. */
  candidates: z.array(z.object({ id: z.string(), label: z.string(), en: z.string(), matches: z.number().int() })),
  columns: z.array(
    z.object({
      letter: z.string(),
      /** As written; of several header rows, joined by `/`. */
      header: z.string(),
      column: z.string().nullable(),
      /** Columns of the dataset it might be, best first, each with why. */
      proposals: z.array(z.object({ column: z.string(), why: bilingual })),
      /** A few distinct values as written. */
      samples: z.array(z.string()),
      /** Values that the column's codes do not hold. */
      unknownValues: z.array(z.object({ value: z.string(), count: z.number().int() })),
      /** Days as written that can be read in two ways; empty when there are none. */
      ambiguousDays: z.array(z.string()),
    }),
  ),
  /** The first rows as written, header rows included. */
  firstRows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
});
export type TableToMap = z.infer<typeof tableToMap>;

export const savedMapping = z.object({
  id: z.string(),
  title: z.string(),
  dataset: z.string().nullable(),
  mapping: tableMapping,
  rememberedBy: z.string(),
  rememberedAt: instant,
  usedAt: instant.nullable(),
});
export type SavedMapping = z.infer<typeof savedMapping>;

/** How far the reading of an upload is. */
export const readingProgress = z.object({
  phase: bilingual,
  /** Sheet under way, if one is. */
  sheet: z.string().nullable(),
  /** Rows read so far, over all sheets. */
  rows: z.number().int(),
  done: z.boolean(),
  /** Whether it may be cancelled: it follows newer answers, and what was read before them stays. */
  cancellable: z.boolean(),
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
  scope: z.object({
    offices: z.array(z.string()),
    datasets: z.array(z.string()),
    kind: z.enum(["full", "increment"]),
    /** Days of acceptance that the delivery says it covers, both included; null when it does not say. */
    period: z.object({ from: civilDate, to: civilDate }).nullable(),
  }),
  acceptedAt: instant,
  acceptedBy: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
  cases: z.number().int(),
  rows: z.number().int(),
  problems: z.number().int(),
  demonstration: z.boolean(),
  screening: screeningProgress.nullable(),
  /** Taken back with a reason: its files stay sealed, its hits count no more. */
  withdrawn: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
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
  /** The answers it was read with; null where none was needed. */
  mapping: deliveryMapping.nullable().default(null),
  report: z
    .object({
      asOf: civilDate,
      rules: z.array(ruleReport),
      /** Which calendar judged the cases of which offices; empty in runs from before it was kept. */
      calendars: z.array(z.object({ digest: z.string(), offices: z.array(z.string()) })).default([]),
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
  /** The tables of an upload that has been read, for the mapping page. */
  tables: oc.input(z.object({ uploadId: z.string() })).output(z.array(tableToMap)),
  /** One table as it would be read by this answer, from what is known of it: nothing is read again, nothing kept. */
  table: oc
    .input(z.object({ uploadId: z.string(), file: z.string(), sheet: z.string().nullable(), mapping: tableMapping }))
    .output(tableToMap),
  /**
   * Reads the upload again with a person's answers; `remember` keeps those about tables for the office's next
   * deliveries, once this one is accepted. Until it has been read, and if that is cancelled or fails, what was read
   * before stays.
   */
  answer: oc
    .input(z.object({ uploadId: z.string(), mapping: deliveryMapping, remember: z.boolean() }))
    .output(inspection),
  /**
   * Cancels the reading again that `answer` waits for, which is then refused. `cancelled`: whether there was one; where
   * it ended in the same moment, `answer` says what holds.
   */
  cancelAnswer: oc.input(z.object({ uploadId: z.string() })).output(z.object({ cancelled: z.boolean() })),
  mappings: oc.output(z.array(savedMapping)),
  forgetMapping: oc.input(z.object({ id: z.string() })).output(z.object({ forgotten: z.boolean() })),
  /** Live progress of `inspect` on the same upload; ends when it has been read. Waits if the reading has not begun. */
  watchReading: oc.input(z.object({ uploadId: z.string() })).output(eventIterator(readingProgress)),
  /** Makes the delivery visible whole, and starts its screening in the same transaction. */
  accept: oc
    .input(
      z.object({
        uploadId: z.string(),
        dataDate: civilDate,
        kind: z.enum(["full", "increment"]),
        period: z.object({ from: civilDate, to: civilDate }).optional(),
        label: z.string().max(100).optional(),
      }),
    )
    .output(z.object({ deliveryId: z.string(), runId: z.string() })),
  /** Takes a delivery back with a reason. It cannot be undone; the same files can be delivered again. */
  withdraw: oc
    .input(z.object({ id: z.string(), reason: z.string().min(1).max(500), requestId: z.uuid() }))
    .output(deliverySummary),
  list: oc.input(pageRequest).output(pageOf(deliverySummary)),
  get: oc.input(z.object({ id: z.string() })).output(deliveryDetail),
  /** Live progress of a run; ends when the run has finished or failed. */
  watch: oc.input(z.object({ runId: z.string() })).output(eventIterator(screeningProgress)),
};
/** POST multipart, field `files`, one or several; answers `{ uploadId }`. Progress is the client's own upload progress. */
export const uploadPath = "/api/deliveries/upload";
/** GET: file `file` (its position in `files`) of a delivery back as a workbook, with faulty cells marked and findings listed. */
export const checkedWorkbookPath = (deliveryId: string, file: number): string =>
  `/api/deliveries/${encodeURIComponent(deliveryId)}/files/${file}/checked.xlsx`;
/** GET: the empty standard workbook. */
export const templatePath = "/api/template.xlsx";
