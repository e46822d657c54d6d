// The audit of case cards on the standard columns alone; data date 2025-06-13 (Friday), written by hand from the sheet
// and the articles it names. Rest 01-28..02-04, 04-04..04-06, 05-01..05-05, 05-31..06-02; working 01-26, 02-08, 04-27.
// What the standard columns cannot tell must not come out as a fault that is certain, nor as being in order.
import { citizenId } from "./book.mjs";
import { CardBook, creditCode } from "./card-book.mjs";

const SHEETS = ["案件", "犯罪嫌疑人", "强制措施", "审查逮捕", "审查起诉", "退回补充侦查", "权利告知", "文书", "判决", "公益诉讼", "检察建议", "涉案财物"];
export const b = new CardBook({ file: "card-standard.xlsx", dataDate: "2025-06-13", year: 2025, first: 600, sheets: SHEETS });
export const rules = [
  ...["V02", "V05", "V09", "V10", "V14", "V15", "V16", "V17", "V18", "V19", "V21", "V22", "V23", "V24", "V25", "V27", "V29", "V30"],
  ...["V32", "V33", "V34", "V35", "V36", "V37", "V38", "V39", "V41", "V42", "V43", "V44", "V45", "V46", "V47", "V48", "V49"],
  ...["V51", "V52", "V53", "V54", "V56", "V57", "V58", "V59", "V61", "V63", "V65", "V66", "V67", "V68", "V69", "V70", "V71", "V73", "V74", "V75"],
];
const x = b.x.bind(b);
const any = b.any.bind(b);
/** What the standard columns leave unknown: a fault may not be asserted to be absent. */
const notClear = (rule, c, key, why) => any(rule, c, key, why, { not: "clear" });
const W = { severity: "warn" };
const police = b.police;
let c;

/** one suspect on bail, indicted */
const go = (s, kase = {}) => (c = b.prosecute({ accepted: "2025-03-10", ...kase, sus: [{ state: "取保", decided: "2025-04-03", ...s }] }));
/** one suspect on bail, not prosecuted, with the circumstance that 相对不起诉 asks for */
const drop = (s, kase = {}) => go({ decision: "不起诉", facts: "自首", ...s }, kase);
/** one suspect on bail, under review */
const open = (s, kase = {}) => go({ decided: null, ...s }, { accepted: "2025-05-26", ...kase });
const say = (rule, outcome, why, more = {}, key = "1") => x(rule, outcome, c, key, null, why, more);

// ---- V15 birth, offence and the age of twelve; V17 the age of responsibility -------------------------
const child = (birth, offence, more = {}) => ({ birth, offence, minor: "是", age: null, ...more });
open(child("2012-05-20", "2024-05-20"), { charge: "故意伤害罪" });
say("V15", "hit", "His twelfth birthday was the day of the act: twelve is reached only on the day after, so he was eleven (CL 17(3)).");
open(child("2012-05-19", "2024-05-20"), { charge: "故意伤害罪" });
say("V15", "clear", "The day after his twelfth birthday: twelve.");
open(child("2012-02-29", "2024-02-29"), { charge: "故意伤害罪" });
say("V15", "hit", "Born on a leap day; on 2024-02-29, his birthday, still eleven.");
open(child("2012-02-29", "2024-03-01"), { charge: "故意伤害罪" });
say("V15", "clear", "The day after the leap day: twelve.");
open(child("2013-10-08", "2025-04-20"), { charge: "盗窃罪" });
say("V15", "hit", "Eleven years old.");
open({ birth: "2024-06-01", offence: "2024-05-20", age: null, person: { 作案时是否未成年人: null, 现是否未成年人: null } });
say("V15", "hit", "Born after the act.");
for (const r of ["V16", "V18", "V19"]) any(r, c, null, "Nobody's age can be reckoned from a birth after the act.");
open({ birth: null, age: null });
say("V15", "not-hit", "No date of birth: nothing to compare.");
open({ sex: "男", person: { 作案日期: null, 作案时年龄: null } });
say("V15", "not-hit", "No date of the act.");
c = b.prosecute({ accepted: "2025-05-26", charge: "寻衅滋事罪", sus: [{ state: "取保" }, { state: "取保", ...child("2013-08-01", "2025-03-02") }] });
say("V15", "clear", "The grown-up of the two.");
say("V15", "hit", "His companion was eleven (per suspect).", {}, "2");

/** a minor indicted; each is now a minor and has a defender */
const charged = (birth, offence, charge, o, why, more = {}, s = {}) => {
  go(child(birth, offence, { sentence: ["确定刑", "有期徒刑", 36, 36], facts: "未成年", ...s }), { charge, accepted: "2025-03-10" });
  say("V17", o, why, more);
};
charged("2009-11-02", "2024-12-20", "盗窃罪", "hit", "Fifteen and indicted for theft, which is not in the list of CL 17(2).", W);
charged("2009-11-02", "2024-12-20", "抢劫罪", "clear", "Fifteen, robbery: on the list.");
charged("2009-11-02", "2024-12-20", "强奸罪", "clear", "Fifteen, rape: on the list.");
charged("2009-11-02", "2024-12-20", "放火罪", "clear", "Fifteen, arson: on the list.");
charged("2009-11-02", "2024-12-20", "贩卖毒品罪", "clear", "Fifteen, selling drugs: on the list.");
charged("2009-11-02", "2024-12-20", "运输毒品罪", "hit", "Fifteen; carrying drugs is not selling them (CL 17(2)).", W);
charged("2009-11-02", "2024-12-20", "绑架罪", "hit", "Fifteen, kidnapping: not on the list by its name; the act in it may be (a warning).", W);
any("V52", c, null, "How far below the lowest tier a minor may go is not the point here.");
charged("2009-11-02", "2024-12-20", "寻衅滋事罪", "hit", "Fifteen, picking quarrels.", W);
charged("2008-12-20", "2024-12-20", "盗窃罪", "hit", "His sixteenth birthday was the day of the act: fifteen.", W);
charged("2008-12-19", "2024-12-20", "盗窃罪", "clear", "The day after his sixteenth birthday: sixteen, answerable for every crime (CL 17(1)).");
charged("2008-12-19", "2024-12-20", "运输毒品罪", "clear", "Sixteen.");
charged("2009-11-02", "2024-12-20", "故意伤害罪", "not-hit", "Fifteen, bodily harm: answerable for grave harm or death; the degree is not in these columns.");
any("V17", c, null, "The degree of the harm is not in these columns.");
charged("2011-11-02", "2024-12-20", "盗窃罪", "hit", "Thirteen: only killing and maiming can be charged at all (CL 17(3)).");
charged("2011-11-02", "2024-12-20", "抢劫罪", "hit", "Thirteen: robbery is on the list of fourteen, not of twelve.");
charged("2010-12-20", "2024-12-20", "抢劫罪", "hit", "His fourteenth birthday: thirteen.");
charged("2010-12-19", "2024-12-20", "抢劫罪", "clear", "The day after his fourteenth birthday.");
go(child("2011-11-02", "2024-12-20", { sentence: ["确定刑", "有期徒刑", 120, 120], facts: "未成年" }), { charge: "故意杀人罪" });
notClear("V17", c, "1", "Thirteen, killing: lawful only with the approval of the Supreme People's Procuratorate, which is not in these columns.");
drop(child("2009-11-02", "2024-12-20", { kind: "法定不起诉", facts: null }), { charge: "盗窃罪" });
say("V17", "clear", "Fifteen and not prosecuted, as he may not be.");
go({ sentence: ["确定刑", "有期徒刑", 12, 12] }, { charge: "寻衅滋事罪" });
say("V17", "clear", "Grown up.");

