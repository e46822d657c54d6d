import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import {
  findingActs,
  findingsWorkbookPath,
  type ActArguments,
  type FindingAct,
  type FindingFilters,
  type FindingRow,
  type FindingState,
} from "@jianheng/contract";
import { readXlsx } from "@jianheng/files";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { badIdNumber, caseNoOf, workbookOf, type InventedCase } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type Client, type TestOffice, type TestPerson } from "../../../test/test-office.ts";
import { asSystem } from "../../database/pool.ts";

const { officer, secondOfficer, prosecutor, otherProsecutor, head, otherHead, clerk, supervisor, leader } = people;
const { administrator, neighbour, cityOfficer } = people;

let office: TestOffice;
/** One case each, with one finding of E01: told of the right to counsel a day late. */
let free: FindingRow[];
beforeAll(async () => {
  office = await startTestOffice({
    rules: ["process-monitoring/A08", "process-monitoring/E01", "case-card/V03", "case-card/V06"],
  });
  const cases: InventedCase[] = Array.from({ length: 400 }, (_, index) => ({
    number: index + 1,
    informed: "2025-03-14",
    // Every tenth belongs to a colleague of another department.
    ...(index % 10 === 9 ? { department: "第二检察部", handler: "测二部检察官" } : {}),
    ...(index % 20 === 0 ? { idNumber: badIdNumber } : {}),
    ...(index % 30 === 0 ? { assigned: null } : {}),
  }));
  await deliver(office, officer, { workbook: await workbookOf(...cases), dataDate: "2025-03-31" });
  free = (await allRows(officer, { rule: "E01" })).filter(({ department }) => department === "第一检察部");
});
afterAll(() => office.stop());

const take = (count: number): FindingRow[] => free.splice(0, count);
const one = (): FindingRow => take(1)[0]!;

async function allRows(who: TestPerson, filters: FindingFilters): Promise<FindingRow[]> {
  const api = await office.as(who);
  const rows: FindingRow[] = [];
  for (;;) {
    const page = await api.findings.list({ filters, offset: rows.length, limit: 200 });
    rows.push(...page.items);
    if (page.items.length === 0) {
      expect(rows).toHaveLength(page.total);
      return rows;
    }
  }
}

/** What each act needs to be complete. */
const complete: Readonly<Record<FindingAct, ActArguments>> = {
  confirm: {},
  dismiss: { dismissalReason: "falseAlarm" },
  setLevel: { level: "L1", reason: "情节轻微" },
  handOver: { assigneePersonId: prosecutor.id },
  receive: {},
  reportToChief: {},
  answer: { answerKind: "corrected", reason: "已补录" },
  acceptCorrection: {},
  acceptExplanation: {},
  returnAnswer: { reason: "没有附笔录" },
  escalate: { reason: "部门不认可" },
  passRecheck: {},
  failRecheck: { reason: "数据未变" },
  reopen: { reason: "又有新材料" },
  comment: { reason: "记一笔" },
};
const everyAct = Object.keys(findingActs) as FindingAct[];

async function act(
  who: TestPerson,
  name: FindingAct,
  on: readonly Pick<FindingRow, "id" | "version">[],
  given: ActArguments = complete[name],
  requestId: string = crypto.randomUUID(),
) {
  const api: Client = await office.as(who);
  return api.findings.act({
    requestId,
    act: name,
    on: on.map(({ id, version }) => ({ id, version })),
    arguments: given,
  });
}

/** Moves findings on, one act after the other, many at a time. */
async function drive(
  findings: readonly FindingRow[],
  ...steps: readonly (readonly [TestPerson, FindingAct, ActArguments?])[]
): Promise<FindingRow[]> {
  let rows: readonly FindingRow[] = findings;
  for (const [who, name, given] of steps) rows = (await act(who, name, rows, given)).items;
  return [...rows];
}

const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => ({ code: "accepted", args: {} as Record<string, string> }),
    (error: { code: string; data?: { args?: Record<string, string> } }) => ({
      code: error.code,
      args: error.data?.args ?? {},
    }),
  );

