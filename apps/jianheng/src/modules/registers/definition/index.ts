// A register's definition: from YAML to something the kernel asks. See docs/formats/register.md.
export { compareDefinitions } from "./compare-definitions.ts";
export * from "./compiled-register.ts";
export { loadShippedRegisters } from "./load-shipped-registers.ts";
export { readDefinition } from "./read-definition.ts";
export { dayInWords } from "./template.ts";