// ---- V16 the age that is filled in --------------------------------------------------------------------
const aged = (birth, offence, age, o, why, s = {}) => {
  go({ birth, offence, age, ...s });
  say("V16", o, why);
};
aged("2005-05-20", "2024-05-20", 19, "hit", "On his nineteenth birthday he was eighteen still.");
aged("2005-05-20", "2024-05-20", 18, "clear", "Eighteen on the nineteenth birthday.");
aged("2005-05-19", "2024-05-20", 19, "clear", "Nineteen on the day after.");
aged("2005-05-19", "2024-05-20", 18, "hit", "Nineteen on the day after, not eighteen.");
aged("1990-08-01", "2024-05-20", 34, "hit", "Born in August 1990, in May 2024 thirty-three: the years alone were subtracted.");
aged("1990-08-01", "2024-05-20", 33, "clear", "Thirty-three.");
aged("1990-08-01", "2024-05-20", null, "not-hit", "No age filled in.");
aged("2000-02-29", "2024-02-29", 24, "hit", "On the leap birthday itself twenty-three.");
aged("2000-02-29", "2024-03-01", 24, "clear", "Twenty-four on the day after.");
aged("1990-08-01", "2024-12-31", 34, "clear", "Thirty-four at the end of the year.");

// ---- V18 the two flags --------------------------------------------------------------------------------
const flags = (birth, offence, then, now, o, why, s = {}) => {
  go({ birth, offence, minorThen: then, minor: now, age: null, sentence: ["确定刑", "有期徒刑", 12, 12], ...s });
  say("V18", o, why);
};
flags("2006-05-20", "2024-05-20", "否", "否", "hit", "On his eighteenth birthday he was seventeen: a minor at the act (CL 17; GZ 489).");
flags("2006-05-20", "2024-05-20", "是", "否", "clear", "A minor then, grown up now: two flags.");
flags("2006-05-19", "2024-05-20", "是", "否", "hit", "Eighteen on the day after his birthday: no minor at the act.");
flags("2006-05-19", "2024-05-20", "否", "否", "clear", "Eighteen at the act.");
flags("2009-01-01", "2025-01-20", "是", "否", "hit", "Sixteen at every step and marked as grown up now.");
flags("2009-01-01", "2025-01-20", "是", "是", "clear", "A minor then and now.");
flags("1996-04-02", "2025-01-20", "否", "是", "hit", "Twenty-eight and marked as a minor now.");
flags("1996-04-02", "2025-01-20", null, null, "not-hit", "No flag is filled in.");
c = b.prosecute({ accepted: "2025-03-10", charge: "诈骗罪", sus: [{ state: "取保", decided: "2025-04-03" }, { state: "取保", decided: "2025-04-03", birth: "2006-09-09", offence: "2024-05-20", minorThen: "否", age: null }] });
say("V18", "clear", "The grown-up of the two.");
say("V18", "hit", "Seventeen at the act, not marked (per suspect).", {}, "2");

// ---- V19 who stands by a minor ------------------------------------------------------------------------
const young = { birth: "2008-10-10", offence: "2025-01-20", minor: "是", age: 16, facts: "未成年", sentence: ["确定刑", "有期徒刑", 8, 8] };
go({ ...young, defender: null });
say("V19", "hit", "A minor without any defender (GZ 460).");
go({ ...young });
say("V19", "not-hit", "A defender; who else stood by him is not in these columns.", { kind: "unknown" });
go({ birth: "2006-10-10", offence: "2024-05-20", minor: "否", minorThen: "是", age: 17, defender: null });
say("V19", "clear", "A minor at the act, eighteen now: the duty is towards those who are minors now (GZ 489).");
go({ defender: null });
say("V19", "clear", "Grown up.");
c = b.arrest({ accepted: "2025-05-12", sus: [{ decision: "不批准逮捕", refusal: "无社会危险性", decided: "2025-05-16", birth: "2008-10-10", offence: "2025-05-03", minor: "是", age: 16, defender: null }] });
say("V19", "hit", "The same in the review of arrest.");

// ---- V41..V45 non-prosecution ---------------------------------------------------------------------------
const doubt = (s, kase = {}) => drop({ kind: "存疑不起诉", facts: null, ...s }, kase);
doubt({ review: { 自行补充侦查: "否" } });
say("V41", "hit", "For want of evidence, never returned and no investigation of the office's own (CPL 175; GZ 367).");
doubt({ review: { 自行补充侦查: "是" } });
say("V41", "hit", "Never returned, only an investigation of its own: GZ 367 speaks of a return (a warning).", W);
doubt({ returns: [{ n: 1, out: "2025-03-14", back: "2025-03-24" }], review: { 自行补充侦查: "否" } });
say("V41", "clear", "Returned once (GZ 367 para. 2).");
doubt({ decided: "2025-05-06", returns: [{ n: 1, out: "2025-03-14", back: "2025-03-24" }, { n: 2, out: "2025-04-07", back: "2025-04-21" }], review: { 自行补充侦查: "否" } });
say("V41", "clear", "Returned twice.");
drop({ review: { 自行补充侦查: "否" } });
say("V41", "clear", "相对不起诉 asks for no return.");
c = b.prosecute({ accepted: "2025-03-10", charge: "诈骗罪", sus: [{ state: "取保", decided: "2025-04-03", decision: "不起诉", kind: "存疑不起诉", returns: [{ n: 1, out: "2025-03-14", back: "2025-03-24" }], review: { 自行补充侦查: "否" } }, { state: "取保", decided: "2025-04-03", decision: "不起诉", kind: "法定不起诉", victims: 0 }] });
say("V41", "clear", "Returned.");
say("V41", "clear", "法定不起诉 asks for no return.", {}, "2");

drop({ facts: null });
say("V42", "hit", "相对不起诉 without any circumstance recorded (CPL 177(2)).", W);
drop({});
say("V42", "clear", "A voluntary surrender is recorded.");
drop({ facts: "坦白" });
say("V42", "clear", "Theft begins below three years and a circumstance is recorded.");
drop({ facts: "坦白" }, { charge: "抢劫罪" });
say("V42", "hit", "Robbery begins at three years; a confession allows no exemption from punishment (CL 67(3), 263).", W);
drop({ facts: "从犯" }, { charge: "抢劫罪" });
say("V42", "clear", "An accessory may be exempted (CL 27).");
drop({ facts: "中止" }, { charge: "抢劫罪" });
say("V42", "clear", "Abandonment without harm exempts (CL 24).");
doubt({ returns: [{ n: 1, out: "2025-03-14", back: "2025-03-24" }] });
say("V42", "clear", "存疑不起诉 needs no circumstance.");

const kid = { birth: "2008-10-10", offence: "2025-01-20", minor: "是", age: 16, decision: "附条件不起诉", decided: "2025-04-03", from: "2025-04-03", to: "2025-10-03", months: 6, facts: "坦白" };
const spare = (s, o, why, kase = {}) => {
  go({ ...kid, ...s }, kase);
  say("V43", o, why);
};
spare({}, "not-hit", "Sixteen, theft (chapter 5), probation in order; the expected sentence is not in these columns.");
spare({ birth: "2000-10-10", minor: "否", age: 24 }, "hit", "Twenty-four at the act: only for those who were minors then (CPL 282).");
spare({ birth: "2007-01-20", minor: "否", minorThen: "否", age: 18, offence: "2025-01-21" }, "hit", "The day after his eighteenth birthday: no minor at the act.");
spare({ birth: "2007-01-20", minor: "否", minorThen: "是", age: 17 }, "not-hit", "The act was on his eighteenth birthday: seventeen then, eighteen now, which is no fault (GZ 489).");
spare({}, "hit", "Chapter 2 of the special part: outside chapters 4, 5, 6 (CPL 282).", { charge: "交通肇事罪" });
spare({}, "hit", "Chapter 3: outside.", { charge: "信用卡诈骗罪" });
spare({}, "not-hit", "Chapter 4.", { charge: "故意伤害罪" });
spare({}, "not-hit", "Chapter 6.", { charge: "寻衅滋事罪" });

