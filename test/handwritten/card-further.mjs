// The audit of case cards with the added columns and the table of facts; data date 2026-05-15 (Friday), written by hand
// from the sheet and the articles it names. Rest 02-15..02-23, 04-04..04-06, 05-01..05-05.
import { citizenId } from "./book.mjs";
import { CardBook } from "./card-book.mjs";

const SHEETS = ["案件", "犯罪嫌疑人", "强制措施", "审查逮捕", "审查起诉", "退回补充侦查", "权利告知", "文书", "判决", "公益诉讼", "犯罪事实"];
export const b = new CardBook({ file: "card-further.xlsx", dataDate: "2026-05-15", year: 2026, first: 300, sheets: SHEETS, further: true });
export const rules = [
  ...["V10", "V17", "V19", "V27", "V29", "V30", "V36", "V41", "V43", "V46", "V48", "V51", "V53", "V54", "V55", "V56", "V58", "V59"],
  ...["V60", "V61", "V62", "V64", "V68", "V69", "V70", "V73", "V74", "V75"],
];
const x = b.x.bind(b);
const any = b.any.bind(b);
const notClear = (rule, c, key, why) => any(rule, c, key, why, { not: "clear" });
const W = { severity: "warn" };
let c;
const go = (s, kase = {}) => (c = b.prosecute({ accepted: "2026-03-02", ...kase, sus: [{ state: "取保", decided: "2026-03-27", ...s }] }));
const drop = (s, kase = {}) => go({ decision: "不起诉", facts: "自首", ...s }, kase);
const say = (rule, outcome, why, more = {}, key = "1") => x(rule, outcome, c, key, null, why, more);

// ---- V17 twelve and thirteen, V19 who stands by a minor ------------------------------------------------
const child = { birth: "2012-11-02", offence: "2026-01-10", minor: "是", facts: "未成年", sentence: ["确定刑", "有期徒刑", 120, 120] };
go({ ...child, person: { 核准追诉文号: null } }, { charge: "故意杀人罪" });
say("V17", "hit", "Thirteen, killing, indicted without the approval of the Supreme People's Procuratorate (CL 17(3)).");
go({ ...child, person: { 核准追诉文号: "高检核〔2026〕1号" } }, { charge: "故意杀人罪" });
say("V17", "clear", "Approved.");
go({ ...child, sentence: ["确定刑", "有期徒刑", 36, 36], person: { 核准追诉文号: "高检核〔2026〕2号" } }, { charge: "抢劫罪" });
say("V17", "hit", "Thirteen, robbery: no approval can make it answerable.");
const young = { birth: "2009-03-03", offence: "2026-01-10", minor: "是", facts: "未成年", sentence: ["确定刑", "有期徒刑", 8, 8] };
go({ ...young, person: { 法定代理人: null, 合适成年人: null } });
say("V19", "hit", "A minor with neither parent nor another fit adult (GZ 465).");
go({ ...young, person: { 法定代理人: null, 合适成年人: "合某甲" } });
say("V19", "clear", "A fit adult in the place of the parent.");
go({ ...young });
say("V19", "clear", "A defender, a parent, a social inquiry.");
go({ ...young, defender: null });
say("V19", "hit", "A parent but no defender (GZ 460).");
go({ ...young, person: { 社会调查: "否" } });
any("V19", c, null, "No social inquiry: the article says may, so at most a remark (CPL 279; GZ 461).");
c = b.arrest({ accepted: "2026-04-13", sus: [{ ...young, custody: "否", decision: "不批准逮捕", refusal: "无社会危险性", decided: "2026-04-20", person: { 法定代理人: null, 合适成年人: null } }] });
say("V19", "hit", "The same in the review of arrest.");

// ---- V43 conditional non-prosecution -------------------------------------------------------------------
const kid = { ...young, sentence: undefined, decision: "附条件不起诉", from: "2026-03-27", to: "2026-09-27", months: 6 };
const spare = (review, o, why, s = {}) => {
  go({ ...kid, review, ...s });
  say("V43", o, why);
};
spare({}, "clear", "Ten months expected, repents, nobody objects (CPL 282).");
spare({ 可能判处刑期月: 12 }, "clear", "One year is included.");
spare({ 可能判处刑期月: 13 }, "hit", "Thirteen months: more than one year.");
spare({ 悔罪表现: "否" }, "hit", "He does not repent.");
spare({ 对附条件不起诉有异议: "是" }, "hit", "The minor or the parent objects to the measure itself: it must be indicted (GZ 470).");

