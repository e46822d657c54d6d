// The nastiest files against the real server: it refuses each with its sentence, keeps nothing of it, and answers on.

import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodTable, type HostileFile, hostileFiles } from "../../../packages/files/test/hostile-files.ts";
import { workbookOf } from "./invented-workbook.ts";
import { people, startTestOffice, type TestOffice } from "./test-office.ts";

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const { officer } = people;
const nasty = hostileFiles.flatMap(({ files }) => files).filter((file) => file.nasty === true);
const refused = nasty.filter((file) => file.outcome === "refused");

async function namesUnder(...steps: readonly string[]): Promise<readonly string[]> {
  return readdir(path.join(office.dataDir, ...steps), { recursive: true }).catch(() => []);
}

async function refusalOf({ name, make }: HostileFile): Promise<{ uploadId: string; refusal: unknown }> {
  const uploadId = await office.upload(officer, [{ name, content: make() }]);
  const api = await office.as(officer);
  return { uploadId, refusal: await api.deliveries.inspect({ uploadId }).catch((error: unknown) => error) };
}

describe("the server refuses, and lives on", { timeout: 120_000 }, () => {
  it.each(refused)("$name: $zh", async (file) => {
    const before = await namesUnder("lake");
    const { uploadId, refusal } = await refusalOf(file);
    expect(refusal).toMatchObject({ code: "delivery.unreadable", status: 422 });
    expect((refusal as Error).message).toMatch(/^文件无法读取：.*\p{Script=Han}/u);
    // Of the upload only its sender, by which answers it was read, and the reason stay.
    expect([...(await namesUnder("uploads", uploadId))].toSorted()).toEqual([
      "owner.json",
      "read-by.json",
      "refused.json",
    ]);
    expect(await namesUnder("lake")).toEqual(before);
    const alive = await office.as(officer);
    expect((await alive.deliveries.list({})).total).toBe(0);
  });

  it("also beside a good file, which is not taken either", async () => {
    const bad = refused[0]!;
    const uploadId = await office.upload(officer, [
      { name: "案件.csv", content: goodTable },
      { name: bad.name, content: bad.make() },
    ]);
    const api = await office.as(officer);
    await expect(api.deliveries.inspect({ uploadId })).rejects.toMatchObject({ code: "delivery.unreadable" });
    expect(await namesUnder("uploads", uploadId, "lake")).toEqual([]);
  });

  it("and reads the next good file with the same reader", async () => {
    const uploadId = await office.upload(officer, [
      { name: "办案数据.xlsx", content: await workbookOf({ number: 1 }) },
    ]);
    const api = await office.as(officer);
    expect(await api.deliveries.inspect({ uploadId })).toMatchObject({ cases: 1, canAccept: true });
  });
});
