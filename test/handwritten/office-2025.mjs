// An office export with data date 2025-03-31 (Monday), written by hand.
// Spring Festival 2025: rest 01-28..02-04; working Sundays/Saturdays 01-26 and 02-08.
import { Book, citizenId, wrongCheck } from "./book.mjs";

export const b = new Book({ file: "office-export-2025-spring.xlsx", dataDate: "2025-03-31", year: 2025 });
const x = b.x.bind(b);
const any = b.any.bind(b);
let c;

// ---- A08 assignment -------------------------------------------------------------------------------
c = b.other({ accepted: "2025-03-03", assign: "指定" });
x("A08", "hit", c, null, null, "Assigned by designation (指定) with no reason recorded (司法责任制意见; monitoring A08).");
c = b.other({ accepted: "2025-03-03", assign: "指定", reason: "重大敏感案件，由检察长指定" });
x("A08", "clear", c, null, null, "Designated with a reason recorded.");
c = b.other({ accepted: "2025-03-04", assign: "随机" });
x("A08", "clear", c, null, null, "Random assignment needs no reason.");
c = b.other({ accepted: "2025-03-04", assign: "轮案" });
x("A08", "clear", c, null, null, "Assignment by rota needs no reason.");
c = b.other({ accepted: "2025-03-05", assign: null });
x("A08", "undetermined", c, null, null, "The way of assignment is empty, and no reason either: it may have been a designation.", { kind: "unknown" });

const same = { name: "试某连", sex: "男", birth: "1990-07-25", id: citizenId("1990-07-25", "男", 55) };
const before = b.arrest({ accepted: "2025-01-13", lead: "试某连", sus: [{ ...same, decided: "2025-01-20" }] });
c = b.prosecute({ accepted: "2025-03-03", lead: "试某连", assign: "指定", prev: before, sus: [{ ...same, decided: "2025-03-20" }] });
x("A08", "not-hit", c, null, null, "The case follows the same person from arrest review to the same prosecutor (GZ 8: one prosecutor for both stages).");

// ---- B01 / B02 arrest review ----------------------------------------------------------------------
const b01 = (accepted, decided, outcome, due, why, more = {}) => {
  c = b.arrest({ accepted, ...more.case, sus: [{ custody: "是", decided, ...more.sus }] });
  x("B01", outcome, c, "1", due, why);
  return c;
};
b01("2025-01-24", "2025-02-05", "hit", "2025-01-31", "Detained: 7 days from receipt end on 01-31 in the holiday and are not extended (CPL 91, 105; GZ 282); decided 02-05.");
b01("2025-01-24", "2025-01-31", "clear", "2025-01-31", "Decided on the last day itself, although a holiday: in time (CPL 91, 105).");
b01("2025-01-22", "2025-01-30", "hit", "2025-01-29", "One day past the seventh day 01-29; custody time is not extended by the holiday (CPL 91, 105).");
b01("2025-01-22", "2025-01-28", "clear", "2025-01-29", "Decided the day before the limit.");
b01("2025-02-17", "2025-02-25", "hit", "2025-02-24", "Ordinary week: 7 days end 02-24, decided 02-25 (CPL 91).");
b01("2025-02-17", "2025-02-24", "clear", "2025-02-24", "Decided on the seventh day (Monday).");
b01("2025-02-21", "2025-02-28", "clear", "2025-02-28", "Received 02-21, day one is 02-22, seventh day 02-28 (CPL 105).");
c = b.arrest({ accepted: "2025-03-21", sus: [{ custody: "是", decided: null, receipt: null }] });
x("B01", "hit", c, "1", "2025-03-28", "Undecided, and the data date 03-31 is past the seventh day 03-28 (CPL 91).");
c = b.arrest({ accepted: "2025-03-24", sus: [{ custody: "是", decided: null, receipt: null }] });
x("B01", "not-hit", c, "1", "2025-03-31", "Undecided, but the data date is the seventh day itself: not yet late.");
c = b.arrest({ accepted: "2025-03-25", sus: [{ custody: "是", decided: null, receipt: null }] });
x("B01", "not-hit", c, "1", "2025-04-01", "Undecided and the limit has not come yet.");
c = b.arrest({ accepted: "2025-02-19", sent: "2025-02-17", sus: [{ custody: "是", requested: "2025-02-17", decided: "2025-02-26" }] });
x("B01", "not-hit", c, "1", "2025-02-26", "The police request is dated 02-17 but was received 02-19; the clock starts at receipt (CPL 91: 自接到): 02-26 is in time.");
c = b.arrest({ accepted: "2025-02-10", investigator: "本院", charge: "刑讯逼供罪", sus: [{ custody: "是", decision: "决定逮捕", decided: "2025-02-19", measures: [{ type: "拘留", decided: "2025-02-08", executed: "2025-02-08 10:20", notified: "2025-02-08 17:30", ended: "2025-02-19" }, { type: "逮捕", decided: "2025-02-19", executed: "2025-02-19 15:10", notified: "2025-02-19 17:30" }] }] });
x("B01", "not-hit", c, "1", null, "Own investigation: GZ 297 gives 7 days plus 1 to 3, which is another check (D21).");
x("B02", "clear", c, "1", null, "In custody: the 15-day limit is not his.");
c = b.arrest({ accepted: "2025-02-12", sus: [{ custody: null, decision: "不批准逮捕", decided: "2025-02-24", measures: [] }] });
x("B01", "undetermined", c, "1", null, "是否羁押 is empty; decided on day 12, late only if detained (limit 02-19).", { kind: "unknown" });
x("B02", "not-hit", c, "1", null, "Decided on day 12, within 15 days whatever the custody.");
// two suspects of one request, one detained and one not
c = b.arrest({ accepted: "2025-01-24", sus: [{ custody: "是", decided: "2025-02-05" }, { custody: "否", decided: "2025-02-05", decision: "不批准逮捕" }] });
x("B01", "hit", c, "1", "2025-01-31", "First suspect detained: due 01-31, decided 02-05 (CPL 91, per suspect).");
x("B01", "clear", c, "2", null, "Second suspect not detained: the 7-day limit is not his.");
x("B02", "clear", c, "2", "2025-02-08", "Second suspect not detained: 15 days end 02-08; decided 02-05 (GZ 282).");
x("B02", "clear", c, "1", null, "First suspect detained: the 15-day limit is not his.");

const b02 = (accepted, decided, outcome, due, why, more = {}) => {
  c = b.arrest({ accepted, ...more, sus: [{ custody: "否", decision: "不批准逮捕", decided }] });
  x("B02", outcome, c, "1", due, why);
};
b02("2025-01-16", "2025-02-06", "hit", "2025-02-05", "Not detained: 15 days end 01-31 in the holiday, rolled to 02-05; decided 02-06 (GZ 282; CPL 105).");
b02("2025-01-16", "2025-02-05", "clear", "2025-02-05", "Decided on the first day after the holiday (CPL 105).");
b02("2025-01-24", "2025-02-10", "hit", "2025-02-08", "15 days end on Saturday 02-08, which is an adjusted working day: no roll; decided Monday 02-10 (GZ 282).");
b02("2025-01-24", "2025-02-08", "clear", "2025-02-08", "Decided on the adjusted working Saturday itself.");
b02("2025-02-06", "2025-02-24", "hit", "2025-02-21", "15 days end Friday 02-21; decided Monday 02-24 (GZ 282).");
b02("2025-01-15", "2025-02-05", "clear", "2025-02-05", "Complex case: 20 days end 02-04 in the holiday, rolled to 02-05 (GZ 282).", { complex: "是" });
b02("2025-01-15", "2025-02-06", "hit", "2025-02-05", "Complex case: 20 days rolled to 02-05; decided 02-06 (GZ 282).", { complex: "是" });
b02("2025-02-10", "2025-02-27", "undetermined", null, "Day 17, and 是否重大复杂 is empty: late at 15 days, in time at 20 (GZ 282).", { complex: null });
c = b.arrest({ accepted: "2025-03-14", sus: [{ custody: "否", decided: null, receipt: null }] });
x("B02", "not-hit", c, "1", "2025-03-31", "15 days end Saturday 03-29, rolled to Monday 03-31, the data date: undecided but not late.");
c = b.arrest({ accepted: "2025-03-13", sus: [{ custody: "否", decided: null, receipt: null }] });
x("B02", "hit", c, "1", "2025-03-28", "15 days end Friday 03-28; undecided at the data date 03-31 (GZ 282).");

