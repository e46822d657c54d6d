// Process monitoring on the standard columns alone; data date 2025-04-18 (Friday), written by hand from the sheet
// and the articles it names. Rest 01-28..02-04 and 04-04..04-06; working 01-26 (Sunday) and 02-08 (Saturday).
// What the standard columns cannot tell must come out as not known, never as a fault.
import { citizenId } from "./book.mjs";
import { ProcessBook } from "./process-book.mjs";

const SHEETS = ["案件", "犯罪嫌疑人", "强制措施", "审查逮捕", "审查起诉", "退回补充侦查", "权利告知", "文书", "判决", "公益诉讼", "检察建议", "涉案财物"];
export const b = new ProcessBook({ file: "process-standard.xlsx", dataDate: "2025-04-18", year: 2025, sheets: SHEETS });
export const rules = [
  ...["A01", "A02", "A03", "A04", "A05", "A06", "A07", "A09", "A10"],
  ...["B04", "B05", "B07", "B08", "B09", "B10", "B11", "B12", "B13", "B14", "B15", "B16", "B17", "B18", "B19", "B20"],
  ...["C01", "C02", "C03", "C05", "C06", "C07", "C09"],
  ...["D02", "D06", "D07", "D09", "D10", "D11", "D12", "D14", "D15", "D16", "D17", "D18", "D19", "D20", "D21"],
  ...["E03", "E05", "E06", "E07", "E08", "E09", "E10", "E11", "E12", "E13", "E14", "E15", "E16"],
  ...["F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F11", "F12", "F13"],
];
const x = b.x.bind(b);
const any = b.any.bind(b);
/** What the standard columns leave unknown: a fault may not be asserted to be absent. */
const notClear = (rule, c, key, why) => b.any(rule, c, key, why, { not: "clear" });

const police = b.police;
const or = (v, d) => (v === undefined ? d : v);
let c;

// ---- A01 jurisdiction ------------------------------------------------------------------------------
const spy = { accepted: "2025-03-03", charge: "间谍罪", investigator: "国安", sender: "星河县国家安全局", victims: 0 };
c = b.prosecute({ ...spy, sus: [{ decided: "2025-03-28", sentence: ["确定刑", "有期徒刑", 60, 60] }] });
x("A01", "hit", c, null, null, "A county office indicted a case of endangering national security, which belongs to the intermediate court (CPL 21; GZ 328).");
c = b.prosecute({ ...spy, sus: [{ decision: "改变管辖", decided: "2025-03-06" }] });
x("A01", "not-hit", c, null, null, "Sent up by change of jurisdiction: accepting it was no fault, the way up is the lawful one (GZ 328).");
c = b.prosecute({ ...spy, accepted: "2025-04-08", sus: [{ decided: null }] });
x("A01", "not-hit", c, null, null, "Only accepted and still under review: merely accepting is no violation.");
c = b.prosecute({ ...spy, office: "星河市人民检察院", officeCode: "990100", sender: "星河市国家安全局", sus: [{ decided: "2025-03-28", sentence: ["确定刑", "有期徒刑", 60, 60] }] });
x("A01", "not-hit", c, null, null, "Indicted by the office of the city, whose court has the case (CPL 21).");
c = b.prosecute({ accepted: "2025-02-10", charge: "故意杀人罪", complex: "是", sus: [{ decided: "2025-03-07", sentence: ["确定刑", "有期徒刑", 120, 120] }, { decided: "2025-03-07", sentence: ["确定刑", "无期徒刑", null, null] }] });
x("A01", "hit", c, null, null, "One of two suspects is to be punished with life imprisonment: the whole case belongs to the upper court, yet the county office indicted it (CPL 21; GZ 328 para. 4).");
c = b.prosecute({ accepted: "2025-02-10", charge: "故意杀人罪", complex: "是", sus: [{ decided: "2025-03-07", sentence: ["确定刑", "有期徒刑", 180, 180] }] });
x("A01", "not-hit", c, null, null, "Fifteen years, no life imprisonment or death: the county court has it.");
c = b.prosecute({ accepted: "2025-03-10", charge: "帮助恐怖活动罪", victims: 0, sus: [{ decided: "2025-04-03", sentence: ["确定刑", "有期徒刑", 36, 36] }] });
x("A01", "hit", c, null, null, "A terrorist charge (CL 120-1), however light, indicted by the county office (CPL 21).");

// ---- A05 at large ----------------------------------------------------------------------------------
c = b.prosecute({ accepted: "2025-04-01", atLarge: 1, sus: [{ state: "在逃", heard: null, measures: [] }] });
x("A05", "hit", c, null, null, "The only suspect is at large and never was under a measure, yet the case was accepted (GZ 158).");
c = b.prosecute({ accepted: "2025-04-01", atLarge: 1, charge: "诈骗罪", sus: [{ state: "在逃", heard: null, measures: [] }, {}] });
x("A05", "clear", c, null, null, "One of two is at large: for the one present the case must be accepted (GZ 158 para. 3).");
c = b.prosecute({ accepted: "2025-04-01", atLarge: 2, charge: "诈骗罪", sus: [{ state: "在逃", heard: null, measures: [] }, { state: "在逃", heard: null, measures: [] }] });
x("A05", "hit", c, null, null, "Both suspects are at large.");
c = b.prosecute({ accepted: "2025-03-24", atLarge: 1, sus: [{ state: "在逃", measures: [b.bail("2025-02-02", { by: police, ended: "2025-03-24" }), b.bail("2025-03-24")] }] });
x("A05", "not-hit", c, null, null, "On bail at acceptance and heard then; he fled later. What counts is the state at acceptance.");
c = b.plain({ accepted: "2025-03-24", decided: "2025-04-15", charge: "贪污罪", investigator: "监察", atLarge: 1, person: { state: "在逃" } }, "没收违法所得", "没收");
x("A05", "clear", c, null, null, "An application to confiscate proceeds: it presupposes that he has fled (CPL 298).");
c = b.prosecute({ accepted: "2025-04-03", sus: [{ state: null, measures: [] }] });
x("A05", "not-hit", c, null, null, "羁押状态 is empty, no measure: whether he was present is not known.", { kind: "unknown" });
any("B16", c, null, "Whether he is in custody is not recorded, so whether a custody paper was due is not known.");

// ---- A07 sent too late by the police -----------------------------------------------------------------
c = b.arrest({ accepted: "2025-02-25", sus: [{ decided: "2025-02-28", measures: [b.held("拘留", "2025-01-20", { by: police, ended: "2025-02-28" }), b.held("逮捕", "2025-02-28")] }] });
notClear("A07", c, null, "Detained 01-20, sent 02-25: day 36, past the 30 days that CPL 91 allows at most; the paper on the expiry is not in these columns.");
c = b.arrest({ accepted: "2025-02-25", sus: [{ decided: "2025-02-28", measures: [b.held("拘留", "2025-02-22", { by: police, ended: "2025-02-28" }), b.held("逮捕", "2025-02-28")] }] });
x("A07", "not-hit", c, null, null, "Detained 02-22, sent on the third day (CPL 91).");
c = b.arrest({ accepted: "2025-02-25", sus: [{ custody: "否", decided: "2025-03-05", measures: [b.bail("2024-12-20", { by: police, ended: "2025-03-05" }), b.held("逮捕", "2025-03-05")] }] });
x("A07", "not-hit", c, null, null, "On bail: no period of custody runs out.");
const arrestedOn = (d, ...more) => [b.held("拘留", d[0], { by: police, ended: d[1] }), b.held("逮捕", d[1]), ...more];
c = b.prosecute({ accepted: "2025-04-03", sus: [{ measures: arrestedOn(["2025-01-27", "2025-02-03"]) }] });
x("A07", "not-hit", c, null, null, "Arrested 02-03, sent 04-03, the last day of two months: equal is in time (CPL 156).");
c = b.prosecute({ accepted: "2025-04-01", sus: [{ measures: arrestedOn(["2024-08-13", "2024-08-20"]) }] });
notClear("A07", c, null, "Arrested 2024-08-20: even with every extension of CPL 156, 158, 159 the custody ended 2025-03-20; sent 04-01. A re-count (CPL 160) would not show in these columns.");

