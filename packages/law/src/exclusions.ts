import { type Citation, cite } from "./citation.ts";
import type { CivilDate } from "./civil-date.ts";
import type { Confidence } from "./limits/confidence.ts";
import type { CountingSettings } from "./counting-settings.ts";
import type { Pause } from "./period-request.ts";
import type { BilingualText } from "./result.ts";

/** A ground on which time does not count (C7); every other appraisal counts. */
export interface ExclusionGround {
  readonly id: string;
  readonly label: BilingualText;
  /** The clock it stops. */
  readonly stops: BilingualText;
  readonly basis: readonly Citation[];
  readonly tag: Confidence;
}

const sourcedGrounds: readonly Omit<ExclusionGround, "tag">[] = [
  {
    id: "psychiatric-appraisal",
    label: { zh: "对犯罪嫌疑人、被告人作精神病鉴定", en: "psychiatric appraisal of the suspect or defendant" },
    stops: { zh: "羁押期限、办案期限、审理期限", en: "custody, case handling and trial" },
    basis: [
      cite("CPL", 149, "精神病鉴定的期间不计入办案期限"),
      cite("GZ", 222, "不计入羁押期限和办案期限"),
      cite("FS", 211, "不计入审理期限"),
    ],
  },
  {
    id: "measure-decision",
    label: { zh: "监察移送案件决定采取强制措施的期间", en: "the decision on measures after supervisory custody" },
    stops: { zh: "审查起诉期限", en: "review for prosecution" },
    basis: [
      cite("CPL", 170, "决定采取强制措施的期间不计入审查起诉期限"),
      cite("GZ", 143, "决定采取强制措施的期间不计入审查起诉期限"),
    ],
  },
  {
    id: "second-instance-file-reading",
    label: { zh: "二审检察院查阅案卷", en: "the procuratorate reads the file on second instance" },
    stops: { zh: "二审审理期限", en: "trial on second instance" },
    basis: [cite("CPL", 235, "查阅案卷的时间不计入审理期限"), cite("FS", 396, "查阅案卷的时间不计入审理期限")],
  },
  {
    id: "trial-suspended",
    label: { zh: "中止审理", en: "suspension of the trial" },
    stops: { zh: "审理期限", en: "trial" },
    basis: [cite("CPL", 206, "中止审理的期间不计入审理期限")],
  },
  {
    id: "evidence-completion",
    label: { zh: "没收违法所得、强制医疗案件补充证据", en: "completing evidence in confiscation and treatment cases" },
    stops: { zh: "申请的审查期限", en: "review of the application" },
    basis: [
      cite("GZ", 523, "补充证据的时间不计入人民检察院办案期限"),
      cite("GZ", 539, "补充证据的时间不计入人民检察院办案期限"),
    ],
  },
  {
    id: "confiscation-announcement",
    label: { zh: "没收违法所得公告、请求刑事司法协助", en: "confiscation announcement and judicial assistance" },
    stops: { zh: "审理期限", en: "trial" },
    basis: [cite("FS", 627, "不计入审理期限")],
  },
  {
    id: "penalty-consultation",
    label: { zh: "行刑反向衔接征求其他检察机关意见", en: "consulting another office on a hand-over for penalty" },
    stops: { zh: "行刑反向衔接审查期限", en: "review for administrative penalty" },
    basis: [cite("XXXJ", 12)],
  },
  {
    id: "penalty-suspension",
    label: {
      zh: "复议、复核、申诉、自诉期间中止",
      en: "suspension during reconsideration, review, petition or private suit",
    },
    stops: { zh: "行刑反向衔接审查期限", en: "review for administrative penalty" },
    basis: [cite("XXXJ", 13)],
  },
  {
    id: "compensation-custody",
    label: { zh: "被羁押等限制人身自由期间", en: "time deprived of liberty" },
    stops: { zh: "国家赔偿请求时效", en: "time-bar of state compensation" },
    basis: [cite("GPF", 39)],
  },
];

const rememberedGrounds: readonly Omit<ExclusionGround, "tag">[] = [
  {
    id: "civil-supervision-work",
    label: { zh: "调卷、鉴定、评估、审计、专家咨询", en: "fetching files, appraisal, valuation, audit, expert advice" },
    stops: { zh: "民事监督审查期限", en: "civil supervision" },
    basis: [cite("MSGZ", 52)],
  },
  {
    id: "public-interest-work",
    label: { zh: "鉴定、评估、审计、翻译", en: "appraisal, valuation, audit, translation" },
    stops: { zh: "公益诉讼审查起诉期限", en: "review of public interest litigation" },
    basis: [cite("GYGZ", 47)],
  },
];

export const exclusionGrounds: readonly ExclusionGround[] = [
  ...sourcedGrounds.map((ground) => ({ ...ground, tag: "S" as const })),
  ...rememberedGrounds.map((ground) => ({ ...ground, tag: "M" as const })),
];

/** An excluded stretch on a known ground, with its articles. */
export function exclusion(groundId: string, stretch: { readonly from: CivilDate; readonly to?: CivilDate }): Pause {
  const ground = exclusionGrounds.find(({ id }) => id === groundId);
  if (ground === undefined) throw new RangeError(`no ground ${groundId}`);
  return { ...stretch, ground: ground.label.zh, basis: ground.basis };
}

/**
 * The stretch taken out of the review of a case in which supervisory custody came before (U11): from the execution of
 * the detention to the day of the decision on measures, both included; none where the setting says that it runs on.
 */
export function measureDecisionExclusion(
  stretch: { readonly detentionExecuted: CivilDate; readonly decided?: CivilDate },
  settings: CountingSettings,
): readonly Pause[] {
  if (!settings.pauseForMeasureDecision) return [];
  const { detentionExecuted: from, decided } = stretch;
  return [exclusion("measure-decision", decided === undefined ? { from } : { from, to: decided })];
}
