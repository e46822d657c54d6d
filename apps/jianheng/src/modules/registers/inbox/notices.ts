import type { Bilingual } from "@jianheng/contract";
import { sql, type Insertable } from "kysely";
import { inParts } from "../../../database/in-parts.ts";
import type { Tx } from "../../../database/pool.ts";
import type { NoticeTable } from "../../../database/schema.ts";

interface Telling {
  readonly tx: Tx;
  readonly by: { readonly personId: string; readonly name: string };
  readonly at: Date;
  readonly today: string;
}

export interface Word {
  /** For whom. */
  readonly tokens: readonly string[];
  readonly recordId: string;
  readonly what: Bilingual;
}

/** Puts words into the inbox of everybody whom their tokens mean today, the teller excepted; answers how many. */
export async function tellPeople({ tx, by, at, today }: Telling, words: readonly Word[]): Promise<number> {
  const peopleByTokens = new Map<string, Promise<readonly string[]>>();
  const rows: Insertable<NoticeTable>[] = [];
  for (const { tokens, recordId, what } of words) {
    // Records that are entered together mostly mean the same people.
    const key = tokens.join("\n");
    const people = peopleByTokens.get(key) ?? peopleOf(tx, tokens, today);
    peopleByTokens.set(key, people);
    for (const person_id of await people)
      if (person_id !== by.personId)
        rows.push({
          person_id,
          record_id: recordId,
          kind: "told",
          what: JSON.stringify(what),
          by_name: by.name,
          day: today,
          at,
        });
  }
  for (const some of inParts(rows)) await tx.insertInto("notice").values(some).execute();
  return rows.length;
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
