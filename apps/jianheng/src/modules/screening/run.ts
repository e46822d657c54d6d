import type { ScreeningProgress } from "@jianheng/contract";
import { openSnapshot, type Snapshot } from "@jianheng/lake";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { asSystem, type Tx } from "../../database/pool.ts";
import {
  dayOf,
  readCases,
  runningLimits,
  textOf,
  writeCases,
  type CaseRows,
  type CaseToWrite,
} from "../cases/index.ts";
import { listDepartments, listOffices, listPostsOfOffice, officesAbove, withOfficesBelow } from "../identity/index.ts";
import type { OfficeLaw } from "../law-settings/index.ts";
import { appendLeaves } from "../ledger/index.ts";
import { personNamed, type HeldPost } from "./duty.ts";
import { judgeDelivery, type Judged } from "./judge.ts";
import { hitRoot, runContent } from "./leaf.ts";
import { lockFindings, registerHits, type CaseOfHit } from "./register.ts";

/** Progress is written to the run's row at most this often; watchers see every step. */
const storeEveryMs = 1000;

/** Screens one delivery; safe to run twice: a finished run is left alone, an unfinished one is done again from the start. */
export async function runScreening(app: App, runId: string, signal: AbortSignal): Promise<void> {
  const run = await asSystem(app.db, (tx) =>
    tx
      .selectFrom("screening_run")
      .innerJoin("delivery", "delivery.id", "screening_run.delivery_id")
      .select([
        "screening_run.state",
        "screening_run.office_code",
        "as_of",
        "delivery_id",
        "delivery.label",
        "delivery.data_date",
        "delivery.kind",
        "delivery.scope",
        "delivery.withdrawn_at",
      ])
      .where("screening_run.id", "=", runId)
      .executeTakeFirst(),
  );
  // A delivery that was taken back is not judged any more; its withdrawal has written what its runs say.
  if (run === undefined || run.state === "finished" || run.withdrawn_at !== null) return;
  const progress = progressOf(app, runId);
  await progress.say({ zh: "读取数据", en: "reading the data" }, {});
  const snapshot = await openSnapshot(`${folders(app.config).lake}/deliveries/${run.delivery_id}`);
  try {
    const offices = await loadOffices(app, run.scope.offices, run.office_code);
    await progress.say({ zh: "整理案件", en: "sorting the cases" }, {});
    const cases = await readCasesToWrite(snapshot, offices, { dataDate: run.data_date, today: run.data_date });
    const officeOf = new Map(cases.map(({ caseNo, officeCode }) => [caseNo, officeCode]));
    const judged = await judgeDelivery({
      snapshot,
      cases: {
        laws: [...offices.laws.values()],
        rulesOf: (officeCode) => app.ruleBook.of(offices.chainOf(officeCode)),
        lawOfCase: (caseNo) => offices.lawOf(officeOf.get(caseNo) ?? run.office_code),
      },
      asOf: run.as_of,
      signal,
      progress: progress.say,
    });
    await progress.say({ zh: "登记疑点", en: "entering the findings" }, {});
    await asSystem(app.db, async (tx) => {
      // One at a time, so that two deliveries of one office cannot examine the same findings at once.
      await lockFindings(tx);
      const again = await tx
        .selectFrom("screening_run")
        .innerJoin("delivery", "delivery.id", "screening_run.delivery_id")
        .select(["screening_run.state", "delivery.withdrawn_at"])
        .where("screening_run.id", "=", runId)
        .forUpdate("screening_run")
        .executeTakeFirst();
      if (again === undefined || again.state === "finished" || again.withdrawn_at !== null) return;
      await finishRun(app, tx, { runId, run, judged, cases, posts: offices.posts });
    });
  } catch (error) {
    if (signal.aborted) throw error;
    await fail(app, runId, error);
    throw error;
  } finally {
    snapshot.close();
  }
  app.proofLog.signSoon((error) => app.log(`signing the proof log failed: ${String(error)}`));
  // What rests on the new data follows before it is said that all is done; a fault there undoes no screening.
  await app.onScreened(run.delivery_id).catch((error: unknown) => app.log(`after screening: ${String(error)}`));
  await progress.finished();
}

