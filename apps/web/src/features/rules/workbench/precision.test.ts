import type { Precision } from "@jianheng/contract";
import { expect, test } from "vitest";
import { shareOf } from "./precision.ts";

const precision = (
  decided: number,
  confirmed: number,
  share: number | null,
  low: number | null,
  high: number | null,
): Precision => ({
  confirmed,
  falseAlarms: 0,
  explained: 0,
  dataLag: 0,
  other: 0,
  decided,
  share,
  low,
  high,
});

// Newcombe 1998, table I, Wilson without correction.
test.each([
  ["some were right", precision(263, 81, 81 / 263, 0.2553, 0.3662), { percent: 31, low: 26, high: 37 }],
  ["none was right", precision(20, 0, 0, 0, 0.1611), { percent: 0, low: 0, high: 16 }],
  ["too few for a share", precision(19, 9, 9 / 19, 0.2733, 0.6829), null],
  ["none of too few", precision(1, 0, 0, 0, 0.7934), null],
  ["nothing was decided", precision(0, 0, null, null, null), null],
])("%s", (_, given, share) => {
  expect(shareOf(given)).toEqual(share);
});
