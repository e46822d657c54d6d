// The rule book from a folder: one folder per pack, each with a pack.yaml and one YAML file per rule.

import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Calendar } from "@jianheng/law";
import { nationalCalendar } from "@jianheng/law";
import { type Catalogue, standardCatalogue } from "../catalogue/catalogue.ts";
import { compileRule, type RuleSource, shapeDiagnostics } from "./compile-rule.ts";
import { datasetsFile, readDatasetsOf } from "./dataset-file.ts";
import { legalFunctions } from "./legal-functions.ts";
import type { CompiledRule, RuleBookResult } from "./rule-book.ts";
import { type RuleDiagnostic, ruleDiagnostic } from "./rule-diagnostic.ts";
import { type PackFile, packFile } from "./rule-file.ts";
import { readYaml } from "./yaml-source.ts";

/** A rule book of a nation has hundreds of rules; more files than this is a wrong folder. */
const MAX_RULE_FILES = 5000;

export interface LoadOptions {
  readonly calendar?: Calendar;
  /** Only these packs; all if absent. */
  readonly packs?: readonly string[];
}

/**
 * Loads a rule book from folders of packs, folders of rules, or single files. Never throws for what stands in the
 * files: rules with errors are left out and the diagnostics name every fault. A rule judges one dataset; the same id
 * may be used by several files if each judges another dataset.
 */
export async function loadRuleBook(
  paths: string | readonly string[],
  options: LoadOptions = {},
): Promise<RuleBookResult> {
  const { calendar = nationalCalendar } = options;
  const functions = legalFunctions(calendar);
  const diagnostics: RuleDiagnostic[] = [];
  const files = await ruleFilesUnder(typeof paths === "string" ? [paths] : paths, diagnostics);
  const packs = await readPacks([...new Set(files.map((file) => dirname(file)))], diagnostics);
  const catalogue = await readCatalogue([...packs.keys()], diagnostics);
  const rules: CompiledRule[] = [];
  const places = new Map<string, string>();
  for (const file of files) {
    const pack = packs.get(dirname(file));
    if (pack !== undefined && options.packs !== undefined && !options.packs.includes(pack.id)) continue;
    const source: RuleSource = { file, pack: pack?.id ?? basename(dirname(file)), text: await readFile(file, "utf8") };
    const { rule, diagnostics: found } = compileRule(source, functions, catalogue);
    diagnostics.push(...found);
    if (rule === undefined) continue;
    const key = `${rule.id} ${rule.over}`;
    const other = places.get(key);
    if (other !== undefined) {
      const args = { id: rule.id, over: rule.definition.over, other };
      diagnostics.push(ruleDiagnostic("rule.duplicate_id", { file, line: 1, column: 1 }, args));
      continue;
    }
    places.set(key, file);
    rules.push(rule);
  }
  rules.sort((a, b) => compareText(a.pack, b.pack) || compareText(a.id, b.id) || compareText(a.over, b.over));
  const used = new Set(rules.map(({ pack }) => pack));
  const book = { packs: [...packs.values()].filter(({ id }) => used.has(id)), catalogue, rules, functions, calendar };
  return { book, rules, diagnostics };
}

/** The standard datasets and those that the packs declare, in order of folder. */
async function readCatalogue(folders: readonly string[], diagnostics: RuleDiagnostic[]): Promise<Catalogue> {
  let catalogue = standardCatalogue;
  for (const folder of [...folders].sort(compareText)) {
    catalogue = [...catalogue, ...(await readDatasetsOf(folder, catalogue, diagnostics))];
  }
  return catalogue;
}

/** Rule files under the paths, in order of name; pack.yaml and datasets.yaml are none. */
async function ruleFilesUnder(paths: readonly string[], diagnostics: RuleDiagnostic[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (info === undefined)
      diagnostics.push(ruleDiagnostic("rule.not_found", { file: path, line: 1, column: 1 }, { path }));
    else if (info.isFile()) files.push(path);
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      files.push(
        ...entries
          .filter((entry) => entry.isFile() && /\.ya?ml$/u.test(entry.name) && !aboutPack.has(entry.name))
          .map((entry) => join(entry.parentPath, entry.name))
          .sort(compareText),
      );
    }
  }
  const first = files[0];
  if (files.length > MAX_RULE_FILES && first !== undefined) {
    const place = { file: dirname(first), line: 1, column: 1 };
    diagnostics.push(ruleDiagnostic("rule.too_many_files", place, { limit: String(MAX_RULE_FILES) }));
    return [];
  }
  return [...new Set(files)];
}

async function readPacks(
  folders: readonly string[],
  diagnostics: RuleDiagnostic[],
): Promise<ReadonlyMap<string, PackFile>> {
  const packs = new Map<string, PackFile>();
  for (const folder of folders) {
    const file = join(folder, "pack.yaml");
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) {
      diagnostics.push(ruleDiagnostic("rule.pack_missing", { file: folder, line: 1, column: 1 }, {}, "warning"));
      continue;
    }
    const yaml = readYaml(file, text);
    diagnostics.push(...yaml.problems.map(({ place, detail }) => ruleDiagnostic("rule.yaml", place, { detail })));
    const parsed = packFile.safeParse(yaml.value);
    if (parsed.success) packs.set(folder, parsed.data);
    else diagnostics.push(...shapeDiagnostics(parsed.error, yaml));
  }
  return packs;
}

const aboutPack: ReadonlySet<string> = new Set(["pack.yaml", "pack.yml", datasetsFile]);

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
