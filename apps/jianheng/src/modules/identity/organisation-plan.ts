import { reachOfRole, roles, type Role } from "@jianheng/contract";
import { planPeople, type PersonRow } from "./organisation-people.ts";
import {
  type Field,
  type Line,
  type OrganisationLines,
  type OrganisationProblem,
  problemAt,
} from "./organisation-workbook.ts";
import {
  dayOfText,
  type Level,
  levelLabels,
  levelOfWord,
  levels,
  roleOfWord,
  userNameRule,
  userNameShape,
} from "./organisation-words.ts";

// From what the workbook says and what is stored to what is to be written; pure. All problems are collected, and with
// any of them nothing may be written.

export interface OfficeRow {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parentCode: string | null;
}
export interface DepartmentRow {
  readonly id: string;
  readonly officeCode: string;
  readonly name: string;
}
export interface PostDays {
  readonly heldFrom: string;
  /** Last day, inclusive; null while it lasts. */
  readonly heldTo: string | null;
}
export interface NewPost extends PostDays {
  readonly personId: string;
  readonly departmentId: string;
  readonly role: Role;
}
export interface PostRow extends NewPost {
  readonly id: number;
}

/** What is stored. */
export interface Organisation {
  readonly offices: readonly OfficeRow[];
  readonly departments: readonly DepartmentRow[];
  readonly people: readonly PersonRow[];
  readonly posts: readonly PostRow[];
}

export interface OrganisationPlan {
  /** Higher offices before those below. */
  readonly newOffices: readonly OfficeRow[];
  readonly changedOffices: readonly OfficeRow[];
  readonly newDepartments: readonly DepartmentRow[];
  /** Each gets a sign-in. */
  readonly newPeople: readonly (PersonRow & { readonly userName: string })[];
  /** In another office than before, or with a first user name, and then with a first sign-in. */
  readonly changedPeople: readonly (PersonRow & { readonly userName: string; readonly needsSignIn: boolean })[];
  readonly newPosts: readonly NewPost[];
  readonly changedPosts: readonly PostRow[];
  /** Posts that the workbook no longer lists and that were to be ended. */
  readonly endedPosts: readonly PostRow[];
}

export interface PlanOptions {
  /** Posts in the offices of the sheet 单位 that are no longer listed end on this day; absent: they stay. */
  readonly endMissing?: string | undefined;
  readonly newId: () => string;
}

/** A line of the sheet 人员 whose cells are all good. */
export interface PostLine extends PostDays {
  readonly fields: Line<"posts">;
  readonly personName: string;
  readonly officeCode: string;
  readonly departmentId: string;
  readonly role: Role;
  readonly userName: string | null;
}

export function planOrganisation(
  lines: OrganisationLines,
  stored: Organisation,
  options: PlanOptions,
): { readonly plan: OrganisationPlan; readonly problems: readonly OrganisationProblem[] } {
  const problems: OrganisationProblem[] = [];
  const offices = planOffices(lines.offices, stored.offices, problems);
  const officeCodes = new Set([...stored.offices, ...offices.listed].map((office) => office.code));
  const departments = planDepartments(lines.departments, stored.departments, officeCodes, problems);
  const known = new Map([...stored.departments, ...departments].map((one) => [departmentKey(one), one.id]));
  const postLines = lines.posts.flatMap((fields) => readPostLine(fields, officeCodes, known, problems) ?? []);
  const people = planPeople(postLines, stored.people, options.newId, problems);
  const posts = planPosts(people.lines, stored, offices.listed, options, problems);
  const { newOffices, changedOffices } = offices;
  const { newPeople, changedPeople } = people;
  return {
    plan: { newOffices, changedOffices, newDepartments: departments, newPeople, changedPeople, ...posts },
    problems,
  };
}

function planOffices(lines: readonly Line<"offices">[], stored: readonly OfficeRow[], problems: OrganisationProblem[]) {
  const seen = new Map<string, Field>();
  const listed = lines.flatMap((line): (OfficeRow & { readonly line: Line<"offices"> })[] => {
    const level = levelOfWord(line.level.text);
    const faults = [
      ...officeCodeFault(line.code),
      ...nameFault(line.name),
      ...twiceFault(line.code, line.code.text, seen),
      ...(level === undefined ? [problemAt(line.level, `应为${Object.values(levelLabels).join("、")}之一`)] : []),
      ...(line.parentCode.text === "" ? [] : officeCodeFault(line.parentCode)),
    ];
    problems.push(...faults);
    if (faults.length > 0 || level === undefined) return [];
    return [{ code: line.code.text, name: line.name.text, level, parentCode: line.parentCode.text || null, line }];
  });
  const all = new Map<string, OfficeRow>([...stored, ...listed].map((office) => [office.code, office]));
  // Every office stands below one of a higher level, so that the tree has no circle.
  for (const { line, level, parentCode } of listed) {
    if (parentCode === null) continue;
    const parent = all.get(parentCode);
    if (parent === undefined) {
      if (!lines.some((other) => other.code.text === parentCode))
        problems.push(problemAt(line.parentCode, "应为“单位”表中或系统中已有的单位编码"));
    } else if (levels.indexOf(parent.level) >= levels.indexOf(level))
      problems.push(
        problemAt(line.parentCode, `应为层级高于${levelLabels[level]}的单位，而它是${levelLabels[parent.level]}`),
      );
  }
  for (const { line, code, level } of listed)
    for (const below of stored) {
      if (all.get(below.code)?.parentCode !== code || listed.some((office) => office.code === below.code)) continue;
      if (levels.indexOf(level) >= levels.indexOf(below.level))
        problems.push(problemAt(line.level, `应高于系统中它的下级单位 ${below.name}（${levelLabels[below.level]}）`));
    }
  const before = new Map(stored.map((office) => [office.code, office]));
  const plain = listed.map(({ line: _line, ...office }) => office);
  return {
    listed: plain,
    newOffices: plain
      .filter((office) => !before.has(office.code))
      .toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level)),
    changedOffices: plain.filter((office) => {
      const old = before.get(office.code);
      if (old === undefined) return false;
      return old.name !== office.name || old.level !== office.level || old.parentCode !== office.parentCode;
    }),
  };
}

