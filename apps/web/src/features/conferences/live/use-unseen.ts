import { useEffect, useLayoutEffect, useRef, useState } from "react";

/** Nearer to the end than this is at the end. */
const nearPixels = 24;

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < nearPixels;
}

/** How many entries came in below what can be seen. The list is never scrolled by itself: whoever reads is left alone. */
export function useUnseen(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(count);

  useLayoutEffect(() => {
    if (scroller.current !== null && isAtEnd(scroller.current)) setSeen(count);
  }, [count]);

  useEffect(() => {
    const element = scroller.current;
    const look = () => {
      if (element !== null && isAtEnd(element)) setSeen(count);
    };
    element?.addEventListener("scroll", look, { passive: true });
    return () => element?.removeEventListener("scroll", look);
  }, [count]);

  return {
    scroller,
    unseen: Math.max(0, count - seen),
    showEnd: () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight }),
  };
}
