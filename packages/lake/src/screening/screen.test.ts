import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nationalCalendar } from "@jianheng/law";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDelivery } from "../delivery/read-delivery.ts";
import { openSnapshot } from "../duckdb/open-snapshot.ts";
import type { Snapshot } from "../duckdb/types.ts";
import { standardCatalogue } from "../catalogue/catalogue.ts";
import { compileRule } from "../rules/compile-rule.ts";
import { legalFunctions } from "../rules/legal-functions.ts";
import type { CompiledRule, RuleBook } from "../rules/rule-book.ts";
import { examine } from "./examine.ts";
import { screen, screenEvents } from "./screen.ts";

const root = mkdtempSync(join(tmpdir(), "screening-"));
const functions = legalFunctions(nationalCalendar);
const opened: Snapshot[] = [];
let count = 0;

afterAll(() => {
  for (const snapshot of opened) snapshot.close();
  rmSync(root, { recursive: true });
});

const first = "示例检刑诉受[2025]990101000001号";
const second = "示例检刑诉受[2025]990101000002号";

/** A delivery of CSV files by dataset name. */
async function delivered(files: Readonly<Record<string, readonly string[]>>): Promise<Snapshot> {
  const sources = Object.entries(files).map(([name, lines]) => {
    const path = join(root, `${(count += 1)}.csv`);
    writeFileSync(path, `${lines.join("\n")}\n`);
    return { name: `${name}.csv`, path };
  });
  const result = await readDelivery(sources, { lakeDir: join(root, "lake") });
  if (result.outcome === "refused") throw new Error(JSON.stringify(result.diagnostics));
  const snapshot = await openSnapshot(result.directory);
  opened.push(snapshot);
  return snapshot;
}

function ruleOf(changes: Readonly<Record<string, string>> = {}): CompiledRule {
  const parts: Record<string, string> = {
    id: "X01",
    inForce: "{ from: 2019-12-30 }",
    over: "审查起诉",
    subject: "suspect",
    identity: "[]",
    needs: "[决定日期]",
    let: "{ 本案: '案件[部门受案号 = 本行.部门受案号][1]', 届满日: '期限月(1, 本案.受理日期)' }",
    applies: '处理决定 != "撤回移送"',
    hit: "逾期(决定日期, 届满日)",
    show: "[本案.受理日期, 届满日, 决定日期]",
    ...changes,
  };
  const text = `
revision: 1
title: { zh: 审查起诉超期, en: Review too long }
kind: { zh: 办案期限, en: Time limits }
level: L2
duty: own
basis: [{ instrument: 刑事诉讼法, article: 172 }]
${Object.entries(parts)
  .map(([key, value]) => `${key}: ${value}`)
  .join("\n")}
message: { zh: '应在{届满日}前决定。', en: 'Due by {届满日}.' }
examples:
  - { name: 甲, asOf: 2025-03-31, row: {}, expect: hit }
  - { name: 乙, asOf: 2025-03-31, row: {}, expect: clear }
  - { name: 丙, asOf: 2025-03-31, row: {}, expect: undetermined }
`;
  const { rule, diagnostics } = compileRule({ file: "X.yaml", pack: "test", text }, functions);
  if (rule === undefined) throw new Error(JSON.stringify(diagnostics));
  return rule;
}

const bookOf = (...rules: readonly CompiledRule[]): RuleBook => ({
  packs: [],
  catalogue: standardCatalogue,
  rules,
  functions,
  calendar: nationalCalendar,
});

const cases = [
  "部门受案号,案件名称,案件类别,受理日期",
  `${first},测试甲盗窃案,审查起诉,2025-01-03`,
  `${second},测试乙诈骗案,审查起诉,2025-03-10`,
];
const suspects = ["部门受案号,嫌疑人编号,姓名", `${first},1,测试甲`, `${second},1,测试乙`];

