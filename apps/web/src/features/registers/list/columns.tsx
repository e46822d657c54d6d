import type { RecordRow, RegisterDefinition, RegisterField } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { TableColumn } from "../../../components/DataTable.tsx";
import type { SpokenLanguage } from "../../../lib/words.tsx";
import { columnWords, registerWords } from "../../../words/registers.ts";
import { primaryRecordAct } from "../acts.ts";
import { isNumeric, valueText } from "../field-values.ts";
import { RecordDue } from "../RecordDue.tsx";
import type { RecordSort } from "./filters.ts";

interface ColumnContext extends SpokenLanguage {
  readonly today: string;
  readonly onAct: (row: RecordRow, act: string) => void;
  readonly sortOf: (sort: RecordSort) => NonNullable<TableColumn<RecordRow>["sort"]>;
}

type CommonColumn = Exclude<keyof typeof columnWords, "next">;
const commonColumnNames = Object.keys(columnWords).filter((name) => name !== "next") as CommonColumn[];

/** Every column that can be shown: those the definition names first, in its order, then the common ones. */
export function recordColumns(definition: RegisterDefinition, context: ColumnContext): TableColumn<RecordRow>[] {
  const named = definition.list.columns.filter((name) => columnOf(name, definition, context) !== undefined);
  const first = named.includes("number") ? named : ["number", ...named];
  const others = commonColumnNames.filter((name) => !first.includes(name));
  return [
    ...[...first, ...others].flatMap((name) => columnOf(name, definition, context) ?? []),
    nextColumn(definition, context),
  ];
}

/** Columns that the definition does not name are there to be chosen. */
export function hiddenAtFirst(definition: RegisterDefinition): string[] {
  return commonColumnNames.filter((name) => name !== "number" && !definition.list.columns.includes(name));
}

function columnOf(
  name: string,
  definition: RegisterDefinition,
  context: ColumnContext,
): TableColumn<RecordRow> | undefined {
  if (commonColumnNames.includes(name as CommonColumn)) return commonColumn(name as CommonColumn, context);
  const field = definition.fields.find(({ id }) => id === name);
  return field === undefined ? undefined : fieldColumn(field, context);
}

const opensRecord = (row: RecordRow, words: string, whole: boolean) => (
  <Link to="/records/$recordId" params={{ recordId: row.id }}>
    <span className={whole ? "whole" : "clamp"} title={whole ? undefined : words}>
      {words}
    </span>
  </Link>
);

function commonColumn(name: CommonColumn, { say, day, today, sortOf }: ColumnContext): TableColumn<RecordRow> {
  const title = say(columnWords[name]);
  switch (name) {
    case "number":
      return {
        key: name,
        title,
        width: 150,
        sort: sortOf("number"),
        render: (row) => opensRecord(row, row.number, true),
      };
    case "title":
      return {
        key: name,
        title,
        minWidth: 220,
        sort: sortOf("title"),
        render: (row) => opensRecord(row, row.title, false),
      };
    case "state":
      return {
        key: name,
        title,
        width: 104,
        minWidth: 92,
        render: (row) => <span className={row.ended ? "soft" : undefined}>{say(row.stateLabel)}</span>,
      };
    case "due":
      return {
        key: name,
        title,
        width: 128,
        sort: sortOf("due"),
        render: (row) => <RecordDue due={row.due} today={today} />,
      };
    case "registeredOn":
      return { key: name, title, width: 122, render: (row) => <span className="whole">{day(row.registeredOn)}</span> };
    case "changedOn":
      return {
        key: name,
        title,
        width: 122,
        sort: sortOf("changed"),
        render: (row) => <span className="whole">{day(row.changedOn)}</span>,
      };
    case "office":
      return { key: name, title, width: 160, render: (row) => row.office };
    case "department":
      return { key: name, title, width: 120, render: (row) => row.department ?? "" };
    case "author":
      return { key: name, title, width: 90, render: (row) => row.author };
  }
}

const widthOfType: Partial<Record<RegisterField["type"], number>> = {
  date: 122,
  yesNo: 72,
  integer: 96,
  number: 96,
  money: 128,
  choice: 120,
  choices: 150,
  person: 96,
  department: 128,
  office: 160,
  case: 190,
  finding: 150,
  record: 160,
  rows: 80,
};

function fieldColumn(field: RegisterField, context: ColumnContext): TableColumn<RecordRow> {
  const width = widthOfType[field.type];
  return {
    key: field.id,
    title: context.say(field.label),
    ...(width === undefined ? { minWidth: 140 } : { width }),
    ...(isNumeric(field.type) ? { align: "number" as const } : {}),
    render: (row) => {
      const text = valueText(field, row.fields[field.id], row.names, context);
      if (field.type === "date" || isNumeric(field.type)) return <span className="whole">{text}</span>;
      return (
        <span className="clamp" title={text}>
          {text}
        </span>
      );
    },
  };
}

function nextColumn(definition: RegisterDefinition, { say, onAct }: ColumnContext): TableColumn<RecordRow> {
  return {
    key: "next",
    title: say(columnWords.next),
    width: 150,
    render: (row) => {
      const act = primaryRecordAct(definition, row);
      return act === undefined ? (
        <span className="small soft">{say(registerWords.nothingForYou)}</span>
      ) : (
        <Button size="small" className="wrapping" onClick={() => onAct(row, act.id)}>
          {say(act.label)}
        </Button>
      );
    },
  };
}
