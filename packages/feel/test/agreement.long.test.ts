// A million pairs of expression and row, from seeds of their own: `npm run test:long`. What is found is kept as a file in
// agreement/golden and tried in every run of the short suite from then on.
import { expect, test } from "vitest";
import { keepCase } from "./agreement/golden.ts";
import { hunt } from "./agreement/hunt.ts";

const seed = Number(process.env["JIANHENG_SEED"] ?? Date.now() % 1_000_000_000);
const wantedPairs = Number(process.env["JIANHENG_PAIRS"] ?? 1_000_000);
/** A new engine and a new generator now and then: the statements that an engine keeps do not pile up. */
const pairsPerSeed = 50_000;

test(`row evaluation and SQL agree on ${wantedPairs} pairs (JIANHENG_SEED=${seed})`, async () => {
  let [pairs, nulls] = [0, 0];
  for (let own = seed; pairs < wantedPairs; own += 1) {
    const done = await hunt(own, Math.min(pairsPerSeed, wantedPairs - pairs));
    if (done.found !== undefined) keepCase(`found-${own}`, `found by seed ${own}`, done.found);
    expect(done.found?.difference, `JIANHENG_SEED=${own}`).toBeUndefined();
    pairs += done.pairs;
    nulls += done.nulls;
    process.stdout.write(`seed ${own}: ${pairs} pairs so far, ${nulls} of them null\n`);
  }
  expect(pairs).toBeGreaterThanOrEqual(wantedPairs);
});
