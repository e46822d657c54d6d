import type pg from "pg";

/** Schemas whose tables are the state of an installation. The queue's (`jobs`) is made again from the runs. */
const backedUpSchemas = ["jianheng", "auth"] as const;
type BackedUpSchema = (typeof backedUpSchemas)[number];

export interface TableColumn {
  readonly name: string;
  /** As PostgreSQL writes it: `timestamp with time zone`. */
  readonly type: string;
}

export interface Table {
  readonly schema: BackedUpSchema;
  readonly name: string;
  /** In the order of the copied text; columns that the database computes are left out. */
  readonly columns: readonly TableColumn[];
}

/** What the sequence of an identity column gave out last. */
export interface Sequence {
  readonly schema: BackedUpSchema;
  readonly table: string;
  readonly column: string;
  readonly last: number;
  /** False while nothing was given out: then `last` itself comes next. */
  readonly isCalled: boolean;
}

/**
 * Settings that the text of values depends on; the same for every dump, or equal rows would differ. With `row_security`
 * off a reader from whom rows are hidden is refused, instead of being given a part for the whole.
 */
const sessionSettings: Readonly<Record<string, string>> = {
  TimeZone: "UTC",
  DateStyle: "ISO, YMD",
  IntervalStyle: "postgres",
  bytea_output: "hex",
  extra_float_digits: "1",
  client_encoding: "UTF8",
  row_security: "off",
  statement_timeout: "0",
  idle_in_transaction_session_timeout: "0",
};

export async function fixSession(client: pg.ClientBase): Promise<void> {
  for (const [name, value] of Object.entries(sessionSettings))
    await client.query("SELECT set_config($1, $2, false)", [name, value]);
}

/** Every table, those first that others refer to. Throws on tables that refer to one another in a ring. */
export async function listTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ schema: BackedUpSchema; name: string; columns: TableColumn[] }>(
    `SELECT n.nspname AS schema, c.relname AS name,
            (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                             ORDER BY a.attnum)
             FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND c.relkind = 'r'
     ORDER BY array_position($1, n.nspname::text), c.relname COLLATE "C"`,
    [backedUpSchemas],
  );
  return inOrderOfReference(rows, await listReferences(client));
}

const nameOf = (table: Pick<Table, "schema" | "name">) => `${table.schema}.${table.name}`;

/** Names of the tables that each table refers to, itself left out. */
async function listReferences(client: pg.ClientBase): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `SELECT fn.nspname || '.' || f.relname AS from, tn.nspname || '.' || t.relname AS to
     FROM pg_constraint k
     JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
     JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`,
  );
  const references = new Map<string, Set<string>>();
  for (const { from, to } of rows) references.set(from, (references.get(from) ?? new Set()).add(to));
  return references;
}

function inOrderOfReference(
  tables: readonly Table[],
  references: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Table[] {
  const ordered: Table[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const names = new Set(waiting.map(nameOf));
    const isReady = (table: Table) => ![...(references.get(nameOf(table)) ?? [])].some((name) => names.has(name));
    const ready = waiting.filter(isReady);
    if (ready.length === 0) throw new Error(`these tables refer to one another in a ring: ${[...names].join(", ")}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/**
 * Sequences are outside any snapshot. Asked after the snapshot was taken, they are at least as far as its rows, which is
 * all that is needed.
 */
export async function listSequences(client: pg.ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query<{ schema: BackedUpSchema; table: string; column: string; sequence: string }>(
    `SELECT n.nspname AS schema, t.relname AS table, a.attname AS column,
            quote_ident(sn.nspname) || '.' || quote_ident(s.relname) AS sequence
     FROM pg_depend d
     JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_namespace sn ON sn.oid = s.relnamespace
     JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace n ON n.oid = t.relnamespace
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
     WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
       AND n.nspname = ANY ($1)
     ORDER BY 1, 2, 3`,
    [backedUpSchemas],
  );
  const sequences: Sequence[] = [];
  for (const { sequence, ...of } of rows) {
    const [value] = (
      await client.query<{ last: string; called: boolean }>(
        `SELECT last_value AS last, is_called AS called FROM ${sequence}`,
      )
    ).rows;
    sequences.push({ ...of, last: Number(value!.last), isCalled: value!.called });
  }
  return sequences;
}

export async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  for (const { schema, table, column, last, isCalled } of sequences)
    await client.query("SELECT setval(pg_get_serial_sequence($1, $2), $3, $4)", [
      `${quote(schema)}.${quote(table)}`,
      column,
      last,
      isCalled,
    ]);
}

/**
 * The statement that copies a whole table out as text, in an order that does not depend on where the rows lie nor on the
 * database's collation: by the primary key, texts by their bytes.
 */
export async function copyOutSql(client: pg.ClientBase, table: Table): Promise<string> {
  const { rows } = await client.query<{ name: string; text: boolean }>(
    `SELECT a.attname AS name, a.attcollation <> 0 AS text
     FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (attnum, at)
     JOIN pg_attribute a ON a.attnum = k.attnum
     WHERE i.indrelid = $1::regclass AND a.attrelid = i.indrelid AND i.indisprimary ORDER BY k.at`,
    [relationOf(table)],
  );
  if (rows.length === 0) throw new Error(`the table ${nameOf(table)} has no primary key`);
  const order = rows.map(({ name, text }) => quote(name) + (text ? ' COLLATE "C"' : ""));
  return `COPY (SELECT ${columnsOf(table)} FROM ${relationOf(table)} ORDER BY ${order.join(", ")}) TO STDOUT`;
}

/** The statement that takes the text in again. Identity columns take the values given. */
export function copyInSql(table: Table): string {
  return `COPY ${relationOf(table)} (${columnsOf(table)}) FROM STDIN`;
}

/** Empties all tables: migrations leave rows in some. */
export async function emptyTables(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.map(relationOf).join(", ")}`);
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const relationOf = (table: Table) => `${quote(table.schema)}.${quote(table.name)}`;
const columnsOf = (table: Table) => table.columns.map(({ name }) => quote(name)).join(", ");
