// Process monitoring as GZ 665 orders it, through the API: three levels, the notice and its ten days, the report to the
// chief procurator, and the way to the conference.
import { createHash } from "node:crypto";
import { monitoringPaperPath, type ActArguments, type FindingAct, type FindingRow } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { docxText } from "../../../test/docx-text.ts";
import { workbookOf, type InventedCase } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type TestOffice, type TestPerson } from "../../../test/test-office.ts";
import { asSystem } from "../../database/pool.ts";

const { officer, secondOfficer, prosecutor, head, clerk, supervisor, neighbour } = people;

let office: TestOffice;
/** Findings of E01, each of a case of its own: a written notice by their rule. */
let free: FindingRow[];
const cases: readonly InventedCase[] = Array.from({ length: 20 }, (_, index) => ({
  number: index + 1,
  informed: "2025-03-14",
}));

beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  await deliver(office, officer, { workbook: await workbookOf(...cases), dataDate: "2025-03-31" });
  const page = await (await office.as(officer)).findings.list({ filters: { rule: "E01" }, offset: 0, limit: 200 });
  free = page.items;
});
afterAll(() => office.stop());

async function act(who: TestPerson, name: FindingAct, rows: readonly FindingRow[], given: ActArguments = {}) {
  const { items } = await (
    await office.as(who)
  ).findings.act({
    requestId: crypto.randomUUID(),
    act: name,
    on: rows.map(({ id, version }) => ({ id, version })),
    arguments: given,
  });
  return rows.map(({ id }) => items.find((row) => row.id === id)!);
}
const detail = async (who: TestPerson, { id }: FindingRow) => (await office.as(who)).findings.get({ id });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "accepted",
    (error: { code: string }) => error.code,
  );
const levels = async (rows: readonly FindingRow[], level: "L1" | "L3") =>
  act(officer, "setLevel", rows, { level, reason: "按情节调整" });

