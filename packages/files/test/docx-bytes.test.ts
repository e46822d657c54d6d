// What the standard says, in numbers worked out on paper: 1 mm is 56.693 twips, 1 pt is 20 twips or 2 half-points. The
// file is read back as a zip of XML, by a parser that our writer does not use.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { docxBytes, type Paper } from "../src/index.ts";
import { all, type Element, faultsOf, membersOf, one, parse } from "./package-check.ts";

const folder = mkdtempSync(join(tmpdir(), "docx-"));
afterAll(() => rmSync(folder, { recursive: true }));

const suggestion: Paper = {
  layout: "official",
  issuer: "东川市人民检察院",
  number: "东检建〔2026〕7号",
  title: "关于规范羁押期限管理的检察建议",
  addressee: "东川市公安局",
  blocks: [
    { kind: "paragraph", text: "经审查，共有三件案件超期。" },
    { kind: "heading", text: "一、存在的问题" },
    { kind: "heading", text: "（一）期限届满" },
    { kind: "heading", text: "1. 个别案件" },
    { kind: "item", text: "（1）陈某甲一案，超期五日。" },
    { kind: "table", headers: ["序号", "姓名"], rows: [["1", "陈某甲"]] },
  ],
  date: "2026-07-01",
  copies: "东川市人大常委会，东川市委政法委",
  printedBy: "东川市人民检察院办公室",
};

interface Read {
  readonly members: ReadonlyMap<string, Buffer>;
  readonly body: Element;
  readonly paragraphs: readonly Element[];
  readonly part: (name: string) => Element;
  /** The paragraph whose text holds this. */
  readonly line: (text: string) => Element;
}

async function read(paper: Paper): Promise<Read> {
  const path = join(folder, "paper.docx");
  writeFileSync(path, await docxBytes(paper));
  const members = membersOf(path);
  expect(faultsOf(members)).toEqual([]);
  const part = (name: string) => parse(members.get(name)?.toString() ?? "");
  const body = one(part("word/document.xml"), "body");
  const paragraphs = all(body, "p");
  const line = (text: string) => {
    const found = paragraphs.find((paragraph) => textOf(paragraph).includes(text));
    if (found === undefined) throw new Error(`no paragraph with ${text}`);
    return found;
  };
  return { members, body, paragraphs, part, line };
}

/** Text of a paragraph; a break is a line feed, a tab a tab. */
function textOf(element: Element): string {
  const marks: Readonly<Record<string, string>> = { br: "\n", tab: "\t" };
  return all(element, "r")
    .flatMap((run) => run.children)
    .map((child) => (child.name === "t" ? child.text : (marks[child.name] ?? "")))
    .join("");
}

function attribute(element: Element, name: string, key: string): string | undefined {
  return all(element, name)[0]?.attributes[`w:${key}`];
}

/** Typeface, half-points and colour of its first run. */
function typeOf(paragraph: Element): readonly (string | undefined)[] {
  const run = one(paragraph, "rPr");
  const first = all(paragraph, "r")[0] ?? run;
  return [attribute(first, "rFonts", "eastAsia"), attribute(first, "sz", "val"), attribute(first, "color", "val")];
}

/** The footers by the type under which the section names them. */
function footers({ body, part }: Read): ReadonlyMap<string | undefined, Element> {
  const targets = new Map(
    all(part("word/_rels/document.xml.rels"), "Relationship").map(({ attributes }) => [
      attributes["Id"],
      attributes["Target"],
    ]),
  );
  return new Map(
    all(body, "footerReference").map(({ attributes }) => [
      attributes["w:type"],
      part(`word/${targets.get(attributes["r:id"])}`),
    ]),
  );
}

const layouts = ["official", "letter", "minutes", "plain"] as const;

