import { DeleteOutlined } from "@ant-design/icons";
import type { RowColumn, RowValue } from "@jianheng/contract";
import { Button, Input, Select } from "antd";
import { useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { useWords } from "../../../lib/words.tsx";
import { formWords, valueWords } from "../../../words/registers.ts";
import { pasteCells, rowsMax } from "./paste.ts";

interface RowsInputProps {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly RowColumn[];
  readonly rows: readonly RowValue[];
  readonly onChange: (rows: readonly RowValue[]) => void;
}

/** A small table that is filled in by hand or by pasting from a spreadsheet; Enter goes a row down. */
export function RowsInput({ id, label, columns, rows, onChange }: RowsInputProps) {
  const { say } = useWords();
  const [pastedRows, setPasted] = useState<number | null>(null);
  // There is always a row to type into; an empty one is not sent.
  const shown: readonly RowValue[] = rows.length === 0 ? [{}] : rows;
  const cellId = (row: number, column: RowColumn) => `${id}-${row}-${column.id}`;

  function change(row: number, column: RowColumn, value: RowValue[string]) {
    onChange(shown.map((one, index) => (index === row ? { ...one, [column.id]: value } : one)));
  }

  function paste(event: ClipboardEvent, row: number, column: number) {
    const text = event.clipboardData.getData("text/plain");
    // One cell is pasted where the cursor stands, as into any field.
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const { rows: next, pasted } = pasteCells(shown, columns, { row, column }, text);
    onChange(next);
    setPasted(pasted);
  }

  function addRow() {
    onChange([...shown, {}]);
    const first = columns[0];
    if (first !== undefined) setTimeout(() => document.getElementById(cellId(shown.length, first))?.focus());
  }

  function down(event: KeyboardEvent, row: number, column: RowColumn) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.shiftKey) return;
    event.preventDefault();
    if (row + 1 < shown.length) document.getElementById(cellId(row + 1, column))?.focus();
    else addRow();
  }

  return (
    <div className="stack tight">
      <div className="scroller">
        <table className="data compact rows-input" aria-label={label}>
          <thead>
            <tr>
              <th scope="col" className="number">
                #
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {say(column.label)}
                  {column.required === true && <RequiredMark />}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              // Rows have no name of their own, and move only by being removed.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <td className="number soft">{index + 1}</td>
                {columns.map((column, place) => (
                  <td key={column.id} onPaste={(event) => paste(event, index, place)}>
                    <CellInput
                      id={cellId(index, column)}
                      label={say(formWords.cell, { row: index + 1, column: say(column.label) })}
                      column={column}
                      value={row[column.id] ?? null}
                      onChange={(value) => change(index, column, value)}
                      onKeyDown={(event) => down(event, index, column)}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={say(formWords.removeRow, { row: index + 1 })}
                    onClick={() => onChange(shown.filter((_, other) => other !== index))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="line">
        <Button onClick={addRow} disabled={shown.length >= rowsMax}>
          {say(formWords.addRow)}
        </Button>
        <span className="small soft" role="status">
          {pastedRows === null ? say(formWords.pasteHint) : say(formWords.pasted, { rows: pastedRows })}
        </span>
      </div>
    </div>
  );
}

export function RequiredMark() {
  const { say } = useWords();
  return (
    <span className="required" title={say(formWords.required)}>
      <span aria-hidden> *</span>
      <span className="hidden-text">{say(formWords.required)}</span>
    </span>
  );
}

interface CellInputProps {
  readonly id: string;
  readonly label: string;
  readonly column: RowColumn;
  readonly value: RowValue[string];
  readonly onChange: (value: RowValue[string]) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function CellInput({ id, label, column, value, onChange, onKeyDown }: CellInputProps) {
  const { say } = useWords();
  if (column.type === "yesNo" || column.type === "choice") {
    const options =
      column.type === "choice"
        ? column.choices.map((choice) => ({ value: choice.id, label: say(choice.label) }))
        : [
            { value: "true", label: say(valueWords.yes) },
            { value: "false", label: say(valueWords.no) },
          ];
    return (
      <Select
        id={id}
        allowClear
        variant="borderless"
        style={{ width: "100%", minWidth: 90 }}
        aria-label={label}
        value={value === null ? undefined : String(value)}
        options={options}
        onChange={(chosen: string | undefined) => {
          if (chosen === undefined) onChange(null);
          else onChange(column.type === "yesNo" ? chosen === "true" : chosen);
        }}
      />
    );
  }
  const numeric = column.type === "integer" || column.type === "number" || column.type === "money";
  const input = {
    id,
    variant: "borderless" as const,
    "aria-label": label,
    value: value === null ? "" : String(value),
    onKeyDown,
  };
  if (column.type === "longText") {
    return (
      <Input.TextArea
        {...input}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Input
      {...input}
      {...(numeric ? { className: "amount", inputMode: "decimal" as const } : {})}
      {...(column.type === "date" ? { placeholder: say(formWords.dayHint) } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
