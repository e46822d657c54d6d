import { createHash } from "node:crypto";
import type { Bilingual, Citation, Level } from "@jianheng/contract";
import { loadRuleBook, showRuleTable, type CompiledRule, type RuleBook as LakeRuleBook } from "@jianheng/lake";

/** A rule as people read it. */
export interface RuleInfo {
  readonly id: string;
  readonly revision: string;
  readonly pack: string;
  readonly title: Bilingual;
  readonly kind: Bilingual;
  readonly level: Level;
  readonly duty: "own" | "police" | "court" | "detentionCentre" | "other";
  readonly over: string;
  readonly basis: readonly Citation[];
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  readonly lets: { name: string; text: string }[];
  readonly applies: string | null;
  readonly hit: string;
  readonly unless: Bilingual | null;
  readonly message: Bilingual;
  readonly examples: readonly { readonly name: string; readonly expect: "hit" | "clear" | "undetermined" }[];
}

export interface RuleBook {
  readonly lake: LakeRuleBook;
  /** Over every rule's revision: names the whole book that a run used. */
  readonly digest: string;
  /** A rule may have a part for each of several datasets; the revision says which, else the first is given. */
  find(id: string, revision?: string): RuleInfo | undefined;
  /** In the order of the book; a rule with several parts stands there once per part. */
  list(): readonly RuleInfo[];
}

/** Loads the book; a book with errors is a defect of the installation and stops the start, named line by line. */
export async function openRuleBook(dir: string): Promise<RuleBook> {
  const { book, diagnostics } = await loadRuleBook(dir);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.length > 0)
    throw new Error(`the rule book has errors:\n${errors.map((error) => JSON.stringify(error)).join("\n")}`);
  const infos = book.rules.map(infoOf);
  const digest = createHash("sha256")
    .update(book.rules.map((rule) => `${rule.id} ${rule.revision}`).join("\n"))
    .digest("hex");
  return { lake: book, digest, find: (id, revision) => findRule(infos, id, revision), list: () => infos };
}

function findRule(infos: readonly RuleInfo[], id: string, revision: string | undefined): RuleInfo | undefined {
  const parts = infos.filter((info) => info.id === id);
  return parts.find((info) => info.revision === revision) ?? parts[0];
}

function infoOf(rule: CompiledRule): RuleInfo {
  const { definition } = rule;
  return {
    id: rule.id,
    revision: rule.revision,
    pack: rule.pack,
    title: definition.title,
    kind: definition.kind,
    level: rule.levels.base,
    duty: rule.duties.base,
    over: definition.over,
    basis: definition.basis.map((citation) => ({
      instrument: citation.instrument,
      article: citation.article ?? "",
      ...(citation.paragraph === undefined ? {} : { paragraph: citation.paragraph }),
    })),
    inForceFrom: definition.inForce.from,
    inForceTo: definition.inForce.to ?? null,
    lets: Object.entries(definition.let).map(([name, value]) => ({
      name,
      text: typeof value === "string" ? value : showRuleTable(value.table),
    })),
    applies: definition.applies === "true" ? null : definition.applies,
    hit: definition.hit,
    unless: definition.unless ?? null,
    message: definition.message,
    examples: definition.examples.map(({ name, expect }) => ({ name, expect })),
  };
}
