import type { Named, NamedTest } from "../named.ts";
import type { Shape } from "../scope.ts";
import { unknownShape } from "../scope.ts";
import type { Syntax, TestSyntax, UnaryTestsSyntax } from "../syntax.ts";
import type { NamedColumnTests, NamedTable, TableSyntax } from "./table-syntax.ts";

/** What a table needs of the resolver. */
export interface TableResolver {
  readonly visit: (syntax: Syntax) => { readonly tree: Named; readonly shape: Shape };
  readonly slot: () => number;
  readonly tests: (tests: readonly TestSyntax[], shape: Shape, slot: number) => readonly NamedTest[];
}

/** Binds the names of a table. The tests of one column share the place of their `?`. */
export function resolveTable(table: TableSyntax, resolver: TableResolver): NamedTable {
  const columnTests = (written: UnaryTestsSyntax, shape: Shape, slot: number): NamedColumnTests => ({
    tests: resolver.tests(written.tests, shape, slot),
    negated: written.negated,
  });
  const columns = table.inputs.map(({ label, value: written, allowed }) => {
    const { tree: value, shape } = resolver.visit(written);
    const slot = resolver.slot();
    return {
      shape,
      input: { label, slot, value, allowed: allowed === null ? null : columnTests(allowed, shape, slot) },
    };
  });
  const outputs = table.outputs.map(({ name, allowed, fallback }) => {
    const slot = resolver.slot();
    return {
      name,
      slot,
      allowed: allowed === null ? null : columnTests(allowed, unknownShape, slot),
      fallback: fallback === null ? null : resolver.visit(fallback).tree,
    };
  });
  const rules = table.rules.map((rule) => ({
    tests: rule.tests.map((tests, at) =>
      columnTests(tests, columns[at]?.shape ?? unknownShape, columns[at]?.input.slot ?? 0),
    ),
    outputs: rule.outputs.map((output) => resolver.visit(output).tree),
  }));
  const { hitPolicy, missing } = table;
  return { hitPolicy, missing, inputs: columns.map(({ input }) => input), outputs, rules };
}
