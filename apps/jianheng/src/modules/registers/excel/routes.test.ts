// Workbooks of registers through HTTP. They are written, and read again, by another program's library, cell by cell.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { registerPaths, type ImportProgress, type ImportReport, type RecordFilters } from "@jianheng/contract";
import ExcelJs from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../../test/deliver.ts";
import { caseNoOf, workbookOf } from "../../../../test/invented-workbook.ts";
import { orderRegister } from "../../../../test/order-register.ts";
import { countyCode, people, startTestOffice, type TestOffice, type TestPerson } from "../../../../test/test-office.ts";
import { asSystem } from "../../../database/pool.ts";

const { prosecutor, otherProsecutor, leader, officer, neighbour, administrator } = people;

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  const requestId = crypto.randomUUID();
  await (await office.as(administrator)).definitions.adopt({ requestId, text: orderRegister, ground: "试用" });
  await deliver(office, officer, { workbook: await workbookOf({ number: 1 }), dataDate: "2025-06-30" });
  await asSystem(office.server.app.db, async (tx) => {
    for (const [id, departmentId] of [
      ["p-same1", "县一部"],
      ["p-same2", "县二部"],
    ] as const) {
      await tx.insertInto("person").values({ id, name: "测同名", office_code: countyCode, user_name: id }).execute();
      const post = { person_id: id, department_id: departmentId, role: "prosecutor", held_from: "2020-01-01" };
      await tx
        .insertInto("post")
        .values({ ...post, held_to: null })
        .execute();
    }
  });
});
afterAll(() => office.stop());

type Cell = string | number | boolean | Date | null;
type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>;

async function bookOf(sheets: Sheets): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function opened(response: Response): Promise<ExcelJs.Workbook> {
  expect(response.status).toBe(200);
  const book = new ExcelJs.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  return book;
}

function rowsOf(book: ExcelJs.Workbook, name: string): unknown[][] {
  const rows: unknown[][] = [];
  book.getWorksheet(name)?.eachRow((row) => void rows.push((row.values as unknown[]).slice(1)));
  return rows;
}

function noteOf({ note }: ExcelJs.Cell): string | undefined {
  return typeof note === "string" ? note : note?.texts?.map(({ text }) => text).join("");
}

interface Answer extends ImportReport {
  readonly done: number;
  readonly from: string;
  readonly to: string;
  readonly code?: string;
  readonly message?: string;
  readonly data?: { readonly report?: ImportReport };
}

async function post(who: TestPerson | null, url: string, body: FormData | string) {
  const headers = typeof body === "string" ? { "content-type": "application/json" } : {};
  const response = await office.request(who, url, { method: "POST", body, headers });
  return { status: response.status, ...((await response.json()) as Answer) };
}

function formWith(...files: readonly Uint8Array<ArrayBuffer>[]): FormData {
  const form = new FormData();
  for (const [at, bytes] of files.entries()) form.append(`file${at}`, new Blob([bytes]), "借阅 六月.xlsx");
  return form;
}

async function tried(sheets: Sheets, who: TestPerson | null = prosecutor, register = "order") {
  return post(who, registerPaths.tryWorkbook(register), formWith(await bookOf(sheets)));
}

function enter(of: { id: string; digest: string }, who: TestPerson | null = prosecutor, more: object = {}) {
  const body = { id: of.id, digest: of.digest, requestId: crypto.randomUUID(), ...more };
  return post(who, registerPaths.enterWorkbook("order"), JSON.stringify(body));
}

const total = async () => (await (await office.as(prosecutor)).records.list({ register: "order" })).total;
const placesOf = ({ faults }: ImportReport) => faults.map(({ row, column }) => `${row} ${column}`);
const saidOf = ({ faults }: ImportReport) => faults.map(({ message }) => message.zh);

