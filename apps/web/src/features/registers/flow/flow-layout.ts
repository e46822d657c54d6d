// Where the states and arrows of a flow are drawn: columns from left to right, arrows back in lanes below.
import { backArrows, columnsOf, type FlowArrow, type FlowGathered, type FlowGraph } from "./flow-graph.ts";
import { placeLabels } from "./flow-labels.ts";
import { orderedColumns, type Slot, type SlotLink } from "./flow-order.ts";

export interface FlowBox {
  readonly state: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FlowLine {
  readonly arrow: FlowArrow;
  readonly back: boolean;
  /** Points the line goes through, from the edge of the one box to the edge of the other. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Where the middle of its words is. */
  readonly label: readonly [x: number, y: number];
}

/** A short arrow from above into a box, for acts that lead there from many states. */
export interface FlowDrop {
  readonly to: string;
  readonly gathered: readonly FlowGathered[];
  readonly x: number;
  /** Where the arrow begins and ends; its words stand above. */
  readonly from: number;
  readonly until: number;
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly FlowBox[];
  readonly lines: readonly FlowLine[];
  readonly drops: readonly FlowDrop[];
}

export interface FlowSizes {
  /** Width of a state's words and of an arrow's, in pixels. */
  readonly stateWidth: (state: string) => number;
  readonly labelWidth: (arrow: FlowArrow) => number;
  /** Lines that an arrow's words take. */
  readonly labelLines: (arrow: FlowArrow) => number;
  /** Lines above a box that gathered acts lead to. */
  readonly dropLines: (gathered: readonly FlowGathered[]) => number;
  readonly dropWidth: (gathered: readonly FlowGathered[]) => number;
}

const boxHeight = 36;
const boxPadding = 12;
const lineHeight = 16;
const margin = 12;
/** Between a box and the words of an arrow, on either side. */
const labelGap = 12;
const least = { columnGap: 56, rowPitch: 64 };
const laneFirst = 28;

export function flowLayout(graph: FlowGraph, sizes: FlowSizes): FlowLayout {
  const back = backArrows(graph);
  const column = columnsOf(graph, back);
  const forward = graph.arrows.filter((arrow) => !back.has(arrow));
  const { columns, links, routes } = slotted(graph, forward, column);
  const ordered = orderedColumns(columns, links);
  const drop = dropHeight(graph, sizes);
  const pitch = Math.max(
    least.rowPitch,
    boxHeight + drop + boxPadding,
    ...forward.map((arrow) => (sizes.labelLines(arrow) + 1) * lineHeight + boxPadding),
  );
  const at = slotPlaces(ordered, links, forward, column, sizes, pitch);
  const boxes = graph.states.map((state): FlowBox => {
    const width = sizes.stateWidth(state) + 2 * boxPadding;
    const { x, y, width: columnWidth } = at.get(state) ?? { x: 0, y: 0, width };
    return { state, x: x + (columnWidth - width) / 2, y: y + drop - boxHeight / 2, width, height: boxHeight };
  });
  const box = new Map(boxes.map((one) => [one.state, one]));
  const bottom = Math.max(...boxes.map(({ y }) => y + boxHeight));
  const straight = forward.map((arrow) => forwardLine(arrow, box, routes.get(arrow) ?? [], at, drop));
  const drops = dropsOf(graph, box);
  const dropAreas = drops.map((one) => dropArea(one, sizes));
  const lines = [
    ...placeLabels(straight, [...boxes, ...dropAreas], sizes),
    ...backLines([...back], boxes, bottom, sizes),
  ];
  const xs = [
    ...[...boxes, ...dropAreas].map(({ x, width }) => x + width),
    ...lines.flatMap(({ points }) => points.map(([x]) => x)),
  ];
  const ys = [bottom, ...lines.flatMap(({ points, label }) => [label[1] + lineHeight, ...points.map(([, y]) => y)])];
  return { width: Math.max(...xs) + margin, height: Math.max(...ys) + margin, boxes, lines, drops };
}

/** Length of the short arrow into a box. */
const dropArrow = 16;

function dropHeight({ gathered }: FlowGraph, sizes: FlowSizes): number {
  if (gathered.length === 0) return 0;
  const lines = gathered.map(({ to }) => sizes.dropLines(gathered.filter((one) => one.to === to)));
  return Math.max(...lines) * lineHeight + dropArrow;
}

/** The words above a short arrow, with the arrow. */
function dropArea({ gathered, x, until }: FlowDrop, sizes: FlowSizes): Omit<FlowBox, "state"> {
  const width = sizes.dropWidth(gathered);
  const height = sizes.dropLines(gathered) * lineHeight + dropArrow;
  return { x: x - width / 2, y: until - height, width, height };
}

function dropsOf({ states, gathered }: FlowGraph, box: ReadonlyMap<string, FlowBox>): readonly FlowDrop[] {
  return states.flatMap((to): readonly FlowDrop[] => {
    const here = gathered.filter((one) => one.to === to);
    const target = box.get(to);
    if (here.length === 0 || target === undefined) return [];
    const { x, y, width } = target;
    return [{ to, gathered: here, x: x + width / 2, from: y - dropArrow, until: y }];
  });
}

/** States and the slots of long arrows, by column, with the short links between neighbours. */
function slotted(graph: FlowGraph, forward: readonly FlowArrow[], column: ReadonlyMap<string, number>) {
  const count = Math.max(...column.values()) + 1;
  const columns: Slot[][] = Array.from({ length: count }, () => []);
  for (const state of graph.states) columns[column.get(state) ?? 0]?.push({ id: state, state });
  const links: SlotLink[] = [];
  const routes = new Map<FlowArrow, readonly string[]>();
  for (const arrow of forward) {
    const passing: string[] = [];
    for (let index = (column.get(arrow.from) ?? 0) + 1; index < (column.get(arrow.to) ?? 0); index += 1) {
      const id = `${arrow.from}>${arrow.to}@${index}`;
      columns[index]?.push({ id, state: null });
      passing.push(id);
    }
    routes.set(arrow, passing);
    const stations = [arrow.from, ...passing, arrow.to];
    for (const [index, from] of stations.slice(0, -1).entries())
      links.push({ from, to: stations[index + 1] ?? arrow.to });
  }
  return { columns, links, routes };
}

interface Place {
  readonly x: number;
  /** Middle. */
  readonly y: number;
  readonly width: number;
}

function slotPlaces(
  columns: readonly (readonly Slot[])[],
  links: readonly SlotLink[],
  forward: readonly FlowArrow[],
  column: ReadonlyMap<string, number>,
  sizes: FlowSizes,
  pitch: number,
): ReadonlyMap<string, Place> {
  const heights = slotHeights(columns, links, pitch);
  const highest = Math.min(...heights.values());
  const places = new Map<string, Place>();
  let x = margin;
  for (const [index, slots] of columns.entries()) {
    const widths = slots.map(({ state }) => (state === null ? 0 : sizes.stateWidth(state) + 2 * boxPadding));
    const width = Math.max(0, ...widths);
    for (const { id } of slots)
      places.set(id, { x, y: (heights.get(id) ?? 0) - highest + margin + boxHeight / 2, width });
    const words = forward.filter((arrow) => column.get(arrow.to) === index + 1).map((arrow) => sizes.labelWidth(arrow));
    x += width + Math.max(least.columnGap, ...words.map((label) => label + 2 * labelGap));
  }
  return places;
}

/** The way that goes on longest is a straight line; what leaves it stands above or below, in the order of its column. */
function slotHeights(
  columns: readonly (readonly Slot[])[],
  links: readonly SlotLink[],
  pitch: number,
): ReadonlyMap<string, number> {
  const remaining = new Map<string, number>();
  for (const { id } of columns.toReversed().flat()) {
    const next = links.filter(({ from }) => from === id).map(({ to }) => remaining.get(to) ?? 0);
    remaining.set(id, next.length === 0 ? 0 : Math.max(...next) + 1);
  }
  const heights = new Map<string, number>();
  for (const slots of columns) {
    const longest = Math.max(...slots.map(({ id }) => remaining.get(id) ?? 0));
    const main = slots.findIndex(({ id, state }) => state !== null && remaining.get(id) === longest);
    const straight = Math.max(0, main);
    const before = links.filter(({ to }) => to === slots[straight]?.id).map(({ from }) => from);
    const nearest = before.toSorted((a, b) => (remaining.get(b) ?? 0) - (remaining.get(a) ?? 0))[0];
    const middle = heights.get(nearest ?? "") ?? 0;
    for (const [place, { id }] of slots.entries()) heights.set(id, middle + (place - straight) * pitch);
  }
  return heights;
}

function forwardLine(
  arrow: FlowArrow,
  box: ReadonlyMap<string, FlowBox>,
  passing: readonly string[],
  at: ReadonlyMap<string, Place>,
  drop: number,
): FlowLine {
  const from = box.get(arrow.from);
  const to = box.get(arrow.to);
  if (from === undefined || to === undefined) throw new Error(`an arrow without its state: ${arrow.from} ${arrow.to}`);
  const through = passing.flatMap((id) => {
    const place = at.get(id);
    return place === undefined
      ? []
      : [[place.x, place.y + drop] as const, [place.x + place.width, place.y + drop] as const];
  });
  const start = [from.x + from.width, from.y + boxHeight / 2] as const;
  const end = [to.x, to.y + boxHeight / 2] as const;
  const points = [start, ...through, end];
  // The words stand before the last box, where only arrows to it pass.
  const before = points.at(-2) ?? start;
  return { arrow, back: false, points, label: [(before[0] + end[0]) / 2, (before[1] + end[1]) / 2] };
}

/** Each arrow back in the first lane in which nothing else runs over the same stretch. */
function backLines(
  back: readonly FlowArrow[],
  boxes: readonly FlowBox[],
  bottom: number,
  sizes: FlowSizes,
): readonly FlowLine[] {
  const box = new Map(boxes.map((one) => [one.state, one]));
  const spans = back.flatMap((arrow) => {
    const from = box.get(arrow.from);
    const to = box.get(arrow.to);
    return from === undefined || to === undefined ? [] : [{ arrow, from, to }];
  });
  const widthOf = ({ from, to }: { from: FlowBox; to: FlowBox }) => Math.abs(from.x - to.x);
  const lanes: { readonly left: number; readonly right: number }[][] = [];
  const touching = new Map<string, number>();
  return spans
    .toSorted((a, b) => widthOf(a) - widthOf(b))
    .map(({ arrow, from, to }) => {
      const half = sizes.labelWidth(arrow) / 2 + labelGap;
      const down = wayDown(from, boxes, touching, "right");
      const up = wayDown(to, boxes, touching, "left");
      const [x1, x2] = [down.at(-1)?.[0] ?? from.x, up.at(-1)?.[0] ?? to.x];
      const middle = (x1 + x2) / 2;
      const left = Math.min(x1, x2, middle - half);
      const right = Math.max(x1, x2, middle + half);
      let lane = lanes.findIndex((taken) => taken.every((one) => one.right < left || right < one.left));
      if (lane === -1) lane = lanes.push([]) - 1;
      lanes[lane]?.push({ left, right });
      const y = bottom + laneFirst + lane * (lineHeight * 2 + 4);
      const points = [...down, [x1, y] as const, [x2, y] as const, ...up.toReversed()];
      return { arrow, back: true, points, label: [middle, y] as const };
    });
}

/**
 * From a box down to the lanes: out of its bottom, or, where a box stands below, out of its side and down beside the
 * column. Arrows that leave or reach the same box stand beside one another.
 */
function wayDown(
  { state, x, y, width, height }: FlowBox,
  boxes: readonly FlowBox[],
  touching: Map<string, number>,
  side: "left" | "right",
): readonly (readonly [x: number, y: number])[] {
  const before = touching.get(state) ?? 0;
  touching.set(state, before + 1);
  const middle = x + width / 2;
  const below = boxes.filter((one) => one.y > y && one.x < x + width && x < one.x + one.width);
  if (below.length === 0) return [[middle + ([0, -14, 14, -24, 24][before % 5] ?? 0), y + height]];
  const edge = side === "right" ? x + width : x;
  const column = [...below.map((one) => (side === "right" ? one.x + one.width : one.x)), edge];
  const away = 8 + (before % 3) * 6;
  const beside = side === "right" ? Math.max(...column) + away : Math.min(...column) - away;
  const level = y + height / 2 + 8 + (before % 2) * 6;
  return [
    [edge, level],
    [beside, level],
  ];
}
