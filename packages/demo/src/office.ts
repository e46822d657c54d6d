// The invented prefecture: one city procuratorate and five county ones, with their people and who held which duty when.
import { roles, type Role } from "@jianheng/contract";
import { day, iso, type Day } from "./days.ts";
import { inventName, type Sex } from "./names.ts";
import { seededRandom, type Random } from "./random.ts";
import type { DemoAccount, DemoOffice, Department, Office, Post, StaffMember, WorkLine } from "./types.ts";

export const offices: readonly Office[] = [
  { code: "990100", name: "衡江市人民检察院", shortName: "衡", level: "city", place: "衡江市" },
  ...(
    [
      ["990102", "砚溪区", "砚"],
      ["990103", "澜屿区", "澜"],
      ["990121", "望榆县", "榆"],
      ["990122", "霁川县", "霁"],
      ["990123", "禾塘县", "禾"],
    ] as const
  ).map(([code, place, shortName]) => ({
    code,
    name: `${place}人民检察院`,
    shortName,
    level: "county" as const,
    parentCode: "990100",
    place,
  })),
];

type DepartmentPlan = readonly [name: string, lines: readonly WorkLine[], prosecutors: number];

const cityDepartments: readonly DepartmentPlan[] = [
  ["第一检察部", ["criminal"], 5],
  ["第二检察部", ["majorCrime"], 5],
  ["第三检察部", ["civil"], 3],
  ["第四检察部", ["administrative"], 3],
  ["第五检察部", ["publicInterest"], 4],
  ["第六检察部", ["juvenile"], 3],
  ["第七检察部", ["complaints"], 3],
  ["案件管理部", ["caseManagement"], 4],
  ["检务督察部", ["supervision"], 3],
  ["计财装备部", ["finance"], 3],
  ["政治部", ["personnel"], 3],
  ["机关纪委", ["discipline"], 2],
  ["院领导", ["leadership"], 3],
];

const countyDepartments: readonly DepartmentPlan[] = [
  ["第一检察部", ["criminal", "majorCrime", "juvenile"], 7],
  ["第二检察部", ["civil", "administrative", "publicInterest"], 4],
  ["第三检察部", ["complaints"], 2],
  ["案件管理部", ["caseManagement"], 3],
  ["检务督察部", ["supervision", "discipline"], 2],
  ["计财装备部", ["finance", "personnel"], 2],
  ["院领导", ["leadership"], 2],
];

const caseLines: readonly WorkLine[] = [
  "criminal",
  "majorCrime",
  "civil",
  "administrative",
  "publicInterest",
  "juvenile",
  "complaints",
];

/** Posts begin here for whoever was already serving. */
const firstPostDate = "2019-01-02";
/** Changes of department fall between these days, inside the period the cases cover. */
const changesFrom = "2025-02-10";
const changesTo = "2026-04-20";
/** The planted cases lie in this county; the city office receives the data of all. */
const handlingOfficeCode = "990102";
const overseeingOfficeCode = "990100";

/** The same seed gives the same people; offices and departments never change. Cost: a few hundred people. */
export function generateOffice(options: { readonly seed: string | number }): DemoOffice {
  const random = seededRandom(String(options.seed), "office");
  const staff = createStaff(random);
  const departments = offices.flatMap((office) => departmentsOf(office));
  for (const office of offices) {
    for (const [at, plan] of plansOf(office).entries()) staffDepartment(staff, office, departmentId(office, at), plan);
  }
  for (const office of offices) moveSomePeople(staff, random, office, departments);
  const accounts = addAccounts(staff, departments);
  return { offices, departments, people: staff.people, posts: staff.posts, accounts };
}

interface Staff {
  readonly people: StaffMember[];
  readonly posts: Post[];
  add(office: Office, sex?: Sex): StaffMember;
  appoint(person: StaffMember, department: string, role: Role, from: string, to?: string): void;
}

