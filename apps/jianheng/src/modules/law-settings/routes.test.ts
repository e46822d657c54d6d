// Setting the law through HTTP, and what it moves. Days by hand: 2025-03-10 is a Monday, 03-13 a Thursday; the notices
// and papers are invented.
import { randomUUID } from "node:crypto";
import { calendarCheckPath, calendarTemplatePath, type CalendarCheck, type LawChange } from "@jianheng/contract";
import { readXlsx } from "@jianheng/files";
import { commitment } from "@jianheng/tlog";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { caseNoOf, workbookOf } from "../../../test/invented-workbook.ts";
import {
  countyCode,
  otherCountyCode,
  people,
  startTestOffice,
  type TestOffice,
  type TestPerson,
} from "../../../test/test-office.ts";
import { asSystem } from "../../database/pool.ts";

const { administrator, cityOfficer, officer, neighbour, prosecutor, leader } = people;

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  const county = await workbookOf({ number: 1, accepted: "2025-03-10", informed: null });
  await deliver(office, officer, { workbook: county, dataDate: "2025-03-11" });
  const other = await workbookOf({ number: 2, accepted: "2025-03-10", informed: null, office: otherCountyCode });
  await deliver(office, neighbour, { workbook: other, dataDate: "2025-03-11" });
});
afterAll(() => office.stop());

const ground = "虚构县放假通知〔2025〕1号";
const festival = (key: string): LawChange => ({
  kind: "localDay",
  key,
  value: { kind: "rest", name: "虚构节", source: ground },
});

async function change(who: TestPerson, changes: LawChange[], requestId: string = randomUUID()) {
  return (await office.as(who)).lawSettings.change({ requestId, ground, changes });
}

/** Waits until the due days of open cases have been counted anew. */
async function recomputed(who: TestPerson): Promise<void> {
  const api = await office.as(who);
  await expect
    .poll(async () => (await api.lawSettings.get()).recomputation.state, { timeout: 30_000, interval: 100 })
    .toBe("done");
}

/** Everything that was set in a test is taken back after it. */
async function takeBack(who: TestPerson): Promise<void> {
  const api = await office.as(who);
  const { calendar, lengths, extensions, questions, mayChange } = await api.lawSettings.get();
  const changes: LawChange[] = mayChange.national
    ? calendar.years.flatMap(({ year, set }): LawChange[] =>
        set === null ? [] : [{ kind: "calendarYear", key: String(year), value: null }],
      )
    : [
        ...calendar.localDays.flatMap(({ date, own }): LawChange[] =>
          own ? [{ kind: "localDay", key: date, value: null }] : [],
        ),
        ...[...lengths, ...extensions].flatMap(({ key, set }): LawChange[] =>
          set === null ? [] : [{ kind: "limitLength", key, value: null }],
        ),
        ...questions.flatMap(({ id, set }): LawChange[] =>
          set === null ? [] : [{ kind: "countingQuestion", key: id, value: null }],
        ),
      ];
  if (changes.length > 0) await change(who, changes);
}
afterEach(async () => {
  for (const who of [cityOfficer, officer, neighbour, administrator]) await takeBack(who);
});

const dueOf = async (who: TestPerson, received: string) => {
  const computed = await (
    await office.as(who)
  ).limits.compute({ limit: "defence-rights-notice", suspects: [{ triggers: { fileReceived: received } }] });
  return computed.suspects[0]!.answer;
};

const nextDue = async (who: TestPerson, number: number, code: string) => {
  const { items } = await (await office.as(who)).cases.list({ text: caseNoOf(number, code) });
  return items[0]!.nextDue;
};

