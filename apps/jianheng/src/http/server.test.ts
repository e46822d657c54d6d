import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import os from "node:os";
import path from "node:path";
import { apiPath, errors, findingsWorkbookPath, templatePath } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../test/deliver.ts";
import { caseNoOf, workbookOf } from "../../test/invented-workbook.ts";
import { asSystem } from "../database/pool.ts";
import { people, startTestOffice, type TestOffice } from "../../test/test-office.ts";

let office: TestOffice;
let webDir: string;
beforeAll(async () => {
  webDir = await mkdtemp(path.join(os.tmpdir(), "jianheng-pages-"));
  await mkdir(path.join(webDir, "assets"));
  await writeFile(path.join(webDir, "index.html"), "<!doctype html><title>检衡</title>");
  await writeFile(path.join(webDir, "assets/page-abc123.js"), "export {};");
  office = await startTestOffice({ webDir });
});
afterAll(async () => {
  await office.stop();
  await rm(webDir, { recursive: true });
});

const { officer } = people;
const json = { "content-type": "application/json" };

describe("addresses", () => {
  it.each([
    `${apiPath}/no/such/route`,
    apiPath,
    "/api/nothing",
    "/api/deliveries/upload", // a GET where only POST is
  ])("%s is no route", async (url) => {
    const response = await office.get(officer, url);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("application/json");
  });

  it("an unknown method on a page is no route either", async () => {
    expect((await office.request(officer, "/findings", { method: "POST" })).status).toBe(404);
  });

  it("every other address is a page, asked for anew; built files may be kept for good", async () => {
    for (const url of ["/", "/findings", "/cases/示例"]) {
      const page = await office.get(null, url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("检衡");
      expect(page.headers.get("cache-control")).toContain("max-age=0");
    }
    const script = await office.get(null, "/assets/page-abc123.js");
    expect(script.headers.get("cache-control")).toContain("immutable");
  });

  it("nothing outside the pages' folder is served", async () => {
    for (const url of ["/assets/../../keys/session-secret", "/..%2f..%2fkeys%2fsession-secret", "//etc/passwd"]) {
      const body = await rawGet(url);
      expect(body).not.toMatch(/root:|[A-Za-z0-9_-]{43}/);
    }
  });
});

describe("headers", () => {
  it.each(["/", "/findings", "/assets/page-abc123.js", "/api/nothing", "/api/auth/get-session", templatePath])(
    "of %s keep the browser to this server",
    async (url) => {
      const { headers } = await office.get(officer, url);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      const policy = headers.get("content-security-policy");
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("script-src 'unsafe");
    },
  );

  it("of API answers and refusals, too", async () => {
    for (const who of [officer, null]) {
      const response = await office.request(who, `${apiPath}/deliveries/list`, {
        method: "POST",
        headers: json,
        body: JSON.stringify({ json: {} }),
      });
      expect(response.status).toBe(who === null ? 401 : 200);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    }
  });
});

describe("requests that are too much", () => {
  const tooLong = JSON.stringify({ json: { text: "x".repeat(2 * 1024 * 1024) } });

  it.each([`${apiPath}/findings/list`, "/api/auth/sign-in/username"])(
    "a body of more than 2 MB to %s is refused",
    async (url) => {
      const response = await office.request(null, url, { method: "POST", headers: json, body: tooLong });
      expect(response.status).toBe(errors["request.invalid"].status);
      expect(await response.json()).toMatchObject({ code: "request.invalid" });
    },
  );

  it.each([`${apiPath}/findings/list`, "/api/auth/sign-in/username"])(
    "a body to %s that does not say how long it is, is refused before it is read",
    async (url) => {
      const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
        const sending = httpRequest(`${office.server.address}${url}`, { method: "POST", headers: json }, (response) => {
          let text = "";
          response.on("data", (chunk) => (text += String(chunk)));
          response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
        });
        sending.on("error", reject);
        // Never ended: an answer comes only from a server that does not wait for the rest.
        sending.write("{");
      });
      expect(answer.status).toBe(errors["request.invalid"].status);
      expect(JSON.parse(answer.text)).toMatchObject({ code: "request.invalid" });
    },
  );

  it("a list is asked for in pages of at most 200", async () => {
    const api = await office.as(officer);
    await expect(api.findings.list({ filters: {}, limit: 201 })).rejects.toMatchObject({ status: 400 });
  });

  it("filters of the workbook that are not filters are refused", async () => {
    for (const filters of ["{", '{"state":["nonsense"]}', '"text"']) {
      const response = await office.get(officer, `${findingsWorkbookPath}?filters=${encodeURIComponent(filters)}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: "request.invalid" });
    }
  });
});

describe("a page of another site", () => {
  it("gets no cookie along: the session's cookie is for this site and hidden from scripts", async () => {
    const response = await fetch(`${office.server.address}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { ...json, origin: office.server.address },
      body: JSON.stringify({ username: officer.id, password: "test-password" }),
    });
    const cookie = response.headers.getSetCookie().find((one) => one.includes("session_token"));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=(Lax|Strict)/i);
  });

  it("cannot act by a plain link: what changes something is never a GET", async () => {
    const data = encodeURIComponent(JSON.stringify({ json: { uploadId: "x", dataDate: "2025-03-31", kind: "full" } }));
    const response = await office.get(officer, `${apiPath}/deliveries/accept?data=${data}`);
    expect(response.status).toBe(405);
  });
});

