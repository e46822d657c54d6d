import type { Bilingual, ReadingProgress } from "@jianheng/contract";
import type { DeliveryPhase, DeliveryResult } from "@jianheng/lake";
import { ProgressWatch } from "../progress-watch.ts";
import type { ReadingResult, ReadingTask } from "./messages.ts";
import { Reader } from "./reader.ts";

/** With two cores the server and the database still find one that is free half of the time. */
const atOnceMax = 2;
/** A person who corrects a workbook sends it again soon, and need not wait for a process to start. */
const idleMs = 60_000;

const waiting: ReadingProgress = { phase: { zh: "等待读取", en: "waiting" }, sheet: null, rows: 0, done: false };
const phases: Readonly<Record<DeliveryPhase, Bilingual>> = {
  keep: { zh: "保存原件", en: "keeping the files" },
  read: { zh: "读取表格", en: "reading the sheets" },
  convert: { zh: "整理核对", en: "converting and checking" },
  check: { zh: "整理核对", en: "converting and checking" },
  publish: { zh: "保存结果", en: "saving what was read" },
};

/** The readers of this server: who reads, who waits for a turn, and how far each reading is. */
export class Readings {
  readonly #watch = new ProgressWatch<ReadingProgress>((progress) => progress.done);
  readonly #stopping = new AbortController();
  readonly #free = new Map<Reader, NodeJS.Timeout>();
  readonly #busy = new Set<Promise<unknown>>();
  readonly #queue: (() => void)[] = [];
  #running = 0;

  /** `readDelivery` in another process, when its turn comes. Rejects when the server stops. */
  async read(task: ReadingTask): Promise<ReadingResult> {
    this.#watch.publish(task.id, waiting);
    try {
      const result = await this.#inTurn(task);
      this.#watch.publish(task.id, readCompletely(result));
      return result;
    } catch (error) {
      this.#watch.abandon(task.id);
      throw error;
    }
  }

  /** Progress of the reading of this id, from its beginning if it has not begun, until it has ended. */
  follow(id: string, signal: AbortSignal | undefined): AsyncGenerator<ReadingProgress> {
    return this.#watch.follow(id, waiting, signal);
  }

  /** Cancels what is being read and what waits, ends the watchers and every reader. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error("the server is stopping; the upload can be read again"));
    this.#watch.close();
    for (const next of this.#queue.splice(0)) next();
    await Promise.allSettled(this.#busy);
    await Promise.all([...this.#free.keys()].map((reader) => reader.stop()));
  }

  async #inTurn(task: ReadingTask): Promise<ReadingResult> {
    while (this.#running >= atOnceMax && !this.#stopping.signal.aborted)
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#stopping.signal.throwIfAborted();
    this.#running += 1;
    const reading = this.#readNow(task);
    this.#busy.add(reading);
    try {
      return await reading;
    } finally {
      this.#busy.delete(reading);
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }

  async #readNow(task: ReadingTask): Promise<ReadingResult> {
    const reader = this.#takeReader();
    try {
      return await reader.read(task, {
        signal: this.#stopping.signal,
        onStep: ({ phase, sheet, rows }) =>
          this.#watch.publish(task.id, { phase: phases[phase], sheet, rows, done: false }),
      });
    } finally {
      if (reader.alive) this.#giveBack(reader);
    }
  }

  #takeReader(): Reader {
    for (const [reader, timer] of this.#free) {
      clearTimeout(timer);
      this.#free.delete(reader);
      if (reader.alive) return reader;
    }
    return new Reader();
  }

  #giveBack(reader: Reader): void {
    const end = () => {
      this.#free.delete(reader);
      void reader.stop();
    };
    this.#free.set(reader, setTimeout(end, idleMs).unref());
  }
}

/** The last state of a reading that has ended, also one that ended long ago. */
export function readCompletely(result: DeliveryResult): ReadingProgress {
  const sources = result.outcome === "refused" ? [] : result.manifest.sources;
  const rows = sources.reduce((sum, source) => sum + source.rows, 0);
  return { phase: { zh: "读取完成", en: "read" }, sheet: null, rows, done: true };
}
