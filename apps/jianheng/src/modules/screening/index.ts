import type { App } from "../../app.ts";
import { asSystem } from "../../database/pool.ts";
import { runScreening } from "./run.ts";

export { hitRoot, runContent, withdrawalContent } from "./leaf.ts";
export { noteOf } from "./judge.ts";
export { RunWatch } from "./run-watch.ts";
export { withdrawDelivery } from "./withdraw.ts";

/** Starts the worker, and puts runs that an earlier process left unfinished into the queue again. */
export async function startScreening(app: App): Promise<void> {
  await asSystem(app.db, async (tx) => {
    const unfinished = await tx
      .selectFrom("screening_run")
      .select("id")
      .where("state", "in", ["queued", "running"])
      .orderBy("queued_at")
      .execute();
    // A second job for a run does nothing: whichever comes later finds it finished.
    for (const { id } of unfinished) await app.jobs.enqueue(tx, "screening.run", { runId: id });
  });
  await app.jobs.work("screening.run", ({ runId }, signal) => runScreening(app, runId, signal));
}
