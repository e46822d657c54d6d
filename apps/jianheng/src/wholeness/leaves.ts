import { canonicalJson, type Hash, isCommitmentTo, leafHash, rootOver } from "@jianheng/tlog";
import { type Selectable, sql } from "kysely";
import type { Tx } from "../database/pool.ts";
import type {
  ActTable,
  DeliveryTable,
  InstallationEventTable,
  LawSettingTable,
  MeetingEntryVersionTable,
  RegisterDefinitionTable,
  ScreeningRunTable,
} from "../database/schema.ts";
import { storedVersion, versionContent } from "../modules/conferences/index.ts";
import { deliveryContent } from "../modules/deliveries/index.ts";
import { lawSettingContent } from "../modules/law-settings/index.ts";
import { storedActContent } from "../modules/ledger/index.ts";
import { definitionContent, digestOfText } from "../modules/registers/index.ts";
import { hitRoot, runContent, withdrawalContent } from "../modules/screening/index.ts";

/** What owns leaves: a table, the columns of index and nonce, and what the leaf commits to. */
interface LeafOwner {
  readonly table: string;
  readonly index: string;
  readonly nonce: string;
  /** For people. */
  readonly label: string;
  /** May be a promise. */
  readonly content: (row: never, tx: Tx) => unknown;
}

/**
 * Every kind of leaf whose content is stored. A column that refers to the log and is missing here is reported: its
 * leaves are counted, but what they say is not compared.
 */
export const leafOwners: readonly LeafOwner[] = [
  {
    table: "act",
    index: "leaf_index",
    nonce: "nonce",
    label: "办理记录",
    content: (row: Selectable<ActTable>) => storedActContent(row),
  },
  {
    table: "delivery",
    index: "leaf_index",
    nonce: "nonce",
    label: "数据批次",
    content: (row: Selectable<DeliveryTable>) => deliveryContent(row),
  },
  {
    table: "delivery",
    index: "withdrawn_leaf_index",
    nonce: "withdrawn_nonce",
    label: "数据撤回",
    content: (row: Selectable<DeliveryTable>) => withdrawalContent(row),
  },
  {
    table: "law_setting",
    index: "leaf_index",
    nonce: "nonce",
    label: "法律设置",
    content: (row: Selectable<LawSettingTable>) => lawSettingContent(row),
  },
  {
    table: "register_definition",
    index: "leaf_index",
    nonce: "nonce",
    label: "登记簿定义",
    // Of the text that is stored, not of the digest that is stored beside it.
    content: (row: Selectable<RegisterDefinitionTable>) =>
      definitionContent({ ...row, digest: digestOfText(row.text) }),
  },
  {
    table: "screening_run",
    index: "leaf_index",
    nonce: "nonce",
    label: "筛查",
    content: async (row: Selectable<ScreeningRunTable>, tx: Tx) => {
      const { count, root } = await hitsOf(tx, row.id);
      // Of the hits that are stored, not of the root that is stored beside them.
      return runContent({ ...row, hits: count, hit_root: root, finished_at: row.finished_at! });
    },
  },
  {
    table: "installation_event",
    index: "leaf_index",
    nonce: "nonce",
    label: "安装事项",
    content: (row: Selectable<InstallationEventTable>) => row.content,
  },
  {
    table: "meeting_entry_version",
    index: "leaf_index",
    nonce: "nonce",
    label: "会议发言",
    content: async (row: Selectable<MeetingEntryVersionTable>, tx: Tx) => {
      const entry = await tx.selectFrom("meeting_entry").selectAll().where("id", "=", row.entry_id).executeTakeFirst();
      return versionContent({
        entryId: row.entry_id,
        conferenceId: entry?.conference_id ?? "",
        problemId: entry?.problem_id ?? "",
        kind: entry?.kind ?? "question",
        version: storedVersion(row),
        ground: row.ground,
        requestId: row.request_id,
      });
    },
  },
];

export interface LeafReport {
  readonly leaves: number;
  /** Leaves whose content was compared with what they commit to. */
  readonly compared: number;
  readonly problems: readonly string[];
  /** Columns whose leaves were only counted. */
  readonly unknownOwners: readonly string[];
}

/** Rows read at a time. */
const rowsAtOnce = 2000;
/** Of one kind; the rest is counted. */
const namedMax = 20;

/**
 * Compares the log with what it speaks of: every leaf has one owner and no index is missing, every finished run has its
 * leaf, and each stored content is what its leaf commits to. In the reader's transaction, as one who sees everything;
 * the cost is linear in acts and hits.
 */
export async function checkLeaves(tx: Tx): Promise<LeafReport> {
  const problems: string[] = [];
  const columns = await leafColumns(tx);
  const leaves = await checkCounting(tx, columns, problems);
  const unknownOwners: string[] = [];
  for (const { table, index } of columns) {
    if (leafOwners.some((owner) => owner.table === table && owner.index === index)) continue;
    const { rows } = await sql`SELECT 1 FROM ${sql.table(`jianheng.${table}`)}
      WHERE ${sql.ref(index)} IS NOT NULL LIMIT 1`.execute(tx);
    if (rows.length > 0) unknownOwners.push(`${table}.${index}`);
  }
  let compared = 0;
  for (const owner of leafOwners) compared += await compareContents(tx, owner, problems);
  return { leaves, compared, problems, unknownOwners };
}

