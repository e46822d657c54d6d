import type { HitPolicy, Ir, TableIr, TestIr, UnaryTestsIr } from "../ir.ts";
import type { Named, NamedTest } from "../named.ts";
import type { Span } from "../span.ts";
import type { FeelType } from "../type.ts";
import { joinTypes, listOf } from "../type.ts";
import type { NamedColumnTests, NamedTable } from "./table-syntax.ts";

/** What a table needs of the checker. */
export interface TableChecker {
  readonly visit: (node: Named) => Ir;
  /** The tests of one cell over a value of `type` in `slot`, checked against it. */
  readonly tests: (tests: readonly NamedTest[], slot: number, type: FeelType) => readonly TestIr[];
}

/** Gives a table its types: each cell against its column, the whole from its outputs. */
export function checkTable(table: NamedTable, span: Span, checker: TableChecker): TableIr {
  const columnTests = (written: NamedColumnTests, slot: number, type: FeelType): UnaryTestsIr => ({
    tests: checker.tests(written.tests, slot, type),
    negated: written.negated,
  });
  const inputs = table.inputs.map(({ label, slot, value: named, allowed }) => {
    const value = checker.visit(named);
    return { value, slot, label, allowed: allowed === null ? null : columnTests(allowed, slot, value.type) };
  });
  const rules = table.rules.map((rule) => ({
    tests: rule.tests.map((tests, at) => columnTests(tests, inputs[at]?.slot ?? 0, inputs[at]?.value.type ?? "any")),
    outputs: rule.outputs.map((output) => checker.visit(output)),
  }));
  const columns = table.outputs.map(({ name, slot, allowed, fallback: named }, at) => {
    const fallback = named === null ? null : checker.visit(named);
    const given = [...rules.map((rule) => rule.outputs[at]), fallback ?? undefined];
    const type = given.reduce<FeelType>(
      (joined, each) => (each === undefined ? joined : joinTypes(joined, each.type)),
      "null",
    );
    const priorities = allowed === null ? [] : checker.tests(allowed.tests, slot, type);
    return { type, output: { name, slot, priorities, fallback } };
  });
  const [only] = columns;
  const fields = Object.fromEntries(columns.map(({ type, output }) => [output.name ?? "", type]));
  const item: FeelType = columns.length === 1 && only !== undefined ? only.type : { kind: "context", fields };
  return {
    kind: "table",
    hitPolicy: table.hitPolicy,
    missing: table.missing,
    inputs,
    outputs: columns.map(({ output }) => output),
    rules,
    type: resultType(table.hitPolicy, item),
    span,
  };
}

function resultType(hitPolicy: HitPolicy, item: FeelType): FeelType {
  switch (hitPolicy) {
    case "RULE ORDER":
    case "OUTPUT ORDER":
    case "COLLECT":
      return listOf(item);
    case "COLLECT COUNT":
      return "number";
    case "COLLECT SUM":
      return item === "number" ? "number" : "any";
    default:
      return item;
  }
}
