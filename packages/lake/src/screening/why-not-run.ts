import { type Bilingual, findColumn } from "@jianheng/contract";
import { type Catalogue, caseColumnOf, datasetIn } from "../catalogue/catalogue.ts";
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

/** The same in words, with the names that sheets and columns have. */
export function describeNotRun(notRun: NotRun, catalogue: Catalogue): Bilingual {
  if (notRun.reason === "not in force")
    return {
      zh: `数据日期时尚未施行或已失效（自 ${notRun.from} 起施行）`,
      en: `not in force on the data date (in force from ${notRun.from})`,
    };
  const dataset = datasetIn(catalogue, notRun.dataset);
  const table = { zh: dataset?.label ?? notRun.dataset, en: dataset?.en ?? notRun.dataset };
  if (notRun.reason === "dataset")
    return { zh: `本批数据没有“${table.zh}”表`, en: `the delivery has no table “${table.en}”` };
  const column = dataset === undefined ? undefined : findColumn(dataset, notRun.column);
  return {
    zh: `本批数据的“${table.zh}”表没有“${column?.label ?? notRun.column}”列`,
    en: `the table “${table.en}” of the delivery has no column “${column?.en ?? notRun.column}”`,
  };
}
