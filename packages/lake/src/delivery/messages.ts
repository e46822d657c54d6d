// Every problem a delivery can have, listed once, with its sentences. `{name}` stands for an argument.

import { describeDiagnostic, type FileDiagnostic, fillSentence } from "@jianheng/files";
import type { DeliveryDiagnostic, DeliveryDiagnosticCode, ProblemCode } from "./manifest.ts";

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** `expected` of a problem: what should have stood there. */
export const problemMessages: Record<ProblemCode, Sentence & { readonly expected: Sentence }> = {
  "cell.not_a_date": {
    zh: "“{raw}”不是日期。",
    en: "“{raw}” is not a date.",
    expected: { zh: "日期,如 2025-01-03", en: "a date such as 2025-01-03" },
  },
  "cell.date_impossible": {
    zh: "“{raw}”不是真实存在的日期或时间。",
    en: "“{raw}” is no day or time that exists.",
    expected: { zh: "真实存在的日期", en: "a day that exists" },
  },
  "cell.date_ambiguous": {
    zh: "“{raw}”的年、月、日顺序不明。",
    en: "The order of year, month and day in “{raw}” is not clear.",
    expected: {
      zh: "四位年份在前的日期,如 2025-01-03,或者说明该列日、月的先后",
      en: "a date with the four-digit year first, such as 2025-01-03, or an answer about the order in this column",
    },
  },
  "cell.date_out_of_range": {
    zh: "“{raw}”的年份不在 1900 至 2100 之间。",
    en: "The year of “{raw}” is not between 1900 and 2100.",
    expected: { zh: "1900 至 2100 年之间的日期", en: "a date between 1900 and 2100" },
  },
  "cell.not_a_datetime": {
    zh: "“{raw}”不是日期或时间。",
    en: "“{raw}” is neither a date nor a time.",
    expected: { zh: "日期或日期加时间,如 2025-01-03 08:30", en: "a date or date and time such as 2025-01-03 08:30" },
  },
  "cell.not_a_number": {
    zh: "“{raw}”不是数字。",
    en: "“{raw}” is not a number.",
    expected: { zh: "数字,如 1234.50", en: "a number such as 1234.50" },
  },
  "cell.not_an_integer": {
    zh: "“{raw}”不是整数。",
    en: "“{raw}” is not a whole number.",
    expected: { zh: "整数", en: "a whole number" },
  },
  "cell.too_many_decimals": {
    zh: "“{raw}”的小数位数过多。",
    en: "“{raw}” has too many decimals.",
    expected: { zh: "最多 {scale} 位小数", en: "at most {scale} decimals" },
  },
  "cell.number_out_of_range": {
    zh: "“{raw}”超出可用范围。",
    en: "“{raw}” is out of range.",
    expected: { zh: "位数正常的数字", en: "a number of ordinary size" },
  },
  "cell.not_in_yuan": {
    zh: "“{raw}”的单位不是元,系统不替您换算。",
    en: "“{raw}” is not in yuan; nothing is converted for you.",
    expected: { zh: "以元为单位的金额,如 120000.00", en: "an amount in yuan such as 120000.00" },
  },
  "cell.not_a_bool": {
    zh: "“{raw}”不是“是”或“否”。",
    en: "“{raw}” is neither yes nor no.",
    expected: { zh: "是 或 否", en: "是 or 否" },
  },
  "cell.not_in_codes": {
    zh: "“{raw}”不在可填范围内。",
    en: "“{raw}” is not one of the permitted values.",
    expected: { zh: "{codes}", en: "one of {codes}" },
  },
  "cell.digits_lost": {
    zh: "“{raw}”已被表格软件改成科学计数,原来的数字无法还原。",
    en: "“{raw}” was turned into scientific notation by a spreadsheet; the original digits are gone.",
    expected: {
      zh: "按文本导出的完整号码:导出前把该列的单元格格式设为“文本”,文本文件不要先用表格软件打开再保存",
      en: "the whole number, exported as text: set the column's format to text before exporting, and do not save a text file from a spreadsheet",
    },
  },
  "cell.excel_error": {
    zh: "单元格是错误值“{raw}”。",
    en: "The cell holds the error value “{raw}”.",
    expected: { zh: "有效的值", en: "a valid value" },
  },
  "cell.missing": {
    zh: "必填项为空。",
    en: "A required value is empty.",
    expected: { zh: "不能为空", en: "a value" },
  },
  "row.duplicate_key": {
    zh: "与第 {firstRow} 行({firstSheet})的编号相同:{key}。",
    en: "Has the same key as row {firstRow} ({firstSheet}): {key}.",
    expected: { zh: "每行编号各不相同", en: "a key of its own" },
  },
};

