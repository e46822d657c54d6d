import { cite, type Citation } from "../citation.ts";
import type { CivilDate } from "../civil-date.ts";
import { dayOf } from "../counting-steps.ts";
import type { Moment } from "../deadline.ts";
import type { BilingualText } from "../result.ts";
import { dayText, say } from "../step-text.ts";
import type { DutyHolder } from "./named-limit.ts";

/** How soon, in the words of the law (C13): only `same-day` and `same-time` can be tested by a date. */
export type Pace = "at-once" | "promptly" | "same-day" | "same-time" | "unstated";

/** A duty to which the law gives no number. */
export interface PromptDuty {
  readonly id: string;
  readonly label: BilingualText;
  readonly trigger: { readonly fact: string; readonly label: BilingualText };
  readonly dutyHolder: DutyHolder;
  readonly pace: Pace;
  readonly basis: readonly Citation[];
}

/** What is due: a day where the law names one, otherwise a reminder from the trigger on and never a violation by count. */
export interface PromptAnswer {
  readonly kind: "reminder";
  readonly trigger: Moment;
  readonly remindOn: CivilDate;
  readonly dueDate?: CivilDate;
  readonly text: BilingualText;
  readonly basis: readonly Citation[];
}

export const paceWords = {
  "at-once": say("立即", "at once"),
  promptly: say("及时", "promptly"),
  "same-day": say("当日", "on the same day"),
  "same-time": say("同时", "at the same time"),
  unstated: say("未写明快慢", "without saying how soon"),
} as const satisfies Record<Pace, BilingualText>;

export function computePromptDuty({ label, pace, basis }: PromptDuty, trigger: Moment): PromptAnswer {
  const day = dayOf(trigger);
  if (pace === "same-day" || pace === "same-time") {
    const text = say(
      `${label.zh}：法律要求${paceWords[pace].zh}，即${dayText(day).zh}，不因节假日顺延`,
      `${label.en}: ${paceWords[pace].en}, that is ${dayText(day).en}; no holiday moves it`,
    );
    return { kind: "reminder", trigger, remindOn: day, dueDate: day, text, basis };
  }
  const text = say(
    `${label.zh}：法律要求${paceWords[pace].zh}，未定日数；自${dayText(day).zh}起提示，不得按日数认定违法`,
    `${label.en}: ${paceWords[pace].en}, no number; a reminder from ${dayText(day).en}, never a violation by days`,
  );
  return { kind: "reminder", trigger, remindOn: day, text, basis };
}

type Start = readonly [fact: string, zh: string, en: string];

function duty(
  id: string,
  [zh, en]: readonly [string, string],
  pace: Pace,
  [fact, startZh, startEn]: Start,
  basis: readonly Citation[],
  dutyHolder: DutyHolder = "own-office",
): PromptDuty {
  return { id, label: { zh, en }, trigger: { fact, label: { zh: startZh, en: startEn } }, dutyHolder, pace, basis };
}

