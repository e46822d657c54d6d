import { type CheckpointRefusal, openCheckpoint, readUnverifiedCheckpoint } from "./checkpoint.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { type FullTile, Frontier } from "./frontier.ts";
import { concatBytes, equalBytes, type Hash, leafHash } from "./hash.ts";
import type { NoteSignature } from "./note.ts";
import type { NoteVerifier } from "./note-keys.ts";
import type { TileStorage } from "./storage.ts";
import { readTile } from "./tile-reader.ts";
import {
  CHECKPOINT_PATH,
  decodeBundle,
  hashesAtLevel,
  parseTilePath,
  splitHashes,
  type Tile,
  TILE_WIDTH,
  tilePath,
} from "./tiles.ts";

/** One thing that is wrong, and where. Entries are counted from 0; the last one of a range is included. */
export type LogProblem =
  | { readonly code: "log.checkpoint_missing" }
  /** The checkpoint is no checkpoint, or not signed by a key the reader trusts. */
  | { readonly code: "log.checkpoint_refused"; readonly refusal: CheckpointRefusal }
  | { readonly code: "log.tile_missing"; readonly path: string }
  | { readonly code: "log.tile_malformed"; readonly path: string }
  /** A tile does not have the hashes that the entries give. */
  | {
      readonly code: "log.tile_differs";
      readonly path: string;
      readonly firstEntry: number;
      readonly lastEntry: number;
    }
  /** An older partial tile is not the beginning of the tile that followed it. */
  | { readonly code: "log.old_tile_differs"; readonly path: string }
  /** The entries do not have the root that was signed. */
  | { readonly code: "log.root_differs"; readonly size: number; readonly signed: Hash; readonly computed: Hash }
  | { readonly code: "witness.refused"; readonly witness: number; readonly refusal: CheckpointRefusal }
  | { readonly code: "witness.other_log"; readonly witness: number; readonly origin: string }
  /** The witness has seen more entries than there are: some were cut off. */
  | { readonly code: "witness.ahead"; readonly witness: number; readonly size: number }
  /** The first `size` entries are not those the witness saw: history was rewritten. */
  | {
      readonly code: "witness.differs";
      readonly witness: number;
      readonly size: number;
      readonly seen: Hash;
      readonly computed: Hash;
    };

export interface WitnessReport {
  /** How many entries the witness vouches for. */
  readonly size: number;
  /** Whether the log, as it is now, begins with the tree the witness saw. */
  readonly agrees: boolean;
  /** Signatures on the witness's copy that were checked; a witness's own has a time. */
  readonly verified: readonly NoteSignature[];
}

export interface LogReport {
  /** No problem was found. What that is worth depends on `signature` and `witnesses`. */
  readonly ok: boolean;
  readonly checkpoint?: Checkpoint;
  /** `unchecked`: the reader brought no key, so anybody may have made the log. */
  readonly signature: "verified" | "unchecked" | "refused";
  /** Signatures on the log's own checkpoint that were checked. */
  readonly verified: readonly NoteSignature[];
  /** Entries hashed again. */
  readonly entries: number;
  /** Tiles compared, entry bundles included. */
  readonly tiles: number;
  readonly witnesses: readonly WitnessReport[];
  /** The first thousand problems. */
  readonly problems: readonly LogProblem[];
  readonly problemCount: number;
}

export interface VerifyOptions {
  /** Keys the reader trusts: the log's, and its witnesses'. Without any, signatures are not checked. */
  readonly verifiers?: readonly NoteVerifier[];
  /** Checkpoints that witnesses kept, as signed notes, in any order. */
  readonly witnesses?: readonly string[];
}

/** A wholly rewritten log would report every tile; people need the first ones. */
const PROBLEMS_MAX = 1000;

/**
 * Hashes every entry again, compares every tile, the root, and the checkpoints of witnesses, and says where they differ.
 * Reads the log once, in order; memory does not grow with it.
 */
