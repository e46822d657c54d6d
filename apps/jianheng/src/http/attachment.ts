import type { FastifyReply } from "fastify";

/** What follows is saved under a name that may be Chinese, never shown in the page. */
export function attachedAs(reply: FastifyReply, name: string, mediaType: string): FastifyReply {
  return reply
    .header("content-type", mediaType)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeName(name)}`);
}

/** RFC 8187: what a percent-encoding of addresses leaves as it is and a header may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.codePointAt(0)!.toString(16).toUpperCase()}`,
  );
}
