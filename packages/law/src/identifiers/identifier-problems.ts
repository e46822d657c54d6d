import type { BilingualText, Problem } from "../result.ts";

type Sentence = (args: Problem["args"]) => BilingualText;

const say =
  (zh: string, en: string): Sentence =>
  ({ start, end, found, expected, length, count, birthDate }) => {
    const values = { start, end, found, expected, length, count, birthDate };
    const fill = (text: string) =>
      text.replaceAll(/\{(\w+)\}/gu, (_match, name: string) => String(values[name as keyof typeof values] ?? ""));
    return { zh: fill(zh), en: fill(en) };
  };

/** The sentences for identifiers that cannot be read. Positions count from 1 and include both ends. */
export const identifierSentences = {
  "case_number.empty": say("受案号为空", "the case number is empty"),
  "case_number.no_kind": say("缺少“受”或者“任”", "受 or 任 is missing"),
  "case_number.no_year": say(
    "第{start}位应为括号内的四位年份",
    "a year of four digits in brackets must stand at {start}",
  ),
  "case_number.blank_inside": say("第{start}位有空格", "there is a blank at {start}"),
  "case_number.brackets_differ": say("第{start}位的括号前后不一致", "the brackets do not match at {start}"),
  "case_number.bad_digit_count": say(
    "年份后应为11或者12位数字，实为{count}位",
    "11 or 12 digits must follow the year, not {count}",
  ),
  "case_number.no_ending": say("数字之后应以“号”结尾", "the number must end in 号"),
  "unified_case_number.not_a_digit": say("第{start}位“{found}”不是数字", "character {start}, {found}, is not a digit"),
  "unified_case_number.bad_length": say("应为17位数字，实为{length}位", "17 digits are needed, not {length}"),
  "unified_case_number.bad_year": say("第7至10位不是年份", "characters 7 to 10 are not a year"),
  "citizen_id.bad_length": say(
    "应为18位（或者15位），实为{length}位",
    "18 (or 15) characters are needed, not {length}",
  ),
  "citizen_id.not_a_digit": say("第{start}位“{found}”不是数字", "character {start}, {found}, is not a digit"),
  "citizen_id.no_such_birth_date": say(
    "第{start}至{end}位不是存在的出生日期",
    "characters {start} to {end} are no existing birth date",
  ),
  "citizen_id.born_in_future": say("出生日期{birthDate}在将来", "the birth date {birthDate} lies in the future"),
  "citizen_id.too_old": say(
    "出生日期{birthDate}距今超过130年",
    "the birth date {birthDate} is more than 130 years ago",
  ),
  "citizen_id.wrong_check": say(
    "校验码应为{expected}，实为{found}",
    "the check character should be {expected}, not {found}",
  ),
  "credit_code.bad_length": say("应为18位，实为{length}位", "18 characters are needed, not {length}"),
  "credit_code.bad_character": say(
    "第{start}位“{found}”不在代码字符集内",
    "character {start}, {found}, is not in the alphabet",
  ),
  "credit_code.bad_region": say(
    "第{start}位“{found}”应为行政区划数字",
    "character {start}, {found}, must be a digit of the region",
  ),
  "credit_code.wrong_organisation_check": say(
    "组织机构代码校验码应为{expected}，实为{found}",
    "the check of the organisation code should be {expected}, not {found}",
  ),
  "credit_code.wrong_check": say(
    "校验码应为{expected}，实为{found}",
    "the check character should be {expected}, not {found}",
  ),
} as const satisfies Record<string, Sentence>;
