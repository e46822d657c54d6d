import { docxBytes, type Paper } from "@jianheng/files";
import type { FileStore, StoredFile } from "./file-store.ts";

/** A paper of more than this is not for printing. */
const paperBytesMost = 50 * 1024 ** 2;

/** Writes a paper and keeps its bytes under their digest. */
export async function storePaper(files: FileStore, paper: Paper): Promise<StoredFile> {
  const stored = await files.put(await docxBytes(paper), paperBytesMost);
  if (stored === undefined) throw new Error(`the paper ${paper.title} is larger than any paper should be`);
  return stored;
}
