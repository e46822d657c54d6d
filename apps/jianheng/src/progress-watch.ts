/** What changed for a follower. */
type News = "newer" | "over";

/** Live progress of works by their key, for those who watch; nothing of it is stored. */
export class ProgressWatch<Progress> {
  readonly #isLast: (progress: Progress) => boolean;
  readonly #latest = new Map<string, Progress>();
  readonly #waiting = new Map<string, Set<(news: News) => void>>();
  #closed = false;

  constructor(isLast: (progress: Progress) => boolean) {
    this.#isLast = isLast;
  }

  publish(key: string, progress: Progress): void {
    this.#latest.set(key, progress);
    this.#wake(key, "newer");
    if (!this.#isLast(progress)) return;
    // Kept a little for those who looked up the stored state just before.
    const forget = () => this.#latest.get(key) === progress && this.#latest.delete(key);
    setTimeout(forget, keepLastMs).unref();
  }

  /** The work ended without a last state: its followers end, and whoever comes later waits for the next attempt. */
  abandon(key: string): void {
    this.#latest.delete(key);
    this.#wake(key, "over");
  }

  /** What is stored, then each newer state, until the last one or until the watcher leaves. Slow watchers skip states. */
  async *follow(key: string, stored: Progress, signal: AbortSignal | undefined): AsyncGenerator<Progress> {
    let shown = this.#latest.get(key) ?? stored;
    yield shown;
    while (!this.#isLast(shown)) {
      const latest = this.#latest.get(key);
      if (latest !== undefined && latest !== shown) yield (shown = latest);
      else if ((await this.#news(key, signal)) === "over") return;
    }
  }

  /** Ends every follower, so that a server that stops need not wait for those who watch. */
  close(): void {
    this.#closed = true;
    for (const key of this.#waiting.keys()) this.#wake(key, "over");
  }

  #news(key: string, signal: AbortSignal | undefined): Promise<News> {
    if (this.#closed || signal?.aborted === true) return Promise.resolve("over");
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(key) ?? new Set();
      this.#waiting.set(key, waiting);
      const leave = () => wake("over");
      const wake = (news: News) => {
        waiting.delete(wake);
        if (waiting.size === 0 && this.#waiting.get(key) === waiting) this.#waiting.delete(key);
        signal?.removeEventListener("abort", leave);
        resolve(news);
      };
      waiting.add(wake);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  #wake(key: string, news: News): void {
    for (const wake of this.#waiting.get(key) ?? []) wake(news);
  }
}

const keepLastMs = 60_000;
