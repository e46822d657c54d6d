import type { Words } from "./language.ts";

/** How a value is written, and how people write it in a sheet. */
export const valueWords = {
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  rows: { zh: "{count} 行", en: "{count} rows" },
} as const satisfies Words;

/** What is understood as yes and as no when cells are pasted. */
export const yesTexts = ["是", "有", "√", "对", "yes", "y", "true", "1"] as const;
export const noTexts = ["否", "无", "×", "没有", "no", "n", "false", "0"] as const;
/** 2026年7月1日, 2026/7/1, 2026.7.1, 20260701: what a sheet may hold for a day. */
export const dayTexts = /^(\d{4})(?:[年/.-]?)(\d{1,2})(?:[月/.-]?)(\d{1,2})日?$/;

/** What stands around and between the digits of an amount. */
export const aroundNumbers = /[\s,，]|^[¥￥]|元$/g;

export const columnWords = {
  number: { zh: "编号", en: "Number" },
  title: { zh: "名称", en: "Title" },
  state: { zh: "状态", en: "State" },
  due: { zh: "期限", en: "Due" },
  office: { zh: "单位", en: "Office" },
  department: { zh: "部门", en: "Department" },
  author: { zh: "登记人", en: "Registered by" },
  registeredOn: { zh: "登记日期", en: "Registered on" },
  changedOn: { zh: "最近办理", en: "Last act" },
  next: { zh: "下一步", en: "Next act" },
} as const satisfies Words;

export const lightWords = {
  red: { zh: "已超期限", en: "past the limit" },
  amber: { zh: "临近期限", en: "limit is near" },
  green: { zh: "期限充裕", en: "time enough" },
} as const satisfies Words;

export const registerWords = {
  newRecord: { zh: "新登记", en: "New record" },
  moreThan: { zh: "显示 {shown} / 超过 {total}", en: "Showing {shown} of more than {total}" },
  searchLabel: { zh: "搜索本登记簿", en: "Search this register" },
  searchHint: { zh: "编号、名称或内容中的词", en: "Words of number, title or content" },
  state: { zh: "状态", en: "State" },
  light: { zh: "期限", en: "Limit" },
  which: { zh: "是否办结", en: "Open or ended" },
  open: { zh: "未办结", en: "open" },
  ended: { zh: "已办结", en: "ended" },
  mine: { zh: "待我办理", en: "Waiting for me" },
  moreFilters: { zh: "更多筛选", en: "More filters" },
  fewerFilters: { zh: "收起筛选", en: "Fewer filters" },
  registeredFrom: { zh: "登记日期自", en: "Registered from" },
  registeredTo: { zh: "登记日期至", en: "Registered until" },
  rowName: { zh: "{number} {title}", en: "{number} {title}" },
  nothingForYou: { zh: "无需您办理", en: "nothing for you" },
  batchNothingCommon: {
    zh: "所选记录没有可以一起办理的事项。",
    en: "There is no act that all selected records allow.",
  },
  emptyTitle: { zh: "还没有登记", en: "Nothing registered yet" },
  emptyMayCreate: {
    zh: "登记后会列在这里；已有 Excel 台账的，可以一次导入。",
    en: "What is registered is listed here; an existing Excel list can be brought in at once.",
  },
  emptyHint: {
    zh: "本单位登记后，您有权查看的记录会列在这里。",
    en: "When your office registers something that you may read, it is listed here.",
  },
  emptyFiltered: { zh: "没有符合筛选条件的记录", en: "No record fits the filters" },
  emptyFilteredHint: { zh: "可以去掉部分条件，或重置筛选。", en: "Remove some filters, or reset them." },
} as const satisfies Words;

export const viewWords = {
  views: { zh: "常用视图", en: "Saved views" },
  none: { zh: "还没有保存过视图。", en: "No view has been saved yet." },
  save: { zh: "保存当前视图", en: "Save this view" },
  name: { zh: "视图名称", en: "Name of the view" },
  share: { zh: "与本部门共用", en: "Share with the department" },
  shared: { zh: "本部门共用", en: "shared in the department" },
  hint: {
    zh: "保存的是当前的筛选、排序和显示的列。",
    en: "The filters, the order and the columns shown are saved.",
  },
  remove: { zh: "删除视图“{name}”", en: "Remove the view “{name}”" },
  saved: { zh: "已保存视图“{name}”。", en: "The view “{name}” is saved." },
  removed: { zh: "已删除视图“{name}”。", en: "The view “{name}” is removed." },
} as const satisfies Words;

