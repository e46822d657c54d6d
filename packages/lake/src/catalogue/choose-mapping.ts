// Which of the answers remembered from earlier deliveries is about this table.

import type { TableMapping } from "@jianheng/contract";
import type { MergedRange, Row } from "@jianheng/files";
import { blocksOfHeight, type HeaderBlock, headerBlocks } from "./header-blocks.ts";
import { plainName, sheetNameForms } from "./names.ts";

/** An export may gain or lose a column without becoming another table. */
const sameHeadersFrom = 0.8;
/** A table whose own headers are mostly new is another one that happens to name the same things. */
const ownHeadersFrom = 0.5;
/** By headers alone, fewer of them are coincidence: 序号 and 备注 stand everywhere. */
const minHeaders = 3;

/**
 * By headers first: at least 80 % of the mapping's headers stand in one header of the table and make up half of it.
 * Else by title: the stem is the same (案件2024 and 案件2025), and the headers that the mapping translates are there, or,
 * where it translates none, half of its headers.
 * The greatest overlap wins, then more headers, then the same title, then the earlier mapping.
 */
export function chooseMapping(
  title: string,
  rows: readonly Row[],
  mappings: readonly TableMapping[],
  merges: readonly MergedRange[] = [],
): TableMapping | undefined {
  if (mappings.length === 0) return undefined;
  const blocks = headerBlocks(rows, merges);
  return mappings
    .map((mapping) => {
      const { headerRows } = mapping;
      const told = headerRows === undefined ? [] : blocksOfHeight(rows, merges, headerRows);
      return { mapping, fit: fitOf(mapping, title, [...blocks, ...told]) };
    })
    .filter(({ fit }) => fit.by > 0)
    .sort((one, other) => compareFits(other.fit, one.fit))[0]?.mapping;
}

/** How much of the remembered headers one block holds, from 0 to 1. */
export function headerOverlap(headers: readonly string[], block: HeaderBlock): number {
  const { size } = plainHeaders(headers);
  return size === 0 ? 0 : sharedHeaders(headers, block) / size;
}

function sharedHeaders(headers: readonly string[], block: HeaderBlock): number {
  const there = plainHeadersOf(block);
  let shared = 0;
  for (const header of plainHeaders(headers)) if (there.has(header)) shared += 1;
  return shared;
}

// Hundreds of mappings are compared with dozens of blocks: each name is brought to its plain form once.
const plainByList = new WeakMap<readonly string[], ReadonlySet<string>>();
const plainByBlock = new WeakMap<HeaderBlock, ReadonlySet<string>>();

function plainHeaders(headers: readonly string[]): ReadonlySet<string> {
  const ready = plainByList.get(headers);
  if (ready !== undefined) return ready;
  const plain = new Set(headers.map(plainName));
  plainByList.set(headers, plain);
  return plain;
}

function plainHeadersOf(block: HeaderBlock): ReadonlySet<string> {
  const ready = plainByBlock.get(block);
  if (ready !== undefined) return ready;
  const plain = new Set(block.cells.map((cell) => plainName(cell.header)));
  plainByBlock.set(block, plain);
  return plain;
}

interface Fit {
  /** 2: by headers, 1: by title, 0: not at all. */
  readonly by: 0 | 1 | 2;
  readonly overlap: number;
  /** A mapping of more headers says more. */
  readonly headers: number;
  readonly sameTitle: boolean;
}

function compareFits(one: Fit, other: Fit): number {
  return (
    one.by - other.by ||
    one.overlap - other.overlap ||
    one.headers - other.headers ||
    Number(one.sameTitle) - Number(other.sameTitle)
  );
}

function fitOf(mapping: TableMapping, title: string, blocks: readonly HeaderBlock[]): Fit {
  const overlap = Math.max(0, ...blocks.map((block) => headerOverlap(mapping.headers, block)));
  const named = sameStem(mapping.title, title);
  const fit = { overlap, headers: mapping.headers.length, sameTitle: plainName(mapping.title) === plainName(title) };
  if (blocks.some((block) => isSameTable(mapping, block, named))) return { ...fit, by: 2 };
  return { ...fit, by: named && hasTranslated(mapping, blocks, overlap) ? 1 : 0 };
}

function hasTranslated(mapping: TableMapping, blocks: readonly HeaderBlock[], overlap: number): boolean {
  const translated = Object.entries(mapping.columns ?? {}).flatMap(([header, column]) =>
    column === null ? [] : [header],
  );
  if (translated.length > 0) return blocks.some((block) => headerOverlap(translated, block) === 1);
  return mapping.headers.length === 0 || overlap >= ownHeadersFrom;
}

function isSameTable({ headers }: TableMapping, block: HeaderBlock, named: boolean): boolean {
  const overlap = headerOverlap(headers, block);
  if (overlap < sameHeadersFrom) return false;
  const shared = sharedHeaders(headers, block);
  const same = overlap === 1 && shared === block.cells.length;
  return same || named || (shared >= minHeaders && shared >= block.cells.length * ownHeadersFrom);
}

function sameStem(one: string, other: string): boolean {
  const forms = new Set(sheetNameForms(one));
  return sheetNameForms(other).some((form) => forms.has(form));
}
