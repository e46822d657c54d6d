// Answers about tables that no standard knows: asked, given, read by, remembered when the delivery is accepted, followed
// by the next delivery, forgotten.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import {
  type DeliveryMapping,
  type Inspection,
  type MappingFault,
  mappingFaultSentence,
  type ReadingProgress,
  type TableMapping,
} from "@jianheng/contract";
import { canonicalJson } from "@jianheng/tlog";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { rawZip } from "../../../../../packages/files/test/raw-zip.ts";
import { caseNoOf, writeWorkbook, type Row } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type Client, type TestOffice, type TestPerson } from "../../../test/test-office.ts";
import { asSystem } from "../../database/pool.ts";

let office: TestOffice;
let api: Client;
beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  api = await office.as(officer);
});
afterAll(() => office.stop());

const { officer, secondOfficer, cityOfficer, neighbour, prosecutor, head, supervisor, administrator } = people;
const full = { dataDate: "2025-04-30", kind: "full" } as const;

/** A register as a house keeps it: none of its headers is a name of ours. */
function houseRow(number: number, other: Row = {}): Row {
  return {
    院内案号: caseNoOf(number),
    叫什么: `虚构人${number}虚构案`,
    什么事: "审查起诉",
    科室: "第一检察部",
    经办人: "测检察官",
    收到: "2025-03-10",
    怎么分的: "随机",
    ...other,
  };
}
const houseHeaders = ["院内案号", "叫什么", "什么事", "科室", "经办人", "收到", "怎么分的"];
const houseColumns = {
  院内案号: "legalCaseNo",
  叫什么: "caseName",
  什么事: "caseType",
  科室: "department",
  经办人: "prosecutor",
  收到: "acceptedDate",
  怎么分的: "assignmentMode",
};
const ownOffice = { officeCode: "990102", officeName: "测试县人民检察院" };
function houseAnswer(title: string, other: Partial<TableMapping> = {}): TableMapping {
  return {
    title,
    headers: houseHeaders,
    dataset: "cases",
    headerRow: 1,
    headerRows: 1,
    columns: houseColumns,
    constants: ownOffice,
    ...other,
  };
}

const book = (sheets: Readonly<Record<string, readonly Row[]>>) => writeWorkbook(sheets);
async function send(who: TestPerson, sheets: Readonly<Record<string, readonly Row[]>>): Promise<string> {
  return office.upload(who, [{ name: "台账.xlsx", content: await book(sheets) }]);
}
const answers = (...tables: TableMapping[]) => ({ tables, encodings: {} });
const partOf = (uploadId: string, name: string) => path.join(office.dataDir, "uploads", uploadId, name);
const asked = ({ questions }: Inspection) =>
  questions.map(({ kind, file, sheet, recommended }) => ({ kind, file, sheet, recommended }));

