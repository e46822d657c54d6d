// Process monitoring with the added columns and the further tables; data date 2026-04-17 (Friday), written by hand
// from the sheet and the articles it names. Rest 2026: 01-01..01-03, 02-15..02-23, 04-04..04-06; working days
// 01-04 (Sunday), 02-14 and 02-28 (Saturdays).
import { ProcessBook } from "./process-book.mjs";
import { rules as all } from "./process-standard.mjs";

const SHEETS = ["案件", "犯罪嫌疑人", "强制措施", "审查逮捕", "审查起诉", "退回补充侦查", "权利告知", "文书", "判决", "公益诉讼", "检察建议", "涉案财物", "变更措施申请", "羁押变化通知", "复议复核", "立案监督事项", "羁押必要性建议", "讯问询问", "阅卷申请", "律师意见"];
export const b = new ProcessBook({ file: "process-further.xlsx", dataDate: "2026-04-17", year: 2026, first: 700, further: true, sheets: SHEETS });
export const rules = all;
const x = b.x.bind(b);
const any = b.any.bind(b);
const notClear = (rule, c, key, why) => b.any(rule, c, key, why, { not: "clear" });
const police = b.police;
let c;
/** an ordinary prosecution review of one suspect on bail, indicted unless left undecided */
const review = (s = {}, kase = {}) => (c = b.prosecute({ accepted: s.decided === null ? "2026-03-30" : "2026-03-02", ...kase, sus: [{ state: "取保", decided: "2026-03-26", ...s }] }));
const extra = (columns) => ({ extra: columns });

// ---- A01 / A02 lack of jurisdiction --------------------------------------------------------------------
const lack = (accepted, found, moved, o, due, why, kase = {}) => {
  c = b.prosecute({ accepted, ...kase, extra: { 发现无管辖权日期: found, 移送管辖日期: moved }, sus: [{ decision: moved ? "改变管辖" : undefined, decided: moved }] });
  x("A02", o, c, null, due, why);
};
lack("2026-02-09", "2026-02-11", "2026-02-24", "clear", "2026-02-24", "Found 02-11: five days end 02-16 in the holiday, rolled to 02-24 (GZ 328; CPL 105).");
lack("2026-02-09", "2026-02-11", "2026-02-25", "hit", "2026-02-24", "One day past the rolled fifth day; the duty does not measure custody, so it rolls (U9).");
lack("2026-03-02", "2026-03-09", "2026-03-16", "clear", "2026-03-16", "Five days end Saturday 03-14, rolled to 03-16.");
lack("2026-03-02", "2026-03-09", "2026-03-17", "hit", "2026-03-16", "One day past the rolled fifth day.");
lack("2026-03-23", "2026-04-01", null, "hit", "2026-04-07", "Found 04-01, five days end 04-06 in the holiday, rolled to 04-07; not transferred at the data date.");
lack("2026-03-23", "2026-04-13", null, "not-hit", "2026-04-20", "Five days end Saturday 04-18, rolled to 04-20: not over.");
lack("2026-03-02", "2026-03-09", "2026-03-17", "hit", "2026-03-16", "State security, found 03-09, sent up only 03-17.", { charge: "间谍罪", investigator: "国安", sender: "星河县国家安全局", victims: 0 });
x("A01", "hit", c, null, null, "A case of the upper court, sent up later than five days after that was found (CPL 21; GZ 328).");
lack("2026-03-02", "2026-03-09", "2026-03-13", "clear", "2026-03-16", "Sent up on the fourth day.", { charge: "间谍罪", investigator: "国安", sender: "星河县国家安全局", victims: 0 });
x("A01", "not-hit", c, null, null, "Sent up in time: merely accepting was no violation.");

// ---- A03 papers missing -----------------------------------------------------------------------------------
const papers = (columns, o, why, s = {}) => {
  review(s, extra(columns));
  x("A03", o, c, null, null, why);
};
papers({ 证据卷齐备: "否" }, "hit", "Registered without the evidence volumes, nothing asked for (GZ 157, 158).");
papers({ 证据卷齐备: "否", 要求补送日期: "2026-03-02" }, "clear", "Asked for on the day of registration.");
papers({ 证据卷齐备: "否", 要求补送日期: "2026-03-04" }, "hit", "Asked for only after it had been registered.");
papers({ 换押证齐备: "否" }, "clear", "On bail: no custody paper is called for.");
papers({ 换押证齐备: "否" }, "hit", "In custody, registered without the custody paper, nothing asked for.", { state: "在押" });
any("B16", c, null, "The paper was missing at registration, but one of that day is among the documents.");
papers({ 移送意见书齐备: null }, "undetermined", "Whether the opinion was there is not recorded.");

// ---- A04 list and things ------------------------------------------------------------------------------------
const list = review({ decided: null }, { accepted: "2026-03-30" });
const listed = (no, p, o, why) => {
  b.thing(list, no, { seized: "2026-02-25", stored: "2026-03-30", ...p });
  x("A04", o, list, { itemNo: no }, null, why);
};
listed("WP501", { amount: "500.00", more: { 清单数量: 2 } }, "hit", "Two on the list, one received, nothing recorded (GZ 157, 668).");
listed("WP502", { amount: "500.00", more: { 清单数量: 2, 差异已记录: "是" } }, "clear", "The difference was recorded and signed.");
listed("WP503", { amount: "500.00" }, "clear", "One listed, one received.");
const cash = { kind: "款", name: "人民币" };
listed("WP504", { ...cash, amount: "9000.00", deposited: "9000.00", more: { 清单金额: "10000.00", 入账日期: "2026-03-30" } }, "hit", "Ten thousand on the list, nine received.");
listed("WP505", { ...cash, amount: "800.50", deposited: "800.50", more: { 入账日期: "2026-03-30" } }, "clear", "The same amount.");
listed("WP506", { more: { 清单数量: null, 清单金额: null } }, "undetermined", "What the list says is not recorded.");

// ---- A06 registration and passing on ---------------------------------------------------------------------------
const passed = (accepted, columns, o, why) => {
  b.prosecute({ accepted, extra: columns, sus: [{ state: "取保" }] });
  c = b.last("案件").部门受案号;
  x("A06", o, c, null, null, why);
};
passed("2026-04-01", { 侦查机关建议速裁: "是", 部门收到日期: "2026-04-02" }, "hit", "The police proposed the fast procedure: it had to reach the department on the day of acceptance (GZ 273).");
passed("2026-04-01", { 侦查机关建议速裁: "是" }, "clear", "It did.");
passed("2026-04-01", { 部门收到日期: "2026-04-02" }, "clear", "An ordinary case, one working day later.");
passed("2026-04-01", { 部门收到日期: "2026-04-07" }, "hit", "On the third working day (04-02, 04-03, 04-07): a reminder (one working day is ours).");
passed("2026-04-03", { 部门收到日期: "2026-04-07" }, "clear", "Friday 04-03: the next working day is Tuesday 04-07.");
passed("2026-04-02", { 移送日期: "2026-04-01", 材料收到日期: "2026-04-01" }, "hit", "Received 04-01, registered 04-02: not the same day (GZ 158: at once).");
c = b.prosecute({ accepted: "2026-02-13", extra: { 部门收到日期: "2026-02-14" }, sus: [{ state: "取保", decided: "2026-03-12" }] });
x("A06", "clear", c, null, null, "Saturday 02-14 is a working day: the first after 02-13.");
c = b.prosecute({ accepted: "2026-02-13", extra: { 部门收到日期: "2026-02-24" }, sus: [{ state: "取保", decided: "2026-03-12" }] });
x("A06", "hit", c, null, null, "The first working day was Saturday 02-14; it reached the department after the holiday.");

// ---- A07 sent after the custody ran out -------------------------------------------------------------------------
const sent = (accepted, expiry, arrested, o, why, s = {}) => {
  c = b.prosecute({ accepted, extra: { 羁押期限届满日期: expiry }, sus: [{ decided: null, measures: [b.held("拘留", arrested[0], { by: police, ended: arrested[1] }), b.held("逮捕", arrested[1])], ...s }] });
  x("A07", o, c, null, null, why);
};
sent("2026-03-30", "2026-03-30", ["2026-01-23", "2026-01-30"], "not-hit", "Sent on the last day of custody: in time.");
sent("2026-03-31", "2026-03-30", ["2026-01-23", "2026-01-30"], "hit", "Sent the day after the custody of two months ran out (CPL 156; GZ 157, 618).");
sent("2026-04-07", "2026-04-05", ["2025-12-29", "2026-01-05"], "hit", "Extended to Sunday 04-05; custody is not moved by the holiday; sent 04-07.");
sent("2026-04-03", "2026-04-05", ["2025-12-29", "2026-01-05"], "not-hit", "Extended to 04-05, sent two days before.");
sent("2026-03-31", "2026-03-30", ["2026-01-23", "2026-01-30"], "not-hit", "Bail since 03-20: no custody runs out.", { state: "取保", measures: [b.held("拘留", "2026-01-23", { by: police, ended: "2026-01-30" }), b.held("逮捕", "2026-01-30", { ended: "2026-03-20", why: "变更为取保候审" }), b.bail("2026-03-20", { by: police, ended: "2026-03-31" }), b.bail("2026-03-31")] });
c = b.arrest({ accepted: "2026-03-03", extra: { 羁押期限届满日期: "2026-03-02" }, sus: [{ decided: "2026-03-09", measures: [b.held("拘留", "2026-01-31", { by: police, ended: "2026-03-09" }), b.held("逮捕", "2026-03-09")] }] });
x("A07", "hit", c, null, null, "Detained for thirty days to 03-02; asked for the arrest on 03-03 (CPL 91).");
c = b.arrest({ accepted: "2026-03-02", extra: { 羁押期限届满日期: "2026-03-02" }, sus: [{ decided: "2026-03-09", measures: [b.held("拘留", "2026-01-31", { by: police, ended: "2026-03-09" }), b.held("逮捕", "2026-03-09")] }] });
x("A07", "not-hit", c, null, null, "Asked for on the thirtieth day.");

