// One rule file to one compiled rule: its shape, then its names, then its expressions, every fault at its place.

import { createHash } from "node:crypto";
import { type Dataset, findColumn } from "@jianheng/contract";
import {
  compileProgram,
  type Diagnostic as FeelDiagnostic,
  type FunctionLibrary,
  hitPolicies,
  type HitPolicy,
  isRow,
  type NamedTable,
  type NamedText,
  type Program,
  readHitPolicy,
} from "@jianheng/feel";
import { namedLimits } from "@jianheng/law";
import {
  type Catalogue,
  caseColumnOf,
  datasetIn,
  getDataset,
  isStandard,
  standardCatalogue,
} from "../catalogue/catalogue.ts";
import type { z } from "zod";
import { datasetSchema, datasetSchemas } from "./dataset-schemas.ts";
import { readExampleRow } from "./example-cells.ts";
import type { CompiledExample, CompiledRule, GradedOutputs, NeededColumn, ShownName } from "./rule-book.ts";
import {
  feelRuleDiagnostic,
  type Place,
  type RuleDiagnostic,
  ruleDiagnostic,
  type RuleDiagnosticCode,
} from "./rule-diagnostic.ts";
import { cardLevels, exampleOutcomes, type ExampleRow, type RuleFile, ruleFile, type RuleTable } from "./rule-file.ts";
import { tablePath, tableText } from "./rule-table.ts";
import { hasSubject, subjectColumns, unfixedKey } from "./subjects.ts";
import { usedColumns } from "./used-columns.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

/** A rule file is a page or two; more than this is not one. */
const MAX_RULE_BYTES = 200_000;

/** Names that the compiler gives to the parts of a rule; a let may not be called so. */
export const reservedNames = {
  applies: "适用条件",
  hit: "触发条件",
  verify: "需要核实",
  doubt: "存疑",
  level: "级别为",
  duty: "责任为",
  shown: "展示",
  outcome: "结论",
} as const;

export interface RuleSource {
  readonly file: string;
  readonly pack: string;
  readonly text: string;
}

export interface RuleResult {
  /** Present if no diagnostic is an error. */
  readonly rule?: CompiledRule;
  readonly diagnostics: readonly RuleDiagnostic[];
}

export function compileRule(
  source: RuleSource,
  functions: FunctionLibrary,
  catalogue: Catalogue = standardCatalogue,
): RuleResult {
  const { file, text } = source;
  if (text.length > MAX_RULE_BYTES) {
    const place = { file, line: 1, column: 1 };
    return { diagnostics: [ruleDiagnostic("rule.file_too_large", place, { limit: String(MAX_RULE_BYTES) })] };
  }
  const yaml = readYaml(file, text);
  const problems = yaml.problems.map(({ place, detail, warning }) =>
    ruleDiagnostic("rule.yaml", place, { detail }, warning ? "warning" : "error"),
  );
  if (yaml.value === undefined) return { diagnostics: problems };
  const parsed = ruleFile.safeParse(yaml.value);
  if (!parsed.success) return { diagnostics: [...problems, ...shapeDiagnostics(parsed.error, yaml)] };
  return new RuleCompiler({ source, yaml, definition: parsed.data, functions, catalogue }, problems).compile();
}

/** Faults of shape found by the schema, each at its place. */
export function shapeDiagnostics(error: z.ZodError, yaml: YamlSource): readonly RuleDiagnostic[] {
  return error.issues.flatMap((issue) => issueDiagnostics(issue, [], yaml));
}

function issueDiagnostics(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  yaml: YamlSource,
): readonly RuleDiagnostic[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ruleDiagnostic("rule.unknown_key", yaml.placeOfKey([...path, key]), { key }));
  }
  // Of several forms, the one that was meant is the one whose faults lie inside it.
  const meant = issue.code === "invalid_union" ? issue.errors.find((inner) => inner.every(isInside)) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => issueDiagnostics(inner, path, yaml));
  return [ruleDiagnostic("rule.shape", yaml.placeOf(path), { path: path.join("."), detail: issue.message })];
}

function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === "unrecognized_keys";
}

class RuleCompiler {
  readonly source: RuleSource;
  readonly yaml: YamlSource;
  readonly definition: RuleFile;
  readonly functions: FunctionLibrary;
  readonly catalogue: Catalogue;
  readonly diagnostics: RuleDiagnostic[];

  constructor(
    given: Pick<RuleCompiler, "source" | "yaml" | "definition" | "functions" | "catalogue">,
    diagnostics: readonly RuleDiagnostic[],
  ) {
    this.source = given.source;
    this.yaml = given.yaml;
    this.definition = given.definition;
    this.functions = given.functions;
    this.catalogue = given.catalogue;
    this.diagnostics = [...diagnostics];
  }

