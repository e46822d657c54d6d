// The rule language beside others, on one workload: `npm run bench -- feel [ROWS]`. Every engine begins with the Parquet
// file and ends with its hits, loading and compiling included; all must find the same. SQL runs are interleaved, the
// median of twenty counts; engines that go row by row run once, the slow ones on fewer rows, and are compared by rate.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { byRow, bySql, type Hits } from "./our-engines.ts";
import { thousandRules } from "./decision-table.ts";
import { paidAfterDeath } from "./other-dataset.ts";
import { byPeer, cel, feelin, jsonRules, zen } from "./peers.ts";
import { median, seconds } from "../timing.ts";
import { handWritten, ruleTexts, writeCases } from "./workload.ts";

const rows = Number(process.argv[2] ?? 1_000_000);
const interleaved = 20;
const rules = Object.keys(ruleTexts).length;
const folder = mkdtempSync(path.join(os.tmpdir(), "jianheng-bench-feel-"));

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(52)} ${value}\n`);
}

/** Million rule-rows a second. */
function rate(count: number, time: number): number {
  return (count * rules) / time / 1e6;
}

async function hitsOf(connection: DuckDBConnection, table: string, below: number): Promise<string> {
  const found = await connection.runAndReadAll(
    `SELECT count(*), sum(row_id::BIGINT * substr(rule, 2)::BIGINT) FROM ${table} WHERE row_id < ${below}`,
  );
  return found.getRows()[0]!.map(String).join(" / ");
}

function installPeers(): void {
  const peers = path.resolve(import.meta.dirname, "../peers");
  if (existsSync(path.join(peers, "node_modules"))) return;
  const done = spawnSync("npm", ["install", "--no-save", "--ignore-scripts"], {
    cwd: peers,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (done.status !== 0) throw new Error("the other engines could not be installed");
}

installPeers();
try {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const file = path.join(folder, "cases.parquet");
  await writeCases(connection, file, rows);
  await connection.run(`CREATE VIEW cases AS SELECT * FROM read_parquet('${file}')`);

  const times = { hand: [] as number[], compiled: [] as number[] };
  for (let run = 0; run < interleaved; run += 1) {
    times.hand.push(await seconds(() => connection.run(`CREATE OR REPLACE TEMP TABLE hand_hits AS ${handWritten}`)));
    times.compiled.push(await seconds(() => bySql(connection)));
  }
  const expected = await hitsOf(connection, "hand_hits", rows);
  if ((await hitsOf(connection, "compiled_hits", rows)) !== expected) throw new Error("compiled SQL found other hits");
  say(`workload`, `${rules} rules × ${rows} rows, ${expected.split(" ")[0]} hits, ${interleaved} interleaved runs`);
  const [hand, own] = [median(times.hand), median(times.compiled)];
  say("SQL by hand", `${(hand * 1000).toFixed(0)} ms, ${rate(rows, hand).toFixed(1)} M rule-rows/s`);
  say(
    "FEEL compiled to SQL, compiling included",
    `${(own * 1000).toFixed(0)} ms, ${rate(rows, own).toFixed(1)} M rule-rows/s`,
  );
  say("compiled ÷ by hand", (own / hand).toFixed(2));

  const table = await thousandRules(connection, 7);
  say(
    `a FIRST table of ${table.rules} rules over ${rows} rows`,
    `${(table.compiled * 1000).toFixed(0)} ms: ${(table.compiled / table.hand).toFixed(2)} of a rule-table join by hand`,
  );
  const some = await paidAfterDeath(folder, rows, 7);
  say(
    `some … satisfies with an inequality, ${rows} × ${rows}`,
    `${(some.compiled * 1000).toFixed(0)} ms: ${(some.compiled / some.hand).toFixed(2)} of a semi join by hand`,
  );

  const others: readonly [string, number, (part: string) => Promise<Hits>][] = [
    ["FEEL by row", rows, (part) => byRow(connection, part)],
    ["GoRules ZEN", rows / 5, async (part) => byPeer(connection, part, await zen())],
    ["cel-js", rows / 5, async (part) => byPeer(connection, part, await cel())],
    ["json-rules-engine", rows / 20, async (part) => byPeer(connection, part, await jsonRules())],
    ["feelin", rows / 500, async (part) => byPeer(connection, part, await feelin())],
  ];
  for (const [name, count, engine] of others) {
    const part = path.join(folder, `first-${count}.parquet`);
    await connection.run(`COPY (SELECT * FROM '${file}' WHERE id < ${count}) TO '${part}' (FORMAT PARQUET)`);
    let hits: Hits | undefined;
    const time = await seconds(async () => {
      hits = await engine(part);
    });
    const found = `${hits?.count} / ${hits?.sum}`;
    const same = await hitsOf(connection, "hand_hits", count);
    if (found !== same) throw new Error(`${name} found ${found} instead of ${same}`);
    const speed = rate(count, time);
    say(
      name,
      `${speed.toFixed(3)} M rule-rows/s on ${count} rows: compiled is ${(rate(rows, own) / speed).toFixed(0)} times as fast`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
