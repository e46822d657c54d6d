// A client works, the server is killed in the middle of it, is started again, and everything that was acknowledged must
// be there and whole. Again and again, at moments that a seed decides.
import { readdirSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import { setImmediate as immediate, setTimeout as sleep } from "node:timers/promises";
import { uploadPath, type FindingAct, type FindingRow } from "@jianheng/contract";
import { readConfig } from "../../src/config.ts";
import { makeTestFolder } from "../../src/database/embedded/testing/test-folder.ts";
import { startServer } from "../../src/main.ts";
import { workbookOf } from "../invented-workbook.ts";
import { clientOf, fillOffice, formOf, people, signIn, type Client, type TestPerson } from "../test-office.ts";
import { Acknowledgements } from "./acknowledgements.ts";
import { assertNothingHalf, assertWhole } from "./assert-whole.ts";
import { KillableServer, type KillWay } from "./killable-server.ts";

export const killPhases = ["upload", "read", "publish", "screening", "registering", "acting", "signing"] as const;
export type KillPhase = (typeof killPhases)[number];

export interface KillReport {
  readonly kills: Readonly<Record<string, number>>;
  readonly deliveries: number;
  readonly acts: number;
  /** Folders in the lake that had no row yet when the server died. */
  readonly caughtBetweenRenameAndCommit: number;
  /** Done, but the server died before it could say so. */
  readonly storedWithoutAnswer: number;
  readonly slowestStartMs: number;
}

/** One kill per entry of `phases`. Throws with the seed when anything acknowledged is missing or anything is half there. */
export async function killRun(options: {
  readonly seed: number;
  readonly phases: readonly KillPhase[];
  readonly cases: number;
  readonly say: (line: string) => void;
}): Promise<KillReport> {
  const dataDir = await makeTestFolder();
  const run = new KillRun(dataDir, options.seed, options.cases);
  try {
    await makeOffice(dataDir);
    await run.start();
    await run.warmUp();
    for (const [index, phase] of options.phases.entries()) {
      const way = run.random.pick(["server", "all", "database", "server", "all", "both"] as const);
      options.say(`${index + 1}/${options.phases.length} ${phase} ${way}`);
      await run.killIn(phase, way);
    }
    await run.stop();
    return run.report;
  } catch (error) {
    throw new Error(`kill run with seed ${options.seed} in ${dataDir}: ${String(error)}\n${run.said}`, {
      cause: error,
    });
  } finally {
    await run.end();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}

async function makeOffice(dataDir: string): Promise<void> {
  const server = await startServer(readConfig({ dataDir, port: 0, environment: {} }), () => undefined);
  await fillOffice(server);
  await server.stop();
}

/** An act whose answer did not come. */
interface Open {
  readonly who: TestPerson;
  readonly act: FindingAct;
  readonly requestId: string;
  readonly on: readonly { readonly id: string; readonly version: number }[];
}

class KillRun {
  readonly random: Random;
  readonly #dataDir: string;
  readonly #cases: number;
  readonly #acknowledged: Acknowledgements;
  readonly #lateNotices = new Map<string, number>();
  readonly #cookies = new Map<string, string>();
  /** How long each step takes when nobody disturbs it: where kills are aimed. */
  readonly #took = { read: 300, accept: 200, register: 200, act: 50 };
  readonly #report = {
    kills: {} as Record<string, number>,
    deliveries: 0,
    acts: 0,
    caughtBetweenRenameAndCommit: 0,
    storedWithoutAnswer: 0,
    slowestStartMs: 0,
  };
  #server: KillableServer | undefined;
  #delivered = 0;
  #open: Open[] = [];
  #waiting: { readonly uploadId: string; readonly label: string } | undefined;

  constructor(dataDir: string, seed: number, cases: number) {
    this.#dataDir = dataDir;
    this.#cases = cases;
    this.random = new Random(seed);
    this.#acknowledged = new Acknowledgements(path.join(dataDir, "acknowledged.jsonl"));
  }

  get report(): KillReport {
    return this.#report;
  }

  get said(): string {
    return this.#server?.said ?? "";
  }

  async start(): Promise<void> {
    const from = performance.now();
    this.#server = await KillableServer.start(this.#dataDir);
    this.#report.slowestStartMs = Math.max(this.#report.slowestStartMs, Math.round(performance.now() - from));
  }

  /** One delivery and a few acts in peace, with a watch in hand. */
  async warmUp(): Promise<void> {
    const upload = await this.#upload();
    this.#took.read = await timed(async () => (await this.#as(people.officer)).deliveries.inspect(upload));
    let accepted: { runId: string } | undefined;
    this.#took.accept = await timed(async () => void (accepted = await this.#accept(upload)));
    this.#took.register = await timed(
      () => this.#watch(accepted!.runId),
      await this.#untilRegistering(accepted!.runId),
    );
    const [finding] = await this.#suspected(1);
    this.#took.act = await timed(() => this.#act(people.officer, "comment", [finding!]));
    await this.#check();
  }

  async killIn(phase: KillPhase, way: KillWay): Promise<void> {
    const server = this.#server!;
    const lakeBefore = await this.#lakeFolders();
    await this.#work(phase, await server.aim(way));
    this.#report.kills[`${phase} ${way}`] = (this.#report.kills[`${phase} ${way}`] ?? 0) + 1;
    const lakeAfter = await this.#lakeFolders();
    // A server that lost its database for a moment says so, and goes on.
    if (way === "database") server.forgiveDefects();
    else await this.start();
    const swept = lakeAfter.filter((name) => !lakeBefore.includes(name)).length;
    const kept = (await this.#lakeFolders()).filter((name) => !lakeBefore.includes(name)).length;
    this.#report.caughtBetweenRenameAndCommit += swept - kept;
    const database = await this.#server!.connect();
    try {
      await assertNothingHalf(database, this.#dataDir);
    } finally {
      await database.end();
    }
    await this.#takeUp();
    await this.#check();
  }

  async stop(): Promise<void> {
    const code = await this.#server!.stop();
    if (code !== 0) throw new Error(`the last, peaceful stop ended with ${String(code)}`);
    this.#server = undefined;
  }

  /** Whatever happened, nothing keeps running. */
  async end(): Promise<void> {
    await this.#server?.stop();
  }

  /** Works until somewhere in the phase, and kills. Whatever fails from then on had no answer. */
  async #work(phase: KillPhase, kill: () => Promise<void>): Promise<void> {
    const later = async (withinMs: number) => {
      await sleep(this.random.below(withinMs));
      await kill();
    };
    switch (phase) {
      case "upload":
        return this.#halfUpload(later);
      case "read": {
        const upload = await this.#upload();
        const asked = (await this.#as(people.officer)).deliveries.inspect(upload);
        const killing = later(this.#took.read);
        await Promise.allSettled([asked, killing]);
        return killing;
      }
      case "publish": {
        const upload = await this.#upload();
        await (await this.#as(people.officer)).deliveries.inspect(upload);
        const killing = this.random.pick([true, false]) ? this.#afterRename(kill) : later(this.#took.accept);
        await Promise.allSettled([this.#accept(upload), killing]);
        return killing;
      }
      case "screening": {
        const { runId } = await this.#accept(await this.#upload());
        const rules = this.random.below(30);
        await this.#watch(runId, ({ done }) => done >= rules);
        return later(40);
      }
      case "registering": {
        const { runId } = await this.#accept(await this.#upload());
        await (
          await this.#untilRegistering(runId)
        )();
        return later(this.#took.register);
      }
      case "acting":
        return this.#actUntilKilled(later);
      case "signing": {
        const findings = await this.#suspected(40);
        await this.#act(people.officer, "confirm", findings);
        return later(30);
      }
    }
  }

  /** Retries what had no answer, as a person does who looks again: it must be done once, now or before. */
  async #takeUp(): Promise<void> {
    const database = await this.#server!.connect();
    const stored = new Set(
      (await database.query<{ id: string }>("SELECT DISTINCT request_id AS id FROM act")).rows.map(({ id }) => id),
    );
    const labels = new Set(
      (await database.query<{ label: string }>("SELECT label FROM delivery")).rows.map(({ label }) => label),
    );
    await database.end();
    for (const { who, act, requestId, on } of this.#open.splice(0)) {
      if (stored.has(requestId)) this.#report.storedWithoutAnswer += 1;
      await this.#act(who, act, on, requestId);
    }
    if (this.#waiting === undefined) return;
    const upload = this.#waiting;
    const api = await this.#as(people.officer);
    if (labels.has(upload.label)) {
      this.#report.storedWithoutAnswer += 1;
      const code = await api.deliveries.accept({ uploadId: upload.uploadId, ...this.#terms(upload.label) }).then(
        () => "accepted",
        (error: { code: string }) => error.code,
      );
      if (code !== "delivery.already_accepted" && code !== "delivery.not_found")
        throw new Error(`a delivery that is there was answered ${code}`);
      this.#waiting = undefined;
      this.#report.deliveries += 1;
      return;
    }
    const { cases } = await api.deliveries.inspect(upload);
    if (cases !== this.#cases) throw new Error(`the upload ${upload.label} has ${cases} cases`);
    await this.#accept(upload);
  }

  async #check(): Promise<void> {
    const database = await this.#server!.connect();
    try {
      await assertWhole(database, this.#dataDir, {
        acknowledged: this.#acknowledged.read(),
        lateNotices: this.#lateNotices,
      });
    } finally {
      await database.end();
    }
    if (this.#server!.defects.length > 0)
      throw new Error(`the server reported defects: ${this.#server!.defects.join("\n")}`);
  }

  // ---------------------------------------------------------------- the client

  async #as(who: TestPerson): Promise<Client> {
    // Signed in once: sessions outlive the server.
    let cookie = this.#cookies.get(who.id);
    if (cookie === undefined) {
      cookie = await signIn(this.#server!.address, who);
      this.#cookies.set(who.id, cookie);
    }
    return clientOf(this.#server!.address, cookie);
  }

  /** Cases that nobody delivered before, and a few of the delivery before, all told of their rights a day late. */
  async #nextWorkbook(): Promise<{ readonly label: string; readonly content: Uint8Array }> {
    const number = (this.#delivered += 1);
    const label = `第${number}批`;
    const first = (number - 1) * 1000 + 1;
    const again = number === 1 ? 0 : 10;
    const cases = [
      ...Array.from({ length: again }, (_, index) => first - 1000 + index),
      ...Array.from({ length: this.#cases - again }, (_, index) => first + index),
    ];
    this.#lateNotices.set(label, cases.length);
    const content = await workbookOf(...cases.map((one) => ({ number: one, informed: "2025-03-14", summary: label })));
    return { label, content };
  }

  async #upload(): Promise<{ readonly uploadId: string; readonly label: string }> {
    const { label, content } = await this.#nextWorkbook();
    await this.#as(people.officer);
    const response = await fetch(`${this.#server!.address}${uploadPath}`, {
      method: "POST",
      body: await formOf([{ name: `${label}.xlsx`, content }]),
      headers: { cookie: this.#cookies.get(people.officer.id)! },
    });
    const { uploadId } = (await response.json()) as { uploadId: string };
    this.#acknowledged.note({ kind: "upload", uploadId, label });
    this.#waiting = { uploadId, label };
    return { uploadId, label };
  }

  /** Sends a part of a file, and then nothing more. */
  async #halfUpload(later: (withinMs: number) => Promise<void>): Promise<void> {
    await this.#as(people.officer);
    const sending = request(`${this.#server!.address}${uploadPath}`, {
      method: "POST",
      headers: {
        cookie: this.#cookies.get(people.officer.id)!,
        "content-type": "multipart/form-data; boundary=b",
        "content-length": 9e6,
      },
    });
    sending.on("error", () => undefined);
    sending.write('--b\r\ncontent-disposition: form-data; name="files"; filename="half.xlsx"\r\n\r\n');
    sending.write(Buffer.alloc(this.random.below(4_000_000), 1));
    await later(150);
    sending.destroy();
  }

  #terms(label: string) {
    return { dataDate: "2025-03-31", kind: "increment", label } as const;
  }

  async #accept(upload: { readonly uploadId: string; readonly label: string }) {
    const api = await this.#as(people.officer);
    const accepted = await api.deliveries.accept({ uploadId: upload.uploadId, ...this.#terms(upload.label) });
    this.#acknowledged.note({ kind: "delivery", ...upload, ...accepted });
    this.#waiting = undefined;
    this.#report.deliveries += 1;
    return accepted;
  }

  /** Follows a run until it ends, or until `enough`. */
  async #watch(runId: string, enough: (step: { done: number; phase: string }) => boolean = () => false): Promise<void> {
    const api = await this.#as(people.officer);
    for await (const { done, phase, state, hits, undetermined } of await api.deliveries.watch({ runId })) {
      if (state === "finished") this.#acknowledged.note({ kind: "run", runId, hits, undetermined });
      if (state === "finished" || enough({ done, phase: phase.zh })) return;
    }
  }

  async #untilRegistering(runId: string): Promise<() => Promise<void>> {
    return () => this.#watch(runId, ({ phase }) => phase === "登记疑点");
  }

  async #suspected(limit: number): Promise<FindingRow[]> {
    const api = await this.#as(people.officer);
    const { items } = await api.findings.list({
      filters: { rule: "E01", state: ["suspected"] },
      sort: "newest",
      limit,
    });
    return items;
  }

  /** Several people act on different findings, one act after the other, until the server is gone. */
  async #actUntilKilled(later: (withinMs: number) => Promise<void>): Promise<void> {
    const findings = await this.#suspected(24);
    let killed = false;
    const writers = [people.officer, people.secondOfficer, people.officer, people.cityOfficer].map(
      async (who, index) => {
        for (const finding of findings.filter((_, at) => at % 4 === index)) {
          let on: readonly Pick<FindingRow, "id" | "version">[] = [finding];
          for (const act of ["confirm", "comment", "handOver"] as const) {
            if (killed) return;
            on = await this.#act(who, act, on);
          }
        }
      },
    );
    const killing = later(this.#took.act * 12).finally(() => (killed = true));
    await Promise.allSettled([...writers, killing]);
    await killing;
  }

  async #act(
    who: TestPerson,
    act: FindingAct,
    findings: readonly Pick<FindingRow, "id" | "version">[],
    requestId: string = this.random.uuid(),
  ): Promise<readonly Pick<FindingRow, "id" | "version">[]> {
    const on = findings.map(({ id, version }) => ({ id, version }));
    const open: Open = { who, act, requestId, on };
    this.#open.push(open);
    const api = await this.#as(who);
    const given =
      act === "handOver" ? { assigneePersonId: people.prosecutor.id } : act === "comment" ? { reason: "记" } : {};
    const { items } = await api.findings.act({ requestId, act, on, arguments: given });
    this.#acknowledged.note({ kind: "act", requestId, act, findings: on.map(({ id }) => id) });
    this.#open = this.#open.filter((one) => one !== open);
    this.#report.acts += 1;
    return items;
  }

  /** Kills a few milliseconds after a delivery's folder has moved into the lake: its row is being written. */
  async #afterRename(kill: () => Promise<void>): Promise<void> {
    const lake = path.join(this.#dataDir, "lake/deliveries");
    const before = readdirSync(lake).length;
    for (const deadline = Date.now() + 20_000; readdirSync(lake).length === before && Date.now() < deadline;)
      await immediate();
    const struck = Date.now() + this.random.below(12);
    while (Date.now() < struck) await immediate();
    await kill();
  }

  async #lakeFolders(): Promise<readonly string[]> {
    return readdir(path.join(this.#dataDir, "lake/deliveries")).catch(() => []);
  }
}

async function timed(
  work: () => Promise<unknown>,
  before: () => Promise<void> = async () => undefined,
): Promise<number> {
  await before();
  const from = performance.now();
  await work();
  return Math.max(20, performance.now() - from);
}

/** mulberry32: small, and the same everywhere. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer from 0, below `end`. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * Math.max(1, end));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const keyed = items.map((item) => ({ item, key: this.below(1 << 30) }));
    return keyed.toSorted((one, other) => one.key - other.key).map(({ item }) => item);
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.below(16).toString(16)).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
