import type { Bilingual } from "@jianheng/contract";

export type Language = "zh" | "en";

/** A dictionary: every entry has both languages, or it does not compile. */
export type Words = Readonly<Record<string, Readonly<Bilingual>>>;

/** The placeholders of a sentence: `"显示 {shown} / 全部 {total}"` has `shown` and `total`. */
type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** The arguments a sentence asks for; a sentence from the server is complete and asks for none. */
export type SentenceArguments<Entry extends Readonly<Bilingual>> = string extends Entry["zh"]
  ? []
  : [Placeholder<Entry["zh"]>] extends [never]
    ? []
    : [values: Readonly<Record<Placeholder<Entry["zh"]>, string | number>>];

export function sentenceOf<const Entry extends Readonly<Bilingual>>(
  language: Language,
  entry: Entry,
  ...values: SentenceArguments<Entry>
): string {
  const given: Readonly<Record<string, string | number>> = values[0] ?? {};
  const text = entry[language];
  return values.length === 0 ? text : text.replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole));
}
