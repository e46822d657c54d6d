import { expect, test } from "vitest";
import { chargeFigures, generateWorld, publishedFigures, publishedRates, type Row } from "../src/index.ts";
import { hasTestData, readTestData, suspectKey } from "./world.ts";

const { rows, scenarios } = generateWorld({ seed: "rates", cases: 12_000 });
const plantedCases = new Set(scenarios.flatMap((scenario) => scenario.caseNos));
const own = (list: readonly Row[]) => list.filter((row) => !plantedCases.has(String(row["legalCaseNo"])));
const share = (list: readonly Row[], is: (row: Row) => boolean) => list.filter(is).length / list.length;

const suspects = new Map(rows.suspects.map((row) => [suspectKey(row), row]));
const reviewed = own(rows.prosecutionReviews).filter((row) => row["decision"] !== undefined);
const indicted = reviewed.filter((row) => row["decision"] === "起诉");
const pleads = (row: Row) => suspects.get(suspectKey(row))?.["pleadsGuilty"] === true;

function expectNear(measured: number, published: number, tolerance: number): void {
  expect(Math.abs(measured - published), `${measured.toFixed(3)} against ${published.toFixed(3)}`).toBeLessThan(
    tolerance,
  );
}

test("share of suspects not arrested", () => {
  const decided = own(rows.arrestReviews).filter((row) => row["decision"] !== undefined);
  expectNear(
    share(decided, (row) => row["decision"] === "不批准逮捕"),
    publishedRates.notArrested,
    0.03,
  );
});

test("share of suspects not prosecuted", () => {
  expectNear(
    share(reviewed, (row) => row["decision"] !== "起诉"),
    publishedRates.notProsecuted,
    0.025,
  );
});

test("arrest reviews for each prosecution review", () => {
  expectNear(
    own(rows.arrestReviews).length / own(rows.prosecutionReviews).length,
    publishedRates.arrestToProsecution,
    0.05,
  );
});

test("plea, determinate suggestions, adoption: above what was published as a lower bound", () => {
  expect(share(reviewed, pleads)).toBeGreaterThan(publishedFigures.pleaRate.value / 100);
  expect(share(reviewed, pleads)).toBeLessThan(0.92);
  expect(
    share(
      indicted.filter((row) => row["sentenceKind"] !== undefined),
      (row) => row["sentenceKind"] === "确定刑",
    ),
  ).toBeGreaterThan(publishedFigures.determinateRate.value / 100);
  expect(
    share(
      own(rows.judgments).filter((row) => row["adopted"] !== undefined),
      (row) => row["adopted"] === true,
    ),
  ).toBeGreaterThan(publishedFigures.adoptionRate.value / 100);
});

test("expedited and summary procedure among those who plead guilty", () => {
  expectNear(
    share(indicted.filter(pleads), (row) => row["procedure"] !== "普通"),
    publishedFigures.simplifiedRate.value / 100,
    0.05,
  );
});

test("administrative cases among public-interest cases", () => {
  expectNear(
    share(
      own(rows.cases).filter((row) => String(row["caseType"]).endsWith("公益诉讼")),
      (row) => row["caseType"] === "行政公益诉讼",
    ),
    publishedFigures.administrativeShare.value / 100,
    0.04,
  );
});

test("charges of those indicted", () => {
  for (const { charge, persons, ofPersons } of chargeFigures) {
    expectNear(
      share(indicted, (row) => suspects.get(suspectKey(row))?.["chargeTransferred"] === charge),
      persons / ofPersons,
      0.022,
    );
  }
});

test.skipIf(!hasTestData)("every figure stands in the published statistics (needs JIANHENG_TEST_DATA)", () => {
  const lines = readTestData("data/published-statistics.csv").split("\n");
  const has = (value: number, name: string, source: string) =>
    lines.some((line) => line.includes(`,${name},${value},`) && line.includes(source));
  for (const figure of Object.values(publishedFigures)) {
    expect(has(figure.value, figure.indicator, figure.source), `${figure.period} ${figure.indicator}`).toBe(true);
  }
  for (const figure of chargeFigures)
    expect(has(figure.persons, figure.charge, figure.source), figure.charge).toBe(true);
});
