import type { ExampleVerdict, RuleState } from "@jianheng/contract";
import type { Words } from "./language.ts";

/** Names of the rule language that a page must know to complete what is typed. */
export const languageNames = {
  /** The judged row. */
  thisRow: "本行",
  /** After a column that holds a time: its day. */
  dayOf: "的日期",
  /** On what most process rules rest. */
  instrument: "人民检察院刑事诉讼规则",
  /** What the sample says after the name of an empty column. */
  isEmpty: "没有填写，请核实。",
  caseNo: "部门受案号",
  suspectNo: "嫌疑人编号",
  /** Ends of columns that count the rows of one subject. */
  sequences: ["序号", "次数"],
  sampleText: "示例",
} as const;

export const ruleStateWords = {
  shipped: { zh: "随产品", en: "as shipped" },
  own: { zh: "本院修订", en: "revised by the office" },
  quarantined: { zh: "隔离中", en: "set aside" },
  retired: { zh: "已停用", en: "retired" },
} as const satisfies Readonly<Record<RuleState, Words[string]>>;

/** What each state means for the office, where there is room to say it. */
export const ruleStateMeaning = {
  shipped: { zh: "按产品提供的写法判断。", en: "It judges as it came with the product." },
  own: {
    zh: "按本院或者上级院批准施行的修订判断。",
    en: "It judges by a revision that this or an upper office approved.",
  },
  quarantined: {
    zh: "照常运行，不再产生新的疑点，由他人复查后恢复或者停用。",
    en: "It runs and makes no new findings until another person has reviewed it.",
  },
  retired: { zh: "不再运行，已有的疑点照旧办理。", en: "It runs no more; findings there are stay as they are." },
} as const satisfies Readonly<Record<RuleState, Words[string]>>;

export const outcomeOfExample = {
  hit: { zh: "提示疑点", en: "points it out" },
  clear: { zh: "不提示", en: "stays silent" },
  undetermined: { zh: "待核", en: "to verify" },
} as const satisfies Readonly<Record<ExampleVerdict["is"], Words[string]>>;

export const precisionWords = {
  title: { zh: "准确情况", en: "How often it was right" },
  none: { zh: "尚无经核实的疑点", en: "nothing decided yet" },
  counts: { zh: "经核实 {decided} 件，确认 {confirmed} 件", en: "{confirmed} confirmed of {decided} decided" },
  tooFew: { zh: "不足二十件，不计算比例", en: "fewer than twenty: no share is computed" },
  share: {
    zh: "占 {percent}%，九成五把握在 {low}% 至 {high}% 之间",
    en: "{percent}%; with 95 % confidence between {low} % and {high} %",
  },
  comma: { zh: "，", en: ", " },
  hint: {
    zh: "按本单位经人核实的疑点计算；数据滞后和重复的疑点不计入。规则之间不排名。",
    en: "From findings that people of your office decided; lagging data and duplicates are left out. Rules are not ranked.",
  },
  byRevision: { zh: "按修订", en: "By revision" },
  byPeriod: { zh: "按季度", en: "By quarter" },
  revision: { zh: "修订", en: "Revision" },
  period: { zh: "季度", en: "Quarter" },
  quarter: { zh: "{year}年第{quarter}季度", en: "{year}, quarter {quarter}" },
  unknownRevision: { zh: "不详", en: "unknown" },
  confirmed: { zh: "确认", en: "Confirmed" },
  falseAlarms: { zh: "误报", en: "False alarms" },
  explained: { zh: "文书已说明", en: "Explained by a paper" },
  dataLag: { zh: "数据滞后", en: "Data lag" },
  other: { zh: "其他排除", en: "Otherwise dismissed" },
  share95: { zh: "确认的比例", en: "Share confirmed" },
  reasons: { zh: "排除的理由", en: "Why findings were dismissed" },
  reason: { zh: "理由", en: "Reason" },
  count: { zh: "件数", en: "Findings" },
  noReasons: { zh: "没有被排除的疑点。", en: "No finding was dismissed." },
  history: { zh: "修订与隔离经过", en: "Revisions and quarantines" },
  noHistory: {
    zh: "本院没有修订或者隔离过这条规则。",
    en: "Your office has neither revised this rule nor set it aside.",
  },
} as const satisfies Words;

