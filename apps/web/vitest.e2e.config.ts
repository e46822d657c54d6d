import { defineConfig } from "vitest/config";

/** The journeys alone: `npm run e2e -w apps/web`, after a build of the pages. */
export default defineConfig({
  test: { include: ["e2e/*.e2e.ts"], pool: "forks", maxWorkers: 1 },
});
