import { chmod, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from "./index.ts";
import { withClient } from "./roles.ts";
import { postmasterPid } from "./testing/processes.ts";
import { copyTestFolder, makeTestFolder } from "./testing/test-folder.ts";

const isRoot = process.getuid?.() === 0;

/** A data folder with a new cluster, made once; tests that need none of their own work on a copy. */
let seed: string;
let dataDir: string;
let running: EmbeddedPostgres[];

beforeAll(async () => {
  seed = await makeTestFolder();
  await (await startEmbeddedPostgres({ dataDir: seed, durable: false })).stop();
});

afterAll(async () => {
  await rm(seed, { recursive: true, force: true });
});

beforeEach(() => {
  running = [];
});

afterEach(async () => {
  for (const database of running) await database.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("a first start", () => {
  beforeEach(async () => {
    dataDir = await makeTestFolder();
  });

  test("gives roles that can do what they are for, and no more", async () => {
    const database = await start();
    await query(database.ownerUrl, "create table note (id int primary key, text text)");
    await query(database.ownerUrl, "alter table note enable row level security");
    await query(database.ownerUrl, "grant select on note to jianheng_application");
    await query(database.ownerUrl, "insert into note values (1, '检衡')");
    // No policy lets a row through, and the application role passes row-level security by no attribute.
    expect(await query(database.applicationUrl, "select * from note")).toEqual([]);
    await expect(query(database.applicationUrl, "create table mine (id int)")).rejects.toThrow("permission denied");
    await expect(query(database.applicationUrl, "create schema mine")).rejects.toThrow("permission denied");
    await expect(query(database.applicationUrl, "create role other")).rejects.toThrow("permission denied");
    await expect(query(database.applicationUrl, "set role jianheng_owner")).rejects.toThrow("permission denied");
    await query(database.jobsUrl, "create schema jobs create table job (id int)");
    await expect(query(database.jobsUrl, "select * from note")).rejects.toThrow("permission denied");
    const roles = await query(
      database.ownerUrl,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles
       where rolname like 'jianheng%' and rolname <> 'jianheng_supervisor' order by rolname`,
    );
    const none = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    };
    expect(roles).toEqual([
      { rolname: "jianheng_application", ...none },
      { rolname: "jianheng_jobs", ...none },
      { rolname: "jianheng_owner", ...none },
    ]);
  });

  test("listens on the loopback address alone, with passwords, and stores what it acknowledged", async () => {
    const database = await start({ durable: true });
    const [settings] = await query(
      database.supervisorUrl,
      `select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets,
              current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
              current_setting('server_encoding') as encoding, upper('ÿ') as letter`,
    );
    expect(settings).toEqual({
      listen: "127.0.0.1",
      sockets: "",
      fsync: "on",
      commit: "on",
      pages: "on",
      checksums: "on",
      encoding: "UTF8",
      // The case rules are those of Unicode, though the order is that of code points.
      letter: "Ÿ",
    });
    const rules = await query(database.supervisorUrl, "select type, address, auth_method from pg_hba_file_rules");
    expect(rules).toEqual([{ type: "host", address: "127.0.0.1", auth_method: "scram-sha-256" }]);
    const wrong = new URL(database.applicationUrl);
    wrong.password = "guess";
    await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  });

  test("keeps its passwords to the owner of the data folder", async () => {
    await start();
    expect((await stat(join(dataDir, "postgres/secrets.json"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, "postgres/cluster"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, "postgres"))).mode & 0o066).toBe(0);
  });

  const seesRoot = isRoot && process.platform === "linux";
  test.skipIf(!seesRoot)(
    "as root: the server runs as a user without rights, and in none of root's groups",
    async () => {
      await start();
      const pid = await postmasterPid(join(dataDir, "postgres/cluster"));
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      expect(status).toMatch(/^Uid:\t65534\t65534\t65534\t65534$/m);
      expect(status).toMatch(/^Gid:\t65534\t65534\t65534\t65534$/m);
      expect(status).toMatch(/^Groups:\t(65534)? *$/m);
    },
  );
});

describe("a later start", () => {
  beforeEach(async () => {
    dataDir = await copyTestFolder(seed);
  });

  test("finds the data, at the same addresses", async () => {
    const first = await start();
    await query(first.ownerUrl, "create table note as select 1 as id");
    await first.stop();
    const second = await start();
    expect(second.applicationUrl).toBe(first.applicationUrl);
    expect(await query(second.ownerUrl, "select id from note")).toEqual([{ id: 1 }]);
  });

  test("takes another port when the last one is busy", async () => {
    const first = await start();
    await first.stop();
    const intruder = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => intruder.listen(first.port, "127.0.0.1", resolve));
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await query(second.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      intruder.close();
    }
  });

  test("finds the data after the folder was moved", async () => {
    const first = await start();
    await query(first.ownerUrl, "create table note as select 1 as id");
    await first.stop();
    const moved = join(dataDir, "moved");
    await mkdir(moved, { mode: 0o711 });
    await rename(join(dataDir, "postgres"), join(moved, "postgres"));
    const second = await start({ dataDir: moved });
    expect(await query(second.ownerUrl, "select id from note")).toEqual([{ id: 1 }]);
  });

  test("takes back rights that somebody gave the application role", async () => {
    const first = await start();
    await query(first.supervisorUrl, "alter role jianheng_application superuser bypassrls createrole");
    await first.stop();
    const second = await start();
    const roles = await query(
      second.ownerUrl,
      "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'jianheng_application'",
    );
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
  });

  test("sets new passwords when the file with the old ones was lost", async () => {
    const first = await start();
    await query(first.ownerUrl, "create table note as select 1 as id");
    await first.stop();
    await rm(join(dataDir, "postgres/secrets.json"));
    const second = await start();
    expect(await query(second.ownerUrl, "select id from note")).toEqual([{ id: 1 }]);
    expect(await query(second.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    await expect(query(first.applicationUrl, "select 1")).rejects.toThrow("password authentication failed");
  });

  test("does not make an empty database where the record says that there is one", async () => {
    const first = await start();
    await first.stop();
    await rename(join(dataDir, "postgres/cluster"), join(dataDir, "postgres/elsewhere"));
    await expect(start()).rejects.toMatchObject({ code: "embedded.cluster_missing" });
    expect(await readdir(join(dataDir, "postgres"))).not.toContain("cluster");
    await rename(join(dataDir, "postgres/elsewhere"), join(dataDir, "postgres/cluster"));
    await start();
  });

  test("does not touch a folder with files that are no database", async () => {
    await rm(join(dataDir, "postgres"), { recursive: true });
    await mkdir(join(dataDir, "postgres/cluster"), { recursive: true });
    await writeFile(join(dataDir, "postgres/cluster/letter.txt"), "mine");
    await expect(start()).rejects.toMatchObject({ code: "embedded.init_failed" });
    expect(await readFile(join(dataDir, "postgres/cluster/letter.txt"), "utf8")).toBe("mine");
  });

  test("refuses a database of another major version, and says so", async () => {
    const first = await start();
    await first.stop();
    await writeFile(join(dataDir, "postgres/cluster/PG_VERSION"), "12\n");
    await expect(start()).rejects.toMatchObject({
      code: "embedded.version_mismatch",
      message: expect.stringContaining("was made by PostgreSQL 12"),
    });
  });
});

describe("a second server on the same folder", () => {
  beforeEach(async () => {
    dataDir = await copyTestFolder(seed);
  });

  test("is refused, and told who holds it", async () => {
    await start();
    await expect(start()).rejects.toMatchObject({
      code: "embedded.in_use",
      message: expect.stringContaining(`in use by process ${process.pid}`),
    });
  });

  test("may start once the first has stopped, and stopping twice does no harm", async () => {
    const first = await start();
    await Promise.all([first.stop(), first.stop()]);
    const second = await start();
    await first.stop();
    await expect(start()).rejects.toMatchObject({ code: "embedded.in_use" });
    expect(await query(second.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("of several that start at once on a new folder exactly one wins", async () => {
    await rm(join(dataDir, "postgres"), { recursive: true });
    const attempts = await Promise.allSettled([start(), start(), start(), start()]);
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === "rejected") expect(attempt.reason).toMatchObject({ code: "embedded.in_use" });
    }
  });
});

describe.skipIf(!isRoot)("as root, in a folder that the user of the database cannot enter", () => {
  beforeEach(async () => {
    dataDir = await makeTestFolder();
  });

  test("the cluster lies elsewhere, the record says where, and later starts find it", async () => {
    await chmod(dataDir, 0o700);
    const first = await start();
    const { folder } = JSON.parse(await readFile(join(dataDir, "postgres/location.json"), "utf8")) as {
      folder: string;
    };
    try {
      expect(folder.startsWith(dataDir)).toBe(false);
      expect(await readdir(folder)).toContain("cluster");
      await query(first.ownerUrl, "create table note as select 1 as id");
      await first.stop();
      const second = await start();
      expect(await query(second.ownerUrl, "select id from note")).toEqual([{ id: 1 }]);
      await second.stop();
    } finally {
      await rm(folder, { recursive: true, force: true });
      // Only an empty one is ours to remove.
      await rmdir(dirname(folder)).catch(() => undefined);
    }
  });

  test("a copy of the data folder does not run the same cluster a second time", async () => {
    await chmod(dataDir, 0o700);
    const first = await start();
    const location = await readFile(join(dataDir, "postgres/location.json"), "utf8");
    const { folder } = JSON.parse(location) as { folder: string };
    const copy = join(dataDir, "copy");
    try {
      await mkdir(join(copy, "postgres"), { recursive: true });
      await writeFile(join(copy, "postgres/location.json"), location);
      await expect(start({ dataDir: copy })).rejects.toMatchObject({ code: "embedded.in_use" });
      expect(await query(first.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
      await first.stop();
    } finally {
      await rm(folder, { recursive: true, force: true });
      await rmdir(dirname(folder)).catch(() => undefined);
    }
  });

  test("a folder that was closed after the first start is named, with the way out", async () => {
    const first = await start();
    await first.stop();
    await chmod(dataDir, 0o700);
    await expect(start()).rejects.toMatchObject({
      code: "embedded.no_usable_folder",
      message: expect.stringContaining(`chmod o+x ${dataDir}`),
    });
  });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, durable: false, ...options });
  running.push(database);
  return database;
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}
