// Rebuilds the workbooks, the GB18030 csv and expected.json from the hand-written data beside it.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDate, isTime, save } from "./book.mjs";

const here = dirname(fileURLToPath(import.meta.url));
mkdirSync(here, { recursive: true });
const present = new Set(readdirSync(here));
const load = async (name) => (present.has(name) ? await import(`./${name}`) : null);

/** Text to GB18030, by inverting the platform's decoder (one, two and four bytes). */
function gb18030(text) {
  const decoder = new TextDecoder("gb18030");
  const table = new Map();
  for (let a = 0x81; a <= 0xfe; a++)
    for (let z = 0x40; z <= 0xfe; z++) {
      const s = decoder.decode(Uint8Array.of(a, z));
      if (z !== 0x7f && s.length === 1 && s !== "\ufffd" && !table.has(s)) table.set(s, [a, z]);
    }
  for (let a = 0x81; a <= 0x84; a++)
    for (let y = 0x30; y <= 0x39; y++)
      for (let x = 0x81; x <= 0xfe; x++)
        for (let z = 0x30; z <= 0x39; z++) {
          const s = decoder.decode(Uint8Array.of(a, y, x, z));
          if (s.length === 1 && s !== "\ufffd" && !table.has(s)) table.set(s, [a, y, x, z]);
        }
  const bytes = [];
  for (const ch of text) {
    if (ch.codePointAt(0) < 0x80) bytes.push(ch.codePointAt(0));
    else if (table.has(ch)) bytes.push(...table.get(ch));
    else throw new Error(`no GB18030 form for ${ch}`);
  }
  return Buffer.from(bytes);
}

const expected = { workbooks: [] };
const entry = (book, more) => ({ file: book.file, dataDate: book.dataDate, complete: true, expectations: book.expectations, open: book.open, ...more });

const spring25 = (await load("office-2025.mjs")).b;
const MONEY = new Set(["金额", "入账金额", "保证金金额"]);
await save(spring25, join(here, spring25.file));
expected.workbooks.push(entry(spring25));

// the 案件 sheet alone, in GB18030; a rare character in one name
const CASE_RULES = new Set(["A08", "V01", "V03", "V11", "V12", "V13"]);
const columns = spring25.columns("案件");
const quote = (v) => (v === null || v === undefined ? "" : /[",\r\n]/.test(v) ? `"${String(v).replaceAll('"', '""')}"` : String(v));
const lines = spring25.rows.案件.map((r, i) => columns.map((k) => quote(k === "承办检察官" && i === 0 ? "检㛃䶮" : r[k])).join(","));
const csv = "office-export-2025-spring.案件.gb18030.csv";
writeFileSync(join(here, csv), gb18030([columns.join(","), ...lines, ""].join("\r\n")));
expected.workbooks.push({
  file: csv, encoding: "gb18030", dataset: "案件", dataDate: spring25.dataDate, complete: true, rules: [...CASE_RULES],
  cells: [{ row: 2, column: "承办检察官", value: "检㛃䶮" }],
  expectations: spring25.expectations.filter((e) => CASE_RULES.has(e.rule)), open: [],
});

const spring26 = (await load("office-2026.mjs"))?.b;
if (spring26) {
  // real date cells for dates, numbers for money
  await save(spring26, join(here, spring26.file), {
    cell: (_s, c, v) =>
      isDate(v) && c !== "执行时间" && c !== "通知家属时间" ? { value: new Date(v + "T00:00:00Z"), numFmt: "yyyy-mm-dd" }
      : isTime(v) ? { value: new Date(v.replace(" ", "T") + ":00Z"), numFmt: "yyyy-mm-dd hh:mm" }
      : MONEY.has(c) && v !== null ? { value: Number(v), numFmt: "#,##0.00" }
      : v,
  });
  expected.workbooks.push(entry(spring26));
}
const untidy = await load("untidy.mjs");
if (untidy) {
  await save(untidy.b, join(here, untidy.b.file), untidy.shape);
  expected.workbooks.push(entry(untidy.b, { locatedProblems: untidy.problems }));
}
const print = (o) => JSON.stringify(o, null, 1).replace(/\{\n\s+("rule"[^{}]*?)\n\s+\}/g, (_, s) => `{ ${s.replace(/\n\s+/g, " ")} }`);
writeFileSync(join(here, "expected.json"), print(expected) + "\n");
for (const w of expected.workbooks) console.log(w.file, w.expectations.length, "expectations", w.locatedProblems?.length ?? "");

// books with their own file of answers: the standard columns alone, and with the added columns and tables
for (const name of ["process", "card"]) {
  const answers = { workbooks: [] };
  for (const part of ["standard", "further"]) {
    const made = await load(`${name}-${part}.mjs`);
    if (!made) continue;
    await save(made.b, join(here, made.b.file));
    answers.workbooks.push({ file: made.b.file, dataDate: made.b.dataDate, complete: true, rules: made.rules, expectations: made.b.expectations, open: made.b.open });
    console.log(made.b.file, made.b.expectations.length, "expectations");
  }
  writeFileSync(join(here, `expected-${name}.json`), print(answers) + "\n");
}
