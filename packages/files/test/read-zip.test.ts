import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { type FileLimits, readZip } from "../src/index.ts";
import { rawZip } from "./raw-zip.ts";

const folder = mkdtempSync(join(tmpdir(), "zip-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function codes(bytes: Buffer, limits: Partial<FileLimits> = {}): Promise<readonly string[]> {
  const zip = await readZip({ name: "导出.zip", bytes }, { limits });
  zip.close();
  expect(zip.members).toEqual([]);
  return zip.diagnostics.map((one) => one.code);
}

describe("an archive of delivered files", () => {
  it("gives its files, not its folders nor what systems add", async () => {
    const bytes = rawZip([
      { name: "文书/", data: "" },
      { name: "文书/起诉书.txt", data: "起诉书" },
      { name: "__MACOSX/._x", data: "x" },
      { name: "Thumbs.db", data: "x" },
      { name: "文书/~$起诉书.docx", data: "x" },
    ]);
    const zip = await readZip({ name: "a.zip", bytes });
    expect(zip.members).toEqual([{ key: "文书/起诉书.txt", name: "文书/起诉书.txt", bytes: 9 }]);
    const [member] = zip.members;
    if (member === undefined) throw new Error("no member");
    const to = join(folder, "out");
    const digest = await zip.extract(member, to);
    zip.close();
    expect(readFileSync(to, "utf8")).toBe("起诉书");
    expect(digest?.bytes).toBe(9);
    expect(zip.diagnostics).toMatchObject([
      { code: "zip.passed_over", severity: "info", args: { count: 3, entry: "__MACOSX/._x" } },
    ]);
  });

  it("reads names as Chinese systems write them, a backslash inside a character included", async () => {
    // 乗 is 0x81 0x5C in GB18030: its second byte is a backslash.
    const bytes = rawZip([{ name: "", rawName: iconv.encode("文书\\乗某.txt", "gb18030"), data: "x" }]);
    const zip = await readZip({ name: "a.zip", bytes });
    zip.close();
    expect(zip.members.map((member) => member.name)).toEqual(["文书/乗某.txt"]);
  });

  it("refuses an archive of another kind in an archive, an unsafe path in another encoding, and what is none", async () => {
    expect(await codes(rawZip([{ name: "a/x.RAR", data: "x" }]))).toEqual(["zip.nested_kind"]);
    expect(await codes(rawZip([{ name: "", rawName: Buffer.from("..\\x"), data: "x" }]))).toEqual(["zip.unsafe_name"]);
    expect(await codes(Buffer.from("Rar!"))).toEqual(["zip.not_zip"]);
    expect(await codes(Buffer.from("Rar!\u001a\u0007"))).toEqual(["files.other_archive"]);
    expect(await codes(Buffer.alloc(0))).toEqual(["files.empty"]);
  });

  it("refuses bombs before unpacking, and a damaged member when it is unpacked", async () => {
    expect(await codes(rawZip([{ name: "0.bin", data: Buffer.alloc(11 * 1024 * 1024) }]))).toEqual(["zip.ratio"]);
    const zip = await readZip({ name: "a.zip", bytes: rawZip([{ name: "a.txt", data: "abc", claimedCrc: 7 }]) });
    const [member] = zip.members;
    if (member === undefined) throw new Error("no member");
    expect(await zip.extract(member, join(folder, "damaged"))).toBeUndefined();
    zip.close();
    expect(zip.diagnostics.map((one) => one.code)).toEqual(["zip.checksum"]);
  });
});