interface Run {
  readonly office_code: string;
  readonly as_of: string;
  readonly delivery_id: string;
  readonly label: string;
  readonly data_date: string;
  readonly kind: "full" | "increment";
  readonly scope: { readonly offices: readonly string[] };
}

/** Everything the run shows, in one transaction: cases, hits, findings, report, leaf. */
async function finishRun(
  app: App,
  tx: Tx,
  {
    runId,
    run,
    judged,
    cases,
    posts,
  }: {
    readonly runId: string;
    readonly run: Run;
    readonly judged: Judged;
    readonly cases: readonly CaseToWrite[];
    readonly posts: Posts;
  },
): Promise<void> {
  const at = app.clock.now();
  const reach = withOfficesBelow([run.office_code], await listOffices(tx));
  await writeCases(tx, cases, { id: run.delivery_id, dataDate: run.data_date, reach });
  const byNumber = new Map(cases.map((legalCase) => [legalCase.caseNo, legalCase]));
  const registered = await registerHits(tx, {
    run: { id: runId, officeCode: run.office_code },
    delivery: { id: run.delivery_id, label: run.label, dataDate: run.data_date, kind: run.kind },
    offices: run.scope.offices,
    reach,
    hits: judged.hits,
    caseOf: (caseNo) => byNumber.get(caseNo) ?? unknownCase(caseNo, run.office_code),
    postsOf: (office) => posts.get(office) ?? [],
    standingsOf: judged.standingsOf,
    at,
  });
  const root = hitRoot(judged.hits.map((keyed) => keyed.hit));
  const report = { asOf: run.as_of, rules: judged.reports, calendars: judged.calendars, ...registered };
  const [leaf] = await appendLeaves(tx, [
    runContent({
      id: runId,
      delivery_id: run.delivery_id,
      as_of: run.as_of,
      book_digest: judged.bookDigest,
      report,
      hits: judged.hits.length,
      hit_root: root,
      finished_at: at,
    }),
  ]);
  const hits = judged.hits.filter((keyed) => keyed.hit.outcome === "hit").length;
  const rules = judged.reports.length;
  const done: ScreeningProgress = {
    runId,
    state: "finished",
    phase: { zh: "筛查完成", en: "finished" },
    done: rules,
    total: rules,
    hits,
    undetermined: judged.hits.length - hits,
    error: null,
  };
  await tx
    .updateTable("screening_run")
    .set({
      state: "finished",
      book_digest: judged.bookDigest,
      progress: JSON.stringify(done),
      report: JSON.stringify(report),
      hit_root: Buffer.from(root),
      finished_at: at,
      nonce: leaf!.nonce,
      leaf_index: leaf!.leafIndex,
    })
    .where("id", "=", runId)
    .execute();
}

/** A hit may name a case number that the case sheet does not have; it then belongs to the importing office. */
function unknownCase(caseNo: string, officeCode: string): CaseOfHit {
  return { caseNo, caseName: "", officeCode, departmentId: null, department: "", handler: "", handlerId: null };
}

type Posts = ReadonlyMap<string, readonly HeldPost[]>;

interface Offices {
  readonly posts: Posts;
  /** Department ids by office and name. */
  readonly departments: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Whose delivery it is; a case without office code is its own. */
  readonly importing: string;
  /** By office; `lawOf` gives the importing office's for one that is not of the delivery. */
  readonly laws: ReadonlyMap<string, OfficeLaw>;
  lawOf(officeCode: string): OfficeLaw;
  /** The office and those above it, the nearest first. */
  chainOf(officeCode: string): readonly string[];
}

export async function loadOffices(app: App, codes: readonly string[], importing: string): Promise<Offices> {
  return asSystem(app.db, async (tx) => {
    const posts = new Map<string, readonly HeldPost[]>();
    const departments = new Map<string, ReadonlyMap<string, string>>();
    const laws = new Map<string, OfficeLaw>();
    for (const code of new Set([...codes, importing])) laws.set(code, await app.lawBook.of(tx, code));
    for (const code of codes) {
      posts.set(code, await listPostsOfOffice(tx, code));
      departments.set(code, new Map((await listDepartments(tx, code)).map(({ name, id }) => [name, id])));
    }
    const ownLaw = laws.get(importing)!;
    const tree = await listOffices(tx);
    return {
      posts,
      departments,
      importing,
      laws,
      lawOf: (code) => laws.get(code) ?? ownLaw,
      chainOf: (code) => officesAbove(code, tree),
    };
  });
}

