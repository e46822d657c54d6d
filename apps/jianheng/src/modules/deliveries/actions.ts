import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Inspection, ReadingProgress } from "@jianheng/contract";
import { openSnapshot, type DeliveryManifest, type DeliveryResult } from "@jianheng/lake";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import { OneAtATime } from "../../one-at-a-time.ts";
import { readCompletely, type ReadingResult } from "../../reading/index.ts";
import { enterOffices, listOffices, type SignedIn } from "../identity/index.ts";
import { appendLeaves } from "../ledger/index.ts";
import { answersFollowed, mappingFollowed, replacedBy, type ReadBy } from "./answers.ts";
import { diagnosticSentence, problemGroupsOf, sheetsOf } from "./inspection.ts";
import { deliveryContent } from "./leaf.ts";
import { questionsOf } from "./questions.ts";
import { findDelivery, findSameDelivery, lockOfficeDeliveries } from "./store.ts";
import {
  deleteTableMapping,
  insertTableMapping,
  listTableMappings,
  noteTableMappingsUsed,
} from "./table-mapping-store.ts";
import {
  findGivenAnswers,
  findReading,
  findUpload,
  publishUpload,
  readReadBy,
  readUpload,
  removeUpload,
  unpublishUpload,
  type Upload,
} from "./uploads.ts";

/** What a delivery says of its cases, read from the lake. */
interface CaseFacts {
  /** Cases without an office code are those of the importing office. */
  readonly offices: readonly {
    readonly code: string;
    readonly name: string;
    readonly cases: number;
    readonly departments: readonly string[];
  }[];
  readonly cases: number;
  readonly latestDay: string | null;
}

/** An administrator's post shuts this off with all other case content. */
export function mayImport(signedIn: SignedIn): boolean {
  return signedIn.roles.includes("caseManagement") && signedIn.reach === "office";
}

/** Reading, answering and accepting one upload take turns: an answer drops what was read, acceptance moves it away. */
export const turns = new OneAtATime();

/** Uploads that are read again by newer answers, or are about to be: whoever watches is shown that reading. */
const beingReadAgain = new Map<string, Set<AbortController>>();