// ---- A10 papers that came in ---------------------------------------------------------------------------------------
const desk = review();
const slip = (no, got, logged, o, why) => {
  b.paper(desk, "执行情况回执", got, { 文号: no, 审批日期: null, 用印日期: null, 拟稿日期: null, 收到日期: got, 登记日期: logged });
  if (o === "open") notClear("A10", desk, { documentNo: no }, why);
  else x("A10", o, desk, { documentNo: no }, null, why);
};
slip("星公执〔2026〕1号", "2026-03-09", "2026-03-09", "clear", "Registered on the day it came (GZ 159).");
slip("星公执〔2026〕2号", "2026-03-09", "2026-03-10", "hit", "Registered the day after.");
slip("星公执〔2026〕3号", "2026-03-13", "2026-03-16", "hit", "Came on Friday, registered on Monday.");
slip("星公执〔2026〕4号", "2026-03-13", null, "open", "Came on 03-13 and no registration recorded.");

// ---- B08 applications to change a measure ----------------------------------------------------------------------------
const held = b.prosecute({ accepted: "2026-02-09", complex: "是", sus: [{ decided: "2026-03-20", ext: "2026-03-06" }] });
any("B15", held, null, "The extension of 03-06 is not in the table of notices.");
let n = 0;
const apply = (a, o, due, why) => {
  b.row("变更措施申请", { 部门受案号: held, 申请序号: ++n, 申请人: "家某甲", 申请人身份: a.who ?? "近亲属", 收到申请日期: a.got, 申请决定日期: a.done, 申请决定结果: a.done ? "不同意" : null, 已书面说明理由: a.reasons === undefined ? (a.done ? "是" : null) : a.reasons });
  x("B08", o, held, { applicationNo: n }, due, why);
};
apply({ got: "2026-03-03", done: "2026-03-06" }, "clear", "2026-03-06", "Decided on the third day (CPL 97; GZ 151).");
apply({ got: "2026-03-03", done: "2026-03-07" }, "hit", "2026-03-06", "Decided on the fourth day.");
apply({ got: "2026-02-12", done: "2026-02-24" }, "clear", "2026-02-24", "Three days end 02-15 in the holiday, rolled to 02-24.");
apply({ got: "2026-02-12", done: "2026-02-25" }, "hit", "2026-02-24", "One day past the rolled third day.");
apply({ got: "2026-03-03", done: "2026-03-05", reasons: "否" }, "hit", null, "Refused in time, but without reasons in writing.");
apply({ got: "2026-03-03", done: "2026-03-05", reasons: null }, "undetermined", null, "Refused; whether reasons were given is not recorded.");
apply({ got: "2026-03-03", done: "2026-03-16", who: "其他" }, "clear", null, "The applicant is none of those whom the article names.");
apply({ got: "2026-03-10", done: null, who: "辩护人" }, "hit", "2026-03-13", "Never decided.");

// ---- B09 / B10 what came back from the police ------------------------------------------------------------------------
const freed = (columns, o, why, s = {}) => {
  c = b.arrest({ accepted: "2026-03-03", sus: [{ decision: "不批准逮捕", refusal: "无社会危险性", decided: "2026-03-09", review: columns, ...s }] });
  x("B09", o, c, "1", null, why);
};
const until = (d) => [b.held("拘留", "2026-02-28", { by: police, ended: d }), b.bail(d, { by: police })];
freed({}, "clear", "Received, released and answered on 03-09 (GZ 286).");
freed({ 释放或变更日期: "2026-03-11", 执行回执日期: "2026-03-11" }, "hit", "Received 03-09, released only 03-11, and nobody asked.", { measures: until("2026-03-11") });
freed({ 释放或变更日期: "2026-03-11", 执行回执日期: "2026-03-11", 催问或纠正日期: "2026-03-10" }, "not-hit", "Released late, but this office asked for correction on 03-10: a fault of the police alone.", { measures: until("2026-03-11") });
freed({ 执行回执日期: "2026-03-12" }, "clear", "The receipt came on the third day.");
freed({ 执行回执日期: "2026-03-13" }, "hit", "The receipt came on the fourth day and nobody asked.");
freed({ 执行回执日期: null }, "hit", "No receipt at all and nobody asked.");
freed({ 执行回执日期: null, 催问或纠正日期: "2026-03-16" }, "not-hit", "No receipt, but it was asked for on 03-16.");
freed({}, "clear", "On bail already, receipt in time.", { custody: "否" });
const run = (s, o, why) => {
  c = b.arrest({ accepted: "2026-03-03", sus: [{ decided: "2026-03-09", ...s }] });
  x("B10", o, c, "1", null, why);
};
run({ receipt: null, review: { 未能执行回执日期: "2026-03-11" }, measures: [b.bail("2026-02-20", { by: police })], custody: "否", state: "在逃" }, "clear", "The receipt says that it could not be carried out (GZ 286).");
run({ receipt: null }, "hit", "No receipt of either kind.");

// ---- B11 / B12 extensions of detention ---------------------------------------------------------------------------------
const own = (ext, decided, o, due, why, d21) => {
  c = b.arrest({ accepted: "2026-03-09", investigator: "本院", charge: "徇私枉法罪", sus: [{ decision: "决定逮捕", decided, measures: [b.held("拘留", "2026-03-02", { ended: decided, more: { 延长审批日期: ext } }), b.held("逮捕", decided)] }] });
  x("B11", o, c, "1", due, why);
  if (d21 === "open") any("D21", c, "1", "Past seven days but within the three more of special circumstances (GZ 297), which no column tells.");
  if (d21 === "hit") x("D21", "hit", c, "1", null, "Received 03-09, decided on day eleven: past seven and three (GZ 297).");
};
own(null, "2026-03-16", "clear", "2026-03-16", "Fourteen days from 03-02 (CPL 167).");
own(null, "2026-03-18", "hit", "2026-03-16", "Day sixteen without an extension.", "open");
own("2026-03-16", "2026-03-19", "clear", "2026-03-19", "Extended on the fourteenth day, decided on the seventeenth.", "open");
own("2026-03-17", "2026-03-18", "hit", "2026-03-16", "The extension is dated after the fourteen days.", "open");
own("2026-03-13", "2026-03-20", "hit", "2026-03-19", "Extended in time, but decided on day eighteen.", "hit");
const first10 = (ext, next, o, due, why) => {
  c = b.prosecute({ accepted: "2026-03-02", investigator: "监察", charge: "受贿罪", victims: 0, sus: [{ state: next.type === "取保候审" ? "取保" : "在押", decided: "2026-04-08", measures: [{ type: "留置", by: "星河县监察委员会", decided: "2025-12-01", executed: "2025-12-01 10:20", ended: "2026-03-02" }, b.held("拘留", "2026-03-02", { ended: next.decided, more: { 延长审批日期: ext } }), next] }] });
  if (o === "open") any("B12", c, "1", why);
  else x("B12", o, c, "1", due, why);
};
first10(null, b.held("逮捕", "2026-03-12"), "clear", "2026-03-12", "Decided on the tenth day (CPL 170; GZ 143).");
first10(null, b.held("逮捕", "2026-03-13"), "hit", "2026-03-12", "Day eleven without an extension.");
first10("2026-03-11", b.held("逮捕", "2026-03-16"), "clear", "2026-03-16", "Extended, decided on the fourteenth day.");
first10("2026-03-11", b.held("逮捕", "2026-03-17"), "hit", "2026-03-16", "Extended, decided on day fifteen.");
first10("2026-03-13", b.held("逮捕", "2026-03-16"), "open", null, "The extension is dated after the ten days; the sheet does not say that it must be within them.");
first10(null, b.bail("2026-03-12"), "clear", "2026-03-12", "Put on bail on the tenth day.");

// ---- B14 deputies --------------------------------------------------------------------------------------------------------
const deputy = (level, more, o, why, s = {}) => {
  c = review({ deputy: "是", person: { 代表级别: level }, measures: [b.bail("2026-01-11", { by: police, ended: "2026-03-02", more: { 人大许可日期: "2026-01-09" } }), b.bail("2026-03-02", { more })], ...s });
  if (o === "open") any("B14", c, null, why);
  else x("B14", o, c, { suspectNo: "1", measureNo: 2 }, null, why);
};
deputy("县级", { 人大许可日期: "2026-02-27" }, "clear", "Permitted before the bail was decided (GZ 148).");
deputy("县级", { 人大许可日期: "2026-03-02" }, "clear", "Permitted on the same day.");
deputy("县级", { 人大许可日期: "2026-03-03" }, "hit", "Permitted only the day after.");
deputy("设区的市级", {}, "hit", "No permission at all.");
deputy("乡镇", { 向人大报告日期: "2026-03-02" }, "clear", "A deputy of a township: a report is enough (GZ 149).");
deputy("乡镇", {}, "open", "A deputy of a township, no report recorded; the sheet says report only.");
deputy(null, {}, "undetermined", "Of which congress is not recorded.");
c = b.prosecute({ accepted: "2026-03-09", investigator: "本院", charge: "刑讯逼供罪", sus: [{ decided: "2026-04-02", deputy: "是", person: { 代表级别: "县级" }, measures: [b.held("拘留", "2026-02-09", { ended: "2026-02-13", more: { 人大许可日期: "2026-02-09" } }), b.held("逮捕", "2026-02-13")] }] });
x("B14", "clear", c, { suspectNo: "1", measureNo: 1 }, null, "The detention was permitted.");
x("B14", "clear", c, { suspectNo: "1", measureNo: 2 }, null, "After a permitted detention the arrest needs no new permission (GZ 148 para. 8).");

