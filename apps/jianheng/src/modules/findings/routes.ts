import {
  dataStates,
  findingActs,
  findingFilters,
  findingStates,
  findingsWorkbookPath,
  monitoringPaperPath,
  type FindingDetail,
  type FindingFilters,
  type FindingState,
  type Hit,
} from "@jianheng/contract";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { orMissing, orRefuse, routes } from "../../http/context.ts";
import { sendRefusal, type SignedInOf } from "../../http/answers.ts";
import { attachedAs } from "../../http/attachment.ts";
import { docxMediaType } from "../../http/paper.ts";
import { sendWorkbook } from "../../http/workbook.ts";
import { answerDueOf, restDaysBetween, withWords } from "../calendar/index.ts";
import type { SignedIn } from "../identity/index.ts";
import { listActs } from "../ledger/index.ts";
import { doAct } from "./actions.ts";
import { listPapers, paperNumber } from "./monitoring-papers.ts";
import { actSentence, examinationSentence, presentFinding } from "./present.ts";
import {
  countByRule,
  countDecisions,
  countFindings,
  findFindings,
  findHit,
  listExaminations,
  listFindings,
  type FindingRecord,
} from "./store.ts";

export function findingRoutes(app: App) {
  return {
    findings: {
      list: routes.findings.list.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const records = await listFindings(tx, { ...input, personId: signedIn.personId });
          return {
            items: records.map((record) => presentFinding(record, signedIn, app.ruleBook)),
            total: await countFindings(tx, input.filters, signedIn.personId),
          };
        }),
      ),
      kinds: routes.findings.kinds.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => kindsOf(app, tx, signedIn, input.filters)),
      ),
      get: routes.findings.get.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const [record] = await findFindings(tx, [input.id]);
          return detailOf(app, tx, signedIn, orMissing(record, "record.not_found"));
        }),
      ),
      act: routes.findings.act.handler(async ({ input, context: { signedIn } }) => {
        const result = await asReader(app.db, signedIn.reader, async (tx) => {
          const done = await doAct(tx, input, {
            signedIn,
            clock: app.clock,
            making: { files: app.files, ruleBook: app.ruleBook },
            escalate: (within, person, finding, request) => app.onEscalated(within, person, finding, request),
            answerDue: async (today, office) => answerDueOf(today, await app.lawBook.of(tx, office)),
          });
          if ("refused" in done) return done;
          const records = await findFindings(
            tx,
            input.on.map((item) => item.id),
          );
          return { ...done, items: records.map((record) => presentFinding(record, signedIn, app.ruleBook)) };
        });
        const answer = orRefuse(result);
        app.proofLog.signSoon((error) => app.log(`signing the proof log failed: ${String(error)}`));
        // A fault there undoes no act.
        if (input.act === "dismiss")
          await app
            .onDismissed(
              signedIn,
              answer.items.map(({ rule }) => rule),
            )
            .catch((error: unknown) => app.log(`after dismissing: ${String(error)}`));
        const name = findingActs[input.act];
        return {
          ...answer,
          sentence: { zh: `已${name.zh} ${answer.done} 条`, en: `${name.en}: ${answer.done} done` },
        };
      }),
    },
  };
}

/** Counts in the order of the rule book: never by count. */
async function kindsOf(app: App, tx: Tx, signedIn: SignedIn, filters: FindingFilters) {
  const counts = new Map((await countByRule(tx, filters, signedIn.personId)).map((row) => [row.rule, row]));
  const kinds = new Map<
    string,
    {
      kind: { zh: string; en: string };
      rules: {
        rule: string;
        title: { zh: string; en: string };
        level: "L1";
        open: number;
        undetermined: number;
        total: number;
      }[];
    }
  >();
  for (const rule of app.ruleBook.list()) {
    const count = counts.get(rule.id);
    if (count === undefined) continue;
    // A rule with a part for each of several datasets counts once.
    counts.delete(rule.id);
    const group = kinds.get(rule.kind.zh) ?? { kind: rule.kind, rules: [] };
    kinds.set(rule.kind.zh, group);
    group.rules.push({
      rule: rule.id,
      title: rule.title,
      level: rule.level as "L1",
      open: count.open,
      undetermined: count.undetermined,
      total: count.total,
    });
  }
  return [...kinds.values()];
}

