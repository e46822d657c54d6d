// Damaged files, thousands of them: a reader may refuse, but never throw, hang or read the same bytes differently.
// A failure prints its seed; put it into `seeds` to replay.

import { expect, it } from "vitest";
import { readCsv, readXlsx, readZip } from "../src/index.ts";
import { rawWorkbook, rawZip, sheetXml, stylesOf, textRow } from "./raw-zip.ts";

const seeds = Array.from({ length: 400 }, (_, index) => index + 1);

/** Mulberry32: small, and good enough to pick bytes. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function damage(bytes: Buffer, seed: number): Buffer {
  const random = randomFrom(seed);
  const damaged = Buffer.from(bytes);
  for (let times = 1 + random(6); times > 0; times--) {
    const at = random(damaged.length);
    const how = random(3);
    if (how === 0) damaged[at] = random(256);
    else if (how === 1) damaged.fill(random(256), at, Math.min(damaged.length, at + random(8)));
    else damaged.copyWithin(at, random(damaged.length), random(damaged.length));
  }
  return random(5) === 0 ? damaged.subarray(0, random(damaged.length)) : damaged;
}

const sheet = sheetXml(
  textRow(1, ["部门受案号", "姓名"]) +
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45660.5</v></c></row>',
  '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
);
const sharedStrings = "<sst><si><t>甲&amp;乙</t></si><si><r><t>丙</t></r></si></sst>";
const workbook = rawWorkbook({ sheets: [{ name: "案件", xml: sheet }], sharedStrings, styles: stylesOf([0, 22]) });

async function tell(bytes: Buffer): Promise<string> {
  const book = await readXlsx({ name: "x.xlsx", bytes });
  const rows: unknown[] = [];
  for (const one of book.sheets) for await (const batch of book.rows(one)) rows.push(...batch);
  book.close();
  return JSON.stringify([rows, book.diagnostics]);
}

it("damaged workbooks are refused or read, always the same way", async () => {
  for (const seed of seeds) {
    const bytes = damage(workbook, seed);
    const first = await tell(bytes).catch((error: unknown) => expect.fail(`seed ${seed}: ${String(error)}`));
    expect(await tell(bytes), `seed ${seed}`).toBe(first);
  }
});

it("damaged XML inside a sound zip is refused or read", async () => {
  for (const seed of seeds) {
    const bytes = rawWorkbook({
      sheets: [{ name: "案件", xml: damage(Buffer.from(sheet), seed).toString("latin1") }],
      sharedStrings: damage(Buffer.from(sharedStrings), seed + 1).toString("latin1"),
      styles: damage(Buffer.from(stylesOf([0, 22])), seed + 2).toString("latin1"),
    });
    await tell(bytes).catch((error: unknown) => expect.fail(`seed ${seed}: ${String(error)}`));
  }
});

it("damaged archives and text tables are refused or read", async () => {
  const zip = rawZip([{ name: "案件.csv", data: "部门受案号,姓名\n" }]);
  const csv = Buffer.from('部门受案号,"姓\n名"\r\n甲,"乙""丙"\n'.repeat(20));
  for (const seed of seeds) {
    const archive = await readZip({ name: "x.zip", bytes: damage(zip, seed) }).catch((error: unknown) =>
      expect.fail(`seed ${seed}: ${String(error)}`),
    );
    archive.close();
    const text = await readCsv({ name: "x.csv", bytes: damage(csv, seed) });
    try {
      for await (const rows of text.rows()) expect(rows.length).toBeGreaterThan(0);
    } catch (error) {
      expect.fail(`seed ${seed}: ${String(error)}`);
    }
  }
});
