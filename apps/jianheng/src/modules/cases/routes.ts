import { datasets, type CaseDetail, type CaseRow } from "@jianheng/contract";
import { openSnapshot } from "@jianheng/lake";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { asReader } from "../../database/pool.ts";
import { orRefuse, routes } from "../../http/context.ts";
import { refuse } from "../../http/refusal.ts";
import { restDaysBetween } from "../calendar/index.ts";
import { listFindings, presentFinding } from "../findings/index.ts";
import type { SignedIn } from "../identity/index.ts";
import type { OfficeLaw } from "../law-settings/index.ts";
import { readCase, textOf, type CaseRows, type LakeRow } from "./case-rows.ts";
import { countCases, findCase, findCaseTypes, listCases, type CaseRecord } from "./store.ts";
import { lanesOf } from "./timeline.ts";

/** Findings shown on a case page; a case has rarely more than a dozen. */
const findingsMax = 200;

export function caseRoutes(app: App) {
  return {
    cases: {
      list: routes.cases.list.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => ({
          items: (await listCases(tx, input)).map(presentCase),
          total: await countCases(tx, input),
        })),
      ),
      get: routes.cases.get.handler(async ({ input, context: { signedIn } }) =>
        orRefuse(await caseDetail(app, signedIn, input.legalCaseNo)),
      ),
    },
  };
}

function presentCase(record: CaseRecord): CaseRow {
  return {
    legalCaseNo: record.case_no,
    caseName: record.case_name,
    caseType: record.case_type,
    office: record.office_name,
    department: record.department,
    handler: record.handler,
    acceptedDate: record.accepted_date,
    decidedDate: record.decided_date,
    closedDate: record.closed_date,
    suspects: record.suspects,
    openFindings: record.open_findings ?? 0,
    nextDue: record.next_due,
  };
}

/** The database says whether the reader may see the case; only then is the lake opened. */
async function caseDetail(
  app: App,
  signedIn: SignedIn,
  caseNo: string,
): Promise<CaseDetail | ReturnType<typeof refuse>> {
  const known = await asReader(app.db, signedIn.reader, async (tx) => {
    const record = await findCase(tx, caseNo);
    if (record === undefined) return undefined;
    const findings = await listFindings(tx, {
      filters: { text: caseNo },
      personId: signedIn.personId,
      sort: "level",
      offset: 0,
      limit: findingsMax,
    });
    const law = await app.lawBook.of(tx, record.office_code);
    return { record, law, findings: findings.filter((finding) => finding.case_no === caseNo) };
  });
  if (known === undefined) return refuse("case.not_found");
  const { record, findings, law } = known;
  const rows = await readRows(app, record.delivery_id, caseNo);
  const days = { dataDate: record.data_date, today: signedIn.today };
  const lanes = lanesOf(rows, { ...days, law });
  const related = relatedNumbers(rows);
  const types = await asReader(app.db, signedIn.reader, (tx) =>
    findCaseTypes(
      tx,
      related.map((one) => one.legalCaseNo),
    ),
  );
  return {
    ...presentCase({ ...record, open_findings: findings.filter((finding) => isOpen(finding.state)).length }),
    ...days,
    facts: factsOf(rows),
    lanes,
    related: related.map((one) => ({ ...one, caseType: types.get(one.legalCaseNo) ?? null })),
    sheets: sheetsOf(rows),
    restDays: restDaysOf(lanes, signedIn.today, law),
    findings: findings.map((finding) => presentFinding(finding, signedIn, app.ruleBook)),
  };
}

const isOpen = (state: string) => !["dismissed", "closed", "withdrawn"].includes(state);

async function readRows(app: App, deliveryId: string, caseNo: string): Promise<CaseRows> {
  const snapshot = await openSnapshot(`${folders(app.config).lake}/deliveries/${deliveryId}`);
  try {
    return await readCase(snapshot, caseNo);
  } finally {
    snapshot.close();
  }
}

/** What the case sheet says, column by column, empty ones left out. */
function factsOf(rows: CaseRows) {
  const row = rows.cases?.[0];
  const columns = datasets.find((dataset) => dataset.id === "cases")?.columns ?? [];
  return columns.flatMap((column) => {
    const value = shown(row, column.id);
    return value === null ? [] : [{ label: column.label, value }];
  });
}

function relatedNumbers(rows: CaseRows) {
  const row = rows.cases?.[0];
  const relations = [
    { column: "previousCaseNo", relation: { zh: "前案", en: "previous case" } },
    { column: "nextCaseNo", relation: { zh: "后案", en: "next case" } },
  ];
  return relations.flatMap(({ column, relation }) => {
    const legalCaseNo = textOf(row, column);
    return legalCaseNo === null ? [] : [{ relation, legalCaseNo }];
  });
}

function sheetsOf(rows: CaseRows): CaseDetail["sheets"] {
  return datasets.flatMap((dataset) => {
    const own = rows[dataset.id] ?? [];
    if (own.length === 0) return [];
    const columns = dataset.columns.filter((column) => own.some((row) => shown(row, column.id) !== null));
    return [
      {
        dataset: dataset.label,
        columns: columns.map((column) => column.label),
        rows: own.map((row) => ({ row: Number(row._row), values: columns.map((column) => shown(row, column.id)) })),
      },
    ];
  });
}

/** A cell as people read it; what could not be read is shown as it was written. */
function shown(row: LakeRow | undefined, column: string): string | null {
  const value = row?.[column];
  if (value === true) return "是";
  if (value === false) return "否";
  if (Array.isArray(value)) return value.length === 0 ? null : value.join("、");
  if (value !== undefined && value !== null && value !== "") return String(value);
  const day = textOf(row, `${column}Date`);
  if (day !== null) return day;
  const raw = textOf(row, "_raw");
  return raw === null ? null : ((JSON.parse(raw) as Record<string, string>)[column] ?? null);
}

function restDaysOf(lanes: CaseDetail["lanes"], today: string, law: OfficeLaw) {
  const starts = lanes.flatMap((lane) => [...lane.stages, ...lane.measures].map((stretch) => stretch.from));
  const from = starts.toSorted()[0];
  return from === undefined ? [] : restDaysBetween(from, today, law);
}