// ---- B15 notices of changes of custody ---------------------------------------------------------------------------------------
const watched = b.prosecute({ accepted: "2026-02-02", charge: "诈骗罪", complex: "是", sus: [{ decided: "2026-03-17", ext: "2026-03-02" }] });
n = 0;
const change = (matter, on, told, o, due, why, custody = "是") => {
  b.row("羁押变化通知", { 部门受案号: watched, 变化序号: ++n, 嫌疑人编号: "1", 变化事项: matter, 决定或收到日期: on, 当时在押: custody, 通知监督部门日期: told });
  x("B15", o, watched, { changeNo: n }, due, why);
};
change("延长审查起诉期限", "2026-03-02", "2026-03-12", "clear", "2026-03-12", "Told on the tenth day (GZ 614).");
change("延长审查起诉期限", "2026-03-02", "2026-03-13", "hit", "2026-03-12", "Told on the eleventh day.");
change("退回补充侦查", "2026-02-09", "2026-02-24", "clear", "2026-02-24", "Ten days end 02-19 in the holiday, rolled to 02-24: the notice measures no custody (U9).");
change("退回补充侦查", "2026-02-09", "2026-02-25", "hit", "2026-02-24", "One day past the rolled tenth day.");
change("退回补充侦查", "2026-02-09", null, "clear", null, "Not in custody then: the article speaks of those in custody.", "否");
change("退回补充侦查", "2026-02-09", null, "undetermined", null, "Whether in custody then is not recorded.", null);
change("改变管辖", "2026-04-07", null, "not-hit", "2026-04-17", "Ten days end on the data date.");
change("延长侦查羁押期限", "2026-04-02", null, "hit", "2026-04-13", "Ten days ended Sunday 04-12, rolled to 04-13; nobody told.");
change("提起公诉", "2026-03-17", null, "clear", null, "The indictment is not among the seven groups of GZ 614.");

// ---- B19 the employer ----------------------------------------------------------------------------------------------------------
const boss = (kind, told, o, why, m = {}) => {
  c = review({ person: { 职业类别: kind, 工作单位: "星河县虚构局" }, measures: [b.bail("2026-01-11", { by: police, ended: "2026-03-02" }), b.bail("2026-03-02", { more: { 告知单位日期: told }, ...m })] });
  x("B19", o, c, { suspectNo: "1", measureNo: 2 }, o === "clear" && kind === "国有企业人员" ? null : "2026-03-09", why);
};
boss("机关工作人员", "2026-03-09", "clear", "Bail of 03-02: five days end Saturday 03-07, rolled to 03-09, told then (GZ 153).");
boss("机关工作人员", "2026-03-10", "hit", "Told one day later.");
boss("事业单位人员", null, "hit", "Never told.");
boss("国有企业人员", null, "clear", "GZ 153 speaks of state organs and public institutions only.");
const dropped = (told, o, why) => {
  c = b.prosecute({ accepted: "2026-02-13", sus: [{ state: "取保", decision: "不起诉", decided: "2026-03-10", person: { 职业类别: "机关工作人员" }, review: { 告知单位日期: told }, measures: [b.bail("2026-01-11", { by: police, ended: "2026-03-10" })] }] });
  x("B19", o, c, "1", "2026-03-20", why);
  any("E10", c, null, "Whether the notice to his unit is the service of the decision on it is open.");
};
dropped("2026-03-20", "clear", "Not prosecuted 03-10: ten days end 03-20; the measure was one of the police (GZ 153).");
dropped("2026-03-23", "hit", "Told on day thirteen.");

// ---- B20 foreigners --------------------------------------------------------------------------------------------------------------
const alien = (columns, o, why, s = {}, kase = {}) => {
  c = b.arrest({ accepted: "2026-03-03", extra: { 是否涉外: "是" }, ...kase, sus: [{ decided: "2026-03-06", nationality: "虚构国", idType: "护照", id: `X9900${1000 + b.people}`, review: { 备案时间: "2026-03-07 09:00", 通报外事日期: "2026-03-06", ...columns }, ...s }] });
  x("B20", o, c, "1", null, why);
};
alien({}, "not-hit", "Put on file the next morning, within 48 hours whatever the hour of the decision; the foreign office was told (GZ 294).");
alien({ 备案时间: "2026-03-10 09:00" }, "hit", "Put on file on the fourth day: past 48 hours whatever the hour of the decision.");
alien({ 备案时间: null }, "hit", "Never put on file.");
alien({ 备案时间: "2026-03-08 15:00" }, "undetermined", "The decision has no hour; 48 hours end on 03-08 or at the turn to 03-09.");
alien({ 通报外事日期: null }, "hit", "The foreign office was not told.");
alien({ 备案时间: null, 通报外事日期: null }, "clear", "Not arrested.", { decision: "不批准逮捕", refusal: "无社会危险性" });
const secrets = { charge: "间谍罪", investigator: "国安", sender: "星河县国家安全局" };
alien({}, "hit", "State security and a foreigner: arrested without the approval of the Supreme Procuratorate (GZ 294).", {}, secrets);
alien({ 最高检批准文号: "高检批〔2026〕99号" }, "not-hit", "With that approval.", {}, secrets);
alien({ 备案时间: null, 通报外事日期: null }, "hit", "State security and a citizen: not put on file above (GZ 295).", { nationality: "中国", idType: undefined, id: undefined }, { ...secrets, extra: {} });
alien({ 通报外事日期: null }, "not-hit", "State security and a citizen, put on file.", { nationality: "中国", idType: undefined, id: undefined }, { ...secrets, extra: {} });

// ---- C01 seized by this office ---------------------------------------------------------------------------------------------------
const ours = b.prosecute({ accepted: "2026-03-20", investigator: "本院", charge: "刑讯逼供罪", sus: [{ state: "取保", measures: [b.bail("2026-03-03")] }] });
const seize = (no, p, o, due, why) => {
  b.thing(ours, no, { by: "本院", mode: "不随案", ...p });
  x("C01", o, ours, { itemNo: no }, due, why);
};
seize("WP601", { seized: "2026-03-02", stored: "2026-03-05" }, "clear", "2026-03-05", "Stored on the third day (GZ 217).");
seize("WP602", { seized: "2026-03-02", stored: "2026-03-06" }, "hit", "2026-03-05", "Stored on the fourth day.");
seize("WP603", { seized: "2026-02-12", stored: "2026-02-24" }, "clear", "2026-02-24", "Three days end 02-15 in the holiday, rolled to 02-24.");
seize("WP604", { seized: "2026-02-12", stored: "2026-02-25" }, "hit", "2026-02-24", "One day past the rolled third day.");
seize("WP605", { seized: "2026-03-02", stored: null }, "hit", "2026-03-05", "Never stored.");
seize("WP606", { seized: "2026-03-02", stored: null, kind: "不动产", name: "房屋", more: { 特殊保管文书: "星检特保〔2026〕1号" } }, "clear", null, "A house, kept where it is under a paper of its own.");
seize("WP607", { ...cash, seized: "2026-03-02", amount: "5000.00", deposited: "5000.00", stored: null, more: { 入账日期: "2026-03-05" } }, "clear", "2026-03-05", "Money, on the account on the third day.");
seize("WP608", { ...cash, seized: "2026-03-02", amount: "5000.00", deposited: "5000.00", stored: null, more: { 入账日期: "2026-03-09" } }, "hit", "2026-03-05", "On the account a week later.");

// ---- C02 things that came with the case -----------------------------------------------------------------------------------------------
n = 610;
const came = (accepted, stored, o, why, mode) => {
  c = b.prosecute({ accepted, sus: [{ state: "取保", decided: accepted < "2026-03-20" ? (accepted < "2026-03" ? "2026-03-11" : "2026-03-26") : null }] });
  const no = `WP${++n}`;
  b.thing(c, no, { seized: "2026-01-20", stored, mode });
  x("C02", o, c, { itemNo: no }, null, why);
};
came("2026-03-02", "2026-03-02", "clear", "Stored on the day of acceptance (GZ 668).");
came("2026-03-02", "2026-03-03", "clear", "Stored on the next working day (that is ours).");
came("2026-03-02", "2026-03-04", "hit", "Stored on the second working day.");
came("2026-03-02", null, "hit", "Came with the case and never stored.");
came("2026-03-02", null, "clear", "Only its list came.", "清单随案");
came("2026-03-02", null, "undetermined", "Whether the thing came or only its list is not recorded.", null);
came("2026-02-13", "2026-02-14", "clear", "The next working day is Saturday 02-14.");
came("2026-02-13", "2026-02-24", "hit", "Stored only after the holiday; Saturday 02-14 was the next working day.");
came("2026-02-14", "2026-02-24", "clear", "After Saturday 02-14 the next working day is 02-24.");

// ---- C03 unrelated things -----------------------------------------------------------------------------------------------------------------
const apart = review({ decided: null }, { accepted: "2026-03-30" });
const off = (no, found, done, o, due, why, p = {}) => {
  b.thing(apart, no, { seized: "2026-01-20", stored: "2026-03-30", unrelated: found, ...p, more: { 解除决定日期: done } });
  x("C03", o, apart, { itemNo: no }, due, why);
};
off("WP631", "2026-03-31", "2026-04-03", "clear", "2026-04-03", "Decided on the third day (CPL 145; GZ 217).");
off("WP632", "2026-03-31", "2026-04-07", "hit", "2026-04-03", "Decided after it.");
off("WP633", "2026-04-01", "2026-04-07", "clear", "2026-04-07", "Three days end 04-04 in the holiday, rolled to 04-07.");
off("WP634", "2026-04-01", "2026-04-08", "hit", "2026-04-07", "One day past the rolled third day.");
off("WP635", "2026-04-01", null, "hit", "2026-04-07", "Never decided.");
off("WP636", "2026-04-14", null, "not-hit", "2026-04-17", "Three days end on the data date.");
off("WP637", "2026-03-31", "2026-04-02", "clear", "2026-04-03", "Decided in time; that the owner came only on 04-14 does not count.", { out: "2026-04-14" });

