import type { LengthOfTime } from "@jianheng/contract";
import {
  type ConditionId,
  conditions,
  countingQuestions,
  type CountingQuestion,
  type CountingSettings,
  type LimitSetting,
  type Period,
} from "@jianheng/law";

type Text = { readonly zh: string; readonly en: string };

/** A point of counting that an office may settle. */
export type OpenPoint = Omit<CountingQuestion, "id"> & { readonly id: string };

/** The questions of the law, and two ends of counting that it leaves open besides (time-limits C7, C11). */
export const openPoints: readonly OpenPoint[] = [
  ...countingQuestions,
  {
    id: "C7",
    question: { zh: "扣除期间的首尾两日是否都扣除", en: "Are both end days of an excluded stretch excluded?" },
    settings: ["pauseEnds"],
    default: { zh: "都扣除；按少扣一日预警", en: "both; warn by the reading that excludes one day less" },
    basis: [],
  },
  {
    id: "C11",
    question: {
      zh: "届满前若干日遇休息日的，是否提前",
      en: "Does a day counted backward that is a rest day move earlier?",
    },
    settings: ["backwardRestDay"],
    default: { zh: "提前至此前最后一个工作日", en: "to the last working day before it" },
    basis: [{ law: "GZ", article: "309" }],
  },
];

export type SettingValue = boolean | number | string;

interface SettingWords {
  readonly label: Text;
  /** Empty: a number of days from 0 to `mostWarningDays`. */
  readonly choices: readonly { readonly value: SettingValue; readonly label: Text }[];
}

/** Warning earlier than a month is no warning of this expiry. */
export const mostWarningDays = 30;

const yesNo = [choice(true, "是", "yes"), choice(false, "否", "no")];
const chainChoices = [
  choice("earlier", "两种算法取较早", "the earlier of both readings"),
  choice("later", "两种算法取较晚", "the later of both readings"),
  choice("from-trigger", "自最初起算日连续计算", "from the trigger"),
  choice("from-previous-expiry", "自前次届满日计算", "from the previous expiry"),
];

export const settingWords: Readonly<Record<keyof CountingSettings, SettingWords>> = {
  custodyWarningDays: words("在押期限提前几日预警", "days before the expiry at which a custody clock warns", []),
  extensionChainInCustody: words("在押时连续延长的算法", "chain of extensions in custody", chainChoices),
  extensionChainElsewhere: words("非在押时连续延长的算法", "chain of extensions outside custody", chainChoices),
  printedExpiryOverrides: words("以延长文书载明的届满日为准", "the expiry printed on a decision goes first", yesNo),
  extensionRunsFrom: words("延长自哪一日起算", "an extension runs from", [
    choice("unrolled", "未顺延的届满日", "the un-rolled end"),
    choice("rolled", "已顺延的届满日", "the rolled end"),
  ]),
  measureMaximaRoll: words("取保候审、监视居住最长期限遇节假日顺延", "maxima of bail and surveillance roll", yesNo),
  hourReading: words("以时计算的起点", "where a period of hours begins", [
    choice("starting-hour-not-counted", "开始的时不计入", "the starting hour is not counted"),
    choice("exact", "自准确时刻起", "from the exact time"),
  ]),
  arrestReviewIsCustody: words(
    "已拘留人员的审查逮捕按在押计算",
    "arrest review of a detained person is custody",
    yesNo,
  ),
  caseDueDate: words("全案期限取", "the whole case ends with", [
    choice("earliest", "最早届满的一人", "the first suspect"),
    choice("latest", "最晚届满的一人", "the last suspect"),
  ]),
  monthEnd: words("月末起算的，至", "a month from the last day ends on", [
    choice("last-day", "届满月的月末", "the last day of the month"),
    choice("same-numbered-day", "届满月的同日", "the same-numbered day"),
  ]),
  dutiesRollInCustodyCases: words("在押案件中的告知、答复等期限顺延", "duties in custody cases roll", yesNo),
  alternativeTrigger: words("两个可能的起算日，按哪一日认定", "of two possible starts, judge by", [
    choice("later", "较晚的一日", "the later"),
    choice("earlier", "较早的一日", "the earlier"),
  ]),
  pauseForMeasureDecision: words("决定强制措施的期间扣除", "the time of the decision on measures is excluded", yesNo),
  recountExtensionNeedsDecision: words(
    "重新计算后的延长须有决定记录",
    "an extension after a re-count needs a recorded decision",
    yesNo,
  ),
  pauseEnds: words("每段扣除期间扣除", "of each excluded stretch", [
    choice("both", "首尾两日", "both end days"),
    choice("one", "只扣一端", "only one end day"),
  ]),
  backwardRestDay: words("遇休息日", "on a rest day", [
    choice("working-day-before", "提前至此前最后一个工作日", "the last working day before"),
    choice("stays", "不变", "stays"),
  ]),
};

/** The name of a length in a setting: the limit and its circumstances in order. */
export function lengthKey(limit: string, when: readonly ConditionId[]): string {
  return [limit, ...when.toSorted()].join(" ");
}

/** The name of an extension in a setting: the limit and its place in the order of the law, from 0. */
export function extensionKey(limit: string, index: number): string {
  return `${limit} +${index + 1}`;
}

/** The place of the extension that a key names, from 0; undefined for a length. */
export function extensionOfKey(key: string): number | undefined {
  const place = / \+([1-9]\d?)$/.exec(key)?.[1];
  return place === undefined ? undefined : Number(place) - 1;
}

/** What a row says of a length or an extension; undefined where its circumstances are no longer known. */
export function lengthSettingOf(key: string, value: unknown): LimitSetting | undefined {
  const { period: given, verified } = value as { period: LengthOfTime; verified: boolean };
  const period = periodOf(given);
  const [limit = "", ...when] = key.split(" ");
  const extension = extensionOfKey(key);
  if (extension !== undefined) return { limit, extension, period, verified };
  if (!when.every((one): one is ConditionId => Object.hasOwn(conditions, one))) return undefined;
  return { limit, when, period, verified };
}

/** A period of the wire without the units that are not given. */
export function periodOf(given: LengthOfTime): Period {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The settings that a row settles; those it should not or cannot settle are left out. */
export function questionValueOf(id: string, value: unknown): Partial<CountingSettings> {
  const point = openPoints.find((one) => one.id === id);
  const given = value as Readonly<Record<string, SettingValue>>;
  return Object.fromEntries(
    (point?.settings ?? []).flatMap((key) => {
      const chosen = given[key];
      return chosen !== undefined && isChoice(key, chosen) ? [[key, chosen]] : [];
    }),
  );
}

export function isChoice(key: keyof CountingSettings, value: SettingValue): boolean {
  const { choices } = settingWords[key];
  if (choices.length > 0) return choices.some((one) => one.value === value);
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= mostWarningDays;
}

function words(zh: string, en: string, choices: SettingWords["choices"]): SettingWords {
  return { label: { zh, en }, choices };
}

function choice(value: SettingValue, zh: string, en: string) {
  return { value, label: { zh, en } };
}