// ---- V46 statements -----------------------------------------------------------------------------------------
const plea = { plea: "是", pledged: "2026-03-24", pledgeLawyer: "值班律师" };
const plead = (s, o, why) => {
  go({ ...plea, ...s });
  say("V46", o, why);
};
plead({}, "clear", "Signed with a duty lawyer.");
plead({ pledged: null }, "hit", "Pleads guilty, agrees, indicted, and no statement (CPL 174; GZ 272).");
plead({ pledgeLawyer: null }, "hit", "No lawyer named.");
plead({ pledged: null, pledgeLawyer: null, person: { 同意量刑建议: "否" } }, "clear", "Does not agree to the sentence: no statement is due.");
plead({ pledged: null, pledgeLawyer: null, deaf: "是" }, "clear", "Blind, deaf or mute.");
plead({ ...young, pledged: null, pledgeLawyer: null, person: { 对认罪认罚有异议: "是" } }, "clear", "A minor whose parent or defender objects (CPL 174(2); GZ 468).");
plead({ pledged: null, pledgeLawyer: null, person: { 对认罪认罚有异议: "是" } }, "hit", "Somebody objects, but he is grown up: that is no ground.");

// ---- V48 the fast procedure, V73 the summary one -----------------------------------------------------------
const drunk = { charge: "危险驾驶罪", victims: 0, accepted: "2026-03-16" };
const fast = (s, o, why, kase = {}) => {
  go({ ...plea, procedure: "速裁", sentence: ["确定刑", "拘役", 2, 2], ...s, decided: "2026-03-25" }, { ...drunk, ...kase });
  say("V48", o, why);
};
fast({}, "clear", "A plea, consent, two months (CPL 222).");
fast({ person: { 同意程序适用: "否" } }, "hit", "He does not consent.");
fast({ review: { 同案人有异议: "是" } }, "hit", "A co-defendant objects (GZ 438(4)).");
fast({ review: { 附带民事未达成协议: "是" } }, "hit", "Compensation is not settled (GZ 438(5)).");
fast({ review: { 作无罪辩护: "是" } }, "hit", "The defence is one of innocence (FS 370).");
fast({}, "hit", "Of major social impact (GZ 438(3)).", { extra: { 有重大社会影响: "是" } });
fast({}, "hit", "Indicted by the office of the city: not a court of the lowest level (GZ 437).", { office: "星河市人民检察院", officeCode: "990100" });
const brief = (s, o, why, kase = {}) => {
  go({ ...plea, procedure: "简易", ...s }, kase);
  say("V73", o, why);
};
brief({}, "clear", "The facts are admitted, he consents.");
brief({ person: { 同意程序适用: "否" } }, "hit", "He does not consent (CPL 214(3)).");
brief({ review: { 对指控事实有异议: "是" } }, "hit", "He disputes the facts (CPL 214(2)).");
brief({ review: { 作无罪辩护: "是" } }, "hit", "The defence is one of innocence (GZ 431(5)).");
brief({ review: { 同案人有异议: "是" } }, "hit", "A co-defendant does not admit or objects (GZ 431(3)).");
brief({ review: { 共同犯罪较复杂: "是" } }, "hit", "A rather complex joint crime (GZ 431(4)).");
brief({}, "hit", "Of major social impact (GZ 431(2)).", { extra: { 有重大社会影响: "是" } });
brief({}, "hit", "Indicted by the office of the city (GZ 430).", { office: "星河市人民检察院", officeCode: "990100" });
brief({ procedure: "普通", person: { 同意程序适用: "否" } }, "clear", "The ordinary procedure needs no consent.");

