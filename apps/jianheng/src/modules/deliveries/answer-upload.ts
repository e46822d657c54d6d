import { isDeepStrictEqual } from "node:util";
import type { DeliveryMapping, Inspection, TableMapping, TableToMap } from "@jianheng/contract";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { ReadingResult } from "../../reading/index.ts";
import type { SignedIn } from "../identity/index.ts";
import { inspectionOf, mayImport, readAgain, readNow, turns, unreadable } from "./actions.ts";
import { addAnswers, type GivenAnswers } from "./answers.ts";
import { faultsOfMapping } from "./mapping-faults.ts";
import { tableReadAs, tableToMap } from "./tables.ts";
import {
  bringReadingBack,
  dropReadingAside,
  findGivenAnswers,
  findUpload,
  readReadBy,
  setReadingAside,
  writeGivenAnswers,
  type Upload,
} from "./uploads.ts";

/** The tables of the upload as they are read now. */
export function listTables(app: App, signedIn: SignedIn, uploadId: string): Promise<TableToMap[] | Refusal> {
  return withReading(app, signedIn, uploadId, async ({ manifest }, upload) => {
    const readBy = await readReadBy(upload);
    return manifest.sources.map((source) => tableToMap(manifest, source, readBy));
  });
}

/** One of them as it would be read by another dataset or header. */
export function findTableReadAs(
  app: App,
  signedIn: SignedIn,
  asked: {
    readonly uploadId: string;
    readonly file: string;
    readonly sheet: string | null;
    readonly mapping: TableMapping;
  },
): Promise<TableToMap | Refusal> {
  return withReading(app, signedIn, asked.uploadId, async ({ manifest }) => {
    const source = manifest.sources.find(({ fileName, sheet }) => fileName === asked.file && sheet === asked.sheet);
    return source === undefined ? refuse("delivery.not_found") : tableReadAs(manifest, source, asked.mapping);
  });
}

/**
 * Keeps the answers with the upload and reads it again by them. The same answers once more read nothing anew. They hold
 * for this upload; what is to be remembered is remembered when the delivery is accepted.
 */
export function answerUpload(
  app: App,
  signedIn: SignedIn,
  answer: { readonly uploadId: string; readonly mapping: DeliveryMapping; readonly remember: boolean },
): Promise<Inspection | Refusal> {
  return readAgain(answer.uploadId, (cancel) => answerInTurn(app, signedIn, answer, cancel));
}

function answerInTurn(
  app: App,
  signedIn: SignedIn,
  answer: Parameters<typeof answerUpload>[2],
  cancel: AbortSignal,
): Promise<Inspection | Refusal> {
  return withReading(app, signedIn, answer.uploadId, async ({ encodings }, upload) => {
    const faults = faultsOfMapping(answer.mapping, { catalogue: app.ruleBook.catalogue, asked: encodings });
    if (faults.length > 0) return refuse("mapping.invalid", { count: String(faults.length) }, faults);
    const before = await findGivenAnswers(upload);
    const given = addAnswers(before, { mapping: answer.mapping, remember: answer.remember });
    if (!isDeepStrictEqual(before?.mapping, given.mapping)) {
      const refused = await readByNewer(app, signedIn, { upload, given, cancel });
      if (refused !== undefined) return refused;
    } else if (before?.remember !== given.remember) await writeGivenAnswers(upload, given);
    return inspectionOf(app, signedIn, upload);
  });
}

/** Reads it by newer answers. Cancelled, or with answers that leave nothing to read, everything stays as it was before them. */
async function readByNewer(
  app: App,
  signedIn: SignedIn,
  { upload, given, cancel }: { readonly upload: Upload; readonly given: GivenAnswers; readonly cancel: AbortSignal },
): Promise<Refusal | undefined> {
  if (cancel.aborted) return refuse("delivery.reading_cancelled");
  await setReadingAside(upload, given);
  let read: ReadingResult;
  try {
    read = await readNow(app, signedIn, upload, cancel);
  } catch (error) {
    await bringReadingBack(upload);
    if (cancel.aborted) return refuse("delivery.reading_cancelled");
    throw error;
  }
  if (read.outcome === "refused" && !read.answerable) {
    await bringReadingBack(upload);
    return unreadable(read);
  }
  await dropReadingAside(upload);
  return undefined;
}

/** What was read of the person's upload, in the upload's turn. */
function withReading<Answer>(
  app: App,
  signedIn: SignedIn,
  uploadId: string,
  use: (read: ReadingResult, upload: Upload) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  if (!mayImport(signedIn)) return Promise.resolve(refuse("access.denied", { who: "案管人员" }));
  return turns.run(uploadId, async () => {
    const upload = await findUpload(folders(app.config).uploads, uploadId, signedIn.personId);
    if (upload === undefined) return refuse("delivery.not_found");
    const read = await readNow(app, signedIn, upload);
    return read.outcome === "refused" && !read.answerable ? unreadable(read) : use(read, upload);
  });
}
