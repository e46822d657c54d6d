// The rule workbench: texts checked and tried before they are in force, how often each rule was right, what no rule
// watches. Revisions and quarantines are registers of the kernel; here is what they do to the book.
export { workbenchHooks } from "./hooks.ts";
export { quarantineWrong } from "./quarantine.ts";
export { refreshOwnRules } from "./own-rules.ts";