// ---- V26, V28, V31 on the arrest card -------------------------------------------------------------
const detained = { type: "拘留", by: "星河县公安局", decided: "2025-02-22", executed: "2025-02-22 09:40", notified: "2025-02-22 16:00" };
const arrested = { type: "逮捕", decided: "2025-02-27", executed: "2025-02-27 15:10", notified: "2025-02-27 17:30" };
c = b.arrest({ accepted: "2025-02-24", sus: [{ decided: "2025-02-27", receipt: null, measures: [detained] }] });
x("V26", "hit", c, "1", null, "批准逮捕 on 02-27, but no 逮捕 among his measures, no receipt and no revocation (GZ 286, 289).");
c = b.arrest({ accepted: "2025-02-24", sus: [{ decided: "2025-02-27", measures: [detained, arrested] }, { decided: "2025-02-27", receipt: null, measures: [detained] }] });
x("V26", "clear", c, "1", null, "The first suspect's arrest is recorded.");
x("V26", "hit", c, "2", null, "The arrest recorded belongs to the first suspect; the second has none (per suspect; GZ 286).");
c = b.arrest({ accepted: "2025-02-24", sus: [{ decision: "不批准逮捕", decided: "2025-02-27", measures: [detained] }] });
x("V26", "clear", c, "1", null, "不批准逮捕: no arrest is expected.");
c = b.arrest({ accepted: "2025-02-24", sus: [{ decided: "2025-02-27", receipt: null, measures: [detained] }] });
b.document(c, { name: "撤销批准逮捕决定书", drafted: "2025-03-03", approved: "2025-03-03", sealed: "2025-03-03", served: "2025-03-03" });
x("V26", "not-hit", c, "1", null, "The approval was revoked by a document of 03-03 (GZ 289).");
c = b.arrest({ accepted: "2025-02-24", sus: [{ decision: null, decided: "2025-02-27", docNo: "星检捕〔2025〕901号", receipt: null, measures: [detained], state: null }] });
x("V26", "undetermined", c, "1", null, "A decision date and number, but the decision itself is empty: it may be 批准 without arrest.", { kind: "unknown" });
x("V28", "undetermined", c, "1", null, "The decision is empty: it may be 不批准 without a kind.", { kind: "unknown" });

c = b.arrest({ accepted: "2025-02-24", sus: [{ decision: "不批准逮捕", decided: "2025-02-28", refusal: null }] });
x("V28", "hit", c, "1", null, "不批准逮捕 with an empty 不捕类型 (card 3.4).");
c = b.arrest({ accepted: "2025-02-24", sus: [{ decision: "不批准逮捕", decided: "2025-02-28", refusal: "无社会危险性" }] });
x("V28", "clear", c, "1", null, "The kind of refusal is recorded.");
c = b.arrest({ accepted: "2025-02-24", sus: [{ decided: "2025-02-28" }] });
x("V28", "clear", c, "1", null, "批准逮捕: a kind of refusal is not called for.");
c = b.arrest({ accepted: "2025-03-26", sus: [{ decided: null, receipt: null }] });
x("V28", "not-hit", c, "1", null, "Not decided yet.");
x("V31", "not-hit", c, { suspectNo: "1", sheet: "审查逮捕" }, null, "Not decided yet: no number is due.", { kind: "unknown" });
c = b.arrest({ accepted: "2025-02-24", sus: [{ decided: "2025-02-28", docNo: null }] });
x("V31", "hit", c, { suspectNo: "1", sheet: "审查逮捕" }, null, "Decision recorded, number of the decision document empty.");
c = b.arrest({ accepted: "2025-02-24", sus: [{ decided: "2025-02-28", docNo: "星检批捕〔2025〕88号" }] });
x("V31", "clear", c, { suspectNo: "1", sheet: "审查逮捕" }, null, "Decision and number recorded.");