describe("the life of a finding", () => {
  it("from suspicion through hand-over, answer and acceptance to a re-check by another person", async () => {
    const finding = one();
    const steps = await (async () => {
      const states: [FindingState, number, string | null][] = [];
      const log = ({ items: [row] }: { items: FindingRow[] }) => states.push([row!.state, row!.version, row!.assignee]);
      log(await act(officer, "confirm", [finding]));
      log(await act(officer, "handOver", [{ ...finding, version: 1 }], { assigneeDepartmentId: "县一部" }));
      log(await act(head, "handOver", [{ ...finding, version: 2 }], { assigneePersonId: prosecutor.id }));
      log(await act(prosecutor, "answer", [{ ...finding, version: 3 }]));
      log(await act(officer, "returnAnswer", [{ ...finding, version: 4 }]));
      log(await act(prosecutor, "answer", [{ ...finding, version: 5 }]));
      log(await act(officer, "acceptCorrection", [{ ...finding, version: 6 }]));
      log(await act(supervisor, "failRecheck", [{ ...finding, version: 7 }]));
      log(
        await act(prosecutor, "answer", [{ ...finding, version: 8 }], { answerKind: "explained", reason: "另有笔录" }),
      );
      log(await act(officer, "acceptExplanation", [{ ...finding, version: 9 }]));
      log(await act(secondOfficer, "passRecheck", [{ ...finding, version: 10 }]));
      log(await act(officer, "reopen", [{ ...finding, version: 11 }]));
      return states;
    })();
    expect(steps).toEqual([
      ["confirmed", 1, null],
      ["handedOver", 2, "第一检察部"],
      ["handedOver", 3, "测检察官"],
      ["answered", 4, "测检察官"],
      ["handedOver", 5, "测检察官"],
      ["answered", 6, "测检察官"],
      ["corrected", 7, "测检察官"],
      ["handedOver", 8, "测检察官"],
      ["answered", 9, "测检察官"],
      ["explained", 10, "测检察官"],
      ["closed", 11, "测检察官"],
      ["confirmed", 12, "测检察官"],
    ]);
    const { history } = await (await office.as(officer)).findings.get({ id: finding.id });
    expect(history.map(({ seq }) => seq)).toEqual(steps.map((_, index) => index + 1));
    expect(history[2]).toMatchObject({
      by: "测部门主任",
      office: "测试县人民检察院",
      from: "handedOver",
      to: "handedOver",
    });
    expect(history[4]).toMatchObject({ ground: "没有附笔录", sentence: { zh: "测案管甲退回重办，理由：没有附笔录" } });
    const indices = history.map(({ leafIndex }) => leafIndex!);
    expect(indices).toEqual(indices.toSorted((a, b) => a - b));
    expect(new Set(indices).size).toBe(indices.length);
  });

  it("dismissed with its reason in words, and reopened", async () => {
    const finding = one();
    const dismissed = await act(officer, "dismiss", [finding], {
      dismissalReason: "explainedByDocument",
      reason: "告知笔录在卷二",
    });
    expect(dismissed.items[0]).toMatchObject({ state: "dismissed", allowedActs: ["reopen", "comment"] });
    const { history } = await (await office.as(officer)).findings.get({ id: finding.id });
    expect(history[0]!.ground).toBe("有文书说明（延长、中止等）：告知笔录在卷二");
    expect((await act(officer, "reopen", dismissed.items)).items[0]!.state).toBe("suspected");
  });

  it("handed over without a day is to be answered within ten days; with a day, by that day", async () => {
    const [free1, free2] = await drive(take(2), [officer, "handOver"]);
    const today = (await (await office.as(officer)).session.current({}))!.today;
    // GZ 665: ten days, the day itself not counted; a last day that is a day of rest moves on.
    const earliest = new Date(Date.parse(today) + 10 * 86_400_000).toISOString().slice(0, 10);
    expect(free1!.answerDue! >= earliest).toBe(true);
    const [named] = await drive([free2!], [officer, "handOver", { ...complete.handOver, answerDue: "2099-01-04" }]);
    expect(named).toMatchObject({ answerDue: "2099-01-04", light: "green" });
    const [passed] = await drive([named!], [officer, "handOver", { ...complete.handOver, answerDue: "2020-01-02" }]);
    expect(passed).toMatchObject({ answerDue: "2020-01-02", light: "red" });
    const [answered] = await drive([passed!], [prosecutor, "answer"]);
    expect(answered!.light).toBeNull();
  });
});

