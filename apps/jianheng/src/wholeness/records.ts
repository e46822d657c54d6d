import { createHash } from "node:crypto";
import { canonicalJson } from "@jianheng/tlog";
import type { Selectable } from "kysely";
import type { Tx } from "../database/pool.ts";
import type { ActTable, RecordConfidentialTable, RecordFileTable, RecordTable } from "../database/schema.ts";
import { digestOfText, foldRecord, RegisterCatalogue } from "../modules/registers/index.ts";

export interface RecordsReport {
  readonly records: number;
  readonly problems: readonly string[];
}

type Stored = Pick<
  Selectable<RecordTable>,
  | "id"
  | "register"
  | "definition_id"
  | "office_code"
  | "author_id"
  | "state"
  | "ended"
  | "version"
  | "fields"
  | "doers"
  | "changed_at"
>;

interface Hanging {
  readonly acts: readonly Selectable<ActTable>[];
  readonly apart: readonly Selectable<RecordConfidentialTable>[];
  readonly files: readonly Pick<Selectable<RecordFileTable>, "id" | "record_id" | "sha256" | "seq">[];
}

/** Records read at a time. */
const recordsAtOnce = 500;
/** The rest is counted. */
const namedMax = 50;

/**
 * Compares every record with its acts: the stored columns with their fold, values that are kept apart with the digests in
 * the acts, files with the acts that name them; and definitions with their digests. As one who sees everything; the cost
 * is linear in acts.
 */
export async function checkRecords(tx: Tx): Promise<RecordsReport> {
  const problems: string[] = [...(await checkDefinitions(tx)), ...(await checkLostRecords(tx))];
  const catalogue = new RegisterCatalogue();
  let records = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const rows = await readRecords(tx, after);
    const hanging = await readHanging(tx, rows);
    for (const row of rows) {
      const own = hangingOf(row.id, hanging);
      const found = await checkRecord(tx, catalogue, row, own);
      problems.push(...found.map((problem) => `记录 ${row.id}：${problem}`));
    }
    records += rows.length;
    if (rows.length < recordsAtOnce) break;
    after = rows.at(-1)!.id;
  }
  if (problems.length <= namedMax) return { records, problems };
  return { records, problems: [...problems.slice(0, namedMax), `另有 ${problems.length - namedMax} 处不符`] };
}

