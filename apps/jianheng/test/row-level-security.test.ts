// What each person of the office is shown, against the rule of who may see what, written down here in plain words:
//
//   case management, supervision and leadership: everything of their office and of the offices below it;
//   a department head: the cases of the own department, and findings handed to it;
//   everybody else: cases they handle, and findings handed to them;
//   an administrator, or someone without a post today: nothing.
//
// A finding carries its examinations, acts and hits with it. A delivery belongs to the importing office, and so does what
// that office has answered about tables.
import { findingsWorkbookPath, inboxBoxes, type FindingRow } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asReader, asSystem, type Reader } from "../src/database/pool.ts";
import { resolveSignedIn } from "../src/modules/identity/index.ts";
import { deliver } from "./deliver.ts";
import { caseNoOf, workbookOf, type InventedCase } from "./invented-workbook.ts";
import {
  cityCode,
  countyCode,
  otherCountyCode,
  people,
  startTestOffice,
  type TestOffice,
  type TestPerson,
} from "./test-office.ts";

const everybody = Object.values<TestPerson>(people);
const { officer, neighbour, cityOfficer, prosecutor, otherProsecutor, clerk, head, otherHead } = people;

let office: TestOffice;

const cases: readonly (InventedCase & { readonly handledBy: TestPerson | null; readonly of: string | null })[] = [
  { number: 1, handledBy: prosecutor, of: "县一部" },
  { number: 2, handledBy: otherProsecutor, of: "县一部", handler: "测检察官二" },
  { number: 3, handledBy: clerk, of: "县二部", department: "第二检察部", handler: "测二部检察官" },
  // A name that nobody in the office has, and a department it does not have.
  { number: 4, handledBy: null, of: null, department: "没有的部门", handler: "查无此人" },
  // The administrator's name on a card opens nothing.
  { number: 5, handledBy: null, of: "县案管", department: "案件管理部", handler: "测系统员" },
];
const otherCases: readonly InventedCase[] = [
  { number: 1, office: otherCountyCode, department: "案件管理部", handler: "测邻县案管" },
];
const late = { informed: "2025-03-14", assigned: null } as const;

/** To whom findings of E01 were handed: by case number. */
const handed: Readonly<Record<string, { readonly department: string; readonly person: TestPerson | null }>> = {
  [caseNoOf(1)]: { department: "县二部", person: clerk },
  [caseNoOf(2)]: { department: "县二部", person: null },
  [caseNoOf(4)]: { department: "县一部", person: prosecutor },
};

beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  const county = await workbookOf(...cases.map((one) => ({ ...one, ...late })));
  await deliver(office, officer, { workbook: county, dataDate: "2025-03-31" });
  const neighbours = await workbookOf(...otherCases.map((one) => ({ ...one, ...late })));
  await deliver(office, neighbour, { workbook: neighbours, dataDate: "2025-03-31" });
  await deliver(office, cityOfficer, {
    workbook: await workbookOf({ number: 1, ...late, summary: "市院汇总" }, { ...otherCases[0]!, ...late }),
    dataDate: "2025-04-30",
  });
  await asSystem(office.server.app.db, (tx) =>
    tx
      .insertInto("table_mapping")
      .values(
        [countyCode, otherCountyCode, cityCode].map((code) => ({
          id: `answer of ${code}`,
          office_code: code,
          title: "收案登记",
          body: JSON.stringify({ title: "收案登记", headers: ["案号"], dataset: null }),
          remembered_by: officer.id,
          remembered_at: new Date("2025-04-01T00:00:00Z"),
        })),
      )
      .execute(),
  );
  const api = await office.as(officer);
  for (const [caseNo, to] of Object.entries(handed)) {
    const [finding] = (await api.findings.list({ filters: { text: caseNo, rule: "E01" } })).items;
    await api.findings.act({
      requestId: crypto.randomUUID(),
      act: "handOver",
      on: [{ id: finding!.id, version: 0 }],
      arguments: {
        assigneeDepartmentId: to.department,
        ...(to.person === null ? {} : { assigneePersonId: to.person.id }),
      },
    });
  }
});
afterAll(() => office.stop());