describe("the page", () => {
  it.each(layouts)("of %s is A4 with the text area of §5.2.1 and 22 lines (§5.2.3)", async (layout) => {
    const { body, part } = await read({ ...suggestion, layout });
    // §5.1: 210 × 297 mm.
    expect(one(body, "pgSz").attributes).toMatchObject({ "w:w": "11906", "w:h": "16838" });
    // §5.2.1: 37 mm above and 28 mm left; 297 - 37 - 225 = 35 mm below, 210 - 28 - 156 = 26 mm right.
    expect(one(body, "pgMar").attributes).toMatchObject({
      "w:top": "2098",
      "w:left": "1587",
      "w:bottom": "1984",
      "w:right": "1474",
    });
    // 225 mm are 12756 twips; 22 lines of 579 take 12738, of 580 they would take 12760.
    expect(one(body, "docGrid").attributes).toMatchObject({ "w:type": "lines", "w:linePitch": "579" });
    // §5.2.2: 3号 is 16 pt. 28 characters of 16 - 0.25 pt take 441 pt of the 442 there are.
    const defaults = one(part("word/styles.xml"), "docDefaults");
    expect(attribute(defaults, "rFonts", "eastAsia")).toBe("仿宋_GB2312");
    expect(attribute(defaults, "sz", "val")).toBe("32");
    expect(one(defaults, "rPr").children.find(({ name }) => name === "spacing")?.attributes["w:val"]).toBe("-5");
  });

  it("has numbers outside: odd pages right, even pages left, one character in (§7.5)", async () => {
    const paper = await read(suggestion);
    expect(attribute(paper.part("word/settings.xml"), "evenAndOddHeaders", "val") ?? "true").toBe("true");
    expect(all(paper.part("word/settings.xml"), "evenAndOddHeaders")).toHaveLength(1);
    const odd = one(footers(paper).get("default") as Element, "p");
    const even = one(footers(paper).get("even") as Element, "p");
    // 4号 is 14 pt; one character of it is 280 twips.
    expect([attribute(odd, "jc", "val"), attribute(odd, "ind", "right")]).toEqual(["right", "280"]);
    expect([attribute(even, "jc", "val"), attribute(even, "ind", "left")]).toEqual(["left", "280"]);
    expect(typeOf(odd)).toEqual(["宋体", "28", undefined]);
    expect(textOf(odd)).toBe("—  —");
    expect(all(odd, "instrText").map(({ text }) => text)).toEqual(["PAGE"]);
  });

  it("names what stands in for a typeface that is missing", async () => {
    const { part } = await read(suggestion);
    const fonts = all(part("word/fontTable.xml"), "font");
    const others = new Map(fonts.map((font) => [font.attributes["w:name"], attribute(font, "altName", "val")]));
    expect(others.get("仿宋_GB2312")?.split(",")).toContain("仿宋");
    expect(others.get("楷体_GB2312")?.split(",")).toContain("楷体");
    expect([...others.keys()]).toEqual(["仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"]);
  });
});