// ---- C05 kept after the judgment ---------------------------------------------------------------------------------------------------------------
n = 650;
const kept = (effective, p, o, why) => {
  c = b.prosecute({ accepted: "2025-11-10", indictment: { 是否公开: "是", 公开日期: effective }, sus: [{ state: "取保", decided: "2025-12-08" }] });
  b.judged(c, { received: "2026-01-23", effective });
  const no = `WP${++n}`;
  b.thing(c, no, { seized: "2025-10-20", stored: "2025-11-10", ...p });
  x("C05", o, c, { itemNo: no }, null, why);
};
kept("2026-02-04", {}, "hit", "In force since 02-04, the thing still here in April (GZ 429; thirty days are ours).");
kept("2026-02-04", { more: { 另案需要: "是" } }, "clear", "Needed for an accomplice at large.");
kept("2026-02-04", { out: "2026-02-27", outKind: "上缴" }, "clear", "Handed to the treasury.");
kept("2026-03-20", {}, "not-hit", "In force since 03-20: thirty days are not over.");

// ---- C06 / C07 / C09 property and the decision ---------------------------------------------------------------------------------------------------
const drop = (s = {}, kase = {}) => (c = b.prosecute({ accepted: "2026-02-13", ...kase, sus: [{ state: "取保", decision: "不起诉", decided: "2026-03-10", ...s }] }));
n = 670;
const lift = (columns, o, due, why) => {
  drop();
  const no = `WP${++n}`;
  b.thing(c, no, { seized: "2026-01-20", stored: "2026-02-13", more: columns });
  x("C06", o, c, { itemNo: no }, due, why);
  any("C05", c, null, "Not prosecuted: that is C06.");
};
lift({ 解除通知日期: "2026-03-10" }, "clear", null, "Told to lift it with the decision (CPL 177; GZ 374).");
lift({ 解除通知日期: "2026-03-13" }, "clear", null, "Three days of grace.");
lift({ 解除通知日期: "2026-03-18" }, "hit", null, "Told a week later.");
lift({}, "hit", null, "Never told.");
lift({ 没收检察意见: "是" }, "clear", null, "To be confiscated by the competent organ (GZ 375).");
lift({ 另案需要: "是" }, "clear", null, "Needed against those who are prosecuted.");
n = 690;
const annexed = (flag, o, why, thing = true) => {
  review({ review: { 财物清单随起诉: flag } });
  if (thing) b.thing(c, `WP${++n}`, { seized: "2026-01-20", stored: "2026-03-02" });
  x("C07", o, c, null, null, why);
};
annexed("否", "hit", "Indicted without the list of the things seized (GZ 358).");
annexed("是", "clear", "The list went with it.");
annexed(null, "undetermined", "Whether it went is not recorded.");
annexed("否", "clear", "Nothing was seized.", false);
const told = (flag, o, why, thing = true) => {
  drop({ review: { 载明涉案财物处理: flag } });
  if (thing) b.thing(c, `WP${++n}`, { seized: "2026-01-20", stored: "2026-02-13", more: { 解除通知日期: "2026-03-10" } });
  any("C05", c, null, "Not prosecuted: that is C06.");
  x("C09", o, c, null, null, why);
};
told("否", "hit", "The decision says nothing of the thing seized (GZ 372(5)).");
told("是", "clear", "It does.");
told("否", "clear", "Nothing was seized.", false);

// ---- D06 / D07 returns ----------------------------------------------------------------------------------------------------------------------------
const sentBack = (r, rule, o, why, kase = {}) => {
  c = b.prosecute({ accepted: "2026-01-12", ...kase, sus: [{ state: "取保", decided: "2026-03-12", measures: [b.bail("2026-01-12")], returns: [{ n: 1, out: "2026-01-22", back: "2026-02-27", ...r }] }] });
  x(rule, o, c, { suspectNo: "1", returnNo: 1 }, null, why);
};
const back = "2026-02-13";
sentBack({ back, more: { 提纲日期: "2026-01-23" } }, "D06", "hit", "The outline is dated the day after the return (GZ 257, 342).");
sentBack({ back, more: { 提纲日期: "2026-01-21" } }, "D06", "clear", "The outline is of the day before.");
sentBack({ back, outline: "否", more: { 提纲日期: null, 提纲字数: null } }, "D06", "hit", "No outline.");
const bribe = { investigator: "监察", charge: "受贿罪", victims: 0 };
sentBack({ back, more: { 补充调查决定书: "否" } }, "D06", "hit", "Returned to the supervision commission without the decision that GZ 343 asks for.", bribe);
sentBack({ back }, "D06", "clear", "With decision and outline.", bribe);
sentBack({ out: "2026-02-11", more: { 提纲字数: 45 } }, "D07", "hit", "Returned on the last day but one of the month that ended 02-12, with an outline of 45 characters: to be looked at.");
sentBack({ out: "2026-02-12", more: { 提纲字数: 99 } }, "D07", "hit", "On the last day, 99 characters.");
sentBack({ out: "2026-02-12", more: { 提纲字数: 100 } }, "D07", "clear", "A hundred characters are not under a hundred.");
sentBack({ out: "2026-02-03", more: { 提纲字数: 45 } }, "D07", "clear", "Short, but nine days before the month ended.");
c = b.prosecute({ accepted: "2025-11-03", sus: [{ state: "取保", decided: "2026-03-12", measures: [b.bail("2025-11-03")], returns: [{ n: 1, out: "2025-11-20", back: "2025-12-18" }, { n: 2, out: "2026-01-17", back: "2026-02-13", more: { 提纲字数: 60 } }] }] });
x("D07", "hit", c, { suspectNo: "1", returnNo: 2 }, null, "The second return came one day before the new month from 12-18 ended 01-18, with 60 characters.");
x("D07", "clear", c, { suspectNo: "1", returnNo: 1 }, null, "The first came on day seventeen.");

// ---- D09 a protest asked for by the victim ----------------------------------------------------------------------------------------------------------
const plea = (asked, answered, o, due, why, more = {}) => {
  c = b.prosecute({ accepted: "2025-12-01", sus: [{ state: "取保", decided: "2025-12-26" }] });
  b.judged(c, { received: "2026-03-02", more: { 被害人收到日期: "2026-03-02", 被害人请求抗诉日期: asked, 请求答复日期: answered, ...more } });
  x("D09", o, c, "1", due, why);
};
plea("2026-03-06", "2026-03-11", "clear", "2026-03-11", "Asked on day four, answered on the fifth day (CPL 229; GZ 588).");
plea("2026-03-06", "2026-03-12", "hit", "2026-03-11", "Answered on the sixth day.");
plea("2026-03-09", "2026-03-16", "clear", "2026-03-16", "Asked on Monday 03-09, the rolled fifth day; five days end Saturday 03-14, rolled to 03-16.");
plea("2026-03-09", "2026-03-17", "hit", "2026-03-16", "One day past the rolled fifth day.");
plea("2026-03-10", null, "clear", null, "Asked after the five days: whether to take it up is for the office.");
plea("2026-03-06", null, "hit", "2026-03-11", "Never answered.");
plea("2026-03-06", null, "clear", null, "A ruling: the right is against judgments.", { 裁判种类: "裁定" });
plea(null, null, "not-hit", null, "Nothing asked for.");

// ---- D10 indictments withdrawn -----------------------------------------------------------------------------------------------------------------------
const withdrawn = (s, columns, o, due, why) => {
  c = b.prosecute({ accepted: "2025-11-10", sus: [{ state: "取保", decision: "不起诉", kind: "存疑不起诉", measures: undefined, ...s, review: columns }] });
  x("D10", o, c, "1", due, why);
};
withdrawn({ decided: "2026-04-01" }, { 撤回起诉日期: "2026-02-26", 准许撤诉日期: "2026-03-02" }, "clear", "2026-04-01", "Thirty days from the day the court allowed it (GZ 424).");
withdrawn({ decided: "2026-04-02" }, { 撤回起诉日期: "2026-02-26", 准许撤诉日期: "2026-03-02" }, "hit", "2026-04-01", "Day thirty-one.");
withdrawn({ decided: "2026-02-24" }, { 撤回起诉日期: "2026-01-17", 准许撤诉日期: "2026-01-17" }, "clear", "2026-02-24", "On bail: thirty days end 02-16 in the holiday, rolled to 02-24.");
withdrawn({ decided: "2026-02-24", state: "在押" }, { 撤回起诉日期: "2026-01-17", 准许撤诉日期: "2026-01-17" }, "hit", "2026-02-16", "In custody: 02-16 is not moved.");
withdrawn({ decision: "起诉", kind: null, decided: "2025-12-08" }, { 撤回起诉日期: "2026-03-02", 准许撤诉日期: "2026-03-02" }, "hit", "2026-04-01", "Withdrawn 03-02, nothing decided since.");
withdrawn({ decision: "起诉", kind: null, decided: "2025-12-08" }, { 撤回起诉日期: "2026-03-20", 准许撤诉日期: "2026-03-20" }, "not-hit", "2026-04-20", "Thirty days end Sunday 04-19, on bail rolled to 04-20.");
withdrawn({ decided: "2026-02-26" }, { 撤回起诉日期: "2026-02-05", 准许撤诉日期: "2026-02-05", 重新起诉日期: "2026-04-08", 有新事实新证据: "否" }, "hit", null, "Indicted again without a new fact or new evidence (GZ 424).");
withdrawn({ decided: "2026-02-26" }, { 撤回起诉日期: "2026-02-05", 准许撤诉日期: "2026-02-05", 重新起诉日期: "2026-04-08", 有新事实新证据: "是" }, "clear", null, "Indicted again on new evidence.");

