import { randomBytes, randomUUID } from "node:crypto";
import { type Role, roles } from "@jianheng/contract";
import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";
import { createAuth, createSignIn, type Auth } from "./auth.ts";
import { newInitialPassword } from "./initial-password.ts";
import type { OfficeRow, Organisation, OrganisationPlan } from "./organisation-plan.ts";
import type { RowsToWrite } from "./organisation-workbook.ts";
import { levelLabels } from "./organisation-words.ts";

/** Rows written by one statement; a statement takes 65,535 values. */
const rowsPerStatement = 1000;

export async function loadOrganisation(tx: Tx): Promise<Organisation> {
  const offices = await tx.selectFrom("office").selectAll().orderBy("code").execute();
  const departments = await tx.selectFrom("department").selectAll().orderBy("office_code").orderBy("name").execute();
  const people = await tx
    .selectFrom("person")
    .selectAll()
    .orderBy("office_code")
    .orderBy("name")
    .orderBy("id")
    .execute();
  const posts = await tx.selectFrom("post").selectAll().orderBy("held_from").orderBy("id").execute();
  return {
    offices: offices.map((row) => ({ code: row.code, name: row.name, level: row.level, parentCode: row.parent_code })),
    departments: departments.map((row) => ({ id: row.id, officeCode: row.office_code, name: row.name })),
    people: people.map((row) => ({
      id: row.id,
      name: row.name,
      officeCode: row.office_code,
      userName: row.user_name,
    })),
    posts: posts.map((row) => ({
      id: row.id,
      personId: row.person_id,
      departmentId: row.department_id,
      role: row.role as Role,
      heldFrom: row.held_from,
      heldTo: row.held_to,
    })),
  };
}

/** Whether the installation holds the demonstration office, whose people are invented. */
export async function holdsDemonstration(tx: Tx): Promise<boolean> {
  const found = await tx.selectFrom("office").select("code").where("demonstration", "=", true).limit(1).execute();
  return found.length > 0;
}

/** One import at a time, whoever else is connected. */
export async function lockOrganisation(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(74200003)`.execute(tx);
}

export interface IssuedPassword {
  readonly officeCode: string;
  readonly personName: string;
  readonly userName: string;
  /** Nowhere stored in clear: whoever gets this hands it over and forgets it. */
  readonly password: string;
}

/** Writes the plan, with a sign-in and a password for everybody who had none, all in the caller's transaction. */
export async function writeOrganisation(tx: Tx, plan: OrganisationPlan): Promise<readonly IssuedPassword[]> {
  for (const part of parts(plan.newOffices)) await tx.insertInto("office").values(part.map(officeRow)).execute();
  for (const { code, name, level, parentCode } of plan.changedOffices)
    await tx.updateTable("office").set({ name, level, parent_code: parentCode }).where("code", "=", code).execute();
  for (const part of parts(plan.newDepartments))
    await tx
      .insertInto("department")
      .values(part.map(({ id, officeCode, name }) => ({ id, office_code: officeCode, name })))
      .execute();
  for (const part of parts(plan.newPeople))
    await tx
      .insertInto("person")
      .values(
        part.map(({ id, name, officeCode, userName }) => ({ id, name, office_code: officeCode, user_name: userName })),
      )
      .execute();
  for (const { id, officeCode, userName } of plan.changedPeople)
    await tx.updateTable("person").set({ office_code: officeCode, user_name: userName }).where("id", "=", id).execute();
  for (const part of parts(plan.newPosts))
    await tx
      .insertInto("post")
      .values(
        part.map(({ personId, departmentId, role, heldFrom, heldTo }) => ({
          person_id: personId,
          department_id: departmentId,
          role,
          held_from: heldFrom,
          held_to: heldTo,
        })),
      )
      .execute();
  for (const { id, heldFrom, heldTo } of [...plan.changedPosts, ...plan.endedPosts])
    await tx.updateTable("post").set({ held_from: heldFrom, held_to: heldTo }).where("id", "=", id).execute();
  return issuePasswords(tx, [...plan.newPeople, ...plan.changedPeople.filter((person) => person.needsSignIn)]);
}

function officeRow({ code, name, level, parentCode }: OfficeRow) {
  return { code, name, level, parent_code: parentCode };
}

async function issuePasswords(tx: Tx, people: OrganisationPlan["newPeople"]): Promise<readonly IssuedPassword[]> {
  const auth = authWithin(tx);
  const issued: IssuedPassword[] = [];
  for (const { id, name, officeCode, userName } of people) {
    const password = newInitialPassword();
    await createSignIn(auth, { personId: id, personName: name, userName, password });
    issued.push({ officeCode, personName: name, userName, password });
  }
  return issued;
}

/** Gives the sign-in a new password and ends its sessions; undefined when there is no such user name. */
export async function renewPassword(tx: Tx, userName: string): Promise<IssuedPassword | undefined> {
  const context = await authWithin(tx).$context;
  const user = await context.adapter.findOne<{ id: string; personId: string }>({
    model: "user",
    where: [{ field: "username", value: userName.toLowerCase() }],
  });
  if (user === null) return undefined;
  const person = await tx.selectFrom("person").selectAll().where("id", "=", user.personId).executeTakeFirstOrThrow();
  const password = newInitialPassword();
  await context.internalAdapter.updatePassword(user.id, await context.password.hash(password));
  await context.internalAdapter.deleteUserSessions(user.id);
  return { officeCode: person.office_code, personName: person.name, userName: person.user_name ?? userName, password };
}

/** Sign-ins written in this very transaction. It answers no requests, so its secret signs nothing. */
function authWithin(tx: Tx): Auth {
  return createAuth({
    database: { db: tx, type: "postgres", schemaName: "auth", transaction: false },
    secret: randomBytes(32).toString("base64url"),
    baseUrl: "http://127.0.0.1",
  });
}

/** What is stored, as the workbook says it: importing it again changes nothing. */
export function rowsOfOrganisation(organisation: Organisation): RowsToWrite {
  const departmentOf = new Map(organisation.departments.map((department) => [department.id, department]));
  const personOf = new Map(organisation.people.map((person) => [person.id, person]));
  return {
    offices: organisation.offices.map(({ level, ...office }) => ({ ...office, level: levelLabels[level] })),
    departments: organisation.departments.map(({ officeCode, name }) => ({ officeCode, name })),
    posts: organisation.posts.map((post) => {
      const [department, person] = [departmentOf.get(post.departmentId), personOf.get(post.personId)];
      return {
        personName: person?.name ?? "",
        officeCode: department?.officeCode ?? "",
        department: department?.name ?? "",
        role: roles[post.role].zh,
        heldFrom: post.heldFrom,
        heldTo: post.heldTo,
        userName: person?.userName ?? null,
      };
    }),
  };
}

export const newPersonId = (): string => randomUUID();

function* parts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += rowsPerStatement)
    yield items.slice(start, start + rowsPerStatement);
}
