import { z } from "zod";

/**
 * Raised when a reader of the format before would misread a backup. 1: without files of records. Each is still read.
 */
export const backupFormat = 2;

export const manifestPath = "manifest.json";
export const keysPath = "keys/proof-log.pub";
export const accountsPath = "keys/demonstration-accounts.json";
export const logFolder = "log/";
export const deliveriesFolder = "lake/deliveries/";
export const filesFolder = "files/";
export const tablePath = (table: { readonly schema: string; readonly name: string }) =>
  `tables/${table.schema}.${table.name}.copy`;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/);

/** Paths of members, as one of ours can be; none leads out of the folder it is unpacked to. */
const memberPath = z
  .string()
  .max(500)
  .regex(/^(?:tables|lake\/deliveries|files|log|keys)(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/);

export const member = z.object({ path: memberPath, bytes: count, sha256 });
export type Member = z.infer<typeof member>;

export const manifest = z.object({
  format: z.literal([1, backupFormat]),
  /** Version of the program that wrote it. */
  program: z.string(),
  /** Instant in UTC: when the snapshot of the database was taken. */
  createdAt: z.iso.datetime(),
  /** Those that had run, in order. */
  migrations: z.array(z.object({ name: z.string().regex(/^\d{4}-[a-z-]+\.sql$/), digest: sha256 })).min(1),
  /** In an order in which they can be filled. */
  tables: z.array(
    z.object({
      schema: z.enum(["jianheng", "auth"]),
      name,
      columns: z.array(z.object({ name, type: z.string() })).min(1),
      rows: count,
      /** Of the copied text. */
      sha256,
    }),
  ),
  sequences: z.array(
    z.object({ schema: z.enum(["jianheng", "auth"]), table: name, column: name, last: count, isCalled: z.boolean() }),
  ),
  /** In the order of their ids. */
  deliveries: z.array(z.object({ id: z.string().regex(/^[A-Za-z0-9_-]+$/), files: count, bytes: count })),
  /** Files of records: exactly those that the table `record_file` names, each once. */
  files: z.object({ count, bytes: count }).default({ count: 0, bytes: 0 }),
  log: z.object({
    /** Entries in the database; those beyond the checkpoint were not signed yet. */
    entries: count,
    /** Entries that the checkpoint covers; the folder `log/` holds exactly these. */
    size: count,
    /** The signed note; empty when nothing was signed yet. */
    checkpoint: z.string(),
  }),
  /** Every other member, in the order of the archive. */
  members: z.array(member),
});
export type Manifest = z.infer<typeof manifest>;

/** A backup that cannot be made or used: what, where and what to do next, for whoever runs the command. */
export class BackupProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "BackupProblem";
  }
}
