import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { deliveryMapping, type DeliveryMapping } from "@jianheng/contract";
import { openSnapshot, readDelivery, readProblems, type CellProblem, type DeliveryManifest } from "@jianheng/lake";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Deliveries as offices really make them, with the values that must come out; written from the sheets by someone who had
// not read the code. test/handwritten/untidy-deliveries/README.md says how they read.

const folder = path.join(import.meta.dirname, "handwritten/untidy-deliveries");

type Value = string | number | boolean | null | readonly string[];
interface ExpectedRow {
  readonly dataset: string;
  readonly key: Readonly<Record<string, Value>>;
  readonly expect: Readonly<Record<string, Value>>;
  readonly accept?: Readonly<Record<string, readonly Value[]>>;
}
interface Place {
  readonly file?: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly kind: "unreadable" | "duplicate" | "missing";
}
interface Expected {
  readonly id: string;
  readonly about: string;
  readonly files: readonly string[];
  readonly mapping?: string;
  readonly rows: readonly ExpectedRow[];
  readonly problems: readonly (Place & { readonly orAt?: readonly Place[] })[];
  readonly mayAlso?: readonly Place[];
  readonly datasets: Readonly<Record<string, number | readonly number[]>>;
  readonly unknownColumns?: readonly { readonly sheet: string; readonly column: string; readonly header: string }[];
  readonly keptText?: readonly {
    readonly dataset: string;
    readonly key: ExpectedRow["key"];
    readonly values: readonly string[];
  }[];
  readonly asks?: readonly { readonly what: "encoding" | "dataset"; readonly file: string }[];
  readonly mustNot?: readonly {
    readonly dataset: string;
    readonly column: string;
    readonly values: readonly Value[];
  }[];
  readonly notRead?: readonly string[];
}

/** Answers that the list and its own reasons contradict; one that starts to agree must go. */
const disputed: Readonly<Record<string, { readonly difference: string; readonly why: string }>> = {
  "44-booleans": {
    difference: 'cases {"legalCaseNo":"云检刑诉受[2025]990102004424号"} isComplex: true, not null',
    why: "对 is not named by the sheets; “the plain meaning or a located problem” are both right, and its plain meaning is yes",
  },
};

const deliveries = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8")) as readonly Expected[];

let lakeDir: string;
beforeAll(async () => {
  lakeDir = await mkdtemp(path.join(os.tmpdir(), "jianheng-untidy-"));
});
afterAll(() => rm(lakeDir, { recursive: true, force: true }));

/** The list counts the first header row; an answer names the last. */
function mappingOf(file: string): DeliveryMapping {
  const { tables, encodings } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as DeliveryMapping;
  return deliveryMapping.parse({
    encodings: encodings ?? {},
    tables: (tables ?? []).map(({ headerRow, headerRows, ...table }) => ({
      ...table,
      ...(headerRows === undefined ? {} : { headerRows }),
      ...(headerRow === undefined ? {} : { headerRow: headerRow + (headerRows ?? 1) - 1 }),
    })),
  });
}

/** As two people would call the same number the same. */
const loose = (value: unknown): string =>
  String(value)
    .normalize("NFKC")
    .replaceAll(/[〔【([]/g, "[")
    .replaceAll(/[〕】)\]]/g, "]")
    .replaceAll(/\s/g, "");

type LakeRow = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function equal(found: unknown, wanted: Value): boolean {
  if (wanted === null || found === null || found === undefined) return (found ?? null) === wanted;
  if (Array.isArray(wanted)) return JSON.stringify(found) === JSON.stringify(wanted);
  const [one, other] = [textOf(found).replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, "$1T$2"), textOf(wanted)];
  if (one === other || one.normalize("NFKC") === other.normalize("NFKC")) return true;
  const isNumber = /^-?\d+(\.\d+)?$/;
  return isNumber.test(one) && isNumber.test(other) && one.length < 16 && Number(one) === Number(other);
}

const kindOf = ({ code }: CellProblem): Place["kind"] =>
  code === "row.duplicate_key" ? "duplicate" : code === "cell.missing" ? "missing" : "unreadable";
const placeOf = (problem: CellProblem): string =>
  [problem.file.split("/").at(-1), problem.sheet ?? "", problem.row, problem.column, kindOf(problem)].join("!");
const written = (place: Place): string =>
  [place.file?.split("/").at(-1), place.sheet, place.row, place.column, place.kind].join("!");
/** A delivery of one file need not name it again. */
const isAt = (place: Place, problem: CellProblem): boolean =>
  written({ ...place, file: place.file ?? problem.file }) === placeOf(problem);

interface Delivered {
  readonly manifest: DeliveryManifest;
  readonly rows: Readonly<Record<string, readonly LakeRow[]>>;
  readonly problems: readonly CellProblem[];
}

