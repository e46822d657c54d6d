import { type Citation, cite } from "./citation.ts";
import type { CountingSettings } from "./counting-settings.ts";
import type { Confidence } from "./limits/confidence.ts";
import type { BilingualText } from "./result.ts";

/** A rule of counting, as the law or long practice gives it. */
export interface CountingRule {
  readonly id: `C${number}`;
  readonly text: BilingualText;
  readonly basis: readonly Citation[];
  readonly tag: Confidence;
}

/** A point the law leaves open: the question, the settings that answer it, and why the default is safe. */
export interface CountingQuestion {
  readonly id: `U${number}`;
  readonly question: BilingualText;
  readonly settings: readonly (keyof CountingSettings)[];
  readonly default: BilingualText;
  readonly basis: readonly Citation[];
}

const rule = (
  id: CountingRule["id"],
  zh: string,
  en: string,
  basis: readonly Citation[],
  tag: Confidence = "S",
): CountingRule => ({
  id,
  text: { zh, en },
  basis,
  tag,
});

export const countingRules: readonly CountingRule[] = [
  rule(
    "C1",
    "期间以时、日、月计算，开始的时和日不算在期间以内",
    "periods are counted in hours, days and months; the starting hour or day is not counted",
    [cite("CPL", 105, "期间开始的时和日不算在期间以内")],
  ),
  rule(
    "C2",
    "期间的最后一日为节假日的，以节假日后的第一日为期满日期；中间的节假日照算；以时计算的不顺延",
    "a last day that is a holiday gives way to the first day after; holidays in between count; hours do not roll",
    [cite("CPL", 105, "期间的最后一日为节假日的，以节假日后的第一日为期满日期")],
  ),
  rule(
    "C3",
    "在押期间至期满之日为止，不得因节假日而延长",
    "time in custody ends on the calendar day and no holiday extends it",
    [cite("CPL", 105, "在押期间，应当至期满之日为止，不得因节假日而延长")],
  ),
  rule("C4", "路途时间不计入；期满前已交邮的不算过期", "travel time is excluded; a paper posted in time is in time", [
    cite("CPL", 105, "法定期间不包括路途上的时间"),
  ]),
  rule(
    "C5",
    "以月计算的至下月同日；起算日为月末的至月末；同日不存在的至月末；半个月一律十五日",
    "months run to the same-numbered day; from the last day to the last day; half a month is fifteen days",
    [cite("FS", 202, "自本月某日至下月同日为一个月")],
  ),
  rule(
    "C6",
    "当事人因不能抗拒的原因耽误期限的，障碍消除后五日以内可申请恢复，由人民法院裁定；检察院不适用",
    "a party may apply within five days after an obstacle ends; not open to the procuratorate",
    [cite("CPL", 106, "在障碍消除后五日以内")],
  ),
  rule(
    "C7",
    "精神病鉴定等法定情形的时间不计入",
    "time on the grounds the law names, as psychiatric appraisal, is excluded",
    [cite("CPL", 149, "精神病鉴定的期间不计入办案期限")],
  ),
  rule(
    "C8",
    "节假日指法定节假日、国务院放假安排的休息日和周六、周日；调休上班的周六、周日为工作日",
    "holidays are those of the State Council notices and weekends; a weekend day declared working is working",
    [],
    "M",
  ),
  rule(
    "C9",
    "工作日只在规定写明时适用；行政处罚法的二、三、五、七日为工作日",
    "working days only where the rule says so",
    [cite("GZ", 49, "三个工作日"), cite("CFF", 85, "是指工作日，不含法定节假日")],
  ),
  rule(
    "C10",
    "以上、以下、以内包括本数，最后一日至二十四时",
    "“within” includes the number itself; the last day ends at midnight",
    [cite("CL", 99, "所称以上、以下、以内，包括本数")],
  ),
  rule(
    "C11",
    "届满前若干日：基准日不计，遇休息日提前至此前最后一个工作日",
    "days before an anchor: the anchor is not counted; a rest day gives way to the last working day before",
    [cite("GZ", 309, "侦查羁押期限届满七日前")],
    "U",
  ),
  rule("C12", "以年计算的按十二个月的倍数", "a year is twelve months", [cite("GZ", 253, "在立案后二年以内")], "U"),
  rule(
    "C13",
    "立即、及时没有日数，只提醒，不自动认定超期",
    "at once and promptly have no number: a reminder, never an automatic violation",
    [cite("GZ", 152, "应当及时将变更后的期限书面通知看守所")],
  ),
  rule("C14", "需两份材料的，自较晚收到之日起算", "where two papers are needed the later starts the clock", [
    cite("GZ", 290, "收到要求复议意见书和案卷材料后七日以内"),
  ]),
  rule(
    "C15",
    "对进行中期限的影响分五种：扣除、重新起算、重新计算、换用规则、累计",
    "five effects on a running clock: exclude, restart, re-count, switch, accumulate",
    [cite("CPL", 160, "重新计算侦查羁押期限"), cite("FS", 376, "审理期限应当从作出决定之日起计算")],
  ),
];

