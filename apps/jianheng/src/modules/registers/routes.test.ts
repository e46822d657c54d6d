// A register from its definition alone, through HTTP: a hearing from the request to the answer.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, startTestOffice, type TestOffice, type TestPerson } from "../../../test/test-office.ts";

const { prosecutor, leader, officer, clerk, neighbour, administrator, cityOfficer, supervisor } = people;

let office: TestOffice;
const as = (person: TestPerson) => office.as(person);
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const wanted = {
  caseName: "虚构人甲涉嫌盗窃案",
  kind: "nonProsecution",
  openness: "public",
  reason: "分歧较大",
  handler: prosecutor.id,
};

async function propose(fields: Record<string, string> = {}) {
  const api = await as(prosecutor);
  return api.records.create({ requestId: crypto.randomUUID(), register: "hearing", fields: { ...wanted, ...fields } });
}

async function act(
  person: TestPerson,
  name: string,
  record: { id: string; version: number },
  fields = {},
  ground?: string,
) {
  const { items } = await (
    await as(person)
  ).records.act({
    requestId: crypto.randomUUID(),
    act: name,
    on: [{ id: record.id, version: record.version }],
    fields,
    ...(ground === undefined ? {} : { ground }),
  });
  return items[0]!;
}

async function refusal(work: Promise<unknown>) {
  return work.then(
    () => ({ code: "none", args: {} as Record<string, string>, fields: [] as { field: string }[] }),
    (error: { code: string; data: { args: Record<string, string>; fields?: { field: string }[] } }) => ({
      code: error.code,
      args: error.data.args,
      fields: error.data.fields ?? [],
    }),
  );
}

const officers = [{ name: "虚构听证员一" }, { name: "虚构听证员二" }, { name: "虚构听证员三" }];
const notice = { heldOn: "2026-07-10", place: "检察听证室", noticeOn: "2026-07-01", officers };

describe("a record", () => {
  it("begins with a number of its own, is titled by its definition and awaits who decides", async () => {
    const first = await propose();
    const second = await propose({ caseName: "虚构人乙涉嫌诈骗案" });
    const year = first.registeredOn.slice(0, 4);
    expect([first.number, second.number]).toEqual([`听证〔${year}〕1号`, `听证〔${year}〕2号`]);
    expect(first).toMatchObject({ title: "虚构人甲涉嫌盗窃案　拟不起诉", state: "proposed", version: 1, due: null });
    const todo = await (await as(leader)).inbox.list({ box: "todo" });
    expect(todo.items.map((item) => item.number)).toContain(first.number);
    expect(todo.items[0]).toMatchObject({ what: { zh: "决定听证" }, registerTitle: { zh: "检察听证" } });
  });

  it("goes through its flow to the end; each act is in the history and in the log", async () => {
    const proposed = await propose();
    const approved = await act(leader, "approve", proposed);
    const notified = await act(prosecutor, "notify", approved, notice);
    expect(notified).toMatchObject({ state: "notified", due: { dueDate: "2026-07-10" } });
    const held = await act(prosecutor, "record", notified, { opinion: "同意" });
    expect(held.due).toBeNull();
    const answered = await act(prosecutor, "answer", held, { followed: true });
    expect(answered).toMatchObject({ state: "answered", ended: true, version: 5 });
    await office.server.app.proofLog.settled();
    const detail = await (await as(prosecutor)).records.get({ id: answered.id });
    expect(detail.history.map((entry) => [entry.seq, entry.act, entry.by, entry.proof])).toEqual([
      [1, "create", "测检察官", "logged"],
      [2, "approve", "测检察长", "logged"],
      [3, "notify", "测检察官", "logged"],
      [4, "record", "测检察官", "logged"],
      [5, "answer", "测检察官", "logged"],
    ]);
    expect(detail.allFields).toMatchObject({ officerCount: 3, opinion: "同意" });
    expect(detail.files.map((file) => [file.name, file.made])).toEqual([[`听证通知书 ${detail.number}.docx`, true]]);
    expect(detail.limits).toMatchObject([{ limit: "hearing", dueDate: "2026-07-10", light: null }]);
  });

  it("is refused where a guard does not hold, in the definition's words", async () => {
    const approved = await act(leader, "approve", await propose());
    const late = { ...notice, noticeOn: "2026-07-09" };
    expect(await refusal(act(prosecutor, "notify", approved, late))).toMatchObject({
      code: "record.guard",
      args: { message: "应当在听证三日前告知听证会参加人" },
    });
    const two = { ...notice, officers: officers.slice(1) };
    expect(await refusal(act(prosecutor, "notify", approved, two))).toMatchObject({
      code: "record.guard",
      args: { message: "听证员一般为三至七人的单数" },
    });
    const after = await (await as(prosecutor)).records.get({ id: approved.id });
    expect(after).toMatchObject({ state: "planned", version: 2 });
  });

  it("names every field that is missing or cannot be read", async () => {
    const bad = { caseName: "", kind: "wedding", openness: "public", reason: "理由", handler: "p-nobody" };
    const refused = await refusal(
      (await as(prosecutor)).records.create({ requestId: crypto.randomUUID(), register: "hearing", fields: bad }),
    );
    expect(refused.code).toBe("record.invalid");
    expect(refused.fields.map(({ field }) => field).toSorted()).toEqual(["caseName", "handler", "kind"]);
  });
});

