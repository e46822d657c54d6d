// What expressions see of a record: its fields and what every record has, by their Chinese labels, as one row; each
// field of rows as a dataset of its own. docs/formats/register.md, Expressions.

import type { FieldValues, RegisterDefinition, RegisterField, RowColumn } from "@jianheng/contract";
import {
  type ColumnSchema,
  type ColumnType,
  type DatasetSchema,
  type FeelValue,
  memoryDatasets,
  type ParameterSchema,
  readDate,
  Row,
} from "@jianheng/feel";
import type { RecordFacts } from "./compiled-register.ts";
import { readCell, readStored } from "./stored-values.ts";

type RowsField = Extract<RegisterField, { type: "rows" }>;
type SimpleField = Exclude<RegisterField, RowsField>;

/** What every record has. The ids cannot be those of fields. */
const commonColumns: readonly (ColumnSchema & { readonly read: (facts: RecordFacts) => FeelValue })[] = [
  { name: "编号", id: "$number", type: "string", read: ({ number }) => number },
  { name: "状态", id: "$state", type: "string", read: ({ state }) => state },
  { name: "登记人", id: "$author", type: "string", read: ({ author, names }) => names[author] ?? author },
  { name: "登记日期", id: "$registeredOn", type: "date", read: ({ registeredOn }) => readDate(registeredOn) },
  { name: "单位", id: "$office", type: "string", read: ({ office, names }) => names[office] ?? office },
  { name: "部门", id: "$department", type: "string", read: ({ department, names }) => names[department] ?? department },
];
/** Names that no field may have. */
export const reservedLabels: readonly string[] = commonColumns.map(({ name }) => name);

/** What a common name stands for where the value itself is wanted, not its words. */
export const commonIds = {
  $author: ({ author }: RecordFacts) => author,
  $office: ({ office }: RecordFacts) => office,
  $department: ({ department }: RecordFacts) => department,
} as const;

export interface RecordScope {
  readonly definition: RegisterDefinition;
  readonly fields: ReadonlyMap<string, RegisterField>;
  /** The record as the judged row. */
  readonly record: DatasetSchema;
  /** Fields of rows, by id. */
  readonly rows: ReadonlyMap<string, DatasetSchema>;
  /** The record's columns as variables: what a row of a table sees besides itself. */
  readonly variables: readonly ParameterSchema[];
  readonly stateLabels: ReadonlyMap<string, string>;
}

export function recordScope(definition: RegisterDefinition): RecordScope {
  const simple = definition.fields.filter((field): field is SimpleField => field.type !== "rows");
  const tables = definition.fields.filter((field): field is RowsField => field.type === "rows");
  const columns = [
    ...simple.map((field): ColumnSchema => ({ name: field.label.zh, id: field.id, type: columnType(field.type) })),
    ...commonColumns.map(({ name, id, type }): ColumnSchema => ({ name, id, type })),
  ];
  return {
    definition,
    fields: new Map(definition.fields.map((field) => [field.id, field])),
    record: { name: "本件", id: "$record", columns },
    rows: new Map(tables.map((field) => [field.id, rowsSchema(field)])),
    variables: columns.map(({ name, type }) => ({
      name,
      type: type === "list of string" ? { kind: "list", element: "string" } : type,
    })),
    stateLabels: new Map(definition.states.map(({ id, label }) => [id, label.zh])),
  };
}

function rowsSchema(field: RowsField): DatasetSchema {
  return {
    name: field.label.zh,
    id: field.id,
    columns: field.columns.map(({ id, label, type }) => ({ name: label.zh, id, type: columnType(type) })),
  };
}

function columnType(type: SimpleField["type"] | RowColumn["type"]): ColumnType {
  switch (type) {
    case "integer":
    case "number":
    case "money":
      return "number";
    case "date":
      return "date";
    case "yesNo":
      return "boolean";
    case "choices":
      return "list of string";
    default:
      return "string";
  }
}

/** One record as the language sees it. */
export interface RecordView {
  readonly row: Row;
  readonly datasets: ReturnType<typeof memoryDatasets>;
  readonly rowsOf: (field: string) => readonly Row[];
  /** The record's values by label. */
  readonly variables: Readonly<Record<string, FeelValue>>;
}

/** A value that is not of its field's type is unknown, and said to be unreadable; nothing here throws. */
export function viewRecord(scope: RecordScope, facts: RecordFacts): RecordView {
  const cells: FeelValue[] = [];
  const unreadable = new Set<string>();
  for (const column of scope.record.columns) {
    const field = scope.fields.get(column.id);
    const value = field === undefined ? commonValue(column.id, scope, facts) : fieldValue(field, facts);
    if (value === undefined) unreadable.add(column.id);
    cells.push(value ?? null);
  }
  const tables = new Map([...scope.rows].map(([id, schema]) => [id, rowsOf(schema, scope, facts.values)]));
  return {
    row: new Row(scope.record, 0, cells, unreadable),
    datasets: memoryDatasets(tables),
    rowsOf: (field) => tables.get(field) ?? [],
    variables: Object.fromEntries(scope.record.columns.map(({ name }, index) => [name, cells[index] ?? null])),
  };
}

function commonValue(id: string, { stateLabels }: RecordScope, facts: RecordFacts): FeelValue {
  if (id === "$state") return stateLabels.get(facts.state) ?? facts.state;
  return commonColumns.find((column) => column.id === id)?.read(facts) ?? null;
}

function fieldValue(field: RegisterField, { values, names }: RecordFacts): FeelValue | undefined {
  return field.type === "rows" ? null : readStored(field, own(values, field.id), names);
}

/** Rows in the order of the record; a row's id is its place there. */
function rowsOf(schema: DatasetSchema, scope: RecordScope, values: FieldValues): readonly Row[] {
  const field = scope.fields.get(schema.id);
  const stored = own(values, schema.id);
  if (field?.type !== "rows" || !Array.isArray(stored)) return [];
  return stored.map((row: unknown, index) => {
    const cells = typeof row === "object" && row !== null ? (row as Readonly<Record<string, unknown>>) : {};
    const read = field.columns.map((column) => [column.id, readCell(column, own(cells, column.id))] as const);
    const unreadable = new Set(read.flatMap(([id, value]) => (value === undefined ? [id] : [])));
    return new Row(
      schema,
      index,
      read.map(([, value]) => value ?? null),
      unreadable,
    );
  });
}

function own<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
