// How long and how much memory an import takes: a sheet of ROWS × 12 to typed Parquet with cell locations. Beside it a
// public streaming reader (exceljs), which only hands out the cells and types, checks and stores nothing.
//
//     npx tsx packages/lake/bench/import-xlsx.ts [ROWS]        target for 500000: 25 s, 500 MB (two cores)
//
// Each runs in a process of its own, so that its peak memory is not that of writing the workbook or of the other.
// Processor time is told too: on a machine that does other work it says more than the clock.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CellToWrite, writeXlsx } from "@jianheng/files";
import exceljs from "exceljs";
import { readDelivery } from "../src/index.ts";

const columns = [
  { header: "部门受案号" },
  { header: "嫌疑人编号" },
  { header: "姓名" },
  { header: "性别" },
  { header: "证件号码" },
  { header: "出生日期", kind: "date" },
  { header: "作案日期" },
  { header: "作案时年龄", kind: "integer" },
  { header: "户籍地" },
  { header: "涉案金额", kind: "money" },
  { header: "认罪认罚" },
  { header: "法定情节" },
] as const;

function* suspects(rows: number): Generator<CellToWrite[]> {
  for (let index = 0; index < rows; index++) {
    const number = String(index).padStart(6, "0");
    const day = `${1 + (index % 12)}月${1 + (index % 28)}日`;
    yield [
      `甲检刑诉受[2024]990129${number}号`,
      String(1 + (index % 3)),
      `张某${index}`,
      index % 5 === 0 ? "女" : "男",
      `990129${1960 + (index % 40)}01010${number}`.slice(0, 18),
      `${1960 + (index % 40)}-01-01`,
      `2024年${day}`,
      String(18 + (index % 50)),
      `甲市乙区第${index % 977}街`,
      `${index}.50`,
      index % 3 === 0 ? "是" : "否",
      index % 7 === 0 ? "自首、坦白" : null,
    ];
  }
}

async function measureImport(path: string, lakeDir: string): Promise<void> {
  const started = performance.now();
  const result = await readDelivery([{ name: "犯罪嫌疑人.xlsx", path }], { lakeDir });
  if (result.outcome !== "imported") throw new Error(JSON.stringify(result));
  const { rows } = result.manifest.datasets.find((one) => one.id === "suspects") ?? { rows: 0 };
  tell("import", rows, started);
}

async function measurePeer(path: string): Promise<void> {
  const started = performance.now();
  const reader = new exceljs.stream.xlsx.WorkbookReader(path, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  let rows = -1;
  let cells = 0;
  for await (const sheet of reader) {
    for await (const row of sheet) {
      rows += 1;
      row.eachCell(() => (cells += 1));
    }
  }
  if (cells < rows) throw new Error("the peer read no cells");
  tell("exceljs, cells only", rows, started);
}

function tell(what: string, rows: number, started: number): void {
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${what}: ${rows} rows × ${columns.length} in ${seconds.toFixed(1)} s ` +
      `(${((user + system) / 1e6).toFixed(1)} s of processor), ${megabytes.toFixed(0)} MB at most`,
  );
}

const [first = "500000", path, lakeDir] = process.argv.slice(2);
if (path !== undefined && lakeDir !== undefined) await measureImport(path, lakeDir);
else if (path !== undefined) await measurePeer(path);
else {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const book = join(folder, "book.xlsx");
    await writeXlsx({ sheets: [{ name: "犯罪嫌疑人", columns, rows: suspects(Number(first)) }] }, book);
    for (const args of [[book, join(folder, "lake")], [book]]) {
      const command = [...process.execArgv, fileURLToPath(import.meta.url), first, ...args];
      const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
      if (status !== 0) process.exitCode = status ?? 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