// ---- V51, V74 probation and death ----------------------------------------------------------------------------
const susp = (sentence, months, o, why, s = {}) => {
  go({ sentence, ...s, review: { 建议缓刑: "是", 建议缓刑考验期月: months } });
  say("V74", o, why);
};
susp(["确定刑", "有期徒刑", 8, 8], 12, "clear", "Eight months: at least one year (CL 73).");
susp(["确定刑", "有期徒刑", 8, 8], 10, "hit", "Ten months: less than one year.");
susp(["确定刑", "有期徒刑", 24, 24], 24, "clear", "As long as the term.");
susp(["确定刑", "有期徒刑", 24, 24], 18, "hit", "Shorter than the term.");
susp(["确定刑", "有期徒刑", 36, 36], 60, "clear", "Five years, the most.");
susp(["确定刑", "有期徒刑", 36, 36], 61, "hit", "More than five years.");
susp(["确定刑", "拘役", 5, 5], 5, "clear", "As long as the term.");
susp(["确定刑", "拘役", 5, 5], 4, "hit", "Shorter than the term.");
susp(["确定刑", "拘役", 1, 1], 1, "hit", "拘役: at least two months.");
susp(["确定刑", "拘役", 5, 5], 12, "clear", "One year, the most for 拘役.");
susp(["确定刑", "拘役", 5, 5], 13, "hit", "More than one year for 拘役.");
susp(["确定刑", "有期徒刑", 24, 24], 36, "clear", "Within.", { person: { 是否首要分子: "是" } });
say("V51", "hit", "The ringleader of a criminal group (CL 74).");
go({ sentence: ["确定刑", "有期徒刑", 24, 24], person: { 是否首要分子: "是" } });
say("V51", "clear", "A ringleader, not suspended.");
go({ sex: "女", sentence: ["确定刑", "死刑", null, null], person: { 是否怀孕哺乳: "是" } }, { charge: "故意杀人罪" });
notClear("V74", c, "1", "No death penalty for a woman who is pregnant at the trial (CL 49); the column does not tell pregnant from nursing.");
go({ sex: "女", sentence: ["确定刑", "死刑", null, null] }, { charge: "故意杀人罪" });
say("V74", "clear", "Neither pregnant nor a minor nor old.");