export const deliveryMessages: Record<DeliveryDiagnosticCode, Sentence & Pick<DeliveryDiagnostic, "severity">> = {
  "delivery.sheet_unknown": {
    severity: "warning",
    zh: "不认识工作表“{sheet}”,仅保留在原件中。",
    en: "Sheet “{sheet}” is not known; it is kept in the original only.",
  },
  "delivery.dataset_unknown": {
    severity: "question",
    zh: "无法判断“{table}”是哪一类数据{candidates},请选择。",
    en: "It is not clear which dataset “{table}” is{candidates}; please choose.",
  },
  "delivery.header_not_found": {
    severity: "question",
    zh: "“{table}”的名称像“{dataset}”,但前 {rows} 行中没有找到表头。",
    en: "“{table}” is named like {dataset}, but none of its first {rows} rows is a header.",
  },
  "delivery.answer_dataset": {
    severity: "question",
    zh: "对“{table}”的回答指定了数据表“{dataset}”,但没有这种数据表,请重新选择。",
    en: "The answer about “{table}” names the dataset “{dataset}”, which does not exist; please choose again.",
  },
  "delivery.answer_column": {
    severity: "warning",
    zh: "对“{table}”的回答提到列“{column}”,但“{dataset}”没有这一列,未采用。",
    en: "The answer about “{table}” speaks of the column “{column}”, which {dataset} does not have; it was not followed.",
  },
  "delivery.constant_unreadable": {
    severity: "question",
    zh: "对“{table}”的回答给“{column}”统一填“{value}”,但这一列读不懂它,请修改。",
    en: "The answer about “{table}” fills “{column}” with “{value}”, which that column cannot read; please change it.",
  },
  "delivery.dates_ambiguous": {
    severity: "question",
    zh: "列“{header}”有 {count} 个日期(如“{raw}”)分不清日和月的先后,请说明。",
    en: "{count} days in column “{header}” (such as “{raw}”) do not tell whether day or month comes first; please say.",
  },
  "delivery.column_unnamed": {
    severity: "info",
    zh: "{column} 列没有表头,内容原样保留。",
    en: "Column {column} has no header; it is kept as it is.",
  },
  "delivery.merges_filled": {
    severity: "info",
    zh: "{count} 行取用了跨行合并的单元格的值。",
    en: "{count} rows were given the value of a cell that is merged over them.",
  },
  "delivery.header_repeated": {
    severity: "info",
    zh: "表中又出现 {count} 行表头(首个在第 {row} 行),未作为数据。",
    en: "The header stands again in {count} rows (first in row {row}); they were not taken for data.",
  },
  "delivery.total_rows": {
    severity: "info",
    zh: "{count} 行是合计(首个在第 {row} 行),未作为数据。",
    en: "{count} rows are totals (first in row {row}); they were not taken for data.",
  },
  "delivery.note_rows": {
    severity: "info",
    zh: "{count} 行是说明(首个在第 {row} 行),未作为数据。",
    en: "{count} rows are notes (first in row {row}); they were not taken for data.",
  },
  "delivery.column_missing": {
    severity: "error",
    zh: "“{dataset}”缺少必填列“{column}”。",
    en: "{dataset} lacks the required column “{column}”.",
  },
  "delivery.column_unknown": {
    severity: "info",
    zh: "不认识列“{header}”,原样保留。",
    en: "Column “{header}” is not known; it is kept as it is.",
  },
  "delivery.column_twice": {
    severity: "warning",
    zh: "列“{header}”与另一列含义相同,按未知列保留。",
    en: "Column “{header}” means the same as another; it is kept as an unknown column.",
  },
  "delivery.column_unit": {
    severity: "question",
    zh: "列“{header}”的单位不是元,未作为“{column}”读取。",
    en: "Column “{header}” is not in yuan and was not read as {column}.",
  },
  "delivery.column_all_midnight": {
    severity: "warning",
    zh: "“{dataset}”的“{column}”全部为零点({count} 行),可能只导出了日期。",
    en: "All {count} values of {column} in {dataset} are midnight; perhaps only the day was exported.",
  },
  "delivery.nothing_recognised": {
    severity: "error",
    zh: "没有认出任何一张表,请对照标准模板检查工作表名称和表头。",
    en: "No table was recognised; compare sheet names and headers with the standard workbook.",
  },
  "delivery.too_many_files": {
    severity: "error",
    zh: "一次导入了 {count} 个文件,超过上限 {limit} 个。",
    en: "{count} files in one delivery, above the limit of {limit}.",
  },
  "delivery.duplicate_file_name": {
    severity: "error",
    zh: "有两个文件都叫“{name}”。",
    en: "Two files are named “{name}”.",
  },
};

export function deliveryDiagnostic(
  code: DeliveryDiagnosticCode,
  where: DeliveryDiagnostic["where"],
  args: DeliveryDiagnostic["args"] = {},
): DeliveryDiagnostic {
  return { code, severity: deliveryMessages[code].severity, where, args };
}

/** The sentence for people, of a delivery's diagnostic or of a file's; without the place. */
export function describeDelivery(
  diagnostic: DeliveryDiagnostic | FileDiagnostic,
  language: "zh" | "en" = "zh",
): string {
  if (!isOfDelivery(diagnostic)) return describeDiagnostic(diagnostic, language);
  return fillSentence(deliveryMessages[diagnostic.code][language], diagnostic.args);
}

function isOfDelivery(diagnostic: DeliveryDiagnostic | FileDiagnostic): diagnostic is DeliveryDiagnostic {
  return Object.hasOwn(deliveryMessages, diagnostic.code);
}

export function describeProblem(
  problem: { readonly code: ProblemCode; readonly raw: string; readonly args: DeliveryDiagnostic["args"] },
  language: "zh" | "en" = "zh",
): { readonly message: string; readonly expected: string } {
  const message = problemMessages[problem.code];
  const args = { ...problem.args, raw: problem.raw };
  return { message: fillSentence(message[language], args), expected: fillSentence(message.expected[language], args) };
}
