import type { RecordDetail } from "@jianheng/contract";
import type { Tx } from "../../../database/pool.ts";
import type { SignedIn } from "../../identity/index.ts";
import { listActs } from "../../ledger/index.ts";
import type { RegisterCatalogue } from "../catalogue.ts";
import { lightOf } from "./limits.ts";
import { presentFile } from "./attach-file.ts";
import { closedActs, presentHistory, presentRow, stateLabel } from "./present.ts";
import { namesOf } from "./references.ts";
import { readPlaces, standingOf, type StandingRecord } from "./standing.ts";

/** Everything of one record that the reader may see; undefined when there is none in reach. */
export async function findRecordDetail(
  tx: Tx,
  catalogue: RegisterCatalogue,
  signedIn: SignedIn,
  id: string,
): Promise<RecordDetail | undefined> {
  const rows = await tx.selectFrom("record").selectAll().where("id", "=", id).execute();
  if (rows.length === 0) return undefined;
  const acts = await listActs(tx, id);
  const actedFor = acts.map((act) => ({ office_code: act.for_office, department_id: null }));
  const places = await readPlaces(tx, [...rows, ...actedFor]);
  const [record] = await standingOf(tx, catalogue, places, rows);
  if (record === undefined) return undefined;
  const { definition } = record.held.compiled;
  const written = acts.map((act) => ({
    definition,
    values: (act.arguments["fields"] ?? {}) as StandingRecord["values"],
  }));
  const names = await namesOf(tx, [{ definition, values: record.values }, ...written]);
  const { tree_size: signedUpTo } = await tx.selectFrom("log_head").select("tree_size").executeTakeFirstOrThrow();
  return {
    ...presentRow(record, signedIn, names),
    names,
    definition,
    allFields: record.values,
    hiddenFields: hiddenFields(record, acts),
    limits: await limitsOf(tx, record, signedIn.today),
    history: [...presentHistory(record, acts, names, { signedUpTo, officeName: places.officeName })],
    links: await linksOf(tx, catalogue, id),
    files: await filesOf(tx, id),
    copies: await copiesOf(tx, id),
    closedActs: closedActs(record, signedIn),
  };
}

/** Fields that hold something the reader may not see. */
function hiddenFields(record: StandingRecord, acts: Awaited<ReturnType<typeof listActs>>): string[] {
  const apart = new Set(acts.flatMap((act) => Object.keys(act.arguments["confidential"] ?? {})));
  return [...apart].filter((id) => !(id in record.values));
}

async function limitsOf(tx: Tx, { row, held }: StandingRecord, today: string): Promise<RecordDetail["limits"]> {
  const stored = await tx
    .selectFrom("record_limit")
    .selectAll()
    .where("record_id", "=", row.id)
    .orderBy("id")
    .execute();
  return stored.map((limit) => {
    const runs = limit.stopped_on === null;
    const missing = limit.deadline.missing;
    const light = runs && limit.due_date !== null ? lightOf(limit.due_date, limit.warning, today) : null;
    const unknown = {
      zh: `待核：缺少${missing.map(({ zh }) => zh).join("、")}`,
      en: `unknown: missing ${missing.map(({ en }) => en).join(", ")}`,
    };
    const stopped = { zh: `已于 ${limit.stopped_on} 停止`, en: `stopped on ${limit.stopped_on}` };
    return {
      limit: limit.limit_id,
      label: held.compiled.limit(limit.limit_id)?.label ?? { zh: limit.limit_id, en: limit.limit_id },
      startedOn: limit.started_on,
      dueDate: limit.due_date,
      warningDate: limit.warning,
      light: light?.light ?? null,
      reason: runs ? (light?.reason ?? unknown) : stopped,
      stoppedOn: limit.stopped_on,
      steps: limit.deadline.steps.map(({ date, text }) => ({ date, text })),
    };
  });
}

async function linksOf(tx: Tx, catalogue: RegisterCatalogue, id: string): Promise<RecordDetail["links"]> {
  const outward = await tx
    .selectFrom("record_link")
    .selectAll()
    .where("from_record", "=", id)
    .where("gone_seq", "is", null)
    .execute();
  const inward = await tx
    .selectFrom("record_link")
    .selectAll()
    .where("to_kind", "=", "record")
    .where("to_id", "=", id)
    .where("gone_seq", "is", null)
    .execute();
  const others = [
    ...outward.map((link) => ({
      kind: link.to_kind,
      id: link.to_id,
      relation: link.relation,
      direction: "out" as const,
    })),
    ...inward.map((link) => ({
      kind: "record" as const,
      id: link.from_record,
      relation: link.relation,
      direction: "in" as const,
    })),
  ];
  const links: RecordDetail["links"] = [];
  for (const other of others) links.push({ ...other, ...(await describeOther(tx, catalogue, other)) });
  return links;
}

const outOfReach = { register: null, label: "（无权查看）", state: null };

async function describeOther(
  tx: Tx,
  catalogue: RegisterCatalogue,
  other: { readonly kind: "record" | "finding" | "case"; readonly id: string },
): Promise<Pick<RecordDetail["links"][number], "register" | "label" | "state">> {
  if (other.kind === "case") {
    const row = await tx
      .selectFrom("legal_case")
      .select("case_name")
      .where("case_no", "=", other.id)
      .executeTakeFirst();
    return row === undefined ? outOfReach : { register: null, label: `${other.id}　${row.case_name}`, state: null };
  }
  if (other.kind === "finding") {
    const row = await tx
      .selectFrom("finding")
      .select(["number", "message"])
      .where("id", "=", other.id)
      .executeTakeFirst();
    return row === undefined ? outOfReach : { register: null, label: `${row.number}　${row.message.zh}`, state: null };
  }
  const row = await tx
    .selectFrom("record")
    .select(["register", "definition_id", "number", "title", "state"])
    .where("id", "=", other.id)
    .executeTakeFirst();
  if (row === undefined) return outOfReach;
  const { definition } = (await catalogue.get(tx, row.definition_id)).compiled;
  return { register: row.register, label: `${row.number}　${row.title}`, state: stateLabel(definition, row.state) };
}

async function filesOf(tx: Tx, id: string): Promise<RecordDetail["files"]> {
  const rows = await tx
    .selectFrom("record_file")
    .selectAll()
    .where("record_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(presentFile);
}

async function copiesOf(tx: Tx, id: string): Promise<RecordDetail["copies"]> {
  const rows = await tx
    .selectFrom("record_copy")
    .leftJoin("person", "person.id", "record_copy.read_by")
    .select(["to_name", "document", "sent_at", "delivered_at", "read_at", "person.name as reader"])
    .where("record_id", "=", id)
    .orderBy("record_copy.id")
    .execute();
  return rows.map((copy) => ({
    to: copy.to_name,
    document: copy.document,
    sentAt: copy.sent_at.toISOString(),
    deliveredAt: copy.delivered_at?.toISOString() ?? null,
    readAt: copy.read_at?.toISOString() ?? null,
    readBy: copy.reader,
  }));
}
