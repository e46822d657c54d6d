// The papers of process monitoring: the notice to the department that handles the case and the report to the chief
// procurator (GZ 665). Made once, in the transaction of the act, with what the findings said that day.
import { randomUUID } from "node:crypto";
import type { Paper } from "@jianheng/files";
import { sql, type Selectable } from "kysely";
import type { Tx } from "../../database/pool.ts";
import type { FindingTable } from "../../database/schema.ts";
import type { FileStore } from "../../file-store.ts";
import { storePaper } from "../../stored-paper.ts";
import type { RuleBook } from "../rulebook/index.ts";

type Finding = Selectable<FindingTable>;

export interface PaperMaking {
  readonly files: FileStore;
  readonly ruleBook: RuleBook;
  readonly personId: string;
  readonly today: string;
}

export interface MadePaper {
  readonly id: string;
  readonly number: string;
  readonly sha256: string;
}

type PaperKind = "notice" | "report";

const marks: Readonly<Record<PaperKind, string>> = { notice: "流程监控", report: "流程监控报" };

/** 流程监控〔2026〕3号. */
export function paperNumber({
  kind,
  year,
  n,
}: {
  readonly kind: PaperKind;
  readonly year: number;
  readonly n: number;
}) {
  return `${marks[kind]}〔${year}〕${n}号`;
}

/** One notice for each case, to one department; answers the notice of each finding by its id. */
export async function makeNotices(
  tx: Tx,
  making: PaperMaking,
  findings: readonly Finding[],
  department: string,
): Promise<ReadonlyMap<string, MadePaper>> {
  const made = new Map<string, MadePaper>();
  for (const ofCase of groupedBy(findings, (finding) => finding.case_no)) {
    const [first] = ofCase;
    const paper = await makePaper(tx, making, ofCase, {
      kind: "notice",
      addressee: department,
      title: "案件流程监控通知书",
      opening: `经流程监控，发现你部门办理的${first!.case_name}（部门受案号：${first!.case_no}，承办检察官：${first!.handler === "" ? "未填" : first!.handler}）存在以下情形：`,
      closing: [
        "根据《人民检察院刑事诉讼规则》第六百六十五条的规定，请及时查明情况并予以纠正，自收到本通知书之日起十日以内将核查情况书面回复。",
      ],
    });
    for (const finding of ofCase) made.set(finding.id, paper);
  }
  return made;
}

/** One report for each office, whatever cases it speaks of. */
export async function makeReports(
  tx: Tx,
  making: PaperMaking,
  findings: readonly Finding[],
): Promise<ReadonlyMap<string, MadePaper>> {
  const made = new Map<string, MadePaper>();
  for (const ofOffice of groupedBy(findings, (finding) => finding.office_code)) {
    const paper = await makePaper(tx, making, ofOffice, {
      kind: "report",
      addressee: "检察长",
      title: "案件流程监控情况报告",
      opening:
        "经流程监控，发现本院办案活动存在以下情节严重的情形，根据《人民检察院刑事诉讼规则》第六百六十五条的规定，报告如下：",
      closing: ["以上情形已经或者正在向办案部门发送案件流程监控通知书。特此报告。"],
    });
    for (const finding of ofOffice) made.set(finding.id, paper);
  }
  return made;
}

interface PaperText {
  readonly kind: PaperKind;
  readonly addressee: string;
  readonly title: string;
  readonly opening: string;
  readonly closing: readonly string[];
}

async function makePaper(
  tx: Tx,
  making: PaperMaking,
  findings: readonly Finding[],
  text: PaperText,
): Promise<MadePaper> {
  const officeCode = findings[0]!.office_code;
  const office = await tx.selectFrom("office").select("name").where("code", "=", officeCode).executeTakeFirstOrThrow();
  const year = Number(making.today.slice(0, 4));
  const { last: n } = await tx
    .insertInto("monitoring_number")
    .values({ office_code: officeCode, kind: text.kind, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(["office_code", "kind", "year"]).doUpdateSet({ last: sql<number>`monitoring_number.last + 1` }),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  const number = paperNumber({ kind: text.kind, year, n });
  const paper: Paper = {
    layout: "plain",
    issuer: `${office.name}案件管理部门`,
    number,
    title: text.title,
    addressee: text.addressee,
    blocks: [
      { kind: "paragraph", text: text.opening },
      ...findings.flatMap((finding, index) => describe(finding, index, text.kind, making.ruleBook)),
      ...text.closing.map((words) => ({ kind: "paragraph" as const, text: words })),
    ],
    date: making.today,
    copies: null,
  };
  const stored = await storePaper(making.files, paper);
  const id = randomUUID();
  await tx
    .insertInto("monitoring_paper")
    .values({
      id,
      kind: text.kind,
      office_code: officeCode,
      year,
      n,
      addressee: text.addressee,
      made_on: making.today,
      made_by: making.personId,
      bytes: stored.bytes,
      sha256: stored.sha256,
    })
    .execute();
  await tx
    .insertInto("finding_paper")
    .values(findings.map((finding) => ({ finding_id: finding.id, paper_id: id })))
    .execute();
  return { id, number, sha256: stored.sha256 };
}

/** What the rule says of the case, on which articles, and the finding's number. */
function describe(finding: Finding, index: number, kind: PaperKind, book: RuleBook): Paper["blocks"] {
  const rule = book.find(finding.rule);
  const basis = (rule?.basis ?? []).map(
    ({ instrument, article, paragraph }) =>
      `《${instrument}》${article === "" ? "" : `第${article}条`}${paragraph === undefined ? "" : `第${paragraph}款`}`,
  );
  const ofCase = kind === "report" ? `${finding.case_name}（${finding.case_no}，${finding.department}）：` : "";
  const lines = [
    `${index + 1}. ${ofCase}${rule?.title.zh ?? finding.kind}。${finding.message.zh}`,
    `依据：${basis.length === 0 ? "见规则" : basis.join("、")}。编号：${finding.number}。`,
  ];
  return lines.map((text) => ({ kind: "item" as const, text }));
}

function groupedBy(findings: readonly Finding[], key: (finding: Finding) => string): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(key(finding)) ?? [];
    groups.set(key(finding), group);
    group.push(finding);
  }
  return [...groups.values()];
}

/** Papers about a finding, the newest first. */
export async function listPapers(tx: Tx, findingId: string) {
  const rows = await tx
    .selectFrom("finding_paper")
    .innerJoin("monitoring_paper", "monitoring_paper.id", "finding_paper.paper_id")
    .select(["monitoring_paper.id", "kind", "year", "n", "made_on", "addressee"])
    .where("finding_id", "=", findingId)
    .orderBy("made_on", "desc")
    .orderBy("n", "desc")
    .execute();
  return rows.map(({ id, kind, year, n, made_on, addressee }) => ({
    id,
    kind,
    number: paperNumber({ kind, year, n }),
    madeOn: made_on,
    addressee,
  }));
}