// ---- A09 the same case taken in twice ----------------------------------------------------------------
const twin = (name, birth, n, more = {}) => ({ name, sex: "男", birth, id: citizenId(birth, "男", n), ...more });
let t = twin("试某重", "1988-08-08", 201);
c = b.prosecute({ accepted: "2025-03-24", lead: t.name, charge: "诈骗罪", sus: [t] });
any("A09", c, null, "The earlier of the two: the finding may stand on either.");
c = b.prosecute({ accepted: "2025-04-07", lead: t.name, charge: "诈骗罪", sus: [t] });
x("A09", "hit", c, null, null, "The same person for the same accusation from the same police, while the case of 03-24 is still open, and not linked to it.");
t = twin("试某叠", "1991-02-03", 202);
c = b.prosecute({ accepted: "2025-03-24", lead: t.name, charge: "盗窃罪", sus: [t] });
x("A09", "not-hit", c, null, null, "Another accusation in the second case.");
c = b.prosecute({ accepted: "2025-04-07", lead: t.name, charge: "危险驾驶罪", victims: 0, sus: [t] });
x("A09", "not-hit", c, null, null, "The same person, another accusation: two facts, two cases.");
t = twin("试某复", "1979-12-01", 203);
let first = b.arrest({ accepted: "2025-02-13", lead: t.name, sus: [{ ...t, decision: "不批准逮捕", decided: "2025-02-20" }] });
c = b.arrest({ accepted: "2025-03-12", lead: t.name, prev: first, sus: [{ ...t, custody: "否", decided: "2025-03-19", measures: [b.bail("2025-02-20", { by: police, ended: "2025-03-19" }), b.held("逮捕", "2025-03-19")] }] });
x("A09", "not-hit", c, null, null, "Asked again after a refusal and further investigation (GZ 292); the first was closed and is linked.");
t = twin("试某前", "1983-06-15", 204);
c = b.prosecute({ accepted: "2025-01-13", lead: t.name, sus: [{ ...t, state: "取保", decided: "2025-02-10" }] });
any("A09", c, null, "It ended on the very day the second came in.");
c = b.prosecute({ accepted: "2025-02-10", lead: t.name, sus: [{ ...t, state: "取保", decided: "2025-03-07" }] });
any("A09", c, null, "The first ended on the very day the second came in.");
c = b.prosecute({ accepted: "2025-03-17", lead: t.name, sus: [{ ...t, state: "取保", decided: "2025-04-10" }] });
x("A09", "not-hit", c, null, null, "The earlier cases were closed before this one came in: never open on the same day.");
t = twin("试某连", "1995-10-10", 205);
first = b.arrest({ accepted: "2025-04-14", lead: t.name, sus: [{ ...t }] });
c = b.prosecute({ accepted: "2025-04-14", lead: t.name, sus: [{ ...t, measures: arrestedOn(["2025-03-05", "2025-03-12"]) }] });
x("A09", "not-hit", c, null, null, "An arrest review and a prosecution review are not of the same type.");

t = twin("试某分", "1987-04-04", 206);
first = b.prosecute({ accepted: "2025-03-24", lead: "试某合", charge: "诈骗罪", sus: [twin("试某合", "1986-03-03", 207), t] });
x("A09", "not-hit", first, null, null, "Two suspects of one case.");
c = b.prosecute({ accepted: "2025-04-09", lead: t.name, charge: "诈骗罪", prev: first, sus: [t] });
x("A09", "not-hit", c, null, null, "Split off from that case and linked to it.");

// ---- B04 residential surveillance --------------------------------------------------------------------
const watch = (m, o, due, why, more = {}) => {
  c = b.prosecute({ accepted: more.accepted ?? m.executed, sus: [{ state: "监视居住", stateNow: more.now, decided: more.decided, measures: [{ type: "监视居住", decided: m.decided ?? m.executed, ended: null, ...m, executed: m.executed + " 10:30" }, ...(more.also ?? [])] }] });
  x("B04", o, c, { suspectNo: "1", measureNo: 1 }, due, why);
  return c;
};
watch({ executed: "2024-08-31", ended: "2025-03-03", why: "期满解除" }, "hit", "2025-02-28", "From the last day of August six months end on the last day of February, a Friday; lifted Monday 03-03 (CPL 79; GZ 112).", { decided: "2024-09-27", now: "未采取" });
watch({ executed: "2024-08-31", ended: "2025-02-28", why: "期满解除" }, "clear", "2025-02-28", "Lifted on the last day.", { decided: "2024-09-27", now: "未采取" });
watch({ executed: "2024-07-30", ended: "2025-02-06", why: "期满解除" }, "hit", "2025-02-05", "Six months end 01-30 in the holiday, rolled to 02-05 (U4); lifted 02-06.", { decided: "2024-08-28", now: "未采取" });
watch({ executed: "2024-07-30", ended: "2025-02-05", why: "期满解除" }, "clear", "2025-02-05", "Lifted on the rolled last day (U4).", { decided: "2024-08-28", now: "未采取" });
watch({ executed: "2023-08-30", ended: "2024-03-01", why: "期满解除" }, "hit", "2024-02-29", "February 2024 has no 30th: six months end on the leap day, a Thursday; lifted 03-01.", { decided: "2023-09-27", now: "未采取" });
watch({ executed: "2023-08-29", ended: "2024-02-29", why: "期满解除" }, "clear", "2024-02-29", "From the 29th to the leap day, lifted then.", { decided: "2023-09-27", now: "未采取" });
watch({ executed: "2024-10-17" }, "hit", "2025-04-17", "Six months ended 04-17; not lifted at the data date (GZ 112, 115).", { decided: "2024-11-15" });
watch({ executed: "2024-10-18" }, "not-hit", "2025-04-18", "Six months end on the data date itself.", { decided: "2024-11-15" });
watch({ decided: "2024-09-20", executed: "2024-10-20" }, "not-hit", "2025-04-21", "Counted from execution 10-20, not from the decision: Sunday 04-20, rolled to 04-21 (U4, U10).", { decided: "2024-11-15", accepted: "2024-10-18" });
c = watch({ executed: "2024-08-05" }, "clear", "2025-02-05", "Not lifted on paper, but arrested 2024-09-02: it ended of itself (GZ 154).", { decided: "2024-09-03", now: "在押", also: [b.held("逮捕", "2024-09-02")] });
b.paper(c, "换押证", "2024-09-02", { 文号: b.number("换", 2024), 送达日期: "2024-09-02" });
any("B16", c, null, "Arrested in the course of the review; at which step a custody paper was due is not said.");
watch({ by: police, executed: "2024-09-10" }, "clear", "2025-03-10", "Police surveillance: this office decided its own on 03-05, within the six months (GZ 113).", { accepted: "2025-03-04", decided: "2025-03-31", also: [{ type: "监视居住", decided: "2025-03-05", executed: "2025-03-05 10:30" }] });
x("B04", "clear", c, { suspectNo: "1", measureNo: 2 }, "2025-09-05", "This office's own runs anew from 03-05.");
x("B05", "clear", c, null, null, "Decided anew the day after acceptance (GZ 113).");
any("B13", c, "1", "The police surveillance ended by this office's own (GZ 113); the sheet names this end under B03, not under B13.");

// ---- B05 not decided anew ----------------------------------------------------------------------------
const anew = (accepted, policeBail, o, due, why, sus = {}, kase = {}) => {
  c = b.prosecute({ accepted, ...kase, sus: [{ state: "取保", ...sus, measures: [b.bail(policeBail, { by: police, ...sus.first }), ...(sus.also ?? [])] }] });
  x("B05", o, c, "1", due, why);
};
anew("2025-03-20", "2024-04-08", "hit", "2025-04-08", "Police bail of 2024-04-08 ran out on 2025-04-08 and this office decided none of its own (GZ 103).");
anew("2025-03-20", "2024-04-18", "not-hit", null, "Police bail ends 04-18, the data date, and thirty days after 03-20 are not over.");
anew("2025-03-10", "2024-12-10", "hit", "2025-04-09", "Police bail still running, but 30 days after acceptance no own decision (GZ 103; 30 days are ours).", { ext: "2025-04-09" }, { complex: "是" });
anew("2025-03-24", "2024-12-10", "not-hit", "2025-04-23", "Day 25 after acceptance, police bail still running.");
anew("2025-03-10", "2024-12-10", "clear", null, "Decided anew on 03-12.", { first: { ended: "2025-03-12" }, also: [b.bail("2025-03-12")], ext: "2025-04-09" }, { complex: "是" });
anew("2025-03-10", "2024-12-10", "clear", null, "Indicted on 04-02, before the 30 days were over and before the police bail ran out.", { decided: "2025-04-02" });
anew("2025-03-10", "2024-12-10", "clear", null, "The police bail was lifted on 03-20: nothing to go on with.", { first: { ended: "2025-03-20", why: "不需要继续取保" }, stateNow: "未采取", ext: "2025-04-09" }, { complex: "是" });
anew("2025-03-10", "2024-12-10", "clear", null, "Arrested by this office on 03-20, which ended the bail (GZ 154).", { stateNow: "在押", also: [b.held("逮捕", "2025-03-20")], ext: "2025-04-09" }, { complex: "是" });
any("B16", c, null, "Arrested in the course of the review; at which step a custody paper was due is not said.");

