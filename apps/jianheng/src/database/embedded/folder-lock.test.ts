import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { makeTestFolder } from "./testing/test-folder.ts";

let folder: string;
let path: string;
let held: FolderLock[];

beforeEach(async () => {
  folder = await makeTestFolder();
  path = join(folder, "server.lock");
  held = [];
});

afterEach(async () => {
  for (const lock of held) await lock.release();
  await rm(folder, { recursive: true, force: true });
});

test("a folder is locked once, given back, and locked again", async () => {
  const first = await lock();
  await expect(lock()).rejects.toMatchObject({ code: "embedded.in_use" });
  await first.release();
  expect(await readdir(folder)).toEqual([]);
  await lock();
});

test("a lock that was taken over is not given back by its former holder", async () => {
  const first = await lock();
  const other = { ...(JSON.parse(await readFile(path, "utf8")) as object), token: "another" };
  await writeFile(path, JSON.stringify(other));
  await first.release();
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual(other);
});

test("of twenty that find the lock of a dead process exactly one takes it over, and nothing is left lying about", async () => {
  const first = await lock();
  const dead = {
    ...(JSON.parse(await readFile(path, "utf8")) as object),
    identity: "an earlier boot/1",
    token: "dead",
  };
  await first.release();
  for (let round = 0; round < 20; round += 1) {
    await writeFile(path, JSON.stringify(dead));
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lock()));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readdir(folder)).toEqual(["server.lock"]);
    await held.pop()?.release();
  }
});

test("the holder touches its lock every three seconds", async () => {
  await lock();
  await utimes(path, new Date(0), new Date(0));
  await sleep(3500);
  expect(Date.now() - (await stat(path)).mtimeMs).toBeLessThan(3000);
});

test("a lock from another container is respected while it is touched, and taken over when it is not", async () => {
  const foreign = { pid: 1, identity: "1", world: "another machine/pid:[1]", host: "elsewhere", since: "", token: "x" };
  await writeFile(path, JSON.stringify(foreign));
  const heart = setInterval(() => void utimes(path, new Date(), new Date()), 20);
  try {
    await expect(lock(300)).rejects.toMatchObject({
      code: "embedded.in_use",
      message: expect.stringContaining("process 1 on elsewhere"),
    });
  } finally {
    clearInterval(heart);
  }
  await sleep(50);
  await lock(300);
});

async function lock(silenceMs?: number): Promise<FolderLock> {
  const taken = await lockFolder(folder, silenceMs === undefined ? {} : { silenceMs });
  held.push(taken);
  return taken;
}
