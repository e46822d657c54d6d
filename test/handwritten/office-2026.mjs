// An office export with data date 2026-04-10 (Friday), written by hand; dates are real date cells.
// Spring Festival 2026: rest 02-15..02-23, working Saturdays 02-14 and 02-28. 清明: rest 04-04..04-06.
import { Book, citizenId, wrongCheck } from "./book.mjs";

export const b = new Book({ file: "office-export-2026-spring.xlsx", dataDate: "2026-04-10", year: 2026, first: 200 });
const x = b.x.bind(b);
const any = b.any.bind(b);
let c;

// ---- B01 / B02 -------------------------------------------------------------------------------------
const arrest = (rule, custody, accepted, decided, o, due, why, kase = {}, sus = {}) => {
  c = b.arrest({ accepted, ...kase, sus: [{ custody, decided, ...(custody === "否" && decided ? { decision: "不批准逮捕" } : {}), ...(decided ? {} : { receipt: null }), ...sus }] });
  x(rule, o, c, "1", due, why);
};
arrest("B01", "是", "2026-02-10", "2026-02-24", "hit", "2026-02-17", "Detained: the seventh day 02-17 lies in the holiday and is not extended (CPL 91, 105); decided 02-24.");
arrest("B01", "是", "2026-02-10", "2026-02-17", "clear", "2026-02-17", "Decided on the seventh day, New Year's Day itself: in time.");
arrest("B01", "是", "2026-02-13", "2026-02-21", "hit", "2026-02-20", "Detained: seventh day 02-20, decided the day after (CPL 91).");
arrest("B01", "是", "2026-02-13", "2026-02-14", "clear", "2026-02-20", "Decided the next day, an adjusted working Saturday.");
arrest("B01", "是", "2026-03-31", null, "hit", "2026-04-07", "Undecided; the seventh day was 04-07, the data date is 04-10 (CPL 91).");
arrest("B01", "是", "2026-04-03", null, "not-hit", "2026-04-10", "Undecided; the seventh day is the data date.");
arrest("B01", null, "2026-02-10", "2026-02-24", "undetermined", null, "是否羁押 is empty: late only if detained (02-17).", {}, { decision: "不批准逮捕", measures: [] });
x("B02", "not-hit", c, "1", null, "Day 14: within 15 days whatever the custody.");
arrest("B02", "否", "2026-01-30", "2026-02-24", "hit", "2026-02-14", "15 days end on Saturday 02-14, an adjusted working day: no roll (GZ 282); decided after the holiday.");
arrest("B02", "否", "2026-01-30", "2026-02-14", "clear", "2026-02-14", "Decided on the adjusted working Saturday.");
arrest("B02", "否", "2026-02-02", "2026-02-25", "hit", "2026-02-24", "15 days end 02-17 in the holiday, rolled to 02-24; decided 02-25 (GZ 282; CPL 105).");
arrest("B02", "否", "2026-02-02", "2026-02-24", "clear", "2026-02-24", "Decided on the first day after the holiday.");
arrest("B02", "否", "2026-02-13", "2026-03-02", "hit", "2026-02-28", "15 days end Saturday 02-28, an adjusted working day: no roll; decided Monday 03-02.");
arrest("B02", "否", "2026-02-13", "2026-03-05", "clear", "2026-03-05", "Complex: 20 days end 03-05 (GZ 282).", { complex: "是" });
arrest("B02", "否", "2026-02-13", "2026-03-06", "hit", "2026-03-05", "Complex: 20 days end 03-05; decided 03-06.", { complex: "是" });
arrest("B02", "否", "2026-03-20", null, "hit", "2026-04-07", "15 days end 04-04 in the 清明 holiday, rolled to 04-07; undecided at 04-10.");
arrest("B02", "否", "2026-03-26", null, "not-hit", "2026-04-10", "15 days end 04-10, the data date.");
arrest("B02", "否", "2026-03-02", "2026-03-19", "undetermined", null, "Day 17, 是否重大复杂 empty: 15 or 20 days.", { complex: null });

