// A person's answer about one table, remembered for the next delivery of the same shape. The same shape is the file
// format of `jianheng check --mapping`.
import { z } from "zod";

/** Order of the parts of a written day where it can be read in two ways; years first are never in doubt. */
export const dateOrder = z.enum(["dmy", "mdy"]);

export const tableMapping = z.object({
  /** Sheet name, or file name without folder and ending for a text file, as the person saw it. */
  title: z.string().max(200),
  /** Headers as written when the answer was given: by them the same table is known again under another name. */
  headers: z.array(z.string().max(500)).max(2000),
  /** Dataset id; null leaves the table out. */
  dataset: z.string().nullable(),
  /** 1-based, as Excel shows it: the last header row. Absent: found out. */
  headerRow: z.number().int().min(1).max(1_048_576).optional(),
  /** How many rows the header takes, `headerRow` the last of them. Absent: found out. */
  headerRows: z.number().int().min(1).max(3).optional(),
  /** Header as written (of several rows: joined by `/`) → column id; null keeps it as an unknown column. */
  columns: z.record(z.string(), z.string().nullable()).optional(),
  /** Column id → text as written → text to read instead, such as a code of ours. */
  values: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /** Column id → how its ambiguous days are meant. */
  dateOrders: z.record(z.string(), dateOrder).optional(),
  /** Column id → text for every row, for what the table says only by what it is. */
  constants: z.record(z.string(), z.string()).optional(),
});
export type TableMapping = z.infer<typeof tableMapping>;

/** Answers for one delivery. */
export const deliveryMapping = z.object({
  tables: z.array(tableMapping).max(500),
  /** File name → encoding, where it could not be told. */
  encodings: z.record(z.string(), z.string()),
});
export type DeliveryMapping = z.infer<typeof deliveryMapping>;
