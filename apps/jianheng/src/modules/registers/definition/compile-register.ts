import { createHash } from "node:crypto";
import type { FieldValue, FieldValues, RegisterDefinition } from "@jianheng/contract";
import { FeelDate, type FeelValue, formatDate, Row } from "@jianheng/feel";
import { dayOf, type CompiledExpression, type Expressions } from "./compiled-expression.ts";
import type { CompiledRegister, GuardAnswer, RecordFacts } from "./compiled-register.ts";
import { fillDocument } from "./fill-document.ts";
import { commonIds, type RecordScope, type RecordView, viewRecord } from "./record-scope.ts";
import { storedBy } from "./hand-over.ts";
import { toStored, toTravel } from "./stored-values.ts";

/** A definition with its expressions, as the kernel runs it. Nothing it answers throws for what a record holds. */
export function compiledRegister(text: string, scope: RecordScope, expressions: Expressions): CompiledRegister {
  const { definition } = scope;
  const digest = createHash("sha256").update(text, "utf8").digest("hex");
  const at = (facts: RecordFacts, today: string) => new Answers(scope, expressions, facts, today);
  return {
    definition,
    text,
    digest,
    field: (id) => scope.fields.get(id),
    act: (id) => definition.acts.find((act) => act.id === id),
    limit: (id) => definition.limits.find((limit) => limit.id === id),
    title: (facts, today) => at(facts, today).title(),
    derive: (facts, today) => derive(scope, expressions, facts, today),
    guards: (act, facts, today) => at(facts, today).guards(act),
    limitDays: (limit, facts, today) => at(facts, today).limitDays(limit),
    opening: (act, index, facts, today, target) => at(facts, today).opening(act, index, target),
    document: (document, facts, today) => at(facts, today).document(document),
  };
}

/** Each derived field sees those before it. */
function derive(scope: RecordScope, expressions: Expressions, facts: RecordFacts, today: string): FieldValues {
  const derived: Record<string, FieldValue> = {};
  scope.definition.fields.forEach((field, index) => {
    if (!("derived" in field) || field.derived === undefined) return;
    const now = viewRecord(scope, { ...facts, values: { ...facts.values, ...derived } });
    derived[field.id] = toStored(field.type, expressions.get(["fields", index, "derived"]).answer(now, dayOf(today)));
  });
  return derived;
}

/** The answers of a definition's expressions for one record on one day. */
class Answers {
  readonly #scope: RecordScope;
  readonly #expressions: Expressions;
  readonly #facts: RecordFacts;
  readonly #view: RecordView;
  readonly #today: FeelDate;

  constructor(scope: RecordScope, expressions: Expressions, facts: RecordFacts, today: string) {
    this.#scope = scope;
    this.#expressions = expressions;
    this.#facts = facts;
    this.#view = viewRecord(scope, facts);
    this.#today = dayOf(today);
  }

  get #definition(): RegisterDefinition {
    return this.#scope.definition;
  }

  title(): string {
    const value = this.#answer(this.#expressions.get(["recordTitle"]));
    return typeof value === "string" && value.trim() !== "" ? value.trim() : this.#facts.number;
  }

  guards(act: string): readonly GuardAnswer[] {
    const { create, acts } = this.#definition;
    const index = acts.findIndex(({ id }) => id === act);
    const [owner, guards] = index < 0 ? [["create"], create.guards] : [["acts", index], acts[index]?.guards];
    if (index < 0 && act !== "create") throw new Error(`no act ${act}`);
    return (guards ?? []).map((_, at) => this.#guard(this.#expressions.get([...owner, "guards", at, "when"])));
  }

  #guard(expression: CompiledExpression): GuardAnswer {
    const value = this.#answer(expression);
    if (typeof value === "boolean") return { holds: value };
    return { holds: null, missing: expression.missing(this.#view, this.#today) };
  }

  limitDays(id: string): { readonly from: string | null; readonly until: string | null } {
    const index = this.#definition.limits.findIndex((limit) => limit.id === id);
    const limit = this.#definition.limits[index];
    if (limit === undefined) throw new Error(`no limit ${id}`);
    const day = (key: "from" | "until"): string | null => {
      const value = this.#answer(this.#expressions.get(["limits", index, key]));
      return value instanceof FeelDate ? formatDate(value) : null;
    };
    return {
      from: limit.from === undefined ? formatDate(this.#today) : day("from"),
      until: limit.until === undefined ? null : day("until"),
    };
  }

  opening(act: string, at: number, target?: Pick<CompiledRegister, "field">): FieldValues {
    const index = this.#definition.acts.findIndex(({ id }) => id === act);
    const opening = this.#definition.acts[index]?.opens?.[at];
    if (opening === undefined) throw new Error(`act ${act} has no opening ${at}`);
    return Object.fromEntries(
      Object.keys(opening.set).map((field) => {
        const expression = this.#expressions.get(["acts", index, "opens", at, "set", field]);
        const value = this.#answer(expression);
        const handed = { stored: this.#handedOver(expression, value), value, money: expression.money };
        return [field, target === undefined ? handed.stored : storedBy(target.field(field), handed)];
      }),
    );
  }

  /** A name alone hands over what is stored under it, so that a person stays a person and a choice a choice. */
  #handedOver({ alone }: CompiledExpression, value: FeelValue): FieldValue {
    if (alone !== undefined && Object.hasOwn(commonIds, alone)) {
      return commonIds[alone as keyof typeof commonIds](this.#facts);
    }
    if (alone !== undefined && this.#scope.fields.has(alone)) return this.#stored(alone);
    return this.#storedRows(value) ?? toTravel(value);
  }

  #stored(field: string): FieldValue {
    return Object.hasOwn(this.#facts.values, field) ? (this.#facts.values[field] ?? null) : null;
  }

  /** Rows that an expression has chosen, as they are stored. */
  #storedRows(value: FeelValue): FieldValue | undefined {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    const rows = value.flatMap((item: FeelValue) => {
      const stored = item instanceof Row ? this.#stored(item.schema.id) : null;
      const row: unknown = item instanceof Row && Array.isArray(stored) ? stored[item.id] : undefined;
      return typeof row === "object" && row !== null ? [row as Readonly<Record<string, string>>] : [];
    });
    return rows.length === value.length ? rows : undefined;
  }

  document(id: string) {
    const index = this.#definition.documents.findIndex((document) => document.id === id);
    const document = this.#definition.documents[index];
    if (document === undefined) throw new Error(`no document ${id}`);
    const given = { expressions: this.#expressions, view: this.#view, today: this.#today };
    return fillDocument(document, ["documents", index], given, this.#facts);
  }

  #answer(expression: CompiledExpression): FeelValue {
    return expression.answer(this.#view, this.#today);
  }
}
