// Files of records through HTTP: what goes in comes out byte for byte, to those who may read the record alone.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import multipart from "@fastify/multipart";
import { registerPaths } from "@jianheng/contract";
import Fastify from "fastify";
import pg from "pg";
import yauzl from "yauzl";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { talkRegister } from "../../../../test/talk-register.ts";
import { people, startTestOffice, type TestOffice, type TestPerson } from "../../../../test/test-office.ts";
import { asSystem } from "../../../database/pool.ts";
import { resolveSignedIn } from "../../identity/index.ts";
import { recordFileRoutes } from "./file-routes.ts";

const { prosecutor, otherProsecutor, leader, officer, clerk, neighbour, supervisor, administrator, cityOfficer } =
  people;

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  const requestId = crypto.randomUUID();
  await (await office.as(administrator)).definitions.adopt({ requestId, text: talkRegister, ground: "试用" });
});
afterAll(() => office.stop());

async function propose(handler = prosecutor.id) {
  const wanted = {
    caseName: "虚构人甲涉嫌盗窃案",
    kind: "nonProsecution",
    openness: "public",
    reason: "分歧",
    handler,
  };
  const api = await office.as(prosecutor);
  return api.records.create({ requestId: crypto.randomUUID(), register: "hearing", fields: wanted });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

interface Sending {
  readonly name?: string;
  readonly content?: Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly requestId?: string | null;
}

async function attach(who: TestPerson | null, recordId: string, sending: Sending = {}): Promise<Response> {
  const { name = "材料.txt", content = bytesOf("正文"), type = "text/plain" } = sending;
  const body = new FormData();
  body.append("file", new Blob([content], { type }), name);
  if (sending.requestId !== null) body.append("requestId", sending.requestId ?? crypto.randomUUID());
  return office.request(who, registerPaths.attach(recordId), { method: "POST", body });
}

interface Attached {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly code?: string;
  readonly message?: string;
}
const answerOf = async (response: Response) => (await response.json()) as Attached;

const storedFiles = async () =>
  (await readdir(path.join(office.dataDir, "files"), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const pathOf = (sha256: string) => path.join(office.dataDir, "files", sha256.slice(0, 2), sha256);

describe("a file that is attached", () => {
  const content = bytesOf("第一行\r\n第二行\u0000不是文本");

  it("comes back byte for byte under its name, to be saved and not shown", async () => {
    const record = await propose();
    const response = await attach(prosecutor, record.id, { name: "证据 (一)'.html", content, type: "text/html" });
    expect(response.status).toBe(200);
    const file = await answerOf(response);
    expect(file).toMatchObject({ name: "证据 (一)'.html", size: 33, sha256: digestOf(content), made: false });
    const back = await office.get(officer, registerPaths.file(record.id, file.id));
    expect(Buffer.from(await back.arrayBuffer()).equals(content)).toBe(true);
    expect(Object.fromEntries(back.headers)).toMatchObject({
      "content-type": "text/html",
      "content-length": "33",
      "content-disposition": "attachment; filename*=UTF-8''%E8%AF%81%E6%8D%AE%20%28%E4%B8%80%29%27.html",
      "x-content-type-options": "nosniff",
    });
  });

  it("is an act of the record that names the digest, and is in the log", async () => {
    const record = await propose();
    await attach(prosecutor, record.id, { name: "甲.txt", content });
    await office.server.app.proofLog.settled();
    const detail = await (await office.as(officer)).records.get({ id: record.id });
    expect(detail).toMatchObject({ version: 2, state: "proposed" });
    expect(detail.files).toMatchObject([{ name: "甲.txt", size: 33, by: "测检察官", made: false }]);
    expect(detail.history.at(-1)).toMatchObject({ act: "attach", label: { zh: "添加附件" }, proof: "logged" });
    const [act] = await asSystem(office.server.app.db, (tx) =>
      tx.selectFrom("act").select("arguments").where("record_id", "=", record.id).where("seq", "=", 2).execute(),
    );
    expect(act!.arguments).toEqual({ file: { name: "甲.txt", sha256: digestOf(content), bytes: 33 } });
  });

  it("twice by the same request is attached once; the request is good for nothing else", async () => {
    const [record, other] = [await propose(), await propose()];
    const requestId = crypto.randomUUID();
    const sending = () => attach(prosecutor, record.id, { name: "乙.txt", content, requestId });
    const both = await Promise.all([sending(), sending()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const [first, second] = [await answerOf(both[0]), await answerOf(both[1])];
    expect(second).toEqual(first);
    expect(await answerOf(await sending())).toEqual(first);
    const detail = await (await office.as(officer)).records.get({ id: record.id });
    expect([detail.version, detail.files.length]).toEqual([2, 1]);
    const reused = await attach(prosecutor, other.id, { requestId });
    expect([reused.status, (await answerOf(reused)).code]).toEqual([400, "request.invalid"]);
  });

  it("may say its request in the address", async () => {
    const record = await propose();
    const body = new FormData();
    body.append("file", new Blob(["丙"]), "丙.txt");
    const url = `${registerPaths.attach(record.id)}?requestId=${crypto.randomUUID()}`;
    expect((await office.request(prosecutor, url, { method: "POST", body })).status).toBe(200);
  });

  it("the same bytes on two records lie there once", async () => {
    const bytes = bytesOf("两处引用的材料");
    for (const record of [await propose(), await propose()]) await attach(prosecutor, record.id, { content: bytes });
    expect((await storedFiles()).filter((name) => name === digestOf(bytes))).toHaveLength(1);
  });

  it("loses the folders and the signs of its name that nobody can see", async () => {
    const record = await propose();
    const file = await answerOf(await attach(prosecutor, record.id, { name: "..\\..\\密/起诉\u202e书\u0007.docx" }));
    expect(file.name).toBe("起诉书.docx");
    const back = await office.get(prosecutor, registerPaths.file(record.id, file.id));
    expect(back.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''%E8%B5%B7%E8%AF%89%E4%B9%A6.docx",
    );
  });
});

function formOf(...files: readonly string[]): FormData {
  const body = new FormData();
  body.append("requestId", crypto.randomUUID());
  for (const [at, text] of files.entries()) body.append(`file${at}`, new Blob([text]), `${at}.txt`);
  return body;
}

describe("what cannot be attached", () => {
  it("nothing, an empty file, two files, what is no form, what has no request", async () => {
    const record = await propose();
    const send = async (body: FormData | string, type?: string) => {
      const headers = type === undefined ? {} : { "content-type": type };
      const response = await office.request(prosecutor, registerPaths.attach(record.id), {
        method: "POST",
        body,
        headers,
      });
      return [response.status, (await answerOf(response)).code];
    };
    expect(await send(formOf())).toEqual([422, "delivery.no_file"]);
    expect(await send(formOf(""))).toEqual([400, "request.invalid"]);
    expect(await send(formOf("一", "二"))).toEqual([400, "request.invalid"]);
    expect(await send("{}", "application/json")).toEqual([422, "delivery.no_file"]);
    const without = await attach(prosecutor, record.id, { requestId: null });
    expect([without.status, (await answerOf(without)).message]).toEqual([400, "请求内容有误：缺少 requestId"]);
    expect((await attach(prosecutor, record.id, { requestId: "1" })).status).toBe(400);
    expect(await (await office.as(officer)).records.get({ id: record.id })).toMatchObject({ version: 1, files: [] });
  });

  it("more than the bound: by what the sender says beforehand, and by what comes", async () => {
    const record = await propose();
    const { app } = office.server;
    const server = Fastify();
    await server.register(multipart);
    const signedIn = await resolveSignedIn(app.db, app.clock, prosecutor.id);
    recordFileRoutes(app, server, async () => signedIn, { attachedBytesMost: 1024 ** 2 });
    const before = await storedFiles();
    const send = async (bytes: number, padding = 0) => {
      const body = new FormData();
      body.append("requestId", crypto.randomUUID());
      body.append("file", new Blob([Buffer.alloc(bytes, 7)]), "大.bin");
      if (padding > 0) body.append("more", "x".repeat(padding));
      const encoded = new Response(body);
      const response = await server.inject({
        method: "POST",
        url: registerPaths.attach(record.id),
        headers: { "content-type": encoded.headers.get("content-type")! },
        payload: Buffer.from(await encoded.arrayBuffer()),
      });
      return [response.statusCode, response.json<Attached>().message];
    };
    const tooLarge = [413, "附件超过 1 MB。"];
    expect(await send(1024 ** 2 + 1)).toEqual(tooLarge);
    expect(await send(3 * 1024 ** 2)).toEqual(tooLarge);
    expect(await storedFiles()).toEqual(before);
    expect((await send(1024 ** 2))[0]).toBe(200);
    await server.close();
  });
});

describe("a defect when all bytes have come", () => {
  it("is answered, and leaves no act", async () => {
    const record = await propose();
    const owner = new pg.Client({ connectionString: office.database.ownerUrl });
    await owner.connect();
    await owner.query("REVOKE INSERT ON jianheng.record_file FROM jianheng_application");
    const response = await attach(prosecutor, record.id);
    await owner.query("GRANT INSERT ON jianheng.record_file TO jianheng_application");
    await owner.end();
    expect([response.status, (await answerOf(response)).code]).toEqual([500, "server.defect"]);
    expect(office.takeDefects()[0]).toContain("permission denied");
    expect((await (await office.as(officer)).records.get({ id: record.id })).version).toBe(1);
  });
});

describe("who may attach", () => {
  it("not who may not read the record, nor nobody; no byte of theirs is kept", async () => {
    const record = await propose();
    const before = await storedFiles();
    const content = bytesOf("不应留下");
    for (const who of [neighbour, clerk, administrator]) {
      const response = await attach(who, record.id, { content });
      expect([who.name, response.status, (await answerOf(response)).code]).toEqual([who.name, 404, "record.not_found"]);
    }
    expect((await attach(null, record.id, { content })).status).toBe(401);
    expect((await attach(prosecutor, "nonsense", { content })).status).toBe(404);
    expect((await attach(prosecutor, crypto.randomUUID(), { content })).status).toBe(404);
    expect(await storedFiles()).toEqual(before);
  });

  it("not an observer, who reads the record and its files", async () => {
    const record = await propose(otherProsecutor.id);
    const file = await answerOf(await attach(prosecutor, record.id));
    const role = (name: string) =>
      asSystem(office.server.app.db, (tx) =>
        tx.updateTable("post").set({ role: name }).where("person_id", "=", otherProsecutor.id).execute(),
      );
    await role("stationedDiscipline");
    try {
      const response = await attach(otherProsecutor, record.id);
      expect([response.status, (await answerOf(response)).message]).toEqual([
        403,
        "您没有此项权限。可以办理的人员：登记和办理人员（列席人员只能查看）。",
      ]);
      expect((await office.get(otherProsecutor, registerPaths.file(record.id, file.id))).status).toBe(200);
    } finally {
      await role("prosecutor");
    }
    expect((await attach(otherProsecutor, record.id)).status).toBe(200);
  });
});

describe("who is given a file", () => {
  it("readers of the record, upper offices among them; nobody else, and under no other record", async () => {
    const [record, other] = [await propose(), await propose()];
    const file = await answerOf(await attach(prosecutor, record.id));
    const url = registerPaths.file(record.id, file.id);
    for (const who of [prosecutor, leader, officer, cityOfficer])
      expect([who.name, (await office.get(who, url)).status]).toEqual([who.name, 200]);
    for (const who of [neighbour, clerk, administrator]) {
      const response = await office.get(who, url);
      expect([who.name, response.status, (await answerOf(response)).code]).toEqual([who.name, 404, "file.not_found"]);
    }
    expect((await office.get(null, url)).status).toBe(401);
    for (const wrong of [
      registerPaths.file(other.id, file.id),
      registerPaths.file(record.id, crypto.randomUUID()),
      registerPaths.file(record.id, "..%2f..%2fkeys%2fproof-log"),
      registerPaths.file("nonsense", file.id),
    ])
      expect([wrong, (await office.get(prosecutor, wrong)).status]).toEqual([wrong, 404]);
  });
});

describe("bytes that are not those that were filed", () => {
  it.each([
    ["changed", async (kept: string) => writeFile(kept, "正字")],
    ["gone", async (kept: string) => rm(kept)],
  ])("%s: are not given out, and the operator is told which", async (_name, damage) => {
    const record = await propose();
    const content = bytesOf(`原来的字节 ${_name}`);
    const file = await answerOf(await attach(prosecutor, record.id, { name: "丁.txt", content }));
    await damage(pathOf(file.sha256));
    const url = registerPaths.file(record.id, file.id);
    const response = await office.get(officer, url);
    expect([response.status, response.headers.get("content-disposition")]).toEqual([500, null]);
    const { code, message } = await answerOf(response);
    expect(code).toBe("file.damaged");
    expect(message).toContain("文件“丁.txt”与登记时的校验值不符");
    const line = `file ${file.id} of record ${record.id} is missing or not what was filed`;
    expect(office.lines.filter((one) => one === line)).toHaveLength(1);
    expect(office.lines.join("\n")).not.toContain("丁.txt");
    await writeFile(pathOf(file.sha256), content);
    expect((await office.get(officer, url)).status).toBe(200);
  });
});

async function textOfPaper(response: Response): Promise<string> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(await response.arrayBuffer()), { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    if (entry.fileName === "word/document.xml") return text(await zip.openReadStreamPromise(entry));
  throw new Error("no document in it");
}

describe("a paper with today's values", () => {
  it("is the definition's document, made for whoever may read the record, and not filed", async () => {
    const record = await propose();
    const url = registerPaths.document(record.id, "notice");
    const response = await office.get(officer, url);
    expect(response.status).toBe(200);
    expect(decodeURIComponent(response.headers.get("content-disposition")!)).toBe(
      `attachment; filename*=UTF-8''听证通知书 ${record.number}.docx`,
    );
    expect(await textOfPaper(response)).toContain("虚构人甲涉嫌盗窃案");
    expect((await (await office.as(officer)).records.get({ id: record.id })).files).toEqual([]);
    for (const who of [neighbour, clerk, administrator]) expect((await office.get(who, url)).status).toBe(404);
    expect((await office.get(null, url)).status).toBe(401);
    expect((await office.get(officer, registerPaths.document(record.id, "nothing"))).status).toBe(404);
    expect((await office.get(officer, registerPaths.document("nonsense", "notice"))).status).toBe(404);
  });

  it("leaves empty what is kept apart from whoever asks", async () => {
    const api = await office.as(supervisor);
    const fields = { subject: "工作提醒", partner: clerk.id, unit: "县二部", words: "只给本人和领导看" };
    const record = await api.records.create({ requestId: crypto.randomUUID(), register: "talk", fields });
    const url = registerPaths.document(record.id, "minutes");
    const shows = async (who: TestPerson) => {
      const paper = await textOfPaper(await office.get(who, url));
      expect(paper).toContain("工作提醒");
      return paper.includes("只给本人和领导看");
    };
    expect([await shows(supervisor), await shows(clerk), await shows(people.otherHead)]).toEqual([true, true, false]);
  });
});

describe("a definition as a file", () => {
  it("is for the system administrator, word for word", async () => {
    const shipped = await readFile(path.join(office.server.app.config.registersDir, "hearing.yaml"), "utf8");
    const response = await office.get(administrator, registerPaths.definition("hearing"));
    expect([response.status, await response.text()]).toEqual([200, shipped]);
    expect(response.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''hearing-1.yaml");
    const adopted = await office.get(administrator, `${registerPaths.definition("talk")}?version=1`);
    expect(await adopted.text()).toBe(talkRegister);
    for (const wrong of [registerPaths.definition("nothing"), `${registerPaths.definition("talk")}?version=2`])
      expect((await office.get(administrator, wrong)).status).toBe(404);
    for (const who of [prosecutor, leader])
      expect((await office.get(who, registerPaths.definition("hearing"))).status).toBe(403);
    expect((await office.get(null, registerPaths.definition("hearing"))).status).toBe(401);
  });
});
