// Workbooks of invented cases, written row by row in the words of the standard sheets.
import { xlsxBytes } from "@jianheng/files";
import { countyCode } from "./test-office.ts";

/** One row of a sheet, by header; null leaves the cell empty. */
export type Row = Readonly<Record<string, string | null>>;
/** Rows by sheet. */
export type Sheets = Readonly<Record<string, readonly Row[]>>;

/** A case for prosecution with one suspect. What a test does not say is lawful and complete. */
export interface InventedCase {
  /** Last digits of the case number. */
  readonly number: number;
  readonly office?: string;
  readonly department?: string;
  readonly handler?: string;
  /** Day the file was received; the suspect is to be told of the right to counsel by the third day after. */
  readonly accepted?: string | null;
  /** Day the suspect was told. */
  readonly informed?: string | null;
  readonly idNumber?: string;
  readonly assigned?: "随机" | "指定" | null;
  readonly assignReason?: string | null;
  readonly custody?: string;
  readonly summary?: string;
}

/** The number that GB 11643 itself prints as its example, and the same with a wrong check digit. */
export const goodIdNumber = "11010519491231002X";
export const badIdNumber = "110105194912310020";

export function caseNoOf(number: number, office = countyCode): string {
  return `示例检刑诉受[2025]${office}${String(number).padStart(6, "0")}号`;
}

export function suspectNameOf(number: number): string {
  return `虚构人${number}`;
}

export function sheetsOfCase(one: InventedCase): Sheets {
  const office = one.office ?? countyCode;
  const no = { 部门受案号: caseNoOf(one.number, office) };
  const accepted = one.accepted === undefined ? "2025-03-10" : one.accepted;
  return {
    案件: [
      {
        ...no,
        案件名称: `${suspectNameOf(one.number)}虚构案`,
        案件类别: "审查起诉",
        承办单位编码: office,
        承办单位: `测试${office}人民检察院`,
        承办部门: one.department ?? "第一检察部",
        承办检察官: one.handler ?? "测检察官",
        分案方式: one.assigned === undefined ? "随机" : one.assigned,
        指定分案理由: one.assignReason ?? null,
        侦查机关: "公安",
        受理日期: accepted,
        审结日期: null,
        办结日期: null,
        案情摘要: one.summary ?? null,
      },
    ],
    犯罪嫌疑人: [
      {
        ...no,
        嫌疑人编号: "1",
        姓名: suspectNameOf(one.number),
        证件类型: "居民身份证",
        证件号码: one.idNumber ?? goodIdNumber,
        羁押状态: one.custody ?? "取保",
      },
    ],
    审查起诉: [{ ...no, 嫌疑人编号: "1", 告知嫌疑人日期: one.informed === undefined ? accepted : one.informed }],
  };
}

/** All rows of all, sheet by sheet. */
export function together(...all: readonly Sheets[]): Sheets {
  const joined: Record<string, Row[]> = {};
  for (const sheets of all) for (const [sheet, rows] of Object.entries(sheets)) (joined[sheet] ??= []).push(...rows);
  return joined;
}

export function workbookOf(...cases: readonly InventedCase[]): Promise<Uint8Array> {
  return writeWorkbook(together(...cases.map(sheetsOfCase)));
}

/** The workbook's bytes; the same rows give the same bytes. */
export function writeWorkbook(sheets: Sheets): Promise<Uint8Array> {
  return xlsxBytes({
    sheets: Object.entries(sheets).map(([name, rows]) => {
      const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      return {
        name,
        columns: headers.map((header) => ({ header })),
        rows: rows.map((row) => headers.map((header) => row[header] ?? null)),
      };
    }),
  });
}