export const circularWords = {
  title: { zh: "上级通报对照", en: "Circulars against our rules" },
  hint: {
    zh: "上级通报的每一条，对照同一案件中本院规则发现的疑点；没有规则发现的，可以用这些案例起草规则。",
    en: "Each item of a circular beside what our rules find in the same case; what none finds can begin a rule.",
  },
  open: { zh: "通报对照", en: "Circulars" },
  batch: { zh: "通报批次", en: "Circular" },
  batchItems: { zh: "{batch}（{items} 条）", en: "{batch} ({items} items)" },
  toRegister: { zh: "导入和登记通报问题", en: "Enter circulars" },
  empty: { zh: "还没有登记上级通报", en: "No circular has been entered" },
  emptyHint: {
    zh: "在“上级通报问题”登记簿用 Excel 导入通报附表，列名与通报一致即可。",
    en: "Import the circular's workbook in the register of circular items; its own column names are understood.",
  },
  item: { zh: "通报问题", en: "Item" },
  standing: { zh: "对照结果", en: "What we find" },
  found: { zh: "规则已发现", en: "a rule finds it" },
  none: { zh: "没有规则发现", en: "no rule finds it" },
  noCase: { zh: "数据中没有此案", en: "the case is not in our data" },
  findings: { zh: "同案疑点", en: "Findings of the case" },
  onlyNone: { zh: "只看没有规则发现的", en: "Only what no rule finds" },
  count: {
    zh: "共 {total} 条：规则已发现 {found} 条，没有规则发现 {none} 条，数据中没有 {noCase} 条。",
    en: "{total} items: {found} found by a rule, {none} by none, {noCase} not in our data.",
  },
  draft: { zh: "用所选案例起草规则", en: "Begin a rule from these" },
  nothingLeft: { zh: "没有符合条件的条目", en: "Nothing fits" },
} as const satisfies Words;

export const beginWords = {
  circularHint: {
    zh: "示例取自通报案例在最近一批数据中的行，不含姓名、案号和证件号码；请写明触发条件，并补充未触发和不能判定的示例。",
    en: "Its examples are the cases' rows in the newest delivery, without names and numbers; write the condition, and examples that stay silent.",
  },
  revise: { zh: "起草修订", en: "Draft a revision" },
  reviseTitle: { zh: "起草修订：{rule}", en: "Draft a revision: {rule}" },
  reviseHint: {
    zh: "以现行全文为起点，修订序号加一。起草的人不能批准自己的修订。",
    en: "It begins from the text in force, its number raised by one. Whoever drafts it does not approve it.",
  },
  begin: { zh: "开始起草", en: "Begin" },
  begun: { zh: "已登记 {number}，可以修改全文。", en: "Registered as {number}; the text can be edited." },
  newRule: { zh: "新规则", en: "New rule" },
  newTitle: { zh: "起草一条新规则", en: "Draft a new rule" },
  newHint: {
    zh: "从一个带说明的样本写起，检查会指出还差什么；再改成要写的规则。",
    en: "It begins from a commented sample, and the check says what is still missing; make it the rule that you want.",
  },
  over: { zh: "判断的表", en: "Table judged" },
  part: { zh: "修订哪一部分", en: "Which part" },
  ruleId: { zh: "规则编号", en: "Rule id" },
  ruleIdHint: {
    zh: "大写字母开头，只用大写字母和数字，如 Z01；本院自己的规则建议用 Z 开头。",
    en: "A capital letter, then capital letters and digits, as Z01; Z is suggested for an office's own.",
  },
  ruleIdWrong: {
    zh: "规则编号以大写字母开头，只含大写字母和数字。",
    en: "A rule id begins with a capital letter and has capital letters and digits only.",
  },
  ruleIdTaken: {
    zh: "{id} 已有规则判断这张表，请换一个编号，或者起草它的修订。",
    en: "{id} already judges this table; choose another id, or draft a revision of it.",
  },
  noText: { zh: "没有取得现行全文：{why}", en: "The text in force could not be read: {why}" },
  setAside: { zh: "隔离", en: "Set aside" },
  setAsideTitle: { zh: "隔离：{rule}", en: "Set aside: {rule}" },
  setAsideHint: {
    zh: "隔离后照常运行，不再产生新的疑点；已有的疑点照旧办理。由他人复查后恢复或者停用。",
    en: "It goes on running and makes no new findings; findings there are stay. Another person reviews it.",
  },
  isAside: { zh: "{number}：已隔离，由他人复查。", en: "{number}: it is set aside; another person reviews it." },
  aside: { zh: "查看隔离记录", en: "Open the quarantine" },
} as const satisfies Words;

