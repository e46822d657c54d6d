import { randomUUID } from "node:crypto";
import { apiPath, errorSentence } from "@jianheng/contract";
import multipart from "@fastify/multipart";
import fastifyStatic from "@fastify/static";
import { onError, ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/fastify";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { fromNodeHeaders, toNodeHandler } from "better-auth/node";
import type { App } from "../app.ts";
import { resolveSignedIn, type Auth } from "../modules/identity/index.ts";
import { fileRoutes, router } from "../modules/router.ts";
import { sendRefusal, type SignedInOf } from "./answers.ts";

/** An export of ten million rows is some gigabytes; beyond that, deliver in parts. */
const uploadBytesMax = 4 * 1024 ** 3;
/** Files chosen by hand in one go; more come as a zip. */
const uploadFilesMax = 200;
/** Largest request that is not an upload. */
const bodyBytesMax = 2 * 1024 ** 2;

export async function createHttpServer(app: App, auth: Auth): Promise<FastifyInstance> {
  const server = Fastify({ bodyLimit: bodyBytesMax, genReqId: () => randomUUID(), logger: false });
  const signedInOf: SignedInOf = async (request) => {
    const session = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
    return session === null ? null : resolveSignedIn(app.db, app.clock, session.user.personId);
  };
  server.addHook("onSend", async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  server.setErrorHandler((error, request, reply) => answerDefect(app, error, request, reply));

  await server.register(async (scope) => {
    // better-auth reads the body itself.
    limitBody(scope);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    const handle = toNodeHandler(auth);
    scope.all("/api/auth/*", async (request, reply) => {
      for (const [name, value] of Object.entries(securityHeaders)) reply.raw.setHeader(name, value);
      reply.hijack();
      await handle(request.raw, reply.raw);
    });
  });

  await server.register(async (scope) => {
    limitBody(scope);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    const handler = new RPCHandler(router(app), {
      interceptors: [onError((error) => reportDefect(app, error))],
    });
    scope.all(`${apiPath}/*`, async (request, reply) => {
      const { matched } = await handler.handle(request, reply, {
        prefix: apiPath,
        context: { signedIn: await signedInOf(request) },
      });
      if (!matched) await reply.status(404).send({ message: "no such route" });
    });
  });

  await server.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: uploadBytesMax, files: uploadFilesMax, fields: 10 } });
    fileRoutes(app, scope, signedInOf);
  });

  if (app.config.webDir !== undefined) await servePages(server, app.config.webDir);
  return server;
}

// Pages and data come from this server alone; antd writes style elements at run time.
const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "content-security-policy": contentSecurityPolicy,
} as const;

/** For routes whose handler reads the body itself: it must say its length beforehand, and that must be in bounds. */
function limitBody(scope: FastifyInstance): void {
  scope.addHook("onRequest", async (request, reply) => {
    const length = request.headers["content-length"];
    const unbounded = length === undefined && request.headers["transfer-encoding"] !== undefined;
    if (!unbounded && Number(length ?? 0) <= bodyBytesMax) return;
    // The rest of the body is not waited for.
    reply.header("connection", "close");
    return sendRefusal(reply, "request.invalid", { detail: `超过 ${bodyBytesMax / 1024 ** 2} MB，或者没有写明长度` });
  });
}

/** Built files have their content in their name and never change; the page that names them is always asked for anew. */
async function servePages(server: FastifyInstance, webDir: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    index: false,
    preCompressed: true,
    maxAge: "1y",
    immutable: true,
  });
  // Every other address is a page of the interface: it finds its own way.
  server.setNotFoundHandler(async (request, reply) => {
    if (request.method !== "GET" || /^\/(api|assets)\//.test(request.url))
      return reply.status(404).send({ message: "no such route" });
    return reply.sendFile("index.html", { maxAge: 0, immutable: false });
  });
}

function answerDefect(app: App, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { statusCode: status, code } = error as { statusCode?: number; code?: string };
  if (code === "FST_FILES_LIMIT") return sendRefusal(reply, "delivery.too_large", { limit: `${uploadFilesMax} 个` });
  if (status === 413) return sendRefusal(reply, "delivery.too_large", { limit: "4 GB" });
  if (status !== undefined && status < 500) return sendRefusal(reply, "request.invalid", { detail: String(status) });
  // Whoever breaks off an upload gets no answer, and nothing went wrong.
  if (request.raw.destroyed && !request.raw.complete) return reply;
  app.log(`defect ${request.id}: ${describe(error)}`);
  return sendRefusal(reply, "server.defect", { requestId: request.id });
}

/** Refusals are answers; everything else is a defect of ours and is logged with its stack, without any input. */
function reportDefect(app: App, error: unknown): void {
  if (error instanceof ORPCError && error.status < 500) return;
  if (isBrokenOff(error)) return;
  const requestId = randomUUID();
  app.log(`defect ${requestId}: ${describe(error)}`);
  throw new ORPCError("server.defect", {
    status: 500,
    message: errorSentence("server.defect", { requestId }).zh,
    data: { args: { requestId } },
  });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined
    ? (error.stack ?? error.message)
    : `${error.stack}\ncaused by ${describe(error.cause)}`;
}

/** The browser left before it was answered: nobody's fault. */
function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && (error.name === "AbortError" || error.message === "aborted");
}
