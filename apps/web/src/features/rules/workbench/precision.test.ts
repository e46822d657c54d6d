import type { Precision } from "@jianheng/contract";
import { expect, test } from "vitest";
import { shareOf } from "./precision.ts";

const precision = (confirmed: number, decided: number, low: number | null, high: number | null): Precision => ({
  confirmed,
  falseAlarms: 0,
  explained: 0,
  dataLag: 0,
  other: 0,
  decided,
  share: decided === 0 ? null : confirmed / decided,
  low,
  high,
});

// Newcombe 1998, table I, Wilson without correction.
test.each([
  ["some were right", precision(81, 263, 0.2553, 0.3662), { percent: 31, low: 26, high: 37 }],
  ["none was right", precision(0, 20, 0, 0.1611), { percent: 0, low: 0, high: 16 }],
  ["too few for a share", precision(9, 19, 0.2733, 0.6829), null],
  ["nothing was decided", precision(0, 0, null, null), null],
])("%s", (_, given, share) => {
  expect(shareOf(given)).toEqual(share);
});