/** Columns in an order of their own, marked as people mark them, below a title. */
const good: Sheets = {
  借阅登记: [
    ["二季度借阅"],
    [
      "序号",
      "经办人（必填）",
      " 名 称 ",
      "*件数",
      "借出日期",
      "类别",
      "事由",
      "押金",
      "是否紧急",
      "借用部门",
      "调卷单位",
      "案件",
    ],
    [
      1,
      "测检察官",
      "=1+1",
      3,
      "2026年3月5日",
      "卷宗",
      "出庭、复查",
      "1,200.50元",
      "√",
      "第一检察部",
      countyCode,
      caseNoOf(1),
    ],
    [],
    [
      "２",
      "测同名（第二检察部）",
      "卷宗二",
      "４",
      new Date("2026-03-06T00:00:00Z"),
      "thing",
      null,
      0.1,
      "×",
      null,
      null,
      null,
    ],
    [
      3,
      "测检察官",
      "卷宗三",
      1,
      46088,
      null,
      "复查",
      null,
      "否",
      "案件管理部（测试市人民检察院）",
      "测试县人民检察院",
      null,
    ],
  ],
  清单: [
    ["品名", "序号", "归还日期", "完好程度"],
    ["甲册", 1, "2026/4/1", "完好"],
    ["乙册", 1, "２０２６-４-２", "破损"],
    ["丙册", 2, null, null],
  ],
  说明: [["随便写的"]],
};