describe("refusals", () => {
  it("an act that the state does not know, naming both", async () => {
    const [closed] = await drive([one()], [officer, "confirm"]);
    expect(await refused(act(officer, "confirm", [closed!]))).toEqual({
      code: "act.not_allowed_in_state",
      args: { state: "已确认", act: "确认" },
    });
  });

  it.each([
    ["dismiss", {}, "act.reason_required"],
    ["dismiss", { dismissalReason: "other" }, "act.reason_required"],
    ["dismiss", { dismissalReason: "other", reason: "  " }, "act.reason_required"],
    ["handOver", {}, "act.field_required"],
    ["comment", { reason: " " }, "act.reason_required"],
  ] as const)("%s with %j: %s", async (name, given, code) => {
    const finding = one();
    expect((await refused(act(officer, name, [finding], given))).code).toBe(code);
    expect((await (await office.as(officer)).findings.get({ id: finding.id })).version).toBe(0);
    free.push(finding);
  });

  it.each([
    ["answer", { reason: "已补录" }, "act.field_required"],
    ["answer", { answerKind: "corrected", reason: "" }, "act.field_required"],
  ] as const)("%s with %j: %s", async (name, given, code) => {
    const [handed] = await drive([one()], [officer, "handOver"]);
    expect((await refused(act(prosecutor, name, [handed!], given))).code).toBe(code);
  });

  it.each(["returnAnswer", "failRecheck", "reopen"] as const)("%s without a reason", async (name) => {
    const steps = [
      [officer, "handOver"],
      [prosecutor, "answer"],
      [officer, "acceptCorrection"],
      [secondOfficer, "passRecheck"],
    ] as const;
    const upTo = { returnAnswer: 2, failRecheck: 3, reopen: 4 }[name];
    const [finding] = await drive([one()], ...steps.slice(0, upTo));
    expect((await refused(act(secondOfficer, name, [finding!], {}))).code).toBe("act.reason_required");
  });

  it("whoever answered neither accepts nor re-checks, even an officer who entered a paper answer", async () => {
    const [answered] = await drive([one()], [officer, "handOver"], [officer, "answer"]);
    expect((await refused(act(officer, "acceptCorrection", [answered!]))).code).toBe("act.same_person");
    const [accepted] = await drive([answered!], [secondOfficer, "acceptCorrection"]);
    expect((await refused(act(officer, "passRecheck", [accepted!]))).code).toBe("act.same_person");
    expect((await act(secondOfficer, "passRecheck", [accepted!])).items[0]!.state).toBe("closed");
  });

  it.each([
    ["a department of another office", { assigneeDepartmentId: "邻案管" }],
    ["a department that does not exist", { assigneeDepartmentId: "没有的部门" }],
    ["a person of another office", { assigneePersonId: neighbour.id }],
    ["a person who does not exist", { assigneePersonId: "p-nobody" }],
    [
      "a person who is not in the named department",
      { assigneePersonId: prosecutor.id, assigneeDepartmentId: "县二部" },
    ],
  ])("a hand-over to %s", async (_name, given) => {
    const finding = one();
    expect((await refused(act(officer, "handOver", [finding], given))).code).toBe("handover.assignee_unknown");
    free.push(finding);
  });

  it("a hand-over to someone whose post has ended", async () => {
    await asSystem(office.server.app.db, async (tx) => {
      await tx
        .insertInto("person")
        .values({ id: "p-gone", name: "测离任", office_code: "990102", user_name: null })
        .execute();
      await tx
        .insertInto("post")
        .values({
          person_id: "p-gone",
          department_id: "县一部",
          role: "prosecutor",
          held_from: "2020-01-01",
          held_to: "2024-12-31",
        })
        .execute();
    });
    expect((await refused(act(officer, "handOver", [one()], { assigneePersonId: "p-gone" }))).code).toBe(
      "handover.assignee_unknown",
    );
  });

  it("a head hands on within the own department, and asks case management for more", async () => {
    const [handed] = await drive([one()], [officer, "handOver", { assigneeDepartmentId: "县一部" }]);
    const { code, args } = await refused(act(head, "handOver", [handed!], { assigneeDepartmentId: "县二部" }));
    expect({ code, args }).toEqual({ code: "access.denied", args: { who: "案管人员" } });
    expect((await refused(act(head, "handOver", [handed!], { assigneePersonId: clerk.id }))).code).toBe(
      "access.denied",
    );
    expect((await act(head, "handOver", [handed!], { assigneePersonId: otherProsecutor.id })).items[0]!.assignee).toBe(
      "测检察官二",
    );
    // Handed from outside to a department that would not see the case otherwise, the head there is no freer.
    const [foreign] = await drive([one()], [officer, "handOver", { assigneeDepartmentId: "县二部" }]);
    expect((await refused(act(otherHead, "handOver", [foreign!], { assigneeDepartmentId: "县一部" }))).code).toBe(
      "access.denied",
    );
    expect((await act(otherHead, "handOver", [foreign!], { assigneePersonId: clerk.id })).items[0]!.assignee).toBe(
      "测二部检察官",
    );
  });

  it("an id that does not exist, or that the person does not see, alone or among others", async () => {
    const finding = one();
    const nothing = { id: crypto.randomUUID(), version: 0 };
    expect((await refused(act(officer, "confirm", [nothing]))).code).toBe("record.not_found");
    expect((await refused(act(officer, "confirm", [finding, nothing]))).code).toBe("record.not_found");
    expect((await refused(act(neighbour, "confirm", [finding]))).code).toBe("record.not_found");
    expect((await refused(act(administrator, "comment", [finding]))).code).toBe("record.not_found");
    expect(await (await office.as(officer)).findings.get({ id: finding.id })).toMatchObject({ version: 0 });
    free.push(finding);
  });

  it("a version that is no longer the newest, naming who did what meanwhile", async () => {
    const finding = one();
    await act(secondOfficer, "confirm", [finding]);
    expect(await refused(act(officer, "handOver", [finding]))).toEqual({
      code: "record.changed_meanwhile",
      args: { who: "测案管乙", act: "确认" },
    });
  });
});

