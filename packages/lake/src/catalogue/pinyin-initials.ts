// 决定日期 → jdrq: exports of older systems name their columns by the first letters of the pinyin. The collation that
// comes with the engine orders characters by their commonest reading, so the first character of each letter tells the
// letters apart. A character read in several ways may come out wrong; that is good enough for a proposal, not for more.

const letters = "abcdefghjklmnopqrstwxyz";
/** The first character of each letter in the order of pinyin; i, u and v begin no syllable. */
const firstCharacters = Array.from("阿八嚓咑妸发旮哈丌咔垃妈拏噢妑七呥仨他屲夕丫帀");

const byPinyin = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

/** Letters and digits stay, other signs go; empty when nothing is left. */
export function pinyinInitials(text: string): string {
  return Array.from(text.normalize("NFKC").toLowerCase(), (character) =>
    /[a-z0-9]/.test(character) ? character : /\p{Script=Han}/u.test(character) ? initialOf(character) : "",
  ).join("");
}

function initialOf(character: string): string {
  const next = firstCharacters.findIndex((first) => byPinyin.compare(character, first) < 0);
  return next === 0 ? "" : (letters[(next < 0 ? letters.length : next) - 1] ?? "");
}
