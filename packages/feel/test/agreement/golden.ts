// Differences that were found once, each a file: the texts, and the rows as FEEL literals by the names of their columns.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatasetSchema, FeelValue, ProgramInput } from "../../src/index.ts";
import { compileExpression, formatValue, prepareExpression, Row } from "../../src/index.ts";
import { datasets, people, textsOf } from "../generate.ts";
import type { Data } from "./compare.ts";
import type { SmallCase } from "./shrink.ts";

const folder = join(import.meta.dirname, "golden");

interface GoldenFile {
  readonly about: string;
  readonly lets: readonly { readonly name: string; readonly text: string }[];
  readonly output: string;
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

export interface GoldenCase {
  readonly name: string;
  readonly about: string;
  readonly input: ProgramInput;
  readonly data: Data;
}

/** Writes the case under the name; `about` says what was wrong once it is known. */
export function keepCase(name: string, about: string, { input, data }: Pick<SmallCase, "input" | "data">): string {
  const file: GoldenFile = {
    about,
    lets: textsOf(input.lets ?? []),
    output: input.outputs.map(({ text }) => text).join("\n"),
    rows: Object.fromEntries([...data].map(([id, rows]) => [id, rows.map(recordOf)])),
  };
  const path = join(folder, `${name}.json`);
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
  return path;
}

export function goldenCases(): readonly GoldenCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => {
      const file = JSON.parse(readFileSync(join(folder, name), "utf8")) as GoldenFile;
      const outputs = file.output.split("\n").map((text, index) => ({ name: `结果${index}`, text }));
      const rows = datasets.map((schema): [string, readonly Row[]] => [
        schema.id,
        (file.rows[schema.id] ?? []).map((record, index) => rowOf(schema, index + 1, record)),
      ]);
      return {
        name: name.replace(/\.json$/u, ""),
        about: file.about,
        input: { over: people, datasets, lets: file.lets, outputs },
        data: new Map(rows),
      };
    });
}

function recordOf(row: Row): Record<string, string> {
  return Object.fromEntries(
    row.schema.columns.flatMap((column, index) => {
      const cell = row.cells[index] ?? null;
      return cell === null ? [] : [[column.name, literal(cell)]];
    }),
  );
}

function literal(value: FeelValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item as FeelValue)).join(", ")}]`;
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  const text = formatValue(value);
  return /^-?[0-9.]+$/u.test(text) ? text : `@"${text}"`;
}

function rowOf(schema: DatasetSchema, id: number, record: Readonly<Record<string, string>>): Row {
  return new Row(
    schema,
    id,
    schema.columns.map(({ name }) => {
      const text = record[name];
      if (text === undefined) return null;
      const { expression } = compileExpression({ text, strict: false });
      if (expression === undefined) throw new Error(`${name}: ${text} is no literal`);
      return prepareExpression(expression).evaluate({});
    }),
  );
}
