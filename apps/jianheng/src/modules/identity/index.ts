import type { Reach, Role } from "@jianheng/contract";
import { beijingDay, type Clock } from "../../clock.ts";
import type { Database, Reader } from "../../database/pool.ts";
import { pagesOf, reachOfPosts, tokensOf } from "./domain.ts";
import { findPerson, findPostsOn, listDelegatorsOn, listOfficesBelow } from "./store.ts";

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
  const person = await findPerson(db, personId);
  if (person === undefined) return null;
  const absent = await listDelegatorsOn(db, personId, today);
  const held = await findPostsOn(db, [personId, ...absent.map(({ id }) => id)], today);
  const postsOf = (id: string) => held.filter((post) => post.personId === id);
  const posts = postsOf(personId);
  const reached = reachOfPosts(posts);
  const first = posts[0];
  const tokens = tokensOf(personId, posts);
  // Whoever has no reach does not get one through another.
  const standsInFor = (tokens.length === 0 ? [] : absent).map(({ id, name }) => ({
    personId: id,
    personName: name,
    tokens: tokensOf(id, postsOf(id)),
  }));
  return {
    personId,
    personName: person.name,
    userName: person.user_name ?? "",
    officeCode: person.code,
    officeName: person.office_name,
    officeLevel: person.level as SignedIn["officeLevel"],
    department: first === undefined ? null : { id: first.departmentId, name: first.departmentName },
    roles: [...new Set(posts.map((post) => post.role))],
    reach: reached.reach,
    reader: {
      // Without a reach not even own cases show: the database then knows of no person.
      personId: reached.reach === "none" ? "" : personId,
      offices: await listOfficesBelow(db, reached.offices),
      departments: reached.departments,
      tokens: [...new Set([...tokens, ...standsInFor.flatMap((one) => one.tokens)])],
    },
    tokens,
    standsInFor,
    pages: pagesOf(reached.reach),
    demonstration: person.demonstration,
    today,
  };
}
