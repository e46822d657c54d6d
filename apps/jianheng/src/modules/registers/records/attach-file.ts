import { attachAct, type RecordDetail } from "@jianheng/contract";
import type { Selectable } from "kysely";
import type { App } from "../../../app.ts";
import type { Tx } from "../../../database/pool.ts";
import type { RecordFileTable } from "../../../database/schema.ts";
import { isRefusal, refuse, type Refusal } from "../../../http/refusal.ts";
import type { SignedIn } from "../../identity/index.ts";
import { actByHand, judgeByHand } from "./actions.ts";
import { readPlaces, standingOf } from "./standing.ts";
import { recordIdOf } from "./store.ts";

type RecordFile = RecordDetail["files"][number];

/** Bytes that lie in the file store, and what they are called. */
export interface KeptFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Why the person may not attach to the record; asked before a byte is taken. */
export async function refusalToAttach(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  recordId: string,
): Promise<Refusal | undefined> {
  const rows = await tx.selectFrom("record").selectAll().where("id", "=", recordId).execute();
  const [record] = await standingOf(tx, app.registers, await readPlaces(tx, rows), rows);
  if (record === undefined) return refuse("record.not_found");
  return judgeByHand(record, signedIn, attachAct) ?? undefined;
}

/** Attaches bytes to the record by an act that names their digest. The same request again answers what it attached. */
export async function attachFile(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: { readonly requestId: string; readonly recordId: string; readonly file: KeptFile },
): Promise<RecordFile | Refusal> {
  const { requestId, recordId, file } = request;
  const { name, sha256, bytes } = file;
  const id = recordIdOf(requestId, signedIn.personId, `file of ${recordId}`);
  const add = async (seq: number) => {
    const kept = { name, bytes, sha256, media_type: file.mediaType };
    const by = { by_name: signedIn.personName, at: app.clock.now() };
    await tx
      .insertInto("record_file")
      .values({ id, record_id: recordId, ...kept, made: false, seq, ...by })
      .execute();
  };
  const about = { file: { name, sha256, bytes } };
  const done = await actByHand(app, tx, signedIn, { requestId, id: recordId }, attachAct, about, add);
  if (isRefusal(done)) return done;
  return presentFile(await tx.selectFrom("record_file").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
}

export function presentFile(file: Selectable<RecordFileTable>): RecordFile {
  return {
    id: file.id,
    name: file.name,
    size: file.bytes,
    sha256: file.sha256,
    by: file.by_name,
    at: file.at.toISOString(),
    made: file.made,
  };
}
