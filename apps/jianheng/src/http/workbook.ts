import { xlsxBytes, type WorkbookToWrite } from "@jianheng/files";
import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { attachedAs } from "./attachment.ts";

const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const macroMediaType = "application/vnd.ms-excel.sheet.macroEnabled.12";

/** Answers with a workbook, to be saved under a name that may be Chinese. */
export async function sendWorkbook(reply: FastifyReply, name: string, workbook: WorkbookToWrite) {
  const content = await xlsxBytes({ title: name.replace(/\.xlsx$/, ""), ...workbook });
  return attached(reply, name).send(content);
}

/** The same for one that lies in a file, by its own name and ending. */
export async function sendFile(reply: FastifyReply, name: string, content: Readable) {
  return attached(reply, name).send(content);
}

function attached(reply: FastifyReply, name: string): FastifyReply {
  return attachedAs(reply, name, name.endsWith("m") ? macroMediaType : mediaType);
}
