// Every file an office or an adversary may hand in that cannot be taken as it stands, or only with a caveat: one list,
// which the tests of readers, command line and server run through, and from which docs/formats/hostile-files.md is made.
// `code` is what must be said; it was written down here before the readers knew it.

import iconv from "iconv-lite";
import type { FileDiagnosticCode } from "../src/index.ts";
import { deepParquet, thriftBomb } from "./raw-parquet.ts";
import { type RawWorkbook, rawWorkbook, rawZip, sheetXml, textRow } from "./raw-zip.ts";

export interface HostileFile {
  /** As it is handed in. */
  readonly name: string;
  /** What it is, for the table in the documentation. */
  readonly zh: string;
  readonly code: FileDiagnosticCode | "delivery.nothing_recognised";
  /** read: taken, with this caveat. */
  readonly outcome: "refused" | "read";
  /** What the office does about it. */
  readonly todo: string;
  readonly make: () => Buffer;
  /** Among the nastiest: tried against the real server too. */
  readonly nasty?: true;
}

const exportAgain = "从原系统重新导出";
const suspicious = "不要打开，向发送人核实来源，从原系统重新导出";
const saveAsXlsx = "用 Excel 或 WPS 打开，另存为 .xlsx";
const packAgain = "解开后重新压缩为普通 zip，或者直接导入里面的文件";
const inParts = "分批导出";

const header = "部门受案号,案件名称,案件类别,承办单位编码,承办单位,承办部门,承办检察官,受理日期".split(",");
const row =
  "示例检刑诉受[2025]990101000001号,虚构人甲盗窃案,审查起诉,990101,示例县人民检察院,第一检察部,测检察官,2025-03-03".split(
    ",",
  );