// ---- V53..V56, V58, V59 judgments ---------------------------------------------------------------------------------
const heardBy = (s, j, kase = {}) => {
  go({ decided: "2026-01-23", ...s }, { accepted: "2025-12-29", ...kase });
  b.judged(c, { received: "2026-04-07", ...j });
};
heardBy({ person: { 移送案由: "盗窃罪", 认定案由: "诈骗罪", 起诉案由: "诈骗罪", 审查改变定性: "是" } }, { charge: "诈骗罪" });
say("V53", "clear", "Sent for theft, indicted and judged for fraud: the court changed nothing.");
say("V62", "clear", "The office changed the charge and says so.");
heardBy({ person: { 移送案由: "盗窃罪", 认定案由: "诈骗罪", 起诉案由: "诈骗罪", 审查改变定性: "是" } }, { charge: "盗窃罪", more: { 是否改变定性: null } });
say("V53", "hit", "Indicted for fraud, judged for theft, the change not marked.");
heardBy({ person: { 起诉案由: "诈骗罪", 认定案由: "诈骗罪", 审查改变定性: "否" } }, { charge: "诈骗罪" });
say("V62", "hit", "Sent for theft, found to be fraud, marked as not changed.");
heardBy({ person: { 审查改变定性: "是" } }, {});
say("V62", "hit", "The same charge throughout, marked as changed.");
heardBy({}, { months: 30, more: { 调整后建议下限月: 30, 调整后建议上限月: 30 } });
say("V54", "clear", "The suggestion of 24 was raised to 30 at the trial and adopted.");
heardBy({}, { months: 24, more: { 调整后建议下限月: 30, 调整后建议上限月: 30 } });
say("V54", "hit", "24 was judged; the last suggestion was 30; marked as adopted.");
heardBy({}, { months: 30, more: { 量刑建议采纳: "否", 调整后建议下限月: 30, 调整后建议上限月: 30 } });
say("V54", "hit", "As last suggested, marked as not adopted; additional penalties have no column (a warning).", W);
const found = (ours, theirs, flag, o, why) => {
  heardBy({ facts: ours }, { more: { 法院认定情节: theirs, 改变量刑情节: flag } });
  say("V55", o, why);
};
found("坦白", "自首", null, "hit", "The court found a surrender where the office found a confession, and the change is not marked.");
found("坦白", "自首", "是", "clear", "The change is marked.");
found("自首、立功", "立功、自首", "否", "clear", "The same two in another order.");
found("自首", "自首、立功", null, "hit", "The court found one more.");
const two = (first, second, review = {}) => {
  c = b.prosecute({ accepted: "2025-12-29", charge: "诈骗罪", sus: [{ state: "取保", decided: "2026-01-23" }, { state: "取保", decided: "2026-01-23", review }] });
  for (const [n, more] of [["1", first], ["2", second]]) if (more) b.judged(c, { suspect: n, received: "2026-04-07", charge: "诈骗罪", more });
};
two({}, {});
x("V56", "clear", c, null, null, "Two indicted, two judged.");
two({}, null, { 撤回起诉日期: "2026-03-10" });
x("V56", "clear", c, null, null, "The charge against the second was withdrawn.");
const apart = { 判决罪名: null, 判决刑种: null, 判决刑期月: null, 判决缓刑: null, 量刑建议采纳: null, 裁判种类: "裁定" };
two({}, { ...apart, 裁判结果: "终止审理" });
x("V56", "clear", c, null, null, "The trial of the second ended: he died.");
two({}, null);
notClear("V56", c, null, "Two indicted, one judged, nothing said of the other; a splitting off has no column.");
const protest = (at, how, o, due, why, j = {}) => {
  heardBy({}, { received: "2026-02-05", months: 12, ...j, more: { 量刑建议采纳: "否", 判决审查结论: "提出抗诉", 抗诉日期: at, 抗诉程序: how, ...j.more } });
  x("V58", o, c, "1", due, why);
  any("V59", c, null, "The card of the second instance is with the upper office, not in this export.");
};
protest("2026-02-24", "二审抗诉", "clear", "2026-02-24", "The tenth day, 02-15, was in the holiday, which ended 02-23.");
protest("2026-02-25", "二审抗诉", "hit", "2026-02-24", "One day past the rolled limit (CPL 230; GZ 586).");
protest("2026-04-20", "审判监督抗诉", "clear", null, "Trial supervision has no such limit (GZ 591).", { effective: "2026-02-25" });
const ruled = { received: "2026-03-25", more: { 裁判种类: "裁定", 判决罪名: null, 判决刑种: null, 判决刑期月: null, 判决缓刑: null, 量刑建议采纳: null, 裁判结果: "终止审理" } };
protest("2026-03-30", "二审抗诉", "clear", "2026-03-30", "A ruling: on the fifth day.", ruled);
protest("2026-03-31", "二审抗诉", "hit", "2026-03-30", "A ruling: on the sixth.", ruled);
const appeal = (appealed, second, o, why) => {
  heardBy({}, { more: { 是否上诉: appealed } });
  const low = c;
  if (second) {
    c = b.plain({ accepted: "2026-04-27", office: "星河市人民检察院", officeCode: "990100", prev: low, lead: "试某上" }, "二审上诉", "刑上");
    if (o === "hit") any("V59", low, null, "The finding belongs on the card of the second instance; it may stand on this one.");
    else x("V59", o, low, null, null, why);
  }
  x("V59", o, c, null, null, why, o === "hit" ? W : {});
};
appeal("是", true, "clear", "Appealed, and the upper office has its card.");
appeal("否", true, "hit", "A card of the second instance, yet neither appeal nor protest in the first.");
appeal("否", false, "clear", "No appeal, no card.");

