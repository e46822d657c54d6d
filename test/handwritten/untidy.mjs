// The same kind of export as people really keep it, data date 2025-04-15 (Tuesday), written by hand.
// 清明 2025: rest 04-04..04-06. The shapes of the cells vary by row; the facts do not.
import { Book, citizenId, wrongCheck, isDate, isTime, SHEETS } from "./book.mjs";

export const b = new Book({ file: "untidy.xlsx", dataDate: "2025-04-15", year: 2025, first: 400 });
const x = b.x.bind(b);
const any = b.any.bind(b);
let c;
/** replaces the last matching row's cell by text that cannot be read */
const spoil = (sheet, column, raw, pick = () => true) => {
  const row = b.rows[sheet].findLast((r) => r.部门受案号 === c && pick(r));
  row[column] = { bad: raw };
};

// ---- arrest reviews --------------------------------------------------------------------------------
const arrest = (rule, custody, accepted, decided, o, due, why, kase = {}, sus = {}) => {
  c = b.arrest({ accepted, ...kase, sus: [{ custody, decided, ...(custody === "否" && decided ? { decision: "不批准逮捕" } : {}), ...(decided ? {} : { receipt: null }), ...sus }] });
  x(rule, o, c, "1", due, why);
};
arrest("B01", "是", "2025-03-28", "2025-04-07", "hit", "2025-04-04", "Detained: seventh day 04-04, a holiday, not extended (CPL 91, 105); decided 04-07.");
arrest("B01", "是", "2025-03-28", "2025-04-04", "clear", "2025-04-04", "Decided on the seventh day.");
arrest("B01", "是", "2025-01-23", "2025-01-31", "hit", "2025-01-30", "Detained: seventh day 01-30; decided 01-31.");
arrest("B01", "是", "2025-01-23", "2025-01-30", "clear", "2025-01-30", "Decided on the seventh day.");
arrest("B01", "是", "2025-04-07", null, "hit", "2025-04-14", "Undecided; the seventh day was 04-14.");
arrest("B01", "是", "2025-04-08", null, "not-hit", "2025-04-15", "Undecided; the seventh day is the data date.");
c = b.arrest({ accepted: "2025-02-20", sus: [{ custody: "是", decided: "2025-02-26" }] });
spoil("审查逮捕", "决定日期", "2025-02-30");
x("B01", "undetermined", c, "1", "2025-02-27", "The date of decision cannot be read (there is no 02-30).", { kind: "unknown" });
c = b.arrest({ accepted: "2025-02-20", sus: [{ custody: null, decided: "2025-03-04", decision: "不批准逮捕", measures: [] }] });
spoil("审查逮捕", "是否羁押", "不清楚");
x("B01", "undetermined", c, "1", null, "是否羁押 cannot be read; late only if detained.", { kind: "unknown" });
x("B02", "not-hit", c, "1", null, "Day 12: within 15 days whatever the custody.");
arrest("B02", "否", "2025-03-20", "2025-04-08", "hit", "2025-04-07", "15 days end 04-04 in the holiday, rolled to 04-07; decided 04-08 (GZ 282).");
arrest("B02", "否", "2025-03-20", "2025-04-07", "clear", "2025-04-07", "Decided on the first day after the holiday.");
arrest("B02", "否", "2025-01-17", "2025-02-06", "hit", "2025-02-05", "15 days end 02-01 in the holiday, rolled to 02-05; decided 02-06.");
arrest("B02", "否", "2025-03-12", "2025-04-01", "clear", "2025-04-01", "Complex: 20 days end 04-01.", { complex: "是" });
arrest("B02", "否", "2025-03-03", "2025-03-20", "undetermined", null, "Day 17, 是否重大复杂 is not filled: 15 or 20 days.", { complex: null });
c = b.arrest({ accepted: "2025-03-03", sus: [{ decision: "不批准逮捕", decided: "2025-03-07", refusal: null }] });
x("V28", "hit", c, "1", null, "不捕类型 holds only a mark for nothing.");
c = b.arrest({ accepted: "2025-03-03", sus: [{ decision: "不批准逮捕", decided: "2025-03-07", refusal: "依法不追究" }] });
x("V28", "clear", c, "1", null, "The kind is recorded.");
c = b.arrest({ accepted: "2025-03-03", sus: [{ decided: "2025-03-07", docNo: null }] });
x("V31", "hit", c, { suspectNo: "1", sheet: "审查逮捕" }, null, "No document number, only a mark for nothing.");
x("V26", "clear", c, "1", null, "The arrest is on the measures sheet (his number written in another shape).");
c = b.arrest({ accepted: "2025-03-03", sus: [{ decided: "2025-03-07", receipt: null, measures: [] }] });
x("V26", "hit", c, "1", null, "批准逮捕 and no 逮捕, no receipt (GZ 286).");

