// The rule book of the installation: the rules that come with the product, what offices have put in force instead or
// besides, and what is set aside. An office judges by the revision of the nearest office above it, itself first.
import { createHash } from "node:crypto";
import { loadRuleBook, type Catalogue, type CompiledRule, type RuleBook as LakeRuleBook } from "@jianheng/lake";
import { infoOf, type RuleInfo } from "./rule-info.ts";

export type { RuleInfo } from "./rule-info.ts";

/** A revision that an office has put in force, for itself and the offices below it. */
export interface OwnRevision {
  readonly officeCode: string;
  readonly rule: CompiledRule;
  /** False: it was in force once; findings of then are still explained by it. */
  readonly inForce: boolean;
}

/** A rule that an office has set aside: it runs and sends nothing, or does not run any more. */
export interface SetAside {
  readonly officeCode: string;
  /** Its id: every part of it. */
  readonly rule: string;
  readonly kind: "quarantined" | "retired";
}

/** The rules by which an office judges. */
export interface OfficeRules {
  readonly lake: LakeRuleBook;
  /** Over every rule's revision: offices of one digest judge alike. */
  readonly digest: string;
  /** Ids of rules whose hits make no findings. */
  readonly quarantined: ReadonlySet<string>;
}

export class RuleBook {
  readonly #shipped: LakeRuleBook;
  #own: readonly OwnRevision[] = [];
  #aside: readonly SetAside[] = [];
  #infos: readonly RuleInfo[];
  #known: readonly RuleInfo[];

  constructor(shipped: LakeRuleBook) {
    this.#shipped = shipped;
    this.#infos = this.#known = shipped.rules.map(infoOf);
  }

  get catalogue(): Catalogue {
    return this.#shipped.catalogue;
  }

  /** What rules are compiled with. */
  get shipped(): LakeRuleBook {
    return this.#shipped;
  }

  /** What offices decided of the book; takes the place of what was known of it before. */
  setOwn(own: readonly OwnRevision[], aside: readonly SetAside[]): void {
    this.#own = own;
    this.#aside = aside;
    const inForce = own.filter(({ inForce: is }) => is).map(({ rule }) => rule);
    const shippedKeys = new Set(this.#shipped.rules.map(keyOf));
    this.#infos = [...this.#shipped.rules, ...inForce.filter((rule) => !shippedKeys.has(keyOf(rule)))].map(infoOf);
    this.#known = [...this.#shipped.rules, ...own.map(({ rule }) => rule)].map(infoOf);
  }

  /** The rules of an office; `chain` is the office and those above it, the nearest first. */
  of(chain: readonly string[]): OfficeRules {
    const rules = new Map(this.#shipped.rules.map((rule) => [keyOf(rule), rule]));
    for (const officeCode of chain.toReversed())
      for (const { rule } of this.#own.filter((own) => own.inForce && own.officeCode === officeCode))
        rules.set(keyOf(rule), rule);
    const aside = (kind: SetAside["kind"]) =>
      new Set(
        this.#aside.filter((each) => each.kind === kind && chain.includes(each.officeCode)).map(({ rule }) => rule),
      );
    const retired = aside("retired");
    const quarantined = aside("quarantined");
    const inForce = [...rules.values()].filter(({ id }) => !retired.has(id)).toSorted(byBook);
    const digest = createHash("sha256")
      .update([...inForce.map(({ id, revision }) => `${id} ${revision}`), ...[...quarantined].toSorted()].join("\n"))
      .digest("hex");
    return { lake: { ...this.#shipped, rules: inForce }, digest, quarantined };
  }

  /** A rule may have a part for each of several datasets; the revision says which, else the first is given. */
  find(id: string, revision?: string): RuleInfo | undefined {
    const exact = revision === undefined ? undefined : this.#known.find((i) => i.id === id && i.revision === revision);
    return exact ?? this.#infos.find((info) => info.id === id);
  }

  /** In the order of the book; a rule with several parts stands there once per part. */
  list(): readonly RuleInfo[] {
    return this.#infos;
  }
}

/** A rule, whatever its revision: its id and the dataset it judges. */
export function keyOf(rule: Pick<CompiledRule, "id" | "over">): string {
  return `${rule.id} ${rule.over}`;
}

function byBook(one: CompiledRule, other: CompiledRule): number {
  return compare(one.pack, other.pack) || compare(one.id, other.id) || compare(one.over, other.over);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Loads the shipped book; a book with errors is a defect of the installation and stops the start, named line by line. */
export async function openRuleBook(dir: string): Promise<RuleBook> {
  const { book, diagnostics } = await loadRuleBook(dir);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.length > 0)
    throw new Error(`the rule book has errors:\n${errors.map((error) => JSON.stringify(error)).join("\n")}`);
  return new RuleBook(book);
}
