import { openSnapshot } from "@jianheng/lake";
import { sql } from "kysely";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { asSystem } from "../../database/pool.ts";
import { listOffices, withOfficesBelow } from "../identity/index.ts";
import type { OfficeLaw } from "../law-settings/index.ts";
import { readCases, textOf } from "./case-rows.ts";
import { runningLimits } from "./running-limits.ts";
import { listOpenCases, replaceLimits, type CaseToWrite, type OpenCase } from "./store.ts";

/** Starts the worker that counts the due days of open cases anew after the law of an office was set. */
export async function startRecomputing(app: App): Promise<void> {
  await app.jobs.work("limits.recompute", ({ officeCode }, signal) => recomputeLimits(app, officeCode, signal));
}

/**
 * Counts the limits of the open cases of an office and those below it (of all for null) from the rows of the delivery
 * that last described each, as that delivery's screening did. Reads each such delivery once. Safe to run twice.
 */
async function recomputeLimits(app: App, officeCode: string | null, signal: AbortSignal): Promise<void> {
  const { cases, laws } = await asSystem(app.db, async (tx) => {
    const offices = officeCode === null ? null : withOfficesBelow([officeCode], await listOffices(tx));
    const open = await listOpenCases(tx, offices);
    const byOffice = new Map<string, OfficeLaw>();
    for (const code of new Set(open.map((one) => one.officeCode))) byOffice.set(code, await app.lawBook.of(tx, code));
    return { cases: open, laws: byOffice };
  });
  const byDelivery = new Map<string, Map<string, OpenCase>>();
  for (const one of cases) {
    const known = byDelivery.get(one.deliveryId) ?? new Map<string, OpenCase>();
    byDelivery.set(one.deliveryId, known.set(one.caseNo, one));
  }
  for (const [deliveryId, wanted] of byDelivery) {
    signal.throwIfAborted();
    const counted = await countDelivery(app, deliveryId, wanted, laws, signal);
    await asSystem(app.db, async (tx) => {
      // The lock of a finishing run: a case that a newer delivery describes meanwhile keeps what that run counted.
      await sql`SELECT pg_advisory_xact_lock(74200002)`.execute(tx);
      await replaceLimits(tx, deliveryId, counted);
    });
  }
}

async function countDelivery(
  app: App,
  deliveryId: string,
  wanted: ReadonlyMap<string, OpenCase>,
  laws: ReadonlyMap<string, OfficeLaw>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, CaseToWrite["limits"]>> {
  const counted = new Map<string, CaseToWrite["limits"]>();
  const snapshot = await openSnapshot(`${folders(app.config).lake}/deliveries/${deliveryId}`);
  try {
    for await (const rows of readCases(snapshot)) {
      signal.throwIfAborted();
      const caseNo = textOf(rows.cases?.[0], "legalCaseNo") ?? "";
      const legalCase = wanted.get(caseNo);
      const law = legalCase === undefined ? undefined : laws.get(legalCase.officeCode);
      // The same number twice: the first row stands for the case, as in the screening.
      if (legalCase === undefined || law === undefined || counted.has(caseNo)) continue;
      counted.set(caseNo, runningLimits(rows, { dataDate: legalCase.dataDate, today: legalCase.dataDate, law }));
    }
  } finally {
    snapshot.close();
  }
  return counted;
}
