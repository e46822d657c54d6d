import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import { readManifest, sweepStaging } from "@jianheng/lake";
import { syncFolder, writeDurably } from "../../durable-file.ts";
import type { ReadingResult, Readings } from "../../reading/index.ts";
import { answersToReadBy, type GivenAnswers, type ReadBy, type RememberedAnswer } from "./answers.ts";

// An upload is a folder `uploads/<id>`:
//   owner.json      who sent it
//   files/          the bytes as sent, by position, with names.json
//   mapping.json    a person's answers about its tables, if there are any
//   read-by.json    the answers that the reading followed, remembered ones included
//   lake/           what readDelivery made of them, once asked
//   encodings.json  first lines of text files whose encoding is, or was, asked for
//   refused.json    instead of lake/: why they cannot be read; files/ goes too unless an answer can help
//   aside/          the reading before newer answers, with its own, until they have been followed
// It becomes a delivery by one rename of lake/deliveries/<id> into the lake, or is removed.

const uploadIdPattern = /^[0-9a-f-]{36}$/;
/** An upload that nobody accepted is forgotten after a week. */
const uploadKeepDays = 7;

export interface Upload {
  readonly id: string;
  readonly dir: string;
  readonly ownerPersonId: string;
}

type UploadFolder = Pick<Upload, "id" | "dir">;

