// The conference as one page shows it: its record, its agenda, what was said, and what the reader may do.
import type { ConferenceDetail, RecordRow } from "@jianheng/contract";
import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";
import type { SignedIn } from "../identity/index.ts";
import { presentRows } from "../registers/index.ts";
import { namesInEntries, presentEntry, readEntries } from "./store.ts";

export const conferenceRegister = "conference";
export const problemRegister = "oversightProblem";

/** What has become of a problem: found = put right + followed + transferred; what is set aside was not found to be one. */
export type Fate = "putRight" | "followed" | "transferred" | "setAside";

const fates: Readonly<Record<string, Fate>> = {
  accepted: "putRight",
  closed: "putRight",
  transferred: "transferred",
  merged: "setAside",
  notEstablished: "setAside",
};

/** A state that an office adds to the register is followed until somebody says otherwise. */
export function fateOf(state: string): Fate {
  return fates[state] ?? "followed";
}

export async function findConference(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  id: string,
): Promise<ConferenceDetail | undefined> {
  const row = await tx
    .selectFrom("record")
    .selectAll()
    .where("id", "=", id)
    .where("register", "=", conferenceRegister)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const [record] = await presentRows(app, tx, signedIn, [row]);
  const entries = await readEntries(tx, { conferenceId: id });
  const names = await namesInEntries(tx, entries);
  return {
    record: record!,
    agenda: await agendaOf(app, tx, signedIn, id),
    entries: entries.flatMap((entry) => presentEntry(entry, names) ?? []),
    mayPlan: mayPlan(record!),
    mayWrite: mayWrite(record!),
    writing: app.meetingWatch.writing(id, app.clock.now().getTime()),
  };
}

/** Whoever may freeze the agenda may change it, until it is frozen. */
export function mayPlan({ allowedActs }: RecordRow): boolean {
  return allowedActs.includes("freezeAgenda");
}

/** While the conference is in session, those who keep its attendance write down what is said. */
export function mayWrite({ state, allowedActs }: RecordRow): boolean {
  return state === "inSession" && (allowedActs.includes("enterAttendance") || allowedActs.includes("adjourn"));
}

async function agendaOf(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  conferenceId: string,
): Promise<ConferenceDetail["agenda"]> {
  const items = await tx
    .selectFrom("agenda_item")
    .selectAll()
    .where("conference_id", "=", conferenceId)
    .orderBy("place")
    .execute();
  if (items.length === 0) return [];
  const rows = await tx
    .selectFrom("record")
    .selectAll()
    .where(
      "id",
      "in",
      items.map(({ problem_id }) => problem_id),
    )
    .execute();
  const problems = new Map((await presentRows(app, tx, signedIn, rows)).map((row) => [row.id, row]));
  return items.map(({ place, problem_id }) => ({
    place,
    problemId: problem_id,
    problem: problems.get(problem_id) ?? null,
  }));
}
