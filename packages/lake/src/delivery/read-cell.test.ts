import type { ColumnType, DatasetColumn } from "@jianheng/contract";
import type { CellKind } from "@jianheng/files";
import { describe, expect, it } from "vitest";
import { cellReader, listSeparator } from "./read-cell.ts";

/** The stored fields joined by `|`, or the problem's code. */
function read(type: ColumnType, text: string, kind: CellKind = "text", more: Partial<DatasetColumn> = {}): string {
  const column: DatasetColumn = { id: "x", label: "列", en: "column", type, aliases: [], ...more };
  const reading = cellReader(column, { date1904: false })({ column: 0, kind, text });
  if (reading.problem !== undefined) {
    expect(reading.raw).toBe(text);
    expect(reading.fields.every((field) => field === "")).toBe(true);
    return reading.problem.code;
  }
  return reading.fields.slice(0, type === "datetime" ? 2 : 1).join("|");
}

const allTypes: readonly ColumnType[] = [
  "text",
  "case-no",
  "doc-no",
  "charge",
  "code",
  "codes",
  "bool",
  "int",
  "decimal",
  "money",
  "date",
  "datetime",
];

describe("nothing there", () => {
  const blanks = [
    "无",
    "-",
    "—",
    "——",
    "/",
    "空",
    "null",
    "NULL",
    "",
    " ",
    "\u{3000}",
    "/",
    "N/A",
    "\u{feff}",
    "\t无\n",
    "\u{ff0d}",
    "\u{ff0d}\u{ff0d}",
    "\u{ff0f}",
  ];
  it.each(allTypes)("in a column of %s", (type) => {
    for (const blank of blanks) expect(read(type, blank).replace("|", ""), JSON.stringify(blank)).toBe("");
  });

  it("but a permitted value is a value", () => {
    expect(read("code", "无", "text", { codes: ["有", "无"] })).toBe('"无"');
  });
});

describe("money", () => {
  it.each([
    ["1234.5", "1234.5"],
    ["1,234,567.89", "1234567.89"],
    ["1,234.50元", "1234.5"],
    ["¥1,234", "1234"],
    ["¥ 12.00", "12"],
    ["人民币100元整", "100"],
    ["12345", "12345"],
    ["-5.00", "-5"],
    ["(1,234.50)", "-1234.5"],
    ["0.10", "0.1"],
    ["007", "7"],
    ["-0", "0"],
    ["9999999999999999.99", "9999999999999999.99"],
  ])("%s is %s", (text, value) => {
    expect(read("money", text)).toBe(value);
  });

  it.each([
    ["12万元", "cell.not_in_yuan"],
    ["12万", "cell.not_in_yuan"],
    ["3亿元", "cell.not_in_yuan"],
    ["100美元", "cell.not_in_yuan"],
    ["1.234", "cell.too_many_decimals"],
    ["12,34", "cell.not_a_number"],
    ["1.2.3", "cell.not_a_number"],
    ["约500", "cell.not_a_number"],
    ["十万", "cell.not_a_number"],
    ["1.2E+05", "cell.digits_lost"],
    ["10000000000000000", "cell.number_out_of_range"],
  ])("%s: %s", (text, code) => {
    expect(read("money", text)).toBe(code);
  });

  it.each([
    ["1234.5", "1234.5"],
    ["1234.5599999999999", "1234.56"],
    ["0.30000000000000004", "0.3"],
    ["1.5E+6", "1500000"],
    ["1E-3", "cell.too_many_decimals"],
    ["1E+15", "cell.digits_lost"],
  ])("the stored number %s is %s", (text, value) => {
    expect(read("money", text, "number")).toBe(value);
  });

  it("a day or an error is no amount", () => {
    expect(read("money", "2025-01-03", "date")).toBe("cell.not_a_number");
    expect(read("money", "#DIV/0!", "error")).toBe("cell.excel_error");
  });
});

