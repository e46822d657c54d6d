// A judgement in the form that people and the ledger read: values with their cells, witnesses, deadline, message.

import {
  type Explanation,
  FeelDate,
  FeelDateTime,
  type FeelValue,
  formatDate,
  type Row,
  typeName,
} from "@jianheng/feel";
import { type Catalogue, getDataset } from "../catalogue/catalogue.ts";
import type { DeliveryManifest } from "../delivery/manifest.ts";
import { reservedNames } from "../rules/compile-rule.ts";
import type { CompiledRule, GradedOutputs, ShownName } from "../rules/rule-book.ts";
import type { Hit, HitCell, HitDeadline, HitMissing, HitValue, HitWitness } from "./hit.ts";
import { type Judgement, shownRow, shownValue } from "./judge.ts";
import { LakeRow } from "./lake-rows.ts";
import { cellOfColumn, placeOfRow } from "./locate-cells.ts";
import { missingFacts } from "./missing-facts.ts";
import type { RowStore } from "./row-store.ts";
import { isMoneyColumn, type Language, showOrEmpty, showValue } from "./show-value.ts";
import { dedupeKeyOf, subjectOf } from "./subject-of.ts";
import { tellReasons } from "./tell-reasons.ts";
import { type UsedColumns, usedColumns } from "../rules/used-columns.ts";

/** Rows of other datasets named with one hit; the first ones in the order of the delivery. */
const MAX_WITNESSES = 30;
/** Cells named with one hit; more would mark half a row. */
const MAX_CELLS = 8;

export class HitTeller {
  readonly #rule: CompiledRule;
  readonly #catalogue: Catalogue;
  readonly #manifest: DeliveryManifest;
  readonly #store: RowStore;
  readonly #used: UsedColumns;
  /** What the judgement itself reads, without what is only told. */
  readonly #judgedBy: UsedColumns;
  readonly #shown: ReadonlyMap<string, ShownName>;

  constructor(rule: CompiledRule, manifest: DeliveryManifest, store: RowStore, catalogue: Catalogue) {
    this.#rule = rule;
    this.#catalogue = catalogue;
    this.#manifest = manifest;
    this.#store = store;
    this.#used = usedColumns(rule.telling);
    this.#judgedBy = usedColumns(rule.screening);
    this.#shown = new Map(rule.shown.map((shown) => [shown.name, shown]));
  }

