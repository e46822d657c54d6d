// What cannot be right in a person's answers about an upload: one code per kind of fault, its place, its sentence.
// No schema stands here: the pages take the sentences along, and the shape is checked where the sentences are made.
import type { Bilingual } from "./values.ts";

/** Placeholders stand in braces, as in the refusals. */
export const mappingFaultSentences = {
  "mapping.header_rows": {
    zh: "表头到第 {row} 行为止，不能占 {rows} 行",
    en: "The header ends in row {row}, so it cannot take {rows} rows",
  },
  "mapping.dataset_unknown": { zh: "没有数据表“{dataset}”", en: "There is no dataset “{dataset}”" },
  "mapping.column_unknown": { zh: "“{dataset}”没有列“{column}”", en: "“{dataset}” has no column “{column}”" },
  "mapping.header_unknown": { zh: "表头中没有“{header}”", en: "The header has no “{header}”" },
  "mapping.column_twice": {
    zh: "{headers}都对应到“{column}”，只能留一个",
    en: "{headers} each mean “{column}”; only one can",
  },
  "mapping.constant_twice": {
    zh: "{headers}已对应到“{column}”，不能再统一填写",
    en: "{headers} means “{column}” already, so it cannot have one value for all rows",
  },
  "mapping.code_unknown": { zh: "“{column}”的代码中没有“{value}”", en: "“{value}” is no code of “{column}”" },
  "mapping.no_date": {
    zh: "“{column}”不是日期，没有日和月的先后",
    en: "“{column}” is no date, so it has no order of day and month",
  },
  "mapping.encoding_not_asked": { zh: "没有询问过它的编码", en: "Its encoding was not asked for" },
  "mapping.encoding_not_offered": {
    zh: "编码“{encoding}”不在可选之列",
    en: "“{encoding}” is none of the encodings to choose from",
  },
} as const satisfies Record<string, Bilingual>;

export type MappingFaultCode = keyof typeof mappingFaultSentences;

/** The part of an answer that a fault is about, as `TableMapping` and `DeliveryMapping` name it. */
export type MappingPart = "dataset" | "headerRow" | "columns" | "values" | "dateOrders" | "constants" | "encodings";

export interface MappingFault {
  readonly code: MappingFaultCode;
  /** Position in the mapping's tables, from 0; null: about the encoding of a file. */
  readonly table: number | null;
  /** As the mapping names the table, or the file. */
  readonly title: string;
  readonly part: MappingPart;
  /** Headers as written that the fault is about. */
  readonly headers: readonly string[];
  /** Id of the column it is about. */
  readonly column: string | null;
  /** What the sentence names, as each language says it. */
  readonly args: Readonly<Record<string, Bilingual>>;
}

/** The sentence of a fault, without its place. */
export function mappingFaultSentence({ code, args }: Pick<MappingFault, "code" | "args">): Bilingual {
  const fill = (language: keyof Bilingual) =>
    mappingFaultSentences[code][language].replace(
      /\{(\w+)\}/g,
      (whole, name: string) => args[name]?.[language] ?? whole,
    );
  return { zh: fill("zh"), en: fill("en") };
}