async function detailOf(app: App, tx: Tx, signedIn: SignedIn, record: FindingRecord): Promise<FindingDetail> {
  const row = presentFinding(record, signedIn, app.ruleBook);
  const stored = await findHit(tx, record.last_hit_id);
  if (stored === undefined) throw new Error(`finding ${record.id} has no hit in reach`);
  const hit = stored.body as Hit;
  const delivery = await deliveryName(tx, stored.delivery_id, stored.as_of);
  const rule = app.ruleBook.find(record.rule, hit.revision);
  const deadline = hit.deadline ?? null;
  const law = await app.lawBook.of(tx, record.office_code);
  return {
    ...row,
    revision: hit.revision,
    basis: hit.basis.map(withWords),
    ruleText: {
      hit: rule?.hit ?? "",
      applies: rule?.applies ?? null,
      lets: rule?.lets ?? [],
      inForceFrom: rule?.inForceFrom ?? null,
      inForceTo: rule?.inForceTo ?? null,
      unless: rule?.unless ?? null,
    },
    values: hit.values,
    witnesses: hit.witnesses,
    missing: hit.missing,
    reasons: hit.reasons ?? [],
    deadline,
    restDays:
      deadline === null
        ? []
        : restDaysBetween(deadline.trigger.slice(0, 10), laterOf(deadline.dueDate, stored.as_of), law),
    asOf: stored.as_of,
    delivery,
    ruleRecord: await countDecisions(tx, record.rule),
    history: await historyOf(tx, record),
    papers: await listPapers(tx, record.id),
  };
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

/** The delivery's label; a reader without the whole office in reach sees its data date. */
async function deliveryName(tx: Tx, id: string, asOf: string) {
  const row = await tx.selectFrom("delivery").select(["label", "data_date"]).where("id", "=", id).executeTakeFirst();
  return { id, label: row?.label ?? `${asOf} 数据`, dataDate: row?.data_date ?? asOf };
}

async function historyOf(tx: Tx, record: FindingRecord): Promise<FindingDetail["history"]> {
  const [acts, examinations, head] = [
    await listActs(tx, record.id),
    await listExaminations(tx, record.id),
    await tx.selectFrom("log_head").select("tree_size").executeTakeFirstOrThrow(),
  ];
  const offices = new Map(
    (await tx.selectFrom("office").select(["code", "name"]).execute()).map((row) => [row.code, row.name]),
  );
  const entries: FindingDetail["history"] = [
    ...acts.map((act) => ({
      seq: act.seq,
      type: "act" as const,
      act: act.act,
      at: act.at.toISOString(),
      by: act.by_name,
      office: offices.get(act.for_office) ?? act.for_office,
      from: act.from_state as FindingState,
      to: act.to_state as FindingState,
      ground: act.ground,
      sentence: actSentence(act),
      proof: act.leaf_index < head.tree_size ? ("logged" as const) : ("pending" as const),
      leafIndex: act.leaf_index,
    })),
    ...examinations.map((examination, index) => ({
      seq: -1 - index,
      type: "examination" as const,
      act: examination.result,
      at: examination.at.toISOString(),
      by: "",
      office: "",
      from: null,
      to: record.state as FindingState,
      ground: null,
      sentence: examinationSentence(examination),
      proof: "none" as const,
      leafIndex: null,
    })),
  ];
  return entries.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.seq - other.seq));
}

/** More rows than this belong into filters, not into one sheet. */
const workbookRowsMax = 100_000;

export function findingFileRoutes(app: App, scope: FastifyInstance, signedInOf: SignedInOf): void {
  scope.get<{ Params: { id: string } }>(monitoringPaperPath(":id"), async (request, reply) => {
    const signedIn = await signedInOf(request);
    if (signedIn === null) return sendRefusal(reply, "session.required");
    return sendMonitoringPaper(app, signedIn, request.params.id, reply);
  });

  scope.get(findingsWorkbookPath, async (request, reply) => {
    const signedIn = await signedInOf(request);
    if (signedIn === null) return sendRefusal(reply, "session.required");
    const filters = parseFilters((request.query as { filters?: string }).filters);
    if (filters === null) return sendRefusal(reply, "request.invalid", { detail: "filters" });
    const records = await asReader(app.db, signedIn.reader, (tx) =>
      listFindings(tx, { filters, personId: signedIn.personId, sort: "case", offset: 0, limit: workbookRowsMax }),
    );
    return sendWorkbook(reply, `疑点清单 ${signedIn.today}.xlsx`, {
      sheets: [
        {
          name: "疑点清单",
          columns: [
            { header: "编号", width: 18 },
            { header: "部门受案号", width: 30 },
            { header: "案件名称", width: 28 },
            { header: "对象", width: 16 },
            { header: "规则", width: 8 },
            { header: "问题类别", width: 18 },
            { header: "问题", width: 60 },
            { header: "级别", width: 8 },
            { header: "届满日", kind: "date" },
            { header: "承办单位", width: 22 },
            { header: "承办部门", width: 16 },
            { header: "承办检察官", width: 12 },
            { header: "状态", width: 14 },
            { header: "最新数据", width: 18 },
            { header: "交办对象", width: 16 },
            { header: "答复期限", kind: "date" },
            { header: "发现次数", kind: "integer" },
          ],
          rows: records.map((record) => {
            const row = presentFinding(record, signedIn, app.ruleBook);
            return [
              row.number,
              row.legalCaseNo,
              row.caseName,
              row.subject.label,
              row.rule,
              row.kind.zh,
              row.message.zh,
              row.level,
              row.dueDate,
              row.office,
              row.department,
              row.handler,
              findingStates[row.state].zh,
              dataStates[row.dataState].zh,
              row.assignee,
              row.answerDue,
              row.timesFound,
            ];
          }),
        },
      ],
    });
  });
}

/** The bytes that were made; never made anew. */
async function sendMonitoringPaper(app: App, signedIn: SignedIn, id: string, reply: FastifyReply) {
  const paper = z.uuid().safeParse(id).success
    ? await asReader(app.db, signedIn.reader, (tx) =>
        tx.selectFrom("monitoring_paper").selectAll().where("id", "=", id).executeTakeFirst(),
      )
    : undefined;
  if (paper === undefined) return sendRefusal(reply, "file.not_found");
  const name = `${paper.kind === "notice" ? "案件流程监控通知书" : "案件流程监控情况报告"} ${paperNumber(paper)}.docx`;
  const content = await app.files.read(paper.sha256);
  if (content === undefined) {
    app.log(`monitoring paper ${id} is missing or not what was made`);
    return sendRefusal(reply, "file.damaged", { name });
  }
  return attachedAs(reply, name, docxMediaType).send(content);
}

function parseFilters(text: string | undefined): FindingFilters | null {
  if (text === undefined) return {};
  try {
    const parsed = findingFilters.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
