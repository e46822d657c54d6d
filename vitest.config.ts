import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "packages/*/{src,test}/**/*.test.ts",
      "apps/*/{src,test}/**/*.test.ts",
      "apps/web/e2e/**/*.e2e.ts",
      "test/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/*.long.test.ts"],
    globalSetup: ["apps/jianheng/test/database-global-setup.ts"],
    // An idle machine needs seconds for the slowest; a busy one must not fail for it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    // Two cores: one file per worker.
    maxWorkers: 2,
  },
});