  compile(): RuleResult {
    const { definition, source } = this;
    const over = this.dataset(definition.over, ["over"]);
    if (over === undefined) return { diagnostics: this.diagnostics };
    this.checkHead();
    const identity = this.columns(over, definition.identity, ["identity"]);
    this.checkSubject(over, identity);
    const needs = this.needs(over);
    const examples = this.examples(over);
    const programs = this.programs(over);
    if (programs === undefined || this.diagnostics.some(({ severity }) => severity === "error")) {
      return { diagnostics: this.diagnostics };
    }
    const rule: CompiledRule = {
      id: definition.id,
      revision: `${definition.revision}.${digestOf(definition)}`,
      pack: source.pack,
      file: source.file,
      definition,
      over: over.id,
      dataset: over,
      subject: definition.subject,
      identity,
      needs,
      examples,
      ...programs,
    };
    return { rule, diagnostics: this.diagnostics };
  }

  report(code: RuleDiagnosticCode, path: readonly PropertyKey[], args: Readonly<Record<string, string>> = {}): void {
    this.diagnostics.push(ruleDiagnostic(code, this.yaml.placeOf(path), args));
  }

  checkHead(): void {
    const { level, inForce, basis, due, let: lets } = this.definition;
    const levels = typeof level === "string" ? [level] : [level.base, ...Object.keys(level.when)];
    const ofCards = levels.filter((one) => cardLevels.some((card) => card === one)).length;
    if (ofCards !== 0 && ofCards !== levels.length) this.report("rule.level_scheme", ["level"]);
    if (inForce.to !== undefined && inForce.to < inForce.from) this.report("rule.in_force", ["inForce", "to"]);
    if (due !== undefined && !namedLimits.some(({ id }) => id === due.limit)) {
      this.report("rule.unknown_limit", ["due", "limit"], { limit: due.limit });
    }
    basis.forEach(({ article }, index) => {
      if (article !== undefined && !/^\d+(-\d+)?(、\d+(-\d+)?)*$/u.test(article)) {
        this.report("rule.article", ["basis", index, "article"], { article });
      }
    });
    for (const name of Object.keys(lets)) {
      if (Object.values(reservedNames).some((word) => new RegExp(`^${word}\\d*$`, "u").test(name))) {
        this.diagnostics.push(ruleDiagnostic("rule.reserved_name", this.yaml.placeOfKey(["let", name]), { name }));
      }
    }
  }

  checkSubject(over: Dataset, identity: readonly string[]): void {
    const { subject } = this.definition;
    if (!hasSubject(over, subject)) this.report("rule.subject_mismatch", ["subject"], { over: over.label, subject });
    else if (unfixedKey(over, subject).some((id) => !identity.includes(id))) {
      this.report("rule.identity_missing", ["identity"], { over: over.label });
    }
  }

  dataset(label: string, path: readonly PropertyKey[]): Dataset | undefined {
    const found = datasetIn(this.catalogue, label);
    if (found?.label === label) return found;
    this.report("rule.unknown_dataset", path, { name: label });
    return undefined;
  }

  columns(dataset: Dataset, labels: readonly string[], path: readonly PropertyKey[]): readonly string[] {
    return labels.flatMap((label, index) => {
      const id = this.column(dataset, label, [...path, index]);
      return id === undefined ? [] : [id];
    });
  }

  column(dataset: Dataset, label: string, path: readonly PropertyKey[]): string | undefined {
    const found = findColumn(dataset, label);
    if (found?.label === label) return found.id;
    this.report("rule.unknown_column", path, { dataset: dataset.label, name: label });
    return undefined;
  }

  /** `决定日期` is a column of the judged dataset, `案件.受理日期` of another. */
  needs(over: Dataset): readonly NeededColumn[] {
    return this.definition.needs.flatMap((text, index) => {
      const [first = "", second] = text.split(".");
      const path = ["needs", index];
      const dataset = second === undefined ? over : this.dataset(first, path);
      const column = dataset === undefined ? undefined : this.column(dataset, second ?? first, path);
      return dataset === undefined || column === undefined ? [] : [{ dataset: dataset.id, column }];
    });
  }

