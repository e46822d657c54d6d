// Statutory periods over dates: the vocabulary d, m, dC, mC, d*, w, h and late of the process-monitoring rules.
// The row side counts with packages/law; the SQL side looks the calendar up in a table made from the same calendar.

import {
  FeelDate,
  FeelDateTime,
  type FeelValue,
  type LibraryFunction,
  type SqlBuilder,
  type SqlFragment,
} from "@jianheng/feel";
import { type Calendar, epochDayOfParts, partsOfEpochDay, daysInMonth } from "@jianheng/law";
import {
  asBoolean,
  asDate,
  asDateTime,
  fragmentOf,
  type LawFunction,
  libraryFunction,
  sqlOf,
} from "./library-function.ts";

/** The relation that SQL looks days up in, one row per day of the calendar: see calendar-table.ts. */
export const calendarRelation = '"_calendar"';
const workingDaysRelation = `(SELECT "workingIndex", "date" FROM ${calendarRelation} WHERE NOT "restDay")`;

/** A period never counts more than this: two hundred years of days. Longer ones have no answer. */
const MAX_COUNT = 73_000;
const HOUR_NANOS = 3_600_000_000_000;

export function periodFunctions(calendar: Calendar): readonly LibraryFunction[] {
  const rolled = (day: FeelDate): FeelDate | null => dayAt(calendar.rolledForward, day.epochDay - calendar.firstDay);

  const roll: LawFunction = {
    names: ["顺延", "rolled forward"],
    parameters: [{ names: ["日期", "date"], type: "date" }],
    result: "date",
    evaluate: ([date]) => {
      const day = asDate(date);
      return day === undefined ? null : rolled(day);
    },
    sql: (args, builder) => rolledSql(fragmentOf(args, 0), builder),
    docs: {
      zh: "期间的最后一日为节假日的，顺延到节假日后的第一个工作日；工作日不变。刑事诉讼法第105条第4款。日历之外为空。",
      en: "The first working day on or after the day (CPL art. 105 para. 4). Null outside the calendar.",
    },
  };

  const expiry: LawFunction = {
    names: ["届满", "expiry"],
    parameters: [
      { names: ["未顺延届满日", "calendar end"], type: "date" },
      { names: ["在押", "in custody"], type: "boolean" },
    ],
    result: "date",
    nullArguments: "pass",
    evaluate: ([date, custody]) => {
      const day = asDate(date);
      if (day === undefined) return null;
      const inCustody = asBoolean(custody);
      if (inCustody === true) return day;
      const moved = rolled(day);
      return inCustody === false || moved?.epochDay === day.epochDay ? moved : null;
    },
    sql: (args, builder) => {
      const [day, custody] = [sqlOf(args, 0), sqlOf(args, 1)];
      const moved = rolledSql(fragmentOf(args, 0), builder);
      return `CASE WHEN ${custody} THEN ${day} WHEN NOT ${custody} OR ${moved} = ${day} THEN ${moved} END`;
    },
    docs: {
      zh: "期间的届满日：在押的止于未顺延届满日，未在押的顺延。是否在押不明时，只有当天是工作日才有答案，否则为空。",
      en: "The end of a period: not moved while in custody, else rolled forward. With custody unknown there is an answer only on a working day.",
    },
  };

  const workingDays: LawFunction = {
    names: ["工作日届满", "working days after"],
    parameters: [
      { names: ["工作日数", "count"], type: "number" },
      { names: ["起算日", "from"], type: "date" },
    ],
    result: "date",
    evaluate: ([count, from]) => {
      const [n, day] = [countOf(count), asDate(from)];
      if (n === undefined || n < 1 || day === undefined) return null;
      const before = calendar.workingIndex[day.epochDay - calendar.firstDay];
      return before === undefined ? null : dayAt(calendar.workingDay, before + n);
    },
    sql: (args, builder) => {
      const from = fragmentOf(args, 1);
      const before = builder.lookup({
        table: calendarRelation,
        keys: [{ column: "date", equals: from }],
        column: "workingIndex",
        type: "number",
        digits: { precision: 18, scale: 0 },
      });
      const nth = `${before.sql} + ${countSql(sqlOf(args, 0), 1)}`;
      return builder.lookup({
        table: workingDaysRelation,
        keys: [{ column: "workingIndex", equals: { ...before, sql: `(${nth})` } }],
        column: "date",
        type: "date",
      }).sql;
    },
    docs: {
      zh: "起算日之后的第 n 个工作日，起算日不计。日历之外为空。",
      en: "The n-th working day after a day, that day not counted. Null outside the calendar.",
    },
  };

  return [...calendarFreeFunctions, roll, expiry, workingDays].map(libraryFunction);
}

