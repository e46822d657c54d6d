// A rule's text, read as the book reads a file, and its examples run by both engines.
import type { ExampleVerdict, FieldValues, RuleProblem } from "@jianheng/contract";
import { compileRule, runExamples, type CompiledRule, type RuleBook as LakeRuleBook } from "@jianheng/lake";

/** Where the text stands, in messages: it has no file. */
const place = "规则";

export interface ReadRule {
  readonly rule?: CompiledRule;
  readonly problems: readonly RuleProblem[];
}

/** A text of the register's fields, which its definition keeps to texts. */
export function textIn(fields: FieldValues, id: string): string {
  const value = fields[id];
  return typeof value === "string" ? value : "";
}

/** Reads a text with the functions and the datasets of the book. `pack`: to which its rule belongs. */
export function readRuleText(text: string, pack: string, book: LakeRuleBook): ReadRule {
  const { rule, diagnostics } = compileRule({ file: place, pack, text }, book.functions, book.catalogue);
  const problems = diagnostics.map(({ severity, line, column, message }) => ({
    severity,
    line,
    column,
    message: { ...message },
  }));
  return rule === undefined ? { problems } : { rule, problems };
}

/** Each example of the rule, by row and by SQL; what does not come out says why. */
export async function judgeExamples(rule: CompiledRule, book: LakeRuleBook): Promise<readonly ExampleVerdict[]> {
  const verdicts: ExampleVerdict[] = [];
  for await (const { example, row, faults, reasons } of runExamples({ ...book, rules: [rule] }))
    verdicts.push({
      name: example.name,
      expect: example.expect,
      is: row.outcome,
      faults: [...faults],
      reasons: [...reasons],
    });
  return verdicts;
}
