import type { Bilingual } from "@jianheng/contract";
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { sentenceOf, type Language, type SentenceArguments } from "../words/language.ts";
import { formatCitation, formatDay, formatInstant } from "./format.ts";
import { recall, remember } from "./remembered.ts";

export interface SpokenLanguage {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** The sentence in the reader's language; the type asks for exactly the values that it names. */
  readonly say: <const Entry extends Readonly<Bilingual>>(entry: Entry, ...values: SentenceArguments<Entry>) => string;
  readonly day: (moment: string) => string;
  readonly instant: (instant: string) => string;
  readonly citation: (citation: Parameters<typeof formatCitation>[0]) => string;
}

const LanguageContext = createContext<SpokenLanguage | null>(null);

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (recall("language") === "en" ? "en" : "zh"));
  const setLanguage = useCallback((chosen: Language) => {
    remember("language", chosen);
    choose(chosen);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const spoken = useMemo<SpokenLanguage>(
    () => ({
      language,
      setLanguage,
      say: (entry, ...values) => sentenceOf(language, entry, ...values),
      day: (moment) => formatDay(moment, language),
      instant: (instant) => formatInstant(instant, language),
      citation: (citation) => formatCitation(citation, language),
    }),
    [language, setLanguage],
  );
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

export function useWords(): SpokenLanguage {
  const spoken = use(LanguageContext);
  if (spoken === null) throw new Error("useWords outside LanguageProvider");
  return spoken;
}
