import { CloseCircleFilled, SearchOutlined } from "@ant-design/icons";
import { useRouter } from "@tanstack/react-router";
import { Input, type InputRef } from "antd";
import { useEffect, useState, type RefObject } from "react";
import { useWords } from "../lib/words.tsx";
import { commonWords } from "../words/format.ts";

/** Pause in typing after which the server is asked anew. */
const askingPauseMilliseconds = 350;

interface SearchBoxProps {
  readonly label: string;
  readonly hint: string;
  /** The words that the list shows now. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** From the last key to `onText`; 0 for a list that is on the page whole, so that rows move while one types, not under the pointer. */
  readonly pauseMilliseconds?: number;
  readonly box: RefObject<InputRef | null>;
}

/**
 * Asks after a pause in typing, or at once on Enter; `/` leads here, Escape leaves. Letters that an input method still
 * turns into characters are not asked for.
 */
export function SearchBox({
  label,
  hint,
  text,
  onText,
  pauseMilliseconds = askingPauseMilliseconds,
  box,
}: SearchBoxProps) {
  const { say } = useWords();
  const router = useRouter();
  const [page] = useState(router.latestLocation.pathname);
  const [composing, setComposing] = useState(false);
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    // The address changed: by this box, or from outside by a link, a reset, the back button.
    setKnown(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useEffect(() => {
    if (composing || typed.trim() === text) return undefined;
    const timer = setTimeout(() => {
      // While the next page is still being fetched this box stands; asking now would call the reader back to the list.
      if (router.latestLocation.pathname === page) onText(typed.trim());
    }, pauseMilliseconds);
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
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onPressEnter={() => onText(typed.trim())}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}