// ---- D01 / D03 prosecution review -----------------------------------------------------------------
const d = (accepted, state, decided, [o1, due1, w1], [o3, due3, w3] = [], sus = {}, kase = {}) => {
  c = b.prosecute({ accepted, ...kase, sus: [{ state, decided, ...sus }] });
  x("D01", o1, c, "1", due1, w1);
  if (o3 === "any") any("D03", c, "1", w3);
  else if (o3) x("D03", o3, c, "1", due3, w3);
  return c;
};
const noExt = ["hit", null, "Decided after the month with no 15-day extension recorded (CPL 172; GZ 351)."];
const noExtAt = (due) => ["hit", due, noExt[2]];
d("2025-01-02", "在押", "2025-02-05", ["hit", "2025-02-02", "In custody: one month ends Sunday 02-02 and is not extended by the holiday; decided 02-05 (CPL 105, 172)."], noExtAt("2025-02-02"));
d("2025-01-02", "取保", "2025-02-05", ["clear", "2025-02-05", "On bail: 02-02 falls in the holiday, rolled to 02-05 (CPL 105, 172)."], ["clear", "2025-02-05", "Decided within the rolled month: no extension needed."]);
d("2025-01-02", "取保", "2025-02-06", ["hit", "2025-02-05", "On bail: rolled limit 02-05; decided 02-06 (CPL 105, 172)."], noExtAt("2025-02-05"));
d("2025-01-02", "在押", "2025-02-02", ["clear", "2025-02-02", "In custody: decided on the last day itself."], ["clear", "2025-02-02", "Decided within the month."]);
d("2025-01-02", "在押", "2025-02-03", ["hit", "2025-02-02", "In custody: one day past 02-02 (CPL 105, 172)."], noExtAt("2025-02-02"));
d("2024-12-31", "在押", "2025-02-05", ["hit", "2025-01-31", "In custody: received on the last day of December, so the last day of January (CPL 172; FS 202), a holiday but custody: no roll."], noExtAt("2025-01-31"));
d("2024-12-31", "在押", "2025-01-31", ["clear", "2025-01-31", "In custody, decided on 01-31."]);
d("2024-12-31", "取保", "2025-02-05", ["clear", "2025-02-05", "On bail: 01-31 rolled over the holiday to 02-05."]);
d("2025-01-29", "在押", "2025-02-28", ["clear", "2025-02-28", "February has no 29th in 2025: the last day, 02-28 (FS 202)."]);
d("2025-01-30", "在押", "2025-03-01", ["hit", "2025-02-28", "February has no 30th: the month ends 02-28; decided 03-01 (CPL 172; FS 202)."], noExtAt("2025-02-28"));
d("2025-01-31", "取保", "2025-03-03", ["hit", "2025-02-28", "01-31 plus one month is 02-28, a Friday: no roll even on bail; decided 03-03."], noExtAt("2025-02-28"));
d("2025-01-31", "取保", "2025-02-28", ["clear", "2025-02-28", "Decided on 02-28."]);
d("2025-02-28", "在押", "2025-03-29", ["clear", "2025-03-31", "Received on the last day of February: the month ends on the last day of March (FS 202; U8 warns on 03-28 but 03-29 is no violation)."], ["clear", "2025-03-31", "Decided within the month."]);
d("2025-02-28", "在押", null, ["not-hit", "2025-03-31", "Undecided, and the limit 03-31 is the data date."]);
d("2025-02-27", "在押", null, ["hit", "2025-03-27", "02-27 is not the last day of February: the month ends 03-27; undecided at the data date (CPL 172)."], ["any", null, "D03 speaks of a case decided after the month; this one is undecided."]);
d("2025-03-07", "在押", null, ["not-hit", "2025-04-07", "Limit after the data date."]);
// 15-day extension
const ext = { complex: "是" };
d("2025-01-06", "在押", "2025-02-21", ["clear", "2025-02-21", "In custody: 02-06 plus 15 days, recorded 02-05 (CPL 172; GZ 351)."], ["clear", "2025-02-06", "Extension recorded before the month ran out."], { ext: "2025-02-05", extNo: "星检延〔2025〕1号" }, ext);
d("2025-01-06", "在押", "2025-02-22", ["hit", "2025-02-21", "In custody: 02-06 plus 15 days is 02-21; decided 02-22."], ["clear", "2025-02-06", "The extension itself was recorded in time."], { ext: "2025-02-06", extNo: "星检延〔2025〕2号" }, ext);
d("2025-01-02", "取保", "2025-02-17", ["clear", "2025-02-17", "On bail: the 15 days run from the un-rolled end 02-02 (U3): 02-17."], ["clear", "2025-02-05", "On bail: recorded 02-05, the rolled end of the month, same day is in time."], { ext: "2025-02-05", extNo: "星检延〔2025〕3号" }, ext);
d("2025-01-02", "取保", "2025-02-18", ["hit", "2025-02-17", "On bail: 15 days from the un-rolled end 02-02 are 02-17, not 02-20 (U3); decided 02-18."], ["clear", "2025-02-05", "Recorded 01-26, in time."], { ext: "2025-01-26", extNo: "星检延〔2025〕4号" }, ext);
d("2025-01-08", "取保", "2025-02-24", ["clear", "2025-02-24", "On bail: 02-08 plus 15 days is Sunday 02-23, rolled to 02-24."], ["clear", "2025-02-08", "Recorded 02-08, an adjusted working Saturday and the last day of the month."], { ext: "2025-02-08", extNo: "星检延〔2025〕5号" }, ext);
d("2025-01-08", "在押", "2025-02-24", ["hit", "2025-02-23", "In custody: Sunday 02-23 is not rolled; decided 02-24."], ["clear", "2025-02-08", "Extension recorded in time."], { ext: "2025-02-07", extNo: "星检延〔2025〕6号" }, ext);
c = b.prosecute({ accepted: "2025-01-06", complex: "是", sus: [{ state: "在押", decided: "2025-02-15", ext: "2025-02-07", extNo: "星检延〔2025〕7号" }] });
x("D03", "hit", c, "1", "2025-02-06", "In custody: extension recorded 02-07, one day after the month ended 02-06 (GZ 351).");
any("D01", c, "1", "The sheet does not say whether an extension recorded too late still moves the limit.");
c = b.prosecute({ accepted: "2025-01-02", complex: "是", sus: [{ state: "取保", decided: "2025-02-15", ext: "2025-02-06", extNo: "星检延〔2025〕8号" }] });
x("D03", "hit", c, "1", "2025-02-05", "On bail: the month ended (rolled) 02-05; the extension is dated 02-06 (GZ 351).");
any("D01", c, "1", "The sheet does not say whether an extension recorded too late still moves the limit.");
c = b.prosecute({ accepted: "2025-01-02", complex: "是", sus: [{ state: "在押", decided: "2025-02-12", ext: "2025-02-05", extNo: "星检延〔2025〕9号" }] });
x("D03", "hit", c, "1", "2025-02-02", "In custody: the month ended 02-02 without roll; the extension is dated 02-05.");
any("D01", c, "1", "The sheet does not say whether an extension recorded too late still moves the limit.");
c = b.prosecute({ accepted: "2025-01-06", complex: "是", sus: [{ state: "在押", decided: "2025-02-15", ext: null, extNo: "星检延〔2025〕10号" }] });
x("D03", "not-hit", c, "1", null, "An extension number is recorded but its date is empty: it cannot be said to be missing or late.", { kind: "unknown" });
x("D01", "not-hit", c, "1", null, "An extension exists by its number; decided within the 15 days.");
// custody unknown
c = b.prosecute({ accepted: "2025-01-02", sus: [{ state: null, decided: "2025-02-04", measures: [] }] });
x("D01", "undetermined", c, "1", null, "Decided 02-04, between 02-02 (custody) and 02-05 (bail), and neither 羁押状态 nor a measure is recorded.", { kind: "unknown" });
x("D03", "undetermined", c, "1", null, "Whether 02-04 is after the month depends on the custody, which is not recorded.", { kind: "unknown" });
c = b.prosecute({ accepted: "2025-01-02", complex: "是", sus: [{ state: null, decided: "2025-02-10", measures: [], ext: "2025-02-04", extNo: "星检延〔2025〕11号" }] });
x("D03", "undetermined", c, "1", null, "Extension dated 02-04: late in custody (02-02), in time on bail (02-05); custody not recorded.", { kind: "unknown" });
x("D01", "not-hit", c, "1", "2025-02-17", "Within the extended period in either case, if the extension stands.");
// receipt unknown
c = b.prosecute({ accepted: null, sent: null, sus: [{ state: "在押", decided: "2025-03-20", informed: "2025-02-11", victimInformed: "2025-02-11", questioned: "2025-03-01" }] });
x("D01", "undetermined", c, "1", null, "受理日期 is empty: the clock has no start.", { kind: "unknown" });
x("D03", "undetermined", c, "1", null, "受理日期 is empty: the end of the month is unknown.", { kind: "unknown" });
x("E01", "undetermined", c, "1", null, "受理日期 is empty: the three days have no start.", { kind: "unknown" });
x("E02", "undetermined", c, "1", null, "受理日期 is empty: the three days have no start.", { kind: "unknown" });
any("E04", c, "1", "Whether the questioning of 03-01 belongs to this stage cannot be tested without 受理日期.");
x("V12", "not-hit", c, null, null, "受理日期 empty: the order cannot be tested.", { kind: "unknown" });
x("V11", "not-hit", c, null, null, "Both dates empty: the order cannot be tested.", { kind: "unknown" });
// joint crime, custody per suspect
c = b.prosecute({ accepted: "2025-01-02", charge: "诈骗罪", sus: [{ state: "在押", decided: "2025-02-05" }, { state: "取保", decided: "2025-02-05" }] });
x("D01", "hit", c, "1", "2025-02-02", "Joint crime, first suspect in custody: due 02-02 (U7; CPL 105).");
x("D01", "clear", c, "2", "2025-02-05", "Joint crime, second suspect on bail: due 02-05 (U7).");
x("D03", "hit", c, "1", "2025-02-02", noExt[2]);
x("D03", "clear", c, "2", "2025-02-05", "Second suspect decided within the month as rolled for him.");
// custody changed to bail before the last day
c = b.prosecute({ accepted: "2025-01-03", sus: [{ state: "取保", decided: "2025-02-05", measures: [{ type: "逮捕", decided: "2024-12-05", executed: "2024-12-05 10:20", notified: "2024-12-05 17:00", ended: "2025-01-20", why: "变更为取保候审" }, { type: "取保候审", decided: "2025-01-20", executed: "2025-01-20 15:30", guarantor: "保某丁" }] }] });
x("D01", "clear", c, "1", "2025-02-05", "Arrested at receipt but on bail since 01-20; on the un-rolled last day 02-03 he is not in custody, so 02-05 (U7; design 10.3).");
// returned and sent again
const r1 = [{ n: 1, out: "2025-01-10", back: "2025-02-08" }];
d("2024-12-10", "在押", "2025-03-08", ["clear", "2025-03-08", "Re-transferred 02-08: a new month to Saturday 03-08, custody, decided that day (CPL 175; GZ 346)."], [], { returns: r1 });
x("D05", "clear", c, "1", "2025-02-10", "Returned 01-10, back 02-08: within the month.");
x("E01", "clear", c, "1", "2024-12-13", "Informed at the first receipt; the re-transfer starts no new three days.");
d("2024-12-10", "在押", "2025-03-10", ["hit", "2025-03-08", "New month from the re-transfer ends Saturday 03-08, custody: no roll; decided 03-10 (GZ 346)."], noExtAt("2025-03-08"), { returns: r1 });
d("2024-12-10", "取保", "2025-03-10", ["clear", "2025-03-10", "On bail the Saturday 03-08 rolls to 03-10."], [], { returns: r1 });
d("2024-12-10", "取保", "2025-03-11", ["hit", "2025-03-10", "On bail: rolled limit 03-10; decided 03-11."], noExtAt("2025-03-10"), { returns: r1 });
c = b.prosecute({ accepted: "2024-12-10", complex: "是", sus: [{ state: "在押", decided: "2025-03-25", ext: "2025-01-09", extNo: "星检延〔2025〕12号", returns: [{ n: 1, out: "2025-01-20", back: "2025-02-18" }] }] });
x("D01", "hit", c, "1", "2025-03-18", "The extension of 01-09 belongs to the period before the return; the new month from 02-18 ends 03-18 (GZ 346).");
any("D03", c, "1", "The sheet does not say how an extension of an earlier period is treated.");
c = b.prosecute({ accepted: "2025-01-06", sus: [{ state: "在押", decided: null, returns: [{ n: 1, out: "2025-02-06", back: null, asked: "2025-03-10" }] }] });
x("D01", "clear", c, "1", "2025-02-06", "The case left the office on 02-06, the last day; the clock is not running since (CPL 175).");
x("D05", "clear", c, "1", "2025-03-06", "Not back by 03-06, but reasons were asked for on 03-10 (GZ 347).");
c = b.prosecute({ accepted: "2025-01-06", sus: [{ state: "在押", decided: null, returns: [{ n: 1, out: "2025-02-10", back: null, asked: "2025-03-13" }] }] });
x("D01", "hit", c, "1", "2025-02-06", "Returned only on 02-10, after the month ended 02-06, with no extension (CPL 172, 175).");
any("D03", c, "1", "Left the office late without extension; the sheet speaks of decided cases.");
x("D05", "clear", c, "1", "2025-03-10", "Not back by 03-10, reasons asked for on 03-13 (GZ 347).");
c = b.prosecute({ accepted: "2025-01-06", sus: [{ state: "取保", decision: "改变管辖", decided: "2025-01-20" }] });
x("D01", "clear", c, "1", "2025-02-06", "Left the office by change of jurisdiction within the month.");
x("E04", "clear", c, "1", null, "Change of jurisdiction is not a decision that needs questioning first.");
c = b.prosecute({ accepted: "2025-01-06", investigator: "监察", charge: "受贿罪", sus: [{ state: "在押", decided: "2025-02-13", victims: 0, victimInformed: null, measures: [{ type: "留置", by: "星河县监察委员会", decided: "2024-10-15", executed: "2024-10-15 10:20", notified: "2024-10-15 16:00", ended: "2025-01-06" }, { type: "拘留", decided: "2025-01-06", executed: "2025-01-06 11:10", notified: "2025-01-06 17:00", ended: "2025-01-14" }, { type: "逮捕", decided: "2025-01-14", executed: "2025-01-14 10:20", notified: "2025-01-14 16:00" }] }] });
x("D01", "not-hit", c, "1", null, "The days from detention (01-06) to the decision on the measure (01-14) are not counted (CPL 170; GZ 143), so 02-13 is in time.");
any("D03", c, "1", "The excluded days of a supervision case move the end of the month; the sheet names no column for them.");

