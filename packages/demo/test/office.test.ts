import { roles } from "@jianheng/contract";
import { expect, test } from "vitest";
import { generateOffice, type Post } from "../src/index.ts";
import { ordinaryRows, text } from "./world.ts";

const office = generateOffice({ seed: "ordinary" });
const postsOf = (personId: string) => office.posts.filter((post) => post.personId === personId);

test("one city office and five county offices below it", () => {
  expect(office.offices.filter((one) => one.level === "city").map((one) => one.code)).toEqual(["990100"]);
  const counties = office.offices.filter((one) => one.level === "county");
  expect(counties.map((one) => one.parentCode)).toEqual(Array.from({ length: 5 }, () => "990100"));
});

test("posts name people and departments of the same office", () => {
  const people = new Map(office.people.map((person) => [person.id, person]));
  const departments = new Map(office.departments.map((department) => [department.id, department]));
  for (const post of office.posts) {
    expect(departments.get(post.departmentId)?.officeCode).toBe(people.get(post.personId)?.officeCode);
    if (post.toDate !== undefined) expect(post.fromDate <= post.toDate).toBe(true);
  }
});

test("nobody prosecutes in two departments on one day, and some change department", () => {
  let moved = 0;
  for (const person of office.people) {
    const posts = postsOf(person.id)
      .filter((post) => post.role === "prosecutor")
      .sort((left, right) => (left.fromDate < right.fromDate ? -1 : 1));
    for (const [at, post] of posts.slice(1).entries()) {
      moved += 1;
      const before = posts[at];
      expect(before?.toDate !== undefined && before.toDate < post.fromDate).toBe(true);
    }
  }
  expect(moved).toBeGreaterThanOrEqual(6);
});

test("no two people of the prefecture share a name", () => {
  expect(new Set(office.people.map((person) => person.name)).size).toBe(office.people.length);
});

test("one sign-in for every role, each another person, and the administrators hold nothing else", () => {
  expect(office.accounts.map((account) => account.role).sort()).toEqual(Object.keys(roles).sort());
  expect(new Set(office.accounts.map((account) => account.personId)).size).toBe(office.accounts.length);
  expect(new Set(office.accounts.map((account) => account.userName)).size).toBe(office.accounts.length);
  for (const account of office.accounts) {
    const held = postsOf(account.personId);
    expect(
      held.some(
        (post) => post.role === account.role && post.departmentId === account.departmentId && post.toDate === undefined,
      ),
    ).toBe(true);
    if (account.role.endsWith("Administrator")) expect(held.length).toBe(1);
    expect(Object.keys(account)).not.toContain("password");
  }
});

test("whoever oversees signs in at the city office, whoever handles cases in a county", () => {
  const levelOf = new Map(office.offices.map((one) => [one.code, one.level]));
  const level = (role: string) =>
    levelOf.get(office.accounts.find((account) => account.role === role)?.officeCode ?? "");
  for (const role of ["caseManagement", "supervision", "leadership"]) expect(level(role), role).toBe("city");
  for (const role of ["prosecutor", "prosecutorAssistant", "departmentHead", "reviewer"])
    expect(level(role), role).toBe("county");
});

const covers = (post: Post, date: string) => post.fromDate <= date && date <= (post.toDate ?? "9999");

test("every card names a prosecutor who held that post on the day of acceptance", () => {
  const personByName = new Map(office.people.map((person) => [person.name, person]));
  const departments = new Map(office.departments.map((department) => [department.id, department]));
  for (const row of ordinaryRows("cases")) {
    const person = personByName.get(text(row, "prosecutor"));
    const date = text(row, "acceptedDate");
    const held = postsOf(person?.id ?? "").some((post) => {
      const department = departments.get(post.departmentId);
      return (
        post.role === "prosecutor" &&
        covers(post, date) &&
        department?.name === row["department"] &&
        department?.officeCode === row["officeCode"]
      );
    });
    expect(held, `${text(row, "legalCaseNo")} ${text(row, "prosecutor")} ${date}`).toBe(true);
  }
});
