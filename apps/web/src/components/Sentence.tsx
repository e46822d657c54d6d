import { Fragment } from "react";

/** Days (with their weekday) and case numbers: what a line break must not tear apart. */
const unbreakable =
  /(\d{4}-\d{2}-\d{2}(?: (?:周.|[A-Z][a-z]{2}))?|[^\s，。、；：“”（）]*〔\d{4}〕[^\s，。、；：“”（）]*号)/;

/** Running text in which days and numbers stay in one piece. */
export function Sentence({ text }: { readonly text: string }) {
  const parts = text.split(unbreakable);
  let offset = 0;
  return (
    <>
      {parts.map((part, index) => {
        const key = offset;
        offset += part.length + 1;
        // `split` with one group gives text and group in turn.
        return index % 2 === 1 ? (
          <span key={key} className="whole">
            {part}
          </span>
        ) : (
          <Fragment key={key}>{part}</Fragment>
        );
      })}
    </>
  );
}