function rolledSql(day: SqlFragment, builder: SqlBuilder): string {
  const keys = [{ column: "date", equals: day }];
  return builder.lookup({ table: calendarRelation, keys, column: "rolledForward", type: "date" }).sql;
}

const addDays: LawFunction = {
  names: ["期限日", "days after"],
  parameters: [
    { names: ["日数", "count"], type: "number" },
    { names: ["起算日", "from"], type: "date" },
  ],
  result: "date",
  evaluate: ([count, from]) => {
    const [n, day] = [countOf(count), asDate(from)];
    return n === undefined || day === undefined ? null : new FeelDate(day.epochDay + n);
  },
  sql: (args) => `(${sqlOf(args, 1)} + ${countSql(sqlOf(args, 0), -MAX_COUNT)})`,
  docs: {
    zh: "起算日之后第 n 日，起算日不计（刑事诉讼法第105条第2款），不顺延。n 为负数时往前数。",
    en: "The n-th day after a day, that day not counted (CPL art. 105 para. 2), holidays not considered. Backward for a negative n.",
  },
};

const addMonths: LawFunction = {
  names: ["期限月", "months after"],
  parameters: [
    { names: ["月数", "count"], type: "number" },
    { names: ["起算日", "from"], type: "date" },
  ],
  result: "date",
  evaluate: ([count, from]) => {
    const [n, day] = [countOf(count), asDate(from)];
    return n === undefined || day === undefined ? null : new FeelDate(monthsAfter(day.epochDay, n));
  },
  sql: (args) => {
    const day = sqlOf(args, 1);
    const moved = `${day} + to_months(CAST(${countSql(sqlOf(args, 0), -MAX_COUNT)} AS INTEGER))`;
    return `CASE WHEN ${day} = last_day(${day}) THEN last_day(${moved}) ELSE CAST(${moved} AS DATE) END`;
  },
  docs: {
    zh: "起算日之后第 n 个月的同日，不顺延；起算日为当月最后一日的，到届满月的最后一日；没有同日的，到该月最后一日（刑诉法解释第202条第1款）。",
    en: "The same-numbered day n months later; from the last day of a month the last day; where there is no such day the last one (FS art. 202 para. 1). Holidays not considered.",
  },
};

const daysBetween: LawFunction = {
  names: ["相隔日数", "days between"],
  parameters: [
    { names: ["起", "from"], type: "date" },
    { names: ["止", "to"], type: "date" },
  ],
  result: "number",
  digits: { precision: 8, scale: 0 },
  evaluate: ([from, to]) => {
    const [first, last] = [asDate(from), asDate(to)];
    return first === undefined || last === undefined ? null : last.epochDay - first.epochDay;
  },
  sql: (args) => `(${sqlOf(args, 1)} - ${sqlOf(args, 0)})`,
  docs: {
    zh: "从起到止的日数，首日不计：次日为 1，止早于起时为负数。",
    en: "Days from one day to another, the first not counted: 1 for the next day, negative if the second is earlier.",
  },
};

const hoursAfter: LawFunction = {
  names: ["小时届满", "hours after"],
  parameters: [
    { names: ["小时数", "count"], type: "number" },
    { names: ["起算时间", "from"], type: "date and time" },
  ],
  result: "date and time",
  evaluate: ([count, from]) => {
    const [n, start] = [countOf(count), asDateTime(from)];
    if (n === undefined || start === undefined) return null;
    const hours = Math.floor(start.nanos / HOUR_NANOS) + 1 + n;
    const days = Math.floor(hours / 24);
    return new FeelDateTime(start.epochDay + days, (hours - days * 24) * HOUR_NANOS, start.zone);
  },
  sql: (args) =>
    `(date_trunc('hour', ${sqlOf(args, 1)}) + to_hours(CAST(${countSql(sqlOf(args, 0), -MAX_COUNT)} AS INTEGER) + 1))`,
  docs: {
    zh: "n 小时期间的届满时间：开始的时不计（刑事诉讼法第105条第2款），从下一整点起数，不顺延。14:20 起 24 小时为次日 15:00。只有日期没有时间的为空。",
    en: "The end of a period of n hours: the starting hour is not counted, so it runs from the next full hour, and no holiday moves it. 14:20 plus 24 hours is 15:00 of the next day.",
  },
};

