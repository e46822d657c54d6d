import type { Bilingual } from "@jianheng/contract";
import { sentenceOf, type Language, type SentenceArguments } from "../words/language.ts";
import { formatCitation, formatDay, formatInstant } from "./format.ts";

/** How everything is said in one language. */
export interface Speaker {
  readonly language: Language;
  /** The sentence in the language; the type asks for exactly the values that it names. */
  readonly say: <const Entry extends Readonly<Bilingual>>(entry: Entry, ...values: SentenceArguments<Entry>) => string;
  readonly day: (moment: string) => string;
  readonly instant: (instant: string) => string;
  readonly citation: (citation: Parameters<typeof formatCitation>[0]) => string;
}

export function speaker(language: Language): Speaker {
  return {
    language,
    say: (entry, ...values) => sentenceOf(language, entry, ...values),
    day: (moment) => formatDay(moment, language),
    instant: (instant) => formatInstant(instant, language),
    citation: (citation) => formatCitation(citation, language),
  };
}