// ---- D01 / D03 -------------------------------------------------------------------------------------
const miss = "Decided after the month with no 15-day extension recorded (CPL 172; GZ 351).";
const d = (accepted, state, decided, o, due, why, sus = {}, kase = {}) => {
  c = b.prosecute({ accepted, ...kase, sus: [{ state, decided, ...sus }] });
  x("D01", o, c, "1", due, why);
  if (o === "hit" && decided && !sus.ext) x("D03", "hit", c, "1", due, miss);
  if (o === "hit" && !decided) any("D03", c, "1", "D03 speaks of a case decided after the month; this one is undecided.");
  if (o === "clear" && !sus.ext && decided) x("D03", "clear", c, "1", due, "Decided within the month.");
};
d("2026-01-29", "在押", "2026-02-28", "clear", "2026-02-28", "No 02-29 in 2026: the last day 02-28 (FS 202).");
d("2026-01-30", "取保", "2026-03-02", "hit", "2026-02-28", "02-28 is a Saturday but an adjusted working day: no roll even on bail; decided 03-02.");
d("2026-01-31", "取保", "2026-02-28", "clear", "2026-02-28", "Decided on 02-28.");
d("2026-01-31", "在押", "2026-03-01", "hit", "2026-02-28", "Month ended 02-28; decided Sunday 03-01.");
d("2026-01-16", "在押", "2026-02-24", "hit", "2026-02-16", "In custody: 02-16 in the holiday, not extended (CPL 105).");
d("2026-01-16", "在押", "2026-02-14", "clear", "2026-02-16", "Decided before the holiday.");
d("2026-01-16", "取保", "2026-02-24", "clear", "2026-02-24", "On bail: 02-16 rolled over the holiday to 02-24.");
d("2026-01-16", "取保", "2026-02-25", "hit", "2026-02-24", "On bail: rolled limit 02-24; decided 02-25.");
d("2026-01-14", "取保", "2026-02-24", "hit", "2026-02-14", "On bail: 02-14 is a working Saturday, so it is not rolled over the holiday that follows.");
d("2025-12-31", "在押", "2026-02-02", "hit", "2026-01-31", "In custody: last day of January, a Saturday, no roll.");
d("2025-12-31", "取保", "2026-02-02", "clear", "2026-02-02", "On bail: Saturday 01-31 rolls to Monday 02-02.");
d("2025-11-30", "取保", "2026-01-04", "hit", "2025-12-31", "Received on the last day of November: the month ends 12-31, a Wednesday and not yet the holiday.");
d("2025-12-02", "取保", "2026-01-04", "clear", "2026-01-04", "01-02 lies in the New Year holiday; 01-04 is a working Sunday and the first day after it.");
d("2025-12-02", "取保", "2026-01-05", "hit", "2026-01-04", "The first day after the holiday is the working Sunday 01-04; decided 01-05.");
d("2026-02-28", "在押", "2026-03-30", "clear", "2026-03-31", "Received on the last day of February: ends on the last day of March (FS 202).");
d("2026-02-28", "在押", "2026-04-01", "hit", "2026-03-31", "Ended 03-31; decided 04-01.");
d("2026-02-27", "在押", "2026-03-30", "hit", "2026-03-27", "02-27 is not the last day of February: ends 03-27.");
d("2026-03-05", "在押", null, "hit", "2026-04-05", "In custody: 04-05 in the 清明 holiday, not extended; undecided at 04-10.");
d("2026-03-05", "取保", "2026-04-07", "clear", "2026-04-07", "On bail: 04-05 rolled to 04-07.");
d("2026-03-05", "在押", "2026-04-07", "hit", "2026-04-05", "In custody: not rolled; decided 04-07.");
d("2026-03-10", "取保", null, "not-hit", "2026-04-10", "The month ends on the data date.");
d("2026-03-09", "取保", null, "hit", "2026-04-09", "The month ended 04-09; undecided at 04-10.");
d("2026-01-16", "取保", "2026-03-03", "clear", "2026-03-03", "On bail: 15 days from the un-rolled end 02-16 are 03-03 (U3).", { ext: "2026-02-24", extNo: "星检延〔2026〕1号" }, { complex: "是" });
x("D03", "clear", c, "1", "2026-02-24", "Extension of 02-24, the rolled end of the month on bail.");
d("2026-01-16", "取保", "2026-03-04", "hit", "2026-03-03", "15 days from the un-rolled end 02-16 end 03-03; decided 03-04.", { ext: "2026-02-14", extNo: "星检延〔2026〕2号" }, { complex: "是" });
x("D03", "clear", c, "1", "2026-02-24", "Extension recorded 02-14, in time.");
d("2026-01-13", "在押", "2026-02-28", "clear", "2026-02-28", "02-13 plus 15 days is 02-28.", { ext: "2026-02-13", extNo: "星检延〔2026〕3号" }, { complex: "是" });
x("D03", "clear", c, "1", "2026-02-13", "Recorded on the last day of the month.");
c = b.prosecute({ accepted: "2026-01-16", complex: "是", sus: [{ state: "在押", decided: "2026-03-02", ext: "2026-02-24", extNo: "星检延〔2026〕4号" }] });
x("D03", "hit", c, "1", "2026-02-16", "In custody the month ended 02-16; the extension of 02-24 came too late.");
any("D01", c, "1", "The sheet does not say whether an extension recorded too late still moves the limit.");
c = b.prosecute({ accepted: "2026-01-16", sus: [{ state: null, decided: "2026-02-20", measures: [] }] });
x("D01", "undetermined", c, "1", null, "Between 02-16 (custody) and 02-24 (bail), custody not recorded.", { kind: "unknown" });
x("D03", "undetermined", c, "1", null, "Depends on the custody, which is not recorded.", { kind: "unknown" });
c = b.prosecute({ accepted: "2026-01-16", sus: [{ state: null, decided: "2026-02-25", measures: [] }] });
any("D01", c, "1", "Custody not recorded, but late in custody (02-16) and on bail (02-24) alike: best a hit, undetermined is tolerable, clear is wrong.", { not: "clear" });
any("D03", c, "1", "After the month in either case: best a hit, undetermined is tolerable, clear is wrong.", { not: "clear" });
// joint crime
c = b.prosecute({ accepted: "2026-01-16", charge: "诈骗罪", sus: [{ state: "取保", decided: "2026-02-24" }, { state: "在押", decided: "2026-02-24" }, { state: "在押", decided: "2026-02-13" }] });
x("D01", "clear", c, "1", "2026-02-24", "On bail: 02-24.");
x("D01", "hit", c, "2", "2026-02-16", "In custody: 02-16 (U7).");
x("D03", "hit", c, "2", "2026-02-16", miss);
x("D01", "clear", c, "3", "2026-02-16", "In custody, decided before the holiday.");
// returns
d("2025-12-29", "在押", "2026-03-31", "clear", "2026-03-31", "Re-transferred 02-28, the last day of February: new month to 03-31 (GZ 346; FS 202).", { returns: [{ n: 1, out: "2026-01-28", back: "2026-02-28" }] });
x("D05", "clear", c, "1", "2026-02-28", "Back on the last day 02-28.");
d("2025-12-29", "在押", "2026-03-30", "hit", "2026-03-27", "Re-transferred 02-27: new month to 03-27; decided 03-30.", { returns: [{ n: 1, out: "2026-01-28", back: "2026-02-27" }] });
d("2025-11-10", "取保", "2026-03-16", "clear", "2026-03-16", "Second re-transfer 02-14: new month to Saturday 03-14, on bail Monday 03-16.", { returns: [{ n: 1, out: "2025-12-10", back: "2025-12-30" }, { n: 2, out: "2026-01-20", back: "2026-02-14" }] });
x("D04", "clear", c, "1", null, "Two returns are the limit, not beyond it (CPL 175).");