// ---- B07 questioning within 24 hours -------------------------------------------------------------------
const heard = (m, o, due, why, kase = {}, sus = {}) => {
  const list = [{ type: "拘留", decided: m.executed?.slice(0, 10), ...m, notified: m.executed ? m.executed.slice(0, 10) + " 20:00" : null, ended: m.ended ?? "2025-02-17" }, ...(m.ended === null ? [] : [b.held("逮捕", "2025-02-17")])];
  c = b.prosecute({ accepted: "2025-03-06", investigator: "本院", charge: "刑讯逼供罪", ...kase, sus: [{ decided: "2025-03-27", measures: list, ...sus }] });
  x("B07", o, c, { suspectNo: "1", measureNo: 1 }, due, why);
};
heard({ executed: "2025-02-10 09:20", questioned: "2025-02-11 10:01" }, "hit", "2025-02-11", "Detained 09:20, that hour is not counted: 24 hours end 02-11 10:00; questioned 10:01 (CPL 86, 105, 166; GZ 124).");
heard({ executed: "2025-02-10 09:20", questioned: "2025-02-11 10:00" }, "clear", "2025-02-11", "Questioned at the very end of the 24 hours (U5).");
heard({ executed: "2025-02-10 16:30", questioned: null }, "hit", "2025-02-11", "Never questioned, weeks later.");
heard({ executed: "2025-02-08 22:10", questioned: "2025-02-10 00:30" }, "hit", "2025-02-09", "24 hours end Sunday 02-09 23:00; a rest day does not move hours (CPL 105).");
heard({ executed: "2025-02-10", questioned: "2025-02-11" }, "undetermined", null, "Only days are recorded: 24 hours cannot be measured.");
c = b.prosecute({ accepted: "2025-03-06", sus: [{ state: "取保", stateNow: "在押", decided: "2025-03-27", measures: [b.bail("2025-01-15", { by: police, ended: "2025-03-06" }), b.bail("2025-03-06", { ended: "2025-03-20" }), b.held("逮捕", "2025-03-20", { executed: "2025-03-20 15:10", questioned: "2025-03-22 09:00" })] }] });
x("B07", "hit", c, { suspectNo: "1", measureNo: 3 }, "2025-03-21", "Arrested by this office in the review (GZ 337): 24 hours end 03-21 16:00; questioned 03-22 (CPL 94).");
any("B16", c, null, "Arrested in the course of the review; at which step a custody paper was due is not said.");
c = b.prosecute({ accepted: "2025-02-10", investigator: "监察", charge: "受贿罪", victims: 0, sus: [{ decided: "2025-03-13", measures: [{ type: "留置", by: "星河县监察委员会", decided: "2024-11-10", executed: "2024-11-10 10:20", ended: "2025-02-10" }, b.held("拘留", "2025-02-10", { executed: "2025-02-10 11:00", questioned: "2025-02-11 14:30", ended: "2025-02-14" }), b.held("逮捕", "2025-02-14")] }] });
x("B07", "hit", c, { suspectNo: "1", measureNo: 2 }, "2025-02-11", "Detained by this office in a case of the supervision commission: 24 hours end 02-11 11:00 or, the hour not counted, 12:00; questioned 14:30 (GZ 124, 147).");
x("B07", "clear", c, { suspectNo: "1", measureNo: 3 }, null, "The arrest that followed: questioned the same day.");
c = b.arrest({ accepted: "2025-03-10", sus: [{ decided: "2025-03-14", measures: [b.held("拘留", "2025-03-07", { by: police, ended: "2025-03-14" }), b.held("逮捕", "2025-03-14", { questioned: "2025-03-17 09:00" })] }] });
any("B07", c, null, "An arrest approved for the police: questioning is their duty, at most a clue.");
c = b.prosecute({ accepted: "2025-03-20", sus: [{ state: "取保" }] });
x("B07", "clear", c, null, null, "Bail: there is no such duty.");

// ---- B09 / B10 what came back from the police ------------------------------------------------------------
const back = (s, o, due, why) => {
  c = b.arrest({ accepted: "2025-03-07", sus: [s] });
  x("B10", o, c, "1", due, why);
};
back({ decided: "2025-03-10", receipt: null }, "hit", "2025-03-13", "Approved and served 03-10; no receipt of either kind at the data date (GZ 286; three days are ours).");
back({ decided: "2025-03-12", receipt: "2025-03-17" }, "clear", "2025-03-17", "Three days end Saturday 03-15, rolled to Monday 03-17, when the receipt came.");
back({ decision: "不批准逮捕", decided: "2025-03-12" }, "clear", null, "Refused: no receipt of an arrest is due.");
back({ decided: "2025-03-12", served: null, receipt: null, measures: [b.held("拘留", "2025-03-04", { by: police, ended: "2025-03-12" }), b.held("逮捕", "2025-03-12")] }, "undetermined", null, "送达日期 is empty: the days have no start.");
c = b.arrest({ accepted: "2025-04-11", sus: [{ decided: "2025-04-16", receipt: null }] });
x("B10", "not-hit", c, "1", "2025-04-21", "Served 04-16: three days end Saturday 04-19, rolled to 04-21, after the data date.");
c = b.arrest({ accepted: "2025-03-07", charge: "诈骗罪", sus: [{ decided: "2025-03-12" }, { decided: "2025-03-12", receipt: null }, { decision: "不批准逮捕", refusal: "无社会危险性", decided: "2025-03-12", receipt: "2025-03-14" }] });
x("B10", "clear", c, "1", null, "His receipt came.");
x("B10", "hit", c, "2", "2025-03-17", "His did not: three days ended Saturday 03-15, rolled to 03-17 (per suspect).");
x("B10", "clear", c, "3", null, "Refused.");
x("B09", "not-hit", c, "3", null, "Released to bail the day the decision was served; receipt within three days (GZ 286).");
c = b.arrest({ accepted: "2025-03-03", sus: [{ decision: "不批准逮捕", decided: "2025-03-06", receipt: null, state: "在押", measures: [b.held("拘留", "2025-02-28", { by: police })] }] });
notClear("B09", c, null, "Refused and served 03-06; still detained by the record, no other measure, no receipt: the day the police received it is not in these columns.");
c = b.arrest({ accepted: "2025-03-03", sus: [{ custody: "否", decision: "不批准逮捕", refusal: "无社会危险性", decided: "2025-03-12", receipt: "2025-03-14" }] });
x("B09", "not-hit", c, null, null, "On bail already: there is nobody to release, the receipt came in time.");

