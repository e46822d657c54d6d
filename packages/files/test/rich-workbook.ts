// A workbook as an office makes it by hand, with what libraries lose: a chart, a picture, drop-downs, conditional
// formats, tables, notes, a thread of comments, form controls, header pictures, names, macros, a calculation chain.

import { type RawEntry, rawZip } from "./raw-zip.ts";

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const r = `xmlns:r="${office}"`;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function rels(list: readonly [id: string, type: string, target: string][]): string {
  const items = list.map(([id, type, target]) => {
    const address = type.startsWith("http") ? type : `${office}/${type}`;
    const external = target.startsWith("http") ? ' TargetMode="External"' : "";
    return `<Relationship Id="${id}" Type="${address}" Target="${target}"${external}/>`;
  });
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
}

/** The blue fill has a pale red behind it, as one program writes. Style 1: a date with a border. 2: white bold letters on blue. 3: a text with a yellow fill, of the named style 好. */
const styles =
  `${head}<styleSheet ${main} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" ` +
  'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">' +
  '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
  '<fonts count="3" x14ac:knownFonts="1"><font><sz val="11"/><color theme="1"/><name val="等线"/></font>' +
  '<font><b/><sz val="11"/><color theme="0"/><name val="等线"/></font>' +
  '<font><sz val="11"/><color rgb="FF006100"/><name val="等线"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor rgb="FFFFC7CF"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left>' +
  "<right/><top/><bottom/><diagonal/></border></borders>" +
  '<cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="2" fillId="3" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="176" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"><alignment horizontal="center"/></xf>' +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="49" fontId="2" fillId="3" borderId="0" xfId="1" applyFill="1"/></cellXfs>' +
  '<cellStyles count="2"><cellStyle name="常规" xfId="0" builtinId="0"/><cellStyle name="好" xfId="1" builtinId="26"/></cellStyles>' +
  '<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs><tableStyles count="0"/>' +
  '<extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
  '<x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst></styleSheet>';

/** Row 4 is not there, row 5 is one tag, C3 and everything beyond D are not there. */
const cases =
  `${head}<worksheet ${main} ${r} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">` +
  '<sheetPr codeName="Sheet1"/><dimension ref="A1:D6"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">' +
  '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' +
  '<sheetFormatPr defaultRowHeight="14.25"/><cols><col min="1" max="1" width="33.5" customWidth="1"/>' +
  '<col min="3" max="4" width="15" style="1" customWidth="1"/></cols><sheetData>' +
  '<row r="1" spans="1:4" s="2" customFormat="1" ht="30" customHeight="1"><c r="A1" s="2" t="s"><v>0</v></c><c r="B1" s="2" t="s"><v>1</v></c><c r="C1" s="2" t="s"><v>2</v></c><c r="D1" s="2" t="s"><v>3</v></c></row>' +
  '<row r="2" spans="1:4"><c r="A2" t="s"><v>4</v></c><c r="B2" s="3" t="s"><v>5</v></c><c r="C2" s="1"><v>45720</v></c><c r="D2" s="1"><f>C2-1</f><v>45719</v></c></row>' +
  '<row r="3" spans="1:4"><c r="A3" t="s"><v>6</v></c><c r="B3" t="s"><v>7</v></c><c r="D3" s="1"><v>45721</v></c></row>' +
  '<row r="5"/><row r="6"><c r="A6" t="s"><v>8</v></c></row></sheetData>' +
  '<autoFilter ref="A1:D6"/><mergeCells count="1"><mergeCell ref="F1:G1"/></mergeCells>' +
  '<conditionalFormatting sqref="C2:C6"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>45800</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B2:B6"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>' +
  '<hyperlinks><hyperlink ref="A2" r:id="rId9"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
  '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><legacyDrawingHF r:id="rId3"/>' +
  '<mc:AlternateContent><mc:Choice xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" Requires="x14"><controls/></mc:Choice></mc:AlternateContent>' +
  '<tableParts count="1"><tablePart r:id="rId6"/></tableParts></worksheet>';

/** Written with a prefix and without references, as some programs do. No notes, no relations. */
const suspects =
  `${head}<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>` +
  '<x:row><x:c t="inlineStr"><x:is><x:t>部门受案号</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c></x:row>' +
  '<x:row><x:c t="inlineStr"><x:is><x:t>示例1号</x:t></x:is></x:c></x:row></x:sheetData>' +
  '<x:pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><x:extLst><x:ext uri="{x}"/></x:extLst></x:worksheet>';

