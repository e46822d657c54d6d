// The same as many-writers.test.ts with as many as an office has. JIANHENG_WRITERS lengthens the run.
import { afterAll, beforeAll, expect, it } from "vitest";
import { contradictions, ledgerOf, register, writeAtOnce } from "./many-writers.ts";
import { people, startTestOffice, type TestOffice } from "./test-office.ts";

const clients = Number(process.env["JIANHENG_WRITERS"] ?? 60);
const each = 30;

let office: TestOffice;
beforeAll(async () => {
  process.stdout.write(`JIANHENG_WRITERS=${clients}\n`);
  office = await startTestOffice({ rules: [] });
});
afterAll(() => office.stop());

it("many writers number their records without gap or repetition, and lose nothing", async () => {
  const api = await office.as(people.officer);
  const shared = [await register(api), await register(api)];
  const told = await writeAtOnce(office, { clients, each, shared });
  expect([told.created.length, told.added.length]).toEqual([clients * each, (clients * each) / 5]);
  expect(told.conflicts).toBeGreaterThan(0);
  expect(contradictions(told, shared, await ledgerOf(office))).toEqual([]);
});
