/** What one check found. */
export interface CheckResult {
  /** Stable name of the check, `database.migrations`. */
  readonly check: string;
  /** warn: works, and somebody should look. bad: something is lost, open, or does not work. */
  readonly state: "ok" | "warn" | "bad";
  /** What is so, in Chinese. */
  readonly says: string;
  /** What to do; absent when nothing is to be done. */
  readonly todo?: string;
}

/** Collects what a group of checks finds. */
export class Results {
  readonly list: CheckResult[] = [];

  ok(check: string, says: string): void {
    this.list.push({ check, state: "ok", says });
  }

  warn(check: string, says: string, todo: string): void {
    this.list.push({ check, state: "warn", says, todo });
  }

  bad(check: string, says: string, todo: string): void {
    this.list.push({ check, state: "bad", says, todo });
  }

  /** One line when all is well, one for each problem when not. */
  each(check: string, problems: readonly string[], well: string, todo: string): void {
    for (const problem of problems) this.bad(check, problem, todo);
    if (problems.length === 0) this.ok(check, well);
  }
}
