import { randomBytes } from "node:crypto";
import { commitment } from "@jianheng/tlog";
import type { Selectable } from "kysely";
import { inParts } from "../../database/in-parts.ts";
import type { Tx } from "../../database/pool.ts";
import type { ActTable } from "../../database/schema.ts";

/** One thing a person did to one record, about to be written. */
export interface NewAct {
  /** `finding`, or the id of a register. */
  readonly register: string;
  readonly recordId: string;
  /** 1 for the first act of the record. */
  readonly seq: number;
  readonly act: string;
  readonly fromState: string;
  readonly toState: string;
  readonly by: { readonly personId: string; readonly name: string };
  readonly forOffice: string;
  readonly at: Date;
  readonly ground: string | null;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** The content a leaf commits to; an outsider who is given it and the nonce can recompute the commitment. */
export function actContent(act: NewAct): Record<string, unknown> {
  return {
    register: act.register,
    record: act.recordId,
    seq: act.seq,
    act: act.act,
    from: act.fromState,
    to: act.toState,
    by: act.by.personId,
    byName: act.by.name,
    office: act.forOffice,
    at: act.at.toISOString(),
    ground: act.ground,
    arguments: act.arguments,
    request: act.requestId,
  };
}

/** The same of an act that is stored. */
export function storedActContent(row: Selectable<ActTable>): Record<string, unknown> {
  return actContent({
    register: row.register,
    recordId: row.record_id,
    seq: row.seq,
    act: row.act,
    fromState: row.from_state,
    toState: row.to_state,
    by: { personId: row.by_person, name: row.by_name },
    forOffice: row.for_office,
    at: row.at,
    ground: row.ground,
    arguments: row.arguments,
    requestId: row.request_id,
  });
}

/**
 * Appends contents to the proof log in the caller's transaction and gives their leaf indices, in order.
 * Holds the log's head until the transaction ends, so that indices have no gap.
 */
export async function appendLeaves(
  tx: Tx,
  contents: readonly unknown[],
): Promise<readonly { readonly leafIndex: number; readonly nonce: Buffer }[]> {
  if (contents.length === 0) return [];
  const { next_index: next } = await tx
    .updateTable("log_head")
    .set((head) => ({ next_index: head("next_index", "+", contents.length) }))
    .returning("next_index")
    .executeTakeFirstOrThrow();
  const first = next - contents.length;
  const leaves = contents.map((content, offset) => {
    const nonce = randomBytes(32);
    return { leafIndex: first + offset, nonce, commitment: Buffer.from(commitment(nonce, content)) };
  });
  for (const some of inParts(leaves))
    await tx
      .insertInto("log_leaf")
      .values(some.map((leaf) => ({ leaf_index: leaf.leafIndex, commitment: leaf.commitment })))
      .execute();
  return leaves;
}

/** Writes acts, each with its leaf. If any cannot be written, the transaction fails and none happened. */
export async function recordActs(tx: Tx, acts: readonly NewAct[]): Promise<void> {
  const leaves = await appendLeaves(tx, acts.map(actContent));
  const rows = acts.map((act, index) => ({
    register: act.register,
    record_id: act.recordId,
    seq: act.seq,
    act: act.act,
    from_state: act.fromState,
    to_state: act.toState,
    by_person: act.by.personId,
    by_name: act.by.name,
    for_office: act.forOffice,
    at: act.at,
    ground: act.ground,
    arguments: JSON.stringify(act.arguments),
    request_id: act.requestId,
    nonce: leaves[index]!.nonce,
    leaf_index: leaves[index]!.leafIndex,
  }));
  for (const some of inParts(rows)) await tx.insertInto("act").values(some).execute();
}

export async function listActs(tx: Tx, recordId: string) {
  return tx.selectFrom("act").selectAll().where("record_id", "=", recordId).orderBy("seq").execute();
}

/** Acts that an earlier submission with the same request id wrote. */
export async function findActsOfRequest(tx: Tx, requestId: string) {
  return tx.selectFrom("act").select(["record_id", "act", "by_person"]).where("request_id", "=", requestId).execute();
}
