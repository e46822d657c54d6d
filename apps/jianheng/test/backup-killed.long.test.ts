// Backups and restores killed at moments that a seed decides. JIANHENG_KILLS lengthens the run.
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestFolder } from "../src/database/embedded/testing/test-folder.ts";
import { Random } from "./killing/kill-run.ts";
import { after, killBackup, killRestore, runProcess } from "./killing/killed-command.ts";

const fixture = path.join(import.meta.dirname, "upgrades/schema-0002.backup");
const seed = Number(process.env.JIANHENG_SEED ?? Date.now() % 1_000_000_000);
const kills = Number(process.env.JIANHENG_KILLS ?? 20);

describe.skipIf(process.platform !== "linux")("killed again and again", () => {
  let base: string;
  beforeAll(async () => {
    process.stdout.write(`JIANHENG_SEED=${seed} JIANHENG_KILLS=${kills}\n`);
    base = await makeTestFolder();
  });
  afterAll(() => rm(base, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));

  it("a restore is nothing, marked or whole", async () => {
    const random = new Random(seed);
    const dataDir = path.join(base, "timed");
    const from = performance.now();
    expect((await runProcess(["restore", fixture, "--data", dataDir])).code).toBe(0);
    const took = performance.now() - from;
    const found: Record<string, number> = {};
    for (let times = 0; times < kills; times += 1) {
      const state = await killRestore(fixture, base, after(random.below(took * 1.1)));
      found[state] = (found[state] ?? 0) + 1;
      process.stdout.write(`${times + 1}/${kills} restore ${state}\n`);
    }
    expect(found["marked"] ?? 0).toBeGreaterThan(0);
  });

  it("a backup is absent or whole", async () => {
    const random = new Random(seed + 1);
    const dataDir = path.join(base, "timed");
    const from = performance.now();
    expect((await runProcess(["backup", path.join(base, "timed.backup"), "--data", dataDir])).code).toBe(0);
    const took = performance.now() - from;
    for (let times = 0; times < kills; times += 1) {
      const state = await killBackup(dataDir, base, after(random.below(took * 1.1)));
      process.stdout.write(`${times + 1}/${kills} backup ${state}\n`);
    }
    const checked = await runProcess(["doctor", "--data", dataDir]);
    expect([checked.code, checked.said.includes("[问题]")]).toEqual([0, false]);
  });
});
