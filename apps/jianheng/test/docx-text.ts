import { inflateRawSync } from "node:zlib";

/** Every text of a docx in its order, one after the other; unpacked by the zip's own directory. */
export function docxText(bytes: Uint8Array): string {
  const xml = memberOf(Buffer.from(bytes), "word/document.xml");
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)</g)]
    .map(([, text]) => text!.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"))
    .join("");
}

function memberOf(zip: Buffer, wanted: string): string {
  const end = zip.lastIndexOf(Buffer.from("504b0506", "hex"));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === wanted)
      return (method === 0 ? data : inflateRawSync(data)).toString("utf8");
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`the docx has no ${wanted}`);
}
