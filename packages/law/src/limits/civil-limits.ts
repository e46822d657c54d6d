import { cite, laws } from "../citation.ts";
import type { Period } from "../period.ts";
import { defineLimit, extendable, type LimitLength, type NamedLimit, within } from "./named-limit.ts";

// The interpretation of 2018 was amended with effect from 2021-01-01; the number is the same, the later text was not at hand.
const interpreted = (
  period: Period,
  article: number,
  words: string,
  options: Pick<Parameters<typeof within>[2] & object, "when"> = {},
): readonly LimitLength[] => [
  within(period, [cite("GYJS20", article)], { ...options, from: laws.GYJS20.inForce }),
  within(period, [cite("GYJS", article, words)], { ...options, from: laws.GYJS.inForce, to: "2020-12-31" }),
];

const publicInterestExtensions = [
  extendable(["延长一个月", "one month"], { months: 1 }, ["检察长", "the chief procurator"], [cite("GYGZ", 47)], {
    tag: "M",
  }),
  extendable(
    ["再需延长的", "more is needed"],
    null,
    ["上一级人民检察院", "the next higher procuratorate"],
    [cite("GYGZ", 47)],
    { tag: "M", repeats: true },
  ),
];

/** Civil and administrative supervision, public interest litigation, suggestions, compensation and relief. */
export const civilLimits: readonly NamedLimit[] = [
  defineLimit({
    id: "civil-supervision",
    label: ["民事生效裁判监督审查", "Supervision of an effective civil judgment"],
    start: ["accepted", "受理", "acceptance"],
    lengths: [
      within({ months: 3 }, [cite("MSF", 220, "应当在三个月内进行审查"), cite("MSGZ", 52)], { from: laws.MSF.inForce }),
    ],
    unsure: [
      "M",
      "自受理起算，调卷、鉴定、评估、审计、专家咨询的时间不计入",
      "the start at acceptance, and that fetching files, appraisal, valuation, audit and expert advice do not count",
    ],
  }),
  defineLimit({
    id: "civil-supervision-application",
    label: ["民事申请监督时限", "Application for civil supervision"],
    start: ["judgmentEffective", "驳回再审裁定或者再审判决生效", "effect of the judgment"],
    by: "party",
    lengths: [within({ years: 2 }, [cite("MSGZ", 20)], { tag: "M" })],
    note: ["另有法定例外", "the law has exceptions"],
  }),
  defineLimit({
    id: "civil-procedure-supervision",
    label: ["民事审判违法、执行监督", "Supervision of civil procedure and enforcement"],
    start: ["accepted", "受理", "acceptance"],
    lengths: [within({ months: 3 }, [{ law: "MSGZ" }], { tag: "M" })],
  }),
  defineLimit({
    id: "retrial-suggestion-reply",
    label: ["再审检察建议法院回复", "Court answer to a suggestion to retry"],
    start: ["served", "法院收到", "receipt"],
    by: "court",
    lengths: [within({ months: 3 }, [{ law: "JCJY" }], { tag: "M" })],
  }),
  defineLimit({
    id: "civil-protest-ruling",
    label: ["抗诉后法院裁定再审", "Ruling to retry after a civil protest"],
    start: ["protestReceived", "收到抗诉书", "receipt of the protest"],
    by: "court",
    lengths: [within({ days: 30 }, [cite("MSF", 222, "自收到抗诉书之日起三十日内作出再审的裁定")])],
  }),
  defineLimit({
    id: "administrative-supervision",
    label: ["行政诉讼监督审查", "Supervision of administrative litigation"],
    start: ["accepted", "受理", "acceptance"],
    lengths: [within({ months: 3 }, [{ law: "XSGZ" }, cite("XSF", 101)], { tag: "M", from: laws.XSGZ.inForce })],
    extensions: [
      extendable(["有特殊情况", "special circumstances"], null, ["检察长", "the chief procurator"], [{ law: "XSGZ" }], {
        tag: "M",
      }),
    ],
  }),
  defineLimit({
    id: "administrative-supervision-application",
    label: ["行政申请监督时限", "Application for administrative supervision"],
    start: ["judgmentEffective", "驳回再审裁定送达或者再审裁判生效", "service or effect"],
    by: "party",
    lengths: [within({ months: 6 }, [{ law: "XSGZ" }], { tag: "U" })],
    note: ["另有二年之说，使用前须核对规则原文", "another source says two years; read the Rules before use"],
  }),
  defineLimit({
    id: "suggestion-reply",
    label: ["检察建议回复", "Answer to a procuratorial suggestion"],
    start: ["served", "收到检察建议书", "receipt of the suggestion"],
    by: "other-unit",
    lengths: [within({ months: 2 }, [cite("JCJY", 19)], { tag: "M" })],
    items: ["D17"],
    note: ["文书载明期限的，以载明的为准", "the period printed on the document goes first"],
  }),
  defineLimit({
    id: "public-interest-reply",
    label: ["行政公益诉讼检察建议回复", "Answer to a suggestion in administrative public interest litigation"],
    start: ["served", "行政机关收到检察建议书", "receipt by the agency"],
    by: "administrative-organ",
    lengths: [
      ...interpreted({ days: 15 }, 21, "行政机关应当在十五日内书面回复", { when: ["urgent"] }),
      ...interpreted({ months: 2 }, 21, "之日起两个月内依法履行职责，并书面回复"),
    ],
    extensions: [
      extendable(
        ["客观原因不能按期整改完毕", "objective reasons delay the rectification"],
        null,
        ["人民检察院", "the procuratorate"],
        [{ law: "GYGZ" }],
        { tag: "M" },
      ),
    ],
    items: ["D17", "D18"],
    note: [
      "公益诉讼立法正在进行，建议的名称和期限可能改变",
      "a law on public interest litigation is being drafted; name and period may change",
    ],
    related: [cite("XSF", 25)],
  }),
  defineLimit({
    id: "public-interest-follow-up",
    label: ["公益诉讼回复期满后跟进", "Follow-up after the reply is due"],
    start: ["replyDue", "回复期限届满", "due day of the reply"],
    lengths: [within({ days: 15 }, [], { tag: "P", from: "2018-03-02" })],
    items: ["D18"],
    note: ["十五日为本产品默认，法律未定日数", "fifteen days are our default; the law gives no number"],
  }),
  defineLimit({
    id: "suggestion-service",
    label: ["检察建议书送达行政机关", "Service of the suggestion on the agency"],
    start: ["decided", "作出决定", "decision"],
    lengths: [within({ days: 3 }, [cite("GYGZ", 76)], { tag: "M" })],
  }),
  defineLimit({
    id: "public-interest-announcement",
    label: ["民事公益诉讼公告", "Announcement of civil public interest litigation"],
    start: ["announced", "公告", "publication"],
    holiday: "stays",
    bound: "earliest",
    lengths: interpreted({ days: 30 }, 13, "公告期间为三十日"),
  }),
  defineLimit({
    id: "administrative-public-interest-review",
    label: ["行政公益诉讼审查起诉", "Review of administrative public interest litigation"],
    start: ["rectificationEnded", "整改期限届满", "end of the rectification period"],
    lengths: [within({ months: 1 }, [cite("GYGZ", 47)], { tag: "M" })],
    extensions: publicInterestExtensions,
    note: [
      "鉴定、评估、审计、翻译期间不计入（未核实）",
      "appraisal, valuation, audit and translation do not count (not verified)",
    ],
  }),
  defineLimit({
    id: "civil-public-interest-review",
    label: ["民事公益诉讼审查起诉", "Review of civil public interest litigation"],
    start: ["announcementEnded", "公告期满", "end of the announcement"],
    lengths: [within({ months: 3 }, [cite("GYGZ", 47)], { tag: "M" })],
    extensions: publicInterestExtensions,
    note: [
      "鉴定、评估、审计、翻译期间不计入（未核实）",
      "appraisal, valuation, audit and translation do not count (not verified)",
    ],
  }),
  defineLimit({
    id: "hearing-attendance",
    label: ["公益诉讼派员出庭通知书", "Notice of attendance in public interest litigation"],
    start: ["courtNotice", "收到出庭通知书", "receipt of the court notice"],
    lengths: interpreted({ days: 3 }, 8, "出庭通知书之日起三日内"),
  }),
  defineLimit({
    id: "public-interest-hearing-notice",
    label: ["公益诉讼出庭通知书送达检察院", "Notice of the hearing in public interest litigation"],
    start: ["hearing", "开庭日", "hearing"],
    by: "court",
    lengths: interpreted({ direction: "backward", days: 3 }, 8, "应当在开庭三日前向人民检察院送达出庭通知书"),
  }),
  defineLimit({
    id: "minor-protection-reply",
    label: ["未成年人保护建议回复", "Answer to a suggestion to protect minors"],
    start: ["served", "收到建议", "receipt"],
    by: "other-unit",
    // The revision of 2020 brought the month; that of 2024 left the article as it was.
    lengths: [within({ months: 1 }, [cite("WBF", 114, "应当在一个月内作出书面回复")], { from: "2021-06-01" })],
  }),
  defineLimit({
    id: "compensation-decision",
    label: ["国家赔偿决定", "Decision on state compensation"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [within({ months: 2 }, [cite("GPF", 23)])],
  }),
  defineLimit({
    id: "compensation-service",
    label: ["赔偿决定书送达", "Service of the compensation decision"],
    start: ["decided", "作出决定", "decision"],
    lengths: [within({ days: 10 }, [cite("GPF", 23)])],
  }),
  defineLimit({
    id: "compensation-reconsideration-request",
    label: ["赔偿申请复议", "Request to reconsider compensation"],
    start: ["decisionOrExpiry", "收到决定，或者期限届满", "decision or expiry"],
    by: "party",
    lengths: [within({ days: 30 }, [cite("GPF", 24)])],
  }),
  defineLimit({
    id: "compensation-reconsideration",
    label: ["赔偿复议决定", "Reconsideration of compensation"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    by: "higher-procuratorate",
    lengths: [within({ months: 2 }, [cite("GPF", 25)])],
  }),
  defineLimit({
    id: "compensation-committee-request",
    label: ["申请法院赔偿委员会决定", "Application to the court's compensation committee"],
    start: ["decisionOrExpiry", "收到复议决定，或者期限届满", "decision or expiry"],
    by: "party",
    lengths: [within({ days: 30 }, [cite("GPF", 25)])],
  }),
  defineLimit({
    id: "compensation-committee",
    label: ["法院赔偿委员会决定", "Decision of the compensation committee"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    by: "court",
    lengths: [within({ months: 3 }, [cite("GPF", 28)])],
    extensions: [
      extendable(
        ["疑难、复杂、重大案件", "difficult, complex or major"],
        { months: 3 },
        ["本院院长", "the president of the court"],
        [cite("GPF", 28)],
      ),
    ],
  }),
  defineLimit({
    id: "compensation-payment-application",
    label: ["向财政部门提出支付申请", "Application to the treasury"],
    start: ["paymentRequested", "收到支付申请", "receipt of the payment request"],
    lengths: [within({ days: 7 }, [cite("GPF", 37)])],
  }),
  defineLimit({
    id: "compensation-payment",
    label: ["财政部门支付", "Payment by the treasury"],
    start: ["treasuryReceived", "财政部门收到申请", "receipt by the treasury"],
    by: "other-unit",
    lengths: [within({ days: 15 }, [cite("GPF", 37)])],
  }),
  defineLimit({
    id: "compensation-time-bar",
    label: ["国家赔偿请求时效", "Time-bar of state compensation"],
    start: ["known", "知道或者应当知道之日", "knowledge"],
    by: "party",
    lengths: [within({ years: 2 }, [cite("GPF", 39)])],
    note: ["被羁押等限制人身自由期间不计算在内", "time in custody is excluded"],
  }),
  defineLimit({
    id: "compensation-completion",
    label: ["赔偿申请材料补正告知", "Notice to complete a compensation application"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [within({ days: 5 }, [cite("GPF", 12)])],
  }),
  defineLimit({
    id: "criminal-petition-examination",
    label: ["刑事申诉审查", "Examination of a criminal petition"],
    start: ["accepted", "受理", "acceptance"],
    lengths: [within({ months: 2 }, [{ law: "SSGZ" }], { tag: "U" })],
    note: ["二〇二〇年规定的数字未核实", "the figure of the provisions of 2020 is not verified"],
  }),
  defineLimit({
    id: "criminal-petition-review",
    label: ["刑事申诉复查", "Review of a criminal petition"],
    start: ["reviewFiled", "立案复查", "filing of the review"],
    lengths: [
      within({ months: 6 }, [{ law: "SSGZ" }], { tag: "U", when: ["complex"] }),
      within({ months: 3 }, [{ law: "SSGZ" }], { tag: "U" }),
    ],
    note: ["二〇二〇年规定的数字未核实", "the figures of the provisions of 2020 are not verified"],
  }),
  defineLimit({
    id: "judicial-relief-proposal",
    label: ["国家司法救助审查意见", "Proposal on judicial relief"],
    start: ["applicationReceived", "收到申请", "receipt of the application"],
    lengths: [within({ workingDays: 10 }, [{ law: "JZ" }], { tag: "M" })],
  }),
];
