// The row evaluator and the SQL back end give the same value for every expression and every row.
import { describe, expect, test } from "vitest";
import { compare, createTables } from "./agreement/compare.ts";
import { goldenCases, keepCase } from "./agreement/golden.ts";
import { hunt } from "./agreement/hunt.ts";
import { openEngine } from "./engine.ts";

const seed = Number(process.env["JIANHENG_SEED"] ?? 20_240_229);
const wantedPairs = Number(process.env["JIANHENG_PAIRS"] ?? 20_000);

describe(`row evaluation and SQL agree (JIANHENG_SEED=${seed})`, () => {
  test(`${wantedPairs} pairs of expression and row`, { timeout: 240_000 }, async () => {
    const { pairs, nulls, refused, found } = await hunt(seed, wantedPairs);
    console.info(`${pairs} pairs, ${nulls} of them null; texts refused`, Object.fromEntries(refused));
    if (found !== undefined) keepCase(`found-${seed}`, `found by seed ${seed}`, found);
    expect(found?.difference).toBeUndefined();
    expect(pairs).toBeGreaterThanOrEqual(wantedPairs);
  });

  test.each(goldenCases())("no longer differ on $name: $about", async ({ input, data }) => {
    const connection = await openEngine();
    await createTables(connection, input.datasets, data);
    const compared = await compare(connection, input, data);
    // Refused is exact too: the row evaluator does it alone.
    expect(compared?.differences ?? []).toEqual([]);
  });
});

describe("a difference", () => {
  test("is found, and made as small as it goes", { timeout: 240_000 }, async () => {
    // A back end that takes ≤ for <: two cells that are equal tell.
    const { found } = await hunt(7, 20_000, (sql) => sql.replaceAll(" <= ", " < "));
    if (found === undefined) throw new Error("nothing found");
    const { input, data } = found;
    expect(input.lets).toEqual([]);
    expect(input.outputs).toHaveLength(1);
    expect(input.outputs[0]?.text.length).toBeLessThan(40);
    expect([...data.values()].flat().length).toBeLessThanOrEqual(2);
    expect(input.outputs[0]?.text).toMatch(/<=|between|\[|in/u);
  });
});
