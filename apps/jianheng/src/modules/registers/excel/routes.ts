// Workbooks of registers: the template, records out, and in again: tried, marked, entered.
import { randomUUID } from "node:crypto";
import { recordFilters, registerPaths, errors, errorSentence, type RecordFilters } from "@jianheng/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../../../app.ts";
import { folders } from "../../../config.ts";
import { asReader } from "../../../database/pool.ts";
import { sendRefusal, type SignedInOf } from "../../../http/answers.ts";
import { isRefusal, refuse, type Refusal } from "../../../http/refusal.ts";
import { sendFile, sendWorkbook } from "../../../http/workbook.ts";
import { OneAtATime } from "../../../one-at-a-time.ts";
import type { SignedIn } from "../../identity/index.ts";
import { findBeginning } from "../records/actions.ts";
import { changeRecords } from "../records/change-records.ts";
import { cleanFileName } from "../records/file-name.ts";
import { readProposals } from "./directory.ts";
import { enterBook } from "./enter-book.ts";
import { exportRecords } from "./export-records.ts";
import { judgeBook } from "./judge-book.ts";
import { markBook } from "./mark-book.ts";
import { bookBytesMost } from "./read-book.ts";
import { templateOf } from "./template.ts";
import {
  findJudgement,
  findTry,
  forgetContent,
  keepJudgement,
  receiveTry,
  removeTry,
  workbookOf,
  type Try,
} from "./tries.ts";
import { Abandoned, Waiting, type Turn } from "./waiting.ts";

const mebibyte = 1024 ** 2;
/** Names of parts and what stands between them. */
const formBytesMost = 64 * 1024;

/** Workbooks are read one after the other: each keeps a core busy for a moment. */
const turns = new OneAtATime();
const waiting = new Waiting();

interface Params {
  readonly register: string;
  readonly id: string;
}

export function registerWorkbookRoutes(app: App, scope: FastifyInstance, signedInOf: SignedInOf): void {
  /** Answers a signed-in person, or the refusal. */
  const route = (
    answer: (signedIn: SignedIn, request: FastifyRequest, params: Params, reply: FastifyReply) => Promise<unknown>,
  ) => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const signedIn = await signedInOf(request);
      if (signedIn === null) return sendRefusal(reply, "session.required");
      try {
        const answered = await answer(signedIn, request, request.params as Params, reply);
        return isRefusal(answered) ? sendWithReport(reply, answered) : answered;
      } catch (error) {
        if (!(error instanceof Abandoned)) throw error;
        // Nobody is there to be answered.
        reply.hijack();
        return reply;
      }
    };
  };
  const { uploads } = folders(app.config);

  scope.get(
    registerPaths.template(":register"),
    route(async (signedIn, _request, { register }, reply) => {
      const made = await asReader(app.db, signedIn.reader, async (tx) => {
        const held = await app.registers.find(tx, register);
        if (held === undefined) return refuse("register.not_found");
        const { definition } = held.compiled;
        return {
          name: `${definition.title.zh}模板.xlsx`,
          book: templateOf(definition, await readProposals(tx, signedIn)),
        };
      });
      return isRefusal(made) ? made : sendWorkbook(reply, made.name, made.book);
    }),
  );

  scope.get(
    registerPaths.workbook(":register"),
    route(async (signedIn, request, { register }, reply) => {
      const filters = parseFilters((request.query as { readonly filters?: unknown }).filters);
      if (filters === null) return refuse("request.invalid", { detail: "filters", "detail.en": "filters" });
      const exported = await exportRecords(app, signedIn, { register, filters });
      return isRefusal(exported) ? exported : sendFile(reply, exported.name, exported.stream);
    }),
  );

  scope.post(
    registerPaths.tryWorkbook(":register"),
    route(async (signedIn, request, { register }, reply) => {
      const denied = await asReader(app.db, signedIn.reader, (tx) => findBeginning(app, tx, signedIn, register));
      const one = isRefusal(denied) ? denied : await receiveBook(uploads, signedIn, register, request);
      if (isRefusal(one)) {
        // What is still being sent is not waited for.
        reply.header("connection", "close");
        return one;
      }
      return waited(signedIn, request, (turn) => tryBook(app, signedIn, one, turn));
    }),
  );

  scope.post(
    registerPaths.enterWorkbook(":register"),
    route(async (signedIn, request, { register }) => {
      const wanted = entering.safeParse(request.body);
      if (!wanted.success)
        return refuse("request.invalid", { detail: "id、digest、requestId", "detail.en": "id, digest, requestId" });
      const { id, digest, requestId } = wanted.data;
      const one = await findTry(uploads, { id, personId: signedIn.personId, register });
      if (one === undefined) return refuse("file.not_found");
      if (one.owner.digest !== digest)
        return refuse("request.invalid", {
          detail: "digest 不是这份工作簿的",
          "detail.en": "digest is of another workbook",
        });
      const entered = await waited(signedIn, request, (turn) =>
        turns.run("book", () =>
          changeRecords(app, signedIn, (tx) => enterBook(app, tx, signedIn, { one, requestId }, turn)),
        ),
      );
      if (!isRefusal(entered)) await forgetContent(one);
      return entered;
    }),
  );

  scope.get(
    registerPaths.importProgress(":register", ":id"),
    route(async (signedIn, _request, { id }) => ({ progress: waiting.progress(nameOf(signedIn, id)) })),
  );

  scope.get(
    registerPaths.triedWorkbook(":register", ":id"),
    route(async (signedIn, _request, { register, id }, reply) => {
      const one = await findTry(uploads, { id, personId: signedIn.personId, register });
      const kept = one === undefined ? undefined : await findJudgement(one);
      if (one === undefined || kept === undefined) return refuse("file.not_found");
      const marked = await turns.run("book", () => markBook(one, kept));
      return isRefusal(marked) ? marked : sendFile(reply, marked.name, marked.stream);
    }),
  );
}