const term = (s, o, why) => {
  go({ ...kid, ...s });
  say("V44", o, why);
};
term({ months: 5, to: "2025-09-03" }, "hit", "Five months: less than six (CPL 283; GZ 473).");
term({ months: 13, to: "2026-05-03" }, "hit", "Thirteen months: more than twelve.");
term({ months: 12, to: "2026-04-03" }, "clear", "Twelve months, the most.");
term({ months: 6, to: "2025-10-02" }, "clear", "One day of tolerance.");
term({ months: 6, to: "2025-10-04" }, "clear", "One day of tolerance; not moved by the holiday either way.");
term({ months: 6, to: "2025-10-09" }, "hit", "Moved behind the holiday: the probation is not a limit that rolls; six days too long.");
term({ months: 8, to: "2025-10-03" }, "hit", "Said to be eight months, dated six.");
term({ from: "2025-04-13", to: "2025-10-13" }, "hit", "Begins ten days after the decision (GZ 473: from the decision).");
term({ months: null, from: null, to: null, review: { 附条件考验期月数: null } }, "hit", "No probation recorded at all.");
term({ decided: "2025-03-31", from: "2025-03-31", to: "2025-09-30" }, "clear", "From the last day of March six months end on the last day of September.");

const hand = (decided, handover, o, due, why) => {
  drop({ decided, review: { 行刑反向衔接移送日期: handover } }, { accepted: decided < "2025-05" ? "2025-03-10" : "2025-05-19" });
  x("V45", o, c, "1", due, why, o === "hit" ? W : {});
};
hand("2025-04-03", null, "hit", "2025-04-09", "Three working days after 04-03 are 04-07, 04-08, 04-09; nothing handed over by June.");
hand("2025-06-09", null, "hit", "2025-06-12", "The third working day was 06-12.");
hand("2025-06-10", null, "not-hit", "2025-06-13", "The third working day is the data date.");
hand("2025-04-03", "2025-04-08", "clear", null, "Handed over.");

// ---- V46, V47, V49 pleas ------------------------------------------------------------------------------
const plea = { plea: "是", pledged: "2025-04-02", pledgeLawyer: "值班律师" };
const plead = (s, kase = {}) => go({ ...plea, ...s }, kase);
plead({ pledged: null });
notClear("V46", c, "1", "Pleads guilty, indicted, no date of the statement; whether he agreed to the sentence is not in these columns (CPL 174).");
plead({ pledgeLawyer: null });
notClear("V46", c, "1", "A statement without a lawyer named (GZ 272).");
plead({});
say("V46", "clear", "Signed with a duty lawyer.");
plead({ pledged: null, pledgeLawyer: null, deaf: "是" });
say("V46", "clear", "Blind, deaf or mute: no statement is needed (CPL 174(1)).");
plead({ pledged: null, pledgeLawyer: null, limited: "是" });
say("V46", "clear", "Of limited capacity: none is needed (CPL 174(2)).");
plead({ pledged: null, pledgeLawyer: null, noPledge: "未成年人法定代理人对认罪认罚有异议", birth: "2008-10-10", offence: "2025-01-20", minor: "是", age: 16, facts: "未成年" });
say("V46", "clear", "The parent objects, as recorded (GZ 468).");
drop({ ...plea, pledged: null, pledgeLawyer: null });
say("V46", "clear", "Not prosecuted.");
go({ plea: "否" });
say("V46", "clear", "Does not plead guilty.");
plead({ pledged: "2025-04-03" });
say("V47", "clear", "Signed on the day of the indictment.");
plead({ pledged: "2025-04-07" });
say("V47", "hit", "Signed four days after the indictment (GZ 272).");
plead({ pledged: "2025-03-07", heard: "2025-03-10" });
say("V47", "hit", "Signed before the case came in.");
plead({ pledged: "2025-03-17", heard: "2025-03-20" });
say("V47", "hit", "Signed before he was first questioned in this stage.");
plead({ pledged: "2025-03-20", heard: "2025-03-20" });
say("V47", "clear", "Signed when he was first questioned.");
plead({ pledged: "2025-03-10" });
say("V47", "clear", "Signed and questioned on the day the case came in.");
plead({ sentence: [null, null, null, null] });
say("V49", "hit", "Pleads guilty, indicted, and no sentence suggested (CPL 176; GZ 274).");
plead({});
say("V49", "clear", "A sentence is suggested.");
plead({ sentence: [null, "单处罚金", null, null] }, {});
say("V49", "not-hit", "A fine alone is a suggestion without months.");
go({ plea: "否", sentence: [null, null, null, null] });
say("V49", "clear", "Without a plea a suggestion is optional (GZ 364).");
drop({ ...plea });
say("V49", "clear", "Not prosecuted.");

// ---- V48 the fast procedure, V73 the summary one -----------------------------------------------------------
const drunk = { charge: "危险驾驶罪", victims: 0 };
const fast = (s, o, why, kase = drunk, more = {}) => {
  go({ ...plea, pledged: "2025-03-17", decided: "2025-03-18", procedure: "速裁", sentence: ["确定刑", "拘役", 3, 3], ...s }, kase);
  say("V48", o, why, more);
};
fast({}, "not-hit", "A plea, three months; nothing in these columns against it (CPL 222).");
fast({ plea: "否", pledged: null, pledgeLawyer: null }, "hit", "Without a plea there is no fast procedure.");
fast({ deaf: "是" }, "hit", "Blind, deaf or mute (CPL 223(1); GZ 438).");
fast({ limited: "是" }, "hit", "Of limited capacity (GZ 438(1)).");
fast({ birth: "2008-10-10", offence: "2025-01-20", minor: "是", age: 16 }, "hit", "A minor now (CPL 223(2)).");
fast({ birth: "2006-08-10", offence: "2024-05-20", minor: "否", minorThen: "是", age: 17, sentence: ["确定刑", "有期徒刑", 8, 8] }, "not-hit", "A minor at the act, eighteen at the trial.", {});
fast({ sentence: ["确定刑", "有期徒刑", 37, 37] }, "hit", "More than three years (CPL 222).", {});
fast({ sentence: ["确定刑", "有期徒刑", 36, 36] }, "not-hit", "Three years are within.", {});
fast({ procedure: "普通", plea: "否", pledged: null, pledgeLawyer: null, deaf: "是" }, "clear", "The ordinary procedure.");
const brief = (s, o, why, kase = {}) => {
  go({ procedure: "简易", ...s }, kase);
  say("V73", o, why);
};
brief({ deaf: "是" }, "hit", "Blind, deaf or mute (CPL 215(1)).");
brief({ limited: "是" }, "hit", "Of limited capacity (GZ 431(1)).");
brief({ ...plea }, "not-hit", "A plea, nothing in these columns against it.");
brief({ ...young }, "not-hit", "A minor may be tried so when nobody objects (FS 566); whether anybody did is not in these columns.");
brief({ deaf: "是", procedure: "普通" }, "clear", "The ordinary procedure.");
brief({ sentence: ["确定刑", "有期徒刑", 120, 120] }, "not-hit", "No limit of three years in the summary procedure.");

// ---- V51 probation suggested ---------------------------------------------------------------------------
const susp = (sentence, o, why, s = {}, more = {}) => {
  go({ sentence, ...s, review: { 建议缓刑: "是", ...s.review } });
  say("V51", o, why, more);
};
susp(["确定刑", "有期徒刑", 36, 36], "clear", "Three years: the most (CL 72).");
susp(["确定刑", "有期徒刑", 37, 37], "hit", "More than three years.");
susp(["确定刑", "拘役", 5, 5], "clear", "拘役 may be suspended.");
susp(["确定刑", "管制", 12, 12], "hit", "管制 cannot be suspended (CL 72).");
susp([null, "单处罚金", null, null], "hit", "A fine cannot be suspended.");
susp(["幅度刑", "有期徒刑", 30, 40], "hit", "The lower end allows it, the upper does not (a warning).", {}, W);
susp(["幅度刑", "有期徒刑", 37, 48], "hit", "Even the lower end is above three years.");
susp(["幅度刑", "有期徒刑", 24, 36], "clear", "The whole range allows it.");
susp(["确定刑", "有期徒刑", 18, 18], "hit", "A recidivist (CL 74).", { facts: "累犯", person: { 是否累犯: "是" } });
go({ facts: "累犯", person: { 是否累犯: "是" } });
say("V51", "clear", "A recidivist, not suspended.");

