// Builds the cases of the process-monitoring workbooks: a lawful case of each kind, which the data files then
// change in one respect. Every date that an expectation depends on is written in the data files.
import { Book } from "./book.mjs";

const day = (d, n) => new Date(Date.parse(d + "T00:00Z") + n * 864e5).toISOString().slice(0, 10);
const or = (v, d) => (v === undefined ? d : v);
const apart = (a, z) => (Date.parse(z) - Date.parse(a)) / 864e5;

export class ProcessBook extends Book {
  /** `further`: the added columns are filled too. */
  constructor({ further = false, sheets, ...o }) {
    super(o);
    this.further = further;
    this.order = [...sheets];
    for (const s of this.order) this.rows[s] ??= [];
    this.counters = {};
    this.police = "星河县公安局";
  }
  /** The columns that some row fills, in the order in which they first come. */
  columns(sheet) {
    const cols = new Set();
    for (const r of this.rows[sheet]) for (const k of Object.keys(r)) if (r[k] !== undefined) cols.add(k);
    return [...cols];
  }
  used() {
    return this.order.filter((s) => this.rows[s].length > 0);
  }
  /** Numbers run without gaps for each kind and year. */
  number(kind, year) {
    const key = `${kind}${year}`;
    this.counters[key] = (this.counters[key] ?? 0) + 1;
    return `星检${kind}〔${year}〕${this.counters[key]}号`;
  }
  row(sheet, r) {
    this.rows[sheet].push(r);
    return r;
  }
  last(sheet) {
    return this.rows[sheet].at(-1);
  }
  paper(c, name, on, more = {}) {
    return this.row("文书", { 部门受案号: c, 文书名称: name, 文号: null, 拟稿日期: on, 审批日期: on, 用印日期: on, 文书日期: on, 送达对象: null, 送达日期: null, ...more });
  }
  caseRow(o, kind, type, closed) {
    const office = o.office ?? this.office;
    const code = o.officeCode ?? this.code;
    const lead = o.lead ?? this.fakeName();
    const charge = o.charge ?? "盗窃罪";
    const no = this.caseNo(kind, o.accepted.slice(0, 4), code);
    const end = or(o.closed, closed);
    this.row("案件", {
      部门受案号: no, 案件名称: o.name ?? `${lead}${charge.replace(/罪$/, "")}案`, 案件类别: type, 承办单位编码: code, 承办单位: office,
      承办部门: "第一检察部", 承办检察官: or(o.prosecutor, "检甲"), 分案方式: "随机", 移送单位: o.sender ?? (o.investigator === "本院" ? office : o.investigator === "监察" ? "星河县监察委员会" : this.police),
      移送日期: or(o.sent, o.accepted), 侦查机关: o.investigator ?? "公安", 受理日期: o.accepted, 审结日期: or(o.finished, end), 办结日期: end,
      归档日期: or(o.archived, end && apart(end, this.dataDate) > 60 ? day(end, 30) : null), 是否重大复杂: o.complex ?? "否", 是否涉外: "否",
      共同犯罪人数: o.sus?.length ?? 1, 在逃人数: o.atLarge ?? 0, 前案受案号: o.prev ?? null,
      ...(this.further ? this.furtherCase(o, end) : {}), ...o.extra,
    });
    return no;
  }
  furtherCase(o, end) {
    return {
      材料收到日期: o.accepted, 登记日期: o.accepted, 部门收到日期: o.accepted, 侦查机关建议速裁: "否", 移送意见书齐备: "是", 证据卷齐备: "是",
      强制措施文书齐备: "是", 换押证齐备: "是", 填录日期: o.accepted, 案卷移出日期: end, 案管审核日期: end, 电子卷宗已制作: "是", 电子卷宗页数: 212, 纸质卷宗页数: 212, 应提请检委会: "否",
    };
  }
  suspect(c, label, s, charge, state) {
    const name = this.person(c, label, { ...s, charge, state }, this.fakeName());
    Object.assign(this.last("犯罪嫌疑人"), {
      国籍: s.unit ? null : (s.nationality ?? "中国"), 作案日期: s.offence ?? "2024-05-20", 作案时是否未成年人: s.minorThen ?? s.minor ?? "否", 现是否未成年人: s.minor ?? "否",
      是否盲聋哑: s.deaf ?? "否", 是否限制行为能力: s.limited ?? "否", 是否人大代表: s.deputy ?? "否", 是否累犯: "否",
      具结书日期: s.pledged ?? null, 具结律师类型: s.pledgeLawyer ?? null, 免签具结书理由: s.noPledge ?? null, 辩护人: or(s.defender, "护某甲"),
      ...(this.further ? { 职业类别: s.unit ? null : "其他", 同意量刑建议: s.plea === "是" ? "是" : "否", 法定代理人: s.minor === "是" || s.minorThen === "是" ? "父某甲" : null } : {}),
      ...s.person,
    });
    return name;
  }
  act(c, label, n, m, office) {
    this.row("强制措施", {
      部门受案号: c, 嫌疑人编号: label, 措施序号: n, 强制措施类型: m.type, 决定机关: m.by ?? office ?? this.office, 决定日期: m.decided, 执行时间: m.executed,
      解除日期: m.ended ?? null, 解除原因: m.why ?? null, 通知家属时间: m.notified ?? null, 首次讯问时间: m.questioned ?? null, 保证人: m.type === "取保候审" ? "保某甲" : null, ...m.more,
    });
  }
  held(type, d, more = {}) {
    return { type, decided: d, executed: d + " 09:40", notified: d + " 16:00", questioned: d + " 14:30", ...more };
  }
  bail(d, more = {}) {
    return { type: "取保候审", decided: d, executed: d + " 10:30", ...more };
  }
  arrest(o) {
    const done = o.sus.every((s) => s.decided);
    const last = o.sus.map((s) => s.decided ?? "").sort().at(-1);
    const c = this.caseRow(o, "刑捕", "审查逮捕", done ? last : null);
    const own = o.investigator === "本院";
    const year = (last || o.accepted).slice(0, 4);
    if (done) this.paper(c, "审查逮捕意见书", last);
    o.sus.forEach((s, i) => {
      const label = String(i + 1);
      const custody = or(s.custody, "是");
      const decision = s.decision ?? (s.decided ? (own ? "决定逮捕" : "批准逮捕") : null);
      const yes = decision === "批准逮捕" || decision === "决定逮捕";
      const state = or(s.state, yes || (!decision && custody === "是") ? "在押" : "取保");
      const charge = s.charge ?? o.charge ?? "盗窃罪";
      this.suspect(c, label, s, charge, state);
      const no = decision ? this.number(yes ? "批捕" : "不捕", year) : null;
      const served = or(s.served, s.decided ?? null);
      this.row("审查逮捕", {
        部门受案号: c, 嫌疑人编号: label, 提请日期: or(s.requested, o.accepted), 提请案由: charge, 是否羁押: custody, 讯问日期: or(s.heard, o.accepted), 审查决定: decision,
        不捕类型: or(s.refusal, decision && !yes ? "证据不足" : null), 决定日期: s.decided ?? null, 决定书文号: no, 送达日期: served, 执行回执日期: or(s.receipt, served), 补充侦查提纲: decision && !yes ? "是" : null,
        ...(this.further ? { 侦查机关收到日期: served, 释放或变更日期: decision && !yes && custody === "是" ? served : null, 听取嫌疑人意见书: "是", 讯问前征求侦查机关意见: "是", 对逮捕条件有疑问: "否", 要求当面陈述: "否", 侦查可能有重大违法: "否" } : {}),
        ...s.review,
      });
      if (no) this.paper(c, (own ? (yes ? "逮捕" : "不予逮捕") : yes ? "批准逮捕" : "不批准逮捕") + "决定书", s.decided, { 文号: no, 送达对象: this.police, 送达日期: s.decided });
      const list = s.measures ?? this.arrestMeasures(o, s, custody, decision, yes, served, own);
      list.forEach((m, k) => this.act(c, label, k + 1, m, o.office));
    });
    return c;
  }
  arrestMeasures(o, s, custody, decision, yes, served, own) {
    const by = own ? undefined : this.police;
    const list = custody === "是" ? [this.held("拘留", day(o.accepted, -3), { by, ended: served })] : [this.bail(day(o.accepted, -12), { by, ended: yes ? served : null })];
    if (yes) list.push(this.held("逮捕", served ?? s.decided));
    if (decision && !yes && custody === "是") list.push(this.bail(served, { by }));
    return list;
  }
  prosecute(o) {
    const done = o.sus.every((s) => s.decided);
    const last = o.sus.map((s) => s.decided ?? "").sort().at(-1);
    const c = this.caseRow(o, "刑诉", "审查起诉", done && !o.sus.some((s) => s.decision === "附条件不起诉") ? last : null);
    const year = (last || o.accepted).slice(0, 4);
    const transfer = (d) => this.paper(c, "换押证", d, { 文号: this.number("换", d.slice(0, 4)), 送达对象: "星河县看守所", 送达日期: d });
    const inCustody = o.sus.some((s) => or(s.state, "在押") === "在押");
    if (inCustody && o.custodyPaper !== null) transfer(o.custodyPaper ?? o.accepted);
    if (o.papers !== false) this.paper(c, "委托辩护人、申请法律援助告知书", o.accepted, { 送达对象: "犯罪嫌疑人", 送达日期: o.accepted });
    const charged = o.sus.some((s) => s.decided && (s.decision ?? "起诉") === "起诉");
    // a number whose document is left out is not of the run of indictments, or it would leave a gap
    const indictment = charged ? this.number(o.papers === false ? "刑诉补" : "刑诉", year) : null;
    if (done) this.paper(c, "审查报告", last);
    if (charged && o.papers !== false) this.paper(c, "起诉书", last, { 文号: indictment, 送达对象: "星河县人民法院", 送达日期: last, 是否公开: "否", 公开日期: null, ...o.indictment });
    if (charged) this.paper(c, "送达回证", last, { 送达日期: last });
    o.sus.forEach((s, i) => {
      const label = String(i + 1);
      const state = or(s.state, "在押");
      const decision = s.decision ?? (s.decided ? "起诉" : null);
      const no = decision === "起诉" ? indictment : ["不起诉", "附条件不起诉"].includes(decision) ? this.number(decision === "不起诉" ? "刑不诉" : "刑附不诉", year) : decision ? this.number("刑函", year) : null;
      const dropped = decision === "不起诉";
      const conditional = decision === "附条件不起诉";
      const announced = or(s.announced, dropped || conditional ? s.decided : null);
      const charge = s.charge ?? o.charge ?? "盗窃罪";
      const victims = or(s.victims, o.victims ?? 1);
      const kind = or(s.kind, dropped ? "相对不起诉" : null);
      const name = this.suspect(c, label, s, charge, or(s.stateNow, dropped && ["在押", "取保", "监视居住"].includes(state) ? "未采取" : state));
      const young = (s.minor ?? "否") === "是" || (s.minorThen ?? "否") === "是";
      if (this.further && young) {
        this.rows.案件.at(-1).不公开情形 ??= "未成年人";
        this.last("犯罪嫌疑人").记录封存日期 = or(s.sealed, dropped ? s.decided : null);
      }
      const [sk, penalty, min, max] = s.sentence ?? (decision === "起诉" && !s.unit ? ["确定刑", "有期徒刑", 24, 24] : [null, null, null, null]);
      const freed = or(s.released, dropped && state === "在押" ? announced : null);
      const lifted = or(s.lifted, dropped && (state === "取保" || state === "监视居住") ? announced : null);
      const served = dropped || conditional ? s.decided : null;
      this.row("审查起诉", {
        部门受案号: c, 嫌疑人编号: label, 告知嫌疑人日期: o.accepted, 告知被害人日期: victims ? o.accepted : null, 被害人人数: victims, 讯问日期: or(s.heard, o.accepted),
        延长15日批准日期: s.ext ?? null, 延长审批文号: s.ext ? this.number("延", s.ext.slice(0, 4)) : null, 程序建议: s.procedure ?? (decision === "起诉" ? "普通" : null),
        量刑建议类型: sk, 建议刑种: penalty, 建议刑期下限月: min, 建议刑期上限月: max, 建议缓刑: penalty ? "否" : null,
        处理决定: decision, 不起诉类型: kind, 决定日期: s.decided ?? null, 决定书文号: no, 公开宣布日期: announced, 送达被害人日期: or(s.servedVictim, victims ? served : null), 送达被不起诉人日期: or(s.servedSuspect, served),
        释放日期: freed, 解除措施日期: lifted, 上级批准文号: or(s.approvalNo, dropped && ["监察", "本院"].includes(o.investigator) ? this.number("批复", year) : null), 行刑反向衔接移送日期: dropped ? s.decided : null,
        附条件考验期月数: conditional ? (s.months ?? 6) : null, 考验期起: s.from ?? null, 考验期止: s.to ?? null,
        ...(this.further ? this.furtherReview(o, s, { decision, dropped, conditional, victims, served }) : {}), ...s.review,
      });
      this.notice(c, "犯罪嫌疑人", name, "委托辩护人", o.accepted);
      if (i === 0 && victims) this.notice(c, "被害人", "害某甲", "委托诉讼代理人", o.accepted);
      if (dropped || conditional) {
        const open = dropped && (s.minor ?? s.minorThen ?? "否") === "否";
        const shown = open && announced && apart(announced, this.dataDate) >= 5 ? day(announced, 5) : null;
        this.paper(c, dropped ? "不起诉决定书" : "附条件不起诉决定书", s.decided, { 文号: no, 送达对象: name, 送达日期: s.decided, 是否公开: or(s.published, shown) ? "是" : "否", 公开日期: or(s.published, shown) });
        this.paper(c, "送达回证", s.decided, { 送达日期: s.decided });
        if (victims && s.risk !== false) this.paper(c, "司法办案风险评估预警表", s.decided);
        if (dropped && victims) this.notice(c, "被害人", "害某甲", "申诉权", s.decided);
        if (dropped && kind === "相对不起诉") this.notice(c, "犯罪嫌疑人", name, "申诉权", s.decided);
      }
      const end = freed ?? lifted;
      (s.measures ?? this.reviewMeasures(o, state, end)).forEach((m, k) => this.act(c, label, k + 1, m, o.office));
      for (const r of s.returns ?? []) {
        this.row("退回补充侦查", { 部门受案号: c, 嫌疑人编号: label, 退回次数: r.n, 退回日期: r.out, 重新移送日期: r.back ?? null, 补充侦查提纲: or(r.outline, "是"), 催问日期: r.asked ?? null, ...(this.further ? { 侦查机关收到日期: r.out, 提纲日期: r.out, 提纲字数: 600 + (this.outlines = (this.outlines ?? 0) + 1), 补充调查决定书: o.investigator === "监察" ? "是" : null, 补侦结果: r.back ? "重新移送" : null } : {}), ...r.more });
        if (i === 0 && state === "在押") for (const d of [r.out, r.back]) if (d) transfer(d);
      }
    });
    return c;
  }
  furtherReview(o, s, { decision, dropped, conditional, victims, served }) {
    const heard = decision ? o.accepted : null;
    return {
      听取辩护人意见日期: or(s.defender, "护某甲") ? heard : null, 听取值班律师意见日期: or(s.defender, "护某甲") ? null : heard, 听取被害人意见日期: victims ? heard : null,
      财物清单随起诉: decision === "起诉" ? "是" : null, 载明涉案财物处理: dropped ? "是" : null, 送达移送机关日期: served, 送达辩护人日期: served && or(s.defender, "护某甲") ? served : null,
      送达法定代理人日期: conditional ? served : null, 告知申诉权: dropped ? "是" : null, 听取侦查机关意见日期: conditional ? heard : null, 听取法定代理人意见日期: conditional ? heard : null,
      听取嫌疑人意见日期: conditional ? heard : null, 对附条件不起诉有异议: conditional ? "否" : null, 悔罪表现: conditional ? "是" : null,
      上级批准日期: dropped && ["监察", "本院"].includes(o.investigator) ? s.decided : null, 作无罪辩护: "否",
    };
  }
  reviewMeasures(o, state, end) {
    const a = o.accepted;
    const by = this.police;
    if (state === "在押") {
      if (o.investigator === "监察") {
        const liuzhi = { type: "留置", by: "星河县监察委员会", decided: day(a, -100), executed: day(a, -100) + " 09:10", notified: day(a, -100) + " 15:00", ended: a };
        return [liuzhi, this.held("拘留", a, { ended: day(a, 5) }), this.held("逮捕", day(a, 5), { ended: end })];
      }
      return [this.held("拘留", day(a, -37), { by: o.investigator === "本院" ? undefined : by, ended: day(a, -30) }), this.held("逮捕", day(a, -30), { ended: end })];
    }
    if (state === "取保") return [this.bail(day(a, -50), { by, ended: a, why: "移送审查起诉，重新办理" }), this.bail(a, { ended: end })];
    if (state === "监视居住") return [{ type: "监视居住", decided: a, executed: a + " 10:30", ended: end }];
    return [];
  }
  /** a case of another kind, the case row and, where given, its person */
  plain(o, type, kind) {
    const c = this.caseRow(o, kind, type, o.decided ?? null);
    if (o.person) {
      this.suspect(c, "1", o.person, o.charge ?? "盗窃罪", or(o.person.state, "在押"));
      (o.person.measures ?? []).forEach((m, k) => this.act(c, "1", k + 1, m, o.office));
    }
    return c;
  }
  thing(c, no, p) {
    const released = p.out ? { 出库日期: p.out, 出库数量: 1, 出库类型: p.outKind ?? "返还", 出库审批日期: p.out, 出库审批文号: this.number("出库", p.out.slice(0, 4)), 返还清单: (p.outKind ?? "返还") === "返还" ? "是" : null } : { 出库日期: null };
    return this.row("涉案财物", {
      部门受案号: c, 财物编号: no, 类别: p.kind ?? "物", 名称: p.name ?? "手机", 数量: 1, 单位: "件", 金额: p.amount ?? null, 权属人: "权某甲", 查扣冻日期: p.seized, 入账金额: p.deposited ?? null, 入库日期: or(p.stored, p.seized), 发现无关日期: p.unrelated ?? null, ...released,
      ...(this.further ? { 查扣冻机关: p.by ?? "公安", 移送方式: or(p.mode, "实物随案"), 清单数量: 1, 清单金额: p.amount ?? null, 差异已记录: "否", 没收检察意见: "否", 另案需要: "否" } : {}), ...p.more,
    });
  }
  judged(c, j) {
    this.row("判决", { 部门受案号: c, 嫌疑人编号: j.suspect ?? "1", 判决书文号: `(${j.received.slice(0, 4)})星9901刑初${++this.docs}号`, 裁判种类: "判决", 判决日期: j.received, 判决书收到日期: j.received, 判决罪名: j.charge ?? "盗窃罪", 判决刑种: j.penalty ?? "有期徒刑", 判决刑期月: j.months ?? 24, 量刑建议采纳: "是", 判决审查日期: j.reviewed ?? day(j.received, 2), 判决审查结论: "同意判决", 生效日期: j.effective ?? null, ...j.more });
  }
}
