// Complete, lawful case files around the few dates that a scenario is about. Whatever a scenario does not mention is in
// order, so that only the planted fault shows.
import { day, iso } from "../days.ts";
import { datasetIds, emptyRows, type DraftRow } from "../draft.ts";
import { createIdentityNumbers, type PendingNumber } from "../identifiers.ts";
import { offices } from "../office.ts";
import type { DatasetId, Office, WorkLine } from "../types.ts";
import type { ScenarioFile } from "./scenario.ts";

/** A document number that joins the office's own sequence when the world is numbered. */
export interface NumberWish extends PendingNumber {
  readonly kind: string;
  readonly on: string;
}

export type Patches = Partial<Record<DatasetId, DraftRow>>;

export interface SuspectFile {
  /** Default held. `unknown`: nothing on the card says. */
  readonly custody?: "held" | "bail" | "unknown";
  readonly card?: DraftRow;
  readonly review?: DraftRow;
  /** Instead of the usual measures. */
  readonly measures?: readonly DraftRow[];
}

interface CommonFile {
  readonly seq: number;
  /** Follows 演示· in the case name. */
  readonly title: string;
  readonly accepted: string;
  readonly office?: string;
  readonly suspects?: readonly SuspectFile[];
  /** Year in the case number, where it is to be another than that of acceptance. */
  readonly numberYear?: string;
  /** Columns that differ from the lawful default, on every row of the dataset. `undefined` empties a cell. */
  readonly patch?: Patches;
}

export interface ArrestFile extends CommonFile {
  /** Absent: not decided. */
  readonly decided?: string;
  /** Default: arrested. */
  readonly refused?: boolean;
}

export interface ProsecutionFile extends CommonFile {
  readonly decided?: string;
  /** Default 起诉. */
  readonly decision?: "起诉" | "相对不起诉" | "存疑不起诉" | "附条件不起诉";
  readonly returns?: readonly (readonly [returned: string, back?: string])[];
  readonly extended?: string;
  readonly investigator?: "公安" | "监察";
  readonly victims?: number;
  /** `false`: the returns have no outline, on the card or among the documents. */
  readonly outline?: false;
}

export function plus(date: string, days: number): string {
  return iso(day(date) + days);
}

const homeOffice = "990102";

interface Opened {
  readonly rows: Record<DatasetId, DraftRow[]>;
  readonly numbers: NumberWish[];
  readonly caseNo: string;
  readonly office: Office;
  number(kind: string, on: string): NumberWish;
  add(dataset: DatasetId, row: DraftRow): void;
}

function open(file: CommonFile, business: string): Opened {
  const office = offices.find((candidate) => candidate.code === (file.office ?? homeOffice));
  if (office === undefined) throw new Error(`no office ${file.office}`);
  const rows = emptyRows<DraftRow>();
  const numbers: NumberWish[] = [];
  const caseNo = `${office.shortName}检${business}受[${file.numberYear ?? file.accepted.slice(0, 4)}]${office.code}90${String(file.seq).padStart(4, "0")}号`;
  return {
    rows,
    numbers,
    caseNo,
    office,
    number(kind, on) {
      const wish = { value: "", kind, on };
      numbers.push(wish);
      return wish;
    },
    add(dataset, row) {
      rows[dataset].push({ legalCaseNo: caseNo, ...row });
    },
  };
}

function close(opened: Opened, file: CommonFile, line: WorkLine): ScenarioFile {
  const { rows, numbers, caseNo, office } = opened;
  for (const id of datasetIds) for (const row of rows[id]) Object.assign(row, file.patch?.[id]);
  return { seq: file.seq, caseNo, officeCode: office.code, line, accepted: file.accepted, rows, numbers };
}

/** Another number for each person and run; the region 9999 is the scenarios' own. */
const identityNumbers = createIdentityNumbers(999_901);

function personName(seq: number, at: number): string {
  const stems = "甲乙丙丁戊己庚辛壬癸";
  const branches = "子丑寅卯辰巳午未申酉戌亥";
  return `演${branches.charAt(Math.floor(seq / 10) % 12)}${stems.charAt((seq + at) % 10)}`;
}

function suspectCard(file: CommonFile, at: number, custodyState: string | undefined): DraftRow {
  const suspect = file.suspects?.[at];
  const birthDate = "1990-03-05";
  const offenceDate = plus(file.accepted, -120);
  return {
    suspectNo: String(at + 1),
    name: personName(file.seq, at),
    isUnit: false,
    idType: "居民身份证",
    idNumber: identityNumbers(day(birthDate), "男"),
    sex: "男",
    birthDate,
    ethnicity: "汉族",
    nationality: "中国",
    education: "初中",
    occupation: "务工",
    registeredResidence: "演示省演示县演示镇",
    offenceDate,
    ageAtOffence: Number(offenceDate.slice(0, 4)) - 1990 - (offenceDate.slice(5) <= birthDate.slice(5) ? 1 : 0),
    minorAtOffence: false,
    minorNow: false,
    isBlindDeafMute: false,
    isLimitedCapacity: false,
    isPeoplesCongressDeputy: false,
    isRecidivist: false,
    chargeTransferred: "盗窃罪",
    circumstances: "坦白",
    amount: 12_000,
    restitution: 12_000,
    pleadsGuilty: true,
    custodyState,
    ...suspect?.card,
  };
}

