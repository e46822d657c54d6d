import type { Bilingual, Deadline, Hit, RuleReport, ScreeningProgress } from "@jianheng/contract";
import { examine, screenEvents, type Hit as LakeHit, type RuleRun, type Snapshot } from "@jianheng/lake";
import { deadlineOfHit } from "../calendar/index.ts";
import type { RuleBook } from "../rulebook/index.ts";
import type { KeyedHit, Standing } from "./register.ts";

/** What the rule book says of a delivery. */
export interface Judged {
  readonly hits: readonly KeyedHit[];
  readonly reports: readonly RuleReport[];
  /** What the delivery says of findings that it did not hit, by their dedupe keys. */
  readonly standingsOf: (findings: readonly UnhitFinding[]) => Promise<ReadonlyMap<string, Standing>>;
}

export interface UnhitFinding {
  readonly rule: string;
  readonly dedupeKey: string;
}

type Say = (phase: Bilingual, counts: Partial<ScreeningProgress>) => Promise<void>;

/** Runs the whole book. Hits of one key are one fault: the first row stands for it. */
export async function judgeDelivery(options: {
  readonly snapshot: Snapshot;
  readonly book: RuleBook;
  readonly asOf: string;
  readonly signal: AbortSignal;
  readonly progress: Say;
}): Promise<Judged> {
  const { snapshot, book, asOf, signal, progress } = options;
  const hits = new Map<string, KeyedHit>();
  const reports: RuleReport[] = [];
  const events = screenEvents({
    snapshot,
    book: book.lake,
    asOf,
    signal,
    onProgress: ({ done, total, hits: found, undetermined }) =>
      progress({ zh: "逐条筛查", en: "running the rules" }, { done, total, hits: found, undetermined }),
  });
  for await (const event of events) {
    const { definition } = event.rule;
    if (event.kind === "hits")
      for (const hit of event.hits) {
        const known = hits.get(hit.dedupeKey);
        // Of two rows with one key, the certain answer speaks.
        if (known !== undefined && (known.hit.outcome === "hit" || hit.outcome === "undetermined")) continue;
        hits.set(hit.dedupeKey, { dedupeKey: hit.dedupeKey, kind: definition.kind.zh, hit: presentHit(hit) });
      }
    else {
      reports.push(reportOf(event.run, definition.title));
    }
  }
  signal.throwIfAborted();
  return { hits: [...hits.values()], reports, standingsOf: (findings) => standingsOf(snapshot, book, asOf, findings) };
}

/** Only a subject that is here and whose rule is clear, or one that is not here, stands for anything. */
async function standingsOf(
  snapshot: Snapshot,
  book: RuleBook,
  asOf: string,
  findings: readonly UnhitFinding[],
): Promise<ReadonlyMap<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (const [key, standing] of await examine({ snapshot, book: book.lake, asOf, findings }))
    if (standing === "clear" || standing === "absent") standings.set(key, standing);
  return standings;
}

/** A hit as the contract says it, with the steps of its deadline. */
function presentHit(hit: LakeHit): Hit {
  const deadline: Deadline | undefined = hit.due === undefined ? undefined : deadlineOfHit(hit.due);
  return {
    rule: hit.rule,
    revision: hit.revision,
    level: hit.level,
    duty: hit.duty,
    outcome: hit.outcome,
    legalCaseNo: hit.legalCaseNo,
    subject: hit.subject,
    values: hit.values.map(({ name, value, cell }) => ({ name, value, ...(cell === undefined ? {} : { cell }) })),
    witnesses: hit.witnesses.map(({ dataset, file, sheet, row, values }) => ({
      dataset,
      file,
      sheet,
      row,
      values: values.map(({ name, value }) => ({ name, value })),
    })),
    missing: hit.missing.map((missing) => missing.name),
    ...(deadline === undefined ? {} : { deadline }),
    basis: [...hit.basis],
    message: hit.message,
  };
}

function reportOf(run: RuleRun, title: Bilingual): RuleReport {
  return {
    rule: run.rule,
    title,
    hits: run.hits,
    undetermined: run.undetermined,
    engine: run.engine ?? "none",
    milliseconds: Math.round(run.seconds * 1000),
    note: noteOf(run),
  };
}

function noteOf(run: RuleRun): Bilingual | null {
  if (run.failed !== undefined)
    return {
      zh: `本条规则运行出错（${run.failed.code}），其他规则不受影响`,
      en: `this rule failed (${run.failed.code}); the others are not affected`,
    };
  const { notRun } = run;
  if (notRun === undefined) return null;
  if (notRun.reason === "not in force")
    return { zh: "数据日期时尚未施行或已失效", en: "not in force on the data date" };
  if (notRun.reason === "dataset")
    return { zh: `本批数据没有数据表 ${notRun.dataset}`, en: `the delivery has no dataset ${notRun.dataset}` };
  return {
    zh: `本批数据缺少列 ${notRun.dataset}.${notRun.column}`,
    en: `the delivery lacks the column ${notRun.dataset}.${notRun.column}`,
  };
}
