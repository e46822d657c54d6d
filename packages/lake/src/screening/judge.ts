// One rule over given rows: the outcome of each, with everything that a hit tells.

import {
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
import type { LakeRow } from "./lake-rows.ts";
import type { Reading, RowStore } from "./row-store.ts";
import { columnsOfLet, type UsedColumns, usedColumns } from "./used-columns.ts";

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

export interface UnreadableCell {
  readonly row: LakeRow;
  /** Physical column id. */
  readonly column: string;
}

export class RuleJudge {
  readonly rule: CompiledRule;
  readonly #store: RowStore;
  readonly #today: FeelDate;
  readonly #prepared: PreparedProgram;
  readonly #used: UsedColumns;
  readonly #usedByApplies: UsedColumns;
  readonly #applies: number;
  readonly #inForceOn: ShownName | undefined;

  constructor(rule: CompiledRule, store: RowStore, asOf: string, functions: FunctionLibrary) {
    this.rule = rule;
    this.#store = store;
    this.#today = new FeelDate(epochDay(civilDate(asOf)));
    this.#prepared = prepareRow(rule.telling, functions);
    this.#used = usedColumns(rule.screening);
    this.#usedByApplies = columnsOfLet(rule.screening, reservedNames.applies);
    this.#applies = rule.telling.lets.findIndex(({ name }) => name === reservedNames.applies);
    const { on } = rule.definition.inForce;
    this.#inForceOn = on === undefined ? undefined : rule.shown.find(({ name }) => name === on);
  }

  /** Judgements in the order of the rows; rows of other datasets are loaded as needed. */
  async judge(rows: readonly LakeRow[]): Promise<readonly Judgement[]> {
    const caseNos = rows.map((row) => row.at("legalCaseNo")).filter((value) => typeof value === "string");
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
      open = (await this.#store.load()) ? incomplete : [];
    }
    return rows.flatMap((row) => judged.get(row) ?? []);
  }

  /** The value of a name that the rule shows. */
  valueOf(judgement: Judgement, shown: ShownName): FeelValue {
    return shownValue(shown, judgement.row, judgement.lets);
  }

  #judgeRow(run: RowRun, row: LakeRow): Judgement {
    const reading = this.#store.beginReading();
    const value = run.outputs(row)[0] ?? null;
    const lets = run.lets(row);
    const unreadable = this.#unreadableCells(row, reading, this.#used);
    const base = { row, value, lets, reading, unreadable };
    if (!this.#isInForce(row, lets)) return { ...base, outcome: "clear" };
    if (unreadable.length > 0 && this.#mayApply(row, reading, lets)) return { ...base, outcome: "undetermined" };
    return { ...base, outcome: value === true ? "hit" : value === false ? "clear" : "undetermined" };
  }

  #mayApply(row: LakeRow, reading: Reading, lets: readonly FeelValue[]): boolean {
    return lets[this.#applies] !== false || this.#unreadableCells(row, reading, this.#usedByApplies).length > 0;
  }

  #unreadableCells(row: LakeRow, reading: Reading, used: UsedColumns): readonly UnreadableCell[] {
    const cells: UnreadableCell[] = [];
    for (const one of new Set([row, ...reading.rows])) {
      for (const column of one.unreadable ?? []) {
        if (used.get(one.schema.id)?.has(column) === true) cells.push({ row: one, column });
      }
    }
    return cells;
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