/** Receives the files of one upload; nothing of it stays if a part fails. */
export async function receiveUpload(
  uploadsDir: string,
  ownerPersonId: string,
  files: AsyncIterable<{ readonly name: string; readonly stream: Readable & { readonly truncated?: boolean } }>,
): Promise<{ readonly uploadId: string; readonly fileCount: number; readonly truncated: boolean }> {
  const uploadId = randomUUID();
  const dir = path.join(uploadsDir, uploadId);
  await mkdir(path.join(dir, "files"), { recursive: true, mode: 0o700 });
  try {
    const names: string[] = [];
    for await (const file of files) {
      await pipeline(file.stream, createWriteStream(path.join(dir, "files", String(names.length)), { mode: 0o600 }));
      if (file.stream.truncated === true) {
        await rm(dir, { recursive: true, force: true });
        return { uploadId, fileCount: 0, truncated: true };
      }
      names.push(file.name);
    }
    await writeDurably(path.join(dir, "files", "names.json"), JSON.stringify(names), 0o600);
    await writeDurably(path.join(dir, "owner.json"), JSON.stringify({ ownerPersonId }), 0o600);
    if (names.length === 0) await rm(dir, { recursive: true, force: true });
    return { uploadId, fileCount: names.length, truncated: false };
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

/** The upload, if this person sent it. */
export async function findUpload(uploadsDir: string, uploadId: string, personId: string): Promise<Upload | undefined> {
  if (!uploadIdPattern.test(uploadId)) return undefined;
  const dir = path.join(uploadsDir, uploadId);
  try {
    const owner = JSON.parse(await readFile(path.join(dir, "owner.json"), "utf8")) as { ownerPersonId: string };
    return owner.ownerPersonId === personId ? { id: uploadId, dir, ownerPersonId: personId } : undefined;
  } catch {
    return undefined;
  }
}

/** What was made of the upload by an earlier reading; undefined when it was not read to its end, or its lake is gone. */
export async function findReading(upload: UploadFolder): Promise<ReadingResult | undefined> {
  const refused = await readJson<ReadingResult>(upload, refusedName);
  if (refused !== undefined) return refused;
  // The folder came there whole, by one rename; the bytes of an upload never change, and new answers drop the reading.
  const directory = path.join(lakeOf(upload), "deliveries", upload.id);
  const manifest = await readManifest(directory);
  if (manifest === undefined) return undefined;
  const encodings = (await readJson<ReadingResult["encodings"]>(upload, encodingsName)) ?? [];
  return { outcome: "known", directory, manifest, encodings };
}

/**
 * Reads the upload into its own little lake, once: later it is answered what was read. `remembered`: the office's
 * answers from earlier deliveries, newest first; asked for only when there is something to read. Rejects with the reason
 * of `cancel` when that fires before it has been read.
 */
export async function readUpload(
  readings: Readings,
  upload: Upload,
  remembered: () => Promise<readonly RememberedAnswer[]>,
  cancel?: AbortSignal,
): Promise<ReadingResult> {
  const known = await findReading(upload);
  if (known !== undefined) return known;
  const names = await namesOf(upload);
  const files = names.map((name, index) => ({ name, path: path.join(upload.dir, "files", String(index)) }));
  const readBy = answersToReadBy(await findGivenAnswers(upload), await remembered());
  await writeDurably(path.join(upload.dir, readByName), JSON.stringify(readBy), 0o600);
  const mapping = { tables: readBy.answers.map((answer) => answer.mapping), encodings: readBy.encodings };
  const read = await readings.read({ files, lakeDir: lakeOf(upload), id: upload.id, mapping }, cancel);
  if (read.encodings.length > 0)
    await writeDurably(path.join(upload.dir, encodingsName), JSON.stringify(read.encodings), 0o600);
  if (read.outcome === "refused") {
    await writeDurably(path.join(upload.dir, refusedName), JSON.stringify(read), 0o600);
    // Where no answer can help nobody can accept it: the bytes go at once, the reason stays for whoever asks again. An
    // answer that did not help can be taken back.
    if (!read.answerable && !existsSync(asideOf(upload)))
      for (const part of ["files", "lake"]) await rm(path.join(upload.dir, part), { recursive: true, force: true });
  }
  return read;
}

/** Names of the files as they were sent. */
async function namesOf(upload: Upload): Promise<readonly string[]> {
  return JSON.parse(await readFile(path.join(upload.dir, "files", "names.json"), "utf8")) as string[];
}

/** What a person has answered about this upload so far. */
export function findGivenAnswers(upload: Upload): Promise<GivenAnswers | undefined> {
  return readJson<GivenAnswers>(upload, givenName);
}

/** The answers that the reading followed. */
export async function readReadBy(upload: Upload): Promise<ReadBy> {
  return (await readJson<ReadBy>(upload, readByName)) ?? { answers: [], encodings: {} };
}

/**
 * Keeps newer answers and sets the reading that did not follow them aside, with the answers that it did follow: until
 * `dropReadingAside` or `bringReadingBack`. The reading leaves its place first and comes back to it last: whenever a kill
 * comes, what lies there as read was read by the answers that lie beside it.
 */
export async function setReadingAside(upload: Upload, given: GivenAnswers): Promise<void> {
  const aside = asideOf(upload);
  try {
    await settleReadingAside(upload);
    await mkdir(aside, { mode: 0o700 });
    for (const name of filesOfReading) await copyDurably({ name, from: upload.dir, to: aside });
    await renameIfThere(lakeOf(upload), path.join(aside, lakeName));
    for (const name of [refusedName, encodingsName]) await rm(path.join(upload.dir, name), { force: true });
    await writeGivenAnswers(upload, given);
  } catch (error) {
    await settleReadingAside(upload);
    throw error;
  }
}

/** The newer answers have been followed. */
export async function dropReadingAside(upload: UploadFolder): Promise<void> {
  await rm(asideOf(upload), { recursive: true, force: true });
}

/** Everything as it was before the newer answers, which are forgotten. */
export async function bringReadingBack(upload: UploadFolder): Promise<void> {
  const aside = asideOf(upload);
  await rm(lakeOf(upload), { recursive: true, force: true });
  for (const name of filesOfReading) await rm(path.join(upload.dir, name), { force: true });
  for (const name of [givenName, readByName, encodingsName]) await copyDurably({ name, from: aside, to: upload.dir });
  await renameIfThere(path.join(aside, lakeName), lakeOf(upload));
  await copyDurably({ name: refusedName, from: aside, to: upload.dir });
  await dropReadingAside(upload);
}

/** After a kill or a full disk: newer answers that had been followed hold; others are as if they had been cancelled. */
async function settleReadingAside(upload: UploadFolder): Promise<void> {
  if (!existsSync(asideOf(upload))) return;
  if ((await findReading(upload)) === undefined) await bringReadingBack(upload);
  else await dropReadingAside(upload);
}

async function copyDurably(file: { readonly name: string; readonly from: string; readonly to: string }): Promise<void> {
  const content = await readFile(path.join(file.from, file.name)).catch(undefinedIfMissing);
  if (content !== undefined) await writeDurably(path.join(file.to, file.name), content, 0o600);
}

async function renameIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch(undefinedIfMissing);
}

function undefinedIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

/** Keeps them beside a reading that followed them already. */
export async function writeGivenAnswers(upload: Upload, given: GivenAnswers): Promise<void> {
  await writeDurably(path.join(upload.dir, givenName), JSON.stringify(given), 0o600);
}

async function readJson<Content>(upload: UploadFolder, name: string): Promise<Content | undefined> {
  const text = await readFile(path.join(upload.dir, name), "utf8").catch(undefinedIfMissing);
  return text === undefined ? undefined : (JSON.parse(text) as Content);
}

const givenName = "mapping.json";
const readByName = "read-by.json";
const encodingsName = "encodings.json";
const refusedName = "refused.json";
const filesOfReading = [givenName, readByName, encodingsName, refusedName];
const lakeName = "lake";

const lakeOf = (upload: Pick<Upload, "dir">) => path.join(upload.dir, lakeName);
const asideOf = (upload: Pick<Upload, "dir">) => path.join(upload.dir, "aside");

/** Moves what was read into the lake under the delivery's id; after this the delivery only lacks its row. */
export async function publishUpload(readDirectory: string, lakeDir: string, deliveryId: string): Promise<void> {
  const deliveriesDir = path.join(lakeDir, "deliveries");
  await mkdir(deliveriesDir, { recursive: true });
  await rename(readDirectory, path.join(deliveriesDir, deliveryId));
  await syncFolder(deliveriesDir);
}

/** Puts it back when the delivery's row could not be written. */
export async function unpublishUpload(readDirectory: string, lakeDir: string, deliveryId: string): Promise<void> {
  await mkdir(path.dirname(readDirectory), { recursive: true });
  await rename(path.join(lakeDir, "deliveries", deliveryId), readDirectory);
}

export async function removeUpload(upload: Upload): Promise<void> {
  await rm(upload.dir, { recursive: true, force: true });
}

/** Start-up: removes uploads that a kill left half received or half read, or that nobody accepted in a week. */
export async function sweepUploads(uploadsDir: string, now: Date): Promise<void> {
  await mkdir(uploadsDir, { recursive: true, mode: 0o700 });
  for (const name of await readdir(uploadsDir)) {
    const dir = path.join(uploadsDir, name);
    const complete = await stat(path.join(dir, "owner.json")).catch(() => undefined);
    const stale = complete === undefined || now.getTime() - complete.mtimeMs > uploadKeepDays * 86_400_000;
    if (stale) await rm(dir, { recursive: true, force: true });
    else {
      await sweepStaging(lakeOf({ dir }));
      await settleReadingAside({ id: name, dir });
    }
  }
}

/** Start-up: removes lake folders that never got their row because of a kill between rename and commit. */
export async function sweepLake(lakeDir: string, isKnown: (deliveryId: string) => boolean): Promise<void> {
  const deliveriesDir = path.join(lakeDir, "deliveries");
  await mkdir(deliveriesDir, { recursive: true });
  for (const name of await readdir(deliveriesDir))
    if (!isKnown(name)) await rm(path.join(deliveriesDir, name), { recursive: true, force: true });
}
