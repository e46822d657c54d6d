import { cite } from "../citation.ts";
import { defineLimit, extendable, type NamedLimit, within } from "./named-limit.ts";

/** Trial, appeal and protest, and what the courts owe the procuratorate. */
export const trialLimits: readonly NamedLimit[] = [
  defineLimit({
    id: "first-instance",
    label: ["公诉案件一审", "First instance, public prosecution"],
    start: ["courtAccepted", "人民法院受理", "acceptance by the court"],
    by: "court",
    holiday: "per-suspect",
    lengths: [
      within({ months: 3 }, [cite("CPL", 208, "至迟不得超过三个月")], { when: ["at-latest"] }),
      within({ months: 2 }, [cite("CPL", 208, "应当在受理后二个月以内宣判")]),
    ],
    extensions: [
      extendable(
        ["可能判处死刑、附带民事诉讼或者第一百五十八条情形", "possible death, civil claim, or art. 158"],
        { months: 3 },
        ["上一级人民法院", "the next higher court"],
        [cite("CPL", 208, "可以延长三个月"), cite("FS", 210, "期限为三个月")],
        { prolongs: "at-latest" },
      ),
      extendable(
        ["特殊情况", "special circumstances"],
        { months: 3 },
        ["最高人民法院", "the Supreme People's Court"],
        [cite("CPL", 208, "报请最高人民法院批准"), cite("FS", 210, "可以延长审理期限一至三个月")],
        { prolongs: "at-latest", repeats: true },
      ),
    ],
    note: [
      "延长自至迟期限三个月起算；改变管辖自收到案件之日起，补充侦查完毕移送后重新计算，发回重审重新计算（第二百四十一条）",
      "an extension runs from the outermost three months; begins anew on a change of jurisdiction, after supplementary investigation, and when sent back (art. 241)",
    ],
  }),
  defineLimit({
    id: "simplified-trial",
    label: ["简易程序", "Simplified procedure"],
    start: ["courtAccepted", "人民法院受理", "acceptance by the court"],
    by: "court",
    holiday: "per-suspect",
    lengths: [
      within({ months: 1, halfMonths: 1 }, [cite("CPL", 220, "可以延长至一个半月")], { when: ["over-three-years"] }),
      within({ days: 20 }, [cite("CPL", 220, "应当在受理后二十日以内审结")]),
    ],
    note: [
      "转为其他程序的，审理期限自作出决定之日起重新计算",
      "on conversion a new clock runs from the day of the decision",
    ],
  }),
  defineLimit({
    id: "fast-track-trial",
    label: ["速裁程序", "Fast-track procedure"],
    start: ["courtAccepted", "人民法院受理", "acceptance by the court"],
    by: "court",
    holiday: "per-suspect",
    lengths: [
      within({ days: 15 }, [cite("CPL", 225, "可以延长至十五日")], { when: ["over-one-year"] }),
      within({ days: 10 }, [cite("CPL", 225, "应当在受理后十日以内审结")]),
    ],
    note: [
      "转为其他程序的，审理期限自作出决定之日起重新计算",
      "on conversion a new clock runs from the day of the decision",
    ],
  }),
  defineLimit({
    id: "private-prosecution",
    label: ["自诉案件一审", "First instance, private prosecution"],
    start: ["courtAccepted", "人民法院受理", "acceptance by the court"],
    by: "court",
    lengths: [
      within({ months: 3 }, [cite("CPL", 208, "至迟不得超过三个月"), cite("CPL", 212)], {
        when: ["in-custody", "at-latest"],
        holiday: "custody",
      }),
      within({ months: 2 }, [cite("CPL", 208, "应当在受理后二个月以内宣判"), cite("CPL", 212)], {
        when: ["in-custody"],
        holiday: "custody",
      }),
      within({ months: 6 }, [cite("CPL", 212, "应当在受理后六个月以内宣判")]),
    ],
    note: [
      "被告人被羁押的，适用公诉案件一审的期限（第二百一十二条）",
      "with the defendant in custody the limits of public prosecution apply (art. 212)",
    ],
  }),
  defineLimit({
    id: "second-instance",
    label: ["二审", "Second instance"],
    start: ["courtAccepted", "受理上诉、抗诉案件", "acceptance of the appeal or protest"],
    by: "court",
    holiday: "per-suspect",
    lengths: [within({ months: 2 }, [cite("CPL", 243, "应当在二个月以内审结")])],
    extensions: [
      extendable(
        ["可能判处死刑、附带民事诉讼或者第一百五十八条情形", "possible death, civil claim, or art. 158"],
        { months: 2 },
        ["省级高级人民法院", "the provincial high court"],
        [cite("CPL", 243, "可以延长二个月")],
      ),
      extendable(
        ["特殊情况", "special circumstances"],
        null,
        ["最高人民法院", "the Supreme People's Court"],
        [cite("CPL", 243)],
        { repeats: true },
      ),
    ],
  }),
  defineLimit({
    id: "second-instance-file-reading",
    label: ["二审检察院阅卷", "Reading the file on second instance"],
    start: ["courtNotice", "接到人民法院通知", "notice of the court"],
    lengths: [
      within({ months: 1 }, [
        cite("CPL", 235, "应当在一个月以内查阅完毕"),
        cite("GZ", 447, "通知之日起一个月以内完成"),
      ]),
    ],
    note: [
      "不计入二审审理期限；一个月内不能完成的，可以商请人民法院延期审理",
      "not counted in the trial; where a month is too short the court may be asked to postpone",
    ],
    related: [cite("FS", 396)],
  }),
  defineLimit({
    id: "protest-judgment",
    label: ["对一审判决抗诉、上诉", "Protest or appeal against a judgment"],
    start: ["judgmentReceived", "收到判决书", "receipt of the judgment"],
    lengths: [
      within({ days: 10 }, [
        cite("CPL", 230, "上诉和抗诉的期限为十日"),
        cite("GZ", 586, "第二日起十日以内提出"),
        cite("FS", 380, "期限为十日"),
      ]),
    ],
    items: ["D08"],
    note: [
      "“第二日起”即收到之日不计入，不得再多扣一日",
      "“from the second day” means that the day of receipt is not counted; no further day is left out",
    ],
  }),
  defineLimit({
    id: "protest-ruling",
    label: ["对一审裁定抗诉、上诉", "Protest or appeal against a ruling"],
    start: ["rulingReceived", "收到裁定书", "receipt of the ruling"],
    lengths: [
      within({ days: 5 }, [
        cite("CPL", 230, "上诉和抗诉的期限为五日"),
        cite("GZ", 586, "第二日起五日以内提出"),
        cite("FS", 380, "期限为五日"),
      ]),
    ],
    items: ["D08"],
  }),
  defineLimit({
    id: "missed-limit-application",
    label: ["当事人耽误期限后申请继续诉讼", "Application of a party that missed a limit"],
    start: ["obstacleEnded", "障碍消除", "end of the obstacle"],
    by: "party",
    lengths: [within({ days: 5 }, [cite("CPL", 106, "在障碍消除后五日以内")])],
    note: [
      "仅限当事人，由人民法院裁定；检察院自己的期限不适用",
      "for parties only, decided by the court; not for limits of the procuratorate itself",
    ],
  }),
  defineLimit({
    id: "victim-protest-request",
    label: ["被害人请求抗诉", "The victim's request for a protest"],
    start: ["judgmentReceived", "被害人收到判决书", "receipt of the judgment by the victim"],
    by: "party",
    lengths: [
      within({ days: 5 }, [cite("CPL", 229, "自收到判决书后五日以内"), cite("GZ", 588, "在收到判决书后五日以内")]),
    ],
    items: ["D09"],
    note: ["逾期请求的，由检察院决定是否受理", "a later request: the office decides whether to accept it"],
  }),
  defineLimit({
    id: "victim-protest-reply",
    label: ["答复被害人的抗诉请求", "Answer to the victim's request"],
    start: ["requestReceived", "收到请求", "receipt of the request"],
    lengths: [within({ days: 5 }, [cite("CPL", 229, "的请求后五日以内"), cite("GZ", 588, "的请求后五日以内")])],
    items: ["D09"],
  }),
  defineLimit({
    id: "retrial",
    label: ["再审审理", "Retrial"],
    start: ["retrialDecided", "作出提审、再审决定", "decision to retry"],
    by: "court",
    holiday: "per-suspect",
    lengths: [
      within({ months: 6 }, [cite("CPL", 258, "不得超过六个月")], { when: ["at-latest"] }),
      within({ months: 3 }, [cite("CPL", 258, "之日起三个月以内审结")]),
    ],
  }),
  defineLimit({
    id: "retrial-order",
    label: ["指令再审的决定", "Decision to order a retrial"],
    start: {
      either: [
        ["protestAccepted", "接受抗诉", "acceptance of the protest"],
        ["courtFiled", "立案", "filing"],
      ],
    },
    by: "court",
    lengths: [
      within({ months: 1 }, [
        cite("CPL", 258, "自接受抗诉之日起一个月以内作出决定"),
        cite("FS", 463, "应当在立案之日起一个月以内作出决定"),
      ]),
    ],
  }),
  defineLimit({
    id: "reprieve-protest",
    label: ["死缓案件提请抗诉", "Proposal to protest a suspended death sentence"],
    start: ["judgmentReceived", "收到生效判决、裁定", "receipt of the effective judgment"],
    lengths: [
      within({ months: 6 }, [cite("GZ", 592, "至迟不得超过六个月")], { when: ["at-latest"] }),
      within({ months: 3 }, [cite("GZ", 592, "三个月以内提出")]),
    ],
  }),
  defineLimit({
    id: "petition-review-notice",
    label: ["刑事申诉复查通知", "Notice of the outcome of a petition"],
    start: ["reviewEnded", "复查终结", "end of the review"],
    lengths: [within({ days: 10 }, [cite("GZ", 596, "在十日以内通知申诉人")])],
    note: [
      "提请抗诉的，在上一级检察院作出是否抗诉的决定后通知",
      "where a protest is proposed, after the higher office has decided",
    ],
  }),
  defineLimit({
    id: "confiscation-protest",
    label: ["没收裁定抗诉", "Protest against a confiscation ruling"],
    start: ["rulingReceived", "收到裁定书", "receipt of the ruling"],
    lengths: [
      within({ days: 5 }, [
        cite("GZ", 531, "应当在五日以内向上一级人民法院提出抗诉"),
        cite("FS", 622, "可以在五日以内提出上诉、抗诉"),
      ]),
    ],
    related: [cite("CPL", 300)],
  }),
  defineLimit({
    id: "compulsory-treatment-correction",
    label: ["强制医疗决定的纠正意见", "Correction of a compulsory treatment decision"],
    start: ["decisionReceived", "收到决定书副本", "receipt of the decision"],
    lengths: [
      within({ days: 20 }, [cite("GZ", 547, "收到决定书副本后二十日以内"), cite("FS", 648, "收到决定书后二十日以内")]),
    ],
  }),
  defineLimit({
    id: "indictment-service",
    label: ["起诉书副本送达被告人", "Service of the indictment on the defendant"],
    start: ["hearing", "开庭日", "hearing"],
    by: "court",
    lengths: [
      within({ direction: "backward", days: 10 }, [
        cite("CPL", 187, "至迟在开庭十日以前送达"),
        cite("FS", 221, "开庭十日以前将起诉书副本送达"),
      ]),
    ],
    note: ["简易、速裁程序不受此限", "not in simplified and fast-track procedure"],
  }),
  defineLimit({
    id: "hearing-notice",
    label: ["开庭通知书送达", "Notice of the hearing"],
    start: ["hearing", "开庭日", "hearing"],
    by: "court",
    lengths: [
      within({ direction: "backward", days: 3 }, [
        cite("CPL", 187, "至迟在开庭三日以前送达"),
        cite("FS", 221, "开庭三日以前将开庭的时间、地点通知人民检察院"),
      ]),
    ],
  }),
  defineLimit({
    id: "trial-extension-request",
    label: ["申请批准延长审理期限", "Request to extend the trial period"],
    start: ["trialExpiry", "审理期限届满日", "expiry of the trial period"],
    by: "court",
    lengths: [within({ direction: "backward", days: 15 }, [cite("FS", 210, "应当在期限届满十五日以前层报")])],
  }),
  defineLimit({
    id: "trial-extension-refusal",
    label: ["不同意延长审理期限的决定", "Decision not to extend the trial period"],
    start: ["trialExpiry", "审理期限届满日", "expiry of the trial period"],
    by: "court",
    lengths: [within({ direction: "backward", days: 5 }, [cite("FS", 210, "应当在审理期限届满五日以前作出决定")])],
  }),
  defineLimit({
    id: "judgment-service",
    label: ["当庭宣判后送达判决书", "Service of a judgment pronounced in court"],
    start: ["pronounced", "当庭宣告判决", "pronouncement"],
    by: "court",
    lengths: [
      within({ days: 5 }, [
        cite("CPL", 202, "应当在五日以内将判决书送达"),
        cite("FS", 302, "应当在五日以内送达判决书"),
      ]),
    ],
  }),
  defineLimit({
    id: "protest-forward",
    label: ["抗诉书移送上一级法院", "Passing the protest to the higher court"],
    start: ["protestPeriodEnd", "抗诉期满", "end of the protest period"],
    by: "court",
    lengths: [within({ days: 3 }, [cite("FS", 384, "应当在抗诉期满后三日以内")])],
  }),
  defineLimit({
    id: "retrial-protest-filing",
    label: ["再审抗诉立案", "Filing of a retrial protest"],
    start: ["protestReceived", "收到抗诉书", "receipt of the protest"],
    by: "court",
    lengths: [within({ months: 1 }, [cite("FS", 462, "收到抗诉书后一个月以内立案")])],
  }),
  defineLimit({
    id: "retrial-protest-material",
    label: ["再审抗诉补送材料", "Missing material of a retrial protest"],
    start: ["courtNotice", "收到人民法院通知", "notice of the court"],
    lengths: [within({ days: 3 }, [cite("FS", 462, "应当通知人民检察院在三日以内补送相关材料")])],
  }),
  defineLimit({
    id: "confiscation-announcement",
    label: ["没收违法所得公告", "Public announcement of a confiscation"],
    start: ["announced", "公告", "announcement"],
    by: "court",
    holiday: "stays",
    bound: "earliest",
    lengths: [within({ months: 6 }, [cite("CPL", 299, "公告期间为六个月")])],
    note: [
      "公告和请求司法协助的时间不计入审理期限",
      "the announcement and judicial assistance are not counted in the trial",
    ],
    related: [cite("FS", 627)],
  }),
  defineLimit({
    id: "compulsory-treatment-decision",
    label: [
      "强制医疗决定、复议、对纠正意见的决定",
      "Compulsory treatment: decision, reconsideration, answer to a correction",
    ],
    start: ["courtClockStarted", "受理，或者收到纠正意见", "acceptance, or receipt of the correction"],
    by: "court",
    lengths: [
      within({ months: 1 }, [
        cite("CPL", 305, "应当在一个月以内作出强制医疗的决定"),
        cite("FS", 643, "并在一个月以内"),
        cite("FS", 648, "并在一个月以内作出决定"),
      ]),
    ],
  }),
  defineLimit({
    id: "treatment-supervision-forward",
    label: ["强制医疗执行监督线索移送", "Passing on doubts about compulsory treatment"],
    start: ["found", "发现可能错误", "discovery"],
    lengths: [within({ days: 5 }, [cite("GZ", 652, "应当在五日以内将有关材料转交")])],
  }),
  defineLimit({
    id: "treatment-supervision-review",
    label: ["强制医疗执行监督材料审查反馈", "Review of doubts about compulsory treatment"],
    start: ["materialReceived", "收到材料", "receipt of the material"],
    lengths: [within({ days: 20 }, [cite("GZ", 652, "应当在二十日以内进行审查")])],
  }),
  defineLimit({
    id: "death-sentence-execution",
    label: ["死刑执行", "Execution of a death sentence"],
    start: ["orderReceived", "接到执行死刑的命令", "receipt of the order"],
    by: "court",
    holiday: "custody",
    lengths: [within({ days: 7 }, [cite("CPL", 262, "应当在七日以内交付执行")])],
    note: [
      "有第二百六十二条三种情形之一的停止执行并立即报告",
      "stopped and reported at once for the three causes of art. 262",
    ],
  }),
  defineLimit({
    id: "death-sentence-notice",
    label: ["执行死刑通知检察院临场监督", "Notice to attend an execution"],
    start: ["execution", "执行死刑日", "execution"],
    by: "court",
    lengths: [within({ direction: "backward", days: 3 }, [cite("FS", 506, "在执行死刑三日以前")])],
  }),
  defineLimit({
    id: "death-sentence-copy",
    label: ["死刑裁判文书副本移送", "Passing on copies of death sentences"],
    start: ["copyReceived", "收到副本", "receipt of the copy"],
    lengths: [within({ days: 3 }, [cite("GZ", 648, "应当在三日以内将判决书、裁定书副本移送")])],
  }),
];
