// Every scalar of the file arrives as text, so that an article `14` and a number `0001` stay what was written. Where the
// definition has a number or a yes and no, the text is read as one here; what cannot be read stays text, for the shape
// to refuse.

import type { RegisterDefinition, RegisterField, RowColumn } from "@jianheng/contract";
import { isMapping } from "./definition-faults.ts";

const numbers = /^(version|order|limits\.\d+\.(workingDays|warnDays)|(.+\.)?basis\.\d+\.paragraph)$/u;
const yesNo = /^(menu|states\.\d+\.end|fields\.\d+\.columns\.\d+\.required|acts\.\d+\.expected)$/u;
/** Below these stand names and texts of the author's choice. */
const free = /(^|\.)(example|set)$/u;

export function withTypedScalars(value: unknown, path = ""): unknown {
  if (free.test(path)) return value;
  const below = (key: string | number): string => (path === "" ? String(key) : `${path}.${key}`);
  if (Array.isArray(value)) return value.map((item, index) => withTypedScalars(item, below(index)));
  if (isMapping(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTypedScalars(item, below(key))]));
  }
  if (typeof value !== "string") return value;
  if (numbers.test(path)) return readInteger(value);
  return yesNo.test(path) ? readYesNo(value) : value;
}

type Examples = RegisterDefinition["create"]["example"];

/** Examples with the values of whole numbers and yes-and-no fields as they travel; everything else stays text. */
export function withTypedExamples(definition: RegisterDefinition): RegisterDefinition {
  const fields = new Map(definition.fields.map((field) => [field.id, field]));
  const typed = (example: Examples): Examples =>
    Object.fromEntries(Object.entries(example).map(([id, value]) => [id, typedValue(fields.get(id), value)]));
  return {
    ...definition,
    create: { ...definition.create, example: typed(definition.create.example) },
    acts: definition.acts.map((act) => (act.example === undefined ? act : { ...act, example: typed(act.example) })),
  };
}

function typedValue(field: RegisterField | RowColumn | undefined, value: unknown): unknown {
  if (field?.type === "rows" && Array.isArray(value)) {
    const columns = new Map(field.columns.map((column) => [column.id, column]));
    return value.map((row: unknown) =>
      isMapping(row)
        ? Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, typedValue(columns.get(id), cell)]))
        : row,
    );
  }
  if (typeof value !== "string") return value;
  if (field?.type === "integer") return readInteger(value);
  return field?.type === "yesNo" ? readYesNo(value) : value;
}

function readInteger(text: string): number | string {
  return /^-?\d{1,15}$/u.test(text) ? Number(text) : text;
}

function readYesNo(text: string): boolean | string {
  return text === "true" ? true : text === "false" ? false : text;
}
