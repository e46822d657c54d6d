import path from "node:path";
import { parseArgs } from "node:util";
import { BackupProblem, restoreBackup, type RestoreReport } from "../backup/index.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { EmbeddedDatabaseError } from "../database/embedded/index.ts";
import { openAnyDatabaseServer } from "../database/server.ts";
import type { Streams } from "../streams.ts";
import { programVersion } from "../version.ts";
import { onInterruption } from "./interruption.ts";

const usage = "用法：jianheng restore FILE [--data DIR] [--keys DIR] [--json]\n";

/**
 * `jianheng restore`: a backup into an empty data folder (and, with `DATABASE_URL`, an empty database), verified item by
 * item. Exit codes: 0 done, 1 the backup or the place cannot be used (said why; nothing is left), 2 usage.
 */
export async function restore(
  args: readonly string[],
  streams: Streams,
  openServer: typeof openAnyDatabaseServer = openAnyDatabaseServer,
): Promise<number> {
  const order = readOrder(args);
  if (typeof order === "string") {
    streams.stderr.write(`${order}\n${usage}`);
    return 2;
  }
  const interruption = onInterruption();
  try {
    const { config, file, keptKeysDir, json } = order;
    const report = await restoreBackup({
      config,
      file,
      keptKeysDir,
      program: programVersion,
      now: () => systemClock.now(),
      signal: interruption.signal,
      say: (line) => void streams.stderr.write(`${line}\n`),
      openServer,
    });
    streams.stdout.write(
      json ? `${JSON.stringify({ dataDir: config.dataDir, ...report })}\n` : textOf(config.dataDir, report),
    );
    return 0;
  } catch (error) {
    if (error instanceof BackupProblem || error instanceof EmbeddedDatabaseError) {
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
        keys: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return "请给出一个备份文件。";
    const config = readConfig({ dataDir: values.data, environment: process.env });
    const keptKeysDir = values.keys === undefined ? undefined : path.resolve(values.keys);
    return { file: path.resolve(file), config, keptKeysDir, json: values.json };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function textOf(dataDir: string, report: RestoreReport): string {
  const lines = [
    `已恢复并核验：${dataDir}`,
    `  备份时刻  ${report.createdAt}`,
    `  数据库  ${report.tables} 个表，${report.rows} 行，逐表与备份一致`,
    `  文件  ${report.deliveries} 批数据等 ${report.files} 个文件，逐个与备份一致`,
    `  存证日志  ${report.leaves} 条，签名属实；${report.contents} 条记录的内容与其承诺一致`,
  ];
  if (report.upgraded.length > 0) lines.push(`  升级  ${report.upgraded.join("、")}`);
  if (report.replacedKey === null) lines.push("  签名密钥  已放回，日志记下了这次恢复");
  else
    lines.push(
      "  签名密钥  没有用 --keys 放回原密钥，日志改由新密钥接续，并记下了这次更换",
      `    新公钥  ${report.logKey}`,
      `    原公钥  ${report.replacedKey}`,
      "    请把新公钥交给各核验人、见证人；原密钥所签的树根保存在 log/earlier，可作 --witness 核验",
    );
  return `${lines.join("\n")}\n`;
}
