import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { leafHash, MemoryTileStorage, TileLog, verifyConsistency, verifyInclusion } from "./index.ts";

interface EightLeaves {
  readonly leaves: readonly string[];
  readonly emptyRoot: string;
  readonly roots: readonly string[];
  readonly inclusion: readonly { readonly index: number; readonly size: number; readonly proof: readonly string[] }[];
  readonly consistency: readonly { readonly from: number; readonly to: number; readonly proof: readonly string[] }[];
}

interface Argon {
  readonly size: number;
  readonly root: string;
  readonly inclusion: { readonly index: number; readonly leaf: string; readonly proof: readonly string[] };
  readonly consistency: { readonly size: number; readonly root: string; readonly proof: readonly string[] };
}

const eight = read("rfc6962-eight-leaves.json") as EightLeaves;
const argon = read("argon2020.json") as Argon;
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));
const base64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
const roots = [eight.emptyRoot, ...eight.roots].map(hex);
const rootAt = (size: number): Uint8Array => roots[size] ?? new Uint8Array();

describe("the eight leaves of the Certificate Transparency reference implementation", () => {
  test("appended one by one, every tree has the published root", async () => {
    const log = await TileLog.open(new MemoryTileStorage());
    expect(log.head).toEqual({ size: 0, root: rootAt(0) });
    for (const [at, leaf] of eight.leaves.entries()) {
      expect(await log.append([hex(leaf)])).toEqual({ size: at + 1, root: rootAt(at + 1) });
    }
  });

  test.each(eight.inclusion)("audit path of entry $index in the tree of $size", async ({ index, size, proof }) => {
    const log = await TileLog.open(new MemoryTileStorage());
    await log.append(eight.leaves.map(hex));
    expect(await log.inclusionProof(index, size)).toEqual(proof.map(hex));
    expect(
      verifyInclusion({ leaf: leaf(index), index, head: { size, root: rootAt(size) }, proof: proof.map(hex) }),
    ).toBe(true);
  });

  test.each(eight.consistency)("consistency of $from with $to", async ({ from, to, proof }) => {
    const log = await TileLog.open(new MemoryTileStorage());
    await log.append(eight.leaves.map(hex));
    expect(await log.consistencyProof(from, to)).toEqual(proof.map(hex));
    expect(verifyConsistency({ from: headOf(from), to: headOf(to), proof: proof.map(hex) })).toBe(true);
  });
});

describe("a right proof for a wrong size is no proof", () => {
  test("the last entry of eight is not the last of four, nor the first of eight the first of sixteen", async () => {
    const log = await TileLog.open(new MemoryTileStorage());
    await log.append(eight.leaves.map(hex));
    const root = rootAt(8);
    const last = await log.inclusionProof(7);
    expect(verifyInclusion({ leaf: leaf(7), index: 7, head: { size: 8, root }, proof: last })).toBe(true);
    expect(verifyInclusion({ leaf: leaf(7), index: 3, head: { size: 4, root }, proof: last })).toBe(false);
    const first = await log.inclusionProof(0);
    expect(verifyInclusion({ leaf: leaf(0), index: 0, head: { size: 16, root }, proof: first })).toBe(false);
  });

  test("four are a beginning of eight, not of sixteen with the root of eight", async () => {
    const log = await TileLog.open(new MemoryTileStorage());
    await log.append(eight.leaves.map(hex));
    const proof = await log.consistencyProof(4, 8);
    expect(verifyConsistency({ from: headOf(4), to: headOf(8), proof })).toBe(true);
    expect(verifyConsistency({ from: headOf(4), to: { size: 16, root: rootAt(8) }, proof })).toBe(false);
  });

  test("seven are a beginning of eight, not three of four with the roots of seven and eight", async () => {
    const log = await TileLog.open(new MemoryTileStorage());
    await log.append(eight.leaves.map(hex));
    const proof = await log.consistencyProof(7, 8);
    expect(verifyConsistency({ from: headOf(7), to: headOf(8), proof })).toBe(true);
    const [from, to] = [headOf(7), headOf(8)];
    expect(verifyConsistency({ from: { ...from, size: 3 }, to: { ...to, size: 4 }, proof })).toBe(false);
  });
});

describe("a public log with 961,984,013 entries", () => {
  const head = { size: argon.size, root: base64(argon.root) };

  test("its audit path is accepted, and not for a neighbouring entry or size", () => {
    const { index, proof } = argon.inclusion;
    const claim = { leaf: base64(argon.inclusion.leaf), index, head, proof: proof.map(base64) };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, index: index + 1 })).toBe(false);
    expect(verifyInclusion({ ...claim, head: { ...head, size: 2 ** 31 } })).toBe(false);
  });

  test("its consistency proof is accepted, and not with the roots exchanged", () => {
    const from = { size: argon.consistency.size, root: base64(argon.consistency.root) };
    const proof = argon.consistency.proof.map(base64);
    expect(verifyConsistency({ from, to: head, proof })).toBe(true);
    expect(verifyConsistency({ from: { ...from, root: head.root }, to: { ...head, root: from.root }, proof })).toBe(
      false,
    );
  });
});

function leaf(index: number): Uint8Array {
  return leafHash(hex(eight.leaves[index] ?? "none"));
}

function headOf(size: number): { size: number; root: Uint8Array } {
  return { size, root: rootAt(size) };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../testdata/${name}`, import.meta.url), "utf8"));
}
