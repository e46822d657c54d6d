// What must hold of a data folder after any kill and a new start.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough } from "node:stream";
import type pg from "pg";
import { logVerify } from "../../src/commands/log-verify.ts";
import { until } from "../../src/database/embedded/testing/processes.ts";
import type { Acknowledgement } from "./acknowledgements.ts";

export interface Expected {
  readonly acknowledged: readonly Acknowledgement[];
  /** Late notices that each delivery carries, by its label. */
  readonly lateNotices: ReadonlyMap<string, number>;
}

/** Screening goes on by itself; with a machine shared by others. */
const finishWithinMs = 90_000;

/** At once after the start, while screening may still run: nothing of an unfinished run shows. */
export async function assertNothingHalf(database: pg.Client, dataDir: string): Promise<void> {
  const [counts] = await rows(
    database,
    `SELECT (SELECT count(*) FROM hit JOIN screening_run ON screening_run.id = run_id WHERE state <> 'finished')::int AS hits,
            (SELECT count(*) FROM examination JOIN screening_run ON screening_run.id = run_id WHERE state <> 'finished')::int AS examinations,
            (SELECT count(*) FROM finding JOIN hit ON hit.id IN (first_hit_id, last_hit_id)
               JOIN screening_run ON screening_run.id = run_id WHERE screening_run.state <> 'finished')::int AS findings,
            (SELECT count(*) FROM screening_run WHERE (state = 'finished') <> (report IS NOT NULL))::int AS reports`,
  );
  equal("rows of unfinished runs", counts, { hits: 0, examinations: 0, findings: 0, reports: 0 });
  const halfReceived: string[] = [];
  for (const name of await folders(path.join(dataDir, "uploads")))
    if (!(await folders(path.join(dataDir, "uploads", name))).includes("owner.json")) halfReceived.push(name);
  equal("uploads without owner", halfReceived, []);
}

/** Waits for what is under way, then compares everything with everything. */
export async function assertWhole(database: pg.Client, dataDir: string, expected: Expected): Promise<void> {
  const unfinished = "SELECT id, state FROM screening_run WHERE state <> 'finished'";
  await until(async () => (await rows(database, unfinished)).length === 0, finishWithinMs);
  equal("runs that did not finish by themselves", await rows(database, unfinished), []);
  const signed = "SELECT next_index = tree_size AS signed FROM log_head";
  await until(async () => (await rows(database, signed))[0]?.signed === true, finishWithinMs);
  await assertDeliveries(database, dataDir, expected);
  await assertRuns(database, expected);
  await assertFindings(database);
  await assertActs(database, expected);
  await assertLog(database, dataDir);
}

async function assertDeliveries(database: pg.Client, dataDir: string, { acknowledged }: Expected): Promise<void> {
  const deliveries = await rows(database, "SELECT id, label, digest, rows::int AS rows FROM delivery ORDER BY id");
  const kept = (await folders(path.join(dataDir, "lake/deliveries"))).toSorted();
  equal(
    "delivery folders",
    kept,
    deliveries.map(({ id }) => id),
  );
  equal("delivery labels", new Set(deliveries.map(({ label }) => label)).size, deliveries.length);
  equal("lake staging", await folders(path.join(dataDir, "lake/staging")), []);
  for (const { id, digest, rows: count } of deliveries) {
    const manifest = JSON.parse(
      await readFile(path.join(dataDir, "lake/deliveries", String(id), "manifest.json"), "utf8"),
    ) as {
      digest: string;
      datasets: { rows: number; file: string | null }[];
    };
    equal(
      `manifest of ${String(id)}`,
      [manifest.digest, sum(manifest.datasets.map((one) => one.rows))],
      [digest, count],
    );
    const files = await folders(path.join(dataDir, "lake/deliveries", String(id)));
    for (const { file } of manifest.datasets) if (file !== null) equal(`table ${file}`, files.includes(file), true);
  }
  for (const one of acknowledged)
    if (one.kind === "delivery") {
      const found = deliveries.filter(({ id, label }) => id === one.deliveryId && label === one.label);
      equal(`acknowledged delivery ${one.label}`, found.length, 1);
    }
  const accepted = new Set(acknowledged.flatMap((one) => (one.kind === "delivery" ? [one.uploadId] : [])));
  const labels = new Set(deliveries.map(({ label }) => label));
  const uploads = await folders(path.join(dataDir, "uploads"));
  for (const one of acknowledged)
    if (one.kind === "upload" && !accepted.has(one.uploadId) && !labels.has(one.label))
      equal(`acknowledged upload ${one.label}`, uploads.includes(one.uploadId), true);
}

