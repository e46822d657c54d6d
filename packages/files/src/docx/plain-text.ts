// Text from records on its way into XML.

/** What XML 1.0 §2.2 does not allow: controls, halves of pairs, two noncharacters. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** One line of it: forbidden characters are taken away, breaks and tabs become a space. */
export function lineOf(text: string): string {
  return linesOf(text).join(" ");
}

/** Its lines that are not empty, each without white space around it. */
export function linesOf(text: string): readonly string[] {
  return text
    .replace(forbidden, "")
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => line.replaceAll("\t", " ").trim())
    .filter((line) => line !== "");
}

/** §7.3.5.4: year in full, month and day without a leading zero. Throws for what is no day of the calendar. */
export function dateWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const known = new Date(`${date}T00:00:00Z`);
  if (year === undefined || Number.isNaN(known.getTime()) || known.toISOString().slice(0, 10) !== date) {
    throw new RangeError(`no day: ${date}`);
  }
  return `${year}年${Number(month)}月${Number(day)}日`;
}