const goodCsv = `${header.join(",")}\n${row.join(",")}\n`;
const goodRows = textRow(1, header) + textRow(2, row);
const doctype = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const laughs = `<!DOCTYPE a [<!ENTITY a "${"哈".repeat(100)}">${Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY a${level} "${`&a${level === 0 ? "" : level - 1};`.repeat(10)}">`,
).join("")}]>`;

function book(parts: Partial<RawWorkbook> & { readonly xml?: string | Buffer } = {}): Buffer {
  const { xml = sheetXml(goodRows), ...rest } = parts;
  return rawWorkbook({ sheets: [{ name: "案件", xml }], ...rest });
}

/** A good table in a zip, beside one member that is not. */
function zipWith(...entries: Parameters<typeof rawZip>[0]): Buffer {
  return rawZip([{ name: "案件.csv", data: goodCsv }, ...entries]);
}

function compound(stream: string): Buffer {
  const name = Buffer.from(stream, "utf16le");
  return Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1016), name, Buffer.alloc(512)]);
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

const megabyte = 1024 * 1024;
const deepXml = `<worksheet>${"<a>".repeat(5000)}`;
const splitEnd = () => {
  const end = Buffer.from(rawZip([{ name: "案件.csv", data: goodCsv }]));
  end.writeUInt16LE(3, end.length - 18);
  return end;
};

const archives: readonly HostileFile[] = [
  {
    name: "高压缩比.zip",
    zh: "压缩炸弹：一个成员解开后是压缩前的上千倍",
    code: "zip.ratio",
    outcome: "refused",
    todo: suspicious,
    make: () => zipWith({ name: "0.csv", data: Buffer.alloc(20 * megabyte) }),
    nasty: true,
  },
  {
    name: "许多小成员.zip",
    zh: "压缩炸弹：许多成员各在限内，合起来是压缩前的上千倍",
    code: "zip.too_large",
    outcome: "refused",
    todo: suspicious,
    make: () => {
      const data = Buffer.alloc(9 * megabyte);
      return rawZip(Array.from({ length: 3 }, (_, index) => ({ name: `${index}.csv`, data })));
    },
  },
  {
    name: "重叠.zip",
    zh: "压缩炸弹：目录里许多成员指向同一段数据",
    code: "zip.overlap",
    outcome: "refused",
    todo: suspicious,
    make: () => zipWith({ name: "again.csv", data: "x", claimedOffset: 0 }),
    nasty: true,
  },
  {
    name: "套娃.zip",
    zh: "压缩包套压缩包再套压缩包",
    code: "zip.nested",
    outcome: "refused",
    todo: "解开最外层再导入",
    make: () => {
      const innermost = rawZip([{ name: "案件.csv", data: goodCsv }]);
      return rawZip([{ name: "中.zip", data: rawZip([{ name: "里.zip", data: innermost }]) }]);
    },
    nasty: true,
  },
  {
    name: "套炸弹.zip",
    zh: "压缩包里的压缩包是压缩炸弹",
    code: "zip.ratio",
    outcome: "refused",
    todo: suspicious,
    make: () => zipWith({ name: "里.zip", data: rawZip([{ name: "0.csv", data: Buffer.alloc(20 * megabyte) }]) }),
    nasty: true,
  },
  {
    name: "目录说谎.zip",
    zh: "目录所说的大小小于解开后的大小",
    code: "zip.size_differs",
    outcome: "refused",
    todo: suspicious,
    make: () => zipWith({ name: "犯罪嫌疑人.csv", data: "x".repeat(100_000), claimedSize: 10 }),
    nasty: true,
  },
  {
    name: "十万成员.zip",
    zh: "十万个成员（zip64）",
    code: "zip.too_many_entries",
    outcome: "refused",
    todo: inParts,
    make: () => rawZip(Array.from({ length: 100_000 }, (_, index) => ({ name: `${index}`, data: "", deflate: false }))),
    nasty: true,
  },
  {
    name: "截断.zip",
    zh: "没有传完的压缩包",
    code: "zip.truncated",
    outcome: "refused",
    todo: "重新传输或者重新导出",
    make: () => zipWith().subarray(0, 200),
  },
  {
    name: "校验错.zip",
    zh: "成员的内容与校验值（CRC）不符",
    code: "zip.checksum",
    outcome: "refused",
    todo: "重新传输或者重新导出",
    make: () => zipWith({ name: "犯罪嫌疑人.csv", data: "部门受案号\n", claimedCrc: 1 }),
  },
  {
    name: "同名.zip",
    zh: "两个同名成员",
    code: "zip.duplicate_entry",
    outcome: "refused",
    todo: packAgain,
    make: () => zipWith({ name: "案件.csv", data: goodCsv }),
  },
  {
    name: "越界.zip",
    zh: "成员的路径含 ..，指向包外",
    code: "zip.unsafe_name",
    outcome: "refused",
    todo: suspicious,
    make: () => zipWith({ name: "../../案件.csv", data: goodCsv }),
    nasty: true,
  },
  {
    name: "绝对路径.zip",
    zh: "成员的路径从根或盘符开始",
    code: "zip.unsafe_name",
    outcome: "refused",
    todo: suspicious,
    make: () => zipWith({ name: "C:/Windows/案件.csv", data: goodCsv }),
  },
  {
    name: "空字符.zip",
    zh: "成员的名称含空字符（NUL）",
    code: "zip.unsafe_name",
    outcome: "refused",
    todo: suspicious,
    make: () => zipWith({ name: "案件.csv\0.exe", data: goodCsv }),
  },
  {
    name: "设备名.zip",
    zh: "成员用 Windows 的设备名",
    code: "zip.device_name",
    outcome: "refused",
    todo: "改名后重新压缩",
    make: () => zipWith({ name: "三月/AUX.csv", data: goodCsv }),
  },
  {
    name: "链接.zip",
    zh: "成员是符号链接",
    code: "zip.link",
    outcome: "refused",
    todo: "放入文件本身后重新压缩",
    make: () => zipWith({ name: "犯罪嫌疑人.csv", data: "/etc/passwd", mode: 0o120777 }),
    nasty: true,
  },
  {
    name: "密码.zip",
    zh: "有密码的压缩包（传统加密）",
    code: "files.encrypted",
    outcome: "refused",
    todo: "去掉密码后重新压缩",
    make: () => zipWith({ name: "犯罪嫌疑人.csv", data: "x", flags: 1 }),
  },
  {
    name: "密码AES.zip",
    zh: "有密码的压缩包（AES 加密）",
    code: "files.encrypted",
    outcome: "refused",
    todo: "去掉密码后重新压缩",
    make: () => zipWith({ name: "犯罪嫌疑人.csv", data: "x", flags: 1, method: 99 }),
  },
  {
    name: "分卷.zip",
    zh: "分卷压缩包的一卷",
    code: "zip.multi_part",
    outcome: "refused",
    todo: "合并各卷并解开后导入",
    make: splitEnd,
  },
  {
    name: "方法.zip",
    zh: "用少见方法（deflate64、bzip2 等）压缩",
    code: "zip.method",
    outcome: "refused",
    todo: packAgain,
    make: () => zipWith({ name: "犯罪嫌疑人.csv", data: "x", method: 9 }),
  },
  {
    name: "里有RAR.zip",
    zh: "压缩包里有 rar、7z 等其他压缩包",
    code: "zip.nested_kind",
    outcome: "refused",
    todo: "先解开再导入",
    make: () => zipWith({ name: "更多.rar", data: "x" }),
  },
  {
    name: "导出.rar",
    zh: "rar、7z 等其他压缩包",
    code: "files.other_archive",
    outcome: "refused",
    todo: "解开后直接导入，或者重新压缩为 zip",
    make: () => Buffer.from("526172211a0701003392b5e50a01050600050101808000", "hex"),
  },
  {
    name: "不是压缩包.zip",
    zh: "名为 zip，内容不是",
    code: "zip.not_zip",
    outcome: "refused",
    todo: "重新传输或者重新导出",
    make: () => Buffer.from("这不是压缩包"),
  },
  {
    name: "带杂物.zip",
    zh: "含 __MACOSX、.DS_Store、Thumbs.db、~$ 锁定文件",
    code: "zip.passed_over",
    outcome: "read",
    todo: "无须处理",
    make: () => zipWith({ name: "__MACOSX/._案件.csv", data: "x" }, { name: "~$案件.xlsx", data: "x" }),
  },
];

const workbooks: readonly HostileFile[] = [
  {
    name: "空.xlsx",
    zh: "空文件（零字节）",
    code: "files.empty",
    outcome: "refused",
    todo: exportAgain,
    make: () => Buffer.alloc(0),
  },
  {
    name: "截断.xlsx",
    zh: "没有传完的工作簿",
    code: "zip.truncated",
    outcome: "refused",
    todo: "重新传输或者重新导出",
    make: () => book().subarray(0, 600),
    nasty: true,
  },
  {
    name: "密码.xlsx",
    zh: "有密码的工作簿（Excel 或 WPS）",
    code: "files.encrypted",
    outcome: "refused",
    todo: "打开后去掉密码再保存",
    make: () => compound("EncryptedPackage"),
  },
  {
    name: "旧版.xls",
    zh: "旧版 Excel 工作簿（.xls）",
    code: "files.legacy_office",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () => compound("Workbook"),
  },
  {
    name: "旧版.et",
    zh: "旧版 WPS 表格（.et），有无密码都一样",
    code: "files.legacy_office",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () => compound("ETWorkbook"),
  },
  {
    name: "二进制.xlsb",
    zh: "二进制工作簿（.xlsb）",
    code: "xlsx.binary_workbook",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () =>
      rawZip([
        {
          name: "_rels/.rels",
          data: '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        },
        { name: "xl/workbook.bin", data: "x" },
      ]),
  },
  {
    name: "开放文档.ods",
    zh: "OpenDocument 表格（.ods）",
    code: "files.opendocument",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () =>
      rawZip([
        { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", deflate: false },
        { name: "content.xml", data: "<office:document-content/>" },
      ]),
  },
  {
    name: "其实是文档.xlsx",
    zh: "其他压缩格式的文件（如 docx）改名",
    code: "xlsx.not_a_workbook",
    outcome: "refused",
    todo: exportAgain,
    make: () => rawZip([{ name: "word/document.xml", data: "<w/>" }]),
  },
  {
    name: "网页.xls",
    zh: "网页改名为表格",
    code: "files.html_disguised",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () => Buffer.from("<html><body><table><tr><td>部门受案号</td></tr></table></body></html>"),
    nasty: true,
  },
  {
    name: "XML表格.xls",
    zh: "“XML 表格 2003”改名为表格",
    code: "files.xml_spreadsheet",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () =>
      Buffer.from(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
      ),
  },
  {
    name: "网页存档.xls",
    zh: "网页存档（MHTML）改名为表格",
    code: "files.mhtml_disguised",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () => Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'),
  },
  {
    name: "扫描件.xlsx",
    zh: "PDF 改名为表格",
    code: "files.pdf_disguised",
    outcome: "refused",
    todo: exportAgain,
    make: () => Buffer.from("%PDF-1.7\n%âãÏÓ\n", "latin1"),
  },
  {
    name: "截图.xlsx",
    zh: "图片改名为表格",
    code: "files.picture_disguised",
    outcome: "refused",
    todo: exportAgain,
    make: () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  },
  {
    name: "没有工作表.xlsx",
    zh: "没有任何工作表的工作簿",
    code: "xlsx.no_sheets",
    outcome: "refused",
    todo: exportAgain,
    make: () => rawWorkbook({ sheets: [] }),
  },
  {
    name: "空表.xlsx",
    zh: "工作表都没有行",
    code: "delivery.nothing_recognised",
    outcome: "refused",
    todo: exportAgain,
    make: () => book({ xml: sheetXml("") }),
  },
  {
    name: "缺部件.xlsx",
    zh: "目录里有的工作表，包里没有",
    code: "xlsx.part_missing",
    outcome: "refused",
    todo: exportAgain,
    make: () =>
      rawZip([
        {
          name: "_rels/.rels",
          data: '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="w.xml"/></Relationships>',
        },
        { name: "w.xml", data: '<workbook><sheets><sheet name="案件" id="s"/></sheets></workbook>' },
        {
          name: "_rels/w.xml.rels",
          data: '<Relationships><Relationship Id="s" Type="x/worksheet" Target="gone.xml"/></Relationships>',
        },
      ]),
  },
  {
    name: "工作表多.xlsx",
    zh: "三百张工作表",
    code: "xlsx.too_many_sheets",
    outcome: "refused",
    todo: inParts,
    make: () =>
      rawWorkbook({ sheets: Array.from({ length: 300 }, (_, index) => ({ name: `s${index}`, xml: sheetXml("") })) }),
  },
  {
    name: "外部实体.xlsx",
    zh: "工作表里的 DTD 与外部实体（XXE）",
    code: "xml.doctype",
    outcome: "refused",
    todo: suspicious,
    make: () => book({ xml: `<?xml version="1.0"?>${doctype}<worksheet/>` }),
    nasty: true,
  },
  {
    name: "外部实体-文字.xlsx",
    zh: "共享文字里的 DTD 与外部实体",
    code: "xml.doctype",
    outcome: "refused",
    todo: suspicious,
    make: () => book({ sharedStrings: `${doctype}<sst><si><t>&x;</t></si></sst>` }),
  },
  {
    name: "外部实体-目录.xlsx",
    zh: "xl/workbook.xml 里的 DTD 与外部实体",
    code: "xml.doctype",
    outcome: "refused",
    todo: suspicious,
    make: () => book({ prolog: doctype }),
  },
  {
    name: "外部实体-类型.xlsx",
    zh: "[Content_Types].xml 里的 DTD 与外部实体",
    code: "xml.doctype",
    outcome: "refused",
    todo: suspicious,
    make: () => book({ extra: [{ name: "[Content_Types].xml", data: `${doctype}<Types>&x;</Types>` }] }),
  },
  {
    name: "十亿大笑.xlsx",
    zh: "实体逐级展开（billion laughs）",
    code: "xml.doctype",
    outcome: "refused",
    todo: suspicious,
    make: () => book({ sharedStrings: `${laughs}<sst><si><t>&a9;</t></si></sst>` }),
    nasty: true,
  },
  {
    name: "深嵌套.xlsx",
    zh: "XML 嵌套五千层",
    code: "xml.too_deep",
    outcome: "refused",
    todo: suspicious,
    make: () => book({ xml: deepXml }),
    nasty: true,
  },
  {
    name: "巨属性.xlsx",
    zh: "一个属性有八兆字节",
    code: "xml.malformed",
    outcome: "refused",
    todo: suspicious,
    make: () => book({ xml: `<worksheet a="${"x".repeat(8 * megabyte)}"><sheetData/></worksheet>` }),
    nasty: true,
  },
  {
    name: "别的编码.xlsx",
    zh: "工作表的 XML 不是 UTF-8",
    code: "xml.not_utf8",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () =>
      book({
        xml: iconv.encode(sheetXml(goodRows).replace('encoding="UTF-8"', 'encoding="GBK"'), "gbk"),
      }),
  },
  {
    name: "错字节.xlsx",
    zh: "XML 自称 UTF-8，内容不是",
    code: "xml.not_utf8",
    outcome: "refused",
    todo: saveAsXlsx,
    make: () => {
      const xml = Buffer.from(sheetXml(goodRows));
      return book({ xml: flipped(xml, xml.indexOf("盗窃")) });
    },
  },
  {
    name: "坏XML.xlsx",
    zh: "工作表的 XML 没有写完",
    code: "xml.malformed",
    outcome: "refused",
    todo: exportAgain,
    make: () => book({ xml: sheetXml(goodRows).slice(0, -20) }),
  },
  {
    name: "坏引用.xlsx",
    zh: "单元格引用不存在的共享文字",
    code: "xlsx.bad_reference",
    outcome: "refused",
    todo: exportAgain,
    make: () => book({ xml: sheetXml('<row r="1"><c r="A1" t="s"><v>4000000000</v></c></row>') }),
    nasty: true,
  },
  {
    name: "一万列.xlsx",
    zh: "一万列",
    code: "table.too_many_columns",
    outcome: "refused",
    todo: "只导出案件表所需的列",
    make: () =>
      book({
        xml: sheetXml(
          textRow(
            7,
            Array.from({ length: 10_000 }, () => "x"),
          ),
        ),
      }),
  },
  {
    name: "行太多.xlsx",
    zh: "第 1,048,577 行",
    code: "table.too_many_rows",
    outcome: "refused",
    todo: inParts,
    make: () => book({ xml: sheetXml(`${goodRows}<row r="1048577"><c><v>1</v></c></row>`) }),
  },
  {
    name: "长单元格.xlsx",
    zh: "一个单元格有十万零一个字符",
    code: "table.cell_too_long",
    outcome: "refused",
    todo: exportAgain,
    make: () => book({ xml: sheetXml(textRow(1, ["x".repeat(100_001)])) }),
  },
  {
    name: "带宏.xlsm",
    zh: "带宏的工作簿",
    code: "xlsx.macros_ignored",
    outcome: "read",
    todo: "无须处理；宏不会运行",
    make: () => book({ macros: true, extra: [{ name: "xl/vbaProject.bin", data: "x" }] }),
  },
  {
    name: "外部引用.xlsx",
    zh: "引用其他文件的工作簿",
    code: "xlsx.external_links",
    outcome: "read",
    todo: "核对这些单元格的值",
    make: () => book({ externalLink: true }),
  },
  {
    name: "公式没有结果.xlsx",
    zh: "公式没有保存计算结果",
    code: "xlsx.formula_without_value",
    outcome: "read",
    todo: "用 Excel 打开并保存一次，再导入",
    make: () => book({ xml: sheetXml(`${goodRows}<row r="3"><c r="A3"><f>cmd|'/c calc'!A1</f></c></row>`) }),
  },
  {
    name: "隐藏.xlsx",
    zh: "隐藏的工作表",
    code: "xlsx.hidden_sheet",
    outcome: "read",
    todo: "核对隐藏的工作表是否应当导入",
    make: () => rawWorkbook({ sheets: [{ name: "案件", xml: sheetXml(goodRows), state: "veryHidden" }] }),
  },
  {
    name: "合并单元格.xlsx",
    zh: "合并的单元格",
    code: "xlsx.merged_cells",
    outcome: "read",
    todo: "取消合并，逐行填写",
    make: () => book({ xml: sheetXml(goodRows, '<mergeCells><mergeCell ref="A2:A9"/></mergeCells>') }),
  },
];

const texts: readonly HostileFile[] = [
  {
    name: "长行.csv",
    zh: "一行有一亿字节",
    code: "csv.record_too_long",
    outcome: "refused",
    todo: exportAgain,
    make: () => Buffer.alloc(100 * megabyte, "a"),
    nasty: true,
  },
  {
    name: "空字节.csv",
    zh: "含空字节的二进制内容",
    code: "files.binary_text",
    outcome: "refused",
    todo: exportAgain,
    make: () => Buffer.concat([Buffer.from(goodCsv), Buffer.from([0x00, 0xff, 0x00, 0x01])]),
  },
  {
    name: "引号.csv",
    zh: "引号没有配对",
    code: "csv.malformed",
    outcome: "refused",
    todo: exportAgain,
    make: () => Buffer.from(`${header.join(",")}\n"${row.join(",")}\n`),
  },
  {
    name: "半个字.csv",
    zh: "没有传完，最后一个字只有半个",
    code: "csv.cut_off",
    outcome: "refused",
    todo: "重新传输或者重新导出",
    make: () => {
      const whole = iconv.encode(`${goodCsv}示例`, "gb18030");
      return whole.subarray(0, whole.length - 1);
    },
  },
  {
    name: "不明编码.csv",
    zh: "不是 UTF-8 也不是 GB18030",
    code: "csv.encoding_unknown",
    outcome: "refused",
    todo: "在列出的编码中选择读得通的一种，或者另存为 UTF-8",
    make: () => Buffer.concat([Buffer.from(goodCsv), Buffer.from([0xff, 0xff, 0x80, 0x0a])]),
  },
  {
    name: "公式.csv",
    zh: "单元格以 = 开头（含 DDE：=cmd|…）",
    code: "csv.formula_text",
    outcome: "read",
    todo: "核实这些单元格由谁写入",
    make: () => Buffer.from(goodCsv.replace("虚构人甲盗窃案", "=cmd|'/c calc'!A1")),
    nasty: true,
  },
];