const entering = z.object({
  id: z.uuid(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Made by the page once per workbook; the same again changes nothing. */
  requestId: z.uuid(),
});

/** A refusal of a workbook that was good when it was tried says what is wrong with it now. */
function sendWithReport(reply: FastifyReply, refusal: Refusal) {
  const { code, args } = refusal.refused;
  if (!("report" in refusal)) return sendRefusal(reply, code, args);
  const message = errorSentence(code, args).zh;
  return reply.status(errors[code].status).send({ code, data: { args, report: refusal.report }, message });
}

function parseFilters(text: unknown): RecordFilters | null {
  if (text === undefined) return {};
  if (typeof text !== "string") return null;
  try {
    const parsed = recordFilters.strict().safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Takes one workbook of a form into a folder of the person's own. */
async function receiveBook(
  uploads: string,
  { personId }: SignedIn,
  register: string,
  request: FastifyRequest,
): Promise<Try | Refusal> {
  const tooLarge = refuse("delivery.too_large", { limit: `${bookBytesMost / mebibyte} MB` });
  if (!request.isMultipart()) return refuse("delivery.no_file");
  if (Number(request.headers["content-length"] ?? 0) > bookBytesMost + formBytesMost) return tooLarge;
  // The parser listens for the end of the connection from here on only.
  if (request.raw.destroyed) throw new Error("the sender of the file has gone");
  let one: Try | undefined;
  for await (const part of request.parts({
    limits: { fileSize: bookBytesMost + 1, files: 2, fields: 4, fieldSize: 200 },
  })) {
    if (part.type === "field") continue;
    if (one !== undefined) {
      await removeTry(one);
      return refuse("request.invalid", { detail: "一次导入一份工作簿", "detail.en": "one workbook at a time" });
    }
    one = await receiveTry(
      uploads,
      { personId, register, name: cleanFileName(part.filename) },
      part.file,
      bookBytesMost,
    );
    if (one === undefined) return tooLarge;
  }
  return one ?? refuse("delivery.no_file");
}

/** What would be entered, and every fault; nothing is kept but the try itself, nor that if it is refused or given up. */
function tryBook(app: App, signedIn: SignedIn, one: Try, turn: Turn) {
  return turns.run("book", async () => {
    try {
      const judged = await asReader(app.db, signedIn.reader, async (tx) => {
        const beginning = await findBeginning(app, tx, signedIn, one.owner.register);
        return isRefusal(beginning) ? beginning : judgeBook(tx, signedIn, beginning, workbookOf(one), turn);
      });
      if (!isRefusal(judged)) return await keepJudgement(one, judged);
      await removeTry(one);
      return judged;
    } catch (error) {
      if (error instanceof Abandoned) await removeTry(one);
      throw error;
    }
  });
}

/** Works for a page that may ask how far it is, by a name of its own, and may go away. */
function waited<Result>(
  signedIn: SignedIn,
  request: FastifyRequest,
  work: (turn: Turn) => Promise<Result>,
): Promise<Result> {
  const { waiting: asked } = request.query as { readonly waiting?: unknown };
  const name = nameOf(signedIn, z.uuid().safeParse(asked).data ?? randomUUID());
  return waiting.during(name, () => request.raw.socket.destroyed, work);
}

function nameOf({ personId }: SignedIn, id: string): string {
  return `${personId} ${id}`;
}
