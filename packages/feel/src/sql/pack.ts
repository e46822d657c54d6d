import type { SqlParameter, SqlProgram } from "../sql-program.ts";

export interface PackPart {
  /** What its rows are called in the result: a rule's id. Unique in the pack. */
  readonly key: string;
  /** One boolean output. */
  readonly program: SqlProgram;
}

/** One SELECT with the columns `rule` (the key), `row_id` and `outcome`, and its parameters $1, $2 … */
export interface SqlPack {
  readonly sql: string;
  readonly params: readonly SqlParameter[];
}

/** A quoted name or text, which may hold anything, or the place of a parameter. */
const quotedOrPlace = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\$(\d+)/gu;

/**
 * Several rules as one statement: one bracketed SELECT per rule, so that the engine reads for each only its columns and
 * skips what its own WHERE rules out, and runs them on all its threads. (One scan with a column per rule was measured
 * and is slower: every column is read for every row.) Equal parameters share a place.
 */
export function packSql(parts: readonly PackPart[]): SqlPack {
  const params: SqlParameter[] = [];
  const places = new Map<string, number>();
  const place = (parameter: SqlParameter): number => {
    const key = JSON.stringify(parameter);
    const known = places.get(key);
    if (known !== undefined) return known;
    params.push(parameter);
    places.set(key, params.length);
    return params.length;
  };
  const selects = parts.map(({ key, program }) => {
    const outcome = program.columns.find(({ part }) => part === "output");
    if (outcome === undefined) throw new Error(`${key} has no output`);
    const sql = program.sql.replaceAll(quotedOrPlace, (text, number: string | undefined) => {
      if (number === undefined) return text;
      const parameter = program.params[Number(number) - 1];
      if (parameter === undefined) throw new Error(`${key} has no parameter $${number}`);
      return `$${place(parameter)}`;
    });
    const name = place({ kind: "value", value: key });
    return `SELECT CAST($${name} AS VARCHAR) AS rule, row_id, ${outcome.name} AS outcome FROM (${sql}) r`;
  });
  return { sql: selects.join("\nUNION ALL\n"), params };
}