// ---- V52 the tier of the charge, V74 death ---------------------------------------------------------------
const tier = (charge, sentence, o, why, s = {}) => {
  go({ sentence, ...s }, { charge });
  say("V52", o, why);
};
tier("危险驾驶罪", ["确定刑", "有期徒刑", 8, 8], "hit", "Only 拘役 (CL 133-1).");
tier("危险驾驶罪", ["确定刑", "拘役", 3, 3], "clear", "Within.");
tier("抢劫罪", ["确定刑", "有期徒刑", 24, 24], "hit", "Robbery begins at three years and nothing allows less (CL 263; GZ 364).");
tier("抢劫罪", ["确定刑", "有期徒刑", 24, 24], "hit", "A plea alone does not go below the tier (CL 63; FS 355).", { ...plea });
tier("抢劫罪", ["确定刑", "有期徒刑", 24, 24], "clear", "Voluntary surrender may (CL 67).", { facts: "自首" });
tier("抢劫罪", ["确定刑", "有期徒刑", 24, 24], "clear", "An accessory must be treated more leniently (CL 27).", { facts: "从犯" });
tier("抢劫罪", ["确定刑", "有期徒刑", 24, 24], "clear", "An attempt may (CL 23).", { facts: "未遂" });
tier("抢劫罪", ["确定刑", "有期徒刑", 24, 24], "clear", "A minor at the act (CL 17(4)).", { ...young, sentence: ["确定刑", "有期徒刑", 24, 24] });
tier("抢劫罪", ["确定刑", "有期徒刑", 36, 36], "clear", "Three years: the lower end.");
tier("抢劫罪", ["确定刑", "拘役", 5, 5], "hit", "Robbery knows no 拘役.");
tier("赌博罪", ["确定刑", "有期徒刑", 48, 48], "hit", "Three years at most (CL 303).");
tier("赌博罪", ["确定刑", "有期徒刑", 36, 36], "clear", "Three years.");
tier("寻衅滋事罪", ["确定刑", "有期徒刑", 132, 132], "hit", "Ten years at most (CL 293).");
tier("寻衅滋事罪", ["确定刑", "有期徒刑", 120, 120], "clear", "Ten years.");
tier("诈骗罪", ["确定刑", "有期徒刑", 192, 192], "hit", "Sixteen years for one crime: fifteen at most (CL 45).");
tier("诈骗罪", ["确定刑", "有期徒刑", 180, 180], "clear", "Fifteen years.");
tier("盗窃罪", ["确定刑", "死刑", null, null], "hit", "Theft is not punished with death since 2011 (CL 264).");
tier("职务侵占罪", ["确定刑", "管制", 12, 12], "hit", "CL 271 knows no 管制.");
tier("盗窃罪", ["确定刑", "管制", 12, 12], "clear", "Theft does.");

const death = (s, o, why, more = {}) => {
  go({ sentence: ["确定刑", "死刑", null, null], ...s }, { charge: "故意杀人罪" });
  say("V74", o, why, more);
};
death({}, "not-hit", "Grown up.");
death({ birth: "2007-01-20", offence: "2025-01-20", minor: "否", minorThen: "是", age: 17 }, "hit", "The act was on his eighteenth birthday: seventeen, no death penalty (CL 49).");
death({ birth: "2007-01-19", offence: "2025-01-20", minor: "否", minorThen: "否", age: 18 }, "not-hit", "Eighteen on the day after.");
death({ birth: "1949-03-01" }, "hit", "Seventy-six: none unless killing with special cruelty, which is not in these columns (a warning).", W);
death({ birth: "1951-03-01" }, "not-hit", "Seventy-four.");

// ---- V53, V54, V56, V57 judgments ---------------------------------------------------------------------------
const heardBy = (s, j, kase = {}) => {
  go(s, { accepted: "2025-02-17", ...kase });
  b.judged(c, { received: "2025-05-06", ...j });
};
const early = { decided: "2025-03-14" };
heardBy(early, { charge: "抢夺罪", more: { 是否改变定性: null } });
say("V53", "hit", "Indicted for theft, judged for snatching, and the change not marked.");
heardBy(early, { charge: "抢夺罪", more: { 是否改变定性: "是" } });
say("V53", "clear", "The change is marked.");
heardBy(early, {});
say("V53", "clear", "The same charge.");
const adopt = (sentence, j, o, why, s = {}, more = {}) => {
  heardBy({ ...early, sentence, ...s }, j);
  say("V54", o, why, more);
};
const yes = { 量刑建议采纳: "是" };
const no = { 量刑建议采纳: "否" };
adopt(["确定刑", "有期徒刑", 24, 24], { months: 24, more: yes }, "clear", "As suggested, marked as adopted.");
adopt(["确定刑", "有期徒刑", 24, 24], { months: 30, more: yes }, "hit", "Six months more than suggested and marked as adopted (GZ 418).");
adopt(["确定刑", "有期徒刑", 24, 24], { months: 30, more: no }, "clear", "More than suggested, marked as not adopted.");
adopt(["确定刑", "有期徒刑", 24, 24], { months: 24, more: no }, "hit", "As suggested and marked as not adopted; additional penalties, which may explain it, have no column (a warning).", {}, W);
adopt(["幅度刑", "有期徒刑", 18, 24], { months: 24, more: yes }, "clear", "The upper end of the range.");
adopt(["幅度刑", "有期徒刑", 18, 24], { months: 25, more: yes }, "hit", "One month above the range.");
adopt(["幅度刑", "有期徒刑", 18, 24], { months: 17, more: yes }, "hit", "One month below the range.");
adopt(["幅度刑", "有期徒刑", 18, 24], { months: 20, more: no }, "hit", "Inside the range, marked as not adopted (a warning, the same).", {}, W);
adopt(["确定刑", "有期徒刑", 5, 5], { penalty: "拘役", months: 5, more: yes }, "hit", "Another kind of punishment, marked as adopted.", {});
any("V52", c, null, "Five months of 有期徒刑 are below its least of six (CL 45).");
adopt(["确定刑", "有期徒刑", 24, 24], { months: 24, more: { ...yes, 判决缓刑: "是" } }, "hit", "Not suggested to be suspended, suspended, marked as adopted.");
adopt(["确定刑", "有期徒刑", 24, 24], { months: 24, more: { ...yes, 判决缓刑: "是" } }, "clear", "Suggested and judged to be suspended.", { review: { 建议缓刑: "是" } });
adopt(["确定刑", "有期徒刑", 24, 24], { months: 24, more: { 量刑建议采纳: null } }, "not-hit", "Not said whether it was adopted.");
const two = (judged, s = [{}, {}]) => {
  c = b.prosecute({ accepted: "2025-02-17", charge: "诈骗罪", sus: s.map((one) => ({ state: "取保", decided: "2025-03-14", ...one })) });
  for (const n of judged) b.judged(c, { suspect: n, received: "2025-05-06", charge: "诈骗罪" });
};
two(["1", "2"]);
x("V56", "clear", c, null, null, "Two indicted, two judged.");
two([]);
x("V56", "not-hit", c, null, null, "Nobody judged yet.");
two(["1", "2"], [{}, { decision: "不起诉", facts: "自首" }]);
x("V56", "hit", c, null, null, "The second was not prosecuted and yet is said to be judged.");
two(["1"], [{}, { decision: "不起诉", facts: "自首" }]);
x("V56", "clear", c, null, null, "One indicted, one judged.");
two(["1"]);
notClear("V56", c, null, "Two indicted, one judged; whether the other was withdrawn, stayed or split off is not in these columns.");
heardBy(early, { more: { 判决审查日期: null, 判决审查结论: null } });
say("V57", "hit", "Received 05-06, no conclusion of the review (GZ 585).");
heardBy(early, {});
say("V57", "clear", "Reviewed: agreed.");