describe("a workbook with new records", () => {
  it("is tried without anything being stored, then entered: each row a record by an act of its own, logged", async () => {
    const before = await total();
    const answer = await tried(good);
    expect(answer).toMatchObject({ status: 200, rows: 3, good: 3, faults: [], moreFaults: 0 });
    expect(answer.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await total()).toBe(before);
    const done = await enter(answer);
    expect([done.status, done.done]).toEqual([200, 3]);
    const api = await office.as(prosecutor);
    const { items } = await api.records.list({ register: "order" });
    const [third, second, first] = items;
    expect([first!.number, third!.number]).toEqual([done.from, done.to]);
    await office.server.app.proofLog.settled();
    const detail = await api.records.get({ id: first!.id });
    expect(detail.allFields).toEqual({
      name: "=1+1",
      kind: "paper",
      topics: ["trial", "review"],
      amount: "1200.5",
      count: 3,
      openedOn: "2026-03-05",
      urgent: true,
      handler: prosecutor.id,
      unit: "县一部",
      court: countyCode,
      legalCase: caseNoOf(1),
      items: [
        { what: "甲册", due: "2026-04-01", state: "good" },
        { what: "乙册", due: "2026-04-02", state: "bad" },
      ],
      itemCount: 2,
    });
    expect(detail.history).toMatchObject([{ seq: 1, act: "create", by: "测检察官", proof: "logged" }]);
    expect(detail.links).toMatchObject([{ kind: "case", id: caseNoOf(1) }]);
    expect(detail.due?.dueDate).toBe("2026-03-05");
    expect((await api.records.get({ id: second!.id })).allFields).toMatchObject({
      name: "卷宗二",
      kind: "thing",
      amount: "0.1",
      count: 4,
      openedOn: "2026-03-06",
      urgent: false,
      handler: "p-same2",
      items: [{ what: "丙册", due: null, state: null }],
    });
    expect((await api.records.get({ id: third!.id })).allFields).toMatchObject({
      openedOn: "2026-03-07",
      topics: ["review"],
      unit: "市案管",
      court: countyCode,
      itemCount: 0,
    });
    const told = await (await office.as(leader)).inbox.list({ box: "copied" });
    expect(told.items.map(({ number }) => number)).toContain(done.from);
  });

  it("refers to records by their number, to its own office's first", async () => {
    const api = await office.as(prosecutor);
    const fields = { name: "前次", count: 1, handler: prosecutor.id };
    const earlier = await api.records.create({ requestId: crypto.randomUUID(), register: "order", fields });
    const header = ["名称", "经办人", "件数", "前次借阅"];
    const answer = await tried({ 借阅登记: [header, ["再借", "测检察官", 1, `${earlier.number}　前次`]] });
    expect(answer).toMatchObject({ good: 1, faults: [] });
    const done = await enter(answer);
    const [last] = (await api.records.list({ register: "order" })).items;
    expect(last!.number).toBe(done.to);
    expect((await api.records.get({ id: last!.id })).allFields).toMatchObject({ earlier: earlier.id });
  });

  it("by the same request again changes nothing; by another request it is refused", async () => {
    const answer = await tried(good);
    const requestId = crypto.randomUUID();
    const [one, other] = await Promise.all([
      enter(answer, prosecutor, { requestId }),
      enter(answer, prosecutor, { requestId }),
    ]);
    const count = await total();
    expect([one.status, other.status, one.from]).toEqual([200, 200, other.from]);
    const again = await enter(answer, prosecutor, { requestId });
    expect([again.status, again.done, again.from, again.to]).toEqual([200, 3, one.from, one.to]);
    const second = await enter(answer);
    expect([second.status, second.message]).toEqual([422, "工作簿无法导入：这份工作簿已经导入"]);
    const otherTry = await tried({
      借阅登记: [
        ["名称", "经办人", "件数"],
        ["另一份", "测检察官", 1],
      ],
    });
    const reused = await enter(otherTry, prosecutor, { requestId });
    expect([reused.status, reused.code]).toEqual([400, "request.invalid"]);
    expect(await total()).toBe(count);
    const left = await readdir(path.join(office.dataDir, "uploads", answer.id));
    expect(left.toSorted()).toEqual(["entered.json", "owner.json"]);
  });

  it("tells how far it is, and is taken back whole when whoever waits goes away", async () => {
    const rows = Array.from({ length: 2000 }, (_, n) => [`长台账${n}`, "测检察官", 1]);
    const answer = await tried({ 借阅登记: [["名称", "经办人", "件数"], ...rows] });
    expect(answer).toMatchObject({ good: 2000, faults: [] });
    const before = await total();
    const [requestId, waiting, leaving] = [crypto.randomUUID(), crypto.randomUUID(), new AbortController()];
    const { id, digest } = answer;
    const entering = office
      .request(prosecutor, `${registerPaths.enterWorkbook("order")}?waiting=${waiting}`, {
        method: "POST",
        body: JSON.stringify({ id, digest, requestId }),
        headers: { "content-type": "application/json" },
        signal: leaving.signal,
      })
      .then(
        () => "answered",
        () => "left",
      );
    const progress = async (who = prosecutor) => {
      const response = await office.get(who, registerPaths.importProgress("order", waiting));
      return ((await response.json()) as { progress: ImportProgress | null }).progress;
    };
    const stages = new Set<string>();
    await expect
      .poll(
        async () => {
          const now = await progress();
          if (now !== null) stages.add(now.stage);
          return now?.stage === "writing" && now.done > 0;
        },
        { interval: 5, timeout: 20_000 },
      )
      .toBe(true);
    expect(await progress(leader)).toBeNull();
    leaving.abort();
    expect(await entering).toBe("left");
    await expect.poll(() => progress(), { timeout: 20_000 }).toBeNull();
    expect(stages).toContain("judging");
    expect(await total()).toBe(before);
    // The workbook is still there, and the same request enters it now.
    expect(await enter(answer, prosecutor, { requestId })).toMatchObject({ status: 200, done: 2000 });
  }, 60_000);
});

