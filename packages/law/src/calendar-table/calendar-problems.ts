import type { BilingualText, Problem } from "../result.ts";

type Sentence = (args: Problem["args"]) => BilingualText;

const say =
  (zh: string, en: string): Sentence =>
  (args) => {
    const fill = (text: string) => text.replaceAll(/\{(\w+)\}/gu, (_match, name: string) => String(args[name] ?? ""));
    return { zh: fill(zh), en: fill(en) };
  };

/** The sentences for a calendar table that cannot be used as it stands. */
export const calendarSentences = {
  "calendar.empty_table": say(
    "表中没有内容；第一行应为列名，其下每行一日或者一段",
    "the table is empty; the first line holds the headers, each line below a day or a run of days",
  ),
  "calendar.too_many_lines": say("表有{count}行，最多{most}行", "the table has {count} lines; at most {most} are read"),
  "calendar.column_missing": say(
    "缺少“{header}”列；可用的列：{allowed}",
    "the column {header} is missing; columns that can be used: {allowed}",
  ),
  "calendar.column_twice": say("“{header}”列出现两次", "the column {header} stands twice"),
  "calendar.bad_kind": say(
    "“{text}”不是休或者班：放假写“休”，上班写“班”",
    "“{text}” is neither 休 (rest) nor 班 (work)",
  ),
  "calendar.bad_scope": say(
    "“{text}”不是范围：全国写“全国”或者留空，本地写“本地”",
    "“{text}” is no scope: write 全国 (national, or leave it empty) or 本地 (local)",
  ),
  "calendar.ends_before_start": say("止日{to}早于起日{from}", "{to} is before {from}"),
  "calendar.run_too_long": say(
    "{from}至{to}共{count}日，一段最多{most}日；请核对起止",
    "{from} to {to} are {count} days, more than {most}; check both ends",
  ),
  "calendar.work_on_weekday": say(
    "{date}不是周六、周日，本来就上班；请核对是否写错",
    "{date} is no Saturday or Sunday and is worked anyway; check whether it is meant",
  ),
  "calendar.no_source": say("没有写明依据的文件", "the paper that declares it is not named"),
  "calendar.no_name": say("没有写明节日名称", "the festival is not named"),
  "calendar.day_twice": say("{date}已在第{row}行写过", "{date} already stands in row {row}"),
  "calendar.day_contradicts": say(
    "{date}与第{row}行矛盾：一行为休，一行为班",
    "{date} contradicts row {row}: one says rest, the other work",
  ),
  "calendar.year_missing": say(
    "缺少{year}年：年份须连续，导入{next}年之前须先有{year}年的放假通知",
    "{year} is missing: years must follow one another; import the notice of {year} before {next}",
  ),
  "calendar.festivals_missing": say(
    "{year}年没有{missing}的放假日，请核对该年通知是否录全",
    "{year} has no rest day for {missing}; check that the whole notice was entered",
  ),
  "calendar.local_year_unknown": say(
    "{year}年全国日历尚未载入，该年的本地日期暂不起作用",
    "the national calendar of {year} is not known, so its local days have no effect yet",
  ),
} as const satisfies Record<string, Sentence>;
