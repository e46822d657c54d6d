import type { CaseLane } from "@jianheng/contract";
import { dayOf, textOf, type CaseRows, type LakeRow } from "./case-rows.ts";
import { limitsOfSuspect, type SuspectFacts } from "./limits.ts";

type Stretch = CaseLane["stages"][number];
type Mark = CaseLane["marks"][number];

/** The days a timeline is seen from, and the law of the case's office. */
export type CountingDays = Pick<SuspectFacts, "dataDate" | "today" | "law">;

/**
 * One lane per suspect, in the order of the suspect sheet; a case without suspects has one lane of its own.
 * `dataDate` is the day the data speak for: a stretch without an end runs at least until then.
 */
export function lanesOf(rows: CaseRows, days: CountingDays): CaseLane[] {
  const legalCase = rows.cases?.[0];
  if (legalCase === undefined) return [];
  const suspects = rows.suspects ?? [];
  if (suspects.length === 0)
    return [
      {
        suspectNo: null,
        name: textOf(legalCase, "caseName") ?? "",
        note: textOf(legalCase, "caseType") ?? "",
        stages: stagesOf(legalCase, []),
        measures: [],
        limits: [],
        marks: caseMarks(legalCase, rows),
      },
    ];
  return suspects.map((suspect) => {
    const suspectNo = textOf(suspect, "suspectNo") ?? "";
    const own = (dataset: string) => (rows[dataset] ?? []).filter((row) => textOf(row, "suspectNo") === suspectNo);
    const returns = own("returns").toSorted(byDay("returnedDate"));
    const measures = own("measures").toSorted(byDay("executedAtDate"));
    return {
      suspectNo,
      name: textOf(suspect, "name") ?? suspectNo,
      note: [textOf(suspect, "chargeFound") ?? textOf(suspect, "chargeTransferred"), textOf(suspect, "custodyState")]
        .filter((part) => part !== null)
        .join("，"),
      stages: stagesOf(legalCase, returns),
      measures: measures.flatMap(measureStretch),
      limits: limitsOfSuspect({ legalCase, suspect, measures, returns, rows, ...days }),
      marks: [
        ...caseMarks(legalCase, rows),
        ...suspectMarks(own("arrestReviews")[0], own("prosecutionReviews")[0], own("judgments")),
      ].toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    };
  });
}

function byDay(column: string) {
  return (one: LakeRow, other: LakeRow) => ((dayOf(one, column) ?? "") < (dayOf(other, column) ?? "") ? -1 : 1);
}

/** The office's own stage, with the stretches at the police cut out. */
function stagesOf(legalCase: LakeRow, returns: readonly LakeRow[]): Stretch[] {
  const from = dayOf(legalCase, "acceptedDate");
  if (from === null) return [];
  const caseType = textOf(legalCase, "caseType") ?? "办理";
  const end = dayOf(legalCase, "decidedDate") ?? dayOf(legalCase, "closedDate");
  const stages: Stretch[] = [];
  let start: string | null = from;
  for (const [index, row] of returns.entries()) {
    const sent = dayOf(row, "returnedDate");
    if (sent === null || start === null) continue;
    const back = dayOf(row, "retransferredDate");
    stages.push(stage(caseType, start, sent, sourceOf("案件", legalCase)));
    stages.push({
      kind: "return",
      label: { zh: `第${index + 1}次退回补充侦查`, en: `supplementary investigation ${index + 1}` },
      from: sent,
      to: back,
      source: sourceOf("退回补充侦查", row),
    });
    start = back;
  }
  if (start !== null) stages.push(stage(caseType, start, end, sourceOf("案件", legalCase)));
  return stages;
}

function stage(caseType: string, from: string, to: string | null, source: string): Stretch {
  return { kind: "stage", label: { zh: caseType, en: caseTypeEnglish[caseType] ?? caseType }, from, to, source };
}

