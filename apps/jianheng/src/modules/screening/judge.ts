import { createHash } from "node:crypto";
import type { Bilingual, Deadline, Hit, RuleReport, ScreeningProgress } from "@jianheng/contract";
import {
  caseNoOfDedupeKey,
  describeNotRun,
  examine,
  screenEvents,
  withCalendar,
  type Catalogue,
  type Hit as LakeHit,
  type RuleBook as LakeRuleBook,
  type RuleRun,
  type Snapshot,
} from "@jianheng/lake";
import { deadlineOfHit } from "../calendar/index.ts";
import type { OfficeLaw } from "../law-settings/index.ts";
import type { OfficeRules } from "../rulebook/index.ts";
import type { KeyedHit, Standing } from "./register.ts";

/** By which law and which rules each case of a delivery is judged. */
export interface LawsOfCases {
  /** The laws of the delivery's offices; offices that count and judge alike share one run. */
  readonly laws: readonly OfficeLaw[];
  readonly rulesOf: (officeCode: string) => OfficeRules;
  /** The law of a case's office; of the importing office for a number that the case sheet does not have. */
  lawOfCase(caseNo: string): OfficeLaw;
}

/** What the rule book says of a delivery. */
export interface Judged {
  readonly hits: readonly KeyedHit[];
  readonly reports: readonly RuleReport[];
  /** Which calendar judged the cases of which offices. */
  readonly calendars: readonly { readonly digest: string; readonly offices: readonly string[] }[];
  /** Names the rules of every office. */
  readonly bookDigest: string;
  /** What the delivery says of findings that it did not hit, by their dedupe keys. */
  readonly standingsOf: (findings: readonly UnhitFinding[]) => Promise<ReadonlyMap<string, Standing>>;
}

export interface UnhitFinding {
  readonly rule: string;
  readonly dedupeKey: string;
}

type Say = (phase: Bilingual, counts: Partial<ScreeningProgress>) => Promise<void>;

/**
 * Runs the whole book, once for each calendar that the delivery's offices count with and each set of rules that they
 * judge by: a hit counts by those of its case's office. Hits of one key are one fault: the first row stands for it.
 */
export async function judgeDelivery(options: {
  readonly snapshot: Snapshot;
  readonly cases: LawsOfCases;
  readonly asOf: string;
  readonly signal: AbortSignal;
  readonly progress: Say;
}): Promise<Judged> {
  const { snapshot, cases, asOf, signal, progress } = options;
  const hits = new Map<string, KeyedHit>();
  const reports = new Map<string, RuleReport>();
  const groups = groupsOf(cases);
  for (const [index, group] of groups.entries()) {
    const before = index * group.book.rules.length;
    const events = screenEvents({
      snapshot,
      book: group.book,
      asOf,
      signal,
      onProgress: ({ done, total, hits: found, undetermined }) =>
        progress(
          { zh: "逐条筛查", en: "running the rules" },
          { done: before + done, total: groups.length * total, hits: found, undetermined },
        ),
    });
    const counts = { hits: 0, undetermined: 0 };
    for await (const event of events) {
      const { definition } = event.rule;
      if (event.kind === "hits")
        for (const hit of event.hits) {
          const law = cases.lawOfCase(hit.legalCaseNo);
          if (!group.offices.includes(law.officeCode)) continue;
          counts[hit.outcome === "hit" ? "hits" : "undetermined"] += 1;
          const known = hits.get(hit.dedupeKey);
          // Of two rows with one key, the certain answer speaks.
          if (known !== undefined && (known.hit.outcome === "hit" || hit.outcome === "undetermined")) continue;
          hits.set(hit.dedupeKey, {
            dedupeKey: hit.dedupeKey,
            kind: definition.kind.zh,
            held: group.quarantined.has(hit.rule),
            hit: presentHit(hit, law),
          });
        }
      else {
        const report = { ...reportOf(event.run, definition.title, group.book.catalogue), ...counts };
        const name = `${event.rule.id} ${event.rule.over}`;
        reports.set(name, together(reports.get(name), report));
        counts.hits = counts.undetermined = 0;
      }
    }
  }
  signal.throwIfAborted();
  return {
    hits: [...hits.values()],
    reports: [...reports.values()],
    calendars: groups.map(({ digest, offices }) => ({ digest, offices })),
    bookDigest: bookDigestOf(groups),
    standingsOf: (findings) => standingsOf(snapshot, groups, cases, asOf, findings),
  };
}

