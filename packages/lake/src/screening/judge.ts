// One rule over given rows: the outcome of each, with everything that a hit tells.

import {
  explain,
  type Explanation,
  FeelDate,
  type FeelValue,
  type FunctionLibrary,
  type PreparedProgram,
  prepareRow,
  type RowRun,
} from "@jianheng/feel";
import { civilDate, epochDay } from "@jianheng/law";
import { reservedNames } from "../rules/compile-rule.ts";
import type { CompiledRule, ShownName } from "../rules/rule-book.ts";
import { type LakeRow, type UnreadableCell, watchUnreadable } from "./lake-rows.ts";
import type { Reading, RowStore } from "./row-store.ts";

/** Other rows may lead to other rows (a case to its previous case); a chain longer than this is not followed. */
const MAX_LOADING_ROUNDS = 12;

export type Outcome = "hit" | "undetermined" | "clear";

export interface Judgement {
  readonly row: LakeRow;
  readonly outcome: Outcome;
  /** What the expressions alone gave: true, false or null. */
  readonly value: FeelValue;
  /** Values of the lets of `rule.telling`, for rows that are not clear. */
  readonly lets: readonly FeelValue[];
  readonly reading: Reading;
  readonly unreadable: readonly UnreadableCell[];
}

export class RuleJudge {
  readonly rule: CompiledRule;
  readonly #store: RowStore;
  readonly #today: FeelDate;
  readonly #functions: FunctionLibrary;
  readonly #prepared: PreparedProgram;
  readonly #inForceOn: ShownName | undefined;

  constructor(rule: CompiledRule, store: RowStore, asOf: string, functions: FunctionLibrary) {
    this.rule = rule;
    this.#store = store;
    this.#today = new FeelDate(epochDay(civilDate(asOf)));
    this.#functions = functions;
    this.#prepared = prepareRow(rule.telling, functions);
    const { on } = rule.definition.inForce;
    this.#inForceOn = on === undefined ? undefined : rule.shown.find(({ name }) => name === on);
  }

  /** Judgements in the order of the rows; rows of other datasets are loaded as needed. */
  async judge(rows: readonly LakeRow[]): Promise<readonly Judgement[]> {
    const caseNos = rows.map((row) => row.caseNo);
    for (const dataset of this.rule.telling.datasets) this.#store.want(dataset.id, caseNos);
    await this.#store.load();
    const judged = new Map<LakeRow, Judgement>();
    let open: readonly LakeRow[] = rows;
    for (let round = 0; open.length > 0 && round < MAX_LOADING_ROUNDS; round += 1) {
      // A new run each round: what a run keeps between rows may rest on rows that were not loaded then.
      const run = this.#prepared.start({ datasets: this.#store.access, today: this.#today });
      const incomplete: LakeRow[] = [];
      for (const row of open) {
        const judgement = this.#judgeRow(run, row);
        judged.set(row, judgement);
        if (judgement.reading.incomplete) incomplete.push(row);
      }
      // A value that rests on no row is kept for all of them: where a whole dataset was missing, none of them had it.
      const again = this.#store.wantsWhole ? open : incomplete;
      open = (await this.#store.load()) ? again : [];
    }
    return rows.flatMap((row) => judged.get(row) ?? []);
  }

  /** Why the row has its outcome; everything it reads is loaded by then. */
  explain(judgement: Judgement): Explanation | undefined {
    const environment = { datasets: this.#store.access, today: this.#today, row: judgement.row };
    return explain(this.rule.screening, reservedNames.outcome, environment, this.#functions);
  }

  /** An unreadable cell that the outcome was reached through makes it undetermined: it may hold anything. */
  #judgeRow(run: RowRun, row: LakeRow): Judgement {
    const reading = this.#store.beginReading();
    const unreadable = new Map<string, UnreadableCell>();
    const see = (cell: UnreadableCell): void =>
      void unreadable.set(`${cell.row.schema.id} ${cell.row.id} ${cell.column}`, cell);
    const value = watchUnreadable(see, () => run.outputs(row)[0] ?? null);
    const lets = run.lets(row);
    const base = { row, value, lets, reading, unreadable: [...unreadable.values()] };
    if (!this.#isInForce(row, lets)) return { ...base, outcome: "clear" };
    if (unreadable.size > 0) return { ...base, outcome: "undetermined" };
    return { ...base, outcome: value === true ? "hit" : value === false ? "clear" : "undetermined" };
  }

  /** Old cases are judged by the rule in force then: the day that `inForce.on` names decides, if it is known. */
  #isInForce(row: LakeRow, lets: readonly FeelValue[]): boolean {
    if (this.#inForceOn === undefined) return true;
    const day = shownValue(this.#inForceOn, row, lets);
    if (!(day instanceof FeelDate)) return true;
    const { from, to } = this.rule.definition.inForce;
    if (day.epochDay < epochDay(civilDate(from))) return false;
    return to === undefined || day.epochDay <= epochDay(civilDate(to));
  }
}

export function shownValue(shown: ShownName, row: LakeRow, lets: readonly FeelValue[]): FeelValue {
  switch (shown.kind) {
    case "column":
      return row.cells[shown.index] ?? null;
    case "let":
      return lets[shown.let] ?? null;
    case "field": {
      const owner = shownRow(shown, lets);
      return owner?.cells[shown.index] ?? null;
    }
  }
  return shown satisfies never;
}

/** The row of another dataset that a dotted name reaches into. */
export function shownRow(
  shown: ShownName & { readonly kind: "field" },
  lets: readonly FeelValue[],
): LakeRow | undefined {
  const owner = lets[shown.let];
  return typeof owner === "object" && owner !== null && "cells" in owner ? (owner as LakeRow) : undefined;
}
