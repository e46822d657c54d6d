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

const apostrophe = 0x27;
const equals = 0x3d;

/** `'0123` and `="0123"`: how a text is kept from becoming a number when a spreadsheet opens it. */
export function isGuarded(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === apostrophe && guardedNumber.test(text)) || (first === equals && guardedFormula.test(text));
}

export function withoutGuard(text: string): string {
  return text.startsWith("=") ? text.trim().slice(2, -1) : text.slice(1);
}

const guardedNumber = /^'[-+\d][\d\s.,:/\-年月日]*[Xx]?\s*$/;
const guardedFormula = /^="[^"]*"\s*$/;
