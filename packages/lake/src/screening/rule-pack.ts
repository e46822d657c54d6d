// The rules of a run that SQL judges, in packs of one statement each.

import type { DuckDBConnection } from "@duckdb/node-api";
import type { PackPart } from "@jianheng/feel";
import { runSql, type SqlOutcome, type SqlOutcomes } from "./sql-engine.ts";

/** Few: every SELECT of a statement is at work at once, and each holds its joins in memory. */
const PACK_RULES = 4;

export class RulePacks {
  readonly #connection: DuckDBConnection;
  readonly #asOf: string;
  readonly #parts: readonly PackPart[];
  #pack = -1;
  #outcomes: SqlOutcomes | undefined;

  /** `parts` in the order in which their outcomes will be asked for. */
  constructor(connection: DuckDBConnection, asOf: string, parts: readonly PackPart[]) {
    this.#connection = connection;
    this.#asOf = asOf;
    this.#parts = parts;
  }

  /**
   * The rows that a rule reports. The first question about a pack runs it; where that fails, each of its rules is run
   * alone, so that the failing one is told and touches no other.
   */
  async outcomesOf(part: PackPart): Promise<readonly SqlOutcome[]> {
    const pack = Math.floor(this.#parts.indexOf(part) / PACK_RULES);
    if (pack !== this.#pack) {
      this.#pack = pack;
      const parts = this.#parts.slice(pack * PACK_RULES, (pack + 1) * PACK_RULES);
      this.#outcomes = await runSql(this.#connection, parts, this.#asOf).catch(() => undefined);
    }
    const outcomes = this.#outcomes ?? (await runSql(this.#connection, [part], this.#asOf));
    return outcomes.get(part.key) ?? [];
  }
}
