import { api, errors, errorSentence, type ErrorCode } from "@jianheng/contract";
import { implement, ORPCError } from "@orpc/server";
import type { SignedIn } from "../modules/identity/index.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** What every route gets: who asks, and the answer's headers. */
export interface RequestContext {
  readonly signedIn: SignedIn | null;
}

const open = implement(api).$context<RequestContext>();

/** Routes that anyone may call. */
export const openRoutes = open;

/** Routes that need a signed-in person; the handler's context then has one. */
export const routes = open.use(({ context, next }) => {
  const { signedIn } = context;
  if (signedIn === null) throw toHttp({ refused: { code: "session.required", args: {} } });
  return next({ context: { signedIn } });
});

/** The edge: a refusal becomes an error answer with its code, arguments and sentence. */
export function orRefuse<Result>(result: Result | Refusal): Result {
  if (isRefusal(result)) throw toHttp(result);
  return result;
}

/** What was found, or the answer that there is nothing the reader may see. */
export function orMissing<Found>(found: Found | undefined, code: ErrorCode): Found {
  if (found === undefined) throw toHttp({ refused: { code, args: {} } });
  return found;
}

function toHttp({ refused }: Refusal) {
  const { code, ...data } = refused;
  return new ORPCError(code, { status: errors[code].status, message: errorSentence(code, data.args).zh, data });
}
