import type { LawChange, Role } from "@jianheng/contract";
import {
  applyLimitSettings,
  type CountingSettings,
  dayText,
  formatPeriod,
  isCivilDate,
  isCovered,
  namedLimits,
  problemText,
  stateCouncilCalendar,
} from "@jianheng/law";
import type { OfficeLaw } from "./office-law.ts";
import {
  extensionOfKey,
  isChoice,
  lengthSettingOf,
  openPoints,
  periodOf,
  settingWords,
  type SettingValue,
} from "./values.ts";

type Text = { readonly zh: string; readonly en: string };

export interface Setter {
  readonly roles: readonly Role[];
  readonly officeCode: string;
  /** Offices whose cases the posts of today show whole. */
  readonly offices: readonly string[];
}

/**
 * Who may change what. The calendar of a year is the State Council's and holds for every office: it is entered like any
 * other part of the installation, by the system administrator, who sees no case and gains nothing by it. Local days,
 * lengths and open points decide which of the own office's cases are late: the officer who answers for process
 * monitoring sets them, for the own office and for no other.
 */
export function judgeChange(
  kind: LawChange["kind"],
  { roles, officeCode, offices }: Setter,
): { readonly allowed: true } | { readonly allowed: false; readonly who: readonly Role[] } {
  if (kind === "calendarYear")
    return roles.includes("systemAdministrator") ? { allowed: true } : { allowed: false, who: ["systemAdministrator"] };
  return roles.includes("caseManagement") && offices.includes(officeCode)
    ? { allowed: true }
    : { allowed: false, who: ["caseManagement"] };
}

/** For whom a change holds. */
export function officeOfChange(kind: LawChange["kind"], officeCode: string): string | null {
  return kind === "calendarYear" ? null : officeCode;
}

/** Why a change makes no sense, in the reader's words; null when it may be made. `law` is what holds before it. */
export function problemOf(change: LawChange, law: OfficeLaw): string | null {
  if (change.value === null) return problemOfTakingBack(change, law);
  switch (change.kind) {
    case "calendarYear":
      return problemOfYear(change.key, change.value, law);
    case "localDay":
      return problemOfLocalDay(change.key, law);
    case "limitLength":
      return problemOfLength(change.key, change.value);
    case "countingQuestion":
      return problemOfQuestion(change.key, change.value);
    default:
      return change satisfies never;
  }
}

function problemOfTakingBack({ kind, key }: LawChange, law: OfficeLaw): string | null {
  const row = law.holding.get(`${kind} ${key}`);
  if (row === undefined) return `“${key}”没有设置过，无可撤销`;
  if (row.officeCode !== officeOfChange(kind, law.officeCode)) return `“${key}”由上级院设置，请与上级院联系`;
  const last = law.years.at(-1)?.year ?? 0;
  const builtIn = stateCouncilCalendar.some(({ year }) => String(year) === key);
  if (kind === "calendarYear" && !builtIn && Number(key) < last) return `请先撤销${last}年，日历不能中间缺一年`;
  return null;
}

type Year = Extract<LawChange, { kind: "calendarYear" }>["value"] & object;

function problemOfYear(key: string, value: Year, law: OfficeLaw): string | null {
  const { year, sources, spans } = value;
  if (String(year) !== key) return `年度“${key}”与内容“${year}”不符`;
  const [first, last] = [law.years[0]?.year ?? year, law.years.at(-1)?.year ?? year];
  if (year > last + 1) return `请先导入${last + 1}年，日历不能中间缺一年`;
  if (year < first) return `日历自${first}年起，不能再早`;
  if (spans.length === 0) return `${year}年没有任何放假安排`;
  for (const { from, to, source } of spans) {
    if (!isCivilDate(from) || !isCivilDate(to) || from > to) return `“${from}至${to}”不是一段日期`;
    // A notice of one year may name the last days of the year before, and holidays reach into the next.
    if (Number(from.slice(0, 4)) < year - 1 || Number(to.slice(0, 4)) > year + 1)
      return `“${from}至${to}”不在${year}年`;
    if (sources[source] === undefined) return `“${from}至${to}”没有写明通知`;
  }
  return null;
}