describe("a defect of ours", () => {
  it("is answered with 500, a number to report and no detail; the detail stands in the operator's log", async () => {
    const { deliveryId } = await deliver(office, officer, {
      workbook: await workbookOf({ number: 1 }),
      dataDate: "2025-03-31",
    });
    await rm(path.join(office.dataDir, "lake/deliveries", deliveryId), { recursive: true });
    const response = await office.request(officer, `${apiPath}/cases/get`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ json: { legalCaseNo: caseNoOf(1) } }),
    });
    expect(response.status).toBe(500);
    const text = await response.text();
    const { json: answer } = JSON.parse(text) as { json: { code: string; data: { args: { requestId: string } } } };
    expect(answer.code).toBe("server.defect");
    expect(answer.data.args.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).not.toMatch(/ENOENT|Error:|node_modules|\.ts|lake\//);
    const [line] = office.takeDefects();
    expect(line).toContain(answer.data.args.requestId);
    expect(line).toContain(deliveryId);
    expect(line).not.toContain("虚构人");
  });
});

describe("the operator stops the server", () => {
  it("at once, although somebody watches a run that does not end", async () => {
    const other = await startTestOffice();
    const { db } = other.server.app;
    const { runId } = await deliver(other, officer, {
      workbook: await workbookOf({ number: 1 }),
      dataDate: "2025-03-31",
    });
    const running = {
      runId,
      state: "running",
      phase: { zh: "", en: "" },
      done: 0,
      total: 9,
      hits: 0,
      undetermined: 0,
      error: null,
    };
    const waiting = crypto.randomUUID();
    await asSystem(db, async (tx) => {
      const run = await tx.selectFrom("screening_run").selectAll().where("id", "=", runId).executeTakeFirstOrThrow();
      await tx
        .insertInto("screening_run")
        .values({
          id: waiting,
          delivery_id: run.delivery_id,
          office_code: run.office_code,
          as_of: run.as_of,
          state: "running",
          progress: JSON.stringify({ ...running, runId: waiting }),
          queued_at: new Date(),
        })
        .execute();
    });
    const watching = await (await other.as(officer)).deliveries.watch({ runId: waiting });
    const steps = watching[Symbol.asyncIterator]();
    expect((await steps.next()).value).toMatchObject({ state: "running" });
    const rest = steps.next().catch(() => undefined);
    const started = Date.now();
    await other.stop();
    expect(Date.now() - started).toBeLessThan(8000);
    await rest;
  });
});

/** A GET whose address is sent as it stands, without a client tidying it. */
function rawGet(url: string): Promise<string> {
  const { port } = new URL(office.server.address);
  return new Promise((resolve, reject) => {
    httpRequest({ host: "127.0.0.1", port, path: url }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += String(chunk)));
      response.on("end", () => resolve(text));
    })
      .on("error", reject)
      .end();
  });
}
