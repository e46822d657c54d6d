import { equalBytes, type LogReport, type NoteVerifier, TileLog, verifyLog } from "@jianheng/tlog";
import { FileTileStorage } from "@jianheng/tlog/file-storage";
import type pg from "pg";
import { findDifferingLeaf, LeafMissingError, treeOfLeaves } from "./log-leaves.ts";

export interface LogFilesReport {
  readonly report: LogReport;
  /** Entries that the checkpoint on disk covers. */
  readonly size: number;
  readonly problems: readonly string[];
}

/**
 * Compares the log's files with themselves, with the keys, and with the leaves of the database. Right beside a working
 * server too: the files may be ahead of the database's own note of them, never of its leaves.
 */
export async function checkLogFiles(
  client: pg.ClientBase,
  logDir: string,
  keys: readonly NoteVerifier[],
): Promise<LogFilesReport> {
  const storage = new FileTileStorage(logDir);
  const report = await verifyLog(storage, { verifiers: keys });
  const problems = report.problems.map((problem) => {
    const { code, ...rest } = problem;
    const where = "path" in rest ? `log/${rest.path}` : "log/checkpoint";
    return `${where}：${problemWords[code] ?? code}`;
  });
  const { checkpoint } = report;
  if (checkpoint === undefined) return { report, size: 0, problems };
  // Asked after the files were read: a leaf is in the database before it is in a file.
  const [head] = (
    await client.query<{ next_index: string; tree_size: string; checkpoint: string }>(
      "SELECT next_index, tree_size, checkpoint FROM jianheng.log_head",
    )
  ).rows;
  const [next, signed] = [Number(head?.next_index ?? 0), Number(head?.tree_size ?? 0)];
  if (checkpoint.size < signed)
    problems.push(`log/checkpoint 有 ${checkpoint.size} 条，数据库记载已签署 ${signed} 条：日志文件旧于数据库`);
  if (checkpoint.size > next) {
    problems.push(`log/checkpoint 有 ${checkpoint.size} 条，数据库只有 ${next} 条：数据库旧于日志文件`);
    return { report, size: checkpoint.size, problems };
  }
  try {
    const tree = await treeOfLeaves(client, checkpoint.size);
    if (!equalBytes(tree.root, checkpoint.root))
      problems.push(await differenceOf(client, storage, checkpoint, tree.root));
  } catch (error) {
    if (!(error instanceof LeafMissingError)) throw error;
    problems.push(`数据库缺少日志的第 ${error.leafIndex + 1} 片叶子`);
  }
  return { report, size: checkpoint.size, problems };
}

async function differenceOf(
  client: pg.ClientBase,
  storage: FileTileStorage,
  head: { readonly size: number; readonly root: Uint8Array },
  computed: Uint8Array,
): Promise<string> {
  const log = await TileLog.open(storage, head).catch(() => undefined);
  const at = log === undefined ? undefined : await findDifferingLeaf(client, head.size, log).catch(() => undefined);
  if (at !== undefined) return `数据库的第 ${at + 1} 片叶子与日志文件的第 ${at + 1} 条不同`;
  return `数据库叶子的树根 ${Buffer.from(computed).toString("base64")} 与 log/checkpoint 不同`;
}

const problemWords: Readonly<Record<string, string>> = {
  "log.checkpoint_missing": "没有签署的树根",
  "log.checkpoint_refused": "签名不能用所存公钥核验，或者内容不是树根",
  "log.tile_missing": "文件缺失",
  "log.tile_malformed": "长度或格式不对",
  "log.tile_differs": "与条目重新计算的结果不同",
  "log.old_tile_differs": "与后来的文件开头不同",
  "log.root_differs": "条目的树根与签署的不同",
};
