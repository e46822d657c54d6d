import { expect, test } from "vitest";
import { placeLabels } from "./flow-labels.ts";
import type { FlowLine } from "./flow-layout.ts";

const line = (from: string, to: string, ...points: (readonly [number, number])[]): FlowLine => ({
  arrow: { from, to, acts: ["act"] },
  back: false,
  points,
  label: [0, 0],
});
const sizes = { labelWidth: () => 20, labelLines: () => 1 };

test("words stand in the middle, and beside it where other words or a box stand there", () => {
  const straight = [line("a", "b", [0, 0], [200, 0]), line("c", "d", [0, 0], [200, 0])];
  const [first, second] = placeLabels(straight, [], sizes).map(({ label }) => label);
  expect(first).toEqual([100, 0]);
  // At 0.4 of the bend, 43.2 + 28.8 + 12.8 = 84.8, the words would still touch; at 0.3, 44.1 + 18.9 + 5.4 = 68.4, not.
  expect(second?.[0]).toBeCloseTo(68.4, 5);
  expect(second?.[1]).toBe(0);
});

test("words leave the last stretch for an earlier one when that is full", () => {
  const [placed] = placeLabels(
    [line("a", "b", [0, 0], [100, 0], [160, 0])],
    [{ x: 100, y: -8, width: 60, height: 16 }],
    sizes,
  );
  expect(placed?.label).toEqual([50, 0]);
});