// ---- prosecution reviews ---------------------------------------------------------------------------
const miss = "Decided after the month with no 15-day extension recorded (CPL 172).";
const d = (accepted, state, decided, o, due, why, sus = {}, kase = {}) => {
  c = b.prosecute({ accepted, ...kase, sus: [{ state, decided, ...sus }] });
  x("D01", o, c, "1", due, why);
  if (o === "hit" && decided && !sus.ext) x("D03", "hit", c, "1", due, miss);
  if (o === "hit" && !decided) any("D03", c, "1", "D03 speaks of a case decided after the month; this one is undecided.");
};
d("2025-03-05", "在押", "2025-04-07", "hit", "2025-04-05", "In custody: 04-05 in the holiday, not extended (CPL 105); decided 04-07.");
d("2025-03-05", "取保", "2025-04-07", "clear", "2025-04-07", "On bail: rolled to 04-07.");
d("2025-03-04", "取保", "2025-04-08", "hit", "2025-04-07", "On bail: 04-04 rolled to 04-07; decided 04-08.");
d("2025-03-04", "在押", "2025-04-04", "clear", "2025-04-04", "In custody: decided on the last day.");
d("2025-01-03", "取保", "2025-02-05", "clear", "2025-02-05", "On bail: 02-03 rolled to 02-05.");
d("2025-01-03", "在押", "2025-02-05", "hit", "2025-02-03", "In custody: 02-03 not extended.");
d("2025-03-31", "在押", null, "not-hit", "2025-04-30", "The month ends on the last day of April.");
d("2025-03-13", "取保", null, "hit", "2025-04-14", "On bail: Sunday 04-13 rolls to 04-14; undecided at 04-15.");
d("2025-02-20", "在押", "2025-04-03", "clear", "2025-04-04", "Extended: 03-20 plus 15 days is 04-04.", { ext: "2025-03-20", extNo: "星检延〔2025〕21号" }, { complex: "是" });
x("D03", "clear", c, "1", "2025-03-20", "Extension recorded on the last day of the month.");
c = b.prosecute({ accepted: "2025-02-20", complex: "是", sus: [{ state: "在押", decided: "2025-04-02", ext: "2025-03-21", extNo: "星检延〔2025〕22号" }] });
x("D03", "hit", c, "1", "2025-03-20", "Extension recorded the day after the month ended.");
any("D01", c, "1", "The sheet does not say whether an extension recorded too late still moves the limit.");
c = b.prosecute({ accepted: "2025-01-06", sus: [{ state: "在押", decided: "2025-01-27" }] });
spoil("审查起诉", "决定日期", "三月中旬");
x("D01", "undetermined", c, "1", "2025-02-06", "The date of decision cannot be read.", { kind: "unknown" });
x("D03", "undetermined", c, "1", null, "The date of decision cannot be read.", { kind: "unknown" });
x("E04", "not-hit", c, "1", null, "Questioned at this stage; only the date of decision cannot be read.");
c = b.prosecute({ accepted: "2025-02-10", sus: [{ state: "在押", decided: "2025-03-20" }] });
spoil("案件", "受理日期", "二月初");
x("D01", "undetermined", c, "1", null, "受理日期 cannot be read.", { kind: "unknown" });
x("D03", "undetermined", c, "1", null, "受理日期 cannot be read.", { kind: "unknown" });
x("E01", "undetermined", c, "1", null, "受理日期 cannot be read.", { kind: "unknown" });
x("E02", "undetermined", c, "1", null, "受理日期 cannot be read.", { kind: "unknown" });
any("E04", c, "1", "Whether the questioning belongs to this stage cannot be tested without 受理日期.");
x("V11", "not-hit", c, null, null, "受理日期 cannot be read.", { kind: "unknown" });
x("V12", "not-hit", c, null, null, "受理日期 cannot be read.", { kind: "unknown" });
c = b.prosecute({ accepted: "2025-03-05", charge: "诈骗罪", sus: [{ state: "取保", decided: "2025-04-07" }, { state: "在押", decided: "2025-04-07" }] });
x("D01", "clear", c, "1", "2025-04-07", "On bail: rolled to 04-07.");
x("D01", "hit", c, "2", "2025-04-05", "In custody: 04-05 (U7).");
x("D03", "hit", c, "2", "2025-04-05", miss);

