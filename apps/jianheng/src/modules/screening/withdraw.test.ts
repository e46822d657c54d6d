// Deliveries taken back. What a finding is afterwards follows from the deliveries that are left, worked out by hand:
// E01: received on Monday 2025-03-10, told by Thursday 2025-03-13; told on the 14th is late (CPL 34).
import type { FindingRow } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { caseNoOf, workbookOf, type InventedCase } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type Client, type TestOffice } from "../../../test/test-office.ts";
import { asSystem } from "../../database/pool.ts";

const { officer, secondOfficer, prosecutor, neighbour } = people;

let office: TestOffice;
let api: Client;
beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  api = await office.as(officer);
});
afterAll(() => office.stop());

const late = { informed: "2025-03-14" } as const;
const inTime = { informed: "2025-03-13" } as const;
let sent = 0;

async function send(dataDate: string, ...cases: readonly InventedCase[]): Promise<string> {
  sent += 1;
  const [first, ...rest] = cases;
  const workbook = await workbookOf({ ...first!, summary: `第${sent}次导出` }, ...rest);
  const label = `第${sent}次`;
  return (await deliver(office, officer, { workbook, dataDate, kind: "increment", label })).deliveryId;
}

const withdraw = (id: string, reason = "导出时选错了单位") =>
  api.deliveries.withdraw({ id, reason, requestId: crypto.randomUUID() });

async function findingOf(number: number): Promise<FindingRow> {
  const { items } = await api.findings.list({ filters: { text: caseNoOf(number), rule: "E01" } });
  expect(items).toHaveLength(1);
  return items[0]!;
}

async function act(
  who: typeof officer,
  name: "handOver" | "answer" | "acceptCorrection" | "passRecheck" | "comment",
  finding: FindingRow,
  given = {},
) {
  const { version } = await api.findings.get({ id: finding.id });
  const on = [{ id: finding.id, version }];
  const client = await office.as(who);
  return client.findings.act({ requestId: crypto.randomUUID(), act: name, on, arguments: given });
}

async function close(finding: FindingRow): Promise<void> {
  await act(officer, "handOver", finding, { assigneePersonId: prosecutor.id });
  await act(prosecutor, "answer", finding, { answerKind: "corrected", reason: "已更正" });
  await act(officer, "acceptCorrection", finding);
  await act(secondOfficer, "passRecheck", finding);
}

describe("a delivery that is withdrawn", () => {
  it("shows who took it back, when and why, and closes what rests on it alone", async () => {
    const id = await send("2025-04-01", { number: 1, ...late });
    expect(await findingOf(1)).toMatchObject({ state: "suspected" });
    const summary = await withdraw(id);
    expect(summary.withdrawn).toMatchObject({ by: officer.name, reason: "导出时选错了单位" });
    const finding = await findingOf(1);
    expect(finding).toMatchObject({ state: "withdrawn", allowedActs: ["comment"] });
    const { history } = await api.findings.get({ id: finding.id });
    expect(history.at(-1)?.sentence.zh).toMatch(/该批数据已撤回/);
    expect((await api.cases.list({ text: caseNoOf(1) })).total).toBe(0);
    expect((await api.findings.list({ filters: { mine: true, text: caseNoOf(1) } })).total).toBe(0);
  });

  it("can be delivered again: the question is put anew", async () => {
    const [first] = (await api.deliveries.list({})).items;
    expect(first?.withdrawn).not.toBeNull();
    await send("2025-04-01", { number: 1, ...late });
    expect(await findingOf(1)).toMatchObject({ state: "suspected", dataState: "present" });
    expect((await api.cases.list({ text: caseNoOf(1) })).total).toBe(1);
  });

  it("is recognised no more as the same bytes", async () => {
    const workbook = await workbookOf({ number: 2, ...late });
    const once = await deliver(office, officer, { workbook, dataDate: "2025-04-02", kind: "increment" });
    await expect(deliver(office, officer, { workbook, dataDate: "2025-04-02" })).rejects.toMatchObject({
      code: "delivery.already_accepted",
    });
    await withdraw(once.deliveryId);
    const again = await deliver(office, officer, { workbook, dataDate: "2025-04-02", kind: "increment" });
    expect(again.deliveryId).not.toBe(once.deliveryId);
    expect(await findingOf(2)).toMatchObject({ state: "suspected" });
  });

  it("gives cases back what the delivery before said, and findings what it showed", async () => {
    await send("2025-04-03", { number: 3, ...late, handler: "旧承办" });
    const before = await findingOf(3);
    const [caseBefore] = (await api.cases.list({ text: caseNoOf(3) })).items;
    const id = await send("2025-04-04", { number: 3, ...inTime });
    expect(await findingOf(3)).toMatchObject({ dataState: "correctedInData" });
    await withdraw(id);
    const after = await findingOf(3);
    expect(after).toMatchObject({ dataState: "present", timesFound: before.timesFound, state: "suspected" });
    expect((await api.cases.list({ text: caseNoOf(3) })).items).toEqual([caseBefore]);
    const detail = await api.findings.get({ id: after.id });
    expect(detail.asOf).toBe("2025-04-03");
  });

  it("in the middle leaves what came after", async () => {
    await send("2025-04-05", { number: 4, ...late });
    const middle = await send("2025-04-06", { number: 4, ...late });
    await send("2025-04-07", { number: 4, ...late });
    expect(await findingOf(4)).toMatchObject({ timesFound: 3 });
    await withdraw(middle);
    const finding = await findingOf(4);
    expect(finding).toMatchObject({ timesFound: 2, dataState: "present" });
    expect((await api.findings.get({ id: finding.id })).asOf).toBe("2025-04-07");
  });

  it("that had reopened a closed finding closes it again", async () => {
    await send("2025-04-08", { number: 5, ...late });
    const finding = await findingOf(5);
    await close(finding);
    await send("2025-04-09", { number: 5, ...inTime });
    const id = await send("2025-04-10", { number: 5, ...late });
    expect(await findingOf(5)).toMatchObject({ state: "confirmed" });
    await withdraw(id);
    expect(await findingOf(5)).toMatchObject({ state: "closed", dataState: "correctedInData" });
  });

  it("leaves a reopened finding as it is once people have acted on it", async () => {
    await send("2025-04-11", { number: 6, ...late });
    await close(await findingOf(6));
    await send("2025-04-12", { number: 6, ...inTime });
    const id = await send("2025-04-13", { number: 6, ...late });
    await act(officer, "handOver", await findingOf(6), { assigneePersonId: prosecutor.id });
    await withdraw(id);
    expect(await findingOf(6)).toMatchObject({ state: "handedOver", dataState: "correctedInData" });
  });

  it("keeps the acts of people in the history of what it closed", async () => {
    const id = await send("2025-04-14", { number: 7, ...late });
    await act(officer, "handOver", await findingOf(7), { assigneePersonId: prosecutor.id });
    await withdraw(id);
    const finding = await findingOf(7);
    expect(finding.state).toBe("withdrawn");
    const { history } = await api.findings.get({ id: finding.id });
    expect(history.map(({ sentence }) => sentence.zh).join("\n")).toMatch(/交办[\s\S]*已撤回/);
  });
});