describe("whole numbers and decimals", () => {
  it.each([
    ["int", "12", "12"],
    ["int", "12", "12"],
    ["int", "3.0", "3"],
    ["int", "1,200", "1200"],
    ["int", "3.5", "cell.not_an_integer"],
    ["int", "三", "cell.not_an_integer"],
    ["int", "3人", "cell.not_an_integer"],
    ["decimal", "0.000001", "0.000001"],
    ["decimal", "0.0000001", "cell.too_many_decimals"],
    ["decimal", "50%", "0.5"],
    ["decimal", "82.3％", "0.823"],
    ["decimal", "100.0%", "1"],
    ["decimal", "0.05 %", "0.0005"],
    ["decimal", "-5%", "-0.05"],
    ["decimal", "0%", "0"],
    ["decimal", "0.0001%", "0.000001"],
    ["decimal", "0.00001%", "cell.too_many_decimals"],
    ["decimal", "%", "cell.not_a_number"],
    ["int", "50%", "cell.not_an_integer"],
  ] as const)("%s %s is %s", (type, text, value) => {
    expect(read(type, text)).toBe(value);
  });
});

describe("yes and no", () => {
  it.each(["是", "true", "TRUE", "1", "1", "Y", "y", "√", "✓", "有", "yes"])("%s is yes", (text) => {
    expect(read("bool", text)).toBe("true");
  });
  it.each(["否", "false", "0", "N", "n", "×", "no"])("%s is no", (text) => {
    expect(read("bool", text)).toBe("false");
  });
  it("reads cells of the kind and of numbers", () => {
    expect(read("bool", "TRUE", "bool")).toBe("true");
    expect(read("bool", "0", "number")).toBe("false");
    expect(read("bool", "2", "number")).toBe("cell.not_a_bool");
    expect(read("bool", "待定")).toBe("cell.not_a_bool");
  });
});

describe("codes", () => {
  const closed = { codes: ["男", "女"] };
  const open = { codes: ["自首", "立功"], open: true };
  it("takes a listed value, whatever its width and spaces", () => {
    expect(read("code", " 男 ", "text", closed)).toBe('"男"');
    expect(read("code", "A1", "text", { codes: ["A1"] })).toBe('"A1"');
  });
  it("reports another, unless the list is open or was never written", () => {
    expect(read("code", "未知", "text", closed)).toBe("cell.not_in_codes");
    expect(read("code", "坦白", "text", open)).toBe('"坦白"');
    expect(read("code", "什么", "text", {})).toBe('"什么"');
  });
  it("splits several, keeps their order, drops repeats", () => {
    expect(read("codes", "自首、立功,坦白;自首", "text", open)).toBe(
      `"${["自首", "立功", "坦白"].join(listSeparator)}"`,
    );
    expect(read("codes", "男、其他", "text", closed)).toBe("cell.not_in_codes");
  });
});

describe("text and identifiers", () => {
  it("keeps text as written, trimmed, quotes doubled for the CSV", () => {
    expect(read("text", '  张“某”"A" \n')).toBe('"张“某”""A"""');
    expect(read("text", "ABC 全角")).toBe('"ABC 全角"');
  });
  it("keeps a short number's digits and refuses one that lost some", () => {
    expect(read("text", "990129", "number")).toBe('"990129"');
    expect(read("text", "0.1", "number")).toBe('"0.1"');
    expect(read("text", "320101194912310000", "number")).toBe("cell.digits_lost");
    expect(read("text", "3.2010119491231E+17", "number")).toBe("cell.digits_lost");
    expect(read("text", "3.2E+17")).toBe("cell.digits_lost");
    expect(read("text", "110105194912310021")).toBe('"110105194912310021"');
    expect(read("text", "2025-01-03", "date")).toBe('"2025-01-03"');
    expect(read("text", "#REF!", "error")).toBe("cell.excel_error");
  });

  it.each([
    ["甲检刑诉受[2021]990129000004号", "甲检刑诉受[2021]990129000004号"],
    ["甲检刑诉受〔2021〕990129000004号", "甲检刑诉受[2021]990129000004号"],
    ["甲检刑诉受(2021)990129000004号", "甲检刑诉受[2021]990129000004号"],
    ["甲检刑诉受(2021)990129000004号", "甲检刑诉受[2021]990129000004号"],
    ["甲检刑诉受【2021】９９０１２９００0004号", "甲检刑诉受[2021]990129000004号"],
    [" 甲检刑诉受[2021] 990129000004号", "甲检刑诉受[2021]990129000004号"],
    ["甲检(未)刑诉受[2021]990129000004号", "甲检(未)刑诉受[2021]990129000004号"],
  ])("case number %s joins as %s", (text, canonical) => {
    expect(read("case-no", text)).toBe(`"${canonical}"`);
  });

  it.each(["甲检刑诉〔2024〕12号", "甲检刑诉[2024]12号", "甲检刑诉(2024)12号", "甲检刑诉﹝2024﹞12 号"])(
    "document number %s joins as one",
    (text) => {
      expect(read("doc-no", text)).toBe('"甲检刑诉〔2024〕12号"');
    },
  );

  it("keeps what was written beside the joined form", () => {
    const column: DatasetColumn = { id: "x", label: "文号", en: "number", type: "doc-no", aliases: [] };
    const reader = cellReader(column, { date1904: false });
    expect(reader({ column: 0, kind: "text", text: "甲检[2024]1号" }).raw).toBe("甲检[2024]1号");
    expect(reader({ column: 0, kind: "text", text: "甲检〔2024〕1号" }).raw).toBeUndefined();
  });
});

