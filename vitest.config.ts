import { BaseSequencer, type TestSpecification } from "vitest/node";
import { defineConfig } from "vitest/config";

/** The suites that take longest on two cores, longest first: begun last, each would keep one core idle to the end. */
const longest = [
  "apps/web/e2e/journeys.e2e.ts",
  "test/offline.test.ts",
  "apps/jianheng/test/register-flows.test.ts",
  "apps/jianheng/src/modules/screening/withdraw.test.ts",
  "apps/jianheng/src/modules/screening/screening.test.ts",
  "apps/jianheng/src/modules/findings/routes.test.ts",
  "apps/jianheng/src/reading/readings.test.ts",
  "apps/jianheng/src/backup/backup.test.ts",
  "apps/jianheng/src/modules/conferences/routes.test.ts",
  "apps/jianheng/src/commands/organisation.test.ts",
  "packages/feel/test/agreement.property.test.ts",
  "packages/feel/test/sql-tables.test.ts",
  "packages/lake/src/rules/legal-functions.test.ts",
  "packages/lake/src/screening/screen.test.ts",
];

function placeOf({ moduleId }: TestSpecification): number {
  const index = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
  return index < 0 ? longest.length : index;
}

/** The short suites of the packages come last: they fill what the long ones leave. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted(
      (one, other) => rankOf(one) - rankOf(other) || placeOf(one) - placeOf(other),
    );
  }
}

/** Files of one project in a row: a worker goes on to the next file of its project with what it has imported. */
function rankOf({ project }: TestSpecification): number {
  return project.name === "product" ? 0 : 1;
}

const common = {
  // An idle machine needs seconds for the slowest; a busy one must not fail for it.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  pool: "forks",
  // The files of a worker share what they import; a third of the time would be importing it anew. What a suite changes
  // in its process (environment, working directory, timers) it puts back.
  isolate: false,
} as const;

export default defineConfig({
  test: {
    // Two cores, and one more file at work while servers start, jobs are polled for and pages settle.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...common,
          name: "packages",
          include: ["packages/*/{src,test}/**/*.test.ts", "apps/web/src/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.long.test.ts"],
        },
      },
      {
        test: {
          ...common,
          name: "product",
          globalSetup: ["apps/jianheng/test/database-global-setup.ts"],
          include: ["apps/jianheng/{src,test}/**/*.test.ts", "apps/web/e2e/**/*.e2e.ts", "test/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.long.test.ts"],
        },
      },
    ],
  },
});
