import { findDataset } from "@jianheng/contract";
import { type DeliveryProgress, readDelivery } from "@jianheng/lake";
import { previewUnclear } from "./preview-unclear.ts";
import type { ReaderMessage, ReadingError, ReadingStep, ReadingTask } from "./messages.ts";

// The reader's side: one task at a time, until the server closes the channel. The system closes it too when the server
// is killed, so a reader never outlives its server; what it was building is then dropped.

/** Watchers need no more than a few steps a second. */
const stepEveryMs = 100;
/** Longer than any step between two looks at the channel, except a conversion of millions of rows. */
const patienceMs = 2000;

let orphaned = false;
process.on("disconnect", () => {
  orphaned = true;
  // Between tasks nothing is left to do, and the process ends by itself before this.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), patienceMs).unref();
  if (!busy) process.exit(0);
});

let busy = false;
process.on("message", async (task: ReadingTask) => {
  busy = true;
  const message = await work(task);
  busy = false;
  if (orphaned) process.exit(0);
  send(message);
});

async function work(task: ReadingTask): Promise<ReaderMessage> {
  try {
    const { files, lakeDir, id, mapping } = task;
    const options = { lakeDir, id, onProgress: stepsTo(tell), ...(mapping === undefined ? {} : { mapping }) };
    const result = await readDelivery(files, options);
    return { kind: "read", result: { ...result, encodings: await previewUnclear(task, result) } };
  } catch (error) {
    return { kind: "failed", error: describe(error) };
  }
}

function tell(step: ReadingStep): void {
  // What this throws ends the reading and drops what it has built.
  if (orphaned) throw new Error("the server is gone");
  send({ kind: "step", step });
}

/** Counts rows over all sheets and leaves out steps that follow too soon. */
function stepsTo(take: (step: ReadingStep) => void): (progress: DeliveryProgress) => void {
  let table = "";
  let rowsBefore = 0;
  let rowsHere = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let toldOf = "";
  return ({ phase, file, sheet, dataset, rows }) => {
    if (rows !== undefined && table !== `${file}/${sheet}`) {
      table = `${file}/${sheet}`;
      rowsBefore += rowsHere;
      rowsHere = 0;
    }
    rowsHere = rows ?? rowsHere;
    const place = sheet ?? file ?? (dataset === undefined ? null : (findDataset(dataset)?.label ?? dataset));
    const now = performance.now();
    if (!orphaned && toldOf === `${phase} ${place}` && now - toldAt < stepEveryMs) return;
    toldAt = now;
    toldOf = `${phase} ${place}`;
    take({ phase, sheet: phase === "keep" ? null : place, rows: rowsBefore + rowsHere });
  };
}

function send(message: ReaderMessage): void {
  process.send?.(message, undefined, {}, (error) => {
    if (error !== null) orphaned = true;
  });
}

function describe(error: unknown): ReadingError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: undefined, code: undefined };
  const { name, message, stack } = error;
  return { name, message, stack, code: (error as NodeJS.ErrnoException).code };
}
