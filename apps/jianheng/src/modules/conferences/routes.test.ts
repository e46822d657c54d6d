// The joint oversight conference through HTTP: a problem from a department through agenda, question, answer and
// commitment into the ledger, and the minutes that say it; then the figures of a year, which are their rows.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  minutesDraftPath,
  registerPaths,
  type FieldValues,
  type MeetingEvent,
  type RecordRow,
  type RowValue,
} from "@jianheng/contract";
import { docxText } from "../../../test/docx-text.ts";
import {
  people,
  person,
  settle,
  startTestOffice,
  type Client,
  type TestOffice,
  type TestPerson,
} from "../../../test/test-office.ts";

const { supervisor, leader, prosecutor, head, officer, clerk, cityOfficer, neighbour } = people;

let office: TestOffice;
const as = (person: TestPerson) => office.as(person);
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

async function create(person: TestPerson, register: string, fields: FieldValues) {
  return (await as(person)).records.create({ requestId: crypto.randomUUID(), register, fields });
}

async function act(
  person: TestPerson,
  name: string,
  on: Pick<RecordRow, "id">,
  fields: FieldValues = {},
  ground?: string,
) {
  const api = await as(person);
  const { version } = await (await as(supervisor)).records.get({ id: on.id });
  const { items } = await api.records.act({
    requestId: crypto.randomUUID(),
    act: name,
    on: [{ id: on.id, version }],
    fields,
    ...(ground === undefined ? {} : { ground }),
  });
  return items[0]!;
}

const problemFields = (kind: string, more: FieldValues = {}): FieldValues => ({
  domain: "case",
  phase: "before",
  kind,
  description: `${kind}，见流程监控记录。`,
  sourceDepartment: "县案管",
  ...more,
});

async function screened(kind: string, more: FieldValues = {}) {
  const problem = await create(officer, "oversightProblem", problemFields(kind, more));
  return act(supervisor, "screen", problem, { responsibleDepartment: "县一部" });
}

async function planned(name: string, observers: readonly RowValue[] = []) {
  return create(supervisor, "conference", {
    name,
    date: "2026-07-10",
    place: "三楼会议室",
    host: "县督察",
    chair: supervisor.id,
    clerk: officer.id,
    memberDepartments: ["检务督察", "机关纪委", "案件管理", "控告申诉", "计财装备", "干部人事"].map((department) => ({
      department,
      attendee: `虚构${department}`,
    })),
    ...(observers.length === 0 ? {} : { observers }),
  });
}

const nothing = { speaker: "", departmentId: null, ownerId: null, means: null, due: null };

/** Puts problems on the agenda and opens the conference. */
async function opened(name: string, problems: readonly RecordRow[], observers: readonly RowValue[] = []) {
  const conference = await planned(name, observers);
  const api = await as(supervisor);
  await api.conferences.setAgenda({
    requestId: crypto.randomUUID(),
    id: conference.id,
    problems: problems.map(({ id }) => id),
  });
  await act(supervisor, "freezeAgenda", conference);
  return act(supervisor, "open", conference);
}

interface Said {
  readonly conferenceId: string;
  readonly problemId: string;
}

async function write(
  person: TestPerson,
  at: Said,
  kind: "question" | "answer" | "commitment",
  text: string,
  more: Partial<Omit<Parameters<Client["conferences"]["write"]>[0], "words">> & { words?: object } = {},
) {
  const { words, ...rest } = more;
  return (await as(person)).conferences.write({
    requestId: crypto.randomUUID(),
    entryId: crypto.randomUUID(),
    questionId: null,
    baseVersion: 0,
    ...at,
    kind,
    ...rest,
    words: { ...nothing, text, ...words },
  });
}

const commitmentWords = { departmentId: "县一部", ownerId: prosecutor.id, means: "逐件核对", due: "2026-08-01" };

