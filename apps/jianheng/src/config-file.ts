// The configuration file of an installed server: `NAME=value` lines that a service manager could read as well.

import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";

export const defaultPort = 7420;

/** Every setting that the file may hold; the environment may hold the same. */
const settingNames = ["JIANHENG_DATA", "JIANHENG_PORT", "DATABASE_URL"] as const;
export type Settings = { readonly [Name in (typeof settingNames)[number]]?: string | undefined };

/** What is wrong with the configuration file, in the operator's words. */
export class ConfigProblem extends Error {}

/** Reads and judges the whole file: every fault is named with its line. Throws `ConfigProblem`. */
export function readConfigFile(file: string): Settings {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigProblem(`配置文件 ${file} 打不开：${(error as Error).message}`, { cause: error });
  }
  const lines = text.replace(/^\u{feff}/u, "").split(/\r?\n/);
  const settings: Record<string, string> = {};
  const problems: string[] = [];
  for (const [index, written] of lines.entries()) {
    if (/^\s*(#|$)/.test(written)) continue;
    const [name, value] = Object.entries(parseEnv(written))[0] ?? [];
    let problem: string | undefined;
    if (name === undefined || value === undefined) problem = `应为“名称=值”，或者以 # 开头的说明：${written.trim()}`;
    else if (settings[name] !== undefined) problem = `${name} 前面已经写过`;
    else {
      settings[name] = value;
      problem = problemOf(name, value);
    }
    if (problem !== undefined) problems.push(`${file} 第 ${index + 1} 行：${problem}`);
  }
  if (problems.length > 0) throw new ConfigProblem(problems.join("\n"));
  return settings;
}

function problemOf(name: string, value: string): string | undefined {
  switch (name as (typeof settingNames)[number]) {
    case "JIANHENG_DATA":
      return value === "" || path.isAbsolute(value)
        ? undefined
        : `JIANHENG_DATA 应为绝对路径，如 /var/lib/jianheng/data：${value}`;
    case "JIANHENG_PORT":
      return value === "" || (/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535)
        ? undefined
        : `JIANHENG_PORT 应为 1 至 65535 的整数，如 ${defaultPort}：${value}`;
    case "DATABASE_URL":
      return value === "" || /^postgres(ql)?:\/\/.+/.test(value)
        ? undefined
        : "DATABASE_URL 应以 postgres:// 开头；留空则使用内置数据库";
    default:
      return `没有“${name}”这项设置；可用的有 ${settingNames.join("、")}`;
  }
}