function readRecords(tx: Tx, after: string): Promise<readonly Stored[]> {
  return tx
    .selectFrom("record")
    .select(["id", "register", "definition_id", "office_code", "author_id"])
    .select(["state", "ended", "version", "fields", "doers", "changed_at"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(recordsAtOnce)
    .execute();
}

async function readHanging(tx: Tx, rows: readonly Stored[]): Promise<Hanging> {
  if (rows.length === 0) return { acts: [], apart: [], files: [] };
  const ids = rows.map(({ id }) => id);
  return {
    acts: await tx.selectFrom("act").selectAll().where("record_id", "in", ids).orderBy("seq").execute(),
    apart: await tx.selectFrom("record_confidential").selectAll().where("record_id", "in", ids).execute(),
    files: await tx
      .selectFrom("record_file")
      .select(["id", "record_id", "sha256", "seq"])
      .where("record_id", "in", ids)
      .execute(),
  };
}

function hangingOf(id: string, { acts, apart, files }: Hanging): Hanging {
  const own = <Row extends { readonly record_id: string }>(rows: readonly Row[]) =>
    rows.filter(({ record_id }) => record_id === id);
  return { acts: own(acts), apart: own(apart), files: own(files) };
}

async function checkRecord(tx: Tx, catalogue: RegisterCatalogue, row: Stored, own: Hanging): Promise<string[]> {
  const held = await catalogue.get(tx, row.definition_id).catch(() => undefined);
  if (held === undefined) return [`其定义 ${row.definition_id} 不可读`];
  if (own.acts.length === 0) return ["没有办理记录"];
  const folded = foldRecord(
    held.compiled.definition,
    own.acts.map((act) => ({
      seq: act.seq,
      act: act.act,
      fromState: act.from_state,
      toState: act.to_state,
      byPerson: act.by_person,
      forOffice: act.for_office,
      arguments: act.arguments,
    })),
  );
  const differing = [
    ["登记簿", row.register === held.compiled.definition.register],
    ["状态", row.state === folded.state && row.ended === folded.ended],
    ["版本", row.version === folded.version],
    ["字段", same(row.fields, folded.fields)],
    ["经手人", same(row.doers, folded.doers)],
    ["登记人", row.author_id === folded.authorId],
    ["单位", row.office_code === folded.officeCode],
    ["办理时间", row.changed_at.getTime() === own.acts.at(-1)!.at.getTime()],
  ].flatMap(([name, isSame]) => (isSame === true ? [] : [String(name)]));
  return [
    ...folded.problems,
    ...(differing.length === 0 ? [] : [`${differing.join("、")}与办理记录重算的不同`]),
    ...checkApart(own),
    ...checkFiles(own),
  ];
}

function same(stored: unknown, told: unknown): boolean {
  return canonicalJson(stored) === canonicalJson(told);
}

/** Values kept apart open the digests in their acts, both ways. */
function checkApart({ acts, apart }: Hanging): string[] {
  const digests = acts.flatMap(({ seq, arguments: { confidential } }) =>
    Object.entries((confidential ?? {}) as Readonly<Record<string, string>>).map(
      ([field, digest]) => [`第 ${seq} 步“${field}”`, digest] as const,
    ),
  );
  const kept = apart.map(
    ({ seq, field, nonce, value }) =>
      [
        `第 ${seq} 步“${field}”`,
        createHash("sha256").update(nonce).update(canonicalJson(value)).digest("hex"),
      ] as const,
  );
  const committed = new Map(digests);
  const stored = new Map(kept);
  return [
    ...kept
      .filter(([place, digest]) => committed.get(place) !== digest)
      .map(([place]) => `${place}单独保存的内容与办理记录的摘要不符`),
    ...digests.filter(([place]) => !stored.has(place)).map(([place]) => `${place}单独保存的内容缺失`),
  ];
}

/** Files are those that their acts name, both ways. */
function checkFiles({ acts, files }: Hanging): string[] {
  const named = acts.flatMap(({ seq, arguments: { file, papers } }) =>
    [file, ...(Array.isArray(papers) ? (papers as unknown[]) : [])].flatMap((one) => {
      const { sha256 } = (one ?? {}) as { readonly sha256?: string };
      return sha256 === undefined ? [] : [`${seq} ${sha256}`];
    }),
  );
  const filed = files.map(({ seq, sha256 }) => `${seq} ${sha256}`);
  return [
    ...files
      .filter(({ seq, sha256 }) => !named.includes(`${seq} ${sha256}`))
      .map(({ id, seq }) => `附件 ${id} 与第 ${seq} 步所记的不同`),
    ...named.filter((one) => !filed.includes(one)).map((one) => `第 ${one.split(" ")[0]} 步的附件没有登记`),
  ];
}

async function checkDefinitions(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("register_definition")
    .select(["register", "version", "text", "digest"])
    .orderBy("id")
    .execute();
  return rows
    .filter(({ text, digest }) => digestOfText(text) !== digest)
    .map(({ register, version }) => `登记簿 ${register} 第 ${version} 版的定义与其 SHA-256 不符`);
}

async function checkLostRecords(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("act")
    .select("record_id")
    .distinct()
    .where("register", "<>", "finding")
    .where((where) =>
      where.not(
        where.exists(where.selectFrom("record").select("record.id").whereRef("record.id", "=", "act.record_id")),
      ),
    )
    .limit(namedMax)
    .execute();
  return rows.map(({ record_id }) => `记录 ${record_id} 有办理记录而没有登记`);
}
