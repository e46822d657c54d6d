/** A stretch of source text in UTF-16 code units: `start` is the first unit, `end` the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOver(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