// ---- D11 complaints against non-prosecution -----------------------------------------------------------------------------------------------------------
const petition = (filed, decided, o, due, why, complex, accepted) => {
  c = b.plain({ accepted: accepted ?? filed, decided, complex, name: "申某某不服不起诉决定申诉案", extra: { 立案复查日期: filed } }, "刑事申诉", "刑申");
  x("D11", o, c, null, due, why);
};
petition("2025-12-01", "2026-03-02", "clear", "2026-03-02", "Three months end Sunday 03-01, rolled to 03-02 (GZ 386).");
petition("2025-12-01", "2026-03-03", "hit", "2026-03-02", "One day past the rolled limit.");
petition("2025-11-30", "2026-02-28", "clear", "2026-02-28", "From the last day of November to the last of February, a Saturday that is worked.");
petition("2025-11-30", "2026-03-02", "hit", "2026-02-28", "Past Saturday 02-28, a working day: no roll.");
petition("2025-12-10", "2026-03-10", "clear", "2026-03-10", "Counted from the filing, not from the petition of September.", "否", "2025-09-01");
petition("2025-08-20", "2026-02-24", "clear", "2026-02-24", "Complex: six months end 02-20 in the holiday, rolled to 02-24.", "是");
petition("2025-10-17", null, "not-hit", "2026-04-17", "Complex: six months end on the data date.", "是");
petition("2026-01-12", null, "hit", "2026-04-13", "Three months ended Sunday 04-12, rolled to 04-13; undecided.");
c = b.plain({ accepted: "2026-01-12", decided: null, name: "申某某不服不起诉决定申诉案", extra: { 立案复查日期: null } }, "刑事申诉", "刑申");
x("D11", "undetermined", c, null, null, "When the review was filed is not recorded.", { kind: "unknown" });

// ---- D12 reconsiderations and reviews -------------------------------------------------------------------------------------------------------------------
const again = b.plain({ accepted: "2026-02-09" }, "不捕复议复核", "复");
n = 0;
const appeal = (kind, got, done, o, due, why, more = {}) => {
  b.row("复议复核", { 部门受案号: again, 复议序号: ++n, 复议复核种类: kind, 提请机关: kind.startsWith("监察") ? "星河县监察委员会" : police, 复议收到日期: got, 复议决定日期: done, 原承办检察官: "检乙", 复议承办检察官: "检丙", 原决定需补充侦查: "否", ...more });
  x("D12", o, again, { requestNo: n }, due, why);
};
appeal("不捕复议", "2026-03-02", "2026-03-09", "clear", "2026-03-09", "Seven days (GZ 290).");
appeal("不捕复议", "2026-03-02", "2026-03-10", "hit", "2026-03-09", "Day eight.");
appeal("不捕复议", "2026-02-09", "2026-02-24", "clear", "2026-02-24", "Seven days end 02-16 in the holiday, rolled to 02-24.");
appeal("不捕复核", "2026-03-02", "2026-03-17", "clear", "2026-03-17", "Fifteen days (GZ 291).");
appeal("不捕复核", "2026-03-02", "2026-03-18", "hit", "2026-03-17", "Day sixteen.");
appeal("撤案通知复议", "2026-03-02", "2026-03-10", "hit", "2026-03-09", "Seven days (GZ 565).");
appeal("撤案通知复核", "2026-03-02", "2026-03-17", "clear", "2026-03-17", "Fifteen days (GZ 565).");
appeal("不起诉复议", "2026-03-02", "2026-04-01", "clear", "2026-04-01", "Thirty days (GZ 379).");
appeal("不起诉复核", "2026-03-02", "2026-04-02", "hit", "2026-04-01", "Day thirty-one (GZ 380).");
appeal("附条件不起诉复议", "2026-03-06", "2026-04-07", "clear", "2026-04-07", "Thirty days end 04-05 in the holiday, rolled to 04-07 (GZ 472).");
appeal("监察提请复议", "2026-03-02", null, "hit", "2026-04-01", "Thirty days ended 04-01 (GZ 379).");
appeal("不捕复议", "2026-04-10", null, "not-hit", "2026-04-17", "Seven days end on the data date.");
appeal("不捕复议", "2026-03-02", "2026-03-06", "hit", null, "In time, but by the prosecutor of the decision himself (GZ 290).", { 复议承办检察官: "检乙" });
appeal("不捕复议", "2026-03-02", null, "clear", null, "Refused for further investigation: reconsideration is not taken up (GZ 292).", { 原决定需补充侦查: "是" });

// ---- D14 pauses and extensions -----------------------------------------------------------------------------------------------------------------------------
const admin = (accepted, decided, columns, o, due, why) => {
  c = b.plain({ accepted, decided, extra: columns }, "行刑反向衔接", "行衔");
  x("D14", o, c, null, due, why);
};
admin("2026-03-02", "2026-03-16", {}, "clear", "2026-03-16", "Tenth working day.");
admin("2026-03-02", "2026-03-17", {}, "hit", "2026-03-16", "Eleventh working day.");
admin("2026-02-12", "2026-03-04", {}, "clear", "2026-03-04", "02-13, Saturday 02-14, 02-24..02-27, Saturday 02-28, 03-02..03-04: the tenth is 03-04.");
admin("2026-02-12", "2026-03-05", {}, "hit", "2026-03-04", "One working day past ten.");
admin("2026-03-02", "2026-03-20", { 中止日期: "2026-03-05", 恢复日期: "2026-03-12" }, "not-hit", null, "Suspended from 03-05 to 03-12: five working days at least do not count.");
admin("2026-03-02", "2026-03-25", { 延长审批日期: "2026-03-13" }, "clear", null, "Extended by the chief prosecutor on 03-13.");
admin("2026-03-02", null, { 中止日期: "2026-03-10" }, "not-hit", null, "Suspended on 03-10 and not resumed.");

// ---- D15 supervision of case filing ---------------------------------------------------------------------------------------------------------------------------
const filing = b.plain({ accepted: "2026-01-26" }, "立案监督", "立监");
n = 0;
const notice = (kind, got, r, o, due, why) => {
  b.row("立案监督事项", { 部门受案号: filing, 通知序号: ++n, 监督通知种类: kind, 侦查机关收到日期: got, 说明理由日期: r.answered ?? null, 立案或撤案日期: r.done ?? null, 提出复议复核日期: r.appealed ?? null, 纠正违法日期: r.corrected ?? null, 跟进日期: r.followed ?? null, 逾期不决定案件: r.slow ?? "否" });
  if (o === "open") any("D15", filing, { noticeNo: n }, why);
  else x("D15", o, filing, { noticeNo: n }, due, why);
};
const why7 = "要求说明不立案理由";
notice(why7, "2026-03-02", {}, "hit", "2026-03-09", "No reasons in seven days and nothing done since (GZ 560).");
notice(why7, "2026-03-02", { answered: "2026-03-09" }, "clear", "2026-03-09", "Answered on the seventh day.");
notice(why7, "2026-03-02", { followed: "2026-03-11" }, "clear", "2026-03-09", "No answer, but followed up.");
notice(why7, "2026-03-02", { followed: "2026-03-11", slow: "是" }, "hit", "2026-03-09", "Left undecided too long and no answer: here an opinion to correct is called for (GZ 562).");
notice(why7, "2026-03-02", { corrected: "2026-03-12", slow: "是" }, "clear", "2026-03-09", "Asked to correct (GZ 562).");
notice(why7, "2026-04-10", {}, "not-hit", "2026-04-17", "Seven days end on the data date.");
notice("要求说明立案理由", "2026-02-09", { answered: "2026-02-24" }, "clear", "2026-02-24", "Seven days end 02-16 in the holiday, rolled to 02-24.");
notice("通知立案", "2026-03-02", {}, "hit", "2026-03-17", "Not filed in fifteen days, no correction notice (GZ 563, 564).");
notice("通知立案", "2026-03-02", { done: "2026-03-17" }, "clear", "2026-03-17", "Filed on the fifteenth day.");
notice("通知立案", "2026-03-02", { corrected: "2026-03-20" }, "clear", "2026-03-17", "Not filed, but a correction notice of 03-20.");
notice("通知立案", "2026-02-03", { done: "2026-02-24" }, "clear", "2026-02-24", "Fifteen days end 02-18 in the holiday, rolled to 02-24.");
notice("通知立案", "2026-04-03", {}, "not-hit", "2026-04-20", "Fifteen days end Saturday 04-18, rolled to 04-20.");
notice("通知撤案", "2026-03-02", { appealed: "2026-03-10" }, "clear", "2026-03-17", "The police asked for reconsideration.");
notice("通知撤案", "2026-03-02", {}, "hit", "2026-03-17", "Neither withdrawn nor contested in fifteen days, no correction notice.");
notice("通知立案", "2026-03-02", { done: "2026-03-25" }, "open", null, "Filed late; the sheet speaks of no filing at all.");

// ---- D16 proposals on the need of custody ---------------------------------------------------------------------------------------------------------------------
const need = b.plain({ accepted: "2026-01-26", person: { measures: [b.held("逮捕", "2026-01-19")] } }, "羁押必要性审查", "羁审");
n = 0;
const propose = (served, replied, corrected, o, due, why) => {
  b.row("羁押必要性建议", { 部门受案号: need, 建议序号: ++n, 嫌疑人编号: "1", 建议送达日期: served, 建议回复日期: replied, 提出纠正日期: corrected });
  x("D16", o, need, { proposalNo: n }, due, why);
};
propose("2026-03-02", null, null, "hit", "2026-03-12", "No reply in ten days, no correction asked for (CPL 95; GZ 581).");
propose("2026-03-02", "2026-03-12", null, "clear", "2026-03-12", "Answered on the tenth day.");
propose("2026-03-02", null, "2026-03-16", "clear", "2026-03-12", "Not answered, correction asked for.");
propose("2026-02-06", "2026-02-24", null, "clear", "2026-02-24", "Ten days end 02-16 in the holiday, rolled to 02-24.");
propose("2026-04-07", null, null, "not-hit", "2026-04-17", "Ten days end on the data date.");
propose("2026-04-05", null, null, "not-hit", "2026-04-15", "Over on 04-15, within the three days of grace.");