describe("a run of the book", () => {
  it("finds the late row and tells subject, values with their cells, witnesses and message", async () => {
    const snapshot = await delivered({
      案件: cases,
      犯罪嫌疑人: suspects,
      审查起诉: [
        "部门受案号,嫌疑人编号,处理决定,决定日期",
        `${first},1,起诉,2025-02-10`,
        `${second},1,起诉,2025-04-10`,
      ],
    });
    const { hits, report } = await screen({ snapshot, book: bookOf(ruleOf()), asOf: "2025-04-30" });
    expect(report).toMatchObject([{ rule: "X01", hits: 1, undetermined: 0, engine: "sql" }]);
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      outcome: "hit",
      legalCaseNo: first,
      subject: { kind: "suspect", key: `${first}|1`, label: "测试甲" },
      dedupeKey: `X01:suspect:${first}|1`,
      message: { zh: "应在2025-02-03前决定。", en: "Due by 2025-02-03." },
      missing: [],
    });
    expect(hits[0]?.values).toEqual([
      {
        name: "本案.受理日期",
        value: "2025-01-03",
        type: "date",
        cell: { file: "案件.csv", sheet: "", row: 2, column: "D", header: "受理日期" },
      },
      { name: "届满日", value: "2025-02-03", type: "date" },
      {
        name: "决定日期",
        value: "2025-02-10",
        type: "date",
        cell: { file: "审查起诉.csv", sheet: "", row: 2, column: "D", header: "决定日期" },
      },
    ]);
    expect(hits[0]?.witnesses).toMatchObject([
      { dataset: "cases", rowId: 1, legalCaseNo: first, file: "案件.csv", row: 2 },
    ]);
  });

  it("calls an unreadable cell of the judged row, and of a row it joins, undetermined and names the cell", async () => {
    const snapshot = await delivered({
      案件: [cases[0] ?? "", `${first},测试甲盗窃案,审查起诉,元月三日左右`, cases[2] ?? ""],
      犯罪嫌疑人: suspects,
      审查起诉: [
        "部门受案号,嫌疑人编号,处理决定,决定日期",
        `${first},1,起诉,2025-01-20`,
        `${second},1,起诉,2025-02-30`,
      ],
    });
    const { hits } = await screen({ snapshot, book: bookOf(ruleOf()), asOf: "2025-03-31" });
    expect(hits.map(({ outcome, legalCaseNo, missing }) => ({ outcome, legalCaseNo, missing }))).toEqual([
      {
        outcome: "undetermined",
        legalCaseNo: first,
        missing: [
          {
            name: "案件.受理日期",
            reason: "unreadable",
            cell: { file: "案件.csv", sheet: "", row: 2, column: "D", header: "受理日期" },
          },
        ],
      },
      {
        outcome: "undetermined",
        legalCaseNo: second,
        missing: [
          {
            name: "决定日期",
            reason: "unreadable",
            cell: { file: "审查起诉.csv", sheet: "", row: 3, column: "D", header: "决定日期" },
          },
        ],
      },
    ]);
  });

  it("does not mind an unreadable cell that the outcome was not reached through", async () => {
    const snapshot = await delivered({
      案件: cases,
      审查起诉: [
        "部门受案号,嫌疑人编号,处理决定,决定日期,讯问日期",
        `${first},1,撤回移送,2025-02-30,`,
        `${second},1,起诉,2025-03-20,某日`,
      ],
    });
    const { hits } = await screen({ snapshot, book: bookOf(ruleOf()), asOf: "2025-04-30" });
    expect(hits).toEqual([]);
  });

  it("names the fact that is missing", async () => {
    const snapshot = await delivered({
      案件: [cases[0] ?? "", `${first},测试甲盗窃案,审查起诉,`],
      审查起诉: ["部门受案号,嫌疑人编号,处理决定,决定日期", `${first},1,起诉,2025-02-10`],
    });
    const { hits } = await screen({ snapshot, book: bookOf(ruleOf()), asOf: "2025-04-30" });
    expect(
      hits.map(({ outcome, missing }) => [outcome, missing.map(({ name, reason }) => `${name} ${reason}`)]),
    ).toEqual([["undetermined", ["案件.受理日期 empty"]]]);
    expect(hits[0]?.message.zh).toBe("待核：审查起诉超期。缺少：案件.受理日期。");
  });

  it("isolates a rule that fails and runs the others", async () => {
    const snapshot = await delivered({
      案件: cases,
      审查起诉: ["部门受案号,嫌疑人编号,处理决定,决定日期", `${first},1,起诉,2025-02-10`],
    });
    const good = ruleOf();
    const inForce = { from: "no date", on: "届满日" };
    const shown = good.shown.filter(({ name }) => name === "届满日");
    const broken: CompiledRule = { ...good, id: "X00", shown, definition: { ...good.definition, inForce } };
    const { hits, report } = await screen({ snapshot, book: bookOf(broken, good), asOf: "2025-04-30" });
    expect(report.map(({ rule, failed }) => [rule, failed?.code])).toEqual([
      ["X00", "screening.evaluation"],
      ["X01", undefined],
    ]);
    expect(hits.map(({ rule }) => rule)).toEqual(["X01"]);
  });

  it("isolates a rule whose SQL the engine cannot run, although rules run as one statement", async () => {
    const snapshot = await delivered({
      案件: cases,
      审查起诉: ["部门受案号,嫌疑人编号,处理决定,决定日期", `${first},1,起诉,2025-02-10`],
    });
    const good = ruleOf();
    const broken = { ...ruleOf({ hit: "逾期(决定日期, 届满日) and 相隔日数(届满日, 决定日期) > 0" }), id: "X00" };
    const book = bookOf(broken, good);
    const failing = book.functions.functions.map((each) =>
      each.names[0] === "相隔日数"
        ? {
            ...each,
            sql: () => ({
              sql: "CAST('no number' AS BIGINT)",
              type: "number" as const,
              nullable: false,
              digits: { precision: 18, scale: 0 },
            }),
          }
        : each,
    );
    const { hits, report } = await screen({
      snapshot,
      book: { ...book, functions: { ...book.functions, functions: failing } },
      asOf: "2025-04-30",
    });
    expect(report.map(({ rule, failed }) => [rule, failed?.code])).toEqual([
      ["X00", "screening.engine"],
      ["X01", undefined],
    ]);
    expect(hits.map(({ rule }) => rule)).toEqual(["X01"]);
  });

  it("notices when SQL and the row evaluator differ, follows the row evaluator and reports the defect", async () => {
    const snapshot = await delivered({
      案件: cases,
      审查起诉: ["部门受案号,嫌疑人编号,处理决定,决定日期", `${first},1,起诉,2025-02-10`],
    });
    const late = ruleOf();
    const never = ruleOf({ hit: "逾期(决定日期, 届满日) and false" });
    const mixed: CompiledRule = { ...never, screening: late.screening };
    const { hits, report } = await screen({ snapshot, book: bookOf(mixed), asOf: "2025-04-30" });
    expect(hits).toEqual([]);
    expect(report[0]?.failed).toEqual({
      code: "screening.engines_disagree",
      detail: "row 1: true by SQL, false by row",
    });
  });

  it("tells every row what it read of a whole dataset, also those after the first", async () => {
    const snapshot = await delivered({
      案件: cases,
      犯罪嫌疑人: suspects,
      审查起诉: ["部门受案号,嫌疑人编号,决定日期", `${first},1,2025-02-10`, `${second},1,2025-04-10`],
    });
    const rule = ruleOf({
      let: "{ 届满日: '期限日(3, 决定日期)', 有填录: 'count(犯罪嫌疑人[姓名 != null]) > 0' }",
      applies: "true",
      hit: "有填录",
      show: "[决定日期]",
    });
    for (const engine of ["sql", "row"] as const) {
      const { hits, report } = await screen({ snapshot, book: bookOf(rule), asOf: "2025-04-30", engine });
      expect(hits.map(({ legalCaseNo }) => legalCaseNo)).toEqual([first, second]);
      expect(report[0]?.failed).toBeUndefined();
    }
  });

  it("says which rules it did not run, and why", async () => {
    const snapshot = await delivered({ 案件: cases, 审查起诉: ["部门受案号,嫌疑人编号,处理决定", `${first},1,起诉`] });
    const book = bookOf(
      ruleOf(),
      ruleOf({ id: "X02", needs: "[强制措施.执行时间]" }),
      ruleOf({ id: "X03", needs: "[]", inForce: "{ from: 2026-01-01 }" }),
    );
    const { report } = await screen({ snapshot, book, asOf: "2025-04-30" });
    expect(report.map(({ rule, notRun, engine }) => [rule, notRun, engine])).toEqual([
      ["X01", { reason: "column", dataset: "prosecutionReviews", column: "decidedDate" }, undefined],
      ["X02", { reason: "dataset", dataset: "measures" }, undefined],
      ["X03", { reason: "not in force", from: "2026-01-01" }, undefined],
    ]);
  });

  it("judges an old case by the day that inForce.on names", async () => {
    const snapshot = await delivered({
      案件: cases,
      审查起诉: [
        "部门受案号,嫌疑人编号,处理决定,决定日期",
        `${first},1,起诉,2025-02-10`,
        `${second},1,起诉,2025-04-20`,
      ],
    });
    const rule = ruleOf({ inForce: "{ from: 2025-02-15, on: 届满日 }" });
    const { hits } = await screen({ snapshot, book: bookOf(rule), asOf: "2025-04-30" });
    expect(hits.map(({ legalCaseNo }) => legalCaseNo)).toEqual([second]);
  });

  it("does not judge rows without a case number, and never joins them to each other", async () => {
    const snapshot = await delivered({
      案件: [cases[0] ?? "", ",无号案件,审查起诉,2025-01-03", cases[1] ?? ""],
      审查起诉: ["部门受案号,嫌疑人编号,处理决定,决定日期", ",1,起诉,2025-02-10", `${first},1,起诉,2025-02-10`],
    });
    const { hits, report } = await screen({ snapshot, book: bookOf(ruleOf()), asOf: "2025-04-30" });
    expect(hits.map(({ legalCaseNo }) => legalCaseNo)).toEqual([first]);
    expect(report[0]?.failed).toBeUndefined();
  });

  it("does by row what SQL refuses, says so, and finds the same", async () => {
    const snapshot = await delivered({
      案件: cases,
      审查起诉: [
        "部门受案号,嫌疑人编号,处理决定,决定日期",
        `${first},1,起诉,2025-02-10`,
        `${second},1,起诉,2025-03-20`,
      ],
    });
    const hard = ruleOf({
      hit: 'string(决定日期) != "" and 逾期(决定日期, 届满日) and count(for i in 1..3 return i * i) = 3',
    });
    const { hits, report } = await screen({ snapshot, book: bookOf(hard), asOf: "2025-04-30" });
    expect(report[0]?.engine).toBe("row");
    expect(report[0]?.refused?.length).toBeGreaterThan(0);
    expect(hits.map(({ legalCaseNo }) => legalCaseNo)).toEqual([first]);
  });

  it("ends when it is aborted: what was not run is reported so", async () => {
    const snapshot = await delivered({
      案件: cases,
      审查起诉: ["部门受案号,嫌疑人编号,处理决定,决定日期", `${first},1,起诉,2025-02-10`],
    });
    const stop = new AbortController();
    const outcomes: (string | undefined)[] = [];
    const book = bookOf(ruleOf(), ruleOf({ id: "X02" }));
    for await (const event of screenEvents({ snapshot, book, asOf: "2025-04-30", signal: stop.signal })) {
      if (event.kind !== "rule") continue;
      outcomes.push(event.run.failed?.code);
      stop.abort();
    }
    expect(outcomes).toEqual([undefined, "screening.aborted"]);
  });
});