async function assertRuns(database: pg.Client, { acknowledged, lateNotices }: Expected): Promise<void> {
  const runs = await rows(
    database,
    `SELECT screening_run.id, label, leaf.commitment IS NOT NULL AS logged, hit_root IS NOT NULL AS rooted,
            (progress->>'hits')::int AS hits, (progress->>'undetermined')::int AS undetermined,
            (report->>'newFindings')::int AS new_findings, delivery_id,
            (SELECT count(*) FROM hit WHERE run_id = screening_run.id AND outcome = 'hit')::int AS hit_rows,
            (SELECT count(*) FROM hit WHERE run_id = screening_run.id AND outcome = 'undetermined')::int AS undetermined_rows,
            (SELECT count(*) FROM hit WHERE run_id = screening_run.id AND outcome = 'hit' AND rule = 'E01')::int AS late_rows
     FROM screening_run JOIN delivery ON delivery.id = delivery_id
     LEFT JOIN log_leaf leaf ON leaf.leaf_index = screening_run.leaf_index`,
  );
  equal("runs per delivery", new Set(runs.map((run) => run.delivery_id)).size, runs.length);
  for (const run of runs) {
    const { label } = run as { label: string };
    equal(`hits of ${label}`, [run.hit_rows, run.undetermined_rows], [run.hits, run.undetermined]);
    equal(`late notices of ${label}`, run.late_rows, lateNotices.get(label));
    equal(`leaf of the run of ${label}`, [run.logged, run.rooted], [true, true]);
  }
  const [{ findings }] = (await rows(database, "SELECT count(*)::int AS findings FROM finding")) as [
    { findings: number },
  ];
  equal("findings that runs report", sum(runs.map((run) => run.new_findings as number)), findings);
  for (const one of acknowledged)
    if (one.kind === "run") {
      const run = runs.find(({ id }) => id === one.runId);
      equal(`acknowledged run ${one.runId}`, run && [run.hit_rows, run.undetermined_rows], [
        one.hits,
        one.undetermined,
      ]);
    }
}

// State by act, written down once more.
const flow: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  suspected: { confirm: "confirmed", handOver: "handedOver", comment: "suspected" },
  confirmed: { handOver: "handedOver", comment: "confirmed" },
  handedOver: { comment: "handedOver" },
};

async function assertFindings(database: pg.Client): Promise<void> {
  const findings = await rows(
    database,
    `SELECT finding.id, number, state, version, times_found,
            (SELECT count(*) FROM examination WHERE finding_id = finding.id AND result = 'hit')::int AS seen_again,
            (SELECT coalesce(json_agg(json_build_array(act, from_state, to_state, seq) ORDER BY seq), '[]')
               FROM act WHERE record_id = finding.id) AS acts
     FROM finding`,
  );
  for (const finding of findings) {
    let state = "suspected";
    const acts = finding.acts as [string, string, string, number][];
    for (const [index, [act, from, to, seq]] of acts.entries()) {
      equal(`act ${seq} of ${String(finding.id)}`, [from, seq], [state, index + 1]);
      state = flow[state]?.[act] ?? `no ${act} in ${state}`;
      equal(`act ${seq} of ${String(finding.id)} leads`, to, state);
    }
    equal(`finding ${String(finding.id)}`, [finding.state, finding.version], [state, acts.length]);
    equal(`times found of ${String(finding.id)}`, finding.times_found, 1 + (finding.seen_again as number));
  }
  const [numbers] = await rows(
    database,
    `SELECT count(DISTINCT number)::int AS numbers, count(*)::int AS findings,
            coalesce((SELECT sum(last) FROM finding_number), 0)::int AS last FROM finding`,
  );
  equal("finding numbers", [numbers?.numbers, numbers?.last], [numbers?.findings, numbers?.findings]);
  const [cases] = await rows(
    database,
    `SELECT (SELECT count(*) FROM (SELECT DISTINCT case_no FROM hit EXCEPT SELECT case_no FROM legal_case) missing)::int AS missing`,
  );
  equal("cases of hits that are missing", cases?.missing, 0);
}

async function assertActs(database: pg.Client, { acknowledged }: Expected): Promise<void> {
  const acts = await rows(
    database,
    "SELECT request_id, act, record_id, count(*)::int AS times FROM act GROUP BY 1, 2, 3",
  );
  for (const one of acknowledged)
    if (one.kind === "act") {
      const stored = acts.filter(({ request_id }) => request_id === one.requestId);
      equal(
        `acknowledged ${one.act} ${one.requestId}`,
        stored.map(({ act, record_id, times }) => `${String(act)} ${String(record_id)} ${String(times)}`).toSorted(),
        one.findings.map((id) => `${one.act} ${id} 1`).toSorted(),
      );
    }
}

async function assertLog(database: pg.Client, dataDir: string): Promise<void> {
  const [leaves] = await rows(
    database,
    `SELECT count(*)::int AS leaves, coalesce(max(leaf_index), -1)::int + 1 AS end,
            (SELECT next_index FROM log_head)::int AS next, (SELECT tree_size FROM log_head)::int AS signed,
            (SELECT count(*) FROM act)::int + (SELECT count(*) FROM delivery)::int
              + (SELECT count(*) FROM screening_run WHERE leaf_index IS NOT NULL)::int AS users
     FROM log_leaf`,
  );
  const { leaves: count } = leaves as { leaves: number };
  equal("leaves", leaves, { leaves: count, end: count, next: count, signed: count, users: count });
  if (count === 0) return;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await logVerify([path.join(dataDir, "log"), "--json"], { stdout, stderr });
  const report = JSON.parse(String(stdout.read())) as { ok: boolean; entries: number; problems: unknown[] };
  equal("log verify", [code, report.ok, report.entries, report.problems], [0, true, count, []]);
}

async function rows(database: pg.Client, text: string): Promise<Record<string, unknown>[]> {
  return (await database.query<Record<string, unknown>>(text)).rows;
}

async function folders(dir: string): Promise<readonly string[]> {
  return readdir(dir).catch(() => []);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function equal(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  throw new Error(`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}
