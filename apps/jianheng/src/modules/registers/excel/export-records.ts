// A register's records as a workbook: those that the list page shows under the same filters, and no others.
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import type { RecordFilters, RegisterField } from "@jianheng/contract";
import { writeXlsx, type CellToWrite, type SheetToWrite } from "@jianheng/files";
import { beijingDay } from "../../../clock.ts";
import type { App } from "../../../app.ts";
import { folders } from "../../../config.ts";
import { asReader, type Tx } from "../../../database/pool.ts";
import { refuse, type Refusal } from "../../../http/refusal.ts";
import { OneAtATime } from "../../../one-at-a-time.ts";
import type { SignedIn } from "../../identity/index.ts";
import { listRecordIds, readRecordRows } from "../records/list-records.ts";
import { dueOf, stateLabel } from "../records/present.ts";
import { namesOf } from "../records/references.ts";
import { readPlaces, standingOf, type StandingRecord } from "../records/standing.ts";
import { cellWords, valueWords } from "../records/value-words.ts";
import { explanationName, layoutOf, type RowsField, type SimpleField } from "./layout.ts";
import { kindOf } from "./template.ts";

/** More rows than this belong into filters, not into one sheet. */
const exportedMost = 100_000;
/** Lines of one table; the sheet itself ends soon after. */
const linesMost = 1_000_000;
/** Records that are held at a time. */
const pageRows = 500;
/** A cell holds 32,767 characters. */
const charactersMost = 32_000;

/** Writing a workbook keeps a core busy in small pieces; one at a time leaves the other requests room. */
const turns = new OneAtATime();

export interface Exported {
  readonly name: string;
  /** The file behind it goes when it closes. */
  readonly stream: Readable;
}