const parquets: readonly HostileFile[] = [
  {
    name: "不是.parquet",
    zh: "名为 parquet，内容不是",
    code: "parquet.not_parquet",
    outcome: "refused",
    todo: exportAgain,
    make: () => Buffer.from(goodCsv),
  },
  {
    name: "截断.parquet",
    zh: "没有传完的 Parquet",
    code: "parquet.truncated",
    outcome: "refused",
    todo: "重新传输或者重新导出",
    make: () => deepParquet(1).subarray(0, 20),
  },
  {
    name: "加密.parquet",
    zh: "加密的 Parquet",
    code: "parquet.encrypted",
    outcome: "refused",
    todo: "导出未加密的文件",
    make: () => Buffer.concat([Buffer.from("PARE"), deepParquet(1).subarray(4)]),
  },
  {
    name: "说谎.parquet",
    zh: "目录自称有二十亿个元素",
    code: "parquet.damaged",
    outcome: "refused",
    todo: suspicious,
    make: thriftBomb,
    nasty: true,
  },
  {
    name: "深列.parquet",
    zh: "列嵌套一百层",
    code: "parquet.too_deep",
    outcome: "refused",
    todo: suspicious,
    make: () => deepParquet(100),
    nasty: true,
  },
];

export const hostileFiles: readonly { readonly kind: string; readonly files: readonly HostileFile[] }[] = [
  { kind: "压缩包", files: archives },
  { kind: "工作簿", files: workbooks },
  { kind: "文本表格", files: texts },
  { kind: "Parquet", files: parquets },
];

