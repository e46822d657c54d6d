// A problem during the procedure waits for its case: how far the case was is noted, and when a newer delivery shows it
// further on, the question is opened again.
import type { FieldValues } from "@jianheng/contract";
import type { Tx } from "../../database/pool.ts";

export interface CaseStanding {
  readonly decided: string | null;
  readonly closed: string | null;
  /** Cases of the same matter in later stages, by number. */
  readonly later: readonly string[];
}

/** Notes how far the case of the problem is; nothing for a problem without a case that the reader sees. */
export async function awaitNextStep(tx: Tx, recordId: string, values: FieldValues): Promise<void> {
  if (values["phase"] !== "during" || typeof values["legalCase"] !== "string") return;
  const now = await standingOfCase(tx, values["legalCase"]);
  if (now === undefined) return;
  const row = { case_no: values["legalCase"], standing: JSON.stringify(now.standing), data_date: now.dataDate };
  await tx
    .insertInto("awaited_step")
    .values({ record_id: recordId, ...row })
    .onConflict((conflict) => conflict.column("record_id").doUpdateSet(row))
    .execute();
}

export async function standingOfCase(
  tx: Tx,
  caseNo: string,
): Promise<{ readonly standing: CaseStanding; readonly dataDate: string } | undefined> {
  const row = await tx
    .selectFrom("legal_case")
    .select(["case_name", "office_code", "accepted_date", "decided_date", "closed_date", "data_date"])
    .where("case_no", "=", caseNo)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const later = await tx
    .selectFrom("legal_case")
    .select("case_no")
    .where("case_name", "=", row.case_name)
    .where("office_code", "=", row.office_code)
    .where("accepted_date", ">", row.accepted_date ?? "0001-01-01")
    .orderBy("case_no")
    .execute();
  const standing = { decided: row.decided_date, closed: row.closed_date, later: later.map(({ case_no }) => case_no) };
  return { standing, dataDate: row.data_date };
}

/** What a newer standing shows that the older did not, in words; null when nothing moved on. */
export function stepBetween(before: CaseStanding, after: CaseStanding): string | null {
  const later = after.later.find((caseNo) => !before.later.includes(caseNo));
  if (later !== undefined) return `案件已进入下一阶段（${later}）`;
  if (before.decided === null && after.decided !== null) return `案件已于 ${after.decided} 作出决定`;
  if (before.closed === null && after.closed !== null) return `案件已于 ${after.closed} 办结`;
  return null;
}
