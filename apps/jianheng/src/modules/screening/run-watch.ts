import type { ScreeningProgress } from "@jianheng/contract";

const ended = (progress: ScreeningProgress) => progress.state === "finished" || progress.state === "failed";

/** Live progress of runs, for those who watch; the runs' rows keep the last of it. */
export class RunWatch {
  readonly #latest = new Map<string, ScreeningProgress>();
  readonly #waiting = new Map<string, Set<() => void>>();

  publish(progress: ScreeningProgress): void {
    this.#latest.set(progress.runId, progress);
    const waiting = this.#waiting.get(progress.runId);
    this.#waiting.delete(progress.runId);
    for (const wake of waiting ?? []) wake();
    if (ended(progress)) setTimeout(() => this.#latest.delete(progress.runId), 60_000).unref();
  }

  /** What is stored, then each newer state, until the run has ended or the watcher leaves. Slow watchers skip states. */
  async *follow(
    runId: string,
    stored: ScreeningProgress,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ScreeningProgress> {
    let shown = this.#latest.get(runId) ?? stored;
    yield shown;
    while (!ended(shown)) {
      if (signal?.aborted === true) return;
      const latest = this.#latest.get(runId);
      if (latest !== undefined && latest !== shown) {
        shown = latest;
        yield shown;
      } else await this.#change(runId, signal);
    }
  }

  #change(runId: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(runId) ?? new Set();
      this.#waiting.set(runId, waiting);
      waiting.add(resolve);
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
  }
}
