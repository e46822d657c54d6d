import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "../lib/words.tsx";
import { commonWords } from "../words/format.ts";

export interface TableColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** CSS width; without one the column takes what is left. */
  readonly width?: number;
  /** The table scrolls sideways before the column gets narrower than this. */
  readonly minWidth?: number;
  readonly align?: "number";
  /** How the rows stand by this column now, and what turns the order; absent where they cannot be put in its order. */
  readonly sort?: { readonly order: "ascending" | "descending" | null; readonly onTurn: () => void };
}

interface DataTableProps<Row> {
  /** What the table is, for screen readers. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Names a row; the index helps where rows have no name of their own. */
  readonly keyOf: (row: Row, index: number) => string;
  /** The row as said aloud, for its checkbox. */
  readonly nameOf?: (row: Row, index: number) => string;
  /** Row under the keyboard, from `useListKeys`; -1 for none. */
  readonly active?: number;
  readonly selection?: {
    readonly chosen: ReadonlySet<string>;
    readonly onChange: (chosen: ReadonlySet<string>) => void;
  };
  /** Keeps the head in sight while the rows scroll. */
  readonly fixedHead?: boolean;
}

/** A plain table: real rows and heads, so that screen readers, copying and printing work. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, nameOf = keyOf, active = -1, selection, fixedHead = false } = props;
  const { say } = useWords();
  const activeRow = useRef<HTMLTableRowElement>(null);

  useEffect(() => {
    if (active >= 0) activeRow.current?.focus();
  }, [active]);

  const allChosen =
    selection !== undefined && rows.length > 0 && rows.every((row, index) => selection.chosen.has(keyOf(row, index)));

  function choose(key: string, chosen: boolean) {
    if (selection === undefined) return;
    const next = new Set(selection.chosen);
    if (chosen) next.add(key);
    else next.delete(key);
    selection.onChange(next);
  }

  return (
    <div className="scroller">
      <table className={fixedHead ? "data fixed" : "data"} aria-label={label}>
        <thead>
          <tr>
            {selection !== undefined && (
              <th className="check" scope="col">
                <input
                  type="checkbox"
                  aria-label={say(commonWords.selectAll)}
                  checked={allChosen}
                  onChange={(event) => selection.onChange(event.target.checked ? new Set(rows.map(keyOf)) : new Set())}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.align}
                aria-sort={column.sort?.order ?? undefined}
                style={{ width: column.width, minWidth: column.minWidth }}
              >
                {column.sort === undefined ? column.title : <SortHead title={column.title} {...column.sort} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const key = keyOf(row, index);
            const chosen = selection?.chosen.has(key) ?? false;
            return (
              <tr
                key={key}
                ref={index === active ? activeRow : undefined}
                tabIndex={-1}
                className={[index === active ? "active" : "", chosen ? "chosen" : ""].join(" ").trim() || undefined}
              >
                {selection !== undefined && (
                  <td className="check">
                    <input
                      type="checkbox"
                      aria-label={say(commonWords.selectRow, { row: nameOf(row, index) })}
                      checked={chosen}
                      onChange={(event) => choose(key, event.target.checked)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.key} className={column.align}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function SortHead({ title, order, onTurn }: { readonly title: string } & NonNullable<TableColumn<unknown>["sort"]>) {
  const { say } = useWords();
  return (
    <button type="button" className="plain" title={say(commonWords.sortBy, { column: title })} onClick={onTurn}>
      {title} <span aria-hidden>{order === null ? "↕" : order === "ascending" ? "↑" : "↓"}</span>
    </button>
  );
}