  programs(over: Dataset): Pick<CompiledRule, "screening" | "telling" | "shown" | "levels" | "duties"> | undefined {
    const { definition } = this;
    const parts = new Map<string, readonly PropertyKey[]>();
    const part = (name: string, text: string, path: readonly PropertyKey[]): NamedText => {
      parts.set(name, path);
      return { name, text };
    };
    const lets = Object.entries(definition.let).map(([name, value]) => {
      if (typeof value === "string") return part(name, value, ["let", name]);
      parts.set(name, ["let", name, "table"]);
      return { name, table: tableText(value.table, this.hitPolicy(name, value.table)) };
    });
    const doubts = definition.unknown.map(({ when }, index) =>
      part(`${reservedNames.doubt}${index + 1}`, when, ["unknown", index, "when"]),
    );
    const judging = [
      ...lets,
      part(reservedNames.applies, definition.applies, ["applies"]),
      part(reservedNames.hit, definition.hit, ["hit"]),
      ...doubts,
    ];
    const certain = doubts.map(({ name }) => `(if ${name} then null else true)`);
    const outcome = [reservedNames.applies, reservedNames.hit, ...certain].join(" and ");
    parts.set(reservedNames.outcome, ["hit"]);

    const telling: (NamedText | NamedTable)[] = [...judging];
    const add = (name: string, text: string, path: readonly PropertyKey[]): number => {
      telling.push(part(name, text, path));
      return telling.length - 1;
    };
    if (definition.verify !== undefined) add(reservedNames.verify, definition.verify, ["verify"]);
    const levels = graded(definition.level, reservedNames.level, "level", add);
    const duties = graded(definition.duty, reservedNames.duty, "duty", add);

    const compile = (named: readonly (NamedText | NamedTable)[]): Program | undefined => {
      const { program, diagnostics } = compileProgram({
        over: datasetSchema(over),
        datasets: datasetSchemas(this.catalogue),
        lets: named,
        outputs: [{ name: reservedNames.outcome, text: outcome, expect: "boolean" }],
        functions: this.functions,
      });
      this.diagnostics.push(...diagnostics.map((diagnostic) => this.located(diagnostic, parts)));
      return program;
    };
    const whole = compile(telling);
    if (whole === undefined) return undefined;
    this.checkExamples(over, whole);
    const shown = this.shownNames(over, whole);
    const screening = compile(judging);
    return screening === undefined ? undefined : { screening, telling: whole, shown, levels, duties };
  }

  /** The policy of a table; the standard's default where none is written or it is unknown, which is reported. */
  hitPolicy(name: string, { hitPolicy }: RuleTable): HitPolicy {
    if (hitPolicy === undefined) return "UNIQUE";
    const found = readHitPolicy(hitPolicy);
    if (found === undefined) {
      const known = hitPolicies.join("、");
      this.report("rule.hit_policy", ["let", name, "table", "hitPolicy"], { hitPolicy, known });
    }
    return found ?? "UNIQUE";
  }

  located(diagnostic: FeelDiagnostic, parts: ReadonlyMap<string, readonly PropertyKey[]>): RuleDiagnostic {
    const path = parts.get(diagnostic.source?.name ?? reservedNames.outcome) ?? ["hit"];
    const { source } = diagnostic;
    const owner = source === undefined ? undefined : this.definition.let[source.name];
    if (source !== undefined && typeof owner === "object") {
      const cell = [...path, ...tablePath(owner.table, source)];
      return feelRuleDiagnostic(diagnostic, this.yaml.placeInText(cell, diagnostic.span.start));
    }
    const generated = source?.name === reservedNames.outcome;
    const place: Place = generated ? this.yaml.placeOf(path) : this.yaml.placeInText(path, diagnostic.span.start);
    return feelRuleDiagnostic(diagnostic, place);
  }

  /** Everything that `show`, the message and the deadline name, each once. */
  shownNames(over: Dataset, program: Program): readonly ShownName[] {
    const { show, message, due, inForce } = this.definition;
    const wanted = new Map<string, readonly PropertyKey[]>();
    const want = (name: string | undefined, path: readonly PropertyKey[]): void => {
      if (name !== undefined && !wanted.has(name)) wanted.set(name, path);
    };
    show.forEach((name, index) => want(name, ["show", index]));
    for (const name of placeholders(message.zh)) want(name, ["message", "zh"]);
    for (const name of placeholders(message.en)) want(name, ["message", "en"]);
    for (const key of ["trigger", "warningDate", "legalExpiry", "dueDate", "inCustody"] as const)
      want(due?.[key], ["due", key]);
    want(inForce.on, ["inForce", "on"]);
    return [...wanted].flatMap(([name, path]): ShownName[] => {
      const shown = this.resolveShown(name, over, program);
      if (shown === undefined) this.report("rule.unknown_name", path, { name });
      return shown === undefined ? [] : [shown];
    });
  }

  /** A let of the author, a column of the judged row, or `let.column` where the let is a row. */
  resolveShown(name: string, over: Dataset, program: Program): ShownName | undefined {
    const lets = program.lets.slice(0, Object.keys(this.definition.let).length);
    const index = lets.findIndex((one) => one.name === name);
    if (index >= 0) return { kind: "let", name, let: index };
    const column = datasetSchema(over).columns.findIndex((one) => one.name === name);
    if (column >= 0) return { kind: "column", name, index: column };
    const dot = name.indexOf(".");
    const owner = lets.findIndex((one) => one.name === name.slice(0, Math.max(dot, 0)));
    const type = lets[owner]?.type;
    if (type === undefined || !isRow(type)) return undefined;
    const found = getDataset(this.catalogue, type.dataset);
    const field = datasetSchema(found).columns.findIndex((one) => one.name === name.slice(dot + 1));
    return field < 0 ? undefined : { kind: "field", name, let: owner, dataset: type.dataset, index: field };
  }

