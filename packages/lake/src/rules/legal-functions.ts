// The functions of the law that rules may call, over one calendar: docs/formats/legal-functions.md lists them.

import type { FunctionLibrary } from "@jianheng/feel";
import type { Calendar } from "@jianheng/law";
import { identifierFunctions } from "./identifier-functions.ts";
import { logicFunctions } from "./logic-functions.ts";
import { nameFunctions } from "./name-functions.ts";
import { periodFunctions } from "./period-functions.ts";
import { referenceFunctions } from "./reference-functions.ts";

/** SQL that uses them needs the relation of `installCalendar`, made from the same calendar. */
export function legalFunctions(calendar: Calendar): FunctionLibrary {
  return {
    functions: [
      ...periodFunctions(calendar),
      ...identifierFunctions,
      ...nameFunctions,
      ...referenceFunctions,
      ...logicFunctions,
    ],
  };
}