// ---- D04 / D05 returns ----------------------------------------------------------------------------
const two = [{ n: 1, out: "2024-10-09", back: "2024-11-08" }, { n: 2, out: "2024-12-06", back: "2025-01-06" }];
c = b.prosecute({ accepted: "2024-09-10", sus: [{ state: "取保", decided: null, returns: [...two, { n: 3, out: "2025-01-26", back: "2025-02-26" }] }] });
x("D04", "hit", c, "1", null, "Three returns; two is the limit (CPL 175; GZ 346).");
x("D01", "hit", c, "1", "2025-03-26", "Last re-transfer 02-26, month ends 03-26; undecided at the data date.");
any("D03", c, "1", "D03 speaks of a case decided after the month; this one is undecided.");
c = b.prosecute({ accepted: "2024-09-10", sus: [{ state: "取保", decided: "2025-01-27", own: "是", returns: two }] });
x("D04", "clear", c, "1", null, "Two returns are allowed; the office's own supplementary investigation does not count (GZ 346, 348).");
c = b.prosecute({ accepted: "2024-12-10", charge: "诈骗罪", sus: [1, 2, 3].map(() => ({ state: "取保", decided: "2025-03-05", returns: r1 })) });
x("D04", "clear", c, "1", null, "Three rows, but one return for each of three suspects.");
x("D04", "clear", c, "2", null, "One return for this suspect.");
x("D04", "clear", c, "3", null, "One return for this suspect.");
c = b.prosecute({ accepted: "2024-09-10", charge: "诈骗罪", sus: [1, 2].map(() => ({ state: "取保", decided: "2025-01-24", returns: two })) });
x("D04", "clear", c, "1", null, "Four rows, but two returns for each of two suspects.");
x("D04", "clear", c, "2", null, "Two returns for this suspect.");
const first = b.prosecute({ accepted: "2024-08-12", sus: [{ state: "取保", decision: "改变管辖", decided: "2024-12-20", returns: [{ n: 1, out: "2024-09-10", back: "2024-10-10" }, { n: 2, out: "2024-11-08", back: "2024-12-06" }] }] });
x("D04", "clear", first, "1", null, "Two returns before the change of jurisdiction.");
c = b.prosecute({ accepted: "2024-12-24", prev: first, sus: [{ state: "取保", decided: null, name: b.rows.犯罪嫌疑人.at(-1).姓名, id: b.rows.犯罪嫌疑人.at(-1).证件号码, sex: b.rows.犯罪嫌疑人.at(-1).性别, birth: b.rows.犯罪嫌疑人.at(-1).出生日期, returns: [{ n: 1, out: "2025-01-24", back: "2025-02-24" }] }] });
x("D04", "hit", c, "1", null, "Third return of the chain: returns before a change of jurisdiction count too (GZ 350).");
x("D01", "hit", c, "1", "2025-03-24", "Last re-transfer 02-24, month ends 03-24; undecided at the data date.");
any("D03", c, "1", "D03 speaks of a case decided after the month; this one is undecided.");
c = b.prosecute({ accepted: "2024-09-10", sus: [{ state: "取保", decided: "2025-01-27", returns: [...two, { n: 3, out: null, back: null }] }] });
x("D04", "undetermined", c, "1", null, "A third row without any date: whether the case was returned a third time is not known.", { kind: "unknown" });
x("D05", "undetermined", c, { suspectNo: "1", returnNo: 3 }, null, "退回日期 is empty: the month has no start.", { kind: "unknown" });
x("D05", "clear", c, { suspectNo: "1", returnNo: 1 }, "2024-11-11", "Back 11-08, in time.");

const back = (state, r, outcome, due, why) => {
  c = b.prosecute({ accepted: r.accepted ?? "2025-01-06", sus: [{ state, decided: r.decided ?? null, returns: [{ n: 1, out: r.out, back: r.back ?? null, asked: r.asked }] }] });
  x("D05", outcome, c, { suspectNo: "1", returnNo: 1 }, due, why);
};
back("在押", { out: "2025-01-15" }, "hit", "2025-02-15", "Not back by 02-15 (custody, Saturday not rolled), no reasons asked for by 03-31 (GZ 346, 347).");
back("取保", { out: "2025-01-15" }, "hit", "2025-02-17", "On bail Saturday 02-15 rolls to 02-17; not back, no reasons asked for (GZ 346, 347).");
back("取保", { out: "2025-01-15", back: "2025-02-17", decided: "2025-03-10" }, "clear", "2025-02-17", "On bail: back on the rolled last day.");
back("在押", { out: "2025-01-15", back: "2025-02-15", decided: "2025-03-10" }, "clear", "2025-02-15", "Back on the last day.");
back("在押", { out: "2025-01-15", asked: "2025-02-20" }, "clear", "2025-02-15", "Not back, but reasons asked for on 02-20 (GZ 347).");
back("在押", { out: "2025-01-15", asked: "2025-02-10" }, "hit", "2025-02-15", "The request of 02-10 came before the month ended; none after it (GZ 347: 期限届满).");
back("在押", { out: "2025-02-20", accepted: "2025-01-20" }, "hit", "2025-03-20", "Not back by 03-20 and no request at 03-31, past the three days of grace.");
back("在押", { out: "2025-02-28", accepted: "2025-02-06" }, "not-hit", "2025-03-31", "Returned on the last day of February: the month ends 03-31, the data date.");

