// The styles of a workbook that gets marked cells: every marked cell takes a copy of its own style with a pale fill, so
// number format, font, border and alignment stay. No index that the workbook uses changes its meaning.
//
// A copy hangs on a named cell style of ours, and that one keeps the fill (and font) which the cell had before. Office
// programs renumber and drop styles when they save, but keep named ones: so the marks of an earlier round are found and
// taken off again, whatever was done to the workbook in between. A fill that a person has chosen since stays.

import { LocatedXml, type LocatedElement, withAttributes } from "./located-xml.ts";
import type { CellMark } from "./write-types.ts";
import { escapeXml } from "./xlsx-write-parts.ts";

/**
 * Pale enough to read black text on, and one step beside the colours that programs offer, so that nobody else's cell has
 * them: where a program has dropped our named styles, a mark is still known by its colour, and taken off to no fill.
 */
const markColours: Readonly<Record<CellMark, string>> = { error: "FFFFC7CF", warning: "FFFFEB9D", note: "FFDDEBF8" };

/** Names of the cell styles that hold what a marked cell looked like: `检衡疑点`, `检衡疑点·好 2`. */
const styleName = "检衡疑点";
const styleNamePattern = /^检衡疑点(?:·(.*?))?(?: \d+)?$/;

/** Cells of an added sheet. `quoted`: text that would read as a formula if it were typed anew. */
export type AddedStyle = "title" | "intro" | "header" | "text" | "link" | "typed" | CellMark;

const containers = ["fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"] as const;
type Container = (typeof containers)[number];
/** ECMA-376 part 1, 18.8.39: the order of what a style sheet holds. */
const order = ["numFmts", ...containers, "dxfs", "tableStyles", "colors", "extLst"];

const black = '<color rgb="FF000000"/>';
const emptyStyles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>';

export class MarkStyles {
  private readonly xml: LocatedXml;
  private readonly prefix: string;
  private readonly elements: Record<Container, readonly LocatedElement[]>;
  private readonly entries: Record<Container, string[]>;
  private readonly restored = new Set<number>();
  private readonly named = new Map<string, number>();
  private readonly marks = new Map<string, number>();

  /** `part` is absent in a workbook without styles. Throws XmlSyntaxError or XmlDoctypeError. */
  constructor(part: Buffer | undefined) {
    this.xml = new LocatedXml(part ?? emptyStyles);
    const { root } = this.xml;
    this.prefix = root.prefix;
    this.elements = Object.fromEntries(
      containers.map((name) => [name, this.xml.child(root, name)?.children ?? []]),
    ) as unknown as typeof this.elements;
    this.entries = Object.fromEntries(
      containers.map((name) => [name, this.elements[name].map((one) => this.xml.source(one))]),
    ) as typeof this.entries;
    this.fillUp();
    this.takeMarksOff();
  }

  /** Style index for a cell of style `base` that gets a mark. */
  marked(base: number, mark: CellMark): number {
    const known = this.marks.get(`${base} ${mark}`);
    if (known !== undefined) return known;
    const xf = this.entries.cellXfs[base] ?? this.entries.cellXfs[0] ?? "";
    const fill = numberOf(xf, "fillId");
    const font = numberOf(xf, "fontId");
    const named = this.namedStyle(fill, font, numberOf(xf, "xfId"));
    const readable = this.intern("fonts", readableFont(this.entries.fonts[font] ?? ""));
    const index = this.intern(
      "cellXfs",
      withXfAttributes(xf, {
        fillId: String(this.fillOf(mark)),
        fontId: String(readable),
        xfId: String(named),
        applyFill: "1",
        ...(readable === font ? {} : { applyFont: "1" }),
      }),
    );
    this.marks.set(`${base} ${mark}`, index);
    return index;
  }

  /** Style index for a cell of an added sheet. */
  added(style: AddedStyle, quoted = false): number {
    const { font, fill, border, wrap } = this.looks(style);
    const p = this.prefix;
    const vertical = style === "header" ? "center" : "top";
    return this.intern(
      "cellXfs",
      `<${p}xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" ` +
        `applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ""}>` +
        `<${p}alignment vertical="${vertical}"${wrap ? ' wrapText="1"' : ""}/></${p}xf>`,
    );
  }

