// Conformance with the DMN kit, by the runner of `jianheng tck`. Known gaps are listed with their reason; one that
// starts to pass fails the test, so the list only shrinks.
import { join } from "node:path";
import { expect, test } from "vitest";
import { reportOf, runKit } from "../src/conformance/index.ts";
import { formatValue } from "../src/index.ts";
import { readKitFolder } from "./kit-folder.ts";

const data = process.env["JIANHENG_TEST_DATA"] ?? join(import.meta.dirname, "../../../../shared");
const folder = join(data, "tck", "TestCases");
const kit = readKitFolder(folder);

/** Directory and case → why it does not pass. */
const gaps: readonly (readonly [string, string])[] = [];

/** Directory and beginning of the case → why it is refused. */
const refusals: readonly (readonly [string, string])[] = [
  ["compliance-level-3/0076-feel-external-java", "calls functions of Java, which are not run"],
];

test.skipIf(kit === undefined)(
  `the conformance kit (${kit === undefined ? `absent: ${folder}` : "read"})`,
  async () => {
    const { cases, problems } = await runKit(kit ?? []);
    expect(problems).toEqual([]);
    const failed = cases.filter(({ outcome }) => outcome === "failed");
    const unlisted = failed.filter((each) => !gaps.some(([name]) => name === `${each.directory} ${each.id}`));
    expect(
      unlisted.map(({ directory, id, difference }) => {
        const { name = "", expected = null, answer = null } = difference ?? {};
        return `${directory} ${id} ${name}: ${formatValue(answer)} instead of ${formatValue(expected)}`;
      }),
    ).toEqual([]);
    const closed = gaps.filter(([name]) => !failed.some((each) => name === `${each.directory} ${each.id}`));
    expect(closed).toEqual([]);
    const refused = cases.filter(({ outcome }) => outcome === "refused");
    expect(refused.filter((each) => !refusals.some(([name]) => name === each.directory))).toEqual([]);

    const report = reportOf(cases);
    expect(report.passed / report.total).toBeGreaterThan(0.95);
    const levelTwo = Object.entries(report.byDirectory).filter(([name]) => name.startsWith("compliance-level-2/"));
    expect(levelTwo.length).toBeGreaterThan(20);
    expect(levelTwo.filter(([, { total, passed }]) => passed < total)).toEqual([]);
  },
);