  /** A hit, a near miss and an unknown; a rule that reads nothing but the case number, which every judged row has, is never in doubt. */
  checkExamples(over: Dataset, program: Program): void {
    const certain = [...usedColumns(program)].every(
      ([dataset, columns]) => dataset === over.id && [...columns].every((column) => column === caseColumnOf(over)),
    );
    const missing = exampleOutcomes.filter(
      (outcome) =>
        !(certain && outcome === "undetermined") && !this.definition.examples.some(({ expect }) => expect === outcome),
    );
    if (missing.length > 0) this.report("rule.examples_missing", ["examples"], { missing: missing.join("、") });
  }

  examples(over: Dataset): readonly CompiledExample[] {
    const { examples } = this.definition;
    return examples.map((example, index): CompiledExample => {
      const path = ["examples", index];
      const own = { ...defaultKeys, [caseColumnOf(over)]: defaultCaseNo(over) };
      const row = this.exampleRow(over, example.row, own, [...path, "row"]);
      const caseNo = row.values[caseColumnOf(over)];
      const defaults = keyDefaults(row.values);
      const datasets = Object.entries(example.datasets ?? {}).flatMap(([label, rows]) => {
        const place = [...path, "datasets", label];
        const dataset = this.dataset(label, place);
        if (dataset === undefined) return [];
        const joined = typeof caseNo === "string" ? { ...defaults, [caseColumnOf(dataset)]: caseNo } : defaults;
        return [[dataset.id, rows.map((one, at) => this.exampleRow(dataset, one, joined, [...place, at]))] as const];
      });
      if (example.expect === "clear") {
        for (const key of ["level", "duty", "values", "missing"] as const) {
          if (example[key] !== undefined) this.report("rule.example_expectation", [...path, key], { path: key });
        }
      }
      return {
        name: example.name,
        asOf: example.asOf,
        row,
        datasets: Object.fromEntries(datasets),
        expect: example.expect,
        ...(example.level === undefined ? {} : { level: example.level }),
        ...(example.duty === undefined ? {} : { duty: example.duty }),
        values: example.values ?? {},
        missing: example.missing ?? [],
      };
    });
  }

  exampleRow(
    dataset: Dataset,
    row: ExampleRow,
    defaults: Readonly<Record<string, string>>,
    path: readonly PropertyKey[],
  ) {
    const { cells, faults } = readExampleRow(dataset, row, defaults);
    for (const fault of faults) {
      if (fault.kind === "unknown column") {
        const place = this.yaml.placeOfKey([...path, fault.label]);
        this.diagnostics.push(
          ruleDiagnostic("rule.unknown_column", place, { dataset: dataset.label, name: fault.label }),
        );
      } else {
        const { label: column, expected, value } = fault;
        this.report("rule.example_cell", [...path, column], { column, expected, value });
      }
    }
    return cells;
  }
}

/** Keys of an example that its author left out: enough to join the rows of one suspect of one case. */
const defaultKeys: Readonly<Record<string, string>> = { suspectNo: "1", officeCode: "990101" };

function defaultCaseNo(over: Dataset): string {
  if (!isStandard(over)) return "示例1";
  return over.id === "arrestReviews" ? "示例检刑捕受[2025]990101000001号" : "示例检刑诉受[2025]990101000001号";
}

function keyDefaults(values: Readonly<Record<string, string | readonly string[]>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...subjectColumns.suspect, "officeCode"].flatMap((id) => {
      const value = values[id] ?? defaultKeys[id];
      return typeof value === "string" ? [[id, value] as const] : [];
    }),
  );
}

function graded<Value extends string>(
  value: Value | { readonly base: Value; readonly when: Readonly<Partial<Record<Value, string>>> },
  prefix: string,
  path: string,
  add: (name: string, text: string, path: readonly PropertyKey[]) => number,
): GradedOutputs<Value> {
  if (typeof value === "string") return { base: value, when: [] };
  const conditions = Object.entries(value.when) as [Value, string][];
  return {
    base: value.base,
    when: conditions.map(([key, text], index) => ({
      value: key,
      let: add(`${prefix}${index + 1}`, text, [path, "when", key]),
    })),
  };
}

/** The names in braces of a message. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]+)\}/gu)].map((match) => match[1] ?? "");
}

function digestOf(definition: RuleFile): string {
  return createHash("sha256").update(JSON.stringify(definition)).digest("hex").slice(0, 12);
}
