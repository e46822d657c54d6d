import { Fragment } from "react";
import { unbreakable } from "../words/format.ts";

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