// ---- D04 / D05 -------------------------------------------------------------------------------------
c = b.prosecute({ accepted: "2025-09-08", sus: [{ state: "取保", decided: "2026-03-20", returns: [{ n: 1, out: "2025-09-30", back: "2025-10-29" }, { n: 2, out: "2025-11-20", back: "2025-12-18" }, { n: 3, out: "2026-01-15", back: "2026-02-25" }] }] });
x("D04", "hit", c, "1", null, "A third return (CPL 175; GZ 346).");
any("D05", c, "1", "Back one day after the rolled month, inside the three days of grace the sheet grants for the request.");
c = b.prosecute({ accepted: "2025-12-08", charge: "诈骗罪", sus: [1, 2, 3].map(() => ({ state: "取保", decided: "2026-03-06", returns: [{ n: 1, out: "2026-01-07", back: "2026-02-06" }] })) });
for (const s of ["1", "2", "3"]) x("D04", "clear", c, s, null, "One return each, though the case has three rows.");
const ret = (state, r, o, due, why, extra) => {
  c = b.prosecute({ accepted: "2026-01-05", sus: [{ state, decided: r.decided ?? null, returns: [{ n: 1, out: r.out, back: r.back ?? null, asked: r.asked }] }] });
  x("D05", o, c, { suspectNo: "1", returnNo: 1 }, due, why, extra);
};
ret("取保", { out: "2026-01-20" }, "hit", "2026-02-24", "On bail: 02-20 rolled to 02-24; never back, nothing asked (GZ 346, 347).");
ret("在押", { out: "2026-01-20" }, "hit", "2026-02-20", "In custody: 02-20 in the holiday, not rolled; never back, nothing asked.");
ret("取保", { out: "2026-01-20", back: "2026-02-24", decided: "2026-03-20" }, "clear", "2026-02-24", "Back on the rolled last day.");
ret("在押", { out: "2026-01-20", asked: "2026-02-25" }, "clear", "2026-02-20", "Reasons asked for after the month.");
ret("在押", { out: "2026-01-20", asked: "2026-02-13" }, "hit", "2026-02-20", "The request came before the month ended.");