describe("a table that nothing recognises", () => {
  let uploadId: string;

  it("is asked about; the upload keeps its bytes and cannot be accepted yet", async () => {
    uploadId = await send(officer, { 收案登记: [houseRow(1), houseRow(2)] });
    const inspection = await api.deliveries.inspect({ uploadId });
    expect(inspection).toMatchObject({ canAccept: false, needsAnswers: true, cases: 0, encodingQuestions: [] });
    expect(asked(inspection)).toEqual([{ kind: "table", file: "台账.xlsx", sheet: "收案登记", recommended: false }]);
    expect(existsSync(partOf(uploadId, "files/0"))).toBe(true);
    await expect(api.deliveries.accept({ uploadId, ...full })).rejects.toMatchObject({
      code: "delivery.nothing_recognised",
    });
    expect(existsSync(partOf(uploadId, "files/0"))).toBe(true);
  });

  it("is shown as it stands, and as another dataset would read it, without being read again", async () => {
    const [table] = await api.deliveries.tables({ uploadId });
    expect(table).toMatchObject({ title: "收案登记", rows: 3, recognisedBy: null, mapping: { dataset: null } });
    expect(table!.firstRows[0]).toEqual({ row: 1, cells: houseHeaders });
    expect(table!.columns.map(({ letter, header }) => `${letter} ${header}`)).toEqual(
      houseHeaders.map((header, position) => `${"ABCDEFG"[position]} ${header}`),
    );
    expect(table!.columns[5]!.samples).toEqual(["2025-03-10"]);
    const asCases = await api.deliveries.table({
      uploadId,
      file: "台账.xlsx",
      sheet: "收案登记",
      mapping: { title: "收案登记", headers: houseHeaders, dataset: "cases" },
    });
    expect(asCases.columns[0]).toMatchObject({ header: "院内案号", column: null });
    expect(asCases.columns[0]!.proposals[0]).toMatchObject({ column: "legalCaseNo" });
    const belowData = await api.deliveries.table({
      uploadId,
      file: "台账.xlsx",
      sheet: "收案登记",
      mapping: { title: "收案登记", headers: [], dataset: "cases", headerRow: 2, headerRows: 1 },
    });
    expect(belowData.columns[1]).toMatchObject({ header: "虚构人1虚构案", samples: ["虚构人2虚构案"] });
    expect(await api.deliveries.tables({ uploadId })).toEqual([table]);
    const missing = { uploadId, file: "台账.xlsx", sheet: "没有这张表", mapping: asCases.mapping };
    await expect(api.deliveries.table(missing)).rejects.toMatchObject({ code: "delivery.not_found" });
  });

  it("is read by the answer, in sight of whoever watches; the same answer again reads nothing", async () => {
    const read = vi.spyOn(office.server.app.readings, "read");
    const told: ReadingProgress[] = [];
    const answering = api.deliveries.answer({ uploadId, mapping: answers(houseAnswer("收案登记")), remember: true });
    // Whoever asks a moment before the answer has arrived is told of the reading before it, and asks again.
    while (told.at(-1)?.rows !== 2)
      for await (const step of await api.deliveries.watchReading({ uploadId })) told.push(step);
    const inspection = await answering;
    expect(told.at(-1)).toMatchObject({ rows: 2, done: true });
    expect(inspection).toMatchObject({
      canAccept: true,
      needsAnswers: false,
      cases: 2,
      offices: [{ code: "990102", cases: 2 }],
      sheets: [{ sheet: "收案登记", datasetId: "cases", recognisedBy: "saved", rows: 2, missingRequired: [] }],
    });
    const again = await api.deliveries.answer({ uploadId, mapping: answers(houseAnswer("收案登记")), remember: true });
    expect(again).toEqual(inspection);
    expect(await api.deliveries.inspect({ uploadId })).toEqual(inspection);
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRestore();
    const [table] = await api.deliveries.tables({ uploadId });
    expect(table).toMatchObject({ recognisedBy: "saved", mapping: { columns: houseColumns, constants: ownOffice } });
  });

  it("is read by its answer again when what was read is gone", async () => {
    await rm(partOf(uploadId, "lake"), { recursive: true });
    expect(await api.deliveries.inspect({ uploadId })).toMatchObject({ cases: 2, sheets: [{ recognisedBy: "saved" }] });
  });

  it("is remembered by the acceptance and not before; the delivery says by what it was read, and so does its leaf", async () => {
    expect(await api.deliveries.mappings({})).toEqual([]);
    const { deliveryId } = await api.deliveries.accept({ uploadId, ...full, label: "三月台账" });
    const mapping = answers(houseAnswer("收案登记"));
    expect(await api.deliveries.mappings({})).toEqual([
      {
        id: expect.any(String),
        title: "收案登记",
        dataset: "cases",
        mapping: mapping.tables[0],
        rememberedBy: "测案管甲",
        rememberedAt: expect.any(String),
        usedAt: expect.any(String),
      },
    ]);
    expect((await api.deliveries.get({ id: deliveryId })).mapping).toEqual(mapping);
    const stored = await asSystem(office.server.app.db, (tx) =>
      tx
        .selectFrom("delivery")
        .innerJoin("log_leaf", "log_leaf.leaf_index", "delivery.leaf_index")
        .selectAll("delivery")
        .select("log_leaf.commitment")
        .where("delivery.id", "=", deliveryId)
        .executeTakeFirstOrThrow(),
    );
    const content = {
      type: "delivery",
      id: deliveryId,
      office: "990102",
      digest: stored.digest,
      dataDate: full.dataDate,
      kind: full.kind,
      label: "三月台账",
      mapping: createHash("sha256").update(canonicalJson(mapping)).digest("hex"),
      by: officer.id,
      at: stored.accepted_at.toISOString(),
    };
    const opens = (about: object) =>
      createHash("sha256").update(stored.nonce).update(canonicalJson(about)).digest().equals(stored.commitment);
    expect(opens(content)).toBe(true);
    expect(opens({ ...content, mapping: "0" })).toBe(false);
  });
});

