import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";

export interface CaseListOptions {
  readonly text?: string | undefined;
  readonly caseType?: string | undefined;
  readonly officeCode?: string | undefined;
  readonly open?: boolean | undefined;
  readonly sort: "acceptedDate" | "nextDue" | "legalCaseNo";
  readonly offset: number;
  readonly limit: number;
}

function filteredCases(tx: Tx, options: Omit<CaseListOptions, "sort" | "offset" | "limit">) {
  let query = tx.selectFrom("legal_case");
  if (options.text !== undefined && options.text !== "") {
    const pattern = `%${options.text.replace(/[%_\\]/g, (char) => `\\${char}`)}%`;
    query = query.where((where) =>
      where.or([
        where("case_no", "ilike", pattern),
        where("case_name", "ilike", pattern),
        where("handler", "ilike", pattern),
      ]),
    );
  }
  if (options.caseType !== undefined) query = query.where("case_type", "=", options.caseType);
  if (options.officeCode !== undefined) query = query.where("office_code", "=", options.officeCode);
  if (options.open === true) query = query.where("decided_date", "is", null).where("closed_date", "is", null);
  return query;
}

export async function listCases(tx: Tx, options: CaseListOptions) {
  let query = filteredCases(tx, options)
    .selectAll()
    .select((row) =>
      row
        .selectFrom("finding")
        .select((inner) => inner.fn.countAll<number>().as("n"))
        .whereRef("finding.case_no", "=", "legal_case.case_no")
        .where("finding.state", "not in", ["dismissed", "closed", "withdrawn"])
        .as("open_findings"),
    );
  if (options.sort === "acceptedDate") query = query.orderBy("accepted_date", (order) => order.desc().nullsLast());
  if (options.sort === "nextDue") query = query.orderBy("next_due", (order) => order.asc().nullsLast());
  return query.orderBy("case_no").offset(options.offset).limit(options.limit).execute();
}
export type CaseRecord = Awaited<ReturnType<typeof listCases>>[number];

