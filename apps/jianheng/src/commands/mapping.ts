import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type Catalogue,
  describeDelivery,
  type FileToRead,
  formatRuleDiagnostic,
  inspectDelivery,
  loadRuleBook,
  type ProposedMapping,
  proposeMapping,
  writeMapping,
} from "@jianheng/lake";
import type { Streams } from "../streams.ts";
import { filesUnder } from "./check.ts";
import { ruleBookDir } from "./rule-book-dir.ts";

const USAGE = `用法 / usage
  jianheng mapping propose 路径… [--out 文件] [--rules 目录]
  写出各表各列与标准数据对应关系的初稿；不给 --out 则输出到屏幕。核对后用 jianheng check 路径 --mapping 文件。
`;

/**
 * `jianheng mapping propose`: what the tables probably mean, as a file to check and complete. Exit codes: 0 written, 1 the
 * files cannot be read whatever the answers, with located messages on stderr, 2 usage.
 */
export async function mapping(args: readonly string[], io: Streams): Promise<number> {
  const say = (text: string): void => void io.stderr.write(`${text}\n`);
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        rules: { type: "string", default: ruleBookDir },
        data: { type: "string" },
      },
    });
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [verb, ...paths] = positionals;
  if (verb !== "propose" || paths.length === 0) {
    io.stderr.write(USAGE);
    return 2;
  }
  const files = await filesUnder(paths, "zh", say);
  if (files === undefined) return 1;
  const { book, diagnostics } = await loadRuleBook(values.rules);
  for (const diagnostic of diagnostics) say(formatRuleDiagnostic(diagnostic, "zh"));
  if (diagnostics.some(({ severity }) => severity === "error")) return 1;
  const proposed = await propose(files, book.catalogue, say);
  if (proposed === undefined) return 1;
  const text = writeMapping(proposed, book.catalogue);
  if (values.out === undefined) io.stdout.write(text);
  else {
    await writeFile(values.out, text);
    say(`已写出 ${values.out}：${proposed.tables.length} 张表。请核对带 ? 的各行。`);
  }
  return 0;
}

/** Reads twice: the second time with the first proposal, to learn which of its values and days need an answer. */
async function propose(
  files: readonly FileToRead[],
  catalogue: Catalogue,
  say: (text: string) => void,
): Promise<ProposedMapping | undefined> {
  const lakeDir = await mkdtemp(join(tmpdir(), "jianheng-mapping-"));
  try {
    const first = await inspectDelivery(files, { lakeDir, catalogue });
    if (first.refused && !first.answerable) {
      for (const one of first.manifest.diagnostics) {
        if (one.severity === "error") say(`${one.where.file}: ${describeDelivery(one)} [${one.code}]`);
      }
      return undefined;
    }
    const proposed = proposeMapping(first.manifest, catalogue);
    const tables = proposed.tables.map((table) => table.mapping);
    const second = await inspectDelivery(files, { lakeDir, catalogue, mapping: { tables, encodings: {} } });
    const again = proposeMapping(second.manifest, catalogue).tables;
    return {
      ...proposed,
      tables: proposed.tables.map((table, index) => ({
        ...table,
        values: again[index]?.values ?? [],
        days: again[index]?.days ?? [],
      })),
    };
  } finally {
    await rm(lakeDir, { recursive: true, force: true });
  }
}
