import { caseColumnOf } from "../catalogue/catalogue.ts";
import type { DeliveryManifest } from "../delivery/manifest.ts";
import type { CompiledRule } from "../rules/rule-book.ts";
import type { NotRun } from "./hit.ts";

/** A rule needs its dataset, the columns it names, and to be in force; undefined if nothing is wanting. */
export function whyNotRun(rule: CompiledRule, manifest: DeliveryManifest, asOf: string): NotRun | undefined {
  const { from, to, on } = rule.definition.inForce;
  if (on === undefined && (asOf < from || (to !== undefined && asOf > to))) {
    return { reason: "not in force", from, ...(to === undefined ? {} : { to }) };
  }
  for (const { dataset, column } of [{ dataset: rule.over, column: caseColumnOf(rule.dataset) }, ...rule.needs]) {
    const delivered = manifest.datasets.find(({ id }) => id === dataset);
    if (delivered === undefined || delivered.file === null) return { reason: "dataset", dataset };
    if (!delivered.deliveredColumns.includes(column)) return { reason: "column", dataset, column };
  }
  return undefined;
}