describe("the general form", () => {
  it("begins with a red mark 35 mm below the edge of the text area (§7.2.4)", async () => {
    const { line } = await read(suggestion);
    const mark = line("东川市人民检察院文件");
    expect(typeOf(mark)).toEqual(["方正小标宋简体", "88", "FF0000"]);
    // 35 mm are 1984 twips. The type of 44 pt begins 0.13 of its height, 114 twips, below the top of its line.
    expect(attribute(mark, "spacing", "before")).toBe("1870");
  });

  it("has the secrecy on the second line and the mark where it was (§7.2.2)", async () => {
    const { paragraphs, line } = await read({ ...suggestion, secrecy: "机密★1年" });
    expect(paragraphs.slice(0, 3).map(textOf)).toEqual(["", "机密★1年", "东川市人民检察院文件"]);
    expect(typeOf(line("机密★1年"))).toEqual(["黑体", "32", undefined]);
    // 1870 less two lines of 579.
    expect(attribute(line("文件"), "spacing", "before")).toBe("712");
  });

  it("has the number two lines below the mark and a red line under it (§7.2.5, §7.2.7)", async () => {
    const { line } = await read(suggestion);
    const number = line("东检建〔2026〕7号");
    expect(typeOf(number)).toEqual(["仿宋_GB2312", "32", undefined]);
    expect(attribute(number, "jc", "val")).toBe("center");
    expect(attribute(number, "spacing", "before")).toBe("1158");
    // 4 mm are 11 pt: 9 pt of space and the 2 pt that the line of 18 pt is longer than its type.
    expect(one(one(number, "pBdr"), "bottom").attributes).toMatchObject({
      "w:val": "single",
      "w:color": "FF0000",
      "w:space": "9",
    });
  });

  it("names the signatory beside the number, his name in regular script (§7.2.6)", async () => {
    const { line } = await read({ ...suggestion, signatory: "王某某" });
    const number = line("东检建");
    expect(textOf(number)).toBe("\u3000东检建〔2026〕7号\t签发人：王某某");
    expect(attribute(all(number, "r").at(-1) as Element, "rFonts", "eastAsia")).toBe("楷体_GB2312");
    // One character in from the right: 8845 - 315.
    expect(one(number, "tabs").children.map(({ attributes }) => attributes)).toMatchObject([
      { "w:val": "right", "w:pos": "8530" },
    ]);
  });

  it("has its title, addressee and text as §7.3.1 to §7.3.3 say", async () => {
    const { line } = await read(suggestion);
    const title = line("关于规范");
    expect(typeOf(title)).toEqual(["方正小标宋简体", "44", undefined]);
    expect([attribute(title, "jc", "val"), attribute(title, "spacing", "before")]).toEqual(["center", "1158"]);
    const addressee = line("东川市公安局");
    expect(textOf(addressee)).toBe("东川市公安局：");
    expect([all(addressee, "ind"), attribute(addressee, "spacing", "before")]).toEqual([[], "579"]);
    const text = line("经审查");
    expect(typeOf(text)).toEqual(["仿宋_GB2312", "32", undefined]);
    expect(one(text, "ind").attributes).toMatchObject({ "w:firstLineChars": "200", "w:firstLine": "630" });
  });

  it.each([
    ["一、存在的问题", "黑体", "1"],
    ["（一）期限届满", "楷体_GB2312", "2"],
    ["1. 个别案件", "仿宋_GB2312", "3"],
  ])("sets the heading %s in %s", async (text, typeface, level) => {
    const heading = (await read(suggestion)).line(text);
    expect(typeOf(heading)).toEqual([typeface, "32", undefined]);
    expect(attribute(heading, "outlineLvl", "val")).toBe(level);
    expect(all(heading, "keepNext")).toHaveLength(1);
  });

  it("has the day four characters in and the issuer in the middle above it (§7.3.5.1, §7.3.5.4)", async () => {
    const { line, paragraphs } = await read({ ...suggestion, copies: null });
    const date = line("2026年7月1日");
    const at = paragraphs.indexOf(date);
    const issuer = paragraphs[at - 1] as Element;
    expect(textOf(issuer)).toBe("东川市人民检察院");
    // Four characters of 15.75 pt. The day is 6 wide (six digits of a half), its middle 7 in; the issuer is 8 wide, so 3 in.
    expect([attribute(date, "ind", "right"), attribute(issuer, "ind", "right")]).toEqual(["1260", "945"]);
    expect(attribute(issuer, "spacing", "before")).toBe("1158");
  });

  it("keeps a long issuer inside the text area and the day under its middle", async () => {
    const { line, paragraphs } = await read({ ...suggestion, issuer: "某某省某某市某某区人民检察院第二检察部" });
    const date = line("2026年7月1日");
    const issuer = paragraphs[paragraphs.indexOf(date) - 1] as Element;
    // 19 wide: its middle is 9.5 in, the day 6 wide begins 6.5 in; 6.5 × 315 = 2047.5.
    expect([attribute(date, "ind", "right"), attribute(issuer, "ind", "right")]).toEqual(["2048", "0"]);
  });

  it("numbers attachments below the text, without a stop, and has the note under the day (§7.3.4, §7.3.6)", async () => {
    const attachments = ["案件名单。", "整改期限表"];
    const { paragraphs } = await read({ ...suggestion, attachments, note: "此件公开发布" });
    const texts = paragraphs.map(textOf);
    expect(texts).toContain("附件：1.\t案件名单");
    expect(texts[texts.indexOf("附件：1.\t案件名单") + 1]).toBe("2.\t整改期限表");
    expect(texts[texts.indexOf("2026年7月1日") + 1]).toBe("（此件公开发布）");
    const single = (await read({ ...suggestion, attachments: ["案件名单"] })).line("附件：");
    expect(textOf(single)).toBe("附件：案件名单");
  });

  it("has who gets copies and who had it printed at the foot, between lines (§7.4)", async () => {
    const { line, paragraphs } = await read(suggestion);
    const framed = paragraphs.filter((paragraph) => all(paragraph, "framePr").length > 0);
    expect(framed.map(textOf)).toEqual([
      "",
      "抄送：东川市人大常委会，东川市委政法委。",
      "",
      "东川市人民检察院办公室\t2026年7月1日印发",
      "",
    ]);
    for (const paragraph of framed) {
      expect(one(paragraph, "framePr").attributes).toMatchObject({ "w:vAnchor": "margin", "w:yAlign": "bottom" });
    }
    // 0.35 mm are 20 twips, 0.25 mm are 14.
    const rules = [framed[0], framed[2], framed[4]].map((rule) => attribute(rule as Element, "spacing", "line"));
    expect(rules).toEqual(["20", "14", "20"]);
    expect(typeOf(line("抄送："))).toEqual(["仿宋_GB2312", "28", undefined]);
  });

  it("draws nothing: no seal, no picture, no link", async () => {
    const { members, body } = await read(suggestion);
    expect([...members.keys()].filter((name) => /media|embeddings/.test(name))).toEqual([]);
    expect(["drawing", "pict", "object", "hyperlink"].flatMap((name) => all(body, name))).toEqual([]);
  });
});

