// What cells call by name or number → ids. What could be two things is not guessed: the fault says how to tell them apart.
import type { Bilingual } from "@jianheng/contract";
import { sql } from "kysely";
import type { Tx } from "../../../database/pool.ts";
import type { SignedIn } from "../../identity/index.ts";
import { plain, type Reference } from "./read-cell.ts";

export type Found = { readonly id: string } | { readonly fault: Bilingual };
export type Directory = (reference: Reference) => Found;

/** Reads what these cells could mean, as far as the reader may see it. */
export async function readDirectory(tx: Tx, signedIn: SignedIn, references: readonly Reference[]): Promise<Directory> {
  const texts = (type: Reference["type"]) => [
    ...new Set(references.filter((one) => one.type === type).map(({ text }) => text)),
  ];
  const offices = await tx.selectFrom("office").select(["code", "name"]).execute();
  const departments = await readDepartments(tx);
  const people = await readPeople(tx, texts("person"), signedIn.today);
  const cases = await readCases(tx, texts("case"));
  const findings = await readFindings(tx, texts("finding"));
  const records = await readRecords(tx, texts("record"));
  return (reference) => {
    const { type, text } = reference;
    switch (type) {
      case "person":
        return findPerson(people, text);
      case "department":
        return findDepartment(departments, text, signedIn.officeCode);
      case "office":
        return findOffice(offices, text);
      case "case":
        return one(
          "案件",
          text,
          cases.filter(({ name }) => name === caseNumber(text)),
        );
      case "finding":
        return one(
          "疑点",
          text,
          findings.filter(({ name }) => plain(name) === plain(numberIn(text))),
        );
      case "record":
        return findRecord(records, reference, signedIn.officeCode);
    }
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const whats: Readonly<Record<string, string>> = {
  案件: "case",
  疑点: "finding",
  单位: "office",
  记录: "record",
  部门: "department",
  人员: "person",
};

function one(what: string, text: string, found: readonly Named[]): Found {
  if (found.length === 1) return { id: found[0]!.id };
  if (found.length === 0) return unknown(what, text);
  return {
    fault: {
      zh: `有 ${found.length} 个${what}叫“${text}”，分不清是哪一个`,
      en: `${found.length} of them are called “${text}”`,
    },
  };
}

function unknown(what: string, text: string): Found {
  return {
    fault: {
      zh: `没有${what}“${text}”，或者您无权查看`,
      en: `there is no ${whats[what] ?? what} “${text}”, or you may not see it`,
    },
  };
}

/** An exported cell says number and title; the number alone is meant. */
function numberIn(text: string): string {
  return text.split("　")[0] ?? text;
}

/** Brackets of every kind are the same in a number. */
function caseNumber(text: string): string {
  return plain(numberIn(text))
    .replaceAll(/[[〔【(]/g, "[")
    .replaceAll(/[\]〕】)]/g, "]");
}

async function readCases(tx: Tx, texts: readonly string[]): Promise<readonly Named[]> {
  if (texts.length === 0) return [];
  const numbers = [...new Set(texts.map(caseNumber))];
  const normal = sql<string>`translate(case_no, '〔【(〕】)（）', '[[[]]][]')`;
  const rows = await tx
    .selectFrom("legal_case")
    .select("case_no")
    .where(sql<boolean>`${normal} = ANY (${numbers}::text[])`)
    .execute();
  return rows.map(({ case_no }) => ({ id: case_no, name: caseNumber(case_no) }));
}

async function readFindings(tx: Tx, texts: readonly string[]): Promise<readonly Named[]> {
  if (texts.length === 0) return [];
  const numbers = [...new Set(texts.flatMap((text) => [numberIn(text), plain(numberIn(text))]))];
  return tx
    .selectFrom("finding")
    .select(["id", "number as name"])
    .where(sql<boolean>`number = ANY (${numbers}::text[])`)
    .execute();
}

interface NumberedRecord extends Named {
  readonly register: string;
  readonly office: string;
}

async function readRecords(tx: Tx, texts: readonly string[]): Promise<readonly NumberedRecord[]> {
  if (texts.length === 0) return [];
  const numbers = [...new Set(texts.flatMap((text) => [numberIn(text), plain(numberIn(text))]))];
  return tx
    .selectFrom("record")
    .select(["id", "number as name", "register", "office_code as office"])
    .where(sql<boolean>`number = ANY (${numbers}::text[])`)
    .execute();
}

/** Numbers are counted office by office: the reader's own is meant first. */
function findRecord(records: readonly NumberedRecord[], { text, register }: Reference, own: string): Found {
  const found = records.filter((each) => each.register === register && plain(each.name) === plain(numberIn(text)));
  const ofOwn = found.filter(({ office }) => office === own);
  return one("记录", text, ofOwn.length > 0 ? ofOwn : found);
}

function findOffice(offices: readonly { readonly code: string; readonly name: string }[], text: string): Found {
  const found = offices.filter(({ code, name }) => code === plain(text) || plain(name) === plain(text));
  return one(
    "单位",
    text,
    found.map(({ code, name }) => ({ id: code, name })),
  );
}

interface Department extends Named {
  readonly office: string;
  readonly officeName: string;
}

async function readDepartments(tx: Tx): Promise<readonly Department[]> {
  return tx
    .selectFrom("department")
    .innerJoin("office", "office.code", "department.office_code")
    .select(["department.id", "department.name", "office.code as office", "office.name as officeName"])
    .execute();
}

/** A name alone is the department of the writer's own office, where it has one. */
function findDepartment(departments: readonly Department[], text: string, own: string): Found {
  const written = plain(text);
  const alone = departments.filter(({ name }) => plain(name) === written);
  const ofOwn = alone.filter(({ office }) => office === own);
  if (ofOwn.length === 1) return { id: ofOwn[0]!.id };
  const [name, office] = withQualifier(written);
  const told = departments.filter(
    (each) =>
      plain(each.officeName + each.name) === written ||
      (office !== null && plain(each.name) === name && [plain(each.officeName), each.office].includes(office)),
  );
  if (told.length === 1) return { id: told[0]!.id };
  if (alone.length === 1) return { id: alone[0]!.id };
  if (alone.length === 0) return unknown("部门", text);
  return {
    fault: {
      zh: `有 ${alone.length} 个单位设“${text}”，请写成“部门（单位）”，如“${alone[0]!.name}（${alone[0]!.officeName}）”`,
      en: `${alone.length} offices have “${text}”; write “department (office)”`,
    },
  };
}

/** `张三(第一检察部)` → the name, and what tells it from others. */
function withQualifier(written: string): readonly [name: string, qualifier: string | null] {
  const match = /^(.+?)\((.+)\)$/u.exec(written);
  return match === null ? [written, null] : [match[1]!, match[2]!];
}

interface Person extends Named {
  readonly userName: string | null;
  /** Departments in which a post is held today. */
  readonly departments: readonly { readonly name: string; readonly office: string }[];
}

async function readPeople(tx: Tx, texts: readonly string[], today: string): Promise<readonly Person[]> {
  if (texts.length === 0) return [];
  const names = texts.flatMap((text) => [text, plain(text), withQualifier(plain(text))[0]]);
  return peopleWhere(tx, today, sql<boolean>`person.name = ANY (${[...new Set(names)]}::text[])`);
}

async function peopleWhere(
  tx: Tx,
  today: string,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<readonly Person[]> {
  const rows = await tx
    .selectFrom("person")
    .leftJoin("post", (join) =>
      join
        .onRef("post.person_id", "=", "person.id")
        .on("post.held_from", "<=", today)
        .on((on) => on.or([on("post.held_to", "is", null), on("post.held_to", ">=", today)])),
    )
    .leftJoin("department", "department.id", "post.department_id")
    .leftJoin("office", "office.code", "department.office_code")
    .select([
      "person.id",
      "person.name",
      "person.user_name as userName",
      "department.name as department",
      "office.name as office",
    ])
    .where(condition)
    .orderBy("person.id")
    .execute();
  const people = new Map<string, Person>();
  for (const { id, name, userName, department, office } of rows) {
    const before = people.get(id)?.departments ?? [];
    const held = department === null || office === null ? [] : [{ name: department, office }];
    people.set(id, { id, name, userName, departments: [...before, ...held] });
  }
  return [...people.values()];
}

/** Who holds a post is meant before who holds none any more; two of them are told apart by the writer. */
function findPerson(people: readonly Person[], text: string): Found {
  const written = plain(text);
  const whole = people.filter(({ name }) => plain(name) === written);
  const [name, qualifier] = whole.length > 0 ? [written, null] : withQualifier(written);
  const named = people.filter((person) => plain(person.name) === name);
  if (named.length === 0) return unknown("人员", text);
  const serving = named.filter(({ departments }) => departments.length > 0);
  const meant = (serving.length > 0 ? serving : named).filter(
    (person) => qualifier === null || isTold(person, qualifier),
  );
  if (meant.length === 1) return { id: meant[0]!.id };
  if (meant.length === 0)
    return {
      fault: { zh: `“${named[0]!.name}”不在“${qualifier}”`, en: `“${named[0]!.name}” is not of “${qualifier}”` },
    };
  const ways = meant.map((person) => tellApart(person, meant));
  return {
    fault: {
      zh: `有 ${meant.length} 人叫“${named[0]!.name}”，请写成“姓名（部门）”：${ways.join("、")}`,
      en: `${meant.length} people are called “${named[0]!.name}”; write “name (department)”: ${ways.join(", ")}`,
    },
  };
}

function isTold({ userName, departments }: Person, qualifier: string): boolean {
  if (userName !== null && plain(userName) === qualifier) return true;
  return departments.some(({ name, office }) =>
    [name, office, office + name].some((words) => plain(words) === qualifier),
  );
}

/** The shortest words that mean this one alone: department, office and department, user name. */
function tellApart(person: Person, others: readonly Person[]): string {
  const [department] = person.departments;
  const ways = [department?.name, department && department.office + department.name, person.userName].filter(
    (way): way is string => way !== undefined && way !== null,
  );
  const alone = ways.find((way) => others.filter((other) => isTold(other, plain(way))).length === 1);
  return `${person.name}（${alone ?? ways.at(-1) ?? person.id}）`;
}

/** What drop-downs propose: people and departments of the writer's office, and offices. */
export interface Proposals {
  readonly people: readonly string[];
  readonly departments: readonly string[];
  readonly offices: readonly string[];
}

/** A longer list is no help. */
const proposedMost = 500;

export async function readProposals(tx: Tx, { officeCode, today }: SignedIn): Promise<Proposals> {
  const serving = (await peopleWhere(tx, today, sql<boolean>`office.code = ${officeCode}`)).slice(0, proposedMost);
  const departments = (await readDepartments(tx)).filter(({ office }) => office === officeCode);
  const offices = await tx.selectFrom("office").select("name").orderBy("code").limit(proposedMost).execute();
  return {
    people: serving.map((person) => {
      const same = serving.filter(({ name }) => name === person.name);
      return same.length === 1 ? person.name : tellApart(person, same);
    }),
    departments: departments.map(({ name }) => name),
    offices: offices.map(({ name }) => name),
  };
}
