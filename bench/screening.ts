// A delivery from workbook to findings: `npm run bench`. Sizes by argument: `npm run bench -- 10000` cases.
// Prints medians and ratios of one run on one machine; docs/measurements.md keeps the last.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { generateWorld, worldToWorkbook } from "@jianheng/demo";
import { loadRuleBook, openSnapshot, readDelivery, screen } from "@jianheng/lake";
import { calendarTable, computePeriod, civilDate, defaultCountingSettings, nationalCalendar } from "@jianheng/law";
import { median, seconds } from "./timing.ts";

const cases = Number(process.argv[2] ?? 10_000);
const runs = 5;
const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(os.tmpdir(), "jianheng-bench-"));
const asOf = "2026-06-30";

async function medianOf(work: (run: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await seconds(() => work(run)));
  return median(times);
}

/** Runs of one command as a process of its own. */
interface Measure {
  readonly seconds: number[];
  /** Most memory held at once, in kB; 0 where the machine cannot tell. */
  peak: number;
}

function newMeasure(): Measure {
  return { seconds: [], peak: 0 };
}

async function measure(into: Measure, command: readonly string[]): Promise<void> {
  const taken = await seconds(() => {
    const timed = ["time", "-f", "%M", process.execPath, ...command];
    const done = spawnSync("/usr/bin/env", timed, { maxBuffer: 2 ** 30 });
    if (done.status !== 0) throw new Error(`jianheng check ended with ${done.status}: ${done.stderr.toString()}`);
    into.peak = Math.max(into.peak, Number(done.stderr.toString().trim().split("\n").at(-1)) || 0);
  });
  into.seconds.push(taken);
}

function inWords({ seconds: taken, peak }: Measure): string {
  return `${median(taken).toFixed(2)} s${peak === 0 ? "" : `, ${Math.round(peak / 1000)} MB`}`;
}

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(58)} ${value}\n`);
}

try {
  say(
    "machine",
    `${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  );
  const workbook = path.join(folder, "office.xlsx");
  const world = generateWorld({ seed: "bench", cases, dataDate: asOf });
  await worldToWorkbook(world, workbook);
  const rows = Object.values(world.rows).reduce((sum, dataset) => sum + dataset.length, 0);
  say("workbook", `${world.rows.cases.length} cases, ${rows} rows, ${(statSync(workbook).size / 1e6).toFixed(1)} MB`);

  const read = await medianOf((run) =>
    readDelivery([{ name: "office.xlsx", path: workbook }], { lakeDir: path.join(folder, `lake-${run}`) }),
  );
  say("xlsx to typed Parquet with cell locations", `${read.toFixed(2)} s, ${Math.round(rows / read)} rows/s`);

  const delivery = await readDelivery([{ name: "office.xlsx", path: workbook }], {
    lakeDir: path.join(folder, "lake-0"),
  });
  if (delivery.outcome === "refused") throw new Error("the demonstration workbook was refused");
  const snapshot = await openSnapshot(delivery.directory);
  const { book } = await loadRuleBook(path.join(root, "rules"));
  const sql = await medianOf(() => screen({ snapshot, book, asOf }));
  const byRow = await medianOf(() => screen({ snapshot, book, asOf, engine: "row" }));
  say(`${book.rules.length} rules by SQL`, `${sql.toFixed(2)} s`);
  say(
    `${book.rules.length} rules by the row evaluator alone`,
    `${byRow.toFixed(2)} s, ${(byRow / sql).toFixed(1)} times as long`,
  );
  snapshot.close();

  const command = [path.join(root, "apps/jianheng/bin/jianheng.mjs"), "check", workbook, "--as-of", asOf, "--json"];
  const checked = path.join(folder, "checked.xlsx");
  // One after the other in each run, so that both see the machine in the same state.
  const plain = newMeasure();
  const marked = newMeasure();
  for (let run = 0; run < runs; run += 1) {
    await measure(plain, command);
    await measure(marked, [...command, "--xlsx", checked]);
  }
  say("jianheng check, whole process, xlsx to findings", inWords(plain));
  say(
    "the same with --xlsx, the workbook back with its marks",
    `${inWords(marked)}, ${(statSync(checked).size / 1e6).toFixed(1)} MB written, ${(median(marked.seconds) / median(plain.seconds)).toFixed(2)} times as long`,
  );

  const importBench = path.join(root, "packages/lake/bench/import-xlsx.ts");
  const imported = spawnSync(process.execPath, ["--import", "tsx", importBench], { cwd: root, encoding: "utf8" });
  for (const line of imported.stdout.trim().split("\n")) say("one sheet, in a process of its own", line);

  const context = { calendar: nationalCalendar, settings: defaultCountingSettings };
  const days = calendarTable(nationalCalendar).slice(0, 3000);
  const periods = await medianOf(() => {
    for (const { date } of days)
      computePeriod({ from: civilDate(date), period: { months: 1 }, holiday: "per-suspect", custody: false }, context);
  });
  say("periods with every step and article", `${Math.round(days.length / periods)} /s`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
