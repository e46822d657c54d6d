import { sendCopyAct } from "@jianheng/contract";
import type { App } from "../../../app.ts";
import type { Tx } from "../../../database/pool.ts";
import { refuse, type Refusal } from "../../../http/refusal.ts";
import type { SignedIn } from "../../identity/index.ts";
import { actByHand } from "./actions.ts";

export interface CopyRequest {
  readonly requestId: string;
  readonly id: string;
  readonly to: readonly { readonly kind: "office" | "department" | "person"; readonly id: string }[];
  readonly document?: string | undefined;
}

/** Sends copies, each with its receipts; one act names them all. */
export async function sendCopies(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: CopyRequest,
): Promise<{ readonly id: string } | Refusal> {
  const to = await receiversOf(tx, request.to);
  if (to === null) return refuse("handover.assignee_unknown", { assignee: request.to.map(({ id }) => id).join("、") });
  const about = {
    to: to.map(({ name }) => name),
    ...(request.document === undefined ? {} : { document: request.document }),
  };
  return actByHand(app, tx, signedIn, request, sendCopyAct, about, (seq) =>
    insertCopies(tx, to, { recordId: request.id, seq, document: request.document ?? null, sentAt: app.clock.now() }),
  );
}

/** Somebody a copy goes to: `office:CODE`, `department:ID` or `person:ID`, and the name. */
export interface CopyReceiver {
  readonly token: string;
  readonly name: string;
}

/** Copies as part of the act with this number; nobody has seen them yet. */
export async function insertCopies(
  tx: Tx,
  to: readonly CopyReceiver[],
  about: { readonly recordId: string; readonly seq: number; readonly document: string | null; readonly sentAt: Date },
): Promise<void> {
  if (to.length === 0) return;
  await tx
    .insertInto("record_copy")
    .values(
      to.map(({ token, name }) => ({
        record_id: about.recordId,
        to_token: token,
        to_name: name,
        document: about.document,
        seq: about.seq,
        sent_at: about.sentAt,
        delivered_at: null,
        read_at: null,
        read_by: null,
      })),
    )
    .execute();
}

/** Each receiver once, with its name; null when one of them does not exist. */
async function receiversOf(tx: Tx, wanted: CopyRequest["to"]): Promise<readonly CopyReceiver[] | null> {
  const receivers = new Map<string, CopyReceiver>();
  for (const { kind, id } of wanted) {
    const row =
      kind === "office"
        ? await tx.selectFrom("office").select("name").where("code", "=", id).executeTakeFirst()
        : await tx.selectFrom(kind).select("name").where("id", "=", id).executeTakeFirst();
    if (row === undefined) return null;
    receivers.set(`${kind}:${id}`, { token: `${kind}:${id}`, name: row.name });
  }
  return [...receivers.values()];
}
