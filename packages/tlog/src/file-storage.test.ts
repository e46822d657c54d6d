import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileTileStorage } from "./file-storage.ts";
import { createLogWriter, signerFromSeed, verifyLog } from "./index.ts";

let folder: string;
let storage: FileTileStorage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jianheng-log-"));
  storage = new FileTileStorage(join(folder, "log"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("a log in a folder is verified from the folder alone", async () => {
  const signer = signerFromSeed("jianheng.example/log", new Uint8Array(32).fill(3));
  const writer = createLogWriter({ storage, origin: "jianheng.example/log", signer });
  await writer.append(0, acts(0, 255));
  await writer.append(255, acts(255, 256));
  await writer.append(256, acts(256, 400));
  const again = new FileTileStorage(join(folder, "log"));
  expect(await verifyLog(again, { verifiers: [signer.verifier] })).toMatchObject({ ok: true, entries: 400 });
  expect((await readdir(join(folder, "log"))).toSorted()).toEqual(["checkpoint", "tile"]);
  expect((await stat(join(folder, "log", "tile", "0", "000"))).size).toBe(8192);
});

test("a write replaces the whole blob and leaves no temporary file", async () => {
  await storage.write("tile/0/000.p/2", Buffer.from("long before"));
  await storage.write("tile/0/000.p/2", Buffer.from("short"));
  expect(await readFile(join(folder, "log/tile/0/000.p/2"), "utf8")).toBe("short");
  expect(await readdir(join(folder, "log/tile/0/000.p"))).toEqual(["2"]);
});

test("what a crash left behind is no part of the log", async () => {
  await mkdir(join(folder, "log/tile/0"), { recursive: true });
  await writeFile(join(folder, "log/tile/0/.new-0123456789abcdef"), "half");
  await storage.write("tile/0/000", Buffer.from("whole"));
  expect(await names("tile/")).toEqual(["tile/0/000"]);
});

test("names are listed by prefix, and removing is repeatable", async () => {
  for (const path of ["checkpoint", "tile/0/000.p/1", "tile/0/000.p/2", "tile/0/001.p/1", "tile/1/000.p/1"]) {
    await storage.write(path, Buffer.from(path));
  }
  expect(await names("tile/0/000.p/")).toEqual(["tile/0/000.p/1", "tile/0/000.p/2"]);
  expect(await names("tile/0/00")).toEqual(["tile/0/000.p/1", "tile/0/000.p/2", "tile/0/001.p/1"]);
  expect(await names("tile/7/")).toEqual([]);
  await storage.remove("tile/0/000.p/1");
  await storage.remove("tile/0/000.p/1");
  expect(await storage.read("tile/0/000.p/1")).toBeUndefined();
  expect(await storage.read("tile/0/000.p/1/2")).toBeUndefined();
});

test.each(["../secret", "tile/../../secret", "/etc/passwd", "tile//0", "", "tile/.new-1", "tile\\0", "C:/x"])(
  "%s is no name of a log",
  async (path) => {
    await expect(storage.read(path)).rejects.toThrow(RangeError);
    await expect(storage.write(path, new Uint8Array())).rejects.toThrow(RangeError);
  },
);

function acts(from: number, to: number): readonly Buffer[] {
  return Array.from({ length: to - from }, (_, at) => Buffer.from(`act ${from + at}`));
}

async function names(prefix: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const path of storage.list(prefix)) found.push(path);
  return found.toSorted();
}