async function deliver(expected: Expected): Promise<Delivered | { readonly refused: readonly string[] }> {
  const files = expected.files.map((name) => ({ name: path.basename(name), path: path.join(folder, name) }));
  const mapping = expected.mapping === undefined ? {} : { mapping: mappingOf(expected.mapping) };
  const result = await readDelivery(files, { lakeDir, id: expected.id, ...mapping });
  if (result.outcome === "refused") return { refused: result.diagnostics.map(({ code }) => code) };
  const problems: CellProblem[] = [];
  for await (const problem of readProblems(result.directory)) problems.push(problem);
  const snapshot = await openSnapshot(result.directory);
  try {
    const rows: Record<string, readonly LakeRow[]> = {};
    for (const { id } of result.manifest.datasets) {
      const reader = await snapshot.connection.runAndReadAll(`SELECT * FROM "${id}" ORDER BY _rowId`);
      rows[id] = reader.getRowObjectsJson();
    }
    return { manifest: result.manifest, rows, problems };
  } finally {
    snapshot.close();
  }
}

function find(rows: readonly LakeRow[], key: ExpectedRow["key"]): LakeRow | undefined {
  return rows.find((row) => Object.entries(key).every(([column, value]) => loose(row[column]) === loose(value)));
}

/** Everything that differs, each in a line. */
function differencesOf(expected: Expected, { manifest, rows, problems }: Delivered): string[] {
  const said: string[] = [];
  for (const { dataset, key, expect: values, accept } of expected.rows) {
    const row = find(rows[dataset] ?? [], key);
    if (row === undefined) {
      said.push(`${dataset} ${JSON.stringify(key)}: no such row`);
      continue;
    }
    for (const [column, value] of Object.entries(values)) {
      const right = [value, ...(accept?.[column] ?? [])];
      if (!right.some((one) => equal(row[column], one)))
        said.push(
          `${dataset} ${JSON.stringify(key)} ${column}: ${JSON.stringify(row[column])}, not ${JSON.stringify(value)}`,
        );
    }
  }
  for (const { id, rows: count } of manifest.datasets) {
    const wanted = [expected.datasets[id] ?? 0].flat();
    if (!wanted.includes(count)) said.push(`${id}: ${count} rows, not ${wanted.join(" or ")}`);
  }
  for (const place of expected.problems)
    if (
      ![place, ...(place.orAt ?? []).map((one) => ({ ...one, kind: place.kind }))].some((one) =>
        problems.some((problem) => isAt(one, problem)),
      )
    )
      said.push(`not reported: ${written(place)}`);
  const allowed = [
    ...expected.problems,
    ...expected.problems.flatMap(({ orAt, kind }) => (orAt ?? []).map((one) => ({ ...one, kind }))),
    ...(expected.mayAlso ?? []),
  ];
  for (const problem of problems)
    if (!allowed.some((place) => isAt(place, problem)))
      said.push(`reported: ${placeOf(problem)} ${problem.code} ${problem.raw}`);
  for (const { sheet, column, header } of expected.unknownColumns ?? []) {
    const source = manifest.sources.find((one) => (one.sheet ?? "") === sheet);
    const found = source?.columns.find(({ letter }) => letter === column);
    if (found === undefined || found.column !== null || (header !== "" && loose(found.header) !== loose(header)))
      said.push(`column ${column} ${header} of ${sheet}: ${JSON.stringify(found)}`);
  }
  for (const { dataset, key, values } of expected.keptText ?? []) {
    const kept = String(find(rows[dataset] ?? [], key)?.["_extra"]);
    for (const value of values) if (!kept.includes(value)) said.push(`${value} was not kept: ${kept}`);
  }
  for (const { dataset, column, values } of expected.mustNot ?? [])
    for (const row of rows[dataset] ?? [])
      for (const value of values) if (equal(row[column], value)) said.push(`${dataset}.${column} is ${String(value)}`);
  return said;
}

describe("a delivery as offices make them", () => {
  it("is one of the list, and every file of it is here", () => {
    expect(deliveries.length).toBeGreaterThanOrEqual(56);
    for (const { files } of deliveries)
      for (const file of files) expect(existsSync(path.join(folder, file))).toBe(true);
  });

  it.each(deliveries.map((one) => [one.id, one.about, one] as const))("%s: %s", async (_, __, expected) => {
    const delivered = await deliver(expected);
    if ("refused" in delivered) {
      // Asking, or saying that it is no table, is right where the list says so; it must not be taken for something else.
      expect(expected.asks ?? expected.notRead ?? [`refused: ${delivered.refused.join(", ")}`]).not.toContain(
        `refused: ${delivered.refused.join(", ")}`,
      );
      return;
    }
    const dispute = disputed[expected.id];
    expect(differencesOf(expected, delivered)).toEqual(dispute === undefined ? [] : [dispute.difference]);
    for (const ask of expected.asks ?? [])
      if (ask.what === "dataset")
        expect(delivered.manifest.diagnostics.map(({ severity }) => severity)).toContain("question");
  });
});