// ---- B11 / B12 / D21 detention decided by this office ------------------------------------------------------
const ownArrest = (detained, received, decided, s = {}) => {
  const yes = (s.decision ?? "决定逮捕") === "决定逮捕";
  c = b.arrest({ accepted: received, investigator: "本院", charge: "徇私枉法罪", ...s.kase, sus: [{ decision: "决定逮捕", decided, ...s, measures: [b.held("拘留", detained, { ended: decided }), ...(yes ? [b.held("逮捕", decided)] : [b.bail(decided)])] }] });
};
ownArrest("2025-02-10", "2025-02-17", "2025-02-24");
x("B11", "clear", c, "1", "2025-02-24", "Detained 02-10: fourteen days end 02-24, decided that day (CPL 167; GZ 126).");
x("D21", "clear", c, "1", "2025-02-24", "Moved to the reviewing department on day seven, decided seven days later (GZ 296, 297).");
ownArrest("2025-02-10", "2025-02-17", "2025-02-28");
x("B11", "hit", c, "1", null, "Day 18: past fourteen and past seventeen days (CPL 167).");
x("D21", "hit", c, "1", null, "Received 02-17, decided on day eleven: past seven and three (GZ 297).");
ownArrest("2025-02-10", "2025-02-17", "2025-02-26");
notClear("B11", c, "1", "Day 16: lawful only with an extension, whose paper is not in these columns.");
any("D21", c, "1", "Day nine: lawful only in special circumstances, which these columns do not tell.");
ownArrest("2025-02-10", "2025-02-16", "2025-02-23", { decision: "不予逮捕", refusal: "无社会危险性" });
x("B11", "clear", c, "1", "2025-02-24", "Not arrested and put on bail on day thirteen.");
ownArrest("2025-02-28", "2025-03-08", "2025-03-13");
x("B11", "clear", c, "1", "2025-03-14", "Within fourteen days.");
x("D21", "hit", c, "1", "2025-03-07", "Moved to the reviewing department on day eight after the detention (GZ 296: seven days).");
ownArrest("2025-03-01", "2025-03-08", "2025-03-15");
x("D21", "clear", c, "1", "2025-03-08", "Moved on day seven, a Saturday; decided seven days later.");
const ownFree = (decided, o, due, why, complex) => {
  c = b.arrest({ accepted: "2025-03-03", investigator: "本院", charge: "徇私枉法罪", complex, sus: [{ custody: "否", decision: "不予逮捕", refusal: "无社会危险性", decided, measures: [b.bail("2025-02-20")] }] });
  x("D21", o, c, "1", due, why);
};
ownFree("2025-03-18", "clear", "2025-03-18", "Not detained: fifteen days end 03-18 (GZ 297).");
ownFree("2025-03-19", "hit", "2025-03-18", "Day sixteen, not complex.");
ownFree("2025-03-24", "clear", "2025-03-24", "Complex: twenty days end Sunday 03-23, rolled to 03-24.", "是");
ownFree("2025-03-25", "hit", "2025-03-24", "Complex: one day past the rolled twentieth day.", "是");
const bribe = { accepted: "2025-02-10", investigator: "监察", charge: "受贿罪", victims: 0 };
const taken = { type: "留置", by: "星河县监察委员会", decided: "2024-11-10", executed: "2024-11-10 10:20", ended: "2025-02-10" };
const first10 = (next, decided, o, due, why) => {
  c = b.prosecute({ ...bribe, sus: [{ state: next?.type === "取保候审" ? "取保" : "在押", decided, measures: [taken, b.held("拘留", "2025-02-10", { ended: next?.decided ?? null }), ...(next ? [next] : [])] }] });
  if (o === "open") notClear("B12", c, "1", why);
  else x("B12", o, c, "1", due, why);
};
first10(b.held("逮捕", "2025-02-20"), "2025-03-18", "clear", "2025-02-20", "Detained 02-10, arrested on the tenth day (CPL 170; GZ 143).");
first10(b.held("逮捕", "2025-02-25"), "2025-03-18", "hit", null, "Day fifteen: past ten and past fourteen days (CPL 170).");
first10(b.held("逮捕", "2025-02-22"), "2025-03-18", "open", null, "Day twelve: lawful only with an extension, whose paper is not in these columns.");
first10(b.bail("2025-02-19"), "2025-03-12", "clear", "2025-02-20", "Put on bail on day nine.");
c = b.prosecute({ ...bribe, accepted: "2025-04-10", sus: [{ measures: [{ ...taken, ended: "2025-04-10" }, b.held("拘留", "2025-04-10")] }] });
x("B12", "not-hit", c, "1", "2025-04-20", "Day eight, nothing decided yet; custody, so Sunday 04-20 is the last day.");
c = b.prosecute({ ...bribe, accepted: "2025-04-03", sus: [{ measures: [{ ...taken, ended: "2025-04-03" }, b.held("拘留", "2025-04-03")] }] });
x("B12", "hit", c, "1", null, "Detained 04-03, nothing decided by 04-18: day fifteen, past ten and past fourteen (CPL 170; GZ 143).");

// ---- B13 overlap and gap -------------------------------------------------------------------------------
const chain = (measures, o, why, sus = {}) => {
  c = b.prosecute({ accepted: "2025-03-05", sus: [{ decided: "2025-03-28", ...sus, measures }] });
  x("B13", o, c, "1", null, why);
};
chain([b.held("拘留", "2025-01-23", { by: police, ended: "2025-01-30" }), b.held("逮捕", "2025-01-30", { ended: "2025-03-20" }), b.bail("2025-03-10")], "hit", "Bail from 03-10 while the arrest goes on until 03-20: two measures at once.", { stateNow: "取保" });
chain([b.held("拘留", "2025-01-23", { by: police, ended: "2025-01-30" }), b.held("逮捕", "2025-01-30", { ended: "2025-03-10", why: "变更为取保候审" }), b.bail("2025-03-10")], "clear", "The arrest ended on the day the bail began.", { stateNow: "取保" });
chain([b.held("拘留", "2025-01-18", { by: police, ended: "2025-01-25" }), b.held("逮捕", "2025-01-28")], "hit", "Said to be in custody, but from 01-25 to 01-28 under no measure at all.");
chain([b.held("拘留", "2025-01-23", { by: police, ended: "2025-01-30" }), b.held("逮捕", "2025-01-30")], "clear", "Detention and arrest join on one day.");
chain([{ type: "监视居住", decided: "2025-03-05", executed: "2025-03-05 10:00" }, b.bail("2025-03-17")], "hit", "Surveillance not ended and bail beside it; the change from surveillance to bail ends nothing of itself (GZ 154 names the other direction).", { state: "监视居住", stateNow: "取保" });
chain([b.bail("2025-01-15", { by: police, ended: "2025-03-05" }), b.bail("2025-03-05"), { type: "监视居住", decided: "2025-03-17", executed: "2025-03-17 10:00" }], "clear", "Bail turned into surveillance: the bail ended of itself (GZ 154).", { state: "取保", stateNow: "监视居住" });

// ---- B14 deputies ---------------------------------------------------------------------------------------
c = b.prosecute({ accepted: "2025-03-24", sus: [{ state: "取保", deputy: "是" }] });
x("B14", "undetermined", c, null, null, "A deputy on this office's bail; of which congress, and whether it permitted this, is not in these columns.", { kind: "unknown" });

// ---- B16 custody papers ------------------------------------------------------------------------------------
c = b.prosecute({ accepted: "2025-03-24", custodyPaper: null, sus: [{}] });
x("B16", "hit", c, null, null, "In custody, taken over 03-24, no custody paper among the documents (GZ 615-617; three days are ours).");
c = b.prosecute({ accepted: "2025-03-24", custodyPaper: "2025-03-27", sus: [{}] });
x("B16", "clear", c, null, null, "The paper is of the third day.");
c = b.prosecute({ accepted: "2025-04-16", custodyPaper: null, sus: [{}] });
x("B16", "not-hit", c, null, null, "Taken over 04-16: three days are not over.");
c = b.prosecute({ accepted: "2025-03-24", sus: [{ state: "取保" }] });
x("B16", "clear", c, null, null, "On bail: nothing to transfer.");

// ---- B17 / E10 / E11 / E12 non-prosecution ---------------------------------------------------------------
const drop = (s, kase = {}) => (c = b.prosecute({ accepted: "2025-02-17", ...kase, sus: [{ decision: "不起诉", decided: "2025-03-10", ...s }] }));
drop({ announced: "2025-03-11", released: "2025-03-13" });
x("B17", "hit", c, "1", null, "Announced 03-11, released only 03-13: not at once (CPL 178; GZ 376).");
drop({ announced: "2025-03-11", released: "2025-03-11" });
x("B17", "clear", c, "1", null, "Released on the day of the announcement.");
drop({ announced: "2025-03-11", released: "2025-03-12" });
any("B17", c, "1", "Released on the day after: a reminder, no violation.");
drop({ announced: "2025-03-11", released: null, stateNow: "在押" });
notClear("B17", c, "1", "Announced 03-11 and no release recorded at all.");
drop({ state: "取保", lifted: null, stateNow: "取保" });
x("B17", "hit", c, "1", null, "On bail, announced 03-10, no notice to lift it weeks later (GZ 376; three days are ours).");
drop({ state: "取保", lifted: "2025-03-12" });
x("B17", "clear", c, "1", null, "The bail was lifted two days after the announcement.");
c = b.prosecute({ accepted: "2025-02-17", charge: "诈骗罪", sus: [{ decided: "2025-03-10" }, { decision: "不起诉", decided: "2025-03-10", released: "2025-03-14" }] });
x("B17", "clear", c, "1", null, "Indicted: he stays in custody.");
x("B17", "hit", c, "2", null, "The other was not prosecuted, announced 03-10, released four days later.");

