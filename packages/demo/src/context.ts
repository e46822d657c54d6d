// What every planner of rows shares while one world is being made.
import type { Day } from "./days.ts";
import { isRestDay, workdayFrom, workdayUpTo } from "./days.ts";
import type { DraftRow, DraftRows } from "./draft.ts";
import type { Numbering, PendingNumber } from "./identifiers.ts";
import type { Sex } from "./names.ts";
import type { Handlers } from "./office.ts";
import type { Random } from "./random.ts";
import type { DatasetId, Office } from "./types.ts";

export interface WorldContext {
  readonly random: Random;
  readonly dataDate: Day;
  readonly numbering: Numbering;
  readonly identityNumber: (birth: Day, sex: Sex) => string;
  readonly handlers: Handlers;
  readonly rows: DraftRows;
  /** 1, 2, 3 …: for companies and turns of the rota. */
  readonly serial: () => number;
}

export function addRow(context: WorldContext, dataset: DatasetId, row: DraftRow): void {
  context.rows[dataset].push(row);
}

/** The day, or nothing while it still lies ahead of the data date. */
export function known(context: WorldContext, value: Day | undefined): Day | undefined {
  return value !== undefined && value <= context.dataDate ? value : undefined;
}

/**
 * A working day near `wanted`, between the two bounds (both included); on a rest day where the bounds hold no other,
 * as people do who must not miss a limit.
 */
export function workdayNear(wanted: Day, earliest: Day, latest: Day): Day {
  const aim = Math.min(Math.max(wanted, earliest), latest);
  if (!isRestDay(aim)) return aim;
  const before = workdayUpTo(aim);
  if (before >= earliest) return before;
  const after = workdayFrom(aim);
  return after <= latest ? after : aim;
}

export interface DocumentPlan {
  readonly caseNo: PendingNumber;
  readonly kind: string;
  readonly number?: PendingNumber;
  readonly on: Day;
  readonly accepted: Day;
  readonly servedTo?: string;
  readonly served?: Day | undefined;
  readonly publishedDate?: Day | undefined;
}

/** A document that was drafted, approved, sealed and served in that order. */
export function addDocument(context: WorldContext, plan: DocumentPlan): void {
  const drafted = workdayNear(plan.on - context.random.between(0, 2), plan.accepted, plan.on);
  addRow(context, "documents", {
    legalCaseNo: plan.caseNo,
    documentKind: plan.kind,
    documentNo: plan.number,
    draftedDate: drafted,
    approvedDate: plan.on,
    // What stays inside the office bears no seal; what leaves it does, numbered or not.
    sealedDate: plan.number === undefined && plan.servedTo === undefined ? undefined : plan.on,
    documentDate: plan.on,
    servedTo: plan.servedTo,
    servedDate: known(context, plan.served),
    published: plan.publishedDate === undefined ? undefined : known(context, plan.publishedDate) !== undefined,
    publishedDate: known(context, plan.publishedDate),
  });
}

export function policeOf(office: Office): string {
  return `${office.place}公安局`;
}

export function courtOf(office: Office): string {
  return office.level === "city" ? `${office.place}中级人民法院` : `${office.place}人民法院`;
}

/** Two decimals, as money is kept. */
export function yuan(value: number): number {
  return Math.round(value * 100) / 100;
}
