// Files of records in a backup: all that a record names, byte for byte, and nothing that nobody names.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { registerPaths } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../test/run-command.ts";
import { people, startTestOffice, type TestOffice } from "../../test/test-office.ts";
import { backup } from "../commands/backup.ts";
import { restore } from "../commands/restore.ts";
import { createTestDatabase, type TestDatabase } from "../database/embedded/index.ts";
import { openArchive } from "./archive-reader.ts";
import { ArchiveWriter } from "./archive-writer.ts";
import type { BackupReport } from "./write-backup.ts";

const { prosecutor } = people;

let office: TestOffice;
let work: string;
let recordId: string;
let attached: { readonly id: string; readonly sha256: string };
const databases: TestDatabase[] = [];

beforeAll(async () => {
  office = await startTestOffice();
  work = await mkdtemp(path.join(os.tmpdir(), "jianheng-filed-"));
  const fields = { caseName: "虚构人甲案", kind: "nonProsecution", openness: "public", reason: "分歧" };
  const requestId = crypto.randomUUID();
  const api = await office.as(prosecutor);
  const create = { requestId, register: "hearing", fields: { ...fields, handler: prosecutor.id } };
  recordId = (await api.records.create(create)).id;
  attached = await attach("附件的字节");
  await attach("另一份");
  await attach("附件的字节");
  await writeFile(path.join(office.dataDir, "files/unnamed.tmp"), "没有写完");
});
afterAll(async () => {
  await office.stop();
  for (const database of databases) await database.drop();
  await rm(work, { recursive: true, force: true });
});

async function attach(content: string): Promise<typeof attached> {
  const body = new FormData();
  body.append("requestId", crypto.randomUUID());
  body.append("file", new Blob([content]), "附件.txt");
  const response = await office.request(prosecutor, registerPaths.attach(recordId), { method: "POST", body });
  return (await response.json()) as typeof attached;
}

let made = 0;
async function backUp() {
  const file = path.join(work, `${(made += 1)}.backup`);
  const answer = await runCommand((streams) =>
    backup([file, "--data", office.dataDir, "--json"], streams, async () => ({
      ...office.database,
      applicationRole: "jianheng_application",
      how: "running",
      stop: async () => undefined,
    })),
  );
  return { file, ...answer };
}

async function restoreFrom(file: string) {
  const database = await createTestDatabase();
  databases.push(database);
  const dataDir = path.join(work, `restored-${databases.length}`);
  const server = { ...database, applicationRole: "jianheng_application", stop: async () => undefined };
  const answer = await runCommand((streams) => restore([file, "--data", dataDir], streams, async () => server));
  return { dataDir, ...answer };
}

const place = () => `files/${attached.sha256.slice(0, 2)}/${attached.sha256}`;

describe("a backup of an office with files", () => {
  it("brings back what records name, once each, and leaves behind what nobody names", async () => {
    const { file, code, out } = await backUp();
    expect([code, (JSON.parse(out) as BackupReport).files]).toEqual([0, 2]);
    const restored = await restoreFrom(file);
    expect([restored.code, restored.err.split("\n").at(-2)]).toEqual([0, "核验：存证日志，逐条"]);
    expect((await readdir(restored.dataDir)).toSorted()).toEqual(["files", "keys", "log"]);
    const below = await readdir(path.join(restored.dataDir, "files"), { recursive: true, withFileTypes: true });
    const names = below.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(names).toHaveLength(2);
    expect(names).toContain(attached.sha256);
    expect(await readFile(path.join(restored.dataDir, place()), "utf8")).toBe("附件的字节");
  });

  it.each([
    ["was changed", (kept: string) => writeFile(kept, "附件的字书"), "内容与其 SHA-256 不符"],
    ["was cut", (kept: string) => writeFile(kept, "附件"), "应为 15 字节，实为 6"],
    ["is gone", (kept: string) => rm(kept), "缺失"],
  ])("is not made when a file %s: it is named with its record", async (_name, damage, says) => {
    const kept = path.join(office.dataDir, place());
    const bytes = await readFile(kept);
    await damage(kept);
    const { code, err } = await backUp();
    await writeFile(kept, bytes);
    expect(code).toBe(1);
    expect(err).toContain(`${place()}：${says}（记录 ${recordId} 的附件 ${attached.id}）`);
    expect((await readdir(work)).filter((name) => name.startsWith(`${made}.backup`))).toEqual([]);
  });
});

describe("a restore", () => {
  it("refuses a backup that lacks a file that its tables name, and leaves nothing", async () => {
    const { file } = await backUp();
    const whole = await openArchive(file, () => undefined);
    const short = path.join(work, "short.backup");
    const writer = new ArchiveWriter(short, new AbortController().signal);
    const { manifest } = whole;
    for (const member of manifest.members.filter(({ path: name }) => name !== place()))
      await writer.add(member.path, await whole.read(member), { compress: false, bytes: member.bytes });
    await writer.finish({ ...manifest, members: [...writer.members] });
    whole.close();
    const refused = await restoreFrom(short);
    expect([refused.code, refused.err.includes("备份所含的附件与其数据库登记的不同")]).toEqual([1, true]);
    expect(await readdir(work)).not.toContain(path.basename(refused.dataDir));
  });

  it("reads a backup of the format before, which had no files", async () => {
    const fixture = path.join(import.meta.dirname, "../../test/upgrades/schema-0002.backup");
    const archive = await openArchive(fixture, () => undefined);
    const { format, files } = archive.manifest;
    expect([format, files]).toEqual([1, { count: 0, bytes: 0 }]);
    expect(await text(await archive.read({ path: "jianheng-backup.txt" }))).toContain("检衡备份文件");
    archive.close();
  });
});