const late: LawFunction = {
  names: ["逾期", "late"],
  parameters: [
    { names: ["实际日期", "actual"], type: "date" },
    { names: ["届满日", "due"], type: "date" },
  ],
  result: "boolean",
  nullArguments: "pass",
  evaluate: ([actual, due], { today }) => {
    const end = asDate(due);
    return end === undefined ? null : (asDate(actual) ?? today).epochDay > end.epochDay;
  },
  sql: (args, builder) => `(coalesce(${sqlOf(args, 0)}, ${builder.today().sql}) > ${sqlOf(args, 1)})`,
  docs: {
    zh: "实际日期晚于届满日；实际日期为空的，数据日晚于届满日。届满日当日不算逾期。届满日不明的为空。",
    en: "The actual day is after the due day; without an actual day, the data date is. The due day itself is in time. Null without a due day.",
  },
};

const lateTime: LawFunction = {
  names: ["逾期时", "late time"],
  parameters: [
    { names: ["实际时间", "actual time"], type: "date and time" },
    { names: ["实际日期", "actual day"], type: "date" },
    { names: ["届满时间", "due"], type: "date and time" },
  ],
  result: "boolean",
  nullArguments: "pass",
  evaluate: ([time, day, due], { today }) => {
    const end = asDateTime(due);
    if (end === undefined) return null;
    const actual = asDateTime(time);
    if (actual !== undefined) return isAfter(actual, end);
    const actualDay = asDate(day);
    if (actualDay === undefined) return today.epochDay > end.epochDay;
    return actualDay.epochDay === end.epochDay ? null : actualDay.epochDay > end.epochDay;
  },
  sql: (args, builder) => {
    const [time, day, due] = [sqlOf(args, 0), sqlOf(args, 1), sqlOf(args, 2)];
    const dueDay = `CAST(${due} AS DATE)`;
    return `CASE WHEN ${time} IS NOT NULL THEN ${time} > ${due} WHEN ${day} IS NULL THEN ${builder.today().sql} > ${dueDay} WHEN ${day} <> ${dueDay} THEN ${day} > ${dueDay} END`;
  },
  docs: {
    zh: "实际时间晚于届满时间。只知道实际日期的，与届满时间不在同一天才有答案。两者皆空的，数据日晚于届满之日。届满时间不明的为空。",
    en: "The actual time is after the due time. Where only the day is known there is an answer only if it is another day than the due one. With neither, the data date is after the due day.",
  },
};

const calendarFreeFunctions: readonly LawFunction[] = [addDays, addMonths, daysBetween, hoursAfter, late, lateTime];

/** A whole number within bounds, or undefined. */
function countOf(value: FeelValue | undefined): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= MAX_COUNT ? value : undefined;
}

/** The same in SQL: null unless whole and between `least` and the greatest count. */
function countSql(count: string, least: number): string {
  return `CASE WHEN ${count} = floor(${count}) AND ${count} BETWEEN ${least} AND ${MAX_COUNT} THEN CAST(${count} AS INTEGER) END`;
}

function dayAt(days: readonly number[], index: number): FeelDate | null {
  const day = days[index];
  // Days that the calendar does not reach are far below any epoch day (packages/law, calendar.ts).
  return day === undefined || day < -1e8 ? null : new FeelDate(day);
}

function isAfter(time: FeelDateTime, other: FeelDateTime): boolean {
  return time.epochDay === other.epochDay ? time.nanos > other.nanos : time.epochDay > other.epochDay;
}

/** FS art. 202 para. 1, as addMonths of packages/law, over epoch days. */
function monthsAfter(epochDay: number, months: number): number {
  const { year, month, day } = partsOfEpochDay(epochDay);
  const index = year * 12 + month - 1 + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  const lastDay = daysInMonth(target.year, target.month);
  const fromLastDay = day === daysInMonth(year, month);
  return epochDayOfParts({ ...target, day: fromLastDay ? lastDay : Math.min(day, lastDay) });
}
