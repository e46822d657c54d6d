// The texts of a definition in the rule language, compiled; what is wrong with one is reported at its characters.

import type { RegisterDefinition } from "@jianheng/contract";
import { describeDiagnostic, type Diagnostic, type FeelType } from "@jianheng/feel";
import { isDerived } from "./check-references.ts";
import { compileSite, Expressions, fieldsReadBy, type CompiledExpression } from "./compiled-expression.ts";
import { correction, type DefinitionFaults } from "./definition-faults.ts";
import { type ExpressionSite, expressionSites, templateSites } from "./expressions.ts";
import { recordScope, type RecordScope } from "./record-scope.ts";
import { readTemplate } from "./template.ts";

export interface CheckedExpressions {
  readonly scope: RecordScope;
  readonly expressions: Expressions;
}

export function checkExpressions(definition: RegisterDefinition, faults: DefinitionFaults): CheckedExpressions {
  const scope = recordScope(definition);
  const expressions = new Expressions();
  for (const { path, text } of templateSites(definition)) {
    for (const { kind, start, end } of readTemplate(text).faults) {
      faults.reportIn(kind === "open" ? "register.brace_open" : "register.brace_empty", path, { start, end });
    }
  }
  for (const site of expressionSites(definition)) {
    // A block over no field of rows is a fault already.
    if (site.over !== undefined && !scope.rows.has(site.over)) continue;
    const { expression, diagnostics } = compileSite(site, scope);
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity === "error") reportDiagnostic(diagnostic, site, scope, faults);
    }
    if (expression === undefined) continue;
    expressions.add(site, expression);
    checkUse(site, expression, scope, faults);
  }
  checkNumber(definition, faults);
  return { scope, expressions };
}

function reportDiagnostic(
  diagnostic: Diagnostic,
  site: ExpressionSite,
  scope: RecordScope,
  faults: DefinitionFaults,
): void {
  const { hint, ...bare } = diagnostic;
  const { path, offset } = site;
  const span = { start: offset + diagnostic.span.start, end: offset + diagnostic.span.end };
  const name = diagnostic.code === "feel.name.unknown" ? diagnostic.args["name"] : undefined;
  const near = name === undefined ? null : correction(name, labelsFor(site, scope));
  faults.add(
    diagnostic.code,
    { path, span: faults.yaml.spanInText(path, span) },
    {
      message: { zh: describeDiagnostic(bare, "zh"), en: describeDiagnostic(bare, "en") },
      hint: near ?? hint ?? null,
    },
  );
}

function labelsFor({ over }: ExpressionSite, scope: RecordScope): readonly string[] {
  const row = over === undefined ? [] : (scope.rows.get(over)?.columns ?? []);
  const tables = [...scope.rows.values()];
  const columns = tables.flatMap((table) => table.columns);
  return [...row, ...scope.record.columns, ...tables, ...columns].map(({ name }) => name);
}

/** What the types alone do not say: order of derived fields, secrets, and what can be handed to another record. */
function checkUse(
  site: ExpressionSite,
  { ir, alone }: CompiledExpression,
  scope: RecordScope,
  faults: DefinitionFaults,
): void {
  const { path } = site;
  const [part, index] = path;
  if (part === "recordTitle") reportSecrets("title", site, ir, scope, faults);
  if (part === "documents" && isPrinted(scope.definition, index)) reportSecrets("document", site, ir, scope, faults);
  if (part === "fields" && typeof index === "number") {
    const own = scope.definition.fields[index];
    if (own?.readBy === undefined) reportSecrets("derived", site, ir, scope, faults);
    for (const { id, start, end } of fieldsReadBy(ir)) {
      const other = scope.definition.fields.findIndex((field) => field.id === id);
      const field = scope.definition.fields[other];
      if (field !== undefined && isDerived(field) && other >= index) {
        const args = { field: own?.label.zh ?? "", other: field.label.zh };
        faults.reportIn("register.derived_order", path, { start, end }, args);
      }
    }
  }
  const isSet = path.at(-2) === "set";
  // The record that is opened has readers of its own.
  if (isSet) reportSecrets("opening", site, ir, scope, faults);
  if (isSet && alone === undefined && !travels(ir.type)) {
    faults.report("register.set_simple", path, { field: String(path.at(-1)) });
  }
}

/** A paper that an act prints is filed for whoever reads the record; one made on demand shows what its reader may see. */
function isPrinted({ documents, acts }: RegisterDefinition, index: unknown): boolean {
  const document = typeof index === "number" ? documents[index]?.id : undefined;
  return document !== undefined && acts.some((act) => act.prints?.includes(document) === true);
}

const revealing = {
  title: { zh: "标题", en: "the title" },
  derived: { zh: "计算字段", en: "a computed field" },
  document: { zh: "办理时生成的文书", en: "a document that an act prints" },
  opening: { zh: "另立的记录", en: "a record that is opened" },
} as const;

/** A field that is kept apart must not come out through one that is not. */
function reportSecrets(
  where: keyof typeof revealing,
  site: ExpressionSite,
  ir: CompiledExpression["ir"],
  scope: RecordScope,
  faults: DefinitionFaults,
): void {
  for (const { id, start, end } of fieldsReadBy(ir)) {
    const field = scope.fields.get(id);
    if (field?.readBy !== undefined) {
      const args = { field: field.label.zh, what: revealing[where] };
      faults.reportIn("register.reveals", site.path, { start: site.offset + start, end: site.offset + end }, args);
    }
  }
}

/** One value of a field: a text, a number, a day, yes or no, a list of texts, chosen rows. */
function travels(type: FeelType): boolean {
  if (typeof type === "string") return ["any", "null", "string", "number", "boolean", "date"].includes(type);
  if (type.kind !== "list") return false;
  return (
    type.element === "string" ||
    type.element === "any" ||
    (typeof type.element === "object" && type.element.kind === "row")
  );
}

/** Braces of the record's number are filled by the count, not by expressions. */
function checkNumber({ number }: RegisterDefinition, faults: DefinitionFaults): void {
  for (const match of number.matchAll(/\{[^{}]*\}/gu)) {
    const [brace] = match;
    if (brace === "{year}" || brace === "{n}") continue;
    faults.reportIn(
      "register.number_brace",
      ["number"],
      { start: match.index, end: match.index + brace.length },
      { brace },
    );
  }
}
