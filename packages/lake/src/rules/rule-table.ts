// A decision table of a rule file as the rule language takes it, and the way back from a cell to its place in the YAML.

import { type Diagnostic, type HitPolicy, readHitPolicy, showTable, type TableText } from "@jianheng/feel";
import type { RuleTable } from "./rule-file.ts";

/**
 * A rule is about what is known: a missing input that could change the answer leaves it undetermined, unlike in a table
 * of the standard, where the row would be passed over.
 */
export function tableText(table: RuleTable, hitPolicy: HitPolicy): TableText {
  const width = table.inputs.length;
  return {
    hitPolicy,
    missing: "undetermined",
    inputs: table.inputs.map((input) =>
      typeof input === "string" ? { text: input } : { text: input.expression, ...given("allowed", input.allowed) },
    ),
    outputs: table.outputs.map((output) => {
      if (typeof output === "string") return { name: output };
      return {
        ...given("name", output.name),
        ...given("allowed", output.allowed),
        ...given("fallback", output.default),
      };
    }),
    rules: table.rules.map((rule) => {
      const cells = rule.map((text) => ({ text }));
      return { inputs: cells.slice(0, width), outputs: cells.slice(width) };
    }),
  };
}

/** The table on a few lines, as pages show the definition of a rule. */
export function showRuleTable(table: RuleTable): string {
  return showTable(tableText(table, readHitPolicy(table.hitPolicy ?? "") ?? "UNIQUE"));
}

function given<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: string };
}

/** The path of the cell or head of a column that a diagnostic is about, below `table`. */
export function tablePath(table: RuleTable, { place }: NonNullable<Diagnostic["source"]>): readonly PropertyKey[] {
  if (place?.row !== undefined) {
    const cell = place.column === undefined ? [] : [place.column - 1];
    return ["rules", place.row - 1, ...cell];
  }
  if (place?.column === undefined) return [];
  const width = table.inputs.length;
  const at = place.column - 1;
  if (at >= width) return ["outputs", at - width];
  return typeof table.inputs[at] === "string" ? ["inputs", at] : ["inputs", at, "expression"];
}
