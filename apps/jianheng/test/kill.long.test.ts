// Some forty kills in all phases of the work, at random moments. JIANHENG_SEED repeats a run, JIANHENG_KILLS lengthens it.
import { describe, expect, it } from "vitest";
import { killPhases, killRun, Random } from "./killing/kill-run.ts";

const seed = Number(process.env.JIANHENG_SEED ?? Date.now() % 1_000_000_000);
const kills = Number(process.env.JIANHENG_KILLS ?? 42);

describe.skipIf(process.platform !== "linux")("a server that is killed again and again", () => {
  it("has everything it acknowledged, and nothing half", async () => {
    process.stdout.write(`JIANHENG_SEED=${seed} JIANHENG_KILLS=${kills}\n`);
    const rounds = Array.from({ length: Math.ceil(kills / killPhases.length) }, () => killPhases).flat();
    const phases = new Random(seed).shuffled(rounds).slice(0, kills);
    const report = await killRun({ seed, phases, cases: 100, say: (line) => process.stdout.write(`${line}\n`) });
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    for (const phase of killPhases)
      expect([
        phase,
        phases.filter((one) => one === phase).length >= Math.min(2, Math.floor(kills / killPhases.length)),
      ]).toEqual([phase, true]);
    expect(Object.values(report.kills).reduce((sum, count) => sum + count, 0)).toBe(kills);
  });
});
