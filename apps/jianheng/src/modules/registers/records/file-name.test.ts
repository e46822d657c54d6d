import { expect, it } from "vitest";
import { cleanFileName } from "./file-name.ts";

it.each([
  ["起诉书.docx", "起诉书.docx"],
  ["C:\\文书\\起诉书.docx", "起诉书.docx"],
  ["../../etc/passwd", "passwd"],
  ["a\u0000b\r\nc\u001b.pdf", "abc.pdf"],
  ["发票\u202efdp.exe", "发票fdp.exe"],
  ["\ud800半个.txt", "半个.txt"],
  ['甲<乙>:"丙"|?*.xlsx', "甲_乙___丙____.xlsx"],
  [" .隐藏 . ", "隐藏"],
  ["..", "附件"],
  ["目录/", "附件"],
  ["", "附件"],
  ["一  二\t三.txt", "一 二三.txt"],
  [`${"长".repeat(100)}.docx`, `${"长".repeat(75)}.docx`],
  ["🙂".repeat(90), "🙂".repeat(80)],
])("%j is kept as %j", (sent, kept) => {
  expect(cleanFileName(sent)).toBe(kept);
});