drop({ state: "取保", servedSuspect: null });
x("E10", "hit", c, "1", null, "Not served on the person himself, 39 days after the decision (GZ 377).");
drop({ state: "取保", servedVictim: null });
x("E10", "hit", c, "1", null, "There is a victim, who was not served (CPL 180; GZ 377).");
drop({ state: "取保", victims: 0 });
x("E10", "not-hit", c, "1", null, "No victim: served on the person alone.");
c = b.prosecute({ accepted: "2025-03-24", sus: [{ state: "取保", decision: "不起诉", decided: "2025-04-11", servedSuspect: null, servedVictim: null }] });
x("E10", "not-hit", c, "1", null, "Decided 04-11: ten days are not over.");
drop({ state: "取保", announced: null, lifted: "2025-03-10" });
x("E11", "hit", c, "1", null, "Decided 03-10 and never announced (CPL 178; GZ 376).");
any("F09", c, null, "Never announced, so not in force: from when publication is counted is open.");
drop({ state: "取保", kind: "存疑不起诉", returns: [{ n: 1, out: "2025-02-20", back: "2025-03-03" }] });
x("E11", "clear", c, "1", null, "Announced on the day of the decision.");
const up = { investigator: "监察", charge: "受贿罪", victims: 0 };
const sup = (s) => ({ state: "取保", measures: [b.bail("2025-02-18", { ended: "2025-03-10" })], ...s });
drop(sup({ approvalNo: null }), up);
x("E12", "hit", c, "1", null, "A case of the supervision commission, not prosecuted without the approval of the upper office (GZ 371; JCF 54).");
drop(sup({}), up);
x("E12", "not-hit", c, "1", null, "Approved by the upper office, by its number.");
drop({ ...sup({ approvalNo: null }) }, { investigator: "本院", charge: "刑讯逼供罪" });
x("E12", "hit", c, "1", null, "An own investigation, 相对不起诉 without approval (GZ 371).");
drop({ state: "取保" });
x("E12", "clear", c, "1", null, "A police case needs no approval.");
c = b.prosecute({ accepted: "2025-02-17", ...up, sus: [{ ...sup({}), decided: "2025-03-10", measures: [b.bail("2025-02-18")] }] });
x("E12", "clear", c, "1", null, "Indicted: nothing to approve.");

// ---- B18 custody longer than the punishment ------------------------------------------------------------------
const long = (sentence, o, why, sus = {}) => {
  c = b.prosecute({ accepted: "2024-12-05", sus: [{ decided: "2025-01-03", sentence, measures: [b.held("拘留", "2024-10-10", { by: police, ended: "2024-10-17" }), b.held("逮捕", "2024-10-17")], ...sus }] });
  x("B18", o, c, "1", null, why);
};
long(["确定刑", "有期徒刑", 6, 6], "hit", "In custody since 2024-10-10, 190 days; six months were suggested and were over on 04-10 (GZ 579(3); CL 47).");
long(["幅度刑", "有期徒刑", 6, 10], "hit", "The lowest suggested is six months: passed.");
long(["确定刑", "有期徒刑", 9, 9], "clear", "Nine months end in July.");
long(["确定刑", "有期徒刑", 6, 6], "clear", "On bail since 2024-12-05: not in custody.", { state: "取保", measures: [b.held("拘留", "2024-10-10", { by: police, ended: "2024-10-17" }), b.held("逮捕", "2024-10-17", { ended: "2024-12-05", why: "变更为取保候审" }), b.bail("2024-12-05")] });
long(["确定刑", "管制", 12, 12], "hit", "管制 of twelve months; 190 days of custody count double, 380 days (CL 41).");

// ---- B20 foreigners -----------------------------------------------------------------------------------------
c = b.arrest({ accepted: "2025-03-10", extra: { 是否涉外: "是" }, sus: [{ decided: "2025-03-14", nationality: "虚构国", idType: "护照", id: "X99000001" }] });
x("B20", "undetermined", c, null, null, "A foreigner arrested; whether it was put on file above within 48 hours is not in these columns.", { kind: "unknown" });
c = b.arrest({ accepted: "2025-03-10", extra: { 是否涉外: "是" }, sus: [{ decision: "不批准逮捕", refusal: "无社会危险性", decided: "2025-03-14", nationality: "虚构国", idType: "护照", id: "X99000002" }] });
x("B20", "clear", c, null, null, "Not arrested: nothing to put on file.");

// ---- C property -----------------------------------------------------------------------------------------------
c = b.prosecute({ accepted: "2025-02-10", sus: [{ state: "取保", decided: "2025-03-06" }] });
b.thing(c, "WP101", { seized: "2025-01-15", stored: "2025-02-10", unrelated: "2025-02-17", out: "2025-02-20" });
x("C03", "not-hit", c, { itemNo: "WP101" }, "2025-02-20", "Found unrelated 02-17, given back on the third day (CPL 145; GZ 217).");
b.thing(c, "WP102", { seized: "2025-01-15", stored: "2025-02-10", unrelated: "2025-02-17", out: "2025-03-05" });
any("C03", c, { itemNo: "WP102" }, "The day the owner came does not count; when it was decided is not in these columns.");
b.thing(c, "WP103", { seized: "2025-01-15", stored: "2025-02-10", unrelated: "2025-02-17" });
notClear("C03", c, { itemNo: "WP103" }, "Found unrelated two months ago and still here; when it was decided is not in these columns.");
const kept = (effective, p, o, why) => {
  c = b.prosecute({ accepted: "2024-12-02", indictment: { 是否公开: "是", 公开日期: effective }, sus: [{ state: "取保", decided: "2024-12-27" }] });
  b.judged(c, { received: "2025-01-22", effective });
  b.thing(c, "WP201", { seized: "2024-11-20", stored: "2024-12-02", ...p });
  if (o === "open") notClear("C05", c, { itemNo: "WP201" }, why);
  else x("C05", o, c, { itemNo: "WP201" }, null, why);
};
kept("2025-02-06", {}, "open", "Judgment in force since 02-06 and the thing still here; whether it is needed elsewhere is not in these columns (GZ 429; 30 days are ours).");
kept("2025-02-06", { out: "2025-02-20", outKind: "上缴" }, "clear", "Handed to the treasury two weeks after.");
kept("2025-02-06", { out: "2024-12-27", outKind: "移送" }, "clear", "Sent to the court with the case (GZ 429).");
kept("2025-04-01", {}, "not-hit", "In force since 04-01: thirty days are not over.");
drop({ state: "取保" });
b.thing(c, "WP301", { seized: "2025-01-15", stored: "2025-02-17" });
notClear("C06", c, { itemNo: "WP301" }, "Not prosecuted 03-10, the thing still here; a notice to lift is not in these columns (GZ 374).");
any("C05", c, null, "Not prosecuted: that is C06.");
b.thing(c, "WP302", { seized: "2025-01-15", stored: "2025-02-17", out: "2025-03-10" });
any("C06", c, { itemNo: "WP302" }, "Given back on the day of the decision; the notice itself is not in these columns.");

