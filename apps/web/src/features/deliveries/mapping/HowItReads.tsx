import type { TableMapping } from "@jianheng/contract";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { savedMappingWords } from "../../../words/mapping.ts";
import { nameOfColumn } from "./column-name.ts";
import { findDatasetById } from "./column-lines.ts";

/** Header row and column pairs; the rest on demand. */
export function HowItReads({ mapping }: { readonly mapping: TableMapping }) {
  const { say, language } = useWords();
  const dataset = findDatasetById(mapping.dataset);
  if (dataset === undefined) return <LeftOut />;
  const name = (id: string) => nameOfColumn(dataset, id, language);
  const pairs = Object.entries(mapping.columns ?? {}).flatMap(([header, column]) =>
    column === null ? [] : [say(savedMappingWords.pair, { header, column: name(column) })],
  );
  const { headerRow: row, headerRows = 1 } = mapping;
  const head =
    row === undefined
      ? []
      : [
          headerRows === 1
            ? say(savedMappingWords.headerRow, { row })
            : say(savedMappingWords.headerRows, { from: row - headerRows + 1, to: row }),
        ];
  const values = Object.entries(mapping.values ?? {}).flatMap(([column, given]) => {
    const meanings = Object.entries(given).map(([header, code]) =>
      say(savedMappingWords.pair, { header, column: code }),
    );
    return meanings.length === 0
      ? []
      : [say(savedMappingWords.values, { column: name(column), pairs: meanings.join(say(commonWords.listComma)) })];
  });
  const orders = Object.entries(mapping.dateOrders ?? {}).map(([column, order]) =>
    say(order === "dmy" ? savedMappingWords.dateDmy : savedMappingWords.dateMdy, { column: name(column) }),
  );
  const constants = Object.entries(mapping.constants ?? {}).map(([column, value]) =>
    say(savedMappingWords.constant, { column: name(column), value }),
  );
  return (
    <details>
      <summary>
        {[say(savedMappingWords.pairs, { count: pairs.length }), ...head].join(say(commonWords.listComma))}
      </summary>
      <ul className="small">
        {[...pairs, ...values, ...orders, ...constants].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

export function LeftOut() {
  const { say } = useWords();
  return <span className="soft">{say(savedMappingWords.leftOut)}</span>;
}