const boxOf = (number: number, row: number, column: number) =>
  `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style='position:absolute;visibility:hidden'><v:textbox/>` +
  `<x:ClientData ObjectType="Note"><x:Anchor>1, 15, ${row}, 2, 3, 15, ${row + 4}, 4</x:Anchor><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
const vml =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>' +
  `${boxOf(1025, 1, 2)}${boxOf(1026, 1, 0)}` +
  '<v:shape id="_x0000_s1030" type="#_x0000_t201"><x:ClientData ObjectType="Button"><x:Anchor>9, 1, 9, 1, 10, 1, 11, 1</x:Anchor></x:ClientData></v:shape></xml>';

const comments =
  `${head}<comments ${main}><authors><author>测试员甲</author><author>tc={11111111-1111-4111-8111-111111111111}</author></authors><commentList>` +
  '<comment ref="C2" authorId="0" shapeId="0"><text><t>甲的批注：已电话核对</t></text></comment>' +
  '<comment ref="A2" authorId="1" shapeId="0"><text><r><rPr><b/><sz val="9"/></rPr><t xml:space="preserve">[线程批注] 请看 </t></r><r><t>回复</t></r></text></comment>' +
  "</commentList></comments>";

export const richParts: readonly RawEntry[] = [
  {
    name: "[Content_Types].xml",
    data:
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="png" ContentType="image/png"/>' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="VML" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>' +
      ["1", "2", "3"]
        .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`)
        .join("") +
      `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/xl/comments1.xml" ContentType="${spreadsheet}.comments+xml"/></Types>`,
  },
  { name: "_rels/.rels", data: rels([["rId1", "officeDocument", "xl/workbook.xml"]]) },
  {
    name: "docProps/app.xml",
    data:
      `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
      '<HeadingPairs><vt:vector size="4" baseType="variant"><vt:variant><vt:lpstr>工作表</vt:lpstr></vt:variant><vt:variant><vt:i4>3</vt:i4></vt:variant>' +
      "<vt:variant><vt:lpstr>命名范围</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs>" +
      '<TitlesOfParts><vt:vector size="4" baseType="lpstr"><vt:lpstr>案件</vt:lpstr><vt:lpstr>犯罪嫌疑人</vt:lpstr><vt:lpstr>底稿</vt:lpstr><vt:lpstr>案件!Print_Titles</vt:lpstr></vt:vector></TitlesOfParts></Properties>',
  },
  {
    name: "xl/workbook.xml",
    data:
      `${head}<workbook ${main} ${r}><workbookPr codeName="ThisWorkbook"/><workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="0"/></bookViews>` +
      '<sheets><sheet name="案件" sheetId="1" r:id="rId1"/><sheet name="犯罪嫌疑人" sheetId="7" r:id="rId2"/><sheet name="底稿" sheetId="4" state="hidden" r:id="rId3"/></sheets>' +
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">案件!$1:$1</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
  },
  {
    name: "xl/_rels/workbook.xml.rels",
    data: rels([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "worksheet", "worksheets/sheet2.xml"],
      ["rId3", "worksheet", "worksheets/sheet3.xml"],
      ["rId4", "styles", "styles.xml"],
      ["rId5", "sharedStrings", "sharedStrings.xml"],
      ["rId6", "calcChain", "calcChain.xml"],
      ["rId7", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"],
      ["rId8", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"],
      ["rId9", "theme", "theme/theme1.xml"],
    ]),
  },
  { name: "xl/styles.xml", data: styles },
  {
    name: "xl/sharedStrings.xml",
    data: `${head}<sst ${main}>${["部门受案号", "案件名称", "受理日期", "移送日期", "示例1号", "甲案", "示例2号", "乙案", "示例3号"].map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
  },
  { name: "xl/worksheets/sheet1.xml", data: cases },
  {
    name: "xl/worksheets/_rels/sheet1.xml.rels",
    data: rels([
      ["rId1", "drawing", "../drawings/drawing1.xml"],
      ["rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
      ["rId3", "vmlDrawing", "../drawings/vmlDrawing2.vml"],
      ["rId4", "comments", "../comments1.xml"],
      [
        "rId5",
        "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        "../threadedComments/threadedComment1.xml",
      ],
      ["rId6", "table", "../tables/table1.xml"],
      ["rId9", "hyperlink", "http://127.0.0.1/"],
    ]),
  },
  { name: "xl/worksheets/sheet2.xml", data: suspects },
  { name: "xl/worksheets/sheet3.xml", data: `${head}<worksheet ${main}><sheetData/></worksheet>` },
  { name: "xl/comments1.xml", data: comments },
  { name: "xl/drawings/vmlDrawing1.vml", data: vml },
  {
    name: "xl/drawings/vmlDrawing2.vml",
    data: '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="CH"/></xml>',
  },
  {
    name: "xl/threadedComments/threadedComment1.xml",
    data: `${head}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2" dT="2026-01-05T01:00:00.00" personId="{22222222-2222-4222-8222-222222222222}" id="{11111111-1111-4111-8111-111111111111}"><text>请看</text></threadedComment></ThreadedComments>`,
  },
  {
    name: "xl/persons/person.xml",
    data: `${head}<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="测试员乙" id="{22222222-2222-4222-8222-222222222222}"/></personList>`,
  },
  {
    name: "xl/tables/table1.xml",
    data: `${head}<table ${main} id="1" name="表1" displayName="表1" ref="A1:D6"><autoFilter ref="A1:D6"/><tableColumns count="4"><tableColumn id="1" name="部门受案号"/><tableColumn id="2" name="案件名称"/><tableColumn id="3" name="受理日期"/><tableColumn id="4" name="移送日期"/></tableColumns></table>`,
  },
  {
    name: "xl/drawings/drawing1.xml",
    data: `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>`,
  },
  { name: "xl/media/image1.png", data: Buffer.from("89504e470d0a1a0a0001ff", "hex"), deflate: false },
  {
    name: "xl/charts/chart1.xml",
    data: `${head}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>`,
  },
  { name: "xl/calcChain.xml", data: `${head}<calcChain ${main}><c r="D2" i="1"/></calcChain>` },
  {
    name: "xl/theme/theme1.xml",
    data: `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"/>`,
  },
  { name: "xl/vbaProject.bin", data: Buffer.from("d0cf11e0a1b11ae100000000", "hex") },
];

export function richWorkbook(): Buffer {
  return rawZip(richParts);
}
