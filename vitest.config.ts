import { BaseSequencer, type TestSpecification } from "vitest/node";
import { defineConfig } from "vitest/config";

/** The suites that take longest on two cores, longest first: begun last, each would keep one core idle to the end. */
const longest = [
  "apps/web/e2e/journeys.e2e.ts",
  "test/offline.test.ts",
  "apps/jianheng/test/kill.test.ts",
  "apps/jianheng/src/modules/screening/withdraw.test.ts",
  "apps/jianheng/src/modules/screening/screening.test.ts",
  "apps/jianheng/src/backup/backup.test.ts",
  "apps/jianheng/src/commands/organisation.test.ts",
];

function placeOf({ moduleId }: TestSpecification): number {
  const index = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
  return index < 0 ? longest.length : index;
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

const common = {
  // An idle machine needs seconds for the slowest; a busy one must not fail for it.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  pool: "forks",
} as const;

export default defineConfig({
  test: {
    // Two cores: one file per worker.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Suites that need no server share what they import; a third of their time would be importing it anew.
        test: {
          ...common,
          name: "packages",
          isolate: false,
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