// ---- B03 bail -------------------------------------------------------------------------------------
const bail = (m, o, due, why, more = {}) => {
  c = b.prosecute({ accepted: more.accepted ?? m.executed?.slice(0, 10) ?? m.decided, sus: [{ state: more.state ?? "取保", decided: more.decided, measures: [{ type: "取保候审", guarantor: "保某戊", ...m, executed: m.executed ? m.executed + (m.executed.length === 10 ? " 10:30" : "") : null }, ...(more.also ?? [])] }] });
  x("B03", o, c, { suspectNo: "1", measureNo: 1 }, due, why);
};
bail({ decided: "2024-01-30", executed: "2024-01-30", ended: "2025-02-06", why: "期满解除" }, "hit", "2025-02-05", "Own bail from 2024-01-30: 12 months end 01-30 in the holiday, rolled to 02-05 (CPL 79, U4); lifted 02-06.", { decided: "2024-02-26", state: "未采取" });
bail({ decided: "2024-01-30", executed: "2024-01-30", ended: "2025-02-05", why: "期满解除" }, "clear", "2025-02-05", "Lifted on the rolled last day (CPL 79; U4).", { decided: "2024-02-26", state: "未采取" });
bail({ decided: "2024-02-29", executed: "2024-02-29", ended: "2025-03-01", why: "期满解除" }, "hit", "2025-02-28", "From the leap day, 12 months end 2025-02-28, a Friday; lifted Saturday 03-01 (CPL 79).", { decided: "2024-03-26", state: "未采取" });
bail({ decided: "2024-02-28", executed: "2024-02-28", ended: "2025-02-28", why: "期满解除" }, "clear", "2025-02-28", "Lifted on the last day.", { decided: "2024-03-26", state: "未采取" });
bail({ decided: "2024-03-28", executed: "2024-03-28" }, "hit", "2025-03-28", "12 months ended Friday 03-28; not lifted at the data date (CPL 79; GZ 102, 105).", { decided: "2024-04-25" });
bail({ decided: "2024-03-30", executed: "2024-03-30" }, "not-hit", "2025-03-31", "12 months end Sunday 03-30, rolled to 03-31, the data date: not yet late (U4).", { decided: "2024-04-25" });
bail({ decided: "2024-03-31", executed: "2024-03-31" }, "not-hit", "2025-03-31", "12 months end 03-31, the data date.", { decided: "2024-04-25" });
bail({ decided: "2024-03-20", executed: "2024-03-25", ended: "2025-03-24", why: "期满解除" }, "clear", "2025-03-25", "Decided 03-20, executed and told 03-25: a violation only from the later date (U10); lifted 03-24.", { decided: "2024-04-22", state: "未采取", accepted: "2024-03-22" });
bail({ decided: "2024-02-01", executed: null }, "undetermined", null, "执行时间 is empty: the later of the two possible starts is not known (U10).", { decided: "2024-02-26" });
bail({ decided: "2024-02-20", executed: "2024-02-20" }, "clear", "2025-02-20", "Not lifted on paper, but arrested 2024-12-02: the bail ended by itself (GZ 154).", { decided: "2024-03-18", state: "在押", also: [{ type: "逮捕", by: "星河县人民法院", decided: "2024-12-02", executed: "2024-12-02 10:20", notified: "2024-12-02 15:00" }] });
bail({ decided: "2024-02-21", executed: "2024-02-21" }, "clear", "2025-02-21", "The court took its own bail on 2024-11-05, which ended this office's bail (GZ 155; FS 162).", { decided: "2024-03-18", also: [{ type: "取保候审", by: "星河县人民法院", decided: "2024-11-05", executed: "2024-11-05 10:20", guarantor: "保某戊" }] });
bail({ by: "星河县公安局", decided: "2024-02-20", executed: "2024-02-20" }, "not-hit", null, "Police bail of 2024-02-20 ended by itself with this office's own bail of 2024-12-20, within its 12 months (GZ 103).", { accepted: "2024-12-19", decided: "2025-01-17", also: [{ type: "取保候审", decided: "2024-12-20", executed: "2024-12-20 10:30", guarantor: "保某戊" }] });
x("B03", "clear", c, { suspectNo: "1", measureNo: 2 }, "2025-12-22", "This office's own bail runs anew from 2024-12-20 (GZ 103: 重新计算); three months old.");
c = b.prosecute({ accepted: "2024-01-10", sus: [{ state: "取保", decided: "2024-02-08", measures: [{ type: "取保候审", decided: "2024-01-10", executed: "2024-01-10 10:30", ended: "2024-07-10", why: "违反规定，责令重新提出保证人", guarantor: "保某戊" }, { type: "取保候审", decided: "2024-07-10", executed: "2024-07-10 10:30", guarantor: "保某己" }] }] });
x("B03", "hit", c, { suspectNo: "1", measureNo: 2 }, "2025-01-10", "Bail kept after a breach: old and new time add up (GZ 100); 12 months were full on 2025-01-10, not lifted.", { orMeasureNo: 1 });

// ---- B06 family notice (cases investigated by the office itself) ------------------------------------
const kin = (m, o, due, why, more = {}) => {
  c = b.prosecute({ accepted: "2025-03-06", investigator: "本院", charge: "刑讯逼供罪", ...more, sus: [{ state: "在押", decided: "2025-03-27", measures: [{ type: "拘留", decided: m.executed?.slice(0, 10) ?? "2025-02-12", ...m }] }] });
  x("B06", o, c, { suspectNo: "1", measureNo: 1 }, due, why);
};
kin({ executed: "2025-02-10 09:20", notified: "2025-02-11 10:01" }, "hit", "2025-02-11", "Detained 09:20, that hour is not counted: 24 hours end 02-11 10:00; told 10:01 (CPL 85, 105).");
kin({ executed: "2025-02-10 09:20", notified: "2025-02-11 10:00" }, "clear", "2025-02-11", "Told at the very end of the 24 hours, 10:00 (U5).");
kin({ executed: "2025-02-10 09:20", notified: "2025-02-11 09:40" }, "clear", "2025-02-11", "Past 24 hours by the minute, but before 10:00: a warning only (U5).");
kin({ executed: "2025-01-29 16:30", notified: "2025-01-30 17:30" }, "hit", "2025-01-30", "24 hours end 01-30 17:00; hours do not roll over the holiday (CPL 85, 105).");
kin({ executed: "2025-02-12 14:20", notified: null, noReason: "无法通知" }, "clear", null, "无法通知 is always a valid reason (CPL 85; GZ 123).");
kin({ executed: "2025-02-12 14:20", notified: null, noReason: "有碍侦查" }, "hit", "2025-02-13", "有碍侦查 is no reason for a detention decided by this office, nor for this charge (CPL 85; GZ 123).");
kin({ executed: "2025-02-12 14:20", notified: null }, "hit", "2025-02-13", "Not told at all at the data date, no reason (CPL 85).");
kin({ type: "逮捕", executed: "2025-02-26 16:40", notified: "2025-02-28 09:00" }, "hit", "2025-02-27", "Arrest: 24 hours end 02-27 17:00; told 02-28 (CPL 93; GZ 301).");
kin({ type: "指定居所监视居住", executed: "2025-03-10 11:15", notified: "2025-03-11 13:00" }, "hit", "2025-03-11", "Residential surveillance at a named place: 24 hours end 03-11 12:00; told 13:00 (CPL 75; GZ 117).");
kin({ type: "监视居住", executed: "2025-03-10 11:15", notified: null }, "clear", null, "Surveillance at home carries no duty of notice to the family.");
kin({ type: "逮捕", executed: "2025-03-30 15:10", notified: null }, "not-hit", "2025-03-31", "24 hours end 03-31 16:00, on the data date itself: not yet past.");
kin({ executed: "2025-02-12", notified: "2025-02-13" }, "undetermined", null, "Only dates are recorded: 24 hours cannot be measured.", {});
kin({ executed: "2025-02-12 09:30", notified: "2025-02-13" }, "undetermined", null, "The notice has a date only; 09:00 or 16:00 of 02-13 would differ.", {});
kin({ executed: null, notified: null, decided: "2025-02-12" }, "undetermined", null, "执行时间 is empty: the hours have no start.", {});

