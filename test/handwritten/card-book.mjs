// Builds the cases of the case-card workbooks: a lawful case of each kind with the fields that the audit of cards reads,
// which the data files then change in one respect. Every date that an expectation depends on is written in the data files.
import { ProcessBook } from "./process-book.mjs";

const PROPERTY = ["盗窃罪", "诈骗罪", "职务侵占罪", "贪污罪", "受贿罪", "抢夺罪", "敲诈勒索罪", "合同诈骗罪", "挪用资金罪", "信用卡诈骗罪"];
const CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const or = (v, d) => (v === undefined ? d : v);

/** Full years; an age is reached on the day after the birthday. */
function fullYears(birth, on) {
  const n = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) > birth.slice(5) ? n : n - 1;
}

/** A unified social credit code of eight given characters of the organisation (GB 32100, GB 11714). */
export function creditCode(body, region = "990101") {
  const a = (ch) => (/\d/.test(ch) ? Number(ch) : ch.charCodeAt(0) - 55);
  const own = (11 - ([...body].reduce((s, ch, i) => s + a(ch) * [3, 7, 9, 10, 5, 8, 4, 2][i], 0) % 11)) % 11;
  const first = `91${region}${body}${own === 10 ? "X" : own}`;
  const sum = [...first].reduce((s, ch, i) => s + CODE.indexOf(ch) * 3 ** i % 31, 0);
  return first + CODE[(31 - (sum % 31)) % 31];
}

export class CardBook extends ProcessBook {
  caseNo(kind, year, unit = this.code) {
    return super.caseNo(kind, this.numberYear ?? year, unit);
  }
  furtherCase(o, end) {
    return { ...super.furtherCase(o, end), 是否单位犯罪: o.sus?.some((s) => s.unit) ? "是" : "否", 有重大社会影响: "否", 另案处理人数: 0, 已处理或死亡人数: 0 };
  }
  caseRow(o, kind, type, closed) {
    const no = super.caseRow(o, kind, type, closed);
    const row = this.rows.案件.at(-1);
    if (!o.sus) row.共同犯罪人数 = null;
    if (row.涉案金额 === undefined && PROPERTY.includes(o.charge ?? "盗窃罪") && ["审查逮捕", "审查起诉"].includes(type)) row.涉案金额 = or(o.amount, 8000);
    return no;
  }
  suspect(c, label, s, charge, state) {
    const name = super.suspect(c, label, s, charge, state);
    const row = this.last("犯罪嫌疑人");
    const set = (k, v) => {
      if (row[k] === undefined) row[k] = v;
    };
    set("认定案由", charge);
    set("法定情节", or(s.facts, null));
    set("统一社会信用代码", s.unit ? (s.uscc ?? creditCode("MA990" + String(this.people % 1000).padStart(3, "0"))) : null);
    set("涉案金额", PROPERTY.includes(charge) ? or(s.amount, 8000) : null);
    set("退赃退赔金额", or(s.paid, null));
    set("作案时年龄", or(s.age, !s.unit && row.出生日期 && row.出生日期 < row.作案日期 ? fullYears(row.出生日期, row.作案日期) : null));
    if (s.unit) Object.assign(row, { 作案时是否未成年人: null, 现是否未成年人: null, 是否盲聋哑: null, 是否限制行为能力: null, 是否人大代表: null, 是否累犯: null, 国籍: null });
    if (this.further) {
      const young = s.minor === "是";
      set("审查改变定性", "否");
      set("起诉案由", s.decided && (s.decision ?? "起诉") === "起诉" ? charge : null);
      set("行为终了日期", row.作案日期);
      set("是否怀孕哺乳", s.unit ? null : "否");
      set("是否首要分子", s.unit ? null : "否");
      set("同意程序适用", s.unit ? null : "是");
      set("对认罪认罚有异议", s.unit ? null : "否");
      set("单位法定代表人", s.unit ? "法某甲" : null);
      set("社会调查", young || s.minorThen === "是" ? "是" : null);
    }
    Object.assign(row, s.person);
    return name;
  }
  arrest(o) {
    for (const s of o.sus) {
      const no = s.decision === "不批准逮捕" || s.decision === "不予逮捕";
      const kind = or(s.refusal, no ? "证据不足" : undefined);
      s.review = {
        ...(no && kind === "无社会危险性" ? { 社会危险性说明: "初犯，有固定住所和工作，已退赃" } : {}),
        ...(this.further && no ? { 不捕理由: "理由已书面说明", 需要补充侦查: "是" } : {}), ...s.review,
      };
    }
    const c = super.arrest(o);
    // the reasons that go with a refusal (GZ 285)
    for (const s of o.sus) if (s.decision === "不批准逮捕" && s.decided && s.reasons !== false) this.paper(c, "不批准逮捕理由说明书", s.decided, { 送达对象: this.police, 送达日期: s.decided });
    return c;
  }
  furtherReview(o, s, more) {
    const charged = more.decision === "起诉" && !s.unit;
    return {
      ...super.furtherReview(o, s, more),
      ...(charged ? { 对指控事实有异议: "否", 同案人有异议: "否", 附带民事未达成协议: "否", 共同犯罪较复杂: "否" } : {}),
      ...(more.conditional ? { 可能判处刑期月: 10 } : {}),
    };
  }
  /** a judged person; what was suggested was adopted */
  judged(c, j) {
    return super.judged(c, { ...j, more: { 判决缓刑: "否", 是否改变定性: "否", ...(this.further ? { 是否上诉: "否", 裁判结果: "有罪", 改变量刑情节: "否", 法院认定情节: null } : {}), ...j.more } });
  }
  suggestion(s) {
    const c = this.plain({ accepted: s.signed, decided: or(s.decided, s.signed), lead: "试某建" }, "检察建议", "建");
    this.row("检察建议", { 部门受案号: c, 建议类型: or(s.kind, "社会治理"), 被建议单位: "星河县虚构局", 文号: this.number("建", s.signed.slice(0, 4)), 签发日期: s.signed, 送达日期: or(s.served, s.signed), 回复期限天数: null, 回复日期: s.replied ?? null, 是否采纳: s.accepted ?? null, 督促日期: s.urged ?? null, 备案日期: or(s.filed, s.signed), ...s.more });
    return c;
  }
  publicInterest(kind, p) {
    const civil = kind === "民事公益诉讼";
    const c = this.plain({ accepted: p.opened ?? "2024-11-18", decided: p.sued ?? null, lead: "试某益", ...p.kase }, kind, civil ? "民公" : "行公");
    this.row("公益诉讼", {
      部门受案号: c, 领域: p.field ?? "生态环境和资源保护", 线索登记日期: p.opened ?? "2024-11-18", 立案日期: p.opened ?? "2024-11-18", 被监督机关: civil ? null : or(p.agency, "星河县虚构局"), 违法主体: civil ? "虚构公司" : null,
      诉前程序: or(p.pre, civil ? "公告" : "检察建议"), 建议书文号: p.served ? this.number("行公建", p.served.slice(0, 4)) : null, 送达日期: p.served ?? null, 是否紧急: p.urgent ?? "否", 回复日期: p.replied ?? null,
      公告日期: p.notice ?? null, 跟进调查日期: p.follow ?? null, 起诉日期: p.sued ?? null,
      ...(this.further ? { 履职依据: civil ? null : or(p.basis, "《虚构管理条例》第十条"), 书面拒绝整改: p.refused ?? "否", 已征询适格主体: p.consulted ?? "否" } : {}), ...p.more,
    });
    return c;
  }
}
