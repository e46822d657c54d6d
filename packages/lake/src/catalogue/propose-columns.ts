// Which column of a dataset a header might mean, with the reason, for a person to choose from. Nothing is taken by it.

import type { Bilingual, DatasetColumn } from "@jianheng/contract";
import { halfWidth, isBlank, tidy } from "../delivery/written.ts";
import { cellReader } from "../delivery/read-cell.ts";
import { type Catalogue, standardCatalogue, datasetIn } from "./catalogue.ts";
import { readHeader, snakeCase } from "./names.ts";
import { pinyinInitials } from "./pinyin-initials.ts";
import { similarity } from "./similarity.ts";

export interface HeaderToMap {
  /** As written; of several header rows, joined by `/`. */
  readonly header: string;
  /** A few distinct values as written. */
  readonly samples: readonly string[];
}

export interface ColumnProposal {
  /** Column id. */
  readonly column: string;
  readonly why: Bilingual;
}

/** Proposals for one header; more would not be read. */
const maxProposals = 5;
/** Below, two names share little more than a common word such as 日期. */
const similarFrom = 0.5;
/** One initial is shared by too many names. */
const minInitials = 2;
/** Values of one list by chance: 是 and 否 stand in many. */
const minCodes = 2;

/** By header in the order given, best first. Empty lists for a dataset that the catalogue does not have. */
export function proposeColumns(
  datasetId: string,
  headers: readonly HeaderToMap[],
  catalogue: Catalogue = standardCatalogue,
): readonly (readonly ColumnProposal[])[] {
  const columns = datasetIn(catalogue, datasetId)?.columns ?? [];
  return headers.map((header) =>
    columns
      .flatMap((column) => rate(column, header) ?? [])
      .sort((a, b) => b.score - a.score)
      .slice(0, maxProposals)
      .map(({ column, why }) => ({ column, why })),
  );
}

interface Rated extends ColumnProposal {
  readonly score: number;
}

function rate(column: DatasetColumn, { header, samples }: HeaderToMap): Rated | undefined {
  const values = samples.map(tidy).filter((text) => !isBlank(text));
  const fits = readableShare(column, values);
  const rated = (score: number, why: Bilingual): Rated => ({ column: column.id, score, why });
  const named = byName(column, header);
  if (named !== undefined) {
    // A name that is only similar does not stand against its values.
    if (named.score < 0.9 && values.length > 0 && fits < 0.5) return undefined;
    return rated(named.score * (values.length === 0 ? 1 : 0.4 + 0.6 * fits), named.why);
  }
  if (values.length === 0 || fits < 1) return undefined;
  const looks = byValues(column, values);
  return looks === undefined ? undefined : rated(looks.score, looks.why);
}

/** How many of the values the column can read, from 0 to 1. */
function readableShare(column: DatasetColumn, values: readonly string[]): number {
  if (values.length === 0) return 0;
  const read = cellReader(column, { date1904: false });
  return values.filter((text) => read({ column: 0, kind: "text", text }).problem === undefined).length / values.length;
}

type Reason = Omit<Rated, "column">;

function byName(column: DatasetColumn, header: string): Reason | undefined {
  const parts = header.split("/");
  const leaf = parts.at(-1) ?? header;
  const forms = [...readHeader(header.replaceAll("/", "")).forms, ...readHeader(leaf).forms];
  if (forms.includes(plain(column.label))) return { score: 1, why: { zh: "名称相同", en: "the same name" } };
  const other = [column.id, snakeCase(column.id), column.en, ...column.aliases].find((name) =>
    forms.includes(plain(name)),
  );
  if (other !== undefined) return { score: 0.98, why: { zh: `又名“${other}”`, en: `also called “${other}”` } };
  const initials = forms.find((form) => form.length >= minInitials && form === pinyinInitials(column.label));
  if (initials !== undefined) {
    return {
      score: 0.9,
      why: { zh: `“${column.label}”的拼音首字母`, en: `the first letters of the pinyin of “${column.label}”` },
    };
  }
  const score = Math.max(
    ...forms.flatMap((form) => [similarity(form, plain(column.label)), similarity(form, plain(column.en))]),
  );
  if (score < similarFrom) return undefined;
  return { score: score * 0.85, why: { zh: `名称与“${column.label}”相近`, en: `a name similar to “${column.label}”` } };
}

function byValues(column: DatasetColumn, values: readonly string[]): Reason | undefined {
  const distinct = new Set(values.map(halfWidth));
  switch (column.type) {
    case "case-no":
      if (!values.every((text) => /[受任][[(〔【]\d{4}[\])〕】]\d+号$/.test(halfWidth(text)))) return undefined;
      return { score: 0.45, why: { zh: "内容像受案号", en: "the values look like case numbers" } };
    case "doc-no":
      if (!values.every((text) => /[^受任][[(〔【]\d{4}[\])〕】]第?\d+号$/.test(halfWidth(text)))) return undefined;
      return { score: 0.4, why: { zh: "内容像文号", en: "the values look like document numbers" } };
    case "code":
    case "codes":
      if ((column.codes ?? []).length === 0 || distinct.size < minCodes) return undefined;
      if (![...distinct].every((text) => column.codes?.some((code) => halfWidth(code) === text))) return undefined;
      return {
        score: 0.45,
        why: { zh: `内容都在“${column.label}”的选项之内`, en: `every value is a code of “${column.label}”` },
      };
    case "date":
    case "datetime":
      return { score: 0.2, why: { zh: "内容是日期", en: "the values are days" } };
    case "text":
      if (!/证件号码|身份证/.test(column.label)) return undefined;
      if (!values.every((text) => /^\d{17}[\dXx]$/.test(halfWidth(text)))) return undefined;
      return { score: 0.45, why: { zh: "内容像身份证号码", en: "the values look like identity numbers" } };
    case "bool":
    case "charge":
    case "int":
    case "decimal":
    case "money":
      return undefined;
  }
  return column.type satisfies never;
}

function plain(name: string): string {
  return readHeader(name).forms[0] ?? "";
}
