// Faults of a definition's text, collected with their places: an author mends ten mistakes in one pass.

import type { Bilingual, DefinitionFault } from "@jianheng/contract";
import type { SourceSpan, YamlSource } from "@jianheng/lake";
import { type DefinitionFaultCode, faultSentences, hintSentences } from "./fault-sentences.ts";
import { nearest } from "./nearest.ts";

export type DefinitionPath = readonly PropertyKey[];
export interface FaultPlace {
  readonly path: DefinitionPath;
  readonly span: SourceSpan;
}
type Args = Readonly<Record<string, string | Bilingual>>;

/** More than this is no text to mend line by line. */
const MAX_FAULTS = 200;

export class DefinitionFaults {
  readonly yaml: YamlSource;
  readonly found: DefinitionFault[] = [];

  constructor(yaml: YamlSource) {
    this.yaml = yaml;
  }

  /** A fault of the value at a path. */
  report(code: DefinitionFaultCode, path: DefinitionPath, args: Args = {}, hint: Bilingual | null = null): void {
    this.add(code, { path, span: this.yaml.spanOf(path) }, { message: fill(faultSentences[code], args), hint });
  }

  /** A fault of the last key of a path. */
  reportKey(code: DefinitionFaultCode, path: DefinitionPath, args: Args = {}, hint: Bilingual | null = null): void {
    this.add(code, { path, span: this.yaml.spanOfKey(path) }, { message: fill(faultSentences[code], args), hint });
  }

  /** A fault of some characters of the text at a path. */
  reportIn(code: DefinitionFaultCode, path: DefinitionPath, span: SourceSpan, args: Args = {}): void {
    const place = { path, span: this.yaml.spanInText(path, span) };
    this.add(code, place, { message: fill(faultSentences[code], args), hint: null });
  }

  reportAt(code: DefinitionFaultCode, place: FaultPlace, args: Args = {}): void {
    this.add(code, place, { message: fill(faultSentences[code], args), hint: null });
  }

  add(
    code: string,
    { path, span }: FaultPlace,
    words: { readonly message: Bilingual; readonly hint: Bilingual | null },
  ): void {
    if (this.found.length >= MAX_FAULTS) return;
    const { line, column } = this.yaml.placeAt(span.start);
    this.found.push({ code, ...span, line, column, path: pathInWords(this.yaml.value, path), ...words });
  }

  /** In the order of the text, each once. */
  inOrder(): readonly DefinitionFault[] {
    const seen = new Set<string>();
    return this.found
      .filter(({ code, start, message }) => {
        const key = `${code} ${start} ${message.zh}`;
        return seen.has(key) ? false : seen.add(key);
      })
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }
}

/** Names in a row, as each language lists them. */
export function listed(names: readonly string[]): Bilingual {
  return { zh: names.join("、"), en: names.join(", ") };
}

/** “Did you mean …”, where one of the known names is near. */
export function correction(name: string, known: Iterable<string>): Bilingual | null {
  const near = nearest(name, known);
  return near === undefined ? null : fill(hintSentences.didYouMean, { name: near });
}

export function fill(sentence: Bilingual, args: Args): Bilingual {
  const inLanguage = (language: "zh" | "en"): string =>
    sentence[language].replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
      const argument = args[name];
      return argument === undefined ? whole : typeof argument === "string" ? argument : argument[language];
    });
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}

/** `acts.accept.guards[0].when`: members of a list by their id, where they have one. */
export function pathInWords(value: unknown, path: DefinitionPath): string {
  let words = "";
  let here: unknown = value;
  for (const step of path) {
    const inside: unknown = isMapping(here) || Array.isArray(here) ? Reflect.get(here, step) : undefined;
    const id: unknown = typeof step === "number" && isMapping(inside) ? inside["id"] : undefined;
    if (typeof id === "string" && id !== "") words += `.${id}`;
    else words += typeof step === "number" ? `[${step}]` : `.${String(step)}`;
    here = inside;
  }
  return words.replace(/^\./u, "");
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