describe("what is wrong in a workbook", () => {
  it("is told cell by cell, and nothing is entered as long as there is any", async () => {
    const before = await total();
    const header = [
      "名称",
      "经办人",
      "件数",
      "类别",
      "事由",
      "押金",
      "借出日期",
      "是否紧急",
      "借用部门",
      "调卷单位",
      "案件",
      "前次借阅",
    ];
    const answer = await tried({
      借阅登记: [
        header,
        ["好的", "测检察官", 1],
        [null, "测检察官", 1],
        ["三", "测同名", 1],
        ["四", "虚构无此人", 1],
        ["五", "测检察官", "两", "证物", "出庭、开会", "1.234", "3/4/2026", "也许"],
        ["六", "测检察官", 0],
        [
          "七",
          "测检察官",
          1,
          null,
          null,
          null,
          "2026-02-30",
          null,
          "第九检察部",
          "虚构院",
          "示例检刑诉受[2025]1号",
          "阅〔2026〕999999号",
        ],
        [3.2e17, "测检察官", 1],
        ["九", "测同名（案件管理部）", null],
      ],
    });
    expect(answer).toMatchObject({ status: 200, rows: 9, good: 1, moreFaults: 0 });
    expect(placesOf(answer)).toEqual([
      "3 A 名称",
      "4 B 经办人",
      "5 B 经办人",
      "6 C 件数",
      "6 D 类别",
      "6 E 事由",
      "6 F 押金",
      "6 G 借出日期",
      "6 H 是否紧急",
      "7 整行",
      "8 G 借出日期",
      "8 I 借用部门",
      "8 J 调卷单位",
      "8 K 案件",
      "8 L 前次借阅",
      "9 A 名称",
      "10 B 经办人",
    ]);
    expect(saidOf(answer)).toEqual([
      "请填写“名称”",
      "有 2 人叫“测同名”，请写成“姓名（部门）”：测同名（第一检察部）、测同名（第二检察部）",
      "没有人员“虚构无此人”，或者您无权查看",
      "应为整数",
      "应为：卷宗、物品",
      "应为：出庭、复查",
      "应为金额，最多两位小数",
      "分不清年月日，请写成 2026-03-05 的样子",
      "应为“是”或者“否”",
      "件数应大于零",
      "没有这一天",
      "没有部门“第九检察部”，或者您无权查看",
      "没有单位“虚构院”，或者您无权查看",
      "没有案件“示例检刑诉受[2025]1号”，或者您无权查看",
      "没有记录“阅〔2026〕999999号”，或者您无权查看",
      "表格软件已把它改成数字，请把单元格设为文本后重新填写",
      "“测同名”不在“案件管理部”",
    ]);
    expect(answer.faults[1]).toMatchObject({
      value: "测同名",
      message: { en: expect.stringContaining("2 people") as string },
    });
    const refused = await enter(answer);
    expect([refused.status, refused.code, refused.data?.report?.good]).toEqual([422, "workbook.invalid", 1]);
    expect(refused.data?.report?.faults).toEqual(answer.faults);
    expect(await total()).toBe(before);
  });

  it("columns and sheets that mean nothing, and lines of tables that belong to no record", async () => {
    const answer = await tried({
      借阅登记: [
        ["序号", "名称", "经办人", "件数", "备注", "名称", null],
        [1, "甲", "测检察官", 1, "顺便", null, "没有列名"],
        [1, "乙", "测检察官", 1],
      ],
      清单: [
        ["序号", "品名", "归还日期"],
        [1, null, "2026-04-01"],
        [7, "丙", null],
        [null, "丁", null],
        [1, "戊", "明天"],
      ],
      草稿: [["没人认识"]],
    });
    expect(answer.faults.map(({ row, column, message }) => [row, column, message.zh])).toEqual([
      [1, "E 备注", "没有这一列：请改成模板中的列名，或者删去这一列"],
      [1, "F 名称", "列名重复，只能留一列"],
      [2, "G", "这一列没有列名：请写上列名，或者清空"],
      [3, "A 序号", "序号重复"],
      [2, "清单 B 品名", "请填写“品名”"],
      [3, "清单 A 序号", "主表中没有这个序号"],
      [4, "清单 A 序号", "请填写与主表相同的序号"],
      [5, "清单 C 归还日期", "应为日期，如 2026-03-05"],
      [1, "草稿 整行", "没有这张表：请改成模板中的表名，或者删去"],
    ]);
    expect(answer.good).toBe(0);
    expect((await enter(answer)).status).toBe(422);
  });

  it("comes back in the same workbook, marked and listed; mended there, it is entered", async () => {
    const sheets: Sheets = {
      借阅登记: [
        ["名称", "经办人", "件数"],
        ["一", "测检察官", 1],
        ["二", "虚构无此人", 1],
      ],
    };
    const answer = await tried(sheets);
    const url = registerPaths.triedWorkbook("order", answer.id);
    const response = await office.get(prosecutor, url);
    expect(decodeURIComponent(response.headers.get("content-disposition")!)).toBe(
      "attachment; filename*=UTF-8''借阅 六月（导入检查）.xlsx",
    );
    const book = await opened(response);
    const sheet = book.getWorksheet("借阅登记")!;
    const noteAt = (cell: string) => noteOf(sheet.getCell(cell));
    expect(noteAt("A2")).toBe("【检衡】本行可以登记。请核实。");
    expect(noteAt("A3")).toBe("【检衡】本行有 1 处要改。请核实。");
    expect(noteAt("B3")).toBe("【检衡】没有人员“虚构无此人”，或者您无权查看。请核实。");
    expect(sheet.getCell("B3").fill).toMatchObject({ type: "pattern", pattern: "solid" });
    expect(sheet.getCell("B2").fill).toBeUndefined();
    expect(rowsOf(book, "导入检查").at(-1)?.slice(2)).toEqual([
      "B 经办人",
      "虚构无此人",
      "没有人员“虚构无此人”，或者您无权查看",
    ]);
    sheet.getCell("B3").value = "测检察官二";
    const mended = new Uint8Array(await book.xlsx.writeBuffer());
    const again = await post(prosecutor, registerPaths.tryWorkbook("order"), formWith(mended));
    expect(again).toMatchObject({ rows: 2, good: 2, faults: [] });
    expect((await enter(again)).done).toBe(2);
    expect((await office.get(prosecutor, registerPaths.triedWorkbook("order", again.id))).status).toBe(404);
  });

  it("may have come about since it was tried: judged again, refused with the report, nothing stored", async () => {
    const sheets: Sheets = {
      借阅登记: [
        ["名称", "经办人", "件数"],
        ["一", "测检察官", 1],
        ["二", "测检察官二", 1],
      ],
    };
    const answer = await tried(sheets);
    expect(answer.good).toBe(2);
    const before = await total();
    await holds("2021-01-01");
    try {
      const refused = await enter(answer);
      expect([refused.status, refused.data?.report?.good]).toEqual([422, 1]);
      expect(placesOf(refused.data!.report!)).toEqual(["3 B 经办人"]);
      expect(saidOf(refused.data!.report!)).toEqual(["测检察官二现在没有任职"]);
    } finally {
      await holds(null);
    }
    expect(await total()).toBe(before);
    expect((await enter(answer)).done).toBe(2);
  });

  it.each([
    [
      "of another register",
      {
        检察听证: [
          ["案件名称", "听证类型"],
          ["虚构人甲案", "拟不起诉"],
        ],
      },
      "没有找到“借阅登记”表。请使用“借阅登记”的模板",
    ],
    [
      "without a column that is needed",
      {
        借阅登记: [
          ["名称", "件数"],
          ["一", 1],
        ],
      },
      "“借阅登记”表没有列：经办人",
    ],
    ["without a row", { 借阅登记: [["名称", "经办人"]] }, "“借阅登记”表没有内容"],
  ] satisfies [string, Sheets, string][])("a workbook %s is refused", async (_name, sheets, said) => {
    const answer = await tried(sheets);
    expect([answer.status, answer.message]).toEqual([422, `工作簿无法导入：${said}`]);
  });

  it("a sheet of another name is taken where it alone has the columns that are needed", async () => {
    expect(
      await tried({
        Sheet1: [
          ["名称", "经办人", "件数"],
          ["一", "测检察官", 1],
        ],
      }),
    ).toMatchObject({ good: 1 });
  });

  it("more than 5000 records, what is no workbook, two of them, none, too large a one: refused, and not kept", async () => {
    const before = await kept();
    const many = await tried({ 借阅登记: [["名称", "经办人", "件数"], ...Array.from({ length: 5001 }, lineAt)] });
    expect([many.status, many.message]).toEqual([422, "工作簿无法导入：超过 5000 条，请分成几份"]);
    const url = registerPaths.tryWorkbook("order");
    const text = new TextEncoder().encode("不是工作簿");
    expect((await post(prosecutor, url, formWith(text))).code).toBe("workbook.invalid");
    expect((await post(prosecutor, url, formWith(text, text))).code).toBe("request.invalid");
    expect((await post(prosecutor, url, formWith())).code).toBe("delivery.no_file");
    const large = await post(prosecutor, url, formWith(new Uint8Array(20 * 1024 ** 2 + 1)));
    expect([large.status, large.code]).toEqual([413, "delivery.too_large"]);
    expect(await kept()).toEqual(before);
  });
});

