// A workbook that somebody tries: a folder `uploads/<id>` with
//   workbook       the bytes as sent
//   owner.json     whose it is, for which register, its name and digest
//   judged.json    what was said of it
//   entered.json   the request that entered it; then the bytes are gone
// Swept as uploads are: after a week, or half made.
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { columnLetter } from "@jianheng/files";
import type { ImportReport } from "@jianheng/contract";
import { writeDurably } from "../../../durable-file.ts";
import type { JudgedBook } from "./judge-book.ts";
import type { SheetFault } from "./read-book.ts";
import { wholeRow } from "./words.ts";

export interface Try {
  readonly id: string;
  readonly dir: string;
  readonly owner: Owner;
}

interface Owner {
  readonly tryOf: string;
  readonly register: string;
  readonly name: string;
  readonly digest: string;
}

/** What is kept of a judgement, for the marked workbook. */
export interface KeptJudgement {
  readonly report: ImportReport;
  readonly sheet: string;
  readonly rows: readonly { readonly row: number; readonly faults: number }[];
  readonly faults: readonly SheetFault[];
}

/** A page lists no more. */
const listedMost = 300;
/** Cells that are marked; a workbook with more has one mistake in every row. */
const keptMost = 10_000;

export function workbookOf({ dir, owner }: Try): { readonly name: string; readonly path: string } {
  return { name: owner.name, path: path.join(dir, "workbook") };
}

/** Takes the bytes; undefined when there are more than `most`. */
export async function receiveTry(
  uploads: string,
  about: { readonly personId: string; readonly register: string; readonly name: string },
  stream: Readable,
  most: number,
): Promise<Try | undefined> {
  const id = randomUUID();
  const dir = path.join(uploads, id);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    await pipeline(
      stream,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > most) throw new TooLarge();
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path.join(dir, "workbook"), { mode: 0o600 }),
    );
    const { personId, register, name } = about;
    const owner: Owner = { tryOf: personId, register, name, digest: hash.digest("hex") };
    await writeDurably(path.join(dir, "owner.json"), JSON.stringify(owner), 0o600);
    return { id, dir, owner };
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class TooLarge extends Error {}

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The try, if it is this person's and of this register. */
export async function findTry(
  uploads: string,
  wanted: { readonly id: string; readonly personId: string; readonly register: string },
): Promise<Try | undefined> {
  if (!idShape.test(wanted.id)) return undefined;
  const dir = path.join(uploads, wanted.id);
  const owner = await readJson<Partial<Owner>>(path.join(dir, "owner.json"));
  if (owner === undefined || owner.tryOf !== wanted.personId || owner.register !== wanted.register) return undefined;
  return { id: wanted.id, dir, owner: owner as Owner };
}

export async function removeTry({ dir }: Try): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}

export async function keepJudgement(one: Try, judged: JudgedBook): Promise<ImportReport> {
  const { sheet, faults } = judged;
  const rows = judged.rows.map(({ row, faults: count }) => ({ row, faults: count }));
  const report = reportOf(one, judged);
  const kept: KeptJudgement = { report, sheet, rows, faults: faults.slice(0, keptMost) };
  await writeDurably(path.join(one.dir, "judged.json"), JSON.stringify(kept), 0o600);
  return report;
}

export function findJudgement({ dir }: Try): Promise<KeptJudgement | undefined> {
  return readJson(path.join(dir, "judged.json"));
}

export function reportOf({ id, owner }: Try, { rows, sheet, faults }: JudgedBook): ImportReport {
  return {
    id,
    digest: owner.digest,
    rows: rows.length,
    good: rows.filter((row) => row.faults === 0).length,
    faults: faults.slice(0, listedMost).map((fault) => ({
      row: fault.row,
      column: columnWords(fault, sheet),
      value: fault.value.slice(0, 200),
      message: fault.message,
    })),
    moreFaults: Math.max(0, faults.length - listedMost),
  };
}

/** `B 姓名`; in a sheet other than the records' `听证员 B 姓名`. */
export function columnWords({ sheet, column, header }: SheetFault, main: string): string {
  const words = [column === null ? "" : columnLetter(column), header].filter((word) => word !== "").join(" ");
  const place = words === "" ? wholeRow : words;
  return sheet === main ? place : `${sheet} ${place}`;
}

/** The request that entered the workbook. Written before the transaction ends: whoever reads it asks the ledger too. */
export async function keepEntered({ dir }: Try, requestId: string): Promise<void> {
  await writeDurably(path.join(dir, "entered.json"), JSON.stringify({ requestId }), 0o600);
}

export async function findEntered({ dir }: Try): Promise<string | undefined> {
  return (await readJson<{ readonly requestId: string }>(path.join(dir, "entered.json")))?.requestId;
}

/** What it held stands in the register now. */
export async function forgetContent({ dir }: Try): Promise<void> {
  for (const name of ["workbook", "marked", "judged.json"]) await rm(path.join(dir, name), { force: true });
}

export function readMarked({ dir }: Try): Readable {
  return createReadStream(path.join(dir, "marked"));
}

async function readJson<Content>(file: string): Promise<Content | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    return undefined;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Content);
}
