// `jianheng check --xlsx`: each delivered table back with its marks, and the comparison with what it was given back with
// before.

import { mkdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { describeDiagnostic } from "@jianheng/files";
import {
  clearByRules,
  type Compared,
  comparedStates,
  type ComparedState,
  compareFindings,
  countCompared,
  type EarlierFinding,
  type Hit,
  type Listed,
  listHit,
  listProblem,
  readEarlierFindings,
  readProblems,
  type RuleBook,
  signatureLost,
  type Snapshot,
  type TableFile,
  withRowKeys,
  writeCheckedWorkbook,
} from "@jianheng/lake";
import type { Streams } from "../streams.ts";
import type { Language } from "./check-report.ts";

export interface Output {
  readonly table: TableFile;
  readonly path: string;
}

const workbookEndings = new Set([".xlsx", ".xlsm", ".xltx", ".xltm"]);

/**
 * Where each table is written to, or why it cannot be. A name with a workbook's ending is a file and takes one table;
 * any other is a folder, in which every table keeps its name, below the folders and archives it came in.
 */
export async function planOutputs(
  out: string,
  tables: readonly TableFile[],
  { inputs, language }: { readonly inputs: readonly string[]; readonly language: Language },
): Promise<readonly Output[] | string> {
  const isFolder = (await stat(out).catch(() => undefined))?.isDirectory() === true;
  const outputs: Output[] = [];
  if (!isFolder && workbookEndings.has(extname(out).toLowerCase())) {
    const [table, ...others] = tables;
    if (others.length > 0) {
      return language === "zh"
        ? `共有 ${tables.length} 张表格文件，--xlsx 请给出目录，而不是文件：${out}`
        : `There are ${tables.length} files with tables; give --xlsx a folder, not a file: ${out}`;
    }
    if (table !== undefined && extname(out).toLowerCase() !== table.ending) {
      const right = `${out.slice(0, -extname(out).length)}${table.ending}`;
      return language === "zh"
        ? `“${table.file.name}”写回后须以 ${table.ending} 结尾才能打开，请改为：${right}`
        : `To be opened, “${table.file.name}” must be written back with the ending ${table.ending}: ${right}`;
    }
    if (table !== undefined) outputs.push({ table, path: out });
  } else {
    const taken = new Set<string>();
    for (const table of tables) {
      const { name } = table.file;
      const plain = name.slice(0, name.length - extname(name).length) + table.ending;
      const free = taken.has(plain.toLowerCase()) ? name + table.ending : plain;
      taken.add(free.toLowerCase());
      outputs.push({ table, path: join(out, free) });
    }
  }
  const given = new Set(await Promise.all(inputs.map((input) => realpath(input))));
  for (const { path } of outputs) {
    const real = await realpath(path).catch(() => undefined);
    const folder = await realpath(dirname(path)).catch(() => undefined);
    if ((real !== undefined && given.has(real)) || (folder !== undefined && real !== undefined && given.has(folder))) {
      return language === "zh"
        ? `不能覆盖送来的文件：${path}，请给出另外的输出位置。`
        : `This would overwrite a file that was given: ${path}; name another place.`;
    }
  }
  return outputs;
}

/** Findings of workbooks named with `--before`, or else those that the given workbooks themselves bring back. */
export async function earlierFindings(
  before: readonly string[],
  tables: readonly TableFile[],
  { language, say }: { readonly language: Language; readonly say: (text: string) => void },
): Promise<readonly EarlierFinding[] | undefined> {
  const found: EarlierFinding[] = [];
  for (const path of before) {
    const earlier = await readEarlierFindings({ name: basename(path), path }, undefined);
    if (earlier === undefined) {
      const sentence =
        language === "zh"
          ? "读不到“检衡疑点”表，不能作为上次的工作簿；请给出由 --xlsx 写出的文件，并保留其中隐藏的列。"
          : "has no sheet “检衡疑点” that can be read, so it cannot be the workbook of the time before; give a file written by --xlsx, with its hidden columns.";
      say(`${path}: ${sentence}`);
      return undefined;
    }
    found.push(...earlier);
  }
  if (before.length > 0) return found;
  for (const { file, path } of tables) {
    if (file.kind !== "xlsx") continue;
    found.push(...((await readEarlierFindings({ name: file.name, path }, file.name)) ?? []));
  }
  return found;
}

export interface CheckResults {
  readonly snapshot: Snapshot;
  readonly book: RuleBook;
  readonly asOf: string;
  readonly hits: readonly Hit[];
  readonly outputs: readonly Output[];
  readonly earlier: readonly EarlierFinding[];
}

/** Compares, tells, writes. False when a workbook could not be written for what is wrong with it. */
export async function giveBack(
  { snapshot, book, asOf, hits, outputs, earlier }: CheckResults,
  { language, json }: { readonly language: Language; readonly json: boolean },
  io: Streams,
): Promise<boolean> {
  const titles = new Map(book.rules.map((rule) => [`${rule.id} ${rule.revision}`, rule.definition.title[language]]));
  const listed: Listed[] = hits.map((hit) => {
    const title = titles.get(`${hit.rule} ${hit.revision}`) ?? "";
    return listHit({ ...hit, title, missing: hit.missing.map(({ name }) => name) }, language);
  });
  const problems = [];
  for await (const problem of readProblems(snapshot.directory)) problems.push(problem);
  for (const one of await withRowKeys(snapshot, problems)) listed.push(listProblem(one, language));
  const compared =
    earlier.length === 0
      ? undefined
      : await compareFindings({
          earlier,
          now: listed,
          snapshot,
          clearOf: (gone) => clearByRules({ snapshot, book, asOf }, gone),
        });
  if (compared !== undefined) {
    if (json) io.stderr.write(`${JSON.stringify(comparisonLine(compared))}\n`);
    else for (const line of comparisonLines(compared, language)) io.stdout.write(`${line}\n`);
  }
  const about = [language === "zh" ? `数据日期：${asOf}` : `As of ${asOf}`];
  for (const { table, path } of outputs) {
    await mkdir(dirname(path), { recursive: true });
    const comparison = compared === undefined ? {} : { compared };
    const result = await writeCheckedWorkbook({ table, listed, about, language, ...comparison }, path);
    if (result.outcome === "refused") {
      for (const one of result.diagnostics)
        io.stderr.write(`${table.file.name}: ${describeDiagnostic(one, language)}\n`);
      return false;
    }
    io.stderr.write(`${writtenLine(path, result.file, language)}\n`);
    if (table.signed) io.stderr.write(`${path}: ${signatureLost[language]}\n`);
  }
  return true;
}

function writtenLine(
  path: string,
  { marked, notesLeftOut }: { readonly marked: number; readonly notesLeftOut: number },
  language: Language,
): string {
  if (language === "en") {
    const left =
      notesLeftOut === 0 ? "" : `; ${notesLeftOut} of them without a note, because programs open more too slowly`;
    return `Written: ${path}, ${marked} cells marked${left}.`;
  }
  const left = notesLeftOut === 0 ? "" : `，其中 ${notesLeftOut} 个因批注过多只标颜色，见“检衡疑点”`;
  return `已写出 ${path}：标注单元格 ${marked} 个${left}。`;
}

const told: readonly ComparedState[] = ["corrected", "remaining", "new", "notReexamined"];

function comparisonLines(compared: readonly Compared[], language: Language): string[] {
  const counts = countCompared(compared);
  const words = told.map((state) => `${comparedStates[state][language]} ${counts[state]}`);
  const lines = [
    language === "zh" ? `与上次相比：${words.join("，")}。` : `Compared with the time before: ${words.join(", ")}.`,
  ];
  for (const state of told) {
    if (state === "remaining") continue;
    for (const { earlier, now } of compared.filter((one) => one.state === state)) {
      const one = now ?? earlier;
      if (one === undefined) continue;
      lines.push(
        `  [${comparedStates[state][language]}] ${one.title}  ${one.legalCaseNo}  ${one.person}  ${one.message}`,
      );
    }
  }
  return lines;
}

/** The closing line of `--json`, on stderr: counts, and each finding by its key. */
function comparisonLine(compared: readonly Compared[]) {
  return {
    comparison: {
      ...countCompared(compared),
      findings: compared.map(({ state, earlier, now }) => ({
        state,
        rule: now?.rule ?? earlier?.rule ?? "",
        legalCaseNo: now?.legalCaseNo ?? earlier?.legalCaseNo ?? "",
        key: now?.key ?? earlier?.key ?? "",
      })),
    },
  };
}