function caseCard(opened: Opened, file: CommonFile & { decided?: string | undefined }, more: DraftRow): void {
  const { office } = opened;
  const count = file.suspects?.length ?? 1;
  opened.add("cases", {
    unifiedCaseNo: `${office.code}${file.accepted.slice(0, 4)}900${String(file.seq).padStart(4, "0")}`,
    caseName: `演示·${file.title}`,
    officeCode: office.code,
    officeName: office.name,
    assignmentMode: "随机",
    sender: `${office.place}公安局`,
    sentDate: file.accepted,
    investigator: "公安",
    acceptedDate: file.accepted,
    decidedDate: file.decided,
    closedDate: file.decided === undefined ? undefined : file.decided,
    archivedDate: file.decided === undefined ? undefined : plus(file.decided, 20),
    isComplex: false,
    isForeign: false,
    coOffenders: count > 1 ? count : undefined,
    atLargeCount: count > 1 ? 0 : undefined,
    amount: 12_000,
    summary: `演示情形：${file.title}。情节虚构。`,
    ...more,
  });
}

function addDocument(
  opened: Opened,
  kind: string,
  number: NumberWish | undefined,
  on: string,
  servedTo?: string,
  served?: string,
  published?: string,
): void {
  opened.add("documents", {
    documentKind: kind,
    documentNo: number,
    draftedDate: on,
    approvedDate: on,
    sealedDate: number === undefined && servedTo === undefined ? undefined : on,
    documentDate: on,
    servedTo,
    servedDate: served,
    ...(published === undefined ? {} : { published: true, publishedDate: published }),
  });
}

/** 拘留 or 逮捕 at ten or four, the family told and the person questioned the same day. */
export function custodyMeasure(type: "拘留" | "逮捕", decidedBy: string, on: string, ended?: string): DraftRow {
  const hour = type === "拘留" ? 10 : 14;
  return {
    measureType: type,
    decidedBy,
    decidedDate: on,
    executedAt: `${on}T${hour}:10:00`,
    endedDate: ended,
    endReason: ended === undefined ? undefined : "变更强制措施",
    familyNotifiedAt: `${on}T${hour + 5}:00:00`,
    firstInterrogatedAt: `${on}T${hour + 2}:30:00`,
  };
}

export function bailMeasure(decidedBy: string, on: string, ended?: string): DraftRow {
  return {
    measureType: "取保候审",
    decidedBy,
    decidedDate: on,
    executedAt: `${on}T09:30:00`,
    endedDate: ended,
    endReason: ended === undefined ? undefined : "变更强制措施",
    depositAmount: 2_000,
  };
}

function addMeasures(opened: Opened, at: number, measures: readonly DraftRow[]): void {
  for (const [index, measure] of measures.entries()) {
    opened.add("measures", { suspectNo: String(at + 1), measureNo: index + 1, ...measure });
  }
}

function custodyStateOf(suspect: SuspectFile | undefined): string | undefined {
  const custody = suspect?.custody ?? "held";
  return custody === "unknown" ? undefined : custody === "held" ? "在押" : "取保";
}

export function arrestFile(file: ArrestFile): ScenarioFile {
  const opened = open(file, "刑捕");
  const { decided } = file;
  const isRefused = file.refused === true;
  caseCard(opened, file, { caseType: "审查逮捕" });
  const number = decided === undefined ? undefined : opened.number(isRefused ? "刑不捕" : "刑批捕", decided);
  for (const [at, suspect] of (file.suspects ?? [{}]).entries()) {
    const custody = suspect.custody ?? "held";
    opened.add("suspects", suspectCard(file, at, custodyStateOf(suspect)));
    addMeasures(opened, at, suspect.measures ?? arrestMeasures(opened, file, custody));
    opened.add("arrestReviews", {
      suspectNo: String(at + 1),
      requestedDate: file.accepted,
      chargeRequested: "盗窃罪",
      inCustody: custody === "unknown" ? undefined : custody === "held",
      interrogatedDate: decided === undefined ? undefined : plus(file.accepted, 2),
      lawyerHeardDate: decided === undefined ? undefined : plus(file.accepted, 2),
      ...(decided === undefined ? {} : arrestDecision(decided, isRefused, number)),
      ...suspect.review,
    });
  }
  if (decided !== undefined) {
    const police = `${opened.office.place}公安局`;
    addDocument(opened, isRefused ? "不批准逮捕决定书" : "批准逮捕决定书", number, decided, police, decided);
  }
  return close(opened, file, "criminal");
}