// ---- V58 the protest ------------------------------------------------------------------------------------------
const protest = (received, at, o, due, why, j = {}) => {
  const a = received < "2025-02-20" ? "2024-11-18" : "2025-01-06";
  go({ decided: a === "2024-11-18" ? "2024-12-13" : "2025-01-24" }, { accepted: a });
  b.judged(c, { received, months: 12, ...j, more: { 量刑建议采纳: "否", 判决审查结论: "提出抗诉", 抗诉日期: at, ...j.more } });
  x("V58", o, c, "1", due, why);
  any("V59", c, null, "The card of the second instance is with the upper office, not in this export.");
};
const ruling = { more: { 裁判种类: "裁定", 判决罪名: null, 判决刑种: null, 判决刑期月: null, 量刑建议采纳: null } };
protest("2025-03-10", "2025-03-20", "clear", "2025-03-20", "On the tenth day (CPL 230; GZ 586).");
protest("2025-03-10", "2025-03-21", "hit", "2025-03-20", "On the eleventh.");
protest("2025-01-23", "2025-02-05", "clear", "2025-02-05", "The tenth day, 02-02, was in the holiday; on the first day after it.");
protest("2025-01-23", "2025-02-06", "hit", "2025-02-05", "One day past the rolled limit.");
protest("2025-04-24", "2025-05-06", "clear", "2025-05-06", "The tenth day, 05-04, was in the holiday, which ended 05-05.");
protest("2025-03-28", "2025-04-02", "clear", "2025-04-02", "A ruling: five days.", ruling);
protest("2025-03-28", "2025-04-03", "hit", "2025-04-02", "A ruling: on the sixth day.", ruling);
protest("2025-03-31", "2025-04-07", "clear", "2025-04-07", "A ruling: the fifth day, 04-05, was in the holiday; 04-07 is the first day after it.", ruling);
protest("2025-03-10", "2025-05-19", "not-hit", null, "In force since 03-21: a protest of trial supervision, which has no such limit (GZ 591).", { effective: "2025-03-21" });
heardBy(early, {});
say("V58", "clear", "No protest.");

// ---- V75 the limit of prosecution ---------------------------------------------------------------------------------
const old = (charge, offence, o, why, birth = "1980-02-02") => {
  open({ birth, offence, age: null }, { charge });
  if (o === "open") notClear("V75", c, "1", why);
  else say("V75", o, why);
};
old("赌博罪", "2018-03-01", "open", "Three years at most, so five years of limit, over since 2023; the day of filing and an escape are not in these columns (CL 87, 88).");
old("赌博罪", "2020-09-01", "not-hit", "Five years end in September 2025.");
old("寻衅滋事罪", "2013-03-01", "not-hit", "Ten years at most: fifteen years of limit (CL 87: ten years and more).");
old("故意杀人罪", "2006-01-10", "not-hit", "Twenty years end in 2026.");
old("盗窃罪", "2012-01-10", "not-hit", "Up to life imprisonment: twenty years.");

// ---- V68..V70 public interest ----------------------------------------------------------------------------------------
const sue = (rule, kind, p, o, why, more = {}) => {
  c = b.publicInterest(kind, p);
  if (o === "open") notClear(rule, c, null, why);
  else x(rule, o, c, null, null, why, more);
};
const gov = "行政公益诉讼";
const civ = "民事公益诉讼";
const refusedLate = { replied: null };
sue("V68", gov, { served: "2024-12-20", sued: "2025-03-05", ...refusedLate }, "not-hit", "An agency, a suggestion served before the suit; the duty it has is not in these columns (GYJS 21, 22).");
sue("V68", gov, { served: "2024-12-20", sued: "2025-03-05", agency: null }, "hit", "Sued without an agency named.");
sue("V68", gov, { served: null, sued: "2025-03-05" }, "hit", "Sued without a suggestion served before it (行诉法 25(4)).");
any("V69", c, null, "No day of service to count from.");
sue("V68", gov, { served: "2025-03-07", sued: "2025-03-05" }, "hit", "The suggestion was served after the suit.");
any("V69", c, null, "Sued before it was served at all.");
sue("V68", gov, { served: "2025-03-07" }, "clear", "Not sued.");
sue("V69", gov, { served: "2025-01-10", sued: "2025-03-10" }, "hit", "On the last day of the two months; no answer, so no refusal either (GYJS 21).", W);
sue("V69", gov, { served: "2025-01-10", sued: "2025-03-11" }, "clear", "On the day after the two months.");
sue("V69", gov, { served: "2024-12-04", sued: "2025-02-05" }, "hit", "Two months end 02-04 in the holiday, rolled to 02-05: sued on that day.", W);
sue("V69", gov, { served: "2024-12-04", sued: "2025-02-06" }, "clear", "The day after the rolled end.");
sue("V69", gov, { served: "2024-12-31", sued: "2025-03-03" }, "clear", "From the last day of December two months end on 02-28.");
sue("V69", gov, { served: "2025-03-03", urgent: "是", sued: "2025-03-18" }, "hit", "Urgent: on the fifteenth day.", W);
sue("V69", gov, { served: "2025-03-03", urgent: "是", sued: "2025-03-19" }, "clear", "Urgent: the day after.");
sue("V69", gov, { served: "2025-01-10", replied: "2025-01-24", sued: "2025-02-20" }, "open", "Sued early, after an answer; whether it refused is not in these columns.");
sue("V70", civ, { notice: "2025-03-03", sued: "2025-04-02" }, "hit", "On the thirtieth day of the notice (GYJS 13).");
sue("V70", civ, { notice: "2025-03-03", sued: "2025-04-03" }, "clear", "On the day after.");
sue("V70", civ, { notice: "2025-03-05", sued: "2025-04-07" }, "clear", "Thirty days end 04-04 in the holiday; the notice is not a limit that rolls.");
sue("V70", civ, { notice: null, sued: "2025-04-03" }, "hit", "Sued without a notice.");
sue("V70", civ, { notice: null, sued: "2025-04-03", field: "英雄烈士保护" }, "not-hit", "The next of kin are asked instead (英烈法 25).");
sue("V70", civ, { notice: "2025-05-20" }, "clear", "Not sued yet.");

// ---- measures: V21..V25 ----------------------------------------------------------------------------------------------
const bailed = (m, s = {}, kase = {}) => go({ ...s, measures: [b.bail("2025-03-10", m)] }, kase);
const paid = (sum, guarantor = null) => ({ more: { 保证金金额: sum, 保证人: guarantor } });
bailed(paid(5000, "保某甲"));
x("V21", "hit", c, { suspectNo: "1", measureNo: 1 }, null, "A deposit and a guarantor on one decision (CPL 68; GZ 89).");
bailed(paid(5000));
x("V21", "clear", c, { suspectNo: "1", measureNo: 1 }, null, "A deposit alone.");
bailed({});
x("V21", "clear", c, { suspectNo: "1", measureNo: 1 }, null, "A guarantor alone.");
go({ measures: [b.bail("2025-03-10", { ended: "2025-03-20", why: "变更保证方式" }), b.bail("2025-03-20", paid(3000))] });
x("V21", "clear", c, "1", null, "The deposit took the place of the guarantor: lawful (GZ 96, 97).");
const deposit = (sum, o, why, s = {}) => {
  bailed(paid(sum), s);
  x("V22", o, c, { suspectNo: "1", measureNo: 1 }, null, why);
};
deposit(800, "hit", "Less than 1000 yuan (GZ 92).");
deposit(1000, "clear", "1000 yuan.");
deposit(400, "hit", "A minor: less than 500 yuan.", young);
deposit(500, "clear", "A minor: 500 yuan.", young);
deposit(999.99, "hit", "One fen short.");
deposit(800, "hit", "A minor at the act, eighteen now: 1000 yuan.", { birth: "2006-10-10", offence: "2024-05-20", minor: "否", minorThen: "是", age: 17 });

const order = (m, o, why, s = {}) => {
  go({ ...s, measures: [b.bail("2025-03-10", m)] });
  x("V23", o, c, { suspectNo: "1", measureNo: 1 }, null, why);
};
order({ decided: "2025-03-11" }, "hit", "Executed 03-10, decided 03-11.");
order({}, "clear", "Decided and executed on one day.");
order({ ended: "2025-03-09" }, "hit", "Lifted before it was executed.", { stateNow: "未采取" });
order({ ended: "2025-03-10", why: "变更强制措施" }, "clear", "Lifted on the day it was executed.", { stateNow: "未采取" });
order({ executed: null }, "not-hit", "Not executed yet.");