describe("the next delivery of the same shape", () => {
  it("is read without a question, under another sheet name and by a colleague, and that is noted", async () => {
    const [before] = await api.deliveries.mappings({});
    const colleague = await office.as(secondOfficer);
    const uploadId = await send(secondOfficer, { "2025年4月": [houseRow(3), houseRow(4)] });
    const inspection = await colleague.deliveries.inspect({ uploadId });
    expect(inspection).toMatchObject({ canAccept: true, needsAnswers: false, questions: [], cases: 2 });
    expect(inspection.sheets).toMatchObject([{ sheet: "2025年4月", recognisedBy: "saved" }]);
    const { deliveryId } = await colleague.deliveries.accept({ uploadId, ...full });
    const [after] = await api.deliveries.mappings({});
    expect(after).toEqual({ ...before, usedAt: expect.any(String) });
    expect(Date.parse(after!.usedAt!)).toBeGreaterThan(Date.parse(before!.usedAt!));
    expect((await api.deliveries.get({ id: deliveryId })).mapping?.tables).toEqual([before!.mapping]);
  });

  it("is followed by another answer in its place, once that is accepted with the wish to remember it", async () => {
    const uploadId = await send(officer, { "2025年5月": [houseRow(5)] });
    const other = houseAnswer("2025年5月", { columns: { ...houseColumns, 怎么分的: null } });
    await api.deliveries.answer({ uploadId, mapping: answers(other), remember: false });
    await api.deliveries.answer({ uploadId, mapping: answers(other), remember: true });
    expect((await api.deliveries.mappings({})).map(({ title }) => title)).toEqual(["收案登记"]);
    await api.deliveries.accept({ uploadId, ...full });
    expect((await api.deliveries.mappings({})).map(({ title, mapping }) => ({ title, mapping }))).toEqual([
      { title: "2025年5月", mapping: other },
    ]);
  });

  it("keeps two answers for two tables with the same headers, told apart by their titles", async () => {
    const sheets = { 收案: [houseRow(6)], 废案: [houseRow(7)] };
    const uploadId = await send(officer, sheets);
    const leaveOut: TableMapping = { title: "废案", headers: houseHeaders, dataset: null };
    await api.deliveries.answer({ uploadId, mapping: answers(houseAnswer("收案"), leaveOut), remember: true });
    const inspection = await api.deliveries.inspect({ uploadId });
    expect(inspection.sheets.map(({ sheet, recognisedBy, dataset }) => ({ sheet, recognisedBy, dataset }))).toEqual([
      { sheet: "收案", recognisedBy: "saved", dataset: "案件" },
      { sheet: "废案", recognisedBy: "leftOut", dataset: null },
    ]);
    expect(inspection).toMatchObject({ cases: 1, needsAnswers: false });
    await api.deliveries.accept({ uploadId, ...full });
    const titles = (await api.deliveries.mappings({})).map(({ title }) => title);
    expect(titles.toSorted()).toEqual(["废案", "收案"].toSorted());
    const next = await send(officer, { 收案: [houseRow(8)], 废案: [houseRow(9)] });
    expect((await api.deliveries.inspect({ uploadId: next })).sheets.map(({ recognisedBy }) => recognisedBy)).toEqual([
      "saved",
      "leftOut",
    ]);
  });
});

