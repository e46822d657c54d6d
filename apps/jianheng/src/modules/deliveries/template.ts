import { datasets, type Dataset, type DatasetColumn } from "@jianheng/contract";
import type { CellToWrite, ColumnToWrite, SheetToWrite, WorkbookToWrite, WriteKind } from "@jianheng/files";

// The empty standard workbook for filling in by hand: it says of every column what belongs there, offers the codes, and
// keeps numbers of many digits as text. What it lets through is read without a problem.

const kindOfType: Partial<Record<DatasetColumn["type"], WriteKind>> = {
  int: "integer",
  decimal: "decimal",
  money: "money",
  date: "date",
  datetime: "datetime",
};

const typeInWords: Record<DatasetColumn["type"], { readonly name: string; readonly how: string }> = {
  text: { name: "文本", how: "照原系统填写" },
  "case-no": { name: "受案号", how: "例如 示例检刑诉受[2025]990101000001号" },
  "doc-no": { name: "文号", how: "例如 示例检刑诉〔2025〕12号" },
  charge: { name: "罪名", how: "例如 盗窃罪" },
  code: { name: "选项", how: "从下拉列表中选" },
  codes: { name: "多个选项", how: "可以填几个，以“、”隔开，例如 自首、坦白" },
  bool: { name: "是否", how: "填 是 或 否" },
  int: { name: "整数", how: "例如 18" },
  decimal: { name: "数字", how: "例如 1.5" },
  money: { name: "金额", how: "以元为单位，例如 12000.50" },
  date: { name: "日期", how: "例如 2025-01-03" },
  datetime: { name: "时间", how: "例如 2025-01-03 08:30；只知道日期的填日期" },
};

/** The catalogue's notes in the language of those who fill it in. */
const notesInChinese: Readonly<Record<string, string>> = {
  "17 digits": "十七位数字",
  "6 digits": "六位数字",
  "as the source system shows it; never trusted, compared": "照原系统显示的填，只用来比对",
  "yuan, two decimals": "元，两位小数",
  "unique within the case": "一案之内不重复",
  "may be masked: 张某某": "可以隐去：张某某",
  "kept as text": "按文本填写，不要让表格软件改成数字",
  "earliest act": "有数次的填最早一次",
  "as the requesting organ's papers state": "照提请机关的文书填写",
  "joins a file of the same delivery": "同一批中文书文件的名称",
};

const yesNo = ["是", "否"];
/** Codes named in a note; the drop-down has them all. */
const codesInNote = 12;

/** One sheet per dataset, after one that explains them; no rows. */
export function templateWorkbook(): WorkbookToWrite {
  const sheets = datasets.map((dataset) => ({ name: dataset.label, columns: columnsOfTemplate(dataset), rows: [] }));
  return { title: "检衡标准数据模板", sheets: [explanation, ...sheets] };
}

/** The columns of a dataset's sheet: header with its note, kind, drop-down or check. */
export function columnsOfTemplate(dataset: Dataset): ColumnToWrite[] {
  return dataset.columns.map((column) => {
    const choices = choicesOf(column);
    return {
      header: column.label,
      kind: kindOfType[column.type] ?? "text",
      note: noteOf(column).join("\n"),
      ...widthOf(column),
      ...(choices === undefined ? {} : { choices, choicesOnly: choicesOnlyOf(column) }),
      ...(column.type === "codes" ? { hint: typeInWords.codes.how } : {}),
      ...(column.type === "date" ? { checksDays: true } : {}),
      ...(column.required === true ? { required: true } : {}),
    };
  });
}

/** Numbers are seen whole; other columns are as wide as their headers. */
function widthOf({ type, label }: DatasetColumn): { readonly width?: number } {
  if (type === "case-no") return { width: 38 };
  if (type === "doc-no") return { width: 28 };
  return label.endsWith("号码") ? { width: 22 } : {};
}

function choicesOf(column: DatasetColumn): readonly string[] | undefined {
  if (column.type === "bool") return yesNo;
  return column.type === "code" || column.type === "codes" ? column.codes : undefined;
}

/** Several codes in one cell are none of the list's entries; an open list only proposes. */
function choicesOnlyOf(column: DatasetColumn): boolean | "suggested" {
  return column.type === "codes" || column.open === true ? "suggested" : true;
}

function noteOf(column: DatasetColumn): readonly string[] {
  const { name, how } = typeInWords[column.type];
  const lines = [`${column.required === true ? "必填" : "选填"}；${name}：${how}。`];
  if (column.note !== undefined) lines.push(`${chineseNote(column.note)}。`);
  if (column.type === "code" || column.type === "codes") lines.push(...codesInWords(column));
  return lines;
}

function chineseNote(note: string): string {
  const chinese = notesInChinese[note];
  if (chinese === undefined) throw new Error(`the template has no Chinese for the note “${note}”`);
  return chinese;
}

function codesInWords({ codes = [], open }: DatasetColumn): readonly string[] {
  if (codes.length === 0) return [];
  const more = codes.length > codesInNote ? ` 等 ${codes.length} 项` : "";
  return [`可填：${codes.slice(0, codesInNote).join("、")}${more}${open === true ? "；也可填列表以外的值" : ""}。`];
}

/** Named so that reading a filled template passes it over. */
const explanation: SheetToWrite = {
  name: "说明",
  filter: false,
  columns: [
    { header: "工作表", width: 16 },
    { header: "列", width: 24 },
    { header: "要求", width: 8 },
    { header: "类型", width: 12 },
    { header: "怎么填", width: 60 },
    { header: "可填的值", width: 80 },
    { header: "英文名", width: 30 },
  ],
  rows: explanationRows(),
};

function explanationRows(): readonly (readonly CellToWrite[])[] {
  return [
    [
      "（全部）",
      "",
      "",
      "",
      "深色表头为必填；用不到的工作表空着即可；不要改动表头；多出的列会保留，不参加判断。",
      "",
      "",
    ],
    ...datasets.flatMap((dataset) => [
      [dataset.label, "", "", "", `每行由${keyLabels(dataset)}确定，不要重复。`, "", dataset.en],
      ...dataset.columns.map((column) => [
        dataset.label,
        column.label,
        column.required === true ? "必填" : "选填",
        typeInWords[column.type].name,
        [typeInWords[column.type].how, ...(column.note === undefined ? [] : [chineseNote(column.note)])].join("；"),
        (choicesOf(column) ?? []).join("、"),
        column.en,
      ]),
    ]),
  ];
}

function keyLabels(dataset: Dataset): string {
  const labels = dataset.key.map((id) => dataset.columns.find((column) => column.id === id)?.label ?? id);
  return labels.map((label) => `“${label}”`).join("、");
}