function createStaff(random: Random): Staff {
  const taken = new Set<string>();
  const people: StaffMember[] = [];
  const posts: Post[] = [];
  return {
    people,
    posts,
    add(office, wanted) {
      const sex = wanted ?? (random.chance(0.52) ? "女" : "男");
      let name = inventName(random, sex);
      // A card names its prosecutor by name alone, so no two of the prefecture share one.
      while (taken.has(name)) name = inventName(random, sex);
      taken.add(name);
      const person = { id: `demo-p${String(people.length + 1).padStart(3, "0")}`, officeCode: office.code, name, sex };
      people.push(person);
      return person;
    },
    appoint(person, department, role, from, to) {
      const id = `demo-post${String(posts.length + 1).padStart(4, "0")}`;
      const post = { id, personId: person.id, departmentId: department, role, fromDate: from };
      posts.push(to === undefined ? post : { ...post, toDate: to });
    },
  };
}

function plansOf(office: Office): readonly DepartmentPlan[] {
  return office.level === "city" ? cityDepartments : countyDepartments;
}

function departmentId(office: Office, at: number): string {
  return `demo-${office.code}-${String(at + 1).padStart(2, "0")}`;
}

function departmentsOf(office: Office): Department[] {
  return plansOf(office).map(([name, lines], at) => ({
    id: departmentId(office, at),
    officeCode: office.code,
    name,
    lines,
  }));
}

function staffDepartment(staff: Staff, office: Office, department: string, [, lines, count]: DepartmentPlan): void {
  const isCaseWork = lines.some((line) => caseLines.includes(line));
  for (let at = 0; at < count; at += 1) {
    const person = staff.add(office);
    staff.appoint(person, department, roleOf(lines), firstPostDate);
    if (at === 0 && !lines.includes("leadership")) staff.appoint(person, department, "departmentHead", firstPostDate);
    if (isCaseWork && at === 1) staff.appoint(person, department, "reviewer", firstPostDate);
  }
  if (isCaseWork) staff.appoint(staff.add(office), department, "prosecutorAssistant", "2022-07-01");
}

function roleOf(lines: readonly WorkLine[]): Role {
  if (lines.some((line) => caseLines.includes(line))) return "prosecutor";
  if (lines.includes("caseManagement")) return "caseManagement";
  if (lines.includes("supervision") || lines.includes("discipline")) return "supervision";
  if (lines.includes("leadership")) return "leadership";
  return "finance";
}

/** Two prosecutors of each office change department, so that "who held the duty on that day" has two answers. */
function moveSomePeople(staff: Staff, random: Random, office: Office, departments: readonly Department[]): void {
  const own = departments.filter(
    (department) => department.officeCode === office.code && department.lines.some((line) => caseLines.includes(line)),
  );
  for (let count = 0; count < 2; count += 1) {
    const from = own[count === 0 ? 0 : 1];
    const to = own[count === 0 ? 1 : 0];
    if (from === undefined || to === undefined) continue;
    // The third and later members hold no second duty that would have to move with them.
    const movable = staff.posts.filter(
      (post) => post.departmentId === from.id && post.role === "prosecutor" && post.toDate === undefined,
    );
    const post = movable[2 + random.between(0, Math.max(0, movable.length - 3))];
    const person = staff.people.find((candidate) => candidate.id === post?.personId);
    if (post === undefined || person === undefined) continue;
    const on: Day = random.between(day(changesFrom), day(changesTo));
    staff.posts[staff.posts.indexOf(post)] = { ...post, toDate: iso(on - 1) };
    staff.appoint(person, to.id, "prosecutor", iso(on));
  }
}

type AccountPlan = readonly [userName: string, role: Role, line: WorkLine, officeCode: string];

const accountPlans: readonly AccountPlan[] = [
  ["anguan", "caseManagement", "caseManagement", overseeingOfficeCode],
  ["jianchaguan", "prosecutor", "criminal", handlingOfficeCode],
  ["zhuli", "prosecutorAssistant", "criminal", handlingOfficeCode],
  ["fuzeren", "departmentHead", "criminal", handlingOfficeCode],
  ["pingcha", "reviewer", "criminal", handlingOfficeCode],
  ["ducha", "supervision", "supervision", overseeingOfficeCode],
  ["jicai", "finance", "finance", overseeingOfficeCode],
  ["lingdao", "leadership", "leadership", overseeingOfficeCode],
];

