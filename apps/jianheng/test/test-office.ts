// One running server over a database of its own, with a small invented office: what module tests talk to through HTTP.
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { apiPath, type api, uploadPath, type Role } from "@jianheng/contract";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import { readConfig } from "../src/config.ts";
import { createTestDatabase, type TestDatabase } from "../src/database/embedded/test-database.ts";
import { asSystem } from "../src/database/pool.ts";
import { startServer, type RunningServer } from "../src/main.ts";
import { createSignIn } from "../src/modules/identity/index.ts";

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
  supervisor: person("p-supervisor", "测督察", countyCode, "县督察", "supervision"),
  leader: person("p-leader", "测检察长", countyCode, "县领导", "leadership"),
  administrator: person("p-admin", "测系统员", countyCode, "县案管", "systemAdministrator"),
  neighbour: person("p-neighbour", "测邻县案管", otherCountyCode, "邻案管", "caseManagement"),
} as const;

const departments = [
  { id: "市案管", office_code: cityCode, name: "案件管理部" },
  { id: "县案管", office_code: countyCode, name: "案件管理部" },
  { id: "县一部", office_code: countyCode, name: "第一检察部" },
  { id: "县督察", office_code: countyCode, name: "检务督察部" },
  { id: "县领导", office_code: countyCode, name: "院领导" },
  { id: "邻案管", office_code: otherCountyCode, name: "案件管理部" },
];

export interface TestOffice {
  readonly server: RunningServer;
  /** The API as this person sees it. */
  as(person: TestPerson | null): Promise<Client>;
  /** Sends files as this person; gives back the upload's id. */
  upload(person: TestPerson, files: readonly { readonly name: string; readonly path: string }[]): Promise<string>;
  /** A plain GET with the person's session. */
  get(person: TestPerson | null, url: string): Promise<Response>;
  stop(): Promise<void>;
}

export async function startTestOffice(): Promise<TestOffice> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jianheng-office-"));
  const config = { ...readConfig({ dataDir, port: 0, environment: {} }), databaseUrl: undefined };
  const lines: string[] = [];
  const server = await startServer(config, (line) => void lines.push(line), async () => urlsOf(database));
  await fill(server);
  const cookies = new Map<string, string>();
  const cookieOf = async (who: TestPerson | null): Promise<string> => {
    if (who === null) return "";
    const known = cookies.get(who.id);
    if (known !== undefined) return known;
    const cookie = await signIn(server.address, who);
    cookies.set(who.id, cookie);
    return cookie;
  };
  return {
    server,
    async as(who) {
      const cookie = await cookieOf(who);
      const link = new RPCLink({ url: `${server.address}${apiPath}`, headers: { cookie } });
      return createORPCClient<Client>(link);
    },
    async upload(who, files) {
      const form = new FormData();
      for (const file of files) form.append("files", await blobOf(file.path), file.name);
      const response = await fetch(`${server.address}${uploadPath}`, {
        method: "POST",
        body: form,
        headers: { cookie: await cookieOf(who) },
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return ((await response.json()) as { uploadId: string }).uploadId;
    },
    async get(who, url) {
      return fetch(`${server.address}${url}`, { headers: { cookie: await cookieOf(who) } });
    },
    async stop() {
      await server.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
      const defects = lines.filter((line) => line.startsWith("defect"));
      if (defects.length > 0) throw new Error(`the server reported defects:\n${defects.join("\n")}`);
    },
  };
}

/** Every test person's password. */
export const testPassword = "test-password";

export async function signIn(address: string, who: Pick<TestPerson, "id">, password = testPassword): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ username: who.id, password }),
  });
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

async function fill({ app, auth }: RunningServer): Promise<void> {
  await asSystem(app.db, async (tx) => {
    await tx
      .insertInto("office")
      .values([
        { code: cityCode, name: "测试市人民检察院", level: "city", parent_code: null },
        { code: countyCode, name: "测试县人民检察院", level: "county", parent_code: cityCode },
        { code: otherCountyCode, name: "测试邻县人民检察院", level: "county", parent_code: cityCode },
      ])
      .execute();
    await tx.insertInto("department").values(departments).execute();
    for (const who of Object.values<TestPerson>(people)) {
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
    }
  });
  for (const who of Object.values<TestPerson>(people))
    await createSignIn(auth, { personId: who.id, personName: who.name, userName: who.id, password: testPassword });
}

function person(id: string, name: string, officeCode: string, departmentId: string, role: Role): TestPerson {
  return { id, name, officeCode, departmentId, role };
}

async function blobOf(file: string): Promise<Blob> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file)) chunks.push(chunk as Buffer);
  return new Blob(chunks);
}