const wide = ["caseManagement", "supervision", "leadership"];
const below: Readonly<Record<string, readonly string[]>> = { [cityCode]: [cityCode, countyCode, otherCountyCode] };

function reachesOffice(who: TestPerson, code: string): boolean {
  return wide.includes(who.role) && (below[who.officeCode] ?? [who.officeCode]).includes(code);
}

function seesCase(who: TestPerson, caseNo: string): boolean {
  if (who.role === "systemAdministrator") return false;
  const own = cases.find(({ number }) => caseNoOf(number) === caseNo);
  if (own === undefined) return reachesOffice(who, otherCountyCode);
  if (reachesOffice(who, countyCode)) return true;
  if (who.role === "departmentHead" && own.of === who.departmentId) return true;
  return own.handledBy === who;
}

function seesFinding(who: TestPerson, finding: Pick<FindingRow, "legalCaseNo" | "rule">): boolean {
  if (who.role === "systemAdministrator") return false;
  if (seesCase(who, finding.legalCaseNo)) return true;
  const to = finding.rule === "E01" ? handed[finding.legalCaseNo] : undefined;
  if (to === undefined) return false;
  return to.person === who || (who.role === "departmentHead" && who.departmentId === to.department);
}

async function allFindings(): Promise<FindingRow[]> {
  return (await (await office.as(cityOfficer)).findings.list({ filters: {}, limit: 200 })).items;
}

