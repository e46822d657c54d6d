// Papers that an act makes: the definition's document with the record's values, as docx, filed with the record.
import { randomUUID } from "node:crypto";
import type { Paper } from "@jianheng/files";
import { docxMediaType } from "../../../http/paper.ts";
import type { FileStore } from "../../../file-store.ts";
import { storePaper } from "../../../stored-paper.ts";
import type { Tx } from "../../../database/pool.ts";
import type { HeldRegister } from "../catalogue.ts";
import type { RegisterHooks } from "../hooks.ts";
import type { FilledDocument, RecordFacts } from "../definition/index.ts";
import type { ActSpec } from "./prepare-act.ts";

export interface MadePaper {
  readonly bytes: number;
  readonly sha256: string;
}

/** Makes a paper and keeps its bytes under their digest. */
export type PaperMaker = (
  document: FilledDocument,
  about: { readonly issuer: string; readonly date: string },
) => Promise<MadePaper>;

export function paperMaker(files: FileStore): PaperMaker {
  return (document, { issuer, date }) => storePaper(files, paperOf(document, issuer, date));
}

/** `date`: when it is made, for a paper that bears no other day. */
export function paperOf(document: FilledDocument, issuer: string, date: string): Paper {
  const { layout, number, title, addressee, dated, blocks, copies } = document;
  return { layout, issuer, number, title, addressee, blocks, date: dated ?? date, copies };
}

/** A document of the definition with the record's values, and what the register's module has to add. */
export async function fillPaper(
  tx: Tx,
  hooks: RegisterHooks,
  held: HeldRegister,
  document: string,
  record: { readonly id: string; readonly facts: RecordFacts },
  today: string,
): Promise<FilledDocument> {
  const filled = held.compiled.document(document, record.facts, today);
  const more = await hooks.get(held.compiled.definition.register)?.paperBlocks?.(tx, document, record.id);
  return more === undefined ? filled : { ...filled, blocks: [...filled.blocks, ...more] };
}

interface PaperWriting {
  readonly tx: Tx;
  readonly papers: PaperMaker;
  readonly hooks: RegisterHooks;
  readonly by: { readonly name: string };
  readonly at: Date;
  readonly today: string;
}

/** Makes the papers that an act prints and files them with the record. */
export async function filePapers(
  { tx, papers, by, at, today, hooks }: PaperWriting,
  held: HeldRegister,
  spec: ActSpec,
  record: { readonly id: string; readonly seq: number; readonly facts: RecordFacts },
): Promise<readonly { readonly document: string; readonly sha256: string }[]> {
  const made: { readonly document: string; readonly sha256: string }[] = [];
  for (const id of spec.prints ?? []) {
    const label = held.compiled.definition.documents.find((each) => each.id === id)?.label.zh ?? id;
    const filled = await fillPaper(tx, hooks, held, id, record, today);
    const { bytes, sha256 } = await papers(filled, { issuer: record.facts.office, date: today });
    await tx
      .insertInto("record_file")
      .values({
        id: randomUUID(),
        record_id: record.id,
        name: `${label} ${record.facts.number}.docx`,
        bytes,
        sha256,
        media_type: docxMediaType,
        made: true,
        seq: record.seq,
        by_name: by.name,
        at,
      })
      .execute();
    made.push({ document: id, sha256 });
  }
  return made;
}