describe("the notice", () => {
  it("goes out with the hand-over of a more serious finding, one for each case, numbered without gaps", async () => {
    const rows = await act(officer, "handOver", free.splice(0, 3), { assigneeDepartmentId: "县一部" });
    const numbers = rows.map(({ notice }) => notice!.number);
    const year = numbers[0]!.slice(5, 9);
    expect(numbers.toSorted()).toEqual([1, 2, 3].map((n) => `流程监控〔${year}〕${n}号`));
    const response = await office.get(head, monitoringPaperPath(rows[0]!.notice!.id));
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = docxText(bytes);
    for (const words of [
      "案件流程监控通知书",
      numbers[0]!,
      "第一检察部",
      rows[0]!.legalCaseNo,
      rows[0]!.number,
      rows[0]!.message.zh,
      "十日以内",
      "第六百六十五条",
    ])
      expect(text).toContain(words);
    // The proof log holds the digest of the very bytes.
    const [{ arguments: said }] = (await asSystem(office.server.app.db, (tx) =>
      tx.selectFrom("act").select("arguments").where("record_id", "=", rows[0]!.id).execute(),
    )) as [{ arguments: { notice: { sha256: string } } }];
    expect(said.notice.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("does not go with what is slight", async () => {
    const slight = await levels(free.splice(0, 1), "L1");
    const [row] = await act(officer, "handOver", slight, { assigneeDepartmentId: "县一部" });
    expect(row).toMatchObject({ state: "handedOver", notice: null });
    expect((await detail(officer, row!)).papers).toEqual([]);
  });

  it("is acknowledged once, and the ten days run from then", async () => {
    const handed = await act(officer, "handOver", free.splice(0, 1), {
      assigneePersonId: prosecutor.id,
      answerDue: "2099-01-05",
    });
    expect(handed[0]).toMatchObject({ answerDue: "2099-01-05", notice: { receivedOn: null } });
    expect(await codeOf(act(clerk, "receive", handed))).not.toBe("accepted");
    const [received] = await act(prosecutor, "receive", handed);
    const { today } = (await (await office.as(prosecutor)).session.current())!;
    expect(received!.notice!.receivedOn).toBe(today);
    const days = (Date.parse(received!.answerDue!) - Date.parse(today)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(10);
    // A festival of eight days and a weekend before it is the longest that may follow.
    expect(days).toBeLessThanOrEqual(21);
    expect(received!.allowedActs).not.toContain("receive");
  });

  it("goes anew to another department, not to another person of the same", async () => {
    const [first] = await act(officer, "handOver", free.splice(0, 1), { assigneeDepartmentId: "县一部" });
    const [within] = await act(head, "handOver", [first!], { assigneePersonId: prosecutor.id });
    expect(within!.notice!.id).toBe(first!.notice!.id);
    const [moved] = await act(officer, "handOver", [within!], { assigneeDepartmentId: "县二部" });
    expect(moved!.notice!.id).not.toBe(first!.notice!.id);
    expect((await detail(officer, moved!)).papers.map(({ addressee }) => addressee)).toEqual([
      "第二检察部",
      "第一检察部",
    ]);
  });

  it("shows to no other office", async () => {
    const [row] = await act(officer, "handOver", free.splice(0, 1), { assigneeDepartmentId: "县一部" });
    expect((await office.get(neighbour, monitoringPaperPath(row!.notice!.id))).status).toBe(404);
  });
});

describe("the level", () => {
  it("is a person's to change with a reason, and a newer delivery leaves it", async () => {
    const [finding] = free.splice(0, 1);
    expect(await codeOf(act(officer, "setLevel", [finding!], { level: "L1" }))).toBe("act.reason_required");
    const [row] = await levels([finding!], "L1");
    expect(row!.level).toBe("L1");
    await deliver(office, officer, { workbook: await workbookOf(...cases, { number: 21 }), dataDate: "2025-04-15" });
    const again = await detail(officer, row!);
    expect(again).toMatchObject({ level: "L1", timesFound: 2 });
    expect(again.history.find(({ act: done }) => done === "setLevel")!.sentence.zh).toContain("调整为口头提示");
    const page = await (await office.as(officer)).findings.list({ filters: { rule: "E01" }, offset: 0, limit: 200 });
    free = page.items.filter(({ state, version }) => state === "suspected" && version === 0);
  });
});

describe("the report to the chief procurator", () => {
  it("stands before the end of what is serious, and is one paper for all of them", async () => {
    const serious = await levels(free.splice(0, 2), "L3");
    let rows = await act(officer, "handOver", serious, { assigneePersonId: prosecutor.id });
    rows = await act(prosecutor, "answer", rows, { answerKind: "corrected", reason: "已补充告知" });
    rows = await act(officer, "acceptCorrection", rows);
    expect(await codeOf(act(supervisor, "passRecheck", rows))).toBe("finding.not_reported");
    expect(rows[0]!.allowedActs).toContain("reportToChief");
    rows = await act(officer, "reportToChief", rows);
    expect(rows.every(({ reportedOn }) => reportedOn !== null)).toBe(true);
    const papers = await Promise.all(rows.map(async (row) => (await detail(officer, row)).papers));
    const [report] = papers[0]!.filter(({ kind }) => kind === "report");
    expect(papers[1]!.map(({ id }) => id)).toContain(report!.id);
    const text = docxText(
      Buffer.from(await (await office.get(officer, monitoringPaperPath(report!.id))).arrayBuffer()),
    );
    for (const row of rows) expect(text).toContain(row.legalCaseNo);
    const closed = await act(supervisor, "passRecheck", rows);
    expect(closed.map(({ state }) => state)).toEqual(["closed", "closed"]);
    // What opens again is told and reported again.
    const [opened] = await act(officer, "reopen", closed.slice(0, 1), { reason: "又有新材料" });
    expect(opened).toMatchObject({ state: "confirmed", notice: null, reportedOn: null });
    const [again] = await act(officer, "handOver", [opened!], { assigneePersonId: prosecutor.id });
    expect(again!.notice).not.toBeNull();
    expect(again!.allowedActs).toContain("reportToChief");
  });
});

describe("the way to the conference", () => {
  it("makes a problem of its ledger from a disputed finding, once", async () => {
    let rows = await act(officer, "handOver", free.splice(0, 1), { assigneePersonId: prosecutor.id });
    expect(await codeOf(act(officer, "escalate", rows, { reason: "未答复" }))).toBe("act.not_allowed_in_state");
    rows = await act(prosecutor, "answer", rows, { answerKind: "disputed", reason: "告知日期以笔录为准" });
    rows = await act(secondOfficer, "escalate", rows, { reason: "对告知日期有分歧" });
    expect(rows[0]!.state).toBe("escalated");
    const { items } = await (
      await office.as(supervisor)
    ).records.list({
      register: "oversightProblem",
      filters: {},
      sort: "number",
      direction: "descending",
      offset: 0,
      limit: 20,
    });
    expect(items).toHaveLength(1);
    const problem = await (await office.as(supervisor)).records.get({ id: items[0]!.id });
    expect(JSON.stringify(problem)).toContain("对告知日期有分歧");
    expect(problem.links.map(({ id }) => id)).toContain(rows[0]!.id);
    // What the conference says comes back as an acceptance or a return.
    expect((await act(officer, "returnAnswer", rows, { reason: "会议认为应当补充告知" }))[0]!.state).toBe("handedOver");
  });

  it("takes what is not answered in time", async () => {
    const [row] = await act(officer, "handOver", free.splice(0, 1), { assigneePersonId: prosecutor.id });
    await asSystem(office.server.app.db, (tx) =>
      tx.updateTable("finding").set({ answer_due: "2025-04-01" }).where("id", "=", row!.id).execute(),
    );
    expect((await act(officer, "escalate", [row!], { reason: "逾期未书面回复" }))[0]!.state).toBe("escalated");
  });
});
