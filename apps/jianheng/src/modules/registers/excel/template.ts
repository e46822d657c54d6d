// The empty workbook in which new records of a register are written down; it says of every column what belongs there.
import type { Bilingual, RegisterDefinition, RegisterField, RowColumn } from "@jianheng/contract";
import type { CellToWrite, ColumnToWrite, SheetToWrite, WorkbookToWrite, WriteKind } from "@jianheng/files";
import type { Proposals } from "./directory.ts";
import { explanationName, layoutOfNew, type BookLayout } from "./layout.ts";
import { recordsMost } from "./read-book.ts";
import { typeWords, yesNo } from "./words.ts";

export function templateOf(definition: RegisterDefinition, proposals: Proposals): WorkbookToWrite {
  const layout = layoutOfNew(definition);
  const needs = definition.create.needs ?? [];
  const main: SheetToWrite = {
    name: layout.name,
    columns: [
      ...joinColumn(layout, "每条一个号，与明细表中的序号相同；没有明细的可以不填"),
      ...layout.fields.map((field) => columnOf(field, needs.includes(field.id), proposals)),
    ],
    rows: [],
  };
  const tables = layout.tables.map(({ field, name }) => ({
    name,
    columns: [
      ...joinColumn(layout, `与“${layout.name}”表中的序号相同；一条有几行的，几行写同一个号`),
      ...field.columns.map((column) => columnOf(column, column.required === true, proposals)),
    ],
    rows: [],
  }));
  return { title: `${definition.title.zh}模板`, sheets: [main, ...tables, explanation(layout)] };
}

function joinColumn({ join }: BookLayout, note: string): readonly ColumnToWrite[] {
  return join === null ? [] : [{ header: join, kind: "integer", width: 10, note }];
}

type Column = (RegisterField | RowColumn) & { readonly help?: Bilingual | undefined };

const kinds: Partial<Record<Column["type"], WriteKind>> = {
  integer: "integer",
  number: "decimal",
  money: "money",
  date: "date",
};

export function kindOf({ type }: Pick<Column, "type">): WriteKind {
  return kinds[type] ?? "text";
}

function columnOf(column: Column, required: boolean, proposals: Proposals): ColumnToWrite {
  const choices = choicesOf(column, proposals);
  return {
    header: column.label.zh,
    kind: kindOf(column),
    note: noteOf(column, required),
    ...(column.type === "longText" ? { width: 40 } : {}),
    ...(column.type === "case" ? { width: 38 } : {}),
    ...(choices.length === 0 ? {} : { choices, choicesOnly: isClosed(column) ? true : ("suggested" as const) }),
    ...(column.type === "choices" ? { hint: typeWords.choices.how } : {}),
    ...(column.type === "date" ? { checksDays: true } : {}),
    ...(required ? { required: true } : {}),
  };
}

function choicesOf(column: Column, proposals: Proposals): readonly string[] {
  switch (column.type) {
    case "choice":
    case "choices":
      return column.choices.map(({ label }) => label.zh);
    case "yesNo":
      return yesNo;
    case "person":
      return proposals.people;
    case "department":
      return proposals.departments;
    case "office":
      return proposals.offices;
    default:
      return [];
  }
}

/** Several choices in one cell are none of the list's entries; people and departments of other offices may be named too. */
function isClosed({ type }: Column): boolean {
  return type === "choice" || type === "yesNo";
}

function noteOf(column: Column, required: boolean): string {
  const { name, how } = typeWords[column.type];
  const first = `${required ? "必填" : "选填"}；${name}：${how}。`;
  return column.help === undefined ? first : `${first}\n${column.help.zh}`;
}

function explanation(layout: BookLayout): SheetToWrite {
  const { definition } = layout;
  const needs = definition.create.needs ?? [];
  const general = [
    `“${layout.name}”表一行一条，至多 ${recordsMost} 条；深色表头为必填。`,
    "列的先后可以调整；不要改动列名，不用的列可以删去。导入时全部成功，或者全部不导入。",
    ...(layout.join === null
      ? []
      : [`明细另填在${layout.tables.map(({ name }) => `“${name}”`).join("、")}表，用“${layout.join}”与主表对应。`]),
  ];
  return {
    name: explanationName,
    filter: false,
    columns: [
      { header: "工作表", width: 20 },
      { header: "列", width: 24 },
      { header: "要求", width: 8 },
      { header: "类型", width: 12 },
      { header: "怎么填", width: 60 },
      { header: "可填的值", width: 60 },
    ],
    rows: [
      ...general.map((text) => ["（全部）", "", "", "", text, ""]),
      ...layout.fields.map((field) => line(layout.name, field, needs.includes(field.id))),
      ...layout.tables.flatMap(({ field, name }) =>
        field.columns.map((column) => line(name, column, column.required === true)),
      ),
    ],
  };
}

function line(sheet: string, column: Column, required: boolean): readonly CellToWrite[] {
  return [
    sheet,
    column.label.zh,
    required ? "必填" : "选填",
    typeWords[column.type].name,
    [typeWords[column.type].how, ...(column.help === undefined ? [] : [column.help.zh])].join("；"),
    "choices" in column
      ? column.choices.map(({ label }) => label.zh).join("、")
      : column.type === "yesNo"
        ? "是、否"
        : "",
  ];
}