describe("sent twice", () => {
  it("a request is done once and answered alike", async () => {
    const finding = one();
    const requestId = crypto.randomUUID();
    const first = await act(officer, "confirm", [finding], {}, requestId);
    const second = await act(officer, "confirm", [finding], {}, requestId);
    expect(second).toEqual(first);
    expect(second.items[0]!.version).toBe(1);
  });

  it("many times at once it is done once, and every sender is told so", async () => {
    for (const finding of take(5)) {
      const requestId = crypto.randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => act(officer, "confirm", [finding], {}, requestId)),
      );
      expect(answers.map(({ done, items }) => [done, items[0]!.version])).toEqual(answers.map(() => [1, 1]));
    }
  });

  it("the number of an earlier request with other content is refused, not taken for done", async () => {
    const [first, second] = take(2);
    const requestId = crypto.randomUUID();
    await act(officer, "confirm", [first!], {}, requestId);
    for (const [who, name, on] of [
      [officer, "dismiss", { ...first!, version: 1 }],
      [officer, "confirm", second!],
      [secondOfficer, "confirm", first!],
    ] as const)
      expect((await refused(act(who, name, [on], complete[name], requestId))).code).toBe("request.invalid");
    const api = await office.as(officer);
    expect(await api.findings.get({ id: second!.id })).toMatchObject({ state: "suspected", version: 0 });
    expect(await api.findings.get({ id: first!.id })).toMatchObject({ state: "confirmed", version: 1 });
  });
});