const year = (measures, o, due, why, s = {}) => {
  go({ decided: "2024-03-04", offence: "2023-12-20", measures, stateNow: "未采取", ...s }, { accepted: "2024-02-01" });
  x("V24", o, c, "1", due, why);
};
const own = (from, to, why = "期满解除") => b.bail(from, { ended: to, why });
year([own("2024-02-20", "2025-02-21")], "hit", "2025-02-20", "Twelve months ended 02-20, a Thursday; lifted 02-21 (CPL 79; GZ 102).");
year([own("2024-02-20", "2025-02-20")], "clear", "2025-02-20", "Lifted on the last day.");
year([own("2024-02-01", "2025-02-05")], "clear", "2025-02-05", "Twelve months end 02-01 in the holiday, rolled to 02-05 (U4).");
year([own("2024-02-01", "2025-02-06")], "hit", "2025-02-05", "One day past the rolled end.");
year([own("2024-02-29", "2025-02-28")], "clear", "2025-02-28", "From the leap day to the last day of February.");
year([own("2024-02-29", "2025-03-03")], "hit", "2025-02-28", "From the leap day twelve months ended on the last day of February, a Friday.");
year([b.bail("2023-12-22", { by: police, ended: "2024-02-01", why: "移送审查起诉" }), own("2024-02-01", "2025-01-24")], "clear", null, "More than twelve months in all, but of two organs: each counts its own (GZ 103).");
year([own("2024-02-01", "2024-08-01", "变更强制措施"), b.held("逮捕", "2024-08-01", { ended: "2024-10-08", why: "变更强制措施" }), own("2024-10-08", "2025-02-28")], "clear", null, "Six months and less than five of one organ: under twelve in all.");
year([own("2024-02-01", "2024-02-21", "变更强制措施"), { type: "监视居住", decided: "2024-02-21", executed: "2024-02-21 10:00", ended: "2024-08-22", why: "期满解除" }], "hit", "2024-08-21", "Residential surveillance: six months ended 08-21, lifted 08-22 (GZ 112).");
year([own("2024-02-01", "2024-02-21", "变更强制措施"), { type: "监视居住", decided: "2024-02-21", executed: "2024-02-21 10:00", ended: "2024-08-21", why: "期满解除" }], "clear", "2024-08-21", "Lifted on the last day.");

const refuse = (s, o = {}) => (c = b.arrest({ accepted: "2025-05-12", ...o, sus: [{ decision: "不批准逮捕", decided: "2025-05-16", ...s }] }));
const detained = [b.held("拘留", "2025-05-09", { by: police, ended: "2025-05-16" }), b.bail("2025-05-16", { by: police, ended: "2025-05-26" })];
refuse({ measures: [...detained, b.held("逮捕", "2025-05-26")], state: "在押" });
say("V25", "hit", "Refused 05-16, arrested 05-26; nothing that took the place of the refusal (GZ 289, 291, 292).");
refuse({ measures: [...detained, b.held("逮捕", "2025-05-26", { by: "星河县人民法院" })], state: "在押" });
say("V25", "clear", "The court arrested him.");
refuse({});
say("V25", "clear", "Refused, on bail since.");
const again = { name: "试某再", birth: "1988-08-08", sex: "男", id: citizenId("1988-08-08", "男", 32) };
refuse({ ...again, measures: detained }, { lead: "试某再" });
const first = c;
c = b.arrest({ accepted: "2025-05-19", lead: "试某再", prev: first, sus: [{ ...again, custody: "否", decided: "2025-05-26", measures: [...detained, b.held("逮捕", "2025-05-26")] }] });
say("V25", "clear", "Asked for again and approved 05-26: the arrest stands on the later decision (GZ 292).");
go({ state: "取保", stateNow: "在押", measures: [b.bail("2025-03-10", { ended: "2025-03-20" }), b.held("逮捕", "2025-03-20")] });
say("V25", "clear", "Arrested by this office in the review of prosecution (GZ 337).");

// ---- V27 the suspects of the two stages -------------------------------------------------------------------
const one = (name, birth, more = {}) => ({ name, birth, sex: "男", id: citizenId(birth, "男", 31), ...more });
const stages = (first, second, o, why) => {
  const before = b.arrest({ accepted: "2025-03-03", charge: "诈骗罪", lead: first[0].name, sus: first.map((s) => ({ decided: "2025-03-07", ...s })) });
  c = b.prosecute({ accepted: "2025-04-07", charge: "诈骗罪", lead: second[0].name, prev: before, sus: second.map((s) => ({ decided: "2025-05-06", ...s })) });
  if (o === "open") {
    notClear("V27", before, null, why);
    any("V27", c, null, "The finding may stand on either card.");
  } else for (const k of [before, c]) x("V27", o, k, null, null, why);
};
stages([one("试某壹", "1990-01-02"), one("试某贰", "1991-02-03")], [one("试某壹", "1990-01-02"), one("试某贰", "1991-02-03")], "clear", "The same two.");
stages([one("试某叁", "1990-01-02"), one("试某肆", "1991-02-03")], [one("试某叁", "1990-01-02")], "open", "The second was arrested and is not on the card of the prosecution; whether he is handled separately is not in these columns.");
stages([one("试某伍", "1990-01-02"), one("试某陆", "1991-02-03", { decision: "不批准逮捕", refusal: "不构成犯罪" })], [one("试某伍", "1990-01-02")], "clear", "The second was not arrested: that explains his absence.");

// ---- V29, V30 refusals -----------------------------------------------------------------------------------
refuse({ refusal: "证据不足", review: { 补充侦查提纲: "否" } });
say("V29", "hit", "For want of evidence and no outline; whether more investigation is needed is not in these columns (GZ 285; a warning).", W);
refuse({ refusal: "证据不足" });
say("V29", "clear", "With an outline.");
refuse({ refusal: "无社会危险性", review: { 补充侦查提纲: "否" } });
say("V29", "clear", "Refused for want of danger: no outline is needed.");
refuse({ refusal: "无社会危险性", reasons: false, review: { 社会危险性说明: null } });
say("V30", "hit", "For want of danger and not a word on the danger (GZ 135, 285).");
refuse({ refusal: "无社会危险性" });
say("V30", "not-hit", "The danger is explained.");
c = b.arrest({ accepted: "2025-05-12", charge: "诈骗罪", sus: [{ decided: "2025-05-16" }, { decided: "2025-05-16", decision: "不批准逮捕", refusal: "无社会危险性", reasons: false, review: { 社会危险性说明: null } }] });
say("V30", "clear", "Approved: no reason for refusing.");
say("V30", "hit", "The other was refused and the danger not explained (per suspect).", {}, "2");