// ---- B03 -------------------------------------------------------------------------------------------
const bail = (m, accepted, decided, o, due, why, state = "取保", more = []) => {
  c = b.prosecute({ accepted, sus: [{ state, decided, measures: [{ type: "取保候审", guarantor: "保某辛", decided: m.executed, ...m, executed: m.executed ? m.executed + " 14:30" : null }, ...more] }] });
  x("B03", o, c, { suspectNo: "1", measureNo: 1 }, due, why);
};
bail({ executed: "2025-02-17", ended: "2026-02-25", why: "期满解除" }, "2025-02-17", "2025-03-14", "hit", "2026-02-24", "12 months end 02-17 in the holiday, rolled to 02-24; lifted 02-25 (CPL 79; U4).", "未采取");
bail({ executed: "2025-02-17", ended: "2026-02-24", why: "期满解除" }, "2025-02-17", "2025-03-14", "clear", "2026-02-24", "Lifted on the first day after the holiday.", "未采取");
bail({ executed: "2025-02-28", ended: "2026-03-02", why: "期满解除" }, "2025-02-28", "2025-03-28", "hit", "2026-02-28", "12 months end Saturday 02-28, a working day: no roll; lifted Monday 03-02.", "未采取");
bail({ executed: "2025-02-28", ended: "2026-02-28", why: "期满解除" }, "2025-02-28", "2025-03-28", "clear", "2026-02-28", "Lifted on the last day.", "未采取");
bail({ executed: "2025-04-03" }, "2025-04-03", "2025-04-30", "hit", "2026-04-03", "12 months ended Friday 04-03; not lifted at 04-10.");
bail({ executed: "2025-04-07" }, "2025-04-07", "2025-05-06", "hit", "2026-04-07", "12 months ended 04-07; not lifted at 04-10.");
bail({ executed: "2025-04-10" }, "2025-04-10", "2025-05-09", "not-hit", "2026-04-10", "12 months end on the data date.");
bail({ executed: "2025-03-06", ended: "2026-03-05", decided: "2025-02-28", why: "期满解除" }, "2025-02-28", "2025-03-28", "clear", "2026-03-06", "Decided 02-28, executed 03-06: the later counts for a violation (U10).", "未采取");
bail({ decided: "2025-03-03", executed: null }, "2025-03-03", "2025-03-28", "undetermined", null, "执行时间 is empty: the start is not known.");
bail({ by: "星河县公安局", executed: "2025-03-05" }, "2026-01-20", "2026-02-14", "not-hit", null, "Police bail, ended by this office's own bail of 01-21 within its 12 months (GZ 103).", "取保", [{ type: "取保候审", decided: "2026-01-21", executed: "2026-01-21 10:30", guarantor: "保某辛" }]);
x("B03", "clear", c, { suspectNo: "1", measureNo: 2 }, null, "Own bail runs anew from 01-21 (GZ 103).");

