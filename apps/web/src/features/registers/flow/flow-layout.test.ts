import { describe, expect, test } from "vitest";
import { backArrows, columnsOf, flowGraph, type FlowGraph } from "./flow-graph.ts";
import { flowLayout } from "./flow-layout.ts";
import { crossings, orderedColumns } from "./flow-order.ts";

const graph = (start: string, states: string, ...arrows: string[]): FlowGraph => ({
  start,
  states: states.split(" "),
  gathered: [],
  arrows: arrows.map((arrow) => {
    const [from = "", to = ""] = arrow.split(">");
    return { from, to, acts: [arrow] };
  }),
});
const names = (arrows: Iterable<{ readonly from: string; readonly to: string }>) =>
  [...arrows].map(({ from, to }) => `${from}>${to}`);
const slot = (id: string) => ({ id, state: id });
const sizes = {
  stateWidth: () => 60,
  labelWidth: () => 50,
  labelLines: () => 1,
  dropLines: () => 1,
  dropWidth: () => 120,
};

describe("the graph of a flow", () => {
  test("has one arrow between two states, and none for acts that stay", () => {
    const label = { zh: "某", en: "some" };
    const act = (id: string, from: string[], to?: string) => ({ id, label, from, ...(to === undefined ? {} : { to }) });
    const states = ["draft", "sent", "closed"].map((id) => ({ id, label }));
    const definition = {
      states,
      create: { to: "draft" },
      acts: [
        act("send", ["draft"], "sent"),
        act("note", ["draft", "sent"]),
        act("close", ["draft", "sent"], "closed"),
        act("drop", ["draft"], "closed"),
      ],
    } as unknown as Parameters<typeof flowGraph>[0];
    expect(flowGraph(definition)).toEqual({
      states: ["draft", "sent", "closed"],
      start: "draft",
      gathered: [],
      arrows: [
        { from: "draft", to: "sent", acts: ["send"] },
        { from: "draft", to: "closed", acts: ["close", "drop"] },
        { from: "sent", to: "closed", acts: ["close"] },
      ],
    });
  });

  test("an act that leads from many states to one is gathered, not drawn as an arrow from each", () => {
    const label = { zh: "某", en: "some" };
    const states = ["a", "b", "c", "d", "end"].map((id) => ({ id, label }));
    const definition = {
      states,
      create: { to: "a" },
      acts: [
        { id: "go", from: ["a", "b", "c"], to: "d" },
        { id: "transfer", from: ["a", "b", "c", "d"], to: "end" },
      ],
    } as unknown as Parameters<typeof flowGraph>[0];
    const flow = flowGraph(definition);
    expect(flow.arrows.map(({ from, to }) => `${from}>${to}`)).toEqual(["a>d", "b>d", "c>d"]);
    expect(flow.gathered).toEqual([{ to: "end", act: "transfer", from: ["a", "b", "c", "d"] }]);
    expect(columnsOf(flow, backArrows(flow)).get("end")).toBe(2);
  });

  test("an arrow to a state already come through leads back, wherever its state stands in the list", () => {
    expect(names(backArrows(graph("a", "a b c", "a>b", "b>c", "c>a", "b>a")))).toEqual(["b>a", "c>a"]);
    // The end stands first in the list and is no less the end.
    expect(names(backArrows(graph("a", "end a b", "a>b", "b>end")))).toEqual([]);
  });

  test("a state stands right of every state that leads to it", () => {
    const flow = graph("a", "a b c d", "a>b", "b>c", "c>d", "a>d", "c>b");
    const columns = columnsOf(flow, backArrows(flow));
    expect([...columns]).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["d", 3],
    ]);
  });
});

describe("the order within columns", () => {
  test("is turned until nothing crosses that need not", () => {
    const columns = [
      [slot("a"), slot("b")],
      [slot("c"), slot("d")],
    ];
    const links = [
      { from: "a", to: "d" },
      { from: "b", to: "c" },
    ];
    expect(crossings(columns, links)).toBe(1);
    const ordered = orderedColumns(columns, links);
    expect(crossings(ordered, links)).toBe(0);
    expect(ordered.map((column) => column.map(({ id }) => id))).toEqual([
      ["a", "b"],
      ["d", "c"],
    ]);
  });
});

