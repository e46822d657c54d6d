// Identifiers of persons, units and cases, over rows and over columns. Text is taken in half width (a rule says 半角()
// first where an export may hold full width); of a case number the brackets may be of any kind.

import { type FeelDate, makeDate, type FeelValue, type LibraryFunction } from "@jianheng/feel";
import {
  ageReached,
  citizenIdCheck,
  citizenIdTo18,
  creditCodeCheck,
  dateOfEpochDay,
  organisationCodeCheck,
} from "@jianheng/law";
import { quoteText } from "../duckdb/quote.ts";
import { asDate, asText, type LawFunction, libraryFunction, sqlOf } from "./library-function.ts";

// GB 11643: eighteen characters, check characters by the remainder of the weighted sum. The weights are repeated here for
// SQL; the row side asks packages/law.
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = "10X98765432";
const oldestAge = 130;
// GB 32100: no I, O, S, V and Z. GB 11714 inside it: characters 9 to 16, check in 17.
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const idShape = /^[0-9]{17}[0-9Xx]$/;
const creditPattern = `[${creditAlphabet}]{2}[0-9]{6}[${creditAlphabet}]{10}`;
const creditShape = new RegExp(`^${creditPattern}$`);
const opening = "[(〔【（［";
const closing = String.raw`\])〕】）］`;
const casePattern = String.raw`[^[\]()〔〕【】（）［］ \t\n\r\f]+?[受任][${opening}]([0-9]{4})[${closing}]([0-9]{6})[0-9]{5,6}号`;
const caseShape = new RegExp(`^${casePattern}$`);

// U+FF01 to U+FF5E are the printable ASCII characters in full width, U+3000 is the blank.
const fullWidth = `${String.fromCodePoint(...Array.from({ length: 94 }, (_, index) => 0xff01 + index))}\u3000`;
const halfWidth = `${String.fromCodePoint(...Array.from({ length: 94 }, (_, index) => 0x21 + index))} `;

// Text of as many bytes as characters is ASCII and stays as it is.
const halfWidthSql = (text: string): string =>
  `CASE WHEN strlen(${text}) = length(${text}) THEN ${text} ELSE translate(${text}, ${quoteText(fullWidth)}, ${quoteText(halfWidth)}) END`;
const idSql = (text: string): string => `regexp_full_match(${text}, '[0-9]{17}[0-9Xx]')`;
const idBirthSql = (text: string): string =>
  `CASE WHEN ${idSql(text)} THEN try_cast(substr(${text}, 7, 4) || '-' || substr(${text}, 11, 2) || '-' || substr(${text}, 13, 2) AS DATE) END`;
// The old number lacks the two digits of the century, which stand in places 7 and 8 and are 1 and 9.
const id18Sql = (text: string): string => {
  const digit = (place: number): string => `(ascii(substr(${text}, ${place}, 1)) - 48)`;
  const terms = idWeights.map((weight, index) => {
    if (index === 6) return String(weight);
    if (index === 7) return String(weight * 9);
    return `${weight} * ${digit(index < 6 ? index + 1 : index - 1)}`;
  });
  const check = `substr('${idChecks}', CAST((${terms.join(" + ")}) % 11 + 1 AS INTEGER), 1)`;
  const birth = `try_cast('19' || substr(${text}, 7, 2) || '-' || substr(${text}, 9, 2) || '-' || substr(${text}, 11, 2) AS DATE)`;
  return `CASE WHEN ${idSql(text)} THEN upper(${text}) WHEN regexp_full_match(${text}, '[0-9]{15}') AND ${birth} IS NOT NULL THEN substr(${text}, 1, 6) || '19' || substr(${text}, 7) || ${check} END`;
};
const ageSql = (born: string, day: string): string =>
  `CASE WHEN ${day} >= ${born} THEN greatest(year(${day}) - year(${born}) - CASE WHEN ${dayOfYearSql(day)} > ${dayOfYearSql(born)} THEN 0 ELSE 1 END, 0) END`;