// ---- returns ---------------------------------------------------------------------------------------
c = b.prosecute({ accepted: "2024-09-09", sus: [{ state: "取保", decided: "2025-03-20", returns: [{ n: 1, out: "2024-10-09", back: "2024-11-08" }, { n: 2, out: "2024-12-06", back: "2025-01-06" }, { n: 3, out: "2025-01-24", back: "2025-02-24" }] }] });
x("D04", "hit", c, "1", null, "Three returns (CPL 175).");
c = b.prosecute({ accepted: "2024-09-09", sus: [{ state: "取保", decided: "2025-01-24", returns: [{ n: 1, out: "2024-10-09", back: "2024-11-08" }, { n: 2, out: "2024-12-06", back: "2025-01-06" }] }] });
x("D04", "clear", c, "1", null, "Two returns.");
const ret = (state, r, o, due, why) => {
  c = b.prosecute({ accepted: "2025-01-13", sus: [{ state, decided: r.decided ?? null, returns: [{ n: 1, out: r.out, back: r.back ?? null, asked: r.asked }] }] });
  x("D05", o, c, { suspectNo: "1", returnNo: 1 }, due, why);
};
ret("在押", { out: "2025-02-12" }, "hit", "2025-03-12", "Not back by 03-12, nothing asked (GZ 346, 347).");
ret("在押", { out: "2025-02-12", asked: "2025-03-14" }, "clear", "2025-03-12", "Reasons asked for on 03-14.");
ret("取保", { out: "2025-02-08", back: "2025-03-10", decided: "2025-04-02" }, "clear", "2025-03-10", "On bail: Saturday 03-08 rolls to 03-10.");

// ---- bail and family notice ------------------------------------------------------------------------
const bail = (m, o, due, why, state = "取保") => {
  c = b.prosecute({ accepted: m.executed.slice(0, 10), sus: [{ state, decided: m.done, measures: [{ type: "取保候审", decided: m.executed, guarantor: "保某壬", ...m, executed: m.executed + " 09:50" }] }] });
  x("B03", o, c, { suspectNo: "1", measureNo: 1 }, due, why);
};
bail({ executed: "2024-04-03", done: "2024-04-29" }, "hit", "2025-04-03", "12 months ended 04-03; not lifted at 04-15 (CPL 79).");
bail({ executed: "2024-04-04", done: "2024-04-29", ended: "2025-04-07", why: "期满解除" }, "clear", "2025-04-07", "12 months end 04-04 in the holiday, rolled to 04-07, lifted then.", "未采取");
bail({ executed: "2024-04-05", done: "2024-04-29", ended: "2025-04-08", why: "期满解除" }, "hit", "2025-04-07", "Rolled to 04-07; lifted 04-08.", "未采取");
bail({ executed: "2024-04-15", done: "2024-05-14" }, "not-hit", "2025-04-15", "12 months end on the data date.");
const secured = (m, o, why, raw) => {
  c = b.prosecute({ accepted: "2025-03-06", sus: [{ state: "取保", decided: "2025-03-27", measures: [{ type: "取保候审", decided: "2025-03-06", executed: "2025-03-06 10:30", ...m }] }] });
  if (raw) spoil("强制措施", "保证金金额", raw);
  x("V20", o, c, { suspectNo: "1", measureNo: 1 }, null, why, raw ? { kind: "unknown" } : {});
};
secured({}, "hit", "Both columns hold only a mark for nothing (CPL 68).");
secured({ deposit: "10000.00" }, "clear", "A deposit written with a thousands separator.");
secured({ guarantor: "保某癸" }, "clear", "A guarantor.");
secured({}, "not-hit", "The deposit cannot be read, but something is written there.", "伍仟元左右");
const kin = (m, o, due, why, raw) => {
  c = b.prosecute({ accepted: "2025-03-10", investigator: "本院", charge: "刑讯逼供罪", sus: [{ state: "在押", decided: "2025-03-27", measures: [{ type: "拘留", decided: "2025-02-12", ...m }] }] });
  if (raw) spoil("强制措施", "执行时间", raw);
  x("B06", o, c, { suspectNo: "1", measureNo: 1 }, due, why);
};
kin({ executed: "2025-02-12 08:05", notified: "2025-02-13 09:30" }, "hit", "2025-02-13", "24 hours end 02-13 09:00; told 09:30 (CPL 85).");
kin({ executed: "2025-02-12 08:05", notified: "2025-02-13 08:55" }, "clear", "2025-02-13", "Before 09:00 (U5).");
kin({ executed: "2025-02-12 08:05", notified: null }, "hit", "2025-02-13", "Not told; the reason holds only a mark for nothing.");
kin({ executed: "2025-02-12 08:05", notified: "2025-02-13 09:30" }, "undetermined", null, "The time of execution cannot be read.", "2025-02-12 25:10");
kin({ executed: "2025-02-12 08:05", notified: null, noReason: "无法通知 " }, "clear", null, "无法通知 is a valid reason (CPL 85).");
kin({ executed: "2025-02-12", notified: "2025-02-13" }, "undetermined", null, "Dates only.");

