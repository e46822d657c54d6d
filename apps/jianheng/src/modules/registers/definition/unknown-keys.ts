// Keys that do not belong where they stand. The schema is walked beside the data, because a stray key is a fault in
// every part, also in those that the API takes leniently, and also where the rest has faults.

import { registerDefinition } from "@jianheng/contract";
import type { z } from "zod";
import { correction, type DefinitionFaults, type DefinitionPath, isMapping } from "./definition-faults.ts";
import { hintSentences } from "./fault-sentences.ts";

export function reportUnknownKeys(value: unknown, faults: DefinitionFaults): void {
  visit(registerDefinition, value, []);

  function visit(schema: Schema, here: unknown, path: DefinitionPath): void {
    const definition = formOf(schema, here);
    if (definition?.type === "array" && Array.isArray(here)) {
      here.forEach((item, index) => visit(definition.element as Schema, item, [...path, index]));
    }
    if (definition?.type !== "object" || !isMapping(here)) return;
    for (const [key, inner] of Object.entries(here)) {
      const below = Object.hasOwn(definition.shape, key) ? definition.shape[key] : undefined;
      if (below !== undefined) visit(below as Schema, inner, [...path, key]);
      else {
        // `{ zh: 甲, en: one, two }` reads as three keys, the last without a value.
        const comma = (inner === "" || inner === null) && /\s/u.test(key) ? hintSentences.quoteComma : null;
        const hint = correction(key, Object.keys(definition.shape)) ?? comma;
        faults.reportKey("register.unknown_key", [...path, key], { key }, hint);
      }
    }
  }
}

type Schema = z.core.$ZodTypes;
type Form = z.core.$ZodObjectDef | z.core.$ZodArrayDef;

/** The object or list that a value should be; of several forms, the one that most of its keys belong to. */
function formOf(schema: Schema, value: unknown): Form | undefined {
  const definition = schema._zod.def;
  switch (definition.type) {
    case "object":
    case "array":
      return definition;
    case "optional":
    case "default":
      return formOf(definition.innerType as Schema, value);
    case "union": {
      const forms = definition.options.flatMap((option) => formOf(option as Schema, value) ?? []);
      return isMapping(value) ? bestOf(forms, value) : undefined;
    }
    default:
      return undefined;
  }
}

/** A field's type decides; the blocks of a document are told apart by their keys alone. */
function bestOf(forms: readonly Form[], value: Readonly<Record<string, unknown>>): Form | undefined {
  let best: { readonly form: Form; readonly own: number } | undefined;
  for (const form of forms) {
    if (form.type !== "object") continue;
    const type = form.shape["type"] as z.ZodType | undefined;
    if (type !== undefined && !type.safeParse(value["type"]).success) continue;
    const own = Object.keys(value).filter((key) => Object.hasOwn(form.shape, key)).length;
    if (best === undefined || own > best.own) best = { form, own };
  }
  return best?.form;
}
