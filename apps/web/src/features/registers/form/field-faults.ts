// What the server says is wrong with a form, field by field.
import type { FieldFault } from "@jianheng/contract";

/** The faults that name a field, in the server's words; empty where the refusal speaks of the whole. */
export function fieldFaultsOf(error: unknown): readonly FieldFault[] {
  const data = isRecord(error) ? error["data"] : undefined;
  const faults = isRecord(data) ? data["faults"] : undefined;
  return Array.isArray(faults) ? faults.filter(isFieldFault) : [];
}

function isFieldFault(one: unknown): one is FieldFault {
  if (!isRecord(one) || typeof one["field"] !== "string" || !isRecord(one["message"])) return false;
  return typeof one["message"]["zh"] === "string" && typeof one["message"]["en"] === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