describe("who may", () => {
  it("try and enter: those who may begin a record, each his own workbook in its own register", async () => {
    const before = await readdir(path.join(office.dataDir, "uploads"));
    for (const who of [leader, officer, administrator]) {
      const answer = await tried(good, who);
      expect([who.name, answer.status, answer.code]).toEqual([who.name, 403, "access.denied"]);
    }
    expect((await tried(good, null)).status).toBe(401);
    expect((await tried(good, prosecutor, "nothing")).code).toBe("register.not_found");
    expect(await readdir(path.join(office.dataDir, "uploads"))).toEqual(before);
    const answer = await tried(good);
    for (const who of [otherProsecutor, leader]) {
      expect((await enter(answer, who)).status).toBe(404);
      expect((await office.get(who, registerPaths.triedWorkbook("order", answer.id))).status).toBe(404);
    }
    expect((await office.get(prosecutor, registerPaths.triedWorkbook("hearing", answer.id))).status).toBe(404);
    expect((await office.get(prosecutor, registerPaths.triedWorkbook("order", "..%2f..%2fkeys"))).status).toBe(404);
    expect((await enter({ id: answer.id, digest: "0".repeat(64) })).code).toBe("request.invalid");
    expect((await enter({ id: "1", digest: answer.digest })).code).toBe("request.invalid");
    expect((await enter(answer, null)).status).toBe(401);
    expect((await enter(answer)).done).toBe(3);
  });
});

