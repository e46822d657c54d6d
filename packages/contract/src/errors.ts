// Every refusal a client can meet: code, HTTP status, sentence in both languages. Placeholders stand in braces.
import type { Bilingual } from "./values.ts";

interface ErrorEntry extends Bilingual {
  readonly status: number;
}

export const errors = {
  "session.required": { status: 401, zh: "请先登录。", en: "Please sign in." },
  "session.wrong_password": {
    status: 401,
    zh: "用户名或密码不正确。",
    en: "The user name or the password is not right.",
  },
  "access.denied": {
    status: 403,
    zh: "您没有此项权限。可以办理的人员：{who}。",
    en: "You may not do this. Those who may: {who}.",
  },
  "record.not_found": {
    status: 404,
    zh: "没有这条记录，或者您无权查看。",
    en: "There is no such record, or you may not see it.",
  },
  "record.changed_meanwhile": {
    status: 409,
    zh: "{who}在您打开之后已办理“{act}”。您填写的内容仍在，请核对后重新提交。",
    en: "{who} did “{act}” after you opened this. What you typed is kept; please check and send again.",
  },
  "act.not_allowed_in_state": {
    status: 409,
    zh: "当前状态为“{state}”，不能办理“{act}”。",
    en: "The state is “{state}”; “{act}” is not possible now.",
  },
  "act.reason_required": { status: 422, zh: "请填写理由。", en: "Please give a reason." },
  "act.field_required": { status: 422, zh: "请填写“{field}”。", en: "Please fill in “{field}”." },
  "act.same_person": {
    status: 403,
    zh: "答复人不能复核自己的答复，请由其他人员复核。",
    en: "Whoever answered cannot re-check the answer; another person must.",
  },
  "finding.not_reported": {
    status: 409,
    zh: "层级为“通知并报检察长”的疑点，报告检察长后才能办结（人民检察院刑事诉讼规则第665条）。",
    en: "A finding of the level “notice and report” is closed only after the chief procurator was told (GZ art. 665).",
  },
  "rule.text_wrong": {
    status: 422,
    zh: "规则文本第 {line} 行有错：{detail}",
    en: "Line {line} of the rule is wrong: {detail}",
  },
  "rule.other_rule": {
    status: 422,
    zh: "规则文本的编号或者所判断的表与登记的不同，应为 {rule}。",
    en: "The text is of another rule or dataset than registered; expected: {rule}.",
  },
  "rule.example_wrong": {
    status: 422,
    zh: "示例“{example}”的结果与所写的不符，请先改正示例或者规则。",
    en: "The example “{example}” does not come out; please mend it or the rule first.",
  },
  "rule.no_delivery": {
    status: 409,
    zh: "本单位还没有完成筛查的数据，不能试运行。",
    en: "Your office has no screened delivery yet; there is nothing to try the rule on.",
  },
  "escalation.department_required": {
    status: 422,
    zh: "提请联席会议须写明提出部门，您在本单位没有所属部门。",
    en: "The conference needs the submitting department, and you belong to none here.",
  },
  "finding.level_same": {
    status: 422,
    zh: "已经是这一层级。",
    en: "It already has this level.",
  },
  "handover.assignee_unknown": {
    status: 422,
    zh: "没有可接收的部门或人员“{assignee}”。",
    en: "There is no department or person “{assignee}” to receive this.",
  },
  "delivery.not_found": {
    status: 404,
    zh: "没有这批数据，或者您无权查看。",
    en: "There is no such delivery, or you may not see it.",
  },
  "delivery.no_file": { status: 422, zh: "没有收到文件。", en: "No file was received." },
  "delivery.too_large": {
    status: 413,
    zh: "文件超过 {limit}，请分批导入。",
    en: "The file is larger than {limit}; please split it.",
  },
  "delivery.unreadable": { status: 422, zh: "文件无法读取：{reason}", en: "The file cannot be read: {reason}" },
  "delivery.already_accepted": {
    status: 409,
    zh: "这批数据已于 {at} 由{who}导入，没有重复导入。",
    en: "{who} imported this delivery at {at}; it was not imported twice.",
  },
  "delivery.nothing_recognised": {
    status: 422,
    zh: "没有识别出任何标准数据表。请使用标准模板，或核对表名与表头。",
    en: "No standard sheet was recognised. Please use the template, or check sheet names and headers.",
  },
  "delivery.office_out_of_reach": {
    status: 403,
    zh: "数据中含有您无权导入的单位：{offices}。",
    en: "The data speak of offices that you may not import: {offices}.",
  },
  "delivery.data_date_invalid": {
    status: 422,
    zh: "数据日期“{value}”无效：应为不晚于今天的日期。",
    en: "The data date “{value}” is not valid: it must be a day not after today.",
  },
  "delivery.withdrawn": {
    status: 409,
    zh: "这批数据已于 {at} 由{who}撤回，理由：{reason}。",
    en: "{who} withdrew this delivery at {at}: {reason}.",
  },
  "delivery.period_invalid": {
    status: 422,
    zh: "数据涵盖期间无效：起始日不能晚于截止日，截止日不能晚于数据日期。",
    en: "The period is not valid: it must not end before it begins, nor after the data date.",
  },
  "delivery.no_such_file": {
    status: 404,
    zh: "这批数据没有这个文件，或者它不是表格。",
    en: "The delivery has no such file, or the file is not a table.",
  },
  "delivery.not_screened": {
    status: 409,
    zh: "这批数据还没有筛查完成，请在筛查完成后下载带标注的工作簿。",
    en: "The delivery has not been screened yet; its checked workbooks can be had when screening has finished.",
  },
  "delivery.reading_cancelled": {
    status: 409,
    zh: "已取消重新读取，之前读到的内容保持不变。",
    en: "Reading again was cancelled; what was read before stays as it was.",
  },
  "mapping.invalid": {
    status: 422,
    zh: "有 {count} 处对应不能成立，请改正后重新读取。",
    en: "{count} of the answers cannot be right; please mend them and read again.",
  },
  "law_setting.invalid": {
    status: 422,
    zh: "设置有误：{detail}",
    en: "The setting is not valid: {detail}",
  },
  "register.not_found": {
    status: 404,
    zh: "没有这个登记簿，或者您用不到它。",
    en: "There is no such register, or you have no use for it.",
  },
  "record.invalid": {
    status: 422,
    zh: "有 {count} 处需要改正，请按各栏下的提示修改后重新提交。",
    en: "{count} entries need mending; please see the notes below them and send again.",
  },
  "record.guard": { status: 422, zh: "现在不能办理：{message}。", en: "Not possible now: {message}." },
  "record.guard_unknown": {
    status: 422,
    zh: "现在不能办理：{message}。还缺少：{missing}。",
    en: "Not possible now: {message}. Still missing: {missing}.",
  },
  "act.unknown": { status: 404, zh: "这个登记簿没有“{act}”这一步。", en: "This register has no act “{act}”." },
  "act.excluded": {
    status: 403,
    zh: "“{act}”须由其他人员办理：经手人不能办理这一步。",
    en: "“{act}” is for somebody else: whoever carried the matter out cannot do it.",
  },
  "file.not_found": {
    status: 404,
    zh: "没有这个文件，或者您无权查看。",
    en: "There is no such file, or you may not see it.",
  },
  "file.too_large": { status: 413, zh: "附件超过 {limit}。", en: "The attachment is larger than {limit}." },
  "file.damaged": {
    status: 500,
    zh: "文件“{name}”与登记时的校验值不符，已停止下载，请告知系统管理员。",
    en: "The file “{name}” does not match the digest it was filed with; please tell the system administrator.",
  },
  "definition.invalid": {
    status: 422,
    zh: "定义有 {count} 处需要改正，没有启用。",
    en: "The definition has {count} faults and was not adopted.",
  },
  "definition.version": {
    status: 409,
    zh: "版本号应为 {expected}，文件中为 {given}。",
    en: "The version should be {expected}; the file says {given}.",
  },
  "delegation.invalid": { status: 422, zh: "委托没有保存：{detail}。", en: "The delegation was not saved: {detail}." },
  "workbook.invalid": { status: 422, zh: "工作簿无法导入：{detail}", en: "The workbook cannot be entered: {detail}" },
  "meeting.not_in_session": {
    status: 409,
    zh: "会议没有在进行中，不能记录发言。",
    en: "The conference is not in session; nothing can be written down.",
  },
  "meeting.agenda_frozen": {
    status: 409,
    zh: "议题已固定；需要调整的，请先重新开放议题。",
    en: "The agenda is frozen; reopen it first.",
  },
  "meeting.not_on_agenda": {
    status: 422,
    zh: "这个问题不在本次会议的议题中。",
    en: "This problem is not on the agenda of the conference.",
  },
  "meeting.commitment_incomplete": {
    status: 422,
    zh: "记入台账前，请写明责任部门、责任人、措施和期限。",
    en: "Before it goes into the ledger, name the department, the owner, the means and the due day.",
  },
  "limit.not_found": { status: 404, zh: "没有这个期限。", en: "There is no such limit." },
  "case.not_found": {
    status: 404,
    zh: "没有这个案件，或者您无权查看。",
    en: "There is no such case, or you may not see it.",
  },
  "rule.not_found": { status: 404, zh: "没有这条规则。", en: "There is no such rule." },
  "request.invalid": { status: 400, zh: "请求内容有误：{detail}", en: "The request is not valid: {detail}" },
  "server.defect": {
    status: 500,
    zh: "系统出现故障，请把编号 {requestId} 告知系统管理员。已保存的内容不受影响。",
    en: "The system failed. Please give the number {requestId} to the system administrator. What was saved is safe.",
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errors;

/** The sentence for a code with its arguments put in; an argument `who.en`, where there is one, stands for `who` in English. */
export function errorSentence(code: ErrorCode, args: Readonly<Record<string, string>>): Bilingual {
  return {
    zh: fill(errors[code].zh, (name) => args[name]),
    en: fill(errors[code].en, (name) => args[`${name}.en`] ?? args[name]),
  };
}

function fill(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => valueOf(name) ?? whole);
}
