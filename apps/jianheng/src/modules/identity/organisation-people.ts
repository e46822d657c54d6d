import type { PostLine } from "./organisation-plan.ts";
import { type OrganisationProblem, problemAt } from "./organisation-workbook.ts";
import { userNameRule, userNameShape } from "./organisation-words.ts";

// Who the lines of the sheet 人员 mean. A user name says it for certain; without one it is the person of that name in
// that office, if there is exactly one. Where it could be either of two people nothing is guessed.

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly officeCode: string;
  /** Null for people without a sign-in. */
  readonly userName: string | null;
}

/** The lines of one person. */
interface Named {
  readonly lines: PostLine[];
  readonly name: string;
  /** As written in one of the lines. */
  userName: string | null;
}

export function planPeople(
  lines: readonly PostLine[],
  stored: readonly PersonRow[],
  newId: () => string,
  problems: OrganisationProblem[],
) {
  const newPeople: (PersonRow & { readonly userName: string })[] = [];
  const changedPeople: (PersonRow & { readonly userName: string; readonly needsSignIn: boolean })[] = [];
  const known: (PostLine & { readonly personId: string })[] = [];
  const taken = new Map<string, string>();
  for (const person of stored) if (person.userName !== null) taken.set(keyOf(person.userName), person.name);
  const all = groupByPerson(lines, problems);
  const listedNames = new Set(all.flatMap((one) => (one.userName === null ? [] : [keyOf(one.userName)])));
  for (const one of all) {
    const found = findStored(one, stored, listedNames);
    const first = one.lines[0]!;
    if (typeof found === "string") {
      problems.push(problemAt(first.fields.userName, found));
      continue;
    }
    const officeCode = latest(one.lines).officeCode;
    const userName = found?.userName ?? one.userName ?? defaultUserName(one.name);
    if (!userNameShape.test(userName)) {
      problems.push(problemAt(first.fields.userName, `应填写用户名：${userNameRule}`));
      continue;
    }
    if (found?.userName == null) {
      const holder = taken.get(keyOf(userName));
      if (holder !== undefined || (one.userName === null && listedNames.has(keyOf(userName)))) {
        const whose = holder === undefined ? "本表另一人" : holder;
        problems.push(
          problemAt(
            first.fields.userName,
            `用户名“${userName}”已由${whose}使用；不是同一人的请另填用户名，同一人从别处调来的请填写原用户名`,
          ),
        );
        continue;
      }
      taken.set(keyOf(userName), one.name);
    }
    const id = found?.id ?? newId();
    const person = { id, name: one.name, officeCode, userName };
    if (found === undefined) newPeople.push(person);
    else if (found.officeCode !== officeCode || found.userName === null)
      changedPeople.push({ ...person, needsSignIn: found.userName === null });
    known.push(...one.lines.map((line) => ({ ...line, personId: id })));
  }
  return { newPeople, changedPeople, lines: known };
}

/** Lines with a user name first, then those without, which join the one person of their name and office if there is one. */
function groupByPerson(lines: readonly PostLine[], problems: OrganisationProblem[]): readonly Named[] {
  const byUserName = new Map<string, Named>();
  for (const line of lines) {
    if (line.userName === null) continue;
    const one = byUserName.get(keyOf(line.userName));
    if (one === undefined)
      byUserName.set(keyOf(line.userName), { lines: [line], name: line.personName, userName: line.userName });
    else if (one.name === line.personName) one.lines.push(line);
    else
      problems.push(
        problemAt(
          line.fields.userName,
          `第 ${one.lines[0]!.fields.userName.row} 行的${one.name}已用此用户名；一个用户名只能属于一人`,
        ),
      );
  }
  const byName = new Map<string, Named>();
  for (const line of lines) {
    if (line.userName !== null) continue;
    const isHere = (one: Named) =>
      one.name === line.personName && one.lines.some((other) => other.officeCode === line.officeCode);
    const candidates = [...byUserName.values()].filter(isHere);
    const key = `${line.officeCode} ${line.personName}`;
    if (candidates.length > 1)
      problems.push(
        problemAt(line.fields.userName, `本单位有 ${candidates.length} 位${line.personName}，应填写用户名`),
      );
    else if (candidates.length === 1) candidates[0]!.lines.push(line);
    else if (byName.has(key)) byName.get(key)!.lines.push(line);
    else byName.set(key, { lines: [line], name: line.personName, userName: null });
  }
  return [...byUserName.values(), ...byName.values()];
}

/** The stored person, undefined for somebody new, or what is expected instead of a guess. */
function findStored(
  one: Named,
  stored: readonly PersonRow[],
  listedNames: ReadonlySet<string>,
): PersonRow | undefined | string {
  const { name } = one;
  const offices = new Set(one.lines.map((line) => line.officeCode));
  const sameName = stored.filter((person) => person.name === name && offices.has(person.officeCode));
  if (one.userName === null) {
    if (sameName.length > 1) return `本单位已有 ${sameName.length} 位${name}，应填写用户名`;
    return sameName[0];
  }
  const key = keyOf(one.userName);
  const holder = stored.find((person) => person.userName !== null && keyOf(person.userName) === key);
  if (holder !== undefined) return holder.name === name ? holder : `此用户名属于${holder.name}；一个用户名只能属于一人`;
  const without = sameName.filter((person) => person.userName === null);
  if (without.length === 1) return without[0];
  const other = sameName.find((person) => person.userName !== null && !listedNames.has(keyOf(person.userName)));
  if (other === undefined) return undefined;
  return `本单位已有${name}（用户名 ${other.userName}）；同一人应填该用户名，另有其人应把两人都列出`;
}

/** A person's office is that of the post that began last. */
function latest(lines: readonly PostLine[]): PostLine {
  return lines.reduce((newest, line) => (line.heldFrom > newest.heldFrom ? line : newest));
}

/** The name itself; names of other peoples carry a dot that user names do not. */
function defaultUserName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, ".");
}

/** Sign-in does not tell capitals from small letters. */
function keyOf(userName: string): string {
  return userName.toLowerCase();
}
