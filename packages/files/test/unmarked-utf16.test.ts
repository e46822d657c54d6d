import { describe, expect, it } from "vitest";
import { looksLikeTextTable, previewEncodings, readCsv } from "../src/index.ts";

// Low bytes that mean something else alone: 一 4E00, 最 6700, 退 9000 and the wide space 3000 end in zero, 三 4E09 in a
// tab, 上 4E0A in a line end, 不 4E0D in a carriage return, 丬 4E2C in a comma.
const lines = ["案号,案由,送往", "一,最后退赔\u{3000}三次,上级院", "二,一一一一一一,不上诉", "三,丬,一审"];
const text = `${lines.join("\r\n")}\r\n`;
const little = Buffer.from(text, "utf16le");
const big = Buffer.from(little).swap16();

async function codesOf(bytes: Buffer): Promise<readonly string[]> {
  const { diagnostics } = await readCsv({ name: "案件.csv", bytes });
  return diagnostics.map(({ code }) => code);
}

describe("UTF-16 without a mark, with characters that end in a zero byte", () => {
  it.each([
    ["utf-16le", little],
    ["utf-16be", big],
  ])("is asked about, and reads right as %s", async (encoding, bytes) => {
    expect(await codesOf(bytes)).toEqual(["csv.encoding_unknown"]);
    const [first] = await previewEncodings({ name: "案件.csv", bytes });
    expect(first).toMatchObject({ encoding, plausible: true, lines });
    const rows = [];
    for await (const batch of (await readCsv({ name: "案件.csv", bytes }, { encoding })).rows()) rows.push(...batch);
    expect(rows.map(({ cells }) => cells.map(({ text: written }) => written).join())).toEqual(lines);
  });

  it.each([
    ["little endian", little],
    ["big endian", big],
  ])("is a table in a .txt: %s", async (_, bytes) => {
    expect(await looksLikeTextTable({ name: "案件.txt", bytes })).toBe(true);
  });

  it("a document of it is none, marked or not, whatever halves of its characters look like", async () => {
    // As single bytes its first two lines have a tab each.
    const document = Buffer.from("被告人张三 2025\n证人李三 2025\n", "utf16le");
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), document]);
    for (const bytes of [document, marked, Buffer.from(marked).swap16()])
      expect(await looksLikeTextTable({ name: "起诉书.txt", bytes })).toBe(false);
  });
});

describe("what has zero bytes and is no text", () => {
  const numbers = Buffer.alloc(400);
  for (let at = 0; at < 100; at += 1) numbers.writeInt32LE(at * 40, at * 4);
  const shorts = Buffer.alloc(400);
  // Small numbers: their other byte is always zero, and the numbers themselves are controls.
  for (let at = 0; at < 200; at += 1) shorts.writeInt16LE(1 + (at % 8), at * 2);
  const noise = Buffer.alloc(4096);
  let state = 1;
  for (let at = 0; at < noise.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    noise[at] = at % 16 === 1 ? 0 : state % 256;
  }
  it.each([
    ["numbers of four bytes", numbers],
    ["numbers of two bytes", shorts],
    ["noise with a zero in every sixteenth place", noise],
    ["a text with zeros at its end", Buffer.concat([Buffer.from("甲,乙\n1,2\n"), Buffer.alloc(64)])],
    ["UTF-16 with zeros at its end", Buffer.concat([little, Buffer.alloc(64)])],
    [
      "names filled up with zeros, as a database writes them",
      Buffer.from("AJ\0\0\0\0\0\0C\0\0\0\u{4}\0BM\0\0\0\0".repeat(20)),
    ],
    ["two stray zeros in a long text", Buffer.from(`a\0b\0${"甲乙丙丁,戊己庚辛\n".repeat(50)}`)],
  ])("%s is refused", async (_, bytes) => {
    expect(await codesOf(bytes)).toEqual(["files.binary_text"]);
  });
});