function planDepartments(
  lines: readonly Line<"departments">[],
  stored: readonly DepartmentRow[],
  officeCodes: ReadonlySet<string>,
  problems: OrganisationProblem[],
): DepartmentRow[] {
  const known = new Set(stored.map(departmentKey));
  const seen = new Map<string, Field>();
  return lines.flatMap((line) => {
    const [officeCode, name] = [line.officeCode.text, line.name.text];
    const key = departmentKey({ officeCode, name });
    const faults = [
      ...officeFault(line.officeCode, officeCodes),
      ...nameFault(line.name),
      ...twiceFault(line.name, key, seen),
    ];
    problems.push(...faults);
    return faults.length > 0 || known.has(key) ? [] : [{ id: `${officeCode}-${name}`, officeCode, name }];
  });
}

function readPostLine(
  fields: Line<"posts">,
  officeCodes: ReadonlySet<string>,
  departments: ReadonlyMap<string, string>,
  problems: OrganisationProblem[],
): PostLine | undefined {
  const { personName, officeCode, department, role, heldFrom, heldTo, userName } = fields;
  const departmentId = departments.get(departmentKey({ officeCode: officeCode.text, name: department.text }));
  const [from, lasting] = [dayOfText(heldFrom.text), lastingWords.has(heldTo.text)];
  const to = lasting ? null : dayOfText(heldTo.text);
  const officeFaults = officeFault(officeCode, officeCodes);
  const faults = [
    ...nameFault(personName),
    ...officeFaults,
    ...(departmentId === undefined && officeFaults.length === 0
      ? [problemAt(department, `应为“部门”表中单位 ${officeCode.text} 的部门`)]
      : []),
    ...(roleOfWord(role.text) === undefined ? [problemAt(role, `应为${roleWords}之一`)] : []),
    ...(from === undefined ? [problemAt(heldFrom, "应为日期，如 2025-01-31")] : []),
    ...(to === undefined ? [problemAt(heldTo, "应为日期，如 2025-01-31；在任留空")] : []),
    ...(from !== undefined && to !== undefined && to !== null && to < from
      ? [problemAt(heldTo, `应不早于任职起 ${from}`)]
      : []),
    ...(userName.text === "" || userNameShape.test(userName.text) ? [] : [problemAt(userName, `应为 ${userNameRule}`)]),
  ];
  problems.push(...faults);
  if (faults.length > 0) return undefined;
  return {
    fields,
    personName: personName.text,
    officeCode: officeCode.text,
    departmentId: departmentId!,
    role: roleOfWord(role.text)!,
    heldFrom: from!,
    heldTo: to!,
    userName: userName.text || null,
  };
}

const lastingWords: ReadonlySet<string> = new Set(["", "-", "—", "无", "至今", "在任"]);
const roleWords = Object.values(roles)
  .map((role) => role.zh)
  .join("、");

function planPosts(
  lines: readonly (PostLine & { readonly personId: string })[],
  stored: Organisation,
  listedOffices: readonly OfficeRow[],
  options: PlanOptions,
  problems: OrganisationProblem[],
) {
  const newPosts: NewPost[] = [];
  const changedPosts: PostRow[] = [];
  const matched = new Map<number, PostRow>();
  const after: (NewPost & { readonly line?: PostLine })[] = [];
  for (const [key, listed] of grouped(lines, postKey)) {
    const before = stored.posts.filter((post) => postKey(post) === key);
    for (const line of withoutOverlap(listed, problems)) {
      const days = { heldFrom: line.heldFrom, heldTo: line.heldTo };
      const free = before.filter((post) => !matched.has(post.id));
      // The same first day is the same post; otherwise the one that it overlaps, its days put right.
      const same = free.find((post) => post.heldFrom === line.heldFrom) ?? free.find((post) => overlap(post, days));
      const post = { personId: line.personId, departmentId: line.departmentId, role: line.role, ...days };
      after.push({ ...post, line });
      if (same === undefined) newPosts.push(post);
      else {
        const put = { ...same, ...days };
        matched.set(same.id, put);
        if (same.heldFrom !== put.heldFrom || same.heldTo !== put.heldTo) changedPosts.push(put);
      }
    }
  }
  const endedPosts = planEnds(stored, matched, listedOffices, options.endMissing, problems);
  const ended = new Map(endedPosts.map((post) => [post.id, post]));
  for (const post of stored.posts) if (!matched.has(post.id)) after.push(ended.get(post.id) ?? post);
  problems.push(...roleFaults(after));
  return { newPosts, changedPosts, endedPosts };
}