  toBuffer(): Buffer {
    const { root } = this.xml;
    for (const name of containers) {
      const element = this.xml.child(root, name);
      const entries = this.entries[name];
      if (entries.length === 0) continue;
      const known = this.elements[name].length;
      const fresh = entries.slice(known).join("");
      const count = String(entries.length);
      if (element === undefined) {
        const tag = this.prefix + name;
        this.xml.insert(this.placeOf(name), `<${tag} count="${count}">${fresh}</${tag}>`);
        continue;
      }
      if (element.innerStart === element.end) {
        const tag = withAttributes(this.xml.openingTag(element), { count }).replace(/\s*\/>$/, ">");
        this.xml.replace(element, `${tag}${fresh}</${this.prefix}${name}>`);
        continue;
      }
      if (name === "cellXfs") {
        for (const index of this.restored) {
          const one = this.elements.cellXfs[index];
          if (one !== undefined) this.xml.replace(one, entries[index] ?? "");
        }
      }
      if (fresh === "") continue;
      this.xml.replaceOpeningTag(element, withAttributes(this.xml.openingTag(element), { count }));
      this.xml.insert(element.innerEnd, fresh);
    }
    return this.xml.toBuffer();
  }

  /** Where a container that is not there belongs. */
  private placeOf(name: Container): number {
    const later = order.slice(order.indexOf(name) + 1);
    const next = this.xml.root.children.find((child) => later.includes(child.name));
    return next?.start ?? this.xml.root.innerEnd;
  }

  /** What every style sheet must have and minimal ones lack. */
  private fillUp(): void {
    const p = this.prefix;
    const { fonts, fills, borders, cellStyleXfs, cellXfs, cellStyles } = this.entries;
    if (fonts.length === 0) fonts.push(`<${p}font><${p}sz val="11"/><${p}name val="宋体"/></${p}font>`);
    for (const pattern of ["none", "gray125"].slice(fills.length)) {
      fills.push(`<${p}fill><${p}patternFill patternType="${pattern}"/></${p}fill>`);
    }
    if (borders.length === 0) {
      borders.push(`<${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/><${p}diagonal/></${p}border>`);
    }
    const plain = 'numFmtId="0" fontId="0" fillId="0" borderId="0"';
    if (cellStyleXfs.length === 0) cellStyleXfs.push(`<${p}xf ${plain}/>`);
    if (cellXfs.length === 0) cellXfs.push(`<${p}xf ${plain} xfId="0"/>`);
    if (cellStyles.length === 0) cellStyles.push(`<${p}cellStyle name="常规" xfId="0" builtinId="0"/>`);
  }

  /** Marked styles of an earlier round get back what their named style remembers. */
  private takeMarksOff(): void {
    const { cellStyles, cellStyleXfs, cellXfs, fonts, fills } = this.entries;
    const styles = cellStyles.map((one) => ({ name: textOf(one, "name"), xf: numberOf(one, "xfId") }));
    const parents = new Map<number, number>();
    for (const { name, xf } of styles) {
      const match = styleNamePattern.exec(name);
      if (match === null) continue;
      const parent = match[1] === undefined ? 0 : (styles.find((one) => one.name === match[1])?.xf ?? 0);
      parents.set(xf, parent);
      const before = cellStyleXfs[xf] ?? "";
      this.named.set(keyOf(numberOf(before, "fillId"), numberOf(before, "fontId"), parent), xf);
    }
    const ours = new Set(Object.values(markColours));
    const isOurs = (fill: string) => ours.has(solidColour(fill) ?? "");
    cellXfs.forEach((xf, index) => {
      const named = numberOf(xf, "xfId");
      const parent = parents.get(named);
      if (!isOurs(fills[numberOf(xf, "fillId")] ?? "")) return;
      if (parent === undefined) {
        cellXfs[index] = withXfAttributes(xf, { fillId: "0", applyFill: undefined });
        this.restored.add(index);
        return;
      }
      const before = cellStyleXfs[named] ?? "";
      const fill = numberOf(before, "fillId");
      const font = numberOf(before, "fontId");
      const wasBlackened = fonts[numberOf(xf, "fontId")] === readableFont(fonts[font] ?? "");
      cellXfs[index] = withXfAttributes(xf, {
        fillId: String(fill),
        applyFill: fill === 0 ? undefined : "1",
        xfId: String(parent),
        ...(wasBlackened ? { fontId: String(font) } : {}),
      });
      this.restored.add(index);
    });
  }

  private namedStyle(fill: number, font: number, parent: number): number {
    const key = keyOf(fill, font, parent);
    const known = this.named.get(key);
    if (known !== undefined) return known;
    const { cellStyles, cellStyleXfs } = this.entries;
    const base = cellStyleXfs[parent] ?? cellStyleXfs[0] ?? "";
    const index = cellStyleXfs.push(withXfAttributes(base, { fillId: String(fill), fontId: String(font) })) - 1;
    const parentName =
      parent === 0 ? "" : textOf(cellStyles.find((one) => numberOf(one, "xfId") === parent) ?? "", "name");
    const taken = new Set(cellStyles.map((one) => textOf(one, "name")));
    const first = parentName === "" ? styleName : `${styleName}·${parentName}`;
    let name = first;
    for (let number = 2; taken.has(name); number++) name = `${first} ${number}`;
    cellStyles.push(`<${this.prefix}cellStyle name="${escapeXml(name)}" xfId="${index}"/>`);
    this.named.set(key, index);
    return index;
  }

