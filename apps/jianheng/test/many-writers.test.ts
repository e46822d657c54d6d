// Twenty people at once, and two with one batch: nothing lost, no number twice or left out, nobody waits for ever.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FieldValues } from "@jianheng/contract";
import { contradictions, ledgerOf, register, writeAtOnce, type Registered } from "./many-writers.ts";
import { people, startTestOffice, type Client, type TestOffice } from "./test-office.ts";

const { officer, supervisor, prosecutor, head } = people;

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice({ rules: [] });
});
afterAll(() => office.stop());

// The clients of one run write much: a busy machine needs its time.
const patience = 300_000;

let batch: readonly Registered[];

it(
  "twenty writers number their records without gap or repetition, and lose no act on those they share",
  async () => {
    const api = await office.as(officer);
    const shared = [await register(api), await register(api)];
    const told = await writeAtOnce(office, { clients: 20, each: 10, shared });
    batch = told.created.slice(0, 100);
    const ledger = await ledgerOf(office);
    expect([told.created.length, told.added.length]).toEqual([200, 40]);
    expect(told.conflicts).toBeGreaterThan(0);
    expect(ledger.records.map(({ n }) => n)).toEqual(Array.from({ length: 202 }, (_, index) => index + 1));
    // 202 registered, 40 times facts added.
    expect([ledger.acts.length, ledger.leaves.leaves]).toEqual([242, 242]);
    expect(contradictions(told, shared, ledger)).toEqual([]);
  },
  patience,
);

const doing = (api: Client, act: string, on: readonly Registered[], given: { ground?: string; fields?: FieldValues }) =>
  api.records.act({
    requestId: crypto.randomUUID(),
    act,
    on: on.map(({ id, version }) => ({ id, version })),
    fields: {},
    ...given,
  });
const versions = async () => {
  const { records } = await ledgerOf(office);
  return [...new Set(records.filter(({ id }) => batch.some((one) => one.id === id)).map(({ version }) => version))];
};

describe("a batch of a hundred records by two people at once", () => {
  it(
    "is done whole by one; the other is told that another was first",
    async () => {
      const [one, other] = [await office.as(supervisor), await office.as(supervisor)];
      const fields = { responsibleDepartment: "县一部" };
      const answers = await Promise.allSettled([
        doing(one, "screen", batch, { fields }),
        doing(other, "screen", batch.toReversed(), { fields }),
      ]);
      const done = answers.filter((answer) => answer.status === "fulfilled");
      expect(done.map(({ value }) => value.done)).toEqual([100]);
      const refused = answers.filter((answer) => answer.status === "rejected");
      expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(["record.changed_meanwhile"]);
      expect(await versions()).toEqual([2]);
    },
    patience,
  );

  it(
    "of comments is done by both, in whatever order each names the records",
    async () => {
      const answers = await Promise.all([
        doing(await office.as(prosecutor), "comment", batch, { ground: "甲的意见" }),
        doing(await office.as(head), "comment", batch.toReversed(), { ground: "乙的意见" }),
      ]);
      expect(answers.map(({ done }) => done)).toEqual([100, 100]);
      expect(await versions()).toEqual([4]);
      const ledger = await ledgerOf(office);
      expect(contradictions({ created: [...batch], added: [], conflicts: 0 }, [], ledger)).toEqual([]);
    },
    patience,
  );
});
