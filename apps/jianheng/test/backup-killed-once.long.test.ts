import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTestFolder } from "../src/database/embedded/testing/test-folder.ts";
import { killRestore, onceSaid } from "./killing/killed-command.ts";

const fixture = path.join(import.meta.dirname, "upgrades/schema-0002.backup");

describe.skipIf(process.platform !== "linux")("a restore that is killed without warning", () => {
  let base: string;
  beforeAll(async () => {
    base = await makeTestFolder();
  });
  afterAll(() => rm(base, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));

  it("leaves a folder in which nothing starts, and is simply done again", { timeout: 240_000 }, async () => {
    expect(await killRestore(fixture, base, onceSaid("表 10/"))).toBe("marked");
  });
});
