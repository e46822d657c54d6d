import Fastify from "fastify";
import { expect, it } from "vitest";
import { sendPaper } from "./paper.ts";

it("a paper is sent as a Word file under its Chinese name", async () => {
  const server = Fastify();
  server.get("/paper", (_, reply) =>
    sendPaper(reply, "检察建议书.docx", {
      layout: "official",
      issuer: "东川市人民检察院",
      number: "东检建〔2026〕7号",
      title: "检察建议书",
      addressee: "东川市公安局",
      blocks: [],
      date: "2026-07-01",
      copies: null,
    }),
  );
  const answer = await server.inject("/paper");
  await server.close();
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["content-type"]).toBe(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  );
  expect(answer.headers["content-disposition"]).toBe(
    "attachment; filename*=UTF-8''%E6%A3%80%E5%AF%9F%E5%BB%BA%E8%AE%AE%E4%B9%A6.docx",
  );
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe("PK");
});