const dayOfYearSql = (date: string): string => `month(${date}) * 100 + day(${date})`;

const idValid: LawFunction = {
  names: ["身份证校验", "valid identity number"],
  parameters: [{ names: ["号码", "number"], type: "string" }],
  result: "boolean",
  evaluate: ([value], { today }) => {
    const text = asText(value);
    if (text === undefined) return null;
    if (!idShape.test(text)) return false;
    const born = birthOfId(text);
    const age = born === null ? null : ageOn(born, today);
    return age !== null && age <= oldestAge && citizenIdCheck(text.slice(0, 17)) === text.slice(17).toUpperCase();
  },
  sql: (args, builder) => {
    const text = sqlOf(args, 0);
    const sum = idWeights
      .map((weight, index) => `${weight} * (ascii(substr(${text}, ${index + 1}, 1)) - 48)`)
      .join(" + ");
    const check = `substr('${idChecks}', CAST((${sum}) % 11 + 1 AS INTEGER), 1) = upper(substr(${text}, 18, 1))`;
    const age = ageSql(idBirthSql(text), builder.today().sql);
    return `CASE WHEN ${idSql(text)} THEN coalesce(${age} <= ${oldestAge}, false) AND ${check} WHEN ${text} IS NOT NULL THEN false END`;
  },
  docs: {
    zh: "十八位公民身份号码是否有效：形式、出生日期（真实存在，不晚于数据日，不超过130岁）、校验码（GB 11643）。十五位旧号码没有校验码，为否。",
    en: "Whether a citizen's number of eighteen characters is valid: shape, date of birth (a real day, not after the data date, age at most 130) and check character (GB 11643). An old number of fifteen digits has none and is false.",
  },
};

const narrowed: LawFunction = {
  names: ["半角", "half width"],
  parameters: [{ names: ["文字", "text"], type: "string" }],
  result: "string",
  evaluate: ([value]) => {
    const text = asText(value);
    return text === undefined ? null : toHalfWidth(text);
  },
  sql: (args) => halfWidthSql(sqlOf(args, 0)),
  docs: {
    zh: "把全角的数字、字母、标点和空格变为半角。",
    en: "Full-width digits, letters, punctuation and blanks as half-width ones.",
  },
};

const idBirth: LawFunction = {
  names: ["身份证出生日期", "birth date of identity number"],
  parameters: [{ names: ["号码", "number"], type: "string" }],
  result: "date",
  evaluate: ([value]) => {
    const text = asText(value);
    return text !== undefined && idShape.test(text) ? birthOfId(text) : null;
  },
  sql: (args) => idBirthSql(sqlOf(args, 0)),
  docs: {
    zh: "十八位公民身份号码第七至十四位表示的日期，不论校验码是否正确；没有这一天的为空。",
    en: "The date in characters 7 to 14 of a number of eighteen characters, whatever its check character; null if there is no such day.",
  },
};

const idSex: LawFunction = {
  names: ["身份证性别", "sex of identity number"],
  parameters: [{ names: ["号码", "number"], type: "string" }],
  result: "string",
  evaluate: ([value]) => {
    const text = asText(value);
    return text !== undefined && idShape.test(text) ? (Number(text[16]) % 2 === 1 ? "男" : "女") : null;
  },
  sql: (args) => {
    const text = sqlOf(args, 0);
    return `CASE WHEN ${idSql(text)} THEN CASE WHEN substr(${text}, 17, 1) IN ('1', '3', '5', '7', '9') THEN '男' ELSE '女' END END`;
  },
  docs: {
    zh: "十八位公民身份号码第十七位：奇数为男，偶数为女。",
    en: "The seventeenth character of a number of eighteen: odd is 男, even is 女.",
  },
};

