import { cite } from "../citation.ts";
import type { ConditionId } from "./conditions.ts";
import { defineLimit, extendable, type NamedLimit, within } from "./named-limit.ts";

const special13 = (law: "CPL" | "GZ", article: number, when: readonly ConditionId[] = []) =>
  extendable(
    ["特殊情况延长一日至三日", "one to three days in special circumstances"],
    { days: 3 },
    ["检察长", "the chief procurator"],
    [cite(law, article, "延长一日至三日")],
    { when },
  );

/** Detention, arrest, bail, residential surveillance and what must follow them. */
export const custodyLimits: readonly NamedLimit[] = [
  defineLimit({
    id: "arrest-review",
    label: ["审查批准逮捕期限", "Review of a request to approve arrest"],
    start: ["requestReceived", "收到提请批准逮捕书", "receipt of the request to approve arrest"],
    lengths: [
      within(
        { days: 7 },
        [
          cite("CPL", 91, "七日以内，作出批准逮捕或者不批准逮捕的决定"),
          cite("GZ", 282, "七日以内作出是否批准逮捕的决定"),
        ],
        {
          when: ["in-custody"],
          holiday: "custody",
        },
      ),
      within({ days: 20 }, [cite("GZ", 282, "不得超过二十日")], { when: ["complex"] }),
      within({ days: 15 }, [cite("GZ", 282, "十五日以内作出是否批准逮捕的决定")]),
    ],
    items: ["B01", "B02"],
    note: [
      "已被拘留的，审查逮捕的时间属于在押期间，不因节假日顺延（U6）",
      "for a detained person the review is custody time and never rolls (U6)",
    ],
  }),
  defineLimit({
    id: "own-arrest-review",
    label: ["本院侦查案件审查决定逮捕期限", "Decision on arrest in cases the office investigates"],
    start: ["arrestOpinionReceived", "收到逮捕犯罪嫌疑人意见书", "receipt of the opinion proposing arrest"],
    lengths: [
      within({ days: 7 }, [cite("GZ", 297, "七日以内，报请检察长决定是否逮捕")], {
        when: ["in-custody"],
        holiday: "custody",
      }),
      within({ days: 20 }, [cite("GZ", 297, "不得超过二十日")], { when: ["complex"] }),
      within({ days: 15 }, [cite("GZ", 297, "十五日以内，报请检察长决定是否逮捕")]),
    ],
    // GZ art. 297 lengthens the seven days of a detained person only.
    extensions: [special13("GZ", 297, ["in-custody"])],
    nestedIn: { limit: "own-detention", fact: "detentionExecuted" },
    items: ["D21"],
  }),
  defineLimit({
    id: "own-file-to-prosecution",
    label: [
      "本院侦查案件拘留后移送捕诉部门审查",
      "Passing the file of a detained suspect to the arrest and prosecution department",
    ],
    start: ["detentionExecuted", "执行拘留", "execution of detention"],
    holiday: "custody",
    lengths: [within({ days: 7 }, [cite("GZ", 296, "在拘留后七日以内")])],
    nestedIn: { limit: "own-detention", fact: "detentionExecuted" },
    items: ["D21"],
  }),
  defineLimit({
    id: "own-detention",
    label: ["本院侦查案件拘留期限", "Detention in cases the office investigates"],
    start: ["detentionExecuted", "执行拘留", "execution of detention"],
    holiday: "custody",
    lengths: [
      within({ days: 14 }, [cite("CPL", 167, "应当在十四日以内作出决定"), cite("GZ", 126, "羁押期限为十四日")]),
    ],
    extensions: [special13("CPL", 167)],
    note: [
      "其中拘留后七日以内移送捕诉部门，捕诉部门收到逮捕意见书后七日以内报请决定",
      "within it: seven days to pass on the file, seven days to decide on arrest",
    ],
    items: ["B11"],
  }),
  defineLimit({
    id: "transferred-detention",
    label: [
      "监察移送案件先行拘留后决定强制措施",
      "Decision on measures after detention in cases from the supervisory commission",
    ],
    start: ["detentionExecuted", "执行拘留", "execution of detention"],
    holiday: "custody",
    lengths: [
      within({ days: 10 }, [cite("CPL", 170, "应当在拘留后的十日以内"), cite("GZ", 143, "执行拘留后十日以内")]),
    ],
    extensions: [
      extendable(
        ["特殊情况延长一日至四日", "one to four days in special circumstances"],
        { days: 4 },
        ["检察长", "the chief procurator"],
        [cite("CPL", 170, "决定的时间可以延长一日至四日")],
      ),
    ],
    items: ["B12"],
    note: [
      "先行拘留应当在受理案件后及时决定（规则第一百四十二条）；决定强制措施的期间不计入审查起诉期限",
      "the detention is to be decided promptly after acceptance (GZ art. 142); the time is not part of the review",
    ],
  }),
  defineLimit({
    id: "police-detention",
    label: ["公安机关拘留后提请批准逮捕", "Police request to approve arrest after detention"],
    start: ["detentionExecuted", "执行拘留", "execution of detention"],
    by: "police",
    holiday: "custody",
    lengths: [
      within({ days: 30 }, [cite("CPL", 91, "提请审查批准的时间可以延长至三十日"), cite("GA", 129, "延长至三十日")], {
        when: ["roaming-or-gang"],
      }),
      within({ days: 7 }, [cite("CPL", 91, "提请审查批准的时间可以延长一日至四日")], { when: ["special"] }),
      within({ days: 3 }, [cite("CPL", 91, "应当在拘留后的三日以内"), cite("GA", 129, "应当在拘留后的三日以内")]),
    ],
    extensions: [
      extendable(
        ["特殊情况延长一日至四日", "one to four days in special circumstances"],
        { days: 4 },
        ["县级以上公安机关负责人", "the head of the police at county level or above"],
        [cite("CPL", 91, "可以延长一日至四日"), cite("GA", 129, "可以延长一日至四日")],
        { includedIn: "special", total: { days: 7 } },
      ),
      extendable(
        ["流窜作案、多次作案、结伙作案延长至三十日", "to thirty days for roaming, repeated or gang crime"],
        { days: 27 },
        ["县级以上公安机关负责人", "the head of the police at county level or above"],
        [cite("CPL", 91, "可以延长至三十日"), cite("GA", 129, "可以延长至三十日")],
        { includedIn: "roaming-or-gang", total: { days: 30 }, direct: true },
      ),
    ],
    note: [
      "多次为三次以上，结伙为二人以上；连同审查批捕七日，拘留最长三十七日",
      "repeated is three or more, a gang two or more; with the seven days of review at most thirty-seven days",
    ],
    items: ["A07"],
  }),
  defineLimit({
    id: "investigation-custody",
    label: ["侦查羁押期限", "Custody during investigation"],
    start: ["arrestExecuted", "执行逮捕", "execution of arrest"],
    by: "police",
    holiday: "custody",
    lengths: [
      within({ months: 2 }, [
        cite("CPL", 156, "侦查羁押期限不得超过二个月"),
        cite("GZ", 305, "侦查羁押期限不得超过二个月"),
      ]),
    ],
    extensions: [
      extendable(
        ["案情复杂、期限届满不能终结", "complex, not concluded at expiry"],
        { months: 1 },
        ["上一级人民检察院", "the next higher procuratorate"],
        [cite("CPL", 156, "批准延长一个月"), cite("GZ", 305, "批准延长一个月")],
      ),
      extendable(
        ["刑事诉讼法第一百五十八条所列案件", "the cases of art. 158"],
        { months: 2 },
        ["省级人民检察院", "the provincial procuratorate"],
        [cite("CPL", 158, "可以延长二个月"), cite("GZ", 306, "可以延长二个月")],
      ),
      extendable(
        ["可能判处十年有期徒刑以上刑罚", "ten years or more expected"],
        { months: 2 },
        ["省级人民检察院", "the provincial procuratorate"],
        [cite("CPL", 159, "可以再延长二个月"), cite("GZ", 307, "可以再延长二个月")],
      ),
      extendable(
        ["特别重大复杂案件延期审理", "postponed trial of an especially grave case"],
        null,
        ["全国人民代表大会常务委员会", "the NPC Standing Committee"],
        [cite("CPL", 157, "批准延期审理"), cite("GZ", 314, "批准延期审理")],
      ),
    ],
    items: ["A07", "D20"],
    note: [
      "另有重要罪行的，自发现之日起重新计算；身份不明的，自查清身份之日起计算（第一百六十条）。延长须仍符合逮捕条件并有继续羁押必要（规则第三百一十一条）；省级院、最高检自侦案件自行决定（规则第三百零八条）",
      "re-counted on discovery of another serious crime, or from the day identity is known (art. 160); an extension needs the conditions of arrest and the need for custody to continue (GZ art. 311); provincial offices and the SPP decide on their own cases (GZ art. 308)",
    ],
    related: [
      cite("CPL", 160, "自发现之日起依照本法第一百五十六条的规定重新计算侦查羁押期限"),
      cite("GZ", 308),
      cite("GZ", 311),
      cite("GZ", 315),
      cite("GZ", 316),
      cite("GZ", 317),
      cite("GA", 151),
    ],
  }),
  defineLimit({
    id: "custody-extension-request",
    label: ["提请批准延长侦查羁押期限", "Request to extend custody during investigation"],
    start: ["custodyExpiry", "侦查羁押期限届满日", "expiry of the running custody period"],
    by: "police",
    lengths: [
      within({ direction: "backward", days: 7 }, [
        cite("GZ", 309, "侦查羁押期限届满七日前"),
        cite("GA", 148, "在期限届满七日前"),
        cite("GA", 149, "在期限届满七日前"),
        cite("GA", 150, "在期限届满七日前"),
      ]),
    ],
    note: [
      "本院侦查案件比照办理；超过羁押期限提请的不予受理，不足七日但未届满的只是瑕疵",
      "the same in own cases; after expiry it is not accepted; later than seven days but before expiry is a defect only",
    ],
    items: ["D20"],
  }),
  defineLimit({
    id: "recount-report",
    label: ["重新计算侦查羁押期限报批", "Internal report of a re-count of custody"],
    start: ["crimeDiscovered", "发现另有重要罪行", "discovery of another serious crime"],
    by: "police",
    lengths: [within({ days: 5 }, [cite("GA", 151, "自发现之日起五日以内")])],
  }),
  defineLimit({
    id: "summons",
    label: ["传唤、拘传持续时间", "Length of a summons or forced appearance"],
    start: ["arrivedAt", "到案", "arrival"],
    lengths: [
      within({ hours: 24 }, [cite("CPL", 119, "不得超过二十四小时"), cite("GZ", 83, "不得超过二十四小时")], {
        when: ["special-major"],
      }),
      within({ hours: 12 }, [cite("CPL", 119, "不得超过十二小时"), cite("GZ", 83, "不得超过十二小时")]),
    ],
    related: [cite("GZ", 185)],
  }),
  defineLimit({
    id: "summons-interval",
    label: ["两次拘传之间的间隔（一般）", "Interval between two forced appearances (as a rule)"],
    start: ["endedAt", "前一次拘传结束", "end of the earlier one"],
    holiday: "stays",
    bound: "earliest",
    lengths: [within({ hours: 12 }, [cite("GZ", 83, "一般不得少于十二小时")])],
    note: ["规则写“一般”，不足的须说明理由，不当然违法", "the Rules say as a rule; a shorter one needs a reason"],
  }),
  defineLimit({
    id: "detention-centre-delivery",
    label: ["拘留后送看守所", "Delivery to the detention centre after detention"],
    start: ["detentionExecutedAt", "执行拘留", "execution of detention"],
    by: "police",
    lengths: [
      within({ hours: 24 }, [cite("CPL", 85, "至迟不得超过二十四小时"), cite("GZ", 122, "至迟不得超过二十四小时")]),
    ],
  }),
  defineLimit({
    id: "family-notice-detention",
    label: ["拘留后通知家属", "Notice to the family after detention"],
    start: ["detentionExecutedAt", "执行拘留", "execution of detention"],
    lengths: [
      within({ hours: 24 }, [
        cite("CPL", 85, "应当在拘留后二十四小时以内，通知被拘留人的家属"),
        cite("GZ", 123, "在二十四小时以内，通知被拘留人的家属"),
        cite("GZ", 144, "拘留、逮捕后二十四小时以内"),
      ]),
    ],
    items: ["B06"],
    note: [
      "无法通知的除外；公安机关办理的，危害国家安全、恐怖活动犯罪通知可能有碍侦查的除外；情形消失后立即通知",
      "not where nobody can be told; for the police also not where it would harm an investigation of state security or terrorism; at once when the obstacle ends",
    ],
  }),
  defineLimit({
    id: "family-notice-arrest",
    label: ["逮捕后通知家属", "Notice to the family after arrest"],
    start: ["arrestExecutedAt", "执行逮捕", "execution of arrest"],
    lengths: [
      within({ hours: 24 }, [
        cite("CPL", 93, "应当在逮捕后二十四小时以内，通知被逮捕人的家属"),
        cite("GZ", 301, "在二十四小时以内通知其家属"),
        cite("GZ", 144, "拘留、逮捕后二十四小时以内"),
      ]),
    ],
    items: ["B06"],
    note: ["无法通知的除外，情形消除后立即通知", "not where nobody can be told; at once when the obstacle ends"],
  }),
  defineLimit({
    id: "family-notice-designated-residence",
    label: ["指定居所监视居住后通知家属", "Notice to the family of surveillance at a designated residence"],
    start: ["surveillanceExecutedAt", "执行监视居住", "execution of residential surveillance"],
    lengths: [
      within({ hours: 24 }, [
        cite("CPL", 75, "应当在执行监视居住后二十四小时以内"),
        cite("GZ", 117, "执行监视居住后二十四小时以内"),
      ]),
    ],
    items: ["B06"],
    note: [
      "无法通知的除外。折抵：管制一日折一日，拘役、有期徒刑二日折一日（第七十六条）",
      "not where nobody can be told. One day counts for one of control, two for one of detention or imprisonment (art. 76)",
    ],
    related: [cite("CPL", 76)],
  }),
  defineLimit({
    id: "first-interrogation-detention",
    label: ["拘留后讯问", "Interrogation after detention"],
    start: ["detentionExecutedAt", "执行拘留", "execution of detention"],
    lengths: [
      within({ hours: 24 }, [
        cite("CPL", 86, "在拘留后的二十四小时以内进行讯问"),
        cite("CPL", 166, "在拘留后的二十四小时以内进行讯问"),
        cite("GZ", 124, "在拘留后二十四小时以内进行讯问"),
      ]),
    ],
    items: ["B07"],
  }),
  defineLimit({
    id: "first-interrogation-arrest",
    label: ["逮捕后讯问", "Interrogation after arrest"],
    start: ["arrestExecutedAt", "执行逮捕", "execution of arrest"],
    lengths: [
      within({ hours: 24 }, [
        cite("CPL", 94, "在逮捕后的二十四小时以内进行讯问"),
        cite("GZ", 302, "在逮捕后二十四小时以内进行讯问"),
      ]),
    ],
    items: ["B07"],
  }),
  defineLimit({
    id: "bail",
    label: ["取保候审最长期限", "Longest bail pending trial"],
    start: {
      either: [
        ["bailDecided", "决定取保候审", "decision on bail"],
        ["bailExecuted", "执行取保候审", "execution of bail"],
      ],
    },
    holiday: "measure",
    lengths: [
      within({ months: 12 }, [
        cite("CPL", 79, "取保候审最长不得超过十二个月"),
        cite("GZ", 102, "最长不得超过十二个月"),
      ]),
    ],
    items: ["B03"],
    note: [
      "按决定机关分别计算；起算日法律未明（U10），违反规定后继续取保的累计计算（规则第一百条）",
      "per deciding organ; the law names no start (U10); time after a breach is added (GZ art. 100)",
    ],
    related: [
      cite("GZ", 100, "取保候审的时间应当累计计算"),
      cite("GZ", 103, "取保候审的期限应当重新计算"),
      cite("FS", 162, "期限重新计算"),
    ],
  }),
  defineLimit({
    id: "residential-surveillance",
    label: ["监视居住最长期限", "Longest residential surveillance"],
    start: {
      either: [
        ["surveillanceDecided", "决定监视居住", "decision"],
        ["surveillanceExecuted", "执行监视居住", "execution"],
      ],
    },
    holiday: "measure",
    lengths: [
      within({ months: 6 }, [cite("CPL", 79, "监视居住最长不得超过六个月"), cite("GZ", 112, "最长不得超过六个月")]),
    ],
    items: ["B04"],
    note: [
      "按决定机关分别计算；审查起诉、审判阶段重新决定的重新计算",
      "per deciding organ; a new decision at review and at trial begins anew",
    ],
    related: [
      cite("GZ", 100, "应当自执行监视居住决定之日起计算"),
      cite("GZ", 113, "监视居住的期限应当重新计算"),
      cite("FS", 162, "期限重新计算"),
    ],
  }),
  defineLimit({
    id: "measure-change-application",
    label: ["变更、解除强制措施申请的决定", "Decision on an application to change or lift a measure"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [
      within({ days: 3 }, [
        cite("CPL", 97, "应当在三日以内作出决定"),
        cite("GZ", 151, "收到申请后三日以内作出决定"),
        cite("GZ", 150, "收到申请后三日以内作出决定"),
        cite("GZ", 88, "在三日以内作出是否同意的答复"),
        cite("GZ", 338, "在三日以内审查决定"),
      ]),
    ],
    items: ["B08"],
  }),
  defineLimit({
    id: "bail-breach-opinion",
    label: ["没收保证金或者变更强制措施意见的决定", "Decision on forfeiting the deposit or changing the measure"],
    start: ["policeOpinionReceived", "收到公安机关意见", "receipt of the police opinion"],
    lengths: [within({ days: 5 }, [cite("GZ", 100, "应当在收到意见后五日以内作出决定")])],
  }),
  defineLimit({
    id: "new-guarantor",
    label: ["责令重新提出保证人或者交纳保证金", "Order to name a new guarantor or pay a deposit"],
    start: ["guarantorChangeKnown", "收到保证人申请或者发现丧失条件", "request of the guarantor or discovery"],
    lengths: [within({ days: 3 }, [cite("GZ", 96, "丧失保证条件后三日以内")])],
  }),
  defineLimit({
    id: "employer-notice",
    label: ["告知机关事业单位工作人员所在单位", "Notice to the employer of a public employee"],
    start: ["measureOrDecision", "采取、解除强制措施，或者作出决定", "measure taken or lifted, or decision"],
    lengths: [
      within({ days: 10 }, [cite("GZ", 153, "应当在作出决定后十日以内告知其所在单位")], { when: ["case-ended"] }),
      within({ days: 5 }, [cite("GZ", 153, "应当在采取或者解除强制措施后五日以内告知其所在单位")]),
    ],
    items: ["B19"],
  }),
  defineLimit({
    id: "non-arrest-return",
    label: ["不批准逮捕决定执行回执", "Return on the execution of a refusal of arrest"],
    start: {
      either: [
        ["policeReceived", "公安机关收到不批准逮捕决定书", "police receipt of the decision"],
        ["releaseExecuted", "公安机关执行完毕", "completion of the release"],
      ],
    },
    by: "police",
    lengths: [
      within({ days: 3 }, [cite("GZ", 286, "收到不批准逮捕决定书后三日以内"), cite("GA", 140, "在执行完毕后三日以内")]),
    ],
    items: ["B09"],
    note: [
      "规则自收到决定书起算，公安规定自执行完毕起算：按前者预警，按后者认定",
      "the Rules count from receipt, the police provisions from completion: warn on the first, judge by the second",
    ],
  }),
  defineLimit({
    id: "arrest-return",
    label: ["批准逮捕执行回执", "Return on the execution of an arrest"],
    start: ["arrestExecuted", "执行完毕", "completion of the arrest"],
    by: "police",
    lengths: [within({ days: 3 }, [cite("GA", 142, "在执行完毕后三日以内将执行回执送达")])],
    items: ["B10"],
  }),
  defineLimit({
    id: "non-arrest-reconsideration-request",
    label: ["公安机关对不批捕要求复议", "Police request to reconsider a refusal of arrest"],
    start: ["policeReceived", "收到不批准逮捕决定书", "receipt of the decision"],
    by: "police",
    lengths: [within({ days: 5 }, [cite("GA", 141, "应当在收到不批准逮捕决定书后五日以内")])],
  }),
  defineLimit({
    id: "non-arrest-review-request",
    label: ["公安机关对不批捕提请复核", "Police request to the higher office after reconsideration"],
    start: ["reconsiderationReceived", "收到人民检察院的复议决定书", "receipt of the decision on reconsideration"],
    by: "police",
    lengths: [within({ days: 5 }, [cite("GA", 141, "应当在收到人民检察院的复议决定书后五日以内")])],
  }),
  defineLimit({
    id: "non-arrest-reconsideration",
    label: ["不批捕复议", "Reconsideration of a refusal of arrest"],
    start: {
      laterOf: [
        ["opinionReceived", "收到要求复议意见书", "receipt of the opinion"],
        ["fileReceived", "收到案卷材料", "receipt of the file"],
      ],
    },
    lengths: [within({ days: 7 }, [cite("GZ", 290, "收到要求复议意见书和案卷材料后七日以内")])],
    items: ["D12"],
  }),
  defineLimit({
    id: "non-arrest-review",
    label: ["不批捕复核", "Review of a refusal of arrest by the higher office"],
    start: {
      laterOf: [
        ["opinionReceived", "收到提请复核意见书", "receipt of the opinion"],
        ["fileReceived", "收到案卷材料", "receipt of the file"],
      ],
    },
    by: "higher-procuratorate",
    lengths: [within({ days: 15 }, [cite("GZ", 291, "收到提请复核意见书和案卷材料后十五日以内")])],
    items: ["D12"],
  }),
  defineLimit({
    id: "non-arrest-follow-up",
    label: ["不批捕（无罪、第十六条）后公安机关处理", "Police action after a refusal of arrest for lack of crime"],
    start: ["policeReceived", "公安机关收到不批准逮捕决定书", "police receipt of the decision"],
    by: "police",
    lengths: [within({ days: 15 }, [cite("GZ", 287, "收到不批准逮捕决定书后超过十五日")])],
    items: ["D19"],
  }),
  defineLimit({
    id: "supervision-department-notice",
    label: [
      "在押案件期限或者措施变化通知监督部门",
      "Notice of changes in a custody case to the supervision department",
    ],
    start: ["decisionMadeOrReceived", "作出决定或者收到决定书、裁定书", "decision made or received"],
    lengths: [within({ days: 10 }, [cite("GZ", 614, "收到决定书、裁定书后十日以内")])],
    items: ["B15"],
    note: [
      "仅限犯罪嫌疑人、被告人被羁押的：延长或者重新计算侦查羁押期限、变更解除措施（自侦）、精神病鉴定、改变管辖或者延长审查起诉期限、退补及重新计算、适用简易速裁或者转换、改变管辖或者延期审理、中止审理、撤回起诉",
      "only in custody: the seven groups of GZ art. 614",
    ],
  }),
  defineLimit({
    id: "foreigner-arrest-filing",
    label: ["外国人批准逮捕备案", "Filing the arrest of a foreigner with the higher office"],
    start: ["arrestDecidedAt", "作出批准逮捕决定", "decision to approve arrest"],
    lengths: [within({ hours: 48 }, [cite("GZ", 294, "作出批准逮捕决定后四十八小时以内报上一级人民检察院备案")])],
    items: ["B20"],
  }),
  defineLimit({
    id: "custody-expiry-reminder",
    label: ["看守所羁押期限届满提示", "Reminder of the detention centre before custody expires"],
    start: ["custodyExpiry", "羁押期限届满日", "expiry of custody"],
    by: "detention-centre",
    lengths: [within({ direction: "backward", days: 7 }, [cite("GZ", 615, "羁押期限届满前七日以内")])],
    holiday: "stays",
    bound: "earliest",
  }),
  defineLimit({
    id: "custody-necessity-forward",
    label: ["羁押必要性审查申请转送（非对应检察院）", "Forwarding an application for review of the need for custody"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [within({ days: 2 }, [cite("GZ", 576, "在二日以内将申请材料移送办案机关对应的同级人民检察院")])],
  }),
  defineLimit({
    id: "custody-necessity-reply",
    label: ["羁押必要性审查建议回复", "Answer to a proposal to end custody"],
    start: ["proposalReceived", "办案机关收到建议书", "receipt of the proposal"],
    by: "police",
    lengths: [
      within({ days: 10 }, [
        cite("CPL", 95, "应当在十日以内将处理情况通知人民检察院"),
        cite("GZ", 581, "在十日以内回复处理情况"),
        cite("FS", 173, "收到建议后十日以内将处理情况通知人民检察院"),
        cite("GA", 159, "应当在十日以内将处理情况通知人民检察院"),
      ]),
    ],
    note: [
      "办案机关为公安机关或者人民法院；未回复的提出纠正意见。起算日仅解释第一百七十三条写明",
      "by the police or the court; without an answer a correction follows; only FS art. 173 names the start",
    ],
    items: ["D16"],
  }),
  defineLimit({
    id: "custody-necessity-review",
    label: ["羁押必要性审查办结", "Conclusion of a review of the need for custody"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [within({ workingDays: 10 }, [cite("GZ", 576)], { tag: "U" })],
    note: [
      "十个工作日出自已被取代的试行规定，现行数字未核实",
      "ten working days stood in a rule since replaced; the number in force is not verified",
    ],
  }),
  defineLimit({
    id: "avoidance-reconsideration-request",
    label: ["驳回回避申请复议的提出", "Request to reconsider a rejected challenge"],
    start: ["rejectionReceived", "收到驳回申请回避的决定书", "receipt of the rejection"],
    by: "party",
    lengths: [within({ days: 5 }, [cite("GZ", 32, "决定书后五日以内向原决定机关申请复议一次")])],
    maxTimes: { count: 1, basis: [cite("GZ", 32, "申请复议一次")] },
  }),
  defineLimit({
    id: "avoidance-reconsideration",
    label: ["回避复议决定", "Decision on the reconsideration of a challenge"],
    start: ["applicationReceived", "收到复议申请", "receipt of the application"],
    lengths: [within({ days: 3 }, [cite("GZ", 33, "应当在三日以内作出复议决定")])],
  }),
  defineLimit({
    id: "court-measure-decision",
    label: ["起诉后法院对取保候审、监视居住的决定", "Court decision on bail or surveillance after indictment"],
    start: ["caseAtCourt", "案件起诉至人民法院", "the case reaches the court"],
    by: "court",
    lengths: [within({ days: 7 }, [cite("FS", 162, "人民法院应当在七日以内作出决定")])],
  }),
  defineLimit({
    id: "police-measure-execution",
    label: ["公安机关执行取保候审、监视居住决定", "Police execution of bail or surveillance"],
    start: ["documentsReceivedAt", "收到法律文书和有关材料", "receipt of the documents"],
    by: "police",
    lengths: [
      within({ hours: 24 }, [
        cite("GA", 92, "收到法律文书和有关材料后二十四小时以内"),
        cite("GA", 118, "收到法律文书和有关材料后二十四小时以内"),
      ]),
    ],
  }),
  defineLimit({
    id: "guarantor-change-report",
    label: ["派出所报告保证人变化", "Police station reports a change of guarantor"],
    start: ["changeDiscovered", "发现之日", "discovery"],
    by: "police",
    lengths: [within({ days: 3 }, [cite("GA", 106, "丧失担保条件之日起三日以内")])],
  }),
  defineLimit({
    id: "lawyer-visit",
    label: ["看守所安排律师会见", "Detention centre arranges a lawyer's visit"],
    start: ["requestedAt", "律师提出会见要求", "request with the three papers"],
    by: "detention-centre",
    lengths: [within({ hours: 48 }, [cite("CPL", 39, "至迟不得超过四十八小时")])],
    note: [
      "侦查期间危害国家安全、恐怖活动犯罪案件须先经许可",
      "in the investigation of state security and terrorism cases permission comes first",
    ],
  }),
  defineLimit({
    id: "emergency-search-papers",
    label: ["紧急搜查补办手续", "Papers after an emergency search"],
    start: ["searchEndedAt", "搜查结束", "end of the search"],
    lengths: [within({ hours: 24 }, [cite("GZ", 205, "在二十四小时以内补办有关手续")])],
  }),
  defineLimit({
    id: "technical-investigation",
    label: ["技术侦查措施批准有效期", "Validity of an approval of technical investigation"],
    start: ["approvalSigned", "批准决定签发", "signing of the approval"],
    lengths: [
      within({ months: 3 }, [
        cite("CPL", 151, "批准决定自签发之日起三个月以内有效"),
        cite("GZ", 229, "批准决定自签发之日起三个月以内有效"),
      ]),
    ],
    extensions: [
      extendable(
        ["每次不得超过三个月", "three months each time"],
        { months: 3 },
        ["原批准机关", "the same approver"],
        [cite("CPL", 151, "每次不得超过三个月"), cite("GZ", 229, "每次不得超过三个月")],
        { repeats: true },
      ),
    ],
  }),
  defineLimit({
    id: "technical-investigation-renewal",
    label: ["呈请延长技术侦查措施（最早日）", "Renewal of technical investigation (earliest day)"],
    start: ["approvalExpiry", "批准期限届满日", "expiry of the approval"],
    lengths: [within({ direction: "backward", days: 10 }, [cite("GZ", 229, "在期限届满前十日以内")])],
    holiday: "stays",
    bound: "earliest",
  }),
  defineLimit({
    id: "own-case-filing-approval",
    label: ["提请批准直接受理的决定", "Decision to take up a case directly"],
    start: ["requestReceived", "省级院收到提请批准直接受理书", "receipt by the provincial office"],
    by: "higher-procuratorate",
    lengths: [within({ days: 10 }, [cite("GZ", 15, "收到提请批准直接受理书后十日以内")])],
  }),
  defineLimit({
    id: "own-case-conclusion",
    label: ["本院侦查案件终结意见", "Conclusion of an own investigation"],
    start: ["filedOrMeasureEnded", "立案，或者解除、撤销强制措施", "filing, or end of the measures"],
    lengths: [
      within({ years: 1 }, [cite("GZ", 253, "解除或者撤销强制措施后一年以内")], { when: ["measure-taken"] }),
      within({ years: 2 }, [cite("GZ", 253, "在立案后二年以内")]),
    ],
  }),
  defineLimit({
    id: "own-case-dismissal-report",
    label: ["拟撤销案件报上一级审查", "Report of a planned dismissal to the higher office"],
    start: ["statutoryExpiry", "法定期限届满日", "statutory expiry"],
    lengths: [
      within({ direction: "backward", days: 10 }, [cite("GZ", 243, "法定期限届满十日前")], { when: ["complex"] }),
      within({ direction: "backward", days: 7 }, [cite("GZ", 243, "法定期限届满七日前")]),
    ],
  }),
  defineLimit({
    id: "own-case-dismissal-approval",
    label: ["上一级院对拟撤销案件的批复", "Reply of the higher office to a planned dismissal"],
    start: ["caseReceived", "收到案件", "receipt of the case"],
    by: "higher-procuratorate",
    lengths: [
      within({ days: 10 }, [cite("GZ", 244, "收到案件后十日以内批复")], { when: ["complex"] }),
      within({ days: 7 }, [cite("GZ", 244, "收到案件后七日以内批复")]),
    ],
  }),
  defineLimit({
    id: "evidence-assistance",
    label: ["异地协助取证", "Taking evidence for another office"],
    start: ["letterReceived", "收到函件", "receipt of the letter"],
    lengths: [within({ months: 1 }, [cite("GZ", 180, "收到函件后一个月以内")])],
  }),
];
