// Names of persons as exports carry them, whole or masked: 张某某, 张×, 张*三. A masked name may be that of a person whose
// whole name is known; it is never evidence that they differ.

import type { LibraryFunction } from "@jianheng/feel";
import { quoteText } from "../duckdb/quote.ts";
import { asText, type LawFunction, libraryFunction, sqlOf } from "./library-function.ts";

/** Signs that stand for left-out characters; a question mark is what an export makes of a rare one. */
const masks = "某*＊×✕○〇□■●?？";
/** What tells two masked names of one paper apart (张某甲, 张某2) and says nothing about the name. */
const marks = "甲乙丙丁戊己庚辛壬癸0-9０-９";
/** Blanks, dots between the parts of a name and signs of writing; `*` and `?` are masks. */
const leftOut = String.raw`[\x00-\x20!-)+-/:->@\[-\x60{-~\xA0·•・．。、，\x{2028}\x{2029}\x{3000}]`;
const crossOut = "[Xx]+";
const chinese = String.raw`[\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}]`;
const maskRun = `[${masks}]+(?:[${marks}]+$)?`;
/** Holds the place of a run of masks while the other characters are treated; it is itself left out of names. */
const placeholder = "#";

// One notation for both engines: `\x{…}` of RE2 is `\u{…}` in JavaScript.
const asJs = (pattern: string): RegExp => new RegExp(pattern.replaceAll(String.raw`\x{`, String.raw`\u{`), "gu");
const [leftOutJs, crossOutJs, chineseJs, maskRunJs] = [leftOut, crossOut, chinese, maskRun].map(asJs) as [
  RegExp,
  RegExp,
  RegExp,
  RegExp,
];

const compatible: LawFunction = {
  names: ["姓名相容", "names compatible"],
  parameters: [
    { names: ["甲", "one"], type: "string" },
    { names: ["乙", "other"], type: "string" },
  ],
  result: "boolean",
  evaluate: ([first, second]) => {
    const [one, other] = [asText(first), asText(second)];
    if (one === undefined || other === undefined) return null;
    const [left, right] = [bareName(one), bareName(other)];
    if (left === "" || right === "") return null;
    return left === right || patternOf(left).test(right) || patternOf(right).test(left);
  },
  sql: (args) => {
    const [one, other] = [bareNameSql(sqlOf(args, 0)), bareNameSql(sqlOf(args, 1))];
    return (
      `CASE WHEN ${one} = '' OR ${other} = '' THEN NULL WHEN ${one} = ${other} THEN true ` +
      `WHEN ${one} IS NOT NULL AND ${other} IS NOT NULL THEN ${fitsSql(other, one)} OR ${fitsSql(one, other)} END`
    );
  },
  docs: {
    zh: "两个姓名是否可能是同一人：相同，或者其中被隐去的字（某、×、*、○、□、?，中文姓名中的 X）可以补成另一个。一串隐去的字可代一个或者多个字，其后的甲、乙、1、2 等只用来区分同案的人，不作比较；空格和间隔号不计。没有隐去的两个不同姓名为否；任何一方没有文字的为空。",
    en: "Whether two names may be one person's: they are the same, or what is masked in one (某, ×, *, ○, □, ?, and X in a Chinese name) can be filled to give the other. A run of masks stands for one or more characters; a mark behind it (甲, 乙, 1, 2) only tells apart people of one paper and is not compared; blanks and dots do not count. Two different whole names give false; null where one holds no character.",
  },
};

export const nameFunctions: readonly LibraryFunction[] = [compatible].map(libraryFunction);

function bareName(text: string): string {
  const bare = text.replaceAll(leftOutJs, "");
  chineseJs.lastIndex = 0;
  return chineseJs.test(bare) ? bare.replaceAll(crossOutJs, "*") : bare;
}

function bareNameSql(text: string): string {
  const bare = `regexp_replace(${text}, ${quoteText(leftOut)}, '', 'g')`;
  return `CASE WHEN regexp_matches(${bare}, ${quoteText(chinese)}) THEN regexp_replace(${bare}, ${quoteText(crossOut)}, '*', 'g') ELSE ${bare} END`;
}

/** Every character stands for itself or for a mask in the other name. */
function patternOf(name: string): RegExp {
  const body = name
    .replaceAll(maskRunJs, placeholder)
    .replaceAll(/[^#]/gu, (character) => `[${character}${masks}]`)
    .replaceAll(placeholder, ".+");
  return new RegExp(`^${body}$`, "u");
}

function fitsSql(name: string, pattern: string): string {
  const held = `regexp_replace(${pattern}, ${quoteText(maskRun)}, '${placeholder}', 'g')`;
  const classes = `regexp_replace(${held}, '([^${placeholder}])', ${quoteText(String.raw`[\1${masks}]`)}, 'g')`;
  return `regexp_full_match(${name}, replace(${classes}, '${placeholder}', '.+'))`;
}
