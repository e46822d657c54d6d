// What workbooks and their faults say.
import type { Bilingual, RegisterField, RowColumn } from "@jianheng/contract";

type Type = RegisterField["type"] | RowColumn["type"];

export const typeWords: Readonly<Record<Type, { readonly name: string; readonly how: string }>> = {
  text: { name: "文字", how: "直接填写" },
  longText: { name: "长文字", how: "直接填写，可以换行" },
  integer: { name: "整数", how: "例如 3" },
  number: { name: "数字", how: "例如 1.5" },
  money: { name: "金额", how: "以元为单位，至多两位小数，例如 12000.50" },
  date: { name: "日期", how: "例如 2026-03-05" },
  yesNo: { name: "是否", how: "填 是 或 否" },
  choice: { name: "选项", how: "从下拉列表中选" },
  choices: { name: "多个选项", how: "可以填几个，以“、”隔开" },
  person: { name: "人员", how: "填姓名；有几人同名的，写成“姓名（部门）”" },
  department: { name: "部门", how: "填部门名称；外院的部门写成“部门（单位）”" },
  office: { name: "单位", how: "填单位名称或者编码" },
  case: { name: "案件", how: "填部门受案号" },
  finding: { name: "疑点", how: "填疑点编号" },
  record: { name: "登记记录", how: "填记录的编号" },
  rows: { name: "明细", how: "另填一张表" },
};

export const yesNo = ["是", "否"] as const;

function words(zh: string, en: string): Bilingual {
  return { zh, en };
}

export const faultWords = {
  unknownColumn: words(
    "没有这一列：请改成模板中的列名，或者删去这一列",
    "there is no such column: rename it or remove it",
  ),
  untitledColumn: words("这一列没有列名：请写上列名，或者清空", "this column has no header: give it one, or clear it"),
  repeatedColumn: words("列名重复，只能留一列", "the header occurs twice; keep one"),
  unknownSheet: words("没有这张表：请改成模板中的表名，或者删去", "there is no such sheet: rename it or remove it"),
  errorCell: words("单元格是错误值，请改成内容", "the cell holds an error value"),
  turnedIntoNumber: words(
    "表格软件已把它改成数字，请把单元格设为文本后重新填写",
    "the spreadsheet turned this into a number; format the cell as text and type it again",
  ),
  notADay: words("应为日期，如 2026-03-05", "a day is expected, such as 2026-03-05"),
  unclearDay: words(
    "分不清年月日，请写成 2026-03-05 的样子",
    "year, month and day cannot be told apart; write it like 2026-03-05",
  ),
  noSuchDay: words("没有这一天", "there is no such day"),
  notYesNo: words("应为“是”或者“否”", "yes or no is expected"),
  joinMissing: words("请填写与主表相同的序号", "please fill in the number of the record's row"),
  noSuchJoin: words("主表中没有这个序号", "no row of the records has this number"),
  repeatedJoin: words("序号重复", "this number occurs twice"),
} as const satisfies Readonly<Record<string, Bilingual>>;

/** A fault of a whole row has no column. */
export const wholeRow = "整行";
