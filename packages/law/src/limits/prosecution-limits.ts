import { cite, laws } from "../citation.ts";
import { defineLimit, extendable, type NamedLimit, within } from "./named-limit.ts";

/** Review for prosecution, supplementary investigation, non-prosecution, and the rights of those concerned. */
export const prosecutionLimits: readonly NamedLimit[] = [
  defineLimit({
    id: "prosecution-review",
    label: ["审查起诉期限", "Review for prosecution"],
    start: ["caseReceived", "收到移送起诉的案件", "receipt of the transferred case"],
    holiday: "per-suspect",
    lengths: [
      within({ months: 1 }, [
        cite("CPL", 172, "应当在一个月以内作出决定"),
        cite("GZ", 351, "应当在一个月以内作出决定"),
      ]),
    ],
    extensions: [
      extendable(
        ["重大、复杂的案件延长十五日", "fifteen days for a major or complex case"],
        { days: 15 },
        ["法律未规定批准主体", "the text names no authority"],
        [cite("CPL", 172, "可以延长十五日"), cite("GZ", 351, "可以延长十五日")],
      ),
    ],
    items: ["D01", "D03"],
    note: [
      "改变管辖、补充侦查（调查）完毕移送后重新计算；监察移送案件决定强制措施的期间不计入（U11）",
      "begins anew after supplementary investigation or a change of jurisdiction; the decision on measures in supervisory cases is excluded (U11)",
    ],
    related: [
      cite("CPL", 175),
      cite("GZ", 346, "人民检察院重新计算审查起诉期限"),
      cite("GZ", 391, "自收到案件之日起计算审查起诉期限"),
    ],
  }),
  defineLimit({
    id: "fast-track-review",
    label: ["速裁案件审查起诉期限", "Review for prosecution on the fast track"],
    start: ["caseReceived", "收到移送起诉的案件", "receipt of the transferred case"],
    holiday: "per-suspect",
    lengths: [
      within({ days: 15 }, [cite("CPL", 172, "可以延长至十五日"), cite("GZ", 273, "可以延长至十五日")], {
        when: ["over-one-year"],
      }),
      within({ days: 10 }, [
        cite("CPL", 172, "应当在十日以内作出决定"),
        cite("GZ", 273, "应当在十日以内作出是否提起公诉的决定"),
      ]),
    ],
    items: ["D02"],
    note: [
      "不适用速裁的，回到审查起诉期限，起算日不变",
      "if the fast track does not fit, the ordinary limit applies with the same start",
    ],
  }),
  defineLimit({
    id: "department-transfer",
    label: ["受理后移送办案部门", "Passing an accepted case to the department"],
    start: ["accepted", "受理", "acceptance"],
    lengths: [within({ workingDays: 1 }, [cite("GZ", 158)], { tag: "P" })],
    items: ["A06"],
    note: [
      "规则只写“及时”“立即”，一个工作日为本产品默认；公安机关建议速裁的须当日移送（规则第二百七十三条）",
      "the Rules say promptly; one working day is our default; fast-track cases pass on the same day (GZ art. 273)",
    ],
  }),
  defineLimit({
    id: "defence-rights-notice",
    label: ["告知委托辩护人和申请法律援助", "Notice of the right to a defender and to legal aid"],
    start: ["fileReceived", "收到移送起诉案卷材料", "receipt of the file"],
    lengths: [
      within({ days: 3 }, [
        cite("CPL", 34, "自收到移送审查起诉的案件材料之日起三日以内"),
        cite("GZ", 40, "自收到移送起诉案卷材料之日起三日以内"),
        cite("GZ", 145, "自收到移送起诉的案卷材料之日起三日以内"),
      ]),
    ],
    items: ["E01"],
  }),
  defineLimit({
    id: "victim-rights-notice",
    label: ["告知被害人委托诉讼代理人", "Notice to the victim of the right to a representative"],
    start: ["fileReceived", "收到移送起诉案卷材料", "receipt of the file"],
    lengths: [
      within({ days: 3 }, [
        cite("CPL", 46, "自收到移送审查起诉的案件材料之日起三日以内"),
        cite("GZ", 55, "自收到移送起诉案卷材料之日起三日以内"),
      ]),
    ],
    items: ["E02"],
  }),
  defineLimit({
    id: "legal-aid-notice",
    label: ["通知法律援助机构指派律师", "Notice to the legal aid office to assign a lawyer"],
    start: ["groundDiscovered", "发现应当指派的情形", "discovery of the ground"],
    lengths: [within({ days: 3 }, [cite("GZ", 42, "应当自发现之日起三日以内书面通知法律援助机构指派律师")])],
    items: ["E03"],
    note: [
      "未成年人案件另见未成年人指派律师的内部目标，法律未定日数",
      "for minors the law gives no number; see the target for minors",
    ],
  }),
  defineLimit({
    id: "minor-legal-aid-notice",
    label: ["通知法律援助机构为未成年人指派律师", "Notice to the legal aid office to assign a lawyer to a minor"],
    start: ["groundDiscovered", "发现未成年犯罪嫌疑人没有委托辩护人", "discovery that the minor has no defender"],
    lengths: [within({ days: 3 }, [cite("CPL", 278), cite("GZ", 460)], { tag: "P" })],
    note: [
      "法律只写应当通知，未定日数，三日仅作内部目标",
      "the law commands the notice without a number; three days are an internal target only",
    ],
  }),
  defineLimit({
    id: "legal-aid-forward",
    label: ["转交法律援助申请", "Forwarding an application for legal aid"],
    start: ["applicationReceivedAt", "收到法律援助申请", "receipt of the application"],
    lengths: [within({ hours: 24 }, [cite("GZ", 43, "应当在二十四小时以内将申请材料转交法律援助机构")])],
  }),
  defineLimit({
    id: "file-access",
    label: ["安排辩护律师阅卷", "Access of the lawyer to the file"],
    start: ["requested", "提出阅卷要求", "request"],
    lengths: [within({ workingDays: 3 }, [cite("GZ", 49, "自即日起三个工作日以内安排辩护人阅卷")])],
    items: ["E08"],
  }),
  defineLimit({
    id: "non-lawyer-defender-permission",
    label: ["非律师辩护人阅卷、会见许可", "Permission for a defender who is no lawyer"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [within({ days: 3 }, [cite("GZ", 48, "在三日以内书面通知申请人")])],
    items: ["E08"],
  }),
  defineLimit({
    id: "exculpatory-evidence-notice",
    label: ["调取无罪、罪轻证据后告知辩护人", "Notice to the defender of exculpatory evidence obtained"],
    start: ["evidenceReceived", "公安机关移送证据材料", "hand-over by the police"],
    lengths: [within({ days: 3 }, [cite("GZ", 50, "应当在三日以内告知辩护人")])],
  }),
  defineLimit({
    id: "victim-evidence-permission",
    label: ["许可律师向被害人一方取证", "Permission to take evidence from the victim's side"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [within({ days: 5 }, [cite("GZ", 53, "应当在五日以内作出是否许可的决定")])],
  }),
  defineLimit({
    id: "defence-obstruction-complaint",
    label: ["阻碍行使诉讼权利的控告办理", "Complaint of obstructed defence rights"],
    start: ["complaintReceived", "收到申诉、控告", "receipt of the complaint"],
    lengths: [within({ days: 10 }, [cite("GZ", 58, "在十日以内办结并书面答复")])],
  }),
  defineLimit({
    id: "jurisdiction-transfer",
    label: ["无管辖权案件移送", "Transfer for lack of jurisdiction"],
    start: ["lackDiscovered", "发现不属于本院管辖", "discovery"],
    lengths: [within({ days: 5 }, [cite("GZ", 328, "应当在发现之日起五日以内经由负责案件管理的部门移送")])],
    items: ["A02"],
  }),
  defineLimit({
    id: "designated-jurisdiction-talks",
    label: ["监察案件指定审判管辖协商", "Talks on designated jurisdiction in supervisory cases"],
    start: ["supervisoryTransfer", "监察机关移送起诉日", "transfer by the supervisory commission"],
    lengths: [within({ direction: "backward", days: 20 }, [cite("GZ", 329, "移送起诉二十日前")])],
  }),
  defineLimit({
    id: "supplementary-investigation",
    label: ["退回补充侦查（调查）期限", "Supplementary investigation"],
    start: ["returned", "退回公安机关、监察机关", "return to the police or the commission"],
    by: "police",
    holiday: "per-suspect",
    lengths: [
      within(
        { months: 1 },
        [
          cite("CPL", 175, "应当在一个月以内补充侦查完毕"),
          cite("GZ", 346, "均应当在一个月以内补充调查、补充侦查完毕"),
          cite("JCF", 54, "应当在一个月内补充调查完毕"),
        ],
        { from: laws.JCF.inForce },
      ),
      within(
        { months: 1 },
        [
          cite("CPL", 175, "应当在一个月以内补充侦查完毕"),
          cite("GZ", 346, "均应当在一个月以内补充调查、补充侦查完毕"),
          cite("JCF18", 47, "应当在一个月内补充调查完毕"),
        ],
        { from: laws.CPL.inForce, to: "2025-05-31" },
      ),
    ],
    maxTimes: { count: 2, basis: [cite("CPL", 175, "补充侦查以二次为限"), cite("GZ", 350, "总共不得超过二次")] },
    items: ["D04", "D05"],
    note: [
      "改变管辖前后合计不超过二次；重新移送后审查起诉期限重新计算",
      "twice in all, before and after a change of jurisdiction; the review begins anew on return",
    ],
  }),
  defineLimit({
    id: "non-prosecution-petition",
    label: ["不服不起诉决定的申诉", "Petition against non-prosecution"],
    start: ["decisionReceived", "收到不起诉决定书", "receipt of the decision"],
    by: "party",
    lengths: [
      within({ days: 7 }, [
        cite("CPL", 180, "自收到决定书后七日以内"),
        cite("CPL", 181, "自收到决定书后七日以内"),
        cite("GZ", 377, "自收到不起诉决定书后七日以内"),
        cite("GZ", 381, "在收到不起诉决定书后七日以内"),
        cite("GZ", 385, "在收到不起诉决定书后七日以内"),
      ]),
    ],
    note: [
      "逾期申诉的仍须审查：由作出决定的检察院控告申诉检察部门审查（规则第三百八十二条、第三百八十五条）",
      "a later petition is examined by the complaints department of the deciding office (GZ arts. 382, 385)",
    ],
    related: [cite("GZ", 382)],
  }),
  defineLimit({
    id: "non-prosecution-petition-review",
    label: ["不起诉申诉复查", "Review of a petition against non-prosecution"],
    start: ["reviewFiled", "立案复查", "filing of the review"],
    lengths: [
      within({ months: 6 }, [cite("GZ", 386, "不得超过六个月")], { when: ["complex"] }),
      within({ months: 3 }, [cite("GZ", 386, "应当在立案后三个月以内")]),
    ],
    items: ["D11"],
  }),
  defineLimit({
    id: "non-prosecution-reconsideration-request",
    label: ["公安机关对不起诉要求复议、提请复核", "Police request against non-prosecution"],
    start: ["decisionReceived", "收到不起诉决定书或者复议决定书", "receipt of the decision"],
    by: "police",
    lengths: [
      within({ days: 7 }, [
        cite("GA", 294, "应当在收到不起诉决定书后七日以内"),
        cite("GA", 330, "应当在收到不起诉决定书后七日以内"),
      ]),
    ],
  }),
  defineLimit({
    id: "non-prosecution-reconsideration",
    label: ["公安机关要求复议不起诉", "Reconsideration of non-prosecution for the police"],
    start: ["opinionReceived", "收到要求复议意见书", "receipt of the opinion"],
    lengths: [within({ days: 30 }, [cite("GZ", 379, "在收到要求复议意见书后三十日以内")])],
    items: ["D12"],
  }),
  defineLimit({
    id: "non-prosecution-review",
    label: ["公安机关提请复核不起诉", "Review of non-prosecution by the higher office"],
    start: ["opinionReceived", "收到提请复核意见书", "receipt of the opinion"],
    by: "higher-procuratorate",
    lengths: [within({ days: 30 }, [cite("GZ", 380, "收到提请复核意见书后三十日以内")])],
    items: ["D12"],
  }),
  defineLimit({
    id: "supervisory-reconsideration",
    label: ["监察机关提请复议不起诉", "Reconsideration of non-prosecution for the supervisory commission"],
    start: ["opinionReceived", "收到提请复议意见书", "receipt of the opinion"],
    by: "higher-procuratorate",
    lengths: [
      within({ days: 30 }, [cite("GZ", 379, "收到提请复议意见书后三十日以内"), cite("JCF", 54)], {
        from: laws.JCF.inForce,
      }),
      within({ days: 30 }, [cite("GZ", 379, "收到提请复议意见书后三十日以内"), cite("JCF18", 47)], {
        from: laws.GZ.inForce,
        to: "2025-05-31",
      }),
    ],
    items: ["D12"],
  }),
  defineLimit({
    id: "conditional-non-prosecution-service",
    label: ["附条件不起诉决定书送达", "Service of a conditional non-prosecution"],
    start: ["decided", "作出附条件不起诉决定", "decision"],
    lengths: [within({ days: 3 }, [cite("GZ", 471, "在三日以内送达")])],
    items: ["E13"],
  }),
  defineLimit({
    id: "probation-shortest",
    label: ["附条件不起诉考验期最短", "Shortest probation of conditional non-prosecution"],
    start: ["decided", "作出附条件不起诉决定", "decision"],
    holiday: "stays",
    bound: "earliest",
    lengths: [
      within({ months: 6 }, [
        cite("CPL", 283, "考验期为六个月以上一年以下"),
        cite("GZ", 473, "考验期为六个月以上一年以下"),
      ]),
    ],
    items: ["E13"],
  }),
  defineLimit({
    id: "probation-longest",
    label: ["附条件不起诉考验期最长", "Longest probation of conditional non-prosecution"],
    start: ["decided", "作出附条件不起诉决定", "decision"],
    holiday: "stays",
    lengths: [
      within({ years: 1 }, [
        cite("CPL", 283, "考验期为六个月以上一年以下"),
        cite("GZ", 473, "考验期为六个月以上一年以下"),
      ]),
    ],
    items: ["E13"],
  }),
  defineLimit({
    id: "penalty-handover",
    label: ["不起诉案件移送行政检察部门", "Hand-over of non-prosecuted cases for administrative penalty"],
    start: ["decided", "作出不起诉决定", "decision not to prosecute"],
    lengths: [within({ workingDays: 3 }, [{ law: "XXXJ" }])],
    items: ["D13"],
  }),
  defineLimit({
    id: "penalty-review",
    label: ["行刑反向衔接审查", "Review for administrative penalty"],
    start: ["accepted", "行政检察部门受理", "acceptance by the administrative department"],
    lengths: [within({ workingDays: 10 }, [cite("XXXJ", 12), cite("XXXJ", 13)])],
    note: [
      "征求其他检察机关意见的时间不计入；复议、复核、申诉、自诉期间中止",
      "consulting another office does not count; it stops during reconsideration, review, petition and private prosecution",
    ],
    extensions: [
      extendable(
        ["重大、疑难、复杂", "major, difficult or complex"],
        null,
        ["检察长", "the chief procurator"],
        [cite("XXXJ", 12)],
      ),
    ],
    items: ["D14"],
  }),
  defineLimit({
    id: "withdrawal-decision",
    label: ["撤回起诉后作出不起诉决定", "Non-prosecution after withdrawing the indictment"],
    start: ["withdrawn", "撤回起诉", "withdrawal"],
    holiday: "per-suspect",
    lengths: [within({ days: 30 }, [cite("GZ", 424, "在撤回起诉后三十日以内作出不起诉决定")])],
    items: ["D10"],
  }),
  defineLimit({
    id: "trial-supplementary-investigation",
    label: ["法庭审理阶段补充侦查", "Supplementary investigation during trial"],
    start: ["postponed", "延期审理", "postponement"],
    holiday: "per-suspect",
    lengths: [
      within({ months: 1 }, [
        cite("CPL", 205, "应当在一个月以内补充侦查完毕"),
        cite("GZ", 421, "每次不得超过一个月"),
        cite("GZ", 422, "补充侦查不得超过一个月"),
      ]),
    ],
    maxTimes: { count: 2, basis: [cite("GZ", 421, "不得超过两次"), cite("FS", 274, "不得超过两次")] },
    related: [cite("CPL", 208, "人民法院重新计算审理期限")],
  }),
  defineLimit({
    id: "missing-material",
    label: ["补送材料", "Sending missing material to the court"],
    start: ["courtNotice", "收到人民法院通知", "notice of the court"],
    lengths: [
      within({ days: 3 }, [
        cite("GZ", 361, "应当自收到通知之日起三日以内补送"),
        cite("FS", 219, "通知人民检察院在三日以内补送"),
      ]),
    ],
  }),
  defineLimit({
    id: "exculpatory-evidence-transfer",
    label: ["移交无罪、罪轻证据", "Transfer of exculpatory evidence to the court"],
    start: ["orderReceived", "收到调取证据材料决定书", "receipt of the order"],
    lengths: [within({ days: 3 }, [cite("GZ", 414, "决定书后三日以内移交"), cite("FS", 275, "决定书后三日以内移交")])],
  }),
  defineLimit({
    id: "court-file-transfer",
    label: ["休庭后移交案卷证据", "Transfer of the file after the hearing"],
    start: ["hearingAdjourned", "休庭", "adjournment"],
    lengths: [within({ days: 3 }, [cite("GZ", 428, "应当在休庭后三日以内移交")])],
  }),
  defineLimit({
    id: "dismissed-case-proceeds",
    label: ["撤销案件后违法所得处理", "Disposal of proceeds after dismissal"],
    start: ["dismissed", "作出撤销案件决定", "decision to dismiss"],
    lengths: [within({ days: 30 }, [cite("GZ", 247, "应当在三十日以内报经检察长批准")])],
    extensions: [
      extendable(
        ["情况特殊延长三十日", "thirty days in special circumstances"],
        { days: 30 },
        ["检察长", "the chief procurator"],
        [cite("GZ", 247, "可以延长三十日")],
      ),
    ],
    items: ["C05"],
  }),
  defineLimit({
    id: "confiscation-application",
    label: ["没收违法所得申请的决定", "Decision to apply for confiscation"],
    start: ["opinionReceived", "收到没收违法所得意见书", "receipt of the opinion"],
    lengths: [within({ days: 30 }, [cite("GZ", 523, "没收违法所得意见书后三十日以内")])],
    extensions: [
      extendable(
        ["延长十五日", "fifteen days"],
        { days: 15 },
        ["规则未写批准主体", "the Rules name no authority"],
        [cite("GZ", 523, "可以延长十五日")],
      ),
    ],
    items: ["D21"],
  }),
  defineLimit({
    id: "compulsory-treatment-application",
    label: ["强制医疗申请的决定", "Decision to apply for compulsory treatment"],
    start: ["opinionReceived", "收到强制医疗意见书", "receipt of the opinion"],
    lengths: [within({ days: 30 }, [cite("GZ", 539, "强制医疗意见书后三十日以内")])],
    note: ["补充证据的时间不计入", "the time to complete evidence does not count"],
    items: ["D21"],
  }),
  defineLimit({
    id: "absentia-material",
    label: ["缺席审判案件补送材料", "Missing material in a trial in absentia"],
    start: ["courtNotice", "收到人民法院通知", "notice of the court"],
    lengths: [within({ days: 30 }, [cite("FS", 599, "应当通知人民检察院在三十日以内补送")])],
  }),
  defineLimit({
    id: "confiscation-material",
    label: ["没收申请补送材料", "Missing material of a confiscation application"],
    start: ["courtNotice", "收到人民法院通知", "notice of the court"],
    lengths: [within({ days: 7 }, [cite("FS", 613, "应当通知人民检察院在七日以内补送")])],
  }),
  defineLimit({
    id: "compulsory-treatment-material",
    label: ["强制医疗申请补送材料", "Missing material of a treatment application"],
    start: ["courtNotice", "收到人民法院通知", "notice of the court"],
    lengths: [within({ days: 3 }, [cite("FS", 633, "应当通知人民检察院在三日以内补送")])],
  }),
  defineLimit({
    id: "special-procedure-reasons",
    label: ["公安机关说明不启动特别程序的理由", "Police reasons for not opening a special procedure"],
    start: ["demandReceived", "收到要求", "receipt of the demand"],
    by: "police",
    lengths: [
      within({ days: 7 }, [
        cite("GZ", 524, "在七日以内书面说明不启动的理由"),
        cite("GZ", 540, "在七日以内书面说明不启动的理由"),
      ]),
    ],
  }),
  defineLimit({
    id: "confiscation-waiting",
    label: ["通缉后申请没收的等待期", "Waiting time before confiscation after a wanted notice"],
    start: ["wanted", "通缉", "wanted notice"],
    holiday: "stays",
    bound: "earliest",
    lengths: [
      within({ years: 1 }, [cite("CPL", 298, "在通缉一年后不能到案"), cite("GZ", 512, "在通缉一年后不能到案")]),
    ],
  }),
  defineLimit({
    id: "sealed-record-query",
    label: ["查询封存犯罪记录的许可", "Permission to consult a sealed record"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [within({ days: 7 }, [cite("GZ", 484, "应当在七日以内作出是否许可的决定")])],
  }),
  defineLimit({
    id: "false-report-clarification",
    label: ["错告澄清", "Clarifying a mistaken accusation"],
    start: ["nonFilingDecided", "作出不立案决定", "decision not to file"],
    lengths: [within({ months: 1 }, [cite("GZ", 174, "自作出不立案决定之日起一个月以内")])],
  }),
  defineLimit({
    id: "prescription",
    label: ["追诉时效", "Time-bar of prosecution"],
    start: ["crimeEnded", "犯罪之日（连续、继续的，行为终了之日）", "the crime, or its end"],
    holiday: "stays",
    lengths: [
      within({ years: 20 }, [cite("CL", 87, "经过二十年")], { when: ["penalty-life-or-death"] }),
      within({ years: 15 }, [cite("CL", 87, "经过十五年")], { when: ["penalty-10-up"] }),
      within({ years: 10 }, [cite("CL", 87, "经过十年")], { when: ["penalty-5-to-10"] }),
      within({ years: 5 }, [cite("CL", 87, "经过五年")]),
    ],
    note: [
      "二十年后认为必须追诉的报请最高检核准；期限内又犯罪的自犯后罪之日起计算；立案、受理后逃避的，被害人在期限内控告应当立案而不立案的，不受限制（第八十七条至第八十九条）",
      "after twenty years only with the approval of the SPP; a new crime starts it anew; none for those who flee after filing, or where the victim complained in time and the case was wrongly not filed (arts. 87 to 89)",
    ],
    related: [cite("CL", 88), cite("CL", 89), cite("GZ", 320)],
  }),
];
