// A value that one record hands to another, as the field that takes it stores it.

import type { FieldValue, RegisterField } from "@jianheng/contract";
import type { FeelValue } from "@jianheng/feel";
import { toStored } from "./stored-values.ts";
import { inWords } from "./template.ts";

export interface Handed {
  /** What is stored under a name that stands alone; else the value as it travels. */
  readonly stored: FieldValue;
  /** The value in the rule language: people, cases and choices are their names. */
  readonly value: FeelValue;
  readonly money: boolean;
}

type Choices = Extract<RegisterField, { type: "choice" | "choices" }>["choices"];

/** Null where the field cannot take the value; a field that is not there takes it as it is, for its register to refuse. */
export function storedBy(field: RegisterField | undefined, { stored, value, money }: Handed): FieldValue {
  switch (field?.type) {
    case undefined:
      return stored;
    case "text":
    case "longText": {
      const words = inWords(value, money);
      return words === "" ? null : words;
    }
    case "integer":
    case "number":
    case "money":
    case "date":
    case "yesNo":
      return toStored(field.type, value);
    case "choice":
      return choiceOf(field.choices, stored, value);
    case "choices":
      return choicesOf(field.choices, stored, value);
    case "rows":
      return Array.isArray(stored) ? stored : null;
    default:
      return typeof stored === "string" ? stored : null;
  }
}

/** The same id, or the choice that is called so: two registers may number the same words differently. */
function choiceOf(choices: Choices, stored: unknown, label: unknown): string | null {
  const same = choices.find(({ id }) => id === stored) ?? choices.find(({ label: { zh } }) => zh === label);
  return same?.id ?? null;
}

function choicesOf(choices: Choices, stored: FieldValue, value: FeelValue): readonly string[] | null {
  if (!Array.isArray(stored) || !Array.isArray(value)) return null;
  return stored.flatMap((id: unknown, index) => choiceOf(choices, id, value[index]) ?? []);
}
