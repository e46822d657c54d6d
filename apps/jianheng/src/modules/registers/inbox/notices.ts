import type { Bilingual } from "@jianheng/contract";
import { sql } from "kysely";
import type { Tx } from "../../../database/pool.ts";

interface Telling {
  readonly tx: Tx;
  readonly by: { readonly personId: string; readonly name: string };
  readonly at: Date;
  readonly today: string;
}

/** Puts a word into the inbox of everybody whom the tokens mean today, the teller excepted. */
export async function tellPeople(
  { tx, by, at, today }: Telling,
  tokens: readonly string[],
  about: { readonly recordId: string; readonly what: Bilingual },
): Promise<number> {
  const people = (await peopleOf(tx, tokens, today)).filter((id) => id !== by.personId);
  if (people.length === 0) return 0;
  await tx
    .insertInto("notice")
    .values(
      people.map((person_id) => ({
        person_id,
        record_id: about.recordId,
        kind: "told" as const,
        what: JSON.stringify(about.what),
        by_name: by.name,
        day: today,
        at,
      })),
    )
    .execute();
  return people.length;
}

/** More than a whole office never needs a word each. */
const peopleMost = 500;

/** People whom the tokens mean on the day, by the posts they hold. Looks at the posts of these people and offices alone. */
export async function peopleOf(tx: Tx, tokens: readonly string[], day: string): Promise<readonly string[]> {
  if (tokens.length === 0) return [];
  const named = (...kinds: readonly string[]) =>
    tokens.flatMap((token) => (kinds.includes(token.split(":", 1)[0]!) ? [token.slice(token.indexOf(":") + 1)] : []));
  const offices = [...named("office"), ...named("role").map((role) => role.slice(role.indexOf("@") + 1))];
  const departments = await tx
    .selectFrom("department")
    .select("id")
    .where(sql<boolean>`(id = ANY (${named("department", "head")}::text[]) OR office_code = ANY (${offices}::text[]))`)
    .execute();
  const ids = departments.map(({ id }) => id);
  const rows = await tx
    .selectFrom("post")
    .innerJoin("department", "department.id", "post.department_id")
    .select("post.person_id")
    .distinct()
    .where(
      sql<boolean>`(post.person_id = ANY (${named("person")}::text[]) OR post.department_id = ANY (${ids}::text[]))`,
    )
    .where("held_from", "<=", day)
    .where((where) => where.or([where("held_to", "is", null), where("held_to", ">=", day)]))
    .where(
      sql<boolean>`ARRAY['person:' || post.person_id, 'department:' || department.id, 'office:' || department.office_code,
        'role:' || post.role || '@' || department.office_code,
        CASE WHEN post.role = 'departmentHead' THEN 'head:' || department.id END] && ${[...tokens]}::text[]`,
    )
    .orderBy("post.person_id")
    .limit(peopleMost)
    .execute();
  return rows.map(({ person_id }) => person_id);
}
