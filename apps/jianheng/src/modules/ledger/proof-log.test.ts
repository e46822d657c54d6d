// The log as an outsider meets it: files in a folder, a public key, and the acts that somebody shows.
import { createHash } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { workbookOf } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type Client, type TestOffice } from "../../../test/test-office.ts";
import { logVerify } from "../../commands/log-verify.ts";
import { until } from "../../database/embedded/testing/processes.ts";
import { asSystem } from "../../database/pool.ts";

const { officer, secondOfficer, prosecutor } = people;

let office: TestOffice;
let api: Client;
let work: string;
let keyFile: string;
beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  api = await office.as(officer);
  work = await mkdtemp(path.join(os.tmpdir(), "jianheng-log-"));
  // More acts than one tile holds, so that there are full tiles, partial tiles and two levels.
  const cases = Array.from({ length: 300 }, (_, index) => ({ number: index + 1, informed: "2025-03-14" }));
  await deliver(office, officer, { workbook: await workbookOf(...cases), dataDate: "2025-03-31" });
  const on = [];
  for (const offset of [0, 200])
    on.push(...(await api.findings.list({ filters: { rule: "E01" }, offset, limit: 200 })).items);
  const batch = await act(officer, "confirm", on);
  await act(officer, "handOver", batch.slice(0, 20), { assigneePersonId: prosecutor.id, answerDue: "2099-01-04" });
  await act(secondOfficer, "dismiss", batch.slice(20, 25), {
    dismissalReason: "other",
    reason: "“引号”、\n换行与 emoji 🙂",
  });
  await office.server.app.proofLog.settled();
  keyFile = path.join(work, "log.key");
  await writeFile(keyFile, `${(await api.proof.status({})).verifierKey}\n`);
});
afterAll(async () => {
  await office.stop();
  await rm(work, { recursive: true });
});

async function act(
  who: typeof officer,
  name: "confirm" | "handOver" | "dismiss" | "comment",
  on: readonly { readonly id: string; readonly version: number }[],
  given = {},
) {
  const items = on.map(({ id, version }) => ({ id, version }));
  const own = await office.as(who);
  return (await own.findings.act({ requestId: crypto.randomUUID(), act: name, on: items, arguments: given })).items;
}

/** What `jianheng log verify` says of a folder. */
async function verify(folder: string, ...more: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await logVerify([folder, "--key", keyFile, "--json", ...more], { stdout, stderr });
  return {
    code,
    report: JSON.parse(String(stdout.read())) as {
      ok: boolean;
      entries: number;
      signature: string;
      problems: { code: string }[];
    },
  };
}

const logDir = () => path.join(office.dataDir, "log");