const caseTypeEnglish: Readonly<Record<string, string>> = {
  审查逮捕: "review of arrest",
  审查起诉: "review for prosecution",
  二审上诉: "second instance (appeal)",
  二审抗诉: "second instance (protest)",
  立案监督: "supervision of case filing",
  羁押必要性审查: "custody necessity review",
};

function measureStretch(row: LakeRow): Stretch[] {
  const from = dayOf(row, "executedAtDate") ?? dayOf(row, "decidedDate");
  if (from === null) return [];
  const kind = textOf(row, "measureType") ?? "";
  return [
    {
      kind,
      label: { zh: kind, en: measureEnglish[kind] ?? kind },
      from,
      to: dayOf(row, "endedDate"),
      source: sourceOf("强制措施", row),
    },
  ];
}

const measureEnglish: Readonly<Record<string, string>> = {
  拘传: "forced appearance",
  拘留: "detention",
  取保候审: "bail pending trial",
  监视居住: "residential surveillance",
  指定居所监视居住: "residential surveillance at a designated place",
  逮捕: "arrest",
  留置: "retention in custody (supervisory)",
};

function caseMarks(legalCase: LakeRow, rows: CaseRows): Mark[] {
  const source = sourceOf("案件", legalCase);
  return [
    mark(dayOf(legalCase, "acceptedDate"), { zh: "受理", en: "accepted" }, source),
    mark(dayOf(legalCase, "closedDate"), { zh: "办结", en: "closed" }, source),
    ...(rows.documents ?? []).map((row) =>
      mark(
        dayOf(row, "documentDate"),
        { zh: textOf(row, "documentKind") ?? "文书", en: textOf(row, "documentKind") ?? "document" },
        sourceOf("文书", row),
      ),
    ),
    ...(rows.rightsNotices ?? []).map((row) =>
      mark(
        dayOf(row, "informedDate"),
        {
          zh: `告知${textOf(row, "addressee") ?? ""}：${textOf(row, "matter") ?? ""}`,
          en: `rights notice: ${textOf(row, "matter") ?? ""}`,
        },
        sourceOf("权利告知", row),
      ),
    ),
  ].flat();
}

function suspectMarks(
  arrest: LakeRow | undefined,
  prosecution: LakeRow | undefined,
  judgments: readonly LakeRow[],
): Mark[] {
  return [
    mark(dayOf(arrest, "decidedDate"), decisionLabel(arrest), sourceOf("审查逮捕", arrest)),
    mark(
      dayOf(prosecution, "interrogatedDate"),
      { zh: "讯问", en: "interrogation" },
      sourceOf("审查起诉", prosecution),
    ),
    mark(dayOf(prosecution, "decidedDate"), decisionLabel(prosecution), sourceOf("审查起诉", prosecution)),
    ...judgments.flatMap((row) => [
      mark(dayOf(row, "judgedDate"), { zh: "判决", en: "judgment" }, sourceOf("判决", row)),
      mark(dayOf(row, "receivedDate"), { zh: "收到判决书", en: "judgment received" }, sourceOf("判决", row)),
      mark(dayOf(row, "protestedDate"), { zh: "抗诉", en: "protest" }, sourceOf("判决", row)),
    ]),
  ].flat();
}

function decisionLabel(row: LakeRow | undefined) {
  const decision = textOf(row, "decision") ?? "审查决定";
  return { zh: decision, en: decisionEnglish[decision] ?? decision };
}

const decisionEnglish: Readonly<Record<string, string>> = {
  批准逮捕: "arrest approved",
  不批准逮捕: "arrest not approved",
  起诉: "prosecuted",
  不起诉: "not prosecuted",
  附条件不起诉: "conditionally not prosecuted",
  审查决定: "decision",
};

function mark(date: string | null, label: Mark["label"], source: string): Mark[] {
  return date === null ? [] : [{ date, label, source }];
}

/** Sheet and row, as a person finds it in the workbook. */
function sourceOf(sheet: string, row: LakeRow | undefined): string {
  return row === undefined ? sheet : `${sheet} 第${String(row._row)}行`;
}
