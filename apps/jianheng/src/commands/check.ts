import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { DeliveryMapping } from "@jianheng/contract";
import { describeDiagnostic, type FileDiagnostic, fileDiagnostics } from "@jianheng/files";
import {
  type CellProblem,
  type DeliveryDiagnostic,
  deliveryMessages,
  describeDelivery,
  describeProblem,
  type FileToRead,
  formatRuleDiagnostic,
  type Hit,
  loadRuleBook,
  openSnapshot,
  problemsFile,
  readDelivery,
  type RuleBook,
  type RuleRun,
  screenEvents,
  tableFiles,
} from "@jianheng/lake";
import { isCivilDate } from "@jianheng/law";
import type { Streams } from "../streams.ts";
import { type Language, printFindings } from "./check-report.ts";
import { earlierFindings, giveBack, planOutputs } from "./check-workbooks.ts";
import { readMappingFile } from "./mapping-file.ts";
import { ruleBookDir } from "./rule-book-dir.ts";

const USAGE = `用法 / usage
  jianheng check 路径… [--as-of 数据日] [--pack 规则包,…] [--mapping 对应关系文件] [--json] [--xlsx 输出]
                 [--before 上次工作簿]… [--lang zh|en] [--rules 目录]
  路径是 xlsx、csv、parquet、zip 文件或者目录；数据日是导出数据所说明的日期，缺省为今天。
  --xlsx 把送来的表格带标注写回：只有一张表格文件时输出可以是 .xlsx 文件，否则是目录；csv 写成 .xlsx。
  更正后的工作簿再次检查时，与其中的“检衡疑点”对比；--before 指定与哪一个上次的工作簿对比。
`;

const howToAnswer: Readonly<Record<Language, string>> = {
  zh: "可以先用 jianheng mapping propose 路径 --out 对应关系.yaml 写出各表各列的对应关系，核对后加 --mapping 对应关系.yaml 再查。",
  en: "Write what the tables mean with jianheng mapping propose PATH --out mapping.yaml, check it, and add --mapping mapping.yaml.",
};

/** Unreadable cells named one by one; the rest are counted. */
const MAX_PROBLEMS_SHOWN = 200;

interface CheckRequest {
  readonly paths: readonly string[];
  readonly asOf: string | undefined;
  readonly packs: readonly string[] | undefined;
  readonly json: boolean;
  /** File or folder for the checked workbooks. */
  readonly xlsx: string | undefined;
  /** Workbooks given back earlier, to compare with. */
  readonly before: readonly string[];
  readonly language: Language;
  readonly rulesDir: string;
  readonly mapping: string | undefined;
}

/**
 * `jianheng check`: reads tables, runs the rule book, prints what it found grouped by rule, or with `--json` one line per
 * hit. Exit codes: 0 done, with or without hits; 1 the files could not be taken, with located messages on stderr;
 * 2 usage; 3 a defect of ours. Cells that cannot be read are named on stderr and make what rests on them undetermined.
 */
export async function check(args: readonly string[], io: Streams): Promise<number> {
  const request = readRequest(args);
  if (typeof request === "string") {
    io.stderr.write(`${request}\n${USAGE}`);
    return 2;
  }
  const say = (text: string): void => void io.stderr.write(`${text}\n`);
  const files = await filesUnder(request.paths, request.language, say);
  if (files === undefined) return 1;
  const { book, diagnostics } = await loadRuleBook(request.rulesDir);
  for (const diagnostic of diagnostics) say(formatRuleDiagnostic(diagnostic, request.language));
  if (diagnostics.some(({ severity }) => severity === "error")) return 1;
  const chosen = choosePacks(book, request.packs, request.language);
  if (typeof chosen === "string") {
    say(chosen);
    return 2;
  }
  const mapping = await readMappingFile(request.mapping, book.catalogue, request.language, say);
  if (mapping === "bad") return 1;
  const asOf = request.asOf ?? today();
  if (request.asOf === undefined) {
    say(
      request.language === "zh"
        ? `未指定 --as-of：以今天 ${asOf} 为数据日。`
        : `--as-of was not given: the data date is today, ${asOf}.`,
    );
  }
  const lakeDir = await mkdtemp(join(tmpdir(), "jianheng-check-"));
  try {
    return await checkFiles(files, chosen, { ...request, asOf, lakeDir, mapping }, io);
  } finally {
    await rm(lakeDir, { recursive: true, force: true });
  }
}