function arrestDecision(decided: string, isRefused: boolean, number: NumberWish | undefined): DraftRow {
  const common = {
    decidedDate: decided,
    decisionDocumentNo: number,
    servedDate: decided,
    receiptDate: plus(decided, 1),
  };
  if (!isRefused) return { ...common, decision: "批准逮捕", dangerReason: "可能实施新的犯罪" };
  return {
    ...common,
    decision: "不批准逮捕",
    refusalKind: "无社会危险性",
    dangerReason: "系初犯，采取取保候审足以防止社会危险性",
  };
}

function arrestMeasures(opened: Opened, file: ArrestFile, custody: NonNullable<SuspectFile["custody"]>): DraftRow[] {
  if (custody === "unknown") return [];
  const police = `${opened.office.place}公安局`;
  const { decided } = file;
  const first =
    custody === "held"
      ? custodyMeasure("拘留", police, plus(file.accepted, -4), decided)
      : bailMeasure(
          police,
          plus(file.accepted, -30),
          decided === undefined || file.refused === true ? undefined : decided,
        );
  if (decided === undefined) return [first];
  if (file.refused !== true) return [first, custodyMeasure("逮捕", opened.office.name, decided)];
  return custody === "held"
    ? [first, bailMeasure(police, decided, plus(decided, 60))]
    : [{ ...first, endedDate: plus(decided, 60), endReason: "侦查机关解除" }];
}

export function prosecutionFile(file: ProsecutionFile): ScenarioFile {
  const opened = open(file, "刑诉");
  const { decided } = file;
  const victims = file.victims ?? 0;
  const sender =
    file.investigator === "监察" ? { sender: `${opened.office.place}监察委员会`, investigator: "监察" } : {};
  caseCard(opened, file, { caseType: "审查起诉", isComplex: file.extended !== undefined, ...sender });
  const extensionNo = file.extended === undefined ? undefined : opened.number("刑延审", file.extended);
  for (const [at, suspect] of (file.suspects ?? [{}]).entries()) {
    const custody = suspect.custody ?? "held";
    const isIndicted = decided !== undefined && (file.decision ?? "起诉") === "起诉";
    opened.add("suspects", {
      ...suspectCard(file, at, custodyStateOf(suspect)),
      ...(isIndicted ? { chargeFound: "盗窃罪", pleaDate: decided, pleaLawyer: "值班律师" } : {}),
      ...suspect.card,
    });
    addMeasures(opened, at, suspect.measures ?? prosecutionMeasures(opened, file, custody));
    opened.add("prosecutionReviews", {
      suspectNo: String(at + 1),
      suspectInformedDate: file.accepted,
      victimInformedDate: victims > 0 ? file.accepted : undefined,
      victimCount: victims,
      interrogatedDate: decided === undefined ? undefined : plus(file.accepted, 1),
      extendedDate: file.extended,
      extensionDocumentNo: extensionNo,
      ...(decided === undefined ? {} : reviewDecision(opened, file, decided, custody)),
      ...suspect.review,
    });
    addReturns(opened, file, at);
  }
  addRightsNotices(opened, file, victims);
  addReturnDocuments(opened, file);
  if (file.extended !== undefined) {
    addDocument(opened, "延长审查起诉期限决定书", extensionNo, file.extended, "砚溪区看守所", file.extended);
  }
  return close(opened, file, "criminal");
}

function prosecutionMeasures(
  opened: Opened,
  file: ProsecutionFile,
  custody: NonNullable<SuspectFile["custody"]>,
): DraftRow[] {
  if (custody === "unknown") return [];
  const { office } = opened;
  const police = `${office.place}公安局`;
  const { decided } = file;
  const isEnded = decided !== undefined && (file.decision ?? "起诉") !== "起诉";
  if (custody === "held") {
    const arrested = plus(file.accepted, -50);
    return [
      custodyMeasure("拘留", police, plus(file.accepted, -57), arrested),
      custodyMeasure("逮捕", office.name, arrested, isEnded ? decided : undefined),
    ];
  }
  const own = plus(file.accepted, 3);
  const ended = decided === undefined ? undefined : isEnded ? decided : plus(decided, 5);
  return [bailMeasure(police, plus(file.accepted, -90), own), bailMeasure(office.name, own, ended)];
}