describe("a local day", () => {
  it("moves the days of its office, of the open cases too, and of no other office", async () => {
    expect(await nextDue(officer, 1, countyCode)).toBe("2025-03-13");
    await change(officer, [festival("2025-03-13")]);
    expect((await dueOf(officer, "2025-03-10")).dueDate).toBe("2025-03-14");
    expect((await dueOf(neighbour, "2025-03-10")).dueDate).toBe("2025-03-13");
    expect((await dueOf(cityOfficer, "2025-03-10")).dueDate).toBe("2025-03-13");
    await recomputed(officer);
    expect(await nextDue(officer, 1, countyCode)).toBe("2025-03-14");
    expect(await nextDue(neighbour, 2, otherCountyCode)).toBe("2025-03-13");
    const page = await (await office.as(officer)).cases.get({ legalCaseNo: caseNoOf(1) });
    expect(page.lanes[0]!.limits.find(({ limit }) => limit === "defence-rights-notice")!.dueDate).toBe("2025-03-14");
    expect(page.restDays).toContainEqual({ date: "2025-03-13", name: "虚构节" });
  });

  it("of the office above holds below, until an office sets the day otherwise", async () => {
    await change(cityOfficer, [festival("2025-03-13")]);
    expect((await dueOf(officer, "2025-03-10")).dueDate).toBe("2025-03-14");
    expect((await dueOf(neighbour, "2025-03-10")).dueDate).toBe("2025-03-14");
    const { calendar } = await (await office.as(officer)).lawSettings.get();
    expect(calendar.localDays).toMatchObject([{ date: "2025-03-13", own: false, set: { office: { code: "990100" } } }]);
    await change(officer, [
      { kind: "localDay", key: "2025-03-13", value: { kind: "work", name: "本院上班", source: ground } },
    ]);
    expect((await dueOf(officer, "2025-03-10")).dueDate).toBe("2025-03-13");
    expect((await dueOf(neighbour, "2025-03-10")).dueDate).toBe("2025-03-14");
    await expect(change(neighbour, [{ kind: "localDay", key: "2025-03-13", value: null }])).rejects.toMatchObject({
      code: "law_setting.invalid",
    });
  });

  it("decides the screening of its own office's cases, and the run says with which calendar", async () => {
    await change(officer, [festival("2025-03-13")]);
    const late = { accepted: "2025-03-10", informed: "2025-03-14" } as const;
    const workbook = await workbookOf({ number: 11, ...late }, { number: 12, ...late, office: otherCountyCode });
    const { deliveryId } = await deliver(office, cityOfficer, { workbook, dataDate: "2025-03-31", kind: "increment" });
    const city = await office.as(cityOfficer);
    const findings = (await city.findings.list({ filters: { rule: "E01" }, limit: 200 })).items;
    const named = findings.map(({ legalCaseNo }) => legalCaseNo);
    // Told on the 14th: in time where the 13th was a festival, late where it was a Thursday like any other.
    expect(named).not.toContain(caseNoOf(11));
    expect(named).toContain(caseNoOf(12, otherCountyCode));
    const { report } = await city.deliveries.get({ id: deliveryId });
    const [withFestival, without] = ["990102", "990103"].map(
      (code) => report!.calendars.find(({ offices }) => offices.includes(code))!.digest,
    );
    expect(withFestival).not.toBe(without);
    expect(withFestival).toBe((await (await office.as(officer)).lawSettings.get()).calendar.digest);
    expect(report!.rules.find(({ rule }) => rule === "E01")).toMatchObject({ hits: 1 });
  });
});

const year2027 = (): LawChange => ({
  kind: "calendarYear",
  key: "2027",
  value: {
    year: 2027,
    sources: ["虚构的2027年放假通知"],
    spans: [
      { from: "2027-01-01", to: "2027-01-04", kind: "rest", name: "元旦", source: 0 },
      { from: "2027-01-09", to: "2027-01-09", kind: "work", name: "元旦", source: 0 },
    ],
  },
});