describe("a withdrawal", () => {
  it("with the same request is one, and with another is told of the first", async () => {
    const id = await send("2025-05-01", { number: 20, ...late });
    const request = { id, reason: "重复导出", requestId: crypto.randomUUID() };
    const once = await api.deliveries.withdraw(request);
    expect(await api.deliveries.withdraw(request)).toEqual(once);
    await expect(withdraw(id)).rejects.toMatchObject({ code: "delivery.withdrawn" });
    const leaves = await asSystem(office.server.app.db, (tx) =>
      tx.selectFrom("delivery").select("withdrawn_leaf_index").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    expect(leaves.withdrawn_leaf_index).not.toBeNull();
  });

  it("needs a reason", async () => {
    const id = await send("2025-05-02", { number: 21, ...late });
    await expect(withdraw(id, "   ")).rejects.toMatchObject({ code: "act.reason_required" });
    expect(await findingOf(21)).toMatchObject({ state: "suspected" });
  });

  it("is for those who import, for what they see", async () => {
    const id = await send("2025-05-03", { number: 22, ...late });
    const request = { id, reason: "越权", requestId: crypto.randomUUID() };
    await expect((await office.as(prosecutor)).deliveries.withdraw(request)).rejects.toMatchObject({
      code: "access.denied",
    });
    await expect((await office.as(neighbour)).deliveries.withdraw(request)).rejects.toMatchObject({
      code: "delivery.not_found",
    });
    expect(await findingOf(22)).toMatchObject({ state: "suspected" });
  });
});

describe("the period that a delivery covers", () => {
  const period = { from: "2025-01-01", to: "2025-04-30" };
  const accept = async (dataDate: string, given: typeof period) => {
    const workbook = await workbookOf({ number: 40, ...late, summary: `期间${given.from}${given.to}` });
    const uploadId = await office.upload(officer, [{ name: "数据.xlsx", content: workbook }]);
    return api.deliveries.accept({ uploadId, dataDate, kind: "full", period: given });
  };

  it("is kept with it", async () => {
    const { deliveryId } = await accept("2025-04-30", period);
    expect((await api.deliveries.get({ id: deliveryId })).scope).toMatchObject({ period });
  });

  it.each([
    ["ends before it begins", "2025-04-30", { from: "2025-04-02", to: "2025-04-01" }],
    ["ends after the data date", "2025-04-29", period],
  ])("is refused when it %s", async (_, dataDate, given) => {
    await expect(accept(dataDate, given)).rejects.toMatchObject({ code: "delivery.period_invalid" });
  });
});
