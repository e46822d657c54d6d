import type { App } from "../../../app.ts";
import { asReader, type Tx } from "../../../database/pool.ts";
import { isRefusal, type Refusal } from "../../../http/refusal.ts";
import type { SignedIn } from "../../identity/index.ts";

/** One transaction that may be refused; what it appended to the log is signed afterwards. */
export async function changeRecords<Result>(
  app: App,
  signedIn: SignedIn,
  work: (tx: Tx) => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  try {
    const result = await asReader(app.db, signedIn.reader, async (tx) => {
      const done = await work(tx);
      // A refusal may come after something was written: nothing of it stays.
      if (isRefusal(done)) throw new Refused(done);
      return done;
    });
    app.proofLog.signSoon((error) => app.log(`signing the proof log failed: ${String(error)}`));
    return result;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refused.code);
    this.refusal = refusal;
  }
}
