// The names that an expression may use, for completing what is typed.
import { typeName } from "@jianheng/feel";
import type { RuleBook } from "@jianheng/lake";

export function vocabularyOf({ catalogue, functions }: RuleBook) {
  return {
    datasets: catalogue.map(({ label, en, columns }) => ({
      label,
      en,
      columns: columns.map((column) => ({ label: column.label, en: column.en, type: column.type })),
    })),
    functions: functions.functions.map(({ names, parameters, result, docs }) => ({
      name: names[0] ?? "",
      signature: `${names[0] ?? ""}(${parameters.map(({ names: [name], type }) => `${name ?? ""}: ${typeName(type)}`).join(", ")}) → ${typeName(result)}`,
      says: { zh: docs.zh, en: docs.en },
    })),
  };
}