// ---- D02 the fast procedure --------------------------------------------------------------------------------
const fast = (accepted, decided, months, o, due, why, sus = {}) => {
  c = b.prosecute({ accepted, charge: "危险驾驶罪", victims: 0, sus: [{ decided, procedure: "速裁", plea: "是", pledged: decided, pledgeLawyer: "值班律师", sentence: ["确定刑", "有期徒刑", months, months], ...sus }] });
  x("D02", o, c, "1", due, why);
};
fast("2025-03-03", "2025-03-13", 8, "clear", "2025-03-13", "Ten days end 03-13 (CPL 172; GZ 273).");
fast("2025-03-03", "2025-03-14", 8, "hit", "2025-03-13", "One day past ten.");
fast("2025-03-03", "2025-03-14", 12, "hit", "2025-03-13", "Twelve months are not more than one year: ten days.");
fast("2025-03-03", "2025-03-18", 14, "clear", "2025-03-18", "Fourteen months: fifteen days end 03-18.");
fast("2025-03-03", "2025-03-19", 14, "hit", "2025-03-18", "One day past fifteen.");
fast("2025-01-20", "2025-02-05", 8, "hit", "2025-01-30", "In custody: 01-30 is not moved by the holiday.");
fast("2025-01-20", "2025-02-05", 8, "clear", "2025-02-05", "On bail: 01-30 rolls over the holiday to 02-05.", { state: "取保" });
fast("2025-01-06", "2025-03-03", 8, "clear", "2025-03-03", "Returned and sent again 02-20: ten days end Sunday 03-02, on bail rolled to 03-03.", { state: "取保", returns: [{ n: 1, out: "2025-01-22", back: "2025-02-20" }] });
c = b.prosecute({ accepted: "2025-03-03", sus: [{ decided: "2025-03-24", procedure: "简易" }] });
x("D02", "clear", c, "1", null, "The summary procedure has no such limit here.");
c = b.prosecute({ accepted: "2025-03-03", charge: "诈骗罪", sus: [{ decided: "2025-03-17", state: "取保", procedure: "速裁", plea: "是", pledged: "2025-03-10", pledgeLawyer: "辩护律师", sentence: ["确定刑", "有期徒刑", 10, 10] }, { decided: "2025-03-17", procedure: "速裁", plea: "是", pledged: "2025-03-10", pledgeLawyer: "辩护律师", sentence: ["确定刑", "有期徒刑", 18, 18] }] });
x("D02", "hit", c, "1", "2025-03-13", "Ten months: ten days.");
x("D02", "clear", c, "2", "2025-03-18", "Eighteen months: fifteen days (per suspect).");

// ---- D06 outlines ----------------------------------------------------------------------------------------------
const outline = (v, o, why, kase = {}) => {
  c = b.prosecute({ accepted: "2025-01-13", ...kase, sus: [{ decided: "2025-03-14", state: "取保", returns: [{ n: 1, out: "2025-01-24", back: "2025-02-21", outline: v }] }] });
  x("D06", o, c, { suspectNo: "1", returnNo: 1 }, null, why);
};
outline("否", "hit", "Returned without an outline (GZ 257, 342).");
outline("是", "not-hit", "With an outline; its date is not in these columns.");
outline(null, "undetermined", "补充侦查提纲 is empty.");
c = b.prosecute({ accepted: "2024-11-11", sus: [{ decided: "2025-03-14", state: "取保", returns: [{ n: 1, out: "2024-12-10", back: "2025-01-08" }, { n: 2, out: "2025-01-24", back: "2025-02-21", outline: "否" }] }] });
x("D06", "not-hit", c, { suspectNo: "1", returnNo: 1 }, null, "The first return had an outline.");
x("D06", "hit", c, { suspectNo: "1", returnNo: 2 }, null, "The second had none.");

// ---- D14 handed over to administrative supervision ----------------------------------------------------------------
const admin = (accepted, decided, o, due, why) => {
  c = b.plain({ accepted, decided }, "行刑反向衔接", "行衔");
  x("D14", o, c, null, due, why);
};
admin("2025-03-03", "2025-03-17", "clear", "2025-03-17", "Tenth working day after 03-03 is 03-17.");
admin("2025-03-03", "2025-03-18", "hit", "2025-03-17", "One working day past ten, no extension or pause recorded.");
admin("2025-01-24", "2025-02-13", "clear", "2025-02-13", "Working days 01-26, 01-27, then 02-05..02-08, 02-10..02-13: the tenth is 02-13.");
admin("2025-01-24", "2025-02-14", "hit", "2025-02-13", "One working day past ten over the holiday.");
admin("2025-04-02", null, "hit", "2025-04-17", "Tenth working day after 04-02 is 04-17 (04-04 to 04-06 rest); open at the data date.");
admin("2025-04-03", null, "not-hit", "2025-04-18", "Tenth working day is the data date itself.");

// ---- D17 suggestions ----------------------------------------------------------------------------------------------
const suggest = (s, o, due, why) => {
  c = b.plain({ accepted: s.signed, lead: "试某建" }, "检察建议", "建");
  const no = b.number("建", s.signed.slice(0, 4));
  b.row("检察建议", { 部门受案号: c, 建议类型: s.kind ?? "社会治理", 被建议单位: "星河县虚构局", 文号: no, 签发日期: s.signed, 送达日期: s.served ?? s.signed, 回复期限天数: s.days ?? null, 回复日期: s.replied ?? null, 是否采纳: s.replied ? "是" : null, 督促日期: s.urged ?? null, 备案日期: s.signed });
  if (o === "open") any("D17", c, { documentNo: no }, why);
  else x("D17", o, c, { documentNo: no }, due, why);
};
suggest({ signed: "2024-12-31" }, "hit", "2025-02-28", "Served on the last day of the year: two months end 02-28; no reply, nobody urged (JCJY).");
suggest({ signed: "2024-12-31", replied: "2025-02-28" }, "clear", "2025-02-28", "Answered on the last day.");
suggest({ signed: "2024-12-31", urged: "2025-03-05" }, "clear", "2025-02-28", "No reply, but urged after the day was over.");
suggest({ signed: "2024-12-31", urged: "2025-02-20" }, "hit", "2025-02-28", "Urged only before the day was over.");
suggest({ signed: "2025-02-18" }, "not-hit", "2025-04-18", "Two months end on the data date.");
suggest({ signed: "2025-02-15" }, "not-hit", "2025-04-15", "Over on 04-15, within the three days of grace.");
suggest({ signed: "2025-03-03", days: 30 }, "hit", "2025-04-02", "The suggestion itself gives thirty days, to 04-02.");
suggest({ signed: "2025-03-03" }, "not-hit", "2025-05-06", "Two months end 05-03 in the holiday, rolled to 05-06.");
suggest({ signed: "2024-11-30", replied: "2025-02-05" }, "clear", "2025-02-05", "Last day of November: two months end 01-31 in the holiday, rolled to 02-05, answered then.");
suggest({ signed: "2024-12-10", replied: "2025-03-20" }, "open", null, "Answered late; the sheet speaks of no reply at all.");

// ---- D18 public interest ---------------------------------------------------------------------------------------------
const green = (p, o, why, kase = {}) => {
  c = b.plain({ accepted: p.filed ?? "2024-12-02", lead: "试某益", ...kase }, "行政公益诉讼", "行公");
  b.row("公益诉讼", { 部门受案号: c, 领域: "生态环境和资源保护", 线索登记日期: "2024-11-25", 立案日期: p.filed ?? "2024-12-02", 被监督机关: "星河县虚构局", 诉前程序: "检察建议", 建议书文号: b.number("行公建", p.served.slice(0, 4)), 送达日期: p.served, 是否紧急: p.urgent ?? "否", 回复日期: or(p.replied, p.served), 跟进调查日期: p.follow ?? null, 起诉日期: p.sued ?? null });
  x("D18", o, c, null, null, why);
};
green({ served: "2024-12-20", replied: "2025-02-18" }, "hit", "Two months ended 02-20 and fifteen days more 03-07: no follow-up, no suit, not closed (GYJS 21; fifteen days are ours).");
green({ served: "2024-12-20", replied: "2025-02-18", follow: "2025-03-05" }, "clear", "Followed up.");
green({ served: "2024-12-20", replied: "2025-02-18", sued: "2025-04-02" }, "clear", "Sued.");
green({ served: "2024-12-20", replied: "2025-02-18" }, "clear", "Closed 03-03.", { decided: "2025-03-03" });
green({ served: "2025-02-10", replied: "2025-04-08" }, "not-hit", "Two months end 04-10; fifteen days more are not over.");
green({ served: "2025-03-10", urgent: "是", replied: "2025-03-20" }, "hit", "Urgent: fifteen days ended 03-25, fifteen more 04-09 (GYJS 21).");
green({ served: "2025-03-24", urgent: "是", replied: "2025-04-01" }, "not-hit", "Urgent: fifteen days end 04-08, fifteen more 04-23.");

