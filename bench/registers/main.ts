// Lists over a nation's records, through the kernel's own functions under row-level security: `npm run bench -- registers`,
// size by argument. Prints medians of one run on one machine; docs/measurements.md keeps the last.
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "../../apps/jianheng/src/database/migrate.ts";
import { startEmbeddedPostgres } from "../../apps/jianheng/src/database/embedded/index.ts";
import { makeTestFolder } from "../../apps/jianheng/src/database/embedded/testing/test-folder.ts";
import { asReader, openDatabase, openPool, type Database } from "../../apps/jianheng/src/database/pool.ts";
import {
  enterShippedRegisters,
  loadShippedRegisters,
  RegisterCatalogue,
} from "../../apps/jianheng/src/modules/registers/index.ts";
import { pageOfRecords, type ListRequest } from "../../apps/jianheng/src/modules/registers/records/list-records.ts";
import { median, seconds } from "../timing.ts";
import { enterNation, enterRecords, nationCode } from "./nation.ts";

const records = Number(process.argv[2] ?? 1_000_000);
const runs = 7;
const root = path.resolve(import.meta.dirname, "../..");
const app = path.join(root, "apps/jianheng");
const today = "2026-07-06";

const readers = {
  county: ["person:110101-2", "office:110101", "role:caseManagement@110101"],
  city: ["person:110100-2", "office:110100", "role:caseManagement@110100"],
  province: ["person:110000-2", "office:110000", "role:caseManagement@110000"],
  nation: [`person:${nationCode}-2`, `office:${nationCode}`, `role:caseManagement@${nationCode}`],
  "a prosecutor": ["person:110101-3", "department:110101-一部", "office:110101", "role:prosecutor@110101"],
} as const;

const page: ListRequest = {
  register: "hearing",
  filters: {},
  sort: "number",
  direction: "descending",
  offset: 0,
  limit: 20,
};
const requests: Readonly<Record<string, Partial<ListRequest>>> = {
  "by number": {},
  "one state": { filters: { state: ["held"] } },
  "one kind, of a field": { filters: { fields: { kind: ["arrestReview"] } } },
  "two words": { filters: { text: "虚构人 诈骗" } },
  "a rare word": { filters: { text: "一一涉嫌" } },
  "by due day": { sort: "due", direction: "ascending" },
  "waiting for me": { filters: { mine: true } },
  "from the 2,000th": { offset: 2000 },
};

function say(...cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}

async function measure(db: Database, tokens: readonly string[], request: ListRequest) {
  const times: number[] = [];
  let total = "";
  for (let run = 0; run < runs; run += 1)
    times.push(
      await seconds(() =>
        asReader(db, { personId: "reader", offices: [], departments: [], tokens }, async (tx) => {
          const counted = await pageOfRecords(tx, request, { today, tokens });
          total = `${counted.total}${counted.more ? "+" : ""}`;
        }),
      ),
    );
  return { milliseconds: median(times) * 1000, total };
}

const dataDir = await makeTestFolder();
const embedded = await startEmbeddedPostgres({ dataDir, durable: false });
try {
  await migrate({
    ownerUrl: embedded.ownerUrl,
    migrationsDir: path.join(app, "migrations"),
    applicationRole: "jianheng_application",
  });
  const pool = openPool(embedded.applicationUrl, { searchPath: "jianheng", max: 4 });
  const db = openDatabase(pool);
  const shipped = await loadShippedRegisters(path.join(root, "registers"));
  await enterShippedRegisters(db, [...shipped.values()], new Date());
  const owner = new pg.Client({ connectionString: embedded.ownerUrl, options: "-c search_path=jianheng" });
  await owner.connect();
  await owner.query("SELECT set_config('jianheng.system', 'on', false)");
  const held = await db.transaction().execute((tx) => new RegisterCatalogue().find(tx, page.register));
  if (held === undefined) throw new Error(`no register ${page.register}`);
  const made = await seconds(async () => {
    await enterNation(owner, held.compiled.definition);
    await enterRecords(owner, held.id, records);
  });
  const { rows } = await owner.query<{ size: string }>(
    "SELECT pg_size_pretty(pg_total_relation_size('record')) AS size",
  );
  await owner.end();
  process.stdout.write(
    `${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)}, Node ${process.versions.node}; ` +
      `${records} records, ${rows[0]!.size}, made in ${made.toFixed(0)} s\n\n`,
  );
  say("page of 20 with its count", ...Object.keys(readers));
  say(...Array.from({ length: 1 + Object.keys(readers).length }, () => "---"));
  for (const [name, request] of Object.entries(requests)) {
    const cells: string[] = [];
    for (const tokens of Object.values(readers)) {
      const { milliseconds, total } = await measure(db, tokens, { ...page, ...request });
      cells.push(`${milliseconds.toFixed(1)} ms of ${total}`);
    }
    say(name, ...cells);
  }
  await pool.end();
} finally {
  await embedded.stop();
  await rm(dataDir, { recursive: true, force: true });
}
