import { defineConfig } from "vitest/config";

// Kills, soaks and million-pair runs: minutes to hours, each with a seed that it prints.
export default defineConfig({
  test: {
    include: [
      "packages/*/{src,test}/**/*.long.test.ts",
      "apps/*/{src,test}/**/*.long.test.ts",
      "test/**/*.long.test.ts",
    ],
    globalSetup: ["apps/jianheng/test/database-global-setup.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    pool: "forks",
    maxWorkers: 1,
  },
});