export const importWords = {
  open: { zh: "从 Excel 导入", en: "Bring in from Excel" },
  excel: { zh: "Excel", en: "Excel" },
  title: { zh: "从 Excel 导入：{register}", en: "Bring in from Excel: {register}" },
  stepTemplate: {
    zh: "一、下载模板，把台账粘贴进去；列名不要改动。",
    en: "1. Download the template and paste your list into it; keep the headers.",
  },
  template: { zh: "下载模板", en: "Download the template" },
  stepChoose: {
    zh: "二、选择填好的工作簿，先试导入，不会写入任何内容。",
    en: "2. Choose the filled workbook. It is tried first; nothing is written.",
  },
  choose: { zh: "选择工作簿", en: "Choose the workbook" },
  chooseOther: { zh: "换一个工作簿", en: "Choose another workbook" },
  sending: { zh: "正在上传 {name}：{percent}%", en: "Sending {name}: {percent}%" },
  waiting: { zh: "前面还有一份工作簿，稍后开始。", en: "Another workbook is before this one." },
  reading: { zh: "正在读取工作簿。", en: "Reading the workbook." },
  judging: { zh: "正在检查：{done} / {total} 行", en: "Checking: {done} of {total} rows" },
  writing: { zh: "正在登记：{done} / {total} 条", en: "Registering: {done} of {total}" },
  cancelled: { zh: "已取消，没有写完的全部撤回。", en: "Cancelled; what was not finished is taken back." },
  stepEnter: { zh: "三、核对结果后一次导入。", en: "3. Look at the result, then enter all rows." },
  counts: { zh: "共 {rows} 行，可以导入 {good} 行。", en: "{rows} rows, of which {good} can be entered." },
  allGood: { zh: "全部 {rows} 行都可以导入。", en: "All {rows} rows can be entered." },
  nothing: { zh: "工作簿中没有可导入的行。", en: "The workbook has no rows to enter." },
  faults: { zh: "需要改正的单元格", en: "Cells to put right" },
  moreFaults: {
    zh: "另有 {count} 处未列出，见标注后的工作簿。",
    en: "{count} more are not listed; see the marked workbook.",
  },
  row: { zh: "行", en: "Row" },
  column: { zh: "列", en: "Column" },
  value: { zh: "内容", en: "Content" },
  what: { zh: "怎样改", en: "What to do" },
  marked: { zh: "下载标注后的工作簿", en: "Download the marked workbook" },
  enter: { zh: "全部导入", en: "Enter all" },
  enterRows: { zh: "全部导入（{count} 行）", en: "Enter all ({count} rows)" },
  entering: { zh: "正在登记。", en: "Registering." },
  entered: { zh: "已登记 {count} 条。", en: "{count} records are registered." },
  mustBeClean: {
    zh: "有需要改正的单元格时不导入：要么全部登记，要么全部不登记。",
    en: "Nothing is entered while cells must be put right: all rows or none.",
  },
} as const satisfies Words;

export const formWords = {
  title: { zh: "新登记：{register}", en: "New record: {register}" },
  toList: { zh: "返回{register}", en: "Back to {register}" },
  from: { zh: "由此发起：{label}", en: "Arises from: {label}" },
  required: { zh: "必填", en: "required" },
  register: { zh: "登记", en: "Register" },
  registered: { zh: "已登记 {number}。", en: "Registered as {number}." },
  missing: { zh: "请填写“{field}”。", en: "Please fill in “{field}”." },
  missingMany: { zh: "还有 {count} 项没有填写。", en: "{count} fields are still empty." },
  choose: { zh: "请选择", en: "Please choose" },
  choosePerson: { zh: "输入姓名查找", en: "Type a name" },
  lookUpHint: { zh: "输入案号、名称中的字词", en: "Type words of its number or name" },
  lookUpNothing: { zh: "没有找到；请换几个字词。", en: "Nothing found; try other words." },
  lookUpType: { zh: "输入至少两个字", en: "Type at least two characters" },
  dayHint: { zh: "如 2026-07-01", en: "e.g. 2026-07-01" },
  addRow: { zh: "加一行", en: "Add a row" },
  removeRow: { zh: "删除第 {row} 行", en: "Remove row {row}" },
  pasteHint: {
    zh: "可以从 Excel 复制多行，粘贴到任一格。",
    en: "Several rows copied from Excel can be pasted into any cell.",
  },
  pasted: { zh: "已粘贴 {rows} 行。", en: "{rows} rows pasted." },
  cell: { zh: "第 {row} 行 {column}", en: "row {row}, {column}" },
  inCell: { zh: "第 {row} 行“{column}”：{message}。", en: "Row {row}, {column}: {message}." },
  readBy: { zh: "仅限有权人员查看", en: "kept apart, for few to read" },
  denied: {
    zh: "您的岗位不能在此登记。可以登记的人员：{who}。",
    en: "You may not register here. Those who may: {who}.",
  },
} as const satisfies Words;

