import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import { readManifest, sweepStaging, type DeliveryResult } from "@jianheng/lake";
import { syncFolder, writeDurably } from "../../durable-file.ts";
import type { Readings } from "../../reading/index.ts";

// An upload is a folder `uploads/<id>`:
//   owner.json    who sent it
//   files/        the bytes as sent, by position, with names.json
//   lake/         what readDelivery made of them, once asked
//   refused.json  instead of both: why they cannot be read
// It becomes a delivery by one rename of lake/deliveries/<id> into the lake, or is removed.

const uploadIdPattern = /^[0-9a-f-]{36}$/;
/** An upload that nobody accepted is forgotten after a week. */
const uploadKeepDays = 7;

export interface Upload {
  readonly id: string;
  readonly dir: string;
  readonly ownerPersonId: string;
}

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
export async function findReading(upload: Upload): Promise<DeliveryResult | undefined> {
  const refused = await readFile(refusedFile(upload), "utf8").catch(() => undefined);
  if (refused !== undefined) return JSON.parse(refused) as DeliveryResult;
  // The folder came there whole, by one rename, and the bytes of an upload never change.
  const directory = path.join(lakeOf(upload), "deliveries", upload.id);
  const manifest = await readManifest(directory);
  return manifest === undefined ? undefined : { outcome: "known", directory, manifest };
}

/** Reads the upload into its own little lake, once: later it is answered what was read. */
export async function readUpload(readings: Readings, upload: Upload): Promise<DeliveryResult> {
  const known = await findReading(upload);
  if (known !== undefined) return known;
  const names = JSON.parse(await readFile(path.join(upload.dir, "files", "names.json"), "utf8")) as string[];
  const files = names.map((name, index) => ({ name, path: path.join(upload.dir, "files", String(index)) }));
  const read = await readings.read({ files, lakeDir: lakeOf(upload), id: upload.id });
  if (read.outcome === "refused") {
    // Nobody can accept it: the bytes go at once, the reason stays for whoever asks again.
    await writeDurably(refusedFile(upload), JSON.stringify(read), 0o600);
    for (const part of ["files", "lake"]) await rm(path.join(upload.dir, part), { recursive: true, force: true });
  }
  return read;
}

const lakeOf = (upload: Pick<Upload, "dir">) => path.join(upload.dir, "lake");
const refusedFile = (upload: Upload) => path.join(upload.dir, "refused.json");

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
    else await sweepStaging(lakeOf({ dir }));
  }
}

/** Start-up: removes lake folders that never got their row because of a kill between rename and commit. */
export async function sweepLake(lakeDir: string, isKnown: (deliveryId: string) => boolean): Promise<void> {
  const deliveriesDir = path.join(lakeDir, "deliveries");
  await mkdir(deliveriesDir, { recursive: true });
  for (const name of await readdir(deliveriesDir))
    if (!isKnown(name)) await rm(path.join(deliveriesDir, name), { recursive: true, force: true });
}