const returns = (lines: readonly string[]) => ["部门受案号,嫌疑人编号,退回次数,退回日期", ...lines];
const key = (caseNo: string, number: number): string => `X01:suspect:${caseNo}|1:${number}`;

async function keysOf(snapshot: Snapshot, rule: CompiledRule): Promise<readonly string[]> {
  const { hits } = await screen({ snapshot, book: bookOf(rule), asOf: "2025-12-31" });
  return hits.map(({ dedupeKey }) => dedupeKey).sort();
}

describe("the dedupe key", () => {
  const rule = ruleOf({
    over: "退回补充侦查",
    needs: "[退回日期]",
    identity: "[退回次数]",
    let: "{ 届满日: '期限月(1, 退回日期)' }",
    applies: "true",
    hit: "逾期(重新移送日期, 届满日)",
    show: "[退回日期]",
  });

  it("names rule, subject and identity columns, never values or the revision", async () => {
    const before = await delivered({ 退回补充侦查: returns([`${first},1,1,2025-01-10`, `${first},1,2,2025-02-10`]) });
    const after = await delivered({ 退回补充侦查: returns([`${first},1,2,2025-02-11`, `${first},1,1,2025-01-11`]) });
    const keys = await keysOf(before, rule);
    expect(keys).toEqual([`X01:suspect:${first}|1:1`, `X01:suspect:${first}|1:2`]);
    expect(await keysOf(after, { ...rule, revision: "2.000000000000" })).toEqual(keys);
  });

  it("leads back to what the rule says of it in a later delivery", async () => {
    const later = await delivered({
      退回补充侦查: [
        "部门受案号,嫌疑人编号,退回次数,退回日期,重新移送日期",
        `${first},1,1,2025-01-10,2025-02-08`,
        `${first},1,2,,`,
        `${second},1,1,2025-01-10,`,
      ],
    });
    const findings = [key(first, 1), key(first, 2), key(first, 3), key(second, 1)].map((dedupeKey) => ({
      rule: "X01",
      dedupeKey,
    }));
    const standings = await examine({ snapshot: later, book: bookOf(rule), asOf: "2025-12-31", findings });
    expect([...standings.values()]).toEqual(["clear", "undetermined", "absent", "hit"]);
    const without = await delivered({ 案件: cases });
    expect([
      ...(await examine({ snapshot: without, book: bookOf(rule), asOf: "2025-12-31", findings })).values(),
    ]).toEqual(findings.map(() => "notJudged"));
  });
});