describe("a letter (§10.1)", () => {
  const letter: Paper = { ...suggestion, layout: "letter", secrecy: "秘密★6个月" };

  it("has its mark 30 mm from the edge of the paper, above lines of 170 mm", async () => {
    const { body, members, part } = await read(letter);
    const header = part([...members.keys()].find((name) => /^word\/header\d+\.xml$/.test(name)) ?? "");
    const [mark, thin] = all(header, "p") as [Element, Element];
    expect(textOf(mark)).toBe("东川市人民检察院");
    expect(typeOf(mark)).toEqual(["方正小标宋简体", "108", "FF0000"]);
    // 30 mm are 1701 twips; the type of 54 pt begins 140 twips below the top of its line.
    expect(attribute(body, "pgMar", "header")).toBe("1561");
    // From 20 mm of the left edge to 20 mm of the right: 8 mm and 6 mm beyond the text area.
    for (const rule of [mark, thin]) {
      expect(one(rule, "ind").attributes).toMatchObject({ "w:left": "-453", "w:right": "-340" });
    }
    const strengths = [mark, thin].map((rule) => Number(one(one(rule, "pBdr"), "bottom").attributes["w:sz"]));
    expect(strengths[0]).toBeGreaterThan(strengths[1] as number);
  });

  it("has a second double line 20 mm from the lower edge, thin above thick, and no number on that page", async () => {
    const paper = await read(letter);
    expect(all(paper.body, "titlePg")).toHaveLength(1);
    expect(attribute(paper.body, "pgMar", "footer")).toBe("1134");
    const first = footers(paper).get("first") as Element;
    expect(all(first, "instrText")).toEqual([]);
    const lines = all(first, "pBdr").map((border) => border.children[0]?.attributes);
    expect(lines).toMatchObject([
      { "w:color": "FF0000", "w:sz": "6" },
      { "w:color": "FF0000", "w:sz": "24" },
    ]);
  });

  it("begins with the secrecy at the left and the number at the right", async () => {
    const { paragraphs } = await read(letter);
    expect(textOf(paragraphs[0] as Element)).toBe("秘密★6个月\t东检建〔2026〕7号");
    expect(attribute(paragraphs[0] as Element, "tab", "pos")).toBe("8845");
  });

  it("ends with copies alone, without lines", async () => {
    const { paragraphs } = await read(letter);
    const framed = paragraphs.filter((paragraph) => all(paragraph, "framePr").length > 0);
    expect(framed.map(textOf)).toEqual(["抄送：东川市人大常委会，东川市委政法委。"]);
    expect(paragraphs.map(textOf).join()).not.toContain("印发");
  });
});