/** Strange, and harmless: these must be read without a word. */
export const harmlessFiles: readonly { readonly name: string; readonly make: () => Buffer }[] = [
  { name: "普通.xlsx", make: () => book() },
  {
    // A claimed extent is no row.
    name: "自称两千万行.xlsx",
    make: () =>
      book({ xml: sheetXml(goodRows).replace("<sheetData>", '<dimension ref="A1:XFD20000000"/><sheetData>') }),
  },
  {
    name: "公式有结果.xlsx",
    make: () =>
      book({
        xml: sheetXml(
          goodRows.replace(
            /<c r="B2"[^>]*>.*?<\/c>/,
            '<c r="B2" t="str"><f>CONCATENATE("虚构人甲","盗窃案")</f><v>虚构人甲盗窃案</v></c>',
          ),
        ),
      }),
  },
  { name: "zip64.zip", make: () => rawZip([{ name: "案件.csv", data: goodCsv }], { zip64: true }) },
  {
    name: "一层.zip",
    make: () => rawZip([{ name: "三月/里.zip", data: rawZip([{ name: "案件.csv", data: goodCsv }]) }]),
  },
  { name: "文本.xls", make: () => Buffer.from(goodCsv.replaceAll(",", "\t")) },
  { name: "表.txt", make: () => Buffer.from(goodCsv.replaceAll(",", "\t")) },
];

export const goodTable = goodCsv;
