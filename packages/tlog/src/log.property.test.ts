import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  type Hash,
  leafHash,
  MemoryTileStorage,
  parseTilePath,
  TileLog,
  type TreeHead,
  verifyConsistency,
  verifyInclusion,
} from "./index.ts";

/** Two full tiles and a part: every path through partial and full tiles, and a second level, occurs below it. */
const SIZE_MAX = 600;
const entries = Array.from({ length: SIZE_MAX }, (_, at) => Buffer.from(`entry ${at}`));

/** The root straight from the definition in RFC 6962 §2.1, with nothing of the package in it. */
function rootByDefinition(from: number, to: number): Buffer {
  const known = byDefinition.get(`${from}-${to}`);
  if (known !== undefined) return known;
  const hash = createHash("sha256");
  if (to - from === 1) hash.update("\0").update(entries[from] ?? "");
  if (to - from > 1) {
    let split = 1;
    while (split * 2 < to - from) split *= 2;
    hash
      .update("\u0001")
      .update(rootByDefinition(from, from + split))
      .update(rootByDefinition(from + split, to));
  }
  const root = hash.digest();
  byDefinition.set(`${from}-${to}`, root);
  return root;
}
const byDefinition = new Map<string, Buffer>();

const headAt = (size: number): TreeHead => ({ size, root: new Uint8Array(rootByDefinition(0, size)) });
const whole = new MemoryTileStorage();
const log = await TileLog.open(whole);
await log.append(entries);

describe(`every size from 0 to ${SIZE_MAX}`, () => {
  test("has the root of the definition, appended one by one", async () => {
    const single = await TileLog.open(new MemoryTileStorage());
    expect(single.head).toEqual(headAt(0));
    for (const [at, entry] of entries.entries()) expect(await single.append([entry])).toEqual(headAt(at + 1));
  });

  test("can be read back from the whole log", async () => {
    for (let size = 0; size <= SIZE_MAX; size += 1) expect(await log.headAt(size)).toEqual(headAt(size));
  });

  test("proves its entries, and no flipped bit passes", async () => {
    const chance = sequence(1);
    for (let size = 1; size <= SIZE_MAX; size += 1) {
      const head = headAt(size);
      const indices = new Set([0, size - 1, chance(size)]);
      for (const index of indices) {
        const leaf = leafHash(entries[index] ?? Buffer.from("none"));
        const proof = await log.inclusionProof(index, size);
        expect(verifyInclusion({ leaf, index, head, proof })).toBe(true);
        expect(verifyInclusion({ leaf: flip(leaf, chance), index, head, proof })).toBe(false);
        expect(verifyInclusion({ leaf, index, head: { ...head, root: flip(head.root, chance) }, proof })).toBe(false);
        const accepted = spoiled(proof, chance).filter((wrong) => verifyInclusion({ leaf, index, head, proof: wrong }));
        expect(accepted).toEqual([]);
        if (index > 0) expect(verifyInclusion({ leaf, index: index - 1, head, proof })).toBe(false);
      }
    }
  });

  test("is shown to be a beginning of later ones, and no flipped bit passes", async () => {
    const chance = sequence(2);
    for (let size = 1; size <= SIZE_MAX; size += 1) {
      const to = headAt(size);
      for (const oldSize of new Set([0, 1, size, chance(size)])) {
        const from = headAt(oldSize);
        const proof = await log.consistencyProof(oldSize, size);
        expect(verifyConsistency({ from, to, proof })).toBe(true);
        expect(verifyConsistency({ from: { ...from, root: flip(from.root, chance) }, to, proof })).toBe(false);
        // An empty beginning says nothing about what follows, so any root follows from it.
        if (oldSize > 0) {
          expect(verifyConsistency({ from, to: { ...to, root: flip(to.root, chance) }, proof })).toBe(false);
        }
        const accepted = spoiled(proof, chance).filter((wrong) => verifyConsistency({ from, to, proof: wrong }));
        expect(accepted).toEqual([]);
      }
    }
  });
});

