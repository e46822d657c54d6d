"""Writes xlsx by hand: every part of a cell that offices produce can be asked for. Standard library only, same bytes every time."""
import re
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

STYLES = ["general", "date", "dateChinese", "datetime", "text", "header", "money", "dateBuiltin", "wrap", "title", "note", "dateSlash", "integer", "body", "changed"]
NUMFMT = {"date": 164, "dateChinese": 165, "datetime": 166, "text": 49, "money": 4, "dateBuiltin": 14, "dateSlash": 167, "integer": 1}
FONT = {"header": 1, "title": 2, "note": 3, "body": 4}
FILL = {"header": 2, "note": 3, "changed": 4}


class Cell:
    """kind: s shared, i inline, n number, b boolean, e error, f formula (with or without stored value), rich, blank"""

    def __init__(self, kind, value=None, style=None, formula=None, result=None, phonetic=None):
        self.kind, self.value, self.style, self.formula, self.result, self.phonetic = kind, value, style, formula, result, phonetic


def text(value, style=None): return Cell("s", value, style)
def inline(value, style=None): return Cell("i", value, style)
def number(value, style=None): return Cell("n", value, style)
def boolean(value): return Cell("b", value)
def error(value): return Cell("e", value)
def rich(runs, phonetic=None, style=None): return Cell("rich", runs, style, phonetic=phonetic)
def formula(body, result=None, kind="n", style=None): return Cell("f", None, style, body, result, kind)
def blank(style): return Cell("blank", None, style)


def serial(day, base1904=False):
    zero = datetime(1904, 1, 1) if base1904 else datetime(1899, 12, 30)
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    value = (moment - zero).total_seconds() / 86400
    return int(value) if value == int(value) else value


def real_date(day, style=None, base1904=False):
    if style is None:
        style = "datetime" if isinstance(day, datetime) else "date"
    return Cell("n", serial(day, base1904), style)


def letter(index):
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


class Sheet:
    def __init__(self, name, state=None):
        self.name, self.state, self.rows, self.merges = name, state, [], []
        self.widths, self.freeze, self.lists, self.comments, self.heights, self.hidden_columns, self.filter = {}, None, [], [], {}, [], None

    def add(self, *cells, style=None):
        self.rows.append([(Cell("s", c, style) if isinstance(c, str) else Cell("n", c, style) if isinstance(c, (int, float)) and not isinstance(c, bool)
                           else Cell("b", c, style) if isinstance(c, bool) else real_date(c, style) if isinstance(c, date) else c) for c in cells])
        return len(self.rows)

    def merge(self, ref): self.merges.append(ref)


