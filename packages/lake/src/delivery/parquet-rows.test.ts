import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultLimits, describeDiagnostic, type FileLimits, type Row } from "@jianheng/files";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deepParquet, thriftBomb } from "../../../files/test/raw-parquet.ts";
import { type Engine, openEngine } from "../duckdb/engine.ts";
import { openSnapshot } from "../duckdb/open-snapshot.ts";
import { readParquetRows } from "./parquet-rows.ts";
import { readDelivery } from "./read-delivery.ts";
import { readProblems } from "./read-problems.ts";

const root = mkdtempSync(join(tmpdir(), "parquet-"));
let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ tempDir: root });
});
afterAll(() => {
  engine.close();
  rmSync(root, { recursive: true });
});

async function parquet(name: string, select: string, options = ""): Promise<string> {
  const path = join(root, name);
  await engine.connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`);
  return path;
}

function bytes(name: string, content: Buffer): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

async function read(path: string, limits: Partial<FileLimits> = {}) {
  const options = { limits: { ...defaultLimits, ...limits }, tempDir: join(root, "spill") };
  const reading = await readParquetRows({ name: "案件.parquet", path }, options);
  const rows: Row[] = [];
  for await (const batch of reading.rows()) rows.push(...batch);
  for (const one of reading.diagnostics) {
    expect(one.where.file).toBe("案件.parquet");
    for (const language of ["zh", "en"] as const) expect(describeDiagnostic(one, language)).not.toMatch(/\{\w+\}/);
    expect(JSON.stringify(one)).not.toContain(root);
  }
  return { rows, codes: reading.diagnostics.map((one) => one.code) };
}

describe("a Parquet file is a table with its column names in row 1", () => {
  it.each([
    ["text", "'张某'", "text", "张某"],
    ["whole number of a card's eighteen digits", "110105194912310021::BIGINT", "text", "110105194912310021"],
    ["decimal", "12.50::DECIMAL(10,2)", "text", "12.50"],
    ["decimal beyond a float", "1234567890123456789012.345678::DECIMAL(38,6)", "text", "1234567890123456789012.345678"],
    ["float", "3.2e17::DOUBLE", "number", "3.2e+17"],
    ["day", "DATE '2025-01-03'", "date", "2025-01-03"],
    ["moment", "TIMESTAMP '2025-01-03 08:30:00'", "datetime", "2025-01-03T08:30:00"],
    ["moment in milliseconds", "TIMESTAMP_MS '2025-01-03 08:30:00.999'", "datetime", "2025-01-03T08:30:00"],
    ["instant, by the clock in Beijing", "TIMESTAMPTZ '2025-01-02 16:30:00+00'", "datetime", "2025-01-03T00:30:00"],
    ["time", "TIME '08:30:00'", "time", "08:30:00"],
    ["truth", "true", "bool", "TRUE"],
    ["list", "['自首','坦白']", "text", "自首、坦白"],
    ["list of days with a gap", "[DATE '2025-01-03', NULL, DATE '2025-01-04']", "text", "2025-01-03、2025-01-04"],
    ["record", "{'甲': 1, '乙': 'x'}", "text", "{'甲': 1, '乙': x}"],
    ["bytes of a text that no one marked as such", "'ab'::BLOB", "text", "ab"],
    ["day beyond time", "'infinity'::DATE", "text", "infinity"],
    ["no number", "'nan'::DOUBLE", "text", "nan"],
  ])("%s", async (name, value, kind, text) => {
    const path = await parquet(`${name.replaceAll("'", "")}.parquet`, `SELECT NULL AS "甲", ${value} AS "乙"`);
    expect(await read(path)).toEqual({
      codes: [],
      rows: [
        {
          number: 1,
          cells: [
            { column: 0, kind: "text", text: "甲" },
            { column: 1, kind: "text", text: "乙" },
          ],
        },
        { number: 2, cells: [{ column: 1, kind, text }] },
      ],
    });
  });

  it("counts rows that hold nothing, keeps their order, and reads across row groups", async () => {
    const select = "SELECT CASE WHEN i = 3 THEN NULL ELSE i END AS i FROM range(1, 6001) t(i)";
    const { rows } = await read(await parquet("groups.parquet", select, ", ROW_GROUP_SIZE 2048"));
    const numbers = rows.slice(1).map((row) => row.number);
    expect(numbers.slice(0, 4)).toEqual([2, 3, 5, 6]);
    expect(numbers.at(-1)).toBe(6001);
    expect(rows.slice(1).every((row) => row.cells[0]?.text === String(row.number - 1))).toBe(true);
  });

  it("keeps its bounds", async () => {
    const path = await parquet("bounds.parquet", "SELECT i, 'abcdef' AS s FROM range(10) t(i)");
    expect((await read(path, { maxRows: 9 })).codes).toEqual(["table.too_many_rows"]);
    expect((await read(path, { maxRows: 11 })).codes).toEqual([]);
    expect((await read(path, { maxColumns: 1 })).codes).toEqual(["table.too_many_columns"]);
    expect((await read(path, { maxCellChars: 5 })).codes).toEqual(["table.cell_too_long"]);
    expect((await read(path, { maxFileBytes: 20 })).codes).toEqual(["files.too_large"]);
  });
});

describe("a Parquet file that is none, or not whole", () => {
  let whole: Buffer;
  beforeAll(async () => {
    whole = readFileSync(await parquet("whole.parquet", "SELECT 'x' || i AS x FROM range(100) t(i)"));
  });

  it.each<[string, () => Buffer, string]>([
    ["empty", () => Buffer.alloc(0), "files.empty"],
    ["text", () => Buffer.from("部门受案号,案件名称\n"), "parquet.not_parquet"],
    ["cut off", () => whole.subarray(0, whole.length - 20), "parquet.truncated"],
    ["only its mark", () => Buffer.from("PAR1"), "parquet.truncated"],
    ["encrypted, its footer too", () => Buffer.concat([Buffer.from("PARE"), whole.subarray(4)]), "parquet.encrypted"],
    [
      "a footer longer than the file",
      () => {
        const copy = Buffer.from(whole);
        copy.writeUInt32LE(0x7fff_ffff, copy.length - 8);
        return copy;
      },
      "parquet.damaged",
    ],
    [
      "a damaged page",
      () => {
        const copy = Buffer.from(whole);
        copy.fill(0xff, 8, 60);
        return copy;
      },
      "parquet.damaged",
    ],
    ["a list of two thousand million elements in ten bytes", thriftBomb, "parquet.damaged"],
    ["columns nested a hundred thousand deep", () => deepParquet(100_000), "table.too_many_columns"],
    ["columns nested a hundred deep", () => deepParquet(100), "parquet.too_deep"],
  ])("%s", async (name, content, code) => {
    const { codes, rows } = await read(bytes(`bad ${name}`, content()));
    expect(codes).toEqual([code]);
    if (code !== "parquet.damaged") expect(rows).toEqual([]);
  });

  it("damaged in any place is refused or read, and ends nothing", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const copy = Buffer.from(whole);
      const at = (seed * 7919) % (copy.length - 16);
      copy.fill((seed * 31) & 0xff, 4 + at, 4 + at + (seed % 9));
      const { codes } = await read(bytes("fuzz", copy)).catch((error: unknown) =>
        expect.fail(`seed ${seed}: ${String(error)}`),
      );
      expect(codes.length, `seed ${seed}`).toBeLessThan(2);
    }
  });
});

describe("a delivery in Parquet", () => {
  const select = `SELECT * FROM (VALUES
    ('甲检刑诉受[2024]990129000001号', '张某某盗窃案', '审查起诉', '990129', '甲市检察院', DATE '2024-03-05'),
    ('甲检刑诉受[2024]990129000002号', '李某某盗窃案', '审查起诉', '990129', '甲市检察院', NULL))
    AS t("部门受案号", "案件名称", "案件类别", "承办单位编码", "承办单位", "受理日期")`;

  it("is recognised by its name, and its cells have a place", async () => {
    const path = await parquet("cases.parquet", select);
    const result = await readDelivery([{ name: "2024/案件.parquet", path }], { lakeDir: join(root, "lake") });
    if (result.outcome !== "imported") throw new Error(JSON.stringify(result));
    expect(result.manifest.files).toMatchObject([{ name: "2024/案件.parquet", kind: "parquet" }]);
    expect(result.manifest.sources).toMatchObject([{ dataset: "cases", recognisedBy: "name", sheet: null, rows: 2 }]);
    const problems = [];
    for await (const problem of readProblems(result.directory)) problems.push(problem);
    expect(problems).toMatchObject([
      { code: "cell.missing", file: "2024/案件.parquet", sheet: null, row: 3, column: "F", header: "受理日期" },
    ]);
    const snapshot = await openSnapshot(result.directory);
    const reader = await snapshot.connection.runAndReadAll("SELECT acceptedDate, _row FROM cases ORDER BY _row");
    snapshot.close();
    expect(reader.getRowsJson()).toEqual([
      ["2024-03-05", 2],
      [null, 3],
    ]);
  });

  it("is known by its content under the name of a text table, and refused whole when it is damaged", async () => {
    const path = await parquet("named.parquet", select);
    const lakeDir = join(root, "lake-2");
    const good = await readDelivery([{ name: "案件.csv", path }], { lakeDir });
    expect(good.outcome === "imported" && good.manifest.files[0]?.kind).toBe("parquet");
    const bad = bytes("cut", readFileSync(path).subarray(0, 100));
    const result = await readDelivery([{ name: "案件.parquet", path: bad }], { lakeDir });
    expect(result).toMatchObject({ outcome: "refused", diagnostics: [{ code: "parquet.truncated" }] });
  });
});
