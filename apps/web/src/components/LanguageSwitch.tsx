import { useWords } from "../lib/words.tsx";
import { frameWords } from "../words/frame.ts";

export function LanguageSwitch() {
  const { language, setLanguage, say } = useWords();
  const other = language === "zh" ? "en" : "zh";
  return (
    <button
      type="button"
      className="plain link whole"
      lang={other}
      aria-label={say(frameWords.switchLanguage)}
      onClick={() => setLanguage(other)}
    >
      {say(frameWords.language)}
    </button>
  );
}