export const benchWords = {
  toRules: { zh: "返回规则库", en: "Back to the rule book" },
  toRule: { zh: "这条规则的页面", en: "The rule's page" },
  ownPage: { zh: "在规则工作台打开", en: "Open in the rule workbench" },
  otherRecord: { zh: "这不是规则修订", en: "This is no revision of a rule" },
  openRecord: { zh: "打开这条记录", en: "Open the record" },
  text: { zh: "规则全文", en: "Text of the rule" },
  checkPanel: { zh: "检查结果", en: "What the check says" },
  title: { zh: "规则名称", en: "Title" },
  why: { zh: "修订说明", en: "What changes and why" },
  whyHint: { zh: "改了什么，为什么改；送审时必填。", en: "What changes and why; required when it is submitted." },
  save: { zh: "保存", en: "Save" },
  saved: { zh: "已保存 {number}。", en: "{number} is saved." },
  unsaved: {
    zh: "有未保存的改动，已留在本机，关闭页面也不会丢失。",
    en: "There are unsaved changes. They are kept on this machine, also when the page is closed.",
  },
  savedAlready: { zh: "已保存", en: "saved" },
  revert: { zh: "放弃未保存的改动", en: "Drop the unsaved changes" },
  revertSure: {
    zh: "未保存的改动将不再保留，回到已保存的全文。",
    en: "The unsaved changes are dropped and the saved text is shown again.",
  },
  saveFirst: { zh: "请先保存", en: "save first" },
  savingReturns: {
    zh: "保存后状态回到草稿，须重新试运行。",
    en: "Saving makes it a draft again, to be tried again.",
  },
  readOnly: {
    zh: "状态为“{state}”，全文只供查看。",
    en: "The state is “{state}”; the text is for reading only.",
  },
  readOnlyOther: {
    zh: "由{author}起草，只有起草的人可以修改。",
    en: "Drafted by {author}; only the author edits it.",
  },
  conflict: {
    zh: "这份草稿在别处另存过一次，与您正在改的不同。两份都在，请选一份。",
    en: "This draft was saved elsewhere meanwhile and differs from yours. Both are here; please choose one.",
  },
  takeSaved: { zh: "采用另存的一份", en: "Take the one saved elsewhere" },
  keepMine: { zh: "继续用我的", en: "Go on with mine" },
  conflictDiff: { zh: "从另存的到我的", en: "From the one saved elsewhere to mine" },
  keys: {
    zh: "Ctrl+S 保存　Ctrl+Enter 试运行　Ctrl+空格 提示写法　F8 下一处问题　Tab 离开",
    en: "Ctrl+S save · Ctrl+Enter try · Ctrl+Space suggestions · F8 next problem · Tab to leave",
  },
} as const satisfies Words;

