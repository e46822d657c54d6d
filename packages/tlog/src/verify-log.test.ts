import { beforeEach, describe, expect, test } from "vitest";
import {
  cosignNote,
  createLogWriter,
  ED25519_COSIGNATURE,
  type LogWriter,
  MemoryTileStorage,
  signCheckpoint,
  signerFromSeed,
  TileLog,
  verifyLog,
} from "./index.ts";

const ORIGIN = "jianheng.example/log";
const signer = signerFromSeed(ORIGIN, new Uint8Array(32).fill(1));
const witness = signerFromSeed("upper-office.example", new Uint8Array(32).fill(2), ED25519_COSIGNATURE);
const verifiers = [signer.verifier, witness.verifier];
const entryAt = (at: number): Buffer => Buffer.from(`act ${at}`);

let storage: MemoryTileStorage;
/** The checkpoint at 300 entries, as the witness kept it. */
let kept: string;

beforeEach(async () => {
  storage = new MemoryTileStorage();
  const early = await writer().append(0, range(0, 300));
  kept = cosignNote(early.checkpoint, witness, 1_763_900_000);
  await writer().append(300, range(300, 700));
});

describe("a log that is as it was", () => {
  test("is verified, with its witness", async () => {
    const report = await verifyLog(storage, { verifiers, witnesses: [kept] });
    expect(report).toMatchObject({
      ok: true,
      signature: "verified",
      checkpoint: { origin: ORIGIN, size: 700 },
      entries: 700,
      // Three bundles, three tiles of leaves, one tile above.
      tiles: 7,
      witnesses: [{ size: 300, agrees: true, verified: [{ name: ORIGIN }, { timestamp: 1_763_900_000 }] }],
      problems: [],
    });
  });

  test("without a key the report says that the signature was not checked", async () => {
    expect(await verifyLog(storage)).toMatchObject({ ok: true, signature: "unchecked", verified: [] });
  });

  test("an empty log is verified too", async () => {
    const empty = new MemoryTileStorage();
    await createLogWriter({ storage: empty, origin: ORIGIN, signer }).append(0, []);
    expect(await verifyLog(empty, { verifiers })).toMatchObject({ ok: true, entries: 0, checkpoint: { size: 0 } });
  });
});

describe("every blob of the log: one flipped bit is found, and named", () => {
  test("in each byte of the tiles and of the first entries", async () => {
    for (const [path, bytes] of storage.blobs) {
      if (path === "checkpoint") continue;
      const step = path.startsWith("tile/1/") ? 1 : 97;
      for (let at = 0; at < bytes.length; at += step) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 4;
        storage.blobs.set(path, changed);
        const report = await verifyLog(storage, { verifiers });
        expect(report.ok, `${path} byte ${at}`).toBe(false);
      }
      storage.blobs.set(path, bytes);
    }
  });

  test("in each byte of the checkpoint", async () => {
    const bytes = storage.blobs.get("checkpoint") ?? new Uint8Array();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      storage.blobs.set("checkpoint", changed);
      const report = await verifyLog(storage, { verifiers });
      expect(report, `byte ${at}`).toMatchObject({ ok: false, problems: [{ code: "log.checkpoint_refused" }] });
    }
  });
});

describe("where it differs", () => {
  test("a changed entry: its tile, its number, and the root", async () => {
    const path = "tile/entries/001";
    const changed = Buffer.from(storage.blobs.get(path) ?? "");
    const at = changed.indexOf("act 400");
    changed.write("act 4O0", at);
    storage.blobs.set(path, changed);
    const report = await verifyLog(storage, { verifiers, witnesses: [kept] });
    expect(report.problems).toMatchObject([
      { code: "log.tile_differs", path: "tile/0/001", firstEntry: 400, lastEntry: 400 },
      { code: "log.tile_differs", path: "tile/1/000.p/2", firstEntry: 256, lastEntry: 511 },
      { code: "log.root_differs", size: 700 },
    ]);
    // The witness saw 300 entries, and these are untouched.
    expect(report.witnesses).toMatchObject([{ agrees: true }]);
  });

  test("a changed tile: only that tile, for the entries still give the signed root", async () => {
    const path = "tile/0/002.p/188";
    const changed = Uint8Array.from(storage.blobs.get(path) ?? []);
    changed[32 * 3] = (changed[32 * 3] ?? 0) ^ 1;
    changed[32 * 5] = (changed[32 * 5] ?? 0) ^ 1;
    storage.blobs.set(path, changed);
    const report = await verifyLog(storage, { verifiers });
    expect(report.problems).toEqual([{ code: "log.tile_differs", path, firstEntry: 515, lastEntry: 517 }]);
  });

  test("lost entries are named, and their hashes still give the root", async () => {
    storage.blobs.delete("tile/entries/000");
    const report = await verifyLog(storage, { verifiers });
    expect(report).toMatchObject({ ok: false, entries: 444 });
    expect(report.problems).toEqual([{ code: "log.tile_missing", path: "tile/entries/000" }]);
  });

  test("lost entries and lost hashes: nothing after them is judged, and nothing is claimed", async () => {
    storage.blobs.delete("tile/entries/000");
    storage.blobs.delete("tile/0/000");
    const report = await verifyLog(storage, { verifiers, witnesses: [kept] });
    expect(report).toMatchObject({ ok: false, entries: 0, witnesses: [{ agrees: false }] });
    expect(report.problems.map(({ code }) => code)).toEqual(["log.tile_missing", "log.tile_missing"]);
  });

  test("a bundle with a byte too many", async () => {
    const path = "tile/entries/001";
    storage.blobs.set(path, Uint8Array.from([...(storage.blobs.get(path) ?? []), 0]));
    const report = await verifyLog(storage, { verifiers });
    expect(report.problems).toEqual([{ code: "log.tile_malformed", path }]);
  });

  test("an older partial tile that is not the beginning of its successor", async () => {
    const path = "tile/0/002.p/20";
    storage.blobs.set(path, new Uint8Array(20 * 32));
    const report = await verifyLog(storage, { verifiers });
    expect(report.problems).toEqual([{ code: "log.old_tile_differs", path }]);
  });

  test("no checkpoint", async () => {
    storage.blobs.delete("checkpoint");
    expect(await verifyLog(storage)).toMatchObject({ ok: false, problems: [{ code: "log.checkpoint_missing" }] });
  });
});

