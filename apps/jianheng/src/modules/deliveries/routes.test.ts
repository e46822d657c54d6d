import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { datasets, templatePath, uploadPath } from "@jianheng/contract";
import { readXlsx } from "@jianheng/files";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { caseNoOf, workbookOf, writeWorkbook } from "../../../test/invented-workbook.ts";
import { otherCountyCode, people, signIn, startTestOffice, type TestOffice } from "../../../test/test-office.ts";

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
});
afterAll(() => office.stop());

const { officer, secondOfficer, prosecutor, head, supervisor, cityOfficer, neighbour, administrator } = people;
const full = { dataDate: "2025-03-31", kind: "full" } as const;
const folder = (name: string) => path.join(office.dataDir, name);
const namesIn = (name: string) => readdir(folder(name)).catch(() => []);
const send = (who: typeof officer, content: Uint8Array | string, name = "办案数据.xlsx") =>
  office.upload(who, [{ name, content }]);

describe("a delivery from upload to result", () => {
  it("is shown as understood, accepted, screened in sight of whoever watches, and then listed", async () => {
    const api = await office.as(officer);
    const uploadId = await send(officer, await workbookOf({ number: 1, informed: "2025-03-14" }, { number: 2 }));

    const inspection = await api.deliveries.inspect({ uploadId });
    expect(inspection).toMatchObject({
      cases: 2,
      offices: [{ code: "990102", name: "测试县人民检察院", standing: "inReach", cases: 2 }],
      sameAs: null,
      canAccept: true,
      latestDay: "2025-03-10",
    });
    expect(inspection.sheets.map(({ sheet, dataset, rows }) => ({ sheet, dataset, rows }))).toEqual([
      { sheet: "案件", dataset: "案件", rows: 2 },
      { sheet: "犯罪嫌疑人", dataset: "犯罪嫌疑人", rows: 2 },
      { sheet: "审查起诉", dataset: "审查起诉", rows: 2 },
    ]);
    expect((await api.deliveries.list({})).total).toBe(0);

    const { deliveryId, runId } = await api.deliveries.accept({ uploadId, ...full, label: "三月数据" });
    const progress = [];
    for await (const step of await api.deliveries.watch({ runId })) progress.push(step);
    expect(progress.at(-1)).toMatchObject({ state: "finished", error: null });
    expect(progress.slice(0, -1).every((step) => step.state === "queued" || step.state === "running")).toBe(true);
    expect(progress.at(-1)!.done).toBe(progress.at(-1)!.total);
    const counts = progress.map((step) => step.hits + step.undetermined);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));

    const list = await api.deliveries.list({});
    expect(list.items.map((item) => item.id)).toEqual([deliveryId]);
    expect(list.items[0]).toMatchObject({
      label: "三月数据",
      dataDate: "2025-03-31",
      acceptedBy: "测案管甲",
      cases: 2,
      rows: 6,
      scope: { offices: ["测试县人民检察院"], datasets: ["cases", "suspects", "prosecutionReviews"], kind: "full" },
      screening: { state: "finished" },
    });
    const detail = await api.deliveries.get({ id: deliveryId });
    expect(detail.report?.rules.find((rule) => rule.rule === "E01")).toMatchObject({ hits: 1, undetermined: 0 });
    expect(detail.report?.newFindings).toBe((await api.findings.list({ filters: {} })).total);
    expect(await namesIn("uploads")).toEqual([]);
    expect(await namesIn("lake/deliveries")).toEqual([deliveryId]);
    expect(await namesIn("lake/staging")).toEqual([]);
  });

  it("may be watched again after its end, and gives the end", async () => {
    const api = await office.as(officer);
    const runId = (await api.deliveries.list({})).items[0]!.screening!.runId;
    const progress = [];
    for await (const step of await api.deliveries.watch({ runId })) progress.push(step);
    expect(progress.map((step) => step.state)).toEqual(["finished"]);
  });

  it("keeps the files byte for byte under their own SHA-256", async () => {
    const api = await office.as(officer);
    const { files } = (await api.deliveries.list({})).items[0]!;
    const content = await workbookOf({ number: 1, informed: "2025-03-14" }, { number: 2 });
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", content as Uint8Array<ArrayBuffer>)).toString(
      "hex",
    );
    expect(files).toEqual([{ name: "办案数据.xlsx", bytes: content.length, sha256: digest }]);
  });
});