// ---- V41, V29, V30, V36 -------------------------------------------------------------------------------------------------
drop({ kind: "存疑不起诉", facts: null, review: { 自行补充侦查: "否", 撤回起诉日期: "2026-03-20" } });
say("V41", "clear", "After the charge was withdrawn no return is asked for (GZ 424).");
drop({ kind: "存疑不起诉", facts: null, review: { 自行补充侦查: "否" } });
say("V41", "hit", "Never returned, no investigation of its own (CPL 175; GZ 367).");
const refuse = (review, s = {}) => (c = b.arrest({ accepted: "2026-04-13", sus: [{ decision: "不批准逮捕", decided: "2026-04-17", ...s, review }] }));
refuse({ 补充侦查提纲: "否", 需要补充侦查: "是" });
say("V29", "hit", "More investigation is needed and there is no outline (CPL 90; GZ 285).");
refuse({ 补充侦查提纲: "否", 需要补充侦查: "否" });
say("V29", "hit", "No outline, none said to be needed: a warning.", W);
refuse({});
say("V29", "clear", "With an outline.");
refuse({ 不捕理由: null }, { reasons: false });
say("V30", "hit", "Refused without reasons (GZ 285).");
refuse({});
say("V30", "clear", "With reasons.");
const away = (out, result, o, why) => {
  go({ decided: null, returns: [{ n: 1, out, more: { 补侦结果: result } }] }, { accepted: "2026-03-23" });
  x("V36", o, c, { suspectNo: "1", returnNo: 1 }, null, why, o === "hit" ? W : {});
};
away("2026-04-14", null, "hit", "Away since 04-14: the month ended 05-14, neither back nor ended (GZ 346, 347).");
away("2026-04-15", null, "clear", "The month ends on the data date.");
away("2026-04-14", "撤案", "clear", "The police ended the case.");

// ---- V10, V60, V61, V27 persons and units ------------------------------------------------------------------------------------
const unit = (u, kase = {}) => {
  c = b.prosecute({ accepted: "2026-03-02", charge: "污染环境罪", victims: 0, name: "虚构公司污染环境案", sus: [{ unit: true, name: "虚构环保材料公司", state: null, decided: "2026-03-27", measures: [], representative: "试某代", ...u }, { name: "试某管", state: "取保", decided: "2026-03-27" }], ...kase });
  any("V61", c, null, "Whether a unit counts among the persons of a joint crime is not said.");
};
unit({ person: { 单位法定代表人: null } });
say("V10", "hit", "No legal representative (GZ 358).");
unit({ representative: null });
say("V10", "hit", "Nobody stands for the unit.");
unit({});
say("V10", "clear", "Both are named.");
x("V60", "clear", c, null, null, "A crime of a unit with the unit on the card.");
go({}, { charge: "污染环境罪", victims: 0, extra: { 是否单位犯罪: "是" } });
x("V60", "hit", c, null, null, "A crime of a unit without the unit: lawful with a reason (CL 31; FS 340), so a warning.", W);
go({});
x("V60", "clear", c, null, null, "No crime of a unit.");
const count = (extra, o, why) => {
  go({}, { charge: "诈骗罪", extra });
  x("V61", o, c, null, null, why);
};
count({ 共同犯罪人数: 4, 在逃人数: 1, 另案处理人数: 1, 已处理或死亡人数: 1 }, "clear", "One here, one at large, one separate, one dead: four.");
count({ 共同犯罪人数: 3, 另案处理人数: 1 }, "hit", "One here and one separate make two, not three.");
count({ 共同犯罪人数: 1, 另案处理人数: 1 }, "hit", "One here and one separate make two, not one.");
const one = (name, birth, more = {}) => ({ name, birth, sex: "男", id: citizenId(birth, "男", 31), ...more });
const stages = (names, kept, extra, o, why) => {
  const persons = names.map((name, i) => one(name, i ? "1991-02-03" : "1990-01-02"));
  const before = b.arrest({ accepted: "2026-02-02", charge: "诈骗罪", lead: names[0], sus: persons.map((s) => ({ ...s, decided: "2026-02-06" })) });
  c = b.prosecute({ accepted: "2026-03-16", charge: "诈骗罪", lead: names[0], prev: before, extra, sus: persons.slice(0, kept).map((s) => ({ ...s, decided: "2026-04-10" })) });
  x("V27", o, before, null, null, why, o === "hit" ? W : {});
  if (o === "hit") any("V27", c, null, "The finding may stand on either card.");
  else x("V27", o, c, null, null, why);
};
stages(["试某壹", "试某贰"], 2, {}, "clear", "The same two.");
stages(["试某叁", "试某肆"], 1, { 共同犯罪人数: 2, 另案处理人数: 1 }, "not-hit", "One is handled separately: by the count, the second.");
stages(["试某伍", "试某陆"], 1, {}, "hit", "The second was arrested and is missing without a reason.");