  /** The hit of a row that is not clear; `explanation` says what its outcome rests on. */
  tell(judgement: Judgement, outcome: Hit["outcome"], explanation: Explanation | undefined): Hit {
    const rule = this.#rule;
    const { row, lets } = judgement;
    const missing = outcome === "undetermined" ? missingFacts(rule, judgement, this.#manifest, explanation) : [];
    const due = this.#deadline(judgement);
    return {
      rule: rule.id,
      revision: rule.revision,
      level: graded(rule.levels, lets),
      duty: graded(rule.duties, lets),
      outcome,
      rowId: row.id,
      legalCaseNo: row.caseNo,
      subject: subjectOf(rule, row, this.#store),
      dedupeKey: dedupeKeyOf(rule, row),
      values: rule.definition.show.flatMap((name) => this.#value(name, judgement) ?? []),
      cells: this.#cells(judgement, missing),
      witnesses: this.#witnesses(judgement, explanation?.witnesses ?? []),
      missing,
      reasons: tellReasons({ rule, manifest: this.#manifest, explanation, missing }),
      ...(due === undefined ? {} : { due }),
      basis: rule.definition.basis.map(({ instrument, article, paragraph }) => ({
        instrument,
        article: article ?? "",
        ...(paragraph === undefined ? {} : { paragraph }),
      })),
      message: {
        zh: outcome === "hit" ? this.#message("zh", judgement) : this.#asks("zh", missing),
        en: outcome === "hit" ? this.#message("en", judgement) : this.#asks("en", missing),
      },
    };
  }

  #value(name: string, judgement: Judgement): HitValue | undefined {
    const shown = this.#shown.get(name);
    if (shown === undefined) return undefined;
    const value = shownValue(shown, judgement.row, judgement.lets);
    const place = this.#columnOf(shown, judgement);
    const cell = place === undefined ? undefined : cellOfColumn(this.#manifest, place.row, place.column);
    return {
      name,
      value: showValue(value, "zh", this.#isMoney(shown)),
      type: this.#typeOf(shown),
      ...(cell === undefined ? {} : { cell }),
    };
  }

  #cells(judgement: Judgement, missing: readonly HitMissing[]): readonly HitCell[] {
    const places = this.#rule.definition.show.flatMap((name) => {
      const shown = this.#shown.get(name);
      return shown === undefined ? [] : (this.#columnOf(shown, judgement) ?? []);
    });
    const judged = places.filter(({ row, column }) => this.#judgedBy.get(row.schema.id)?.has(column) === true);
    const found = [
      missing.flatMap(({ cell }) => cell ?? []),
      judged.flatMap(({ row, column }) => cellOfColumn(this.#manifest, row, column) ?? []),
      cellOfColumn(this.#manifest, judgement.row, "legalCaseNo") ?? [],
    ].map((cells) => [cells].flat());
    const cells = found.find((some) => some.length > 0) ?? [];
    const seen = new Set<string>();
    return cells
      .filter(({ file, sheet, column, row }) => {
        const place = `${file}|${sheet}|${column}${row}`;
        return !seen.has(place) && seen.add(place);
      })
      .slice(0, MAX_CELLS);
  }

  #columnOf(
    shown: ShownName,
    { row, lets }: Judgement,
  ): { readonly row: LakeRow; readonly column: string } | undefined {
    if (shown.kind === "let") return undefined;
    const owner = shown.kind === "column" ? row : shownRow(shown, lets);
    const column = owner?.schema.columns[shown.index];
    return owner === undefined || column === undefined ? undefined : { row: owner, column: column.id };
  }

  #typeOf(shown: ShownName): string {
    if (shown.kind === "let") return typeName(this.#rule.telling.lets[shown.let]?.type ?? "any");
    const type = this.#schemaOf(shown)?.columns[shown.index]?.type;
    return type === "list of string" ? "list<string>" : (type ?? "any");
  }

  #isMoney(shown: ShownName): boolean {
    if (shown.kind === "let") return false;
    const schema = this.#schemaOf(shown);
    if (schema === undefined) return false;
    return isMoneyColumn(getDataset(this.#catalogue, schema.id), schema.columns[shown.index]?.id ?? "");
  }

  #schemaOf(shown: ShownName & { readonly kind: "column" | "field" }) {
    const { telling, over } = this.#rule;
    const dataset = shown.kind === "column" ? over : shown.dataset;
    return dataset === over ? telling.over : telling.datasets.find(({ id }) => id === dataset);
  }

  #witnesses({ row }: Judgement, rows: readonly Row[]): readonly HitWitness[] {
    const others = rows.filter(
      (one): one is LakeRow => one instanceof LakeRow && !(one.schema.id === row.schema.id && one.id === row.id),
    );
    return others.slice(0, MAX_WITNESSES).map((one): HitWitness => {
      const used = this.#used.get(one.schema.id);
      return {
        dataset: one.schema.id,
        rowId: one.id,
        legalCaseNo: one.caseNo,
        ...placeOfRow(this.#manifest, one),
        values: one.schema.columns.flatMap(({ id, name, type }, index): HitValue[] => {
          if (used?.has(id) !== true) return [];
          const cell = cellOfColumn(this.#manifest, one, id);
          const value = showValue(one.cells[index] ?? null, "zh", isMoneyColumn(one.dataset, id));
          return [
            {
              name,
              value,
              type: type === "list of string" ? "list<string>" : type,
              ...(cell === undefined ? {} : { cell }),
            },
          ];
        }),
      };
    });
  }

  #deadline(judgement: Judgement): HitDeadline | undefined {
    const { due } = this.#rule.definition;
    if (due === undefined) return undefined;
    const read = (name: string | undefined): FeelValue => {
      const shown = name === undefined ? undefined : this.#shown.get(name);
      return shown === undefined ? null : shownValue(shown, judgement.row, judgement.lets);
    };
    const [trigger, legalExpiry, dueDate, warning] = [due.trigger, due.legalExpiry, due.dueDate, due.warningDate].map(
      (name) => momentText(read(name)),
    );
    if (trigger === undefined || legalExpiry === undefined || dueDate === undefined) return undefined;
    const custody = read(due.inCustody);
    return {
      limit: due.limit,
      label: due.label,
      trigger,
      legalExpiry,
      dueDate,
      warningDate: warning ?? legalExpiry,
      inCustody: typeof custody === "boolean" ? custody : null,
    };
  }

  #message(language: Language, judgement: Judgement): string {
    const text = this.#rule.definition.message[language].replaceAll(/\{([^{}]+)\}/gu, (whole, name: string) => {
      const shown = this.#shown.get(name);
      if (shown === undefined) return whole;
      return showOrEmpty(shownValue(shown, judgement.row, judgement.lets), language, this.#isMoney(shown));
    });
    return this.#needsVerifying(judgement) ? text + verifySentence[language] : text;
  }

  #needsVerifying({ lets }: Judgement): boolean {
    const index = this.#rule.telling.lets.findIndex(({ name }) => name === reservedNames.verify);
    return index >= 0 && lets[index] === true;
  }

  #asks(language: Language, missing: readonly HitMissing[]): string {
    const names = missing.map((fact) => missingText(fact, language));
    const title = this.#rule.definition.title[language];
    if (language === "zh") return `待核：${title}。缺少：${names.join("；") || "所需事实"}。`;
    return `To be verified: ${title}. Missing: ${names.join("; ") || "a needed fact"}.`;
  }
}

// An empty field may only mean that the export lags behind.
const verifySentence: Readonly<Record<Language, string>> = {
  zh: "有关项目未填，请核实是否漏填、文书是否另存或者数据滞后。",
  en: " A field is empty: please check whether it was left out, the paper is elsewhere, or the data lag behind.",
};

function missingText({ name, en, reason, cell }: HitMissing, language: Language): string {
  const where = cell === undefined ? "" : `${cell.sheet === "" ? cell.file : cell.sheet}!${cell.column}${cell.row}`;
  if (language === "zh") return reason === "unreadable" ? `${name}（${where}无法识别）` : name;
  return reason === "unreadable" ? `${name} (unreadable, ${where})` : (en ?? name);
}

function graded<Value extends string>(outputs: GradedOutputs<Value>, lets: readonly FeelValue[]): Value {
  return outputs.when.find((one) => lets[one.let] === true)?.value ?? outputs.base;
}

function momentText(value: FeelValue): string | undefined {
  if (value instanceof FeelDate) return formatDate(value);
  if (value instanceof FeelDateTime) return showValue(value, "zh") ?? undefined;
  return undefined;
}