describe("many at a time", () => {
  it("all or none: one that cannot be done leaves all as they were", async () => {
    const [confirmed, ...others] = take(5);
    const [done] = await drive([confirmed!], [officer, "confirm"]);
    expect((await refused(act(officer, "confirm", [...others, done!]))).code).toBe("act.not_allowed_in_state");
    const stale = { ...done!, version: 0 };
    expect((await refused(act(officer, "comment", [...others, stale]))).code).toBe("record.changed_meanwhile");
    const api = await office.as(officer);
    for (const { id } of others)
      expect(await api.findings.get({ id })).toMatchObject({ version: 0, state: "suspected" });
    const all = await act(officer, "confirm", others);
    expect(all.done).toBe(4);
    expect(all.items.map(({ state, version }) => `${state} ${version}`)).toEqual(Array(4).fill("confirmed 1"));
    expect(all.sentence.zh).toBe("已确认 4 条");
  });

  it("two on the same finding at once: one wins, the other is told who did", async () => {
    for (let round = 0; round < 5; round += 1) {
      const finding = one();
      const results = await Promise.all([
        refused(act(officer, "confirm", [finding])),
        refused(act(secondOfficer, "dismiss", [finding])),
      ]);
      const winner = results.findIndex(({ code }) => code === "accepted");
      expect(results.map(({ code }) => code).toSorted()).toEqual(["accepted", "record.changed_meanwhile"]);
      expect(results[1 - winner]!.args).toEqual(
        winner === 0 ? { who: "测案管甲", act: "确认" } : { who: "测案管乙", act: "排除" },
      );
    }
  });

  it("batches that overlap in opposite order do not wait for each other for ever", async () => {
    const findings = take(12);
    const results = await Promise.all([
      refused(act(officer, "confirm", findings)),
      refused(act(secondOfficer, "confirm", findings.toReversed())),
      refused(act(cityOfficer, "confirm", findings)),
    ]);
    expect(results.map(({ code }) => code).toSorted()).toEqual([
      "accepted",
      "record.changed_meanwhile",
      "record.changed_meanwhile",
    ]);
  });

  it("twenty writers on different findings: nothing is lost and the log has no gap", async () => {
    const findings = take(20);
    await Promise.all(
      findings.map(async (finding, index) => {
        const who = index % 2 === 0 ? officer : secondOfficer;
        let rows = (await act(who, "comment", [finding], { reason: `第${index}位` })).items;
        rows = (await act(who, "confirm", rows)).items;
        await act(who, "handOver", rows);
      }),
    );
    const api = await office.as(officer);
    for (const [index, { id }] of findings.entries()) {
      const detail = await api.findings.get({ id });
      expect(detail).toMatchObject({ state: "handedOver", version: 3 });
      expect(detail.history[0]!.ground).toBe(`第${index}位`);
    }
    const leaves = await asSystem(office.server.app.db, (tx) =>
      tx.selectFrom("log_leaf").select("leaf_index").orderBy("leaf_index").execute(),
    );
    expect(leaves.map((leaf) => leaf.leaf_index)).toEqual(leaves.map((_, index) => index));
  });
});

describe("the buttons and the server agree", () => {
  // Each state with the steps that lead there.
  const handOver = [officer, "handOver"] as const;
  const toDepartment = [officer, "handOver", { assigneeDepartmentId: "县二部" }] as const;
  const answer = [prosecutor, "answer"] as const;
  const ways: Readonly<Record<string, readonly (readonly [TestPerson, FindingAct, ActArguments?])[]>> = {
    suspected: [],
    confirmed: [[officer, "confirm"]],
    dismissed: [[officer, "dismiss"]],
    "handed to a person": [handOver],
    "handed to a department": [toDepartment],
    answered: [handOver, answer],
    "answered by the officer": [handOver, [officer, "answer"]],
    corrected: [handOver, answer, [officer, "acceptCorrection"]],
    explained: [handOver, answer, [officer, "acceptExplanation"]],
    closed: [handOver, answer, [officer, "acceptCorrection"], [secondOfficer, "passRecheck"]],
  };
  // One of each kind; an officer of the same office stands for the other.
  const askers = [
    officer,
    cityOfficer,
    prosecutor,
    clerk,
    head,
    otherHead,
    supervisor,
    leader,
    administrator,
    neighbour,
  ];

  it.each(Object.keys(ways))("over every kind of person and every act: %s", async (name) => {
    const accepted = await Promise.all(askers.map((who) => tryEverything(who, ways[name]!)));
    // Somebody may do something besides taking notes, and not everybody may.
    expect(new Set(accepted.flat()).size).toBeGreaterThan(1);
    expect(accepted.filter((acts) => acts.length === 0).length).toBeGreaterThan(1);
  });

  /** Sends every act as this person, each on a finding in the same state; gives back what was accepted. */
  async function tryEverything(who: TestPerson, way: (typeof ways)[string]): Promise<FindingAct[]> {
    const api = await office.as(who);
    const accepted: FindingAct[] = [];
    let shown: FindingRow | undefined;
    for (const wanted of everyAct) {
      const fresh = shown ?? (await drive(take(1), ...way))[0]!;
      shown ??= await api.findings.get({ id: fresh.id }).catch(() => undefined);
      // A head hands on within the own department.
      const within = wanted === "handOver" && who.role === "departmentHead";
      const given = within ? { assigneeDepartmentId: who.departmentId } : complete[wanted];
      const { code } = await refused(act(who, wanted, [fresh], given));
      const allowed = shown?.allowedActs.includes(wanted) ?? false;
      expect(`${who.name} ${wanted} ${code === "accepted"}`).toBe(`${who.name} ${wanted} ${allowed}`);
      if (shown === undefined) {
        expect(code).toBe("record.not_found");
        return [];
      }
      if (code !== "accepted") expect(["act.not_allowed_in_state", "act.same_person", "access.denied"]).toContain(code);
      else {
        accepted.push(wanted);
        shown = undefined;
      }
    }
    return accepted;
  }
});

