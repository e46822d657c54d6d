import { xlsxBytes, type WorkbookToWrite } from "@jianheng/files";
import type { FastifyReply } from "fastify";

const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Answers with a workbook, to be saved under a name that may be Chinese. */
export async function sendWorkbook(reply: FastifyReply, name: string, workbook: WorkbookToWrite) {
  const content = await xlsxBytes({ title: name.replace(/\.xlsx$/, ""), ...workbook });
  return reply
    .header("content-type", mediaType)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(content);
}
