// The container by itself: what it refuses, and that a reader of plain zips can check it.
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import yauzl from "yauzl";
import yazl from "yazl";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../test/run-command.ts";
import { restore } from "../commands/restore.ts";

const fixture = fileURLToPath(new URL("../../test/upgrades/schema-0002.backup", import.meta.url));
const seed = Number(process.env.JIANHENG_SEED ?? 20_250_331);

let work: string;
let whole: Buffer;
beforeAll(async () => {
  work = await mkdtemp(path.join(os.tmpdir(), "jianheng-archive-"));
  whole = await readFile(fixture);
});
afterAll(() => rm(work, { recursive: true, force: true }));

let files = 0;
/** What `restore` says to these bytes. It must refuse before it makes anything, so it needs no database. */
async function offered(bytes: Uint8Array) {
  const file = path.join(work, `${(files += 1)}.backup`);
  await writeFile(file, bytes);
  const dataDir = path.join(work, `restored-${files}`);
  const answer = await runCommand((streams) => restore([file, "--data", dataDir], streams, () => Promise.reject(made)));
  const isNothingLeft = (await readFile(dataDir).catch((error: { code: string }) => error.code)) === "ENOENT";
  return { ...answer, isNothingLeft };
}
const made = new Error("a bad backup came as far as the database");

const sealed = (bytes: Uint8Array) =>
  Buffer.concat([
    bytes.subarray(0, -64),
    Buffer.from(createHash("sha256").update(bytes.subarray(0, -64)).digest("hex")),
  ]);

/** The backup written anew with another manifest, sealed as if it were right. */
async function withManifest(
  change: (manifest: Record<string, never>) => unknown,
  comment = "jianheng-backup 1 sha256:",
) {
  const zip = await yauzl.fromBufferPromise(whole, { lazyEntries: true, autoClose: false });
  const changed = new yazl.ZipFile();
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    const isManifest = entry.fileName === "manifest.json";
    const text = isManifest ? Buffer.from(JSON.stringify(change(JSON.parse(content.toString()) as never))) : content;
    changed.addBuffer(text, entry.fileName, { compress: false });
  }
  changed.end({ comment: comment + "0".repeat(64), forceZip64Format: false });
  return sealed(await buffer(changed.outputStream));
}

const members = (manifest: Record<string, never>) => manifest["members"] as unknown as { path: string }[];

describe("a backup file", () => {
  it("ends with the SHA-256 of everything before, and its members are those of the manifest", async () => {
    expect(createHash("sha256").update(whole.subarray(0, -64)).digest("hex")).toBe(whole.subarray(-64).toString());
    const zip = await yauzl.fromBufferPromise(whole, { lazyEntries: true, autoClose: false });
    const found: { path: string; bytes: number; sha256: string }[] = [];
    for await (const entry of zip.eachEntry()) {
      const content = await buffer(await zip.openReadStreamPromise(entry));
      found.push({
        path: entry.fileName,
        bytes: content.length,
        sha256: createHash("sha256").update(content).digest("hex"),
      });
      if (entry.fileName === "manifest.json")
        expect((JSON.parse(content.toString()) as { members: unknown }).members).toEqual(found.slice(1, -1));
    }
    expect(found.map(({ path: name }) => name)).toEqual(
      expect.arrayContaining([
        "jianheng-backup.txt",
        "tables/jianheng.act.copy",
        "log/checkpoint",
        "keys/proof-log.pub",
      ]),
    );
  });

  it.each([0, 3, 29, 400, 5000, 100_000, -65, -30, -1])("cut off at byte %d is refused", async (end) => {
    const answer = await offered(whole.subarray(0, end));
    expect([answer.code, answer.isNothingLeft, answer.out]).toEqual([1, true, ""]);
    expect(answer.err).toMatch(end >= 0 && end < 49 ? /不是检衡的备份文件/ : /没有结尾|被截断|结尾不是备份的结尾/);
  });

  it("with any bit changed is refused, and the damaged member named", async () => {
    process.stdout.write(`JIANHENG_SEED=${seed}\n`);
    let state = seed >>> 0;
    const below = (end: number) => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32) * end;
    for (let times = 0; times < 40; times += 1) {
      const at = Math.floor(below(whole.length));
      const changed = Buffer.from(whole);
      changed[at]! ^= 1 << Math.floor(below(8));
      const answer = await offered(changed);
      expect([at, answer.code, answer.isNothingLeft]).toEqual([at, 1, true]);
      expect(answer.err).toMatch(/不能恢复|不是检衡的备份文件/);
    }
    // In the middle of the largest member, an original.
    const original = whole.indexOf("/originals/");
    const changed = Buffer.from(whole);
    changed[original + 2000]! ^= 4;
    expect((await offered(changed)).err).toMatch(
      /与清单不符的内容：\n {2}lake\/deliveries\/\S+\/originals\/[0-9a-f]{64}\n/,
    );
  });

  it("of another kind is refused", async () => {
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from("x"), "x.txt");
    zip.end();
    for (const bytes of [Buffer.from("三月数据"), Buffer.alloc(0), await buffer(zip.outputStream)])
      expect((await offered(bytes)).err).toContain("不是检衡的备份文件");
    const missing = await runCommand((streams) => restore([path.join(work, "nothing")], streams));
    expect([missing.code, missing.err.includes("没有这个文件")]).toEqual([1, true]);
  });

  it("of a newer format, or from a newer program, is refused with what to do", async () => {
    const newer = await withManifest((manifest) => manifest, "jianheng-backup 3 sha256:");
    expect((await offered(newer)).err).toContain("备份格式是 3，本程序只懂到 2");
    const ahead = await withManifest((manifest) => {
      const migrations = manifest["migrations"] as unknown as { name: string; digest: string }[];
      return { ...manifest, migrations: [...migrations, { name: "9999-later.sql", digest: "0".repeat(64) }] };
    });
    const answer = await offered(ahead);
    expect([answer.code, answer.isNothingLeft]).toEqual([1, true]);
    expect(answer.err).toContain("9999-later.sql");
  });

  it("whose manifest leads out of the folder, or does not list what is there, is refused", async () => {
    const out = await withManifest((manifest) => ({
      ...manifest,
      members: members(manifest).map((one, at) => (at === 5 ? { ...one, path: "lake/deliveries/../../../x" } : one)),
    }));
    expect((await offered(out)).err).toContain("清单 manifest.json 不可读");
    const fewer = await withManifest((manifest) => ({ ...manifest, members: members(manifest).slice(1) }));
    expect((await offered(fewer)).err).toContain("与其清单不符");
  });
});
