// 审查逮捕: 7 days in custody, 15 or 20 out of it, and what must follow a decision.
import { arrestFile, custodyMeasure } from "./case-file.ts";
import { clear, hit, undetermined, type Scenario } from "./scenario.ts";

const police = "砚溪区公安局";
const office = "砚溪区人民检察院";

export const arrestScenarios: readonly Scenario[] = [
  {
    id: "arrest-custody-spring-festival",
    zh: "在押审查逮捕七日届满在春节假期内，不顺延",
    en: "Seven days of arrest review in custody end inside the Spring Festival and do not move",
    from: "2025-02-24",
    files: [
      arrestFile({ seq: 101, title: "春节期间审查逮捕第八日决定", accepted: "2025-01-27", decided: "2025-02-04" }),
      arrestFile({ seq: 102, title: "春节期间审查逮捕第七日决定", accepted: "2025-01-27", decided: "2025-02-03" }),
      arrestFile({ seq: 103, title: "春节期间审查逮捕第六日决定", accepted: "2025-01-27", decided: "2025-02-02" }),
    ],
    expect: [
      hit(
        101,
        "B01",
        "received 01-27, day 1 is 01-28, day 7 is 02-03 (holiday); custody time does not move (CPL 105); decided 02-04",
        { suspect: "1", due: "2025-02-03" },
      ),
      clear(102, "B01", "decided on day 7 itself", { suspect: "1", due: "2025-02-03" }),
      clear(103, "B01", "decided on day 6", { suspect: "1", due: "2025-02-03" }),
    ],
  },
  {
    id: "arrest-custody-undecided",
    zh: "在押审查逮捕逾期未决定",
    en: "Arrest review in custody, no decision, day 7 passed",
    from: "2026-06-30",
    files: [arrestFile({ seq: 104, title: "审查逮捕期满未决定", accepted: "2026-06-22" })],
    expect: [
      hit(104, "B01", "received Mon 06-22, day 7 is Mon 06-29, still nothing on 06-30", {
        suspect: "1",
        due: "2026-06-29",
      }),
    ],
  },
  {
    id: "arrest-custody-last-day",
    zh: "在押审查逮捕期限最后一日尚未决定",
    en: "Arrest review in custody, the data date is the last day",
    from: "2026-06-30",
    to: "2026-06-30",
    files: [arrestFile({ seq: 105, title: "审查逮捕最后一日", accepted: "2026-06-23" })],
    expect: [
      clear(105, "B01", "received Tue 06-23, day 7 is Tue 06-30, which is the data date", {
        suspect: "1",
        due: "2026-06-30",
      }),
    ],
  },
  {
    id: "arrest-custody-unknown",
    zh: "审查逮捕案卡未填是否羁押",
    en: "The card does not say whether the suspect is in custody",
    from: "2025-04-03",
    files: [
      arrestFile({
        seq: 106,
        title: "是否羁押未填",
        accepted: "2025-03-03",
        decided: "2025-03-14",
        suspects: [{ custody: "unknown", measures: [custodyMeasure("逮捕", office, "2025-03-14")] }],
      }),
    ],
    expect: [
      undetermined(106, "B01", "decided on day 11: late in custody, in time out of it, and nothing says which", {
        suspect: "1",
      }),
    ],
  },
  {
    id: "arrest-bail-spring-festival",
    zh: "未羁押审查逮捕十五日届满在春节假期内，顺延",
    en: "Fifteen days out of custody end inside the Spring Festival and move to the first working day",
    from: "2025-02-26",
    files: [
      arrestFile({
        seq: 111,
        title: "未羁押审查逮捕顺延日决定",
        accepted: "2025-01-20",
        decided: "2025-02-05",
        suspects: [{ custody: "bail" }],
      }),
      arrestFile({
        seq: 112,
        title: "未羁押审查逮捕超过顺延日",
        accepted: "2025-01-20",
        decided: "2025-02-06",
        suspects: [{ custody: "bail" }],
      }),
    ],
    expect: [
      clear(111, "B02", "day 15 is 02-04 (holiday), the first working day is Wed 02-05", {
        suspect: "1",
        due: "2025-02-05",
      }),
      hit(112, "B02", "one day after 02-05", { suspect: "1", due: "2025-02-05" }),
    ],
  },
  {
    id: "arrest-bail-complex",
    zh: "未羁押、重大复杂，二十日",
    en: "Out of custody, complex: twenty days",
    from: "2025-03-03",
    files: [
      arrestFile({
        seq: 113,
        title: "重大复杂未羁押审查逮捕期满日决定",
        accepted: "2025-01-20",
        decided: "2025-02-10",
        suspects: [{ custody: "bail" }],
        patch: { cases: { isComplex: true } },
      }),
      arrestFile({
        seq: 114,
        title: "重大复杂未羁押审查逮捕超期",
        accepted: "2025-01-20",
        decided: "2025-02-11",
        suspects: [{ custody: "bail" }],
        patch: { cases: { isComplex: true } },
      }),
    ],
    expect: [
      clear(113, "B02", "day 20 is Sun 02-09, which moves to Mon 02-10", { suspect: "1", due: "2025-02-10" }),
      hit(114, "B02", "one day after 02-10", { suspect: "1", due: "2025-02-10" }),
    ],
  },
  {
    id: "arrest-bail-complexity-unknown",
    zh: "未羁押审查逮捕第十八日决定，是否重大复杂未填",
    en: "Out of custody, decided on day 18, complexity not filled in",
    from: "2025-04-10",
    files: [
      arrestFile({
        seq: 115,
        title: "是否重大复杂未填",
        accepted: "2025-03-03",
        decided: "2025-03-21",
        suspects: [{ custody: "bail" }],
        patch: { cases: { isComplex: undefined } },
      }),
    ],
    expect: [
      undetermined(
        115,
        "B02",
        "day 15 is Tue 03-18; day 20 is Sun 03-23, which moves to 03-24; decided Fri 03-21, so all hangs on the missing flag",
        { suspect: "1" },
      ),
    ],
  },
  {
    id: "refusal-receipt",
    zh: "不批准逮捕决定送达后三日内执行回执",
    en: "Receipt within three days after the police receive a refusal",
    from: "2025-05-09",
    files: [
      arrestFile({
        seq: 121,
        title: "不捕回执第四日",
        accepted: "2025-03-05",
        decided: "2025-03-10",
        refused: true,
        suspects: [{ review: { receiptDate: "2025-03-14" } }],
      }),
      arrestFile({
        seq: 122,
        title: "不捕回执第三日",
        accepted: "2025-03-05",
        decided: "2025-03-10",
        refused: true,
        suspects: [{ review: { receiptDate: "2025-03-13" } }],
      }),
      arrestFile({
        seq: 123,
        title: "不捕回执顺延至节后",
        accepted: "2025-01-22",
        decided: "2025-01-27",
        refused: true,
        suspects: [{ review: { receiptDate: "2025-02-05" } }],
      }),
    ],
    expect: [
      hit(121, "B09", "served Mon 03-10, day 3 is Thu 03-13; receipt 03-14", { suspect: "1", due: "2025-03-13" }),
      clear(122, "B09", "receipt on day 3; released on the day of service", { suspect: "1", due: "2025-03-13" }),
      clear(123, "B09", "served 01-27, day 3 is 01-30 (holiday); a receipt is no custody time, so it moves to 02-05", {
        suspect: "1",
        due: "2025-02-05",
      }),
    ],
  },
  {
    id: "refusal-late-release",
    zh: "不批准逮捕后未当日释放",
    en: "Not released on the day the police received the refusal",
    from: "2025-03-30",
    files: [
      arrestFile({
        seq: 124,
        title: "不捕后第三日才释放",
        accepted: "2025-03-05",
        decided: "2025-03-10",
        refused: true,
        suspects: [
          {
            measures: [custodyMeasure("拘留", police, "2025-03-01", "2025-03-12")],
            review: { receiptDate: "2025-03-12" },
          },
        ],
      }),
    ],
    expect: [
      hit(124, "B09", "served 03-10, detention ended only 03-12 (CPL 91: at once)", {
        suspect: "1",
        due: "2025-03-10",
      }),
    ],
  },
  {
    id: "approval-receipt",
    zh: "批准逮捕后执行回执",
    en: "Receipt after an approval of arrest",
    from: "2025-03-30",
    files: [
      arrestFile({
        seq: 125,
        title: "批捕后无执行回执",
        accepted: "2025-03-05",
        decided: "2025-03-10",
        suspects: [{ review: { receiptDate: undefined } }],
      }),
      arrestFile({
        seq: 126,
        title: "批捕后第三日回执",
        accepted: "2025-03-05",
        decided: "2025-03-10",
        suspects: [{ review: { receiptDate: "2025-03-13" } }],
      }),
    ],
    expect: [
      hit(125, "B10", "served 03-10, no receipt of either kind; the office's own number is three days", {
        suspect: "1",
        due: "2025-03-13",
      }),
      clear(126, "B10", "receipt on day 3", { suspect: "1", due: "2025-03-13" }),
    ],
  },
  {
    id: "arrest-must-question",
    zh: "审查逮捕应当讯问而未讯问",
    en: "Arrest review where the suspect must be questioned",
    from: "2025-04-15",
    files: [
      arrestFile({
        seq: 131,
        title: "盲聋哑人审查逮捕未讯问",
        accepted: "2025-03-20",
        decided: "2025-03-26",
        suspects: [
          { card: { isBlindDeafMute: true, defender: "演辩护律师" }, review: { interrogatedDate: undefined } },
        ],
      }),
      arrestFile({
        seq: 132,
        title: "盲聋哑人审查逮捕决定当日讯问",
        accepted: "2025-03-20",
        decided: "2025-03-26",
        suspects: [
          { card: { isBlindDeafMute: true, defender: "演辩护律师" }, review: { interrogatedDate: "2025-03-26" } },
        ],
      }),
    ],
    expect: [
      hit(131, "E05", "blind, deaf or mute: questioning is a duty (GZ 280), no record before the decision", {
        suspect: "1",
      }),
      clear(132, "E05", "questioned on the day of the decision, which is not after it", { suspect: "1" }),
    ],
  },
  {
    id: "refusal-kind-missing",
    zh: "不批准逮捕未填不捕类型",
    en: "Refusal without its kind",
    from: "2025-05-25",
    files: [
      arrestFile({
        seq: 133,
        title: "不捕类型未填",
        accepted: "2025-03-20",
        decided: "2025-03-26",
        refused: true,
        suspects: [{ review: { refusalKind: undefined } }],
      }),
      arrestFile({ seq: 134, title: "不捕类型已填", accepted: "2025-03-20", decided: "2025-03-26", refused: true }),
    ],
    expect: [
      hit(133, "V28", "decision is a refusal, kind empty", { suspect: "1" }),
      clear(134, "V28", "kind filled in", { suspect: "1" }),
    ],
  },
  {
    id: "arrest-against-decision",
    zh: "案卡间矛盾：不捕却执行逮捕，批捕却无逮捕措施",
    en: "Cards that contradict: arrested after a refusal, approved without an arrest",
    from: "2025-04-15",
    files: [
      arrestFile({
        seq: 135,
        title: "不批准逮捕后执行逮捕",
        accepted: "2025-03-20",
        decided: "2025-03-26",
        refused: true,
        suspects: [
          {
            measures: [
              custodyMeasure("拘留", police, "2025-03-16", "2025-03-26"),
              custodyMeasure("逮捕", office, "2025-03-27"),
            ],
          },
        ],
      }),
      arrestFile({
        seq: 136,
        title: "批准逮捕无逮捕措施",
        accepted: "2025-03-20",
        decided: "2025-03-26",
        suspects: [{ measures: [custodyMeasure("拘留", police, "2025-03-16", "2025-03-26")] }],
      }),
      arrestFile({ seq: 137, title: "批准逮捕并已执行", accepted: "2025-03-20", decided: "2025-03-26" }),
    ],
    expect: [
      hit(135, "V25", "arrest executed 03-27, the latest decision is the refusal of 03-26", { suspect: "1" }),
      hit(136, "V26", "approved, but the suspect has no arrest among the measures and no receipt of failure", {
        suspect: "1",
      }),
      clear(137, "V26", "approved and arrested", { suspect: "1" }),
    ],
  },
];
