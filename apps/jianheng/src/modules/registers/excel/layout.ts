// Which sheets and columns a register's workbook has. One sheet for the records, a column for each field that a new
// record may have; each field of rows is a sheet of its own, joined by a running number.
import type { RegisterDefinition, RegisterField } from "@jianheng/contract";
import { sheetNameFor } from "@jianheng/files";

export type RowsField = Extract<RegisterField, { type: "rows" }>;
export type SimpleField = Exclude<RegisterField, RowsField>;

export interface TableLayout {
  readonly field: RowsField;
  /** Name of its sheet. */
  readonly name: string;
}

export interface BookLayout {
  readonly definition: RegisterDefinition;
  /** Name of the sheet of the records. */
  readonly name: string;
  readonly fields: readonly SimpleField[];
  readonly tables: readonly TableLayout[];
  /** Header of the running number; null where there is nothing to join. */
  readonly join: string | null;
}

export const explanationName = "说明";
/** What is written into a workbook that goes back. */
export const checkName = "导入检查";
const ownNames = [explanationName, checkName];

/** The workbook in which new records are written down. */
export function layoutOfNew(definition: RegisterDefinition): BookLayout {
  const { writes } = definition.create;
  const written = writes.flatMap((id) => definition.fields.find((field) => field.id === id) ?? []);
  return layoutOf(definition, written);
}

/** The workbook of these fields. */
export function layoutOf(definition: RegisterDefinition, fields: readonly RegisterField[]): BookLayout {
  const name = sheetNameFor(definition.title.zh);
  const tables = fields
    .filter((field) => field.type === "rows")
    .map((field) => ({ field, name: tableName(field.label.zh, [name, ...ownNames]) }));
  const join = tables.length === 0 ? null : joinHeader(fields);
  return {
    definition,
    name,
    fields: fields.filter((field): field is SimpleField => field.type !== "rows"),
    tables,
    join,
  };
}

function tableName(label: string, taken: readonly string[]): string {
  const name = sheetNameFor(label);
  return taken.includes(name) ? sheetNameFor(`${label}（表）`) : name;
}

/** 序号, unless a field or one of its columns is called so itself. */
function joinHeader(fields: readonly RegisterField[]): string {
  const labels = fields.flatMap((field) => [
    field.label.zh,
    ...(field.type === "rows" ? field.columns.map(({ label }) => label.zh) : []),
  ]);
  return ["序号", "登记序号", "所属序号"].find((header) => !labels.includes(header)) ?? "记录序号";
}

/** Fields that a new record must have, as far as people write them. */
export function neededFields({ definition, fields }: BookLayout): readonly SimpleField[] {
  return fields.filter(({ id }) => definition.create.needs?.includes(id) === true);
}