/** The duties of the procedure laws without a number of days. */
export const promptDuties: readonly PromptDuty[] = [
  duty(
    "custody-change-notice",
    ["期限变更书面通知看守所", "Written notice of a changed period to the detention centre"],
    "promptly",
    ["changed", "期限延长或者重新计算", "extension or re-count"],
    [cite("GZ", 152, "应当及时将变更后的期限书面通知看守所")],
  ),
  duty(
    "custody-necessity-transfer",
    ["羁押必要性审查申请移送捕诉部门", "Passing an application for review of the need for custody to the department"],
    "same-day",
    ["applicationReceived", "收到申请", "receipt of the application"],
    [cite("GZ", 576, "应当在当日移送本院负责捕诉的部门")],
  ),
  duty(
    "fast-track-transfer",
    ["建议速裁的案件移送捕诉部门", "Passing a case suggested for the fast track to the department"],
    "same-day",
    ["accepted", "受理", "acceptance"],
    [cite("GZ", 273, "应当在受理案件的当日将案件移送负责捕诉的部门")],
  ),
  duty(
    "defender-notice-at-detention",
    ["留置转拘留的告知委托辩护人", "Notice of the right to a defender after supervisory custody"],
    "same-time",
    ["detentionExecuted", "执行拘留", "execution of detention"],
    [cite("GZ", 145, "应当在执行拘留时告知")],
  ),
  duty(
    "transferred-case-detention",
    ["监察移送案件先行拘留的决定", "Decision to detain in cases from the supervisory commission"],
    "promptly",
    ["accepted", "受理", "acceptance"],
    [cite("GZ", 142, "及时对犯罪嫌疑人作出拘留决定")],
  ),
  duty(
    "family-notice-after-obstacle",
    ["不能通知的情形消失后通知家属", "Notice to the family when the obstacle has ended"],
    "at-once",
    ["obstacleEnded", "不能通知的情形消失", "end of the obstacle"],
    [
      cite("CPL", 85, "应当立即通知被拘留人的家属"),
      cite("GZ", 123, "应当立即通知其家属"),
      cite("GZ", 301, "应当立即通知其家属"),
    ],
  ),
  duty(
    "non-arrest-release",
    ["不批准逮捕后释放或者变更强制措施", "Release after a refusal of arrest"],
    "at-once",
    ["policeReceived", "公安机关收到不批准逮捕决定", "police receipt of the decision"],
    [cite("CPL", 91, "应当在接到通知后立即释放"), cite("GZ", 286, "立即释放在押的犯罪嫌疑人或者变更强制措施")],
    "police",
  ),
  duty(
    "arrest-execution-return",
    ["批准逮捕执行回执（规则未定日数）", "Return on an arrest (the Rules give no number)"],
    "promptly",
    ["arrestExecuted", "执行逮捕", "execution of the arrest"],
    [cite("GZ", 286, "将执行回执及时送达作出批准决定的人民检察院")],
    "police",
  ),
  duty(
    "custody-expiry-release",
    ["羁押期限届满的释放或者变更", "Release or change at the expiry of custody"],
    "same-day",
    ["custodyExpiry", "羁押期限届满日", "expiry of custody"],
    [
      cite("CPL", 98, "应当予以释放"),
      cite("CPL", 99, "应当予以释放、解除取保候审、监视居住或者依法变更强制措施"),
      cite("GZ", 245, "应当依法释放犯罪嫌疑人或者变更强制措施"),
      cite("GZ", 318, "应当依法释放犯罪嫌疑人或者变更强制措施"),
    ],
  ),
  duty(
    "over-custody-correction",
    ["超期羁押纠正违法通知书", "Notice of correction of custody beyond its limit"],
    "unstated",
    ["found", "发现超期羁押", "discovery"],
    [cite("GZ", 618, "应当向该办案机关发出纠正违法通知书")],
  ),
  duty(
    "over-custody-report",
    ["超期羁押不回复、不纠正的报告上一级", "Report to the higher office of custody not corrected"],
    "promptly",
    ["unanswered", "未回复或者继续超期羁押", "no answer, or custody goes on"],
    [cite("GZ", 619, "应当及时报告上一级人民检察院")],
  ),
  duty(
    "overdue-return-reasons",
    ["退补逾期未重新移送的说明理由", "Reasons for a case not returned in time"],
    "unstated",
    ["supplementExpired", "补充侦查期限届满", "expiry of supplementary investigation"],
    [cite("GZ", 347, "应当要求公安机关说明理由")],
  ),
  duty(
    "non-prosecution-release",
    ["不起诉后释放", "Release after non-prosecution"],
    "at-once",
    ["announced", "公开宣布不起诉决定", "announcement of the decision"],
    [cite("CPL", 178, "如果被不起诉人在押，应当立即释放"), cite("GZ", 376, "应当立即释放")],
  ),
  duty(
    "non-prosecution-property-release",
    ["不起诉同时解除查封、扣押、冻结", "Release of property together with non-prosecution"],
    "same-time",
    ["decided", "作出不起诉决定", "decision not to prosecute"],
    [
      cite("CPL", 177, "应当同时对侦查中查封、扣押、冻结的财物解除查封、扣押、冻结"),
      cite("GZ", 374, "应当同时书面通知"),
    ],
  ),
  duty(
    "probation-end-decision",
    ["附条件不起诉考验期满的决定", "Decision at the end of probation"],
    "unstated",
    ["probationEnd", "考验期满", "end of the probation"],
    [cite("CPL", 284, "考验期满的，人民检察院应当作出不起诉的决定"), cite("GZ", 472), cite("GZ", 480, "考验期满的")],
  ),
  duty(
    "dismissal-order-execution",
    ["通知撤案无异议的撤销案件", "Dismissal on demand, without objection"],
    "at-once",
    ["policeReceived", "公安机关收到通知撤销案件书", "police receipt"],
    [cite("GZ", 563, "对通知撤销案件书没有异议的应当立即撤销案件")],
    "police",
  ),
  duty(
    "judgment-service-fixed-date",
    ["定期宣判后送达判决书", "Service of a judgment pronounced on a fixed day"],
    "at-once",
    ["pronounced", "定期宣告判决", "pronouncement"],
    [cite("CPL", 202, "应当在宣告后立即将判决书送达")],
    "court",
  ),
  duty(
    "outside-prison-recheck-start",
    ["暂予监外执行决定的重新核查", "Re-check of a decision on serving outside prison"],
    "at-once",
    ["opinionReceived", "收到书面意见", "receipt of the opinion"],
    [cite("CPL", 267, "应当立即对该决定进行重新核查"), cite("FS", 515, "应当立即对该决定重新核查")],
    "court",
  ),
  duty(
    "transferred-property-check",
    ["随案移送财物的审查", "Check of property transferred with the case"],
    "same-time",
    ["accepted", "受理", "acceptance"],
    [cite("GZ", 668, "应当在受理案件时进行审查")],
  ),
];
