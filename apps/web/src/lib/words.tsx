import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { recall, remember } from "./remembered.ts";
import { speaker, type Speaker } from "./speaker.ts";

export interface SpokenLanguage extends Speaker {
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<SpokenLanguage | null>(null);

/** Chinese unless the reader chose otherwise on this machine. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (recall("language") === "en" ? "en" : "zh"));
  const setLanguage = useCallback((chosen: Language) => {
    remember("language", chosen);
    choose(chosen);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const spoken = useMemo<SpokenLanguage>(() => ({ ...speaker(language), setLanguage }), [language, setLanguage]);
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

export function useWords(): SpokenLanguage {
  const spoken = use(LanguageContext);
  if (spoken === null) throw new Error("useWords outside LanguageProvider");
  return spoken;
}