describe("a year", () => {
  it("moves a day of January from undetermined to a day, for every office", async () => {
    // Received on 2026-12-31; three days end on Sunday 2027-01-03.
    expect(await dueOf(officer, "2026-12-31")).toMatchObject({ kind: "undetermined", legalExpiry: "2027-01-03" });
    await change(administrator, [year2027()]);
    for (const who of [officer, neighbour, leader])
      expect(await dueOf(who, "2026-12-31")).toMatchObject({ kind: "deadline", dueDate: "2027-01-05" });
    const days = await (await office.as(prosecutor)).lawSettings.days({ year: 2027 });
    expect(days).toHaveLength(365);
    expect(days[3]).toMatchObject({ date: "2027-01-04", restDay: true, name: "元旦", source: "虚构的2027年放假通知" });
  });

  it("is not the officer's to set, nor a local day the administrator's", async () => {
    await expect(change(officer, [year2027()])).rejects.toMatchObject({
      code: "access.denied",
      data: { args: { who: "系统管理员" } },
    });
    await expect(change(administrator, [festival("2025-03-13")])).rejects.toMatchObject({
      code: "access.denied",
      data: { args: { who: "案管人员" } },
    });
    for (const who of [prosecutor, leader])
      await expect(change(who, [festival("2025-03-13")])).rejects.toMatchObject({ code: "access.denied" });
  });
});

describe("a length and an open point", () => {
  it("are set where the sources do not settle them, and every answer says so", async () => {
    const api = await office.as(officer);
    const reply = async () =>
      (await api.limits.compute({ limit: "suggestion-reply", suspects: [{ triggers: { served: "2025-03-03" } }] }))
        .suspects[0]!.answer;
    expect(await reply()).toMatchObject({ dueDate: "2025-05-06", notices: [{ code: "limit.not_verified" }] });
    await change(officer, [
      { kind: "limitLength", key: "suggestion-reply", value: { period: { months: 1 }, verified: true } },
      { kind: "countingQuestion", key: "U1", value: { custodyWarningDays: 3 } },
    ]);
    expect(await reply()).toMatchObject({ dueDate: "2025-04-03", notices: [] });
    const listed = (await api.limits.list()).limits.find(({ id }) => id === "suggestion-reply")!.lengths[0]!;
    expect(listed).toMatchObject({
      periodText: { zh: "1个月" },
      defaultText: { zh: "2个月" },
      tagLabel: { zh: "本院设定，已核对原文" },
      set: { ground, by: "测案管甲", office: { code: countyCode } },
    });
    const held = await api.limits.compute({
      limit: "prosecution-review",
      suspects: [{ triggers: { caseReceived: "2025-03-03" }, custody: true }],
    });
    expect(held.suspects[0]!.answer).toMatchObject({ dueDate: "2025-04-03", warningDate: "2025-03-31" });
  });

  it("an extension from memory too, and a longer one then counts", async () => {
    const api = await office.as(officer);
    const limit = "administrative-public-interest-review";
    const review = async (months: number) =>
      (
        await api.limits.compute({
          limit,
          suspects: [
            {
              triggers: { rectificationEnded: "2025-03-03" },
              extensions: [{ period: { months }, decidedOn: "2025-04-01" }],
            },
          ],
        })
      ).suspects[0]!.answer;
    // One month ends on Thursday 04-03; with one more on Saturday 05-03, in the holiday; with two on Tuesday 06-03.
    expect((await review(1)).dueDate).toBe("2025-05-06");
    const refused = await review(2);
    expect(refused.dueDate).toBe("2025-04-03");
    expect(refused.notices.map(({ code }) => code)).toContain("extension.too_long");
    await change(officer, [
      { kind: "limitLength", key: `${limit} +1`, value: { period: { months: 2 }, verified: true } },
    ]);
    expect((await review(2)).dueDate).toBe("2025-06-03");
    const listed = (await api.limits.list()).limits.find(({ id }) => id === limit)!.extensions[0]!;
    expect(listed).toMatchObject({
      mostText: { zh: "2个月" },
      defaultText: { zh: "1个月" },
      tagLabel: { zh: "本院设定，已核对原文" },
      set: { ground, by: "测案管甲", office: { code: countyCode } },
    });
    const { items } = await api.lawSettings.history({});
    expect(items[0]).toMatchObject({
      sentence: { zh: "行政公益诉讼审查起诉的延长（延长一个月）：2个月，已核对原文" },
    });
  });

  it("refuses what the law fixes, and then sets nothing of the request", async () => {
    await expect(
      change(officer, [
        festival("2025-03-13"),
        { kind: "limitLength", key: "bail", value: { period: { months: 24 }, verified: true } },
      ]),
    ).rejects.toMatchObject({
      code: "law_setting.invalid",
      data: { args: { detail: expect.stringContaining("由法律规定") } },
    });
    expect((await (await office.as(officer)).lawSettings.get()).calendar.localDays).toEqual([]);
  });
});