export const whoWords = {
  author: { zh: "登记人", en: "who registered it" },
  anyone: { zh: "本单位人员", en: "anybody of the office" },
  inField: { zh: "“{field}”中的人员", en: "those in “{field}”" },
  whoDid: { zh: "办理“{act}”的人员", en: "who did “{act}”" },
} as const satisfies Words;

export const recordWords = {
  noValue: { zh: "未填写", en: "empty" },
  hiddenSome: { zh: "另有保护、您无权查看的内容：{fields}", en: "Kept apart and not for you to read: {fields}" },
  inShort: { zh: "概要", en: "In short" },
  limits: { zh: "期限", en: "Limits" },
  startedOn: { zh: "{day}起算", en: "from {day}" },
  stoppedOn: { zh: "{day}办结", en: "done on {day}" },
  steps: { zh: "怎样算出", en: "How it is counted" },
  links: { zh: "关联", en: "Links" },
  noLinks: { zh: "没有关联的记录、疑点或案件。", en: "No linked record, finding or case." },
  addLink: { zh: "添加关联", en: "Add a link" },
  linkIn: { zh: "指向本记录", en: "points here" },
  files: { zh: "材料", en: "Files" },
  noFiles: { zh: "还没有材料。", en: "No files yet." },
  attach: { zh: "添加材料", en: "Attach a file" },
  attaching: { zh: "正在上传 {name}：{percent}%", en: "Sending {name}: {percent}%" },
  stopAttaching: { zh: "停止上传", en: "Stop" },
  attached: { zh: "已添加材料“{name}”。", en: "“{name}” is attached." },
  digest: { zh: "SHA-256 {digest}…", en: "SHA-256 {digest}…" },
  madeByAct: { zh: "办理时生成", en: "made by an act" },
  fileBy: { zh: "{who} {at}", en: "{who}, {at}" },
  copies: { zh: "送达", en: "Copies sent" },
  copyTo: { zh: "接收人", en: "To" },
  copyDocument: { zh: "文书", en: "Document" },
  sentAt: { zh: "送出", en: "Sent" },
  deliveredAt: { zh: "送达", en: "Delivered" },
  readAt: { zh: "阅读", en: "Read" },
  notDelivered: { zh: "未送达", en: "not yet" },
  notRead: { zh: "未阅读", en: "not read yet" },
  documents: { zh: "文书", en: "Documents" },
  print: { zh: "打印", en: "Print" },
  history: { zh: "办理经过", en: "History" },
  changes: { zh: "改动 {count} 项", en: "{count} changes" },
  change: { zh: "{field}：{before} → {after}", en: "{field}: {before} → {after}" },
  empty: { zh: "（空）", en: "(empty)" },
  onBehalf: { zh: "代 {who}", en: "for {who}" },
  flow: { zh: "流程图", en: "The flow" },
  comment: { zh: "备注", en: "Note" },
  note: { zh: "备注内容", en: "Note" },
  closedActs: { zh: "暂不能办理", en: "Not possible now" },
  nothingToDo: { zh: "当前没有需要您办理的事项。", en: "There is nothing for you to do here now." },
  relation: { zh: "与本记录的关系", en: "What it is to this record" },
  kind: { zh: "关联什么", en: "What to link" },
  kindRecord: { zh: "登记记录", en: "a record" },
  kindFinding: { zh: "疑点", en: "a finding" },
  kindCase: { zh: "案件", en: "a case" },
  registerOf: { zh: "登记簿", en: "Register" },
  linked: { zh: "已添加关联。", en: "The link is added." },
  startFrom: { zh: "由此发起", en: "Start from this" },
  version: { zh: "登记簿版本", en: "Version of the register" },
  light: { zh: "{label}：{reason}", en: "{label}: {reason}" },
} as const satisfies Words;

