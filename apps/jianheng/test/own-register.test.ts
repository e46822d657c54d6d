// The page that teaches how an office defines a register of its own: the file in it is adopted, used and changed.
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { people, startTestOffice, type TestOffice, type TestPerson } from "./test-office.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../../docs/guide/own-register.md"), "utf8");

function block(language: string): string {
  const [found, ...more] = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gmu"))];
  if (found === undefined || more.length > 0) throw new Error(`the page has not one block of ${language}`);
  return found[1]!;
}

const first = block("yaml");

/** The text with each run of `-` lines, which stands in it once, replaced by the `+` lines that follow it. */
function changed(text: string, changes: string): string {
  return [...changes.matchAll(/((?:^-.*\n)+)((?:^\+.*\n)+)/gmu)].reduce((before, [, from = "", to = ""]) => {
    const [old, young] = [from, to].map((lines) => lines.replaceAll(/^[-+]/gmu, ""));
    expect(before.split(old!)).toHaveLength(2);
    return before.replace(old!, () => young!);
  }, text);
}

const { administrator, prosecutor, otherProsecutor, head, leader } = people;
let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice({ rules: [] });
});
afterAll(() => office.stop());

const requestId = () => crypto.randomUUID();
const trip = { reason: "提审", destination: "虚构市看守所", leavesOn: "2026-07-06", backDue: "2026-07-07" };

async function ask(fields: Partial<typeof trip> = {}) {
  const fieldsGiven = { ...trip, ...fields };
  return (await office.as(prosecutor)).records.create({
    requestId: requestId(),
    register: "vehicleUse",
    fields: fieldsGiven,
  });
}

async function act(by: TestPerson, name: string, record: { id: string; version: number }, fields = {}) {
  const on = [{ id: record.id, version: record.version }];
  const { items } = await (await office.as(by)).records.act({ requestId: requestId(), act: name, on, fields });
  return items[0]!;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error: { code: string; data?: { args?: { message?: string } } }) =>
      [error.code, error.data?.args?.message].filter((part) => part !== undefined).join(" "),
  );
}

it("teaches what happens", async () => {
  const system = (await office.as(administrator)).definitions;
  const wrong = await system.check({ text: first.replace("to: assigned", "to: asigned") });
  expect(wrong.faults.map(({ message }) => message.zh)).toEqual([block("text").trim()]);
  expect((await system.check({ text: first })).faults).toEqual([]);
  const adopted = await system.adopt({ requestId: requestId(), text: first, ground: "车辆管理办法" });
  expect(adopted).toMatchObject({ register: "vehicleUse", version: 1, origin: "adopted", records: 0 });

  const asked = await ask();
  const year = asked.registeredOn.slice(0, 4);
  expect(asked).toMatchObject({ number: `派车〔${year}〕1号`, title: "虚构市看守所　提审", state: "asked" });
  expect(await refusal(ask({ backDue: "2026-07-05" }))).toBe("record.guard 还车不能早于用车");
  expect(await refusal(act(prosecutor, "assign", asked, { plate: "虚A00001" }))).toBe("act.excluded");
  expect(await refusal(act(otherProsecutor, "assign", asked, { plate: "虚A00001" }))).toBe("record.not_found");
  const todo = await (await office.as(head)).inbox.list({ box: "todo" });
  expect(todo.items.map(({ number }) => number)).toEqual([asked.number]);
  const waiting = await ask({ reason: "开庭" });
  const assigned = await act(head, "assign", asked, { plate: "虚A00001" });
  expect(assigned).toMatchObject({ state: "assigned", due: { dueDate: "2026-07-07" } });
  const back = await act(prosecutor, "bringBack", assigned, { broughtBackOn: "2026-07-06", kilometres: 86 });
  expect(back).toMatchObject({ state: "broughtBack", ended: true, due: null });
  const detail = await (await office.as(prosecutor)).records.get({ id: back.id });
  expect(detail.files.map(({ name }) => name)).toEqual([`派车单 ${asked.number}.docx`]);
  const listed = await (await office.as(head)).records.list({ register: "vehicleUse", filters: { text: "虚A00001" } });
  expect(listed.items.map(({ number }) => number)).toEqual([asked.number]);

  const second = changed(first, block("diff"));
  const { faults, changes } = await system.check({ text: second });
  expect(faults).toEqual([]);
  expect(changes.length).toBeGreaterThan(0);
  const again = await system.adopt({ requestId: requestId(), text: second, ground: "要记驾驶员" });
  expect(again).toMatchObject({ version: 2, records: 2 });
  const next = await ask({ reason: "送达" });
  const driven = { plate: "虚A00002", driver: "虚构驾驶员" };
  expect(await refusal(act(head, "assign", next, driven))).toBe("access.denied");
  expect(await refusal(act(leader, "assign", next, { plate: "虚A00002" }))).toBe("record.invalid");
  expect(await act(leader, "assign", next, driven)).toMatchObject({ state: "assigned" });
  expect(await refusal(act(leader, "assign", waiting, { plate: "虚A00003" }))).toBe("access.denied");
  expect(await act(head, "assign", waiting, { plate: "虚A00003" })).toMatchObject({ state: "assigned" });
});
