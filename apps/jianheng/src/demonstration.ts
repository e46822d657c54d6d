import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createReadStream } from "node:fs";
import os from "node:os";
import path from "node:path";
import { roles } from "@jianheng/contract";
import { defaultDataDate, generateWorld, worldToWorkbook, type DemoOffice } from "@jianheng/demo";
import type { App, DemonstrationAccount } from "./app.ts";
import { folders } from "./config.ts";
import { beijingDay } from "./clock.ts";
import type { Config } from "./config.ts";
import { asSystem } from "./database/pool.ts";
import { writeDurably } from "./durable-file.ts";
import { acceptDelivery, receiveUpload } from "./modules/deliveries/index.ts";
import { createSignIn, resolveSignedIn, type Auth } from "./modules/identity/index.ts";

/** The same fictitious office every time. */
const seed = "jianheng";
/** Everybody of the demonstration signs in with it; a real office never has these accounts. */
const demonstrationPassword = "jianheng-demo";

const accountsFile = (config: Config) => `${folders(config).keys}/demonstration-accounts.json`;

/** Sign-ins that the sign-in page offers; none unless this installation holds the demonstration office. */
export async function readDemonstrationAccounts(config: Config): Promise<DemonstrationAccount[]> {
  try {
    return JSON.parse(await readFile(accountsFile(config), "utf8")) as DemonstrationAccount[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/**
 * Loads the fictitious office into an empty installation: people and posts, sign-ins, one delivery, its screening.
 * Each step looks whether it was done, so that a start that was cut short is simply continued.
 */
export async function loadDemonstration(app: App, auth: Auth, say: (line: string) => void): Promise<void> {
  const state = await asSystem(app.db, async (tx) => ({
    offices: await tx.selectFrom("office").select(["code", "demonstration"]).execute(),
    deliveries: await tx.selectFrom("delivery").select("id").limit(1).execute(),
  }));
  if (state.offices.some((office) => !office.demonstration)) return;
  if (state.deliveries.length > 0) return;
  const world = generateWorld({
    seed,
    cases: app.config.demonstrationCases,
    dataDate: demonstrationDay(beijingDay(app.clock.now())),
  });

  if (state.offices.length === 0) await writeOffice(app, world.office);
  const accounts = await writeAccounts(app, auth, world.office);
  const officer = world.office.accounts.find(
    (account) => account.role === "caseManagement" && isCity(world.office, account.officeCode),
  );
  if (officer === undefined) throw new Error("the demonstration office has no case-management officer");
  const signedIn = await resolveSignedIn(app.db, app.clock, officer.personId);
  if (signedIn === null) throw new Error("the demonstration officer cannot sign in");

  say(`首次启动：生成演示数据（${world.rows.cases.length} 件虚构案件，数据日期 ${world.manifest.dataDate}）……`);
  const folder = await mkdtemp(path.join(os.tmpdir(), "jianheng-demo-"));
  try {
    const name = "演示数据.xlsx";
    const file = path.join(folder, name);
    await worldToWorkbook(world, file);
    const { uploadId } = await receiveUpload(folders(app.config).uploads, signedIn.personId, one(name, file));
    const accepted = await acceptDelivery(app, signedIn, {
      uploadId,
      dataDate: world.manifest.dataDate,
      kind: "full",
      label: `演示数据 ${world.manifest.dataDate}`,
    });
    if ("refused" in accepted) throw new Error(`the demonstration delivery was refused: ${accepted.refused.code}`);
    await followScreening(app, accepted.runId, say);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  say("演示登录：");
  for (const account of accounts)
    say(`  ${account.userName} / ${account.password}  ${account.office} ${account.personName}（${account.role}）`);
}

/** Yesterday, so that lights and lists look like a working day; outside what the generator and the calendar cover, its own day. */
function demonstrationDay(today: string): string {
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  return yesterday >= "2025-07-01" && yesterday <= "2026-12-15" ? yesterday : defaultDataDate;
}

async function* one(name: string, file: string) {
  yield { name, stream: createReadStream(file) };
}

function isCity(office: DemoOffice, code: string): boolean {
  return office.offices.some((candidate) => candidate.code === code && candidate.level === "city");
}

async function writeOffice(app: App, office: DemoOffice): Promise<void> {
  const userNames = new Map(office.accounts.map((account) => [account.personId, account.userName]));
  await asSystem(app.db, async (tx) => {
    await tx
      .insertInto("office")
      .values(
        office.offices.map(({ code, name, level, parentCode }) => ({
          code,
          name,
          level,
          parent_code: parentCode ?? null,
          demonstration: true,
        })),
      )
      .execute();
    await tx
      .insertInto("department")
      .values(office.departments.map(({ id, officeCode, name }) => ({ id, office_code: officeCode, name })))
      .execute();
    await tx
      .insertInto("person")
      .values(
        office.people.map(({ id, name, officeCode }) => ({
          id,
          name,
          office_code: officeCode,
          user_name: userNames.get(id) ?? null,
        })),
      )
      .execute();
    await tx
      .insertInto("post")
      .values(
        office.posts.map(({ personId, departmentId, role, fromDate, toDate }) => ({
          person_id: personId,
          department_id: departmentId,
          role,
          held_from: fromDate,
          held_to: toDate ?? null,
        })),
      )
      .execute();
  });
}

async function writeAccounts(app: App, auth: Auth, office: DemoOffice): Promise<DemonstrationAccount[]> {
  const context = await auth.$context;
  const accounts: DemonstrationAccount[] = [];
  for (const account of office.accounts) {
    const existing = await context.adapter.findOne({
      model: "user",
      where: [{ field: "personId", value: account.personId }],
    });
    if (existing === null)
      await createSignIn(auth, {
        personId: account.personId,
        personName: account.displayName,
        userName: account.userName,
        password: demonstrationPassword,
      });
    accounts.push({
      userName: account.userName,
      password: demonstrationPassword,
      personName: account.displayName,
      role: roles[account.role].zh,
      office: office.offices.find((candidate) => candidate.code === account.officeCode)?.name ?? account.officeCode,
    });
  }
  await writeDurably(accountsFile(app.config), JSON.stringify(accounts), 0o600);
  const shown = app.demonstrationAccounts() as DemonstrationAccount[];
  shown.splice(0, shown.length, ...accounts);
  return accounts;
}

/** Shows the run's progress until it has ended, then the summary. */
async function followScreening(app: App, runId: string, say: (line: string) => void): Promise<void> {
  const start = {
    runId,
    state: "queued" as const,
    phase: { zh: "等待筛查", en: "waiting" },
    done: 0,
    total: 0,
    hits: 0,
    undetermined: 0,
    error: null,
  };
  for await (const progress of app.runWatch.follow(runId, start, undefined)) {
    if (progress.state === "failed") throw new Error(`the demonstration screening failed: ${progress.error?.en ?? ""}`);
    if (progress.state === "finished")
      say(
        `筛查完成：${progress.done} 条规则，命中 ${progress.hits} 条疑点，${progress.undetermined} 条因数据不足待核。`,
      );
  }
}
