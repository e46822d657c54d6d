// The calendar as a relation of the engine, so that SQL answers about days exactly as packages/law does.

import type { DuckDBConnection } from "@duckdb/node-api";
import { type Calendar, calendarTable } from "@jianheng/law";
import { calendarRelation } from "./period-functions.ts";

/** Creates or replaces the temporary table that `legalFunctions` look up. One row per day; a few thousand rows. */
export async function installCalendar(connection: DuckDBConnection, calendar: Calendar): Promise<void> {
  const rows = calendarTable(calendar).map(
    ({ date, restDay, rolledForward, workingIndex }) =>
      `(DATE '${date}', ${restDay}, ${rolledForward === null ? "NULL" : `DATE '${rolledForward}'`}, ${workingIndex})`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${calendarRelation} AS SELECT column0 AS "date", column1 AS "restDay", ` +
      `CAST(column2 AS DATE) AS "rolledForward", CAST(column3 AS BIGINT) AS "workingIndex" FROM (VALUES ${rows.join(",")})`,
  );
}