async function checkFiles(
  files: readonly FileToRead[],
  book: RuleBook,
  request: Omit<CheckRequest, "mapping"> & {
    readonly asOf: string;
    readonly lakeDir: string;
    readonly mapping: DeliveryMapping | undefined;
  },
  io: Streams,
): Promise<number> {
  const { language, asOf, lakeDir, json, mapping } = request;
  const say = (text: string): void => void io.stderr.write(`${text}\n`);
  const { catalogue } = book;
  const delivery = await readDelivery(files, { lakeDir, catalogue, ...(mapping === undefined ? {} : { mapping }) });
  if (delivery.outcome === "refused") {
    for (const diagnostic of delivery.diagnostics) say(located(diagnostic, language));
    if (delivery.answerable) say(howToAnswer[language]);
    return 1;
  }
  const { manifest, directory } = delivery;
  for (const diagnostic of manifest.diagnostics) if (diagnostic.severity !== "info") say(located(diagnostic, language));
  await sayProblems(join(directory, problemsFile), manifest.problems.total, language, say);
  const tables = await tableFiles(directory, manifest);
  const outputs =
    request.xlsx === undefined ? [] : await planOutputs(request.xlsx, tables, { inputs: request.paths, language });
  if (typeof outputs === "string") {
    say(outputs);
    return 2;
  }
  const earlier = await earlierFindings(request.before, tables, { language, say });
  if (earlier === undefined) return 1;
  const snapshot = await openSnapshot(directory, { tempDir: lakeDir, catalogue });
  try {
    const hits: Hit[] = [];
    const runs: RuleRun[] = [];
    for await (const event of screenEvents({ snapshot, book, asOf })) {
      if (event.kind === "rule") {
        runs.push(event.run);
        continue;
      }
      if (json) for (const hit of event.hits) io.stdout.write(`${JSON.stringify(lineOf(hit))}\n`);
      if (!json || outputs.length > 0 || earlier.length > 0) hits.push(...event.hits);
    }
    const failed = runs.filter((run) => run.failed !== undefined);
    for (const { rule, failed: fault } of failed) say(`${rule}: ${fault?.code ?? ""} ${fault?.detail ?? ""}`);
    if (!json) {
      const cases = manifest.datasets.find(({ id }) => id === "cases")?.rows ?? 0;
      printFindings({ book, hits, runs, asOf, cases }, language, (line) => void io.stdout.write(`${line}\n`));
    }
    if (outputs.length > 0 || earlier.length > 0) {
      const results = { snapshot, book, asOf, hits, outputs, earlier };
      const done = await giveBack(results, { language, json }, io);
      if (!done) return 1;
    }
    return failed.length > 0 ? 3 : 0;
  } finally {
    snapshot.close();
  }
}

/** One line of `--json`. Values are texts as shown to people, null where empty. */
function lineOf(hit: Hit) {
  return {
    rule: hit.rule,
    revision: hit.revision,
    level: hit.level,
    duty: hit.duty,
    outcome: hit.outcome,
    legalCaseNo: hit.legalCaseNo,
    subject: hit.subject,
    values: Object.fromEntries(hit.values.map(({ name, value }) => [name, value])),
    missing: hit.missing.map(({ name }) => name),
    ...(hit.due === undefined ? {} : { due: hit.due }),
    basis: hit.basis,
    message: hit.message.zh,
    messageEn: hit.message.en,
  };
}