// ---- notices, questioning, judgments, handover ------------------------------------------------------
const told = (accepted, informed, o, due, why) => {
  c = b.prosecute({ accepted, sus: [{ state: "在押", decided: null, informed, victimInformed: accepted }] });
  x("E01", o, c, "1", due, why);
};
told("2025-04-01", "2025-04-08", "hit", "2025-04-07", "3 days end 04-04 in the holiday, rolled to 04-07; told 04-08 (CPL 34).");
told("2025-04-01", "2025-04-07", "clear", "2025-04-07", "Told on the first day after the holiday.");
told("2025-04-08", null, "hit", "2025-04-11", "Not told; 3 days ended 04-11.");
const hurt = (sus, o, due, why, raw) => {
  c = b.prosecute({ accepted: "2025-04-01", sus: [{ state: "取保", decided: null, ...sus }] });
  if (raw) spoil("审查起诉", "被害人人数", raw);
  x("E02", o, c, "1", due, why, raw ? { kind: "unknown" } : {});
};
hurt({ victims: 3, victimInformed: "2025-04-09" }, "hit", "2025-04-07", "Victims told 04-09; rolled limit 04-07 (CPL 46).");
hurt({ victims: 3, victimInformed: "2025-04-07" }, "clear", "2025-04-07", "Told on the rolled last day.");
hurt({ victims: 0, victimInformed: null }, "clear", null, "No victim.");
hurt({ victims: 1, victimInformed: null }, "undetermined", null, "The number of victims cannot be read, and nobody was told.", "若干");
const asked = (sus, o, why) => {
  c = b.prosecute({ accepted: "2025-03-03", sus: [{ state: "取保", decided: "2025-03-26", ...sus }] });
  x("E04", o, c, "1", null, why);
};
asked({ questioned: null }, "hit", "Indicted without questioning (CPL 173).");
asked({ questioned: "2025-03-26" }, "clear", "Questioned on the day of the decision.");
const judged = (j, o, due, why, extra, raw) => {
  c = b.prosecute({ accepted: "2024-12-03", sus: [{ state: "在押", decided: "2024-12-27" }] });
  b.judgment(c, j);
  if (raw) spoil("判决", "判决书收到日期", raw);
  x("D08", o, c, "1", due, why, extra);
};
judged({ received: "2025-03-25", reviewed: "2025-04-08" }, "hit", "2025-04-07", "10 days end 04-04 in the holiday, rolled to 04-07; reviewed 04-08 (CPL 230).");
judged({ received: "2025-03-25", reviewed: "2025-04-07" }, "not-hit", "2025-04-07", "Reviewed on the rolled last day.", { level: "L2" });
judged({ kind: "裁定", received: "2025-03-31", reviewed: "2025-04-02" }, "clear", "2025-04-07", "A ruling reviewed on day two.");
judged({ kind: "裁定", received: "2025-03-31", reviewed: null }, "hit", "2025-04-07", "A ruling: 5 days end 04-05, rolled to 04-07; no review at 04-15.");
judged({ received: "2025-03-10", reviewed: "2025-03-12" }, "undetermined", null, "The date of receipt cannot be read.", { kind: "unknown" }, "见回证");
const non = (sus, rule, o, due, why, extra) => {
  c = b.prosecute({ accepted: "2025-03-10", sus: [{ state: "取保", decision: "不起诉", decided: "2025-04-02", ...sus }] });
  x(rule, o, c, "1", due, why, extra);
};
non({ handover: "2025-04-09" }, "D13", "hit", "2025-04-08", "Working days 04-03, 04-07, 04-08; handed over 04-09 (XXXJ).");
non({ handover: "2025-04-08" }, "D13", "clear", "2025-04-08", "Handed over on the third working day.");
non({ handover: null }, "D13", "undetermined", "2025-04-08", "No handover recorded.", { kind: "unknown" });
non({ handover: "2025-04-03", kind: null }, "V40", "hit", null, "不起诉类型 holds only a mark for nothing.");
c = b.prosecute({ accepted: "2025-03-10", sus: [{ state: "取保", decided: "2025-04-02", sentence: ["确定刑", "有期徒刑", 12, 14] }] });
x("V50", "hit", c, "1", null, "A fixed term of 12 and 14 months, one of them in full-width digits (GZ 275).");
c = b.prosecute({ accepted: "2025-03-10", sus: [{ state: "取保", decided: "2025-04-02", sentence: ["确定刑", "有期徒刑", 18, 18] }] });
x("V50", "clear", c, "1", null, "Both ends equal, whatever the digits.");
c = b.prosecute({ accepted: "2025-03-10", sus: [{ state: "取保", decided: "2025-04-02", docNo: null }] });
x("V31", "hit", c, { suspectNo: "1", sheet: "审查起诉" }, null, "No document number, only a mark for nothing.");