describe("answers from two open pages", () => {
  it("about two tables both hold; about one, the later", async () => {
    const rows = [{ 甲列: caseNoOf(21), 乙列: "虚构案", 丙列: "审查起诉" }];
    const others = [{ 丁列: caseNoOf(21), 戊列: "1", 己列: "虚构人" }];
    const uploadId = await send(officer, { 甲表: rows, 乙表: others });
    const first: TableMapping = {
      title: "甲表",
      headers: ["甲列", "乙列", "丙列"],
      dataset: "cases",
      columns: { 甲列: "legalCaseNo", 乙列: "caseName" },
    };
    const second: TableMapping = {
      title: "乙表",
      headers: ["丁列", "戊列", "己列"],
      dataset: "suspects",
      columns: { 丁列: "legalCaseNo", 戊列: "suspectNo", 己列: "name" },
    };
    await Promise.all([
      api.deliveries.answer({ uploadId, mapping: answers(first), remember: false }),
      api.deliveries.answer({ uploadId, mapping: answers(second), remember: false }),
    ]);
    const both = await api.deliveries.inspect({ uploadId });
    expect(both.sheets.map(({ datasetId, recognisedBy }) => `${datasetId} ${recognisedBy}`)).toEqual([
      "cases saved",
      "suspects saved",
    ]);
    const later = { ...first, columns: { ...first.columns, 丙列: "caseType" } };
    await api.deliveries.answer({ uploadId, mapping: answers(later), remember: false });
    const [table] = await api.deliveries.tables({ uploadId });
    expect(table!.mapping.columns).toEqual(later.columns);
    await api.deliveries.accept({ uploadId, ...full });
    expect((await api.deliveries.mappings({})).some(({ title }) => title === "甲表")).toBe(false);
  });
});

describe("what is recommended only does not hold the delivery up", () => {
  it("days whose order is not clear, and values of another list of codes: asked with examples, answered, read", async () => {
    const uploadId = await send(officer, {
      收案: [house(31, "3/4/2025"), house(32, "13/4/2025"), house(33, "5/4/2025")],
    });
    await api.deliveries.answer({ uploadId, mapping: answers(houseAnswer("收案")), remember: false });
    const inspection = await api.deliveries.inspect({ uploadId });
    expect(inspection).toMatchObject({ canAccept: true, needsAnswers: true, cases: 3, latestDay: null });
    expect(asked(inspection)).toEqual([
      { kind: "dateOrder", file: "台账.xlsx", sheet: "收案", recommended: true },
      { kind: "values", file: "台账.xlsx", sheet: "收案", recommended: true },
    ]);
    expect(inspection.questions.map(({ sentence }) => sentence.zh)).toEqual([
      "“案件”的“受理日期”有 3 处日期可有两种读法，如“3/4/2025”，请说明日和月的先后。",
      "“案件”的“分案方式”有 1 种值不在代码表里（共 3 处），如“电脑派”。",
    ]);
    const [table] = await api.deliveries.tables({ uploadId });
    expect(table!.columns[5]).toMatchObject({ header: "收到", ambiguousDays: ["3/4/2025", "5/4/2025", "13/4/2025"] });
    expect(table!.columns[6]).toMatchObject({ header: "怎么分的", unknownValues: [{ value: "电脑派", count: 3 }] });
    const answered = houseAnswer("收案", {
      dateOrders: { acceptedDate: "dmy" },
      values: { assignmentMode: { 电脑派: "随机" } },
    });
    const read = await api.deliveries.answer({ uploadId, mapping: answers(answered), remember: false });
    // 13/4/2025 with the day first.
    expect(read).toMatchObject({ needsAnswers: false, latestDay: "2025-04-13", problems: [] });
    const [again] = await api.deliveries.tables({ uploadId });
    expect(again!.mapping).toMatchObject({ dateOrders: answered.dateOrders, values: answered.values });
  });

  it("a sheet of notes is not asked about", async () => {
    const uploadId = await send(officer, {
      案件: [{ 部门受案号: caseNoOf(41), 案件名称: "虚构案", 案件类别: "审查起诉" }],
      说明: [{ 说明: "本表由系统导出" }],
      食堂: [{ 菜名: "虚构菜", 价格: "1" }],
    });
    expect(await api.deliveries.inspect({ uploadId })).toMatchObject({ needsAnswers: false, canAccept: true });
  });
});

