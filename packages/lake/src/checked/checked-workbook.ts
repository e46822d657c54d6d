// A delivered table back as a workbook: its own formatting kept, faulty cells filled and annotated, a sheet of findings
// with links to the cells, and what became of those of the time before.

import { rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import {
  type AddedCell,
  type AddedColumn,
  type AddedSheet,
  annotateXlsx,
  type AnnotateResult,
  type CellToMark,
  columnLetter,
  defaultLimits,
  isFailure,
  maxNotes,
  readCsv,
  rowsToXlsx,
  sheetNameFor,
  workbookKind,
} from "@jianheng/files";
import type { DeliveredFile, DeliveryManifest } from "../delivery/manifest.ts";
import { readParquetRows } from "../delivery/parquet-rows.ts";
import { originalsFolder } from "../delivery/staging.ts";
import type { HitCell } from "../screening/hit.ts";
import type { Language } from "../screening/show-value.ts";
import type { Compared } from "./compare.ts";
import type { Listed } from "./listed.ts";
import { comparisonSheet, findingsSheet, hiddenColumns } from "./own-sheets.ts";
import { headers, kinds, signatureLost, states } from "./words.ts";

/** A table of a delivery that is given back. */
export interface TableFile {
  readonly file: DeliveredFile;
  /** Of the bytes as they were delivered. */
  readonly path: string;
  /** What the workbook's name must end with; any other table becomes `.xlsx`. */
  readonly ending: string;
  /** Digitally signed: the copy that is given back is not what was signed. */
  readonly signed: boolean;
}

/** The tables among a delivery's files, each content once. */
export async function tableFiles(directory: string, manifest: DeliveryManifest): Promise<readonly TableFile[]> {
  const seen = new Set<string>();
  const tables: TableFile[] = [];
  for (const file of manifest.files) {
    if (file.kind === "other" || seen.has(file.sha256)) continue;
    seen.add(file.sha256);
    const path = join(directory, originalsFolder, file.sha256);
    const asText = { ending: ".xlsx", signed: false };
    const kind = file.kind === "xlsx" ? await workbookKind({ name: file.name, path }) : asText;
    if (kind !== undefined) tables.push({ file, path, ...kind });
  }
  return tables;
}

export interface CheckedWorkbook {
  readonly table: TableFile;
  /** Of the whole delivery; those that concern this file are marked and listed. */
  readonly listed: readonly Listed[];
  /** Absent where nothing was there to compare with. */
  readonly compared?: readonly Compared[];
  /** Lines on top of the findings sheet, below its title: data date, who, when, from where. */
  readonly about: readonly string[];
  readonly language: Language;
}

export async function writeCheckedWorkbook(checked: CheckedWorkbook, to: string): Promise<AnnotateResult> {
  const { table } = checked;
  if (table.file.kind === "xlsx") return annotateXlsx(sourceOf(table, table.path), annotationOf(checked), to);
  const plain = `${to}.plain`;
  try {
    const reading = await openRows(table, dirname(to));
    await rowsToXlsx(sheetOfRows(table.file.name), reading.rows(), plain);
    if (isFailure(reading.diagnostics)) return { outcome: "refused", diagnostics: reading.diagnostics };
    return await annotateXlsx(sourceOf(table, plain), annotationOf(checked), to);
  } finally {
    await rm(plain, { force: true });
  }
}

/** A table that is no workbook, as rows like those of a sheet. */
async function openRows({ file, path }: TableFile, tempDir: string) {
  const source = { name: file.name, path };
  if (file.kind === "parquet") return readParquetRows(source, { limits: defaultLimits, tempDir });
  return readCsv(source, file.encoding === undefined ? {} : { encoding: file.encoding });
}

function sourceOf(table: TableFile, path: string) {
  return { name: table.file.name, path };
}

function sheetOfRows(fileName: string): string {
  return sheetNameFor(basename(fileName, extname(fileName)));
}

function annotationOf(checked: CheckedWorkbook) {
  const { table } = checked;
  const { name } = table.file;
  const isHere = ({ cells }: Pick<Listed, "cells">) => cells.some(({ file }) => file === name);
  const listed = checked.listed.filter(isHere);
  const cells = listed.flatMap(({ cells: all, mark, note }) =>
    all.filter(({ file }) => file === name).map((cell): CellToMark => ({ ...placeOf(cell, table), mark, note })),
  );
  const compared = checked.compared?.filter(
    ({ earlier, now }) =>
      (now !== undefined && isHere(now)) || (earlier !== undefined && (earlier.file ?? name) === name),
  );
  const handled = new Map(
    compared?.flatMap(({ earlier }) => (earlier === undefined ? [] : [[earlier.key, earlier.handled]])),
  );
  const sheets = [
    listOf(checked, listed, handled, cells.length),
    ...(compared === undefined ? [] : [comparisonOf(checked, compared)]),
  ];
  return { cells, sheets };
}

function placeOf({ sheet, row, column }: HitCell, { file }: TableFile): Pick<CellToMark, "sheet" | "row" | "column"> {
  return { sheet: file.kind === "xlsx" ? sheet : sheetOfRows(file.name), row, column: columnIndex(column) };
}

function listOf(
  { table, about, language }: CheckedWorkbook,
  listed: readonly Listed[],
  handled: ReadonlyMap<string, string>,
  cells: number,
): AddedSheet {
  const say = (name: keyof typeof headers) => headers[name][language];
  const columns: readonly AddedColumn[] = [
    { header: say("number"), width: 6 },
    { header: say("kind"), width: 10 },
    { header: say("level"), width: 11 },
    { header: say("rule"), width: 20 },
    { header: say("caseNo"), width: 22 },
    { header: say("person"), width: 13 },
    { header: say("message"), width: 44 },
    { header: say("basis"), width: 22 },
    { header: say("values"), width: 30 },
    { header: say("place"), width: 14 },
    { header: say("expected"), width: 14 },
    { header: say("handled"), width: 24, typed: true },
    ...Object.values(hiddenColumns).map((header) => ({ header, width: 12, hidden: true })),
  ];
  return {
    name: findingsSheet,
    intro: [
      titleOf(table, language),
      ...about,
      ...(table.signed ? [signatureLost[language]] : []),
      ...explanation(listed, cells, language),
    ],
    columns,
    rows: numbered(listed, (one, number) => [
      number,
      { text: kinds[one.kind][language], mark: one.mark },
      one.level,
      one.title,
      one.legalCaseNo,
      one.person,
      one.message,
      one.basis,
      one.values,
      linkOf(one.cells, table),
      one.expected,
      handled.get(one.key) ?? null,
      one.kind,
      one.rule,
      one.revision,
      one.key,
    ]),
  };
}

function titleOf({ file }: TableFile, language: Language): string {
  return language === "zh" ? `检衡检查结果：${file.name}` : `Jianheng: what was found in ${file.name}`;
}

function explanation(listed: readonly Listed[], cells: number, language: Language): string[] {
  const count = (kind: Listed["kind"]) => listed.filter((one) => one.kind === kind).length;
  const [hits, clues, open, problems] = [count("hit"), count("clue"), count("undetermined"), count("problem")];
  const many = cells > maxNotes;
  if (language === "en") {
    return [
      `${hits} suspected, ${clues} supervision clues, ${open} to verify, ${problems} data problems. A suspected problem is a question to a person, not a conclusion.`,
      "Red: entry to put right or grave. Amber: to check. Grey-blue: facts missing. Correct the cells, type beside each finding what was done, save, and check or deliver this workbook again.",
      ...(many
        ? [`At most ${maxNotes} cells carry a note, the gravest first; the others are filled and listed here.`]
        : []),
    ];
  }
  return [
    `疑点 ${hits} 个，监督线索 ${clues} 个，待核 ${open} 个，数据问题 ${problems} 处。疑点须经人工核实，不是结论。`,
    "红色：须更正或者较重；黄色：须核对；蓝灰色：事实不全。请在原表中更正，在“办理情况”栏填写处理结果，保存后将本工作簿重新检查或者报送。",
    ...(many
      ? [`为使表格打开不致过慢，最多 ${maxNotes} 个单元格带批注，较重的在先；其余只标颜色，逐条列在本表。`]
      : []),
  ];
}

function comparisonOf({ table, about, language }: CheckedWorkbook, compared: readonly Compared[]): AddedSheet {
  const say = (name: keyof typeof headers) => headers[name][language];
  const count = (state: Compared["state"]) => compared.filter((one) => one.state === state).length;
  const counts = Object.entries(states).map(
    ([state, word]) => `${word[language]} ${count(state as Compared["state"])}`,
  );
  return {
    name: comparisonSheet,
    intro: [
      language === "zh" ? `与上次检查相比：${table.file.name}` : `Compared with the time before: ${table.file.name}`,
      ...about.slice(0, 1),
      counts.join(language === "zh" ? "，" : ", "),
      language === "zh"
        ? "“已改正”指对象仍在数据中且规则不再提出；对象不在本次数据中，或者现有事实不足以判断的，为“未能复查”。"
        : "“Corrected” means that the subject is in the data and the rule is clear of it; where it is absent or cannot be judged, it was not re-examined.",
    ],
    columns: [
      { header: say("number"), width: 6 },
      { header: say("state"), width: 12 },
      { header: say("kind"), width: 12 },
      { header: say("rule"), width: 24 },
      { header: say("caseNo"), width: 32 },
      { header: say("person"), width: 18 },
      { header: say("message"), width: 52 },
      { header: say("place"), width: 18 },
      { header: say("handled"), width: 30 },
    ],
    rows: numbered(compared, ({ state, earlier, now }, number) => [
      number,
      stateCell(state, language),
      kinds[now?.kind ?? earlier?.kind ?? "hit"][language],
      now?.title ?? earlier?.title ?? "",
      now?.legalCaseNo ?? earlier?.legalCaseNo ?? "",
      now?.person ?? earlier?.person ?? "",
      now?.message ?? earlier?.message ?? "",
      now === undefined ? "" : linkOf(now.cells, table),
      earlier?.handled ?? "",
    ]),
  };
}

function stateCell(state: Compared["state"], language: Language): AddedCell {
  const text = states[state][language];
  if (state === "corrected") return text;
  return { text, mark: state === "new" ? "error" : state === "remaining" ? "warning" : "note" };
}

function* numbered<Item>(
  items: readonly Item[],
  row: (item: Item, number: number) => readonly AddedCell[],
): Generator<readonly AddedCell[]> {
  let number = 0;
  for (const item of items) {
    number += 1;
    yield row(item, number);
  }
}

/** The first cell in this file is linked; one that is elsewhere is only named. */
function linkOf(cells: readonly HitCell[], table: TableFile): AddedCell {
  const here = cells.find(({ file }) => file === table.file.name);
  if (here === undefined) {
    const [first] = cells;
    return first === undefined
      ? null
      : `${first.file} ${first.sheet === "" ? "" : `${first.sheet}!`}${first.column}${first.row}`;
  }
  const place = placeOf(here, table);
  const cell = `${columnLetter(place.column)}${here.row}`;
  return { text: `${place.sheet}!${cell}`, link: { sheet: place.sheet, cell } };
}

/** `A` → 0. */
function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
