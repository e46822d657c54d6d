import type { Bilingual, Citation, Level } from "@jianheng/contract";
import { showRuleTable, type CompiledRule } from "@jianheng/lake";

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

export function infoOf(rule: CompiledRule): RuleInfo {
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
