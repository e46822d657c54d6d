// Worlds that several tests look at, made once, and small tools that share no code with the generator.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { generateWorld, type Row } from "../src/index.ts";

export const ordinary = generateWorld({ seed: "ordinary", cases: 1_500 });
export const planted = generateWorld({ seed: "planted", cases: 0 });

const plantedCaseNos = new Set(ordinary.scenarios.flatMap((scenario) => scenario.caseNos));

/** Rows of a dataset that belong to no scenario. */
export function ordinaryRows(dataset: keyof typeof ordinary.rows): Row[] {
  return ordinary.rows[dataset].filter((row) => !plantedCaseNos.has(text(row, "legalCaseNo")));
}

export function text(row: Row | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === "string" ? value : "";
}

export function groupBy(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

export function suspectKey(row: Row): string {
  return `${text(row, "legalCaseNo")} ${String(row["suspectNo"])}`;
}

/** Shared real data outside the repository; absent on most machines. */
export const testDataFolder = resolve(
  import.meta.dirname,
  "../../..",
  process.env["JIANHENG_TEST_DATA"] ?? "../shared",
);
export const hasTestData = existsSync(resolve(testDataFolder, "data/calendar/holidays-2018-2026.csv"));

export function readTestData(path: string): string {
  return readFileSync(resolve(testDataFolder, path), "utf8");
}

// Days through Date, written apart from the package so that a mistake there shows here.
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export function weekdayOf(date: string): string {
  return ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
}

const daysOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const targetYear = year + Math.floor((month - 1 + months) / 12);
  const targetMonth = ((month - 1 + months) % 12) + 1;
  const length = daysOfMonth(targetYear, targetMonth);
  const target = day === daysOfMonth(year, month) ? length : Math.min(day, length);
  return `${targetYear}-${String(targetMonth).padStart(2, "0")}-${String(target).padStart(2, "0")}`;
}
