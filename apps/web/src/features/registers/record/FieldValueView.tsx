import type { FieldValue, RegisterField, RowValue } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { DataTable } from "../../../components/DataTable.tsx";
import { Sentence } from "../../../components/Sentence.tsx";
import { useWords } from "../../../lib/words.tsx";
import { recordWords } from "../../../words/registers.ts";
import { cellText, isEmptyValue, isNumeric, isRows, plainText, valueText, type Names } from "../field-values.ts";

interface FieldValueViewProps {
  readonly field: RegisterField;
  readonly value: FieldValue | undefined;
  readonly names: Names;
}

/** A value as it is read on the record's page: texts with their lines, ids as links, rows as a table. */
export function FieldValueView({ field, value, names }: FieldValueViewProps) {
  const words = useWords();
  if (isEmptyValue(value)) return <span className="soft">{words.say(recordWords.noValue)}</span>;
  const text = valueText(field, value, names, words);
  switch (field.type) {
    case "longText":
      return <p className="written">{text}</p>;
    case "case":
      return (
        <Link to="/cases/$legalCaseNo" params={{ legalCaseNo: plainText(value) }}>
          {text}
        </Link>
      );
    case "finding":
      return (
        <Link to="/findings/$findingId" params={{ findingId: plainText(value) }}>
          {text}
        </Link>
      );
    case "record":
      return (
        <Link to="/records/$recordId" params={{ recordId: plainText(value) }}>
          {text}
        </Link>
      );
    case "rows":
      return isRows(value) ? (
        <DataTable<RowValue>
          label={words.say(field.label)}
          rows={value}
          keyOf={(_, index) => String(index)}
          columns={field.columns.map((column) => ({
            key: column.id,
            title: words.say(column.label),
            ...(isNumeric(column.type) ? { align: "number" as const } : {}),
            render: (row) => <span className="written">{cellText(column, row[column.id], words)}</span>,
          }))}
        />
      ) : null;
    default:
      return <Sentence text={text} />;
  }
}