const id18: LawFunction = {
  names: ["身份证十八位", "identity number of eighteen"],
  parameters: [{ names: ["号码", "number"], type: "string" }],
  result: "string",
  evaluate: ([value]) => eighteenOf(value),
  sql: (args) => id18Sql(sqlOf(args, 0)),
  docs: {
    zh: "公民身份号码的十八位写法：十五位的补“19”和校验码（GB 11643），十八位的末位x改为大写；其他的，以及出生日期不存在的旧号码，为空。不核对校验码。",
    en: "An identity number in eighteen characters: of fifteen digits 19 is put in and the check character added (GB 11643), a final x is written large; null for anything else, and for an old number whose day of birth does not exist. The check character is not tested.",
  },
};

const sameId: LawFunction = {
  names: ["同一身份证", "same identity number"],
  parameters: [
    { names: ["号码", "number"], type: "string" },
    { names: ["另一号码", "other"], type: "string" },
  ],
  result: "boolean",
  evaluate: ([one, other]) => {
    const [a, b] = [eighteenOf(one), eighteenOf(other)];
    return a === null || b === null ? null : a === b;
  },
  sql: (args) => `(${id18Sql(sqlOf(args, 0))}) = (${id18Sql(sqlOf(args, 1))})`,
  docs: {
    zh: "两个公民身份号码是否为同一人：十五位的先补成十八位，不分大小写。有一个不是身份号码的为空。",
    en: "Whether two identity numbers are those of one person: old ones are brought to eighteen characters first, and the case of x does not matter. Null if one of them is no such number.",
  },
};

const creditValid: LawFunction = {
  names: ["信用代码校验", "valid credit code"],
  parameters: [{ names: ["代码", "code"], type: "string" }],
  result: "boolean",
  evaluate: ([value]) => {
    const text = asText(value);
    if (text === undefined) return null;
    return (
      creditShape.test(text) &&
      organisationCodeCheck(text.slice(8, 16)) === text[16] &&
      creditCodeCheck(text.slice(0, 17)) === text[17]
    );
  },
  sql: (args) => {
    const text = sqlOf(args, 0);
    const at = (place: number): string => `substr(${text}, ${place}, 1)`;
    const sum = creditWeights
      .map((weight, index) => `${weight} * (strpos('${creditAlphabet}', ${at(index + 1)}) - 1)`)
      .join(" + ");
    const body = organisationWeights
      .map(
        (weight, index) =>
          `${weight} * (ascii(${at(index + 9)}) - CASE WHEN ${at(index + 9)} <= '9' THEN 48 ELSE 55 END)`,
      )
      .join(" + ");
    const inner = `substr('0X987654321', CAST((${body}) % 11 + 1 AS INTEGER), 1) = ${at(17)}`;
    const outer = `substr('${creditAlphabet}', CAST((31 - (${sum}) % 31) % 31 + 1 AS INTEGER), 1) = ${at(18)}`;
    return `CASE WHEN regexp_full_match(${text}, '${creditPattern}') THEN ${inner} AND ${outer} WHEN ${text} IS NOT NULL THEN false END`;
  },
  docs: {
    zh: "统一社会信用代码的形式、组织机构代码校验码和总校验码是否有效（GB 32100、GB 11714）。",
    en: "Whether a unified social credit code has the right shape and both check characters (GB 32100, GB 11714).",
  },
};

