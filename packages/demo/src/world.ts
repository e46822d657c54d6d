// The whole fictitious world: ordinary lawful cases, and the planted scenarios with what a correct rule says of them.
import { createIdentityNumbers, createNumbering } from "./identifiers.ts";
import type { WorldContext } from "./context.ts";
import { planCriminalMatter } from "./criminal-matter.ts";
import { day, iso, workdayFrom, workdayUpTo, type Day } from "./days.ts";
import { datasetIds, emptyRows, finishRow, type DraftRow } from "./draft.ts";
import { createHandlers, generateOffice } from "./office.ts";
import { planCivilReview, planPublicInterest, planSocialSuggestion } from "./other-cases.ts";
import { seededRandom } from "./random.ts";
import { plantScenarios } from "./scenarios/plant.ts";
import type { DatasetId, DemoManifest, DemoWorld, Row, WorldOptions } from "./types.ts";

export const defaultDataDate = "2026-06-30";

const earliestDataDate = "2025-07-01";
const latestDataDate = "2026-12-31"; // the last published rest days
const mostCases = 200_000;
/** About eighteen months. */
const periodDays = 546;

/**
 * The same options give the same rows, to the byte. Cost grows with `cases`: about ten rows for each.
 * Throws RangeError for options outside the ranges that WorldOptions names.
 */
export function generateWorld(options: WorldOptions): DemoWorld {
  const dataDate = options.dataDate ?? defaultDataDate;
  checkOptions(options.cases, dataDate);
  const seed = String(options.seed);
  const office = generateOffice({ seed });
  const numbering = createNumbering();
  const rows = emptyRows<DraftRow>();
  let serial = 0;
  const context: WorldContext = {
    random: seededRandom(seed, "world"),
    dataDate: day(dataDate),
    numbering,
    identityNumber: createIdentityNumbers(),
    handlers: createHandlers(office),
    rows,
    serial: () => (serial += 1),
  };
  const firstDay = workdayFrom(context.dataDate - periodDays);
  planOrdinaryCases(context, firstDay, options.cases);
  const planted = plantScenarios(context);
  numbering.settle();
  const finished = Object.fromEntries(
    datasetIds.map((id) => [id, rows[id].map((row) => finishRow(row)).sort(byCaseNo)]),
  ) as Record<DatasetId, Row[]>;
  return {
    manifest: manifestOf(seed, dataDate, iso(firstDay), finished),
    office,
    rows: finished,
    scenarios: planted.scenarios,
    expectations: planted.expectations,
  };
}

/** As an export lists them; rows of one case keep their order. */
function byCaseNo(left: Row, right: Row): number {
  const [one, other] = [left["legalCaseNo"] ?? "", right["legalCaseNo"] ?? ""];
  return one < other ? -1 : one > other ? 1 : 0;
}

function checkOptions(cases: number, dataDate: string): void {
  if (!Number.isInteger(cases) || cases < 0 || cases > mostCases)
    throw new RangeError(`cases must be 0 to ${mostCases}`);
  const isDate = /^\d{4}-\d\d-\d\d$/.test(dataDate) && iso(day(dataDate)) === dataDate;
  if (!isDate || dataDate < earliestDataDate || dataDate > latestDataDate) {
    throw new RangeError(`dataDate must be a day from ${earliestDataDate} to ${latestDataDate}`);
  }
}

function planOrdinaryCases(context: WorldContext, firstDay: Day, cases: number): void {
  const { random } = context;
  let left = cases;
  while (left > 0) {
    const accepted = acceptanceDay(context, firstDay);
    // Criminal cases are five in six of all cases (2024 white paper); the rest are public interest, suggestions, civil.
    const kind = random.weighted([
      ["criminal", 86],
      ["publicInterest", 6],
      ["suggestion", 3],
      ["civil", 5],
    ]);
    if (kind === "criminal") {
      left -= planCriminalMatter(context, accepted, left);
      continue;
    }
    if (kind === "publicInterest") planPublicInterest(context, accepted);
    else if (kind === "suggestion") planSocialSuggestion(context, accepted);
    else planCivilReview(context, accepted);
    left -= 1;
  }
}

/** A working day of the period. */
function acceptanceDay({ random, dataDate }: WorldContext, firstDay: Day): Day {
  const wanted = random.between(firstDay, dataDate);
  return Math.max(firstDay, workdayUpTo(wanted));
}

function manifestOf(
  seed: string,
  dataDate: string,
  periodFromDate: string,
  rows: Record<DatasetId, Row[]>,
): DemoManifest {
  const rowCounts = Object.fromEntries(datasetIds.map((id) => [id, rows[id].length])) as Record<DatasetId, number>;
  return { demonstration: true, notice: demonstrationNotice, seed, dataDate, periodFromDate, rowCounts };
}

export const demonstrationNotice = {
  zh: "演示数据：本文件中的单位、人员、案件、证件号码和文号均系虚构，由程序生成，与任何真实的人、单位、案件无关。",
  en: "Demonstration data: every office, person, case, identity number and document number here is invented by a program.",
} as const;

/** True for what this package made: a manifest, or a world that carries one. */
export function isDemonstration(value: DemoWorld | DemoManifest): boolean {
  return ("manifest" in value ? value.manifest : value).demonstration;
}
