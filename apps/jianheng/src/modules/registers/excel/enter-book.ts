// A tried workbook entered: judged again, then all of its rows or none, each a record begun by an act of its own.
import type { Bilingual, ImportReport } from "@jianheng/contract";
import type { App } from "../../../app.ts";
import type { Tx } from "../../../database/pool.ts";
import { isRefusal, type Refusal } from "../../../http/refusal.ts";
import type { SignedIn } from "../../identity/index.ts";
import { findActsOfRequest } from "../../ledger/index.ts";
import { findBeginning, reusedRequestId, writeMany } from "../records/actions.ts";
import { lockRequest, recordIdOf } from "../records/store.ts";
import { allPrepared, judgeBook } from "./judge-book.ts";
import { invalid } from "./read-book.ts";
import { findEntered, keepEntered, keepJudgement, workbookOf, type Try } from "./tries.ts";
import type { Turn } from "./waiting.ts";

export interface Entered {
  readonly done: number;
  /** Numbers of the first record and the last. */
  readonly from: string;
  readonly to: string;
  readonly sentence: Bilingual;
}

/** The workbook was good when it was tried, and is not any more. */
export interface FaultyNow extends Refusal {
  readonly report: ImportReport;
}

/** Enters the workbook. The same request again answers what it entered; another one does not enter it twice. */
export async function enterBook(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  { one, requestId }: { readonly one: Try; readonly requestId: string },
  turn: Turn,
): Promise<Entered | Refusal | FaultyNow> {
  await lockRequest(tx, one.id);
  await lockRequest(tx, requestId);
  const idOf = (index: number) => recordIdOf(requestId, signedIn.personId, `${one.owner.digest} ${index}`);
  const before = await findActsOfRequest(tx, requestId);
  if (before.length > 0) {
    const mine = new Set(before.map((_, index) => idOf(index)));
    return before.every(({ record_id }) => mine.has(record_id)) ? entered(tx, [...mine]) : reusedRequestId();
  }
  const earlier = await findEntered(one);
  if (earlier !== undefined && (await findActsOfRequest(tx, earlier)).length > 0)
    return invalid("这份工作簿已经导入", "this workbook was entered already");
  const beginning = await findBeginning(app, tx, signedIn, one.owner.register);
  if (isRefusal(beginning)) return beginning;
  const judged = await judgeBook(tx, signedIn, beginning, workbookOf(one), turn);
  if (isRefusal(judged)) return judged;
  const prepared = allPrepared(judged);
  if (prepared === null) {
    const report = await keepJudgement(one, judged);
    const count = judged.faults.length;
    return {
      ...invalid(`有 ${count} 处要改，没有登记任何一条`, `${count} entries need mending; nothing was entered`),
      report,
    };
  }
  const ids = prepared.map((_, index) => idOf(index));
  const writing = (done: number) => turn("writing", done, ids.length);
  await writing(0);
  await writeMany(app, tx, signedIn, beginning, { requestId, ids, prepared }, writing);
  // The last moment at which it can be given up.
  await writing(ids.length);
  await keepEntered(one, requestId);
  return entered(tx, ids);
}

async function entered(tx: Tx, ids: readonly string[]): Promise<Entered> {
  const numberOf = async (id: string) =>
    (await tx.selectFrom("record").select("number").where("id", "=", id).executeTakeFirst())?.number ?? "";
  const [from, to] = [await numberOf(ids[0]!), await numberOf(ids.at(-1)!)];
  const range = from === to ? from : `${from} 至 ${to}`;
  return {
    done: ids.length,
    from,
    to,
    sentence: { zh: `已登记 ${ids.length} 条：${range}`, en: `${ids.length} registered: ${from} – ${to}` },
  };
}
