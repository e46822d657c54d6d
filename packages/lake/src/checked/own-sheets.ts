// The sheets that a checked workbook carries back to the office, and by which they are known when it returns.

/** Findings and unreadable cells, one a row. */
export const findingsSheet = "检衡疑点";
/** What became of the findings of the workbook before. */
export const comparisonSheet = "检衡对比";

export function isOwnSheet(name: string): boolean {
  return name === findingsSheet || name === comparisonSheet;
}

/** Headers of the hidden columns, the same in every language. */
export const hiddenColumns = {
  kind: "jianheng:kind",
  rule: "jianheng:rule",
  revision: "jianheng:revision",
  key: "jianheng:key",
} as const;
