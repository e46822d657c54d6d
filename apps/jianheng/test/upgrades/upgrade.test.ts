// Every earlier schema: an office that an older program kept is restored by today's, shows what it showed, and works on.
import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { registerPaths } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backup } from "../../src/commands/backup.ts";
import { doctor } from "../../src/commands/doctor.ts";
import { logVerify } from "../../src/commands/log-verify.ts";
import { restore } from "../../src/commands/restore.ts";
import { readConfig } from "../../src/config.ts";
import { makeTestFolder } from "../../src/database/embedded/testing/test-folder.ts";
import { startServer, type RunningServer } from "../../src/main.ts";
import { runCommand } from "../run-command.ts";
import { clientOf, signIn } from "../test-office.ts";
import { factsOf, type OfficeFacts } from "./make-office.ts";

const fixtures = readdirSync(import.meta.dirname)
  .filter((name) => /^schema-\d{4}\.backup$/.test(name))
  .toSorted();

it("there is a fixture of the first schema that had a backup, and of version 0.2.0", () => {
  expect(fixtures.slice(0, 2)).toEqual(["schema-0002.backup", "schema-0004.backup"]);
});

describe.each(fixtures)("%s", (fixture) => {
  const { DATABASE_URL: databaseUrl } = process.env;
  let base: string;
  let dataDir: string;
  let facts: OfficeFacts;
  let server: RunningServer | undefined;
  const lines: string[] = [];

  beforeAll(async () => {
    delete process.env.DATABASE_URL;
    base = await makeTestFolder();
    dataDir = path.join(base, "data");
    facts = JSON.parse(
      await readFile(path.join(import.meta.dirname, fixture.replace(".backup", ".json")), "utf8"),
    ) as OfficeFacts;
  });
  afterAll(async () => {
    await server?.stop();
    await rm(base, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    if (databaseUrl !== undefined) process.env.DATABASE_URL = databaseUrl;
  });

  const check = async () => {
    const { code, out } = await runCommand((streams) => doctor(["--data", dataDir, "--json"], streams));
    const { checks } = JSON.parse(out) as { checks: { check: string; state: string; says: string }[] };
    return { code, bad: checks.filter(({ state }) => state === "bad"), names: checks.map(({ check: name }) => name) };
  };
  const officer = async () => {
    const account = server!.app.demonstrationAccounts().find(({ userName }) => userName === "anguan")!;
    return clientOf(server!.address, await signIn(server!.address, { id: "anguan" }, account.password));
  };

  it("is restored, and brought up to date", async () => {
    const file = path.join(import.meta.dirname, fixture);
    const answer = await runCommand((streams) => restore([file, "--data", dataDir], streams));
    expect([answer.code, answer.err.split("\n").at(-2)]).toEqual([0, "核验：存证日志，逐条"]);
    expect(answer.out).toContain("已恢复并核验");
    expect(answer.out).toContain(facts.verifierKey);
  });

  it("the doctor finds nothing wrong with it while no server runs", async () => {
    const { code, bad } = await check();
    expect([code, bad]).toEqual([0, []]);
  });

  it("shows what its own program showed", async () => {
    const config = { ...readConfig({ dataDir, port: 0, environment: {} }), databaseUrl: undefined };
    server = await startServer(config, (line) => void lines.push(line));
    const now = await factsOf(await officer());
    expect({ ...now, leaves: 0, checkpoint: "", verifierKey: "" }).toEqual({
      ...facts,
      leaves: 0,
      checkpoint: "",
      verifierKey: "",
    });
    expect(Object.keys(facts.findings).length).toBeGreaterThan(50);
    // The restore itself is one more entry.
    expect(now.leaves).toBe(facts.leaves + 1);
  });

  it("its log goes on from the checkpoint that its own program signed", async () => {
    const earlier = path.join(dataDir, "log/earlier");
    const [name] = readdirSync(earlier);
    expect(await readFile(path.join(earlier, name!), "utf8")).toBe(facts.checkpoint);
    const key = path.join(dataDir, "keys/proof-log.pub");
    const verified = await runCommand((streams) =>
      logVerify([path.join(dataDir, "log"), "--key", key, "--witness", path.join(earlier, name!)], streams),
    );
    expect(verified.code).toBe(0);
  });

  it("a new act works, and has its leaf", async () => {
    const api = await officer();
    const [finding] = (await api.findings.list({ filters: { state: ["suspected"] }, limit: 1 })).items;
    const { items } = await api.findings.act({
      requestId: crypto.randomUUID(),
      act: "confirm",
      on: [{ id: finding!.id, version: finding!.version }],
      arguments: {},
    });
    expect(items[0]).toMatchObject({ state: "confirmed" });
    await server!.app.proofLog.settled();
    expect((await api.proof.status({})).checkpointSize).toBe(facts.leaves + 2);
  });

  it("registers, which its own program may not have had: a record begins, and a file is attached", async () => {
    const account = server!.app.demonstrationAccounts().find(({ userName }) => userName === "jianchaguan")!;
    const cookie = await signIn(server!.address, { id: "jianchaguan" }, account.password);
    const api = clientOf(server!.address, cookie);
    const handler = (await api.session.current({}))!.person.id;
    const fields = { caseName: "虚构人甲案", kind: "nonProsecution", openness: "public", reason: "分歧", handler };
    const record = await api.records.create({ requestId: crypto.randomUUID(), register: "hearing", fields });
    const body = new FormData();
    body.append("requestId", crypto.randomUUID());
    body.append("file", new Blob(["附件的字节"]), "附件.txt");
    const url = `${server!.address}${registerPaths.attach(record.id)}`;
    expect((await fetch(url, { method: "POST", body, headers: { cookie } })).status).toBe(200);
    expect((await api.records.get({ id: record.id })).files).toMatchObject([{ name: "附件.txt", size: 15 }]);
    await server!.app.proofLog.settled();
  });

  it("beside the working server a backup is made, and the doctor finds nothing wrong", async () => {
    const file = path.join(await mkdtemp(path.join(base, "kept-")), "again.backup");
    const made = await runCommand((streams) => backup([file, "--data", dataDir, "--json"], streams));
    expect(made.code).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({
      logEntries: facts.leaves + 4,
      deliveries: facts.deliveries.length,
      files: 1,
    });
    const { code, bad, names } = await check();
    expect([code, bad]).toEqual([0, []]);
    expect(names).toEqual(
      expect.arrayContaining(["lake.delivery", "records", "files", "log.files", "log.leaves", "jobs", "keys"]),
    );
    // It went to the running database: the server noticed nothing.
    await officer();
    expect(lines.filter((line) => /PostgreSQL ended|defect/.test(line))).toEqual([]);
  });

  it("is upgraded no second time: what it became is restored as it is", async () => {
    const [backupDir] = readdirSync(base).filter((name) => name.startsWith("kept-"));
    const again = path.join(base, "again");
    const answer = await runCommand((streams) =>
      restore([path.join(base, backupDir!, "again.backup"), "--data", again, "--json"], streams),
    );
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.out)).toMatchObject({ upgraded: [], leaves: facts.leaves + 4 });
    const kept = readdirSync(path.join(again, "files"), { recursive: true, withFileTypes: true });
    expect(kept.filter((entry) => entry.isFile())).toHaveLength(1);
    // Two changes of key so far, and the checkpoint of each key.
    expect((await readFile(path.join(again, "keys/proof-log.pub"), "utf8")).trim().split("\n")).toHaveLength(3);
    expect(readdirSync(path.join(again, "log/earlier"))).toHaveLength(2);
  });
});
