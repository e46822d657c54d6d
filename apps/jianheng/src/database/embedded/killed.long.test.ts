// What happens when processes die without warning. Each test kills real processes with SIGKILL and looks for them in
// /proc, so the suite runs on Linux.
import { spawn } from "node:child_process";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./index.ts";
import { withClient } from "./roles.ts";
import { defaultRunAs } from "./run-as.ts";
import { copyTestFolder, makeTestFolder } from "./testing/test-folder.ts";
import { groupOf, type Host, isGone, parentOf, postmasterPid, startHost, until } from "./testing/processes.ts";

/** A data folder with a new cluster, made once; each test works on a copy. */
let seed: string;
let dataDir: string;
let cluster: string;
let running: EmbeddedPostgres[];
let hosts: Host[];

beforeAll(async () => {
  seed = await makeTestFolder();
  await (await startEmbeddedPostgres({ dataDir: seed })).stop();
});

afterAll(async () => {
  await rm(seed, { recursive: true, force: true });
});

beforeEach(async () => {
  dataDir = await copyTestFolder(seed);
  cluster = join(dataDir, "postgres/cluster");
  running = [];
  hosts = [];
});

afterEach(async () => {
  for (const database of running) await database.stop();
  for (const host of hosts) kill(host.pid);
  const last = await postmasterPid(cluster).catch(() => 0);
  if (last > 0) await isGone(last, 20_000);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

describe.skipIf(process.platform !== "linux")("when a process dies by SIGKILL", () => {
  test("the database: it comes back at the same address with everything that was committed", async () => {
    const log: string[] = [];
    const database = await start({ log: (line) => log.push(line) });
    await query(database.ownerUrl, "create table note (id int)");
    await query(database.ownerUrl, "insert into note values (1)");
    kill(await postmasterPid(cluster));
    expect(await until(() => log.includes("PostgreSQL runs again"), 20_000)).toBe(true);
    expect(await query(database.ownerUrl, "select id from note")).toEqual([{ id: 1 }]);
  });

  test("the watchdog: the database is taken over by a new one", async () => {
    const log: string[] = [];
    const database = await start({ log: (line) => log.push(line) });
    const before = await postmasterPid(cluster);
    kill(await parentOf(before));
    expect(await until(() => log.includes("PostgreSQL runs again"), 20_000)).toBe(true);
    const after = await postmasterPid(cluster);
    expect(after).not.toBe(before);
    expect(await isGone(before, 1000)).toBe(true);
    expect(await query(database.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    await database.stop();
    expect(await isGone(after, 1000)).toBe(true);
  });

  test("the server: the database stops by itself, cleanly, and the next start finds everything", async () => {
    const host = await startOther();
    await query((await ready(host)).ownerUrl, "create table note as select 1 as id");
    const postmaster = await postmasterPid(cluster);
    kill(host.pid);
    expect(await isGone(postmaster, 20_000)).toBe(true);
    const log: string[] = [];
    const database = await start({ log: (line) => log.push(line) });
    expect(log.join("\n")).toContain("database system was shut down at");
    expect(await query(database.ownerUrl, "select id from note")).toEqual([{ id: 1 }]);
  });

  test("the server: one that starts at once waits for the old database to be gone", async () => {
    const host = await startOther();
    await query((await ready(host)).ownerUrl, "create table note as select 1 as id");
    kill(host.pid);
    expect(await isGone(host.pid, 5000)).toBe(true);
    const database = await start();
    expect(await query(database.ownerUrl, "select id from note")).toEqual([{ id: 1 }]);
  });

  test("server and watchdog: the orphaned database is stopped by the next start", async () => {
    const host = await startOther();
    await query((await ready(host)).ownerUrl, "create table note as select 1 as id");
    const orphan = await postmasterPid(cluster);
    kill(await parentOf(orphan));
    kill(host.pid);
    expect(await isGone(host.pid, 5000)).toBe(true);
    expect(await isGone(orphan, 300)).toBe(false);
    const database = await start();
    expect(await isGone(orphan, 100)).toBe(true);
    expect(await query(database.ownerUrl, "select id from note")).toEqual([{ id: 1 }]);
  });

  test("all three at once: what was committed is recovered", async () => {
    const host = await startOther();
    const { ownerUrl } = await ready(host);
    await query(ownerUrl, "create table note as select generate_series(1, 1000) as id");
    const postmaster = await postmasterPid(cluster);
    const watchdog = await parentOf(postmaster);
    for (const pid of [host.pid, watchdog, postmaster]) kill(pid);
    expect(await isGone(host.pid, 5000)).toBe(true);
    const database = await start();
    expect(await query(database.ownerUrl, "select count(*)::int as count from note")).toEqual([{ count: 1000 }]);
  });

  test("the server during initdb: the half-made cluster is thrown away", async () => {
    await rm(join(dataDir, "postgres"), { recursive: true });
    const host = await startOther();
    const begun = await until(async () => {
      const [draft] = await draftNames();
      return draft !== undefined && (await readdir(join(dataDir, "postgres", draft))).includes("PG_VERSION");
    }, 20_000);
    expect(begun).toBe(true);
    kill(host.pid);
    expect(await isGone(host.pid, 5000)).toBe(true);
    expect(await draftNames()).not.toEqual([]);
    const database = await start();
    expect(await draftNames()).toEqual([]);
    expect(await query(database.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe.skipIf(process.platform !== "linux")("signals", () => {
  test("Ctrl-C reaches the server alone; the database follows it and stops cleanly", async () => {
    const host = await startOther();
    await ready(host);
    const postmaster = await postmasterPid(cluster);
    expect(await groupOf(host.pid)).toBe(host.pid);
    for (const pid of [postmaster, await parentOf(postmaster)]) expect(await groupOf(pid)).not.toBe(host.pid);
    // A terminal signals the whole group of the foreground process.
    process.kill(-host.pid, "SIGINT");
    expect(await isGone(postmaster, 20_000)).toBe(true);
    const log: string[] = [];
    await start({ log: (line) => log.push(line) });
    expect(log.join("\n")).toContain("database system was shut down at");
  });

  test("a server that stops on SIGTERM ends with 0 and leaves nothing running", async () => {
    const host = await startOther({ stopOnSignal: true });
    await ready(host);
    const postmaster = await postmasterPid(cluster);
    const watchdog = await parentOf(postmaster);
    const code = new Promise((resolve) => host.child.once("exit", resolve));
    host.child.kill("SIGTERM");
    expect(await code).toBe(0);
    expect(await isGone(postmaster, 100)).toBe(true);
    expect(await isGone(watchdog, 1000)).toBe(true);
    expect(host.log()).toContain("database system is shut down");
    expect(await readdir(join(dataDir, "postgres"))).not.toContain("server.lock");
  });

  test("the watchdog ignores SIGTERM and SIGINT: it follows the server", async () => {
    const database = await start();
    const watchdog = await parentOf(await postmasterPid(cluster));
    process.kill(watchdog, "SIGTERM");
    process.kill(watchdog, "SIGINT");
    await sleep(300);
    expect(await parentOf(await postmasterPid(cluster))).toBe(watchdog);
    expect(await query(database.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe.skipIf(process.platform !== "linux")("notes that outlive their process", () => {
  test("a lock of a process that is gone is taken over, though its number lives again", async () => {
    const host = await startOther();
    await ready(host);
    const lockFile = join(dataDir, "postgres/server.lock");
    const lock = JSON.parse(await readFile(lockFile, "utf8")) as { pid: number };
    expect(lock.pid).toBe(host.pid);
    kill(host.pid);
    expect(await isGone(host.pid, 5000)).toBe(true);
    // The number now belongs to a process that lives: this one.
    await writeFile(lockFile, JSON.stringify({ ...lock, pid: process.pid }));
    await start();
  });

  test("a lock of another process is refused while that process lives", async () => {
    const host = await startOther();
    await ready(host);
    await expect(start()).rejects.toMatchObject({
      code: "embedded.in_use",
      message: expect.stringContaining(`in use by process ${host.pid}`),
    });
    expect(await (await startOther()).answer).toMatchObject({ refused: { code: "embedded.in_use" } });
  });

  test("a lock that a power cut left empty is taken over", async () => {
    const first = await start();
    await first.stop();
    await writeFile(join(dataDir, "postgres/server.lock"), "");
    await start();
  });

  test("a postmaster.pid whose number belongs to another program does not keep the database from starting", async () => {
    const first = await start();
    const note = await readFile(join(cluster, "postmaster.pid"), "utf8");
    await first.stop();
    const stranger = spawn("sleep", ["60"], { ...defaultRunAs(), stdio: "ignore" });
    try {
      const stale = note.replace(/^\d+/, String(stranger.pid));
      await writeFile(join(cluster, "postmaster.pid"), stale, { mode: 0o600 });
      const second = await start();
      expect(await query(second.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill("SIGKILL");
    }
  });
});

/** Clusters that initdb has not finished. */
async function draftNames(): Promise<readonly string[]> {
  const names = await readdir(join(dataDir, "postgres")).catch(() => []);
  return names.filter((name) => name.startsWith("cluster.new-"));
}

async function start(options: { log?: (line: string) => void } = {}): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, ...options });
  running.push(database);
  return database;
}

/** A server on the same folder in a process of its own. */
async function startOther(options: { stopOnSignal?: boolean } = {}): Promise<Host> {
  const host = startHost({ dataDir, ...options });
  hosts.push(host);
  return host;
}

async function ready(host: Host): Promise<Omit<EmbeddedPostgres, "stop">> {
  const answer = await host.answer;
  if (answer.ready === undefined) throw new Error(`refused: ${answer.refused?.message}`);
  return answer.ready;
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}
