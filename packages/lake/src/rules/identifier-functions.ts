// Identifiers of persons, units and cases, over rows and over columns. Text is taken as it stands, except that
// full-width digits and brackets of a case number are read as the half-width ones.

import { FeelDate, makeDate, type FeelValue, type LibraryFunction } from "@jianheng/feel";
import { partsOfEpochDay } from "@jianheng/law";
import { asDate, asText, type LawFunction, libraryFunction, sqlOf } from "./library-function.ts";

// GB 11643-1999: eighteen characters, weights 2^(18-i) mod 11, check characters by remainder.
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = "10X98765432";
// GB 32100-2015: thirty-one characters without I, O, S, V and Z, weights 3^(i-1) mod 31.
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const idShape = /^[0-9]{17}[0-9Xx]$/;
const creditShape = new RegExp(`^[${creditAlphabet}]{18}$`);
const caseShape = /^[^[\]() \t\n\r\f]+?[受任][[(]([0-9]{4})[\])]([0-9]{6})[0-9]{5,6}号$/;

const wide = "０１２３４５６７８９〔〕［］【】（）";
const narrow = "0123456789[][][]()";

const idSql = (text: string): string => `regexp_full_match(${text}, '[0-9]{17}[0-9Xx]')`;
const idBirthSql = (text: string): string =>
  `CASE WHEN ${idSql(text)} THEN try_cast(substr(${text}, 7, 4) || '-' || substr(${text}, 11, 2) || '-' || substr(${text}, 13, 2) AS DATE) END`;

