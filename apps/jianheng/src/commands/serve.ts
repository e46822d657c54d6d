import { parseArgs } from "node:util";
import type { Streams } from "../streams.ts";
import { readConfig } from "../config.ts";
import { loadDemonstration } from "../demonstration.ts";
import { startServer } from "../main.ts";

const usage = "jianheng serve [--data DIR] [--port N] [--demonstration N]\n";

/** Runs the server until Ctrl-C or SIGTERM; with `--demonstration N` an empty installation first gets N fictitious cases. */
export async function serve(args: readonly string[], streams: Streams): Promise<number> {
  const options = parse(args);
  if (options === null) {
    streams.stderr.write(usage);
    return 2;
  }
  const log = (line: string) => void streams.stderr.write(`${line}\n`);
  const ended = endOfProcess();
  const running = await startServer(readConfig({ ...options, environment: process.env }), log);
  try {
    if (running.app.config.demonstrationCases > 0)
      await loadDemonstration(running.app, running.auth, (line) => void streams.stdout.write(`${line}\n`));
    if (running.app.config.webDir === undefined) streams.stdout.write("页面尚未生成：请先运行 npm run build。\n");
    streams.stdout.write(`\n检衡已启动：${running.address}\n按 Ctrl-C 停止。\n`);
    await ended;
  } finally {
    await running.stop();
  }
  return 0;
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: "string" }, port: { type: "string" }, demonstration: { type: "string" } },
    });
    const numbers = { port: numberOf(values.port), demonstrationCases: numberOf(values.demonstration) };
    if (Object.values(numbers).some((value) => Number.isNaN(value))) return null;
    return { dataDir: values.data, ...numbers };
  } catch {
    return null;
  }
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}

/** How soon an orphan notices. */
const parentCheckMs = 1000;

/** Resolves when the operator or the service manager wants an end, or the parent is gone without having said so. */
function endOfProcess(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, parentCheckMs);
    watch.unref();
  });
}
