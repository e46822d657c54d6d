// A problem during the procedure waits for its case, and is opened again by the delivery that shows the case further on.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { caseNoOf, sheetsOfCase, writeWorkbook } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type TestOffice } from "../../../test/test-office.ts";
import { stepBetween } from "./next-step.ts";

const { officer, supervisor } = people;

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
});
afterAll(() => office.stop());

/** Case 1 as of a data date; decided on a day, or not yet. */
async function deliverCase(dataDate: string, decided: string | null, label: string) {
  const sheets = sheetsOfCase({ number: 1, informed: "2025-03-11", summary: label });
  const workbook = await writeWorkbook({ ...sheets, 案件: [{ ...sheets["案件"]![0]!, 审结日期: decided }] });
  await deliver(office, officer, { workbook, dataDate, label });
}

describe("a problem that waits for its case's next step", () => {
  it("stays as it is while the case does, and is opened again when the case was decided", async () => {
    await deliverCase("2025-03-31", null, "三月数据");
    const [submits, supervises] = [await office.as(officer), await office.as(supervisor)];
    const created = await submits.records.create({
      requestId: crypto.randomUUID(),
      register: "oversightProblem",
      fields: {
        domain: "case",
        phase: "during",
        kind: "告知逾期",
        description: "等待作出决定后再看。",
        sourceDepartment: "县案管",
        nextStep: "作出审查决定",
        legalCase: caseNoOf(1),
      },
    });
    const act = async (name: string, version: number, fields: Record<string, string>) =>
      supervises.records.act({ requestId: crypto.randomUUID(), act: name, on: [{ id: created.id, version }], fields });
    await act("screen", 1, { responsibleDepartment: "县一部" });
    await act("putOnAgenda", 2, { nextMeetingOn: "2025-04-02" });
    await act("discuss", 3, { discussion: "等待案件决定" });
    await act("keepTracking", 4, { trackingPlan: "等待案件决定" });
    const state = async () => (await supervises.records.get({ id: created.id })).state;
    await deliverCase("2025-04-15", null, "四月数据");
    expect(await state()).toBe("tracking");
    await deliverCase("2025-04-30", "2025-04-20", "四月底数据");
    expect(await state()).toBe("screened");
    const { history } = await supervises.records.get({ id: created.id });
    expect(history.at(-1)).toMatchObject({
      act: "reopenAtNextStep",
      by: "测案管甲",
      ground: "四月底数据：案件已于 2025-04-20 作出决定",
    });
    // The same standing again opens nothing: the problem does not wait any more.
    await deliverCase("2025-05-31", "2025-04-20", "五月数据");
    expect((await supervises.records.get({ id: created.id })).history).toHaveLength(history.length);
  });
});

describe("a step", () => {
  const before = { decided: null, closed: null, later: ["甲"] };
  it.each([
    ["nothing new", before, null],
    ["a later stage", { ...before, later: ["甲", "乙"] }, "案件已进入下一阶段（乙）"],
    ["a decision", { ...before, decided: "2026-03-05" }, "案件已于 2026-03-05 作出决定"],
    ["an end", { ...before, closed: "2026-03-06" }, "案件已于 2026-03-06 办结"],
  ])("is %s", (_name, after, words) => {
    expect(stepBetween(before, after)).toBe(words);
  });
});
