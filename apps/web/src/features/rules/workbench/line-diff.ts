// Two texts line by line: what was taken out, what was put in, what stayed.

import { diffArrays } from "diff";

export interface DiffLine {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
  /** 1-based, in the text after; of a removed line, in the text before. */
  readonly line: number;
}

/** A run of lines, or how many unchanged ones are left out. */
export type DiffPart = DiffLine | { readonly kind: "skipped"; readonly count: number };

/** An end of line more or less, or of another kind, is no difference. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  let [old, own] = [0, 0];
  return diffArrays([...linesOf(before)], [...linesOf(after)]).flatMap(({ added, removed, value }) =>
    value.map((text): DiffLine => {
      if (!added) old += 1;
      if (!removed) own += 1;
      return { kind: added ? "added" : removed ? "removed" : "same", text, line: removed ? old : own };
    }),
  );
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split(/\r?\n/);
}

/** The differences with `around` unchanged lines on either side; nothing where there is no difference. */
export function differences(lines: readonly DiffLine[], around: number): readonly DiffPart[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === "same" ? [] : [index]));
  if (changed.length === 0) return [];
  const shown = new Set(
    changed.flatMap((index) => Array.from({ length: 2 * around + 1 }, (_, step) => index - around + step)),
  );
  const parts: DiffPart[] = [];
  let skipped = 0;
  for (const [index, line] of lines.entries()) {
    if (!shown.has(index)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) parts.push({ kind: "skipped", count: skipped });
    skipped = 0;
    parts.push(line);
  }
  return skipped > 0 ? [...parts, { kind: "skipped", count: skipped }] : parts;
}
