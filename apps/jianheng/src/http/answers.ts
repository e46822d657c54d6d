import { errors, errorSentence, type ErrorCode } from "@jianheng/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { SignedIn } from "../modules/identity/index.ts";

/** Who asks, by the request's session; null when nobody is signed in. */
export type SignedInOf = (request: FastifyRequest) => Promise<SignedIn | null>;

/** Answers a refusal from a plain HTTP route the way the API does. */
export function sendRefusal(reply: FastifyReply, code: ErrorCode, args: Readonly<Record<string, string>> = {}) {
  const sentence = errorSentence(code, args);
  return reply.status(errors[code].status).send({ code, data: { args }, message: sentence.zh });
}
