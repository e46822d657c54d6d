import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { describeDiagnostic, formatValue } from "@jianheng/feel";
import {
  type CaseResult,
  type Count,
  type KitFile,
  type KitReport,
  type KitResult,
  reportOf,
  runKit,
  type SqlExecutor,
} from "@jianheng/feel/conformance";
import type { Streams } from "../streams.ts";

const USAGE = `用法 / usage
  jianheng tck DIR [--engine row|sql] [--json] [--lang zh|en]
                 DIR 是 DMN 一致性测试集（dmn-tck/tck）的目录，或其中的一部分
                 DIR is the conformance kit of DMN (dmn-tck/tck), or a part of it
                 --engine sql：只算单个表达式的决策，输入是一行表的列，字面量是参数；SQL 不能精确表达的计为“明确拒绝”
                 --engine sql: decisions of one expression, inputs as columns of one row, literals as parameters;
                 what SQL cannot do exactly counts as refused
`;

type Language = "zh" | "en";

// The kit nests its folders three deep and has some 500 files of at most 1 MB; more is another folder.
const MAX_DEPTH = 6;
const MAX_FILES = 10_000;
const MAX_FILE_BYTES = 10_000_000;

/**
 * `jianheng tck`: the conformance kit of DMN on the row evaluator, or by SQL. Exit code: 0 run (failed cases are an answer), 1 the
 * folder holds no kit or a file of it cannot be read, with the file on stderr, 2 usage.
 */
export async function tck(args: readonly string[], io: Streams): Promise<number> {
  const options = readOptions(args);
  if (typeof options === "string") {
    io.stderr.write(`${options}\n${USAGE}`);
    return 2;
  }
  const { folder, json, language } = options;
  const root = await kitRoot(folder);
  const files = root === undefined ? [] : await readKit(root);
  const { cases, problems } = options.engine === "row" ? await runKit(files) : await runBySql(files);
  for (const { file, problem } of problems) {
    io.stderr.write(`${file.directory}/${file.name}: ${describeDiagnostic(problem, language)} [${problem.code}]\n`);
  }
  if (cases.length === 0) {
    io.stderr.write(`${folder}: ${NO_KIT[language]}\n`);
    return 1;
  }
  const report = reportOf(cases);
  io.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report, cases, language));
  return problems.length === 0 ? 0 : 1;
}

/** On an engine in memory, which is loaded only for who asks for it. */
async function runBySql(files: readonly KitFile[]): Promise<KitResult> {
  const { openEngine } = await import("@jianheng/lake");
  const engine = await openEngine({ threads: 1 });
  const execute: SqlExecutor = async (sql, params) => {
    const statement = await engine.connection.prepare(sql).catch(() => undefined);
    if (statement === undefined) return undefined;
    for (const [index, value] of params.entries()) {
      if (value === null) statement.bindNull(index + 1);
      else if (typeof value === "boolean") statement.bindBoolean(index + 1, value);
      else statement.bindVarchar(index + 1, value);
    }
    const [row] = (await statement.runAndReadAll()).getRowsJS();
    const [answer] = row ?? [];
    return { answer: typeof answer === "string" ? answer : null };
  };
  try {
    return await runKit(files, { kind: "sql", execute });
  } finally {
    engine.close();
  }
}

const NO_KIT = {
  zh: "这里没有一致性测试集：没有含测试用例（testCases）的 .xml 文件",
  en: "no conformance kit here: no .xml file with test cases (testCases)",
};

interface Options {
  readonly folder: string;
  readonly engine: "row" | "sql";
  readonly json: boolean;
  readonly language: Language;
}

function readOptions(args: readonly string[]): Options | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        lang: { type: "string", default: "zh" },
        engine: { type: "string", default: "row" },
        data: { type: "string" },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const [folder, extra] = positionals;
  if (folder === undefined) return "请给出测试集的目录 / DIR is missing";
  if (extra !== undefined) return `多余的参数 / unexpected argument: ${extra}`;
  if (values.lang !== "zh" && values.lang !== "en") return `--lang 只能是 zh 或 en：${values.lang}`;
  const { engine } = values;
  if (engine !== "row" && engine !== "sql") return `--engine 只能是 row 或 sql：${engine}`;
  return { folder, engine, json: values.json, language: values.lang };
}

/** Where the folders of the levels lie: in a checkout of the kit, its TestCases; undefined if there is no folder. */
async function kitRoot(folder: string): Promise<string | undefined> {
  for (const candidate of [join(folder, "TestCases"), folder]) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isDirectory() === true) return candidate;
  }
  return undefined;
}

/** Models and test files below a folder, in the order of their names. */
async function readKit(root: string): Promise<readonly KitFile[]> {
  const files: KitFile[] = [];
  const visit = async (folder: string, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) return;
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await visit(path, depth + 1);
      if (!entry.isFile() || !/\.(?:dmn|xml)$/u.test(entry.name) || files.length >= MAX_FILES) continue;
      if ((await stat(path)).size > MAX_FILE_BYTES) continue;
      const directory = relative(root, folder).split(sep).join("/");
      files.push({
        directory: directory === "" ? "." : directory,
        name: entry.name,
        text: await readFile(path, "utf8"),
      });
    }
  };
  await visit(root, 0);
  return files;
}

function reportText(report: KitReport, cases: readonly CaseResult[], language: Language): string {
  const words = WORDS[language];
  const width = Math.max(...Object.keys(report.byDirectory).map((name) => name.length));
  const rows = Object.entries(report.byDirectory).map(
    ([name, count]) => `${name.padEnd(width)}  ${countText(count, language)}`,
  );
  const failed = cases.filter(({ outcome }) => outcome === "failed").map((each) => `  ${failureText(each, language)}`);
  return `${[...rows, ...(failed.length === 0 ? [] : [words.failures, ...failed]), `${words.total}  ${countText(report, language)}`].join("\n")}\n`;
}

function countText({ total, passed, failed, refused }: Count, language: Language): string {
  const words = WORDS[language];
  const parts = [`${passed}/${total} ${words.passed}`];
  if (failed > 0) parts.push(`${failed} ${words.failed}`);
  if (refused > 0) parts.push(`${refused} ${words.refused}`);
  return parts.join(language === "zh" ? "，" : ", ");
}

function failureText({ directory, file, id, difference }: CaseResult, language: Language): string {
  const place = `${directory}/${file} ${id}`;
  if (difference === undefined) return `${place}: ${WORDS[language].noModel}`;
  const { name, expected, answer } = difference;
  const { wanted, got } = WORDS[language];
  return `${place} ${name}: ${wanted} ${formatValue(expected)}${language === "zh" ? "，" : ", "}${got} ${formatValue(answer)}`;
}

const WORDS = {
  zh: {
    passed: "通过",
    failed: "未通过",
    refused: "明确拒绝",
    failures: "未通过的用例：",
    total: "合计",
    wanted: "应为",
    got: "得到",
    noModel: "模型读不出来",
  },
  en: {
    passed: "passed",
    failed: "failed",
    refused: "refused",
    failures: "failed cases:",
    total: "total",
    wanted: "expected",
    got: "got",
    noModel: "its model cannot be read",
  },
} as const;
