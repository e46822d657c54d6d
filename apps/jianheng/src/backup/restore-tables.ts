import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Archive } from "./archive-reader.ts";
import { BackupProblem, type Manifest, tablePath } from "./manifest.ts";
import { Measure } from "./measure.ts";
import { copyInSql, copyOutSql, emptyTables, fixSession, listTables, setSequences, type Table } from "./tables.ts";

/** Fills the tables of a database that has just been brought to the backup's last migration. One transaction. */
export async function loadTables(
  client: pg.Client,
  archive: Archive,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { tables, sequences } = archive.manifest;
  await fixSession(client);
  await assertSameTables(client, tables);
  await client.query("BEGIN");
  await emptyTables(client, tables);
  for (const [at, table] of tables.entries()) {
    signal.throwIfAborted();
    const measure = new Measure();
    const source = await archive.read({ path: tablePath(table) });
    await pipeline(source, measure, client.query(copyFrom(copyInSql(table))), { signal });
    if (measure.sha256() !== table.sha256) throw new BackupProblem(`${tablePath(table)} 读出的内容与清单不符。`);
    say(`表 ${at + 1}/${tables.length} ${table.schema}.${table.name}：${table.rows} 行`);
  }
  await setSequences(client, sequences);
  await client.query("COMMIT");
  // The planner knows nothing of rows that came all at once.
  await client.query("ANALYZE");
}

/** Reads the tables out of the restored database again; throws unless every one has the rows and the text of the backup. */
export async function verifyTables(
  client: pg.Client,
  tables: Manifest["tables"],
  signal: AbortSignal,
): Promise<{ readonly rows: number }> {
  let rows = 0;
  for (const table of tables) {
    signal.throwIfAborted();
    const measure = new Measure({ countLines: true });
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    await pipeline(client.query(copyTo(await copyOutSql(client, table))), measure, nowhere, { signal });
    const name = `${table.schema}.${table.name}`;
    if (measure.lines !== table.rows)
      throw new BackupProblem(`表 ${name} 恢复后有 ${measure.lines} 行，备份中有 ${table.rows} 行。`);
    if (measure.sha256() !== table.sha256) throw new BackupProblem(`表 ${name} 恢复后的内容与备份不同。`);
    rows += measure.lines;
  }
  return { rows };
}

async function assertSameTables(client: pg.Client, tables: Manifest["tables"]): Promise<void> {
  if (shapesOf(await listTables(client)) !== shapesOf(tables))
    throw new BackupProblem("备份中的表与其所列数据库版本的表不一致，不能恢复。");
}

/** Names and columns, whatever the order of the tables. */
function shapesOf(tables: readonly Table[]): string {
  const lines = tables.map(({ schema, name, columns }) =>
    [`${schema}.${name}`, ...columns.map((column) => `${column.name} ${column.type}`)].join("\n"),
  );
  return lines.toSorted().join("\n\n");
}
