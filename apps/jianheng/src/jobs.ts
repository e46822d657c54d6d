import { setTimeout as sleep } from "node:timers/promises";
import { CompiledQuery } from "kysely";
import pg from "pg";
import PgBoss from "pg-boss";
import type { Tx } from "./database/pool.ts";

/** Work that outlives a request. A job carries ids only; its data are in the tables. */
export interface JobPayloads {
  "screening.run": { readonly runId: string };
  /** Due days of the open cases of an office and those below it; of every office for null. */
  "limits.recompute": { readonly officeCode: string | null };
}
export type JobName = keyof JobPayloads;
const jobNames = ["screening.run", "limits.recompute"] as const satisfies readonly JobName[];
type Worker<Name extends JobName> = (payload: JobPayloads[Name], signal: AbortSignal) => Promise<void>;

/** A screening of ten million rows ends long before; a job that takes longer has hung. */
const expireSeconds = 3 * 3600;
const schema = "jobs";
/** How often and how long a database that has gone away is asked again; a restart after a crash takes seconds. */
const askAgain = { times: 600, everyMs: 1000 };

export interface JobStanding {
  /** `none`: there was none lately. `failed`: the newest one gave up. */
  readonly state: "none" | "running" | "done" | "failed";
  readonly finishedAt: Date | null;
}

export class Jobs {
  readonly #boss: PgBoss;
  readonly #stopping = new AbortController();

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** Prepares the queue's schema (owned by the jobs role) and lets the application role put jobs in from its own transactions. */
  static async start(options: {
    readonly jobsUrl: string;
    readonly applicationRole: string;
    readonly onError: (error: unknown) => void;
  }): Promise<Jobs> {
    const boss = new PgBoss({ connectionString: options.jobsUrl, schema, max: 4 });
    boss.on("error", options.onError);
    await boss.start();
    for (const name of jobNames) await boss.createQueue(name);
    const client = new pg.Client({ connectionString: options.jobsUrl });
    await client.connect();
    try {
      const role = pg.escapeIdentifier(options.applicationRole);
      await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
      await client.query(`GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
      await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`);
    } finally {
      await client.end();
    }
    return new Jobs(boss);
  }

  /** Puts a job into the queue in the caller's transaction: if that rolls back, there is no job. */
  async enqueue<Name extends JobName>(tx: Tx, name: Name, payload: JobPayloads[Name]): Promise<void> {
    await this.#boss.send(name, payload, {
      expireInSeconds: expireSeconds,
      retryLimit: 3,
      retryDelay: 5,
      db: {
        executeSql: async (text, values) => {
          const result = await tx.executeQuery(CompiledQuery.raw(text, values));
          return { rows: result.rows };
        },
      },
    });
  }

  /** How far the jobs of one kind are; the queue keeps finished ones for some days. */
  async standing(tx: Tx, name: JobName): Promise<JobStanding> {
    const { rows } = await tx.executeQuery<{ waiting: number; failed: boolean; finished: Date | null }>(
      CompiledQuery.raw(
        `SELECT count(*) FILTER (WHERE state IN ('created', 'retry', 'active')) AS waiting,
                coalesce((array_agg(state::text ORDER BY created_on DESC))[1] = 'failed', false) AS failed,
                max(completed_on) FILTER (WHERE state = 'completed') AS finished
         FROM ${schema}.job WHERE name = $1`,
        [name],
      ),
    );
    const { waiting = 0, failed = false, finished = null } = rows[0] ?? {};
    const state = waiting > 0 ? "running" : failed ? "failed" : finished === null ? "none" : "done";
    return { state, finishedAt: finished };
  }

  /** Works jobs of one kind, one at a time. A worker that throws is tried again; it must be safe to run twice. */
  async work<Name extends JobName>(name: Name, worker: Worker<Name>): Promise<void> {
    await this.#boss.work<JobPayloads[Name]>(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
      for (const job of jobs)
        try {
          await worker(job.data, this.#stopping.signal);
        } catch (error) {
          await this.#databaseIsBack(name);
          throw error;
        }
    });
  }

  /** A failure that nobody can write down is never tried again: the queue would take the job for running. */
  async #databaseIsBack(name: JobName): Promise<void> {
    for (let times = 0; times < askAgain.times && !this.#stopping.signal.aborted; times += 1) {
      const size = await this.#boss.getQueueSize(name).catch(() => undefined);
      if (size !== undefined) return;
      await sleep(askAgain.everyMs);
    }
  }

  /** Lets a running job notice the end and stops taking new ones. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#boss.stop({ graceful: true, wait: true, timeout: 10_000 });
  }
}
