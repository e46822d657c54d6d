import type { BilingualText } from "./result.ts";

/** Short names of the instruments this package cites. */
export type LawKey = keyof typeof laws;

interface Law {
  readonly name: BilingualText;
  /** The whole official title, as in a table of statutes. */
  readonly title: string;
  /** First day in force of the version cited here. */
  readonly inForce: string;
}

/** The instruments, each in the version whose article numbers are cited. */
export const laws = {
  CPL: law("刑事诉讼法", "Criminal Procedure Law", "中华人民共和国刑事诉讼法", "2018-10-26"),
  GZ: law("人民检察院刑事诉讼规则", "Procuratorate Criminal Procedure Rules", "人民检察院刑事诉讼规则", "2019-12-30"),
  FS: law(
    "最高人民法院关于适用刑事诉讼法的解释",
    "SPC Interpretation on the Criminal Procedure Law",
    "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释",
    "2021-03-01",
  ),
  GA: law(
    "公安机关办理刑事案件程序规定",
    "Public Security Criminal Procedure Provisions",
    "公安机关办理刑事案件程序规定",
    "2020-09-01",
  ),
  CL: law("刑法", "Criminal Law", "中华人民共和国刑法", "1997-10-01"),
  JCF18: law("监察法（2018年）", "Supervision Law (2018)", "中华人民共和国监察法", "2018-03-20"),
  JCF: law("监察法", "Supervision Law", "中华人民共和国监察法", "2025-06-01"),
  YZ: law(
    "行政执法机关移送涉嫌犯罪案件的规定",
    "Provisions on Transfer of Suspected Crimes by Administrative Organs",
    "行政执法机关移送涉嫌犯罪案件的规定",
    "2020-08-07",
  ),
  WBF: law("未成年人保护法", "Law on the Protection of Minors", "中华人民共和国未成年人保护法", "2024-04-26"),
  CFF: law("行政处罚法", "Administrative Penalty Law", "中华人民共和国行政处罚法", "2021-07-15"),
  GYJS: law(
    "两高关于检察公益诉讼案件适用法律若干问题的解释",
    "SPC and SPP Interpretation on Public Interest Litigation",
    "最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释",
    "2018-03-02",
  ),
  // 法释〔2020〕20号 amended it with effect from 2021-01-01; only the text of 2018 was at hand.
  GYJS20: law(
    "两高关于检察公益诉讼案件适用法律若干问题的解释（2020年修正）",
    "SPC and SPP Interpretation on Public Interest Litigation (as amended 2020)",
    "最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释（2020年修正）",
    "2021-01-01",
  ),
  SSGZ: law(
    "人民检察院办理刑事申诉案件规定",
    "Procuratorate Provisions on Criminal Petitions",
    "人民检察院办理刑事申诉案件规定",
    "2020-09-22",
  ),
  GYGZ: law(
    "人民检察院公益诉讼办案规则",
    "Procuratorate Public Interest Litigation Rules",
    "人民检察院公益诉讼办案规则",
    "2021-07-01",
  ),
  GPF: law("国家赔偿法", "State Compensation Law", "中华人民共和国国家赔偿法", "2013-01-01"),
  MSF: law("民事诉讼法", "Civil Procedure Law", "中华人民共和国民事诉讼法", "2024-01-01"),
  XSF: law("行政诉讼法", "Administrative Litigation Law", "中华人民共和国行政诉讼法", "2017-07-01"),
  MSGZ: law(
    "人民检察院民事诉讼监督规则",
    "Procuratorate Civil Litigation Supervision Rules",
    "人民检察院民事诉讼监督规则",
    "2021-08-01",
  ),
  XSGZ: law(
    "人民检察院行政诉讼监督规则",
    "Procuratorate Administrative Litigation Supervision Rules",
    "人民检察院行政诉讼监督规则",
    "2021-09-01",
  ),
  XXXJ: law(
    "人民检察院行刑反向衔接工作指引",
    "Procuratorate Guidelines on Handing Over to Administrative Penalty",
    "人民检察院行刑反向衔接工作指引",
    "2024-11-26",
  ),
  JCJY: law(
    "人民检察院检察建议工作规定",
    "Procuratorate Provisions on Procuratorial Suggestions",
    "人民检察院检察建议工作规定",
    "2019-02-26",
  ),
  JZ: law(
    "人民检察院国家司法救助工作细则",
    "Procuratorate Rules on Judicial Relief",
    "人民检察院国家司法救助工作细则",
    "2016-08-16",
  ),
} as const satisfies Record<string, Law>;

/** One article, and where it carries a number, the words that carry it. */
export interface Citation {
  readonly law: LawKey;
  /** Article number in digits, such as `105`; absent where the article is not known. */
  readonly article?: string;
  /** Paragraph, the first being 1. */
  readonly paragraph?: number;
  /** The words of the article, verbatim; the tests look them up in the text of the instrument. */
  readonly words?: string;
}

/** `cite("GZ", 282, "七日以内")`: an article and the words relied on. */
export function cite(law: LawKey, article: number, words?: string): Citation {
  return words === undefined ? { law, article: String(article) } : { law, article: String(article), words };
}

/** 《刑事诉讼法》第一百零五条第四款, or “Criminal Procedure Law art. 105 para. 4”. */
export function formatCitation({ law, article, paragraph }: Citation, language: keyof BilingualText): string {
  const name = laws[law].name[language];
  if (language === "en") {
    return `${name}${article === undefined ? "" : ` art. ${article}`}${paragraph === undefined ? "" : ` para. ${paragraph}`}`;
  }
  const numbered = article === undefined ? "" : `第${chineseNumber(Number(article))}条`;
  return `《${name}》${numbered}${paragraph === undefined ? "" : `第${chineseNumber(paragraph)}款`}`;
}

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** A whole number from 1 to 9999 in Chinese, as articles are numbered: 10 is 十, 105 一百零五, 110 一百一十. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`cannot write ${value}`);
  let text = "";
  let gap = false;
  for (const [size, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    const plainTen = size === 10 && digit === 1 && text === "";
    text += `${gap ? "零" : ""}${plainTen ? "" : DIGITS[digit]}${name}`;
    gap = false;
  }
  return text;
}

function law(zh: string, en: string, title: string, inForce: string): Law {
  return { name: { zh, en }, title, inForce };
}
