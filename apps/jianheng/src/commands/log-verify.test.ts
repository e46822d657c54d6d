import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { cosignNote, createLogWriter, ED25519_COSIGNATURE, signerFromSeed } from "@jianheng/tlog";
import { FileTileStorage } from "@jianheng/tlog/file-storage";
import { afterEach, beforeEach, expect, test } from "vitest";
import { logVerify } from "./log-verify.ts";

const log = signerFromSeed("jianheng.example", new Uint8Array(32).fill(1));
const witness = signerFromSeed("上级院.example", new Uint8Array(32).fill(2), ED25519_COSIGNATURE);

let folder: string;
let keyFile: string;
let witnessFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jianheng-log-"));
  const storage = new FileTileStorage(join(folder, "log"));
  const writer = createLogWriter({ storage, origin: "jianheng.example", signer: log });
  const early = await writer.append(0, [Buffer.from("one"), Buffer.from("two")]);
  await writer.append(2, [Buffer.from("three")]);
  keyFile = join(folder, "keys.txt");
  await writeFile(keyFile, `# 日志与见证人\n${log.verifier.encoded}\n\n${witness.verifier.encoded}\n`);
  witnessFile = join(folder, "kept.txt");
  await writeFile(witnessFile, cosignNote(early.checkpoint, witness, 1_763_900_000));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("an untouched log with key and witness: 0, and the conclusion covers what the witness saw", async () => {
  const { code, stdout, stderr } = await run("log", "--key", "keys.txt", "--witness", "kept.txt");
  expect(code).toBe(0);
  expect(stderr).toBe("");
  expect(stdout).toContain("前 2 条一致（jianheng.example，上级院.example 于 2025-11-23 20:13:20 见证）");
  expect(stdout).toContain("结论：一致，签名属实；前 2 条与见证时相同。");
});

test("without key and without witness no more is claimed than was shown", async () => {
  expect((await run("log")).stdout).toContain("未提供公钥，不能说明由谁签署");
  expect((await run("log", "--key", "keys.txt")).stdout).toContain("不能排除持有签名密钥的人重写整部日志");
});

test("a changed entry: 1, with the entry on stderr and in the JSON", async () => {
  const file = join(folder, "log/tile/entries/000.p/3");
  await writeFile(file, (await readFile(file, "latin1")).replace("two", "TWO"), "latin1");
  const { code, stdout, stderr } = await run("log", "--key", "keys.txt", "--json");
  expect(code).toBe(1);
  expect(stderr).toContain("tile/0/000.p/3：与条目重新计算的结果不同，涉及第 2 条。");
  const report = JSON.parse(stdout) as { problems: { code: string }[] };
  expect(report).toMatchObject({ ok: false, signature: "verified", entries: 3 });
  expect(report.problems).toContainEqual({
    code: "log.tile_differs",
    path: "tile/0/000.p/3",
    firstEntry: 1,
    lastEntry: 1,
    message: "tile/0/000.p/3：与条目重新计算的结果不同，涉及第 2 条。",
  });
});

test("a log that was made anew with its own key: only the witness shows it", async () => {
  const storage = new FileTileStorage(join(folder, "anew"));
  const writer = createLogWriter({ storage, origin: "jianheng.example", signer: log });
  await writer.append(0, [Buffer.from("one"), Buffer.from("2"), Buffer.from("three")]);
  expect((await run("anew", "--key", "keys.txt")).code).toBe(0);
  const { code, stderr } = await run("anew", "--key", "keys.txt", "--witness", "kept.txt");
  expect(code).toBe(1);
  expect(stderr).toBe(`${witnessFile}：前 2 条与见证时不同，日志被改写。\n`);
});

test.each([
  [["nowhere"], "没有这个文件夹"],
  [["log", "--key", "nowhere.txt"], "无法读取"],
  [["log", "--key", "kept.txt"], "第 1 行不是公钥"],
  [["log", "--key", "empty.txt"], "没有公钥"],
  [["log", "--witness", "nowhere.txt"], "无法读取"],
  [["log", "--key", "keys.txt", "--witness", "keys.txt"], "不是签名文本"],
])("bad input %j: 1, and the message says where", async (args, message) => {
  await writeFile(join(folder, "empty.txt"), "# nothing\n");
  const { code, stderr } = await run(...args);
  expect(code).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).toContain(folder);
});

test.each([[[]], [["a", "b"]], [["log", "--what"]], [["log", "--key"]]])("usage %j: 2", async (args: string[]) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toContain("用法：jianheng log verify DIR");
});

/** Runs the command; words that are not options are names in the test's folder. */
async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const placed = args.map((arg) => (arg.startsWith("--") ? arg : join(folder, arg)));
  const code = await logVerify(placed, { stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, stdout: await text(stdout), stderr: await text(stderr) };
}
