import { rm, stat } from "node:fs/promises";
import path from "node:path";
import type { ReadingProgress } from "@jianheng/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { workbookOf } from "../../test/invented-workbook.ts";
import { people, startTestOffice, type TestOffice, type TestPerson } from "../../test/test-office.ts";

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const { officer, secondOfficer, prosecutor } = people;
/** Counts the readings that really happen. */
let read: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  read = vi.spyOn(office.server.app.readings, "read");
  return () => read.mockRestore();
});

const send = async (...numbers: readonly number[]) =>
  office.upload(officer, [
    { name: "办案数据.xlsx", content: await workbookOf(...numbers.map((number) => ({ number }))) },
  ]);
const lakeOf = (uploadId: string) => path.join(office.dataDir, "uploads", uploadId, "lake/deliveries", uploadId);

async function watch(who: TestPerson, uploadId: string): Promise<ReadingProgress[]> {
  const api = await office.as(who);
  const told: ReadingProgress[] = [];
  for await (const step of await api.deliveries.watchReading({ uploadId })) told.push(step);
  return told;
}

describe("watching the reading of an upload", () => {
  it("shows the sheets while inspect reads, and ends with all rows", async () => {
    const uploadId = await send(1, 2, 3);
    const watching = watch(officer, uploadId);
    const inspection = await (await office.as(officer)).deliveries.inspect({ uploadId });
    const told = await watching;
    expect(told[0]).toMatchObject({ phase: { zh: "等待读取" }, done: false });
    // Three cases, each with a row in the sheets 案件, 犯罪嫌疑人 and 审查起诉.
    expect(told.at(-1)).toEqual({
      phase: { zh: "读取完成", en: "read" },
      sheet: null,
      rows: 9,
      done: true,
      cancellable: false,
    });
    expect(told.slice(0, -1).some((step) => step.done)).toBe(false);
    expect(inspection.cases).toBe(3);
  });

  it("ends at once when it has been read, or refused", async () => {
    const api = await office.as(officer);
    const uploadId = await send(11);
    await api.deliveries.inspect({ uploadId });
    expect(await watch(officer, uploadId)).toEqual([
      { phase: { zh: "读取完成", en: "read" }, sheet: null, rows: 3, done: true, cancellable: false },
    ]);
    const broken = await office.upload(officer, [{ name: "损坏.xlsx", content: "PK\u0003\u0004 no workbook" }]);
    const watching = watch(officer, broken);
    await expect(api.deliveries.inspect({ uploadId: broken })).rejects.toMatchObject({ code: "delivery.unreadable" });
    expect((await watching).at(-1)).toMatchObject({ rows: 0, done: true });
    expect(await watch(officer, broken)).toMatchObject([{ rows: 0, done: true }]);
  });

  it("is for whoever sent it", async () => {
    const uploadId = await send(21);
    await expect(watch(secondOfficer, uploadId)).rejects.toMatchObject({ code: "delivery.not_found" });
    await expect(watch(officer, "0".repeat(36))).rejects.toMatchObject({ code: "delivery.not_found" });
    await expect(watch(prosecutor, uploadId)).rejects.toMatchObject({ code: "access.denied" });
    expect(read).not.toHaveBeenCalled();
  });
});

describe("an upload is read once", () => {
  it("for several who ask at once, and for acceptance", async () => {
    const api = await office.as(officer);
    const uploadId = await send(31, 32);
    const [one, other] = await Promise.all([
      api.deliveries.inspect({ uploadId }),
      api.deliveries.inspect({ uploadId }),
    ]);
    expect(one).toEqual(other);
    await api.deliveries.accept({ uploadId, dataDate: "2025-03-31", kind: "full" });
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("and again when what was read is gone", async () => {
    const api = await office.as(officer);
    const uploadId = await send(41);
    const before = await api.deliveries.inspect({ uploadId });
    await rm(lakeOf(uploadId), { recursive: true });
    const { deliveryId } = await api.deliveries.accept({ uploadId, dataDate: "2025-03-31", kind: "full" });
    expect(read).toHaveBeenCalledTimes(2);
    expect((await api.deliveries.get({ id: deliveryId })).files).toEqual(before.files);
    expect((await stat(path.join(office.dataDir, "lake/deliveries", deliveryId, "cases.parquet"))).isFile()).toBe(true);
  });
});

it("names the offices that a delivery speaks of", async () => {
  const { items } = await (await office.as(officer)).deliveries.list({});
  expect(items.map((item) => item.scope.offices)).toEqual([["测试县人民检察院"], ["测试县人民检察院"]]);
});
