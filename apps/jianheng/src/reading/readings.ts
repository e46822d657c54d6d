import type { Bilingual, ReadingProgress } from "@jianheng/contract";
import type { DeliveryPhase, DeliveryResult } from "@jianheng/lake";
import { ProgressWatch } from "../progress-watch.ts";
import type { ReadingResult, ReadingTask } from "./messages.ts";
import { Readers } from "./readers.ts";

/** With two cores the server and the database still find one that is free half of the time. */
const atOnceMax = 2;

const waiting = { phase: { zh: "等待读取", en: "waiting" }, sheet: null, rows: 0, done: false } as const;
const phases: Readonly<Record<DeliveryPhase, Bilingual>> = {
  keep: { zh: "保存原件", en: "keeping the files" },
  read: { zh: "读取表格", en: "reading the sheets" },
  convert: { zh: "整理核对", en: "converting and checking" },
  check: { zh: "整理核对", en: "converting and checking" },
  publish: { zh: "保存结果", en: "saving what was read" },
};

interface Cancellation {
  readonly signal: AbortSignal;
  readonly cancellable: boolean;
}

/** The readers of this server: who reads, who waits for a turn, and how far each reading is. */
export class Readings {
  readonly #watch = new ProgressWatch<ReadingProgress>((progress) => progress.done);
  readonly #stopping = new AbortController();
  readonly #readers: Readers;
  readonly #busy = new Set<Promise<unknown>>();
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(readers: Readers = new Readers()) {
    this.#readers = readers;
  }

  /**
   * `readDelivery` in another process, when its turn comes. Rejects when the server stops, or with the reason of
   * `cancel`, once nothing of the reading is left.
   */
  async read(task: ReadingTask, cancel?: AbortSignal): Promise<ReadingResult> {
    const stopping = this.#stopping.signal;
    const cancellation = {
      signal: cancel === undefined ? stopping : AbortSignal.any([stopping, cancel]),
      cancellable: cancel !== undefined,
    };
    this.#watch.publish(task.id, { ...waiting, cancellable: cancellation.cancellable });
    try {
      const result = await this.#inTurn(task, cancellation);
      this.#watch.publish(task.id, readCompletely(result));
      return result;
    } catch (error) {
      this.#watch.abandon(task.id);
      throw error;
    }
  }

  /** Progress of the reading of this id, from its beginning if it has not begun, until it has ended. */
  follow(id: string, signal: AbortSignal | undefined): AsyncGenerator<ReadingProgress> {
    return this.#watch.follow(id, { ...waiting, cancellable: false }, signal);
  }

  /** Cancels what is being read and what waits, ends the watchers and every reader. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error("the server is stopping; the upload can be read again"));
    this.#watch.close();
    await Promise.allSettled(this.#busy);
    await this.#readers.stop();
  }

  async #inTurn(task: ReadingTask, cancellation: Cancellation): Promise<ReadingResult> {
    const { signal } = cancellation;
    while (this.#running >= atOnceMax && !signal.aborted) await this.#turn(signal);
    signal.throwIfAborted();
    this.#running += 1;
    const reading = this.#readNow(task, cancellation);
    this.#busy.add(reading);
    try {
      return await reading;
    } finally {
      this.#busy.delete(reading);
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }

  /** Until a place may be free, or the signal fires: whoever leaves the queue takes nobody's turn. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(next), 1);
        resolve();
      };
      const next = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#queue.push(next);
    });
  }

  async #readNow(task: ReadingTask, { signal, cancellable }: Cancellation): Promise<ReadingResult> {
    const reader = this.#readers.take();
    try {
      return await reader.read(task, {
        signal,
        onStep: ({ phase, sheet, rows }) =>
          this.#watch.publish(task.id, { phase: phases[phase], sheet, rows, done: false, cancellable }),
      });
    } finally {
      if (reader.alive) this.#readers.giveBack(reader);
    }
  }
}

/** The last state of a reading that has ended, also one that ended long ago. */
export function readCompletely(result: DeliveryResult): ReadingProgress {
  const sources = result.outcome === "refused" ? [] : result.manifest.sources;
  const rows = sources.reduce((sum, source) => sum + source.rows, 0);
  return { phase: { zh: "读取完成", en: "read" }, sheet: null, rows, done: true, cancellable: false };
}
