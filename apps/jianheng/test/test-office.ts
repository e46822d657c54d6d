// One running server over a database of its own, with a small invented office: what module tests talk to through HTTP.
import { createHmac } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { apiPath, type api, uploadPath, type Role } from "@jianheng/contract";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import { type Config, readConfig, ruleBookDir as wholeBook } from "../src/config.ts";
import { createTestDatabase, type TestDatabase, type TestTemplate } from "../src/database/embedded/test-database.ts";
import { asSystem } from "../src/database/pool.ts";
import { startServer, type RunningServer } from "../src/main.ts";
import { createSignIn } from "../src/modules/identity/index.ts";
import { loadShippedRegisters } from "../src/modules/registers/index.ts";
import { openRuleBook } from "../src/modules/rulebook/index.ts";
import { Readers } from "../src/reading/index.ts";

export type Client = ContractRouterClient<typeof api>;

export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly officeCode: string;
  readonly departmentId: string;
  readonly role: Role;
  readonly heldFrom?: string;
  readonly heldTo?: string;
}

export const cityCode = "990100";
export const countyCode = "990102";
export const otherCountyCode = "990103";

/** Two counties below one city; people with one post each, every role that a finding meets. */
export const people = {
  cityOfficer: person("p-city", "测案管市", cityCode, "市案管", "caseManagement"),
  officer: person("p-officer", "测案管甲", countyCode, "县案管", "caseManagement"),
  secondOfficer: person("p-officer2", "测案管乙", countyCode, "县案管", "caseManagement"),
  prosecutor: person("p-prosecutor", "测检察官", countyCode, "县一部", "prosecutor"),
  otherProsecutor: person("p-prosecutor2", "测检察官二", countyCode, "县一部", "prosecutor"),
  head: person("p-head", "测部门主任", countyCode, "县一部", "departmentHead"),
  otherHead: person("p-head2", "测二部主任", countyCode, "县二部", "departmentHead"),
  clerk: person("p-clerk", "测二部检察官", countyCode, "县二部", "prosecutor"),
  supervisor: person("p-supervisor", "测督察", countyCode, "县督察", "supervision"),
  leader: person("p-leader", "测检察长", countyCode, "县领导", "leadership"),
  administrator: person("p-admin", "测系统员", countyCode, "县案管", "systemAdministrator"),
  neighbour: person("p-neighbour", "测邻县案管", otherCountyCode, "邻案管", "caseManagement"),
} as const;

const departments = [
  { id: "市案管", office_code: cityCode, name: "案件管理部" },
  { id: "县案管", office_code: countyCode, name: "案件管理部" },
  { id: "县一部", office_code: countyCode, name: "第一检察部" },
  { id: "县二部", office_code: countyCode, name: "第二检察部" },
  { id: "县督察", office_code: countyCode, name: "检务督察部" },
  { id: "县领导", office_code: countyCode, name: "院领导" },
  { id: "邻案管", office_code: otherCountyCode, name: "案件管理部" },
];

export interface TestOffice {
  readonly server: RunningServer;
  readonly dataDir: string;
  /** Addresses of the office's database. */
  readonly database: TestDatabase;
  /** What the server said to its operator. */
  readonly lines: readonly string[];
  /** The API as this person sees it. */
  as(person: TestPerson | null): Promise<Client>;
  /** Sends files as this person; gives back the upload's id. */
  upload(person: TestPerson, files: readonly FileToUpload[]): Promise<string>;
  /** A plain GET with the person's session. */
  get(person: TestPerson | null, url: string): Promise<Response>;
  /** Any request with the person's session. */
  request(person: TestPerson | null, url: string, request: RequestInit): Promise<Response>;
  /** Takes out of the log the defects that a test caused on purpose. */
  takeDefects(): readonly string[];
  stop(): Promise<void>;
}

export interface FileToUpload {
  readonly name: string;
  readonly path?: string;
  readonly content?: Uint8Array | string;
}

export interface TestOfficeOptions {
  readonly webDir?: string;
  readonly lineTo?: (databaseUrl: string) => Promise<string>;
  /** `pack/ID` of the only rules that the office has; all if absent. A suite of many deliveries screens with few. */
  readonly rules?: readonly string[];
}