const idValid: LawFunction = {
  names: ["身份证校验", "valid identity number"],
  parameters: [{ names: ["号码", "number"], type: "string" }],
  result: "boolean",
  evaluate: ([value]) => {
    const text = asText(value);
    if (text === undefined) return null;
    const sum = idWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
    return idShape.test(text) && birthOfId(text) !== null && idChecks[sum % 11] === text[17]?.toUpperCase();
  },
  sql: (args) => {
    const text = sqlOf(args, 0);
    const sum = idWeights
      .map((weight, index) => `${weight} * (ascii(substr(${text}, ${index + 1}, 1)) - 48)`)
      .join(" + ");
    return `CASE WHEN ${idSql(text)} AND ${idBirthSql(text)} IS NOT NULL THEN substr('${idChecks}', CAST((${sum}) % 11 + 1 AS INTEGER), 1) = upper(substr(${text}, 18, 1)) WHEN ${text} IS NOT NULL THEN false END`;
  },
  docs: {
    zh: "十八位公民身份号码是否有效：形式、出生日期、校验码（GB 11643）。十五位旧号码没有校验码，为否。",
    en: "Whether a citizen's number of eighteen characters is valid: shape, date of birth and check character (GB 11643).",
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

const creditValid: LawFunction = {
  names: ["信用代码校验", "valid credit code"],
  parameters: [{ names: ["代码", "code"], type: "string" }],
  result: "boolean",
  evaluate: ([value]) => {
    const text = asText(value);
    if (text === undefined) return null;
    if (!creditShape.test(text)) return false;
    const sum = creditWeights.reduce(
      (total, weight, index) => total + weight * creditAlphabet.indexOf(text[index] ?? ""),
      0,
    );
    return creditAlphabet[(31 - (sum % 31)) % 31] === text[17];
  },
  sql: (args) => {
    const text = sqlOf(args, 0);
    const sum = creditWeights
      .map((weight, index) => `${weight} * (strpos('${creditAlphabet}', substr(${text}, ${index + 1}, 1)) - 1)`)
      .join(" + ");
    return `CASE WHEN regexp_full_match(${text}, '[${creditAlphabet}]{18}') THEN substr('${creditAlphabet}', CAST((31 - (${sum}) % 31) % 31 + 1 AS INTEGER), 1) = substr(${text}, 18, 1) WHEN ${text} IS NOT NULL THEN false END`;
  },
  docs: {
    zh: "统一社会信用代码的形式和校验码是否有效（GB 32100）。",
    en: "Whether a unified social credit code has the right shape and check character (GB 32100).",
  },
};

const narrowSql = (text: string): string => `translate(${text}, '${wide}', '${narrow}')`;
const caseSql = String.raw`'[^\[\]() \t\n\r\f]+?[受任][\[(]([0-9]{4})[\])]([0-9]{6})[0-9]{5,6}号'`;

const caseNoValid: LawFunction = {
  names: ["受案号有效", "valid case number"],
  parameters: [{ names: ["受案号", "case number"], type: "string" }],
  result: "boolean",
  evaluate: ([value]) => caseParts(value) !== undefined,
  sql: (args) => `regexp_full_match(${narrowSql(sqlOf(args, 0))}, ${caseSql})`,
  docs: {
    zh: "部门受案号的格式是否有效：单位和业务简称，受或任，[年份]，六位单位编码，五至六位序号，号。括号和数字的全角半角不论。",
    en: "Whether a case number reads: office and line of work, 受 or 任, [year], six-digit office code, five or six digits, 号. Full-width brackets and digits are accepted.",
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
    const text = narrowSql(sqlOf(args, 0));
    return `CASE WHEN regexp_full_match(${text}, ${caseSql}) THEN CAST(regexp_extract(${text}, '([0-9]{4})[\\])]', 1) AS INTEGER) END`;
  },
  docs: { zh: "部门受案号中的年份；格式无效的为空。", en: "The year of a case number; null if it is malformed." },
};

const caseNoOffice: LawFunction = {
  names: ["受案号单位编码", "office of case number"],
  parameters: [{ names: ["受案号", "case number"], type: "string" }],
  result: "string",
  evaluate: ([value]) => caseParts(value)?.[2] ?? null,
  sql: (args) => {
    const text = narrowSql(sqlOf(args, 0));
    return `CASE WHEN regexp_full_match(${text}, ${caseSql}) THEN regexp_extract(${text}, '[\\])]([0-9]{6})[0-9]{5,6}号$', 1) END`;
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
    if (born === undefined || day === undefined || day.epochDay < born.epochDay) return null;
    const [from, to] = [partsOfEpochDay(born.epochDay), partsOfEpochDay(day.epochDay)];
    const reached = to.month * 100 + to.day > from.month * 100 + from.day;
    return Math.max(to.year - from.year - (reached ? 0 : 1), 0);
  },
  sql: (args) => {
    const [born, day] = [sqlOf(args, 0), sqlOf(args, 1)];
    const place = (date: string): string => `month(${date}) * 100 + day(${date})`;
    return `CASE WHEN ${day} >= ${born} THEN greatest(year(${day}) - year(${born}) - CASE WHEN ${place(day)} > ${place(born)} THEN 0 ELSE 1 END, 0) END`;
  },
  docs: {
    zh: "某日的周岁：按公历的年、月、日计算，从周岁生日的第二日起算满。日期早于出生日期的为空。",
    en: "Full years of age on a day by the public calendar; an age is reached on the day after the birthday. Null before birth.",
  },
};

export const identifierFunctions: readonly LibraryFunction[] = [
  idValid,
  idBirth,
  idSex,
  creditValid,
  caseNoValid,
  caseNoYear,
  caseNoOffice,
  ageInYears,
].map(libraryFunction);

function birthOfId(text: string): FeelDate | null {
  return makeDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))) ?? null;
}

/** The whole number, its year and its office code; undefined if it is malformed. */
function caseParts(value: FeelValue | undefined): readonly string[] | undefined {
  const text = asText(value);
  if (text === undefined) return undefined;
  const plain = [...text].map((character) => narrow[wide.indexOf(character)] ?? character).join("");
  return caseShape.exec(plain) ?? undefined;
}