// ---- D19 not arrested for want of a crime ----------------------------------------------------------------------------
c = b.arrest({ accepted: "2025-02-24", sus: [{ decision: "不批准逮捕", refusal: "不构成犯罪", decided: "2025-03-03" }] });
notClear("D19", c, null, "Served 03-03, more than fifteen days ago; what the police did since is not in these columns (GZ 287).");
c = b.arrest({ accepted: "2025-04-03", sus: [{ decision: "不批准逮捕", refusal: "不构成犯罪", decided: "2025-04-10" }] });
x("D19", "not-hit", c, null, null, "Served 04-10: fifteen days are not over.");
c = b.arrest({ accepted: "2025-02-24", sus: [{ decision: "不批准逮捕", refusal: "无社会危险性", decided: "2025-03-03" }] });
x("D19", "clear", c, null, null, "Refused for want of danger: the case goes on.");

// ---- D20 extensions of the investigation ---------------------------------------------------------------------------------
const longer = (accepted, arrested) => b.plain({ accepted, decided: accepted, investigator: "公安", person: { measures: [b.held("逮捕", arrested)] } }, "延长侦查羁押期限", "延押");
c = longer("2025-03-03", "2025-01-10");
x("D20", "not-hit", c, null, null, "Arrested 01-10: two months end 03-10; asked for on the seventh day before (GZ 309).");
c = longer("2025-03-06", "2025-01-10");
any("D20", c, null, "Four days before the first two months end; but an earlier extension would not show in these columns.");
c = longer("2025-03-12", "2025-01-10");
any("D20", c, null, "After the first two months; but an earlier extension would not show in these columns.");

// ---- D21 confiscation and compulsory treatment -------------------------------------------------------------------------------
const special = (type, accepted, decided, o, due, why) => {
  c = b.plain({ accepted, decided, charge: type === "强制医疗" ? "故意伤害罪" : "贪污罪", person: { state: type === "强制医疗" ? "未采取" : "在逃" } }, type, type === "强制医疗" ? "强医" : "没收");
  if (o === "open") any("D21", c, null, why);
  else x("D21", o, c, null, due, why);
};
special("强制医疗", "2025-02-10", "2025-03-12", "clear", "2025-03-12", "Thirty days end 03-12 (GZ 539).");
special("强制医疗", "2025-02-10", "2025-03-13", "hit", "2025-03-12", "One day past thirty.");
special("强制医疗", "2025-01-02", "2025-02-05", "clear", "2025-02-05", "Thirty days end 02-01 in the holiday, rolled to 02-05.");
special("没收违法所得", "2025-01-20", "2025-02-19", "clear", "2025-02-19", "Thirty days end 02-19 (GZ 523).");
special("没收违法所得", "2025-01-20", "2025-03-07", "hit", null, "Past thirty and fifteen days, which ended 03-06 (GZ 523).");
special("没收违法所得", "2025-01-20", "2025-03-04", "open", null, "Within the fifteen days more; whether they were allowed is not in these columns.");

// ---- E03 legal aid -------------------------------------------------------------------------------------------------------------
c = b.prosecute({ accepted: "2025-03-24", sus: [{ deaf: "是", defender: null }] });
x("E03", "undetermined", c, "1", null, "Deaf or blind and without a defender; when this was seen and whether aid was asked for is not in these columns.", { kind: "unknown" });
c = b.prosecute({ accepted: "2025-03-24", sus: [{ deaf: "是" }] });
x("E03", "clear", c, "1", null, "He has a defender of his own (GZ 42).");
c = b.prosecute({ accepted: "2025-03-24", sus: [{ defender: null }] });
x("E03", "not-hit", c, "1", null, "None of the grounds of GZ 42, 460 is recorded.");

// ---- E05 questioning before arrest -----------------------------------------------------------------------------------------------
const asked = (s, o, why, kase = {}) => {
  c = b.arrest({ accepted: "2025-03-07", ...kase, sus: [{ decided: "2025-03-12", ...s }] });
  x("E05", o, c, "1", null, why);
};
const young = { minor: "是", birth: "2008-09-15", offence: "2025-02-20" };
asked({ plea: "是", heard: null }, "hit", "He pleads guilty: he must be questioned (GZ 280(5)).");
asked({ plea: "是", heard: "2025-03-13" }, "hit", "Questioned only the day after the decision.");
asked({ plea: "是", heard: "2025-03-12" }, "clear", "Questioned on the day of the decision.");
asked({ ...young, heard: null }, "hit", "A minor must be questioned (CPL 280; GZ 280(6), 465).");
asked({ limited: "是", heard: null }, "hit", "Of limited capacity (GZ 280(7)).");
asked({ heard: null }, "hit", "A complex case (GZ 280(4)).", { complex: "是" });
asked({ heard: null }, "undetermined", "None of the grounds recorded here; whether he was given the paper for his opinion is not in these columns.");
asked({ heard: null, custody: "否" }, "not-hit", "Not detained and none of the grounds recorded here.");
c = b.arrest({ accepted: "2025-03-07", charge: "诈骗罪", sus: [{ decided: "2025-03-12", plea: "是" }, { decided: "2025-03-12", plea: "是", heard: null }] });
x("E05", "clear", c, "1", null, "The first was questioned.");
x("E05", "hit", c, "2", null, "The second was not (per suspect).");

// ---- E06 the signed statement -------------------------------------------------------------------------------------------------------
const plead = (s, o, why) => {
  c = b.prosecute({ accepted: "2025-02-17", sus: [{ state: "取保", decided: "2025-03-12", plea: "是", pledged: "2025-03-10", pledgeLawyer: "值班律师", ...s }] });
  if (o === "open") notClear("E06", c, "1", why);
  else x("E06", o, c, "1", null, why);
};
plead({ pledged: "2025-03-13" }, "hit", "Signed the day after the indictment (CPL 174; GZ 272).");
plead({ pledged: "2025-03-12" }, "clear", "Signed on the day of the indictment.");
plead({}, "clear", "Signed before it, a duty lawyer present.");
plead({ pledged: null, pledgeLawyer: null }, "open", "Pleads guilty and indicted, no statement; whether he agreed to the sentence is not in these columns.");
plead({ pledgeLawyer: null }, "open", "A statement without any lawyer named.");
plead({ pledged: null, pledgeLawyer: null, deaf: "是" }, "clear", "Deaf or blind: no statement is needed (GZ 272).");
plead({ pledged: null, pledgeLawyer: null, noPledge: "其他不需要签署的情形" }, "clear", "A reason for doing without is recorded.");
plead({ pledged: null, pledgeLawyer: null, decision: "不起诉" }, "clear", "Not prosecuted: the statement goes with an indictment.");
plead({ plea: "否", pledged: null, pledgeLawyer: null }, "clear", "Does not plead guilty.");

// ---- E13 / E16 conditional non-prosecution -----------------------------------------------------------------------------------------
const kid = { minor: "是", birth: "2008-03-20", state: "取保", decision: "附条件不起诉" };
const probation = (s, o, why, accepted = "2025-02-17") => {
  c = b.prosecute({ accepted, sus: [{ ...kid, decided: "2025-03-10", from: s.decided ?? "2025-03-10", ...s }] });
  x("E13", o, c, "1", null, why);
};
probation({ to: "2025-09-10" }, "not-hit", "Six months from the decision (CPL 283; GZ 473).");
probation({ to: "2025-09-05" }, "hit", "Five days short of six months.");
probation({ to: "2025-09-09" }, "not-hit", "One day of tolerance.");
probation({ to: "2026-03-10", months: 12 }, "not-hit", "Twelve months.");
probation({ to: "2026-03-15", months: 12 }, "hit", "More than twelve months.");
probation({ from: "2025-03-14", to: "2025-09-14" }, "hit", "Begins four days after the decision (GZ 473: from the decision).");
probation({ to: "2025-09-10", servedSuspect: "2025-03-14" }, "hit", "Served on the minor on day four (GZ 471: three days).");
probation({ to: "2025-09-10", servedVictim: "2025-03-13" }, "not-hit", "Served on the victim on day three.");
probation({ decided: "2025-01-27", to: "2025-07-27", servedVictim: "2025-02-05" }, "not-hit", "Decided 01-27: three days end 01-30 in the holiday, rolled to 02-05.", "2025-01-06");
probation({ decided: "2025-01-27", to: "2025-07-27", servedVictim: "2025-02-06" }, "hit", "One day past the rolled limit.", "2025-01-06");
probation({ decided: "2024-08-30", to: "2025-02-28" }, "not-hit", "From 08-30 six months end 02-28, there being no 30th.", "2024-08-05");
notClear("E16", c, "1", "The time of probation ended 02-28; the decision after it is not in these columns (GZ 480).");

