// Files of records, in and out: what people attach, what acts have made, papers with today's values, definitions.
import { registerPaths } from "@jianheng/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../../app.ts";
import { asReader } from "../../../database/pool.ts";
import { sendRefusal, type SignedInOf } from "../../../http/answers.ts";
import { attachedAs } from "../../../http/attachment.ts";
import { sendPaper } from "../../../http/paper.ts";
import { isRefusal, refuse, type Refusal } from "../../../http/refusal.ts";
import type { SignedIn } from "../../identity/index.ts";
import { refusalToSetUp } from "../definition-routes.ts";
import { attachFile, refusalToAttach, type KeptFile } from "./attach-file.ts";
import { changeRecords } from "./change-records.ts";
import { cleanFileName } from "./file-name.ts";
import { fillPaper, paperOf } from "./papers.ts";
import { namesOf } from "./references.ts";
import { factsOf, readPlaces, standingOf } from "./standing.ts";
import { isRecordId } from "./store.ts";

const mebibyte = 1024 ** 2;
/** A scanned file of some thousand pages; a recording belongs on another shelf. */
const attachedBytesMost = 200 * mebibyte;
/** Names of parts and what stands between them. */
const formBytesMost = 64 * 1024;

type Asked<Params> = FastifyRequest<{ Params: Params }>;

export function recordFileRoutes(
  app: App,
  scope: FastifyInstance,
  signedInOf: SignedInOf,
  bounds = { attachedBytesMost },
): void {
  /** Answers a signed-in person, or the refusal. */
  const route =
    <Params>(answer: (signedIn: SignedIn, request: Asked<Params>, reply: FastifyReply) => Promise<unknown>) =>
    async (request: Asked<Params>, reply: FastifyReply) => {
      const signedIn = await signedInOf(request);
      if (signedIn === null) return sendRefusal(reply, "session.required");
      const answered = await answer(signedIn, request, reply);
      return isRefusal(answered) ? sendRefusal(reply, answered.refused.code, answered.refused.args) : answered;
    };

  scope.post(
    registerPaths.attach(":recordId"),
    route<{ recordId: string }>(async (signedIn, request, reply) => {
      const { recordId } = request.params;
      if (!isRecordId(recordId)) return refuse("record.not_found");
      const denied = await asReader(app.db, signedIn.reader, (tx) => refusalToAttach(app, tx, signedIn, recordId));
      const received = denied ?? (await receiveFile(app, request, bounds.attachedBytesMost));
      if (isRefusal(received)) {
        // What is still being sent is not waited for.
        reply.header("connection", "close");
        return received;
      }
      return changeRecords(app, signedIn, (tx) => attachFile(app, tx, signedIn, { recordId, ...received }));
    }),
  );

  scope.get(
    registerPaths.file(":recordId", ":fileId"),
    route<{ recordId: string; fileId: string }>((signedIn, { params }, reply) =>
      sendFiled(app, signedIn, params, reply),
    ),
  );

  scope.get(
    registerPaths.document(":recordId", ":document"),
    route<{ recordId: string; document: string }>(async (signedIn, { params }, reply) => {
      const filled = await fillDocument(app, signedIn, params);
      return isRefusal(filled) ? filled : sendPaper(reply, filled.name, filled.paper);
    }),
  );

  scope.get(
    registerPaths.definition(":register"),
    route<{ register: string }>(async (signedIn, request, reply) => {
      const denied = refusalToSetUp(signedIn);
      if (denied !== null) return denied;
      const { version } = request.query as { readonly version?: string };
      const wanted = version === undefined || !/^\d{1,9}$/.test(version) ? undefined : Number(version);
      const held = await asReader(app.db, signedIn.reader, (tx) =>
        app.registers.find(tx, request.params.register, wanted),
      );
      if (held === undefined) return refuse("register.not_found");
      const { definition, text } = held.compiled;
      return attachedAs(reply, `${definition.register}-${definition.version}.yaml`, "application/yaml").send(text);
    }),
  );
}

