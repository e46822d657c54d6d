// How far the workbooks are that people wait for. Kept in memory while they are worked on: it is nobody's record.
import { setImmediate } from "node:timers/promises";
import type { ImportProgress } from "@jianheng/contract";

/** Tells how far the work is, lets others have their turn, and ends the work when nobody waits for it any more. */
export type Turn = (stage: ImportProgress["stage"], done: number, total: number) => Promise<void>;

/** Whoever waited has gone: what was begun is taken back. */
export class Abandoned extends Error {}

export class Waiting {
  readonly #progress = new Map<string, ImportProgress>();

  /** Null when nothing is worked on under this name. */
  progress(name: string): ImportProgress | null {
    return this.#progress.get(name) ?? null;
  }

  /** Works while `name` can be asked how far it is. */
  async during<Result>(name: string, isGone: () => boolean, work: (turn: Turn) => Promise<Result>): Promise<Result> {
    const turn: Turn = async (stage, done, total) => {
      this.#progress.set(name, { stage, done, total });
      await setImmediate();
      if (isGone()) throw new Abandoned("nobody waits for the workbook any more");
    };
    try {
      await turn("waiting", 0, 0);
      return await work(turn);
    } finally {
      this.#progress.delete(name);
    }
  }
}
