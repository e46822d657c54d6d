import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkedWorkbookPath, type RunResult } from "@jianheng/contract";
import { digestOfFile, readXlsx } from "@jianheng/files";
import ExcelJs from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { badIdNumber, caseNoOf, goodIdNumber, workbookOf } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type TestOffice } from "../../../test/test-office.ts";

let office: TestOffice;
const folder = mkdtempSync(path.join(os.tmpdir(), "checked-test-"));
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true });
});

const { officer, neighbour, administrator } = people;

async function saved(response: Response, name: string): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

async function textsOf(file: string, name: string): Promise<string[][]> {
  const book = await readXlsx({ name, path: file });
  const sheet = book.sheets.find((one) => one.name === name);
  const rows = [];
  if (sheet !== undefined) for await (const batch of book.rows(sheet)) rows.push(...batch);
  book.close();
  return rows.map(({ cells }) => cells.map(({ text }) => text));
}

describe("a delivered workbook with its marks", () => {
  it("is given to whoever may see the delivery, marked and listed, and says who took it from where", async () => {
    const content = await workbookOf({ number: 1, idNumber: badIdNumber }, { number: 2, idNumber: goodIdNumber });
    const { deliveryId } = await deliver(office, officer, { workbook: content, dataDate: "2025-03-31", label: "三月" });
    const response = await office.get(officer, checkedWorkbookPath(deliveryId, 0));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("办案数据（检衡标注）.xlsx"));
    const file = await saved(response, "标注.xlsx");

    const book = new ExcelJs.Workbook();
    await book.xlsx.readFile(file);
    const notes: string[] = [];
    book.getWorksheet("犯罪嫌疑人")?.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.note !== undefined) notes.push(`${cell.value as string} ${JSON.stringify(cell.note)}`);
      }),
    );
    expect(notes.some((note) => note.startsWith(badIdNumber) && note.includes("【检衡】疑点 V06"))).toBe(true);
    expect(notes.some((note) => note.startsWith(goodIdNumber) && note.includes("V06"))).toBe(false);

    const rows = await textsOf(file, "检衡疑点");
    const listed = rows.filter((texts) => texts.some((text) => text.startsWith("V06 ")));
    expect(listed).toHaveLength(1);
    expect(listed[0]).toContain(caseNoOf(1));
    const about = rows.slice(0, 6).flat().join("\n");
    expect(about).toContain("数据日期：2025-03-31");
    expect(about).toContain("“三月”");
    expect(about).toMatch(/本表由测案管甲于 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 从检衡平台下载/);
  });

  it("leaves the original sealed, and nothing of the copy", async () => {
    const { deliveryId } = await deliver(office, officer, {
      workbook: await workbookOf({ number: 11, idNumber: badIdNumber }),
      dataDate: "2025-03-31",
    });
    const originals = path.join(office.dataDir, "lake", "deliveries", deliveryId, "originals");
    await (await office.get(officer, checkedWorkbookPath(deliveryId, 0))).arrayBuffer();
    for (const name of readdirSync(originals)) {
      expect((await digestOfFile(path.join(originals, name))).sha256).toBe(name);
    }
    await expect.poll(() => readdirSync(path.join(office.dataDir, "uploads"))).toEqual([]);
  });

  it("is refused to those who may not see the delivery, and where there is no such table", async () => {
    const { deliveryId } = await deliver(office, officer, {
      workbook: await workbookOf({ number: 21 }),
      dataDate: "2025-03-31",
    });
    expect((await office.get(null, checkedWorkbookPath(deliveryId, 0))).status).toBe(401);
    for (const who of [neighbour, administrator]) {
      const refused = await office.get(who, checkedWorkbookPath(deliveryId, 0));
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([404, "delivery.not_found"]);
    }
    for (const position of [1, 99]) {
      const refused = await office.get(officer, checkedWorkbookPath(deliveryId, position));
      expect(((await refused.json()) as { code: string }).code).toBe("delivery.no_such_file");
    }
  });

  it("corrected and delivered again, is read without our sheet, and each count opens its list", async () => {
    const api = await office.as(officer);
    const { deliveryId } = await deliver(office, officer, {
      workbook: await workbookOf(
        { number: 31, idNumber: badIdNumber },
        { number: 32, idNumber: badIdNumber },
        { number: 33, idNumber: goodIdNumber },
      ),
      dataDate: "2025-03-31",
    });
    const file = await saved(await office.get(officer, checkedWorkbookPath(deliveryId, 0)), "待更正.xlsx");
    const book = new ExcelJs.Workbook();
    await book.xlsx.readFile(file);
    book.getWorksheet("犯罪嫌疑人")?.eachRow((row) => {
      const texts = (row.values as unknown[]).map(String);
      const set = (from: string, to: string) => {
        row.getCell(texts.indexOf(from)).value = to;
      };
      if (texts.includes(caseNoOf(31))) set(badIdNumber, goodIdNumber);
      if (texts.includes(caseNoOf(33))) set(goodIdNumber, badIdNumber);
    });
    await book.xlsx.writeFile(file);

    const again = await deliver(office, officer, { workbook: readFileSync(file), dataDate: "2025-04-01" });
    const detail = await api.deliveries.get({ id: again.deliveryId });
    expect(detail.sheets.map(({ sheet }) => sheet)).not.toContain("检衡疑点");
    const listOf = async (runResult: RunResult) =>
      await api.findings.list({ filters: { runId: again.runId, runResult }, limit: 200 });
    const results = ["newFindings", "foundAgain", "reopened", "correctedInData", "notReexamined"] as const;
    for (const result of results)
      expect([result, (await listOf(result)).total]).toEqual([result, detail.report?.[result]]);
    const v06 = async (result: RunResult) =>
      (await listOf(result)).items.filter(({ rule }) => rule === "V06").map(({ legalCaseNo }) => legalCaseNo);
    expect(await v06("correctedInData")).toEqual([caseNoOf(31)]);
    expect(await v06("foundAgain")).toEqual([caseNoOf(32)]);
    expect(await v06("newFindings")).toEqual([caseNoOf(33)]);

    const second = await saved(await office.get(officer, checkedWorkbookPath(again.deliveryId, 0)), "次轮.xlsx");
    const compared = (await textsOf(second, "检衡对比")).filter((texts) =>
      texts.some((text) => text.startsWith("V06 ")),
    );
    expect(compared.map((texts) => [texts[1], texts[4]])).toEqual([
      ["已改正", caseNoOf(31)],
      ["仍存在", caseNoOf(32)],
      ["新发现", caseNoOf(33)],
    ]);
  });
});
