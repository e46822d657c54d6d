// The calendar as a relation of the engine, so that SQL answers about days exactly as packages/law does.

import {
  BIGINT,
  BOOLEAN,
  DATE,
  DuckDBDataChunk,
  DuckDBDateValue,
  type DuckDBConnection,
  type DuckDBValue,
} from "@duckdb/node-api";
import { type Calendar, type CalendarRow, calendarTable, epochDay } from "@jianheng/law";
import { calendarRelation } from "./period-functions.ts";

const installed = new WeakMap<DuckDBConnection, Calendar>();

/** As many rows as the engine takes at a time. */
const CHUNK_ROWS = 2048;

/**
 * Makes the temporary table that `legalFunctions` look up: one row per day, a few thousand rows, once per connection.
 * The rows are handed over as values: as a statement's text they cost more than the whole book over a small delivery.
 */
export async function installCalendar(connection: DuckDBConnection, calendar: Calendar): Promise<void> {
  if (installed.get(connection) === calendar) return;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${calendarRelation} ("date" DATE, "restDay" BOOLEAN, "rolledForward" DATE, "workingIndex" BIGINT)`,
  );
  const days = calendarTable(calendar);
  const appender = await connection.createAppender(JSON.parse(calendarRelation) as string, null, "temp");
  for (let start = 0; start < days.length; start += CHUNK_ROWS)
    appender.appendDataChunk(chunkOf(days.slice(start, start + CHUNK_ROWS)));
  appender.closeSync();
  installed.set(connection, calendar);
}

function chunkOf(days: readonly CalendarRow[]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create([DATE, BOOLEAN, DATE, BIGINT], days.length);
  const columns: readonly ((day: CalendarRow) => DuckDBValue)[] = [
    (day) => new DuckDBDateValue(day.epochDay),
    ({ restDay }) => restDay,
    ({ rolledForward }) => (rolledForward === null ? null : new DuckDBDateValue(epochDay(rolledForward))),
    ({ workingIndex }) => BigInt(workingIndex),
  ];
  for (const [index, valueOf] of columns.entries()) chunk.setColumnValues(index, days.map(valueOf));
  return chunk;
}
