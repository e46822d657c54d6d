// The server as an office runs it, in processes of its own, to be killed without warning.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { DATABASE, ROLES } from "../../src/database/embedded/roles.ts";
import { loadSecrets } from "../../src/database/embedded/secrets.ts";
import { isGone, parentOf, postmasterPid, until } from "../../src/database/embedded/testing/processes.ts";

const entry = fileURLToPath(new URL("../../bin/jianheng.mjs", import.meta.url));
/** A start after a kill repairs the database; on a busy machine that takes a while. */
const startWithinMs = 120_000;

/**
 * server: the server alone; its database notices and stops by itself. all: server, watchdog and database in one moment,
 * as when a container is killed. database: the database under the working server, which starts it again and goes on.
 * both: the database first, and all while the server tries to start it again.
 */
export type KillWay = "server" | "all" | "database" | "both";

export class KillableServer {
  readonly #dataDir: string;
  readonly #child: ChildProcess;
  #said = "";
  #forgiven = 0;
  #children: readonly number[] = [];
  address = "";

  private constructor(dataDir: string) {
    this.#dataDir = dataDir;
    // As the office starts it: nothing of the test runner's settings.
    const {
      NODE_ENV: _mode,
      VITEST: _runner,
      NODE_OPTIONS: _options,
      DATABASE_URL: _database,
      ...environment
    } = process.env;
    this.#child = spawn(process.execPath, [entry, "serve", "--data", dataDir, "--port", "0"], {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.#said += chunk.toString()));
  }

  static async start(dataDir: string): Promise<KillableServer> {
    const server = new KillableServer(dataDir);
    const answered = await until(() => server.#ended() || server.#addressSaid() !== undefined, startWithinMs);
    server.address = server.#addressSaid() ?? "";
    if (!answered || server.address === "") throw new Error(`the server did not start:\n${server.#said}`);
    return server;
  }

  /** Everything it wrote for the operator. */
  get said(): string {
    return this.#said;
  }

  /** What it reported as a fault of its own. */
  get defects(): readonly string[] {
    return this.#said
      .slice(this.#forgiven)
      .split("\n")
      .filter((line) => line.startsWith("defect"));
  }

  forgiveDefects(): void {
    this.#forgiven = this.#said.length;
  }

  /** Finds whom to kill beforehand, so that the blow itself falls at once. Gives back the blow. */
  async aim(way: KillWay): Promise<() => Promise<void>> {
    const server = this.#child.pid!;
    const postmaster = await postmasterPid(this.#cluster);
    const watchdog = await parentOf(postmaster);
    return async () => {
      this.#children = childrenOf(server).filter((pid) => pid !== watchdog);
      const first = { server, all: server, database: postmaster, both: postmaster }[way];
      const back = this.#timesBack();
      killNow(first);
      if (way === "all") for (const pid of [watchdog, postmaster]) killNow(pid);
      if (way === "database" && !(await until(() => this.#timesBack() > back, 60_000)))
        throw new Error("the server did not start its database again");
      if (way === "both") {
        await sleep(700);
        await this.#killEverything(server);
      }
      if (way !== "database") await this.#assertGone(server);
    };
  }

  /** Server, watchdog and database, whichever of them were started anew meanwhile. */
  async #killEverything(server: number): Promise<void> {
    const postmaster = await postmasterPid(this.#cluster).catch(() => 0);
    const watchdog = await parentOf(postmaster).catch(() => 0);
    for (const pid of [server, watchdog, postmaster]) if (pid > 1) killNow(pid);
  }

  async #assertGone(server: number): Promise<void> {
    if (!(await until(() => this.#ended(), 10_000))) throw new Error(`process ${server} survived SIGKILL`);
    // What the server had started to read uploads ends by itself.
    for (const pid of this.#children)
      if (!(await isGone(pid, 15_000))) throw new Error(`process ${pid} outlived its server`);
  }

  /** Ctrl-C, as the operator does; gives back the exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill("SIGINT");
    await until(() => this.#ended(), 60_000);
    return this.#child.exitCode;
  }

  /** A connection that sees everything: the role that owns the tables. */
  async connect(): Promise<pg.Client> {
    const folder = path.join(this.#dataDir, "postgres");
    const port = Number(await readFile(path.join(folder, "port"), "utf8"));
    const { owner } = await loadSecrets(folder);
    const client = new pg.Client({
      connectionString: `postgres://${ROLES.owner}:${owner}@127.0.0.1:${port}/${DATABASE}`,
      options: "-c search_path=jianheng",
    });
    await client.connect();
    return client;
  }

  get #cluster(): string {
    return path.join(this.#dataDir, "postgres/cluster");
  }

  #addressSaid(): string | undefined {
    return /检衡已启动：(http:\S+)/.exec(this.#said)?.[1];
  }

  #timesBack(): number {
    return this.#said.split("PostgreSQL runs again").length;
  }

  #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}