export const checkWords = {
  checking: { zh: "正在检查", en: "Checking" },
  failed: { zh: "没有完成检查：{why}", en: "The check did not finish: {why}" },
  problems: { zh: "需要改正", en: "To put right" },
  noProblems: { zh: "写法没有问题。", en: "The text is well formed." },
  place: { zh: "第 {line} 行第 {column} 字", en: "line {line}, character {column}" },
  warning: { zh: "提醒", en: "hint" },
  says: { zh: "读作", en: "How it reads" },
  notYet: {
    zh: "改正上面的问题后，这里显示规则读作什么。",
    en: "Once the problems are put right, it is shown here as people read it.",
  },
  rule: { zh: "规则", en: "Rule" },
  level: { zh: "处理层级", en: "Level" },
  levelWhen: { zh: "视情形：{levels}", en: "graded: {levels}" },
  duty: { zh: "责任单位", en: "Whose duty" },
  over: { zh: "检查的数据", en: "Data judged" },
  inForce: { zh: "施行", en: "In force" },
  fromTo: { zh: "{from} 至 {to}", en: "{from} to {to}" },
  from: { zh: "{from} 起", en: "from {from}" },
  revision: { zh: "版本", en: "Revision" },
  basis: { zh: "依据", en: "Basis" },
  message: { zh: "提示内容", en: "What it says" },
  unless: { zh: "可以说明的材料", en: "What would explain it" },
  examples: { zh: "示例", en: "Examples" },
  allCome: { zh: "{count} 个示例全部与所写的相符。", en: "All {count} examples come out as written." },
  someWrong: { zh: "{count} 个示例与所写的不符。", en: "{count} examples do not come out." },
  noExamples: { zh: "写法没有问题以后才运行示例。", en: "Examples are run once the text has no mistake." },
  example: { zh: "情形", en: "Situation" },
  expected: { zh: "应当", en: "Expected" },
  actual: { zh: "实际", en: "Actual" },
  comes: { zh: "相符", en: "as written" },
  differs: { zh: "不符", en: "differs" },
  enginesDiffer: {
    zh: "成批运行时得出“{other}”，请联系系统管理员",
    en: "run over all rows it comes to “{other}”; please tell the system administrator",
  },
  valueDiffers: { zh: "{name}应为“{expected}”，得出“{found}”", en: "{name} should be “{expected}” and is “{found}”" },
  emptyValue: { zh: "空", en: "empty" },
  notMissing: { zh: "没有指出缺少“{name}”", en: "“{name}” is not named as missing" },
  how: { zh: "怎样得出", en: "How it came to this" },
} as const satisfies Words;

export const trialWords = {
  run: { zh: "试运行", en: "Try it out" },
  runHint: { zh: "在最近一批数据上运行，不产生疑点。", en: "Runs on the newest delivery; makes no findings." },
  title: { zh: "试运行", en: "Trial" },
  none: {
    zh: "还没有试运行。试运行在最近一批数据上进行，与现行的修订比较，不产生疑点。",
    en: "Not tried yet. A trial runs on the newest delivery, beside the revision in force, and makes no findings.",
  },
  mendFirst: { zh: "写法没有问题以后才能试运行。", en: "The text can be tried once it has no mistake." },
  running: { zh: "正在试运行", en: "Trying" },
  stale: { zh: "全文在试运行之后改动过，以下是改动前的结果。", en: "The text was changed after this trial." },
  on: { zh: "数据：{label}，数据日期 {day}", en: "Delivery {label}, data of {day}" },
  counts: {
    zh: "疑点 {hits} 件，待核 {undetermined} 件",
    en: "{hits} suspected, {undetermined} to verify",
  },
  against: {
    zh: "与现行修订 {revision} 相比：增加 {added} 件，减少 {removed} 件，相同 {same} 件",
    en: "against revision {revision} in force: {added} added, {removed} removed, {same} the same",
  },
  isNew: { zh: "现行没有这条规则，以下全部为增加。", en: "No such rule is in force; all of it is added." },
  newRule: { zh: "现行没有这条规则", en: "no such rule is in force" },
  note: { zh: "没有运行：{why}。", en: "It did not run: {why}." },
  added: { zh: "增加（{count}）", en: "Added ({count})" },
  removed: { zh: "减少（{count}）", en: "Removed ({count})" },
  noneAdded: { zh: "没有增加。", en: "Nothing is added." },
  noneRemoved: { zh: "没有减少。", en: "Nothing is removed." },
  firstOf: { zh: "只列前 {shown} 件。", en: "The first {shown} are listed." },
  case: { zh: "案件和对象", en: "Case and subject" },
  outcome: { zh: "判断", en: "Outcome" },
  message: { zh: "提示内容", en: "What it says" },
  putOnTrial: { zh: "转入试运行", en: "Put on trial" },
  summary: {
    zh: "在“{label}”（数据日期 {day}）上试运行：{counts}；{against}。",
    en: "Tried on {label} (data of {day}): {counts}; {against}.",
  },
} as const satisfies Words;

export const changesWords = {
  title: { zh: "与现行全文相比", en: "Against the text in force" },
  none: { zh: "与现行全文没有差别。", en: "No difference from the text in force." },
  isNew: { zh: "这是一条新规则，没有现行全文。", en: "This is a new rule; there is no text in force." },
  failed: { zh: "没有取得现行全文：{why}", en: "The text in force could not be read: {why}" },
  added: { zh: "增加的行", en: "line added" },
  removed: { zh: "删去的行", en: "line removed" },
  skipped: { zh: "（{count} 行没有改动）", en: "({count} lines unchanged)" },
} as const satisfies Words;

