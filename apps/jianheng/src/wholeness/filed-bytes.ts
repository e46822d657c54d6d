import { readdir, stat } from "node:fs/promises";
import type pg from "pg";
import { digestOfFile, FileStore } from "../file-store.ts";

/** Bytes that records name, and who names them, by ids. */
export interface NamedBytes {
  readonly sha256: string;
  readonly bytes: number;
  /** 记录 … 的附件 … or 流程监控文书 …; the first of several. */
  readonly namedBy: string;
}

/** Everything that names bytes, by digest. A database of before there were both names none. */
export async function listNamedBytes(client: pg.ClientBase): Promise<readonly NamedBytes[]> {
  const [there] = (
    await client.query<{ is: boolean }>("SELECT to_regclass('jianheng.monitoring_paper') IS NOT NULL AS is")
  ).rows;
  if (there?.is !== true) return [];
  const { rows } = await client.query<{ sha256: string; bytes: string; named: string }>(
    `SELECT DISTINCT ON (sha256) sha256, bytes, named FROM (
       SELECT sha256, bytes, at, '记录 ' || record_id || ' 的附件 ' || id AS named FROM jianheng.record_file
       UNION ALL SELECT sha256, bytes, made_on::timestamptz, '流程监控文书 ' || id FROM jianheng.monitoring_paper) AS every
     ORDER BY sha256, at, named`,
  );
  return rows.map(({ sha256, bytes, named }) => ({ sha256, bytes: Number(bytes), namedBy: named }));
}

/** Where bytes lie below the data folder, and in a backup. */
export function pathOfBytes(sha256: string): string {
  return `files/${sha256.slice(0, 2)}/${sha256}`;
}

/** What is wrong with the bytes in the store, in words; with `everyByte` they are read through. */
export async function checkBytes(
  filesDir: string,
  { sha256, bytes, namedBy }: NamedBytes,
  { everyByte }: { readonly everyByte: boolean },
): Promise<string | undefined> {
  const file = new FileStore(filesDir).pathOf(sha256);
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return `缺失（${namedBy}）`;
  if (found.size !== bytes) return `应为 ${bytes} 字节，实为 ${found.size}（${namedBy}）`;
  if (everyByte && (await digestOfFile(file)) !== sha256) return `内容与其 SHA-256 不符（${namedBy}）`;
  return undefined;
}

/** Files of the store that nobody names: of an act that did not happen. They harm nobody. */
export async function countUnnamed(filesDir: string, named: readonly NamedBytes[]): Promise<number> {
  const known = new Set(named.map(({ sha256 }) => sha256));
  const entries = await readdir(filesDir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && !known.has(entry.name)).length;
}