// ---- identity --------------------------------------------------------------------------------------
const id = citizenId("1987-10-09", "男", 90);
const who = (sus, lines, raw) => {
  c = b.prosecute({ accepted: "2025-03-11", sus: [{ state: "取保", decided: "2025-04-02", sex: "男", birth: "1987-10-09", id, ...sus }] });
  if (raw) spoil("犯罪嫌疑人", "出生日期", raw);
  for (const [rule, o, why, extra] of lines) x(rule, o, c, "1", null, why, extra);
};
who({ id: wrongCheck(id) }, [["V06", "hit", "Check character wrong (GB 11643)."]]);
who({ id: id + "  " }, [["V06", "clear", "Valid; two spaces after it."], ["V07", "clear", "Birth equal in another shape."], ["V08", "clear", "Odd character 17, male."]]);
who({ id: [...id].map((k) => String.fromCodePoint(k.codePointAt(0) + 0xfee0)).join("") }, [["V06", "clear", "Valid, in full-width characters."]]);
who({ birth: "1987-09-10" }, [["V07", "hit", "Birth 09-10, in the number 10-09."]]);
who({ sex: "女" }, [["V08", "hit", "Female on the card, odd character 17."]]);
who({}, [["V07", "not-hit", "The birth date cannot be read.", { kind: "unknown" }]], "1987年10月32日");

// ---- case rows -------------------------------------------------------------------------------------
const row = (o, rule, outcome, why, extra) => {
  c = b.other({ accepted: "2025-03-12", ...o });
  x(rule, outcome, c, null, null, why, extra);
};
row({ assign: "指定", reason: null }, "A08", "hit", "Designated; the reason holds only a mark for nothing.");
row({ assign: "指定", reason: "系列案件" }, "A08", "clear", "A reason is recorded.");
row({ assign: null }, "A08", "undetermined", "The way of assignment is not filled.", { kind: "unknown" });
row({ no: "星检立监受[2025]99号" }, "V01", "hit", "No unit and serial.");
row({ no: "星检立监受[2025]990101000990号  " }, "V01", "clear", "Spaces after the number are not part of it.");
b.expectations.at(-1).legalCaseNo = c.trim();
row({ numberUnit: "990103" }, "V03", "hit", "Unit 990103 in the number, office 990101.");
row({}, "V03", "clear", "Equal, whatever the digits.");
row({ sent: "2025-03-13" }, "V11", "hit", "Sent after it was accepted.");
row({ sent: "2025-03-12" }, "V11", "clear", "Same day in two shapes.");
row({ finished: "2025-03-11", closed: "2025-03-20" }, "V12", "hit", "Decided before it was accepted.");
row({ finished: "2025-03-12", closed: "2025-03-20" }, "V12", "clear", "Same day in two shapes.");
row({ finished: "2025-03-20", closed: "2025-03-19" }, "V13", "hit", "Closed before it was decided.");
row({ finished: "2025-03-20", closed: "2025-03-20", archived: "2025-04-10" }, "V13", "clear", "In order.");

