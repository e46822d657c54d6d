import { describe, expect, it } from "vitest";
import { killRun } from "./killing/kill-run.ts";

const seed = Number(process.env.JIANHENG_SEED ?? 20250331);

describe.skipIf(process.platform !== "linux")("a server that is killed without warning", () => {
  it("has everything it acknowledged when it is started again, and nothing half", { timeout: 180_000 }, async () => {
    const report = await killRun({
      seed,
      phases: ["publish", "acting"],
      cases: 20,
      say: () => undefined,
    });
    expect(Object.values(report.kills).reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(report.deliveries).toBeGreaterThanOrEqual(2);
  });
});
