import type { Span } from "./span.ts";
import { termsInWords } from "./term.ts";

/**
 * What is wrong with a text, where, and what to do. Texts never make the compiler throw: it collects these.
 * `source` names which text of a program the span points into; it is absent for a single expression.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  readonly span: Span;
  readonly args: Readonly<Record<string, string>>;
  /** A further code-free suggestion in both languages, ready to show. */
  readonly hint?: Sentence;
  readonly source?: DiagnosticSource;
}

export interface DiagnosticSource {
  readonly part: "let" | "output" | "parameter" | "dataset" | "table" | ModelPart;
  readonly name: string;
  readonly place?: Place;
}

/** The elements of a decision model. */
export type ModelPart = "model" | "type" | "input" | "decision" | "knowledge" | "service";

/** Where in a text made of several: the id of an element, the row and column of a cell, both from one. */
export interface Place {
  readonly element?: string;
  /** The rule of a table; absent in its head. */
  readonly row?: number;
  /** Inputs first, then outputs. */
  readonly column?: number;
}

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** Every code once. `{name}` is replaced by the argument of that name. */
export const diagnosticSentences = {
  "feel.syntax.unexpected": {
    zh: "这里不应出现“{found}”，应为{expected}",
    en: "Found “{found}” where {expected} was expected",
  },
  "feel.syntax.unexpected_end": {
    zh: "表达式没有写完，还缺{expected}",
    en: "The text ends where {expected} was expected",
  },
  "feel.syntax.trailing": {
    zh: "表达式已经结束，后面多出“{found}”",
    en: "The expression is complete; “{found}” is left over",
  },
  "feel.syntax.unclosed_string": { zh: "字符串缺少结束的双引号", en: "The string has no closing quote" },
  "feel.syntax.unclosed_comment": { zh: "注释没有结束", en: "The comment is not closed" },
  "feel.syntax.too_deep": { zh: "嵌套超过 {limit} 层", en: "Nested deeper than {limit} levels" },
  "feel.syntax.too_long": { zh: "文字超过 {limit} 个字符", en: "The text is longer than {limit} characters" },
  "feel.syntax.bad_literal": {
    zh: "“{text}”不是有效的日期、时间或时段",
    en: "“{text}” is not a valid date, time or duration",
  },
  "feel.name.unknown": { zh: "不认识名称“{name}”", en: "The name “{name}” is not known here" },
  "feel.name.unknown_field": { zh: "“{owner}”没有“{name}”这一栏", en: "{owner} has no field “{name}”" },
  "feel.name.duplicate": { zh: "名称“{name}”重复", en: "The name “{name}” is used twice" },
  "feel.name.no_value": { zh: "“?”只能用在单元判断中", en: "“?” has a meaning only inside a unary test" },
  "feel.type.mismatch": {
    zh: "{left}与{right}之间不能用“{operator}”，结果总是空",
    en: "“{operator}” between {left} and {right} is always null",
  },
  "feel.type.operand": {
    zh: "“{operator}”需要{expected}，这里是{found}",
    en: "“{operator}” needs {expected}; this is {found}",
  },
  "feel.type.result": {
    zh: "结果应为{expected}，这里是{found}",
    en: "The result should be {expected}; this is {found}",
  },
  "feel.type.list_operand": {
    zh: "“{operator}”的一边是列表，请取其中一项或用 some、every、max 等",
    en: "One side of “{operator}” is a list; take one item, or use some, every, max …",
  },
  "feel.compare.same": {
    zh: "“{name}”与它自己比较，总是相等",
    en: "“{name}” is compared with itself, which is always equal",
  },
  "feel.type.unknown_type": { zh: "不认识类型“{name}”", en: "The type “{name}” is not known" },
  "feel.type.not_a_function": { zh: "“{name}”不是函数", en: "“{name}” is not a function" },
  "feel.call.unknown": { zh: "没有函数“{name}”", en: "There is no function “{name}”" },
  "feel.call.arity": {
    zh: "函数“{name}”需要 {expected} 个参数，这里有 {found} 个",
    en: "“{name}” takes {expected} arguments; {found} are given",
  },
  "feel.call.unknown_argument": {
    zh: "函数“{name}”没有参数“{argument}”",
    en: "“{name}” has no parameter “{argument}”",
  },
  "feel.call.missing_argument": {
    zh: "函数“{name}”缺少参数“{argument}”",
    en: "“{name}” lacks its argument “{argument}”",
  },
  "feel.call.argument_type": {
    zh: "函数“{name}”的参数“{argument}”应为{expected}，这里是{found}",
    en: "Argument “{argument}” of “{name}” should be {expected}; this is {found}",
  },
  "feel.call.bad_pattern": { zh: "正则表达式“{pattern}”无效", en: "The pattern “{pattern}” is not valid" },
  "feel.call.external": {
    zh: "不运行外部函数（{kind}）",
    en: "External functions ({kind}) are not run",
  },
  "feel.let.cycle": {
    zh: "“{name}”用到了它自己或后面才定义的名称",
    en: "“{name}” uses itself or a name defined later",
  },
  "feel.table.rule_width": {
    zh: "第 {row} 行有 {found} 格，应为 {expected} 格",
    en: "Row {row} has {found} cells instead of {expected}",
  },
  "feel.table.no_output": { zh: "决策表没有输出列", en: "The table has no output column" },
  "feel.table.several_rules": {
    zh: "第 {rules} 行同时成立，而本表只允许一行成立",
    en: "Rules {rules} hold at once, where only one may",
  },
  "feel.table.different_outputs": {
    zh: "第 {rules} 行同时成立，而结果不同",
    en: "Rules {rules} hold at once with different results",
  },
  "feel.table.not_allowed": {
    zh: "“{input}”的值 {value} 不在允许的取值之内",
    en: "The value {value} of “{input}” is not among the allowed ones",
  },
  "dmn.xml.no_model": {
    zh: "不是 DMN 1.2 至 1.5 的决策模型文件",
    en: "The file is not a decision model of DMN 1.2 to 1.5",
  },
  "dmn.xml.unreadable": { zh: "XML 读不出来：{message}", en: "The XML cannot be read: {message}" },
  "dmn.xml.unknown_content": { zh: "有不认识的内容，未读入：{message}", en: "Unknown content was left out: {message}" },
  "dmn.element.unknown": { zh: "没有标识为“{id}”的元素", en: "There is no element with the id “{id}”" },
  "dmn.element.twice": { zh: "标识“{id}”用了两次", en: "The id “{id}” is used twice" },
  "dmn.model.missing": {
    zh: "没有命名空间为“{namespace}”的模型",
    en: "There is no model of the namespace “{namespace}”",
  },
  "dmn.requirement.cycle": {
    zh: "“{name}”直接或间接地依赖它自己",
    en: "“{name}” requires itself, directly or through others",
  },
  "dmn.requirement.too_deep": {
    zh: "“{name}”的依赖超过 {limit} 层",
    en: "“{name}” stands on more than {limit} levels of requirements",
  },
  "dmn.xml.too_deep": { zh: "XML 嵌套超过 {limit} 层", en: "The XML is nested deeper than {limit} levels" },
  "dmn.xml.too_large": { zh: "文件超过 {limit} 个字符", en: "The file is longer than {limit} characters" },
  "dmn.type.cycle": { zh: "类型“{name}”由它自己定义", en: "The type “{name}” is defined by itself" },
  "dmn.expression.language": { zh: "不会读“{language}”写的表达式", en: "Expressions in “{language}” are not read" },
  "feel.value.overflow": { zh: "数值超出 34 位有效数字的范围", en: "The number is outside the range of 34 digits" },
} as const satisfies Record<string, Sentence>;

export type DiagnosticCode = keyof typeof diagnosticSentences;

/** The sentence of a diagnostic in one language, arguments filled in, hint appended. */
export function describeDiagnostic(diagnostic: Diagnostic, language: "zh" | "en"): string {
  const sentence = fillSentence(diagnosticSentences[diagnostic.code], diagnostic.args, language);
  if (diagnostic.hint === undefined) return sentence;
  return language === "zh" ? `${sentence}（${diagnostic.hint.zh}）` : `${sentence} (${diagnostic.hint.en})`;
}

export function fillSentence(
  sentence: Sentence,
  args: Readonly<Record<string, string>>,
  language: "zh" | "en",
): string {
  return sentence[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const argument = args[name];
    return argument === undefined ? whole : termsInWords(argument, language);
  });
}