// ---- D17 suggestions and corrections ----------------------------------------------------------------------------------------------------------------------------
const suggest = (s, o, due, why) => {
  c = b.plain({ accepted: s.served, lead: "试某建" }, "检察建议", "建");
  const no = b.number(s.kind === "纠正违法" ? "纠违" : "建", "2026");
  b.row("检察建议", { 部门受案号: c, 建议类型: s.kind, 被建议单位: "星河县虚构局", 文号: no, 签发日期: s.served, 送达日期: s.served, 回复期限天数: s.days ?? null, 回复日期: s.replied ?? null, 是否采纳: s.replied ? "是" : null, 督促日期: s.urged ?? null, 备案日期: s.served, 是否紧急: s.urgent ?? "否", 跟进监督日期: null, 报告上级日期: s.up ?? null });
  x("D17", o, c, { documentNo: no }, due, why);
};
suggest({ kind: "纠正违法", served: "2026-02-24", days: 15 }, "hit", "2026-03-11", "The notice gives fifteen days, to 03-11; no reply, nobody urged (GZ 553).");
suggest({ kind: "纠正违法", served: "2026-02-24", days: 15, urged: "2026-03-16" }, "hit", null, "Urged on 03-16, still no reply a month later, and not reported to the upper office (GZ 553).");
suggest({ kind: "纠正违法", served: "2026-02-24", days: 15, urged: "2026-03-16", up: "2026-03-30" }, "clear", null, "Urged and reported.");
suggest({ kind: "纠正违法", served: "2026-02-24", days: 15, replied: "2026-03-11" }, "clear", "2026-03-11", "Answered on the last day.");
suggest({ kind: "公益诉讼", served: "2026-03-02", urgent: "是" }, "hit", "2026-03-17", "Urgent and of public interest: fifteen days ended 03-17 (GYJS 21).");
suggest({ kind: "公益诉讼", served: "2026-03-02" }, "not-hit", null, "Not urgent: two months are not over.");
suggest({ kind: "社会治理", served: "2025-12-31", replied: "2026-02-28" }, "clear", "2026-02-28", "Last day of December to the last of February, a worked Saturday; answered then.");
suggest({ kind: "社会治理", served: "2025-12-15" }, "hit", "2026-02-24", "Two months end 02-15 in the holiday, rolled to 02-24; no reply, nobody urged.");

// ---- D18 public interest ------------------------------------------------------------------------------------------------------------------------------------------
const green = (p, o, why) => {
  c = b.plain({ accepted: "2025-12-01", lead: "试某益" }, "行政公益诉讼", "行公");
  b.row("公益诉讼", { 部门受案号: c, 领域: "生态环境和资源保护", 线索登记日期: "2025-11-24", 立案日期: "2025-12-01", 被监督机关: "星河县虚构局", 诉前程序: "检察建议", 建议书文号: b.number("行公建", "2025"), 送达日期: "2025-12-22", 是否紧急: "否", 回复日期: "2026-02-12", 跟进调查日期: p.follow ?? null, 起诉日期: null, 书面拒绝整改: "否", 终结案件日期: p.closed ?? null });
  x("D18", o, c, null, null, why);
};
green({}, "hit", "Two months end 02-22 in the holiday, rolled to 02-24, and fifteen days more 03-11: no follow-up, no suit, not ended.");
green({ closed: "2026-03-10" }, "clear", "Ended on 03-10.");
green({ follow: "2026-03-09" }, "clear", "Followed up.");

// ---- D19 after a refusal for want of a crime ---------------------------------------------------------------------------------------------------------------------------
const nocrime = (columns, o, due, why, s = {}) => {
  c = b.arrest({ accepted: s.accepted ?? "2026-02-25", sus: [{ decision: "不批准逮捕", refusal: "不构成犯罪", decided: "2026-03-02", ...s, review: columns }] });
  if (o === "open") any("D19", c, "1", why);
  else x("D19", o, c, "1", due, why);
};
nocrime({}, "hit", "2026-03-17", "Received 03-02; after fifteen days neither contested nor withdrawn, no correction notice (GZ 287).");
nocrime({ 侦查机关后续处理日期: "2026-03-17" }, "clear", "2026-03-17", "Withdrawn on the fifteenth day.");
nocrime({ 催问或纠正日期: "2026-03-19" }, "not-hit", "2026-03-17", "Nothing done, but a correction notice of 03-19.");
b.paper(c, "纠正违法通知书", "2026-03-19", { 文号: b.number("纠违通", "2026"), 送达对象: police, 送达日期: "2026-03-19" });
nocrime({}, "hit", "2026-03-17", "CPL 16: the same duty.", { refusal: "依法不追究" });
nocrime({}, "clear", null, "Refused for want of evidence: they go on.", { refusal: "证据不足" });
nocrime({}, "not-hit", "2026-04-17", "Received 04-02: fifteen days end on the data date.", { accepted: "2026-03-27", decided: "2026-04-02" });

// ---- D20 extensions asked for late --------------------------------------------------------------------------------------------------------------------------------------
const longer = (accepted, expiry, arrested, o, why) => {
  c = b.plain({ accepted, decided: accepted, extra: { 羁押期限届满日期: expiry }, person: { measures: [b.held("逮捕", arrested)] } }, "延长侦查羁押期限", "延押");
  x("D20", o, c, null, null, why);
};
longer("2026-03-13", "2026-03-20", "2026-01-20", "clear", "Asked for on the seventh day before the end (GZ 309).");
longer("2026-03-16", "2026-03-20", "2026-01-20", "hit", "Asked for four days before the end: a clue.");
longer("2026-03-23", "2026-03-20", "2026-01-20", "hit", "Asked for after the custody had run out and yet taken up (GZ 309 para. 3).");
longer("2026-02-14", "2026-03-02", "2026-01-02", "clear", "Seven days before 03-02 is 02-23 in the holiday; asked for on the last working day before, Saturday 02-14 (C11).");
longer("2026-02-25", "2026-03-02", "2026-01-02", "hit", "Asked for five days before the end: a clue.");

// ---- E03 legal aid ------------------------------------------------------------------------------------------------------------------------------------------------------------
const aid = (found, asked, o, due, why, s = {}, kase = {}) => {
  review({ deaf: "是", defender: null, ...s, person: { 发现应法援日期: found, 通知法援日期: asked } }, kase);
  x("E03", o, c, "1", due, why);
};
aid("2026-03-03", "2026-03-06", "clear", "2026-03-06", "Asked for on the third day (GZ 42).");
aid("2026-03-03", "2026-03-09", "hit", "2026-03-06", "Asked for after the weekend.");
aid("2026-03-03", null, "hit", "2026-03-06", "Never asked for.");
aid("2026-02-12", "2026-02-24", "clear", "2026-02-24", "Three days end 02-15 in the holiday, rolled to 02-24.", { decided: "2026-03-12" }, { accepted: "2026-02-12" });
aid("2026-02-12", "2026-02-25", "hit", "2026-02-24", "One day past the rolled third day.", { decided: "2026-03-12" }, { accepted: "2026-02-12" });
aid(null, null, "undetermined", null, "When it was seen is not recorded.", {});
aid("2026-03-03", null, "clear", null, "He has a defender of his own.", { defender: "护某乙" });
aid("2026-03-03", null, "hit", null, "A minor without a defender for whom nobody was asked for (CPL 278; GZ 460).", { deaf: "否", minor: "是", birth: "2009-06-01", offence: "2026-01-05" });
aid("2026-03-03", null, "hit", "2026-03-06", "Life imprisonment is to be expected and he has no defender (CPL 35).", { deaf: "否", state: "在押", sentence: ["确定刑", "无期徒刑", null, null] }, { office: "星河市人民检察院", officeCode: "990100", sender: "星河市公安局", charge: "故意杀人罪" });

// ---- E05 before the arrest -----------------------------------------------------------------------------------------------------------------------------------------------------
const ask = (s, columns, o, why) => {
  c = b.arrest({ accepted: "2026-03-03", sus: [{ decided: "2026-03-09", ...s, review: columns }] });
  x("E05", o, c, "1", null, why);
};
ask({ heard: null }, { 对逮捕条件有疑问: "是" }, "hit", "Doubt whether the conditions are met and not questioned (GZ 280(1)).");
ask({ heard: null }, { 要求当面陈述: "是" }, "hit", "He asked to speak in person (GZ 280(2)); the paper for his opinion does not replace it.");
ask({ heard: null }, { 侦查可能有重大违法: "是" }, "hit", "Grave illegality possible (GZ 280(3)).");
ask({ heard: "2026-03-05" }, { 要求当面陈述: "是" }, "clear", "He was questioned.");
ask({ heard: null }, { 听取嫌疑人意见书: "否" }, "hit", "Detained, neither questioned nor given the paper (GZ 280 para. 3).");
ask({ heard: null }, {}, "clear", "None of the grounds; the paper for his opinion is in the file.");
ask({ custody: "否" }, { 讯问前征求侦查机关意见: "否" }, "hit", "Not detained and questioned without hearing the police first (GZ 280 para. 2).");
ask({ custody: "否" }, {}, "clear", "The police were heard first.");
ask({ custody: "否", heard: null }, { 听取嫌疑人意见书: "否" }, "clear", "Not detained: neither is called for.");

