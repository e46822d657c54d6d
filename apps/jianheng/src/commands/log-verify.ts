import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  type LogProblem,
  type LogReport,
  type NoteVerifier,
  parseVerifier,
  verifyLog,
  type WitnessReport,
} from "@jianheng/tlog";
import { FileTileStorage } from "@jianheng/tlog/file-storage";

const USAGE = "用法：jianheng log verify DIR [--witness FILE]… [--key FILE] [--json]\n";

/** A key line has some 100 bytes and a checkpoint some 300; a file of this size is something else. */
const SMALL_FILE_BYTES_MAX = 1_000_000;

interface Output {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/**
 * `jianheng log verify`: hashes every entry of the log in DIR again and compares tiles, root, signature and what
 * witnesses kept. Needs nothing but the files, so an outsider can run it on a copy. `--key` names a file with public
 * keys, one a line (the log's and its witnesses'); `--witness` a checkpoint that a witness kept, as often as there are
 * any. Exit code: 0 the log is as it was, 1 it is not or the files cannot be read, 2 usage.
 */
export async function logVerify(args: readonly string[], io: Output): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    io.stderr.write(USAGE);
    return 2;
  }
  const problems: string[] = [];
  const folder = await stat(options.folder).catch(() => undefined);
  if (folder?.isDirectory() !== true) problems.push(`${options.folder}：没有这个文件夹。`);
  const verifiers = options.key === undefined ? [] : await readKeys(options.key, problems);
  const witnesses: string[] = [];
  for (const file of options.witnesses) witnesses.push((await readSmallFile(file, problems)) ?? "");
  if (problems.length > 0) {
    io.stderr.write(`${problems.join("\n")}\n`);
    return 1;
  }
  const report = await verifyLog(new FileTileStorage(options.folder), { verifiers, witnesses });
  const sentences = report.problems.map((problem) => problemSentence(problem, options.witnesses));
  if (options.json) io.stdout.write(`${JSON.stringify(toJson(report, sentences))}\n`);
  else io.stdout.write(toText(report, options));
  if (sentences.length > 0) io.stderr.write(`${sentences.join("\n")}\n`);
  return report.ok ? 0 : 1;
}

interface Options {
  readonly folder: string;
  readonly key: string | undefined;
  readonly witnesses: readonly string[];
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        witness: { type: "string", multiple: true },
        key: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const [folder, ...rest] = positionals;
    if (folder === undefined || rest.length > 0) return undefined;
    return { folder, key: values.key, witnesses: values.witness ?? [], json: values.json === true };
  } catch {
    return undefined;
  }
}

/** Empty lines and lines beginning with # are left out. Every other line must be a key. */
async function readKeys(file: string, problems: string[]): Promise<readonly NoteVerifier[]> {
  const text = await readSmallFile(file, problems);
  if (text === undefined) return [];
  const keys: NoteVerifier[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const key = parseVerifier(trimmed);
    if (key === undefined) problems.push(`${file}：第 ${at + 1} 行不是公钥（应为“名称+八位编号+编码”）。`);
    else keys.push(key);
  }
  if (keys.length === 0 && problems.length === 0) problems.push(`${file}：没有公钥。`);
  return keys;
}

async function readSmallFile(file: string, problems: string[]): Promise<string | undefined> {
  try {
    if ((await stat(file)).size > SMALL_FILE_BYTES_MAX) {
      problems.push(`${file}：文件过大，不是所要的文件。`);
      return undefined;
    }
    return await readFile(file, "utf8");
  } catch {
    problems.push(`${file}：无法读取。`);
    return undefined;
  }
}

function toJson(report: LogReport, sentences: readonly string[]): unknown {
  return {
    ok: report.ok,
    ...(report.checkpoint === undefined ? {} : { checkpoint: withText(report.checkpoint) }),
    signature: report.signature,
    signedBy: report.verified.map(({ name }) => name),
    entries: report.entries,
    tiles: report.tiles,
    witnesses: report.witnesses.map(({ size, agrees, verified }) => ({
      size,
      agrees,
      signedBy: verified.map(({ name, timestamp }) => (timestamp === undefined ? { name } : { name, timestamp })),
    })),
    problems: report.problems.map((problem, at) => ({ ...withText(problem), message: sentences[at] })),
    problemCount: report.problemCount,
  };
}

/** Hashes as base64 text, as the published formats write them. */
function withText(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Uint8Array ? base64(value) : value]),
  );
}

