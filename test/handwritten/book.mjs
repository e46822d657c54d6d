// Helpers that turn hand-written cases into standard-workbook rows. They add unremarkable background
// values only; every date that an expectation depends on is written in the data files.
import ExcelJS from "exceljs";

const BIRTHS = ["1985-03-12", "1990-07-25", "1978-11-03", "1996-01-18", "1969-09-30", "2001-05-06"];
const NUMERALS = "〇一二三四五六七八九";
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function citizenId(birth, sex, seq, region = "990101") {
  const odd = sex === "男" ? 1 : 0;
  const body = region + birth.replaceAll("-", "") + String((seq % 400) * 2 + 100 + odd).padStart(3, "0");
  const sum = WEIGHTS.reduce((s, w, i) => s + w * Number(body[i]), 0);
  return body + "10X98765432"[sum % 11];
}
export const wrongCheck = (id) => id.slice(0, 17) + (id[17] === "5" ? "6" : "5");
const shift = (d, n) => new Date(Date.parse(d + "T00:00Z") + n * 864e5).toISOString().slice(0, 10);

export const SHEETS = {
  案件: ["部门受案号", "案件名称", "案件类别", "承办单位编码", "承办单位", "承办部门", "承办检察官", "分案方式", "指定分案理由", "移送单位", "移送日期", "侦查机关", "受理日期", "审结日期", "办结日期", "归档日期", "是否重大复杂", "共同犯罪人数", "前案受案号"],
  犯罪嫌疑人: ["部门受案号", "嫌疑人编号", "姓名", "是否单位", "证件类型", "证件号码", "性别", "出生日期", "移送案由", "认罪认罚", "诉讼代表人", "羁押状态"],
  强制措施: ["部门受案号", "嫌疑人编号", "措施序号", "强制措施类型", "决定机关", "决定日期", "执行时间", "解除日期", "解除原因", "通知家属时间", "未通知家属理由", "保证金金额", "保证人"],
  审查逮捕: ["部门受案号", "嫌疑人编号", "提请日期", "提请案由", "是否羁押", "讯问日期", "审查决定", "不捕类型", "决定日期", "决定书文号", "送达日期", "执行回执日期"],
  审查起诉: ["部门受案号", "嫌疑人编号", "告知嫌疑人日期", "告知被害人日期", "被害人人数", "讯问日期", "延长15日批准日期", "延长审批文号", "程序建议", "量刑建议类型", "建议刑种", "建议刑期下限月", "建议刑期上限月", "建议缓刑", "处理决定", "不起诉类型", "决定日期", "决定书文号", "行刑反向衔接移送日期", "自行补充侦查"],
  退回补充侦查: ["部门受案号", "嫌疑人编号", "退回次数", "退回日期", "重新移送日期", "补充侦查提纲", "催问日期"],
  权利告知: ["部门受案号", "对象", "对象姓名", "告知事项", "告知日期", "方式", "送达回证"],
  文书: ["部门受案号", "文书名称", "文号", "拟稿日期", "审批日期", "用印日期", "文书日期", "送达对象", "送达日期"],
  判决: ["部门受案号", "嫌疑人编号", "判决书文号", "裁判种类", "判决日期", "判决书收到日期", "判决罪名", "判决刑种", "判决刑期月", "量刑建议采纳", "判决审查日期", "判决审查结论"],
  涉案财物: ["部门受案号", "财物编号", "类别", "名称", "数量", "单位", "金额", "权属人", "查扣冻日期", "入账金额", "入库日期", "出库日期", "出库数量", "出库类型", "出库审批日期", "出库审批文号"],
};