describe("lists", () => {
  it("leave what each filter says, and count what they leave", async () => {
    const rows = await allRows(officer, {});
    const today = (await (await office.as(officer)).session.current({}))!.today;
    const cases: readonly (readonly [FindingFilters, (row: FindingRow) => boolean])[] = [
      [{ text: caseNoOf(21) }, (row) => row.legalCaseNo === caseNoOf(21)],
      [{ text: "虚构人3" }, (row) => row.caseName.includes("虚构人3") || row.subject.label.includes("虚构人3")],
      [{ text: "100%" }, () => false],
      [{ text: "_" }, () => false],
      [{ rule: "V06" }, (row) => row.rule === "V06"],
      [{ level: ["L2", "error"] }, (row) => row.level === "L2" || row.level === "error"],
      [{ outcome: "undetermined" }, (row) => row.outcome === "undetermined"],
      [{ duty: "own" }, (row) => row.duty === "own"],
      [{ state: ["handedOver", "answered"] }, (row) => row.state === "handedOver" || row.state === "answered"],
      [{ officeCode: "990102" }, () => true],
      [{ officeCode: "990103" }, () => false],
      [{ dataState: "present" }, (row) => row.dataState === "present"],
      [{ answerDueUntil: today }, (row) => row.state === "handedOver" && (row.answerDue ?? "9") <= today],
      [{ rule: "E01", state: ["closed"] }, (row) => row.rule === "E01" && row.state === "closed"],
      [
        { departmentId: "县二部" },
        (row) => row.department === "第二检察部" || ["第二检察部", "测二部检察官"].includes(row.assignee ?? ""),
      ],
      [{ personId: clerk.id }, (row) => row.handler === "测二部检察官" || row.assignee === "测二部检察官"],
    ];
    for (const [filters, keeps] of cases) {
      const found = await allRows(officer, filters);
      expect([filters, found.map(({ id }) => id).toSorted()]).toEqual([
        filters,
        rows
          .filter(keeps)
          .map(({ id }) => id)
          .toSorted(),
      ]);
      const kinds = (await (await office.as(officer)).findings.kinds({ filters })).flatMap((kind) => kind.rules);
      const counted = new Map<string, { total: number; open: number; undetermined: number }>();
      for (const row of rows.filter(keeps)) {
        const count = counted.get(row.rule) ?? { total: 0, open: 0, undetermined: 0 };
        counted.set(row.rule, count);
        count.total += 1;
        if (!["dismissed", "closed", "withdrawn"].includes(row.state)) count.open += 1;
        if (row.outcome === "undetermined") count.undetermined += 1;
      }
      expect(
        new Map(kinds.map(({ rule, total, open, undetermined }) => [rule, { total, open, undetermined }])),
      ).toEqual(counted);
    }
    // The list is long enough for every filter to have meant something.
    expect(rows.length).toBeGreaterThan(400);
  });

  it("wait for whom: to answer for the assignee, to judge for case management, never one's own answer", async () => {
    const mine = await allRows(prosecutor, { mine: true });
    expect(mine.length).toBeGreaterThan(0);
    for (const row of mine) expect(row).toMatchObject({ state: "handedOver", assignee: "测检察官" });
    const officers = await allRows(officer, { mine: true });
    for (const row of officers)
      expect(row.allowedActs.filter((name) => name !== "comment" && name !== "answer").length).toBeGreaterThan(0);
    const own = (await allRows(officer, { state: ["answered"] })).filter(
      ({ allowedActs }) => !allowedActs.includes("acceptCorrection"),
    );
    expect(own.length).toBeGreaterThan(0);
    for (const row of own) expect(officers.map(({ id }) => id)).not.toContain(row.id);
  });

  it("come in the order asked for, and a page follows on the page before", async () => {
    const api = await office.as(officer);
    for (const sort of ["case", "dueDate", "newest", "level"] as const) {
      const whole = await api.findings.list({ filters: {}, sort, limit: 150 });
      const parts = [];
      for (let offset = 0; offset < 150; offset += 50)
        parts.push(...(await api.findings.list({ filters: {}, sort, offset, limit: 50 })).items);
      expect(parts.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id));
      if (sort === "case") {
        const numbers = whole.items.map(({ legalCaseNo }) => legalCaseNo);
        expect(numbers).toEqual(numbers.toSorted());
      }
      if (sort === "dueDate") {
        const days = whole.items.map(({ answerDue }) => answerDue ?? "9999");
        expect(days).toEqual(days.toSorted());
      }
    }
  });

  it.each([
    ["an officer, everything", officer, {}],
    ["an officer, what is handed over", officer, { state: ["handedOver"] }],
    ["a prosecutor, own cases", clerk, {}],
    ["an administrator, nothing", administrator, {}],
  ] as const)("go out as a workbook with the same rows: %s", async (_name, who, filters) => {
    const rows = await allRows(who, filters as FindingFilters);
    const url = `${findingsWorkbookPath}?filters=${encodeURIComponent(JSON.stringify(filters))}`;
    const response = await office.get(who, url);
    expect(response.status).toBe(200);
    const written = await readSheet(Buffer.from(await response.arrayBuffer()));
    expect(written[0]?.slice(0, 4)).toEqual(["编号", "部门受案号", "案件名称", "对象"]);
    expect(written.slice(1).map(([number, caseNo, , , rule]) => [number, caseNo, rule])).toEqual(
      rows.map(({ number, legalCaseNo, rule }) => [number, legalCaseNo, rule]),
    );
    // Days are written as days, counts as numbers.
    const at = written[0]!.indexOf("届满日");
    expect(written.slice(1).map((row) => row[at] ?? null)).toEqual(rows.map(({ dueDate }) => dueDate));
  });
});

