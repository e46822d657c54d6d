// Datasets that a rule pack declares: read, kept, opened, judged, shown like the standard ones.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { formatRuleDiagnostic, loadRuleBook, openSnapshot, readManifest, runExamples, screen } from "../src/index.ts";
import { deliver, file, removeDeliveries } from "./deliver.ts";

afterAll(removeDeliveries);

const root = mkdtempSync(join(tmpdir(), "packs-"));
afterAll(() => rmSync(root, { recursive: true }));

const visits = `datasets:
  - id: visits
    label: 会见登记
    en: Visits
    grain: one row per visit
    key: [bookNo, visitNo]
    columns:
      - { id: bookNo, label: 登记簿号, en: book number, type: text, identifier: true, required: true, aliases: [dj_no] }
      - { id: visitNo, label: 序次, en: visit number, type: int, required: true }
      - { id: visitor, label: 会见人, en: visitor, type: text, sensitive: true }
      - { id: kind, label: 会见类别, en: kind, type: code, codes: [律师, 家属] }
      - { id: askedAt, label: 申请时间, en: asked, type: datetime }
      - { id: metDate, label: 会见日期, en: met, type: date }
      - { id: fee, label: 收费, en: fee, type: money }
`;

const rule = `id: M01
revision: 1
title: { zh: 会见早于申请, en: Met before asked }
kind: { zh: 会见, en: Visits }
level: warn
duty: own
basis: [{ instrument: 登记办法 }]
inForce: { from: 2020-01-01 }
over: 会见登记
subject: case
identity: [序次]
needs: [会见日期]
let: { 同簿: "count(会见登记[登记簿号 = 本行.登记簿号])" }
hit: 会见日期 < 申请时间的日期
show: [申请时间, 会见日期, 收费, 同簿]
message: { zh: '会见于{会见日期}，收费{收费}。', en: 'Met on {会见日期}, {收费}.' }
examples:
  - { name: 早, asOf: 2025-03-31, row: { 申请时间: 2025-03-02 09:00, 会见日期: 2025-03-01 }, expect: hit, values: { 同簿: '1' } }
  - { name: 同日, asOf: 2025-03-31, row: { 申请时间: 2025-03-02, 会见日期: 2025-03-02 }, expect: clear }
  - { name: 无, asOf: 2025-03-31, row: { 会见日期: 2025-03-02 }, expect: undetermined, missing: [申请时间的日期] }
`;

/** Over a standard dataset, looking into the declared one. */
const joined = rule
  .replace("id: M01", "id: M02")
  .replace("over: 会见登记", "over: 案件")
  .replace("identity: [序次]\n", "")
  .replace("needs: [会见日期]\n", "")
  .replace(/let: .*/, "let: { 会见数: 'count(会见登记[登记簿号 = 本行.部门受案号])' }")
  .replace(/hit: .*/, "hit: 受理日期 > date('2020-01-01') and 会见数 = 0".replaceAll("'", '"'))
  .replace(/show: .*/, "show: [会见数]")
  .replace(/message: .*/, "message: { zh: '会见{会见数}次。', en: '{会见数} visits.' }")
  .replace(
    /examples:[^]*/,
    `examples:
  - { name: 无, asOf: 2025-03-31, row: { 受理日期: 2025-03-01 }, expect: hit }
  - { name: 有, asOf: 2025-03-31, row: { 受理日期: 2025-03-01 }, datasets: { 会见登记: [{ 序次: '1' }] }, expect: clear }
  - { name: 不明, asOf: 2025-03-31, row: {}, expect: undetermined }
`,
  );

let packs = 0;