// ---- C04 / C08 property ----------------------------------------------------------------------------
const store = b.prosecute({ accepted: "2025-02-10", charge: "诈骗罪", sus: [{ state: "在押", decided: "2025-03-06" }] });
const thing = (p, rule, outcome, why, extra) => {
  const no = `WP${String(b.rows.涉案财物.length + 1).padStart(3, "0")}`;
  b.item(store, { no, seized: "2025-01-15", stored: "2025-02-10", ...p });
  x(rule, outcome, store, { itemNo: no }, null, why, extra);
};
thing({ out: "2025-03-10", outKind: "返还" }, "C04", "hit", "Left the store 03-10 with no approval (GZ 670).");
thing({ out: "2025-03-10", outKind: "调用", approved: "2025-03-11", approvalNo: "星检出〔2025〕1号" }, "C04", "hit", "Approved 03-11, the day after it left (GZ 670).");
thing({ out: "2025-03-10", outKind: "移送", approved: "2025-03-10", approvalNo: "星检出〔2025〕2号" }, "C04", "clear", "Approved the same day.");
thing({ out: "2025-03-10", outKind: "返还", approved: "2025-03-07", approvalNo: "星检出〔2025〕3号" }, "C04", "clear", "Approved before it left.");
thing({}, "C04", "not-hit", "Still in the store.");
thing({ outKind: "返还", approved: "2025-03-07", approvalNo: "星检出〔2025〕4号" }, "C04", "not-hit", "Kind of release recorded, its date empty: the order cannot be tested.", { kind: "unknown" });
thing({ out: "2025-03-10", outKind: "返还", approvalNo: "星检出〔2025〕5号" }, "C04", "not-hit", "An approval number exists, its date is empty: it cannot be said to be missing or late.", { kind: "unknown" });
const cash = { kind: "款", name: "人民币", unit: "元" };
thing({ ...cash, amount: "12000.00", deposited: "11000.00" }, "C08", "hit", "12,000 seized, 11,000 deposited (consistency).");
thing({ ...cash, amount: "0.30", deposited: "0.29" }, "C08", "hit", "One fen is missing.");
thing({ ...cash, amount: "1234567.80", deposited: "1234567.8" }, "C08", "clear", "The same amount written with one and two decimals.");
thing({ ...cash, amount: "30000.10", deposited: "30000.10" }, "C08", "clear", "Equal amounts.");
thing({ ...cash, amount: "5000.00" }, "C08", "undetermined", "入账金额 is empty although stored.", { kind: "unknown" });
thing({ kind: "物", name: "手机", amount: "3000.00" }, "C08", "not-hit", "A thing of value, not money: nothing is paid in.");

// ---- D08 judgments ---------------------------------------------------------------------------------
const judged = (j, o, due, why, extra) => {
  c = b.prosecute({ accepted: "2024-11-05", sus: [{ state: "在押", decided: "2024-11-28" }] });
  b.judgment(c, j);
  x("D08", o, c, "1", due, why, extra);
};
judged({ received: "2025-01-24", reviewed: "2025-02-06" }, "hit", "2025-02-05", "10 days end 02-03 in the holiday, rolled to 02-05; reviewed 02-06 (CPL 230; GZ 586).");
judged({ received: "2025-01-24", reviewed: "2025-02-05" }, "not-hit", "2025-02-05", "Reviewed on the rolled last day.", { level: "L2" });
judged({ received: "2025-01-22", reviewed: "2025-01-27" }, "clear", "2025-02-05", "Reviewed on the fifth day.");
judged({ received: "2025-03-03", reviewed: "2025-03-14" }, "hit", "2025-03-13", "10 days end Thursday 03-13; reviewed 03-14 (GZ 586).");
judged({ received: "2025-03-03", reviewed: "2025-03-13" }, "not-hit", "2025-03-13", "Reviewed on the tenth day.", { level: "L2" });
judged({ kind: "裁定", received: "2025-01-24", reviewed: "2025-02-06" }, "hit", "2025-02-05", "A ruling: 5 days end 01-29, rolled to 02-05; reviewed 02-06 (CPL 230).");
judged({ kind: "裁定", received: "2025-03-03", reviewed: "2025-03-11" }, "hit", "2025-03-10", "A ruling: 5 days end Saturday 03-08, rolled to 03-10; reviewed 03-11.");
judged({ kind: "裁定", received: "2025-03-03", reviewed: "2025-03-05" }, "clear", "2025-03-10", "A ruling reviewed on the second day.");
judged({ received: "2025-03-10", reviewed: null }, "hit", "2025-03-20", "No review at all; 10 days ended 03-20 (GZ 585, 586).");
judged({ received: "2025-03-26", reviewed: null }, "not-hit", "2025-04-07", "Limit 04-05 in the holiday, rolled to 04-07, after the data date.");
judged({ received: null, judged: "2025-02-20", reviewed: "2025-03-20" }, "undetermined", null, "判决书收到日期 is empty.", { kind: "unknown" });
judged({ kind: null, received: "2025-03-05", reviewed: "2025-03-12" }, "undetermined", null, "裁判种类 is empty: late for a ruling (03-10), day seven and in time for a judgment (03-17).", { kind: "unknown" });

// ---- D13 / V40 non-prosecution ---------------------------------------------------------------------
const non = (decided, handover, o, due, why, extra, sus = {}) => {
  const accepted = { "01": "2025-01-06", "02": "2025-02-05", "03": "2025-03-03" }[decided.slice(5, 7)];
  c = b.prosecute({ accepted, sus: [{ state: "取保", decision: "不起诉", decided, handover, ...sus }] });
  x("D13", o, c, "1", due, why, extra);
};
non("2025-01-23", "2025-02-05", "hit", "2025-01-27", "Working days 01-24, 01-26 (adjusted Sunday), 01-27: due 01-27; handed over 02-05 (XXXJ).");
non("2025-01-23", "2025-01-27", "clear", "2025-01-27", "Handed over on the third working day, after the adjusted Sunday.");
non("2025-01-27", "2025-02-08", "hit", "2025-02-07", "Working days 02-05, 02-06, 02-07; handed over on the working Saturday 02-08.");
non("2025-01-27", "2025-02-07", "clear", "2025-02-07", "Handed over on the third working day after the holiday.");
non("2025-02-06", "2025-02-11", "hit", "2025-02-10", "Working days 02-07, 02-08 (adjusted Saturday), 02-10: due 02-10.");
non("2025-03-14", "2025-03-19", "clear", "2025-03-19", "Working days 03-17, 03-18, 03-19 over an ordinary weekend.");
non("2025-02-20", null, "undetermined", "2025-02-25", "No handover recorded: whether this case had to go is not settled, so to be verified.", { kind: "unknown" });
c = b.prosecute({ accepted: "2025-02-05", sus: [{ state: "取保", decision: "附条件不起诉", decided: "2025-02-20" }] });
x("D13", "clear", c, "1", null, "Conditional non-prosecution is not 不起诉.");
x("V40", "clear", c, "1", null, "附条件不起诉 needs no kind of non-prosecution.");

const kindOf = (sus, o, why, extra, kase = {}) => {
  c = b.prosecute({ accepted: "2025-02-12", ...kase, sus: [{ state: "取保", decision: "不起诉", decided: "2025-03-05", handover: "2025-03-06", ...sus }] });
  x("V40", o, c, "1", null, why, extra);
};
kindOf({ kind: null }, "hit", "不起诉 with an empty 不起诉类型 (card 3.5).");
kindOf({ kind: "存疑不起诉" }, "clear", "The kind is recorded.");
kindOf({ decision: "起诉", handover: null }, "clear", "Indicted: no kind is called for.");
kindOf({ kind: "法定不起诉" }, "hit", "Own investigation with 法定不起诉: the case should have gone back to be withdrawn (GZ 366).", { severity: "warn" }, { investigator: "本院", charge: "刑讯逼供罪" });
c = b.prosecute({ accepted: "2025-02-12", sus: [{ state: "取保", decision: null, decided: "2025-03-05", docNo: "星检刑〔2025〕902号", questioned: null }] });
x("V40", "undetermined", c, "1", null, "A decision date and number, the decision itself empty: it may be 不起诉 without a kind.", { kind: "unknown" });
x("E04", "undetermined", c, "1", null, "Decided 03-05 without questioning, but what was decided is empty.", { kind: "unknown" });
x("D13", "not-hit", c, "1", null, "What was decided is empty.");
c = b.prosecute({ accepted: "2025-02-12", sus: [{ state: "取保", decided: "2025-03-05", docNo: null }] });
x("V31", "hit", c, { suspectNo: "1", sheet: "审查起诉" }, null, "Indicted, number of the indictment empty.");
c = b.prosecute({ accepted: "2025-03-20", sus: [{ state: "取保", decided: null }] });
x("V31", "not-hit", c, { suspectNo: "1", sheet: "审查起诉" }, null, "Not decided yet.");
x("E04", "clear", c, "1", null, "Not decided yet.");

