import { civilLimits } from "./civil-limits.ts";
import { custodyLimits } from "./custody-limits.ts";
import type { NamedLimit } from "./named-limit.ts";
import { propertyLimits } from "./property-limits.ts";
import { prosecutionLimits } from "./prosecution-limits.ts";
import { supervisionLimits } from "./supervision-limits.ts";
import { trialLimits } from "./trial-limits.ts";

/** Every limit known by name, in the order of the proceedings. */
export const namedLimits: readonly NamedLimit[] = [
  ...custodyLimits,
  ...prosecutionLimits,
  ...trialLimits,
  ...supervisionLimits,
  ...propertyLimits,
  ...civilLimits,
];