describe("a conference", () => {
  it("takes a problem from the agenda through question, answer and commitment into the ledger and the minutes", async () => {
    const problem = await screened("告知逾期");
    const conference = await opened("第一次联席会议", [problem]);
    const at = { conferenceId: conference.id, problemId: problem.id };
    const asked = await write(officer, at, "question", "为什么告知超过三日？", {
      words: { speaker: "案件管理 虚构丙" },
    });
    const questionId = asked.entry.id;
    await write(supervisor, at, "answer", "助理新任，不熟悉起算日。", { questionId });
    const promised = await write(supervisor, at, "commitment", "一个月内全部核对", {
      questionId,
      words: commitmentWords,
    });
    const carried = await (
      await as(supervisor)
    ).conferences.carry({ requestId: crypto.randomUUID(), entryId: promised.entry.id });
    expect(carried).toMatchObject({ carried: true, owner: "测检察官", department: "第一检察部", due: "2026-08-01" });
    const assigned = await (await as(prosecutor)).records.get({ id: problem.id });
    expect(assigned).toMatchObject({ state: "assigned", due: { dueDate: "2026-08-01" } });
    expect(assigned.allFields).toMatchObject({ owner: prosecutor.id, means: "逐件核对", conference: conference.id });
    expect(assigned.allFields["discussion"]).toContain("问（案件管理 虚构丙）：为什么告知超过三日？");

    await act(supervisor, "adjourn", conference, { minutesDue: "2026-07-17" });
    const late = write(supervisor, at, "answer", "散会以后", { questionId });
    await expect(late).rejects.toMatchObject({ code: "meeting.not_in_session" });
    await act(officer, "draftMinutes", conference, {
      summary: "逐项问答",
      decisions: "同日登记",
      copiedTo: "各基层检察院",
    });
    const draft = await office.get(leader, minutesDraftPath(conference.id));
    expect(await wordsOf(draft)).toContain("为什么告知超过三日？");
    const issued = await act(leader, "issueMinutes", conference, { issuedOn: "2026-07-16", copiedTo: "各基层检察院" });
    expect(issued.ended).toBe(true);
    const detail = await (await as(leader)).records.get({ id: conference.id });
    const minutes = detail.files.find(({ name }) => name.includes("纪要"))!;
    const words = await wordsOf(await office.get(leader, registerPaths.file(conference.id, minutes.id)));
    for (const said of [
      "为什么告知超过三日？",
      "助理新任，不熟悉起算日。",
      "一个月内全部核对（措施：逐件核对）",
      "2026年8月1日",
      "会议讨论议题1项，提问1条、答复1条、承诺1条，承诺中已记入台账1条。",
      "截至成文之日，上述1项问题中持续跟进1项。",
      // The day on which they were issued, not that of the machine.
      "2026年7月16日",
    ])
      expect(words, said).toContain(said);
  });

  it("is drafted by one and issued by another", async () => {
    const conference = await opened("须另行签发的会议", []);
    await act(supervisor, "adjourn", conference, { minutesDue: "2026-07-17" });
    await act(supervisor, "draftMinutes", conference, { summary: "无", decisions: "无" });
    await expect(
      act(supervisor, "issueMinutes", conference, { issuedOn: "2026-07-16", copiedTo: "无" }),
    ).rejects.toMatchObject({
      status: 403,
    });
  });

  it("keeps both texts of two clerks who wrote from the same version, until somebody settles them", async () => {
    const problem = await screened("文书不规范");
    const conference = await opened("两名记录人的会议", [problem]);
    const at = { conferenceId: conference.id, problemId: problem.id };
    const { entry } = await write(officer, at, "question", "原文");
    const change = { entryId: entry.id, baseVersion: 1 };
    const first = await write(officer, at, "question", "甲的改法", change);
    const second = await write(supervisor, at, "question", "乙的改法", change);
    expect([first.conflict, second.conflict]).toEqual([false, true]);
    expect(second.entry).toMatchObject({ text: "甲的改法", version: 2, conflicts: [{ text: "乙的改法", version: 3 }] });
    const settled = await write(officer, at, "question", "甲和乙的改法", {
      entryId: entry.id,
      baseVersion: 2,
      settles: [3],
    });
    expect(settled).toMatchObject({ conflict: false, entry: { text: "甲和乙的改法", conflicts: [] } });
  });

  it("shows those who follow it what others write, and is not written by those who only read", async () => {
    const problem = await screened("系统填录");
    const conference = await opened("有人旁听的会议", [problem]);
    const following = await (await as(leader)).conferences.follow({ id: conference.id });
    const events = following[Symbol.asyncIterator]();
    expect((await events.next()).value).toEqual({ type: "following" });
    const at = { conferenceId: conference.id, problemId: problem.id };
    await write(officer, at, "question", "听得见吗？");
    const event = (await events.next()).value as Extract<MeetingEvent, { type: "entry" }>;
    expect(event).toMatchObject({ type: "entry", entry: { text: "听得见吗？" } });
    await events.return?.();
    await expect(write(leader, at, "question", "我只是看"))
      .resolves.toBeDefined()
      .catch(() => undefined);
    await expect(write(neighbour, at, "question", "外院")).rejects.toMatchObject({ status: 404 });
  });

  it("is read and not written by an invited observer, who sees what is treated in it and nothing else", async () => {
    const observer = person("p-observer", "测派驻", supervisor.officeCode, "县督察", "stationedDiscipline");
    await settle(office.server, observer);
    const [treated, other] = [await screened("派驻列席的议题"), await screened("没有上会的问题")];
    const conference = await opened("有派驻列席的会议", [treated], [{ unit: "派驻纪检监察组", attendee: "测派驻" }]);
    const at = { conferenceId: conference.id, problemId: treated.id };
    await write(supervisor, at, "question", "派驻听得到的提问");
    const api = await as(observer);
    const seen = await api.conferences.get({ id: conference.id });
    expect(seen).toMatchObject({ mayPlan: false, mayWrite: false, entries: [{ text: "派驻听得到的提问" }] });
    expect(seen.agenda.map(({ problem }) => problem?.id)).toEqual([treated.id]);
    expect(seen.record.allowedActs).toEqual([]);
    await expect(write(observer, at, "question", "插话")).rejects.toMatchObject({ code: "access.denied" });
    await expect(act(observer, "comment", treated, {}, "批注")).rejects.toMatchObject({ status: 403 });
    await expect(create(observer, "oversightProblem", problemFields("派驻登记"))).rejects.toMatchObject({
      status: 403,
    });
    await expect(api.records.get({ id: other.id })).rejects.toMatchObject({ status: 404 });
  });

  it("sends copies of its minutes with receipts of arrival and reading", async () => {
    const conference = await opened("抄送的会议", []);
    const api = await as(leader);
    await api.records.sendCopy({
      requestId: crypto.randomUUID(),
      id: conference.id,
      to: [{ kind: "office", id: neighbour.officeCode }],
      document: "会议纪要",
    });
    const copies = async () => (await api.records.get({ id: conference.id })).copies;
    expect(await copies()).toMatchObject([{ deliveredAt: null, readAt: null }]);
    const receiver = await as(neighbour);
    const inbox = await receiver.inbox.list({ box: "copied" });
    expect(inbox.items.map(({ id, unread }) => [id, unread])).toEqual([[conference.id, true]]);
    expect((await copies())[0]!.deliveredAt).not.toBeNull();
    expect((await receiver.records.get({ id: conference.id })).title).toBe("抄送的会议");
    await receiver.records.markRead({ id: conference.id });
    expect(await copies()).toMatchObject([{ readBy: "测邻县案管" }]);
  });
});

