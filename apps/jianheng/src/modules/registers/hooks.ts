// Where a module's own thought meets the kernel: what happens beside an act of its register, and what its papers say
// beyond the record's own fields. Everything is in the act's transaction.
import type { FieldValues } from "@jianheng/contract";
import type { Tx } from "../../database/pool.ts";
import type { Refusal } from "../../http/refusal.ts";
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
  /** Why an act may not be done although the definition allows it; `values` are those after it. Not asked of a beginning. */
  readonly refuses?: (tx: Tx, about: { readonly act: string; readonly values: FieldValues }) => Promise<Refusal | null>;
  /** After an act on one record or many was written; answers what each act commits to besides, by record. */
  readonly afterActs?: (writing: Writing, records: readonly ActedRecord[]) => Promise<Additions>;
  /** After a beginning or acts of the record were committed; the answer to the request waits for it. */
  readonly changed?: (recordId: string) => void | Promise<void>;
  /** Blocks that a paper of the register has besides those of its definition, at its end. */
  readonly paperBlocks?: (tx: Tx, document: string, recordId: string) => Promise<FilledDocument["blocks"]>;
}

/** By register. */
export type RegisterHooks = ReadonlyMap<string, RegisterHook>;