// ---- B06 (own investigations), real date-time cells -------------------------------------------------
const kin = (m, o, due, why) => {
  c = b.prosecute({ accepted: "2026-03-06", investigator: "本院", charge: "刑讯逼供罪", sus: [{ state: "在押", decided: "2026-03-27", measures: [{ type: "拘留", decided: m.executed?.slice(0, 10) ?? "2026-02-12", ...m }] }] });
  x("B06", o, c, { suspectNo: "1", measureNo: 1 }, due, why);
};
kin({ executed: "2026-02-14 18:25", notified: "2026-02-15 19:10" }, "hit", "2026-02-15", "24 hours end 02-15 19:00, a holiday, and hours do not roll (CPL 85, 105); told 19:10.");
kin({ executed: "2026-02-14 18:25", notified: "2026-02-15 18:50" }, "clear", "2026-02-15", "Before 19:00 (U5).");
kin({ executed: "2026-02-27 23:40", notified: "2026-02-28 23:59" }, "clear", null, "The hour 23 is not counted: 24 hours run from 00:00 of 02-28 to 00:00 of 03-01.");
kin({ executed: "2026-02-27 23:40", notified: "2026-03-01 00:30" }, "hit", null, "24 hours ended at 00:00 of 03-01; told 00:30.");
kin({ executed: "2026-03-02", notified: "2026-03-03" }, "undetermined", null, "Dates only: 24 hours cannot be measured.");
kin({ type: "逮捕", executed: "2026-03-03 09:15", notified: null, noReason: "有碍侦查" }, "hit", "2026-03-04", "有碍侦查 is no reason after an arrest (CPL 93; GZ 301).");
kin({ type: "逮捕", executed: "2026-03-03 09:15", notified: null, noReason: "无法通知" }, "clear", null, "无法通知 is a valid reason (CPL 93).");

// ---- E01 / E02 / E04 -------------------------------------------------------------------------------
const told = (accepted, informed, o, due, why, sus = {}) => {
  c = b.prosecute({ accepted, sus: [{ state: "在押", decided: accepted.startsWith("2026-02") ? "2026-03-10" : null, informed, victimInformed: accepted, ...sus }] });
  x("E01", o, c, "1", due, why);
};
told("2026-02-12", "2026-02-25", "hit", "2026-02-24", "3 days end 02-15 in the holiday, rolled to 02-24 though in custody (CPL 34; U9); told 02-25.");
told("2026-02-12", "2026-02-24", "clear", "2026-02-24", "Told on the first day after the holiday.");
told("2026-02-11", "2026-02-24", "hit", "2026-02-14", "3 days end Saturday 02-14, an adjusted working day: no roll; told 02-24.");
told("2026-02-11", "2026-02-14", "clear", "2026-02-14", "Told on the working Saturday.");
told("2026-02-25", "2026-03-02", "hit", "2026-02-28", "3 days end Saturday 02-28, an adjusted working day; told Monday 03-02.");
told("2026-02-25", "2026-02-28", "clear", "2026-02-28", "Told on the working Saturday.");
told("2026-04-01", null, "hit", "2026-04-07", "3 days end 04-04 in the 清明 holiday, rolled to 04-07; not told at 04-10.");
told("2026-04-07", null, "not-hit", "2026-04-10", "3 days end on the data date.");
c = b.prosecute({ accepted: "2026-03-09", sus: [{ state: "取保", decided: "2026-03-20", victimInformed: "2026-03-13" }] });
x("E02", "hit", c, "1", "2026-03-12", "Victim told on day four (CPL 46).");
c = b.prosecute({ accepted: "2026-03-09", sus: [{ state: "取保", decided: "2026-03-20", victimInformed: "2026-03-12" }] });
x("E02", "clear", c, "1", "2026-03-12", "Victim told on day three.");
c = b.prosecute({ accepted: "2026-03-09", charge: "危险驾驶罪", sus: [{ state: "取保", decided: "2026-03-20", victimInformed: null, victims: 0 }] });
x("E02", "clear", c, "1", null, "No victim.");
c = b.prosecute({ accepted: "2026-03-09", sus: [{ state: "取保", decided: "2026-03-20", victimInformed: null, victims: null }] });
x("E02", "undetermined", c, "1", null, "被害人人数 is empty.", { kind: "unknown" });
const asked = (sus, o, why, extra) => {
  c = b.prosecute({ accepted: "2026-03-09", sus: [{ state: "取保", decided: "2026-03-20", ...sus }] });
  x("E04", o, c, "1", null, why, extra);
};
asked({ questioned: null }, "hit", "Indicted without questioning (CPL 173; GZ 331).");
asked({ questioned: "2026-03-21" }, "hit", "Questioned after the decision.");
asked({ questioned: "2026-03-20" }, "clear", "Questioned on the day of the decision.");
asked({ decision: "改变管辖", questioned: null }, "clear", "Passed on to another office, not decided.");
asked({ decision: null, questioned: null, docNo: "星检刑〔2026〕903号" }, "undetermined", "What was decided is empty.", { kind: "unknown" });
x("V40", "undetermined", c, "1", null, "What was decided is empty: it may be 不起诉 without a kind.", { kind: "unknown" });

