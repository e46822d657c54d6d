import type { Reach, Role } from "@jianheng/contract";
import { beijingDay, type Clock } from "../../clock.ts";
import type { Database, Reader, Tx } from "../../database/pool.ts";
import { pagesOf, reachOfPosts, tokensOf, withOfficesBelow } from "./domain.ts";
import { findPerson, findPostsOn, listDelegatorsOn, listOffices } from "./store.ts";

export { createAuth, createSignIn, type Auth } from "./auth.ts";
export { enterOffices, listDepartments, listOffices, listPeople, listPostsOfOffice } from "./store.ts";
export { officesAbove, withOfficesBelow } from "./domain.ts";
export * from "./organisation.ts";

export interface StandIn {
  readonly personId: string;
  readonly personName: string;
  readonly tokens: readonly string[];
}

/** A person who has signed in, with what today's posts let that person see. */
export interface SignedIn {
  readonly personId: string;
  readonly personName: string;
  readonly userName: string;
  readonly officeCode: string;
  readonly officeName: string;
  readonly officeLevel: "province" | "city" | "county";
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly reach: Reach;
  readonly reader: Reader;
  /** What the person is today, as records name people. */
  readonly tokens: readonly string[];
  /** Absent people for whom he acts today, with what they are. */
  readonly standsInFor: readonly StandIn[];
  readonly pages: readonly string[];
  readonly demonstration: boolean;
  readonly today: string;
}

/** Looks the person up afresh, so that a post that ended yesterday opens nothing today. */
export async function resolveSignedIn(db: Database, clock: Clock, personId: string): Promise<SignedIn | null> {
  const today = beijingDay(clock.now());
  return db.transaction().execute(async (tx) => {
    const person = await findPerson(tx, personId);
    if (person === undefined) return null;
    const posts = await findPostsOn(tx, personId, today);
    const tree = await listOffices(tx);
    const office = tree.find((candidate) => candidate.code === person.office_code);
    if (office === undefined) return null;
    const reached = reachOfPosts(posts);
    const first = posts[0];
    const tokens = tokensOf(personId, posts);
    const standsInFor = tokens.length === 0 ? [] : await standInsOn(tx, personId, today);
    return {
      personId,
      personName: person.name,
      userName: person.user_name ?? "",
      officeCode: office.code,
      officeName: office.name,
      officeLevel: office.level as SignedIn["officeLevel"],
      department: first === undefined ? null : { id: first.departmentId, name: first.departmentName },
      roles: [...new Set(posts.map((post) => post.role))],
      reach: reached.reach,
      reader: {
        // Without a reach not even own cases show: the database then knows of no person.
        personId: reached.reach === "none" ? "" : personId,
        offices: withOfficesBelow(reached.offices, tree),
        departments: reached.departments,
        tokens: [...new Set([...tokens, ...standsInFor.flatMap((absent) => absent.tokens)])],
      },
      tokens,
      standsInFor,
      pages: pagesOf(reached.reach),
      demonstration: office.demonstration,
      today,
    };
  });
}

/** Those of the same office who handed their work to the person for the day. */
async function standInsOn(tx: Tx, personId: string, today: string): Promise<readonly StandIn[]> {
  const absent = await listDelegatorsOn(tx, personId, today);
  return Promise.all(
    absent.map(async ({ id, name }) => ({
      personId: id,
      personName: name,
      tokens: tokensOf(id, await findPostsOn(tx, id, today)),
    })),
  );
}
