// What can be wrong with a file before anyone looks at its meaning: one list of codes, each with its sentence in
// Chinese and English. `{name}` in a sentence stands for an argument. A diagnostic is data; `describeDiagnostic`
// makes the sentence.

export interface DiagnosticText {
  readonly severity: "error" | "warning" | "info";
  readonly zh: string;
  readonly en: string;
}

/** error: nothing can be relied on from this file; warning: read, with this caveat; info: read, and good to know. */
export const fileDiagnostics = {
  "files.empty": {
    severity: "error",
    zh: "文件是空的,请重新导出。",
    en: "The file is empty; export it again.",
  },
  "files.unreadable": {
    severity: "error",
    zh: "打不开文件:{reason}。",
    en: "The file cannot be opened: {reason}.",
  },
  "files.too_large": {
    severity: "error",
    zh: "文件有 {bytes} 字节,超过上限 {limit} 字节,请分批导出。",
    en: "The file has {bytes} bytes, above the limit of {limit}; export it in parts.",
  },
  "files.encrypted": {
    severity: "error",
    zh: "文件设有密码,无法读取,请去掉密码后重新保存。",
    en: "The file is protected by a password; save it again without one.",
  },
  "files.legacy_office": {
    severity: "error",
    zh: "这是旧版 Office(或 WPS)格式,请另存为 .xlsx(有密码的先去掉)后再导入。",
    en: "This is an old Office (or WPS) format; save it as .xlsx, without a password, first.",
  },
  "files.html_disguised": {
    severity: "error",
    zh: "文件名像表格,内容却是网页,请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en: "The name says spreadsheet but the content is a web page; open it and save it as .xlsx.",
  },
  "files.xml_spreadsheet": {
    severity: "error",
    zh: "这是“XML 表格 2003”格式,请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en: "This is an XML Spreadsheet 2003; open it in Excel or WPS and save it as .xlsx.",
  },
  "files.mhtml_disguised": {
    severity: "error",
    zh: "文件名像表格,内容却是网页存档(MHTML),请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en: "The name says spreadsheet but the content is an archived web page (MHTML); open it and save it as .xlsx.",
  },
  "files.pdf_disguised": {
    severity: "error",
    zh: "文件名像表格,内容却是 PDF,请从原系统导出表格。",
    en: "The name says spreadsheet but the content is a PDF; export a table from the source system.",
  },
  "files.picture_disguised": {
    severity: "error",
    zh: "文件名像表格,内容却是图片,请从原系统导出表格。",
    en: "The name says spreadsheet but the content is a picture; export a table from the source system.",
  },
  "files.other_archive": {
    severity: "error",
    zh: "这是 zip 以外的压缩包(如 rar、7z),请解开后直接导入,或者重新压缩为 zip。",
    en: "This is an archive of another kind than zip (such as rar or 7z); unpack it and import the files, or pack them as zip.",
  },
  "files.opendocument": {
    severity: "error",
    zh: "这是 OpenDocument 表格(.ods),请另存为 .xlsx 后再导入。",
    en: "This is an OpenDocument spreadsheet (.ods); save it as .xlsx first.",
  },
  "files.binary_text": {
    severity: "error",
    zh: "这不是文本表格:第 {offset} 个字节处有二进制内容。",
    en: "This is not a text table: binary content at byte {offset}.",
  },
  "zip.not_zip": {
    severity: "error",
    zh: "文件名是 .zip,内容却不是压缩包,请重新传输或重新导出。",
    en: "The name says .zip but the content is no archive; transfer or export it again.",
  },
  "zip.truncated": {
    severity: "error",
    zh: "压缩包不完整(结尾缺失),请重新传输或重新导出。",
    en: "The archive is cut off (its end is missing); transfer or export it again.",
  },
  "zip.damaged": {
    severity: "error",
    zh: "压缩包已损坏:{reason}。请重新传输或重新导出。",
    en: "The archive is damaged: {reason}. Transfer or export it again.",
  },
  "zip.too_many_entries": {
    severity: "error",
    zh: "压缩包内有 {count} 个文件,超过上限 {limit} 个。",
    en: "The archive holds {count} members, above the limit of {limit}.",
  },
  "zip.too_large": {
    severity: "error",
    zh: "压缩包解开后有 {bytes} 字节,超过上限 {limit} 字节,拒绝打开。",
    en: "The archive would unpack to {bytes} bytes, above the limit of {limit}; it was not opened.",
  },
  "zip.ratio": {
    severity: "error",
    zh: "压缩包成员“{entry}”的压缩比为 {ratio},超过上限 {limit},疑似压缩炸弹,拒绝打开。",
    en: "Member “{entry}” has compression ratio {ratio}, above the limit of {limit}; it looks like a zip bomb and was not opened.",
  },
  "zip.overlap": {
    severity: "error",
    zh: "压缩包成员相互重叠,疑似压缩炸弹,拒绝打开。",
    en: "Members of the archive overlap; it looks like a zip bomb and was not opened.",
  },
  "zip.duplicate_entry": {
    severity: "error",
    zh: "压缩包内有两个同名成员“{entry}”,无法确定以哪个为准。",
    en: "The archive holds two members named “{entry}”; which one counts is not known.",
  },
  "zip.nested": {
    severity: "error",
    zh: "压缩包套了不止一层(“{entry}”),只打开一层,请先解开再导入。",
    en: "Archives are nested more than one level deep (“{entry}”); only one is opened. Unpack it first.",
  },
  "zip.nested_kind": {
    severity: "error",
    zh: "压缩包内的“{entry}”是 zip 以外的压缩包,请先解开再导入。",
    en: "“{entry}” in the archive is an archive of another kind than zip; unpack it first.",
  },
  "zip.passed_over": {
    severity: "info",
    zh: "略过压缩包内 {count} 个由系统或办公软件自动生成的文件(如“{entry}”)。",
    en: "{count} members that systems and office programs add by themselves (such as “{entry}”) were passed over.",
  },
  "zip.multi_part": {
    severity: "error",
    zh: "这是分卷压缩包中的一卷,请合并解开后再导入。",
    en: "This is one part of a split archive; join and unpack it first.",
  },
  "zip.method": {
    severity: "error",
    zh: "压缩包成员“{entry}”的压缩方法(编号 {method})不能打开,请用系统自带的“压缩(zipped)文件夹”重新压缩。",
    en: "Member “{entry}” is packed by a method (number {method}) that cannot be opened; pack it again with the system's own zip.",
  },
  "zip.checksum": {
    severity: "error",
    zh: "压缩包成员“{entry}”的内容与校验值不符,已经损坏,请重新传输或重新导出。",
    en: "The content of member “{entry}” does not match its checksum: it is damaged. Transfer or export it again.",
  },
  "zip.size_differs": {
    severity: "error",
    zh: "压缩包成员“{entry}”解开后的大小与目录所说不符,拒绝读取,请重新导出。",
    en: "Member “{entry}” unpacks to another size than the archive's directory says; it was not read. Export it again.",
  },
  "zip.device_name": {
    severity: "error",
    zh: "压缩包成员“{entry}”用了 Windows 的设备名,拒绝打开,请改名后重新压缩。",
    en: "Member “{entry}” bears a name that Windows keeps for devices; it was not opened. Rename it and pack again.",
  },
  "zip.link": {
    severity: "error",
    zh: "压缩包成员“{entry}”是指向别处的链接,不是文件,拒绝打开,请放入文件本身后重新压缩。",
    en: "Member “{entry}” is a link to somewhere else, no file; the archive was not opened. Pack the file itself.",
  },
  "zip.unsafe_name": {
    severity: "error",
    zh: "压缩包成员的名称不安全(路径越界或含控制字符):“{entry}”,拒绝打开,请重新压缩。",
    en: "A member's name is not safe (it leads outside or holds control characters): “{entry}”; the archive was not opened. Pack it again.",
  },
  "xml.doctype": {
    severity: "error",
    zh: "文件的“{part}”含有 DTD 或实体声明,正常表格不会有,拒绝读取。",
    en: "Part “{part}” declares a DTD or entities, which no genuine workbook does; it was not read.",
  },
  "xml.malformed": {
    severity: "error",
    zh: "文件的“{part}”不是完整的 XML:{reason}。",
    en: "Part “{part}” is not well-formed XML: {reason}.",
  },
  "xml.not_utf8": {
    severity: "error",
    zh: "文件的“{part}”不是 UTF-8 编码,不合工作簿的标准,请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en: "Part “{part}” is not in UTF-8, as the standard of workbooks has it; open the file in Excel or WPS and save it as .xlsx.",
  },
  "xml.too_deep": {
    severity: "error",
    zh: "文件的“{part}”嵌套超过 {limit} 层,正常表格不会有,拒绝读取。",
    en: "Part “{part}” nests more than {limit} levels deep, which no genuine workbook does; it was not read.",
  },
  "xlsx.not_a_workbook": {
    severity: "error",
    zh: "文件不是 Excel 工作簿,请从原系统重新导出。",
    en: "The file is not an Excel workbook; export it again from the source system.",
  },
  "xlsx.binary_workbook": {
    severity: "error",
    zh: "这是二进制工作簿(.xlsb),请另存为 .xlsx 后再导入。",
    en: "This is a binary workbook (.xlsb); save it as .xlsx first.",
  },
  "xlsx.macros_ignored": {
    severity: "warning",
    zh: "工作簿带有宏,只读取数据,宏不会运行。",
    en: "The workbook carries macros; only its data is read and the macros are ignored.",
  },
  "xlsx.external_links": {
    severity: "warning",
    zh: "工作簿引用了其他文件,系统不会访问它们,只读取已保存的值。",
    en: "The workbook refers to other files; they are not visited, only stored values are read.",
  },
  "xlsx.no_sheets": {
    severity: "error",
    zh: "工作簿里没有工作表,请重新导出。",
    en: "The workbook has no worksheets; export it again.",
  },
  "xlsx.empty_sheet": {
    severity: "info",
    zh: "工作表“{sheet}”是空的。",
    en: "Sheet “{sheet}” is empty.",
  },
  "xlsx.part_missing": {
    severity: "error",
    zh: "工作簿缺少部件“{part}”。",
    en: "The workbook lacks its part “{part}”.",
  },
  "xlsx.too_many_sheets": {
    severity: "error",
    zh: "工作簿有 {count} 张工作表,超过上限 {limit} 张。",
    en: "The workbook has {count} sheets, above the limit of {limit}.",
  },
  "xlsx.shared_strings_too_large": {
    severity: "error",
    zh: "工作簿的文字总量超过上限({limit}),请分批导出。",
    en: "The workbook's texts exceed the limit ({limit}); export it in parts.",
  },
  "xlsx.hidden_sheet": {
    severity: "info",
    zh: "工作表“{sheet}”是隐藏的,同样已读取。",
    en: "Sheet “{sheet}” is hidden; it was read all the same.",
  },
  "xlsx.merged_cells": {
    severity: "info",
    zh: "有 {count} 处合并单元格(如 {range}),值写在左上角一格。",
    en: "{count} merged ranges (such as {range}); the value stands in the top-left cell.",
  },
  "xlsx.too_many_merges": {
    severity: "error",
    zh: "工作表的合并单元格超过 {limit} 处,请取消合并后重新导出。",
    en: "The sheet has more than {limit} merged ranges; unmerge them and export it again.",
  },
  "xlsx.formula_without_value": {
    severity: "warning",
    zh: "有 {count} 个公式没有保存计算结果(首个在 {cell}),按不明处理,请用 Excel 打开并保存一次。",
    en: "{count} formulas carry no stored result (first at {cell}); what they come to is unknown: open and save the file in Excel once.",
  },
  "xlsx.bad_reference": {
    severity: "error",
    zh: "单元格 {cell} 指向不存在的文字(第 {index} 条)。",
    en: "Cell {cell} points at a text that does not exist (number {index}).",
  },
  "table.too_many_rows": {
    severity: "error",
    zh: "超过 {limit} 行,请分批导出。",
    en: "More than {limit} rows; export it in parts.",
  },
  "table.too_many_columns": {
    severity: "error",
    zh: "第 {row} 行超过 {limit} 列,不像案件表。",
    en: "Row {row} has more than {limit} columns; this is no list of cases.",
  },
  "table.cell_too_long": {
    severity: "error",
    zh: "单元格 {cell} 超过 {limit} 个字符。",
    en: "Cell {cell} has more than {limit} characters.",
  },
  "parquet.not_parquet": {
    severity: "error",
    zh: "文件名是 .parquet,内容却不是 Parquet,请重新导出。",
    en: "The name says .parquet but the content is no Parquet; export it again.",
  },
  "parquet.truncated": {
    severity: "error",
    zh: "Parquet 文件不完整(结尾缺失),请重新传输或重新导出。",
    en: "The Parquet file is cut off (its end is missing); transfer or export it again.",
  },
  "parquet.encrypted": {
    severity: "error",
    zh: "Parquet 文件已加密,无法读取,请导出未加密的文件。",
    en: "The Parquet file is encrypted and cannot be read; export it without encryption.",
  },
  "parquet.damaged": {
    severity: "error",
    zh: "Parquet 文件已损坏:{reason}。请重新导出。",
    en: "The Parquet file is damaged: {reason}. Export it again.",
  },
  "parquet.no_columns": {
    severity: "error",
    zh: "Parquet 文件没有任何列,请重新导出。",
    en: "The Parquet file has no columns; export it again.",
  },
  "parquet.too_deep": {
    severity: "error",
    zh: "Parquet 文件的列嵌套 {depth} 层,超过上限 {limit} 层,不像案件表,拒绝打开。",
    en: "The Parquet file nests its columns {depth} levels deep, above the limit of {limit}; this is no list of cases and was not opened.",
  },
  "parquet.too_large": {
    severity: "error",
    zh: "Parquet 文件的一个行组解开后超过 {limit} 字节,请以较小的行组重新导出,或者改为导出 csv。",
    en: "A row group of the Parquet file takes more than {limit} bytes; export it with smaller row groups, or as csv.",
  },
  "csv.encoding_unknown": {
    severity: "error",
    zh: "既不是 UTF-8 也不是 GB18030 编码,请告知文件编码或另存为 UTF-8。",
    en: "The encoding is neither UTF-8 nor GB18030; name the encoding or save the file as UTF-8.",
  },
  "csv.encoding_name_unknown": {
    severity: "error",
    zh: "不认识编码名称“{encoding}”,请从列出的编码中选择。",
    en: "Encoding “{encoding}” is not known; choose one of those listed.",
  },
  "csv.cut_off": {
    severity: "error",
    zh: "文件在最后一个字({encoding})的中间断开,很可能没有导出或传输完整,请重新导出。",
    en: "The file ends in the middle of its last character ({encoding}); it was probably not exported or transferred completely. Export it again.",
  },
  "csv.bytes_unreadable": {
    severity: "warning",
    zh: "{count} 处字节无法按 {encoding} 识别,首处在第 {row} 行({cell}),已显示为“�”,请对照原系统更正。",
    en: "{count} places hold bytes that are not {encoding}, the first in row {row} ({cell}); they show as “�”. Correct them from the source system.",
  },
  "csv.formula_text": {
    severity: "warning",
    zh: "有 {count} 个单元格像公式(首个在 {cell}),按文字读取,不会计算或执行。",
    en: "{count} cells look like formulas (first at {cell}); they are read as text, and neither computed nor run.",
  },
  "csv.record_too_long": {
    severity: "error",
    zh: "第 {line} 行附近有一行超过 {limit} 个字符,或者引号没有配对,请重新导出。",
    en: "Near line {line} a row has more than {limit} characters, or a quotation mark is not closed; export it again.",
  },
  "csv.malformed": {
    severity: "error",
    zh: "第 {line} 行附近的引号不配对,无法继续读取。",
    en: "Quotation marks do not match near line {line}; reading stopped.",
  },
} as const satisfies Record<string, DiagnosticText>;

