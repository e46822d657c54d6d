import { z } from "zod";
import { bilingual, cell, citation, civilDate } from "./values.ts";

/** L1 oral reminder, L2 written notice, L3 notice and report to the chief (GZ 665); card rules: error, warn, info. */
export const level = z.enum(["L1", "L2", "L3", "error", "warn", "info"]);
export type Level = z.infer<typeof level>;

/** Whose duty it was. Only `own` can be a finding of this office; the others are supervision clues (GZ 613). */
export const dutyHolder = z.enum(["own", "police", "court", "detentionCentre", "other"]);

/** `undetermined`: a fact the rule needs is missing or unreadable. Never the same as `clear`. */
export const outcome = z.enum(["hit", "undetermined"]);

export const namedValue = z.object({
  name: z.string(),
  /** As shown to people: dates `2026-03-20`, money with two decimals, lists joined by 、, empty as null. */
  value: z.string().nullable(),
  cell: cell.optional(),
});

export const subject = z.object({
  kind: z.string(),
  key: z.string(),
  label: z.string(),
});

/** One step of a computed period, in order. */
export const deadlineStep = z.object({
  code: z.string(),
  /** The day (or time) this step arrives at. */
  date: z.string().optional(),
  text: bilingual,
  basis: citation.optional(),
});

/** A computed period. `warningDate` ≤ `legalExpiry` ≤ `dueDate`; only a day after `dueDate` is late. */
export const deadline = z.object({
  limit: z.string(),
  label: bilingual,
  /** Day (or time) of the event that starts the clock; itself not counted. */
  trigger: z.string(),
  warningDate: civilDate,
  legalExpiry: civilDate,
  dueDate: civilDate,
  inCustody: z.boolean(),
  steps: z.array(deadlineStep),
  /** What a person must look at before relying on it, as a length not checked against its source. */
  notices: z.array(bilingual).optional(),
});
export type Deadline = z.infer<typeof deadline>;

export const witness = z.object({
  dataset: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  values: z.array(namedValue),
});

/** One line of how a rule came to its answer, in reading order. */
export const reasonLine = z.object({
  /** How far it is set in under the line that it explains; 0 is the outermost. */
  depth: z.number().int().min(0),
  text: bilingual,
});
export type ReasonLine = z.infer<typeof reasonLine>;

/** What one rule revision says of one subject in one delivery. */
export const hit = z.object({
  rule: z.string(),
  revision: z.string(),
  level,
  duty: dutyHolder,
  outcome,
  legalCaseNo: z.string(),
  subject,
  values: z.array(namedValue),
  /** The cells to look at, the first one first; absent in hits from before it was kept. */
  cells: z.array(cell).optional(),
  witnesses: z.array(witness),
  /** Names of the facts that are missing or unreadable, when `outcome` is `undetermined`. */
  missing: z.array(z.string()),
  /** Which conditions decided, with their values and rows of tables; absent in hits from before it was kept. */
  reasons: z.array(reasonLine).optional(),
  deadline: deadline.optional(),
  basis: z.array(citation),
  message: bilingual,
});
export type Hit = z.infer<typeof hit>;
