// An upload is read again by answers: until that has been done, what was read before stays, and whoever sent it may
// have it back.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ReadingProgress, TableMapping } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseNoOf, writeWorkbook } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type Client, type TestOffice, type TestPerson } from "../../../test/test-office.ts";
import { setReadingAside, sweepUploads, type Upload } from "./uploads.ts";

/** Enough for a second or two of reading. */
const manyRows = 20_000;

let office: TestOffice;
let api: Client;
let large: Uint8Array;
beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  api = await office.as(officer);
  const rows = Array.from({ length: manyRows }, (_, at) => ({
    院内案号: caseNoOf(at + 1),
    叫什么: "虚构案",
    收到: day,
  }));
  large = await writeWorkbook({ 收案: rows });
});
afterAll(() => office.stop());

const { officer, secondOfficer, prosecutor } = people;
const day = "2025-03-10";
const answerFor = (title: string): TableMapping => ({
  title,
  headers: ["院内案号", "叫什么", "收到"],
  dataset: "cases",
  headerRow: 1,
  headerRows: 1,
  columns: { 院内案号: "legalCaseNo", 叫什么: "caseName", 收到: "acceptedDate" },
});
const mapping = { tables: [answerFor("收案")], encodings: {} };

const sendLarge = () => office.upload(officer, [{ name: "台账.xlsx", content: large }]);
async function sendSmall(): Promise<string> {
  const content = await writeWorkbook({ 收案: [{ 院内案号: caseNoOf(1), 叫什么: "虚构案", 收到: day }] });
  return office.upload(officer, [{ name: "小台账.xlsx", content }]);
}
const folderOf = (uploadId: string) => path.join(office.dataDir, "uploads", uploadId);
const uploadOf = (id: string): Upload => ({ id, dir: folderOf(id), ownerPersonId: "" });

/** The names of all that lies in the upload's folder, with the contents of its small files. */
async function standOf(uploadId: string): Promise<Record<string, string | null>> {
  const entries = await readdir(folderOf(uploadId), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const stands = files.toSorted().map(async (file) => {
    const content = file.endsWith(".json") ? await readFile(file, "utf8") : null;
    return [path.relative(folderOf(uploadId), file), content] as const;
  });
  return Object.fromEntries(await Promise.all(stands));
}

/** Resolves at the first step of a reading that may be cancelled and has told of rows. */
async function untilRowsAreRead(uploadId: string): Promise<ReadingProgress> {
  for (;;) {
    for await (const step of await api.deliveries.watchReading({ uploadId }))
      if (step.cancellable && step.rows > 0) return step;
  }
}

async function cancel(who: TestPerson, uploadId: string): Promise<{ readonly cancelled: boolean }> {
  return (await office.as(who)).deliveries.cancelAnswer({ uploadId });
}

describe("reading again, cancelled in the middle", { timeout: 60_000 }, () => {
  let uploadId: string;

  it("is refused, and everything is as it was", async () => {
    uploadId = await sendLarge();
    const inspection = await api.deliveries.inspect({ uploadId });
    const tables = await api.deliveries.tables({ uploadId });
    const stand = await standOf(uploadId);
    const answering = api.deliveries.answer({ uploadId, mapping, remember: true }).catch((error: unknown) => error);
    expect(await untilRowsAreRead(uploadId)).toMatchObject({ done: false });
    expect(await api.deliveries.cancelAnswer({ uploadId })).toEqual({ cancelled: true });
    expect(await answering).toMatchObject({ code: "delivery.reading_cancelled", status: 409 });
    expect(await standOf(uploadId)).toEqual(stand);
    expect(await api.deliveries.inspect({ uploadId })).toEqual(inspection);
    expect(await api.deliveries.tables({ uploadId })).toEqual(tables);
    expect(await api.deliveries.cancelAnswer({ uploadId })).toEqual({ cancelled: false });
  });

  it("can be done again, to its end, and its cancelling takes back what came before it only", async () => {
    const read = await api.deliveries.answer({ uploadId, mapping, remember: true });
    expect(read).toMatchObject({ canAccept: true, cases: manyRows });
    const stand = await standOf(uploadId);
    const leftOut = { tables: [{ ...answerFor("收案"), columns: { 院内案号: "legalCaseNo" } }], encodings: {} };
    const answering = api.deliveries
      .answer({ uploadId, mapping: leftOut, remember: false })
      .catch((error: unknown) => error);
    await untilRowsAreRead(uploadId);
    await api.deliveries.cancelAnswer({ uploadId });
    expect(await answering).toMatchObject({ code: "delivery.reading_cancelled" });
    expect(await standOf(uploadId)).toEqual(stand);
  });

  it("is for whoever sent it, who may import", async () => {
    const other = await sendSmall();
    await expect(cancel(secondOfficer, other)).rejects.toMatchObject({ code: "delivery.not_found" });
    await expect(cancel(prosecutor, other)).rejects.toMatchObject({ code: "access.denied", status: 403 });
    await expect(cancel(officer, "0".repeat(36))).rejects.toMatchObject({ code: "delivery.not_found" });
    // The first reading is none that takes the place of another.
    const inspecting = api.deliveries.inspect({ uploadId: other });
    expect(await cancel(officer, other)).toEqual({ cancelled: false });
    expect(await inspecting).toMatchObject({ needsAnswers: true });
  });
});

describe("answers that leave nothing to read", () => {
  it("are refused with the reason, and the upload is as it was", async () => {
    // A quotation mark that is never closed, whatever the encoding.
    const content = Buffer.concat([Buffer.from('案号,"案由\n1,'), Buffer.from([0xff, 0xff, 0x80]), Buffer.from("\n")]);
    const uploadId = await office.upload(officer, [{ name: "案件.csv", content }]);
    const inspection = await api.deliveries.inspect({ uploadId });
    const [question] = inspection.encodingQuestions;
    const stand = await standOf(uploadId);
    const encodings = { "案件.csv": question!.choices[0]!.encoding };
    await expect(
      api.deliveries.answer({ uploadId, mapping: { tables: [], encodings }, remember: false }),
    ).rejects.toMatchObject({ code: "delivery.unreadable", status: 422 });
    expect(await standOf(uploadId)).toEqual(stand);
    expect(await api.deliveries.inspect({ uploadId })).toEqual(inspection);
  });
});

describe("a kill while it is read again", () => {
  it("leaves what was read before, once the next start has swept", async () => {
    const uploadId = await sendSmall();
    const first = await api.deliveries.answer({ uploadId, mapping, remember: true });
    const stand = await standOf(uploadId);
    await setReadingAside(uploadOf(uploadId), { mapping: { tables: [], encodings: {} }, remember: false });
    expect(existsSync(path.join(folderOf(uploadId), "lake"))).toBe(false);
    await sweepUploads(path.join(office.dataDir, "uploads"), new Date());
    expect(await standOf(uploadId)).toEqual(stand);
    expect(await api.deliveries.inspect({ uploadId })).toEqual(first);
  });

  it("keeps the newer reading where that had come to its end", async () => {
    const uploadId = await sendSmall();
    await api.deliveries.inspect({ uploadId });
    await setReadingAside(uploadOf(uploadId), { mapping, remember: true });
    const read = await api.deliveries.inspect({ uploadId });
    expect(read).toMatchObject({ cases: 1 });
    await sweepUploads(path.join(office.dataDir, "uploads"), new Date());
    expect(existsSync(path.join(folderOf(uploadId), "aside"))).toBe(false);
    expect(await api.deliveries.inspect({ uploadId })).toEqual(read);
  });
});
