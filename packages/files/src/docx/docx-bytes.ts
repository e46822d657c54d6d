// Writes an official paper after GB/T 9704-2012 《党政机关公文格式》 as a Word file; the clauses are cited where they are kept.
// Nobody's seal is ever drawn: a seal is set on the printed paper, by hand.
//
// Why the library docx: the format is large and unforgiving (a program repairs or refuses a file whose elements stand in
// the wrong order), the library is kept up, writes all of what the standard asks for, runs on the server alone, and has
// next to no dependencies. What it lacks is put in afterwards: the defaults of a paper, the table of fonts, and properties
// without a time.

import { Document, DocumentGridType, Packer } from "docx";
import { buffer } from "node:stream/consumers";
import yauzl from "yauzl";
import { ZipWriter } from "../zip-writer.ts";
import { linePitch, page } from "./measures.ts";
import { footDistance, letterFoot, numberFoot } from "./page-foot.ts";
import { bodyOf } from "./paper-body.ts";
import { closeOf } from "./paper-close.ts";
import { headOf, letterHeader, letterHeaderTop } from "./paper-head.ts";
import type { Paper } from "./paper.ts";
import { lineOf } from "./plain-text.ts";
import { corePropertiesXml, fontTableXml, stylesXml } from "./word-parts.ts";

/**
 * The paper as the bytes of a .docx file; the same paper gives the same bytes. Cost and memory grow with its text. Throws
 * for a date that is no day.
 */
export async function docxBytes(paper: Paper): Promise<Uint8Array> {
  const written = await Packer.toBuffer(documentOf(paper), undefined, [
    { path: "word/styles.xml", data: stylesXml() },
    { path: "word/fontTable.xml", data: fontTableXml() },
    { path: "docProps/core.xml", data: corePropertiesXml(lineOf(paper.title)) },
  ]);
  return withoutTimes(written);
}

function documentOf(paper: Paper): Document {
  const letter = paper.layout === "letter";
  return new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          titlePage: letter,
          grid: { type: DocumentGridType.LINES, linePitch },
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.left,
              right: page.right,
              header: letter ? letterHeaderTop(paper) : 851,
              footer: footDistance,
              gutter: 0,
            },
          },
        },
        ...(letter ? { headers: { first: letterHeader(paper) } } : {}),
        footers: {
          default: numberFoot("odd"),
          even: numberFoot("even"),
          ...(letter ? { first: letterFoot() } : {}),
        },
        children: [...headOf(paper), ...bodyOf(paper), ...closeOf(paper)],
      },
    ],
  });
}

/** The same members in a zip that does not say when it was written. */
async function withoutTimes(written: Buffer): Promise<Uint8Array> {
  const zip = new ZipWriter();
  const bytes = buffer(zip.output);
  const archive = await yauzl.fromBufferPromise(written, { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    await zip.add(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  zip.end();
  return bytes;
}