// ---- E06 the signed statement ------------------------------------------------------------------------------------------------------------------------------------------------------
const pledge = (s, o, why) => {
  review({ plea: "是", pledged: "2026-03-20", pledgeLawyer: "值班律师", ...s });
  x("E06", o, c, "1", null, why);
};
const none = { pledged: null, pledgeLawyer: null };
pledge({}, "clear", "Signed before the indictment, a duty lawyer present (CPL 174).");
pledge(none, "hit", "Pleads guilty and agrees, indicted without a statement.");
pledge({ ...none, person: { 同意量刑建议: "否" } }, "clear", "Does not agree to the sentence: no statement is called for.");
pledge({ pledgeLawyer: null }, "hit", "Signed without any lawyer.");
pledge({ pledged: "2026-03-27" }, "hit", "Signed the day after the indictment.");
const kid17 = { minor: "是", birth: "2008-10-10", offence: "2025-12-20" };
pledge({ ...kid17, pledgeLawyer: "辩护律师" }, "clear", "A minor, his father and his defender present (GZ 468).");
pledge({ ...kid17, pledgeLawyer: "辩护律师", person: { 法定代理人: null, 同意量刑建议: "是" } }, "hit", "A minor without a representative or another adult.");
pledge({ ...kid17, pledgeLawyer: "辩护律师", person: { 法定代理人: null, 合适成年人: "合某甲", 同意量刑建议: "是" } }, "clear", "Another fitting adult in place of the father.");
pledge({ ...kid17, ...none, person: { 对认罪认罚有异议: "是", 同意量刑建议: "是" } }, "clear", "His representative objects: no statement is called for (GZ 468).");

// ---- E07 minors heard ---------------------------------------------------------------------------------------------------------------------------------------------------------------
const room = b.prosecute({ accepted: "2026-02-25", sus: [{ state: "取保", decided: "2026-03-24", minor: "是", birth: "2009-03-10", offence: "2026-01-05", name: "试某少" }] });
n = 0;
const heard = (i, o, why) => {
  b.row("讯问询问", { 部门受案号: room, 笔录序号: ++n, 嫌疑人编号: (i.kind ?? "犯罪嫌疑人") === "犯罪嫌疑人" ? "1" : null, 被讯问人类别: i.kind ?? "犯罪嫌疑人", 被讯问人姓名: i.name ?? "试某少", 被讯问人性别: i.sex ?? "男", 被讯问人出生日期: i.born ?? "2009-03-10", 讯问询问日期: i.on ?? "2026-03-04", 到场人身份: i.who === undefined ? "法定代理人" : i.who, 法定代理人未到场理由: i.reason ?? null, 女性检察人员参加: i.woman ?? ((i.sex ?? "男") === "女" ? "是" : "否") });
  if (o === "open") any("E07", room, { interviewNo: n }, why);
  else x("E07", o, room, { interviewNo: n }, null, why);
};
heard({}, "clear", "Sixteen, his father present (CPL 281; GZ 465).");
heard({ who: "无" }, "hit", "Sixteen, nobody present.");
heard({ who: "合适成年人" }, "hit", "Another adult, but why the father was not there is not recorded.");
heard({ who: "合适成年人", reason: "法定代理人系共犯" }, "clear", "Another adult, the father being an accomplice.");
const girl = { kind: "被害人", name: "害某女", sex: "女", born: "2012-07-01" };
heard({ ...girl }, "clear", "A girl as victim, her mother and a woman of the office present.");
heard({ ...girl, woman: "否" }, "hit", "A girl as victim and no woman of the office.");
heard({ kind: "证人", name: "证某甲", born: "2010-02-02", who: "无" }, "hit", "A witness of sixteen, nobody present.");
heard({ kind: "证人", name: "证某乙", born: "1990-02-02", who: "无" }, "clear", "A grown-up witness.");
heard({ kind: "证人", name: "证某丙", born: "2008-03-05", on: "2026-03-06", who: "无" }, "clear", "Eighteen the day before.");
heard({ kind: "证人", name: "证某丁", born: "2008-03-05", on: "2026-03-04", who: "无" }, "hit", "One day before the eighteenth birthday.");
heard({ kind: "证人", name: "证某戊", born: "2008-03-05", on: "2026-03-05", who: "无" }, "open", "On the eighteenth birthday: full age counts from the day after, from memory only.");
heard({ kind: "证人", name: "证某己", born: "2008-02-29", on: "2026-02-27", who: "无" }, "hit", "Born on a leap day; on 02-27 not yet eighteen.");

// ---- E08 reading the file -------------------------------------------------------------------------------------------------------------------------------------------------------------
const read = (asked, given, o, due, why, who = "辩护律师", allowed = null) => {
  c = b.prosecute({ accepted: asked < "2026-03" ? "2026-02-09" : asked < "2026-04" ? "2026-02-27" : "2026-04-01", sus: [{ state: "取保", decided: asked < "2026-03" ? "2026-03-09" : asked < "2026-04" ? "2026-03-27" : null }] });
  b.row("阅卷申请", { 部门受案号: c, 阅卷序号: 1, 阅卷申请人: "护某甲", 阅卷人身份: who, 阅卷申请日期: asked, 许可答复日期: allowed, 提供阅卷日期: given });
  x("E08", o, c, { requestNo: 1 }, due, why);
};
read("2026-03-02", "2026-03-05", "clear", "2026-03-05", "Third working day (GZ 49).");
read("2026-03-02", "2026-03-06", "hit", "2026-03-05", "Fourth working day.");
read("2026-03-05", "2026-03-10", "clear", "2026-03-10", "03-06, 03-09, 03-10: the weekend does not count.");
read("2026-02-12", "2026-02-24", "clear", "2026-02-24", "02-13, Saturday 02-14, 02-24.");
read("2026-02-12", "2026-02-25", "hit", "2026-02-24", "One working day past three.");
read("2026-04-14", null, "not-hit", "2026-04-17", "The third working day is the data date.");
read("2026-04-13", null, "hit", "2026-04-16", "Not given by 04-16.");
read("2026-03-02", "2026-03-05", "clear", null, "Not a lawyer: allowed on the third day (GZ 48).", "其他辩护人", "2026-03-05");
read("2026-03-02", "2026-03-09", "hit", "2026-03-05", "Not a lawyer: answered only on the fourth day.", "其他辩护人", "2026-03-06");

// ---- E09 opinions of lawyers --------------------------------------------------------------------------------------------------------------------------------------------------------------
const opinion = (o1, o, why, s = {}) => {
  review(s);
  b.row("律师意见", { 部门受案号: c, 意见序号: 1, 嫌疑人编号: "1", 律师姓名: "护某甲", 意见提出日期: "2026-03-12", 意见内容: o1.what ?? "量刑意见", 书面意见: o1.written ?? "是", 意见已附卷: o1.attached === undefined ? "是" : o1.attached, 采纳情况及理由: o1.reply ?? null });
  if (o === "open") any("E09", c, { opinionNo: 1 }, why);
  else x("E09", o, c, { opinionNo: 1 }, null, why);
};
opinion({ attached: "否", reply: "已采纳" }, "hit", "In writing and not in the file (GZ 54).");
opinion({ what: "不构成犯罪" }, "hit", "Says that there is no crime; no word whether it was taken up (GZ 261).");
opinion({ what: "不构成犯罪", reply: "不采纳，事实清楚" }, "clear", "Answered with reasons.");
opinion({ what: "其他、不适宜羁押" }, "hit", "One of several points is that custody is not fitting; no answer.");
opinion({}, "clear", "On the sentence only, in a case without a plea: no answer is called for.");
opinion({}, "hit", "On the sentence, in a plea case: any opinion is to be answered (GZ 269).", { plea: "是", pledged: "2026-03-20", pledgeLawyer: "辩护律师" });
opinion({ what: "无社会危险性", written: "否", attached: null }, "open", "By word of mouth: GZ 261 speaks of written opinions, the sheet of opinions.");

// ---- E10 / E12 service and approval ----------------------------------------------------------------------------------------------------------------------------------------------------------------
const serve = (columns, o, why, s = {}, kase = {}) => {
  drop({ ...s, review: columns }, kase);
  x("E10", o, c, "1", null, why);
};
serve({}, "clear", "Served on all of them, rights told (GZ 377, 378).");
serve({ 送达移送机关日期: null }, "hit", "The police were not served (GZ 378).");
serve({ 送达辩护人日期: null }, "hit", "There is a defender, who was not served.");
serve({}, "clear", "No defender and no victim: nobody else to serve.", { defender: null, victims: 0 });
serve({ 告知申诉权: "否" }, "hit", "The right to complain was not told.");
const approve = (on, o, why) => {
  drop({ review: { 上级批准日期: on }, measures: [b.bail("2026-02-14", { ended: "2026-03-10" })] }, bribe);
  x("E12", o, c, "1", null, why);
};
approve("2026-03-10", "clear", "Approved on the day of the decision (GZ 371).");
approve("2026-03-11", "hit", "Approved only the day after.");
approve("2026-03-04", "clear", "Approved before.");