describe("every change", () => {
  it("needs a ground, is kept with its leaf, and is done once however often it is sent", async () => {
    const api = await office.as(officer);
    const requestId = randomUUID();
    await expect(
      api.lawSettings.change({ requestId, ground: "  ", changes: [festival("2025-03-13")] }),
    ).rejects.toMatchObject({ code: "act.field_required" });
    const before = (await api.lawSettings.history({})).total;
    const both = await Promise.all([0, 1].map(() => change(officer, [festival("2025-03-13")], requestId)));
    expect(both.map(({ changed }) => changed)).toEqual([1, 1]);
    await expect(change(officer, [festival("2025-03-14")], requestId)).rejects.toMatchObject({
      code: "request.invalid",
    });
    const { items, total } = await api.lawSettings.history({});
    expect(total).toBe(before + 1);
    expect(items[0]).toMatchObject({
      kind: "localDay",
      key: "2025-03-13",
      ground,
      by: "测案管甲",
      office: { code: countyCode },
      sentence: { zh: "2025-03-13（星期四）休息：虚构节" },
    });
    // An outsider who is given the content and the nonce finds the commitment in the log.
    const { app } = office.server;
    const [stored, leaf] = await asSystem(app.db, async (tx) => {
      const row = await tx
        .selectFrom("law_setting")
        .selectAll()
        .where("request_id", "=", requestId)
        .executeTakeFirstOrThrow();
      return [
        row,
        await tx.selectFrom("log_leaf").selectAll().where("leaf_index", "=", row.leaf_index).executeTakeFirstOrThrow(),
      ];
    });
    const content = {
      type: "lawSetting",
      office: countyCode,
      kind: "localDay",
      key: "2025-03-13",
      value: { kind: "rest", name: "虚构节", source: ground },
      ground,
      by: officer.id,
      byName: "测案管甲",
      at: stored.set_at.toISOString(),
      request: requestId,
    };
    expect(Buffer.from(commitment(stored.nonce, content)).equals(leaf.commitment)).toBe(true);
  });

  it("of an office is not in the history of another", async () => {
    await change(neighbour, [festival("2025-03-13")]);
    const own = (await (await office.as(neighbour)).lawSettings.history({ kind: "localDay" })).items;
    expect(own[0]).toMatchObject({ key: "2025-03-13", office: { code: otherCountyCode } });
    expect(own.some(({ office: of }) => of?.code === countyCode)).toBe(false);
    const others = (await (await office.as(officer)).lawSettings.history({ kind: "localDay", limit: 200 })).items;
    expect(others.some(({ office: of }) => of?.code === otherCountyCode)).toBe(false);
  });
});

const check = async (who: TestPerson, text: string): Promise<CalendarCheck> => {
  const form = new FormData();
  form.append("file", new Blob([text]), "放假安排.csv");
  const response = await office.request(who, calendarCheckPath, { method: "POST", body: form });
  expect(response.status).toBe(200);
  return (await response.json()) as CalendarCheck;
};
const accept = async (who: TestPerson, { years, localDays }: CalendarCheck) =>
  change(who, [
    ...years.map((value): LawChange => ({ kind: "calendarYear", key: String(value.year), value })),
    ...localDays.map(({ date, ...value }): LawChange => ({ kind: "localDay", key: date, value })),
  ]);

