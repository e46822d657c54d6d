// Where a module's own thought meets the kernel: what happens beside an act of its register, and what its papers say
// beyond the record's own fields. Everything is in the act's transaction.
import type { FieldValues } from "@jianheng/contract";
import type { Tx } from "../../database/pool.ts";
import type { FilledDocument } from "./definition/index.ts";
import type { Writing } from "./records/write-record.ts";

/** A record as an act left it. */
export interface ActedRecord {
  readonly id: string;
  readonly seq: number;
  readonly act: string;
  readonly state: string;
  readonly values: FieldValues;
}

export type Additions = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

export interface RegisterHook {
  /** After an act on one record or many was written; answers what each act commits to besides, by record. */
  readonly afterActs?: (writing: Writing, records: readonly ActedRecord[]) => Promise<Additions>;
  /** After acts on the record were committed, for those who look on. */
  readonly changed?: (recordId: string) => void;
  /** Blocks that a paper of the register has besides those of its definition, at its end. */
  readonly paperBlocks?: (tx: Tx, document: string, recordId: string) => Promise<FilledDocument["blocks"]>;
}

/** By register. */
export type RegisterHooks = ReadonlyMap<string, RegisterHook>;