describe("the same bytes again", () => {
  it("are recognised before and at acceptance", async () => {
    const api = await office.as(secondOfficer);
    const uploadId = await send(secondOfficer, await workbookOf({ number: 1, informed: "2025-03-14" }, { number: 2 }));
    const inspection = await api.deliveries.inspect({ uploadId });
    expect(inspection).toMatchObject({ canAccept: false, sameAs: { label: "三月数据" } });
    await expect(api.deliveries.accept({ uploadId, ...full })).rejects.toMatchObject({
      code: "delivery.already_accepted",
      status: 409,
      data: { args: { who: "测案管甲" } },
    });
    expect((await api.deliveries.list({})).total).toBe(1);
    expect(await namesIn("lake/deliveries")).toHaveLength(1);
  });

  it("sent by two people at once are stored once", async () => {
    const content = await workbookOf({ number: 11 }, { number: 12 });
    const both = await Promise.all(
      [officer, secondOfficer].map(async (who) => ({ api: await office.as(who), uploadId: await send(who, content) })),
    );
    const before = (await both[0]!.api.deliveries.list({})).total;
    const results = await Promise.allSettled(
      both.map(({ api, uploadId }) => api.deliveries.accept({ uploadId, ...full })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(results.find((result) => result.status === "rejected")).toMatchObject({
      reason: { code: "delivery.already_accepted" },
    });
    expect((await both[0]!.api.deliveries.list({})).total).toBe(before + 1);
    expect(await namesIn("lake/deliveries")).toHaveLength(before + 1);
  });

  it("one upload accepted by many clicks at once is stored once, and no click meets a defect", async () => {
    const api = await office.as(officer);
    const uploadId = await send(officer, await workbookOf({ number: 13 }));
    const before = (await api.deliveries.list({})).total;
    const results = await Promise.allSettled([
      api.deliveries.accept({ uploadId, ...full }),
      api.deliveries.inspect({ uploadId }),
      api.deliveries.accept({ uploadId, ...full }),
      api.deliveries.accept({ uploadId, ...full }),
    ]);
    const codes = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code as string] : []));
    expect(codes.filter((code) => code !== "delivery.already_accepted" && code !== "delivery.not_found")).toEqual([]);
    expect([results[0], results[2], results[3]].filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await api.deliveries.list({})).total).toBe(before + 1);
    expect(await namesIn("lake/deliveries")).toHaveLength(before + 1);
  });
});