export const recordActWords = {
  onMany: {
    zh: "{count} 条记录，一次办理，要么全部成功，要么全部不变。",
    en: "{count} records in one go: all of them or none.",
  },
  onManyFields: {
    zh: "填写的内容写入每一条；不填的不改。",
    en: "What is filled in is written to each; what is left empty stays.",
  },
  leftOut: {
    zh: "其中 {count} 条的状态已变化，不能再办理此项，将不包括在内。",
    en: "{count} of them have changed state and no longer allow this; they are left out.",
  },
  noneLeft: {
    zh: "状态已变化，不能再办理此项。您填写的内容可以复制后关闭。",
    en: "The state has changed and this is no longer possible. You can copy what you typed and close.",
  },
  nowState: { zh: "现在的状态：{state}", en: "The state now: {state}" },
  nowValue: { zh: "他人已改为：{value}", en: "Somebody changed it to: {value}" },
  takeNow: { zh: "采用", en: "Take it" },
  ground: { zh: "理由", en: "Reason" },
  toState: { zh: "办理后状态：{state}", en: "The state afterwards: {state}" },
  staysState: { zh: "办理后状态不变", en: "The state stays" },
  prints: { zh: "同时生成：{documents}", en: "Made with it: {documents}" },
  opens: { zh: "同时登记：{relations}", en: "Registered with it: {relations}" },
  startsLimits: { zh: "开始计算期限：{limits}", en: "Starts the limit: {limits}" },
} as const satisfies Words;

export const flowWords = {
  picture: { zh: "流程图：现在的状态为{state}", en: "The flow; the state now is {state}" },
  plain: { zh: "流程图", en: "The flow" },
  current: { zh: "现在", en: "now" },
  passed: { zh: "已经过", en: "passed" },
  ahead: { zh: "未到", en: "ahead" },
  end: { zh: "办结", en: "end" },
  fromMany: { zh: "自 {count} 种状态", en: "from {count} states" },
  asList: { zh: "按步骤列出", en: "As a list" },
  step: { zh: "{act} → {state}", en: "{act} → {state}" },
  stays: { zh: "状态不变：{acts}", en: "State stays: {acts}" },
} as const satisfies Words;

export const definitionWords = {
  title: { zh: "登记簿", en: "Registers" },
  hint: {
    zh: "登记簿由一个文件定义：字段、流程、期限、文书。可以查看、修改后采用，已有记录仍按登记时的版本办理。",
    en: "A register is one file: fields, flow, limits, papers. Read it, change it, adopt it; records keep the version they were born under.",
  },
  add: { zh: "新建登记簿", en: "New register" },
  register: { zh: "登记簿", en: "Register" },
  version: { zh: "版本", en: "Version" },
  origin: { zh: "来源", en: "Origin" },
  shipped: { zh: "随产品提供", en: "came with the product" },
  adopted: { zh: "本单位采用", en: "adopted by the office" },
  adoptedBy: { zh: "{who} {at}", en: "{who}, {at}" },
  lines: { zh: "行数", en: "Lines" },
  records: { zh: "记录", en: "Records" },
  toList: { zh: "返回登记簿列表", en: "Back to the registers" },
  text: { zh: "定义文件", en: "Definition file" },
  check: { zh: "检查", en: "Check" },
  adopt: { zh: "采用", en: "Adopt" },
  download: { zh: "下载文件", en: "Download the file" },
  upload: { zh: "读入文件", en: "Read a file" },
  faults: { zh: "需要改正", en: "To put right" },
  noFaults: { zh: "没有需要改正的地方。", en: "Nothing to put right." },
  place: { zh: "第 {line} 行第 {column} 字", en: "line {line}, character {column}" },
  hintOf: { zh: "建议：{hint}", en: "Suggestion: {hint}" },
  changes: { zh: "与现行版本相比", en: "Against the version in use" },
  noChanges: { zh: "与现行版本没有差别。", en: "No difference from the version in use." },
  newOne: { zh: "这是新的登记簿。", en: "This is a new register." },
  where: { zh: "位置", en: "Place" },
  before: { zh: "现行", en: "In use" },
  after: { zh: "改为", en: "Becomes" },
  adoptTitle: { zh: "采用 {register} 版本 {version}", en: "Adopt {register}, version {version}" },
  ground: { zh: "采用的理由", en: "Why it is adopted" },
  adoptHint: {
    zh: "采用后，新登记按此版本办理；已有记录不变。理由记入日志。",
    en: "New records follow this version; existing ones stay. The reason goes into the log.",
  },
  adoptedDone: { zh: "已采用 {register} 版本 {version}。", en: "{register}, version {version}, is adopted." },
  checkFirst: {
    zh: "请先检查，没有需要改正的地方才能采用。",
    en: "Check first; it can be adopted when nothing is to be put right.",
  },
  draftKept: { zh: "未采用的修改保存在本机。", en: "Changes not yet adopted are kept on this machine." },
  dropDraft: { zh: "放弃修改", en: "Drop the changes" },
  picture: { zh: "流程图", en: "The flow" },
} as const satisfies Words;