const administratorPlans: readonly AccountPlan[] = [
  ["xitong", "systemAdministrator", "finance", overseeingOfficeCode],
  ["baomi", "securityAdministrator", "caseManagement", overseeingOfficeCode],
  ["shenji", "auditAdministrator", "supervision", overseeingOfficeCode],
];

/** Who sits in on the office's meetings, or leads a party branch, with no other duty here. */
const besidesPlans: readonly AccountPlan[] = [
  ["zhibu", "partySecretary", "personnel", overseeingOfficeCode],
  ["paizhu", "stationedDiscipline", "discipline", overseeingOfficeCode],
];

/**
 * One sign-in per role: who oversees sits in the city office, who handles cases in one county. The three administrators
 * are three people with no other duty.
 */
function addAccounts(staff: Staff, departments: readonly Department[]): DemoAccount[] {
  const taken = new Set<string>();
  const ordinary = accountPlans.map(([userName, role, line, officeCode]) => {
    const department = departmentFor(departments, officeCode, line);
    const post = staff.posts.find(
      (candidate) =>
        candidate.departmentId === department.id &&
        candidate.role === role &&
        candidate.toDate === undefined &&
        !taken.has(candidate.personId) &&
        (role !== "prosecutor" || holdsOnlyOnePost(staff, candidate.personId)),
    );
    const person = staff.people.find((candidate) => candidate.id === post?.personId);
    if (person === undefined) throw new Error(`nobody in ${department.name} is ${role}`);
    taken.add(person.id);
    return account(userName, role, person, department);
  });
  const newcomer = ([userName, role, line, officeCode]: AccountPlan): DemoAccount => {
    const department = departmentFor(departments, officeCode, line);
    const person = staff.add(officeOf(officeCode));
    staff.appoint(person, department.id, role, firstPostDate);
    return account(userName, role, person, department);
  };
  const administrators = administratorPlans.map(newcomer);
  return [...ordinary, ...besidesPlans.map(newcomer), ...administrators];
}

function departmentFor(departments: readonly Department[], officeCode: string, line: WorkLine): Department {
  const found = departments.find(
    (department) => department.officeCode === officeCode && department.lines.includes(line),
  );
  if (found === undefined) throw new Error(`office ${officeCode} has no department for ${line}`);
  return found;
}

function officeOf(code: string): Office {
  const found = offices.find((office) => office.code === code);
  if (found === undefined) throw new Error(`no office ${code}`);
  return found;
}

function holdsOnlyOnePost(staff: Staff, personId: string): boolean {
  return staff.posts.filter((post) => post.personId === personId).length === 1;
}

function account(userName: string, role: Role, person: StaffMember, department: Department): DemoAccount {
  return {
    userName,
    displayName: person.name,
    personId: person.id,
    officeCode: person.officeCode,
    departmentId: department.id,
    role,
    roleLabel: roles[role].zh,
  };
}

/** Who of an office does a line of work on a day: prosecutors for cases, officers of the department for the rest. */
export interface Handlers {
  /** `turn` chooses among them; the same turn on the same day is the same person. */
  on(office: Office, line: WorkLine, date: Day, turn: number): { department: string; name: string };
}

export function createHandlers(office: DemoOffice): Handlers {
  const nameOf = new Map(office.people.map((person) => [person.id, person.name]));
  const byOfficeAndLine = new Map<string, { department: string; posts: { name: string; from: Day; to: Day }[] }>();
  for (const department of office.departments) {
    const posts = office.posts
      .filter((post) => post.departmentId === department.id && post.role === roleOf(department.lines))
      .map((post) => ({
        name: nameOf.get(post.personId) ?? "",
        from: day(post.fromDate),
        to: post.toDate === undefined ? Number.POSITIVE_INFINITY : day(post.toDate),
      }));
    for (const line of department.lines) {
      byOfficeAndLine.set(`${department.officeCode} ${line}`, { department: department.name, posts });
    }
  }
  return {
    on(where, line, date, turn) {
      const found = byOfficeAndLine.get(`${where.code} ${line}`);
      const serving = found?.posts.filter((post) => post.from <= date && date <= post.to) ?? [];
      const handler = serving[turn % serving.length];
      if (found === undefined || handler === undefined) throw new Error(`nobody handles ${line} in ${where.name}`);
      return { department: found.department, name: handler.name };
    },
  };
}