function reviewDecision(
  opened: Opened,
  file: ProsecutionFile,
  decided: string,
  custody: NonNullable<SuspectFile["custody"]>,
): DraftRow {
  const decision = file.decision ?? "起诉";
  if (decision === "起诉") {
    const number = opened.number("刑诉", decided);
    addDocument(opened, "起诉书", number, decided, `${opened.office.place}人民法院`, decided);
    return {
      procedure: "普通",
      sentenceKind: "确定刑",
      penalty: "有期徒刑",
      termMinMonths: 36,
      termMaxMonths: 36,
      suspended: custody === "bail",
      decision,
      decidedDate: decided,
      decisionDocumentNo: number,
    };
  }
  const isConditional = decision === "附条件不起诉";
  const number = opened.number(isConditional ? "未检附不诉" : "刑不诉", decided);
  // A decision on an adult is made public within days, one on a minor never (未成年人保护法第103条).
  const isOfMinor = (file.suspects ?? []).some(({ card }) => card?.["minorAtOffence"] === true);
  const published = isConditional || isOfMinor ? undefined : plus(decided, 5);
  const kind = isConditional ? "附条件不起诉决定书" : "不起诉决定书";
  addDocument(opened, kind, number, decided, "被不起诉人", decided, published);
  return {
    decision: isConditional ? decision : "不起诉",
    nonprosecutionKind: isConditional ? undefined : decision,
    decidedDate: decided,
    decisionDocumentNo: number,
    announcedDate: decided,
    servedVictimDate: (file.victims ?? 0) > 0 ? decided : undefined,
    servedSuspectDate: decided,
    releasedDate: custody === "held" ? decided : undefined,
    measureLiftedDate: decided,
    adminHandoverDate: isConditional ? undefined : decided,
    superiorApprovalNo: file.investigator === "监察" ? "衡检刑复〔2025〕1号" : undefined,
    ownInvestigation: false,
  };
}

function addReturns(opened: Opened, file: ProsecutionFile, at: number): void {
  for (const [index, [returned, back]] of (file.returns ?? []).entries()) {
    opened.add("returns", {
      suspectNo: String(at + 1),
      returnNo: index + 1,
      returnedDate: returned,
      retransferredDate: back,
      outline: file.outline ?? true,
    });
  }
}

function addReturnDocuments(opened: Opened, file: ProsecutionFile): void {
  const police = `${opened.office.place}公安局`;
  for (const [index, [returned]] of (file.returns ?? []).entries()) {
    addDocument(opened, "补充侦查决定书", opened.number("刑补侦", returned), returned, police, returned);
    if (file.outline === false) continue;
    addDocument(
      opened,
      index === 0 ? "补充侦查提纲" : `补充侦查提纲（第${index + 1}次）`,
      undefined,
      returned,
      police,
      returned,
    );
  }
}

function addRightsNotices(opened: Opened, file: ProsecutionFile, victims: number): void {
  for (const suspect of opened.rows.suspects) {
    const review = opened.rows.prosecutionReviews.find((row) => row["suspectNo"] === suspect["suspectNo"]);
    const informedDate = review?.["suspectInformedDate"];
    if (informedDate === undefined) continue;
    opened.add("rightsNotices", {
      addressee: "犯罪嫌疑人",
      addresseeName: suspect["name"],
      matter: "委托辩护人",
      informedDate,
      means: "当面送达",
      receipt: true,
    });
  }
  const informedDate = opened.rows.prosecutionReviews[0]?.["victimInformedDate"];
  if (victims === 0 || informedDate === undefined) return;
  opened.add("rightsNotices", {
    addressee: "被害人",
    addresseeName: `演示被害人${file.seq}`,
    matter: "委托诉讼代理人",
    informedDate,
    means: "电话告知并记录",
    receipt: true,
  });
}

/** A case of another kind: the card, and rows as the scenario writes them. */
export function plainFile(
  file: CommonFile & {
    readonly business: string;
    readonly caseType: string;
    readonly line: WorkLine;
    readonly decided?: string;
    readonly rows?: (opened: {
      number(kind: string, on: string): NumberWish;
    }) => Partial<Record<DatasetId, readonly DraftRow[]>>;
  },
): ScenarioFile {
  const opened = open(file, file.business);
  caseCard(opened, file, {
    caseType: file.caseType,
    sender: undefined,
    sentDate: undefined,
    investigator: undefined,
    amount: undefined,
  });
  const rows = file.rows?.(opened) ?? {};
  for (const id of datasetIds) for (const row of rows[id] ?? []) opened.add(id, row);
  return close(opened, file, file.line);
}

/** Rows beside those of a file, as items of property or judgments. */
export function withRows(file: ScenarioFile, dataset: DatasetId, rows: readonly DraftRow[]): ScenarioFile {
  const added = rows.map((row) => ({ legalCaseNo: file.caseNo, ...row }));
  return { ...file, rows: { ...file.rows, [dataset]: [...file.rows[dataset], ...added] } };
}
