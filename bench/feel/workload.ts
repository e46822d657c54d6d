// The workload: a million invented cases in one Parquet file, ten rules in FEEL, and the same rules by hand in SQL.
import type { DuckDBConnection } from "@duckdb/node-api";
import { type ColumnSchema, compileProgram, type DatasetSchema, type Program, readDate } from "@jianheng/feel";

/** The day of judgement: what `today()` answers. */
export const judged = "2026-01-01";
/** Days from 1970-01-01 to the day of judgement. */
export const judgedDay = Math.round(Date.parse(judged) / 86_400_000);

export const today = (() => {
  const date = readDate(judged);
  if (date === null) throw new Error(`${judged} is no date`);
  return date;
})();

const integer = { type: "number", precision: 10, scale: 0 } as const;
const money = { type: "number", precision: 18, scale: 2 } as const;

function column(id: string, rest: Omit<ColumnSchema, "id" | "name">): ColumnSchema {
  return { id, name: id, ...rest };
}

export const caseKinds = ["公诉", "批捕", "民事", "行政", "公益", "未检", "申诉", "执行"];

export const caseSchema: DatasetSchema = {
  id: "cases",
  name: "cases",
  columns: [
    column("id", { ...integer, nullable: false }),
    column("case_type", { type: "string" }),
    column("suspect_age", integer),
    column("measure", { type: "string" }),
    column("filed_date", { type: "date" }),
    column("detain_date", { type: "date" }),
    column("arrest_date", { type: "date" }),
    column("closed_date", { type: "date" }),
    column("prosecute_date", { type: "date" }),
    column("amount", money),
    column("recovered", money),
    column("doc_count", integer),
  ],
};

export const ruleTexts: Readonly<Record<string, string>> = {
  R1: 'detain_date != null and arrest_date = null and closed_date = null and detain_date + duration("P37D") < today()',
  R2: 'arrest_date != null and detain_date != null and detain_date + duration("P37D") < arrest_date',
  R3: "closed_date < filed_date",
  R4: 'case_type = "公诉" and closed_date != null and prosecute_date = null',
  R5: 'not(case_type in ["公诉","批捕","民事","行政","公益","未检","申诉","执行"])',
  R6: "suspect_age = null or suspect_age < 12",
  R7: "amount > 50000 and recovered / amount < 0.1",
  R8: 'suspect_age < 18 and measure = "逮捕" and case_type != "未检"',
  R9: "closed_date != null and doc_count < 2",
  R10: 'closed_date = null and measure in ["拘留","逮捕"] and filed_date + duration("P45D") < today()',
};

/** What a person who knows DuckDB would write for them, each as the condition of one SELECT. */
const byHand: Readonly<Record<string, string>> = {
  R1: `detain_date IS NOT NULL AND arrest_date IS NULL AND closed_date IS NULL AND detain_date + 37 < DATE '${judged}'`,
  R2: "detain_date + 37 < arrest_date",
  R3: "closed_date < filed_date",
  R4: "case_type = '公诉' AND closed_date IS NOT NULL AND prosecute_date IS NULL",
  R5: "case_type NOT IN ('公诉', '批捕', '民事', '行政', '公益', '未检', '申诉', '执行')",
  R6: "suspect_age IS NULL OR suspect_age < 12",
  R7: "amount > 50000 AND recovered * 10 < amount",
  R8: "suspect_age < 18 AND measure = '逮捕' AND case_type <> '未检'",
  R9: "closed_date IS NOT NULL AND doc_count < 2",
  R10: `closed_date IS NULL AND measure IN ('拘留', '逮捕') AND filed_date + 45 < DATE '${judged}'`,
};

export const handWritten = Object.entries(byHand)
  .map(([rule, condition]) => `SELECT '${rule}' AS rule, id AS row_id FROM cases WHERE ${condition}`)
  .join("\nUNION ALL ");

/** Compiles rules over the cases into one program, an output each; a rule that does not compile stops the benchmark. */
export function compiled(texts: Readonly<Record<string, string>>): Program {
  const outputs = Object.entries(texts).map(([name, text]) => ({ name, text, expect: "boolean" as const }));
  const { program, diagnostics } = compileProgram({ over: caseSchema, datasets: [], outputs });
  if (program === undefined) throw new Error(JSON.stringify(diagnostics));
  return program;
}

/** A whole number below `sides` that depends on the row and the salt alone. */
function draw(salt: number, sides: number): string {
  return `(hash(n, ${salt}) % ${sides})::INTEGER`;
}

/** Writes `rows` cases: eight kinds of case, dates within five years, one value in some hundreds wrong in each rule's way. */
export async function writeCases(connection: DuckDBConnection, file: string, rows: number): Promise<void> {
  const kinds = `[${caseKinds.map((kind) => `'${kind}'`).join(", ")}]`;
  await connection.run(`COPY (
    WITH numbered AS (SELECT n::INTEGER AS n, DATE '2021-01-01' + ${draw(1, 1825)} AS filed FROM range(${rows}) t(n)),
    detained AS (SELECT *, CASE WHEN ${draw(2, 10)} < 4 THEN filed - ${draw(3, 40)} END AS detained FROM numbered),
    closed AS (SELECT *, CASE WHEN ${draw(4, 100)} < 88 THEN filed + ${draw(5, 120)} - (CASE WHEN ${draw(6, 200)} = 0 THEN 121 ELSE 0 END) END AS closed FROM detained)
    SELECT n AS id, '案' || (2021 + ${draw(1, 5)}) || lpad(n::VARCHAR, 8, '0') AS case_no,
      CASE WHEN ${draw(7, 1000)} < 15 THEN '其他' ELSE ${kinds}[${draw(8, 8)} + 1] END AS case_type,
      CASE WHEN ${draw(9, 100)} < 3 THEN NULL WHEN ${draw(9, 1000)} < 35 THEN 5 ELSE 13 + ${draw(9, 60)} END AS suspect_age,
      ['拘留', '逮捕', '取保候审', '监视居住', NULL][${draw(10, 5)} + 1] AS measure,
      filed AS filed_date, detained AS detain_date,
      CASE WHEN ${draw(11, 2)} = 0 THEN detained + ${draw(12, 41)} END AS arrest_date,
      closed AS closed_date,
      CASE WHEN ${draw(13, 100)} < 97 THEN closed END AS prosecute_date,
      CASE WHEN ${draw(14, 10)} >= 4 THEN (${draw(15, 10_000_000)} / 100.0)::DECIMAL(18,2) END AS amount,
      CASE WHEN ${draw(14, 10)} >= 5 THEN (${draw(15, 10_000_000)} / 100.0 * ${draw(16, 1000)} / 1000.0)::DECIMAL(18,2) END AS recovered,
      ${draw(17, 60)} AS doc_count
    FROM closed ORDER BY n) TO '${file}' (FORMAT PARQUET)`);
}