const question = (
  id: CountingQuestion["id"],
  [zh, en]: readonly [string, string],
  settings: readonly (keyof CountingSettings)[],
  [defaultZh, defaultEn]: readonly [string, string],
  basis: readonly Citation[] = [],
): CountingQuestion => ({ id, question: { zh, en }, settings, default: { zh: defaultZh, en: defaultEn }, basis });

export const countingQuestions: readonly CountingQuestion[] = [
  question(
    "U1",
    ["羁押首日是否计入", "Does the first day of custody count?"],
    ["custodyWarningDays"],
    ["不计入；提前一日预警", "no; warn one day before"],
    [cite("CPL", 105)],
  ),
  question(
    "U2",
    [
      "连续延长自最初起算日还是自前次届满日计算",
      "Does a chain of extensions run from the trigger or from the previous expiry?",
    ],
    ["extensionChainInCustody", "extensionChainElsewhere", "printedExpiryOverrides"],
    [
      "在押取较早，其他取较晚而按较早预警；文书载明的届满日在法律允许范围内优先",
      "in custody the earlier, elsewhere the later with a warning on the earlier; a printed expiry goes first within the law",
    ],
  ),
  question(
    "U3",
    ["延长十五日自未顺延还是已顺延的届满日起算", "Do the fifteen days run from the un-rolled or the rolled end?"],
    ["extensionRunsFrom"],
    ["自未顺延的届满日", "from the un-rolled end"],
  ),
  question(
    "U4",
    ["取保候审、监视居住最长期限是否因节假日顺延", "Do the maxima of bail and surveillance roll?"],
    ["measureMaximaRoll"],
    ["顺延，按未顺延日预警", "yes, with a warning on the un-rolled day"],
    [cite("CPL", 79)],
  ),
  question(
    "U5",
    ["以时计算的期间自何时起算", "When does a period of hours begin?"],
    ["hourReading"],
    ["开始的时不计入，按整小时数预警", "the starting hour is not counted; warn on the exact hours"],
    [cite("CPL", 105)],
  ),
  question(
    "U6",
    ["已拘留人员的审查逮捕是否属于在押期间", "Is arrest review of a detained person custody time?"],
    ["arrestReviewIsCustody"],
    ["属于，不顺延", "yes, it never rolls"],
  ),
  question(
    "U7",
    ["同案有在押与非在押的如何计算", "How are mixed cases counted?"],
    ["caseDueDate"],
    ["逐人计算，全案取最早", "per suspect; the case ends with the earliest"],
  ),
  question(
    "U8",
    ["月末起算是否至次月月末", "Does a month from the last day end on the last day?"],
    ["monthEnd"],
    ["是；在押按次月同日预警", "yes; in custody warn on the same-numbered day"],
    [cite("FS", 202)],
  ),
  question(
    "U9",
    ["在押案件中的告知、答复等期限是否顺延", "Do duties in custody cases roll?"],
    ["dutiesRollInCustodyCases"],
    ["顺延，按未顺延日预警", "yes, with a warning on the un-rolled day"],
  ),
  question(
    "U10",
    ["取保候审自决定还是执行起算", "Does bail run from the decision or its execution?"],
    ["alternativeTrigger"],
    ["按较早预警，按较晚认定", "warn from the earlier, judge by the later"],
    [cite("CPL", 79), cite("GZ", 102)],
  ),
  question(
    "U11",
    ["留置转来案件决定强制措施的期间如何扣除", "How is the decision on measures after supervisory custody excluded?"],
    ["pauseForMeasureDecision"],
    ["收案起算，自执行拘留至作出决定之日扣除", "start at receipt; exclude from detention to the decision"],
    [cite("CPL", 170)],
  ),
  question(
    "U12",
    ["重新计算后可否再依第一百五十八、一百五十九条延长", "May arts. 158 and 159 follow a re-count?"],
    ["recountExtensionNeedsDecision"],
    ["有决定记录的才计入", "only with a recorded decision"],
    [cite("CPL", 160)],
  ),
];
