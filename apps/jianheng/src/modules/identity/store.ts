import type { Role } from "@jianheng/contract";
import { sql } from "kysely";
import type { Database, Tx } from "../../database/pool.ts";
import type { OfficeNode, PostToday } from "./domain.ts";

/** A person with the office. */
export async function findPerson(db: Database, personId: string) {
  return db
    .selectFrom("person")
    .innerJoin("office", "office.code", "person.office_code")
    .select(["person.name", "person.user_name", "office.code", "office.name as office_name"])
    .select(["office.level", "office.demonstration"])
    .where("person.id", "=", personId)
    .executeTakeFirst();
}

/** Posts that these people hold on the day, first and last day included. */
export async function findPostsOn(
  db: Database,
  people: readonly string[],
  day: string,
): Promise<readonly (PostToday & { readonly personId: string })[]> {
  const rows = await db
    .selectFrom("post")
    .innerJoin("department", "department.id", "post.department_id")
    .select(["post.person_id", "post.role", "post.department_id", "department.name", "department.office_code"])
    .where("person_id", "in", people)
    .where("held_from", "<=", day)
    .where((where) => where.or([where("held_to", "is", null), where("held_to", ">=", day)]))
    .orderBy("post.id")
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    departmentId: row.department_id,
    departmentName: row.name,
    officeCode: row.office_code,
    role: row.role as Role,
  }));
}

/** People who handed their work to this one for the day; both ends of the absence count. */
export async function listDelegatorsOn(db: Database, toPerson: string, day: string) {
  return db
    .selectFrom("delegation")
    .innerJoin("person", "person.id", "delegation.from_person")
    .select(["person.id", "person.name"])
    .distinct()
    .where("to_person", "=", toPerson)
    .where("from_day", "<=", day)
    .where("to_day", ">=", day)
    .where((where) => where.or([where("ended_on", "is", null), where("ended_on", ">", day)]))
    .orderBy("person.id")
    .execute();
}

export async function listOffices(
  tx: Tx,
): Promise<readonly (OfficeNode & { name: string; level: string; demonstration: boolean })[]> {
  const rows = await tx.selectFrom("office").selectAll().orderBy("code").execute();
  return rows.map((row) => ({
    code: row.code,
    parentCode: row.parent_code,
    name: row.name,
    level: row.level,
    demonstration: row.demonstration,
  }));
}

/** Codes of the offices themselves and of every office below them. */
export async function listOfficesBelow(db: Database, codes: readonly string[]): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string }>`
    WITH RECURSIVE below AS (
      SELECT code FROM office WHERE code = ANY (${[...codes]}::text[])
      UNION SELECT office.code FROM office JOIN below ON office.parent_code = below.code)
    SELECT code FROM below ORDER BY code`.execute(db);
  return rows.map(({ code }) => code);
}

/** Enters offices that data named for the first time, below `parentCode`, with the departments their cases name. */
export async function enterOffices(
  tx: Tx,
  offices: readonly { readonly code: string; readonly name: string; readonly departments: readonly string[] }[],
  below: { readonly parentCode: string; readonly demonstration: boolean },
): Promise<void> {
  for (const office of offices) {
    await tx
      .insertInto("office")
      .values({
        code: office.code,
        name: office.name,
        level: levelOfCode(office.code),
        parent_code: below.parentCode,
        demonstration: below.demonstration,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    for (const name of office.departments)
      await tx
        .insertInto("department")
        .values({ id: `${office.code}-${name}`, office_code: office.code, name })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
}

/** Office codes follow the division codes: a province ends in 0000, a city in 00. */
function levelOfCode(code: string): "province" | "city" | "county" {
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}

export async function listDepartments(tx: Tx, officeCode: string) {
  const rows = await tx
    .selectFrom("department")
    .selectAll()
    .where("office_code", "=", officeCode)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, officeCode: row.office_code }));
}

/** People with a post in the office (or the one department) on the day, one row per person and department. */
export async function listPeople(
  tx: Tx,
  at: { readonly officeCode: string; readonly departmentId?: string | undefined; readonly day: string },
) {
  let query = tx
    .selectFrom("post")
    .innerJoin("department", "department.id", "post.department_id")
    .innerJoin("person", "person.id", "post.person_id")
    .select([
      "person.id",
      "person.name",
      "post.role",
      "department.id as department_id",
      "department.name as department_name",
    ])
    .where("department.office_code", "=", at.officeCode)
    .where("held_from", "<=", at.day)
    .where((where) => where.or([where("held_to", "is", null), where("held_to", ">=", at.day)]));
  if (at.departmentId !== undefined) query = query.where("department.id", "=", at.departmentId);
  const byPlace = new Map<
    string,
    { id: string; name: string; departmentId: string; departmentName: string; roles: string[] }
  >();
  for (const row of await query.orderBy("department.id").orderBy("person.name").execute()) {
    const key = `${row.id} ${row.department_id}`;
    const known = byPlace.get(key);
    if (known) known.roles.push(row.role);
    else
      byPlace.set(key, {
        id: row.id,
        name: row.name,
        departmentId: row.department_id,
        departmentName: row.department_name,
        roles: [row.role],
      });
  }
  return [...byPlace.values()];
}

/** Posts of an office's people with a name, for finding who a case card means and who held a duty on a day. */
export async function listPostsOfOffice(tx: Tx, officeCode: string) {
  return tx
    .selectFrom("post")
    .innerJoin("department", "department.id", "post.department_id")
    .innerJoin("person", "person.id", "post.person_id")
    .select([
      "person.id as personId",
      "person.name as personName",
      "post.role as role",
      "department.id as departmentId",
      "department.name as departmentName",
      "held_from as heldFrom",
      "held_to as heldTo",
    ])
    .where("department.office_code", "=", officeCode)
    .execute();
}
