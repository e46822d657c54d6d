import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { namedLimits } from "./index.ts";
import type { Period } from "../period.ts";
import { promptDuties } from "./prompt-duties.ts";
import { sheetRows } from "./sheet-rows.testing.ts";

// The fact sheet lies outside the repository; every row of its §§2 to 8 is held against the table of limits.
const root = resolve(import.meta.dirname, "../../../..");
const sheetFile = join(resolve(root, process.env["JIANHENG_TEST_DATA"] ?? "../shared"), "domain/time-limits.md");

interface SheetRow {
  readonly key: string;
  /** All columns that hold numbers: base, extension, length. */
  readonly numbers: string;
  readonly articles: string;
  readonly tag: string;
}

function readSheet(): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let section = "";
  let columns: readonly string[] = [];
  for (const line of readFileSync(sheetFile, "utf8").split("\n")) {
    const heading = /^#+ (\d+(?:\.\d+)?)/u.exec(line);
    if (heading !== null) {
      section = heading[1] ?? "";
      columns = [];
      continue;
    }
    if (!/^[2-8](?:\.|$)/u.test(section) || !line.startsWith("|") || line.startsWith("|--")) continue;
    const cells = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("**", ""));
    if (columns.length === 0) {
      columns = cells.map((cell) => cell.toLowerCase());
      continue;
    }
    const cell = (name: string) => cells[columns.findIndex((column) => column.startsWith(name))] ?? "";
    rows.push({
      key: `${section} ${cells[0] ?? ""}`,
      numbers: [
        cell("base"),
        cell("extension"),
        cell("length"),
        cell("restart"),
        cell("trigger"),
        cell("condition"),
        cell("approved"),
      ].join("; "),
      articles: cell("article"),
      tag: cell("tag"),
    });
  }
  return rows;
}

const rows = existsSync(sheetFile) ? readSheet() : [];
const limitsOf = (key: string) => {
  const ids = sheetRows[key] ?? [];
  return Array.isArray(ids) ? namedLimits.filter(({ id }) => ids.includes(id)) : [];
};

// Numbers of a row that are no length of it: a penalty, a sum, a period of another row, another opinion.
const noLength = new Set([
  "2 拘留→提请批捕 (police): 37 day",
  "2 指定居所监视居住通知: 1 day",
  "2 指定居所监视居住通知: 2 day",
  "2.1 4: 10 year",
  "3 速裁 认罪认罚: 1 year",
  "3 逾期未重报: 1 month",
  "3 附条件不起诉送达: 12 month",
  "4 简易程序: 3 year",
  "4 速裁程序: 1 year",
  "5 交付执行: 3 month",
  "7 行政申请监督时限: 2 year",
  "7 未成年人保护建议回复: 2 month",
]);

function spells({ years, months, halfMonths, days, workingDays, hours }: Period): readonly string[] {
  const parts: string[] = [];
  if (years !== undefined) parts.push(`${years} year`);
  if (months !== undefined) parts.push(`${months} month`);
  if (halfMonths !== undefined) parts.push("1.5 month", "15 day");
  if (days !== undefined) parts.push(`${days} day`);
  if (workingDays !== undefined) parts.push(`${workingDays} working day`);
  if (hours !== undefined) parts.push(`${hours} hour`);
  return parts;
}

function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/(\d+(?:\.\d+)?)\s*(h\b|days?|months?|years?|working days?)/gu)].map(
    ([, count = "", unit = ""]) => {
      const plain = unit === "h" ? "hour" : unit.replace(/s$/u, "");
      return `${count} ${plain}`;
    },
  );
}

describe.skipIf(!existsSync(sheetFile))(`every row of the fact sheet (${sheetFile})`, () => {
  it("is carried by named limits, and nothing is left over", () => {
    expect(rows.length).toBeGreaterThan(140);
    expect(rows.map(({ key }) => key).toSorted()).toEqual(Object.keys(sheetRows).toSorted());
    const known = new Set([...namedLimits, ...promptDuties].map(({ id }) => id));
    const named = Object.values(sheetRows).flatMap((ids) => (Array.isArray(ids) ? (ids as readonly string[]) : []));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    // What the sheet does not have as a row of its own.
    const carried = new Set(named);
    expect([...known].filter((id) => !carried.has(id)).toSorted()).toEqual([
      "department-transfer",
      "document-publication",
      "missed-limit-application",
      "public-interest-follow-up",
    ]);
  });

  it("has its numbers among the lengths and extensions", () => {
    const missing = rows.flatMap(({ key, numbers }) => {
      const carried = new Set(
        limitsOf(key).flatMap(({ lengths, extensions }) => [
          ...lengths.flatMap(({ period }) => spells(period)),
          ...extensions.flatMap(({ most }) => (most === null ? [] : spells(most))),
        ]),
      );
      return numbersIn(numbers)
        .filter((number) => !carried.has(number))
        .map((number) => `${key}: ${number}`);
    });
    expect(missing.filter((one) => !noLength.has(one))).toEqual([]);
  });

  it("has its articles among the grounds", () => {
    const missing = rows.flatMap(({ key, articles }) => {
      const ids = sheetRows[key] ?? [];
      const duties = Array.isArray(ids) ? promptDuties.filter(({ id }) => ids.includes(id)) : [];
      const cited = new Set(
        [
          ...limitsOf(key).flatMap(({ lengths, extensions, maxTimes, related }) => [
            { basis: related },
            ...lengths,
            ...extensions,
            ...(maxTimes === undefined ? [] : [maxTimes]),
          ]),
          ...duties,
        ].flatMap(({ basis }) => basis.map(({ law, article }) => `${law} ${article ?? ""}`)),
      );
      return articlesIn(articles)
        .filter((article) => Array.isArray(ids) && !cited.has(article))
        .map((article) => `${key} ${article}`);
    });
    expect(missing).toEqual([]);
  });

  it("is verified in the table exactly where the sheet says sourced", () => {
    const wrong = rows.flatMap(({ key, tag }) => {
      const sourced = tag.startsWith("S");
      return limitsOf(key)
        .flatMap(({ id, lengths, unsure }) => lengths.map((length) => ({ id, length, unsure })))
        .filter(({ length, unsure }) =>
          tag.includes("/") ? unsure === undefined : length.tag !== "P" && length.verified !== sourced,
        )
        .map(({ id }) => `${key} [${tag}]: ${id}`);
    });
    expect(wrong).toEqual([]);
  });
});

// “CPL 91; GA 129”, “GZ 83-85, 185”: single articles only, a span of articles is context.
function articlesIn(text: string): readonly string[] {
  return text.split(";").flatMap((part) => {
    const found = /^\s*([A-Z]+) (.*)$/u.exec(part);
    if (found === null) return [];
    return (found[2] ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter((one) => /^\d+$/u.test(one))
      .map((one) => `${found[1] ?? ""} ${one}`);
  });
}