// ---- E01 / E02 notices -----------------------------------------------------------------------------
const told = (accepted, informed, o, due, why, extra, sus = {}) => {
  c = b.prosecute({ accepted, sus: [{ state: "在押", decided: sus.decided ?? null, informed, victimInformed: accepted, ...sus }] });
  x("E01", o, c, "1", due, why, extra);
};
told("2025-01-27", "2025-02-06", "hit", "2025-02-05", "3 days end 01-30 in the holiday, rolled to 02-05 although he is in custody (CPL 34; U9); told 02-06.", {}, { decided: "2025-02-20" });
told("2025-01-27", "2025-02-05", "clear", "2025-02-05", "Told on the rolled last day; the duty does not measure custody, so it rolls (U9).", {}, { decided: "2025-02-20" });
told("2025-02-05", "2025-02-10", "hit", "2025-02-08", "3 days end on the adjusted working Saturday 02-08: no roll; told Monday 02-10 (CPL 34).", {}, { decided: "2025-02-20" });
told("2025-02-05", "2025-02-08", "clear", "2025-02-08", "Told on the working Saturday.", {}, { decided: "2025-02-20" });
told("2025-03-05", "2025-03-11", "hit", "2025-03-10", "3 days end Saturday 03-08, rolled to 03-10; told 03-11 (CPL 34).", {}, { decided: "2025-03-20" });
told("2025-03-05", "2025-03-10", "clear", "2025-03-10", "Told on the Monday after the weekend.", {}, { decided: "2025-03-20" });
told("2025-03-20", null, "hit", "2025-03-24", "Not told; 3 days ended Sunday 03-23, rolled to 03-24; data date 03-31 (GZ 40).");
told("2025-03-28", null, "not-hit", "2025-03-31", "3 days end 03-31, the data date.");
c = b.prosecute({ accepted: "2025-03-10", sus: [{ state: "取保", decided: "2025-03-25", informed: null, victimInformed: "2025-03-11", name: "试某证" }] });
b.notice(c, "犯罪嫌疑人", "试某证", "委托辩护人", "2025-03-12");
x("E01", "not-hit", c, "1", "2025-03-13", "The card is empty, but the notice sheet has a signed notice of 03-12 to him.");
c = b.prosecute({ accepted: "2025-03-10", sus: [{ state: "取保", decided: "2025-03-25", informed: "2025-03-12", victimInformed: "2025-03-11", name: "试某口", proof: false }] });
b.notice(c, "犯罪嫌疑人", "试某口", "委托辩护人", "2025-03-12", "口头", "否");
x("E01", "hit", c, "1", "2025-03-13", "Told in time by word of mouth, but without any proof of it (GZ 40; monitoring E01: no proof).");
const hurt = (accepted, sus, o, due, why, extra) => {
  c = b.prosecute({ accepted, sus: [{ state: "取保", decided: accepted < "2025-03" ? "2025-02-20" : "2025-03-24", ...sus }] });
  x("E02", o, c, "1", due, why, extra);
};
hurt("2025-01-27", { victimInformed: "2025-02-06", victims: 2 }, "hit", "2025-02-05", "Victims told 02-06; 3 days rolled to 02-05 (CPL 46; GZ 55).");
hurt("2025-01-27", { victimInformed: "2025-02-05", victims: 2 }, "clear", "2025-02-05", "Told on the rolled last day.");
hurt("2025-03-10", { victimInformed: null, victims: 1 }, "hit", "2025-03-13", "One victim, never told (CPL 46).");
hurt("2025-03-10", { victimInformed: null, victims: 0 }, "clear", null, "No victim.");
hurt("2025-03-10", { victimInformed: null, victims: null }, "undetermined", null, "被害人人数 is empty: whether there was anyone to tell is not known.", { kind: "unknown" });
hurt("2025-03-10", { victimInformed: null, victims: 35 }, "not-hit", null, "Many victims, told by public notice within three days (GZ 55).");
b.notice(c, "被害人", "不特定多数被害人", "委托诉讼代理人", "2025-03-12", "公告");

// ---- E04 questioning -------------------------------------------------------------------------------
const asked = (sus, o, why, extra, kase = {}) => {
  c = b.prosecute({ accepted: "2025-02-17", ...kase, sus: [{ state: "取保", decided: "2025-03-12", ...sus }] });
  x("E04", o, c, "1", null, why, extra);
};
asked({ questioned: null }, "hit", "Indicted without any questioning at this stage (CPL 173; GZ 331).");
asked({ questioned: "2025-03-13" }, "hit", "Questioned the day after the decision (CPL 173).");
asked({ questioned: "2025-02-10" }, "hit", "Questioned before the case was received: not of this stage (GZ 331).");
asked({ questioned: "2025-03-12" }, "clear", "Questioned on the day of the decision.");
asked({ questioned: null, decision: "不起诉", handover: "2025-03-14" }, "hit", "Non-prosecution without questioning (GZ 331).");
asked({ unit: true, name: "星河虚构商贸有限公司", representative: "代某甲", state: "未采取", questioned: null, measures: [] }, "not-hit", "A unit: its representative is heard instead.", {}, { charge: "虚开增值税专用发票罪", lead: "星河虚构商贸有限公司" });
c = b.prosecute({ accepted: "2025-02-17", charge: "诈骗罪", sus: [{ state: "取保", decided: "2025-03-12" }, { state: "取保", decided: "2025-03-12", questioned: null }] });
x("E04", "clear", c, "1", null, "The first suspect was questioned.");
x("E04", "hit", c, "2", null, "The second suspect was not (per suspect).");

// ---- F01 documents ---------------------------------------------------------------------------------
const papers = b.prosecute({ accepted: "2025-02-18", sus: [{ state: "取保", decided: "2025-03-14" }] });
const paper = (d0, o, why, extra) => {
  const no = b.document(papers, { name: "委托辩护人/申请法律援助告知书", drafted: "2025-03-07", ...d0 });
  if (o === "any") any("F01", papers, { documentNo: no }, why);
  else x("F01", o, papers, { documentNo: no }, null, why, extra);
};
paper({ approved: "2025-03-11", sealed: "2025-03-10", served: "2025-03-12" }, "hit", "Sealed the day before it was approved (GZ 4, 666).");
paper({ approved: "2025-03-10", sealed: "2025-03-12", served: "2025-03-11" }, "hit", "Served the day before it was sealed.");
paper({ approved: "2025-03-12", sealed: null, served: "2025-03-11" }, "hit", "Served before it was approved, whenever it was sealed.");
paper({ approved: "2025-03-10", sealed: "2025-03-10", served: "2025-03-10" }, "clear", "All on the same day.");
paper({ approved: "2025-03-10", sealed: "2025-03-11", served: "2025-03-13" }, "clear", "In order.");
paper({ approved: "2025-03-10", sealed: "2025-03-11", served: null }, "not-hit", "Not served yet.");
paper({ approved: null, sealed: null, served: null, dated: "2025-03-07" }, "not-hit", "A draft.");
paper({ approved: "2025-03-10", sealed: null, served: "2025-03-12" }, "undetermined", "用印日期 is empty: whether it was sealed before it was served is not known.", { kind: "unknown" });
paper({ approved: null, sealed: "2025-03-10", served: "2025-03-12", dated: "2025-03-10" }, "any", "Approval empty: the title says unapproved, the condition only compares.");