/** Offices that count by one calendar and judge by the same rules. */
interface OfficeGroup {
  /** Of the calendar. */
  readonly digest: string;
  readonly bookDigest: string;
  readonly offices: readonly string[];
  readonly book: LakeRuleBook;
  readonly quarantined: ReadonlySet<string>;
}

function groupsOf({ laws, rulesOf }: LawsOfCases): readonly OfficeGroup[] {
  const groups = new Map<string, OfficeGroup & { offices: string[] }>();
  for (const { officeCode, calendar, calendarDigest } of laws) {
    const { lake, digest, quarantined } = rulesOf(officeCode);
    const key = `${calendarDigest} ${digest}`;
    const group = groups.get(key) ?? {
      digest: calendarDigest,
      bookDigest: digest,
      offices: [],
      book: withCalendar(lake, calendar),
      quarantined,
    };
    groups.set(key, group);
    group.offices.push(officeCode);
  }
  return [...groups.values()];
}

function bookDigestOf(groups: readonly OfficeGroup[]): string {
  const digests = [...new Set(groups.map(({ bookDigest }) => bookDigest))].toSorted();
  return digests.length === 1 ? digests[0]! : createHash("sha256").update(digests.join("\n")).digest("hex");
}

/** The reports of one rule over the calendars of a delivery. */
function together(one: RuleReport | undefined, other: RuleReport): RuleReport {
  if (one === undefined) return other;
  return {
    ...one,
    hits: one.hits + other.hits,
    undetermined: one.undetermined + other.undetermined,
    milliseconds: one.milliseconds + other.milliseconds,
    note: one.note ?? other.note,
  };
}

/** Only a subject that is here and whose rule is clear, or one that is not here, stands for anything. */
async function standingsOf(
  snapshot: Snapshot,
  groups: readonly OfficeGroup[],
  cases: LawsOfCases,
  asOf: string,
  findings: readonly UnhitFinding[],
): Promise<ReadonlyMap<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (const { offices, book } of groups) {
    const own = findings.filter(({ dedupeKey }) =>
      offices.includes(cases.lawOfCase(caseNoOfDedupeKey(dedupeKey) ?? "").officeCode),
    );
    for (const [key, standing] of await examine({ snapshot, book, asOf, findings: own }))
      if (standing === "clear" || standing === "absent") standings.set(key, standing);
  }
  return standings;
}

/** A hit as the contract says it, with the steps of its deadline. */
function presentHit(hit: LakeHit, law: OfficeLaw): Hit {
  const deadline: Deadline | undefined = hit.due === undefined ? undefined : deadlineOfHit(hit.due, law);
  return {
    rule: hit.rule,
    revision: hit.revision,
    level: hit.level,
    duty: hit.duty,
    outcome: hit.outcome,
    legalCaseNo: hit.legalCaseNo,
    subject: hit.subject,
    values: hit.values.map(({ name, value, cell }) => ({ name, value, ...(cell === undefined ? {} : { cell }) })),
    cells: [...hit.cells],
    witnesses: hit.witnesses.map(({ dataset, file, sheet, row, values }) => ({
      dataset,
      file,
      sheet,
      row,
      values: values.map(({ name, value }) => ({ name, value })),
    })),
    missing: hit.missing.map((missing) => missing.name),
    reasons: [...hit.reasons],
    ...(deadline === undefined ? {} : { deadline }),
    basis: [...hit.basis],
    message: hit.message,
  };
}

function reportOf(run: RuleRun, title: Bilingual, catalogue: Catalogue): RuleReport {
  return {
    rule: run.rule,
    title,
    hits: run.hits,
    undetermined: run.undetermined,
    engine: run.engine ?? "none",
    milliseconds: Math.round(run.seconds * 1000),
    note: noteOf(run, catalogue),
  };
}

/** Why a rule gave no answer, or not all of them; null where it ran. */
export function noteOf({ failed, notRun }: RuleRun, catalogue: Catalogue): Bilingual | null {
  if (failed !== undefined)
    return {
      zh: `本条规则运行出错（${failed.code}），其他规则不受影响`,
      en: `this rule failed (${failed.code}); the others are not affected`,
    };
  return notRun === undefined ? null : describeNotRun(notRun, catalogue);
}