// ---- E13 / E16 conditional non-prosecution ----------------------------------------------------------------------------------------------------------------------------------------------------------
const kid = { minor: "是", birth: "2009-03-20", offence: "2025-12-20", decision: "附条件不起诉" };
const cond = (rule, columns, o, due, why, s = {}) => {
  c = b.prosecute({ accepted: s.accepted ?? "2026-02-13", sus: [{ ...kid, state: "取保", decided: "2026-03-10", from: s.decided ?? "2026-03-10", to: "2026-09-10", ...s, review: columns }] });
  if (o === "open") any(rule, c, "1", why);
  else x(rule, o, c, "1", due, why);
};
cond("E13", {}, "clear", null, "Served on everybody at once, six months from the decision (GZ 471, 473).");
cond("E13", { 送达法定代理人日期: "2026-03-16" }, "hit", "2026-03-13", "His father was served on day six.");
cond("E13", { 送达移送机关日期: "2026-03-13" }, "clear", "2026-03-13", "The police were served on the third day.");
cond("E13", { 送达辩护人日期: null }, "hit", "2026-03-13", "The defender was not served.");
cond("E13", { 送达法定代理人日期: "2026-02-24" }, "clear", "2026-02-24", "Decided 02-12: three days end 02-15 in the holiday, rolled to 02-24.", { accepted: "2026-01-19", decided: "2026-02-12", to: "2026-08-12" });
cond("E16", { 听取侦查机关意见日期: null }, "hit", null, "The police were not heard before the decision (GZ 469).");
cond("E16", { 听取法定代理人意见日期: null }, "hit", null, "His father was not heard.");
cond("E16", {}, "clear", null, "All were heard, the time is running.");
cond("E16", { 对附条件不起诉有异议: "是" }, "hit", null, "He or his father objects: he must be indicted (CPL 282; GZ 470).");
const past = (columns, o, why, to = "2026-03-10", decided = "2025-09-10", s = {}) => {
  c = b.prosecute({ accepted: "2025-08-15", sus: [{ ...kid, offence: "2025-05-02", state: "取保", decided, from: decided, to, ...s, review: columns }] });
  x("E16", o, c, "1", null, why);
};
past({}, "hit", "The time ended 03-10 and nothing has been decided (GZ 480).");
past({ 考验期满决定: "起诉", 考验期满决定日期: "2026-03-10" }, "clear", "Decided on the last day.");
past({}, "not-hit", "The time ended 04-15: three days of grace are not over.", "2026-04-15", "2025-10-15");
b.row("退回补充侦查", { 部门受案号: c, 嫌疑人编号: "1", 退回次数: 1, 退回日期: "2025-08-29", 重新移送日期: "2025-09-19", 补充侦查提纲: "是", 催问日期: null, 侦查机关收到日期: "2025-08-29", 提纲日期: "2025-08-29", 提纲字数: 512, 补充调查决定书: null, 补侦结果: "重新移送" });
past({ 考验期满决定: "不起诉", 考验期满决定日期: "2026-03-11", 听取被害人意见日期: null }, "hit", "Not prosecuted at the end without hearing the victim (GZ 477).", "2026-03-10", "2025-09-10", { sealed: "2026-03-12" });
for (const rule of ["E10", "E11", "E15"]) any(rule, c, null, "The column holds one day for two hearings, and the row one decision of two.");

// ---- E14 sealed records ------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
const seal = (j, s, o, why) => {
  c = b.prosecute({ accepted: "2025-11-10", sus: [{ state: "取保", decided: "2025-12-08", minor: "是", birth: "2008-11-20", offence: "2025-08-01", ...s }] });
  b.judged(c, { received: "2026-02-25", effective: "2026-02-25", ...j });
  x("E14", o, c, "1", null, why);
};
seal({ months: 36 }, {}, "hit", "Three years, in force since 02-25, never sealed (CPL 286; GZ 482).");
seal({ months: 36 }, { sealed: "2026-02-27" }, "clear", "Sealed two days after.");
seal({ months: 60 }, {}, "hit", "Five years are not more than five.");
seal({ months: 72 }, {}, "clear", "Six years: not sealed.");
seal({ months: 6, penalty: "拘役" }, {}, "hit", "拘役 as well.");
seal({ months: 36 }, { minor: "否", minorThen: "是", birth: "2007-12-01" }, "hit", "Grown up since, but a minor at the offence.");
seal({ months: 36, received: "2026-04-14", effective: "2026-04-14" }, {}, "not-hit", "In force since 04-14: seven days are not over.");
seal({ months: 36 }, { minor: "否", minorThen: "是", birth: "2007-09-20", person: { 行为终了日期: "2025-10-05" } }, "undetermined", "Begun before and ended after his eighteenth birthday: to be looked at.");
const sealed = (s, o, why) => {
  drop({ minor: "是", birth: "2009-01-15", offence: "2025-12-20", ...s });
  x("E14", o, c, "1", null, why);
};
sealed({}, "clear", "Not prosecuted and sealed the same day (GZ 486).");
sealed({ sealed: null }, "hit", "Not prosecuted 03-10 and never sealed.");

// ---- E15 whom the office must hear ------------------------------------------------------------------------------------------------------------------------------------------------------------------------
const listen = (columns, o, why, s = {}) => {
  review({ ...s, review: columns });
  x("E15", o, c, "1", null, why);
};
listen({}, "clear", "Defender and victim heard (CPL 173).");
listen({ 听取辩护人意见日期: null }, "hit", "He has a defender, who was not heard (GZ 261).");
listen({ 听取被害人意见日期: null }, "hit", "There is a victim, who was not heard.");
listen({ 听取被害人意见日期: null, 未听取意见原因: "无法通知被害人" }, "clear", "The victim could not be reached, and that is recorded (GZ 262).");
listen({}, "clear", "No defender: the duty lawyer was heard.", { defender: null });
listen({ 听取值班律师意见日期: null }, "hit", "Neither defender nor duty lawyer.", { defender: null });
listen({}, "clear", "No victim.", { victims: 0 });
listen({}, "clear", "Not decided yet.", { decided: null });
c = b.prosecute({ accepted: "2026-03-02", charge: "诈骗罪", sus: [{ state: "取保", decided: "2026-03-26" }, { state: "取保", decided: "2026-03-26", review: { 听取辩护人意见日期: null } }] });
x("E15", "clear", c, "1", null, "His defender was heard.");
x("E15", "hit", c, "2", null, "His was not (per suspect).");

// ---- F02 void numbers ---------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
const letter = (no, on, more = {}) => b.paper(desk, "检察意见书", on, { 文号: no, ...more });
letter("星检意〔2026〕1号", "2026-03-10");
letter("星检意〔2026〕2号", "2026-03-11", { 是否作废: "是" });
letter("星检意〔2026〕3号", "2026-03-12");
x("F02", "not-hit", desk, { documentNo: "星检意〔2026〕3号" }, null, "Number 2 is recorded as void: no gap.");

// ---- F05 / F06 files and entries --------------------------------------------------------------------------------------------------------------------------------------------------------------------------
const leave = (columns, o, why, s = {}) => {
  review(s, extra(columns));
  x("F05", o, c, null, null, why);
};
leave({}, "clear", "Checked on the day it left (GZ 667).");
leave({ 案管审核日期: "2026-03-25" }, "clear", "Checked the day before.");
leave({ 案管审核日期: "2026-03-27" }, "hit", "Checked the day after it left.");
leave({ 案管审核日期: null }, "hit", "Never checked.");
leave({ 案卷移出日期: null, 案管审核日期: null }, "clear", "Still here.", { decided: null });
const entered = (on, o, why) => {
  review({}, extra({ 填录日期: on }));
  x("F06", o, c, null, null, why);
};
entered("2026-03-05", "clear", "Entered three days after acceptance.");
entered("2026-03-06", "hit", "Entered on the fourth day.");

// ---- F08 risk ----------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
const risk = (ground, on, o, why, s = {}) => {
  review(s, extra({ 风险情形: ground }));
  if (on) b.paper(c, "司法办案风险评估预警表", on);
  x("F08", o, c, null, null, why);
};
risk("涉众", null, "hit", "Many people are concerned; decided without an assessment.");
risk("涉众、敏感", "2026-03-20", "clear", "Assessed before the decision.");
risk("敏感", "2026-03-30", "hit", "Assessed only after the decision.");
risk(null, null, "not-hit", "No ground of risk recorded.");
risk("敏感", null, "clear", "Not decided yet.", { decided: null });

// ---- F09 publication ------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
const paperNo = () => b.rows.文书.findLast((r) => r.文书名称 === "不起诉决定书").文号;
const publish = (on, grounds, o, due, why) => {
  drop({ published: on }, extra({ 不公开情形: grounds }));
  x("F09", o, c, { documentNo: paperNo() }, due, why);
};
publish("2026-03-24", null, "clear", "2026-03-24", "Announced 03-10: published on the tenth working day.");
publish("2026-03-25", null, "hit", "2026-03-24", "One working day past ten.");
publish(null, null, "hit", "2026-03-24", "Never published, no ground against it.");
publish(null, "个人隐私", "clear", null, "Not published, for privacy.");
publish("2026-03-16", "商业秘密", "hit", null, "Published although it touches a business secret.");

// ---- F11 electronic files -----------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
const scan = (columns, o, why) => {
  review({}, extra(columns));
  x("F11", o, c, null, null, why);
};
scan({}, "clear", "Made, the pages agree.");
scan({ 电子卷宗已制作: "否", 电子卷宗页数: null }, "hit", "Not made six weeks after acceptance.");
scan({ 电子卷宗页数: 210 }, "hit", "210 pages against 212 on paper.");
scan({ 电子卷宗页数: null }, "undetermined", "Its pages are not recorded.");

// ---- F13 committee ------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
const council = (on, o, why, s = {}) => {
  review(s, extra({ 应提请检委会: "是" }));
  if (on) b.paper(c, "检察委员会会议纪要", on);
  x("F13", o, c, null, null, why);
};
council(null, "hit", "A case for the committee, decided without its minutes.");
council("2026-03-24", "clear", "The minutes are of two days before.");
council("2026-03-30", "hit", "The minutes are of after the decision.");
council(null, "clear", "Not decided yet.", { decided: null });

// What a document list of each stage asks for is set by the office; see the other workbook.
for (const r of b.rows.案件) any("F04", r.部门受案号, null, "The list of documents of each stage is set by the office.");