// ---- V35..V39 returns and the fifteen days ------------------------------------------------------------------
const ret = (returns, s = {}, kase = {}) => go({ decided: "2025-06-06", returns, ...s }, { accepted: "2025-01-13", complex: "是", ...kase });
ret([{ n: 1, out: "2025-02-12", back: "2025-03-10" }, { n: 2, out: "2025-04-09", back: "2025-05-08" }]);
say("V35", "clear", "Returned twice (CPL 175; GZ 346).");
ret([{ n: 1, out: "2025-01-24", back: "2025-02-14" }, { n: 2, out: "2025-03-03", back: "2025-03-28" }, { n: 3, out: "2025-04-18", back: "2025-05-12" }]);
say("V35", "hit", "Returned three times: two at most.");
ret([{ n: 1, out: "2025-02-12", back: "2025-03-10" }, { n: 2, out: "2025-03-07", back: "2025-04-07" }]);
say("V35", "hit", "The second return is dated three days before the case had come back.");
ret([{ n: 1, out: "2025-02-12", back: "2025-03-10" }, { n: 2, out: "2025-03-10", back: "2025-04-10" }]);
say("V35", "clear", "Returned again on the day it came back.");
const back = (rule, r, o, due, why, s = {}, more = {}) => {
  ret([{ n: 1, ...r }], s);
  if (o === "open") notClear(rule, c, { suspectNo: "1", returnNo: 1 }, why);
  else x(rule, o, c, { suspectNo: "1", returnNo: 1 }, due, why, more);
};
const held = { state: "在押" };
back("V37", { out: "2025-02-14", back: "2025-03-14" }, "clear", "2025-03-14", "Back on the last day of the month (GZ 346).");
back("V37", { out: "2025-02-14", back: "2025-03-17" }, "hit", "2025-03-14", "Back three days late: a duty of the police.", {}, W);
back("V37", { out: "2025-02-13", back: "2025-03-13" }, "clear", "2025-03-13", "Back on the last day, in custody.", held);
back("V37", { out: "2025-03-13", back: "2025-04-14" }, "hit", "2025-04-13", "In custody: Sunday 04-13 is not moved.", held, W);
back("V37", { out: "2025-03-13", back: "2025-04-14" }, "clear", "2025-04-14", "On bail: Sunday 04-13 moves to Monday.");
back("V37", { out: "2025-02-28", back: "2025-03-31" }, "clear", "2025-03-31", "From the last day of February to the last day of March.");
back("V37", { out: "2025-03-31", back: "2025-04-30" }, "clear", "2025-04-30", "From the last day of March to the last day of April.");
back("V37", { out: "2025-03-31", back: "2025-05-06" }, "hit", "2025-04-30", "April has thirty days: 04-30, a Wednesday.", {}, W);
back("V36", { out: "2025-02-14", back: "2025-03-10", outline: "否" }, "hit", null, "Returned without an outline (GZ 257, 342).");
back("V36", { out: "2025-02-14", back: "2025-03-10" }, "clear", null, "With an outline, back in time.");
const away = { decided: null };
back("V36", { out: "2025-05-13" }, "not-hit", "2025-06-13", "Away since 05-13: the month ends on the data date.", away);
back("V36", { out: "2025-05-12" }, "open", "2025-06-12", "The month ended 06-12; whether the police ended the case is not in these columns.", away);

const ext = (at, o38, o39, why, s = {}, kase = {}) => {
  go({ decided: "2025-04-21", ext: at, ...s }, { complex: "是", ...kase });
  if (o38) say("V38", o38, why);
  if (o39) say("V39", o39, why);
};
ext("2025-04-08", "hit", "clear", "Fifteen days more for a case that is not complex (CPL 172; GZ 351).", {}, { complex: "否" });
ext("2025-04-08", "clear", "clear", "A complex case, extended within the month.");
ext("2025-04-08", "not-hit", "clear", "Whether it is complex is not said.", {}, { extra: { 是否重大复杂: null } });
go({}, { complex: "否" });
say("V38", "clear", "Not extended.");
ext("2025-04-10", null, "clear", "Extended on the last day of the month, 04-10.");
ext("2025-04-11", null, "hit", "Extended on the day after the month.");
ext("2025-04-14", null, "hit", "In custody: the month ended Sunday 04-13 and is not moved.", { ...held, decided: "2025-04-25" }, { accepted: "2025-03-13" });
ext("2025-04-14", null, "clear", "On bail: Sunday 04-13 moves to Monday 04-14.", { decided: "2025-04-25" }, { accepted: "2025-03-13" });
ext("2025-03-31", null, "clear", "Accepted on the last day of February: the month ends on the last day of March.", { decided: "2025-04-11" }, { accepted: "2025-02-28" });
ext("2025-05-12", null, "clear", "Came back 04-11: the new month ends Sunday 05-11, on bail 05-12.", { decided: "2025-05-23", returns: [{ n: 1, out: "2025-03-24", back: "2025-04-11" }] });
ext("2025-05-13", null, "hit", "One day past the month that began when it came back.", { decided: "2025-05-23", returns: [{ n: 1, out: "2025-03-24", back: "2025-04-11" }] });

// ---- V10, V09 units ---------------------------------------------------------------------------------------
const unit = (u, more = {}) => {
  c = b.prosecute({ accepted: "2025-03-10", charge: "污染环境罪", victims: 0, name: "虚构公司、试某某污染环境案", sus: [{ unit: true, name: "虚构环保材料公司", state: null, decided: "2025-04-03", measures: [], ...u }, { name: "试某管", state: "取保", decided: "2025-04-03", ...more }] });
  any("V61", c, null, "Whether a unit counts among the persons of a joint crime is not said.");
};
unit({ representative: null });
say("V10", "hit", "A unit indicted without a person who stands for it (GZ 358).");
unit({ representative: "试某代" });
say("V10", "not-hit", "Somebody stands for it; the legal representative is not in these columns.", { kind: "unknown" });
unit({ representative: "试某管" });
say("V10", "hit", "He who stands for it is a defendant of the same case (FS 336; a warning).", W);
unit({ representative: null, decision: "不起诉", kind: "法定不起诉" }, {});
say("V10", "clear", "The unit was not prosecuted.");
const good = creditCode("MA990ABC");
unit({ representative: "试某代", uscc: good });
say("V09", "clear", "The check character is right (GB 32100).");
unit({ representative: "试某代", uscc: good.slice(0, 17) + (good[17] === "5" ? "6" : "5") });
say("V09", "hit", "The check character is wrong.");
unit({ representative: "试某代", uscc: good.slice(0, 9) + (good[9] === "5" ? "6" : "5") + good.slice(10) });
say("V09", "hit", "One character of the organisation's own code was changed.");
go({ person: { 统一社会信用代码: good.slice(0, 17) + "Z" } });
say("V09", "clear", "Not a unit: the column does not speak of him.");

// ---- V32..V34 numbers and service ----------------------------------------------------------------------------
const numbered = (no, o, why, more = {}) => {
  c = b.arrest({ accepted: "2025-05-12", sus: [{ decided: "2025-05-16", review: { 决定书文号: no } }] });
  b.rows.文书.findLast((r) => r.部门受案号 === c && r.文书名称 === "批准逮捕决定书").文号 = no;
  if (o === "open") any("V32", c, null, why);
  else x("V32", o, c, null, null, why, more);
};
numbered("星检批捕〔2025〕第901号", "hit", "第 does not belong into a number (GB/T 9704; the pattern is from memory, so a warning is enough).", W);
numbered("星检批捕〔2025〕0902号", "hit", "A leading zero (the same).", W);
numbered("星检批捕〔2024〕903号", "hit", "Numbered in 2024, decided in 2025.");
numbered("批捕903", "hit", "No number of a document at all.");
numbered("星检批捕[2025]904号", "open", "Half-width brackets are a matter of style.");
numbered("星检一部批捕〔2025〕905号", "clear", "With the code of the department.");
const twice = (r, rows, o, why) => {
  const list = rows.map(({ no, office, officeCode, decided = "2025-05-16", accepted = "2025-05-12" }) => {
    const k = b.arrest({ accepted, office, officeCode, sus: [{ decided, review: { 决定书文号: no } }] });
    b.rows.文书.findLast((q) => q.部门受案号 === k && q.文书名称 === "批准逮捕决定书").文号 = no;
    return k;
  });
  if (o === "hit") any(r, list[0], null, "The earlier of the two: the finding may stand on either.");
  else x(r, o, list[0], null, null, why);
  x(r, o, list[1], null, null, why);
};
twice("V33", [{ no: "星检批捕〔2025〕911号" }, { no: "星检批捕〔2025〕911号" }], "hit", "Two cases of the office bear one number.");
twice("V33", [{ no: "星检批捕〔2025〕912号" }, { no: "星检不捕〔2025〕912号" }], "clear", "The same figure of another kind.");
c = b.prosecute({ accepted: "2025-03-10", charge: "诈骗罪", sus: [{ state: "取保", decided: "2025-04-03" }, { state: "取保", decided: "2025-04-03" }] });
x("V33", "clear", c, null, null, "One indictment for two defendants of one case.");
c = b.arrest({ accepted: "2025-05-12", sus: [{ decided: "2025-05-16", review: { 送达日期: "2025-05-15" } }] });
say("V34", "hit", "Served the day before it was decided.");
c = b.arrest({ accepted: "2025-05-12", sus: [{ decided: "2025-05-16" }] });
say("V34", "clear", "Served on the day it was decided.");
const sent = (dated, served, o, why) => {
  go({});
  const no = b.number("意", "2025");
  b.paper(c, "检察意见书", dated, { 文号: no, 送达对象: "星河县公安局", 送达日期: served });
  x("V34", o, c, { documentNo: no }, null, why);
};
sent("2025-04-10", "2025-04-09", "hit", "Served the day before its date.");
sent("2025-04-10", "2025-04-10", "clear", "Served on its date.");
sent("2025-04-10", null, "not-hit", "Not served.");

