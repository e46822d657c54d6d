import { datasets, type DatasetColumn } from "@jianheng/contract";
import { expect, test } from "vitest";
import { ordinary, ordinaryRows, suspectKey, text } from "./world.ts";

type DatasetId = keyof typeof ordinary.rows;
const datasetIds = datasets.map((dataset) => dataset.id as DatasetId);
const dataDate = ordinary.manifest.dataDate;

const shape: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:00)?$/,
};

function isWellTyped(column: DatasetColumn, value: unknown): boolean {
  if (column.type === "bool") return typeof value === "boolean";
  if (column.type === "int") return Number.isInteger(value);
  if (column.type === "money") return typeof value === "number" && /^\d+(\.\d{1,2})?$/.test(String(value));
  if (column.type === "decimal") return typeof value === "number";
  if (typeof value !== "string" || value === "" || value.trim() !== value) return false;
  if (column.type === "code" && column.open !== true && column.codes !== undefined) return column.codes.includes(value);
  return (shape[column.type] ?? /^/).test(value);
}

// Thousands of cells: what is wrong is collected, then shown at once.
test("every cell stands in a column of the catalogue and has its type", () => {
  const wrong: string[] = [];
  for (const dataset of datasets) {
    const columns = new Map(dataset.columns.map((column) => [column.id, column]));
    for (const row of ordinary.rows[dataset.id as DatasetId]) {
      for (const [id, value] of Object.entries(row)) {
        const column = columns.get(id);
        if (column === undefined || !isWellTyped(column, value)) wrong.push(`${dataset.id}.${id} = ${String(value)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("required cells are filled in for every ordinary case", () => {
  const empty: string[] = [];
  for (const dataset of datasets) {
    const required = dataset.columns.filter((column) => column.required === true);
    for (const row of ordinaryRows(dataset.id as DatasetId)) {
      for (const column of required)
        if (row[column.id] === undefined) empty.push(`${dataset.id}.${column.id} of ${text(row, "legalCaseNo")}`);
    }
  }
  expect(empty).toEqual([]);
});

test("keys are unique", () => {
  for (const dataset of datasets) {
    const keys = ordinary.rows[dataset.id as DatasetId].map((row) =>
      dataset.key.map((id) => String(row[id])).join("|"),
    );
    const seen = new Set<string>();
    const twice = keys.filter((key) => seen.size === seen.add(key).size);
    expect(twice, dataset.id).toEqual([]);
  }
});

test("every row belongs to a case, and every row of a suspect to a suspect of that case", () => {
  const caseNos = new Set(ordinary.rows.cases.map((row) => row["legalCaseNo"]));
  const suspects = new Set(ordinary.rows.suspects.map(suspectKey));
  const lost: string[] = [];
  for (const id of datasetIds) {
    for (const row of ordinary.rows[id]) {
      if (!caseNos.has(row["legalCaseNo"])) lost.push(`${id} ${text(row, "legalCaseNo")}`);
      if (row["suspectNo"] !== undefined && !suspects.has(suspectKey(row))) lost.push(`${id} ${suspectKey(row)}`);
    }
  }
  expect(lost).toEqual([]);
});

test("a case and the case before it point at each other, share the unified number and follow in time", () => {
  const byNo = new Map(ordinary.rows.cases.map((row) => [row["legalCaseNo"], row]));
  let chained = 0;
  for (const row of ordinary.rows.cases) {
    if (row["previousCaseNo"] === undefined) continue;
    const before = byNo.get(row["previousCaseNo"]);
    chained += 1;
    expect(before?.["nextCaseNo"]).toBe(row["legalCaseNo"]);
    expect(before?.["unifiedCaseNo"]).toBe(row["unifiedCaseNo"]);
    expect(text(before, "decidedDate") <= text(row, "acceptedDate")).toBe(true);
  }
  expect(chained).toBeGreaterThan(250);
});

test("the people of a prosecution case were people of the arrest case before it, with the same numbers", () => {
  const suspects = new Map(ordinary.rows.suspects.map((row) => [suspectKey(row), row]));
  for (const row of ordinaryRows("cases")) {
    if (row["caseType"] !== "审查起诉" || row["previousCaseNo"] === undefined) continue;
    for (const suspect of ordinary.rows.suspects.filter((one) => one["legalCaseNo"] === row["legalCaseNo"])) {
      const before = suspects.get(`${text(row, "previousCaseNo")} ${String(suspect["suspectNo"])}`);
      expect(before?.["name"]).toBe(suspect["name"]);
      expect(before?.["idNumber"]).toBe(suspect["idNumber"]);
    }
  }
});

const laterOrEqual: readonly (readonly [DatasetId, earlier: string, later: string])[] = [
  ["cases", "sentDate", "acceptedDate"],
  ["cases", "acceptedDate", "decidedDate"],
  ["cases", "decidedDate", "closedDate"],
  ["cases", "closedDate", "archivedDate"],
  ["suspects", "birthDate", "offenceDate"],
  ["measures", "decidedDate", "executedAt"],
  ["measures", "executedAt", "familyNotifiedAt"],
  ["measures", "executedAt", "firstInterrogatedAt"],
  ["arrestReviews", "interrogatedDate", "decidedDate"],
  ["arrestReviews", "decidedDate", "servedDate"],
  ["arrestReviews", "servedDate", "receiptDate"],
  ["prosecutionReviews", "interrogatedDate", "decidedDate"],
  ["prosecutionReviews", "decidedDate", "announcedDate"],
  ["prosecutionReviews", "probationFromDate", "probationToDate"],
  ["returns", "returnedDate", "retransferredDate"],
  ["documents", "draftedDate", "approvedDate"],
  ["documents", "approvedDate", "sealedDate"],
  ["documents", "sealedDate", "servedDate"],
  ["documents", "approvedDate", "documentDate"],
  ["judgments", "judgedDate", "receivedDate"],
  ["judgments", "receivedDate", "reviewedDate"],
  ["judgments", "receivedDate", "effectiveDate"],
  ["publicInterest", "clueDate", "filedDate"],
  ["publicInterest", "servedDate", "repliedDate"],
  ["publicInterest", "announcedDate", "suedDate"],
  ["suggestions", "signedDate", "servedDate"],
  ["suggestions", "servedDate", "repliedDate"],
  ["property", "seizedDate", "handedDate"],
  ["property", "handedDate", "storedDate"],
  ["property", "storedDate", "releasedDate"],
  ["property", "releaseApprovedDate", "releasedDate"],
];

test("dates of ordinary rows follow each other", () => {
  const wrong: string[] = [];
  for (const [id, earlier, later] of laterOrEqual) {
    let compared = 0;
    for (const row of ordinaryRows(id)) {
      const [one, other] = [text(row, earlier), text(row, later)];
      if (one === "" || other === "") continue;
      compared += 1;
      if (one.slice(0, 10) > other)
        wrong.push(`${id} ${earlier} ${one} ${later} ${other} of ${text(row, "legalCaseNo")}`);
    }
    if (compared === 0) wrong.push(`${id}.${later} is never filled in`);
  }
  expect(wrong).toEqual([]);
});

test("no ordinary date lies after the data date, but the limits that run and the probation that lasts", () => {
  const later: string[] = [];
  for (const id of datasetIds) {
    for (const row of ordinaryRows(id)) {
      for (const [column, value] of Object.entries(row)) {
        if (column === "dueDate" || column === "probationToDate" || !/(Date|At)$/.test(column)) continue;
        if (String(value).slice(0, 10) > dataDate) later.push(`${id}.${column} ${String(value)}`);
      }
    }
  }
  expect(later).toEqual([]);
});

test("measures of a person follow each other without a gap in custody", () => {
  const byPerson = new Map<string, string[][]>();
  for (const row of ordinaryRows("measures")) {
    const list = byPerson.get(suspectKey(row)) ?? [];
    list.push([text(row, "measureType"), text(row, "executedAt").slice(0, 10), text(row, "endedDate")]);
    byPerson.set(suspectKey(row), list);
  }
  for (const [person, measures] of byPerson) {
    for (const [at, [type, executed]] of measures.slice(1).entries()) {
      const before = measures[at];
      expect(before?.[2], `${person}: ${before?.[0]} still runs when ${type} begins`).not.toBe("");
      expect((before?.[2] ?? "") <= (executed ?? ""), person).toBe(true);
      if (before?.[0] === "拘留") expect(before[2], person).toBe(executed);
    }
  }
});

test("case numbers and unified numbers are well formed and rise with the dates", () => {
  const last = new Map<string, string>();
  const rows = ordinaryRows("cases").toSorted((left, right) =>
    text(left, "acceptedDate") < text(right, "acceptedDate") ? -1 : 1,
  );
  for (const row of rows) {
    const match = /^(?<head>[^\s[\]]+)受\[(?<year>\d{4})\](?<unit>\d{6})(?<seq>\d{6})号$/.exec(
      text(row, "legalCaseNo"),
    );
    expect(match?.groups?.["year"]).toBe(text(row, "acceptedDate").slice(0, 4));
    expect(match?.groups?.["unit"]).toBe(row["officeCode"]);
    expect(text(row, "unifiedCaseNo")).toMatch(/^99\d{4}202[4-6]\d{7}$/);
    const series = text(row, "legalCaseNo").slice(0, -7);
    last.set(series, (last.get(series) ?? "") + (match?.groups?.["seq"] ?? "") + text(row, "acceptedDate"));
  }
  for (const [series, joined] of last) {
    const pairs = (joined.match(/.{16}/g) ?? []).toSorted();
    const dates = pairs.map((pair) => pair.slice(6));
    expect(dates, series).toEqual(dates.toSorted());
    expect(
      pairs.map((pair) => Number(pair.slice(0, 6))),
      series,
    ).toEqual(pairs.map((_, at) => at + 1));
  }
});

test("document numbers have the official shape, the year of the document, and no gap", () => {
  const sequences = new Map<string, Set<number>>();
  const scenarioOnly = /刑羁建/;
  for (const row of ordinary.rows.documents) {
    const number = text(row, "documentNo");
    if (number === "" || scenarioOnly.test(number)) continue;
    const match = /^([\u4E00-\u9FA5]{1,12}?检[\u4E00-\u9FA5]{1,8})〔(\d{4})〕([1-9]\d*)号$/.exec(number);
    expect(match, number).not.toBeNull();
    const series = `${match?.[1]}${match?.[2]}`;
    sequences.set(series, (sequences.get(series) ?? new Set()).add(Number(match?.[3])));
  }
  for (const row of ordinaryRows("documents")) {
    if (row["documentNo"] !== undefined)
      expect(text(row, "documentNo")).toContain(`〔${text(row, "documentDate").slice(0, 4)}〕`);
  }
  for (const [series, numbers] of sequences) expect(Math.max(...numbers), series).toBe(numbers.size);
});