// ---- V01, V03 numbers ------------------------------------------------------------------------------
const number = (no, o, why, extra = {}) => {
  b.other({ no, accepted: "2025-03-06", ...extra });
  x("V01", o, no, null, null, why);
};
number("星检立监受[2025]99010号", "hit", "Only five digits after the year: no unit code and serial (card 2).");
number("星检立监受[2025]9901010000001号", "hit", "Thirteen digits: the serial has seven.");
number("星检立监受[2025]990101000903", "hit", "The closing 号 is missing.");
number("星检立监收[2025]990101000904号", "hit", "收 instead of 受.");
number("星检立监受[25]990101000905号", "hit", "A two-digit year.");
number("星检立监受〔2025〕990101000906号", "clear", "Hexagonal brackets are a usual form.");
number("星检立监受(2025)990101000907号", "clear", "Round brackets are a usual form.");
number("星检立监任[2025]990101000908号", "clear", "任 marks a task card.");
number("星检立监受［２０２５］９９０１０１０００９０９号", "clear", "Full-width digits and brackets, the same after normalising (card 2).");
number("星检立监受[2025]99010100910号", "clear", "Five-digit serial of the older system.");
b.other({ no: null, accepted: "2025-03-06" });
x("V01", "not-hit", null, { sheet: "案件", row: b.rows.案件.length + 1 }, null, "部门受案号 is empty: an empty cell has no wrong form (card 4: empty operand, skip).", { kind: "unknown" });
c = b.other({ accepted: "2025-03-07", numberUnit: "990102" });
x("V03", "hit", c, null, null, "Number carries unit 990102, the office is 990101 (card 2).");
c = b.other({ accepted: "2025-03-07" });
x("V03", "clear", c, null, null, "Unit in the number equals 承办单位编码.");
x("V03", "clear", "星检立监受[2025]99010100910号", null, null, "Old form with a five-digit serial, unit equal.");
c = b.other({ accepted: "2025-03-07", unitCode: null });
x("V03", "not-hit", c, null, null, "承办单位编码 is empty: nothing to compare with.", { kind: "unknown" });
x("V03", "not-hit", "星检立监受[2025]99010号", null, null, "The number has no readable unit.", { kind: "unknown" });

// ---- V06, V07, V08 identity ------------------------------------------------------------------------
const who = (sus, lines) => {
  c = b.prosecute({ accepted: "2025-02-19", sus: [{ state: "取保", decided: "2025-03-13", ...sus }] });
  for (const [rule, o, why, extra] of lines) x(rule, o, c, "1", null, why, extra);
};
const id = citizenId("1988-08-08", "男", 31);
const fine = { sex: "男", birth: "1988-08-08", id };
who({ ...fine, id: wrongCheck(id) }, [["V06", "hit", "Check character wrong (GB 11643)."], ["V07", "clear", "Birth equals characters 7-14."], ["V08", "clear", "Odd character 17, male."]]);
who(fine, [["V06", "clear", "Valid check character."], ["V07", "clear", "Birth equals characters 7-14."], ["V08", "clear", "Odd character 17, male."]]);
who({ ...fine, birth: "1988-08-09" }, [["V07", "hit", "Birth 08-09, in the number 08-08."], ["V06", "clear", "The number itself is valid."]]);
who({ ...fine, sex: "女" }, [["V08", "hit", "Female on the card, odd character 17."], ["V06", "clear", "The number itself is valid."]]);
const xs = Array.from({ length: 60 }, (_, k) => citizenId("1979-02-14", "女", k)).find((v) => v.endsWith("X"));
who({ sex: "女", birth: "1979-02-14", id: xs }, [["V06", "clear", "Check character X."], ["V08", "clear", "Even character 17, female."]]);
who({ sex: "女", birth: "1979-02-14", id: xs.replace("X", "x") }, [["V06", "clear", "A small x is the same check character."]]);
who({ sex: "男", birth: "1971-04-05", id: "990101710405123" }, [["V06", "not-hit", "A 15-digit old number has no check character."], ["V07", "not-hit", "Only 18-character numbers are compared."], ["V08", "not-hit", "Only 18-character numbers are compared."]]);
who({ sex: "男", birth: "1983-06-07", idType: "护照", id: "E99012345" }, [["V06", "clear", "A passport."], ["V07", "not-hit", "A passport."], ["V08", "not-hit", "A passport."]]);
who({ ...fine, idType: "其他", id: wrongCheck(id) }, [["V06", "clear", "Not a citizen ID: the check is not applied."]]);
who({ ...fine, idType: null, id: wrongCheck(id) }, [["V06", "not-hit", "证件类型 is empty.", { kind: "unknown" }]]);
who({ ...fine, birth: null }, [["V07", "not-hit", "出生日期 is empty.", { kind: "unknown" }]]);
who({ ...fine, sex: null }, [["V08", "not-hit", "性别 is empty.", { kind: "unknown" }]]);

// ---- V11, V12, V13 order of dates ------------------------------------------------------------------
const order = (o, rule, outcome, why, extra) => {
  c = b.other({ accepted: "2025-03-10", sent: "2025-03-10", ...o });
  x(rule, outcome, c, null, null, why, extra);
};
order({ sent: "2025-03-11" }, "V11", "hit", "Sent the day after it was accepted.");
order({}, "V11", "clear", "Sent and accepted on the same day.");
order({ sent: "2025-03-07" }, "V11", "clear", "Sent before.");
order({ sent: null }, "V11", "not-hit", "移送日期 is empty.", { kind: "unknown" });
order({ finished: "2025-03-09", closed: "2025-03-20" }, "V12", "hit", "Decided the day before it was accepted.");
order({ finished: "2025-03-10", closed: "2025-03-20" }, "V12", "clear", "Accepted and decided on the same day.");
order({ finished: "2025-03-17", closed: "2025-03-20" }, "V12", "clear", "In order.");
order({ finished: null, closed: null }, "V12", "not-hit", "Not decided yet.");
order({ finished: "2025-03-20", closed: "2025-03-19" }, "V13", "hit", "Closed the day before it was decided.");
order({ finished: "2025-03-17", closed: "2025-03-20", archived: "2025-03-18" }, "V13", "hit", "Archived before it was closed.");
order({ finished: "2025-03-20", closed: "2025-03-20", archived: "2025-03-20" }, "V13", "clear", "All on the same day.");
order({ finished: "2025-03-17", closed: "2025-03-18", archived: "2025-03-28" }, "V13", "clear", "In order.");
order({ finished: "2025-03-17", closed: null, archived: null }, "V13", "not-hit", "Not closed yet.", { kind: "unknown" });

// ---- V20 bail security -----------------------------------------------------------------------------
const secured = (m, o, why, extra) => {
  c = b.prosecute({ accepted: "2025-02-20", sus: [{ state: "取保", decided: "2025-03-14", measures: [{ type: "取保候审", decided: "2025-02-20", executed: "2025-02-20 10:30", ...m }] }] });
  x("V20", o, c, { suspectNo: "1", measureNo: 1 }, null, why, extra);
};
secured({}, "hit", "Bail with neither a deposit nor a guarantor (CPL 68; GZ 89).");
secured({ deposit: "5000.00" }, "clear", "A deposit of 5,000 yuan.");
secured({ guarantor: "保某庚" }, "clear", "A guarantor.");
secured({ type: "监视居住" }, "clear", "Residential surveillance needs no security.");
secured({ type: null }, "undetermined", "强制措施类型 is empty: it may be bail.", { kind: "unknown" });

// ---- V50 sentence proposal -------------------------------------------------------------------------
const propose = (sentence, o, why, extra) => {
  c = b.prosecute({ accepted: "2025-02-21", sus: [{ state: "在押", decided: "2025-03-14", sentence }] });
  x("V50", o, c, "1", null, why, extra);
};
propose(["确定刑", "有期徒刑", 10, 12], "hit", "A fixed term with 10 and 12 months (GZ 275).");
propose(["确定刑", "有期徒刑", 36, 36], "clear", "A fixed term, both ends equal.");
propose(["幅度刑", "有期徒刑", 36, 48], "clear", "A range, in a case without a plea.");
propose(["确定刑", "有期徒刑", 10, null], "not-hit", "One end empty: cannot be compared.", { kind: "unknown" });
propose([null, "有期徒刑", 10, 12], "undetermined", "量刑建议类型 is empty: 10 and 12 months are wrong only for a fixed term.", { kind: "unknown" });
