import { useRef, type KeyboardEvent, type RefObject } from "react";

interface LineEditorProps {
  readonly label: string;
  readonly text: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly faultLines: ReadonlySet<number>;
  readonly onChange: (text: string) => void;
}

/** A text with its lines numbered. Tab moves on, as everywhere; Enter keeps the indentation. */
export function LineEditor({ label, text, area, faultLines, onChange }: LineEditorProps) {
  const numbers = useRef<HTMLOListElement>(null);
  const lines = text.split("\n").length;

  function keepIndentation(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.shiftKey) return;
    const editor = event.currentTarget;
    const { selectionStart, selectionEnd } = editor;
    const line = text.slice(text.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
    const indentation = /^ */.exec(line)?.[0] ?? "";
    if (indentation === "") return;
    event.preventDefault();
    const at = selectionStart + 1 + indentation.length;
    onChange(`${text.slice(0, selectionStart)}\n${indentation}${text.slice(selectionEnd)}`);
    requestAnimationFrame(() => editor.setSelectionRange(at, at));
  }

  return (
    <div className="line-editor">
      <ol ref={numbers} aria-hidden>
        {Array.from({ length: lines }, (_, index) => (
          <li key={index} className={faultLines.has(index + 1) ? "faulty" : undefined}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        ref={area}
        aria-label={label}
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keepIndentation}
        onScroll={(event) => {
          if (numbers.current !== null) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