describe("refusals leave nothing", () => {
  it("a data date in the future", async () => {
    const api = await office.as(officer);
    const uploadId = await send(officer, await workbookOf({ number: 21 }));
    await expect(api.deliveries.accept({ uploadId, dataDate: "2999-01-01", kind: "full" })).rejects.toMatchObject({
      code: "delivery.data_date_invalid",
      data: { args: { value: "2999-01-01" } },
    });
    // The upload is still there, to be accepted with the right date.
    expect((await api.deliveries.inspect({ uploadId })).canAccept).toBe(true);
  });

  it("offices that the importer does not reach, by name", async () => {
    const api = await office.as(officer);
    const before = (await api.deliveries.list({})).total;
    const uploadId = await send(officer, await workbookOf({ number: 22 }, { number: 23, office: otherCountyCode }));
    const inspection = await api.deliveries.inspect({ uploadId });
    expect(inspection.canAccept).toBe(false);
    expect(inspection.offices.map(({ code, standing }) => ({ code, standing }))).toEqual([
      { code: "990102", standing: "inReach" },
      { code: otherCountyCode, standing: "outOfReach" },
    ]);
    await expect(api.deliveries.accept({ uploadId, ...full })).rejects.toMatchObject({
      code: "delivery.office_out_of_reach",
      data: { args: { offices: "测试990103人民检察院" } },
    });
    expect((await api.deliveries.list({})).total).toBe(before);
    expect(await namesIn("lake/deliveries")).toHaveLength(before);
  });

  it("what is no workbook, in a sentence a person can read, keeping none of its bytes", async () => {
    const api = await office.as(officer);
    const before = await namesIn("lake/deliveries");
    const uploadId = await send(officer, Buffer.from("PK\u0003\u0004 not a workbook at all"), "损坏的表格.xlsx");
    for (let times = 0; times < 2; times += 1) {
      const refusal = await api.deliveries.inspect({ uploadId }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: "delivery.unreadable", status: 422 });
      expect((refusal as Error).message).toMatch(/^文件无法读取：压缩包不完整/);
    }
    await expect(api.deliveries.accept({ uploadId, ...full })).rejects.toMatchObject({ code: "delivery.unreadable" });
    expect(existsSync(folder(`uploads/${uploadId}/files`))).toBe(false);
    expect(existsSync(folder(`uploads/${uploadId}/lake`))).toBe(false);
    expect(await namesIn("lake/deliveries")).toEqual(before);
  });

  it("a workbook without any standard sheet", async () => {
    const api = await office.as(officer);
    const uploadId = await send(officer, await writeWorkbook({ 食堂: [{ 菜名: "虚构菜", 价格: "1" }] }));
    await expect(api.deliveries.accept({ uploadId, ...full })).rejects.toMatchObject({
      code: expect.stringMatching(/^delivery\.(nothing_recognised|unreadable)$/),
    });
  });

  it.each([
    ["a prosecutor", prosecutor],
    ["a department head", head],
    ["a supervision officer", supervisor],
    ["an administrator", administrator],
  ])("%s may not import", async (_name, who) => {
    const body = new FormData();
    body.append("files", new Blob(["x"]), "x.xlsx");
    const response = await office.request(who, uploadPath, { method: "POST", body });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "access.denied" });
    const uploadId = await send(officer, await workbookOf({ number: 25 }));
    const api = await office.as(who);
    await expect(api.deliveries.inspect({ uploadId })).rejects.toMatchObject({ code: "access.denied" });
    await expect(api.deliveries.accept({ uploadId, ...full })).rejects.toMatchObject({ code: "access.denied" });
  });

  it("nobody uploads without signing in", async () => {
    const body = new FormData();
    body.append("files", new Blob(["x"]), "x.xlsx");
    const response = await office.request(null, uploadPath, { method: "POST", body });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "session.required" });
  });

  it("another person's upload is not found", async () => {
    const uploadId = await send(officer, await workbookOf({ number: 26 }));
    const api = await office.as(secondOfficer);
    await expect(api.deliveries.inspect({ uploadId })).rejects.toMatchObject({ code: "delivery.not_found" });
    await expect(api.deliveries.accept({ uploadId, ...full })).rejects.toMatchObject({ code: "delivery.not_found" });
  });

  it.each(["../../keys", "..%2F..%2Fkeys", "", ".", "0".repeat(36)])(
    "an upload named %j is not found",
    async (uploadId) => {
      const api = await office.as(officer);
      await expect(api.deliveries.inspect({ uploadId })).rejects.toMatchObject({ code: "delivery.not_found" });
    },
  );

  it("an upload without a file", async () => {
    const before = await namesIn("uploads");
    const response = await office.request(officer, uploadPath, { method: "POST", body: new FormData() });
    expect(await response.json()).toMatchObject({ code: "delivery.no_file" });
    expect(await namesIn("uploads")).toEqual(before);
  });

  it("more files than one upload takes, and says how many it takes", async () => {
    const before = await namesIn("uploads");
    const body = new FormData();
    for (let number = 0; number < 201; number += 1) body.append("files", new Blob(["x"]), `${number}.xlsx`);
    const response = await office.request(officer, uploadPath, { method: "POST", body });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "delivery.too_large", data: { args: { limit: "200 个" } } });
    expect(await namesIn("uploads")).toEqual(before);
  });

  it("an upload that breaks off half way leaves nothing", async () => {
    const before = await namesIn("uploads");
    const { host, port } = new URL(office.server.address);
    const cookie = await signIn(office.server.address, officer);
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(
      `POST ${uploadPath} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n` +
        "content-type: multipart/form-data; boundary=b\r\ncontent-length: 1000000\r\n\r\n" +
        '--b\r\ncontent-disposition: form-data; name="files"; filename="a.xlsx"\r\n\r\nhalf a file',
    );
    await until(async () => (await namesIn("uploads")).length > before.length);
    socket.destroy();
    await until(async () => (await namesIn("uploads")).length === before.length);
    expect(await namesIn("uploads")).toEqual(before);
  });
});