describe("the picture", () => {
  // Twelve states with a branch, two ways round and two arrows back: about the largest of the registers.
  const large = graph(
    "s1",
    "s1 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 s12",
    ..."s1>s2 s2>s3 s3>s4 s4>s5 s5>s6 s6>s7 s7>s8 s8>s9 s9>s10 s2>s11 s3>s11 s5>s12 s1>s12 s7>s10 s6>s4 s8>s3".split(
      " ",
    ),
  );
  const layout = flowLayout(large, sizes);

  test("has every state once, none over another", () => {
    expect(layout.boxes.map(({ state }) => state)).toEqual(large.states);
    for (const [index, one] of layout.boxes.entries()) {
      for (const other of layout.boxes.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart, `${one.state} ${other.state}`).toBe(true);
      }
    }
  });

  test("leads forward from the right edge of one box to the left edge of the next", () => {
    const line = layout.lines.find(({ arrow }) => arrow.from === "s1" && arrow.to === "s2");
    const box = (state: string) => layout.boxes.find((one) => one.state === state);
    expect(line?.points[0]).toEqual([(box("s1")?.x ?? 0) + 84, (box("s1")?.y ?? 0) + 18]);
    expect(line?.points.at(-1)).toEqual([box("s2")?.x, (box("s2")?.y ?? 0) + 18]);
    for (const { back, points } of layout.lines.filter((one) => !one.back)) {
      expect(back).toBe(false);
      const xs = points.map(([x]) => x);
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    }
  });

  test("leads back below everything, each arrow in a lane of its own where they overlap", () => {
    const bottom = Math.max(...layout.boxes.map(({ y, height }) => y + height));
    const lanes = layout.lines.filter(({ back }) => back).map(({ label }) => label[1]);
    expect(lanes.length).toBe(2);
    expect(Math.min(...lanes)).toBeGreaterThan(bottom);
    expect(new Set(lanes).size).toBe(2);
  });

  test("words of arrows lie over no box and over no other words", () => {
    const areas = layout.lines.map(({ label: [x, y] }) => ({ x: x - 25, y: y - 8, width: 50, height: 16 }));
    const over = (one: (typeof areas)[number], other: (typeof areas)[number]) =>
      one.x < other.x + other.width &&
      other.x < one.x + one.width &&
      one.y < other.y + other.height &&
      other.y < one.y + one.height;
    for (const [index, area] of areas.entries()) {
      expect(layout.boxes.some((box) => over(area, box))).toBe(false);
      expect(areas.slice(index + 1).some((other) => over(area, other))).toBe(false);
    }
  });

  test("leaves room above a box that gathered acts lead to", () => {
    const gathered = [{ to: "b", act: "x", from: ["a", "c", "d", "e"] }];
    const drawn = flowLayout({ ...graph("a", "a b", "a>b"), gathered }, sizes);
    const target = drawn.boxes.find(({ state }) => state === "b");
    expect(drawn.drops).toEqual([{ to: "b", gathered, x: (target?.x ?? 0) + 42, from: 28, until: 44 }]);
    expect(target?.y).toBe(44);
  });

  test("an arrow back goes round a state that stands below its own", () => {
    const drawn = flowLayout(graph("a", "a b c", "a>b", "a>c", "b>a"), sizes);
    const below = drawn.boxes.find(({ state }) => state === "c");
    const line = drawn.lines.find(({ back }) => back);
    const right = (below?.x ?? 0) + (below?.width ?? 0);
    expect(line?.points[0]?.[0]).toBe(right);
    for (const [x] of line?.points.slice(1, 3) ?? []) expect(x).toBeGreaterThan(right);
  });

  test("holds all that is drawn", () => {
    for (const { points } of layout.lines) {
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(layout.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(layout.height);
      }
    }
  });

  test("a flow of one state is one box", () => {
    const { boxes, lines } = flowLayout(graph("only", "only"), sizes);
    expect(boxes).toEqual([{ state: "only", x: 12, y: 12, width: 84, height: 36 }]);
    expect(lines).toEqual([]);
  });
});