/** Canonical JSON (RFC 8785) of plain data, written down once more. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(",")}}`;
}

function opens(commitment: Buffer, nonce: Buffer, content: unknown): boolean {
  return createHash("sha256").update(nonce).update(canonical(content)).digest().equals(commitment);
}

async function stored() {
  return asSystem(office.server.app.db, async (tx) => ({
    leaves: await tx.selectFrom("log_leaf").selectAll().orderBy("leaf_index").execute(),
    head: await tx.selectFrom("log_head").selectAll().executeTakeFirstOrThrow(),
    acts: await tx.selectFrom("act").selectAll().orderBy("leaf_index").execute(),
    deliveries: await tx.selectFrom("delivery").selectAll().execute(),
    runs: await tx.selectFrom("screening_run").selectAll().execute(),
    hits: await tx.selectFrom("hit").select(["run_id", "body"]).orderBy("id").execute(),
  }));
}

describe("after acts", () => {
  it("the signed checkpoint covers every leaf, and the log verifies with the public key alone", async () => {
    const { leaves, head } = await stored();
    expect(leaves.length).toBe(1 + 1 + 300 + 20 + 5);
    expect(leaves.map((leaf) => leaf.leaf_index)).toEqual(leaves.map((_, index) => index));
    expect(head).toMatchObject({ next_index: leaves.length, tree_size: leaves.length });
    expect(await api.proof.status({})).toMatchObject({
      leaves: leaves.length,
      checkpointSize: leaves.length,
      witnessed: false,
    });
    const { code, report } = await verify(logDir());
    expect(report).toMatchObject({ ok: true, entries: leaves.length, signature: "verified", problems: [] });
    expect(code).toBe(0);
    expect(await readFile(path.join(logDir(), "checkpoint"), "utf8")).toBe(head.checkpoint);
  });

  it("each act opens its own leaf with its nonce, and no other", async () => {
    const { leaves, acts } = await stored();
    expect(acts).toHaveLength(325);
    for (const [at, done] of acts.entries()) {
      const content = {
        register: "finding",
        record: done.record_id,
        seq: done.seq,
        act: done.act,
        from: done.from_state,
        to: done.to_state,
        by: done.by_person,
        byName: done.by_name,
        office: done.for_office,
        at: done.at.toISOString(),
        ground: done.ground,
        arguments: done.arguments,
        request: done.request_id,
      };
      const { commitment } = leaves[done.leaf_index]!;
      expect(opens(commitment, done.nonce, content)).toBe(true);
      expect(opens(commitment, done.nonce, { ...content, to: "closed" })).toBe(false);
      expect(opens(commitment, done.nonce, { ...content, at: new Date(0).toISOString() })).toBe(false);
      expect(opens(leaves[acts[(at + 1) % acts.length]!.leaf_index]!.commitment, done.nonce, content)).toBe(false);
    }
    expect(new Set(acts.map((done) => done.nonce.toString("hex"))).size).toBe(acts.length);
  });

  it("a delivery opens its leaf, and a run its own, which commits to exactly the hits that it shows", async () => {
    const { leaves, deliveries, runs, hits } = await stored();
    const [delivery] = deliveries;
    const about = {
      type: "delivery",
      id: delivery!.id,
      office: delivery!.office_code,
      digest: delivery!.digest,
      dataDate: delivery!.data_date,
      kind: delivery!.kind,
      label: delivery!.label,
      by: delivery!.accepted_by,
      at: delivery!.accepted_at.toISOString(),
    };
    expect(opens(leaves[delivery!.leaf_index]!.commitment, delivery!.nonce, about)).toBe(true);
    const [run] = runs;
    const bodies = hits.filter((hit) => hit.run_id === run!.id).map((hit) => canonical(hit.body));
    const root = merkleRoot(bodies.map((body) => sha256(Buffer.from([0]), Buffer.from(body))));
    const result = {
      type: "screening",
      run: run!.id,
      delivery: run!.delivery_id,
      asOf: run!.as_of,
      book: run!.book_digest,
      calendars: (run!.report as { readonly calendars: unknown }).calendars,
      hits: bodies.length,
      hitRoot: root.toString("hex"),
      at: run!.finished_at!.toISOString(),
    };
    expect(root.equals(run!.hit_root!)).toBe(true);
    expect(opens(leaves[run!.leaf_index!]!.commitment, run!.nonce!, result)).toBe(true);
  });

  it("the page says of each act whether a signed checkpoint covers it", async () => {
    const [finding] = (await api.findings.list({ filters: { state: ["handedOver"] }, limit: 1 })).items;
    const { history } = await api.findings.get({ id: finding!.id });
    expect(history.map(({ proof }) => proof)).toEqual(["logged", "logged"]);
  });

  it("a witness's older checkpoint is found to be a beginning of the log, until the log is rewritten", async () => {
    const witness = path.join(work, "witness");
    await cp(path.join(logDir(), "checkpoint"), witness);
    const [finding] = (await api.findings.list({ filters: { state: ["confirmed"] }, limit: 1 })).items;
    await act(officer, "comment", [finding!], { reason: "见证之后" });
    await office.server.app.proofLog.settled();
    expect(await verify(logDir(), "--witness", witness)).toMatchObject({ code: 0, report: { ok: true } });
  });
});

describe("tampering", () => {
  it("with any one file of the log is found", async () => {
    const names = (await readdir(logDir(), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(logDir(), path.join(entry.parentPath, entry.name)));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      const copy = await mkdtemp(path.join(work, "copy-"));
      await cp(logDir(), copy, { recursive: true });
      const content = await readFile(path.join(copy, name));
      content[Math.floor(content.length / 2)]! ^= 1;
      await writeFile(path.join(copy, name), content);
      const changed = await verify(copy);
      expect([name, changed.code, changed.report.ok]).toEqual([name, 1, false]);
      // A partial tile that a longer one has replaced may be gone.
      const [tile, width] = name.split(".p/");
      if (names.some((other) => other.startsWith(`${tile}.p/`) && Number(other.split(".p/")[1]) > Number(width)))
        continue;
      await rm(path.join(copy, name));
      const removed = await verify(copy);
      expect([name, removed.code]).toEqual([name, 1]);
    }
  });
});

describe("a log that cannot be written", () => {
  it("does not hold up acts; they say so, and are signed once it can be written again", async () => {
    const [finding] = (await api.findings.list({ filters: { state: ["confirmed"] }, limit: 1 })).items;
    await rename(logDir(), `${logDir()}.away`);
    await writeFile(logDir(), "no folder");
    const [done] = await act(officer, "comment", [finding!], { reason: "磁盘暂时不可写" });
    await office.server.app.proofLog.settled();
    expect((await api.findings.get({ id: done!.id })).history.at(-1)).toMatchObject({ proof: "pending" });
    expect(office.lines.join("\n")).toContain("signing the proof log failed");

    await rm(logDir());
    await rename(`${logDir()}.away`, logDir());
    // Nobody acts again: it is tried by itself.
    const isLogged = async () => (await api.findings.get({ id: done!.id })).history.at(-1)?.proof === "logged";
    expect(await until(isLogged, 15_000)).toBe(true);
    expect(await verify(logDir())).toMatchObject({ code: 0 });
  });

  it("a call at the very moment a signing ends is not lost", async () => {
    const { proofLog } = office.server.app;
    const [finding] = (await api.findings.list({ filters: { state: ["confirmed"] }, limit: 1 })).items;
    await rename(logDir(), `${logDir()}.away`);
    await writeFile(logDir(), "no folder");
    await act(officer, "comment", [finding!], { reason: "再次不可写" });
    await proofLog.settled();
    // It fails once more; by then the folder is back, and whoever hears of the failure asks again at once.
    await new Promise<void>((resolve) => {
      proofLog.signSoon(() => {
        rmSync(logDir());
        renameSync(`${logDir()}.away`, logDir());
        queueMicrotask(() => {
          proofLog.signSoon(() => undefined);
          resolve();
        });
      });
    });
    await proofLog.settled();
    const { leaves, checkpointSize } = await api.proof.status({});
    expect(checkpointSize).toBe(leaves);
  });
});

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** RFC 6962 section 2.1, over leaf hashes. */
function merkleRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!;
  let half = 1;
  while (half * 2 < hashes.length) half *= 2;
  return sha256(Buffer.from([1]), merkleRoot(hashes.slice(0, half)), merkleRoot(hashes.slice(half)));
}