describe("a text file whose encoding cannot be told", () => {
  const text = `部门受案号,案件名称,案件类别\r\n${caseNoOf(51)},虚构人51虚构案,审查起诉\r\n`;
  const content = Buffer.from(text, "utf16le");

  it.each([
    ["sent as it is", "案件.csv", async () => [{ name: "案件.csv", content }]],
    [
      "in an archive",
      "导出.zip/案件.csv",
      async () => [{ name: "导出.zip", content: rawZip([{ name: "案件.csv", data: content }]) }],
    ],
  ])("%s, is previewed, read by the encoding that is chosen, and can be chosen again", async (_way, file, files) => {
    const uploadId = await office.upload(officer, await files());
    const inspection = await api.deliveries.inspect({ uploadId });
    expect(inspection).toMatchObject({ canAccept: false, needsAnswers: true });
    expect(asked(inspection)).toEqual([{ kind: "encoding", file, sheet: null, recommended: false }]);
    const [question] = inspection.encodingQuestions;
    expect(question).toMatchObject({ file, chosen: null });
    expect(question!.choices.find(({ encoding }) => encoding === "utf-16le")?.lines).toEqual(text.trim().split("\r\n"));
    const wrong = { tables: [], encodings: { [file]: "klingon" } };
    await expect(api.deliveries.answer({ uploadId, mapping: wrong, remember: true })).rejects.toMatchObject({
      code: "mapping.invalid",
      data: {
        args: { count: "1" },
        faults: [{ code: "mapping.encoding_not_offered", table: null, title: file, part: "encodings" }],
      },
    });
    const mapping = { tables: [], encodings: { [file]: "utf-16le" } };
    const read = await api.deliveries.answer({ uploadId, mapping, remember: true });
    expect(read).toMatchObject({ canAccept: true, needsAnswers: false, cases: 1 });
    expect(read.encodingQuestions).toMatchObject([{ file, chosen: "utf-16le" }]);
    const { deliveryId } = await api.deliveries.accept({ uploadId, ...full });
    expect((await api.deliveries.get({ id: deliveryId })).mapping).toEqual(mapping);
  });
});

/** The faults for which answers are refused. */
async function refusalOf(uploadId: string, mapping: DeliveryMapping): Promise<readonly MappingFault[]> {
  const refused: unknown = await api.deliveries.answer({ uploadId, mapping, remember: false }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ code: "mapping.invalid", status: 422 });
  return (refused as { data: { faults: readonly MappingFault[] } }).data.faults;
}
const about = (part: string, column: string | null, ...headers: string[]) => ({ part, column, headers });

describe("answers that cannot be right", () => {
  const table = houseAnswer("收案");
  it.each<[string, TableMapping, ReturnType<typeof about>, { zh: string; en: string }]>([
    [
      "a dataset that is none",
      { ...table, dataset: "canteen" },
      about("dataset", null),
      { zh: "没有数据表“canteen”", en: "There is no dataset “canteen”" },
    ],
    [
      "a column that is none",
      { ...table, columns: { 科室: "kitchen" } },
      about("columns", "kitchen", "科室"),
      { zh: "“案件”没有列“kitchen”", en: "“Cases” has no column “kitchen”" },
    ],
    [
      "a text for all rows of a column that is none",
      { ...table, constants: { kitchen: "大" } },
      about("constants", "kitchen"),
      { zh: "“案件”没有列“kitchen”", en: "“Cases” has no column “kitchen”" },
    ],
    [
      "a header that the table does not have",
      { ...table, columns: { 厨房: "department" } },
      about("columns", null, "厨房"),
      { zh: "表头中没有“厨房”", en: "The header has no “厨房”" },
    ],
    [
      "two headers on one column",
      { ...table, columns: { 科室: "department", 经办人: "department" } },
      about("columns", "department", "科室", "经办人"),
      {
        zh: "“科室”和“经办人”都对应到“承办部门”，只能留一个",
        en: "“科室” and “经办人” each mean “department”; only one can",
      },
    ],
    [
      "a header and a text for all rows on one column",
      { ...table, columns: { 科室: "officeName" } },
      about("constants", "officeName", "科室"),
      {
        zh: "“科室”已对应到“承办单位”，不能再统一填写",
        en: "“科室” means “handling office” already, so it cannot have one value for all rows",
      },
    ],
    [
      "a code that is none",
      { ...table, values: { assignmentMode: { 电脑派: "抓阄" } } },
      about("values", "assignmentMode"),
      { zh: "“分案方式”的代码中没有“抓阄”", en: "“抓阄” is no code of “assignment mode”" },
    ],
    [
      "a text for all rows that is no code",
      { ...table, columns: {}, constants: { assignmentMode: "抓阄" } },
      about("constants", "assignmentMode"),
      { zh: "“分案方式”的代码中没有“抓阄”", en: "“抓阄” is no code of “assignment mode”" },
    ],
    [
      "an order of days for no day",
      { ...table, dateOrders: { caseName: "dmy" } },
      about("dateOrders", "caseName"),
      {
        zh: "“案件名称”不是日期，没有日和月的先后",
        en: "“case name” is no date, so it has no order of day and month",
      },
    ],
    [
      "more header rows than stand above it",
      { ...table, headerRow: 1, headerRows: 2 },
      about("headerRow", null),
      { zh: "表头到第 1 行为止，不能占 2 行", en: "The header ends in row 1, so it cannot take 2 rows" },
    ],
  ])("%s", async (_what, mapping, place, sentence) => {
    const uploadId = await send(officer, { 收案: [houseRow(61)] });
    const [refused] = await refusalOf(uploadId, answers(mapping));
    expect(refused).toMatchObject({ table: 0, title: "收案", ...place });
    expect(mappingFaultSentence(refused!)).toEqual(sentence);
    expect(existsSync(partOf(uploadId, "mapping.json"))).toBe(false);
  });

  it("are all told at once, each with its table", async () => {
    const uploadId = await send(officer, { 收案: [houseRow(62)] });
    const wrong = { ...table, columns: { 厨房: "kitchen" }, dateOrders: { caseName: "dmy" as const } };
    const faults = await refusalOf(uploadId, {
      tables: [table, { ...wrong, title: "另一张" }],
      encodings: { "收案.csv": "big5" },
    });
    expect(faults.map(({ code, title, table: position }) => [code, title, position])).toEqual([
      ["mapping.column_unknown", "另一张", 1],
      ["mapping.header_unknown", "另一张", 1],
      ["mapping.no_date", "另一张", 1],
      ["mapping.encoding_not_asked", "收案.csv", null],
    ]);
  });
});