export class Book {
  constructor({ file, dataDate, year, first = 0 }) {
    Object.assign(this, { file, dataDate, year, seq: first, people: first, docs: first, rows: {}, expectations: [], open: [] });
    for (const s of Object.keys(SHEETS)) this.rows[s] = [];
    this.office = "星河县人民检察院";
    this.code = "990101";
  }
  person(c, label, s, name) {
    const n = ++this.people;
    const sex = s.sex ?? (n % 4 === 0 ? "女" : "男");
    const birth = s.birth === undefined ? BIRTHS[n % BIRTHS.length] : s.birth;
    const id = s.id === undefined ? citizenId(birth ?? "1980-01-01", sex ?? "男", n) : s.id;
    const row = { 部门受案号: c, 嫌疑人编号: label, 姓名: s.name ?? name, 是否单位: s.unit ? "是" : "否", 证件类型: s.idType === undefined ? "居民身份证" : s.idType, 证件号码: id, 性别: s.sex === null ? null : sex, 出生日期: birth, 移送案由: s.charge, 认罪认罚: s.plea ?? "否", 诉讼代表人: s.representative, 羁押状态: s.state };
    if (s.unit) Object.assign(row, { 证件类型: null, 证件号码: null, 性别: null, 出生日期: null });
    this.rows.犯罪嫌疑人.push(row);
    return row.姓名;
  }
  fakeName() {
    return "试某" + String(this.people + 1).split("").map((x) => NUMERALS[x]).join("");
  }
  docNo(kind) {
    return `星检${kind}〔${this.year}〕${++this.docs}号`;
  }
  caseNo(kind, year, unit = this.code) {
    return `星检${kind}受[${year}]${unit}${String(++this.seq).padStart(6, "0")}号`;
  }
  kase(o, kind, type) {
    const year = (o.accepted ?? `${this.year}`).slice(0, 4);
    const no = o.no === undefined ? this.caseNo(kind, year, o.numberUnit) : o.no;
    const lead = o.lead ?? this.fakeName();
    const charge = o.charge ?? "盗窃罪";
    this.rows.案件.push({
      部门受案号: no, 案件名称: o.name ?? `${lead}${charge.replace(/罪$/, "")}案`, 案件类别: type,
      承办单位编码: o.unitCode === undefined ? this.code : o.unitCode, 承办单位: this.office, 承办部门: "第一检察部", 承办检察官: o.prosecutor ?? "检甲",
      分案方式: o.assign === undefined ? "随机" : o.assign, 指定分案理由: o.reason,
      移送单位: o.sender ?? (o.investigator === "本院" ? "星河县人民检察院" : o.investigator === "监察" ? "星河县监察委员会" : "星河县公安局"),
      移送日期: o.sent === undefined ? o.accepted : o.sent, 侦查机关: o.investigator ?? "公安", 受理日期: o.accepted,
      审结日期: o.finished, 办结日期: o.closed === undefined ? o.finished : o.closed, 归档日期: o.archived, 是否重大复杂: o.complex === undefined ? "否" : o.complex,
      共同犯罪人数: o.sus?.length ?? 1, 前案受案号: o.prev, ...o.extra,
    });
    return no;
  }
  measure(c, label, n, m) {
    this.rows.强制措施.push({ 部门受案号: c, 嫌疑人编号: label, 措施序号: n, 强制措施类型: m.type, 决定机关: m.by ?? this.office, 决定日期: m.decided, 执行时间: m.executed, 解除日期: m.ended, 解除原因: m.why, 通知家属时间: m.notified, 未通知家属理由: m.noReason, 保证金金额: m.deposit, 保证人: m.guarantor });
  }
  /** 审查逮捕 */
  arrest(o) {
    const done = o.sus.every((s) => s.decided);
    const last = o.sus.map((s) => s.decided ?? "").sort().at(-1);
    const c = this.kase({ ...o, finished: done ? last : null }, "刑捕", "审查逮捕");
    o.sus.forEach((s, i) => {
      const label = String(i + 1);
      const custody = s.custody === undefined ? "是" : s.custody;
      const decision = s.decision === undefined ? (s.decided ? "批准逮捕" : null) : s.decision;
      const yes = decision === "批准逮捕" || decision === "决定逮捕";
      const state = s.state !== undefined ? s.state : custody === null ? null : yes ? "在押" : decision ? "取保" : custody === "是" ? "在押" : "取保";
      this.person(c, label, { ...s, charge: o.charge ?? "盗窃罪", state }, this.fakeName());
      this.rows.审查逮捕.push({ 部门受案号: c, 嫌疑人编号: label, 提请日期: s.requested === undefined ? o.accepted : s.requested, 提请案由: o.charge ?? "盗窃罪", 是否羁押: custody, 讯问日期: o.accepted, 审查决定: decision, 不捕类型: s.refusal === undefined ? (decision === "不批准逮捕" ? "证据不足" : null) : s.refusal, 决定日期: s.decided, 决定书文号: s.docNo === undefined ? (decision ? this.docNo(yes ? "批捕" : "不捕") : null) : s.docNo, 送达日期: s.decided, 执行回执日期: s.receipt === undefined ? s.decided : s.receipt });
      const measures = s.measures ?? this.arrestBackground(o.accepted, custody, decision, s.decided);
      measures.forEach((m, k) => this.measure(c, label, k + 1, m));
    });
    return c;
  }
  arrestBackground(accepted, custody, decision, decided) {
    const list = [];
    const police = "星河县公安局";
    const day = accepted ?? `${this.year}-02-10`;
    if (custody === "是") list.push({ type: "拘留", by: police, decided: shift(day, -3), executed: shift(day, -3) + " 09:40", notified: shift(day, -3) + " 16:00", ended: decided });
    if (custody === "否") list.push({ type: "取保候审", by: police, decided: shift(day, -12), executed: shift(day, -12) + " 11:00", guarantor: "保某甲", ended: decision === "批准逮捕" ? decided : null });
    if (decision === "批准逮捕") list.push({ type: "逮捕", decided, executed: decided + " 15:10", notified: decided + " 17:30" });
    if (decision === "不批准逮捕" && custody === "是") list.push({ type: "取保候审", by: police, decided, executed: decided + " 16:20", guarantor: "保某乙" });
    return list;
  }
  /** 审查起诉 */
  prosecute(o) {
    const done = o.sus.every((s) => s.decided);
    const last = o.sus.map((s) => s.decided ?? "").sort().at(-1);
    const c = this.kase({ ...o, finished: done ? last : null }, "刑诉", "审查起诉");
    o.sus.forEach((s, i) => {
      const label = String(i + 1);
      const state = s.state === undefined ? "在押" : s.state;
      const decision = s.decision === undefined ? (s.decided ? "起诉" : null) : s.decision;
      const name = this.person(c, label, { ...s, charge: o.charge ?? "盗窃罪", state }, this.fakeName());
      const or = (v, d) => (v === undefined ? d : v);
      const [kind, penalty, min, max] = s.sentence ?? (decision === "起诉" && !s.unit ? ["确定刑", "有期徒刑", 12, 12] : []);
      this.rows.审查起诉.push({
        部门受案号: c, 嫌疑人编号: label, 告知嫌疑人日期: or(s.informed, o.accepted), 告知被害人日期: or(s.victimInformed, o.accepted), 被害人人数: or(s.victims, 1),
        讯问日期: or(s.questioned, o.accepted), 延长15日批准日期: s.ext, 延长审批文号: s.extNo, 程序建议: decision === "起诉" ? "普通" : null,
        量刑建议类型: kind, 建议刑种: penalty, 建议刑期下限月: min, 建议刑期上限月: max, 建议缓刑: kind ? "否" : null,
        处理决定: decision, 不起诉类型: or(s.kind, decision === "不起诉" ? "相对不起诉" : null), 决定日期: s.decided,
        决定书文号: or(s.docNo, decision ? this.docNo(decision === "起诉" ? "刑诉" : "刑不诉") : null), 行刑反向衔接移送日期: s.handover, 自行补充侦查: s.own,
      });
      const told = or(s.informed, o.accepted);
      if (told && s.proof !== false) this.notice(c, "犯罪嫌疑人", name, "委托辩护人", told);
      const vt = or(s.victimInformed, o.accepted);
      if (vt && i === 0 && or(s.victims, 1) > 0) this.notice(c, "被害人", "害某甲", "委托诉讼代理人", vt);
      for (const [k, m] of (s.measures ?? this.prosecuteBackground(o.accepted, state)).entries()) this.measure(c, label, k + 1, m);
      for (const r of s.returns ?? []) this.rows.退回补充侦查.push({ 部门受案号: c, 嫌疑人编号: r.label === undefined ? label : r.label, 退回次数: r.n, 退回日期: r.out, 重新移送日期: r.back, 补充侦查提纲: "是", 催问日期: r.asked });
    });
    return c;
  }
  prosecuteBackground(accepted, state) {
    const day = accepted ?? `${this.year}-02-10`;
    if (state === "在押") return [{ type: "逮捕", decided: shift(day, -30), executed: shift(day, -30) + " 10:20", notified: shift(day, -30) + " 17:00" }];
    if (state === "取保") return [{ type: "取保候审", decided: day, executed: day + " 10:30", guarantor: "保某丙" }];
    return [];
  }
  notice(c, addressee, name, matter, at, means = "书面", receipt = "是") {
    this.rows.权利告知.push({ 部门受案号: c, 对象: addressee, 对象姓名: name, 告知事项: matter, 告知日期: at, 方式: means, 送达回证: receipt });
  }
  /** a case of another kind, with the case row alone */
  other(o, type = "立案监督", kind = "立监") {
    return this.kase({ ...o, lead: o.lead ?? "试某甲" }, kind, type);
  }
  judgment(c, j) {
    this.rows.判决.push({ 部门受案号: c, 嫌疑人编号: j.suspect ?? "1", 判决书文号: j.no ?? `(${this.year})星9901刑初${++this.docs}号`, 裁判种类: j.kind === undefined ? "判决" : j.kind, 判决日期: j.judged ?? j.received, 判决书收到日期: j.received, 判决罪名: "盗窃罪", 判决刑种: "有期徒刑", 判决刑期月: 12, 量刑建议采纳: "是", 判决审查日期: j.reviewed, 判决审查结论: j.reviewed ? "同意判决" : null });
  }
  item(c, p) {
    this.rows.涉案财物.push({ 部门受案号: c, 财物编号: p.no, 类别: p.kind ?? "物", 名称: p.name ?? "手机", 数量: p.quantity ?? 1, 单位: p.unit ?? "件", 金额: p.amount, 权属人: "权某甲", 查扣冻日期: p.seized, 入账金额: p.deposited, 入库日期: p.stored, 出库日期: p.out, 出库数量: p.out ? 1 : null, 出库类型: p.outKind, 出库审批日期: p.approved, 出库审批文号: p.approvalNo });
  }
  document(c, d) {
    const no = d.no ?? this.docNo("文");
    this.rows.文书.push({ 部门受案号: c, 文书名称: d.name, 文号: no, 拟稿日期: d.drafted, 审批日期: d.approved, 用印日期: d.sealed, 文书日期: d.dated ?? d.approved, 送达对象: d.to ?? "试某甲", 送达日期: d.served });
    return no;
  }
  /** an expectation: key is the suspect number or an object with the row's own key */
  x(rule, outcome, legalCaseNo, key, dueDate, why, extra = {}) {
    this.expectations.push({ rule, legalCaseNo, ...(typeof key === "object" && key ? key : key ? { suspectNo: key } : {}), outcome, ...(dueDate ? { dueDate } : {}), why, ...extra });
  }
  /** the sheets leave the answer open: any outcome is accepted */
  any(rule, legalCaseNo, key, why, extra = {}) {
    this.open.push({ rule, legalCaseNo, ...(typeof key === "object" && key ? key : key ? { suspectNo: key } : {}), why, ...extra });
  }
  columns(sheet) {
    return SHEETS[sheet];
  }
  used() {
    return Object.keys(SHEETS).filter((s) => this.rows[s].length > 0);
  }
}