describe("the whole book on a generated delivery", () => {
  let snapshot: Snapshot;
  beforeAll(async () => {
    snapshot = await delivered(generatedFiles());
  });

  it("gives the same by SQL and by row, rule for rule and row for row", async () => {
    const { loadRuleBook } = await import("../rules/load-rule-book.ts");
    const { book } = await loadRuleBook(join(import.meta.dirname, "../../../../rules"));
    const told = async (engine: "sql" | "row") => {
      const { hits, report } = await screen({ snapshot, book, asOf: "2025-06-30", engine });
      expect(report.filter(({ failed }) => failed !== undefined)).toEqual([]);
      return hits.map((hit) => `${hit.rule} ${hit.outcome} ${hit.dedupeKey} ${hit.message.zh}`).sort();
    };
    const bySql = await told("sql");
    expect(bySql).toEqual(await told("row"));
    expect(new Set(bySql.map((line) => line.split(" ")[0])).size).toBeGreaterThan(20);
  }, 120_000);
});

const number = (index: number): string => `示例检刑诉受[2025]990101${String(index).padStart(6, "0")}号`;

/** Cases with values drawn at random, empty and unreadable cells among them; the same at every run. */
function generatedFiles(): Readonly<Record<string, readonly string[]>> {
  let state = 7;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const pick = (items: readonly string[]): string => items[Math.floor(random() * items.length)] ?? "";
  const day = (): string => {
    const draw = random();
    if (draw < 0.15) return "";
    if (draw < 0.17) return "某日";
    return new Date(Date.UTC(2024, 8, 1) + Math.floor(random() * 290) * 86_400_000).toISOString().slice(0, 10);
  };
  const moment = (): string => {
    const date = day();
    return date.length === 10 && random() < 0.8 ? `${date} ${pick(["08:30", "14:20", "23:59"])}` : date;
  };
  const yes = (): string => pick(["是", "否", ""]);
  const tables: Record<string, { readonly columns: string; readonly row: () => string }> = {
    案件: {
      columns:
        "案件名称,案件类别,承办单位编码,承办单位,承办部门,承办检察官,分案方式,指定分案理由,移送日期,侦查机关,受理日期,审结日期,办结日期,归档日期,是否重大复杂,前案受案号,后案受案号",
      row: () =>
        `测试案,${pick(["审查起诉", "审查逮捕", ""])},${pick(["990101", "990102"])},示例院,一部,${pick(["甲", "乙"])},${pick(["随机", "指定", ""])},${pick(["有", ""])},${day()},${pick(["公安", "监察", "本院", ""])},${day()},${day()},${day()},${day()},${yes()},${pick(["", number(3)])},${pick(["", number(4)])}`,
    },
    犯罪嫌疑人: {
      columns: "嫌疑人编号,姓名,是否单位,证件类型,证件号码,性别,出生日期,移送案由,认罪认罚,羁押状态",
      row: () =>
        `${pick(["1", "2"])},${pick(["测试甲", "测试乙"])},${yes()},${pick(["居民身份证", "护照", ""])},${pick(["11010519491231002X", "110105194912310020", ""])},${pick(["男", "女", ""])},${pick(["1949-12-31", "1950-01-01", ""])},${pick(["盗窃罪", "间谍罪", ""])},${yes()},${pick(["在押", "取保", "在逃", ""])}`,
    },
    强制措施: {
      columns:
        "嫌疑人编号,措施序号,强制措施类型,决定机关,决定日期,执行时间,解除日期,解除原因,通知家属时间,未通知家属理由,保证金金额,保证人",
      row: () =>
        `${pick(["1", "2"])},${pick(["1", "2", "3"])},${pick(["拘留", "逮捕", "取保候审", "留置", ""])},${pick(["示例市公安局", "示例市人民检察院", ""])},${day()},${moment()},${day()},${pick(["", "死亡"])},${moment()},${pick(["", "有碍侦查", "无法通知"])},${pick(["", "1000", "0"])},${pick(["", "测试丙"])}`,
    },
    审查逮捕: {
      columns: "嫌疑人编号,提请日期,是否羁押,审查决定,不捕类型,决定日期,决定书文号,执行回执日期",
      row: () =>
        `${pick(["1", "2"])},${day()},${yes()},${pick(["批准逮捕", "不批准逮捕", ""])},${pick(["证据不足", ""])},${day()},${pick(["示例〔2025〕1号", ""])},${day()}`,
    },
    审查起诉: {
      columns:
        "嫌疑人编号,告知嫌疑人日期,告知被害人日期,被害人人数,讯问日期,延长15日批准日期,延长审批文号,量刑建议类型,建议刑期下限月,建议刑期上限月,处理决定,不起诉类型,决定日期,决定书文号,行刑反向衔接移送日期",
      row: () =>
        `${pick(["1", "2"])},${day()},${day()},${pick(["0", "1", "2", ""])},${day()},${day()},${pick(["示例延〔2025〕1号", ""])},${pick(["确定刑", "幅度刑", ""])},${pick(["6", "8", ""])},${pick(["6", "8", ""])},${pick(["起诉", "不起诉", "附条件不起诉", ""])},${pick(["相对不起诉", "法定不起诉", ""])},${day()},${pick(["示例〔2025〕2号", ""])},${day()}`,
    },
    退回补充侦查: {
      columns: "嫌疑人编号,退回次数,退回日期,重新移送日期,催问日期",
      row: () => `${pick(["1", "2"])},${pick(["1", "2", "3"])},${day()},${day()},${day()}`,
    },
    权利告知: {
      columns: "对象,对象姓名,告知事项,告知日期,方式,送达回证",
      row: () =>
        `${pick(["犯罪嫌疑人", "被害人"])},${pick(["测试甲", ""])},${pick(["委托辩护人", "委托诉讼代理人"])},${day()},${pick(["书面", "口头", "公告", ""])},${yes()}`,
    },
    文书: {
      columns: "文书名称,文号,审批日期,用印日期,文书日期,送达日期",
      row: () =>
        `${pick(["起诉书", "延长审查起诉期限审批表", "精神病鉴定聘请书", "讯问笔录", "判决审查表", "要求说明理由通知书"])},${pick(["示例〔2025〕3号", "示例〔2025〕4号"])},${day()},${day()},${day()},${day()}`,
    },
    判决: {
      columns: "嫌疑人编号,判决书文号,裁判种类,判决书收到日期,判决审查日期,判决审查结论,抗诉日期",
      row: () =>
        `${pick(["1", "2"])},示例刑初1号,${pick(["判决", "裁定", ""])},${day()},${day()},${pick(["同意", ""])},${day()}`,
    },
    涉案财物: {
      columns: "财物编号,类别,名称,单位,金额,入账金额,出库日期,出库数量,出库类型,出库审批日期,出库审批文号",
      row: () =>
        `${pick(["1", "2"])},${pick(["款", "物", ""])},现金,${pick(["元", "美元", ""])},${pick(["100.00", "90", ""])},${pick(["100", "90.00", ""])},${day()},${pick(["10", ""])},${pick(["返还", ""])},${day()},${pick(["示例财〔2025〕1号", ""])}`,
    },
  };
  return Object.fromEntries(
    Object.entries(tables).map(([name, { columns, row }]) => [
      name,
      [
        `部门受案号,${columns}`,
        ...Array.from(
          { length: 240 },
          (_, index) =>
            `${random() < 0.02 ? "" : number(name === "案件" ? index : Math.floor(random() * 120))},${row()}`,
        ),
      ],
    ]),
  );
}

