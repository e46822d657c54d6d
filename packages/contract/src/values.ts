import { z } from "zod";

/** Calendar day in Beijing, `2026-03-20`. */
export const civilDate = z.iso.date();
/** Instant in UTC, `2026-03-20T01:02:03.004Z`. */
export const instant = z.iso.datetime();
/** A sentence or label in both languages of the interface. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

export const recordId = z.uuid();

/** One page of a list. `total` counts every row that the filters leave and the reader may see. */
export const pageRequest = z.object({
  /** Number of rows to skip. */
  offset: z.number().int().min(0).default(0),
  /** Rows wanted; 200 is what a page can show without virtual scrolling. */
  limit: z.number().int().min(1).max(200).default(50),
});
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.number().int() });
}

/** Where a value stands in the delivered file. */
export const cell = z.object({
  file: z.string(),
  sheet: z.string(),
  /** 1-based, as the spreadsheet shows it. */
  row: z.number().int(),
  /** Column letter, `AB`. */
  column: z.string(),
  header: z.string(),
});
export type Cell = z.infer<typeof cell>;

/** An article that a rule, a limit or a step rests on. */
export const citation = z.object({
  /** Short name of the instrument, `刑事诉讼法`. */
  instrument: z.string(),
  /** Article number in Arabic digits, `91`; several are separated by `、`. */
  article: z.string(),
  paragraph: z.number().int().optional(),
});
export type Citation = z.infer<typeof citation>;
