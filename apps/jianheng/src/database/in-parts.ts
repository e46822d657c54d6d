/** PostgreSQL takes 65,535 values in one statement; a row of our tables has up to thirty. */
const rowsOfStatement = 1000;

/** Rows in as many parts as statements have to be. */
export function inParts<Row>(rows: readonly Row[]): readonly Row[][] {
  const parts: Row[][] = [];
  for (let from = 0; from < rows.length; from += rowsOfStatement) parts.push(rows.slice(from, from + rowsOfStatement));
  return parts;
}
