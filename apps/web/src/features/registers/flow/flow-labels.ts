// Where the words of an arrow stand on it, so that they lie over no other words and no box.
import type { FlowArrow } from "./flow-graph.ts";
import type { FlowLine } from "./flow-layout.ts";

interface LabelSizes {
  readonly labelWidth: (arrow: FlowArrow) => number;
  readonly labelLines: (arrow: FlowArrow) => number;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const lineHeight = 16;
/** Along a stretch of the arrow, tried in turn: the middle first. */
const tries = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const;

/** The lines with their words moved along them, where the middle of the last stretch is taken. */
export function placeLabels(
  lines: readonly FlowLine[],
  /** What no words may lie over. */
  kept: readonly Rectangle[],
  sizes: LabelSizes,
): readonly FlowLine[] {
  const taken: Rectangle[] = [...kept];
  return lines.map((line) => {
    const size = { width: sizes.labelWidth(line.arrow), height: sizes.labelLines(line.arrow) * lineHeight };
    const places = candidates(line).map((label) => ({ label, area: around(label, size) }));
    const free = places.find(({ area }) => !taken.some((other) => overlap(area, other))) ?? places[0];
    if (free === undefined) return line;
    taken.push(free.area);
    return { ...line, label: free.label };
  });
}

/** Points on the arrow, from its last stretch to its first. */
function candidates({ points }: FlowLine): readonly (readonly [number, number])[] {
  const stretches = points.slice(0, -1).map((from, index) => [from, points[index + 1] ?? from] as const);
  return stretches.toReversed().flatMap(([from, to]) => tries.map((part) => pointOn(from, to, part)));
}

/** On the bend between two points, as it is drawn: level at both ends. */
function pointOn(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  part: number,
): readonly [number, number] {
  const rest = 1 - part;
  const middle = (x1 + x2) / 2;
  const x = rest ** 3 * x1 + 3 * rest ** 2 * part * middle + 3 * rest * part ** 2 * middle + part ** 3 * x2;
  return [x, y1 + (y2 - y1) * (3 * part ** 2 - 2 * part ** 3)];
}

function around([x, y]: readonly [number, number], { width, height }: Pick<Rectangle, "width" | "height">): Rectangle {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
