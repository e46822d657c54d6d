import { countedRowsMax, type RecordFilters, type recordSorts } from "@jianheng/contract";
import { sql, type SelectQueryBuilder } from "kysely";
import type { Tx } from "../../../database/pool.ts";
import type { Schema } from "../../../database/schema.ts";
import { searchQueryOf } from "./search-text.ts";
import type { RecordRowStored } from "./standing.ts";

export interface ListRequest {
  readonly register: string;
  readonly filters: RecordFilters;
  readonly sort: (typeof recordSorts)[number];
  readonly direction: "ascending" | "descending";
  readonly offset: number;
  readonly limit: number;
}

export interface ListReader {
  readonly today: string;
  /** Tokens of the reader and of those he stands in for. */
  readonly tokens: readonly string[];
}

type Query<Output> = SelectQueryBuilder<Schema, "record", Output>;

export interface RecordPage {
  readonly rows: readonly RecordRowStored[];
  /** How many there are, counted up to `countedRowsMax`; `more` says that there are more than that. */
  readonly total: number;
  readonly more: boolean;
}

/**
 * One page of a register's records, as far as row-level security shows them, with their count.
 * A reader of few finds them by what he may read and sorts them; a reader of many walks the order that is asked for and
 * soon has a page. Which of the two holds, the database cannot tell beforehand: it is counted first.
 */
export async function pageOfRecords(tx: Tx, request: ListRequest, reader: ListReader): Promise<RecordPage> {
  const counted = await countRecords(tx, request, reader);
  if (counted.more) return { rows: await listRecords(tx, request, reader), ...counted };
  // The few, found and kept, stand in for the table, so that the same order applies to them.
  const keys = filtered(tx.selectFrom("record").select(sortKeys), request, reader).limit(countedRowsMax);
  const rows = await tx
    .with(
      (name) => name("record").materialized(),
      () => keys,
    )
    .selectFrom("record")
    .select("id")
    .$call((query) => ordered(query, request))
    .offset(request.offset)
    .limit(request.limit)
    .execute();
  return {
    rows: await readRecordRows(
      tx,
      rows.map(({ id }) => id),
    ),
    ...counted,
  };
}

/** What `ordered` may ask for. */
const sortKeys = ["id", "number_year", "number_n", "changed_at", "due_date", "title"] as const;

/** One page in the order that is asked for, without a count. */
export async function listRecords(
  tx: Tx,
  request: ListRequest,
  reader: ListReader,
): Promise<readonly RecordRowStored[]> {
  const query = filtered(tx.selectFrom("record").selectAll(), request, reader);
  return ordered(query, request).offset(request.offset).limit(request.limit).execute();
}

/** The same records by their ids alone, for whoever reads many of them some at a time. */
export async function listRecordIds(tx: Tx, request: ListRequest, reader: ListReader) {
  const query = filtered(tx.selectFrom("record").select(["id", "definition_id"]), request, reader);
  return ordered(query, request).offset(request.offset).limit(request.limit).execute();
}

/** The rows of these ids, in their order. */
export async function readRecordRows(tx: Tx, ids: readonly string[]): Promise<readonly RecordRowStored[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom("record").selectAll().where("id", "in", ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function countRecords(
  tx: Tx,
  request: Pick<ListRequest, "register" | "filters">,
  reader: ListReader,
): Promise<Pick<RecordPage, "total" | "more">> {
  const { counted } = await tx
    .selectFrom(
      filtered(tx.selectFrom("record").select("id"), request, reader)
        .limit(countedRowsMax + 1)
        .as("found"),
    )
    .select((row) => row.fn.countAll<number>().as("counted"))
    .executeTakeFirstOrThrow();
  return { total: Math.min(counted, countedRowsMax), more: counted > countedRowsMax };
}

function filtered<Output>(
  start: Query<Output>,
  { register, filters }: Pick<ListRequest, "register" | "filters">,
  reader: ListReader,
): Query<Output> {
  let query = start.where("register", "=", register);
  if (filters.text !== undefined && filters.text.trim() !== "") query = searching(query, register, filters.text);
  if (filters.state !== undefined && filters.state.length > 0) query = query.where("state", "in", filters.state);
  if (filters.ended !== undefined) query = query.where("ended", "=", filters.ended);
  if (filters.office !== undefined) query = query.where("office_code", "=", filters.office);
  if (filters.department !== undefined) query = query.where("department_id", "=", filters.department);
  if (filters.registeredFrom !== undefined) query = query.where("registered_on", ">=", filters.registeredFrom);
  if (filters.registeredTo !== undefined) query = query.where("registered_on", "<=", filters.registeredTo);
  if (filters.light !== undefined && filters.light.length > 0) query = withLight(query, filters.light, reader.today);
  for (const [field, values] of Object.entries(filters.fields ?? {}))
    if (values.length > 0) query = query.where(hasOneOf(field, values));
  if (filters.mine === true) query = query.where(isAwaiting(reader.tokens));
  return query;
}

/** Records that wait for somebody with these tokens, found by an index of their own. */
export function isAwaiting(tokens: readonly string[]) {
  return sql<boolean>`record.id IN (SELECT awaiting_records(${[...tokens]}::text[]))`;
}

/** More rows than this that match words are not listed; the page then counts “more than”. */
const searchedMost = countedRowsMax + 1;

function searching<Output>(query: Query<Output>, register: string, text: string): Query<Output> {
  const search = searchQueryOf(text);
  if (search === null) return query;
  return query.where(
    sql<boolean>`id IN (SELECT search_records(${register}, ${search.pairs}::tsquery, ${[...search.words]}::text[], ${searchedMost}))`,
  );
}

function withLight<Output>(
  query: Query<Output>,
  lights: readonly ("green" | "amber" | "red")[],
  today: string,
): Query<Output> {
  const warning = sql<string>`coalesce(due_warning, due_date)`;
  const of = {
    red: sql<boolean>`due_date < ${today}::date`,
    amber: sql<boolean>`(due_date >= ${today}::date AND ${warning} <= ${today}::date)`,
    green: sql<boolean>`(due_date >= ${today}::date AND ${warning} > ${today}::date)`,
  };
  return query.where(
    sql<boolean>`(${sql.join(
      lights.map((light) => of[light]),
      sql` OR `,
    )})`,
  );
}

/** One of the values, in a field with one value or with several. */
function hasOneOf(field: string, values: readonly string[]) {
  const value = sql`fields -> ${field}`;
  const texts = sql`${[...values]}::text[]`;
  return sql<boolean>`(fields ->> ${field} = ANY (${texts}) OR (jsonb_typeof(${value}) = 'array' AND ${value} ?| ${texts}))`;
}

function ordered<Output>(query: Query<Output>, { sort, direction }: ListRequest): Query<Output> {
  const down = direction === "descending";
  const way = down ? "desc" : "asc";
  switch (sort) {
    case "number":
      return query
        .orderBy("number_year", way)
        .orderBy("number_n", way)
        .orderBy("id", down ? "asc" : "desc");
    case "changed":
      return query.orderBy("changed_at", way).orderBy("id", down ? "asc" : "desc");
    case "due":
      // What falls due first comes first, what has no limit last, either way.
      return query
        .orderBy("due_date", (order) => (down ? order.desc().nullsLast() : order.asc().nullsLast()))
        .orderBy("id");
    case "title":
      return query.orderBy("title", way).orderBy("id");
  }
}
