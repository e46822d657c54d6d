// A record as it stands inside a transaction: its row, its definition, and all values that the reader may see.
import type { FieldValue, FieldValues } from "@jianheng/contract";
import type { Selectable } from "kysely";
import type { Tx } from "../../../database/pool.ts";
import type { RecordTable } from "../../../database/schema.ts";
import { listOffices, officesAbove } from "../../identity/index.ts";
import type { HeldRegister, RegisterCatalogue } from "../catalogue.ts";
import type { RecordFacts } from "../definition/index.ts";
import type { RecordPeople } from "./people.ts";

export type RecordRowStored = Selectable<RecordTable>;

export interface StandingRecord extends RecordPeople {
  readonly row: RecordRowStored;
  readonly held: HeldRegister;
  readonly state: string;
  readonly officeName: string;
  readonly departmentName: string | null;
}

/** Offices and departments by name; read once per request. */
export interface Places {
  readonly officeName: (code: string) => string;
  readonly officeChain: (code: string) => readonly string[];
  readonly departmentName: (id: string | null) => string | null;
}

export async function readPlaces(tx: Tx): Promise<Places> {
  const offices = await listOffices(tx);
  const departments = new Map(
    (await tx.selectFrom("department").select(["id", "name"]).execute()).map(({ id, name }) => [id, name]),
  );
  const byCode = new Map(offices.map((office) => [office.code, office]));
  return {
    officeName: (code) => byCode.get(code)?.name ?? code,
    officeChain: (code) => officesAbove(code, offices),
    departmentName: (id) => (id === null ? null : (departments.get(id) ?? id)),
  };
}

export async function standingOf(
  tx: Tx,
  catalogue: RegisterCatalogue,
  places: Places,
  rows: readonly RecordRowStored[],
): Promise<readonly StandingRecord[]> {
  const apart = await confidentialValues(
    tx,
    rows.map(({ id }) => id),
  );
  const copies = await copyTokens(
    tx,
    rows.map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async (row) => ({
      row,
      copiedTo: copies.get(row.id) ?? [],
      held: await catalogue.get(tx, row.definition_id),
      state: row.state,
      officeCode: row.office_code,
      officeChain: places.officeChain(row.office_code),
      authorId: row.author_id,
      doers: row.doers,
      values: { ...row.fields, ...apart.get(row.id) },
      officeName: places.officeName(row.office_code),
      departmentName: places.departmentName(row.department_id),
    })),
  );
}

async function copyTokens(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("record_copy")
    .select(["record_id", "to_token"])
    .where("record_id", "in", ids)
    .execute();
  const byRecord = new Map<string, string[]>();
  for (const { record_id, to_token } of rows) byRecord.set(record_id, [...(byRecord.get(record_id) ?? []), to_token]);
  return byRecord;
}

/** Newest values of the fields that are kept apart, as far as row-level security shows them. */
async function confidentialValues(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, FieldValues>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("record_confidential")
    .distinctOn(["record_id", "field"])
    .select(["record_id", "field", "value"])
    .where("record_id", "in", ids)
    .orderBy("record_id")
    .orderBy("field")
    .orderBy("seq", "desc")
    .execute();
  const byRecord = new Map<string, Record<string, FieldValue>>();
  for (const { record_id, field, value } of rows)
    byRecord.set(record_id, { ...byRecord.get(record_id), [field]: value });
  return byRecord;
}

/** What expressions see of it. */
export function factsOf(
  record: Pick<StandingRecord, "row" | "values" | "officeName" | "departmentName">,
  names: Readonly<Record<string, string>>,
): RecordFacts {
  const { row } = record;
  return {
    values: record.values,
    names,
    number: row.number,
    state: row.state,
    author: row.author_name,
    office: record.officeName,
    department: record.departmentName ?? "",
    registeredOn: row.registered_on,
  };
}
