// How people write: white space, full-width characters, and the many signs for “nothing here”.

/** Spaces of every width, line ends, zero-width characters and byte order marks at both ends. */
export function tidy(text: string): string {
  return text.replace(/^[\s\u{200b}-\u{200f}\u{feff}]+|[\s\u{200b}-\u{200f}\u{feff}]+$/gu, "");
}

/** Full-width digits, letters and signs become ordinary ones. Text that is plain ASCII is not touched. */
export function halfWidth(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFKC");
}

const blankMarks: ReadonlySet<string> = new Set([
  "",
  "无",
  "空",
  "-",
  "--",
  "---",
  "–",
  "—",
  "——",
  "―",
  "/",
  "//",
  "\\",
  "null",
  "n/a",
]);
const longestBlankMark = 4;

/** Whether a tidied text only says that there is nothing. */
export function isBlank(tidied: string): boolean {
  if (tidied.length > longestBlankMark) return false;
  return blankMarks.has(tidied) || blankMarks.has(tidied.normalize("NFKC").toLowerCase());
}