describe("who sees a delivery", () => {
  it("the importing office and the office above, nobody beside and nobody without the whole office in reach", async () => {
    const { deliveryId, runId } = await deliver(office, officer, {
      workbook: await workbookOf({ number: 31 }),
      dataDate: "2025-03-31",
    });
    for (const who of [officer, secondOfficer, cityOfficer, supervisor, people.leader]) {
      const api = await office.as(who);
      expect((await api.deliveries.get({ id: deliveryId })).id).toBe(deliveryId);
      expect((await api.deliveries.list({ limit: 200 })).items.map((item) => item.id)).toContain(deliveryId);
    }
    for (const who of [neighbour, prosecutor, head, administrator]) {
      const api = await office.as(who);
      await expect(api.deliveries.get({ id: deliveryId })).rejects.toMatchObject({ code: "delivery.not_found" });
      expect(await api.deliveries.list({})).toEqual({ items: [], total: 0 });
      const watching = async () => {
        for await (const step of await api.deliveries.watch({ runId })) return step;
      };
      await expect(watching()).rejects.toMatchObject({ code: "delivery.not_found" });
    }
  });

  it("the city imports for its county: the county sees the cases and findings, not the delivery", async () => {
    const { deliveryId } = await deliver(office, cityOfficer, {
      workbook: await workbookOf(
        { number: 41, informed: "2025-03-14" },
        { number: 42, office: otherCountyCode, department: "案件管理部", handler: "测邻县案管" },
      ),
      dataDate: "2025-03-31",
    });
    const api = await office.as(officer);
    await expect(api.deliveries.get({ id: deliveryId })).rejects.toMatchObject({ code: "delivery.not_found" });
    expect((await api.cases.get({ legalCaseNo: caseNoOf(41) })).legalCaseNo).toBe(caseNoOf(41));
    const findings = await api.findings.list({ filters: { text: caseNoOf(41), rule: "E01" } });
    expect(findings.items.map((finding) => finding.office)).toEqual(["测试县人民检察院"]);
    const other = await office.as(neighbour);
    expect((await other.cases.list({})).items.map((item) => item.legalCaseNo)).toEqual([caseNoOf(42, otherCountyCode)]);
  });
});

describe("an office that the installation does not know", () => {
  it("is entered below the importing office with the departments its cases name, and then seen from there", async () => {
    const api = await office.as(cityOfficer);
    const content = await workbookOf(
      { number: 51, office: "990104", department: "第一检察部" },
      { number: 52, office: "990104", department: "第二检察部" },
    );
    const { offices } = await api.deliveries.inspect({ uploadId: await send(cityOfficer, content) });
    expect(offices).toMatchObject([{ code: "990104", name: "测试990104人民检察院", standing: "new", cases: 2 }]);
    await deliver(office, cityOfficer, { workbook: content, dataDate: "2025-03-31" });
    expect((await api.organisation.offices({})).find(({ code }) => code === "990104")).toEqual({
      code: "990104",
      name: "测试990104人民检察院",
      level: "county",
      parentCode: "990100",
    });
    const departments = await api.organisation.departments({ officeCode: "990104" });
    expect(departments.map(({ name }) => name)).toEqual(["第一检察部", "第二检察部"]);
    expect((await api.cases.list({ officeCode: "990104" })).total).toBe(2);
    expect((await (await office.as(officer)).cases.list({ officeCode: "990104" })).total).toBe(0);
  });
});

describe("the template", () => {
  it("opens as a workbook with one empty sheet per dataset, its standard columns as headers", async () => {
    const response = await office.get(prosecutor, templatePath);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("检衡标准数据模板.xlsx"));
    const dir = await mkdtemp(path.join(os.tmpdir(), "jianheng-template-"));
    const file = path.join(dir, "template.xlsx");
    await writeFile(file, Buffer.from(await response.arrayBuffer()));
    const book = await readXlsx({ name: "template.xlsx", path: file });
    const headers = new Map<string, string[]>();
    for (const sheet of book.sheets) {
      const rows = [];
      for await (const part of book.rows(sheet)) rows.push(...part);
      if (sheet.hidden || sheet.name === "说明") continue;
      headers.set(sheet.name, rows[0]?.cells.map((cell) => cell.text) ?? []);
      expect(rows).toHaveLength(1);
    }
    await rm(dir, { recursive: true });
    expect([...headers.keys()]).toEqual(datasets.map((dataset) => dataset.label));
    expect(headers.get("案件")?.slice(0, 3)).toEqual(["部门受案号", "统一受案号", "案件名称"]);
  });

  it("is for those who are signed in", async () => {
    expect((await office.get(null, templatePath)).status).toBe(401);
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("it did not happen within ten seconds");
    await sleep(20);
  }
}
