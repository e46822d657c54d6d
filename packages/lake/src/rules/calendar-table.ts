// The calendar as a relation of the engine, so that SQL answers about days exactly as packages/law does.

import type { DuckDBConnection } from "@duckdb/node-api";
import { type Calendar, calendarTable } from "@jianheng/law";
import { calendarRelation } from "./period-functions.ts";

const installed = new WeakMap<DuckDBConnection, Calendar>();

/** Makes the temporary table that `legalFunctions` look up: one row per day, a few thousand rows, once per connection. */
export async function installCalendar(connection: DuckDBConnection, calendar: Calendar): Promise<void> {
  if (installed.get(connection) === calendar) return;
  const rows = calendarTable(calendar).map(
    ({ date, restDay, rolledForward, workingIndex }) =>
      `(DATE '${date}', ${restDay}, ${rolledForward === null ? "NULL" : `DATE '${rolledForward}'`}, ${workingIndex})`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${calendarRelation} ("date" DATE, "restDay" BOOLEAN, "rolledForward" DATE, "workingIndex" BIGINT)`,
  );
  await connection.run(`INSERT INTO ${calendarRelation} VALUES ${rows.join(",")}`);
  installed.set(connection, calendar);
}