// ---- property and documents ------------------------------------------------------------------------
const store = b.prosecute({ accepted: "2025-03-12", charge: "诈骗罪", sus: [{ state: "在押", decided: "2025-04-03" }] });
const thing = (p, rule, o, why, bad) => {
  c = store;
  const no = `DC${String(b.rows.涉案财物.length + 1).padStart(3, "0")}`;
  b.item(store, { no, seized: "2025-02-12", stored: "2025-03-12", ...p });
  if (bad) spoil("涉案财物", bad[0], bad[1]);
  x(rule, o, store, { itemNo: no }, null, why, bad ? { kind: "unknown" } : {});
};
thing({ out: "2025-04-08", outKind: "返还" }, "C04", "hit", "Left without approval (GZ 670).");
thing({ out: "2025-04-08", outKind: "返还", approved: "2025-04-09", approvalNo: "星检出〔2025〕31号" }, "C04", "hit", "Approved a day later.");
thing({ out: "2025-04-08", outKind: "移送", approved: "2025-04-08", approvalNo: "星检出〔2025〕32号" }, "C04", "clear", "Approved the same day, in another shape.");
thing({ out: "2025-04-08", outKind: "移送", approved: "2025-03-20", approvalNo: "星检出〔2025〕33号" }, "C04", "undetermined", "The date it left cannot be read.", ["出库日期", "2025/13/01"]);
const cash = { kind: "款", name: "人民币", unit: "元" };
thing({ ...cash, amount: "120000.00", deposited: "12000.00" }, "C08", "hit", "120,000 seized, 12,000 deposited.");
thing({ ...cash, amount: "120000.00", deposited: "120000.00" }, "C08", "clear", "Equal, with and without thousands separators.");
thing({ ...cash, amount: "3456789.10", deposited: "3456789.10" }, "C08", "clear", "Equal, one in full-width digits.");
thing({ ...cash, amount: "30000.00", deposited: "30000.00" }, "C08", "undetermined", "The amount seized cannot be read.", ["金额", "约3万元"]);
const paper = (d0, o, why) => {
  const no = b.document(store, { name: "告知书", drafted: "2025-03-12", ...d0 });
  x("F01", o, store, { documentNo: no }, null, why);
};
paper({ approved: "2025-03-14", sealed: "2025-03-13", served: "2025-03-14" }, "hit", "Sealed before it was approved (GZ 666).");
paper({ approved: "2025-03-13", sealed: "2025-03-13", served: "2025-03-14" }, "clear", "In order.");
paper({ approved: "2025-03-13", sealed: null, served: "2025-03-14" }, "undetermined", "用印日期 holds only a mark for nothing.");

