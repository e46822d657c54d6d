// Where the words under a strip or a time axis go, so that none covers another.

export interface LabelToPlace {
  readonly key: string;
  /** The point that the words belong to. */
  readonly x: number;
  /** Width of the words. */
  readonly width: number;
}

export interface PlacedLabel {
  readonly key: string;
  /** Left edge of the words, within the available width. */
  readonly left: number;
  /** 0 is the row next to the axis. */
  readonly row: number;
  /** Whether the words stand to the left of their point because the right edge is too near. */
  readonly flipped: boolean;
}

/** Space that stays free between two labels of one row. */
const gap = 8;

/**
 * Gives each label the nearest free row. Words right of their point are placed from right to left, words left of their
 * point from left to right: a pointer to a deeper row then passes beside the words above it.
 * Cost grows with the square of the number of labels, which is small.
 */
export function placeLabels(labels: readonly LabelToPlace[], available: number): PlacedLabel[] {
  const flipped = flippedOf(labels, available);
  const ordered = [
    ...labels.filter((label) => !flipped.has(label)).toSorted((a, b) => b.x - a.x),
    ...labels.filter((label) => flipped.has(label)).toSorted((a, b) => a.x - b.x),
  ];
  const placed: (PlacedLabel & { readonly right: number })[] = [];
  for (const label of ordered) {
    const wanted = flipped.has(label) ? label.x - label.width : label.x;
    const left = Math.max(0, Math.min(wanted, available - label.width));
    const right = left + label.width;
    let row = 0;
    while (placed.some((other) => other.row === row && other.left < right + gap && left < other.right + gap)) row += 1;
    placed.push({ key: label.key, left, row, flipped: flipped.has(label), right });
  }
  return placed.map(({ key, left, row, flipped: turned }) => ({ key, left, row, flipped: turned }));
}

/** Labels that turn left: the right edge is too near, or their words would lie over the pointer of one that turned. */
function flippedOf(labels: readonly LabelToPlace[], available: number): ReadonlySet<LabelToPlace> {
  const flipped = new Set<LabelToPlace>();
  for (const label of labels.toSorted((a, b) => b.x - a.x)) {
    const right = label.x + label.width;
    const covers = [...flipped].some((other) => other.x > label.x && other.x < right + gap);
    if ((right > available || covers) && label.x - label.width >= 0) flipped.add(label);
  }
  return flipped;
}

/** Width of text set in 12 px: Chinese characters are as wide as high, others a little over half. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! > 0x2e7f ? 12 : 7;
  return width;
}
