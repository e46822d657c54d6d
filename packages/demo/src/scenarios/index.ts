// All planted scenarios. Each due date is worked out by hand from the fact sheets; the reason beside it says how.
import { arrestScenarios } from "./arrest.ts";
import { cardScenarios } from "./cards.ts";
import { judgmentScenarios } from "./judgments-and-suggestions.ts";
import { measureScenarios } from "./measures.ts";
import { nonProsecutionScenarios } from "./non-prosecution.ts";
import { propertyScenarios } from "./property-and-documents.ts";
import { prosecutionScenarios } from "./prosecution.ts";
import { rightsScenarios } from "./rights.ts";
import type { Scenario } from "./scenario.ts";

export const scenarios: readonly Scenario[] = [
  ...arrestScenarios,
  ...measureScenarios,
  ...prosecutionScenarios,
  ...rightsScenarios,
  ...nonProsecutionScenarios,
  ...judgmentScenarios,
  ...propertyScenarios,
  ...cardScenarios,
];
