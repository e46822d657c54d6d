import { minutesDraftPath, type MeetingEntry } from "@jianheng/contract";
import type { FastifyInstance } from "fastify";
import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { orMissing, routes } from "../../http/context.ts";
import { sendRefusal, type SignedInOf } from "../../http/answers.ts";
import { sendPaper } from "../../http/paper.ts";
import { isRefusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import {
  changing,
  factsOf,
  fillPaper,
  isRecordId,
  namesOf,
  paperOf,
  presentRows,
  readPlaces,
  standingOf,
} from "../registers/index.ts";
import { carryCommitment, setAgenda, withdrawEntry, writeEntry } from "./actions.ts";
import { figuresOf } from "./figures.ts";
import { conferenceRegister, findConference, problemRegister } from "./meeting.ts";
import { problemsOfKind } from "./problems-of-kind.ts";
import { namesInEntries, presentEntry, readEntries } from "./store.ts";

export function conferenceRoutes(app: App) {
  const { conferences } = routes;
  const detail = async (tx: Tx, signedIn: SignedIn, id: string) =>
    orMissing(await findConference(app, tx, signedIn, id), "record.not_found");
  return {
    conferences: {
      get: conferences.get.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => detail(tx, signedIn, input.id)),
      ),
      candidates: conferences.candidates.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          await detail(tx, signedIn, input.id);
          return candidatesOf(app, tx, signedIn);
        }),
      ),
      setAgenda: conferences.setAgenda.handler(async ({ input, context: { signedIn } }) => {
        const changed = await changing(app, signedIn, async (tx) => {
          const refusal = await setAgenda(app, tx, signedIn, input);
          return refusal ?? detail(tx, signedIn, input.id);
        });
        app.meetingWatch.publish(input.id, { type: "changed" });
        return changed;
      }),
      write: conferences.write.handler(async ({ input, context: { signedIn } }) => {
        const written = await changing(app, signedIn, async (tx) => {
          const done = await writeEntry(app, tx, signedIn, input);
          return isRefusal(done) ? done : { ...done, entry: await entryOf(tx, input.entryId) };
        });
        app.meetingWatch.publish(input.conferenceId, { type: "entry", entry: written.entry });
        return written;
      }),
      withdraw: conferences.withdraw.handler(({ input, context: { signedIn } }) =>
        amending(app, signedIn, input.entryId, (tx) => withdrawEntry(app, tx, signedIn, input)),
      ),
      carry: conferences.carry.handler(({ input, context: { signedIn } }) =>
        amending(app, signedIn, input.entryId, (tx) => carryCommitment(app, tx, signedIn, input)),
      ),
      writing: conferences.writing.handler(async ({ input, context: { signedIn } }) => {
        const { mayWrite } = await asReader(app.db, signedIn.reader, (tx) => detail(tx, signedIn, input.id));
        const person = { personId: signedIn.personId, name: signedIn.personName };
        if (mayWrite) app.meetingWatch.setWriting(input.id, person, input.slot, app.clock.now().getTime());
        return {};
      }),
      follow: conferences.follow.handler(async function* ({ input, context: { signedIn }, signal }) {
        await asReader(app.db, signedIn.reader, (tx) => detail(tx, signedIn, input.id));
        yield* app.meetingWatch.follow(input.id, signal);
      }),
      figures: conferences.figures.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const { figures, reconciles } = await figuresOf(
            app,
            tx,
            { today: signedIn.today, tokens: signedIn.reader.tokens },
            input,
          );
          return { figures: figures.map((figure) => ({ ...figure, filters: { ...figure.filters } })), reconciles };
        }),
      ),
      kind: conferences.kind.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => ({
          kind: input.kind,
          problems: await problemsOfKind(app, tx, signedIn, input.kind),
        })),
      ),
    },
  };
}

async function amending(
  app: App,
  signedIn: SignedIn,
  entryId: string,
  work: (tx: Tx) => ReturnType<typeof withdrawEntry>,
): Promise<MeetingEntry> {
  const { entry, conferenceId } = await changing(app, signedIn, async (tx) => {
    const refusal = await work(tx);
    if (refusal !== null) return refusal;
    const [stored] = await readEntries(tx, { entryId });
    return { entry: await entryOf(tx, entryId), conferenceId: stored!.conferenceId };
  });
  app.meetingWatch.publish(conferenceId, { type: "entry", entry });
  if (entry.carried) app.meetingWatch.publish(conferenceId, { type: "changed" });
  return entry;
}

async function entryOf(tx: Tx, entryId: string): Promise<MeetingEntry> {
  const [stored] = await readEntries(tx, { entryId });
  return orMissing(stored && presentEntry(stored, await namesInEntries(tx, [stored])), "record.not_found");
}

/** Problems that a list of candidates shows; more than a meeting can treat. */
const candidatesMost = 300;

async function candidatesOf(app: App, tx: Tx, signedIn: SignedIn) {
  const rows = await tx
    .selectFrom("record")
    .selectAll()
    .where("register", "=", problemRegister)
    .where((where) =>
      where.or([
        where("state", "in", ["screened", "tracking", "onAgenda"]),
        where.and([where("state", "in", ["assigned", "rectifying"]), where("due_date", "<", signedIn.today)]),
      ]),
    )
    .orderBy("due_date", (order) => order.asc().nullsLast())
    .orderBy("number_year")
    .orderBy("number_n")
    .limit(candidatesMost)
    .execute();
  const presented = await presentRows(app, tx, signedIn, rows);
  return presented.map((row) => ({ ...row, overdue: ["assigned", "rectifying"].includes(row.state) }));
}

export function conferenceFileRoutes(app: App, scope: FastifyInstance, signedInOf: SignedInOf): void {
  scope.get<{ Params: { conferenceId: string } }>(minutesDraftPath(":conferenceId"), async (request, reply) => {
    const signedIn = await signedInOf(request);
    if (signedIn === null) return sendRefusal(reply, "session.required");
    const { conferenceId } = request.params;
    if (!isRecordId(conferenceId)) return sendRefusal(reply, "record.not_found");
    const paper = await asReader(app.db, signedIn.reader, (tx) => draftMinutes(app, tx, signedIn, conferenceId));
    if (paper === undefined) return sendRefusal(reply, "record.not_found");
    return sendPaper(reply, `${paper.title}（稿）.docx`, paper);
  });
}

async function draftMinutes(app: App, tx: Tx, signedIn: SignedIn, id: string) {
  const rows = await tx
    .selectFrom("record")
    .selectAll()
    .where("id", "=", id)
    .where("register", "=", conferenceRegister)
    .execute();
  const [record] = await standingOf(tx, app.registers, await readPlaces(tx, rows), rows);
  if (record === undefined) return undefined;
  const names = await namesOf(tx, [{ definition: record.held.compiled.definition, values: record.values }]);
  const facts = factsOf(record, names);
  const filled = await fillPaper(tx, app.registerHooks, record.held, "minutes", { id, facts }, signedIn.today);
  return paperOf(filled, facts.office, signedIn.today);
}