describe("what the API shows", () => {
  it.each(everybody.map((who) => [who.name, who] as const))("%s", async (_name, who) => {
    const api = await office.as(who);
    const findings = await allFindings();
    const shown = await api.findings.list({ filters: {}, limit: 200 });
    const expected = findings.filter((finding) => seesFinding(who, finding)).map(({ id }) => id);
    expect(shown.items.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
    expect(shown.total).toBe(expected.length);
    for (const finding of findings) {
      const asked = api.findings.get({ id: finding.id });
      if (expected.includes(finding.id)) expect((await asked).id).toBe(finding.id);
      else await expect(asked).rejects.toMatchObject({ code: "record.not_found" });
    }

    const numbers = [...cases.map(({ number }) => caseNoOf(number)), caseNoOf(1, otherCountyCode)];
    const seen = numbers.filter((caseNo) => seesCase(who, caseNo));
    const list = await api.cases.list({ sort: "legalCaseNo" });
    expect(list.items.map(({ legalCaseNo }) => legalCaseNo)).toEqual(seen.toSorted());
    expect(list.total).toBe(seen.length);
    // A case page opens the lake; one of those in sight, and all that are not.
    for (const caseNo of [...seen.slice(-1), ...numbers.filter((number) => !seen.includes(number))]) {
      const asked = api.cases.get({ legalCaseNo: caseNo });
      if (seen.includes(caseNo)) expect((await asked).legalCaseNo).toBe(caseNo);
      else await expect(asked).rejects.toMatchObject({ code: "case.not_found" });
    }

    const deliveries = await api.deliveries.list({});
    const offices = [countyCode, otherCountyCode, cityCode];
    expect(deliveries.total).toBe(offices.filter((code) => reachesOffice(who, code)).length);

    const kinds = (await api.findings.kinds({ filters: {} })).flatMap((kind) => kind.rules);
    expect(kinds.reduce((sum, { total }) => sum + total, 0)).toBe(expected.length);
    const home = await api.home.overview({});
    expect(home.lastScreening === null).toBe(deliveries.total === 0);
    for (const box of inboxBoxes)
      for (const item of (await api.inbox.list({ box, limit: 200 })).items) expect(expected).toContain(item.id);
    for (const due of home.fallingDue) expect(seen).toContain(due.legalCaseNo);
    const workbook = await office.get(who, findingsWorkbookPath);
    expect(workbook.status).toBe(200);
  });

  it("the people differ enough for this to mean something", async () => {
    const findings = await allFindings();
    const counts = everybody.map((who) => findings.filter((finding) => seesFinding(who, finding)).length);
    expect(new Set(counts).size).toBeGreaterThan(5);
    expect(findings.some(({ legalCaseNo }) => legalCaseNo === caseNoOf(1, otherCountyCode))).toBe(true);
  });
});

describe("what the database shows to the same readers, whatever is asked of it", () => {
  it.each(everybody.map((who) => [who.name, who] as const))("%s", async (_name, who) => {
    const { db, clock } = office.server.app;
    const { reader } = (await resolveSignedIn(db, clock, who.id))!;
    const all = await asSystem(db, everything);
    const shown = await asReader(db, reader, everything);
    const seen = (rule: string, caseNo: string) => seesFinding(who, { rule, legalCaseNo: caseNo });

    const findings = all.findings.filter(({ rule, case_no }) => seen(rule, case_no));
    expect(shown.findings).toEqual(findings);
    const ids = new Set(findings.map(({ id }) => id));
    expect(shown.acts).toEqual(all.acts.filter(({ record_id }) => ids.has(record_id)));
    expect(shown.examinations).toEqual(all.examinations.filter(({ finding_id }) => ids.has(finding_id)));
    expect(shown.hits).toEqual(all.hits.filter(({ rule, case_no }) => seen(rule, case_no)));
    expect(shown.cases).toEqual(all.cases.filter(({ case_no }) => seesCase(who, case_no)));
    expect(shown.limits).toEqual(all.limits.filter(({ case_no }) => seesCase(who, case_no)));
    expect(shown.deliveries).toEqual(all.deliveries.filter(({ office_code }) => reachesOffice(who, office_code)));
    expect(shown.runs).toEqual(all.runs.filter(({ office_code }) => reachesOffice(who, office_code)));
    expect(shown.mappings).toEqual(all.mappings.filter(({ office_code }) => reachesOffice(who, office_code)));
    const filled = [all.findings, all.acts, all.examinations, all.hits, all.limits, all.mappings];
    expect(filled.every((rows) => rows.length > 0)).toBe(true);
  });

  it("no answer about tables can be written into an office out of reach, or taken away there", async () => {
    const { db, clock } = office.server.app;
    const { reader } = (await resolveSignedIn(db, clock, officer.id))!;
    const foreign = "answer of " + otherCountyCode;
    const changed = await asReader(db, reader, (tx) =>
      tx.updateTable("table_mapping").set({ title: "改写" }).where("id", "=", foreign).executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
    const deleted = await asReader(db, reader, (tx) =>
      tx.deleteFrom("table_mapping").where("id", "=", foreign).executeTakeFirst(),
    );
    expect(deleted.numDeletedRows).toBe(0n);
    const own = { id: "moved", title: "甲", body: "{}", remembered_by: officer.id, remembered_at: new Date(0) };
    await expect(
      asReader(db, reader, (tx) =>
        tx
          .insertInto("table_mapping")
          .values({ ...own, office_code: otherCountyCode })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("a reader that was never set sees nothing", async () => {
    const { db } = office.server.app;
    const shown = await db.transaction().execute(everything);
    expect(Object.values(shown).flat()).toEqual([]);
    const nobody: Reader = { personId: "", offices: [], departments: [], tokens: [] };
    expect(Object.values(await asReader(db, nobody, everything)).flat()).toEqual([]);
  });

  it("the reader of one transaction is not the reader of the next on the same connection", async () => {
    const { db, clock } = office.server.app;
    const { reader } = (await resolveSignedIn(db, clock, cityOfficer.id))!;
    for (let times = 0; times < 15; times += 1) {
      expect((await asReader(db, reader, everything)).findings.length).toBeGreaterThan(0);
      expect(Object.values(await db.transaction().execute(everything)).flat()).toEqual([]);
    }
  });

  it("history can be added to, not changed: not even by background work", async () => {
    const { db } = office.server.app;
    await expect(asSystem(db, (tx) => tx.updateTable("act").set({ ground: "改写" }).execute())).rejects.toThrow(
      /permission denied/,
    );
    await expect(asSystem(db, (tx) => tx.deleteFrom("finding").execute())).rejects.toThrow(/permission denied/);
    await expect(asSystem(db, (tx) => tx.deleteFrom("log_leaf").execute())).rejects.toThrow(/permission denied/);
  });
});

describe("a hand-over", () => {
  it("shows the one finding to whom it was handed, and nothing else of the case", async () => {
    const api = await office.as(clerk);
    const shown = (await api.findings.list({ filters: { text: caseNoOf(1) } })).items;
    expect(shown.map(({ rule }) => rule)).toEqual(["E01"]);
    await expect(api.cases.get({ legalCaseNo: caseNoOf(1) })).rejects.toMatchObject({ code: "case.not_found" });
    const detail = await api.findings.get({ id: shown[0]!.id });
    expect(detail.values.length).toBeGreaterThan(0);
    await expect(api.deliveries.get({ id: detail.delivery.id })).rejects.toMatchObject({ code: "delivery.not_found" });
  });

  it("to the department shows it to the head there, not to everybody in it", async () => {
    const counts: number[] = [];
    for (const who of [otherHead, clerk, head])
      counts.push((await (await office.as(who)).findings.list({ filters: { text: caseNoOf(2), rule: "E01" } })).total);
    expect(counts).toEqual([1, 0, 1]);
  });
});

describe("sight ends", () => {
  it("with the last post: former cases and findings are out of sight at once", async () => {
    const api = await office.as(prosecutor);
    expect((await api.cases.list({})).total).toBeGreaterThan(0);
    await setLastDay(prosecutor, "2024-12-31");
    expect((await api.cases.list({})).total).toBe(0);
    expect((await api.findings.list({ filters: {} })).total).toBe(0);
    await setLastDay(prosecutor, null);
    expect((await api.cases.list({})).total).toBeGreaterThan(0);
  });

  it("for whoever becomes an administrator, whatever other post is held", async () => {
    const { db } = office.server.app;
    const post = { department_id: "县案管", role: "securityAdministrator", held_from: "2020-01-01", held_to: null };
    for (const who of [clerk, people.secondOfficer]) {
      await asSystem(db, (tx) =>
        tx
          .insertInto("post")
          .values({ person_id: who.id, ...post })
          .execute(),
      );
      const api = await office.as(who);
      expect((await api.cases.list({})).total).toBe(0);
      expect((await api.findings.list({ filters: {} })).total).toBe(0);
      const body = new FormData();
      body.append("files", new Blob(["x"]), "x.xlsx");
      expect((await office.request(who, "/api/deliveries/upload", { method: "POST", body })).status).toBe(403);
    }
  });
});

async function setLastDay(who: TestPerson, day: string | null): Promise<void> {
  await asSystem(office.server.app.db, (tx) =>
    tx.updateTable("post").set({ held_to: day }).where("person_id", "=", who.id).execute(),
  );
}

async function everything(tx: Parameters<Parameters<typeof asSystem>[1]>[0]) {
  return {
    findings: await tx.selectFrom("finding").select(["id", "rule", "case_no"]).orderBy("id").execute(),
    acts: await tx.selectFrom("act").select(["id", "record_id"]).orderBy("id").execute(),
    examinations: await tx.selectFrom("examination").select(["id", "finding_id"]).orderBy("id").execute(),
    hits: await tx.selectFrom("hit").select(["id", "rule", "case_no"]).orderBy("id").execute(),
    cases: await tx.selectFrom("legal_case").select(["case_no"]).orderBy("case_no").execute(),
    limits: await tx
      .selectFrom("case_limit")
      .select(["case_no", "limit_id"])
      .orderBy("case_no")
      .orderBy("limit_id")
      .execute(),
    deliveries: await tx.selectFrom("delivery").select(["id", "office_code"]).orderBy("id").execute(),
    runs: await tx.selectFrom("screening_run").select(["id", "office_code"]).orderBy("id").execute(),
    mappings: await tx.selectFrom("table_mapping").select(["id", "office_code"]).orderBy("id").execute(),
  };
}
