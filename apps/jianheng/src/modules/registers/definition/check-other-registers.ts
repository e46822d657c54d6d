// What a definition says of other registers: they exist, and what it hands over fits the fields that take it.

import type { RegisterDefinition, RegisterField } from "@jianheng/contract";
import type { FeelType } from "@jianheng/feel";
import { isDerived } from "./check-references.ts";
import type { CompiledExpression, Expressions } from "./compiled-expression.ts";
import { correction, type DefinitionFaults, type DefinitionPath } from "./definition-faults.ts";
import { hintSentences, kindWords } from "./fault-sentences.ts";
import type { RecordScope } from "./record-scope.ts";

/** Definitions by the id of their register. */
export type OtherRegisters = ReadonlyMap<string, RegisterDefinition>;

export function checkOtherRegisters(
  scope: RecordScope,
  expressions: Expressions,
  others: OtherRegisters,
  faults: DefinitionFaults,
): void {
  const { definition } = scope;
  const known = new Map([...others, [definition.register, definition]]);
  const find = (register: string, path: DefinitionPath): RegisterDefinition | undefined => {
    const found = known.get(register);
    if (found === undefined) reportUnknown("register", register, path, known.keys(), faults);
    return found;
  };
  definition.fields.forEach((field, index) => {
    if (field.type === "record") find(field.register, ["fields", index, "register"]);
  });
  definition.acts.forEach(({ opens }, index) => {
    opens?.forEach(({ register, set }, at) => {
      const path = ["acts", index, "opens", at];
      const target = find(register, [...path, "register"]);
      if (target === undefined) return;
      for (const id of Object.keys(set)) {
        const place = [...path, "set", id];
        checkSet({ target, id, path: place, expression: expressions.find(place) }, scope, faults);
      }
    });
  });
}

interface Setting {
  readonly target: RegisterDefinition;
  readonly id: string;
  readonly path: DefinitionPath;
  /** Absent where the text has a fault of its own. */
  readonly expression: CompiledExpression | undefined;
}

function checkSet({ target, id, path, expression }: Setting, scope: RecordScope, faults: DefinitionFaults): void {
  const { fields, register } = target;
  const field = fields.find((one) => one.id === id);
  if (field === undefined) {
    const ids = fields.map((one) => one.id);
    faults.reportKey("register.unknown", path, { kind: kindWords.field, name: id }, correction(id, ids));
  } else if (isDerived(field)) faults.reportKey("register.set_derived", path, { field: id, register });
  else if (expression !== undefined && !fits(field, expression, scope)) {
    const hint = isReference(field) ? hintSentences.fieldAlone : null;
    faults.report("register.set_type", path, { field: id, register, expected: field.type }, hint);
  } else if (expression !== undefined) checkLiteral(field, expression, path, faults);
}

/** A choice that is written out is one of the other register's. */
function checkLiteral(
  field: RegisterField,
  { ir }: CompiledExpression,
  path: DefinitionPath,
  faults: DefinitionFaults,
): void {
  if (field.type !== "choice" || ir.kind !== "literal" || typeof ir.value !== "string") return;
  const names = field.choices.flatMap(({ id, label }) => [id, label.zh]);
  if (!names.includes(ir.value)) reportUnknown("choice", ir.value, path, names, faults);
}

function reportUnknown(
  kind: "register" | "choice",
  name: string,
  path: DefinitionPath,
  known: Iterable<string>,
  faults: DefinitionFaults,
): void {
  faults.report("register.unknown", path, { kind: kindWords[kind], name }, correction(name, known));
}

function fits(field: RegisterField, expression: CompiledExpression, scope: RecordScope): boolean {
  const { type } = expression.ir;
  if (type === "any" || type === "null") return true;
  switch (field.type) {
    case "text":
    case "longText":
      return typeof type === "string" || isListOf(type, "string");
    case "integer":
    case "number":
    case "money":
      return type === "number";
    case "date":
      return type === "date";
    case "yesNo":
      return type === "boolean";
    case "choice":
      return type === "string";
    case "choices":
      return isListOf(type, "string");
    case "rows":
      return typeof type === "object" && type.kind === "list" && typeof type.element === "object";
    default:
      return referenceAlone(expression.alone, scope) === field.type;
  }
}

function isListOf(type: FeelType, element: FeelType): boolean {
  return typeof type === "object" && type.kind === "list" && type.element === element;
}

function isReference({ type }: RegisterField): boolean {
  return ["person", "department", "office", "case", "finding", "record"].includes(type);
}

/** Whom or what a name alone refers to. */
function referenceAlone(alone: string | undefined, scope: RecordScope): string | undefined {
  switch (alone) {
    case undefined:
      return undefined;
    case "$author":
      return "person";
    case "$office":
      return "office";
    case "$department":
      return "department";
    default:
      return scope.fields.get(alone)?.type;
  }
}