describe("storage", () => {
  test("appending in batches of any size leaves the same full tiles, the same edge and the same head", async () => {
    const chance = sequence(3);
    for (let run = 0; run < 30; run += 1) {
      const storage = new MemoryTileStorage();
      let batched = await TileLog.open(storage);
      while (batched.head.size < SIZE_MAX) {
        const { head } = batched;
        await batched.append(entries.slice(head.size, head.size + 1 + chance(300)));
        await batched.removeSupersededPartials(head.size);
        // Half of the time, as if the process had been started anew.
        if (chance(2) === 0) batched = await TileLog.open(storage, batched.head);
      }
      expect(batched.head).toEqual(headAt(SIZE_MAX));
      for (const [path, bytes] of whole.blobs) expect(storage.blobs.get(path), path).toEqual(bytes);
    }
  });

  test("holds exactly the files of the specification for 600 entries", () => {
    const paths = [...whole.blobs.keys()].toSorted();
    expect(paths).toEqual([
      "tile/0/000",
      "tile/0/001",
      "tile/0/002.p/88",
      "tile/1/000.p/2",
      "tile/entries/000",
      "tile/entries/001",
      "tile/entries/002.p/88",
    ]);
    expect(whole.blobs.get("tile/0/000")?.length).toBe(8192);
    const first = createHash("sha256").update("\0entry 0").digest();
    expect(Buffer.from(whole.blobs.get("tile/0/000")?.subarray(0, 32) ?? "")).toEqual(first);
    expect(Buffer.from(whole.blobs.get("tile/1/000.p/2")?.subarray(32) ?? "")).toEqual(rootByDefinition(256, 512));
    expect(Buffer.from(whole.blobs.get("tile/entries/000")?.subarray(0, 18) ?? "").toString("latin1")).toBe(
      "\0\u0007entry 0\0\u0007entry 1",
    );
  });

  test("a tree of 65,536 + 1 entries has the tiles of three levels", async () => {
    const storage = new MemoryTileStorage();
    const large = await TileLog.open(storage);
    const head = await large.append(Array.from({ length: 65_537 }, (_, at) => Buffer.from(String(at))));
    expect([...storage.blobs.keys()].filter((path) => !/^tile\/(0|entries)\//.test(path)).toSorted()).toEqual([
      "tile/1/000",
      "tile/2/000.p/1",
    ]);
    expect(storage.blobs.has("tile/0/256.p/1")).toBe(true);
    const proof = await large.inclusionProof(40_000);
    expect(verifyInclusion({ leaf: leafHash(Buffer.from("40000")), index: 40_000, head, proof })).toBe(true);
    expect((await TileLog.open(storage, head)).head).toEqual(head);
    expect(Buffer.from(await large.entry(65_536)).toString()).toBe("65536");
  });

  test("an entry of 65,535 bytes fits and one of 65,536 does not; nothing is appended then", async () => {
    const storage = new MemoryTileStorage();
    const strict = await TileLog.open(storage);
    await strict.append([new Uint8Array(65_535)]);
    expect((await strict.entry(0)).length).toBe(65_535);
    const { head } = strict;
    await expect(strict.append([new Uint8Array(65_536)])).rejects.toThrow(RangeError);
    expect(strict.head).toEqual(head);
  });

  test("what an unpublished append left behind does not disturb the next one", async () => {
    const storage = new MemoryTileStorage();
    const first = await TileLog.open(storage);
    const published = await first.append(entries.slice(0, 250));
    await first.append(Array.from({ length: 20 }, () => Buffer.from("never published")));
    const again = await TileLog.open(storage, published);
    expect(await again.append(entries.slice(250, 300))).toEqual(headAt(300));
    expect((await TileLog.open(storage, headAt(300))).head).toEqual(headAt(300));
  });

  test("a partial tile that was removed is read from the full one", async () => {
    const storage = new MemoryTileStorage();
    const growing = await TileLog.open(storage);
    const early = await growing.append(entries.slice(0, 200));
    await growing.append(entries.slice(200, 300));
    await growing.removeSupersededPartials(0);
    expect(storage.blobs.has("tile/0/000.p/200")).toBe(false);
    expect((await TileLog.open(storage, early)).head).toEqual(headAt(200));
  });

  test("a head that the tiles do not bear out is not opened", async () => {
    await expect(TileLog.open(whole, { ...headAt(600), root: headAt(599).root })).rejects.toThrow(
      "do not have the root",
    );
    await expect(TileLog.open(whole, headAt(601))).rejects.toThrow("missing");
    await expect(TileLog.open(new MemoryTileStorage(), headAt(1))).rejects.toThrow("tile/0/000.p/1: is missing");
  });
});

describe("paths", () => {
  // C2SP tlog-tiles, and tlog_test.go of Go's sumdb without its height.
  test.each([
    ["tile/0/x001/x234/067", { level: 0, index: 1_234_067, width: 256 }],
    ["tile/0/001", { level: 0, index: 1, width: 256 }],
    ["tile/0/001.p/5", { level: 0, index: 1, width: 5 }],
    ["tile/5/x123/x456/078", { level: 5, index: 123_456_078, width: 256 }],
    ["tile/5/x123/x456/078.p/2", { level: 5, index: 123_456_078, width: 2 }],
    ["tile/entries/x003/x057/500", { level: "entries", index: 3_057_500, width: 256 }],
  ])("%s", (path, tile) => {
    expect(parseTilePath(path)).toEqual(tile);
  });

  test.each([
    "tile/5/123/456/078",
    "tile/-1/123/456/078",
    "tile/0/x000/001",
    "tile/00/001",
    "tile/64/001",
    "tile/0/1",
    "tile/0/001.p/0",
    "tile/0/001.p/05",
    "tile/0/001.p/256",
    "tile/data/001",
    "tile/0/001/",
    "/tile/0/001",
    "tile/0/../001",
  ])("%s is no path of a tile", (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

/** The proof with one bit flipped in each hash, one hash too few, and one too many at either end. */
function spoiled(proof: readonly Hash[], chance: (below: number) => number): readonly (readonly Hash[])[] {
  const extra = new Uint8Array(32);
  return [
    ...proof.map((hash, at) => proof.with(at, flip(hash, chance))),
    ...(proof.length === 0 ? [] : [proof.slice(1), proof.slice(0, -1)]),
    [...proof, extra],
    [extra, ...proof],
    [...proof, new Uint8Array()],
  ];
}

function flip(hash: Hash, chance: (below: number) => number): Hash {
  const changed = Uint8Array.from(hash);
  const at = chance(hash.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << chance(8));
  return changed;
}

/** The same numbers on every run. */
function sequence(seed: number): (below: number) => number {
  let step = 0;
  return (below) => {
    step += 1;
    return createHash("sha256").update(`${seed} ${step}`).digest().readUInt32BE() % below;
  };
}
