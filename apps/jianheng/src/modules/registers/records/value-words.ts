// A field's value in words, as histories, papers and workbooks show it.
import type { Bilingual, FieldValue, RegisterField, RowColumn } from "@jianheng/contract";

type Language = keyof Bilingual;

/** Null for no value. Ids become names where they are known. */
export function valueWords(
  field: RegisterField,
  value: FieldValue | undefined,
  names: Readonly<Record<string, string>>,
  language: Language = "zh",
): string | null {
  if (value === null || value === undefined) return null;
  if (field.type === "rows") return rowsWords(Array.isArray(value) ? value.length : 0, language);
  if (typeof value === "boolean") return yesNoWords(value, language);
  const ids = (typeof value === "object" ? value : [String(value)]).filter((one) => typeof one === "string");
  const words = ids.map((id) =>
    field.type === "choice" || field.type === "choices" ? choiceWords(field.choices, id, language) : (names[id] ?? id),
  );
  return words.join(language === "zh" ? "、" : ", ");
}

function rowsWords(count: number, language: Language): string {
  return language === "zh" ? `${count} 行` : `${count} ${count === 1 ? "row" : "rows"}`;
}

function choiceWords(
  choices: readonly { readonly id: string; readonly label: Bilingual }[],
  id: string,
  language: Language,
): string {
  return choices.find((choice) => choice.id === id)?.label[language] ?? id;
}

function yesNoWords(value: boolean, language: Language): string {
  if (language === "zh") return value ? "是" : "否";
  return value ? "yes" : "no";
}

/** A cell of a table inside the record. */
export function cellWords(column: RowColumn, value: null | boolean | number | string | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return yesNoWords(value, "zh");
  return column.type === "choice" ? choiceWords(column.choices, String(value), "zh") : String(value);
}