function readRequest(args: readonly string[]): CheckRequest | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "as-of": { type: "string" },
        pack: { type: "string", multiple: true },
        json: { type: "boolean", default: false },
        lang: { type: "string", default: "zh" },
        rules: { type: "string", default: ruleBookDir },
        mapping: { type: "string" },
        xlsx: { type: "string" },
        before: { type: "string", multiple: true },
        data: { type: "string" },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  if (values.xlsx === "") return "--xlsx 没有给出输出文件或者目录。";
  if (positionals.length === 0) return "没有给出要检查的文件或者目录。";
  const asOf = values["as-of"];
  if (asOf !== undefined && !isCivilDate(asOf)) return `--as-of 不是日期 YYYY-MM-DD：${asOf}`;
  if (values.lang !== "zh" && values.lang !== "en") return `--lang 只能是 zh 或 en：${values.lang}`;
  return {
    paths: positionals,
    asOf,
    packs: values.pack?.flatMap((list) => list.split(",")).filter((pack) => pack !== ""),
    json: values.json,
    xlsx: values.xlsx,
    before: values.before ?? [],
    language: values.lang,
    rulesDir: values.rules,
    mapping: values.mapping,
  };
}

function choosePacks(book: RuleBook, packs: readonly string[] | undefined, language: Language): RuleBook | string {
  if (packs === undefined) return book;
  const unknown = packs.filter((pack) => !book.packs.some(({ id }) => id === pack));
  if (unknown.length > 0) {
    if (language === "en") {
      const known = book.packs.map(({ id, title }) => `${id} (${title.en})`).join(", ");
      return `There is no rule pack “${unknown.join(", ")}”; there are: ${known}`;
    }
    return `没有规则包“${unknown.join("、")}”；有：${book.packs.map(({ id, title }) => `${id}（${title.zh}）`).join("、")}`;
  }
  return { ...book, rules: book.rules.filter(({ pack }) => packs.includes(pack)) };
}

/** Files and the files under folders; hidden files and the lock files of office programs are passed over. */
export async function filesUnder(
  paths: readonly string[],
  language: Language,
  say: (text: string) => void,
): Promise<readonly FileToRead[] | undefined> {
  const files: FileToRead[] = [];
  let good = true;
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (info === undefined) {
      say(`${path}: ${language === "zh" ? "没有这个文件或者目录" : "There is no such file or folder"}`);
      good = false;
    } else if (info.isFile()) files.push({ name: basename(path), path });
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        if (!entry.isFile() || entry.name.startsWith(".") || entry.name.startsWith("~$")) continue;
        const full = join(entry.parentPath, entry.name);
        files.push({ name: relative(path, full).replaceAll("\\", "/"), path: full });
      }
    }
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return good ? files : undefined;
}

/** `file!sheet:row:column: sentence [code]` */
function located(diagnostic: FileDiagnostic | DeliveryDiagnostic, language: Language): string {
  const { file, sheet, row } = diagnostic.where;
  const place = [file, sheet, row].filter((part) => part !== undefined).join("!");
  const sentence = isFileDiagnostic(diagnostic)
    ? describeDiagnostic(diagnostic, language)
    : describeDelivery(diagnostic, language);
  return `${place}: ${sentence} [${diagnostic.code}]`;
}

function isFileDiagnostic(diagnostic: FileDiagnostic | DeliveryDiagnostic): diagnostic is FileDiagnostic {
  return diagnostic.code in fileDiagnostics && !(diagnostic.code in deliveryMessages);
}

async function sayProblems(
  path: string,
  total: number,
  language: Language,
  say: (text: string) => void,
): Promise<void> {
  if (total === 0) return;
  let shown = 0;
  for await (const line of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity })) {
    if (line === "") continue;
    if (shown === MAX_PROBLEMS_SHOWN) break;
    shown += 1;
    const problem = JSON.parse(line) as CellProblem;
    const { message, expected } = describeProblem(problem, language);
    const cell = `${problem.column ?? ""}${problem.row}`;
    const header = problem.header ?? "";
    const wanted = language === "zh" ? `应为：${expected}` : `expected: ${expected}`;
    say(
      [problem.file, problem.sheet, cell].filter((part) => part !== null).join("!") +
        `: ${header} ${message} ${wanted} [${problem.code}]`,
    );
  }
  if (total > shown)
    say(language === "zh" ? `另有 ${total - shown} 处问题未逐一列出。` : `${total - shown} more problems.`);
}

/** The calendar day in Beijing. */
function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
}
