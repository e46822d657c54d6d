import { parseArgs } from "node:util";
import { formatRuleDiagnostic, loadRuleBook, planSql, type RuleBook, runExamples } from "@jianheng/lake";
import type { Streams } from "../streams.ts";
import { ruleBookDir } from "./rule-book-dir.ts";

const USAGE = `用法 / usage
  jianheng rules list [--pack 规则包,…] [--json]     列出规则
  jianheng rules test [ID…] [--json]                 用 SQL 和逐行两种方式核对每条规则的示例
  jianheng rules sql ID                              规则的 SQL
  另可加 --rules 目录、--lang zh|en
`;

type Language = "zh" | "en";

interface Options {
  readonly json: boolean;
  readonly language: Language;
  readonly packs: readonly string[] | undefined;
}

/**
 * `jianheng rules`: the rule book. Exit codes: 0 done, 1 the book is bad (a fault in a file, an example that does not come
 * out, a rule without SQL), with located messages on stderr, 2 usage.
 */
export async function rulesCommand(args: readonly string[], io: Streams): Promise<number> {
  const usage = (text: string): number => {
    io.stderr.write(`${text}\n${USAGE}`);
    return 2;
  };
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        pack: { type: "string", multiple: true },
        json: { type: "boolean", default: false },
        lang: { type: "string", default: "zh" },
        rules: { type: "string", default: ruleBookDir },
        data: { type: "string" },
      },
    });
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [verb, ...ids] = positionals;
  if (values.lang !== "zh" && values.lang !== "en") return usage(`--lang 只能是 zh 或 en：${values.lang}`);
  if (verb !== "list" && verb !== "test" && verb !== "sql")
    return usage(verb === undefined ? "要做什么？" : `不会“${verb}”。`);
  if (verb === "sql" && ids.length !== 1) return usage("请给出一个规则编号。");
  const options: Options = {
    json: values.json,
    language: values.lang,
    packs: values.pack?.flatMap((list) => list.split(",")),
  };
  const { book, diagnostics } = await loadRuleBook(
    values.rules,
    options.packs === undefined ? {} : { packs: options.packs },
  );
  for (const diagnostic of diagnostics) io.stderr.write(`${formatRuleDiagnostic(diagnostic, options.language)}\n`);
  const broken = diagnostics.some(({ severity }) => severity === "error");
  const unknown = ids.filter((id) => !book.rules.some((rule) => rule.id === id));
  if (unknown.length > 0 && !broken) return usage(`没有规则 ${unknown.join("、")}。`);
  const code =
    verb === "list"
      ? list(book, options, io)
      : verb === "test"
        ? await test(book, ids, options, io)
        : sql(book, ids, options, io);
  return broken ? 1 : code;
}

function list(book: RuleBook, { json, language }: Options, io: Streams): number {
  for (const rule of book.rules) {
    const { id, revision, pack, definition, levels, duties } = rule;
    const line = json
      ? JSON.stringify({
          id,
          revision,
          pack,
          title: definition.title,
          kind: definition.kind,
          level: levels.base,
          levels: [levels.base, ...levels.when.map(({ value }) => value)],
          duty: duties.base,
          over: definition.over,
          basis: definition.basis,
          inForce: definition.inForce,
        })
      : `${id}\t${levels.base}\t${definition.over}\t${definition.title[language]}\t${revision}`;
    io.stdout.write(`${line}\n`);
  }
  return 0;
}

async function test(book: RuleBook, ids: readonly string[], { json, language }: Options, io: Streams): Promise<number> {
  let [count, bad] = [0, 0];
  const byRow = new Set<string>();
  for await (const { rule, example, row, sql: bySql, faults, reasons } of runExamples(
    book,
    ids.length === 0 ? undefined : ids,
  )) {
    count += 1;
    if (bySql === undefined) byRow.add(rule.id);
    if (faults.length > 0) bad += 1;
    if (json) {
      const answer = { row: row.outcome, sql: bySql?.outcome ?? null };
      io.stdout.write(
        `${JSON.stringify({ rule: rule.id, over: rule.definition.over, example: example.name, expect: example.expect, ...answer, faults })}\n`,
      );
    } else {
      for (const fault of faults) io.stderr.write(`${rule.file}: ${rule.id}“${example.name}”: ${fault}\n`);
      for (const { depth, text } of reasons) io.stderr.write(`    ${"  ".repeat(depth)}${text[language]}\n`);
    }
  }
  if (json) return bad === 0 ? 0 : 1;
  const rules = book.rules.filter(({ id }) => ids.length === 0 || ids.includes(id)).length;
  const rowOnly = [...byRow].join("、");
  io.stdout.write(
    language === "zh"
      ? `规则 ${rules} 条，示例 ${count} 个，不符 ${bad} 个${rowOnly === "" ? "" : `；只能逐行计算的规则：${rowOnly}`}。\n`
      : `${rules} rules, ${count} examples, ${bad} wrong${rowOnly === "" ? "" : `; evaluated by row alone: ${rowOnly}`}.\n`,
  );
  return bad === 0 ? 0 : 1;
}

function sql(book: RuleBook, [id]: readonly string[], { language }: Options, io: Streams): number {
  let code = 0;
  for (const rule of book.rules) {
    if (rule.id !== id) continue;
    const plan = planSql(rule.screening, book.functions, book.catalogue);
    if ("program" in plan) {
      io.stdout.write(`-- ${rule.id} ${rule.revision} ${rule.definition.over}\n${plan.program.sql};\n`);
      plan.program.params.forEach((parameter, index) => {
        io.stdout.write(
          `-- $${index + 1} = ${parameter.kind === "value" ? JSON.stringify(parameter.value) : parameter.kind}\n`,
        );
      });
    } else {
      for (const reason of plan.refused) io.stderr.write(`${rule.id} ${rule.definition.over}: ${reason[language]}\n`);
      code = 1;
    }
  }
  return code;
}