describe("records as a workbook", () => {
  it("are those of the list under its filters, with every open field in words and the lines of their tables", async () => {
    const api = await office.as(prosecutor);
    const fields = {
      name: "=HYPERLINK(1)",
      kind: "paper",
      topics: ["trial", "review"],
      amount: "1200.5",
      count: 2,
      openedOn: "2026-03-05",
      urgent: true,
      handler: prosecutor.id,
      unit: "县一部",
      secret: "只给领导看",
      items: [{ what: "甲册", due: "2026-04-01", state: "bad" }, { what: "乙册" }],
    };
    const record = await api.records.create({ requestId: crypto.randomUUID(), register: "order", fields });
    const filters: RecordFilters = { text: "HYPERLINK", fields: { kind: ["paper"] } };
    const response = await exported(officer, filters);
    const today = record.registeredOn;
    expect(decodeURIComponent(response.headers.get("content-disposition")!)).toBe(
      `attachment; filename*=UTF-8''借阅登记 ${today}.xlsx`,
    );
    const book = await opened(response);
    const days = Math.round((Date.parse(today) - Date.parse("2026-03-05")) / 86_400_000);
    expect(rowsOf(book, "借阅登记")).toEqual([
      [
        "编号",
        "标题",
        "状态",
        "到期日",
        "期限",
        "期限提示",
        "单位",
        "部门",
        "登记人",
        "登记日期",
        "变动日期",
        "名称",
        "类别",
        "事由",
        "押金",
        "件数",
        "借出日期",
        "是否紧急",
        "经办人",
        "借用部门",
        "调卷单位",
        "案件",
        "前次借阅",
        "品数",
      ],
      [
        record.number,
        "=HYPERLINK(1)",
        "待批准",
        day("2026-03-05"),
        "归还",
        `红灯，已超 ${days} 天`,
        "测试县人民检察院",
        "第一检察部",
        "测检察官",
        day(today),
        day(today),
        "=HYPERLINK(1)",
        "卷宗",
        "出庭、复查",
        1200.5,
        2,
        day("2026-03-05"),
        "是",
        "测检察官",
        "第一检察部",
        // What is empty is not written.
        undefined,
        undefined,
        undefined,
        2,
      ],
    ]);
    expect(rowsOf(book, "清单")).toEqual([
      ["编号", "品名", "归还日期", "完好程度"],
      [record.number, "甲册", day("2026-04-01"), "破损"],
      [record.number, "乙册"],
    ]);
    expect(rowsOf(book, "说明")[1]).toEqual([`共 1 条，由测案管甲于 ${today} 从检衡平台下载。`]);
    const all = await opened(await exported(officer));
    expect(rowsOf(all, "借阅登记")).toHaveLength((await total()) + 1);
    expect(JSON.stringify(rowsOf(all, "借阅登记"))).not.toContain("只给领导看");
    const leaders = await opened(await exported(leader, filters));
    expect(JSON.stringify(leaders.model)).not.toContain("只给领导看");
  });

  it("are none for those who may see none; filters that are none are refused", async () => {
    for (const who of [neighbour, administrator])
      expect([who.name, rowsOf(await opened(await exported(who)), "借阅登记").length]).toEqual([who.name, 1]);
    expect((await exported(null)).status).toBe(401);
    const wrong = [{ state: "asked" }, { nonsense: 1 }, "asked"] as object[];
    for (const filters of wrong) expect((await exported(officer, filters)).status).toBe(400);
    expect((await office.get(officer, `${registerPaths.workbook("order")}?filters={`)).status).toBe(400);
    expect((await office.get(officer, registerPaths.workbook("nothing"))).status).toBe(404);
  });
});

