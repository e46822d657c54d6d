import { agendaAct, observerRoles, type MeetingEntryKind, type MeetingWords, type RecordRow } from "@jianheng/contract";
import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";
import { isRefusal, refuse, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { actOfModule, actOnRecords, insertCopies, peopleOf, presentRows, recordIdOf } from "../registers/index.ts";
import { nextVersion, standingOfEntry, type EntryVersion } from "./entries.ts";
import { conferenceRegister, mayPlan, mayWrite, problemRegister } from "./meeting.ts";
import { insertEntry, insertVersion, lockEntry, readEntries, type StoredEntry } from "./store.ts";

/** The conference as a row of its register; undefined when there is none in reach. */
async function findRow(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  id: string,
  register: string,
): Promise<RecordRow | undefined> {
  const row = await tx
    .selectFrom("record")
    .selectAll()
    .where("id", "=", id)
    .where("register", "=", register)
    .executeTakeFirst();
  return row === undefined ? undefined : (await presentRows(app, tx, signedIn, [row]))[0];
}

export interface AgendaRequest {
  readonly requestId: string;
  readonly id: string;
  readonly problems: readonly string[];
  readonly ground?: string | undefined;
}

/** Sets the whole agenda: one act of the conference, and one of each problem that comes onto it or leaves it. */
export async function setAgenda(app: App, tx: Tx, signedIn: SignedIn, request: AgendaRequest): Promise<Refusal | null> {
  const conference = await findRow(app, tx, signedIn, request.id, conferenceRegister);
  if (conference === undefined) return refuse("record.not_found");
  const problems = [...new Set(request.problems)];
  const done = await actOfModule(app, tx, signedIn, request, {
    act: agendaAct,
    about: { problems },
    judge: () => (mayPlan(conference) ? null : refuse("meeting.agenda_frozen")),
    add: async () => (await moveProblems(app, tx, signedIn, request, conference, problems)) ?? undefined,
  });
  return isRefusal(done) ? done : null;
}

async function moveProblems(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: AgendaRequest,
  conference: RecordRow,
  problems: readonly string[],
): Promise<Refusal | null> {
  const before = await tx
    .selectFrom("agenda_item")
    .select("problem_id")
    .where("conference_id", "=", request.id)
    .execute();
  const old = before.map(({ problem_id }) => problem_id);
  for (const id of old.filter((one) => !problems.includes(one))) {
    const refusal = await moveProblem(app, tx, signedIn, request, id, "off", conference);
    if (refusal !== null) return refusal;
  }
  for (const id of problems.filter((one) => !old.includes(one))) {
    const refusal = await moveProblem(app, tx, signedIn, request, id, "on", conference);
    if (refusal !== null) return refusal;
  }
  await tx.deleteFrom("agenda_item").where("conference_id", "=", request.id).execute();
  if (problems.length > 0)
    await tx
      .insertInto("agenda_item")
      .values(problems.map((problem_id, index) => ({ conference_id: request.id, problem_id, place: index + 1 })))
      .execute();
  return null;
}

async function moveProblem(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: AgendaRequest,
  id: string,
  way: "on" | "off",
  conference: RecordRow,
): Promise<Refusal | null> {
  const problem = await findRow(app, tx, signedIn, id, problemRegister);
  if (problem === undefined) return refuse("record.not_found");
  // It left the agenda by an act of its own, or came onto it by one.
  if (problem.state !== "onAgenda" && way === "off") return null;
  if (problem.state === "onAgenda" && way === "on") return null;
  const date = conference.fields["date"] ?? null;
  const overdue = problem.allowedActs.includes("carryOver");
  const doing =
    way === "off"
      ? { act: "takeOffAgenda", fields: {}, ground: request.ground ?? `不列入${conference.number}` }
      : overdue
        ? { act: "carryOver", fields: { nextMeetingOn: date } }
        : { act: "putOnAgenda", fields: { conference: conference.id, nextMeetingOn: date } };
  if (way === "on") await showToMeeting(app, tx, signedIn, problem, conference);
  return doOn(app, tx, signedIn, request.requestId, problem, doing);
}

/**
 * Whoever leads the meeting, takes it down or sits in on it reads what is treated in it: a copy for each, before the act
 * that settles the problem's readers anew.
 */
async function showToMeeting(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  problem: RecordRow,
  conference: RecordRow,
): Promise<void> {
  const row = await tx
    .selectFrom("record")
    .select(["fields", "office_code"])
    .where("id", "=", conference.id)
    .executeTakeFirstOrThrow();
  const { chair, clerk, observers } = row.fields;
  const invited = Array.isArray(observers) ? observerRoles.map((role) => `role:${role}@${row.office_code}`) : [];
  const ids = [chair, clerk, ...(await peopleOf(tx, invited, signedIn.today))].filter((id) => typeof id === "string");
  if (ids.length === 0) return;
  const people = await tx.selectFrom("person").select(["id", "name"]).where("id", "in", ids).execute();
  const to = people.map(({ id, name }) => ({ token: `person:${id}`, name }));
  const document = `${conference.number}议题`;
  await insertCopies(tx, to, { recordId: problem.id, seq: problem.version + 1, document, sentAt: app.clock.now() });
}

async function doOn(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  requestId: string,
  record: Pick<RecordRow, "id" | "version">,
  doing: { readonly act: string; readonly fields: RecordRow["fields"]; readonly ground?: string },
): Promise<Refusal | null> {
  const done = await actOnRecords(app, tx, signedIn, {
    requestId: recordIdOf(requestId, signedIn.personId, `${doing.act} ${record.id}`),
    on: [{ id: record.id, version: record.version }],
    ...doing,
  });
  return isRefusal(done) ? done : null;
}

export interface WriteRequest {
  readonly requestId: string;
  readonly conferenceId: string;
  readonly entryId: string;
  readonly problemId: string;
  readonly kind: MeetingEntryKind;
  readonly questionId: string | null;
  readonly baseVersion: number;
  readonly words: MeetingWords;
  readonly settles: readonly number[];
}

/** Writes what is said. Of two texts from the same version the second is kept beside the first, and says so. */
export async function writeEntry(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: WriteRequest,
): Promise<{ readonly conflict: boolean } | Refusal> {
  const refusal = await refusalOfWriting(app, tx, signedIn, request);
  if (refusal !== null) return refusal;
  await lockEntry(tx, request.entryId);
  const repeated = await tx
    .selectFrom("meeting_entry_version")
    .select("conflict")
    .where("request_id", "=", request.requestId)
    .executeTakeFirst();
  if (repeated !== undefined) return { conflict: repeated.conflict };
  const [stored] = await readEntries(tx, { entryId: request.entryId });
  if (stored !== undefined && (stored.conferenceId !== request.conferenceId || stored.kind !== request.kind))
    return refuse("request.invalid", {
      detail: "entryId 已用于另一条记录",
      "detail.en": "this entryId belongs to another entry",
    });
  const current = stored && standingOfEntry(stored.versions)?.current;
  if (current?.withdrawn === true)
    return refuse("record.changed_meanwhile", { who: current.byName, act: "撤回", "act.en": "withdraw" });
  const entry = stored ?? { ...request, id: request.entryId, versions: [] };
  if (stored === undefined) await insertEntry(tx, entry);
  const next = nextVersion(entry.versions, request);
  await append(
    app,
    tx,
    signedIn,
    entry,
    {
      ...next,
      baseVersion: request.baseVersion,
      words: tidy(request),
      withdrawn: false,
      carried: current?.carried ?? false,
    },
    {
      ground: null,
      requestId: request.requestId,
    },
  );
  return { conflict: next.conflict };
}

/** Only while the conference is in session, and only by those who keep its attendance. */
function refusalToWrite(conference: RecordRow): Refusal | null {
  if (conference.state !== "inSession") return refuse("meeting.not_in_session");
  if (mayWrite(conference)) return null;
  return refuse("access.denied", {
    who: "主持人、记录人、检务督察人员",
    "who.en": "the chair, the clerk, supervision officers",
  });
}

async function refusalOfWriting(app: App, tx: Tx, signedIn: SignedIn, request: WriteRequest): Promise<Refusal | null> {
  const conference = await findRow(app, tx, signedIn, request.conferenceId, conferenceRegister);
  if (conference === undefined) return refuse("record.not_found");
  const closed = refusalToWrite(conference);
  if (closed !== null) return closed;
  const item = await tx
    .selectFrom("agenda_item")
    .select("place")
    .where("conference_id", "=", request.conferenceId)
    .where("problem_id", "=", request.problemId)
    .executeTakeFirst();
  if (item === undefined) return refuse("meeting.not_on_agenda");
  if (request.words.text.trim() === "") return refuse("act.field_required", { field: "内容", "field.en": "text" });
  return refusalOfReferences(tx, request);
}

function wrong(detail: string, en: string): Refusal {
  return refuse("request.invalid", { detail, "detail.en": en });
}

async function refusalOfReferences(
  tx: Tx,
  { kind, questionId, problemId, words }: WriteRequest,
): Promise<Refusal | null> {
  if ((kind === "question") !== (questionId === null))
    return wrong("答复和承诺应当属于一个问题", "an answer or a commitment belongs to a question");
  if (questionId !== null) {
    const question = await tx
      .selectFrom("meeting_entry")
      .select(["kind", "problem_id"])
      .where("id", "=", questionId)
      .executeTakeFirst();
    if (question?.kind !== "question" || question.problem_id !== problemId)
      return wrong("没有这个提问", "there is no such question");
  }
  if (
    words.departmentId !== null &&
    (await tx.selectFrom("department").select("id").where("id", "=", words.departmentId).executeTakeFirst()) ===
      undefined
  )
    return wrong("没有这个部门", "there is no such department");
  if (
    words.ownerId !== null &&
    (await tx.selectFrom("person").select("id").where("id", "=", words.ownerId).executeTakeFirst()) === undefined
  )
    return wrong("没有这个人员", "there is no such person");
  return null;
}

function tidy({ kind, words }: WriteRequest): MeetingWords {
  const text = words.text.trim();
  const speaker = words.speaker.trim();
  // Only a commitment has an owner, means and a due day.
  if (kind !== "commitment") return { ...words, text, speaker, ownerId: null, means: null, due: null };
  return { ...words, text, speaker, means: words.means?.trim() || null };
}

async function append(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  entry: Omit<StoredEntry, "place" | "versions">,
  version: Omit<EntryVersion, "byPerson" | "byName" | "at">,
  about: { readonly ground: string | null; readonly requestId: string },
): Promise<void> {
  const by = { byPerson: signedIn.personId, byName: signedIn.personName, at: app.clock.now() };
  await insertVersion(tx, entry, { ...version, ...by }, about);
}

/** Takes back what was written by mistake; it stays readable and says so. */
export async function withdrawEntry(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: {
    readonly requestId: string;
    readonly entryId: string;
    readonly baseVersion: number;
    readonly ground: string;
  },
): Promise<Refusal | null> {
  return amend(app, tx, signedIn, request, (current) => {
    if (current.version !== request.baseVersion)
      return refuse("record.changed_meanwhile", { who: current.byName, act: "修改", "act.en": "change" });
    return { words: current.words, withdrawn: true, carried: current.carried, ground: request.ground.trim() };
  });
}

/** Appends a version that rests on the current one. */
async function amend(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: { readonly requestId: string; readonly entryId: string },
  change: (current: EntryVersion) =>
    | Refusal
    | {
        readonly words: MeetingWords;
        readonly withdrawn: boolean;
        readonly carried: boolean;
        readonly ground: string | null;
      },
): Promise<Refusal | null> {
  await lockEntry(tx, request.entryId);
  const [entry] = await readEntries(tx, { entryId: request.entryId });
  const current = entry === undefined ? undefined : standingOfEntry(entry.versions)?.current;
  if (entry === undefined || current === undefined) return refuse("record.not_found");
  const conference = await findRow(app, tx, signedIn, entry.conferenceId, conferenceRegister);
  if (conference === undefined) return refuse("record.not_found");
  const closed = refusalToWrite(conference);
  if (closed !== null) return closed;
  if (entry.versions.length > 0 && (await isRepeated(tx, request.requestId))) return null;
  const changed = change(current);
  if (isRefusal(changed)) return changed;
  const { ground, ...version } = changed;
  const next = nextVersion(entry.versions, { baseVersion: current.version, settles: [] });
  await append(
    app,
    tx,
    signedIn,
    entry,
    { ...next, baseVersion: current.version, ...version },
    { ground, requestId: request.requestId },
  );
  return null;
}

async function isRepeated(tx: Tx, requestId: string): Promise<boolean> {
  return (
    (await tx
      .selectFrom("meeting_entry_version")
      .select("version")
      .where("request_id", "=", requestId)
      .executeTakeFirst()) !== undefined
  );
}

/** Makes a commitment the assignment of its problem in the ledger. */
export async function carryCommitment(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: { readonly requestId: string; readonly entryId: string },
): Promise<Refusal | null> {
  const [entry] = await readEntries(tx, { entryId: request.entryId });
  const current = entry === undefined ? undefined : standingOfEntry(entry.versions)?.current;
  if (entry === undefined || current === undefined || entry.kind !== "commitment" || current.withdrawn)
    return refuse("record.not_found");
  if (await isRepeated(tx, request.requestId)) return null;
  const { departmentId, ownerId, means, text, due } = current.words;
  if (departmentId === null || ownerId === null || due === null) return refuse("meeting.commitment_incomplete");
  const discussed = await enterDiscussion(app, tx, signedIn, request.requestId, entry);
  if (discussed !== null) return discussed;
  const problem = await findRow(app, tx, signedIn, entry.problemId, problemRegister);
  if (problem === undefined) return refuse("record.not_found");
  const assigned = await doOn(app, tx, signedIn, request.requestId, problem, {
    act: "assign",
    fields: { responsibleDepartment: departmentId, owner: ownerId, means: means ?? text, due },
  });
  if (assigned !== null) return assigned;
  return amend(app, tx, signedIn, request, ({ words }) => ({ words, withdrawn: false, carried: true, ground: null }));
}

/** A problem that is still on the agenda is first discussed, with what was asked and answered about it. */
async function enterDiscussion(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  requestId: string,
  entry: StoredEntry,
): Promise<Refusal | null> {
  const problem = await findRow(app, tx, signedIn, entry.problemId, problemRegister);
  if (problem === undefined) return refuse("record.not_found");
  if (problem.state !== "onAgenda") return null;
  const discussion = discussionText(await readEntries(tx, { conferenceId: entry.conferenceId }), entry.problemId);
  return doOn(app, tx, signedIn, requestId, problem, {
    act: "discuss",
    fields: { conference: entry.conferenceId, discussion },
  });
}

const kindWords: Readonly<Record<MeetingEntryKind, string>> = { question: "问", answer: "答", commitment: "承诺" };

/** Everything said about a problem, a line each. */
export function discussionText(entries: readonly StoredEntry[], problemId: string): string {
  const lines = entries
    .filter((entry) => entry.problemId === problemId)
    .flatMap((entry) => {
      const current = standingOfEntry(entry.versions)?.current;
      if (current === undefined || current.withdrawn) return [];
      const { speaker, text } = current.words;
      return [`${kindWords[entry.kind]}${speaker === "" ? "" : `（${speaker}）`}：${text}`];
    });
  return lines.join("\n");
}