describe("who may", () => {
  it("decide: not who asked, not a bystander; the refusal says who", async () => {
    const proposed = await propose();
    expect(await refusal(act(prosecutor, "approve", proposed))).toMatchObject({ code: "act.excluded" });
    expect(await refusal(act(officer, "approve", proposed))).toMatchObject({
      code: "access.denied",
      args: { who: "院领导", "who.en": "leadership" },
    });
  });

  it("read: those whom the definition names, in the office and above, nobody else", async () => {
    const { id } = await propose();
    for (const person of [prosecutor, leader, officer, cityOfficer])
      expect((await (await as(person)).records.get({ id })).id, person.name).toBe(id);
    for (const person of [clerk, neighbour, administrator])
      expect(await refusal((await as(person)).records.get({ id })), person.name).toMatchObject({
        code: "record.not_found",
      });
    expect(await hearingsOf(clerk)).toBe(0);
    expect(await hearingsOf(neighbour)).toBe(0);
    expect(await hearingsOf(officer)).toBeGreaterThan(0);
  });
});

describe("twice", () => {
  it("the same request makes one record and one act", async () => {
    const api = await as(prosecutor);
    const request = { requestId: crypto.randomUUID(), register: "hearing", fields: wanted };
    const [one, other] = await Promise.all([api.records.create(request), api.records.create(request)]);
    expect(one.id).toBe(other.id);
    const deciding = {
      requestId: crypto.randomUUID(),
      act: "approve",
      on: [{ id: one.id, version: 1 }],
      fields: {},
    };
    const leading = await as(leader);
    await Promise.all([leading.records.act(deciding), leading.records.act(deciding)]);
    expect((await api.records.get({ id: one.id })).history).toHaveLength(2);
  });

  it("of two people who act on the same version the second is told who was first", async () => {
    const proposed = await propose();
    await act(leader, "approve", proposed);
    expect(await refusal(act(leader, "refuse", proposed, { refusal: "没有争议" }))).toMatchObject({
      code: "record.changed_meanwhile",
      args: { who: "测检察长", act: "决定听证" },
    });
  });
});

describe("a record of another record", () => {
  it("is never itself", async () => {
    const kinds = {
      domain: "case",
      phase: "before",
      kind: "重复",
      description: "重复登记",
      sourceDepartment: "县一部",
    };
    const request = { requestId: crypto.randomUUID(), register: "oversightProblem", fields: kinds };
    const problem = await (await as(prosecutor)).records.create(request);
    const merging = act(supervisor, "merge", problem, { mergedInto: problem.id }, "重复");
    expect(await refusal(merging)).toMatchObject({ code: "record.invalid", fields: [{ field: "mergedInto" }] });
  });
});

describe("search", () => {
  it("finds words in any order, parts of words, and numbers; not what is not there", async () => {
    const record = await propose({ caseName: "虚构人丁涉嫌掩饰隐瞒犯罪所得案", reason: "社会关注度高" });
    const api = await as(officer);
    const found = async (text: string) =>
      (await api.records.list({ register: "hearing", filters: { text } })).items.some(({ id }) => id === record.id);
    for (const text of ["隐瞒犯罪", "关注 掩饰", "隐", record.number, "人丁涉嫌"])
      expect(await found(text), text).toBe(true);
    for (const text of ["隐瞒盗窃", "瞒隐"]) expect(await found(text), text).toBe(false);
  });
});

async function hearingsOf(person: TestPerson): Promise<number> {
  return (await (await as(person)).records.list({ register: "hearing" })).total;
}