function toText(report: LogReport, options: Options): string {
  const lines = [`存证日志 ${options.folder}`];
  if (report.checkpoint !== undefined) {
    const { origin, size, root } = report.checkpoint;
    lines.push(`  名称  ${origin}`, `  条数  ${size}`, `  树根  ${base64(root)}`, `  签名  ${signatureText(report)}`);
    for (const [at, witness] of report.witnesses.entries()) {
      lines.push(`  见证  ${witnessText(witness, options.witnesses[at] ?? "", report.signature)}`);
    }
    lines.push(`  核对  重新计算 ${report.entries} 条，比对 ${report.tiles} 个文件`);
  }
  return `${lines.join("\n")}\n${conclusion(report)}\n`;
}

/** Says no more than was shown. */
function conclusion(report: LogReport): string {
  if (!report.ok) return `结论：不一致，问题 ${report.problemCount} 处。`;
  if (report.signature === "unchecked") return "结论：日志自身前后一致。未提供公钥，不能说明由谁签署。";
  if (report.witnesses.length === 0) {
    return "结论：一致，签名属实。未提供见证文件，不能排除持有签名密钥的人重写整部日志。";
  }
  const seen = Math.max(...report.witnesses.map(({ size }) => size));
  return `结论：一致，签名属实；前 ${seen} 条与见证时相同。`;
}

function signatureText(report: LogReport): string {
  if (report.signature === "unchecked") return "未核验（没有用 --key 提供公钥）";
  return `已核验：${report.verified.map(signerText).join("，")}`;
}

function signerText({ name, timestamp }: LogReport["verified"][number]): string {
  return timestamp === undefined ? name : `${name} 于 ${beijingTime(timestamp)} 见证`;
}

function witnessText(witness: WitnessReport, file: string, signature: LogReport["signature"]): string {
  const who = signature === "unchecked" ? "签名未核验" : witness.verified.map(signerText).join("，");
  return `${file}：前 ${witness.size} 条${witness.agrees ? "一致" : "不一致"}（${who === "" ? "签名无效" : who}）`;
}

function problemSentence(problem: LogProblem, witnessFiles: readonly string[]): string {
  switch (problem.code) {
    case "log.checkpoint_missing":
      return "checkpoint：没有签署的树根。";
    case "log.checkpoint_refused":
      return `checkpoint：${REFUSALS[problem.refusal.code]}。`;
    case "log.tile_missing":
      return `${problem.path}：文件缺失。`;
    case "log.tile_malformed":
      return `${problem.path}：文件长度或者格式不对。`;
    case "log.tile_differs":
      return `${problem.path}：与条目重新计算的结果不同，涉及${rangeText(problem.firstEntry, problem.lastEntry)}。`;
    case "log.old_tile_differs":
      return `${problem.path}：与后来的文件开头不同。`;
    case "log.root_differs":
      return `checkpoint：${problem.size} 条的树根应为 ${base64(problem.signed)}，实为 ${base64(problem.computed)}。`;
    case "witness.refused":
      return `${fileOf(problem, witnessFiles)}：${REFUSALS[problem.refusal.code]}。`;
    case "witness.other_log":
      return `${fileOf(problem, witnessFiles)}：属于另一部日志 ${problem.origin}。`;
    case "witness.ahead":
      return `${fileOf(problem, witnessFiles)}：见证时已有 ${problem.size} 条，现在少于此数，有条目被删去。`;
    default: {
      // The last code; the compiler objects here when there is another.
      const differs = problem satisfies { readonly code: "witness.differs" };
      return `${fileOf(differs, witnessFiles)}：前 ${differs.size} 条与见证时不同，日志被改写。`;
    }
  }
}

const REFUSALS = {
  "note.malformed": "不是签名文本",
  "note.signature_wrong": "签名与内容不符",
  "note.no_known_key": "没有所给公钥的签名",
  "checkpoint.malformed": "不是日志的树根",
} as const;

function fileOf(problem: { readonly witness: number }, files: readonly string[]): string {
  return files[problem.witness] ?? "";
}

/** Entries are numbered from 1 for people. */
function rangeText(first: number, last: number): string {
  return first === last ? `第 ${first + 1} 条` : `第 ${first + 1} 条至第 ${last + 1} 条`;
}

function base64(hash: Uint8Array): string {
  return Buffer.from(hash).toString("base64");
}

function beijingTime(seconds: number): string {
  const moved = new Date((seconds + 8 * 3600) * 1000);
  // A witness may write any number; what no calendar has is shown as it is.
  if (Number.isNaN(moved.getTime())) return String(seconds);
  return moved.toISOString().slice(0, 19).replace("T", " ");
}