export async function startTestOffice(options: TestOfficeOptions = {}): Promise<TestOffice> {
  const own = await createTestDatabase(filledOffice);
  const applicationUrl = (await options.lineTo?.(own.applicationUrl)) ?? own.applicationUrl;
  const database = { ...own, applicationUrl };
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jianheng-office-"));
  const lines: string[] = [];
  const ruleBookDir = options.rules === undefined ? wholeBook : await bookOf(options.rules, dataDir);
  const server = await startOn(database, dataDir, (line) => void lines.push(line), {
    webDir: options.webDir,
    ruleBookDir,
  });
  const cookies = new Map<string, string>();
  const cookieOf = async (who: TestPerson | null): Promise<string> => {
    if (who === null) return "";
    const known = cookies.get(who.id);
    if (known !== undefined) return known;
    const cookie = await sessionOf(server, who);
    cookies.set(who.id, cookie);
    return cookie;
  };
  const request = async (who: TestPerson | null, url: string, init: RequestInit) =>
    fetch(`${server.address}${url}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string> | undefined), cookie: await cookieOf(who) },
    });
  const takeDefects = () => {
    const defects = lines.filter((line) => line.startsWith("defect"));
    lines.splice(0, lines.length, ...lines.filter((line) => !line.startsWith("defect")));
    return defects;
  };
  return {
    server,
    dataDir,
    database,
    lines,
    request,
    takeDefects,
    async as(who) {
      return clientOf(server.address, await cookieOf(who));
    },
    async upload(who, files) {
      const response = await request(who, uploadPath, { method: "POST", body: await formOf(files) });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return ((await response.json()) as { uploadId: string }).uploadId;
    },
    get: (who, url) => request(who, url, {}),
    async stop() {
      await server.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
      const defects = takeDefects();
      if (defects.length > 0) throw new Error(`the server reported defects:\n${defects.join("\n")}`);
    },
  };
}

/** The office's people with their sign-ins, made once per test run. */
const filledOffice: TestTemplate = {
  name: "office",
  async prepare(database) {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), "jianheng-office-"));
    const ruleBookDir = await bookOf([], dataDir);
    const server = await startOn(database, dataDir, () => undefined, { webDir: undefined, ruleBookDir });
    await fillOffice(server);
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  },
};

/** The offices of a worker hand their readers on, and these end with it. */
class LastingReaders extends Readers {
  override async stop(): Promise<void> {}
}

/**
 * Two seconds of a processor go into starting a reader, one into reading the book and the registers: the offices of a
 * worker share what never differs between them.
 */
const readers = new LastingReaders();
const ruleBook = onceAsked(() => openRuleBook(wholeBook));
const shippedRegisters = onceAsked(() => loadShippedRegisters(readConfig({ environment: {} }).registersDir));

function onceAsked<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

async function startOn(
  database: TestDatabase,
  dataDir: string,
  log: (line: string) => void,
  from: Pick<Config, "webDir" | "ruleBookDir">,
): Promise<RunningServer> {
  const config = { ...readConfig({ dataDir, port: 0, environment: {} }), databaseUrl: undefined, ...from };
  const shared = {
    readers,
    shippedRegisters: await shippedRegisters(),
    ruleBook: from.ruleBookDir === wholeBook ? await ruleBook() : undefined,
  };
  return startServer(config, log, async () => urlsOf(database), shared);
}

/** A rule book below `dataDir` that holds these rules as they are. */
async function bookOf(rules: readonly string[], dataDir: string): Promise<string> {
  const book = path.join(dataDir, "rules");
  await mkdir(book);
  for (const rule of rules) {
    const pack = path.dirname(rule);
    await mkdir(path.join(book, pack), { recursive: true });
    for (const file of [`${rule}.yaml`, `${pack}/pack.yaml`])
      await copyFile(path.join(wholeBook, file), path.join(book, file));
  }
  return book;
}

export function clientOf(address: string, cookie: string): Client {
  return createORPCClient<Client>(new RPCLink({ url: `${address}${apiPath}`, headers: { cookie } }));
}

export async function formOf(files: readonly FileToUpload[]): Promise<FormData> {
  const form = new FormData();
  for (const file of files)
    form.append(
      "files",
      new Blob([file.path === undefined ? (file.content ?? "") : await readFile(file.path)]),
      file.name,
    );
  return form;
}

/**
 * A session without the sign-in: checking a password takes a tenth of a second, and the limit on sign-ins counts for the
 * whole process, which the offices of all suites of a worker share.
 */
async function sessionOf({ auth }: RunningServer, who: TestPerson): Promise<string> {
  const { adapter, internalAdapter, authCookies, secret } = await auth.$context;
  const user = await adapter.findOne<{ id: string }>({
    model: "user",
    where: [{ field: "personId", value: who.id }],
  });
  if (user === null) throw new Error(`${who.id} has no sign-in`);
  const { token } = await internalAdapter.createSession(user.id);
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Every test person's password. */
export const testPassword = "test-password";

export async function signIn(address: string, who: Pick<TestPerson, "id">, password = testPassword): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ username: who.id, password }),
  });
  return cookieIn(response);
}

async function cookieIn(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

function urlsOf(database: TestDatabase) {
  return {
    ownerUrl: database.ownerUrl,
    applicationUrl: database.applicationUrl,
    jobsUrl: database.jobsUrl,
    applicationRole: "jianheng_application",
    stop: async () => undefined,
  };
}

/** Writes the offices, departments, people and their sign-ins. */
export async function fillOffice(server: RunningServer): Promise<void> {
  await asSystem(server.app.db, async (tx) => {
    await tx
      .insertInto("office")
      .values([
        { code: cityCode, name: "测试市人民检察院", level: "city", parent_code: null },
        { code: countyCode, name: "测试县人民检察院", level: "county", parent_code: cityCode },
        { code: otherCountyCode, name: "测试邻县人民检察院", level: "county", parent_code: cityCode },
      ])
      .execute();
    await tx.insertInto("department").values(departments).execute();
  });
  for (const who of Object.values<TestPerson>(people)) await settle(server, who);
}

/** Enters a person with the post and a sign-in. */
export async function settle({ app, auth }: RunningServer, who: TestPerson): Promise<void> {
  await asSystem(app.db, async (tx) => {
    await tx
      .insertInto("person")
      .values({ id: who.id, name: who.name, office_code: who.officeCode, user_name: who.id })
      .execute();
    await tx
      .insertInto("post")
      .values({
        person_id: who.id,
        department_id: who.departmentId,
        role: who.role,
        held_from: who.heldFrom ?? "2020-01-01",
        held_to: who.heldTo ?? null,
      })
      .execute();
  });
  await createSignIn(auth, { personId: who.id, personName: who.name, userName: who.id, password: testPassword });
}

export function person(id: string, name: string, officeCode: string, departmentId: string, role: Role): TestPerson {
  return { id, name, officeCode, departmentId, role };
}