  private fillOf(mark: CellMark): number {
    return this.solid(markColours[mark]);
  }

  private solid(colour: string): number {
    const p = this.prefix;
    const known = this.entries.fills.findIndex((fill) => solidColour(fill) === colour);
    if (known >= 0) return known;
    return this.intern(
      "fills",
      `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${colour}"/><${p}bgColor indexed="64"/>` +
        `</${p}patternFill></${p}fill>`,
    );
  }

  private looks(style: AddedStyle) {
    const p = this.prefix;
    const font = (extra: string) =>
      this.intern(
        "fonts",
        `<${p}font>${extra}<${p}name val="宋体"/><${p}family val="3"/><${p}charset val="134"/></${p}font>`,
      );
    const plain = `<${p}sz val="10"/>`;
    const line = (side: string) => `<${p}${side} style="thin"><${p}color rgb="FFBFBFBF"/></${p}${side}>`;
    const border = () =>
      this.intern(
        "borders",
        `<${p}border>${["left", "right", "top", "bottom"].map(line).join("")}<${p}diagonal/></${p}border>`,
      );
    switch (style) {
      case "title":
        return { font: font(`<${p}b/><${p}sz val="14"/>`), fill: 0, border: 0, wrap: false };
      case "intro":
        return { font: font(plain), fill: 0, border: 0, wrap: false };
      case "header":
        return { font: font(`<${p}b/>${plain}`), fill: this.solid("FFD9E1F2"), border: border(), wrap: true };
      case "link":
        return {
          font: font(`<${p}u/>${plain}<${p}color rgb="FF0B3D91"/>`),
          fill: 0,
          border: border(),
          wrap: true,
        };
      case "typed":
        return { font: font(plain), fill: this.solid("FFF7F7F7"), border: border(), wrap: true };
      case "text":
        return { font: font(plain), fill: 0, border: border(), wrap: true };
      default:
        return { font: font(plain), fill: this.fillOf(style), border: border(), wrap: true };
    }
  }

  /** Index of an entry that is the same, or of a new one. */
  private intern(container: Container, xml: string): number {
    const list = this.entries[container];
    const known = list.indexOf(xml);
    return known >= 0 ? known : list.push(xml) - 1;
  }
}

function keyOf(fill: number, font: number, parent: number): string {
  return `${fill} ${font} ${parent}`;
}

/** Of the entry's own tag; 0 when absent, as the format says. */
function numberOf(entry: string, attribute: string): number {
  const value = Number(textOf(entry, attribute));
  return Number.isInteger(value) && value >= 0 ? value : 0;
}

function textOf(entry: string, attribute: string): string {
  const tag = entry.slice(0, entry.indexOf(">") + 1);
  const match = new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return (match?.[1] ?? match?.[2] ?? "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** Of a solid fill the foreground shows; some programs leave another colour behind it. */
function solidColour(fill: string): string | undefined {
  if (!/patternType="solid"/.test(fill)) return undefined;
  return /<(?:\w+:)?fgColor\b[^>]*?\srgb="([0-9A-Fa-f]{8})"/.exec(fill)?.[1]?.toUpperCase();
}

function withXfAttributes(xf: string, attributes: Readonly<Record<string, string | undefined>>): string {
  const end = xf.indexOf(">") + 1;
  return withAttributes(xf.slice(0, end), attributes) + xf.slice(end);
}

/** White letters of a dark cell would vanish on a pale fill: they become black. Other fonts stay as they are. */
function readableFont(font: string): string {
  const colour = /<(?:\w+:)?color\b[^>]*?(?:\/>|>\s*<\/(?:\w+:)?color>)/.exec(font)?.[0];
  if (colour === undefined || !isLight(colour)) return font;
  const prefix = /^<(\w+:)?/.exec(font)?.[1] ?? "";
  return font.replace(colour, black.replace("<", `<${prefix}`));
}

function isLight(colour: string): boolean {
  // Theme colour 0 is the background's, 2 the second background's; indexed 1 and 9 are white.
  if (/\stheme="[02]"/.test(colour)) return !/\stint="-0\.[5-9]/.test(colour);
  if (/\sindexed="(1|9)"/.test(colour)) return true;
  const rgb = /\srgb="(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})"/.exec(colour)?.[1];
  if (rgb === undefined) return false;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 160;
}