describe("a log that was rewritten by somebody who holds its key", () => {
  test("one act changed, everything hashed and signed anew: only the witness shows it", async () => {
    const forged = new MemoryTileStorage();
    const entries = range(0, 700).with(17, Buffer.from("another act"));
    await createLogWriter({ storage: forged, origin: ORIGIN, signer }).append(0, entries);
    expect(await verifyLog(forged, { verifiers })).toMatchObject({ ok: true });
    const report = await verifyLog(forged, { verifiers, witnesses: [kept] });
    expect(report).toMatchObject({ ok: false, problems: [{ code: "witness.differs", witness: 0, size: 300 }] });
  });

  test("the last acts cut off: the witness has seen more", async () => {
    const cut = new MemoryTileStorage();
    await createLogWriter({ storage: cut, origin: ORIGIN, signer }).append(0, range(0, 299));
    const report = await verifyLog(cut, { verifiers, witnesses: [kept] });
    expect(report.problems).toEqual([{ code: "witness.ahead", witness: 0, size: 300 }]);
  });
});

describe("witnesses", () => {
  test("a copy that was tampered with is refused", async () => {
    const report = await verifyLog(storage, { verifiers, witnesses: [kept.replace("\n300\n", "\n299\n")] });
    expect(report.problems).toMatchObject([{ code: "witness.refused", refusal: { code: "note.signature_wrong" } }]);
  });

  test("a checkpoint of another log is no witness", async () => {
    const other = signCheckpoint({ origin: "other.example", size: 0, root: new Uint8Array(32) }, [signer]);
    const report = await verifyLog(storage, { verifiers, witnesses: [other] });
    expect(report.problems).toEqual([{ code: "witness.other_log", witness: 0, origin: "other.example" }]);
  });
});

describe("the writer", () => {
  test("repeats after a crash without appending twice", async () => {
    const before = storage.blobs.get("checkpoint");
    expect(await writer().append(300, range(300, 700))).toMatchObject({ size: 700 });
    expect(storage.blobs.get("checkpoint")).toEqual(before);
    expect(await writer().append(650, range(650, 710))).toMatchObject({ size: 710 });
    expect(await verifyLog(storage, { verifiers, witnesses: [kept] })).toMatchObject({ ok: true, entries: 710 });
  });

  test("refuses to fork: an entry that is not the one the log has", async () => {
    const before = new Map(storage.blobs);
    await expect(writer().append(699, [Buffer.from("act 700")])).rejects.toThrow("entry 699");
    expect(storage.blobs).toEqual(before);
  });

  test("refuses to sign on when the log has lost entries", async () => {
    await expect(writer().append(701, range(701, 702))).rejects.toThrow("has 700 entries, but 701");
  });

  test("refuses a log that another key signed", async () => {
    const stranger = createLogWriter({ storage, origin: ORIGIN, signer: signerFromSeed(ORIGIN, new Uint8Array(32)) });
    await expect(stranger.append(700, range(700, 701))).rejects.toThrow("note.no_known_key");
  });

  test("appends wait for one another", async () => {
    const one = writer();
    const sizes = await Promise.all([
      one.append(700, range(700, 800)),
      one.append(800, range(800, 801)),
      one.append(801, range(801, 1100)),
    ]);
    expect(sizes.map(({ size }) => size)).toEqual([800, 801, 1100]);
    const { head } = await TileLog.open(storage, (await verifyLog(storage, { verifiers })).checkpoint);
    expect(head.size).toBe(1100);
  });
});

function writer(): LogWriter {
  return createLogWriter({ storage, origin: ORIGIN, signer });
}

function range(from: number, to: number): readonly Buffer[] {
  return Array.from({ length: to - from }, (_, at) => entryAt(from + at));
}
