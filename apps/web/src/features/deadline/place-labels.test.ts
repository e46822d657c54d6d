import { describe, expect, test } from "vitest";
import { placeLabels, textWidth } from "./place-labels.ts";

describe("labels under a strip", () => {
  test("labels with room stay in the first row, right of their points", () => {
    const placed = placeLabels(
      [
        { key: "a", x: 0, width: 50 },
        { key: "b", x: 100, width: 50 },
      ],
      300,
    );
    expect(placed.toSorted((a, b) => a.left - b.left)).toEqual([
      { key: "a", left: 0, row: 0, flipped: false },
      { key: "b", left: 100, row: 0, flipped: false },
    ]);
  });

  test("of two that would overlap, the left one goes deeper", () => {
    const placed = placeLabels(
      [
        { key: "left", x: 90, width: 50 },
        { key: "right", x: 100, width: 50 },
      ],
      300,
    );
    expect(placed.find(({ key }) => key === "right")?.row).toBe(0);
    expect(placed.find(({ key }) => key === "left")?.row).toBe(1);
  });

  test("near the right edge the words stand left of their point", () => {
    expect(placeLabels([{ key: "a", x: 290, width: 50 }], 300)).toEqual([
      { key: "a", left: 240, row: 0, flipped: true },
    ]);
  });

  test("a neighbour whose words would lie over a turned pointer turns too", () => {
    const placed = placeLabels(
      [
        { key: "warning", x: 230, width: 60 },
        { key: "due", x: 270, width: 80 },
      ],
      300,
    );
    expect(placed.map(({ key, flipped, row }) => [key, flipped, row])).toEqual([
      ["warning", true, 0],
      ["due", true, 1],
    ]);
  });

  test("words wider than the strip begin at its edge", () => {
    expect(placeLabels([{ key: "a", x: 20, width: 400 }], 300)[0]?.left).toBe(0);
  });

  test("no two labels of a row overlap, wherever six marks lie", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const labels = Array.from({ length: 6 }, (_, index) => ({
        key: String(index),
        x: (seed * 7919 * (index + 3)) % 700,
        width: 60 + ((seed * 31 * (index + 1)) % 120),
      }));
      const placed = placeLabels(labels, 700);
      for (const one of placed) {
        const width = labels.find(({ key }) => key === one.key)?.width ?? 0;
        expect(one.left).toBeGreaterThanOrEqual(0);
        expect(one.left + width).toBeLessThanOrEqual(700);
        for (const other of placed) {
          if (other.key <= one.key || other.row !== one.row) continue;
          const otherWidth = labels.find(({ key }) => key === other.key)?.width ?? 0;
          expect(one.left >= other.left + otherWidth || other.left >= one.left + width, `seed ${seed}`).toBe(true);
        }
      }
    }
  });

  test("a Chinese character is as wide as it is high", () => {
    expect(textWidth("到期日")).toBe(36);
    expect(textWidth("2026")).toBe(28);
  });
});
