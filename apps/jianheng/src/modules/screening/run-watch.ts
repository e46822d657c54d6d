import type { ScreeningProgress } from "@jianheng/contract";
import { ProgressWatch } from "../../progress-watch.ts";

/** Live progress of runs, for those who watch; the runs' rows keep the last of it. */
export class RunWatch {
  readonly #watch = new ProgressWatch<ScreeningProgress>(({ state }) => state === "finished" || state === "failed");

  publish(progress: ScreeningProgress): void {
    this.#watch.publish(progress.runId, progress);
  }

  /** What is stored, then each newer state, until the run has ended or the watcher leaves. */
  follow(runId: string, stored: ScreeningProgress, signal: AbortSignal | undefined): AsyncGenerator<ScreeningProgress> {
    return this.#watch.follow(runId, stored, signal);
  }

  /** Ends every watcher. */
  close(): void {
    this.#watch.close();
  }
}