const caseSql = `'${casePattern.replace("[^[", String.raw`[^\[`).replace(`[${opening}]`, String.raw`[\[(〔【（［]`)}'`;

const caseNoValid: LawFunction = {
  names: ["受案号有效", "valid case number"],
  parameters: [{ names: ["受案号", "case number"], type: "string" }],
  result: "boolean",
  evaluate: ([value]) => caseParts(value) !== undefined,
  sql: (args) => `regexp_full_match(${sqlOf(args, 0)}, ${caseSql})`,
  docs: {
    zh: "部门受案号的格式是否有效：单位和业务简称，受或任，[年份]，六位单位编码，五至六位序号，号。括号的种类不论。",
    en: "Whether a case number reads: office and line of work, 受 or 任, [year], six-digit office code, five or six digits, 号. Brackets of any kind are accepted.",
  },
};

const caseNoYear: LawFunction = {
  names: ["受案号年份", "year of case number"],
  parameters: [{ names: ["受案号", "case number"], type: "string" }],
  result: "number",
  digits: { precision: 4, scale: 0 },
  evaluate: ([value]) => {
    const year = caseParts(value)?.[1];
    return year === undefined ? null : Number(year);
  },
  sql: (args) => {
    const text = sqlOf(args, 0);
    return `CASE WHEN regexp_full_match(${text}, ${caseSql}) THEN CAST(regexp_extract(${text}, ${caseSql}, 1) AS INTEGER) END`;
  },
  docs: { zh: "部门受案号中的年份；格式无效的为空。", en: "The year of a case number; null if it is malformed." },
};

const caseNoOffice: LawFunction = {
  names: ["受案号单位编码", "office of case number"],
  parameters: [{ names: ["受案号", "case number"], type: "string" }],
  result: "string",
  evaluate: ([value]) => caseParts(value)?.[2] ?? null,
  sql: (args) => {
    const text = sqlOf(args, 0);
    return `CASE WHEN regexp_full_match(${text}, ${caseSql}) THEN regexp_extract(${text}, ${caseSql}, 2) END`;
  },
  docs: {
    zh: "部门受案号中的六位单位编码；格式无效的为空。",
    en: "The six-digit office code of a case number; null if it is malformed.",
  },
};

const ageInYears: LawFunction = {
  names: ["周岁", "age in years"],
  parameters: [
    { names: ["出生日期", "birth"], type: "date" },
    { names: ["日期", "on"], type: "date" },
  ],
  result: "number",
  digits: { precision: 5, scale: 0 },
  evaluate: ([birth, on]) => {
    const [born, day] = [asDate(birth), asDate(on)];
    return born === undefined || day === undefined ? null : ageOn(born, day);
  },
  sql: (args) => ageSql(sqlOf(args, 0), sqlOf(args, 1)),
  docs: {
    zh: "某日的周岁：按公历的年、月、日计算，从周岁生日的第二日起算满。日期早于出生日期的为空。",
    en: "Full years of age on a day by the public calendar; an age is reached on the day after the birthday. Null before birth.",
  },
};

export const identifierFunctions: readonly LibraryFunction[] = [
  narrowed,
  idValid,
  idBirth,
  idSex,
  id18,
  sameId,
  creditValid,
  caseNoValid,
  caseNoYear,
  caseNoOffice,
  ageInYears,
].map(libraryFunction);

function toHalfWidth(text: string): string {
  return text.replaceAll(
    /[\uff01-\uff5e\u3000]/gu,
    (character) => halfWidth[fullWidth.indexOf(character)] ?? character,
  );
}

// Only ASCII digits, as the other functions of identity numbers take them: a rule says 半角() first.
function eighteenOf(value: FeelValue | undefined): string | null {
  const text = asText(value);
  return text !== undefined && /^(?:[0-9]{15}|[0-9]{17}[0-9Xx])$/.test(text) ? (citizenIdTo18(text) ?? null) : null;
}

function birthOfId(text: string): FeelDate | null {
  return makeDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))) ?? null;
}

function ageOn(born: FeelDate, day: FeelDate): number | null {
  if (day.epochDay < born.epochDay) return null;
  return ageReached(dateOfEpochDay(born.epochDay), dateOfEpochDay(day.epochDay));
}

/** The whole number, its year and its office code; undefined if it is malformed. */
function caseParts(value: FeelValue | undefined): readonly string[] | undefined {
  const text = asText(value);
  if (text === undefined) return undefined;
  return caseShape.exec(text) ?? undefined;
}