describe("a calendar table", () => {
  it("shows what it would change, day by day, changes nothing, and is then accepted", async () => {
    const table =
      "起,止,休班,名称,依据,范围\n2027-01-01,2027-01-03,休,元旦,虚构通知,全国\n2027-01-09,,班,元旦,虚构通知,\n";
    const checked = await check(administrator, table);
    expect(checked.changes.map(({ date, before, after }) => [date, before?.restDay ?? null, after?.restDay])).toEqual([
      ["2027-01-01", null, true],
      ["2027-01-02", null, true],
      ["2027-01-03", null, true],
      ["2027-01-09", null, false],
    ]);
    expect(checked.refusal).toBeNull();
    expect(checked.problems.map(({ severity }) => severity)).toEqual(["warning"]);
    expect((await dueOf(officer, "2026-12-31")).kind).toBe("undetermined");
    await accept(administrator, checked);
    expect((await dueOf(officer, "2026-12-31")).dueDate).toBe("2027-01-04");

    // A correction of one day keeps the others of the year.
    await accept(administrator, await check(administrator, "日期,休班,名称,依据\n2027-01-04,休,元旦,虚构补充通知\n"));
    expect((await dueOf(officer, "2026-12-31")).dueDate).toBe("2027-01-05");
  });

  it("of local days is the officer's, and is told from the national ones", async () => {
    const checked = await check(officer, "日期,休班,名称,依据,范围\n2025-03-13,休,虚构节,虚构通知,本地\n");
    expect(checked.changes).toMatchObject([{ date: "2025-03-13", scope: "local", after: { reason: "local" } }]);
    await accept(officer, checked);
    expect((await dueOf(officer, "2025-03-10")).dueDate).toBe("2025-03-14");
    const national = await check(officer, "日期,休班,名称,依据\n2027-01-01,休,元旦,虚构通知\n");
    expect(national.refusal?.zh).toContain("系统管理员");
  });

  it("with a fault says where, and gives nothing to accept", async () => {
    const checked = await check(administrator, "日期,休班\n2027-02-30,休\n2027-01-01,放假吧\n");
    expect(checked.problems).toMatchObject([
      { row: 2, column: "A", severity: "error" },
      { row: 3, column: "B", severity: "error" },
    ]);
    expect([checked.years, checked.localDays, checked.changes]).toEqual([[], [], []]);
  });

  it("is nobody's without signing in, and a file that is no table is refused", async () => {
    const form = new FormData();
    form.append("file", new Blob(["x"]), "x.csv");
    expect((await office.request(null, calendarCheckPath, { method: "POST", body: form })).status).toBe(401);
    const pdf = new FormData();
    pdf.append("file", new Blob(["%PDF-1.4\n"]), "通知.pdf");
    const refused = await office.request(officer, calendarCheckPath, { method: "POST", body: pdf });
    expect(refused.status).toBe(422);
  });

  it("has a template whose own headers are understood", async () => {
    const response = await office.get(officer, calendarTemplatePath);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const reading = await readXlsx({ name: "模板.xlsx", bytes });
    const headers: string[] = [];
    for await (const [row] of reading.rows(reading.sheets[0]!)) headers.push(...row!.cells.map(({ text }) => text));
    reading.close();
    const checked = await check(officer, `${headers.join(",")}\n2025-03-13,,休,虚构节,虚构通知,本地\n`);
    expect(checked.problems).toEqual([]);
    expect(checked.localDays).toHaveLength(1);
  });
});

const flags = async (who: TestPerson) => (await (await office.as(who)).lawSettings.get()).mayChange;

it("everybody reads the settings; only those who may change are told that they may", async () => {
  expect(await flags(officer)).toEqual({ office: true, national: false });
  expect(await flags(administrator)).toEqual({ office: false, national: true });
  expect(await flags(leader)).toEqual({ office: false, national: false });
});