export async function verifyLog(storage: TileStorage, options: VerifyOptions = {}): Promise<LogReport> {
  const verifiers = options.verifiers ?? [];
  const findings = new Findings();
  const note = await storage.read(CHECKPOINT_PATH);
  if (note === undefined) {
    findings.add({ code: "log.checkpoint_missing" });
    return emptyReport(findings);
  }
  const opened = openAny(decodeUtf8(note), verifiers);
  if ("code" in opened) {
    findings.add({ code: "log.checkpoint_refused", refusal: opened });
    return emptyReport(findings);
  }
  const witnesses = (options.witnesses ?? []).map((text) => openAny(text, verifiers));
  const wantedSizes = new Set(witnesses.flatMap((witness) => ("code" in witness ? [] : [witness.size])));
  const walk = await walkLog(storage, opened.size, wantedSizes, findings);
  await compareOldTiles(storage, opened.size, findings);

  const computed = walk.rootsAt.get(opened.size);
  if (computed !== undefined && !equalBytes(computed, opened.root)) {
    findings.add({ code: "log.root_differs", size: opened.size, signed: opened.root, computed });
  }
  const reports = witnesses.map((witness, at) => compareWitness(witness, at, opened, walk.rootsAt, findings));
  const { origin, size, root } = opened;
  return {
    ok: findings.count === 0,
    checkpoint: { origin, size, root },
    signature: verifiers.length > 0 ? "verified" : "unchecked",
    verified: opened.verified,
    entries: walk.entries,
    tiles: walk.tiles,
    witnesses: reports,
    problems: findings.problems,
    problemCount: findings.count,
  };
}

class Findings {
  readonly problems: LogProblem[] = [];
  count = 0;

  add(problem: LogProblem): void {
    this.count += 1;
    if (this.problems.length < PROBLEMS_MAX) this.problems.push(problem);
  }
}

type AnyCheckpoint = Checkpoint & { readonly verified: readonly NoteSignature[] };

function openAny(note: string | undefined, verifiers: readonly NoteVerifier[]): AnyCheckpoint | CheckpointRefusal {
  if (note === undefined) return { code: "note.malformed" };
  if (verifiers.length > 0) return openCheckpoint(note, verifiers);
  const checkpoint = readUnverifiedCheckpoint(note);
  return "code" in checkpoint ? checkpoint : { ...checkpoint, verified: [] };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function emptyReport(findings: Findings): LogReport {
  return {
    ok: false,
    signature: "refused",
    verified: [],
    entries: 0,
    tiles: 0,
    witnesses: [],
    problems: findings.problems,
    problemCount: findings.count,
  };
}

interface Walk {
  readonly entries: number;
  readonly tiles: number;
  /** The root at the end and at every size a witness saw; none beyond a gap that cannot be bridged. */
  readonly rootsAt: ReadonlyMap<number, Hash>;
}

/** Goes through the entries from the first to the last, building the tree anew and comparing what is stored. */
async function walkLog(
  storage: TileStorage,
  size: number,
  wantedSizes: ReadonlySet<number>,
  findings: Findings,
): Promise<Walk> {
  const frontier = new Frontier();
  const rootsAt = new Map<number, Hash>();
  let entries = 0;
  let tiles = 0;
  const note = (): void => {
    if (wantedSizes.has(frontier.size) || frontier.size === size) rootsAt.set(frontier.size, frontier.head().root);
  };
  note();
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const read = await readLeaves(storage, index, width, findings);
    tiles += 2;
    // Both the entries and their hashes are lost: nothing after this can be judged.
    if (read === undefined) return { entries, tiles, rootsAt };
    entries += read.entries;
    for (const leaf of read.leaves) {
      const full = frontier.push(leaf);
      note();
      for (const tile of full.filter(({ level }) => level > 0)) {
        await compareRow(storage, tile, findings);
        tiles += 1;
      }
    }
  }
  for (const [level, hashes] of frontier.partialRows().entries()) {
    if (level === 0 || hashes.length === 0) continue;
    await compareRow(storage, { level, index: Math.floor(hashesAtLevel(size, level) / TILE_WIDTH), hashes }, findings);
    tiles += 1;
  }
  return { entries, tiles, rootsAt };
}