// ---- D08, D13 --------------------------------------------------------------------------------------
const judged = (j, o, due, why, extra) => {
  c = b.prosecute({ accepted: "2025-12-02", sus: [{ state: "在押", decided: "2025-12-26" }] });
  b.judgment(c, j);
  x("D08", o, c, "1", due, why, extra);
};
judged({ received: "2026-02-05", reviewed: "2026-02-25" }, "hit", "2026-02-24", "10 days end 02-15 in the holiday, rolled to 02-24; reviewed 02-25 (CPL 230).");
judged({ received: "2026-02-05", reviewed: "2026-02-24" }, "not-hit", "2026-02-24", "Reviewed on the rolled last day.", { level: "L2" });
judged({ received: "2026-02-04", reviewed: "2026-02-24" }, "hit", "2026-02-14", "10 days end on the working Saturday 02-14: no roll; reviewed 02-24.");
judged({ received: "2026-03-02", reviewed: "2026-03-06" }, "clear", "2026-03-12", "Reviewed on day four.");
judged({ kind: "裁定", received: "2026-02-09", reviewed: "2026-02-24" }, "hit", "2026-02-14", "A ruling: 5 days end on the working Saturday 02-14; reviewed 02-24.");
judged({ kind: "裁定", received: "2026-02-11", reviewed: "2026-02-13" }, "clear", "2026-02-24", "A ruling reviewed on day two.");
judged({ kind: null, received: "2026-03-04", reviewed: "2026-03-11" }, "undetermined", null, "裁判种类 is empty: late for a ruling (03-09), day seven and in time for a judgment (03-16).", { kind: "unknown" });
const non = (decided, handover, o, due, why, extra) => {
  c = b.prosecute({ accepted: "2026-01-27", sus: [{ state: "取保", decision: "不起诉", decided, handover }] });
  x("D13", o, c, "1", due, why, extra);
};
non("2026-02-12", "2026-02-25", "hit", "2026-02-24", "Working days 02-13, 02-14 (adjusted Saturday), 02-24: due 02-24 (XXXJ).");
non("2026-02-12", "2026-02-24", "clear", "2026-02-24", "Handed over on the third working day.");
non("2026-02-25", "2026-03-02", "hit", "2026-02-28", "Working days 02-26, 02-27, 02-28 (adjusted Saturday): due 02-28.");
non("2026-02-25", "2026-02-28", "clear", "2026-02-28", "Handed over on the working Saturday.");
non("2026-02-10", null, "undetermined", "2026-02-13", "No handover recorded: whether the case had to go is not settled.", { kind: "unknown" });

