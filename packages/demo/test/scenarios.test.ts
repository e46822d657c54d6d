import { expect, test } from "vitest";
import { scenarios } from "../src/scenarios/index.ts";
import { generateWorld, type Row } from "../src/index.ts";
import { planted, text, weekdayOf } from "./world.ts";

const rowsOf = (caseNo: string): [string, Row][] =>
  Object.entries(planted.rows).flatMap(([id, rows]) =>
    rows.filter((row) => row["legalCaseNo"] === caseNo).map((row): [string, Row] => [id, row]),
  );

const count = (outcome: string) => planted.expectations.filter((one) => one.outcome === outcome).length;

test("at least forty scenarios over at least twenty-five rules, with near misses and unknown facts", () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(40);
  expect(
    new Set(planted.expectations.filter((one) => one.outcome === "hit").map((one) => one.ruleId)).size,
  ).toBeGreaterThanOrEqual(25);
  expect(count("clear")).toBeGreaterThan(50);
  expect(count("undetermined")).toBeGreaterThanOrEqual(6);
});

test("all hold on the default data date", () => {
  expect(planted.scenarios.length).toBe(scenarios.length);
});

test("ids, case numbers and sequence numbers are used once", () => {
  for (const list of [
    scenarios.map((one) => one.id),
    scenarios.flatMap((one) => one.files.map((file) => file.caseNo)),
    scenarios.flatMap((one) => one.files.map((file) => file.seq)),
  ]) {
    expect(new Set<unknown>(list).size).toBe(list.length);
  }
});

test("every expectation names a case, a suspect and an item that exist", () => {
  for (const one of planted.expectations) {
    const rows = rowsOf(one.caseNo);
    const named = `${one.scenario} ${one.ruleId} ${one.caseNo}`;
    expect(
      rows.some(([id]) => id === "cases"),
      named,
    ).toBe(true);
    if (one.suspectNo !== undefined)
      expect(
        rows.some(([id, row]) => id === "suspects" && row["suspectNo"] === one.suspectNo),
        named,
      ).toBe(true);
    if (one.item !== undefined) {
      const items = rows.flatMap(([id, row]) =>
        id === "measures"
          ? [String(row["measureNo"])]
          : id === "property"
            ? [text(row, "itemNo")]
            : id === "documents"
              ? [text(row, "documentKind")]
              : [],
      );
      expect(items, named).toContain(one.item);
    }
  }
});

test("every planted case is marked, and every scenario says something about each of its cases or links them", () => {
  for (const row of planted.rows.cases) expect(text(row, "caseName").startsWith("演示·")).toBe(true);
  for (const scenario of scenarios) {
    expect(scenario.expect.length, scenario.id).toBeGreaterThan(0);
    for (const { seq } of scenario.expect)
      expect(
        scenario.files.map((file) => file.seq),
        scenario.id,
      ).toContain(seq);
  }
});

test("no scenario holds before the last date of its rows", () => {
  const openEnded = new Set(["probationToDate", "dueDate"]);
  for (const scenario of scenarios) {
    if (scenario.id === "future-date") continue;
    for (const file of scenario.files) {
      for (const [id, rows] of Object.entries(file.rows)) {
        for (const row of rows) {
          for (const [column, value] of Object.entries(row)) {
            if (typeof value !== "string" || openEnded.has(column) || !/(Date|At)$/.test(column)) continue;
            expect(
              value.slice(0, 10) <= scenario.from,
              `${scenario.id} ${id}.${column} ${value} after ${scenario.from}`,
            ).toBe(true);
          }
        }
      }
    }
  }
});

test("what lies outside its data dates is not planted", () => {
  const early = generateWorld({ seed: 1, cases: 0, dataDate: "2025-12-31" });
  expect(early.scenarios.every((one) => one.validFrom <= "2025-12-31")).toBe(true);
  expect(early.scenarios.length).toBeLessThan(scenarios.length);
  const late = generateWorld({ seed: 1, cases: 0, dataDate: "2026-12-31" });
  expect(late.scenarios.map((one) => one.id)).not.toContain("arrest-custody-last-day");
});

test("the weekdays named in the reasons are right", () => {
  let checked = 0;
  for (const one of planted.expectations) {
    const dates = rowsOf(one.caseNo).flatMap(([, row]) =>
      Object.values(row).filter(
        (value): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value),
      ),
    );
    const years = new Set(
      [...dates, one.dueDate ?? ""].map((date) => date.slice(0, 4)).filter((year) => year > "2023"),
    );
    for (const [, weekday, year, monthAndDay] of one.reason.matchAll(
      /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w* (?:(\d{4})-)?(\d\d-\d\d)/g,
    )) {
      checked += 1;
      const candidates = year === undefined ? [...years] : [year];
      expect(
        candidates.map((candidate) => weekdayOf(`${candidate}-${monthAndDay}`)),
        `${one.scenario}: ${one.reason}`,
      ).toContain(weekday);
    }
  }
  expect(checked).toBeGreaterThan(30);
});

test("a due date lies on the right side of the act it judges", () => {
  // Of the rules whose act is one cell, by hand: which dataset and column it is.
  const acts: Record<string, readonly [string, string]> = {
    B01: ["arrestReviews", "decidedDate"],
    B02: ["arrestReviews", "decidedDate"],
    D01: ["prosecutionReviews", "decidedDate"],
    D02: ["prosecutionReviews", "decidedDate"],
    D13: ["prosecutionReviews", "adminHandoverDate"],
    D14: ["cases", "closedDate"],
    D08: ["judgments", "reviewedDate"],
    E01: ["prosecutionReviews", "suspectInformedDate"],
    C01: ["property", "storedDate"],
    C03: ["property", "releaseApprovedDate"],
    V58: ["judgments", "protestedDate"],
  };
  let checked = 0;
  for (const one of planted.expectations) {
    const act = acts[one.ruleId];
    if (act === undefined || one.dueDate === undefined || one.outcome === "undetermined") continue;
    const row = rowsOf(one.caseNo).find(
      ([id, candidate]) => id === act[0] && (one.suspectNo === undefined || candidate["suspectNo"] === one.suspectNo),
    )?.[1];
    const done = text(row, act[1]) || planted.manifest.dataDate;
    checked += 1;
    expect(done > one.dueDate ? "hit" : "clear", `${one.scenario} ${one.ruleId}: ${done} against ${one.dueDate}`).toBe(
      one.outcome,
    );
  }
  expect(checked).toBeGreaterThan(45);
});
