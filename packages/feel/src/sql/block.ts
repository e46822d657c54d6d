import type { Ir } from "../ir.ts";
import { quoteIdentifier } from "./fragment.ts";

/** A relation in a FROM clause under an alias; one row of it is what a variable stands for. */
export interface Source {
  /** Undefined for the base: the judged rows with the columns computed so far. */
  readonly dataset: string | undefined;
  readonly rowId: string;
  alias: string;
}

/** What a variable means: a row of a source, or an expression in its own scope (substituted, so no sub-query leaves). */
export type SlotBinding =
  | { readonly kind: "row"; readonly source: Source }
  | { readonly kind: "value"; readonly ir: Ir; readonly env: Env };

export type Env = ReadonlyMap<number, SlotBinding>;

export const emptyEnv: Env = new Map();

/** A join that a block has asked for; equal requests share it, each aggregate is one more column of it. */
interface Join {
  readonly alias: string;
  readonly render: () => string;
  readonly columns: Map<string, string>;
}

/**
 * One SELECT under construction: the sources whose row ids identify a row of it, its FROM clause, and the joins that
 * expressions add while they are emitted into it.
 */
export class Block {
  readonly sources: readonly Source[];
  /** The FROM clause without the added joins. */
  readonly from: string;
  /** How deep it stands in others; aliases carry it, so that nothing is shadowed. */
  readonly depth: number;
  readonly #joins = new Map<string, Join>();

  constructor(sources: readonly Source[], from: string, depth: number) {
    this.sources = sources;
    this.from = from;
    this.depth = depth;
  }

  get joinCount(): number {
    return this.#joins.size;
  }

  fromWithJoins(): string {
    return [this.from, ...[...this.#joins.values()].map((join) => join.render())].join("\n  ");
  }

  /**
   * LEFT JOINs the sub-select `SELECT <keys and aggregates> <tail>`; answers the reference to the aggregate's column.
   * `key` columns are named k1, k2 …, aggregates a1, a2 ….
   */
  aggregate(request: {
    readonly keys: readonly string[];
    readonly tail: string;
    readonly on: string;
    readonly aggregate: string;
  }): string {
    const identity = JSON.stringify([request.keys, request.tail, request.on]);
    const on = request.on;
    const join = this.#join(identity, (alias, columns) => {
      const keys = request.keys.map((key, index) => `${key} AS k${index + 1}`);
      const aggregates = [...columns].map(([sql, name]) => `${sql} AS ${name}`);
      const select = [...keys, ...aggregates].join(", ");
      return `LEFT JOIN (SELECT ${select} ${request.tail}) ${alias} ON ${on.replaceAll("\u0001", alias)}`;
    });
    let column = join.columns.get(request.aggregate);
    if (column === undefined) {
      column = `a${join.columns.size + 1}`;
      join.columns.set(request.aggregate, column);
    }
    return `${join.alias}.${column}`;
  }

  /** LEFT JOINs a relation; `on` names its alias as \u0001. Answers the alias. */
  relation(from: string, on: string): string {
    const render = (alias: string): string => `LEFT JOIN ${from} ${alias} ON ${on.replaceAll("\u0001", alias)}`;
    return this.#join(JSON.stringify([from, on]), render).alias;
  }

  #join(identity: string, render: (alias: string, columns: Map<string, string>) => string): Join {
    const known = this.#joins.get(identity);
    if (known !== undefined) return known;
    const alias = `j${this.depth}_${this.#joins.size + 1}`;
    const columns = new Map<string, string>();
    const join = { alias, columns, render: () => render(alias, columns) };
    this.#joins.set(identity, join);
    return join;
  }
}

export function columnOf(source: Source, column: string): string {
  return `${source.alias}.${quoteIdentifier(column)}`;
}

/** The same scope with every row of one source taken from another. */
export function rebind(env: Env, from: Source, to: Source): Env {
  const rebound = [...env].map(([slot, binding]): [number, SlotBinding] => {
    if (binding.kind === "value") return [slot, { ...binding, env: rebind(binding.env, from, to) }];
    return [slot, binding.source === from ? { kind: "row", source: to } : binding];
  });
  return new Map(rebound);
}