// ---- V02, V05 the number of the case ------------------------------------------------------------------
const plain = (o = {}) => (c = b.plain({ accepted: "2025-03-10", decided: "2025-03-21", lead: "试某立", ...o }, "立案监督", "立监"));
const dated = (year, accepted, o, why, more = {}) => {
  b.numberYear = year;
  plain({ accepted, decided: accepted });
  delete b.numberYear;
  if (o === "open") any("V02", c, null, why);
  else x("V02", o, c, null, null, why, more);
};
dated("2024", "2025-03-10", "hit", "Numbered in the year before, accepted in March.", W);
dated("2022", "2025-03-10", "hit", "Three years apart.");
dated("2024", "2024-12-31", "clear", "The same year.");
dated("2024", "2025-01-02", "open", "One year apart at the turn of the year: at most a warning.");
plain({ extra: { 统一受案号: "99010120250000601" } });
x("V05", "clear", c, null, null, "Seventeen digits: office, year, figure.");
plain({ extra: { 统一受案号: "9901012025000602" } });
x("V05", "hit", c, null, null, "Sixteen digits.");
plain({ extra: { 统一受案号: "99010120250000603X" } });
x("V05", "hit", c, null, null, "Eighteen characters, one a letter.");
plain({ extra: { 统一受案号: "99010100250000604" } });
x("V05", "hit", c, null, null, "0025 is no year.");
plain({ extra: { 统一受案号: null } });
x("V05", "clear", c, null, null, "Not every export carries it.");

// ---- V14 the future --------------------------------------------------------------------------------------------
const later = (o, why, make) => {
  make();
  x("V14", o, c, null, null, why);
};
later("hit", "Questioned 07-01, after the data date.", () => open({ review: { 讯问日期: "2025-07-01" } }));
later("clear", "Questioned on the data date.", () => open({ review: { 讯问日期: "2025-06-13" } }));
later("clear", "The end of a period lies ahead, as it must.", () => open({}, { extra: { 到期日期: "2025-06-26" } }));
later("clear", "The end of a probation lies ahead, as it must.", () => go({ ...kid, to: "2025-10-03" }));
later("hit", "Closed a week after the data date.", () => plain({ extra: { 办结日期: "2025-06-20" } }));
later("hit", "Bail executed a month ahead.", () => open({ measures: [b.bail("2025-05-26", { executed: "2025-07-13 09:00" })] }));
later("hit", "A year typed wrong in the day of the act.", () => open({ offence: "2052-05-20", age: null }));
for (const r of ["V16", "V18", "V75"]) any(r, c, null, "The day of the act is impossible.");

// ---- V61 counts ---------------------------------------------------------------------------------------------------
const pair = (extra) => (c = b.prosecute({ accepted: "2025-03-10", charge: "诈骗罪", extra, sus: [{ state: "取保", decided: "2025-04-03" }, { state: "取保", decided: "2025-04-03" }] }));
pair({ 共同犯罪人数: 1 });
x("V61", "hit", c, null, null, "One person in all, two on the card.");
pair({ 共同犯罪人数: 2 });
x("V61", "not-hit", c, null, null, "Two and two.");
pair({ 共同犯罪人数: 3, 在逃人数: 1 });
x("V61", "not-hit", c, null, null, "Two and one at large.");
pair({ 共同犯罪人数: 4, 在逃人数: 1 });
notClear("V61", c, null, "One is not accounted for; whether he is handled separately is not in these columns.");

// ---- V63, V65 amounts --------------------------------------------------------------------------------------------------
const sum = (charge, amount, o, why, s = {}) => {
  go({ amount, ...s }, { charge, amount });
  x("V63", o, c, null, null, why, o === "hit" ? W : {});
};
sum("诈骗罪", null, "hit", "Fraud without an amount.");
sum("诈骗罪", 0, "hit", "Fraud of nothing.");
sum("诈骗罪", 8000, "clear", "An amount.");
sum("职务侵占罪", null, "hit", "Embezzlement without an amount.");
sum("职务侵占罪", 61000, "clear", "An amount.");
sum("盗窃罪", null, "not-hit", "An attempt of theft needs none (CL 264).", { facts: "未遂" });
sum("故意伤害罪", null, "clear", "Not about property.");
const repaid = (paidBack, o, why) => {
  go({ paid: paidBack });
  x("V65", o, c, null, null, why, o === "hit" ? W : {});
};
repaid(9000, "hit", "9000 paid back of 8000: an eighth too much.");
repaid(8800, "clear", "Ten per cent more, not above that.");
repaid(8800.01, "hit", "One fen above ten per cent.");
repaid(8000, "clear", "All of it.");
repaid(null, "clear", "Nothing recorded.");

// ---- V66, V67 suggestions --------------------------------------------------------------------------------------------------
const suggest = (rule, s, o, why, more = {}) => {
  c = b.suggestion({ signed: "2025-04-14", ...s });
  x(rule, o, c, null, null, why, more);
};
suggest("V66", {}, "clear", "Kind, addressee, service and report are there.");
suggest("V66", { served: null }, "hit", "Two months after signing not served.");
suggest("V66", { kind: null }, "hit", "No kind.");
suggest("V67", { replied: "2025-04-11", accepted: "是" }, "hit", "Answered before it was served.");
suggest("V67", { replied: "2025-04-14", accepted: "是" }, "clear", "Answered on the day it was served.");
suggest("V67", { accepted: "是" }, "hit", "Said to be accepted, no answer and nothing followed up (a warning).", W);
suggest("V67", { accepted: "是", urged: "2025-06-09" }, "not-hit", "No answer, but followed up.");
suggest("V67", { accepted: "否" }, "clear", "Not accepted.");
suggest("V67", {}, "clear", "Not answered yet.");

// ---- V71 property ----------------------------------------------------------------------------------------------------------
const thing = (p, o, why) => {
  go({});
  b.thing(c, "WP701", { seized: "2025-02-20", stored: "2025-03-10", ...p });
  x("V71", o, c, { itemNo: "WP701" }, null, why);
};
thing({ out: "2025-04-03", more: { 出库数量: 2 } }, "hit", "One came in, two went out.");
thing({ out: "2025-04-03" }, "clear", "One in, one out, with the list.");
thing({ out: "2025-04-03", more: { 返还清单: "否" } }, "hit", "Given back without a list.");
thing({ out: "2025-04-03", outKind: "移送" }, "clear", "Sent to the court: no list of return.");
thing({}, "clear", "Still here.");
thing({ out: "2025-04-03", more: { 数量: 2.5, 出库数量: 2.5 } }, "clear", "Two and a half in, two and a half out.");

// A minor or an old person who meets the four conditions must be given probation (CL 72): a reminder that may stand on
// any of them, as those conditions are in no column.
for (const r of b.rows.犯罪嫌疑人)
  if (r.出生日期 && (r.出生日期 > "2006-05-01" || r.出生日期 < "1951-06-30") && !b.expectations.some((e) => e.rule === "V51" && e.legalCaseNo === r.部门受案号))
    any("V51", r.部门受案号, r.嫌疑人编号, "Probation may be due to a minor or an old person; its conditions are in no column.");