export const coverageWords = {
  title: { zh: "规则覆盖", en: "What rules watch" },
  open: { zh: "规则覆盖", en: "What rules watch" },
  hint: {
    zh: "每张表的每一栏由哪些规则读取。没有规则的栏，填错了不会被发现。",
    en: "Which rules read each column of each table. What no rule reads, nobody notices when it is wrong.",
  },
  count: {
    zh: "{tables} 张表，{columns} 栏，{bare} 栏没有规则",
    en: "{tables} tables, {columns} columns, {bare} without a rule",
  },
  ofTable: { zh: "{columns} 栏，{bare} 栏没有规则", en: "{columns} columns, {bare} without a rule" },
  onlyBare: { zh: "只看没有规则的列", en: "Only columns without a rule" },
  searchLabel: { zh: "搜索表和栏", en: "Search tables and columns" },
  searchHint: { zh: "表名、栏名或规则编号", en: "Table, column or rule id" },
  column: { zh: "栏", en: "Column" },
  rules: { zh: "规则", en: "Rules" },
  bare: { zh: "没有规则", en: "no rule" },
  needed: { zh: "必须随数据提供", en: "must be delivered" },
  tables: { zh: "各表", en: "Tables" },
  empty: { zh: "没有符合条件的栏", en: "No column fits" },
  emptyHint: { zh: "可以换几个字词，或者去掉筛选。", en: "Try other words, or remove the filter." },
} as const satisfies Words;

export const suggestionWords = {
  column: { zh: "{table}的栏", en: "column of {table}" },
  dataset: { zh: "表", en: "table" },
  name: { zh: "本规则的名称", en: "name of this rule" },
  function: { zh: "函数", en: "function" },
  key: { zh: "规则的项", en: "part of a rule" },
  thisRow: { zh: "正在判断的行", en: "the judged row" },
} as const satisfies Words;

/** Parts of a rule file, with what each is; `docs/formats/rule-file.md` says more. */
export const ruleKeyWords = {
  id: { zh: "规则编号", en: "id of the rule" },
  revision: { zh: "修订序号，含义改变时加一", en: "number of the revision, raised when the meaning changes" },
  title: { zh: "名称", en: "title" },
  kind: { zh: "问题类型", en: "kind of problem" },
  level: { zh: "处理层级", en: "level" },
  duty: { zh: "责任单位", en: "whose duty" },
  basis: { zh: "依据的条文", en: "articles it rests on" },
  inForce: { zh: "施行期间", en: "days in force" },
  over: { zh: "判断哪张表的行", en: "table whose rows are judged" },
  subject: { zh: "疑点的对象", en: "what the finding is about" },
  identity: { zh: "区分同一对象几行的栏", en: "columns that tell rows of one subject apart" },
  needs: { zh: "数据必须提供的栏", en: "columns that must be delivered" },
  let: { zh: "给中间结果起名", en: "named steps" },
  applies: { zh: "判断哪些行", en: "which rows are judged" },
  hit: { zh: "什么情况是疑点", en: "when a row is suspected" },
  unknown: { zh: "没有栏记载的事实", en: "facts that no column holds" },
  verify: { zh: "什么情况提请核对填录", en: "when to ask whether it was entered" },
  due: { zh: "期限", en: "the deadline" },
  show: { zh: "随疑点显示的值", en: "values shown with a finding" },
  message: { zh: "提示内容", en: "what it says" },
  unless: { zh: "可以说明的材料", en: "papers that explain it" },
  examples: { zh: "示例，每次修改都重新验证", en: "examples, checked with every change" },
} as const satisfies Words;