function problemOfLocalDay(key: string, { calendar }: OfficeLaw): string | null {
  if (!isCivilDate(key)) return `“${key}”不是日期`;
  if (!isCovered(calendar, key))
    return `${key}不在已载入的日历内（${calendar.from}至${calendar.to}），请先由系统管理员导入该年度的放假通知`;
  return null;
}

function problemOfLength(key: string, value: Extract<LawChange, { kind: "limitLength" }>["value"]): string | null {
  const setting = lengthSettingOf(key, value);
  if (setting === undefined) return `没有名为“${key}”的期限`;
  const applied = applyLimitSettings(namedLimits, [setting]);
  return applied.ok ? null : problemText(applied.problem).zh;
}

function problemOfQuestion(id: string, value: Readonly<Record<string, SettingValue>>): string | null {
  const point = openPoints.find((one) => one.id === id);
  if (point === undefined) return `没有编号为“${id}”的问题`;
  const entries = Object.entries(value);
  if (entries.length === 0) return `“${id}”没有给出选择`;
  for (const [key, chosen] of entries) {
    if (!point.settings.includes(key as keyof CountingSettings)) return `“${id}”没有“${key}”这一项`;
    if (!isChoice(key as keyof CountingSettings, chosen)) return `“${id}”的“${key}”不能是“${String(chosen)}”`;
  }
  return null;
}

/** What was set or taken back, as the history says it. */
export function sentenceOfSetting(kind: LawChange["kind"], key: string, value: unknown): Text {
  const name = nameOfSetting(kind, key);
  if (value === null) return { zh: `撤销设置：${name.zh}`, en: `taken back: ${name.en}` };
  switch (kind) {
    case "calendarYear":
      return {
        zh: `导入${name.zh}（${(value as Year).spans.length}项安排）`,
        en: `imported ${name.en} (${(value as Year).spans.length} spans)`,
      };
    case "localDay": {
      const day = value as { kind: "rest" | "work"; name: string };
      const rests = day.kind === "rest";
      return {
        zh: `${name.zh}${rests ? "休息" : "上班"}：${day.name}`,
        en: `${name.en}: ${rests ? "rest" : "working"} day, ${day.name}`,
      };
    }
    case "limitLength": {
      const { period, verified } = value as { period: object; verified: boolean };
      const length = formatPeriod(periodOf(period));
      return {
        zh: `${name.zh}：${length.zh}${verified ? "，已核对原文" : ""}`,
        en: `${name.en}: ${length.en}${verified ? ", checked against the text" : ""}`,
      };
    }
    case "countingQuestion": {
      const chosen = Object.entries(value as Record<string, SettingValue>).map(([setting, one]) => {
        const known = settingWords[setting as keyof CountingSettings];
        const label = known.choices.find((choice) => choice.value === one)?.label;
        return {
          zh: `${known.label.zh}——${label?.zh ?? String(one)}`,
          en: `${known.label.en}: ${label?.en ?? String(one)}`,
        };
      });
      return {
        zh: `${key}：${chosen.map(({ zh }) => zh).join("；")}`,
        en: `${key}: ${chosen.map(({ en }) => en).join("; ")}`,
      };
    }
    default:
      return kind satisfies never;
  }
}

function nameOfSetting(kind: LawChange["kind"], key: string): Text {
  if (kind === "calendarYear") return { zh: `${key}年放假安排`, en: `the calendar of ${key}` };
  if (kind === "localDay") return isCivilDate(key) ? dayText(key) : { zh: key, en: key };
  if (kind === "countingQuestion") return { zh: key, en: key };
  const limit = namedLimits.find(({ id }) => id === key.split(" ")[0]);
  const extension = limit?.extensions[extensionOfKey(key) ?? -1];
  if (limit === undefined) return { zh: key, en: key };
  if (extension === undefined) return limit.label;
  return {
    zh: `${limit.label.zh}的延长（${extension.label.zh}）`,
    en: `extension of ${limit.label.en} (${extension.label.en})`,
  };
}
