import type { CaseResult } from "./run-kit.ts";

export interface Count {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly refused: number;
}

export interface KitReport extends Count {
  readonly byDirectory: Readonly<Record<string, Count>>;
}

/** Counts cases, in total and per directory in the order of their names. */
export function reportOf(results: readonly CaseResult[]): KitReport {
  const directories = [...new Set(results.map(({ directory }) => directory))].sort();
  return {
    ...count(results),
    byDirectory: Object.fromEntries(
      directories.map((directory) => [directory, count(results.filter((each) => each.directory === directory))]),
    ),
  };
}

function count(results: readonly CaseResult[]): Count {
  const having = (outcome: CaseResult["outcome"]) => results.filter((each) => each.outcome === outcome).length;
  return { total: results.length, passed: having("passed"), failed: having("failed"), refused: having("refused") };
}
