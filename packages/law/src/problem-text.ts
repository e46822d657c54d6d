import { calendarSentences } from "./calendar-table/calendar-problems.ts";
import { identifierSentences } from "./identifiers/identifier-problems.ts";
import type { BilingualText, Problem } from "./result.ts";

/** The sentence for a problem of this package; every code it returns has one. */
export function problemText({ code, args }: Problem): BilingualText {
  const sentence = sentences[code as ProblemCode] as ((args: Problem["args"]) => BilingualText) | undefined;
  return sentence === undefined ? { zh: code, en: code } : sentence(args);
}

type Args = Problem["args"];
type ProblemCode = keyof typeof sentences;

const shown = ({ text }: Args) => `“${text ?? ""}”`;
const say = (zh: (args: Args) => string, en: (args: Args) => string) => (args: Args) => ({
  zh: zh(args),
  en: en(args),
});

export const sentences = {
  ...identifierSentences,
  ...calendarSentences,
  "date.bad_shape": say(
    (args) => `${shown(args)}不是日期，应写作2025-01-23`,
    (args) => `${shown(args)} is not a date; write 2025-01-23`,
  ),
  "date.year_out_of_range": say(
    (args) => `${shown(args)}的年份超出0001至9999`,
    (args) => `the year of ${shown(args)} is outside 0001 to 9999`,
  ),
  "date.no_such_month": say(
    (args) => `${shown(args)}没有这个月份`,
    (args) => `${shown(args)} has no such month`,
  ),
  "date.no_such_day": say(
    (args) => `${shown(args)}当月没有这一天`,
    (args) => `${shown(args)} has no such day in its month`,
  ),
  "date_time.bad_shape": say(
    (args) => `${shown(args)}不是时刻，应写作2025-01-23T14:20`,
    (args) => `${shown(args)} is not a time; write 2025-01-23T14:20`,
  ),
  "date_time.no_such_time": say(
    (args) => `${shown(args)}没有这个时刻`,
    (args) => `${shown(args)} has no such time of day`,
  ),
  "date_time.no_such_zone": say(
    (args) => `${shown(args)}的时区有误`,
    (args) => `${shown(args)} has no such time zone`,
  ),
  "period.bad_shape": say(
    (args) => `${shown(args)}不是期间，应写作P10D、P1M、P1M15D、PT24H，向前倒算写作-P7D`,
    (args) => `${shown(args)} is not a period; write P10D, P1M, P1M15D, PT24H, or -P7D to count backward`,
  ),
  "period.empty": say(
    () => "期间不得为零",
    () => "a period cannot be empty",
  ),
  "period.bad_count": say(
    ({ count, most }) => `期间的数量${count ?? ""}应为1至${most ?? ""}的整数`,
    ({ count, most }) => `the count ${count ?? ""} must be a whole number from 1 to ${most ?? ""}`,
  ),
  "period.mixed_units": say(
    () => "小时、工作日不得与其他单位混用",
    () => "hours and working days stand alone and do not mix with other units",
  ),
  "period.out_of_range": say(
    () => "期间过长，届满日超出可计算的年份",
    () => "the period is too long: its end leaves the years that can be counted",
  ),
  "period.cannot_be_extended": say(
    () => "以时计算或者倒算的期间没有延长和扣除",
    () => "periods of hours and backward periods have no extensions and no pauses",
  ),
  "period.hours_backward": say(
    () => "以时计算的期间不能倒算",
    () => "a period of hours cannot be counted backward",
  ),
  "pause.ends_before_start": say(
    ({ index }) => `第${Number(index ?? 0) + 1}段扣除期间的终日早于始日`,
    ({ index }) => `pause ${Number(index ?? 0) + 1} ends before it begins`,
  ),
  "pause.bad_shape": say(
    (args) => `${shown(args)}不是扣除期间，应写作2025-03-10..2025-03-24`,
    (args) => `${shown(args)} is not a pause; write 2025-03-10..2025-03-24`,
  ),
  "extension.bad_shape": say(
    (args) => `${shown(args)}不是延长，应写作P15D@2025-02-01:文号`,
    (args) => `${shown(args)} is not an extension; write P15D@2025-02-01:DOCUMENT`,
  ),
  "extension.bad_unit": say(
    ({ index }) => `第${Number(index ?? 0) + 1}次延长不得以时计算或者倒算`,
    ({ index }) => `extension ${Number(index ?? 0) + 1} cannot be in hours or backward`,
  ),
  "extension.no_length": say(
    ({ index }) => `第${Number(index ?? 0) + 1}次延长既无长度也无载明的届满日`,
    ({ index }) => `extension ${Number(index ?? 0) + 1} has neither a length nor a printed expiry`,
  ),
  "circumstance.unknown": say(
    (args) => `没有名为${shown(args)}的情形`,
    (args) => `there is no circumstance named ${shown(args)}`,
  ),
  "limit.unknown": say(
    ({ id }) => `没有名为${id ?? ""}的期限`,
    ({ id }) => `there is no limit named ${id ?? ""}`,
  ),
  "limit.no_such_length": say(
    ({ id, when }) => `期限${id ?? ""}没有条件为“${when ?? ""}”的长度`,
    ({ id, when }) => `limit ${id ?? ""} has no length for "${when ?? ""}"`,
  ),
  "limit.no_such_extension": say(
    ({ id, count }) => `期限${id ?? ""}没有第${count ?? ""}次延长`,
    ({ id, count }) => `limit ${id ?? ""} has no extension ${count ?? ""}`,
  ),
  "limit.fixed_by_law": say(
    ({ id }) => `期限${id ?? ""}由法律规定，不得另行设置`,
    ({ id }) => `the law fixes ${id ?? ""}; it cannot be set`,
  ),
} as const satisfies Record<string, (args: Args) => BilingualText>;
