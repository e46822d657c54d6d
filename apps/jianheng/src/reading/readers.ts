import { Reader } from "./reader.ts";

/** A person who corrects a workbook sends it again soon, and need not wait for a process to start. */
const idleMs = 60_000;

/** The processes that have nothing to read and wait for a while. */
export class Readers {
  readonly #free = new Map<Reader, NodeJS.Timeout>();

  /** One that waits, or a new one. */
  take(): Reader {
    for (const [reader, timer] of this.#free) {
      clearTimeout(timer);
      this.#free.delete(reader);
      if (reader.alive) return reader;
    }
    return new Reader();
  }

  giveBack(reader: Reader): void {
    const end = () => {
      this.#free.delete(reader);
      void reader.stop();
    };
    this.#free.set(reader, setTimeout(end, idleMs).unref());
  }

  /** Ends those that wait. */
  async stop(): Promise<void> {
    await Promise.all([...this.#free.keys()].map((reader) => reader.stop()));
  }
}
