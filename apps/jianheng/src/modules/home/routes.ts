import type { Deadline } from "@jianheng/contract";
import { sql } from "kysely";
import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { routes } from "../../http/context.ts";
import { findLastScreened } from "../deliveries/index.ts";

/** Rows a card of the home page shows; the rest is one click away. */
const cardRows = 8;
/** Limits that fall due within this many days are shown. */
const horizonDays = 15;
/** Amber from this many days on: 案管 practice reminds two to five days ahead. */
const nearDays = 3;

export function homeRoutes(app: App) {
  return {
    home: {
      overview: routes.home.overview.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => ({
          lastScreening: await lastScreeningOf(tx),
          ...(await fallingDueOf(tx, signedIn.today)),
        })),
      ),
    },
  };
}

async function lastScreeningOf(tx: Tx) {
  const record = await findLastScreened(tx);
  if (record === undefined || record.run_id === null || record.finished_at === null) return null;
  const progress = record.progress as { hits: number; undetermined: number };
  const report = record.report as { newFindings: number };
  return {
    deliveryId: record.id,
    runId: record.run_id,
    label: record.label,
    dataDate: record.data_date,
    finishedAt: record.finished_at.toISOString(),
    hits: progress.hits,
    undetermined: progress.undetermined,
    newFindings: report.newFindings,
    cases: record.cases,
  };
}

async function fallingDueOf(tx: Tx, today: string) {
  const soon = tx
    .selectFrom("case_limit")
    .innerJoin("legal_case", "legal_case.case_no", "case_limit.case_no")
    .where("due_date", "<=", addDays(today, horizonDays));
  const total = await soon.select((row) => row.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await soon
    .select([
      "case_limit.case_no",
      "legal_case.case_name",
      "suspect_name",
      "legal_case.handler",
      "deadline",
      "due_date",
    ])
    // What is still ahead first, nearest first; what has passed since the data were drawn after it.
    .orderBy(sql`due_date < ${today}::date`)
    .orderBy("due_date")
    .orderBy("case_limit.case_no")
    .limit(cardRows * 2)
    .execute();
  return {
    fallingDueTotal: total.total,
    fallingDue: rows.map((row) => {
      const { steps: _steps, ...deadline } = row.deadline as Deadline;
      const daysLeft = Math.round((Date.parse(row.due_date) - Date.parse(today)) / 86_400_000);
      return {
        legalCaseNo: row.case_no,
        caseName: row.case_name,
        suspect: row.suspect_name,
        handler: row.handler,
        deadline,
        daysLeft,
        state: daysLeft < 0 ? ("toVerify" as const) : daysLeft <= nearDays ? ("near" as const) : ("ahead" as const),
      };
    }),
  };
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}
