import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import {
  type DeliveryManifest,
  deliveryDigest,
  type Engine,
  manifestFile,
  originalsFolder,
  quoteIdentifier,
  quoteText,
  readManifest,
} from "@jianheng/lake";

/** What the database says of a delivery. */
export interface StoredDelivery {
  readonly id: string;
  readonly digest: string;
  readonly rows: number;
}

export interface DeliveryFile {
  /** Below the delivery's folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
}

/** Every file of a delivery, by name. A delivery that is visible never changes. */
export async function listDeliveryFiles(directory: string): Promise<readonly DeliveryFile[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
  return Promise.all(
    files.toSorted().map(async (name) => ({ name, bytes: (await stat(path.join(directory, name))).size })),
  );
}

/** The SHA-256 that an original has by its name; undefined for other files. */
export function originalDigestOf(name: string): string | undefined {
  return name.startsWith(`${originalsFolder}/`) ? name.slice(originalsFolder.length + 1) : undefined;
}

export async function fileDigest(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

export interface CheckOptions {
  readonly engine: Engine;
  /** Reads every byte: hashes the originals, decodes every value of the tables. Without it, sizes and counts are compared. */
  readonly everyByte: boolean;
}

/** Everything that is wrong with a delivery in the lake, file by file, in words; empty when it is whole. */
export async function checkDelivery(
  directory: string,
  stored: StoredDelivery,
  options: CheckOptions,
): Promise<readonly string[]> {
  let manifest: DeliveryManifest | undefined;
  try {
    manifest = await readManifest(directory);
  } catch (error) {
    return [`${manifestFile} 不可读：${error instanceof Error ? error.message : String(error)}`];
  }
  if (manifest === undefined) return [`缺少 ${manifestFile}`];
  const problems: string[] = [];
  if (manifest.digest !== stored.digest) problems.push(`${manifestFile} 的摘要与数据库登记的不同`);
  if (deliveryDigest(manifest.files.map(({ sha256 }) => sha256)) !== manifest.digest)
    problems.push(`${manifestFile} 所列文件与其摘要不符`);
  problems.push(...(await checkOriginals(directory, manifest, options)));
  problems.push(...(await checkTables(directory, manifest, stored, options)));
  return problems;
}

async function checkOriginals(
  directory: string,
  manifest: DeliveryManifest,
  { everyByte }: CheckOptions,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { sha256, bytes } of manifest.files) {
    if (seen.has(sha256)) continue;
    seen.add(sha256);
    const file = path.join(directory, originalsFolder, sha256);
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) problems.push(`原件 ${originalsFolder}/${sha256} 缺失`);
    else if (found.size !== bytes)
      problems.push(`原件 ${originalsFolder}/${sha256} 应为 ${bytes} 字节，实为 ${found.size}`);
    else if (everyByte && (await fileDigest(file)) !== sha256)
      problems.push(`原件 ${originalsFolder}/${sha256} 的内容与其 SHA-256 不符`);
  }
  return problems;
}

async function checkTables(
  directory: string,
  manifest: DeliveryManifest,
  stored: StoredDelivery,
  options: CheckOptions,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { file, rows, lakeColumns } of manifest.datasets) {
    if (file === null) continue;
    try {
      const found = await readTable(path.join(directory, file), lakeColumns, options);
      if (found !== rows) problems.push(`${file} 应有 ${rows} 行，实有 ${found} 行`);
    } catch (error) {
      const missing = (await stat(path.join(directory, file)).catch(() => undefined)) === undefined;
      problems.push(missing ? `${file} 缺失` : `${file} 不可读：${firstLine(error)}`);
    }
  }
  const rows = manifest.datasets.reduce((sum, dataset) => sum + dataset.rows, 0);
  if (rows !== stored.rows) problems.push(`清单共 ${rows} 行，数据库登记 ${stored.rows} 行`);
  return problems;
}

/** Rows of a Parquet file; throws when it, or with `everyByte` any value of it, cannot be read. */
async function readTable(
  file: string,
  columns: readonly { readonly name: string }[],
  { engine, everyByte }: CheckOptions,
): Promise<number> {
  const values = everyByte ? columns.map(({ name }) => `count(hash(${quoteIdentifier(name)}))`) : [];
  const select = ["count(*)", ...values].join(", ");
  const reader = await engine.connection.runAndReadAll(`SELECT ${select} FROM read_parquet(${quoteText(file)})`);
  return Number(reader.getRows()[0]![0]);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
}
