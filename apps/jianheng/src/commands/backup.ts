import { stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { BackupProblem, type BackupReport, writeBackup } from "../backup/index.ts";
import { readConfig } from "../config.ts";
import { EmbeddedDatabaseError } from "../database/embedded/index.ts";
import { NoInstallationError, openExistingDatabase } from "../database/existing.ts";
import type { Streams } from "../streams.ts";
import { programVersion } from "../version.ts";
import { onInterruption } from "./interruption.ts";

const usage = "用法：jianheng backup FILE [--data DIR] [--force] [--json]\n";

/** Which database to read; tests bring their own. */
export type OpenExisting = typeof openExistingDatabase;

/**
 * `jianheng backup`: the whole state into one file, while the server runs or not. Exit codes: 0 done, 1 it cannot be
 * done (said why; no file is left), 2 usage.
 */
export async function backup(
  args: readonly string[],
  streams: Streams,
  open: OpenExisting = openExistingDatabase,
): Promise<number> {
  const order = readOrder(args);
  if (typeof order === "string") {
    streams.stderr.write(`${order}\n${usage}`);
    return 2;
  }
  const refusal = await refusalOf(order);
  if (refusal !== undefined) {
    streams.stderr.write(`${refusal}\n`);
    return 1;
  }
  const interruption = onInterruption();
  const say = (line: string) => void streams.stderr.write(`${line}\n`);
  try {
    const { config, file } = order;
    // What the database says of its own start is of interest only if it does not start.
    const database = await open(config, () => undefined);
    try {
      const { ownerUrl } = database;
      const { signal } = interruption;
      const report = await writeBackup({ config, ownerUrl, file, program: programVersion, signal, say });
      streams.stdout.write(order.json ? `${JSON.stringify({ file, ...report })}\n` : textOf(file, report));
      return 0;
    } finally {
      await database.stop();
    }
  } catch (error) {
    if (
      error instanceof BackupProblem ||
      error instanceof NoInstallationError ||
      error instanceof EmbeddedDatabaseError
    ) {
      streams.stderr.write(`${error.message}\n`);
      return 1;
    }
    throw error;
  } finally {
    interruption.release();
  }
}

function readOrder(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string" },
        force: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return "请给出一个备份文件的名称。";
    const config = readConfig({ dataDir: values.data, environment: process.env });
    return { file: path.resolve(file), config, force: values.force, json: values.json };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

async function refusalOf({ file, force }: { readonly file: string; readonly force: boolean }) {
  const folder = await stat(path.dirname(file)).catch(() => undefined);
  if (folder?.isDirectory() !== true) return `没有文件夹 ${path.dirname(file)}。`;
  const there = await stat(file).catch(() => undefined);
  if (there === undefined) return undefined;
  if (there.isDirectory()) return `${file} 是文件夹，请给出文件名。`;
  return force ? undefined : `文件 ${file} 已经存在。请另换文件名，或加 --force 覆盖。`;
}

function textOf(file: string, report: BackupReport): string {
  return [
    `已备份：${file}`,
    `  时刻  ${report.createdAt}`,
    `  大小  ${report.bytes} 字节`,
    `  数据库  ${report.tables} 个表，${report.rows} 行`,
    `  数据  ${report.deliveries} 批，附件 ${report.files} 个`,
    `  存证日志  ${report.logEntries} 条，其中已签署 ${report.checkpointSize} 条`,
    `  封印  ${report.seal}`,
    "备份含办案内容，不含私钥：keys 文件夹请由安全保密管理员另行保管。",
    "",
  ].join("\n");
}