describe("text guarded against spreadsheets", () => {
  it.each([
    ["text", "'0123", '"0123"'],
    ["text", "'11010519491231002X", '"11010519491231002X"'],
    ["text", '="0123"', '"0123"'],
    ["text", "'", '"\'"'],
    ["text", "'张'", "\"'张'\""],
    ["text", "=1+1", '"=1+1"'],
    ["date", "'2025-01-03", "2025-01-03"],
    ["date", "'2025年1月3日", "2025-01-03"],
    ["money", "'1,234.50", "1234.5"],
    ["int", '="7"', "7"],
  ] as const)("%s %s is %s", (type, text, value) => {
    expect(read(type, text)).toBe(value);
  });

  it("is kept as it was written beside what is read", () => {
    const column: DatasetColumn = { id: "x", label: "号码", en: "number", type: "text", aliases: [] };
    const reader = cellReader(column, { date1904: false });
    expect(reader({ column: 0, kind: "text", text: "'0123" }).raw).toBe("'0123");
  });
});

describe("moments", () => {
  it("keeps apart a day and a day with its time", () => {
    expect(read("datetime", "2025-01-03")).toBe("|2025-01-03");
    expect(read("datetime", "2025-01-03 08:30")).toBe("2025-01-03 08:30:00|2025-01-03");
    expect(read("datetime", "2025-01-03", "date")).toBe("|2025-01-03");
    expect(read("datetime", "2025-01-03T00:00:00", "datetime")).toBe("2025-01-03 00:00:00|2025-01-03");
    expect(read("datetime", "昨天")).toBe("cell.not_a_datetime");
    expect(read("datetime", "08:30:00", "time")).toBe("cell.not_a_datetime");
  });
  it("takes the day of a moment where a day is wanted", () => {
    expect(read("date", "2025-01-03T08:30:00", "datetime")).toBe("2025-01-03");
    expect(read("date", "1800-01-01", "date")).toBe("cell.date_out_of_range");
    expect(read("date", "TRUE", "bool")).toBe("cell.not_a_date");
  });
});

it("remembers a text apart from the same text of another kind", () => {
  const reader = cellReader({ id: "x", label: "数", en: "number", type: "int", aliases: [] }, { date1904: false });
  expect(reader({ column: 0, kind: "text", text: "1,0" }).problem?.code).toBe("cell.not_an_integer");
  expect(reader({ column: 0, kind: "bool", text: "1" }).problem?.code).toBe("cell.not_an_integer");
  expect(reader({ column: 0, kind: "number", text: "1" }).fields[0]).toBe("1");
  expect(reader({ column: 0, kind: "bool", text: "1" }).problem?.code).toBe("cell.not_an_integer");
});