// ---- data rules ------------------------------------------------------------------------------------
c = b.arrest({ accepted: "2026-03-02", sus: [{ decision: "不批准逮捕", decided: "2026-03-06", refusal: null }] });
x("V28", "hit", c, "1", null, "不批准逮捕 with an empty kind.");
c = b.arrest({ accepted: "2026-03-02", sus: [{ decision: "不批准逮捕", decided: "2026-03-06", refusal: "不构成犯罪", docNo: null }] });
x("V28", "clear", c, "1", null, "The kind is recorded.");
x("V31", "hit", c, { suspectNo: "1", sheet: "审查逮捕" }, null, "Decision without a document number.");
c = b.arrest({ accepted: "2026-03-02", sus: [{ decided: "2026-03-06", receipt: null, measures: [] }] });
x("V26", "hit", c, "1", null, "批准逮捕 on 03-06 and no 逮捕, no receipt (GZ 286).");
c = b.prosecute({ accepted: "2026-02-26", sus: [{ state: "取保", decision: "不起诉", decided: "2026-03-12", kind: null, handover: "2026-03-13" }] });
x("V40", "hit", c, "1", null, "不起诉 with an empty kind.");
c = b.prosecute({ accepted: "2026-02-26", sus: [{ state: "取保", decided: "2026-03-12", sentence: ["确定刑", "拘役", 4, 5] }] });
x("V50", "hit", c, "1", null, "A fixed term of 4 and 5 months (GZ 275).");
c = b.prosecute({ accepted: "2026-02-26", sus: [{ state: "取保", decided: "2026-03-12", sentence: ["确定刑", "拘役", 5, 5] }] });
x("V50", "clear", c, "1", null, "Both ends equal.");
const id = citizenId("1992-02-29", "女", 77);
const who = (sus, rule, o, why) => {
  c = b.prosecute({ accepted: "2026-02-26", sus: [{ state: "取保", decided: "2026-03-12", sex: "女", birth: "1992-02-29", id, ...sus }] });
  x(rule, o, c, "1", null, why);
};
who({ id: wrongCheck(id) }, "V06", "hit", "Check character wrong (GB 11643).");
who({}, "V06", "clear", "Valid, born on a leap day.");
who({}, "V07", "clear", "Birth equals characters 7-14.");
who({ birth: "1992-02-28" }, "V07", "hit", "Birth 02-28, in the number 02-29.");
who({ sex: "男" }, "V08", "hit", "Male on the card, even character 17.");
const bailed = (m, o, why, extra) => {
  c = b.prosecute({ accepted: "2026-02-26", sus: [{ state: "取保", decided: "2026-03-12", measures: [{ type: "取保候审", decided: "2026-02-26", executed: "2026-02-26 15:40", ...m }] }] });
  x("V20", o, c, { suspectNo: "1", measureNo: 1 }, null, why, extra);
};
bailed({}, "hit", "Neither deposit nor guarantor (CPL 68).");
bailed({ deposit: "1000.00" }, "clear", "A deposit of 1,000 yuan.");
const order = (o, rule, outcome, why) => {
  c = b.other({ accepted: "2026-03-02", ...o });
  x(rule, outcome, c, null, null, why);
};
order({ assign: "指定" }, "A08", "hit", "Designated without a reason.");
order({ assign: "指定", reason: "回避后重新指定" }, "A08", "clear", "Designated with a reason.");
order({ numberUnit: "990100" }, "V03", "hit", "Unit 990100 in the number, office 990101.");
order({ no: "星检立监受[2026]990101号" }, "V01", "hit", "No serial.");
order({ sent: "2026-03-03" }, "V11", "hit", "Sent after it was accepted.");
order({ finished: "2026-02-28" }, "V12", "hit", "Decided before it was accepted.");
order({ finished: "2026-03-09", closed: "2026-03-06" }, "V13", "hit", "Closed before it was decided.");
order({ finished: "2026-03-02", archived: "2026-03-02" }, "V13", "clear", "All on the same day.");

const store = b.prosecute({ accepted: "2026-02-26", charge: "诈骗罪", sus: [{ state: "在押", decided: "2026-03-12" }] });
const thing = (p, rule, o, why, extra) => {
  const no = `CW${String(b.rows.涉案财物.length + 1).padStart(3, "0")}`;
  b.item(store, { no, seized: "2026-01-12", stored: "2026-02-26", ...p });
  x(rule, o, store, { itemNo: no }, null, why, extra);
};
thing({ out: "2026-03-16", outKind: "返还" }, "C04", "hit", "Left without approval (GZ 670).");
thing({ out: "2026-03-16", outKind: "返还", approved: "2026-03-17", approvalNo: "星检出〔2026〕1号" }, "C04", "hit", "Approved a day later.");
thing({ out: "2026-03-16", outKind: "返还", approved: "2026-03-16", approvalNo: "星检出〔2026〕2号" }, "C04", "clear", "Approved the same day.");
thing({ kind: "款", name: "人民币", unit: "元", amount: "100000.00", deposited: "99999.99" }, "C08", "hit", "One fen less was deposited.");
thing({ kind: "款", name: "人民币", unit: "元", amount: "4503599627370.37", deposited: "4503599627370.37" }, "C08", "clear", "Equal, an amount with fifteen digits.");
thing({ kind: "款", name: "人民币", unit: "元", amount: "800.00" }, "C08", "undetermined", "入账金额 is empty although stored.", { kind: "unknown" });
const paper = (d0, o, why) => {
  const no = b.document(store, { name: "起诉书", drafted: "2026-03-09", ...d0 });
  x("F01", o, store, { documentNo: no }, null, why);
};
paper({ approved: "2026-03-12", sealed: "2026-03-11", served: "2026-03-13" }, "hit", "Sealed before it was approved (GZ 666).");
paper({ approved: "2026-03-12", sealed: "2026-03-13", served: "2026-03-12" }, "hit", "Served before it was sealed.");
paper({ approved: "2026-03-12", sealed: "2026-03-12", served: "2026-03-13" }, "clear", "In order.");