const postKey = (post: Pick<NewPost, "personId" | "departmentId" | "role">) =>
  JSON.stringify([post.personId, post.departmentId, post.role]);

/** One post twice over the same days is a slip of the pen. */
function withoutOverlap<One extends PostLine>(lines: readonly One[], problems: OrganisationProblem[]): readonly One[] {
  const good: One[] = [];
  for (const line of lines) {
    const twin = good.find((other) => overlap(other, line));
    if (twin === undefined) good.push(line);
    else
      problems.push(
        problemAt(line.fields.heldFrom, `与第 ${twin.fields.heldFrom.row} 行是同一人的同一职务，任职时间应不重叠`),
      );
  }
  return good;
}

function planEnds(
  stored: Organisation,
  matched: ReadonlyMap<number, PostRow>,
  listedOffices: readonly OfficeRow[],
  lastDay: string | undefined,
  problems: OrganisationProblem[],
): readonly PostRow[] {
  if (lastDay === undefined) return [];
  const codes = new Set(listedOffices.map((office) => office.code));
  const inScope = new Map(stored.departments.filter((one) => codes.has(one.officeCode)).map((one) => [one.id, one]));
  return stored.posts.flatMap((post) => {
    const department = inScope.get(post.departmentId);
    if (matched.has(post.id) || department === undefined) return [];
    if (post.heldTo !== null && post.heldTo <= lastDay) return [];
    if (post.heldFrom <= lastDay) return [{ ...post, heldTo: lastDay }];
    const name = stored.people.find((person) => person.id === post.personId)?.name ?? "";
    const what = `${name}（${department.name}，${roles[post.role].zh}）自 ${post.heldFrom} 任职，晚于 ${lastDay}，不能止于该日；请列出这一行`;
    problems.push({ sheet: "人员", row: null, column: null, header: null, value: "", expected: what });
    return [];
  });
}

/** The three administrators exclude one another and every role that works on cases, on any one day. */
function roleFaults(posts: readonly (NewPost & { readonly line?: PostLine })[]): readonly OrganisationProblem[] {
  return [...grouped(posts, (post) => post.personId).values()].flatMap((own) =>
    own.flatMap((post, position) => {
      const { line } = post;
      if (line === undefined) return [];
      const other = own.find(
        (candidate, at) =>
          at !== position &&
          // Of two listed lines the later one is told.
          (candidate.line === undefined || at < position) &&
          candidate.role !== post.role &&
          (isAdministrator(post.role) || isAdministrator(candidate.role)) &&
          overlap(candidate, post),
      );
      if (other === undefined) return [];
      const where = other.line === undefined ? "系统中已有的任职" : `第 ${other.line.fields.role.row} 行`;
      const rule = "系统管理员、安全保密管理员、安全审计员三者互斥，也不得兼任办案、管理等其他角色";
      return [problemAt(line.fields.role, `与${where}（${roles[other.role].zh}）时间重叠；${rule}`)];
    }),
  );
}

const isAdministrator = (role: Role) => reachOfRole[role] === "none";

function overlap(one: PostDays, other: PostDays): boolean {
  return one.heldFrom <= (other.heldTo ?? "9999-12-31") && other.heldFrom <= (one.heldTo ?? "9999-12-31");
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const departmentKey = (one: Pick<DepartmentRow, "officeCode" | "name">) => `${one.officeCode} ${one.name}`;

function officeCodeFault(field: Field): OrganisationProblem[] {
  return /^\d{6}$/.test(field.text) ? [] : [problemAt(field, "应为六位数字的单位编码")];
}

function officeFault(field: Field, known: ReadonlySet<string>): OrganisationProblem[] {
  return known.has(field.text) ? [] : [problemAt(field, "应为“单位”表中或系统中已有的单位编码")];
}

const nameCharsMax = 60;
function nameFault(field: Field): OrganisationProblem[] {
  if (field.text === "") return [problemAt(field, "应填写")];
  return field.text.length <= nameCharsMax ? [] : [problemAt(field, `应不超过 ${nameCharsMax} 个字`)];
}

function twiceFault(field: Field, key: string, seen: Map<string, Field>): OrganisationProblem[] {
  const first = seen.get(key);
  if (first !== undefined) return [problemAt(field, `与第 ${first.row} 行重复，应只写一次`)];
  seen.set(key, field);
  return [];
}
