import { oc } from "@orpc/contract";
import { z } from "zod";
import { deadline } from "../hit.ts";
import { bilingual, civilDate, pageOf, pageRequest } from "../values.ts";
import { findingRow } from "./findings.ts";
import { limitClock } from "./limits.ts";

export const caseRow = z.object({
  legalCaseNo: z.string(),
  caseName: z.string(),
  caseType: z.string(),
  office: z.string(),
  department: z.string(),
  handler: z.string(),
  acceptedDate: civilDate.nullable(),
  decidedDate: civilDate.nullable(),
  closedDate: civilDate.nullable(),
  suspects: z.number().int(),
  openFindings: z.number().int(),
  /** The nearest running limit of the case, by any suspect. */
  nextDue: civilDate.nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

/** A stretch of time on a lane. `to` is the last day, inclusive; null while it runs. */
const stretch = z.object({
  kind: z.string(),
  label: bilingual,
  from: civilDate,
  to: civilDate.nullable(),
  /** Sheet and row the dates came from. */
  source: z.string(),
});

export const caseLane = z.object({
  suspectNo: z.string().nullable(),
  name: z.string(),
  /** Words under the name: charge, custody state. */
  note: z.string(),
  stages: z.array(stretch),
  measures: z.array(stretch),
  limits: z.array(
    deadline.extend({
      /** Day the duty was done; null while open. */
      doneDate: civilDate.nullable(),
      state: z.enum(["done", "doneLate", "ahead", "near", "toVerify", "passed", "undetermined"]),
      missing: z.array(z.string()),
      /** The facts it was counted from, for the calculator. */
      clock: limitClock.optional(),
    }),
  ),
  marks: z.array(z.object({ date: civilDate, label: bilingual, source: z.string() })),
});
export type CaseLane = z.infer<typeof caseLane>;

export const caseDetail = caseRow.extend({
  dataDate: civilDate,
  today: civilDate,
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  lanes: z.array(caseLane),
  related: z.array(z.object({ relation: bilingual, legalCaseNo: z.string(), caseType: z.string().nullable() })),
  /** The sheets' rows of this case, as delivered. */
  sheets: z.array(
    z.object({
      dataset: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.object({ row: z.number().int(), values: z.array(z.string().nullable()) })),
    }),
  ),
  restDays: z.array(z.object({ date: civilDate, name: z.string() })),
  findings: z.array(findingRow),
});
export type CaseDetail = z.infer<typeof caseDetail>;

export const cases = {
  list: oc
    .input(
      pageRequest.extend({
        text: z.string().max(100).optional(),
        caseType: z.string().optional(),
        officeCode: z.string().optional(),
        open: z.boolean().optional(),
        sort: z.enum(["acceptedDate", "nextDue", "legalCaseNo"]).default("acceptedDate"),
      }),
    )
    .output(pageOf(caseRow)),
  get: oc.input(z.object({ legalCaseNo: z.string() })).output(caseDetail),
};
