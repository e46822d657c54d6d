// Problems as they are found: every one counted, the first many listed in a file, a few of each kind kept as samples.

import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import type { CellProblem, ProblemKind } from "./manifest.ts";

const samplesPerKind = 5;
const maxRawChars = 200;
const bufferChars = 64 * 1024;

export class ProblemLog {
  total = 0;
  listed = 0;
  private readonly file: number;
  private readonly maxListed: number;
  private readonly byKind = new Map<string, { count: number; samples: CellProblem[]; first: CellProblem }>();
  private pending = "";

  constructor(path: string, maxListed: number) {
    // Appending: where it was cut, it goes on.
    this.file = openSync(path, "ax");
    this.maxListed = maxListed;
  }

  add(found: CellProblem): void {
    const problem = found.raw.length > maxRawChars ? { ...found, raw: `${found.raw.slice(0, maxRawChars)}…` } : found;
    this.total += 1;
    const key = `${problem.code} ${problem.dataset} ${problem.columnId ?? ""}`;
    const kind = this.byKind.get(key);
    if (kind === undefined) this.byKind.set(key, { count: 1, samples: [problem], first: problem });
    else {
      kind.count += 1;
      if (kind.samples.length < samplesPerKind) kind.samples.push(problem);
    }
    if (this.listed >= this.maxListed) return;
    this.listed += 1;
    this.pending += `${JSON.stringify(problem)}\n`;
    if (this.pending.length >= bufferChars) this.flush();
  }

  /** Gives back what takes away every problem added from now on. */
  mark(): () => void {
    this.flush();
    const { total, listed } = this;
    const bytes = fstatSync(this.file).size;
    const byKind = [...this.byKind].map(([key, kind]): [string, typeof kind] => [
      key,
      { ...kind, samples: [...kind.samples] },
    ]);
    return () => {
      this.pending = "";
      ftruncateSync(this.file, bytes);
      this.total = total;
      this.listed = listed;
      this.byKind.clear();
      for (const [key, kind] of byKind) this.byKind.set(key, kind);
    };
  }

  /** Most frequent first. */
  kinds(): readonly ProblemKind[] {
    return [...this.byKind.values()]
      .sort((a, b) => b.count - a.count)
      .map(({ count, samples, first: { code, dataset, columnId } }) => ({ code, dataset, columnId, count, samples }));
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.pending);
    this.pending = "";
  }
}
