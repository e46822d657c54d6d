import type { TableToMap } from "@jianheng/contract";
import { Button, Radio } from "antd";
import { useId, useState } from "react";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { FaultLines } from "./FaultLines.tsx";
import type { FaultInHand } from "./faults.ts";

interface HeaderQuestionProps {
  readonly table: TableToMap;
  /** The last header row and how many there are, as answered or found; undefined: none was found. */
  readonly header: { readonly row: number; readonly rows: number } | undefined;
  readonly faults: readonly FaultInHand[];
  /** Absent: the rows are only shown. */
  readonly onChoose?: (row: number, rows: number) => void;
}

/** The first rows as they stand in the sheet; a click makes a row the header. Folded while the header is known. */
export function HeaderQuestion({ table, header, faults, onChoose }: HeaderQuestionProps) {
  const { say } = useWords();
  const rowsLabel = useId();
  const [unfolded, unfold] = useState(false);
  const open = unfolded || header === undefined || onChoose === undefined;
  const rows = header?.rows ?? 1;
  return (
    <section className="section">
      <h2>{say(onChoose === undefined ? mappingWords.firstRows : mappingWords.header)}</h2>
      {onChoose !== undefined && (
        <div className="line loose">
          <span>{headerSentence(header, say)}</span>
          {header !== undefined && (
            <Button size="small" aria-expanded={open} onClick={() => unfold(!unfolded)}>
              {say(unfolded ? mappingWords.headerDone : mappingWords.headerChange)}
            </Button>
          )}
          {open && header !== undefined && (
            <span className="line">
              <span id={rowsLabel}>{say(mappingWords.headerRows)}</span>
              <Radio.Group
                aria-labelledby={rowsLabel}
                value={rows}
                options={[1, 2, 3].map((count) => ({
                  value: count,
                  label: say(mappingWords.headerRowsCount, { count }),
                  disabled: count > header.row,
                }))}
                onChange={(event) => onChoose(header.row, event.target.value as number)}
              />
            </span>
          )}
        </div>
      )}
      <FaultLines faults={faults} />
      {open && (
        <FirstRows table={table} header={header} onPick={onChoose && ((row) => onChoose(row, Math.min(rows, row)))} />
      )}
    </section>
  );
}

function headerSentence(header: HeaderQuestionProps["header"], say: ReturnType<typeof useWords>["say"]): string {
  if (header === undefined) return say(mappingWords.headerUnknown);
  const { row, rows } = header;
  return rows === 1
    ? say(mappingWords.headerIsRow, { row })
    : say(mappingWords.headerIsRows, { from: row - rows + 1, to: row });
}

interface FirstRowsProps {
  readonly table: TableToMap;
  readonly header: HeaderQuestionProps["header"];
  readonly onPick: ((row: number) => void) | undefined;
}

function FirstRows({ table, header, onPick }: FirstRowsProps) {
  const { say } = useWords();
  const width = Math.max(0, ...table.firstRows.map(({ cells }) => cells.length));
  const isHeader = (row: number) => header !== undefined && row <= header.row && row > header.row - header.rows;
  return (
    <div className="scroller first-rows">
      <table className="data compact" aria-label={say(mappingWords.firstRows)}>
        <thead>
          <tr>
            <th scope="col">{say(mappingWords.rowNumber)}</th>
            {Array.from({ length: width }, (_, column) => (
              <th key={column} scope="col">
                {table.columns[column]?.letter ?? ""}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.firstRows.map(({ row, cells }) => (
            <tr
              key={row}
              className={isHeader(row) ? "chosen" : undefined}
              onClick={onPick === undefined ? undefined : () => onPick(row)}
            >
              <th scope="row">
                {onPick === undefined ? (
                  row
                ) : (
                  <button
                    type="button"
                    className="plain link"
                    aria-pressed={isHeader(row)}
                    aria-label={say(mappingWords.headerPick, { row })}
                    onClick={(event) => {
                      event.stopPropagation();
                      onPick(row);
                    }}
                  >
                    {row}
                  </button>
                )}
              </th>
              {Array.from({ length: width }, (_, column) => (
                <td key={column} title={cells[column]}>
                  <span className="clamp one">{cells[column]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