/** `cancel` fires when whoever sent the upload wants its reading as it was before. */
export async function readAgain<Result>(
  uploadId: string,
  work: (cancel: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const cancelling = new AbortController();
  const others = beingReadAgain.get(uploadId) ?? new Set();
  beingReadAgain.set(uploadId, others.add(cancelling));
  try {
    return await work(cancelling.signal);
  } finally {
    others.delete(cancelling);
    if (others.size === 0 && beingReadAgain.get(uploadId) === others) beingReadAgain.delete(uploadId);
  }
}

/** Cancels what reads the upload again, or waits for its turn to; whether there was anything. */
export async function cancelReadingAgain(
  app: App,
  signedIn: SignedIn,
  uploadId: string,
): Promise<{ readonly cancelled: boolean } | Refusal> {
  if (!mayImport(signedIn)) return refuse("access.denied", { who: "案管人员" });
  const upload = await findUpload(folders(app.config).uploads, uploadId, signedIn.personId);
  if (upload === undefined) return refuse("delivery.not_found");
  const works = beingReadAgain.get(uploadId) ?? [];
  for (const work of works) work.abort(new Error("reading again was cancelled"));
  return { cancelled: [...works].length > 0 };
}

/** Reads the upload and says what was understood; nothing is stored beyond the upload's own folder. */
export async function inspectUpload(app: App, signedIn: SignedIn, uploadId: string): Promise<Inspection | Refusal> {
  if (!mayImport(signedIn)) return refuse("access.denied", { who: "案管人员" });
  return turns.run(uploadId, () => inspectInTurn(app, signedIn, uploadId));
}

async function inspectInTurn(app: App, signedIn: SignedIn, uploadId: string): Promise<Inspection | Refusal> {
  const upload = await findUpload(folders(app.config).uploads, uploadId, signedIn.personId);
  if (upload === undefined) return refuse("delivery.not_found");
  return inspectionOf(app, signedIn, upload);
}

/** What is understood of the upload, read now if it has not been. The caller has the upload's turn. */
export async function inspectionOf(app: App, signedIn: SignedIn, upload: Upload): Promise<Inspection | Refusal> {
  const read = await readNow(app, signedIn, upload);
  if (read.outcome === "refused" && !read.answerable) return unreadable(read);
  const { manifest } = read;
  const facts = read.outcome === "refused" ? noFacts : await readCaseFacts(read.directory, signedIn.officeCode);
  const questions = questionsOf(read);
  return asReader(app.db, signedIn.reader, async (tx) => {
    const known = await listOffices(tx);
    const same = await findSameDelivery(tx, signedIn.officeCode, manifest.digest);
    const offices = facts.offices.map((office) => {
      const found = known.find((candidate) => candidate.code === office.code);
      return {
        code: office.code,
        name: found?.name ?? office.name,
        level: (found?.level ?? "county") as "province" | "city" | "county",
        standing: standingOf(signedIn, found !== undefined, office.code),
        cases: office.cases,
      };
    });
    return {
      uploadId: upload.id,
      files: manifest.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      sheets: sheetsOf(manifest),
      problems: problemGroupsOf(manifest),
      cases: facts.cases,
      offices,
      latestDay: facts.latestDay,
      sameAs:
        same === undefined
          ? null
          : { deliveryId: same.id, label: same.label, acceptedAt: same.accepted_at.toISOString() },
      encodingQuestions: read.encodings,
      questions,
      needsAnswers: questions.length > 0,
      canAccept: same === undefined && facts.cases > 0 && offices.every((office) => office.standing !== "outOfReach"),
    };
  });
}

/** Reads the upload by its answers and by those that the office remembers, unless that was done before. */
export function readNow(app: App, signedIn: SignedIn, upload: Upload, cancel?: AbortSignal): Promise<ReadingResult> {
  const remembered = () => asReader(app.db, signedIn.reader, (tx) => listTableMappings(tx, signedIn.officeCode));
  return readUpload(app.readings, upload, remembered, cancel);
}

const noFacts: CaseFacts = { offices: [], cases: 0, latestDay: null };

/** How far the reading of the upload is, live; what has been read already ends at once. */
export async function watchReading(
  app: App,
  signedIn: SignedIn,
  uploadId: string,
  signal: AbortSignal | undefined,
): Promise<AsyncIterable<ReadingProgress> | Refusal> {
  if (!mayImport(signedIn)) return refuse("access.denied", { who: "案管人员" });
  const upload = await findUpload(folders(app.config).uploads, uploadId, signedIn.personId);
  if (upload === undefined) return refuse("delivery.not_found");
  const read = beingReadAgain.has(uploadId) ? undefined : await findReading(upload);
  return read === undefined ? app.readings.follow(uploadId, signal) : only(readCompletely(read));
}

async function* only<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}

/** Offices the installation does not know are entered on acceptance; known ones must be the reader's to import. */
function standingOf(signedIn: SignedIn, isKnown: boolean, officeCode: string): "inReach" | "new" | "outOfReach" {
  if (!isKnown) return "new";
  return signedIn.reader.offices.includes(officeCode) ? "inReach" : "outOfReach";
}

export interface Acceptance {
  readonly uploadId: string;
  readonly dataDate: string;
  readonly kind: "full" | "increment";
  /** Days of acceptance that the delivery says it covers, both included. */
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  readonly label?: string | undefined;
}

/** Makes the delivery visible whole and queues its screening; refused, it leaves everything as it was. */
export async function acceptDelivery(
  app: App,
  signedIn: SignedIn,
  acceptance: Acceptance,
): Promise<{ readonly deliveryId: string; readonly runId: string } | Refusal> {
  if (!mayImport(signedIn)) return refuse("access.denied", { who: "案管人员" });
  if (acceptance.dataDate > signedIn.today) return refuse("delivery.data_date_invalid", { value: acceptance.dataDate });
  const { period } = acceptance;
  if (period !== undefined && (period.from > period.to || period.to > acceptance.dataDate))
    return refuse("delivery.period_invalid");
  return turns.run(acceptance.uploadId, () => acceptInTurn(app, signedIn, acceptance));
}