export type FileDiagnosticCode = keyof typeof fileDiagnostics;

/** Where in a file: `row` is 1-based as Excel shows it, `cell` is a reference such as B7. */
export interface FilePlace {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly cell?: string;
  readonly part?: string;
}

export interface FileDiagnostic {
  readonly code: FileDiagnosticCode;
  readonly severity: "error" | "warning" | "info";
  readonly where: FilePlace;
  readonly args: Readonly<Record<string, string | number>>;
}

export function fileDiagnostic(
  code: FileDiagnosticCode,
  where: FilePlace,
  args: Readonly<Record<string, string | number>> = {},
): FileDiagnostic {
  return { code, severity: fileDiagnostics[code].severity, where, args };
}

/** The sentence for people, without the place. */
export function describeDiagnostic(diagnostic: FileDiagnostic, language: "zh" | "en" = "zh"): string {
  return fillSentence(fileDiagnostics[diagnostic.code][language], diagnostic.args);
}

export function fillSentence(sentence: string, args: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}

/** Carries a diagnostic out of a deep reader; caught at the package's doors, never seen by callers. */
export class FileFault extends Error {
  readonly diagnostic: FileDiagnostic;
  constructor(diagnostic: FileDiagnostic, cause?: unknown) {
    super(describeDiagnostic(diagnostic, "en"), { cause });
    this.diagnostic = diagnostic;
  }
}

export function isFailure(diagnostics: readonly FileDiagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