function pack(files: Readonly<Record<string, string>>): string {
  const folder = join(root, `pack-${packs++}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "pack.yaml"), "id: visits\ntitle: { zh: 会见, en: Visits }\nversion: '1'\n");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function loaded(files: Readonly<Record<string, string>>) {
  const { book, diagnostics } = await loadRuleBook(pack(files));
  return { book, said: diagnostics.map((one) => formatRuleDiagnostic(one, "en").replace(/^.*\/(?=[^/]+\.yaml:)/, "")) };
}

const table = [
  "登记簿号,序次,会见人,会见类别,申请时间,会见日期,收费,随员",
  "簿-1,1,测试甲,律师,2025-03-02 09:30,2025-03-01,12.5,二人",
  "簿-1,2,测试乙,律师,2025-03-02,2025-03-03,,",
  "簿-2,1,测试丙,领导,某日,2025-03-03,,",
  ",2,测试丁,家属,2025-03-02,2025-03-01,,",
].join("\n");

describe("a dataset that a pack declares", () => {
  it("is recognised, typed, and known again by the delivery itself", async () => {
    const { book, said } = await loaded({ "datasets.yaml": visits, "M01.yaml": rule });
    expect(said).toEqual([]);
    const { manifest, directory, problems } = await deliver([file("会见登记.csv", table)], {
      catalogue: book.catalogue,
    });
    expect(manifest.sources[0]).toMatchObject({ dataset: "visits", recognisedBy: "name", rows: 4 });
    expect(manifest.furtherDatasets.map(({ id, key }) => [id, key])).toEqual([["visits", ["bookNo", "visitNo"]]]);
    expect(problems.map(({ code, row, column }) => `${column}${row} ${code}`)).toEqual([
      "D4 cell.not_in_codes",
      "E4 cell.not_a_datetime",
      "A5 cell.missing",
    ]);
    expect((await readManifest(directory))?.furtherDatasets).toEqual(manifest.furtherDatasets);
    const snapshot = await openSnapshot(directory);
    const reader = await snapshot.connection.runAndReadAll(
      "SELECT bookNo, askedAt, askedAtDate, fee, _extra, typeof(fee) AS type FROM visits WHERE visitNo = 1 ORDER BY _rowId",
    );
    expect(reader.getRowObjectsJson()).toEqual([
      {
        bookNo: "簿-1",
        askedAt: "2025-03-02 09:30:00",
        askedAtDate: "2025-03-02",
        fee: "12.50",
        _extra: '{"随员":"二人"}',
        type: "DECIMAL(18,2)",
      },
      { bookNo: "簿-2", askedAt: null, askedAtDate: null, fee: null, _extra: null, type: "DECIMAL(18,2)" },
    ]);
    snapshot.close();
  });

  it("is judged like any other; the first column of its key stands for the case number", async () => {
    const { book } = await loaded({ "datasets.yaml": visits, "M01.yaml": rule });
    const { directory } = await deliver([file("会见登记.csv", table)], { catalogue: book.catalogue });
    const snapshot = await openSnapshot(directory, { catalogue: book.catalogue });
    const { hits, report } = await screen({ snapshot, book, asOf: "2025-03-31" });
    snapshot.close();
    expect(report).toMatchObject([{ rule: "M01", hits: 1, undetermined: 1, engine: "sql" }]);
    expect(hits).toMatchObject([
      {
        outcome: "hit",
        legalCaseNo: "簿-1",
        subject: { kind: "case", key: "簿-1", label: "簿-1" },
        dedupeKey: "M01:case:簿-1:1",
        message: { zh: "会见于2025-03-01，收费12.50。" },
      },
      { outcome: "undetermined", legalCaseNo: "簿-2", missing: [{ name: "申请时间的日期", reason: "unreadable" }] },
    ]);
    expect(hits[0]?.values.map(({ name, value, cell }) => [name, value, cell?.column])).toEqual([
      ["申请时间", "2025-03-02 09:30", "E"],
      ["会见日期", "2025-03-01", "F"],
      ["收费", "12.50", "G"],
      ["同簿", "2", undefined],
    ]);
  });

  it("carries the worked examples of its rules", async () => {
    const { book, said } = await loaded({ "datasets.yaml": visits, "M01.yaml": rule, "M02.yaml": joined });
    expect(said).toEqual([]);
    const faults: string[] = [];
    let count = 0;
    for await (const example of runExamples(book)) {
      count += 1;
      expect(example.sql).toBeDefined();
      faults.push(...example.faults.map((fault) => `${example.rule.id} ${example.example.name} ${fault}`));
    }
    expect([count, faults]).toEqual([6, []]);
  });

  it("is empty for a rule of another dataset where it was not delivered, and its own rules do not run", async () => {
    const { book } = await loaded({ "datasets.yaml": visits, "M01.yaml": rule, "M02.yaml": joined });
    const cases = "部门受案号,案件名称,受理日期\n簿-1,测试甲盗窃案,2025-03-01\n";
    const { directory } = await deliver([file("案件.csv", cases)]);
    const snapshot = await openSnapshot(directory);
    const { hits, report } = await screen({ snapshot, book, asOf: "2025-03-31" });
    snapshot.close();
    expect(report).toMatchObject([
      { rule: "M01", notRun: { reason: "dataset", dataset: "visits" } },
      { rule: "M02", hits: 1 },
    ]);
    expect(hits).toMatchObject([{ rule: "M02", legalCaseNo: "簿-1", values: [{ name: "会见数", value: "0" }] }]);
  });
});

describe("a declaration with faults", () => {
  it.each([
    [
      "a name of the standard",
      visits.replace("id: visits", "id: cases"),
      /datasets\.yaml:2:9: .*standard dataset 案件.*dataset_standard/,
    ],
    [
      "a label of the standard",
      visits.replace("label: 会见登记", "label: 案件"),
      /datasets\.yaml:3:12: .*dataset_standard/,
    ],
    [
      "two columns of one name",
      visits.replace("label: 序次", "label: 登记簿号"),
      /:9:\d+: .*登记簿号.*dataset_column_twice/,
    ],
    ["an alias that is another's name", visits.replace("[dj_no]", "[fee]"), /:14:\d+: .*fee.*dataset_column_twice/],
    ["the day of a moment", visits.replace("id: metDate", "id: askedAtDate"), /:13:\d+: .*dataset_column_twice/],
    [
      "a key that is no column",
      visits.replace("[bookNo, visitNo]", "[bookNo, number]"),
      /:6:\d+: .*number.*dataset_key\]/,
    ],
    [
      "a key that is no text",
      visits.replace("[bookNo, visitNo]", "[visitNo, bookNo]"),
      /:6:\d+: .*visitNo.*dataset_key_text/,
    ],
    [
      "a type that does not exist",
      visits.replace("type: int", "type: integer"),
      /:9:\d+: .*columns\.1\.type.*rule\.shape/,
    ],
    ["an unknown word", visits.replace("grain:", "grains:"), /datasets\.yaml:\d+:\d+: .*rule\.(unknown_key|shape)/],
    ["broken YAML", "datasets: [", /datasets\.yaml:1:\d+: .*rule\.yaml/],
  ])("%s is named with its place, and the pack's rules over it are left out", async (_, text, expected) => {
    const { book, said } = await loaded({ "datasets.yaml": text, "M01.yaml": rule });
    expect(said.join("\n")).toMatch(expected);
    expect(said.join("\n")).toMatch(/M01\.yaml:\d+:\d+: .*会见登记.*rule\.unknown_dataset/);
    expect(book.rules).toEqual([]);
  });

  it("of two packs with the same dataset the second is refused", async () => {
    const one = pack({ "datasets.yaml": visits, "M01.yaml": rule });
    const two = pack({ "datasets.yaml": visits, "M02.yaml": joined });
    const { book, diagnostics } = await loadRuleBook([one, two]);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["rule.dataset_twice"]));
    expect(diagnostics.every(({ file: path }) => path.startsWith(two))).toBe(true);
    expect(book.rules.map(({ id }) => id)).toEqual(["M01", "M02"]);
  });
});