export async function countCases(tx: Tx, options: Omit<CaseListOptions, "sort" | "offset" | "limit">): Promise<number> {
  const row = await filteredCases(tx, options)
    .select((row) => row.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return row.total;
}

export async function findCase(tx: Tx, caseNo: string) {
  return tx.selectFrom("legal_case").selectAll().where("case_no", "=", caseNo).executeTakeFirst();
}

/** Case types of the numbers the reader may see; a number out of reach is left out. */
export async function findCaseTypes(tx: Tx, caseNos: readonly string[]): Promise<Map<string, string>> {
  if (caseNos.length === 0) return new Map();
  const rows = await tx
    .selectFrom("legal_case")
    .select(["case_no", "case_type"])
    .where("case_no", "in", caseNos)
    .execute();
  return new Map(rows.map((row) => [row.case_no, row.case_type]));
}

export interface CaseToWrite {
  readonly caseNo: string;
  readonly caseName: string;
  readonly caseType: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly departmentId: string | null;
  readonly department: string;
  readonly handler: string;
  readonly handlerId: string | null;
  readonly acceptedDate: string | null;
  readonly decidedDate: string | null;
  readonly closedDate: string | null;
  readonly suspects: number;
  readonly rowId: number;
  readonly limits: readonly {
    readonly suspectNo: string;
    readonly suspectName: string | null;
    readonly limitId: string;
    readonly dueDate: string;
    readonly deadline: unknown;
  }[];
}

/** PostgreSQL takes 65,535 parameters a statement. */
const chunk = 2000;

/**
 * Writes what the newest data say of the cases. A case that a newer delivery already described keeps that, and so does
 * one of an office out of the importing office's reach, whose number this delivery carries by mistake.
 */
export async function writeCases(
  tx: Tx,
  cases: readonly CaseToWrite[],
  delivery: { readonly id: string; readonly dataDate: string; readonly reach: readonly string[] },
): Promise<void> {
  for (let at = 0; at < cases.length; at += chunk) {
    const part = cases.slice(at, at + chunk);
    const numbers = part.map((one) => one.caseNo);
    const kept = new Set(
      (
        await tx
          .selectFrom("legal_case")
          .select("case_no")
          .where("case_no", "in", numbers)
          .where((where) =>
            where.or([where("data_date", ">", delivery.dataDate), where("office_code", "not in", [...delivery.reach])]),
          )
          .execute()
      ).map((row) => row.case_no),
    );
    const fresh = part.filter((one) => !kept.has(one.caseNo));
    if (fresh.length === 0) continue;
    await tx
      .insertInto("legal_case")
      .values(
        fresh.map((one) => ({
          case_no: one.caseNo,
          case_name: one.caseName,
          case_type: one.caseType,
          office_code: one.officeCode,
          office_name: one.officeName,
          department_id: one.departmentId,
          department: one.department,
          handler: one.handler,
          handler_id: one.handlerId,
          accepted_date: one.acceptedDate,
          decided_date: one.decidedDate,
          closed_date: one.closedDate,
          suspects: one.suspects,
          next_due: one.limits.map((limit) => limit.dueDate).toSorted()[0] ?? null,
          delivery_id: delivery.id,
          data_date: delivery.dataDate,
          row_id: one.rowId,
        })),
      )
      .onConflict((conflict) =>
        conflict.column("case_no").doUpdateSet((row) => ({
          case_name: row.ref("excluded.case_name"),
          case_type: row.ref("excluded.case_type"),
          office_code: row.ref("excluded.office_code"),
          office_name: row.ref("excluded.office_name"),
          department_id: row.ref("excluded.department_id"),
          department: row.ref("excluded.department"),
          handler: row.ref("excluded.handler"),
          handler_id: row.ref("excluded.handler_id"),
          accepted_date: row.ref("excluded.accepted_date"),
          decided_date: row.ref("excluded.decided_date"),
          closed_date: row.ref("excluded.closed_date"),
          suspects: row.ref("excluded.suspects"),
          next_due: row.ref("excluded.next_due"),
          delivery_id: row.ref("excluded.delivery_id"),
          data_date: row.ref("excluded.data_date"),
          row_id: row.ref("excluded.row_id"),
        })),
      )
      .execute();
    await tx
      .deleteFrom("case_limit")
      .where(
        "case_no",
        "in",
        fresh.map((one) => one.caseNo),
      )
      .execute();
    await insertLimits(
      tx,
      fresh.flatMap((one) => one.limits.map((limit) => ({ ...limit, ...one }))),
    );
  }
}

interface LimitToWrite extends Pick<CaseToWrite, "caseNo" | "officeCode" | "departmentId" | "handlerId"> {
  readonly suspectNo: string;
  readonly suspectName: string | null;
  readonly limitId: string;
  readonly dueDate: string;
  readonly deadline: unknown;
}

async function insertLimits(tx: Tx, limits: readonly LimitToWrite[]): Promise<void> {
  for (let from = 0; from < limits.length; from += chunk)
    await tx
      .insertInto("case_limit")
      .values(
        limits.slice(from, from + chunk).map((limit) => ({
          case_no: limit.caseNo,
          suspect_no: limit.suspectNo,
          suspect_name: limit.suspectName,
          limit_id: limit.limitId,
          office_code: limit.officeCode,
          department_id: limit.departmentId,
          handler_id: limit.handlerId,
          due_date: limit.dueDate,
          deadline: JSON.stringify(limit.deadline),
        })),
      )
      .execute();
}

export interface OpenCase {
  readonly caseNo: string;
  readonly officeCode: string;
  readonly deliveryId: string;
  readonly dataDate: string;
}

/** Cases neither decided nor closed, of some offices or of all. */
export async function listOpenCases(tx: Tx, offices: readonly string[] | null): Promise<readonly OpenCase[]> {
  let query = tx
    .selectFrom("legal_case")
    .select(["case_no", "office_code", "delivery_id", "data_date"])
    .where("decided_date", "is", null)
    .where("closed_date", "is", null);
  if (offices !== null) query = query.where("office_code", "in", [...offices]);
  const rows = await query.orderBy("case_no").execute();
  return rows.map((row) => ({
    caseNo: row.case_no,
    officeCode: row.office_code,
    deliveryId: row.delivery_id,
    dataDate: row.data_date,
  }));
}

/** Puts counted limits in the place of those before, for the cases that still rest on this delivery. */
export async function replaceLimits(
  tx: Tx,
  deliveryId: string,
  counted: ReadonlyMap<string, CaseToWrite["limits"]>,
): Promise<void> {
  const numbers = [...counted.keys()];
  for (let at = 0; at < numbers.length; at += chunk) {
    const cases = await tx
      .selectFrom("legal_case")
      .select(["case_no", "office_code", "department_id", "handler_id"])
      .where("case_no", "in", numbers.slice(at, at + chunk))
      .where("delivery_id", "=", deliveryId)
      .execute();
    if (cases.length === 0) continue;
    const known = cases.map((row) => row.case_no);
    await tx.deleteFrom("case_limit").where("case_no", "in", known).execute();
    await insertLimits(
      tx,
      cases.flatMap((row) =>
        (counted.get(row.case_no) ?? []).map((limit) => ({
          ...limit,
          caseNo: row.case_no,
          officeCode: row.office_code,
          departmentId: row.department_id,
          handlerId: row.handler_id,
        })),
      ),
    );
    await sql`
      UPDATE legal_case SET next_due =
        (SELECT min(due_date) FROM case_limit WHERE case_limit.case_no = legal_case.case_no)
      WHERE case_no = ANY (${known})`.execute(tx);
  }
}
