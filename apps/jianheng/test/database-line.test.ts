// A connection to the database that breaks between a commit and its answer: what is stored stays, and is told.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../src/database/embedded/testing/processes.ts";
import { openDatabaseLine, type DatabaseLine } from "./database-line.ts";
import { workbookOf } from "./invented-workbook.ts";
import { people, startTestOffice, type TestOffice } from "./test-office.ts";

const { officer } = people;

let line: DatabaseLine;
let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice({ lineTo: async (url) => (line = await openDatabaseLine(url)).url });
});
afterAll(async () => {
  await office.stop();
  await line.close();
});

describe("a connection that breaks between commit and answer", () => {
  it.each([
    ["and is back at once", 0],
    ["and comes back after a while", 2500],
  ])("%s: a delivery that is stored keeps its folder and is screened", async (_name, awayMs) => {
    const api = await office.as(officer);
    const before = (await api.deliveries.list({})).total;
    const content = await workbookOf({ number: 1, informed: "2025-03-14", summary: String(awayMs) });
    const uploadId = await office.upload(officer, [{ name: "办案数据.xlsx", content }]);
    line.cutAfterCommit("delivery", awayMs);
    const terms = { dataDate: "2025-03-31", kind: "increment", label: `断线${awayMs}` } as const;
    await expect(api.deliveries.accept({ uploadId, ...terms })).rejects.toMatchObject({ code: "server.defect" });
    expect(office.takeDefects()).toHaveLength(1);

    const { items, total } = await api.deliveries.list({});
    expect(total).toBe(before + 1);
    const delivery = items.find(({ label }) => label === terms.label)!;
    expect(await readdir(path.join(office.dataDir, "lake/deliveries"))).toContain(delivery.id);
    await expect(api.deliveries.accept({ uploadId, ...terms })).rejects.toMatchObject({
      code: "delivery.already_accepted",
    });
    const finished = async () => (await api.deliveries.get({ id: delivery.id })).screening?.state === "finished";
    expect(await until(finished, 20_000)).toBe(true);
  });

  it("an act that is stored is found done when it is sent again", async () => {
    const api = await office.as(officer);
    const [finding] = (await api.findings.list({ filters: { rule: "E01" } })).items;
    const requestId = crypto.randomUUID();
    const confirm = () =>
      api.findings.act({
        requestId,
        act: "confirm",
        on: [{ id: finding!.id, version: finding!.version }],
        arguments: {},
      });
    line.cutAfterCommit("act", 0);
    await expect(confirm()).rejects.toMatchObject({ code: "server.defect" });
    expect(office.takeDefects()).toHaveLength(1);
    const again = await confirm();
    expect(again.items[0]).toMatchObject({ state: "confirmed", version: finding!.version + 1 });
  });
});