/** What the editor itself says, by its English. */
export const editorWords = {
  goToLine: { zh: "转到行", en: "Go to line" },
  go: { zh: "转到", en: "go" },
  find: { zh: "查找", en: "Find" },
  replaceWith: { zh: "替换为", en: "Replace" },
  next: { zh: "下一个", en: "next" },
  previous: { zh: "上一个", en: "previous" },
  all: { zh: "全部", en: "all" },
  matchCase: { zh: "区分大小写", en: "match case" },
  byWord: { zh: "整词", en: "by word" },
  regexp: { zh: "正则", en: "regexp" },
  replace: { zh: "替换", en: "replace" },
  replaceAll: { zh: "全部替换", en: "replace all" },
  close: { zh: "关闭", en: "close" },
  currentMatch: { zh: "当前匹配", en: "current match" },
  onLine: { zh: "所在行", en: "on line" },
  replacedMatch: { zh: "已替换第 $ 行的匹配", en: "replaced match on line $" },
  replacedMatches: { zh: "已替换 $ 处", en: "replaced $ matches" },
  completions: { zh: "可以写的名称", en: "Completions" },
  controlCharacter: { zh: "控制字符", en: "Control character" },
  selectionDeleted: { zh: "已删除所选", en: "Selection deleted" },
  diagnostics: { zh: "需要改正", en: "Diagnostics" },
  noDiagnostics: { zh: "没有需要改正的地方", en: "No diagnostics" },
  foldedLines: { zh: "已折叠的行", en: "folded lines" },
  unfoldedLines: { zh: "已展开的行", en: "unfolded lines" },
} as const satisfies Words;

/** A whole small rule to begin from. `{sample}`: a cell that is filled, in the notation of the column. */
export const newRuleText = {
  zh: `# {title}
# 井号后面是说明，不影响规则。各项的含义见使用指南“规则工作台”和“十分钟读懂规则语言”。
id: {id}
# 修订序号：含义每改一次加一。
revision: 1
title: { zh: "{title}", en: "Own rule {id}" }
# 问题类型：同类的疑点归在一起。
kind: { zh: 本院规则, en: Own rules }
# 处理层级：L1 口头提示、L2 书面通知、L3 通知并报检察长；案卡规则用 error、warn、info。
level: L1
# 责任单位：own 本院、police 公安机关、court 法院、detentionCentre 看守所、other 其他。
duty: own
# 依据：写明文件和条文，不引原文。
basis:
  - { instrument: {instrument}, article: 664 }
inForce: { from: "2019-12-30" }
# 判断哪张表的每一行；subject 是疑点的对象：case 案件、suspect 犯罪嫌疑人等。
over: {over}
subject: {subject}
{identity}# 数据必须提供的栏，缺少时不运行。
needs: [{column}]
# 什么情况是疑点。栏名直接写；空栏是 null。
hit: {column} = null
# 花括号内是这一行的值，须先列在 show 里。
show: [{column}]
message:
  zh: "{column}{isEmpty}"
  en: "{column} is empty; please verify."
# 示例：提示、不提示、待核至少各一个，每次修改都会重新验证。
examples:
  - name: 没有填写
    asOf: "2025-03-31"
    row: {}
    expect: hit
  - name: 已经填写
    asOf: "2025-03-31"
    row: { {column}: {sample} }
    expect: clear
  - name: 填了但读不懂
    asOf: "2025-03-31"
    row: { {column}: { unreadable: "？" } }
    expect: undetermined
`,
  en: `# {title}
# What follows a hash is a remark. The guide says what each part means.
id: {id}
# Number of the revision: raised whenever the meaning changes.
revision: 1
title: { zh: "{title}", en: "Own rule {id}" }
# Kind of problem: findings of one kind stand together.
kind: { zh: Own rules, en: Own rules }
# Level: L1 oral reminder, L2 written notice, L3 notice and report; card rules use error, warn, info.
level: L1
# Whose duty: own, police, court, detentionCentre, other.
duty: own
# Basis: instrument and article, no quotation.
basis:
  - { instrument: {instrument}, article: 664 }
inForce: { from: "2019-12-30" }
# The table whose rows are judged; subject is what a finding is about: case, suspect and so on.
over: {over}
subject: {subject}
{identity}# Columns that must be delivered; without them the rule is not run.
needs: [{column}]
# When a row is suspected. Columns are written by name; an empty one is null.
hit: {column} = null
# Braces in the message stand for values named in show.
show: [{column}]
message:
  zh: "{column}{isEmpty}"
  en: "{column} is empty; please verify."
# Examples: at least one each of hit, clear, undetermined; checked with every change.
examples:
  - name: empty
    asOf: "2025-03-31"
    row: {}
    expect: hit
  - name: filled
    asOf: "2025-03-31"
    row: { {column}: {sample} }
    expect: clear
  - name: filled but not understood
    asOf: "2025-03-31"
    row: { {column}: { unreadable: "?" } }
    expect: undetermined
`,
} satisfies Words[string];
