import { docxBytes, type Paper } from "@jianheng/files";
import type { FastifyReply } from "fastify";
import { attachedAs } from "./attachment.ts";

export const docxMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Answers with an official paper, to be saved under a name that may be Chinese. */
export async function sendPaper(reply: FastifyReply, name: string, paper: Paper) {
  const content = await docxBytes(paper);
  return attachedAs(reply, name, docxMediaType).send(Buffer.from(content));
}