class Book:
    def __init__(self, date1904=False):
        self.sheets, self.date1904, self.strings, self.index, self.names = [], date1904, [], {}, []

    def sheet(self, name, state=None):
        self.sheets.append(Sheet(name, state))
        return self.sheets[-1]

    def _string(self, xml):
        if xml not in self.index:
            self.index[xml] = len(self.strings)
            self.strings.append(xml)
        return self.index[xml]

    def _cell(self, ref, c):
        s = f' s="{STYLES.index(c.style)}"' if c.style else ""
        t = lambda v: f'<t xml:space="preserve">{escape(v)}</t>'
        if c.kind == "blank":
            return f'<c r="{ref}"{s}/>'
        if c.kind == "s":
            return f'<c r="{ref}"{s} t="s"><v>{self._string(t(c.value))}</v></c>'
        if c.kind == "rich":
            xml = "".join(f'<r><rPr>{props}</rPr>{t(v)}</r>' for props, v in c.value)
            if c.phonetic:
                xml += "".join(f'<rPh sb="{a}" eb="{b}">{t(v)}</rPh>' for a, b, v in c.phonetic) + '<phoneticPr fontId="1" type="noConversion"/>'
            return f'<c r="{ref}"{s} t="s"><v>{self._string(xml)}</v></c>'
        if c.kind == "i":
            return f'<c r="{ref}"{s} t="inlineStr"><is>{t(c.value)}</is></c>'
        if c.kind == "n":
            return f'<c r="{ref}"{s}><v>{c.value!r}</v></c>' if not isinstance(c.value, str) else f'<c r="{ref}"{s}><v>{c.value}</v></c>'
        if c.kind == "b":
            return f'<c r="{ref}"{s} t="b"><v>{int(c.value)}</v></c>'
        if c.kind == "e":
            return f'<c r="{ref}"{s} t="e"><v>{escape(c.value)}</v></c>'
        kind = {"n": "", "str": ' t="str"', "b": ' t="b"', "e": ' t="e"'}[c.phonetic]
        value = "" if c.result is None else f"<v>{escape(str(c.result))}</v>"
        return f'<c r="{ref}"{s}{kind}><f>{escape(c.formula)}</f>{value}</c>'

    def _sheet(self, sheet, number):
        width = max([len(r) for r in sheet.rows] or [1])
        out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
               'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
               f'<dimension ref="A1:{letter(width - 1)}{max(1, len(sheet.rows))}"/><sheetViews><sheetView workbookViewId="0">']
        if sheet.freeze:
            column, row = re.match(r"([A-Z]+)(\d+)", sheet.freeze).groups()
            x = 0
            for ch in column:
                x = x * 26 + ord(ch) - 64
            x, y = x - 1, int(row) - 1
            pane = "bottomRight" if x and y else "bottomLeft" if y else "topRight"
            out.append("<pane " + (f'xSplit="{x}" ' if x else "") + (f'ySplit="{y}" ' if y else "") + f'topLeftCell="{sheet.freeze}" activePane="{pane}" state="frozen"/>')
        out.append('</sheetView></sheetViews><sheetFormatPr defaultRowHeight="14.25"/>')
        if sheet.widths or sheet.hidden_columns:
            columns = sorted(set(sheet.widths) | set(sheet.hidden_columns))
            out.append("<cols>" + "".join(f'<col min="{i + 1}" max="{i + 1}" width="{sheet.widths.get(i, 9)}" customWidth="1"' + (' hidden="1"' if i in sheet.hidden_columns else "") + "/>" for i in columns) + "</cols>")
        out.append("<sheetData>")
        for y, row in enumerate(sheet.rows, 1):
            cells = "".join(self._cell(f"{letter(x)}{y}", c) for x, c in enumerate(row) if c is not None)
            if cells or y in sheet.heights:
                height = f' ht="{sheet.heights[y]}" customHeight="1"' if y in sheet.heights else ""
                out.append(f'<row r="{y}"{height}>{cells}</row>')
        out.append("</sheetData>")
        if sheet.filter:
            out.append(f'<autoFilter ref="{sheet.filter}"/>')
        if sheet.merges:
            out.append(f'<mergeCells count="{len(sheet.merges)}">' + "".join(f'<mergeCell ref="{m}"/>' for m in sheet.merges) + "</mergeCells>")
        if sheet.lists:
            out.append(f'<dataValidations count="{len(sheet.lists)}">' + "".join(
                f'<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="{ref}"><formula1>{escape(body)}</formula1></dataValidation>'
                for ref, body in sheet.lists) + "</dataValidations>")
        out.append('<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>')
        if sheet.comments:
            out.append('<legacyDrawing r:id="rId1"/>')
        out.append("</worksheet>")
        return "".join(out)

    def save(self, path, extra=()):
        parts = {}
        for i, sheet in enumerate(self.sheets, 1):
            parts[f"xl/worksheets/sheet{i}.xml"] = self._sheet(sheet, i)
            if sheet.comments:
                parts[f"xl/worksheets/_rels/sheet{i}.xml.rels"] = RELS.format(
                    f'<Relationship Id="rId1" Type="{OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing{i}.vml"/>'
                    f'<Relationship Id="rId2" Type="{OFFICE}/comments" Target="../comments{i}.xml"/>')
                parts[f"xl/comments{i}.xml"] = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>案管人员</author></authors><commentList>'
                    + "".join(f'<comment ref="{ref}" authorId="0"><text><r><t xml:space="preserve">{escape(body)}</t></r></text></comment>' for ref, body in sheet.comments) + "</commentList></comments>")
                shapes = ""
                for k, (ref, _) in enumerate(sheet.comments):
                    column, row = re.match(r"([A-Z]+)(\d+)", ref).groups()
                    x = 0
                    for ch in column:
                        x = x * 26 + ord(ch) - 64
                    shapes += (f'<v:shape id="_x0000_s{1025 + k}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/>'
                               f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{x},15,{int(row) - 1},2,{x + 2},15,{int(row) + 3},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{int(row) - 1}</x:Row><x:Column>{x - 1}</x:Column></x:ClientData></v:shape>')
                parts[f"xl/drawings/vmlDrawing{i}.vml"] = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
                    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' + shapes + "</xml>")
        n = len(self.sheets)
        types = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for i in range(1, n + 1))
        types += "".join(f'<Override PartName="/{p}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>' for p in parts if p.startswith("xl/comments"))
        parts["[Content_Types].xml"] = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' + types +
            '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>')
        parts["_rels/.rels"] = RELS.format(f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>')
        parts["xl/workbook.xml"] = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            + ('<workbookPr date1904="1"/>' if self.date1904 else "<workbookPr/>") + '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>'
            + "".join(f'<sheet name={quoteattr(s.name)} sheetId="{i}"' + (f' state="{s.state}"' if s.state else "") + f' r:id="rId{i}"/>' for i, s in enumerate(self.sheets, 1)) + "</sheets>"
            + ("<definedNames>" + "".join(f"<definedName name={quoteattr(k)}>{escape(v)}</definedName>" for k, v in self.names) + "</definedNames>" if self.names else "") + "</workbook>")
        parts["xl/_rels/workbook.xml.rels"] = RELS.format("".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, n + 1))
            + f'<Relationship Id="rId{n + 1}" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId{n + 2}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>')
        parts["xl/styles.xml"] = styles()
        parts["xl/sharedStrings.xml"] = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="%d">' % len(self.strings)
            + "".join(f"<si>{s}</si>" for s in self.strings) + "</sst>")
        order = ["[Content_Types].xml", "_rels/.rels"]
        write_zip(path, [(k, parts[k].encode("utf-8")) for k in order + [p for p in parts if p not in order]])


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def styles():
    border = '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>'
    xfs = ""
    for name in STYLES:
        fmt, font, fill = NUMFMT.get(name, 0), FONT.get(name, 0), FILL.get(name, 0)
        align = '<alignment horizontal="center" vertical="center" wrapText="1"/>' if name in ("header", "title") else '<alignment wrapText="1"/>' if name == "wrap" else ""
        xfs += (f'<xf numFmtId="{fmt}" fontId="{font}" fillId="{fill}" borderId="{1 if name in ("header", "body", "note") else 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"'
                + (f' applyAlignment="1">{align}</xf>' if align else "/>"))
    solid = lambda rgb: f'<fill><patternFill patternType="solid"><fgColor rgb="{rgb}"/><bgColor indexed="64"/></patternFill></fill>'
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="167" formatCode="m/d/yyyy"/></numFmts>'
        '<fonts count="5"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="黑体"/></font><font><b/><sz val="18"/><name val="方正小标宋简体"/></font><font><i/><sz val="10"/><color rgb="FFC00000"/><name val="楷体"/></font><font><sz val="10.5"/><name val="仿宋_GB2312"/></font></fonts>'
        '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' + solid("FF1F4E79") + solid("FFFFF2CC") + solid("FFE2EFDA") + "</fills>"
        f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>{border}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(STYLES)}">{xfs}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>')


class GbkName(zipfile.ZipInfo):
    """A member name in GBK without the UTF-8 flag, as Windows' own zip folders write it."""
    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def write_zip(path, members, gbk=False):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, body in members:
            info = (GbkName if gbk else zipfile.ZipInfo)(name, (2025, 4, 15, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            z.writestr(info, body)


def docx(path_or_none, paragraphs):
    """the bytes of a plain document"""
    import io
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in paragraphs)
    members = [("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
        ("_rels/.rels", RELS.format(f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>')),
        ("word/document.xml", f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')]
    buffer = io.BytesIO()
    write_zip(buffer, [(n, b.encode()) for n, b in members])
    if path_or_none:
        open(path_or_none, "wb").write(buffer.getvalue())
    return buffer.getvalue()


def citizen_id(region, birth, sequence):
    """18 characters of an invented number: region 99xxxx does not exist"""
    head = f"{region}{birth:%Y%m%d}{sequence:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return head + "10X98765432"[sum(int(d) * w for d, w in zip(head, weights)) % 11]
