// Deliveries made for a test: files written, read into a lake of their own, and asked.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CellProblem,
  type DeliveryManifest,
  type FileToRead,
  openSnapshot,
  readDelivery,
  type ReadDeliveryOptions,
  readProblems,
} from "../src/index.ts";

let root: string | undefined;

/** A new folder of the test file's, which `removeDeliveries` takes away. */
function newFolder(prefix: string): string {
  root ??= mkdtempSync(join(tmpdir(), "lake-test-"));
  return mkdtempSync(join(root, prefix));
}

/** For `afterAll`: the files of one worker share this module, so each must clear up after itself. */
export function removeDeliveries(): void {
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
  root = undefined;
}

export function file(name: string, content: Buffer | string): FileToRead {
  const path = join(newFolder("in-"), "file");
  writeFileSync(path, content);
  return { name, path };
}

export function freshLake(): string {
  return newFolder("lake-");
}

export interface Delivered {
  readonly directory: string;
  readonly manifest: DeliveryManifest;
  readonly problems: readonly CellProblem[];
  /** Code and where of every diagnostic. */
  readonly said: readonly string[];
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>;
}

export async function deliver(
  files: readonly FileToRead[],
  options: Omit<ReadDeliveryOptions, "lakeDir"> = {},
): Promise<Delivered> {
  const result = await readDelivery(files, { lakeDir: freshLake(), ...options });
  if (result.outcome === "refused") throw new Error(`refused: ${JSON.stringify(result.diagnostics)}`);
  const { directory, manifest } = result;
  const problems: CellProblem[] = [];
  for await (const problem of readProblems(directory)) problems.push(problem);
  return {
    directory,
    manifest,
    problems,
    said: manifest.diagnostics.map(({ code, where }) =>
      [code, "row" in where ? where.row : undefined, "column" in where ? where.column : undefined]
        .filter((part) => part !== undefined)
        .join(" "),
    ),
    rows: async (sql) => {
      const snapshot = await openSnapshot(directory);
      try {
        return (await snapshot.connection.runAndReadAll(sql)).getRowObjectsJson();
      } finally {
        snapshot.close();
      }
    },
  };
}