async function acceptInTurn(
  app: App,
  signedIn: SignedIn,
  acceptance: Acceptance,
): Promise<{ readonly deliveryId: string; readonly runId: string } | Refusal> {
  const { lake, uploads } = folders(app.config);
  const upload = await findUpload(uploads, acceptance.uploadId, signedIn.personId);
  if (upload === undefined) return refuse("delivery.not_found");
  const read = await readNow(app, signedIn, upload);
  if (read.outcome === "refused") return unreadable(read);
  const answers = { readBy: await readReadBy(upload), remember: (await findGivenAnswers(upload))?.remember === true };
  const facts = await readCaseFacts(read.directory, signedIn.officeCode);
  if (facts.cases === 0) return refuse("delivery.nothing_recognised");
  const deliveryId = randomUUID();
  await publishUpload(read.directory, lake, deliveryId);
  let result: { readonly deliveryId: string; readonly runId: string } | Refusal;
  try {
    result = await asReader(app.db, signedIn.reader, (tx) =>
      writeDelivery(app, tx, signedIn, { acceptance, deliveryId, manifest: read.manifest, facts, answers }),
    );
  } catch (error) {
    if ((await hasRow(app, signedIn, deliveryId)) === false) await unpublishUpload(read.directory, lake, deliveryId);
    throw error;
  }
  if ("refused" in result) {
    await unpublishUpload(read.directory, lake, deliveryId);
    return result;
  }
  app.proofLog.signSoon((error) => app.log(`signing the proof log failed: ${String(error)}`));
  await removeUpload(upload);
  return result;
}

/** How often and how long a database that has gone away is asked again; a restart after a crash takes seconds. */
const askAgain = { times: 60, everyMs: 1000 };

/**
 * Whether the delivery was stored after all: a connection may break after the commit and before its answer. Undefined
 * when the database stays away; the folder then stays too, and the next start removes it if there is no row.
 */
async function hasRow(app: App, signedIn: SignedIn, deliveryId: string): Promise<boolean | undefined> {
  for (let times = 0; times < askAgain.times; times += 1) {
    try {
      return await asReader(app.db, signedIn.reader, async (tx) => {
        // Waits for a transaction that the database has not given up yet.
        await lockOfficeDeliveries(tx, signedIn.officeCode);
        return (await findDelivery(tx, deliveryId)) !== undefined;
      });
    } catch {
      await sleep(askAgain.everyMs);
    }
  }
  return undefined;
}

/** The delivery's row, leaf, run and job, in the caller's transaction. */
async function writeDelivery(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  delivery: {
    readonly acceptance: Acceptance;
    readonly deliveryId: string;
    readonly manifest: DeliveryManifest;
    readonly facts: CaseFacts;
    readonly answers: { readonly readBy: ReadBy; readonly remember: boolean };
  },
): Promise<{ readonly deliveryId: string; readonly runId: string } | Refusal> {
  const { acceptance, deliveryId, manifest, facts, answers } = delivery;
  const mapping = mappingFollowed(manifest, answers.readBy);
  await lockOfficeDeliveries(tx, signedIn.officeCode);
  const same = await findSameDelivery(tx, signedIn.officeCode, manifest.digest);
  if (same !== undefined)
    return refuse("delivery.already_accepted", { at: same.accepted_at.toISOString(), who: same.accepted_by_name });
  const known = await listOffices(tx);
  const isKnown = (code: string) => known.some((office) => office.code === code);
  const outside = facts.offices.filter(
    (office) => standingOf(signedIn, isKnown(office.code), office.code) === "outOfReach",
  );
  if (outside.length > 0)
    return refuse("delivery.office_out_of_reach", {
      offices: outside.map((office) => office.name || office.code).join("、"),
    });
  await enterOffices(
    tx,
    facts.offices.filter((office) => !isKnown(office.code)),
    { parentCode: signedIn.officeCode, demonstration: signedIn.demonstration },
  );
  const at = app.clock.now();
  const label = acceptance.label?.trim() || nameOfFiles(manifest) || `${acceptance.dataDate} 数据`;
  const scope = {
    offices: facts.offices.map((office) => office.code),
    datasets: manifest.datasets.filter((dataset) => dataset.rows > 0).map((dataset) => dataset.id),
    ...(acceptance.period === undefined ? {} : { period: acceptance.period }),
  };
  const summary = { sheets: sheetsOf(manifest), problemGroups: problemGroupsOf(manifest), mapping };
  const content = deliveryContent({
    id: deliveryId,
    office_code: signedIn.officeCode,
    digest: manifest.digest,
    data_date: acceptance.dataDate,
    kind: acceptance.kind,
    label,
    accepted_by: signedIn.personId,
    accepted_at: at,
    scope,
    summary,
  });
  const [leaf] = await appendLeaves(tx, [content]);
  await tx
    .insertInto("delivery")
    .values({
      id: deliveryId,
      office_code: signedIn.officeCode,
      label,
      data_date: acceptance.dataDate,
      kind: acceptance.kind,
      scope: JSON.stringify(scope),
      digest: manifest.digest,
      files: JSON.stringify(manifest.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }))),
      summary: JSON.stringify(summary),
      cases: facts.cases,
      rows: manifest.datasets.reduce((sum, dataset) => sum + dataset.rows, 0),
      problems: manifest.problems.total,
      accepted_by: signedIn.personId,
      accepted_at: at,
      demonstration: signedIn.demonstration,
      nonce: leaf!.nonce,
      leaf_index: leaf!.leafIndex,
    })
    .execute();
  await keepAnswers(tx, signedIn, {
    followed: answersFollowed(manifest, answers.readBy),
    remember: answers.remember,
    at,
  });
  const runId = randomUUID();
  await tx
    .insertInto("screening_run")
    .values({
      id: runId,
      delivery_id: deliveryId,
      office_code: signedIn.officeCode,
      state: "queued",
      as_of: acceptance.dataDate,
      progress: JSON.stringify(queuedProgress(runId)),
      queued_at: at,
    })
    .execute();
  await app.jobs.enqueue(tx, "screening.run", { runId });
  return { deliveryId, runId };
}

