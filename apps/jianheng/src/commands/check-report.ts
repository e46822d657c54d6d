// What `jianheng check` found, for people: grouped by rule, then a closing sentence.

import { describeNotRun, type CompiledRule, type Hit, type RuleBook, type RuleRun } from "@jianheng/lake";

export type Language = "zh" | "en";

export interface Findings {
  readonly book: RuleBook;
  readonly hits: readonly Hit[];
  readonly runs: readonly RuleRun[];
  readonly asOf: string;
  readonly cases: number;
}

export function printFindings(findings: Findings, language: Language, print: (line: string) => void): void {
  const { book, hits, runs } = findings;
  for (const rule of book.rules) {
    const ofRule = hits.filter((hit) => hit.rule === rule.id && hit.revision === rule.revision);
    if (ofRule.length === 0) continue;
    for (const line of ruleLines(rule, ofRule, language)) print(line);
    print("");
  }
  for (const run of runs) {
    if (run.notRun !== undefined) {
      const why = describeNotRun(run.notRun, book.catalogue)[language];
      print(`○ ${run.rule} ${language === "zh" ? "未运行" : "not run"}：${why}`);
    }
    if (run.refused !== undefined && run.refused.length > 0) print(rowLine(run, language));
  }
  print(closing(findings, language));
}

function ruleLines(rule: CompiledRule, hits: readonly Hit[], language: Language): readonly string[] {
  const found = hits.filter(({ outcome }) => outcome === "hit").length;
  const open = hits.length - found;
  const counts = language === "zh" ? `疑点 ${found}，待核 ${open}` : `${found} hits, ${open} undetermined`;
  const basis = rule.definition.basis
    .map(({ instrument, article }) => (article === undefined ? instrument : articleText(instrument, article, language)))
    .join(language === "zh" ? "；" : "; ");
  return [
    `■ ${rule.id} ${rule.definition.title[language]}（${counts}）`,
    `  ${language === "zh" ? "依据" : "Basis"}：${basis}`,
    ...hits.map(
      (hit) => `  ${markOf(hit, language)} ${hit.legalCaseNo}  ${hit.subject.label}  ${hit.message[language]}`,
    ),
  ];
}

function articleText(instrument: string, article: string, language: Language): string {
  return language === "zh" ? `《${instrument}》第${article}条` : `${instrument} art. ${article}`;
}

function markOf(hit: Hit, language: Language): string {
  if (hit.outcome === "undetermined") return language === "zh" ? "[待核]" : "[?]";
  if (hit.duty === "own") return `[${hit.level}]`;
  return language === "zh" ? `[${hit.level} 监督线索]` : `[${hit.level} clue]`;
}

function rowLine(run: RuleRun, language: Language): string {
  const why = (run.refused ?? []).map((reason) => reason[language]).join("；");
  return language === "zh" ? `○ ${run.rule} 逐行计算（${why}）` : `○ ${run.rule} was evaluated row by row (${why})`;
}

function closing({ hits, runs, asOf, cases }: Findings, language: Language): string {
  const ran = runs.filter((run) => run.notRun === undefined).length;
  const found = hits.filter(({ outcome }) => outcome === "hit").length;
  const clues = hits.filter(({ outcome, duty }) => outcome === "hit" && duty !== "own").length;
  const open = hits.length - found;
  if (language === "en") {
    return `As of ${asOf}: ${cases} cases, ${ran} rules run, ${runs.length - ran} not run; ${found} suspected problems (${clues} of them supervision clues), ${open} to be verified. A hit is a question to a person, not a conclusion.`;
  }
  return `数据日 ${asOf}：案件 ${cases} 件，运行规则 ${ran} 条，未运行 ${runs.length - ran} 条；疑点 ${found} 个（其中监督线索 ${clues} 个），待核 ${open} 个。疑点须经人工核实，不是结论。`;
}