describe("minutes (§10.3)", () => {
  const minutes: Paper = {
    ...suggestion,
    layout: "minutes",
    issuerMark: "东川市人民检察院检察官联席会议纪要",
    number: "〔2026〕3号",
    addressee: null,
    blocks: [
      { kind: "paragraph", text: "会议研究了两件案件。" },
      { kind: "paragraph", text: "出席：王某某、李某某" },
    ],
  };

  it("have a red mark, and the issuer and the day in their head, not at their end", async () => {
    const { line, paragraphs } = await read(minutes);
    expect(typeOf(line("检察官联席会议纪要"))).toEqual(["方正小标宋简体", "72", "FF0000"]);
    expect(textOf(paragraphs[2] as Element)).toBe("\u3000东川市人民检察院\t2026年7月1日");
    expect(paragraphs.filter((paragraph) => /^2026年7月1日$/.test(textOf(paragraph)))).toEqual([]);
  });

  it("are called 会议纪要 without a mark of their own", async () => {
    const { issuerMark: _, ...unmarked } = minutes;
    expect(textOf((await read(unmarked)).paragraphs[0] as Element)).toBe("东川市人民检察院会议纪要");
  });

  it("set who attended with the word in black", async () => {
    const line = (await read(minutes)).line("出席");
    const faces = all(line, "r").map((run) => [
      textOf({ ...run, children: [run] }),
      attribute(run, "rFonts", "eastAsia"),
    ]);
    expect(faces).toEqual([
      ["出席", "黑体"],
      ["：王某某、李某某", "仿宋_GB2312"],
    ]);
  });
});

describe("a plain paper", () => {
  it("has title, number, text and day, and nothing red", async () => {
    const { members, paragraphs } = await read({ ...suggestion, layout: "plain", addressee: null });
    const texts = paragraphs.map(textOf);
    expect(texts.slice(0, 4)).toEqual([
      "关于规范羁押期限管理的检察建议",
      "东检建〔2026〕7号",
      "",
      "经审查，共有三件案件超期。",
    ]);
    expect(texts).toContain("2026年7月1日");
    for (const [name, bytes] of members) {
      if (/^word\/(document|header|footer)/.test(name)) expect(bytes.toString()).not.toMatch(/FF0000/i);
    }
  });
});