describe("how a rule came to its answer", () => {
  const header = "部门受案号,嫌疑人编号,处理决定,决定日期";
  async function reasonsOf(
    rule: CompiledRule,
    row: string,
    caseLines: readonly string[] = cases,
  ): Promise<readonly { readonly zh: string; readonly en: string }[]> {
    const snapshot = await delivered({ 案件: caseLines, 犯罪嫌疑人: suspects, 审查起诉: [header, row] });
    const { hits } = await screen({ snapshot, book: bookOf(rule), asOf: "2025-04-30" });
    return (hits[0]?.reasons ?? []).map(({ depth, text }) => ({
      zh: "  ".repeat(depth) + text.zh,
      en: "  ".repeat(depth) + text.en,
    }));
  }
  const zh = (lines: Awaited<ReturnType<typeof reasonsOf>>) => lines.map((line) => line.zh);

  it("tells the conditions that decided, by the names that people use, in both languages", async () => {
    const lines = await reasonsOf(ruleOf(), `${first},1,起诉,2025-02-10`);
    expect(zh(lines)).toEqual([
      '适用条件：“处理决定 != "撤回移送"”成立（处理决定为 起诉）',
      "提示条件：“逾期(决定日期, 届满日)”成立（决定日期为 2025-02-10，届满日为 2025-02-03）",
      "  届满日：“期限月(1, 本案.受理日期)”为 2025-02-03（本案.受理日期为 2025-01-03）",
    ]);
    expect(lines.map((line) => line.en)).toEqual([
      'Whether it applies: “处理决定 != "撤回移送"” holds (处理决定 is 起诉)',
      "Condition: “逾期(决定日期, 届满日)” holds (决定日期 is 2025-02-10, 届满日 is 2025-02-03)",
      "  届满日: “期限月(1, 本案.受理日期)” is 2025-02-03 (本案.受理日期 is 2025-01-03)",
    ]);
  });

  it("of an undetermined row, only what cannot be told", async () => {
    expect(
      zh(await reasonsOf(ruleOf(), `${first},1,起诉,2025-02-10`, [cases[0] ?? "", `${first},甲案,审查起诉,`])),
    ).toEqual([
      "提示条件：“逾期(决定日期, 届满日)”不能确定（决定日期为 2025-02-10，届满日为空）",
      "  届满日：“期限月(1, 本案.受理日期)”为空（本案.受理日期为空）",
    ]);
  });

  it("computes nothing from a cell that cannot be read", async () => {
    const lines = await reasonsOf(ruleOf(), `${first},1,起诉,2025-02-30`);
    expect(lines).toEqual([
      {
        zh: "“决定日期”已填写但无法识别，用到它的条件都不能确定",
        en: "“决定日期” is filled but unreadable, so no condition that reads it can be told",
      },
    ]);
  });

  it("tells why a fact that no column holds is needed", async () => {
    const unknown = "[{ when: '决定日期 < @\"2025-03-01\"', fact: { zh: 收到日期, en: day of receipt } }]";
    const lines = await reasonsOf(ruleOf({ unknown }), `${first},1,起诉,2025-02-10`);
    expect(lines).toEqual([
      {
        zh: '须核实“收到日期”的情形：“决定日期 < @"2025-03-01"”成立（决定日期为 2025-02-10）',
        en: 'The case in which “day of receipt” must be verified: “决定日期 < @"2025-03-01"” holds (决定日期 is 2025-02-10)',
      },
    ]);
  });

  it("names rows by their place in the delivered file, and the row of a table that decided", async () => {
    const table = `{ inputs: [本案.受理日期], outputs: [级], hitPolicy: FIRST,
      rules: [['< @"2025-01-01"', '"旧"'], ['< @"2025-02-01"', '"新"'], ['-', '"后"']] }`;
    const lets = `{ 本案: '案件[部门受案号 = 本行.部门受案号][1]', 届满日: 决定日期, 级: { table: ${table} } }`;
    const hit = '\'级 = "新" and (some c in 案件 satisfies c.部门受案号 = 部门受案号 and c.案件类别 = "审查起诉")\'';
    expect(zh(await reasonsOf(ruleOf({ let: lets, hit, show: "[级]" }), `${first},1,起诉,2025-02-10`))).toEqual([
      '适用条件：“处理决定 != "撤回移送"”成立（处理决定为 起诉）',
      "提示条件：成立",
      '  “级 = "新"”成立（级为 新）',
      "    级：由判定表“级”第 2 行得出：新（本案.受理日期为 2025-01-03）",
      '  “(some c in 案件 satisfies c.部门受案号 = 部门受案号 and c.案件类别 = "审查起诉")”成立：第 1 项符合（c为 “案件.csv”表第 2 行）',
      `    “c.部门受案号 = 部门受案号”成立（c.部门受案号为 ${first}，部门受案号为 ${first}）`,
      '    “c.案件类别 = "审查起诉"”成立（c.案件类别为 审查起诉）',
    ]);
  });

  it("leaves the finer steps of a long answer to the rule", async () => {
    const steps = Array.from({ length: 30 }, (_, at) => `决定日期 > @"2025-01-${String(at + 1).padStart(2, "0")}"`);
    const lets = `{ 届满日: 决定日期, 步骤: '${steps.join(" and ")}' }`;
    const lines = await reasonsOf(ruleOf({ let: lets, hit: "步骤", show: "[决定日期]" }), `${first},1,起诉,2025-02-10`);
    expect(zh(lines)).toEqual([
      '适用条件：“处理决定 != "撤回移送"”成立（处理决定为 起诉）',
      "提示条件：“步骤”成立",
      "  步骤：成立",
      "更细的步骤从略，见规则原文",
    ]);
  });
});
