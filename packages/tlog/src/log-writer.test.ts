// The key of a log changes: the tree goes on, and who signed what stays visible.
import { describe, expect, it } from "vitest";
import { openCheckpoint, readUnverifiedCheckpoint } from "./checkpoint.ts";
import { LogDamagedError } from "./log.ts";
import { createLogWriter } from "./log-writer.ts";
import { signerFromSeed } from "./note-keys.ts";
import { MemoryTileStorage } from "./storage.ts";
import { verifyLog } from "./verify-log.ts";

const origin = "example.org/log";
const old = signerFromSeed(origin, new Uint8Array(32).fill(1));
const fresh = signerFromSeed(origin, new Uint8Array(32).fill(2));
const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => new Uint8Array(32).fill(from + at));

async function logOfTheOldKey() {
  const storage = new MemoryTileStorage();
  const { checkpoint } = await createLogWriter({ storage, origin, signer: old }).append(0, entries(0, 3));
  return { storage, checkpoint };
}

describe("a log whose key was changed", () => {
  it("goes on from the old key's checkpoint with the next entries", async () => {
    const { storage, checkpoint } = await logOfTheOldKey();
    const writer = createLogWriter({ storage, origin, signer: fresh, formerKeys: [old.verifier] });
    const signed = await writer.append(3, entries(3, 2));
    expect(openCheckpoint(signed.checkpoint, [fresh.verifier])).toMatchObject({ origin, size: 5 });
    expect(openCheckpoint(signed.checkpoint, [old.verifier])).toEqual({ code: "note.no_known_key" });
    const verifiers = [fresh.verifier, old.verifier];
    expect(await verifyLog(storage, { verifiers, witnesses: [checkpoint] })).toMatchObject({
      ok: true,
      witnesses: [{ size: 3, agrees: true }],
    });
  });

  it("is signed anew even when there is nothing to append", async () => {
    const { storage, checkpoint } = await logOfTheOldKey();
    const writer = createLogWriter({ storage, origin, signer: fresh, formerKeys: [old.verifier] });
    const signed = await writer.append(3, []);
    expect(openCheckpoint(signed.checkpoint, [fresh.verifier])).toMatchObject({ size: 3 });
    const [before, after] = [readUnverifiedCheckpoint(checkpoint), readUnverifiedCheckpoint(signed.checkpoint)];
    expect(after).toEqual(before);
  });

  it("is not signed on by a key that does not know the old one", async () => {
    const { storage } = await logOfTheOldKey();
    const writer = createLogWriter({ storage, origin, signer: fresh });
    await expect(writer.append(3, entries(3, 1))).rejects.toThrow(LogDamagedError);
  });

  it("is not signed on under another name", async () => {
    const { storage } = await logOfTheOldKey();
    const other = signerFromSeed("example.org/other", new Uint8Array(32).fill(3));
    const writer = createLogWriter({
      storage,
      origin: "example.org/other",
      signer: other,
      formerKeys: [old.verifier],
    });
    await expect(writer.append(3, entries(3, 1))).rejects.toThrow(/belongs to the log example.org\/log/);
  });
});