describe("a table", () => {
  const rows = Array.from({ length: 40 }, (_, row) => [`${row + 1}`, row === 3 ? "长".repeat(30) : "陈某甲", "超期"]);
  const paper: Paper = {
    ...suggestion,
    blocks: [{ kind: "table", headers: ["序号", "姓名", "问题"], rows }],
  };

  it("of forty rows repeats its header and breaks no row", async () => {
    const table = one((await read(paper)).body, "tbl");
    const every = table.children.filter(({ name }) => name === "tr");
    expect(every).toHaveLength(41);
    expect(every.map((row) => all(row, "tblHeader").length)).toEqual([1, ...Array.from({ length: 40 }, () => 0)]);
    expect(every.map((row) => all(row, "cantSplit").length)).toEqual(Array.from({ length: 41 }, () => 1));
    expect(all(every[4] as Element, "t").map(({ text }) => text)).toEqual(["4", "长".repeat(30), "超期"]);
  });

  it("has three lines and the width of the text area, also with a name of thirty characters", async () => {
    const table = one((await read(paper)).body, "tbl");
    const borders = one(table, "tblBorders").children.map(({ name, attributes }) => [name, attributes["w:val"]]);
    expect(borders.filter(([, kind]) => kind === "single").map(([name]) => name)).toEqual(["top", "bottom"]);
    expect(all(table, "tcBorders").flatMap(({ children }) => children.map(({ name }) => name))).toEqual([
      "bottom",
      "bottom",
      "bottom",
    ]);
    const widths = all(table, "gridCol").map(({ attributes }) => Number(attributes["w:w"]));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8845);
    expect(Math.min(...widths)).toBeGreaterThan(600);
    expect(attribute(table, "tblLayout", "type")).toBe("fixed");
  });

  it("keeps every cell of uneven rows, and two tables apart", async () => {
    const uneven: Paper["blocks"] = [
      { kind: "table", headers: ["甲"], rows: [["1", "2", "3"], []] },
      { kind: "table", headers: [], rows: [["4\n5"]] },
      { kind: "table", headers: [], rows: [] },
    ];
    const { body } = await read({ ...suggestion, blocks: uneven });
    const tables = all(body, "tbl");
    expect(tables.map((table) => all(table, "tc").map(textOf))).toEqual([
      ["甲", "", "", "1", "2", "3", "", "", ""],
      ["4\n5"],
    ]);
    const names = body.children.map(({ name }) => name);
    expect(names.filter((name, index) => name === "tbl" && names[index + 1] !== "p")).toEqual([]);
  });
});

describe("text", () => {
  it("is text, whatever it looks like", async () => {
    const text = `</w:t><w:br/> & "甲" 'a' {default-bullet-numbering-0} {PAGE} =HYPERLINK("x") _x0041_ ]]>`;
    const { paragraphs, part } = await read({ ...suggestion, title: text, blocks: [{ kind: "paragraph", text }] });
    expect(paragraphs.map(textOf).filter((shown) => shown.replaceAll("\n", "") === text)).toHaveLength(2);
    expect(one(part("docProps/core.xml"), "title").text).toBe(text);
  });

  it("loses what XML cannot hold and keeps the rest, also beyond the first plane", async () => {
    const text = "陈\u0000\u000b\ud800某\ufffe\uffff㛃𠮷𪚥麦麦提·吐尔逊🙂ཀ";
    const { paragraphs } = await read({ ...suggestion, blocks: [{ kind: "paragraph", text }] });
    expect(paragraphs.map(textOf)).toContain("陈某㛃𠮷𪚥麦麦提·吐尔逊🙂ཀ");
  });

  it("of several lines becomes several paragraphs, each two characters in", async () => {
    const { paragraphs } = await read({
      ...suggestion,
      blocks: [{ kind: "item", text: "甲。\r\n\n  乙。\u2028丙。" }],
    });
    const lines = paragraphs.filter((paragraph) => /^[甲乙丙]。$/.test(textOf(paragraph)));
    expect(lines.map((paragraph) => attribute(paragraph, "ind", "firstLineChars"))).toEqual(["200", "200", "200"]);
  });

  it("of any length is written whole", async () => {
    const blocks = Array.from({ length: 2000 }, (_, at) => ({
      kind: "paragraph" as const,
      text: `第${at}段。`.repeat(20),
    }));
    const { paragraphs } = await read({ ...suggestion, blocks });
    expect(paragraphs.filter((paragraph) => /^第\d+段。/.test(textOf(paragraph)))).toHaveLength(2000);
  });

  it("gives the same bytes for the same paper", async () => {
    expect(Buffer.from(await docxBytes(suggestion)).equals(Buffer.from(await docxBytes(suggestion)))).toBe(true);
  });
});

describe("a day", () => {
  it.each([
    ["2026-12-31", "2026年12月31日"],
    ["2028-02-29", "2028年2月29日"],
  ])("%s is written %s (§7.3.5.4)", async (date, words) => {
    expect((await read({ ...suggestion, date })).paragraphs.map(textOf)).toContain(words);
  });

  it.each(["2026-02-29", "2026-7-1", "2026年7月1日", ""])("%j is refused", async (date) => {
    await expect(docxBytes({ ...suggestion, date })).rejects.toThrow(RangeError);
  });
});
