// What is wrong with a rule book, and where: collected, never thrown, so that an author mends ten mistakes in one pass.

import type { Diagnostic as FeelDiagnostic } from "@jianheng/feel";
import { describeDiagnostic } from "@jianheng/feel";

export interface RuleDiagnostic {
  readonly code: RuleDiagnosticCode | FeelDiagnostic["code"];
  readonly severity: "error" | "warning";
  /** Path of the rule file, as the book was given. */
  readonly file: string;
  /** 1-based; column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly message: { readonly zh: string; readonly en: string };
}

/** Every code once. `{name}` is replaced by the argument of that name. */
export const ruleDiagnosticSentences = {
  "rule.yaml": { zh: "YAML 写法有误：{detail}", en: "The YAML is not well formed: {detail}" },
  "rule.shape": { zh: "“{path}”不符合规则文件的格式：{detail}", en: "“{path}” does not fit the rule file: {detail}" },
  "rule.unknown_key": { zh: "规则文件没有“{key}”这一项", en: "A rule file has no “{key}”" },
  "rule.unknown_dataset": { zh: "没有名为“{name}”的数据表", en: "There is no dataset “{name}”" },
  "rule.unknown_column": { zh: "“{dataset}”没有“{name}”这一栏", en: "{dataset} has no column “{name}”" },
  "rule.unknown_name": {
    zh: "“{name}”既不是被判断数据表的栏，也不是前面定义的名称",
    en: "“{name}” is neither a column of the judged dataset nor a named expression",
  },
  "rule.reserved_name": { zh: "名称“{name}”是保留的，请换一个", en: "The name “{name}” is reserved" },
  "rule.duplicate_id": {
    zh: "规则 {id} 对“{over}”已在 {other} 中定义",
    en: "Rule {id} over {over} is already defined in {other}",
  },
  "rule.hit_policy": {
    zh: "没有命中策略“{hitPolicy}”，可用：{known}",
    en: "There is no hit policy “{hitPolicy}”; there are {known}",
  },
  "rule.level_scheme": {
    zh: "级别须同用一套：L1、L2、L3 或 error、warn、info",
    en: "Levels must all be of one scheme: L1, L2, L3 or error, warn, info",
  },
  "rule.in_force": { zh: "施行期间的止日早于起日", en: "The rule ends before it begins" },
  "rule.examples_missing": {
    zh: "示例应至少各有一个：触发、未触发、不能判定；缺少：{missing}",
    en: "Examples need at least one each of hit, clear and undetermined; missing: {missing}",
  },
  "rule.example_cell": {
    zh: "示例的“{column}”不是{expected}：{value}",
    en: "“{column}” of the example is not {expected}: {value}",
  },
  "rule.example_expectation": {
    zh: "示例的“{path}”只能写在会报告的示例里",
    en: "“{path}” belongs only to an example that is reported",
  },
  "rule.identity_missing": {
    zh: "同一主体在“{over}”中可有多行，请用 identity 写明区分它们的栏",
    en: "A subject may have several rows in {over}; name the columns that tell them apart in identity",
  },
  "rule.subject_mismatch": {
    zh: "“{over}”的行没有主体“{subject}”所需的栏",
    en: "Rows of {over} lack the columns that name a {subject}",
  },
  "rule.article": { zh: "条文号应为数字，如 91 或 146-1：{article}", en: "An article is written in digits: {article}" },
  "rule.unknown_limit": { zh: "没有名为“{limit}”的法定期限", en: "There is no named limit “{limit}”" },
  "rule.file_too_large": { zh: "规则文件超过 {limit} 字节", en: "The rule file is larger than {limit} bytes" },
  "rule.too_many_files": { zh: "规则文件超过 {limit} 个", en: "There are more than {limit} rule files" },
  "rule.not_found": { zh: "找不到规则目录或文件：{path}", en: "No such rule folder or file: {path}" },
  "rule.dataset_standard": {
    zh: "数据表名“{name}”与标准数据表“{other}”相同，请换一个",
    en: "The name “{name}” is that of the standard dataset {other}; choose another",
  },
  "rule.dataset_twice": {
    zh: "数据表名“{name}”已用于“{other}”，请换一个",
    en: "The name “{name}” is already used for {other}; choose another",
  },
  "rule.dataset_column_twice": {
    zh: "“{name}”在同一张数据表中指两栏",
    en: "“{name}” means two columns of one dataset",
  },
  "rule.dataset_key": { zh: "key 中的“{name}”不是这张数据表的栏", en: "“{name}” in key is no column of the dataset" },
  "rule.dataset_key_text": {
    zh: "key 的第一栏“{name}”代替受案号，须为 text、case-no 或 doc-no",
    en: "The first column of key, “{name}”, stands for the case number and must be text, case-no or doc-no",
  },
  "rule.pack_missing": { zh: "规则目录缺少 pack.yaml", en: "The folder of rules has no pack.yaml" },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type RuleDiagnosticCode = keyof typeof ruleDiagnosticSentences;

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function ruleDiagnostic(
  code: RuleDiagnosticCode,
  place: Place,
  args: Readonly<Record<string, string>> = {},
  severity: "error" | "warning" = "error",
): RuleDiagnostic {
  const sentence = ruleDiagnosticSentences[code];
  return { code, severity, ...place, message: { zh: fill(sentence.zh, args), en: fill(sentence.en, args) } };
}

/** A finding of the rule language's compiler, at its place in the rule file. */
export function feelRuleDiagnostic(diagnostic: FeelDiagnostic, place: Place): RuleDiagnostic {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    ...place,
    message: { zh: describeDiagnostic(diagnostic, "zh"), en: describeDiagnostic(diagnostic, "en") },
  };
}

/** `file:line:column: message`, as editors understand it. */
export function formatRuleDiagnostic(diagnostic: RuleDiagnostic, language: "zh" | "en"): string {
  const { file, line, column, code, message } = diagnostic;
  return `${file}:${line}:${column}: ${message[language]} [${code}]`;
}

function fill(sentence: string, args: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => args[name] ?? whole);
}
