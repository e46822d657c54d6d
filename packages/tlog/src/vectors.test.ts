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
    const leaf = leafHash(hex(eight.leaves[index] ?? "none"));
    expect(verifyInclusion({ leaf, index, head: { size, root: rootAt(size) }, proof: proof.map(hex) })).toBe(true);
  });

  test.each(eight.consistency)("consistency of $from with $to", async ({ from, to, proof }) => {
    const log = await TileLog.open(new MemoryTileStorage());
    await log.append(eight.leaves.map(hex));
    expect(await log.consistencyProof(from, to)).toEqual(proof.map(hex));
    expect(verifyConsistency({ from: headOf(from), to: headOf(to), proof: proof.map(hex) })).toBe(true);
  });
});

describe("a public log with 961,984,013 entries", () => {
  const head = { size: argon.size, root: base64(argon.root) };

  test("its audit path is accepted, and not for a neighbouring entry or size", () => {
    const { index, leaf, proof } = argon.inclusion;
    const claim = { leaf: base64(leaf), index, head, proof: proof.map(base64) };
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

function headOf(size: number): { size: number; root: Uint8Array } {
  return { size, root: rootAt(size) };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../testdata/${name}`, import.meta.url), "utf8"));
}