/** Takes one file of a form to the store, with the id of the request: from the address, or a field of the form. */
async function receiveFile(
  app: App,
  request: Asked<unknown>,
  most: number,
): Promise<{ readonly requestId: string; readonly file: KeptFile } | Refusal> {
  const tooLarge = refuse("file.too_large", { limit: `${Math.floor(most / mebibyte)} MB` });
  if (!request.isMultipart()) return refuse("delivery.no_file");
  if (Number(request.headers["content-length"] ?? 0) > most + formBytesMost) return tooLarge;
  // The parser listens for the end of the connection from here on only.
  if (request.raw.destroyed) throw new Error("the sender of the file has gone");
  let { requestId } = request.query as { readonly requestId?: unknown };
  let file: KeptFile | undefined;
  for await (const part of request.parts({ limits: { fileSize: most + 1, files: 2, fields: 4, fieldSize: 200 } })) {
    if (part.type === "field") {
      if (part.fieldname === "requestId") requestId = part.value;
      continue;
    }
    if (file !== undefined)
      return refuse("request.invalid", { detail: "一次添加一个附件", "detail.en": "attach one file at a time" });
    const stored = await app.files.put(part.file, most);
    if (stored === undefined) return tooLarge;
    file = { name: cleanFileName(part.filename), mediaType: mediaTypeOf(part.mimetype), ...stored };
  }
  if (file === undefined) return refuse("delivery.no_file");
  if (file.bytes === 0)
    return refuse("request.invalid", { detail: `“${file.name}”是空文件`, "detail.en": `“${file.name}” is empty` });
  if (typeof requestId !== "string" || !isRecordId(requestId))
    return refuse("request.invalid", { detail: "缺少 requestId", "detail.en": "requestId is missing" });
  return { requestId, file };
}

/** As the sender's browser says; nobody here believes it, it comes back with the file. */
function mediaTypeOf(sent: string): string {
  const type = sent.toLowerCase();
  return /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,100}$/.test(type) ? type : "application/octet-stream";
}

async function sendFiled(
  app: App,
  signedIn: SignedIn,
  { recordId, fileId }: { readonly recordId: string; readonly fileId: string },
  reply: FastifyReply,
): Promise<Refusal | FastifyReply> {
  if (!isRecordId(recordId) || !isRecordId(fileId)) return refuse("file.not_found");
  const file = await asReader(app.db, signedIn.reader, (tx) =>
    tx
      .selectFrom("record_file")
      .select(["name", "bytes", "sha256", "media_type"])
      .where("id", "=", fileId)
      .where("record_id", "=", recordId)
      .executeTakeFirst(),
  );
  if (file === undefined) return refuse("file.not_found");
  const content = await app.files.read(file.sha256);
  if (content === undefined) {
    app.log(`file ${fileId} of record ${recordId} is missing or not what was filed`);
    return refuse("file.damaged", { name: file.name });
  }
  return attachedAs(reply, file.name, file.media_type).header("content-length", file.bytes).send(content);
}

/** A document of the record's definition with what the reader sees of the record now; nothing is filed. */
function fillDocument(
  app: App,
  signedIn: SignedIn,
  { recordId, document }: { readonly recordId: string; readonly document: string },
) {
  return asReader(app.db, signedIn.reader, async (tx) => {
    if (!isRecordId(recordId)) return refuse("record.not_found");
    const rows = await tx.selectFrom("record").selectAll().where("id", "=", recordId).execute();
    const [record] = await standingOf(tx, app.registers, await readPlaces(tx, rows), rows);
    if (record === undefined) return refuse("record.not_found");
    const { definition } = record.held.compiled;
    const label = definition.documents.find(({ id }) => id === document)?.label.zh;
    if (label === undefined) return refuse("file.not_found");
    const facts = factsOf(record, await namesOf(tx, [{ definition, values: record.values }]));
    const { today } = signedIn;
    const filled = await fillPaper(tx, app.registerHooks, record.held, document, { id: recordId, facts }, today);
    return { name: `${label} ${facts.number}.docx`, paper: paperOf(filled, facts.office, today) };
  });
}