/** Remembers the answers that were given, where that is wanted, and notes which remembered ones the delivery was read by. */
async function keepAnswers(
  tx: Tx,
  signedIn: SignedIn,
  answers: { readonly followed: ReadBy["answers"]; readonly remember: boolean; readonly at: Date },
): Promise<void> {
  const { followed, remember, at } = answers;
  const followedIds = new Set(followed.map(({ rememberedId }) => rememberedId));
  if (remember) {
    for (const { mapping, rememberedId } of followed) {
      if (rememberedId !== null) continue;
      const remembered = await listTableMappings(tx, signedIn.officeCode);
      for (const { id } of replacedBy(mapping, remembered, followedIds))
        await deleteTableMapping(tx, signedIn.officeCode, id);
      const id = await insertTableMapping(tx, { officeCode: signedIn.officeCode, mapping, by: signedIn.personId, at });
      // Two tables of this delivery with the same headers are told apart by their titles.
      followedIds.add(id);
    }
  }
  await noteTableMappingsUsed(
    tx,
    [...followedIds].filter((id) => id !== null),
    at,
  );
}

function queuedProgress(runId: string) {
  return {
    runId,
    state: "queued",
    phase: { zh: "等待筛查", en: "waiting" },
    done: 0,
    total: 0,
    hits: 0,
    undetermined: 0,
    error: null,
  };
}

/** Why a reading that no answer can mend was refused. */
export function unreadable(read: Extract<DeliveryResult, { outcome: "refused" }>): Refusal {
  if (read.diagnostics.some(({ code }) => code === "delivery.nothing_recognised"))
    return refuse("delivery.nothing_recognised");
  const reason = read.diagnostics.map((diagnostic) => diagnosticSentence(diagnostic).zh).join(" ");
  return refuse("delivery.unreadable", { reason });
}

async function readCaseFacts(directory: string, importingOffice: string): Promise<CaseFacts> {
  const snapshot = await openSnapshot(directory);
  try {
    const reader = await snapshot.connection.runAndReadAll(
      `SELECT coalesce(officeCode, $1) AS code, coalesce(any_value(officeName), '') AS name, count(*)::INTEGER AS cases,
              list_sort(list_distinct(list(department))) AS departments,
              CAST(max(greatest(acceptedDate, decidedDate, closedDate)) AS VARCHAR) AS latest
       FROM cases GROUP BY 1 ORDER BY 1`,
      [importingOffice],
    );
    const rows = reader.getRowObjectsJson() as unknown as (CaseFacts["offices"][number] & { latest: string | null })[];
    const days = rows.map((row) => row.latest).filter((day) => day !== null);
    return {
      offices: rows.map(({ code, name, cases, departments }) => ({ code, name: name || code, cases, departments })),
      cases: rows.reduce((sum, row) => sum + row.cases, 0),
      latestDay: days.toSorted().at(-1) ?? null,
    };
  } finally {
    snapshot.close();
  }
}

/** The first file's name without its ending, and how many more there are. */
function nameOfFiles(manifest: DeliveryManifest): string {
  const [first, ...others] = manifest.files.map((file) =>
    file.name
      .split("/")
      .at(-1)!
      .replace(/\.[^.]+$/, ""),
  );
  if (first === undefined) return "";
  return others.length === 0 ? first : `${first} 等 ${others.length + 1} 个文件`;
}
