import { CloseCircleFilled, SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useState, type RefObject } from "react";
import { useWords } from "../lib/words.tsx";
import { commonWords } from "../words/format.ts";

/** Pause in typing after which the list is asked anew. */
const typingPauseMilliseconds = 350;

interface SearchBoxProps {
  readonly label: string;
  readonly hint: string;
  /** The words that the list shows now. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly box: RefObject<InputRef | null>;
}

/** Asks after a pause in typing, or at once on Enter; `/` leads here, Escape leaves. */
export function SearchBox({ label, hint, text, onText, box }: SearchBoxProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    // The address changed: by this box, or from outside by a link, a reset, the back button.
    setKnown(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return undefined;
    const timer = setTimeout(() => onText(typed.trim()), typingPauseMilliseconds);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      ref={box}
      style={{ width: 250 }}
      allowClear={{ clearIcon: <CloseCircleFilled aria-label={say(commonWords.clear)} /> }}
      maxLength={100}
      prefix={<SearchOutlined aria-hidden />}
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={hint}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onText(typed.trim())}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}