/** Every column that refers to a leaf, as the database itself says. */
export async function leafColumns(tx: Tx): Promise<readonly { readonly table: string; readonly index: string }[]> {
  const { rows } = await sql<{ table: string; index: string }>`
    SELECT c.relname AS "table", a.attname AS "index"
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'f' AND k.confrelid = 'jianheng.log_leaf'::regclass
    ORDER BY 1, 2`.execute(tx);
  return rows;
}

async function checkCounting(
  tx: Tx,
  columns: readonly { readonly table: string; readonly index: string }[],
  problems: string[],
): Promise<number> {
  const owned = sql.join(
    columns.map(
      ({ table, index }) =>
        sql`SELECT ${sql.ref(index)} AS leaf_index, ${table}::text AS owner FROM ${sql.table(`jianheng.${table}`)}
            WHERE ${sql.ref(index)} IS NOT NULL`,
    ),
    sql` UNION ALL `,
  );
  const [counts] = (
    await sql<{ leaves: number; last: number; next: number; size: number }>`
      SELECT (SELECT count(*) FROM jianheng.log_leaf) AS leaves,
             (SELECT coalesce(max(leaf_index), -1) FROM jianheng.log_leaf) AS last, next_index AS next, tree_size AS size
      FROM jianheng.log_head`.execute(tx)
  ).rows;
  if (counts === undefined) {
    problems.push("log_head 没有行：日志的头缺失");
    return 0;
  }
  const { leaves, last, next, size } = counts;
  if (leaves !== next || last !== next - 1)
    problems.push(`日志应有 ${next} 片叶子，实有 ${leaves} 片，最后一片是第 ${last + 1} 片`);
  if (size > next) problems.push(`签署的树根涵盖 ${size} 条，数据库只有 ${next} 条`);
  const missing = await sql<{ leaf_index: number }>`
    SELECT i AS leaf_index FROM generate_series(0, ${next - 1}::bigint) AS i
    WHERE NOT EXISTS (SELECT 1 FROM jianheng.log_leaf WHERE leaf_index = i) ORDER BY 1 LIMIT ${namedMax}`.execute(tx);
  for (const { leaf_index } of missing.rows) problems.push(`第 ${leaf_index + 1} 片叶子缺失`);
  const orphans = await sql<{ leaf_index: number }>`
    SELECT leaf_index FROM jianheng.log_leaf EXCEPT SELECT leaf_index FROM (${owned}) AS owned
    ORDER BY 1 LIMIT ${namedMax}`.execute(tx);
  for (const { leaf_index } of orphans.rows) problems.push(`第 ${leaf_index + 1} 片叶子没有对应的记录：记录被删去`);
  const shared = await sql<{ leaf_index: number; owners: string }>`
    SELECT leaf_index, string_agg(owner, '、' ORDER BY owner) AS owners FROM (${owned}) AS owned
    GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT ${namedMax}`.execute(tx);
  for (const { leaf_index, owners } of shared.rows)
    problems.push(`第 ${leaf_index + 1} 片叶子属于不止一条记录：${owners}`);
  const unlogged = await tx
    .selectFrom("screening_run")
    .select("id")
    .where("state", "=", "finished")
    .where("leaf_index", "is", null)
    .limit(namedMax)
    .execute();
  for (const { id } of unlogged) problems.push(`筛查 ${id} 已完成而没有叶子`);
  return leaves;
}

async function compareContents(tx: Tx, owner: LeafOwner, problems: string[]): Promise<number> {
  let compared = 0;
  let wrong = 0;
  for (let after = -1; ;) {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT owner.*, leaf.commitment AS "leafCommitment" FROM ${sql.table(`jianheng.${owner.table}`)} AS owner
      JOIN jianheng.log_leaf AS leaf ON leaf.leaf_index = ${sql.ref(`owner.${owner.index}`)}
      WHERE ${sql.ref(`owner.${owner.index}`)} > ${after} ORDER BY ${sql.ref(`owner.${owner.index}`)}
      LIMIT ${rowsAtOnce}`.execute(tx);
    for (const row of rows) {
      compared += 1;
      const content = await owner.content(row as never, tx);
      const nonce = row[owner.nonce];
      const isRight =
        nonce instanceof Uint8Array &&
        nonce.length === 32 &&
        isCommitmentTo(row["leafCommitment"] as Uint8Array, nonce, content);
      if (isRight) continue;
      wrong += 1;
      const id = String(row["record_id"] ?? row["id"]);
      if (wrong <= namedMax)
        problems.push(`${owner.label} ${id} 与第 ${Number(row[owner.index]) + 1} 片叶子的承诺不符：内容被改动`);
    }
    if (rows.length < rowsAtOnce) break;
    after = Number(rows.at(-1)![owner.index]);
  }
  if (wrong > namedMax) problems.push(`${owner.label}：另有 ${wrong - namedMax} 条与承诺不符`);
  return compared;
}

/** The hits of a run, as its leaf commits to them. */
async function hitsOf(tx: Tx, runId: string): Promise<{ readonly count: number; readonly root: Uint8Array }> {
  const hashes: Hash[] = [];
  for (let after = 0; ;) {
    const rows = await tx
      .selectFrom("hit")
      .select(["id", "body"])
      .where("run_id", "=", runId)
      .where("id", ">", after)
      .orderBy("id")
      .limit(rowsAtOnce)
      .execute();
    for (const { body } of rows) hashes.push(leafHash(Buffer.from(canonicalJson(body))));
    if (rows.length < rowsAtOnce) break;
    after = rows.at(-1)!.id;
  }
  return { count: hashes.length, root: hashes.length === 0 ? hitRoot([]) : rootOver(hashes) };
}