// ---- what these columns leave to the further ones ----------------------------------------------------------------
c = b.prosecute({ accepted: "2025-03-10", sus: [{ state: "取保", decided: "2025-04-03" }] });
b.thing(c, "WP401", { seized: "2025-02-20", stored: "2025-03-10" });
x("C07", "not-hit", c, null, null, "Indicted with a thing seized; whether the list went with the indictment is not in these columns.", { kind: "unknown" });
x("C01", "not-hit", c, { itemNo: "WP401" }, null, "A police case: the police seized it; this office's three days do not run.");
x("C02", "not-hit", c, { itemNo: "WP401" }, null, "Stored on the day of acceptance.");
x("E15", "not-hit", c, "1", null, "Whom the office heard is not in these columns.", { kind: "unknown" });
drop({ state: "取保" });
b.thing(c, "WP402", { seized: "2025-01-15", stored: "2025-02-17", out: "2025-03-10" });
x("C09", "not-hit", c, "1", null, "What the decision says about the property is not in these columns.", { kind: "unknown" });
any("C06", c, null, "Given back on the day of the decision; the notice itself is not in these columns.");
any("C05", c, null, "Not prosecuted: that is C06.");
drop({ state: "取保", minor: "是", birth: "2007-11-11" });
x("E14", "not-hit", c, "1", null, "A minor, not prosecuted; whether the record was sealed is not in these columns (GZ 486).", { kind: "unknown" });
drop({ state: "取保" });
x("E14", "clear", c, "1", null, "Grown up at the offence: nothing to seal.");
c = b.prosecute({ accepted: "2025-01-13", sus: [{ state: "取保", decided: "2025-03-14", returns: [{ n: 1, out: "2025-02-12", back: "2025-02-28" }] }] });
x("D07", "not-hit", c, { suspectNo: "1", returnNo: 1 }, null, "Returned one day before the month ended 02-13; how long the outline was is not in these columns.", { kind: "unknown" });
c = b.prosecute({ accepted: "2025-02-17", sus: [{ ...kid, decided: "2025-03-10", from: "2025-03-10", to: "2025-10-10", months: 7 }] });
x("E16", "not-hit", c, "1", null, "The time of probation is running; who was heard is not in these columns.", { kind: "unknown" });

// ---- F02 / F03 numbers and dates of documents -------------------------------------------------------------------------------------------
const desk = b.prosecute({ accepted: "2025-03-17", sus: [{ state: "取保", decided: "2025-04-10" }] });
const letter = (no, d, more = {}) => b.paper(desk, "检察意见书", d, { 文号: no, ...more });
letter("星检意〔2025〕1号", "2025-03-20");
letter("星检意〔2025〕2号", "2025-03-21");
letter("星检意〔2025〕4号", "2025-03-25");
x("F02", "hit", desk, { documentNo: "星检意〔2025〕4号" }, null, "Number 3 is missing and not recorded as void (information only).", { severity: "warn" });
any("F02", desk, { documentNo: "星检意〔2025〕2号" }, "The number before the gap: the notice may stand on it.");
x("F02", "not-hit", desk, { documentNo: "星检意〔2025〕1号" }, null, "The first number of its kind.");
letter("星检函〔2025〕1号", "2025-03-20", { 文书名称: "公函" });
x("F02", "not-hit", desk, { documentNo: "星检函〔2025〕1号" }, null, "Number 1 of another kind.");
letter("星检函〔2024〕1号", "2024-12-20", { 文书名称: "公函" });
x("F02", "not-hit", desk, { documentNo: "星检函〔2024〕1号" }, null, "Number 1 of another year.");
letter("星检告〔2025〕1号", "2025-03-20", { 文书名称: "告知函" });
any("F02", desk, { documentNo: "星检告〔2025〕1号" }, "The earlier of two documents with one number.");
c = b.prosecute({ accepted: "2025-03-17", sus: [{ state: "取保", decided: "2025-04-10" }] });
b.paper(c, "告知函", "2025-03-24", { 文号: "星检告〔2025〕1号" });
x("F02", "hit", c, { documentNo: "星检告〔2025〕1号" }, null, "The same number as a letter of another case.");
const dated = (no, dates, o, why) => {
  b.paper(desk, "情况说明", "2025-03-24", { 文号: no, ...dates });
  x("F03", o, desk, { documentNo: no }, null, why);
};
dated("星检说〔2025〕1号", { 拟稿日期: "2025-03-20", 审批日期: "2025-03-24", 文书日期: "2025-03-21" }, "hit", "Dated three days before it was approved.");
dated("星检说〔2025〕2号", {}, "clear", "Dated the day it was approved.");
dated("星检说〔2025〕3号", { 审批日期: "2025-03-21" }, "clear", "Dated after its approval.");
dated("星检说〔2025〕4号", { 审批日期: null, 用印日期: null }, "not-hit", "Not approved yet: nothing to compare.");

// ---- F04 missing documents ------------------------------------------------------------------------------------------------------------------
c = b.prosecute({ accepted: "2025-02-17", papers: false, sus: [{ state: "取保", decided: "2025-03-12" }] });
x("F04", "hit", c, null, null, "Indicted; a review report and a receipt are there, but no indictment and no notice of rights.");

// ---- F07 empty fields ---------------------------------------------------------------------------------------------------------------------------
c = b.plain({ accepted: "2025-03-03", prosecutor: null }, "立案监督", "立监");
x("F07", "hit", c, null, null, "承办检察官 has been empty for six weeks.");
c = b.plain({ accepted: "2025-04-16", prosecutor: null }, "立案监督", "立监");
x("F07", "not-hit", c, null, null, "Taken in two days ago.");

// ---- F08 risk --------------------------------------------------------------------------------------------------------------------------------------
drop({ state: "取保", risk: false });
notClear("F08", c, null, "Not prosecuted with a victim and no risk assessment among the documents; the flag itself is not in these columns.");
drop({ state: "取保" });
x("F08", "not-hit", c, null, null, "The assessment is of the day of the decision.");

// ---- F09 publication -----------------------------------------------------------------------------------------------------------------------------------
const paperNo = () => b.rows.文书.findLast((r) => r.文书名称 === "不起诉决定书").文号;
drop({ state: "取保", published: "2025-03-25" });
x("F09", "hit", c, { documentNo: paperNo() }, "2025-03-24", "Announced 03-10: the tenth working day is 03-24; published 03-25.");
drop({ state: "取保", published: "2025-03-24" });
x("F09", "not-hit", c, { documentNo: paperNo() }, "2025-03-24", "Published on the tenth working day.");
drop({ state: "取保", published: null });
notClear("F09", c, { documentNo: paperNo() }, "Not published at all; grounds for that are not in these columns.");
drop({ state: "取保", minor: "是", birth: "2007-12-20", published: "2025-03-14" });
x("F09", "hit", c, { documentNo: paperNo() }, null, "The decision on a minor was published (GZ 481, 486).");
drop({ state: "取保", minor: "是", birth: "2007-12-20" });
x("F09", "clear", c, { documentNo: paperNo() }, null, "On a minor, and not published.");

// ---- F12 archives -----------------------------------------------------------------------------------------------------------------------------------------
const shelf = (closed, archived, o, due, why) => {
  c = b.plain({ accepted: "2024-11-20", decided: closed, archived }, "立案监督", "立监");
  x("F12", o, c, null, due, why);
};
shelf("2025-01-10", null, "hit", "2025-04-10", "Closed 01-10: ninety days ended 04-10, not archived.");
shelf("2025-01-18", null, "not-hit", null, "Ninety days end on the data date.");
shelf("2024-12-02", "2025-02-28", "clear", null, "Archived on day 88.");
shelf("2024-12-02", "2025-03-10", "hit", null, "Archived on day 98.");

// What a document list of each stage asks for is set by the office; only the planted case is tested.
for (const r of b.rows.案件) if (!b.expectations.some((e) => e.rule === "F04" && e.legalCaseNo === r.部门受案号)) any("F04", r.部门受案号, null, "The list of documents of each stage is set by the office.");
