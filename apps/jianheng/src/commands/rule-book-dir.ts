import { fileURLToPath } from "node:url";

/** The rule book that comes with the program. */
export const ruleBookDir = fileURLToPath(new URL("../../../../rules", import.meta.url));