// ---- V64 the sum of the facts ------------------------------------------------------------------------------------------------
const facts = (amounts, total, o, why) => {
  go({ amount: total }, { amount: total });
  amounts.forEach((a, i) => b.row("犯罪事实", { 部门受案号: c, 事实序号: i + 1, 嫌疑人编号: "1", 事实日期: `2024-05-2${i}`, 事实罪名: "盗窃罪", 事实金额: a }));
  x("V64", o, c, null, null, why);
};
facts([3000, 5000], 8000, "clear", "3000 and 5000 are 8000.");
facts([3000, 5000.01], 8000, "hit", "One fen too much: no tolerance.");
facts([3000], 8000, "hit", "5000 is not accounted for.");
facts([0.1, 0.2, 7999.7], 8000, "clear", "Exact to the fen.");
facts([], 8000, "clear", "No facts listed.");

// ---- V68..V70 public interest -------------------------------------------------------------------------------------------------
const sue = (rule, kind, p, o, why, more = {}) => {
  c = b.publicInterest(kind, { opened: "2025-10-13", ...p });
  x(rule, o, c, null, null, why, more);
};
const gov = "行政公益诉讼";
const civ = "民事公益诉讼";
sue("V68", gov, { served: "2025-11-14", sued: "2026-01-16" }, "clear", "Agency, duty, suggestion served before (行诉法 25(4); GYJS 22).");
sue("V68", gov, { served: "2025-11-14", sued: "2026-01-16", basis: null }, "hit", "The ground of its duty is missing.");
sue("V69", gov, { served: "2025-12-08", replied: "2025-12-22", refused: "是", sued: "2026-01-12" }, "clear", "Refused in writing: there is nothing to wait for.");
sue("V69", gov, { served: "2025-12-08", replied: "2025-12-22", sued: "2026-01-12" }, "hit", "Sued before the two months ended 02-08, no refusal (GYJS 21; a warning).", W);
sue("V69", gov, { served: "2025-12-16", sued: "2026-02-24" }, "hit", "Two months end 02-16 in the holiday, rolled to 02-24: sued on that day.", W);
sue("V69", gov, { served: "2025-12-16", sued: "2026-02-25" }, "clear", "The day after.");
sue("V69", gov, { served: "2025-12-31", sued: "2026-03-02" }, "clear", "From the last day of December to 02-28, a working Saturday.");
sue("V70", civ, { notice: "2026-01-16", sued: "2026-02-16" }, "clear", "Thirty days ended 02-15 in the holiday and do not roll (GYJS 13).");
sue("V70", civ, { notice: "2026-01-16", sued: "2026-02-13" }, "hit", "Before the thirty days were over.");
sue("V70", civ, { notice: null, sued: "2026-02-13", field: "英雄烈士保护", consulted: "是" }, "clear", "The next of kin were asked (英烈法 25).");
sue("V70", civ, { notice: null, sued: "2026-02-13" }, "hit", "No notice.");

// ---- V75 the limit of prosecution ------------------------------------------------------------------------------------------------
const old = (charge, from, to, o, why) => {
  go({ decided: null, offence: from, birth: "1980-02-02", person: { 行为终了日期: to } }, { accepted: "2026-04-27", charge, victims: 0 });
  if (o === "open") notClear("V75", c, "1", why);
  else say("V75", o, why);
};
old("赌博罪", "2018-03-01", "2023-08-01", "clear", "An act that went on until 2023: five years from its end (CL 89).");
old("赌博罪", "2015-03-01", "2018-08-01", "open", "Ended 2018: five years were over in 2023; the day of filing has no column.");
old("危险驾驶罪", "2024-05-20", "2024-05-20", "clear", "Two years ago.");

for (const r of b.rows.犯罪嫌疑人)
  if (r.出生日期 && (r.出生日期 > "2007-01-01" || r.是否怀孕哺乳 === "是") && !b.expectations.some((e) => e.rule === "V51" && e.legalCaseNo === r.部门受案号))
    any("V51", r.部门受案号, r.嫌疑人编号, "Probation may be due to a minor or a pregnant woman; its conditions are in no column.");