export function exportRecords(
  app: App,
  signedIn: SignedIn,
  wanted: { readonly register: string; readonly filters: RecordFilters },
  bounds = { exportedMost },
): Promise<Exported | Refusal> {
  return turns.run("export", async () => {
    // Without an owner: what a kill leaves of it is swept at the next start.
    const folder = path.join(folders(app.config).uploads, `export-${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, "records");
    try {
      const written = await asReader(app.db, signedIn.reader, (tx) =>
        writeRecords(app, tx, signedIn, wanted, file, bounds.exportedMost),
      );
      if (typeof written !== "string") {
        await rm(folder, { recursive: true, force: true });
        return written;
      }
      const stream = createReadStream(file);
      stream.once("close", () => void rm(folder, { recursive: true, force: true }));
      return { name: written, stream };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  });
}

/** Gives the name that the file is to have. */
async function writeRecords(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  { register, filters }: { readonly register: string; readonly filters: RecordFilters },
  file: string,
  most: number,
): Promise<string | Refusal> {
  const held = await app.registers.find(tx, register);
  if (held === undefined) return refuse("register.not_found");
  const reader = { today: signedIn.today, tokens: signedIn.reader.tokens };
  const order = { sort: "number", direction: "descending", offset: 0, limit: most + 1 } as const;
  const found = await listRecordIds(tx, { register, filters, ...order }, reader);
  const shown = found.slice(0, most);
  const isCut = found.length > most;
  const { definition } = held.compiled;
  const fields = await fieldsOf(app, tx, definition.fields, [...new Set(shown.map((row) => row.definition_id))]);
  const layout = layoutOf(definition, fields);
  const export_: Export = {
    app,
    tx,
    today: signedIn.today,
    ids: shown.map(({ id }) => id),
  };
  const cut = isCut ? [`符合条件的记录超过 ${most} 条，本表只有前 ${most} 条；请缩小筛选范围分次导出。`] : [];
  await writeXlsx(
    {
      title: definition.title.zh,
      sheets: [
        recordsSheet(export_, layout.name, layout.fields),
        ...layout.tables.map((table) => linesSheet(export_, table.name, table.field)),
        aboutSheet(signedIn, shown.length, cut),
      ],
    },
    file,
  );
  return `${definition.title.zh} ${signedIn.today}${isCut ? `（前${most}条）` : ""}.xlsx`;
}

/** Fields of the newest definition, then those that only records born under an older one have; none that is kept apart. */
async function fieldsOf(
  app: App,
  tx: Tx,
  newest: readonly RegisterField[],
  definitions: readonly number[],
): Promise<readonly RegisterField[]> {
  const fields = new Map(newest.map((field) => [field.id, field]));
  for (const id of definitions)
    for (const field of (await app.registers.get(tx, id)).compiled.definition.fields)
      if (!fields.has(field.id)) fields.set(field.id, field);
  return [...fields.values()].filter(({ readBy }) => readBy === undefined);
}

interface Export {
  readonly app: App;
  readonly tx: Tx;
  readonly today: string;
  readonly ids: readonly string[];
}

/** The records in their order, some at a time. */
async function* pages({ app, tx, ids }: Export): AsyncGenerator<readonly StandingRecord[]> {
  for (let from = 0; from < ids.length; from += pageRows) {
    const rows = await readRecordRows(tx, ids.slice(from, from + pageRows));
    yield await standingOf(tx, app.registers, await readPlaces(tx, rows), rows);
  }
}

function recordsSheet(export_: Export, name: string, fields: readonly SimpleField[]): SheetToWrite {
  return {
    name,
    columns: [
      { header: "编号", width: 22 },
      { header: "标题", width: 40 },
      { header: "状态", width: 14 },
      { header: "到期日", kind: "date" },
      { header: "期限", width: 20 },
      { header: "期限提示", width: 20 },
      { header: "单位", width: 24 },
      { header: "部门", width: 18 },
      { header: "登记人", width: 12 },
      { header: "登记日期", kind: "date" },
      { header: "变动日期", kind: "date" },
      ...fields.map((field) => ({
        header: field.label.zh,
        kind: kindOf(field),
        ...(field.type === "longText" ? { width: 40 } : {}),
      })),
    ],
    rows: recordLines(export_, fields),
  };
}

async function* recordLines(export_: Export, fields: readonly SimpleField[]): AsyncGenerator<readonly CellToWrite[]> {
  for await (const records of pages(export_)) {
    const names = await namesOf(
      export_.tx,
      records.map(({ held, values }) => ({ definition: held.compiled.definition, values })),
    );
    for (const record of records) yield recordLine(record, fields, names, export_.today);
  }
}

const lightWords = { green: "绿灯", amber: "黄灯", red: "红灯" } as const;

function recordLine(
  record: StandingRecord,
  fields: readonly SimpleField[],
  names: Readonly<Record<string, string>>,
  today: string,
): readonly CellToWrite[] {
  const { row, held } = record;
  const due = dueOf(record, today);
  return [
    row.number,
    shortened(row.title),
    stateLabel(held.compiled.definition, row.state).zh,
    due?.dueDate,
    due?.label.zh,
    due === null ? null : `${lightWords[due.light]}，${due.reason.zh}`,
    record.officeName,
    record.departmentName,
    row.author_name,
    row.registered_on,
    beijingDay(row.changed_at),
    // As the definition has it that the record was born under.
    ...fields.map(({ id }) => {
      const field = held.compiled.field(id);
      if (field === undefined || field.readBy !== undefined) return null;
      const words = valueWords(field, record.values[id], names);
      return words === null ? null : shortened(words);
    }),
  ];
}

function shortened(text: string): string {
  return text.length <= charactersMost ? text : `${text.slice(0, charactersMost)}……（全文见系统）`;
}

function linesSheet(export_: Export, name: string, field: RowsField): SheetToWrite {
  return {
    name,
    columns: [
      { header: "编号", width: 22 },
      ...field.columns.map((column) => ({ header: column.label.zh, kind: kindOf(column) })),
    ],
    rows: tableLines(export_, field),
  };
}

async function* tableLines(export_: Export, field: RowsField): AsyncGenerator<readonly CellToWrite[]> {
  let written = 0;
  for await (const records of pages(export_))
    for (const { row, held, values } of records) {
      const own = held.compiled.field(field.id);
      const lines = values[field.id];
      if (own?.type !== "rows" || own.readBy !== undefined || !Array.isArray(lines)) continue;
      for (const line of lines) {
        if (typeof line !== "object" || written >= linesMost) continue;
        written += 1;
        yield [
          row.number,
          ...field.columns.map(({ id }) => {
            const column = own.columns.find((each) => each.id === id);
            return column === undefined ? null : shortened(cellWords(column, line[id]));
          }),
        ];
      }
    }
}

function aboutSheet(signedIn: SignedIn, count: number, cut: readonly string[]): SheetToWrite {
  return {
    name: explanationName,
    filter: false,
    columns: [{ header: "说明", width: 100 }],
    rows: [
      [`共 ${count} 条，由${signedIn.personName}于 ${signedIn.today} 从检衡平台下载。`],
      ["只含下载人有权查看的记录；单独保管的栏目不导出。下载后的文件不再受平台权限约束，请按本院规定保管。"],
      ...cut.map((line) => [line]),
    ],
  };
}
