import type { MeetingEntry, MeetingEntryKind, MeetingWords } from "@jianheng/contract";
import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";
import type { MeetingEntryTable, MeetingEntryVersionTable } from "../../database/schema.ts";
import { appendLeaves } from "../ledger/index.ts";
import { standingOfEntry, versionContent, type EntryVersion } from "./entries.ts";

export interface StoredEntry {
  readonly id: string;
  readonly conferenceId: string;
  readonly problemId: string;
  readonly kind: MeetingEntryKind;
  readonly questionId: string | null;
  readonly place: number;
  readonly versions: readonly EntryVersion[];
}

/** Entries of a meeting, or the one asked for, in the order in which they were begun. */
export async function readEntries(
  tx: Tx,
  wanted: { readonly conferenceId: string } | { readonly entryId: string },
): Promise<readonly StoredEntry[]> {
  const query = tx.selectFrom("meeting_entry").selectAll().orderBy("place");
  const rows = await (
    "entryId" in wanted
      ? query.where("id", "=", wanted.entryId)
      : query.where("conference_id", "=", wanted.conferenceId)
  ).execute();
  if (rows.length === 0) return [];
  const versions = await tx
    .selectFrom("meeting_entry_version")
    .selectAll()
    .where(
      "entry_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("version")
    .execute();
  return rows.map((row) =>
    storedEntry(
      row,
      versions.filter(({ entry_id }) => entry_id === row.id),
    ),
  );
}

function storedEntry(
  row: Selectable<MeetingEntryTable>,
  versions: readonly Selectable<MeetingEntryVersionTable>[],
): StoredEntry {
  return {
    id: row.id,
    conferenceId: row.conference_id,
    problemId: row.problem_id,
    kind: row.kind,
    questionId: row.question_id,
    place: row.place,
    versions: versions.map(storedVersion),
  };
}

export function storedVersion(row: Selectable<MeetingEntryVersionTable>): EntryVersion {
  return {
    version: row.version,
    baseVersion: row.base_version,
    words: row.words,
    conflict: row.conflict,
    settles: row.settles,
    withdrawn: row.withdrawn,
    carried: row.carried,
    byPerson: row.by_person,
    byName: row.by_name,
    at: row.at,
  };
}

/** Writers of one entry wait for one another. */
export async function lockEntry(tx: Tx, entryId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${entryId}, 1))`.execute(tx);
}

export async function insertEntry(tx: Tx, entry: Omit<StoredEntry, "place" | "versions">): Promise<void> {
  await tx
    .insertInto("meeting_entry")
    .values({
      id: entry.id,
      conference_id: entry.conferenceId,
      problem_id: entry.problemId,
      kind: entry.kind,
      question_id: entry.questionId,
    })
    .execute();
}

/** Appends a version with its leaf. */
export async function insertVersion(
  tx: Tx,
  entry: Omit<StoredEntry, "place" | "versions">,
  version: EntryVersion,
  about: { readonly ground: string | null; readonly requestId: string },
): Promise<void> {
  const content = versionContent({ ...entry, entryId: entry.id, version, ...about });
  const [leaf] = await appendLeaves(tx, [content]);
  await tx
    .insertInto("meeting_entry_version")
    .values({
      entry_id: entry.id,
      version: version.version,
      base_version: version.baseVersion,
      words: JSON.stringify(version.words),
      conflict: version.conflict,
      settles: [...version.settles],
      withdrawn: version.withdrawn,
      carried: version.carried,
      ground: about.ground,
      by_person: version.byPerson,
      by_name: version.byName,
      at: version.at,
      request_id: about.requestId,
      nonce: leaf!.nonce,
      leaf_index: leaf!.leafIndex,
    })
    .execute();
}

/** The entry as the contract says it; `names` of departments and people by id. */
export function presentEntry(entry: StoredEntry, names: ReadonlyMap<string, string>): MeetingEntry | undefined {
  const standing = standingOfEntry(entry.versions);
  if (standing === undefined) return undefined;
  const { current, conflicts } = standing;
  return {
    id: entry.id,
    problemId: entry.problemId,
    kind: entry.kind,
    questionId: entry.questionId,
    ...written(current),
    department: nameOf(current.words.departmentId, names),
    owner: nameOf(current.words.ownerId, names),
    withdrawn: current.withdrawn,
    conflicts: conflicts.map(written),
    carried: current.carried,
    order: entry.place,
  };
}

function written({
  words,
  version,
  byPerson,
  byName,
  at,
}: EntryVersion): MeetingWords & Pick<MeetingEntry, "version" | "by" | "at"> {
  return { ...words, version, by: { id: byPerson, name: byName }, at: at.toISOString() };
}

function nameOf(id: string | null, names: ReadonlyMap<string, string>): string | null {
  return id === null ? null : (names.get(id) ?? id);
}

/** Names of the departments and people that entries mention. */
export async function namesInEntries(tx: Tx, entries: readonly StoredEntry[]): Promise<ReadonlyMap<string, string>> {
  const words = entries.flatMap(({ versions }) => versions.map((version) => version.words));
  const departments = ids(words.map(({ departmentId }) => departmentId));
  const people = ids(words.map(({ ownerId }) => ownerId));
  const rows = [
    ...(departments.length === 0
      ? []
      : await tx.selectFrom("department").select(["id", "name"]).where("id", "in", departments).execute()),
    ...(people.length === 0
      ? []
      : await tx.selectFrom("person").select(["id", "name"]).where("id", "in", people).execute()),
  ];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function ids(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