describe("the template", () => {
  it("has a column for each field of the form, with what belongs there", async () => {
    const response = await office.get(prosecutor, registerPaths.template("order"));
    expect(decodeURIComponent(response.headers.get("content-disposition")!)).toBe(
      "attachment; filename*=UTF-8''借阅登记模板.xlsx",
    );
    const book = await opened(response);
    expect(book.worksheets.filter(({ state }) => state === "visible").map(({ name }) => name)).toEqual([
      "借阅登记",
      "清单",
      "说明",
    ]);
    expect(rowsOf(book, "借阅登记")).toEqual([
      [
        "序号",
        "名称",
        "类别",
        "事由",
        "押金",
        "件数",
        "借出日期",
        "是否紧急",
        "经办人",
        "借用部门",
        "调卷单位",
        "案件",
        "前次借阅",
        "内部情况",
      ],
    ]);
    expect(rowsOf(book, "清单")).toEqual([["序号", "品名", "归还日期", "完好程度"]]);
    const sheet = book.getWorksheet("借阅登记")!;
    expect(noteOf(sheet.getCell("B1"))).toBe("必填；文字：直接填写。\n与卷宗封面一致");
    expect(sheet.getCell("C2").dataValidation).toMatchObject({
      type: "list",
      formulae: ['"卷宗,物品"'],
      errorStyle: "stop",
    });
    expect(sheet.getCell("H2").dataValidation).toMatchObject({ type: "list", formulae: ['"是,否"'] });
    expect(sheet.getCell("G2").numFmt).toBe("yyyy-mm-dd");
    expect(rowsOf(book, "说明")).toContainEqual(["借阅登记", "类别", "选填", "选项", "从下拉列表中选", "卷宗、物品"]);
    expect((await office.get(null, registerPaths.template("order"))).status).toBe(401);
    expect((await office.get(prosecutor, registerPaths.template("nothing"))).status).toBe(404);
  });
});

function holds(held_to: string | null) {
  return asSystem(office.server.app.db, (tx) =>
    tx.updateTable("post").set({ held_to }).where("person_id", "=", otherProsecutor.id).execute(),
  );
}

function kept(): Promise<string[]> {
  return readdir(path.join(office.dataDir, "uploads"));
}

function lineAt(_: unknown, at: number): Cell[] {
  return [`卷宗${at}`, "测检察官", 1];
}

function exported(who: TestPerson | null, filters?: object): Promise<Response> {
  const query = filters === undefined ? "" : `?filters=${encodeURIComponent(JSON.stringify(filters))}`;
  return office.get(who, `${registerPaths.workbook("order")}${query}`);
}

function day(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}
