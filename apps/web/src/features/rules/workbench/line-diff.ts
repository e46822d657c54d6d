// Two texts line by line: what was taken out, what was put in, what stayed.

export interface DiffLine {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
  /** 1-based, in the text after; of a removed line, in the text before. */
  readonly line: number;
}

/** A run of lines, or how many unchanged ones are left out. */
export type DiffPart = DiffLine | { readonly kind: "skipped"; readonly count: number };

/** Longest common subsequence: time and space grow with the product of the lines between the first and last difference. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const old = linesOf(before);
  const own = linesOf(after);
  let head = 0;
  while (head < old.length && head < own.length && old[head] === own[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < own.length - head && old.at(-1 - tail) === own.at(-1 - tail)) tail += 1;
  const same = (from: number, to: number) =>
    own.slice(from, to).map((text, index): DiffLine => ({ kind: "same", text, line: from + index + 1 }));
  return [
    ...same(0, head),
    ...middle(old.slice(head, old.length - tail), own.slice(head, own.length - tail), head),
    ...same(own.length - tail, own.length),
  ];
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split(/\r?\n/);
}

function middle(old: readonly string[], own: readonly string[], offset: number): readonly DiffLine[] {
  // longest[i][j]: of the lines from i and from j on.
  const longest = Array.from({ length: old.length + 1 }, () => new Uint16Array(own.length + 1));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = own.length - 1; j >= 0; j -= 1)
      longest[i]![j] = old[i] === own[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < own.length) {
    if (i < old.length && j < own.length && old[i] === own[j]) {
      lines.push({ kind: "same", text: own[j]!, line: offset + j + 1 });
      [i, j] = [i + 1, j + 1];
    } else if (j >= own.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: "removed", text: old[i]!, line: offset + i + 1 });
      i += 1;
    } else {
      lines.push({ kind: "added", text: own[j]!, line: offset + j + 1 });
      j += 1;
    }
  }
  return lines;
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