export const isDate = (v) => typeof v === "string" && /^\d{4}-\d\d-\d\d$/.test(v);
export const isTime = (v) => typeof v === "string" && /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(v);

/** Writes a book; `cell(sheet, column, value, rowNumber)` may return any ExcelJS value, `head` any header. */
export async function save(book, path, { cell = (_s, _c, v) => v, head = (_s, c) => c, extraColumns = {} } = {}) {
  const w = new ExcelJS.Workbook();
  const stamp = new Date(book.dataDate + "T00:00:00Z");
  Object.assign(w, { creator: "手工测试", lastModifiedBy: "手工测试", created: stamp, modified: stamp });
  for (const s of book.used()) {
    const sheet = w.addWorksheet(s);
    const cols = book.columns(s);
    const extra = Object.entries(extraColumns[s] ?? {});
    sheet.addRow([...cols.map((c) => head(s, c)), ...extra.map(([h]) => h)]);
    book.rows[s].forEach((r, i) => {
      const line = sheet.addRow([]);
      cols.forEach((c, k) => {
        const v = cell(s, c, r[c] ?? null, i + 2);
        const target = line.getCell(k + 1);
        if (v && typeof v === "object" && "numFmt" in v) {
          target.value = v.value;
          target.numFmt = v.numFmt;
        } else target.value = v;
      });
      extra.forEach(([, f], k) => (line.getCell(cols.length + k + 1).value = f(i)));
    });
  }
  await w.xlsx.writeFile(path);
}