describe("the ledger", () => {
  it("of the example: 10 conferences, 54 problems found, 45 put right, 9 followed; every figure lists its rows", async () => {
    const other = await startTestOffice();
    const api = async (person: TestPerson) => other.as(person);
    const [submits, supervises, owns, leads] = await Promise.all([
      api(officer),
      api(supervisor),
      api(prosecutor),
      api(leader),
    ]);
    const domains = ["people", "money", "property", "case"] as const;
    const phases = ["before", "during", "after"] as const;
    const problems: RecordRow[] = [];
    for (let n = 0; n < 54; n += 1) {
      const fields = problemFields(`问题类别${n % 7}`, {
        domain: domains[n % 4]!,
        phase: phases[n % 3]!,
        ...(n % 3 === 1 ? { nextStep: "提起公诉" } : {}),
      });
      const problem = await submits.records.create({
        requestId: crypto.randomUUID(),
        register: "oversightProblem",
        fields,
      });
      problems.push(problem);
    }
    await doingAll(supervises, "screen", problems, { responsibleDepartment: "县一部" });
    for (let n = 0; n < 10; n += 1) {
      const mine = problems.slice(Math.floor((n * 54) / 10), Math.floor(((n + 1) * 54) / 10));
      let conference = await supervises.records.create({
        requestId: crypto.randomUUID(),
        register: "conference",
        fields: {
          name: `第${n + 1}次联席会议`,
          date: "2026-07-10",
          place: "会议室",
          host: "县督察",
          chair: supervisor.id,
          clerk: officer.id,
          memberDepartments: [{ department: "检务督察", attendee: "虚构甲" }],
        },
      });
      await supervises.conferences.setAgenda({
        requestId: crypto.randomUUID(),
        id: conference.id,
        problems: mine.map(({ id }) => id),
      });
      conference = (await supervises.conferences.get({ id: conference.id })).record;
      conference = await doing(supervises, "freezeAgenda", conference);
      conference = await doing(supervises, "open", conference);
      for (const { id } of mine) {
        const said = { requestId: crypto.randomUUID(), conferenceId: conference.id, problemId: id, baseVersion: 0 };
        const questionId = crypto.randomUUID();
        await supervises.conferences.write({
          ...said,
          entryId: questionId,
          questionId: null,
          kind: "question",
          words: { ...nothing, text: "怎么整改？" },
        });
        const { entry } = await supervises.conferences.write({
          ...said,
          requestId: crypto.randomUUID(),
          entryId: crypto.randomUUID(),
          questionId,
          kind: "commitment",
          words: { ...nothing, ...commitmentWords, text: "按期整改" },
        });
        await supervises.conferences.carry({ requestId: crypto.randomUUID(), entryId: entry.id });
      }
    }
    await doingAll(owns, "startRectifying", problems, { means: "逐件核对" });
    const putRight = problems.filter((_, n) => n % 6 !== 5);
    await doingAll(owns, "report", putRight, { evidence: "已核对", rootCause: "ruleUnfamiliar" });
    await doingAll(leads, "accept", putRight, { acceptanceOpinion: "整改到位" });
    const { figures, reconciles } = await leads.conferences.figures({});
    const counts = Object.fromEntries(figures.map(({ id, count }) => [id, count]));
    expect(counts).toMatchObject({ held: 10, found: 54, putRight: 45, followed: 9, transferred: 0, setAside: 0 });
    expect(reconciles).toBe(true);
    expect(domains.map((domain) => counts[`domain.${domain}`])).toEqual([14, 14, 13, 13]);
    expect(phases.map((phase) => counts[`phase.${phase}`])).toEqual([18, 18, 18]);
    for (const { register, filters, count, id } of figures) {
      const { items, total } = await leads.records.list({ register, filters, limit: 200 });
      expect([id, total, items.length]).toEqual([id, count, count]);
    }
    await other.stop();
  }, 240_000);

  it("links a problem that comes back to the one that was put right, on the page of its kind", async () => {
    const kind = "羁押期限预警未处理";
    let first = await screened(kind);
    first = await act(supervisor, "assign", first, {
      responsibleDepartment: "县一部",
      owner: prosecutor.id,
      means: "逐日核对",
      due: "2026-08-01",
    });
    first = await act(prosecutor, "startRectifying", first, { means: "逐日核对" });
    first = await act(prosecutor, "report", first, { evidence: "已核对", rootCause: "ruleUnfamiliar" });
    await expect(act(head, "accept", first, { acceptanceOpinion: "好" })).rejects.toMatchObject({ status: 403 });
    await act(supervisor, "accept", first, { acceptanceOpinion: "整改到位" });
    const second = await screened(kind);
    const { problems } = await (await as(supervisor)).conferences.kind({ kind });
    expect(problems.map(({ id, recurrenceOf }) => [id, recurrenceOf?.id ?? null])).toEqual([
      [first.id, null],
      [second.id, first.id],
    ]);
    expect((await (await as(supervisor)).records.get({ id: first.id })).links).toMatchObject([
      { id: second.id, direction: "in" },
    ]);
  });

  it("is for the departments concerned, leadership and supervision; a bystander sees nothing of it", async () => {
    const { total } = await (await as(clerk)).records.list({ register: "oversightProblem" });
    expect(total).toBe(0);
    expect((await (await as(cityOfficer)).records.list({ register: "oversightProblem" })).total).toBe(0);
    expect((await (await as(supervisor)).records.list({ register: "oversightProblem" })).total).toBeGreaterThan(3);
  });
});

/** All text of a docx. */
async function wordsOf(response: Response): Promise<string> {
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(String.fromCharCode(...bytes.slice(0, 2))).toBe("PK");
  return docxText(bytes);
}

async function doing(client: Client, name: string, record: { id: string; version: number }, fields: FieldValues = {}) {
  const on = [{ id: record.id, version: record.version }];
  return (await client.records.act({ requestId: crypto.randomUUID(), act: name, on, fields })).items[0]!;
}

/** One act on many records as they stand now, in one request. */
async function doingAll(client: Client, name: string, records: readonly { id: string }[], fields: FieldValues) {
  const { items } = await client.records.list({ register: "oversightProblem", limit: 200 });
  const on = items.filter(({ id }) => records.some((one) => one.id === id)).map(({ id, version }) => ({ id, version }));
  expect(on).toHaveLength(records.length);
  await client.records.act({ requestId: crypto.randomUUID(), act: name, on, fields });
}
