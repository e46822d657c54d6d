import type { CalendarYear } from "../calendar.ts";

// 全国年节及纪念日放假办法 (revised 2024-11-10) art. 2: the festivals of all citizens, without which no yearly notice is whole.
const FESTIVALS: readonly (readonly [name: string, words: RegExp])[] = [
  ["元旦", /元旦|新年|new year/iu],
  ["春节", /春节|除夕|spring festival/iu],
  ["清明节", /清明|qingming|tomb/iu],
  ["劳动节", /劳动|五一|labou?r day/iu],
  ["端午节", /端午|dragon boat/iu],
  ["中秋节", /中秋|mid-autumn/iu],
  ["国庆节", /国庆|national day/iu],
];

/** The statutory festivals of which a year has no rest day. */
export function missingFestivals({ spans }: CalendarYear): readonly string[] {
  const names = spans.filter(({ kind }) => kind === "rest").map(({ name }) => name);
  return FESTIVALS.filter(([, words]) => !names.some((name) => words.test(name))).map(([name]) => name);
}
