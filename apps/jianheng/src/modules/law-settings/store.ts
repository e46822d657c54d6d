import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";
import type { SettingRow } from "./office-law.ts";

/** An office chain is a handful of levels; more is a circle in the data. */
const mostLevels = 20;

/** The newest row's id (0 for none) and the office with those above it, nearest first: one cheap question. */
export async function readStanding(
  tx: Tx,
  officeCode: string,
): Promise<{ readonly newest: number; readonly chain: readonly string[] }> {
  const { rows } = await sql<{ newest: number; chain: string[] | null }>`
    WITH RECURSIVE above AS (
      SELECT code, parent_code, 0 AS depth FROM office WHERE code = ${officeCode}
      UNION ALL
      SELECT office.code, office.parent_code, depth + 1
      FROM office JOIN above ON office.code = above.parent_code WHERE depth < ${mostLevels}
    )
    SELECT (SELECT coalesce(max(id), 0) FROM law_setting) AS newest,
           (SELECT array_agg(code ORDER BY depth) FROM above) AS chain`.execute(tx);
  const row = rows[0]!;
  return { newest: row.newest, chain: row.chain ?? [officeCode] };
}

/** Rows that may hold for the offices of a chain, oldest first. */
export async function listSettings(tx: Tx, chain: readonly string[]): Promise<readonly SettingRow[]> {
  const rows = await tx
    .selectFrom("law_setting")
    .select(["id", "office_code", "kind", "key", "value", "ground", "set_by_name", "set_at"])
    .where((where) => where.or([where("office_code", "is", null), where("office_code", "in", [...chain])]))
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    officeCode: row.office_code,
    kind: row.kind,
    key: row.key,
    value: row.value,
    ground: row.ground,
    byName: row.set_by_name,
    at: row.set_at,
  }));
}

/** One change of settings at a time, so that what is checked is what is changed. Held until the transaction ends. */
export async function lockSettings(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(74200003)`.execute(tx);
}

export async function findSettingsOfRequest(tx: Tx, requestId: string) {
  return tx
    .selectFrom("law_setting")
    .select(["office_code", "kind", "key", "value", "ground", "set_by"])
    .where("request_id", "=", requestId)
    .execute();
}

export interface SettingToWrite {
  readonly officeCode: string | null;
  readonly kind: SettingRow["kind"];
  readonly key: string;
  readonly value: unknown;
  readonly ground: string;
  readonly by: { readonly personId: string; readonly name: string };
  readonly at: Date;
  readonly requestId: string;
  readonly leaf: { readonly leafIndex: number; readonly nonce: Buffer };
}

export async function insertSettings(tx: Tx, settings: readonly SettingToWrite[]): Promise<void> {
  await tx
    .insertInto("law_setting")
    .values(
      settings.map((one) => ({
        office_code: one.officeCode,
        kind: one.kind,
        key: one.key,
        value: one.value === null ? null : JSON.stringify(one.value),
        ground: one.ground,
        set_by: one.by.personId,
        set_by_name: one.by.name,
        set_at: one.at,
        request_id: one.requestId,
        nonce: one.leaf.nonce,
        leaf_index: one.leaf.leafIndex,
      })),
    )
    .execute();
}

export interface HistoryWanted {
  readonly kind?: SettingRow["kind"] | undefined;
  readonly key?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Everything that was ever set for the offices of a chain, newest first. */
export async function listHistory(tx: Tx, chain: readonly string[], { kind, key, offset, limit }: HistoryWanted) {
  let query = tx
    .selectFrom("law_setting")
    .where((where) => where.or([where("office_code", "is", null), where("office_code", "in", [...chain])]));
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (key !== undefined) query = query.where("key", "=", key);
  const { total } = await query.select((row) => row.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await query.selectAll().orderBy("law_setting.id", "desc").offset(offset).limit(limit).execute();
  return { rows, total };
}

export interface OfficeName {
  readonly code: string;
  readonly name: string;
  readonly level: "province" | "city" | "county";
}

export async function officeNames(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, OfficeName>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .selectFrom("office")
    .select(["code", "name", "level"])
    .where("code", "in", [...codes])
    .execute();
  return new Map(rows.map((row) => [row.code, { ...row, level: row.level as OfficeName["level"] }]));
}