/** The leaf hashes of one bundle, from its entries; where these are lost, from the tile, with a problem reported. */
async function readLeaves(
  storage: TileStorage,
  index: number,
  width: number,
  findings: Findings,
): Promise<{ leaves: readonly Hash[]; entries: number } | undefined> {
  const entries = await readTile(storage, { level: "entries", index, width }, decodeBundle);
  if ("problem" in entries) {
    findings.add({ code: `log.tile_${entries.problem}`, path: entries.path });
    const stored = await readTile(storage, { level: 0, index, width }, splitHashes);
    if (!("problem" in stored)) return { leaves: stored, entries: 0 };
    findings.add({ code: `log.tile_${stored.problem}`, path: stored.path });
    return undefined;
  }
  const leaves = entries.map(leafHash);
  await compareRow(storage, { level: 0, index, hashes: leaves }, findings);
  return { leaves, entries: entries.length };
}

/** Compares a stored tile with the hashes that the entries give. */
async function compareRow(storage: TileStorage, expected: FullTile, findings: Findings): Promise<void> {
  const tile: Tile = { level: expected.level, index: expected.index, width: expected.hashes.length };
  const stored = await readTile(storage, tile, splitHashes);
  if ("problem" in stored) {
    findings.add({ code: `log.tile_${stored.problem}`, path: stored.path });
    return;
  }
  const differing = expected.hashes.flatMap((hash, at) => (equalBytes(hash, stored[at] ?? hash) ? [] : [at]));
  const [first, last] = [differing[0], differing.at(-1)];
  if (first === undefined || last === undefined) return;
  const span = TILE_WIDTH ** expected.level;
  const start = expected.index * TILE_WIDTH;
  findings.add({
    code: "log.tile_differs",
    path: tilePath(tile),
    firstEntry: (start + first) * span,
    lastEntry: (start + last + 1) * span - 1,
  });
}

/** Older partial tiles may remain; each must be the beginning of what followed it. Those beyond the head are leftovers. */
async function compareOldTiles(storage: TileStorage, size: number, findings: Findings): Promise<void> {
  for await (const path of storage.list("tile/")) {
    const tile = parseTilePath(path);
    if (tile === undefined || tile.width === TILE_WIDTH) continue;
    const now = hashesAtLevel(size, tile.level === "entries" ? 0 : tile.level) - tile.index * TILE_WIDTH;
    if (tile.width >= now) continue;
    const decode = tile.level === "entries" ? decodeBundle : splitHashes;
    const old = await readTile(storage, tile, decode);
    const current = await readTile(storage, { ...tile, width: Math.min(TILE_WIDTH, now) }, decode);
    if ("problem" in current) continue;
    if ("problem" in old) findings.add({ code: `log.tile_${old.problem}`, path });
    else if (!equalBytes(concatBytes(old), concatBytes(current.slice(0, old.length)))) {
      findings.add({ code: "log.old_tile_differs", path });
    }
  }
}

function compareWitness(
  witness: AnyCheckpoint | CheckpointRefusal,
  at: number,
  log: Checkpoint,
  rootsAt: ReadonlyMap<number, Hash>,
  findings: Findings,
): WitnessReport {
  if ("code" in witness) {
    findings.add({ code: "witness.refused", witness: at, refusal: witness });
    return { size: 0, agrees: false, verified: [] };
  }
  const report = { size: witness.size, verified: witness.verified };
  const computed = rootsAt.get(witness.size);
  if (witness.origin !== log.origin) {
    findings.add({ code: "witness.other_log", witness: at, origin: witness.origin });
  } else if (witness.size > log.size) {
    findings.add({ code: "witness.ahead", witness: at, size: witness.size });
  } else if (computed !== undefined && !equalBytes(computed, witness.root)) {
    findings.add({ code: "witness.differs", witness: at, size: witness.size, seen: witness.root, computed });
  } else {
    // Without a computed root a gap was reported above, and nothing can be said.
    return { ...report, agrees: computed !== undefined };
  }
  return { ...report, agrees: false };
}
