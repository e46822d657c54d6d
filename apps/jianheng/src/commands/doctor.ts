import { parseArgs } from "node:util";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openExistingDatabase } from "../database/existing.ts";
import { type CheckResult, examine } from "../doctor/index.ts";
import type { Streams } from "../streams.ts";

const usage = "用法：jianheng doctor [--data DIR] [--json]\n";

/**
 * `jianheng doctor`: everything that can be checked of an installation, a line each, with what to do. Exit codes: 0
 * nothing is bad, 1 something is, 2 usage.
 */
export async function doctor(
  args: readonly string[],
  streams: Streams,
  open: typeof openExistingDatabase = openExistingDatabase,
): Promise<number> {
  const order = readOrder(args);
  if (typeof order === "string") {
    streams.stderr.write(`${order}\n${usage}`);
    return 2;
  }
  const results = await examine(order.config, systemClock.now(), open);
  const bad = results.filter(({ state }) => state === "bad").length;
  const warned = results.filter(({ state }) => state === "warn").length;
  if (order.json) streams.stdout.write(`${JSON.stringify({ ok: bad === 0, bad, warn: warned, checks: results })}\n`);
  else streams.stdout.write(`${results.map(textOf).join("\n")}\n${conclusion(bad, warned)}\n`);
  return bad === 0 ? 0 : 1;
}

function readOrder(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: "string" }, json: { type: "boolean", default: false } },
    });
    return { config: readConfig({ dataDir: values.data, environment: process.env }), json: values.json };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

const marks = { ok: "正常", warn: "注意", bad: "问题" } as const;

function textOf({ state, says, todo }: CheckResult): string {
  return `[${marks[state]}] ${says}${todo === undefined ? "" : `\n       处理：${todo}`}`;
}

function conclusion(bad: number, warned: number): string {
  if (bad > 0) return `结论：${bad} 个问题，${warned} 处须注意。`;
  return warned > 0 ? `结论：没有问题，${warned} 处须注意。` : "结论：一切正常。";
}
