import type { Dataset, DatasetColumn } from "@jianheng/contract";
import type { Language } from "../../../words/language.ts";

/** A column as the reader's language names it; the Chinese label is its name in rules and stays in sight. */
export function columnName(column: Pick<DatasetColumn, "label" | "en">, language: Language): string {
  return language === "zh" ? column.label : `${column.label} ${column.en}`;
}

export function nameOfColumn(dataset: Dataset, id: string, language: Language): string {
  const column = dataset.columns.find((known) => known.id === id);
  return column === undefined ? id : columnName(column, language);
}