describe("who may answer, and who sees what is remembered", () => {
  it.each([
    ["a prosecutor", prosecutor],
    ["a department head", head],
    ["a supervision officer", supervisor],
    ["an administrator", administrator],
  ])("%s may not", async (_name, who) => {
    const uploadId = await send(officer, { 收案: [houseRow(71)] });
    const theirs = await office.as(who);
    const mapping = answers(houseAnswer("收案"));
    for (const refused of [
      () => theirs.deliveries.tables({ uploadId }),
      () => theirs.deliveries.table({ uploadId, file: "台账.xlsx", sheet: "收案", mapping: mapping.tables[0]! }),
      () => theirs.deliveries.answer({ uploadId, mapping, remember: false }),
      () => theirs.deliveries.mappings({}),
      () => theirs.deliveries.forgetMapping({ id: "x" }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: "access.denied", status: 403 });
  });

  it("another person's upload is not found", async () => {
    const uploadId = await send(officer, { 收案: [houseRow(72)] });
    const colleague = await office.as(secondOfficer);
    await expect(colleague.deliveries.tables({ uploadId })).rejects.toMatchObject({ code: "delivery.not_found" });
    await expect(
      colleague.deliveries.answer({ uploadId, mapping: answers(houseAnswer("收案")), remember: false }),
    ).rejects.toMatchObject({ code: "delivery.not_found" });
  });

  it("an office's answers are its own: the office above and the office beside neither see, follow nor forget them", async () => {
    const own = await api.deliveries.mappings({});
    expect(own.length).toBeGreaterThan(0);
    for (const who of [cityOfficer, neighbour]) {
      const theirs = await office.as(who);
      expect(await theirs.deliveries.mappings({})).toEqual([]);
      expect(await theirs.deliveries.forgetMapping({ id: own[0]!.id })).toEqual({ forgotten: false });
      const uploadId = await send(who, { 收案: [houseRow(73)] });
      expect(await theirs.deliveries.inspect({ uploadId })).toMatchObject({ needsAnswers: true, canAccept: false });
    }
    expect(await api.deliveries.mappings({})).toEqual(own);
  });

  it("what is forgotten is asked about again, and forgotten once", async () => {
    const remembered = await api.deliveries.mappings({});
    for (const { id } of remembered) {
      expect(await api.deliveries.forgetMapping({ id })).toEqual({ forgotten: true });
      expect(await api.deliveries.forgetMapping({ id })).toEqual({ forgotten: false });
    }
    expect(await api.deliveries.mappings({})).toEqual([]);
    const uploadId = await send(officer, { 收案: [houseRow(74)] });
    expect(await api.deliveries.inspect({ uploadId })).toMatchObject({ needsAnswers: true, canAccept: false });
  });
});

const house = (number: number, received: string) => houseRow(number, { 收到: received, 怎么分的: "电脑派" });