describe("what is stored", () => {
  it("is, for every finding, the fold of its acts", async () => {
    // State by act, written down once more.
    const flow: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      suspected: { confirm: "confirmed", dismiss: "dismissed", handOver: "handedOver", setLevel: "suspected" },
      confirmed: { handOver: "handedOver", dismiss: "dismissed", setLevel: "confirmed", reportToChief: "confirmed" },
      dismissed: { reopen: "suspected" },
      handedOver: {
        answer: "answered",
        handOver: "handedOver",
        receive: "handedOver",
        reportToChief: "handedOver",
        escalate: "escalated",
      },
      answered: {
        acceptCorrection: "corrected",
        acceptExplanation: "explained",
        returnAnswer: "handedOver",
        reportToChief: "answered",
        escalate: "escalated",
      },
      escalated: {
        acceptCorrection: "corrected",
        acceptExplanation: "explained",
        returnAnswer: "handedOver",
        reportToChief: "escalated",
      },
      corrected: { passRecheck: "closed", failRecheck: "handedOver", reportToChief: "corrected" },
      explained: { passRecheck: "closed", failRecheck: "handedOver", reportToChief: "explained" },
      closed: { reopen: "confirmed" },
    };
    const { findings, acts } = await asSystem(office.server.app.db, async (tx) => ({
      findings: await tx.selectFrom("finding").select(["id", "state", "version", "answered_by"]).execute(),
      acts: await tx.selectFrom("act").selectAll().orderBy("record_id").orderBy("seq").execute(),
    }));
    for (const finding of findings) {
      const own = acts.filter((done) => done.record_id === finding.id);
      let state = "suspected";
      let answeredBy: string | null = null;
      for (const [index, done] of own.entries()) {
        expect(done.seq).toBe(index + 1);
        expect(done.from_state).toBe(state);
        if (done.act !== "comment") state = flow[state]![done.act]!;
        expect(done.to_state).toBe(state);
        if (done.act === "answer") answeredBy = done.by_person;
      }
      expect(finding).toMatchObject({ state, version: own.length, answered_by: answeredBy });
    }
    expect(acts.length).toBeGreaterThan(200);
  });
});

async function readSheet(content: Buffer): Promise<(string | undefined)[][]> {
  const dir = await mkdtemp(path.join(os.tmpdir(), "jianheng-list-"));
  const file = path.join(dir, "list.xlsx");
  await writeFile(file, content);
  const book = await readXlsx({ name: "list.xlsx", path: file });
  const rows: (string | undefined)[][] = [];
  for await (const part of book.rows(book.sheets[0]!))
    for (const row of part) {
      const cells: (string | undefined)[] = [];
      for (const cell of row.cells) cells[cell.column] = cell.text;
      rows.push(cells);
    }
  await rm(dir, { recursive: true });
  return rows;
}
