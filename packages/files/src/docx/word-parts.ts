// Parts of the file that the library does not write, or not as a paper needs them.

import { characterSpacing, font, size } from "./measures.ts";
import { offGrid } from "./paragraphs.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** What stands in for a typeface that a machine lacks: Windows has 仿宋 and 楷体 without _GB2312, and few have 小标宋. */
const substitutes: readonly (readonly [name: string, others: string, family: "roman" | "modern" | "script"])[] = [
  [font.body, "仿宋,FangSong,FZFangSong-Z02,方正仿宋_GBK,STFangsong,华文仿宋", "modern"],
  [font.regular, "楷体,KaiTi,FZKai-Z03,方正楷体_GBK,STKaiti,华文楷体", "modern"],
  [font.black, "SimHei,方正黑体_GBK,STHeiti,Noto Sans CJK SC", "modern"],
  [font.title, "方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋,华文中宋,STZhongsong,宋体", "script"],
  [font.number, "SimSun,方正书宋_GBK,Noto Serif CJK SC", "roman"],
];

/** ECMA-376 part 1, 17.8.3. Charset 86 (hexadecimal) is GB 2312. */
export function fontTableXml(): string {
  const fonts = substitutes.map(
    ([name, others, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `${declaration}<w:fonts ${main}>${fonts.join("")}</w:fonts>`;
}

/**
 * The body is the default of the whole file, so what a person adds looks like it. §5.2.3 wants the lines of a page full:
 * no line is held back as a widow, and no space is put between Chinese and letters or digits.
 */
export function stylesXml(): string {
  const name = font.body;
  return (
    `${declaration}<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr>` +
    `<w:rFonts w:hint="eastAsia" w:ascii="${name}" w:eastAsia="${name}" w:hAnsi="${name}" w:cs="${name}"/>` +
    `<w:spacing w:val="${characterSpacing}"/><w:sz w:val="${size.third}"/><w:szCs w:val="${size.third}"/>` +
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>' +
    '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' +
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${offGrid}"><w:name w:val="表格文字"/>` +
    '<w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>' +
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>'
  );
}

/** No time is recorded, so the same paper gives the same bytes. */
export function corePropertiesXml(title: string): string {
  const escaped = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return (
    `${declaration}<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">' +
    `<dc:title>${escaped}</dc:title></cp:coreProperties>`
  );
}