// ---- shapes ----------------------------------------------------------------------------------------
const wide = (s) => s.replace(/[!-~]/g, (k) => String.fromCodePoint(k.codePointAt(0) + 0xfee0));
const parts = (v) => v.slice(0, 10).split("-").map(Number);
const serial = (v) => Math.round(Date.parse(v + "T00:00Z") / 864e5) + 25569;
const DATE_SHAPES = [
  (v) => v,
  (v) => parts(v).join("-"),
  (v) => v.replaceAll("-", "/"),
  (v) => "{0}年{1}月{2}日".replace(/\{(\d)\}/g, (_, k) => parts(v)[k]),
  (v) => serial(v),
  (v) => ({ value: new Date(v + "T00:00:00Z"), numFmt: "yyyy/m/d" }),
  (v) => wide(v),
  (v) => v + " ",
];
const TIME_SHAPES = [
  (v) => v,
  (v) => parts(v).join("-") + " " + v.slice(11).replace(/^0/, ""),
  (v) => v.replaceAll("-", "/") + ":00",
  (v) => ({ value: new Date(v.replace(" ", "T") + ":00Z"), numFmt: "yyyy/m/d h:mm" }),
  (v) => wide(v.slice(0, 10)) + " " + wide(v.slice(11)),
];
const BLANKS = ["无", "-", "/", null, " ", null];
const TIMES = new Set(["执行时间", "通知家属时间"]);
const MONEY = new Set(["金额", "入账金额", "保证金金额"]);
const INTS = new Set(["被害人人数", "建议刑期下限月", "建议刑期上限月", "判决刑期月", "共同犯罪人数"]);
const thousands = (v) => {
  const [whole, cents = "00"] = v.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + "." + cents.padEnd(2, "0");
};
const PINYIN = { 部门受案号: "bmsah", 案件名称: "ajmc", 案件类别: "ajlb_mc", 承办单位编码: "cbdw_bm", 承办单位: "cbdw_mc", 承办部门: "cbbm_mc", 承办检察官: "cbjcg", 受理日期: "slrq", 办结日期: "bjrq", 归档日期: "gdrq", 移送单位: "ysdw", 侦查机关: "zcjg", 移送日期: "移送\n日期", 分案方式: "分案方式 " };
const SNAKE = {
  犯罪嫌疑人: { 部门受案号: "dept_case_no", 嫌疑人编号: "suspect_no", 姓名: "name", 是否单位: "is_unit", 证件类型: "id_type", 证件号码: "id_no", 性别: "sex", 出生日期: "birth_date", 移送案由: "charge_sent", 认罪认罚: "pleads_guilty", 羁押状态: "custody_state" },
  审查逮捕: { 部门受案号: "dept_case_no", 嫌疑人编号: "suspect_no", 提请日期: "requested_at", 提请案由: "charge_requested", 是否羁押: "in_custody", 讯问日期: "interrogated_at", 审查决定: "decision", 不捕类型: "refusal_kind", 决定日期: "decided_at", 决定书文号: "decision_doc_no", 送达日期: "served_at", 执行回执日期: "receipt_at" },
};
const CHINESE = { 强制措施: { 通知家属时间: "通知家属\n时间", 执行时间: " 执行时间 ", 保证金金额: "保证金金额 " }, 审查起诉: { 延长15日批准日期: "延长15日\n批准日期", 告知嫌疑人日期: "告知嫌疑人日期 ", 被害人人数: "被害人\n人数" } };
const head = (s, k) => (s === "案件" ? PINYIN[k] : (SNAKE[s] ?? CHINESE[s] ?? {})[k]) ?? k;
export const problems = [];
export const shape = {
  head,
  extraColumns: { 案件: { "备注（内部）": (i) => (i % 3 === 0 ? "已核" : null) }, 审查起诉: { 校对人: (i) => (i % 2 ? "校某甲" : null) } },
  cell: (s, k, v, n) => {
    const turn = n * 3 + SHEETS[s].indexOf(k) * 5;
    if (v && typeof v === "object" && "bad" in v) {
      problems.push({ sheet: s, row: n, column: head(s, k), label: k, raw: v.bad });
      return v.bad;
    }
    if (v === null) return BLANKS[turn % BLANKS.length];
    if (isTime(v)) return TIME_SHAPES[turn % TIME_SHAPES.length](v);
    if (TIMES.has(k)) return v.replaceAll("-", "/");
    if (isDate(v)) return DATE_SHAPES[turn % DATE_SHAPES.length](v);
    if (MONEY.has(k)) return [thousands(v), Number(v), wide(thousands(v)), thousands(v) + " "][turn % 4];
    if (INTS.has(k)) return [v, String(v), wide(String(v))][turn % 3];
    if (k === "部门受案号") return s === "案件" && n % 4 === 0 ? v.replace(/\[.*(?=号)/, wide) : n % 5 === 0 ? v + " " : v;
    if (k === "嫌疑人编号") return [v, Number(v), wide(v), v + " "][n % 4];
    if (k === "承办单位编码") return [v, Number(v), wide(v)][n % 3];
    return turn % 11 === 0 ? v + " " : v;
  },
};
