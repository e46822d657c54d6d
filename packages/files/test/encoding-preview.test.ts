import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { previewEncodings, readCsv } from "../src/index.ts";

const simplified = [
  "部门受案号,案件名称,承办检察官,受理日期",
  "甲检刑诉受[2025]990129000001号,张某某盗窃案,王某,2025-03-10",
  "甲检刑诉受[2025]990129000002号,李某某故意伤害案,赵某,2025-03-11",
];
const traditional = ["案號,案件名稱,承辦檢察官,受理日期", "第一號,張某某竊盜案,王某,2025-03-10"];
const western = ["Numéro,Prénom,Décision", "1,François,Réouverture", "2,Zoé,Clôturé à Besançon"];

function damaged(bytes: Buffer, mark: string): Buffer {
  const at = bytes.indexOf(mark);
  if (at < 0) throw new Error(`${mark} is not there`);
  const copy = Buffer.from(bytes);
  copy[at] = 0xff;
  return copy;
}

async function preview(bytes: Buffer) {
  return previewEncodings({ name: "案件.csv", bytes });
}

describe("the encodings a text might have", () => {
  const text = `${simplified.join("\r\n")}\r\n`;
  it.each([
    // 0xFF stands nowhere in GB18030 nor in UTF-8.
    ["GB18030 with a damaged byte", damaged(iconv.encode(text, "gb18030"), "-03-11"), "gb18030", simplified[0]],
    ["UTF-8 with a damaged byte", damaged(Buffer.from(text), "-03-11"), "utf-8", simplified[0]],
    ["UTF-16 without a mark", Buffer.from(text, "utf16le"), "utf-16le", simplified[0]],
    ["UTF-16 the other way round", Buffer.from(text, "utf16le").swap16(), "utf-16be", simplified[0]],
    [
      "Big5 with a damaged byte",
      damaged(iconv.encode(`${traditional.join("\n")}\n`, "big5"), "-03-10"),
      "big5",
      traditional[0],
    ],
    // All of it could be decoded as GB18030, into characters that nobody writes.
    ["Big5", iconv.encode(`${traditional.join("\n")}\n`, "big5"), "big5", traditional[0]],
    [
      "Western with accents that are no GB18030",
      iconv.encode(`${western.join("\n")}\n`, "windows-1252"),
      "windows-1252",
      western[0],
    ],
  ])("%s comes first and is the only plausible one", async (_, bytes, encoding, firstLine) => {
    const asked = await readCsv({ name: "案件.csv", bytes });
    expect(asked.diagnostics.map((one) => one.code)).toEqual(["csv.encoding_unknown"]);
    const choices = await preview(bytes);
    expect(choices[0]).toMatchObject({ encoding, plausible: true });
    expect(choices[0]?.lines[0]).toBe(firstLine);
    expect(choices.filter((choice) => choice.plausible).map((choice) => choice.encoding)).toEqual([encoding]);
    expect(choices.map((choice) => choice.encoding).toSorted()).toEqual(
      ["big5", "gb18030", "shift_jis", "utf-16be", "utf-16le", "utf-8", "windows-1252"].toSorted(),
    );
  });

  it("shows as many lines as asked for, none empty, each cut to what a page can show", async () => {
    const bytes = iconv.encode(`一\n\n二\n${"三".repeat(1000)}\n四\n五\n`, "gb18030");
    const [first] = await previewEncodings({ name: "x.csv", bytes }, { lines: 3 });
    expect(first?.lines).toEqual(["一", "二", "三".repeat(200)]);
    expect((await preview(bytes))[0]?.lines).toHaveLength(5);
  });

  it("shows nothing that a page could stumble over", async () => {
    const bytes = Buffer.from([0xff, 0x41, 0x1b, 0x5b, 0x33, 0x31, 0x6d, 0x00, 0x0a]);
    for (const { lines, plausible } of await preview(bytes)) {
      expect(plausible).toBe(false);
      expect(lines.join("")).not.toMatch(/\p{Cc}/u);
    }
  });

  it("finds nothing plausible in random bytes", async () => {
    let state = 7;
    const bytes = Buffer.from(Array.from({ length: 4096 }, () => (state = (state * 75 + 74) % 65_537) & 0xff));
    expect((await preview(bytes)).filter((choice) => choice.plausible)).toEqual([]);
  });
});
