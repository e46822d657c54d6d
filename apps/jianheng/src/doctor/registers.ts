import type pg from "pg";
import { folders, type Config } from "../config.ts";
import type { Database } from "../database/pool.ts";
import { checkBytes, countUnnamed, listNamedBytes, pathOfBytes } from "../wholeness/filed-bytes.ts";
import { checkRecords } from "../wholeness/records.ts";
import { inSnapshot } from "../wholeness/snapshot.ts";
import type { Results } from "./finding.ts";

/** Registers: every record against its acts, and every byte of every file that a record names. */
export async function checkRegisters(
  client: pg.ClientBase,
  db: Database,
  config: Config,
  results: Results,
): Promise<void> {
  const { records, problems } = await inSnapshot(db, checkRecords);
  results.each(
    "records",
    problems,
    `${records} 条登记与其办理记录重算的一致`,
    "登记或办理记录被改动：保留现状，查明何人经何途径改动数据库，再从备份恢复",
  );
  await checkFiles(client, folders(config).files, results);
}

async function checkFiles(client: pg.ClientBase, filesDir: string, results: Results): Promise<void> {
  const named = await listNamedBytes(client);
  const damaged: string[] = [];
  for (const bytes of named) {
    const problem = await checkBytes(filesDir, bytes, { everyByte: true });
    if (problem !== undefined) damaged.push(`${pathOfBytes(bytes.sha256)}：${problem}`);
  }
  const unnamed = await countUnnamed(filesDir, named);
  results.each(
    "files",
    damaged,
    `${named.length} 个附件与登记的校验值一致${unnamed === 0 ? "" : `；另有 ${unnamed} 个文件没有记录引用，无妨`}`,
    "从备份取回这个文件；先保留现状，不要改动",
  );
}
