// The words of the field: identifier in code, label in Chinese, settled English, what it means here.
// Columns of the data sheets stand in `datasets.ts`; this list holds the concepts. `docs/glossary.md` is generated from it.

export interface Term {
  readonly label: string;
  readonly en: string;
  readonly definition: string;
  /** Where the English comes from, or the article that defines the thing. */
  readonly source: string;
}

const cpl = "Criminal Procedure Law (2018), common English rendering";
const rules2019 = "人民检察院刑事诉讼规则 (2019)";
const house = "this product";

export const glossary = {
  legalCase: { label: "案件", en: "case", definition: "One matter with one 部门受案号 in one stage.", source: house },
  legalCaseNo: {
    label: "部门受案号",
    en: "case number",
    definition: "Number of a case in its department; joins every sheet.",
    source: house,
  },
  unifiedCaseNo: {
    label: "统一受案号",
    en: "unified case number",
    definition: "17 digits that link all stages of one matter.",
    source: house,
  },
  criminalSuspect: {
    label: "犯罪嫌疑人",
    en: "criminal suspect",
    definition: "A person or unit under investigation or review, before indictment.",
    source: cpl,
  },
  defendant: { label: "被告人", en: "defendant", definition: "A person or unit that was indicted.", source: cpl },
  victim: { label: "被害人", en: "victim", definition: "Whoever was harmed by the alleged crime.", source: cpl },
  defender: {
    label: "辩护人",
    en: "defender",
    definition: "Lawyer or other person who defends the suspect.",
    source: cpl,
  },
  compulsoryMeasure: {
    label: "强制措施",
    en: "compulsory measure",
    definition: "Forced appearance, detention, bail, residential surveillance or arrest.",
    source: cpl,
  },
  criminalDetention: {
    label: "刑事拘留",
    en: "criminal detention",
    definition: "Short custody before a decision on arrest; not an arrest.",
    source: cpl,
  },
  arrest: {
    label: "逮捕",
    en: "arrest",
    definition: "Custody approved or decided by a procuratorate or a court; not a detention.",
    source: cpl,
  },
  arrestApproval: {
    label: "批准逮捕",
    en: "approval of arrest",
    definition: "The procuratorate's decision on a police request.",
    source: cpl,
  },
  arrestReview: {
    label: "审查逮捕",
    en: "review of arrest",
    definition: "The stage in which a request to approve arrest is decided.",
    source: cpl,
  },
  bailPendingTrial: {
    label: "取保候审",
    en: "bail pending trial",
    definition: "Release on a guarantor or a deposit, at most twelve months per organ.",
    source: cpl,
  },
  residentialSurveillance: {
    label: "监视居住",
    en: "residential surveillance",
    definition: "At most six months per organ.",
    source: cpl,
  },
  prosecutionReview: {
    label: "审查起诉",
    en: "review for prosecution",
    definition: "The stage in which the office decides whether to prosecute.",
    source: cpl,
  },
  supplementaryInvestigation: {
    label: "补充侦查",
    en: "supplementary investigation",
    definition: "Further investigation, by returning the case (at most twice, one month each) or by the office itself.",
    source: cpl,
  },
  indictment: {
    label: "起诉书",
    en: "indictment",
    definition: "The document by which the office prosecutes.",
    source: cpl,
  },
  nonProsecution: {
    label: "不起诉",
    en: "non-prosecution",
    definition: "A decision not to prosecute: by law, by discretion, or for lack of evidence.",
    source: cpl,
  },
  conditionalNonProsecution: {
    label: "附条件不起诉",
    en: "conditional non-prosecution",
    definition: "For minors, with a probation of six to twelve months.",
    source: cpl,
  },
  protest: {
    label: "抗诉",
    en: "protest",
    definition: "The procuratorate's challenge to a judgment or ruling.",
    source: cpl,
  },
  judgment: {
    label: "判决",
    en: "judgment",
    definition: "A court's decision on guilt and sentence; a ruling (裁定) decides procedure.",
    source: cpl,
  },
  custody: {
    label: "在押",
    en: "in custody",
    definition: "Held under detention or arrest; periods that measure it never move for a holiday.",
    source: "CPL art. 105",
  },
  custodyNecessityReview: {
    label: "羁押必要性审查",
    en: "custody necessity review",
    definition: "Whether custody after arrest is still needed.",
    source: cpl,
  },
  correctionNotice: {
    label: "纠正违法通知书",
    en: "notice to correct a violation",
    definition: "The procuratorate's written notice to another organ.",
    source: rules2019,
  },
  procuratorialSuggestion: {
    label: "检察建议",
    en: "procuratorial suggestion",
    definition: "A written suggestion to a court, agency or unit, with a time for reply.",
    source: "人民检察院检察建议工作规定 (2019)",
  },
  prosecutorsConference: {
    label: "检察官联席会议",
    en: "prosecutors' conference",
    definition: "Prosecutors advise the one who handles a case.",
    source: rules2019,
  },
  processMonitoring: {
    label: "案件流程监控",
    en: "process monitoring",
    definition: "Watching, while cases are handled, that procedure is lawful, timely and complete.",
    source: `${rules2019} arts. 664-665`,
  },
  qualityReview: {
    label: "质量评查",
    en: "quality review",
    definition: "Review of closed cases by reviewers.",
    source: house,
  },
  caseCard: {
    label: "案卡",
    en: "case card",
    definition: "The structured items of a case in the national system.",
    source: house,
  },
  rightsNotice: {
    label: "权利告知",
    en: "rights notice",
    definition: "Telling a suspect or victim of a right, with proof.",
    source: cpl,
  },
  administrativePenaltyHandover: {
    label: "行刑反向衔接",
    en: "hand-over to administrative penalty",
    definition: "Passing a not-prosecuted matter on for administrative penalty.",
    source: "人民检察院行刑反向衔接工作指引 (2024)",
  },
  delivery: {
    label: "数据接收批次",
    en: "delivery",
    definition: "One import: the files as received, who, when, data date and scope.",
    source: house,
  },
  dataDate: {
    label: "数据日期",
    en: "data date",
    definition: "The day an export speaks for; violations are judged as of it.",
    source: house,
  },
  dataset: { label: "数据表", en: "dataset", definition: "One sheet of the standard workbook, typed.", source: house },
  snapshot: {
    label: "快照",
    en: "snapshot",
    definition: "What one delivery put into the lake; never changed.",
    source: house,
  },
  lake: { label: "数据湖", en: "lake", definition: "The typed, read-only datasets of all deliveries.", source: house },
  rule: {
    label: "规则",
    en: "rule",
    definition: "A sentence in the rule language with its legal basis, dates in force and examples.",
    source: house,
  },
  ruleBook: { label: "规则库", en: "rule book", definition: "All rules in force.", source: house },
  screening: { label: "筛查", en: "screening", definition: "Running the rule book over one delivery.", source: house },
  hit: {
    label: "命中",
    en: "hit",
    definition: "A rule's condition is true of a subject: a question to a person, never a conclusion.",
    source: house,
  },
  undetermined: {
    label: "数据不足",
    en: "undetermined",
    definition: "A fact the rule needs is missing or unreadable; named, never taken for clear.",
    source: house,
  },
  toVerify: {
    label: "待核",
    en: "to be verified",
    definition: "Due between the data date and today: the data cannot say, so it is not a violation.",
    source: house,
  },
  suspectedFinding: {
    label: "疑点",
    en: "suspected finding",
    definition: "A hit that no person has decided on yet.",
    source: house,
  },
  finding: { label: "问题", en: "finding", definition: "A suspected finding that a person confirmed.", source: house },
  clue: {
    label: "线索",
    en: "clue",
    definition: "A sign of another organ's or person's wrong, for supervision; not a finding of this office.",
    source: house,
  },
  warningDate: {
    label: "预警日",
    en: "warning date",
    definition: "The day a limit is treated as ending for safety; never later than the legal expiry.",
    source: house,
  },
  legalExpiry: {
    label: "届满日（未顺延）",
    en: "legal expiry",
    definition: "Last day by calendar, before a holiday moves it.",
    source: "CPL art. 105",
  },
  dueDate: {
    label: "届满日",
    en: "due date",
    definition: "Last day in time, after a holiday moved it where it may; only a later day is late.",
    source: "CPL art. 105",
  },
  act: {
    label: "办理行为",
    en: "act",
    definition: "What one person did to one record: appended, never overwritten.",
    source: house,
  },
  handOver: {
    label: "交办",
    en: "hand over",
    definition: "Giving a finding to a department or person, to be answered by a day.",
    source: house,
  },
  recheck: {
    label: "复核",
    en: "re-check",
    definition: "Another person's check that a correction or explanation holds.",
    source: house,
  },
  proofLog: {
    label: "存证日志",
    en: "proof log",
    definition: "Append-only log of commitments to every act, signed, verifiable by an outsider.",
    source: "C2SP tlog-tiles",
  },
  checkpoint: {
    label: "检查点",
    en: "checkpoint",
    definition: "Signed size and root of the proof log.",
    source: "C2SP tlog-checkpoint",
  },
  witness: {
    label: "见证方",
    en: "witness",
    definition: "Another office that keeps checkpoints, so that the log cannot be rewritten unseen.",
    source: "C2SP tlog-witness",
  },
  post: {
    label: "职务",
    en: "post",
    definition: "A person holds a role in a department from a day to a day.",
    source: house,
  },
  reach: {
    label: "可见范围",
    en: "reach",
    definition: "How far a role sees case content: own, department, office, none.",
    source: house,
  },
  avoidance: {
    label: "回避",
    en: "avoidance",
    definition: "Keeping out of a matter in which one has an interest or a part.",
    source: cpl,
  },
  register: {
    label: "登记簿",
    en: "register",
    definition: "A mechanism as a definition: fields, flow, limits, papers; its records and their acts.",
    source: house,
  },
  record: {
    label: "记录",
    en: "record",
    definition: "One matter in a register; its state is the fold of its acts.",
    source: house,
  },
  oversightConference: {
    label: "内部制约监督联席会议",
    en: "joint oversight conference",
    definition: "Meeting of the departments whose work shows problems about people, money, property and cases.",
    source: house,
  },
  oversightProblem: {
    label: "监督问题",
    en: "oversight problem",
    definition: "A problem of the conference's ledger, from submission to re-check.",
    source: house,
  },
  agenda: {
    label: "议题",
    en: "agenda",
    definition: "Problems that a conference treats, in their order.",
    source: house,
  },
  commitment: {
    label: "承诺",
    en: "commitment",
    definition: "What a department undertakes at a conference: owner, means, due day.",
    source: house,
  },
  escalation: {
    label: "先引导、再通报、后反查",
    en: "guide, circulate, re-check",
    definition: "The ladder for a common problem: reminder, bulletin, re-check by sample.",
    source: house,
  },
  specialInspection: {
    label: "专项督察",
    en: "special inspection",
    definition: "An inspection with plan, scope, team, sample and results.",
    source: house,
  },
  minutes: {
    label: "会议纪要",
    en: "minutes",
    definition: "Official paper on what a conference settled.",
    source: "GB/T 9704-2012 §10.3",
  },
  delegation: {
    label: "代为办理",
    en: "delegation",
    definition: "During an absence another person does what is expected, in the absent person's name.",
    source: house,
  },
} as const satisfies Record<string, Term>;
