// Some forty kills in all phases of the work, at random moments. JIANHENG_SEED gives the same phases, ways and moments
// again (the machine's own pace remains), JIANHENG_KILLS lengthens the run, JIANHENG_PHASE stays in one phase.
import { describe, expect, it } from "vitest";
import { killPhases, killRun, Random } from "./killing/kill-run.ts";

const seed = Number(process.env.JIANHENG_SEED ?? Date.now() % 1_000_000_000);
const only = killPhases.find((phase) => phase === process.env.JIANHENG_PHASE);
const within = only === undefined ? killPhases : [only];
const kills = Number(process.env.JIANHENG_KILLS ?? 42);

describe.skipIf(process.platform !== "linux")("a server that is killed again and again", () => {
  it("has everything it acknowledged, and nothing half", async () => {
    process.stdout.write(`JIANHENG_SEED=${seed} JIANHENG_KILLS=${kills}\n`);
    const rounds = Array.from({ length: Math.ceil(kills / within.length) }, () => within).flat();
    const phases = new Random(seed).shuffled(rounds).slice(0, kills);
    const report = await killRun({ seed, phases, cases: 100, say: (line) => process.stdout.write(`${line}\n`) });
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    // At least two kills in every phase, unless the run is a short one.
    if (kills >= 42)
      for (const phase of within) expect(phases.filter((one) => one === phase).length).toBeGreaterThanOrEqual(2);
    expect(Object.values(report.kills).reduce((sum, count) => sum + count, 0)).toBe(kills);
  });
});
