export * from "./checked-workbook.ts";
export * from "./compare.ts";
export * from "./earlier-findings.ts";
export * from "./listed.ts";
export * from "./own-sheets.ts";
export { withRowKeys } from "./problem-keys.ts";
export { signatureLost, states as comparedStates, type ComparedState } from "./words.ts";
