import type { WorldContext } from "../context.ts";
import type { Expectation, ScenarioSummary } from "../types.ts";

export function plantScenarios(_context: WorldContext): {
  scenarios: readonly ScenarioSummary[];
  expectations: readonly Expectation[];
} {
  return { scenarios: [], expectations: [] };
}