/** The delivery's cases with their running limits, as lists and access need them. */
export async function readCasesToWrite(
  snapshot: Snapshot,
  offices: Offices,
  days: { readonly dataDate: string; readonly today: string },
): Promise<CaseToWrite[]> {
  const cases = new Map<string, CaseToWrite>();
  for await (const rows of readCases(snapshot)) {
    const legalCase = caseToWrite(rows, offices, days);
    // The same number twice is a problem the rules report; the first row stands for the case.
    if (!cases.has(legalCase.caseNo)) cases.set(legalCase.caseNo, legalCase);
  }
  return [...cases.values()];
}

function caseToWrite(
  rows: CaseRows,
  offices: Offices,
  days: { readonly dataDate: string; readonly today: string },
): CaseToWrite {
  const row = rows.cases![0]!;
  const officeCode = textOf(row, "officeCode") ?? offices.importing;
  const [department, handler] = [textOf(row, "department") ?? "", textOf(row, "prosecutor") ?? ""];
  const officePosts = offices.posts.get(officeCode) ?? [];
  return {
    caseNo: textOf(row, "legalCaseNo")!,
    caseName: textOf(row, "caseName") ?? "",
    caseType: textOf(row, "caseType") ?? "",
    officeCode,
    officeName: textOf(row, "officeName") ?? officeCode,
    departmentId: offices.departments.get(officeCode)?.get(department) ?? null,
    department,
    handler,
    handlerId: personNamed(officePosts, { name: handler, department, day: days.dataDate })?.personId ?? null,
    acceptedDate: dayOf(row, "acceptedDate"),
    decidedDate: dayOf(row, "decidedDate"),
    closedDate: dayOf(row, "closedDate"),
    suspects: (rows.suspects ?? []).length,
    rowId: Number(row._rowId),
    limits: runningLimits(rows, { ...days, law: offices.lawOf(officeCode) }),
  };
}

function progressOf(app: App, runId: string) {
  let latest: ScreeningProgress = {
    runId,
    state: "running",
    phase: { zh: "准备", en: "preparing" },
    done: 0,
    total: app.ruleBook.list().length,
    hits: 0,
    undetermined: 0,
    error: null,
  };
  let storedAt = 0;
  return {
    say: async (phase: ScreeningProgress["phase"], counts: Partial<ScreeningProgress>) => {
      latest = { ...latest, phase, ...counts };
      app.runWatch.publish(latest);
      const now = app.clock.now().getTime();
      if (now - storedAt < storeEveryMs) return;
      storedAt = now;
      await asSystem(app.db, (tx) =>
        tx
          .updateTable("screening_run")
          .set({ state: "running", progress: JSON.stringify(latest) })
          .where("id", "=", runId)
          .execute(),
      );
    },
    finished: async () => {
      const row = await asSystem(app.db, (tx) =>
        tx.selectFrom("screening_run").select("progress").where("id", "=", runId).executeTakeFirstOrThrow(),
      );
      app.runWatch.publish(row.progress as ScreeningProgress);
    },
  };
}

async function fail(app: App, runId: string, error: unknown): Promise<void> {
  const failed: ScreeningProgress = {
    runId,
    state: "failed",
    phase: { zh: "筛查未完成", en: "screening failed" },
    done: 0,
    total: 0,
    hits: 0,
    undetermined: 0,
    error: {
      zh: "筛查中断，系统将自动重试；数据没有改变。",
      en: "Screening stopped; it will be tried again. Nothing was changed.",
    },
  };
  app.log(`screening ${runId} failed: ${error instanceof Error ? error.stack : String(error)}`);
  await asSystem(app.db, (tx) =>
    tx
      .updateTable("screening_run")
      .set({ state: "failed", progress: JSON.stringify(failed) })
      .where("id", "=", runId)
      .execute(),
  );
  app.runWatch.publish(failed);
}
