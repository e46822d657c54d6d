"""Builds the untidy deliveries and expected.json. The typed values are written beside the cells, by hand; none is computed."""
import json
import os
import shutil
import sys
from datetime import date as D, datetime as T

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
from sheets import *

OUT = []
CASE = ["部门受案号", "案件名称", "案件类别", "承办单位编码", "承办单位", "承办部门", "承办检察官", "受理日期"]
ID1, ID2, ID3 = citizen_id("990102", D(1985, 3, 7), 1), citizen_id("990102", D(1990, 11, 21), 22), citizen_id("990102", D(2001, 2, 28), 137)


def no(n, kind="刑诉"):
    return f"云检{kind}受[2025]990102{n:06d}号"


def case(n, accepted="2025-03-03", name="张某某盗窃案", kind="审查起诉", written=None, **more):
    return [written or no(n), name, kind, "990102", "云山县人民检察院", "第一检察部", "检察官甲", accepted]


class Delivery:
    def __init__(self, id, about, basis):
        self.id, self.entry = id, {"id": id, "about": about, "basis": basis, "files": [], "rows": [], "problems": [], "datasets": {}}
        self.folder = os.path.join(HERE, id)
        os.makedirs(self.folder)
        OUT.append(self.entry)

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        if isinstance(content, Book):
            content.save(path)
        else:
            with open(path, "wb") as f:
                f.write(content)
        self.entry["files"].append(f"{self.id}/{name}")

    def mapping(self, tables=(), encodings=None):
        with open(os.path.join(self.folder, "mapping.json"), "w", encoding="utf-8") as f:
            json.dump({"tables": list(tables), "encodings": encodings or {}}, f, ensure_ascii=False, indent=1)
        self.entry["mapping"] = f"{self.id}/mapping.json"

    def row(self, dataset, key, accept=None, **expect):
        if not isinstance(key, dict):
            key = {"legalCaseNo": key}
        item = {"dataset": dataset, "key": key, "expect": expect}
        if accept:
            item["accept"] = accept
        self.entry["rows"].append(item)

    def problem(self, file, sheet, row, column, kind, **more):
        self.entry["problems"].append({"file": file, "sheet": sheet, "row": row, "column": column, "kind": kind, **more})

    def unknown(self, *columns):
        self.entry["unknownColumns"] = [{"file": f, "sheet": s, "column": c, "header": h} for f, s, c, h in columns]

    def count(self, **datasets):
        self.entry["datasets"] = datasets

    def set(self, **more):
        self.entry.update(more)


def csv_text(rows, sep=",", end="\r\n"):
    def field(v):
        v = "" if v is None else str(v)
        return '"' + v.replace('"', '""') + '"' if any(c in v for c in (sep, '"', "\n", "\r")) else v
    return end.join(sep.join(field(v) for v in r) for r in rows) + end


def single(sheet_name, header, rows, **book):
    b = Book(**book)
    s = b.sheet(sheet_name)
    s.add(*header)
    for r in rows:
        s.add(*r)
    return b, s


for name in os.listdir(HERE):
    if name[:2].isdigit() and os.path.isdir(os.path.join(HERE, name)):
        shutil.rmtree(os.path.join(HERE, name))

# ------------------------------------------------------------------------------------------------------------------
d = Delivery("01-plain", "the standard form, for comparison: real date cells, real booleans, text numbers of identity", "standard-workbook.csv: sheets, columns and types")
b, s = single("案件", CASE + ["是否重大复杂", "共同犯罪人数", "涉案金额"], [case(101, D(2025, 3, 3)) + ["是", 2, 1234.5], case(102, D(2024, 2, 29), "李某某诈骗案") + ["否", 1, 30000]])
x = b.sheet("犯罪嫌疑人")
x.add("部门受案号", "嫌疑人编号", "姓名", "证件类型", "证件号码", "性别", "出生日期")
x.add(no(101), "1", "张某某", "居民身份证", text(ID1, "text"), "男", D(1985, 3, 7))
x.add(no(101), "2", "王某", "居民身份证", text(ID2, "text"), "女", D(1990, 11, 21))
x.add(no(102), "1", "李某某", "护照", "E00000000", "男", D(2001, 2, 28))
d.file("导出.xlsx", b)
d.row("cases", no(101), caseName="张某某盗窃案", caseType="审查起诉", officeCode="990102", acceptedDate="2025-03-03", isComplex=True, coOffenders=2, amount="1234.50")
d.row("cases", no(102), acceptedDate="2024-02-29", isComplex=False, coOffenders=1, amount="30000.00")
d.row("suspects", {"legalCaseNo": no(101), "suspectNo": "1"}, name="张某某", idType="居民身份证", idNumber=ID1, sex="男", birthDate="1985-03-07")
d.row("suspects", {"legalCaseNo": no(101), "suspectNo": "2"}, idNumber=ID2, sex="女", birthDate="1990-11-21")
d.row("suspects", {"legalCaseNo": no(102), "suspectNo": "1"}, idType="护照", idNumber="E00000000", birthDate="2001-02-28")
d.count(cases=2, suspects=3)

# two header rows --------------------------------------------------------------------------------------------------
def grouped(sheet_name):
    b = Book()
    s = b.sheet(sheet_name)
    s.add(text("部门受案号", "header"), text("嫌疑人编号", "header"), text("嫌疑人信息", "header"), blank("header"), blank("header"), text("强制措施", "header"), blank("header"), blank("header"), text("备注", "header"))
    s.add(blank("header"), blank("header"), *[text(h, "header") for h in ("姓名", "性别", "出生日期", "类型", "决定日期", "执行日期")], blank("header"))
    for ref in ("A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:I2"):
        s.merge(ref)
    s.add(no(201), "1", "张某某", "男", D(1985, 3, 7), "拘留", D(2025, 2, 10), T(2025, 2, 10, 14, 20), "系统导出")
    s.add(no(201), "2", "王某", "女", D(1990, 11, 21), "取保候审", D(2025, 2, 12), D(2025, 2, 13), None)
    s.add(no(202), "1", "赵某某", "男", "2001年2月28日", "逮捕", "2025/2/20", "2025-2-20 9:05", "另案")
    return b


HEADS = ["部门受案号", "嫌疑人编号", "嫌疑人信息/姓名", "嫌疑人信息/性别", "嫌疑人信息/出生日期", "强制措施/类型", "强制措施/决定日期", "强制措施/执行日期", "备注"]
d = Delivery("02-two-header-rows-suspects", "two header rows, groups merged over their columns, the sheet read as 犯罪嫌疑人 by a mapping", "form: 'a header of several header rows is written group/leaf'; DESIGN §3: a saved mapping; 'Unknown columns are kept'")
d.file("人员及措施.xlsx", grouped("人员及措施一览"))
d.mapping([{"title": "人员及措施一览", "headers": HEADS, "dataset": "suspects", "headerRow": 1, "headerRows": 2,
            "columns": {"部门受案号": "legalCaseNo", "嫌疑人编号": "suspectNo", "嫌疑人信息/姓名": "name", "嫌疑人信息/性别": "sex", "嫌疑人信息/出生日期": "birthDate",
                        "强制措施/类型": None, "强制措施/决定日期": None, "强制措施/执行日期": None, "备注": None}}])
d.row("suspects", {"legalCaseNo": no(201), "suspectNo": "1"}, name="张某某", sex="男", birthDate="1985-03-07")
d.row("suspects", {"legalCaseNo": no(201), "suspectNo": "2"}, name="王某", sex="女", birthDate="1990-11-21")
d.row("suspects", {"legalCaseNo": no(202), "suspectNo": "1"}, name="赵某某", sex="男", birthDate="2001-02-28")
d.unknown(*[("人员及措施.xlsx", "人员及措施一览", c, h) for c, h in zip("FGHI", HEADS[5:])])
d.count(suspects=3)

d = Delivery("03-two-header-rows-measures", "the same sheet read as 强制措施: 类型, 决定日期, 执行日期 of the group 强制措施; name, sex, birth are kept", "as 02; delivery.md: a datetime with only a day is null with the day in xDate")
d.file("人员及措施.xlsx", grouped("人员及措施一览"))
d.mapping([{"title": "人员及措施一览", "headers": HEADS, "dataset": "measures", "headerRow": 1, "headerRows": 2,
            "columns": {"部门受案号": "legalCaseNo", "嫌疑人编号": "suspectNo", "嫌疑人信息/姓名": None, "嫌疑人信息/性别": None, "嫌疑人信息/出生日期": None,
                        "强制措施/类型": "measureType", "强制措施/决定日期": "decidedDate", "强制措施/执行日期": "executedAt", "备注": None}}])
d.row("measures", {"legalCaseNo": no(201), "suspectNo": "1"}, measureType="拘留", decidedDate="2025-02-10", executedAt="2025-02-10T14:20:00", executedAtDate="2025-02-10")
d.row("measures", {"legalCaseNo": no(201), "suspectNo": "2"}, measureType="取保候审", decidedDate="2025-02-12", executedAt=None, executedAtDate="2025-02-13")
d.row("measures", {"legalCaseNo": no(202), "suspectNo": "1"}, measureType="逮捕", decidedDate="2025-02-20", executedAt="2025-02-20T09:05:00", executedAtDate="2025-02-20")
d.unknown(*[("人员及措施.xlsx", "人员及措施一览", c, h) for c, h in (("C", HEADS[2]), ("D", HEADS[3]), ("E", HEADS[4]), ("I", HEADS[8]))])
d.count(measures=3)

d = Delivery("04-two-header-rows-standard-leaves", "two header rows without a mapping; the leaves are standard names, the sheet is named 犯罪嫌疑人; 决定日期 stands under two groups",
             "DESIGN §3: mapping is by header alias, then saved mapping, then by asking")
b = Book(); s = b.sheet("犯罪嫌疑人")
s.add("案件信息", blank("header"), "嫌疑人信息", None, None, None, "涉案情况", None)
s.add("部门受案号", "嫌疑人编号", "姓名", "性别", "出生日期", "证件号码", "移送案由", "涉案金额")
for ref in ("A1:B1", "C1:F1", "G1:H1"): s.merge(ref)
s.add(no(401), "1", "张某某", "男", "1985-3-7", text(ID1, "text"), "盗窃罪", "5,600.00")
s.add(no(401), "2", "王某", "女", "1990/11/21", text(ID2, "text"), "盗窃罪", 5600)
d.file("嫌疑人.xlsx", b)
d.row("suspects", {"legalCaseNo": no(401), "suspectNo": "1"}, name="张某某", sex="男", birthDate="1985-03-07", idNumber=ID1, chargeTransferred="盗窃罪", amount="5600.00")
d.row("suspects", {"legalCaseNo": no(401), "suspectNo": "2"}, name="王某", birthDate="1990-11-21", amount="5600.00")
d.count(suspects=2)
d.set(open="whether two header rows are recognised without a mapping is not said: reading the rows, or asking, are both right; taking row 2 for data is wrong")

d = Delivery("05-three-header-rows", "title, then three header rows (part, group, leaf)", "as 02; three levels: 'group/leaf' for the two lower ones is not said, so the full path of three is written")
b = Book(); s = b.sheet("强制措施台账")
s.add(text("云山县人民检察院强制措施台账", "title")); s.merge("A1:H1")
s.add("基本情况", None, None, "办理情况", None, None, None, "备注")
s.add("案件", "人员", None, "决定", None, "执行", None, None)
s.add("受案号", "编号", "姓名", "措施", "决定日期", "执行时间", "解除日期", None)
for ref in ("A2:C2", "D2:G2", "B3:C3", "D3:E3", "F3:G3", "H2:H4"): s.merge(ref)
s.add(no(501), "1", "张某某", "拘留", "2025年2月10日", "2025年2月10日 14:20", "2025年2月17日", "延长一次")
s.add(no(501), "1", "张某某", "逮捕", "2025.2.17", "2025-02-17 16:30:00", "/", None)
d.file("台账.xlsx", b)
H5 = ["基本情况/案件/受案号", "基本情况/人员/编号", "基本情况/人员/姓名", "办理情况/决定/措施", "办理情况/决定/决定日期", "办理情况/执行/执行时间", "办理情况/执行/解除日期", "备注"]
d.mapping([{"title": "强制措施台账", "headers": H5, "dataset": "measures", "headerRow": 2, "headerRows": 3,
            "columns": dict(zip(H5, ["legalCaseNo", "suspectNo", None, "measureType", "decidedDate", "executedAt", "endedDate", None]))}])
d.row("measures", {"legalCaseNo": no(501), "measureType": "拘留"}, suspectNo="1", decidedDate="2025-02-10", executedAt="2025-02-10T14:20:00", endedDate="2025-02-17")
d.row("measures", {"legalCaseNo": no(501), "measureType": "逮捕"}, suspectNo="1", decidedDate="2025-02-17", executedAt="2025-02-17T16:30:00", endedDate=None)
d.unknown(("台账.xlsx", "强制措施台账", "C", H5[2]), ("台账.xlsx", "强制措施台账", "H", H5[7]))
d.count(measures=2)
d.set(open="headerRow: first or last of the header rows, and the path of three levels, are not defined by the shape; first and full path taken here")

# merged values ----------------------------------------------------------------------------------------------------
d = Delivery("06-merged-case-numbers", "one case number merged over its suspects' rows, the charge merged too", "standard-workbook: 部门受案号 joins every sheet and is required; a merged cell shows one value for every row it covers")
b = Book(); s = b.sheet("犯罪嫌疑人")
s.add("部门受案号", "嫌疑人编号", "姓名", "性别", "移送案由", "羁押状态")
s.add(no(601), "1", "张某某", "男", "盗窃罪", "在押"); s.add(None, "2", "王某", "女", None, "取保"); s.add(None, "3", "赵某某", "男", None, "在逃")
s.add(no(602), "1", "钱某", "男", "诈骗罪", "在押")
s.add(no(603), "1", "孙某某", "女", "盗窃罪", "取保"); s.add(None, "2", "周某", "男", "掩饰、隐瞒犯罪所得罪", "监视居住")
for ref in ("A2:A4", "E2:E4", "A6:A7"): s.merge(ref)
d.file("嫌疑人.xlsx", b)
for n, k, name, charge, state in ((601, "1", "张某某", "盗窃罪", "在押"), (601, "2", "王某", "盗窃罪", "取保"), (601, "3", "赵某某", "盗窃罪", "在逃"), (602, "1", "钱某", "诈骗罪", "在押"), (603, "1", "孙某某", "盗窃罪", "取保"), (603, "2", "周某", "掩饰、隐瞒犯罪所得罪", "监视居住")):
    d.row("suspects", {"legalCaseNo": no(n), "suspectNo": k}, name=name, chargeTransferred=charge, custodyState=state)
d.count(suspects=6)

d = Delivery("07-empty-case-numbers-not-merged", "the case number stands only in the first row of each case and is NOT merged below: nobody may guess", "delivery.md: such a row is kept, the required cell is missing; DESIGN §3: anything else is a located problem and the row is kept")
b, s = single("犯罪嫌疑人", ["部门受案号", "嫌疑人编号", "姓名"], [[no(701), "1", "张某某"], [None, "2", "王某"], [no(702), "1", "赵某某"]])
d.file("嫌疑人.xlsx", b)
d.row("suspects", {"legalCaseNo": no(701), "suspectNo": "1"}, name="张某某")
d.row("suspects", {"suspectNo": "2"}, legalCaseNo=None, name="王某")
d.row("suspects", {"legalCaseNo": no(702), "suspectNo": "1"}, name="赵某某")
d.problem("嫌疑人.xlsx", "犯罪嫌疑人", 3, "A", "missing")
d.count(suspects=3)

# titles, totals, pages --------------------------------------------------------------------------------------------
d = Delivery("08-title-above-totals-below", "title, unit and day of printing above; blank rows; 合计 and 制表人 below", "form: title/date-of-printing rows above, 合计 rows below; standard-workbook: one row per case (a total is no case)")
b = Book(); s = b.sheet("案件")
s.add(text("2025年第一季度受理案件情况表", "title")); s.merge("A1:I1")
s.add("填报单位：云山县人民检察院", None, None, None, None, None, "打印日期：2025年4月1日")
s.add()
s.add(*CASE, "涉案金额")
s.add(*case(801, "2025年1月3日"), 1000); s.add(*case(802, "2025年2月5日", "李某诈骗案"), "2,000.00"); s.add(); s.add(*case(803, "2025年3月31日", "王某抢劫案"), None)
s.add("合计", "3件", None, None, None, None, None, None, formula("SUM(I5:I8)", 3000))
s.add("制表人：案管人员甲      审核人：案管人员乙      日期：2025年4月1日"); s.merge("A10:I10")
d.file("季度表.xlsx", b)
d.row("cases", no(801), acceptedDate="2025-01-03", amount="1000.00"); d.row("cases", no(802), acceptedDate="2025-02-05", amount="2000.00"); d.row("cases", no(803), acceptedDate="2025-03-31", amount=None)
d.count(cases=3)

d = Delivery("09-pages-with-repeated-headers", "a print layout: every page repeats the title and the header and ends with 小计 and 第 n 页", "form: repeated header rows inside; as 08")
b = Book(); s = b.sheet("案件")
for page, numbers in enumerate(((901, 902), (903, 904), (905,)), 1):
    s.add(text("受理案件清单", "title"))
    s.add(*CASE)
    for n in numbers: s.add(*case(n, f"2025-3-{n - 900}"))
    s.add("小计", f"{len(numbers)}件"); s.add(None, None, None, None, f"第{page}页 共3页")
s.add("总计", "5件")
d.file("打印清单.xlsx", b)
for n in range(901, 906): d.row("cases", no(n), acceptedDate=f"2025-03-0{n - 900}")
d.count(cases=5)

d = Delivery("10-columns-without-header", "a data column without a header and an empty column between, a header over an empty column", "DESIGN §3: unknown columns are kept")
b = Book(); s = b.sheet("案件")
s.add(*CASE[:4], None, None, *CASE[4:], None, "案情摘要")
for n, note in ((1001, "督办"), (1002, None)):
    c = case(n)
    s.add(*c[:4], note, None, *c[4:], "卷宗3册" if n == 1001 else None, None)
d.file("案件.xlsx", b)
d.row("cases", no(1001), officeName="云山县人民检察院", acceptedDate="2025-03-03", summary=None); d.row("cases", no(1002), department="第一检察部", summary=None)
d.unknown(("案件.xlsx", "案件", "E", ""), ("案件.xlsx", "案件", "K", ""))
d.count(cases=2)
d.set(keptText=[{"dataset": "cases", "key": {"legalCaseNo": no(1001)}, "values": ["督办", "卷宗3册"]}], open="under which name a column without a header is kept is not said; the text must be found in _extra")

# dates ------------------------------------------------------------------------------------------------------------
d = Delivery("11-serial-dates-1900", "serials of the 1900 system with and without a date format, with a fraction for the time, and 1900-era days", "case-card §5 and DESIGN §3: Excel serials are understood")
b = Book(); s = b.sheet("案件"); s.add(*CASE, "移送日期", "到期日期")
s.add(*case(1101, number(45719)), number(45717, "dateBuiltin"), number(45748, "dateChinese"))
s.add(*case(1102, number(45717.604166666664, "dateSlash")), number(45351), number(45716))
s.add(*case(1103, number(45658)), text("45658"), None)
x = b.sheet("犯罪嫌疑人"); x.add("部门受案号", "嫌疑人编号", "姓名", "出生日期")
x.add(no(1101), "1", "张某某", number(31113)); x.add(no(1101), "2", "王某", number(18263, "dateBuiltin")); x.add(no(1102), "1", "赵某某", number(36950))
m = b.sheet("强制措施"); m.add("部门受案号", "嫌疑人编号", "强制措施类型", "执行时间")
m.add(no(1101), "1", "拘留", number(45717.604166666664)); m.add(no(1101), "2", "拘留", number(45717.99998842593, "datetime")); m.add(no(1102), "1", "拘留", number(45717))
d.file("序列号.xlsx", b)
d.row("cases", no(1101), acceptedDate="2025-03-03", sentDate="2025-03-01", dueDate="2025-04-01")
d.row("cases", no(1102), acceptedDate="2025-03-01", sentDate="2024-02-29", dueDate="2025-02-28")
d.row("cases", no(1103), acceptedDate="2025-01-01", sentDate="2025-01-01", dueDate=None, accept={"sentDate": [None]})
d.row("suspects", {"legalCaseNo": no(1101), "suspectNo": "1"}, birthDate="1985-03-07"); d.row("suspects", {"legalCaseNo": no(1101), "suspectNo": "2"}, birthDate="1949-12-31"); d.row("suspects", {"legalCaseNo": no(1102), "suspectNo": "1"}, birthDate="2001-02-28")
d.row("measures", {"legalCaseNo": no(1101), "suspectNo": "1"}, executedAt="2025-03-01T14:30:00")
d.row("measures", {"legalCaseNo": no(1101), "suspectNo": "2"}, executedAt="2025-03-01T23:59:59")
d.row("measures", {"legalCaseNo": no(1102), "suspectNo": "1"}, executedAt=None, executedAtDate="2025-03-01", accept={"executedAt": ["2025-03-01T00:00:00"]})
d.set(mayAlso=[{"sheet": "案件", "row": 4, "column": "I", "kind": "unreadable"}], open="a serial kept as text (row 4, 移送日期 '45658'): a date or a located problem; a whole serial in a datetime column: only the day is known, so delivery.md asks for null")
d.count(cases=3, suspects=3, measures=3)

d = Delivery("12-serial-dates-1904", "a workbook of the 1904 system (made on a Mac): the same days have serials smaller by 1462", "case-card §5: Excel serials; the workbook says which system (date1904)")
b = Book(date1904=True); s = b.sheet("案件"); s.add(*CASE, "移送日期")
s.add(*case(1201, number(44257, "dateBuiltin")), number(44255)); s.add(*case(1202, number(43889, "dateChinese")), number(43888, "dateBuiltin"))
m = b.sheet("强制措施"); m.add("部门受案号", "嫌疑人编号", "强制措施类型", "执行时间"); m.add(no(1201), "1", "拘留", number(44255.604166666664, "datetime"))
d.file("1904.xlsx", b)
d.row("cases", no(1201), acceptedDate="2025-03-03", sentDate="2025-03-01"); d.row("cases", no(1202), acceptedDate="2024-02-29", sentDate="2024-02-28")
d.row("measures", {"legalCaseNo": no(1201), "suspectNo": "1"}, executedAt="2025-03-01T14:30:00")
d.count(cases=2, measures=1)

d = Delivery("13-dates-as-text", "dates as text in every shape the sheets name, and in shapes that are no dates", "case-card §5: 2025-1-3, 2025/01/03, 2025年1月3日, serials, or with time; DESIGN §3: usual shapes, full-width digits; anything else is a located problem, the row kept")
shapes = ["2025-1-3", "2025-01-03", "2025/01/03", "2025/1/3", "2025年1月3日", "2025年01月03日", "2025-01-03 00:00:00", "2025/1/3 9:05", "2025-01-03 09:05:30", "2025年1月3日 9:05", "２０２５年１月３日", "２０２５－０１－０３", " 2025-1-3 ", "2025-01-03T09:05:00"]
wide = ["2025.1.3", "20250103", "2025．01．03", "2025年1月3日9时5分", "2025-01-03 09:05:30.0"]
bad = ["2025-02-30", "2025年13月1日", "三月中旬", "2025年2月", "2023-2-29", "2025-1", "1月3日", "待定", "2025-01-03至2025-01-05", "#REF!"]
b = Book(); s = b.sheet("案件"); s.add(*CASE)
for i, v in enumerate(shapes + wide + bad): s.add(*case(1301 + i, v))
d.file("日期.xlsx", b)
for i, v in enumerate(shapes): d.row("cases", no(1301 + i), acceptedDate="2025-01-03")
for i, v in enumerate(wide, len(shapes)): d.row("cases", no(1301 + i), acceptedDate="2025-01-03", accept={"acceptedDate": [None]})
for i, v in enumerate(bad, len(shapes) + len(wide)):
    d.row("cases", no(1301 + i), acceptedDate=None, caseName="张某某盗窃案"); d.problem("日期.xlsx", "案件", i + 2, "H", "unreadable", raw=v)
d.set(mayAlso=[{"sheet": "案件", "row": len(shapes) + i + 2, "column": "H", "kind": "unreadable"} for i in range(len(wide))], open="usual shapes the sheets do not name: " + "、".join(wide) + ": the day, or a located problem; never another day")
d.count(cases=len(shapes + wide + bad))

d = Delivery("14-times-as-text", "times in the shapes people write; impossible times", "standard-workbook: executed_at is datetime; case-card §5 'or with time'; delivery.md: only a day written, time null and day kept")
times = [("2025-02-10 14:20", "2025-02-10T14:20:00"), ("2025/2/10 8:05", "2025-02-10T08:05:00"), ("2025年2月10日 14:20", "2025-02-10T14:20:00"), ("2025-02-10 14:20:59", "2025-02-10T14:20:59"), ("2025-02-10T14:20:00", "2025-02-10T14:20:00"), ("２０２５－０２－１０　１４：２０", "2025-02-10T14:20:00"), ("2025-02-10 00:00", "2025-02-10T00:00:00")]
loose = [("2025年2月10日14时20分", "2025-02-10T14:20:00"), ("2025-2-10 下午2:20", "2025-02-10T14:20:00"), ("2025年2月10日14时", "2025-02-10T14:00:00")]
b = Book(); s = b.sheet("强制措施"); s.add("部门受案号", "嫌疑人编号", "措施序号", "强制措施类型", "执行时间")
for i, (v, _) in enumerate(times + loose): s.add(no(1401), "1", i + 1, "拘留", v)
s.add(no(1401), "1", 11, "拘留", "2025-02-10"); s.add(no(1401), "1", 12, "拘留", "2025-02-10 25:10"); s.add(no(1401), "1", 13, "拘留", "2025-02-10 下午"); s.add(no(1401), "1", 14, "拘留", "14:20")
d.file("时间.xlsx", b)
for i, (v, w) in enumerate(times): d.row("measures", {"legalCaseNo": no(1401), "measureNo": i + 1}, executedAt=w, executedAtDate="2025-02-10", **({"accept": {"executedAt": [None]}} if v == "2025-02-10 00:00" else {}))
for i, (v, w) in enumerate(loose, len(times)): d.row("measures", {"legalCaseNo": no(1401), "measureNo": i + 1}, executedAt=w, accept={"executedAt": [None]})
d.row("measures", {"legalCaseNo": no(1401), "measureNo": 11}, executedAt=None, executedAtDate="2025-02-10")
d.row("measures", {"legalCaseNo": no(1401), "measureNo": 12}, executedAt=None); d.row("measures", {"legalCaseNo": no(1401), "measureNo": 14}, executedAt=None, executedAtDate=None)
d.problem("时间.xlsx", "强制措施", 13, "E", "unreadable", raw="2025-02-10 25:10"); d.problem("时间.xlsx", "强制措施", 14, "E", "unreadable", raw="2025-02-10 下午"); d.problem("时间.xlsx", "强制措施", 15, "E", "unreadable", raw="14:20")
d.set(mayAlso=[{"sheet": "强制措施", "row": r, "column": "E", "kind": "unreadable"} for r in (9, 10, 11)], open="时/分 and 上午/下午 are not named by the sheets: the right time, or a located problem; midnight written out (00:00): a time, though exports write it for 'no time'; whether the day of an unreadable time is kept is not said")
d.count(measures=14)

d = Delivery("15-ambiguous-dates", "day and month cannot be told apart: 3/4/2025; nothing may be guessed, even where other rows of the column show the order", "form: '3/4/2025 ambiguous dates (must not be guessed)'; DESIGN §3: anything else is a located problem")
b = Book(); s = b.sheet("案件"); s.add(*CASE)
amb = ["3/4/2025", "03-04-2025", "25/01/03", "4/3/25", "05.06.2025"]
for i, v in enumerate(amb): s.add(*case(1501 + i, v))
s.add(*case(1506, "25/4/2025")); s.add(*case(1507, "4/25/2025")); s.add(*case(1508, number(45750, "dateSlash")))
d.file("歧义日期.xlsx", b)
for i, v in enumerate(amb):
    d.row("cases", no(1501 + i), acceptedDate=None); d.problem("歧义日期.xlsx", "案件", i + 2, "H", "unreadable", raw=v)
d.row("cases", no(1506), acceptedDate="2025-04-25", accept={"acceptedDate": [None]}); d.row("cases", no(1507), acceptedDate="2025-04-25", accept={"acceptedDate": [None]}); d.row("cases", no(1508), acceptedDate="2025-04-03")
d.set(mayAlso=[{"sheet": "案件", "row": r, "column": "H", "kind": "unreadable"} for r in (7, 8)], open="25/4/2025 has one reading only; taking it or reporting it are both right. A product that asks for the column's order instead of reporting cells may hold the sheet back")
d.count(cases=8)
for tag, order, day in (("16-day-month-year", "dmy", "2025-04-03"), ("17-month-day-year", "mdy", "2025-03-04")):
    d = Delivery(tag, f"the same with a saved mapping that says {order}", f"form: dateOrders {{columnId: 'dmy'|'mdy'}}")
    odd = ["3/4/2025", "03-04-2025", "3/4/2025 14:30", "2025-3-4"]
    b, s = single("受案登记", CASE, [case(1601 + i + (100 if order == "mdy" else 0), v) for i, v in enumerate(odd + (["25/4/2025", "4/25/2025"]))])
    d.file("登记.xlsx", b)
    d.mapping([{"title": "受案登记", "headers": CASE, "dataset": "cases", "headerRow": 1, "columns": dict(zip(CASE, ["legalCaseNo", "caseName", "caseType", "officeCode", "officeName", "department", "prosecutor", "acceptedDate"])), "dateOrders": {"acceptedDate": order}}])
    base = 1601 + (100 if order == "mdy" else 0)
    for i in range(3): d.row("cases", no(base + i), acceptedDate=day)
    d.row("cases", no(base + 3), acceptedDate="2025-03-04")
    good, wrong = (4, 5) if order == "dmy" else (5, 4)
    d.row("cases", no(base + good), acceptedDate="2025-04-25"); d.row("cases", no(base + wrong), acceptedDate=None)
    d.problem("登记.xlsx", "受案登记", wrong + 2, "H", "unreadable")
    d.count(cases=6)

# numbers, blanks, identities ---------------------------------------------------------------------------------------
d = Delivery("18-full-width", "case numbers with full-width digits, letters and brackets of several kinds, the same case written differently in each sheet", "case-card §2: NFKC-normalising digits/brackets; brackets [〔(（; DESIGN §3: full-width digits are understood")
ways = ["云检刑诉受[2025]990102001801号", "云检刑诉受〔２０２５〕９９０１０２００１８０２号", "云检刑诉受（2025）990102001803号", "云检刑诉受(2025)990102001804号", "云检刑诉受［２０２５］990102001805号", " 云检刑诉受[2025]990102001806号 ", "云检刑诉受【2025】990102001807号", "云检刑诉受[2025] 990102 001808号"]
b = Book(); s = b.sheet("案件"); s.add(*CASE, "共同犯罪人数", "统一受案号")
for i, w in enumerate(ways): s.add(*case(0, "２０２５年３月３日", written=w), "２", "９９０１０２２０２５０００１８０" + str(i + 1))
x = b.sheet("犯罪嫌疑人"); x.add("部门受案号", "嫌疑人编号", "姓名", "证件类型", "证件号码")
other = ["云检刑诉受〔2025〕990102001801号", "云检刑诉受[2025]990102001802号", "云检刑诉受［2025］９９０１０２００１８０３号", "云检刑诉受[２０２５]990102001804号", "云检刑诉受（２０２５）990102001805号", "云检刑诉受〔2025〕990102001806号　"]
WIDE1 = "９９０１０２１９８５０３０７００１" + ID1[-1].translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))
for w in other: x.add(w, "１", "张某某", "居民身份证", WIDE1)
d.file("全角.xlsx", b)
for i in range(8):
    k = no(1801 + i)
    d.row("cases", k, acceptedDate="2025-03-03", coOffenders=2, unifiedCaseNo="9901022025000180" + str(i + 1), accept={"unifiedCaseNo": ["９９０１０２２０２５０００１８０" + str(i + 1)]})
for i in range(6): d.row("suspects", {"legalCaseNo": no(1801 + i), "suspectNo": "1"}, name="张某某", idNumber=ID1, accept={"idNumber": [WIDE1]})
d.set(open="【】 and blanks inside a case number (rows 8, 9) are not in the regex of case-card §2: compare the key loosely, or find V01; whether 'text' columns are stored half-width is not said (both accepted)")
d.count(cases=8, suspects=6)

d = Delivery("19-marks-for-nothing", "无, -, /, blank text and the like in columns of every type", "DESIGN §3: blanks written as 无 or - are understood; case-card §5: blanks may be 无, -, /")
b = Book(); s = b.sheet("案件"); s.add(*CASE, "移送日期", "侦查机关", "共同犯罪人数", "涉案金额", "是否重大复杂", "前案受案号", "到期日期")
marks = ["无", "-", "/", "", " ", "　", "－", "／", " 无 "]
for i, v in enumerate(marks): s.add(*case(1901 + i), *[v] * 7)
more = ["—", "——", "--", "\\", "N/A", "空", "null", "未填", "不详"]
for i, v in enumerate(more): s.add(*case(1911 + i), v, "公安", 1, 100, "否", None, None)
x = b.sheet("犯罪嫌疑人"); x.add("部门受案号", "嫌疑人编号", "姓名", "前科", "法定情节", "辩护人")
x.add(no(1901), "1", "张某某", "无", "无", "-"); x.add(no(1902), "1", "无名氏", "/", "-", "/")
d.file("空白.xlsx", b)
for i in range(len(marks)): d.row("cases", no(1901 + i), sentDate=None, investigator=None, coOffenders=None, amount=None, isComplex=None, previousCaseNo=None, dueDate=None)
for i, v in enumerate(more): d.row("cases", no(1911 + i), sentDate=None, investigator="公安", coOffenders=1)
d.row("suspects", {"legalCaseNo": no(1901), "suspectNo": "1"}, name="张某某", priorRecord=None, circumstances=None, defender=None, accept={"priorRecord": ["无"], "circumstances": [[]]})
d.row("suspects", {"legalCaseNo": no(1902), "suspectNo": "1"}, name="无名氏", priorRecord=None, circumstances=None, defender=None, accept={"circumstances": [[]]})
d.set(mayAlso=[{"sheet": "案件", "row": i + 2 + len(marks), "column": "I", "kind": "unreadable"} for i in range(len(more))], open="marks the sheets do not name (—, ——, --, \\, N/A, 空, null, 未填, 不详): empty or a located problem, never a date; 无 in 前科 says 'no record' and may be kept as text")
d.count(cases=18, suspects=2)

d = Delivery("20-ids-broken-by-excel", "identity numbers that Excel turned into 3.2E+17, as number and as text; 15-digit and 17-digit numbers", "case-card §2.1: 18 characters, 'kept as text' (standard-workbook); V06's example {unreadable: 1.10105E+17}; lost digits cannot be known")
b = Book(); s = b.sheet("犯罪嫌疑人"); s.add("部门受案号", "嫌疑人编号", "姓名", "证件类型", "证件号码")
s.add(no(2001), "1", "张某某", "居民身份证", number("9.9010219850307E+17")); s.add(no(2001), "2", "王某", "居民身份证", text("9.90102E+17")); s.add(no(2001), "3", "赵某某", "居民身份证", number("990102198503070000"))
s.add(no(2001), "4", "钱某", "居民身份证", text("9.9E+17")); s.add(no(2001), "5", "孙某某", "居民身份证", number("990102850307001")); s.add(no(2001), "6", "李某", "居民身份证", text("990102850307001")); s.add(no(2001), "7", "周某", "居民身份证", text(ID2, "text")); s.add(no(2001), "8", "吴某", "居民身份证", text(" " + ID3 + "\t")); s.add(no(2001), "9", "郑某", "居民身份证", text(ID2.lower()))
c = b.sheet("案件"); c.add(*CASE, "统一受案号"); c.add(*case(2001), number("9.9010220250002E+16")); c.add(*case(2002), text("99010220250002002"))
d.file("证件.xlsx", b)
for k, row in (("1", 2), ("2", 3), ("3", 4), ("4", 5)):
    d.row("suspects", {"legalCaseNo": no(2001), "suspectNo": k}, idNumber=None, idType="居民身份证"); d.problem("证件.xlsx", "犯罪嫌疑人", row, "E", "unreadable")
for k in "56": d.row("suspects", {"legalCaseNo": no(2001), "suspectNo": k}, idNumber="990102850307001")
d.row("suspects", {"legalCaseNo": no(2001), "suspectNo": "7"}, idNumber=ID2); d.row("suspects", {"legalCaseNo": no(2001), "suspectNo": "8"}, idNumber=ID3); d.row("suspects", {"legalCaseNo": no(2001), "suspectNo": "9"}, idNumber=ID2)
d.row("cases", no(2001), unifiedCaseNo=None); d.problem("证件.xlsx", "案件", 2, "I", "unreadable"); d.row("cases", no(2002), unifiedCaseNo="99010220250002002")
d.count(cases=2, suspects=9)

d = Delivery("21-masked-names", "masked names, units, names with blanks and dots: kept as written", "case-card §5: names appear masked (张某某); standard-workbook: 姓名 may be masked")
names = ["张某某", "张某", "张*", "张**", "张×", "甲", "欧阳某某", "阿·某某", "云山县某某商贸有限公司", "无名氏（自报张某）", "张某（化名）"]
b, s = single("犯罪嫌疑人", ["部门受案号", "嫌疑人编号", "姓名", "证件类型", "证件号码"], [[no(2101), str(i + 1), v, "居民身份证", "990102********0011" if i == 2 else None] for i, v in enumerate(names)])
d.file("掩码.xlsx", b)
for i, v in enumerate(names): d.row("suspects", {"legalCaseNo": no(2101), "suspectNo": str(i + 1)}, name=v, **({"idNumber": "990102********0011"} if i == 2 else {}))
d.count(suspects=len(names))

# encodings and separators -------------------------------------------------------------------------------------------
plain = [CASE + ["案情摘要", "涉案金额"], case(1, "2025-1-3", "张某某盗窃案") + ['2025年1月，在“云山”商场内，窃取手机1部。\n另有\t"同案"人员,在逃', "1,234.50"], case(2, "2025/01/03", "龙某𪚥诈骗案") + ["—— ", "/"]]
def coded(tag, about, basis, name, encode, sep=",", base=0, mapping=None, end="\r\n"):
    d = Delivery(tag, about, basis)
    rows = [plain[0]] + [[no(base + i)] + r[1:] for i, r in enumerate(plain[1:], 1)]
    d.file(name, encode(csv_text(rows, sep, end)))
    if mapping: d.mapping((), mapping)
    d.row("cases", no(base + 1), caseName="张某某盗窃案", acceptedDate="2025-01-03", summary='2025年1月，在“云山”商场内，窃取手机1部。\n另有\t"同案"人员,在逃', amount="1234.50")
    d.row("cases", no(base + 2), caseName="龙某𪚥诈骗案", acceptedDate="2025-01-03", amount=None)
    d.count(cases=2)
    return d
ENC = "DESIGN §3: BOM → strict UTF-8 → strict GB18030 → ask"
coded("22-csv-gb18030", "GB18030 with a character outside GBK (four bytes)", ENC, "案件.csv", lambda t: t.encode("gb18030"), base=2200)
coded("23-csv-utf8-bom", "UTF-8 with BOM; the BOM is no part of the first header", ENC, "案件.csv", lambda t: t.encode("utf-8-sig"), base=2300)
coded("24-csv-utf8", "UTF-8 without BOM, line feeds only", ENC, "案件.csv", lambda t: t.encode(), base=2400, end="\n")
coded("25-csv-utf16le-bom", "UTF-16 little-endian with BOM, tab separated (Excel's 'Unicode text')", ENC, "案件.csv", lambda t: b"\xff\xfe" + t.encode("utf-16-le"), sep="\t", base=2500)
coded("26-csv-utf16be-bom", "UTF-16 big-endian with BOM", ENC, "案件.csv", lambda t: b"\xfe\xff" + t.encode("utf-16-be"), base=2600)
coded("27-csv-tab", "tab separated", "form: tab separated", "案件.csv", lambda t: t.encode(), sep="\t", base=2700)
coded("28-csv-semicolon", "semicolon separated", "form: semicolon separated", "案件.csv", lambda t: t.encode("gb18030"), sep=";", base=2800)
d = Delivery("29-csv-encoding-asked", "bytes that are neither UTF-8 nor GB18030: the product must ask, not replace characters", ENC)
body = csv_text([plain[0][:8], [no(2901)] + plain[1][1:8]]).encode("gb18030").replace("盗窃".encode("gb18030"), b"\xff\xff\xb5\xc1")
d.file("案件.csv", body); d.count(cases=0); d.set(asks=[{"file": "案件.csv", "what": "encoding"}])
d = Delivery("30-csv-encoding-given", "UTF-16 without BOM and the encoding in the mapping", "form: encodings {file name: encoding}")
d.file("案件.csv", csv_text([plain[0], [no(3001)] + plain[1][1:]]).encode("utf-16-le")); d.mapping((), {"案件.csv": "utf-16le"})
d.row("cases", no(3001), caseName="张某某盗窃案", acceptedDate="2025-01-03", amount="1234.50"); d.count(cases=1)
d = Delivery("31-csv-guards", "web exports that guard long numbers for Excel: trailing tab, apostrophe, =\"…\"", "standard-workbook: 证件号码 kept as text; surrounding blanks are not part of a value")
d.file("犯罪嫌疑人.csv", csv_text([["部门受案号", "嫌疑人编号", "姓名", "证件类型", "证件号码"], [no(3101), "1", "张某某", "居民身份证", ID1 + "\t"], [no(3101), "2", "王某", "居民身份证", "'" + ID2], [no(3101), "3", "赵某某", "居民身份证", f'="{ID3}"'], ["\t" + no(3101), "4", "钱某", "其他", "A1"]]).encode("utf-8-sig"))
for k, v, acc in (("1", ID1, None), ("2", ID2, ["'" + ID2, None]), ("3", ID3, [f'="{ID3}"', None])): d.row("suspects", {"legalCaseNo": no(3101), "suspectNo": k}, idNumber=v, **({"accept": {"idNumber": acc}} if acc else {}))
d.row("suspects", {"legalCaseNo": no(3101), "suspectNo": "4"}, name="钱某", idNumber="A1"); d.count(suspects=4)
d.set(mayAlso=[{"sheet": "", "row": r, "column": "E", "kind": "unreadable"} for r in (3, 4)], open="apostrophe and =\"…\" are not named by the sheets")

# headers ------------------------------------------------------------------------------------------------------------
d = Delivery("32-pinyin-headers", "column codes of old exports, some in capitals", "case-card §2: pinyin column codes, accept as header aliases; DESIGN §8")
pin = ["BMSAH", "tysah", "ajmc", "ajlb_mc", "cbdw_bm", "cbdw_mc", "cbbm_mc", "cbr", "slrq", "bjrq", "gdrq", "aqzy", "ysdw", "gtfzrs", "ztxyrrs", "cbjcg"]
b, s = single("Sheet1", pin, [[no(3201), "99010220250003201", "张某某盗窃案", "审查起诉", "990102", "云山县人民检察院", "第一检察部", "检察官甲", "2025-03-03", "2025-04-02", "2025-04-30", "摘要", "云山县公安局", "2", "0", "检察官甲"]])
d.file("bmsah.xlsx", b)
d.row("cases", no(3201), unifiedCaseNo="99010220250003201", caseName="张某某盗窃案", caseType="审查起诉", officeCode="990102", officeName="云山县人民检察院", department="第一检察部", prosecutor="检察官甲", acceptedDate="2025-03-03", closedDate="2025-04-02", archivedDate="2025-04-30", summary="摘要", sender="云山县公安局", coOffenders=2, atLargeCount=0)
d.count(cases=1); d.set(open="cbr and cbjcg both mean 承办检察官 (承办人/承办检察官): which one fills the column is not said; both hold the same text here")
d = Delivery("33-snake-case-headers", "the identifiers of the standard workbook as headers", "DESIGN §8: snake_case identifiers are header aliases")
b, s = single("cases", ["dept_case_no", "unified_case_no", "case_name", "case_type", "unit_code", "unit_name", "department", "prosecutor", "accepted_at", "is_complex", "co_offenders", "amount"], [[no(3301), "99010220250003301", "张某某盗窃案", "审查起诉", "990102", "云山县人民检察院", "第一检察部", "检察官甲", "2025-03-03", "否", "3", "12.00"]])
x = b.sheet("arrest_reviews"); x.add("dept_case_no", "suspect_no", "requested_at", "in_custody", "decision", "refusal_kind", "decided_at", "decision_doc_no"); x.add(no(3302, "刑捕"), "1", "2025-3-3", "是", "不批准逮捕", "证据不足", "2025/3/10", "云检刑不捕〔2025〕1号")
d.file("export.xlsx", b)
d.row("cases", no(3301), unifiedCaseNo="99010220250003301", officeCode="990102", acceptedDate="2025-03-03", isComplex=False, coOffenders=3, amount="12.00")
d.row("arrestReviews", {"legalCaseNo": no(3302, "刑捕"), "suspectNo": "1"}, requestedDate="2025-03-03", inCustody=True, decision="不批准逮捕", refusalKind="证据不足", decidedDate="2025-03-10", decisionDocumentNo="云检刑不捕〔2025〕1号")
d.count(cases=1, arrestReviews=1)
d = Delivery("34-sheet-names-and-spaced-headers", "sheet names people give; headers with blanks, line feeds, full-width letters", "form: sheet names like 1、案件信息表(2024); DESIGN §3: mapping is by header alias")
b = Book(); s = b.sheet("1、案件信息表(2024)"); s.add(*[h if i else " 部门受案号 " for i, h in enumerate(["部门受案号", "案件\n名称", "案件　类别", "承办单位编码", "承办单位", "承办部门 ", "承办检察官", "受理\r\n日期"])]); s.add(*case(3401, "2024-12-3"))
x = b.sheet("2.犯罪嫌疑人（人员）情况"); x.add("部门受案号", "嫌疑人\n编号", "姓 名", "性别", "出生日期"); x.add(no(3401), "1", "张某某", "男", "1985年3月7日")
m = b.sheet("三、强制措施表-汇总"); m.add("部门受案号", "嫌疑人编号", "强制措施类型", "决定日期"); m.add(no(3401), "1", "拘留", "2024-11-20")
b.sheet("Sheet4"); b.sheet("说明").add("本表由系统导出，请勿改动")
d.file("2024年案件.xlsx", b)
d.row("cases", no(3401), caseName="张某某盗窃案", caseType="审查起诉", acceptedDate="2024-12-03"); d.row("suspects", {"legalCaseNo": no(3401), "suspectNo": "1"}, name="张某某", birthDate="1985-03-07"); d.row("measures", {"legalCaseNo": no(3401), "suspectNo": "1"}, measureType="拘留", decidedDate="2024-11-20")
d.count(cases=1, suspects=1, measures=1)

# several files ---------------------------------------------------------------------------------------------------------
d = Delivery("35-several-workbooks", "one delivery of three workbooks: cases of two departments, suspects apart", "DESIGN §3: a delivery is one import of files; form: several workbooks in one delivery")
d.file("第一检察部.xlsx", single("案件", CASE, [case(3501), case(3502, "2025-3-4", "李某抢劫案")])[0])
d.file("第二检察部.xlsx", single("案件", CASE, [case(3503, "2025-3-5", "王某贪污案")])[0])
d.file("人员.xlsx", single("犯罪嫌疑人", ["部门受案号", "嫌疑人编号", "姓名"], [[no(3501), "1", "张某某"], [no(3503), "1", "王某"]])[0])
for n, day in ((3501, "2025-03-03"), (3502, "2025-03-04"), (3503, "2025-03-05")): d.row("cases", no(n), acceptedDate=day)
d.row("suspects", {"legalCaseNo": no(3501), "suspectNo": "1"}, name="张某某"); d.row("suspects", {"legalCaseNo": no(3503), "suspectNo": "1"}, name="王某"); d.count(cases=3, suspects=2)

import io
def book_bytes(book):
    buffer = io.BytesIO(); book.save(buffer); return buffer.getvalue()
for tag, gbk, base in (("36-zip-utf8-names", False, 3600), ("37-zip-gbk-names", True, 3700)):
    d = Delivery(tag, "a zip of two workbooks in a folder, a csv and a document" + (", member names in GBK without the UTF-8 flag (Windows)" if gbk else ""), "DESIGN §1 and §3: zip is delivered, checked by its directory; delivery.md: kind other is kept, not read")
    write_zip(os.path.join(d.folder, "4月数据.zip"), [("4月数据/案件.xlsx", book_bytes(single("案件", CASE, [case(base + 1)])[0])), ("4月数据/人员/嫌疑人.xlsx", book_bytes(single("犯罪嫌疑人", ["部门受案号", "嫌疑人编号", "姓名"], [[no(base + 1), "1", "张某某"]])[0])),
        ("4月数据/强制措施.csv", csv_text([["部门受案号", "嫌疑人编号", "强制措施类型", "决定日期"], [no(base + 1), "1", "拘留", "2025-2-10"]]).encode("gb18030")), ("4月数据/文书/起诉书.docx", docx(None, ["云山县人民检察院", "起诉书", f"云检刑诉〔2025〕1号"]))], gbk=gbk)
    d.entry["files"].append(f"{tag}/4月数据.zip")
    d.row("cases", no(base + 1), acceptedDate="2025-03-03"); d.row("suspects", {"legalCaseNo": no(base + 1), "suspectNo": "1"}, name="张某某"); d.row("measures", {"legalCaseNo": no(base + 1), "suspectNo": "1"}, measureType="拘留", decidedDate="2025-02-10")
    d.count(cases=1, suspects=1, measures=1); d.set(keptFiles=["4月数据/文书/起诉书.docx"])

d = Delivery("38-duplicate-cases", "the same case in two files: once identical, once with another name; a suspect twice", "case-card V04 (same dept_case_no twice in one import with different case_name); standard-workbook: one row per case, one row per suspect")
d.file("甲.xlsx", single("案件", CASE, [case(3801), case(3802, "2025-3-4", "李某抢劫案"), case(3803)])[0])
d.file("乙.xlsx", single("案件", CASE, [case(3802, "2025-3-4", "李某抢劫案"), case(3803, "2025-03-03", "赵某某诈骗案"), case(3804)])[0])
b, s = single("犯罪嫌疑人", ["部门受案号", "嫌疑人编号", "姓名"], [[no(3801), "1", "张某某"], [no(3801), "1", "张某某"], [no(3801), "2", "王某"]])
d.file("丙.xlsx", b)
d.row("cases", no(3801), caseName="张某某盗窃案"); d.row("cases", no(3802), caseName="李某抢劫案"); d.row("cases", no(3804), acceptedDate="2025-03-03"); d.row("suspects", {"legalCaseNo": no(3801), "suspectNo": "2"}, name="王某")
d.problem("乙.xlsx", "案件", 2, "A", "duplicate", orAt=[{"file": "甲.xlsx", "sheet": "案件", "row": 3}]); d.problem("乙.xlsx", "案件", 3, "A", "duplicate", orAt=[{"file": "甲.xlsx", "sheet": "案件", "row": 4}])
d.problem("丙.xlsx", "犯罪嫌疑人", 3, "B", "duplicate", orAt=[{"file": "丙.xlsx", "sheet": "犯罪嫌疑人", "row": 3, "column": "A"}])
d.count(cases=[4, 5, 6], suspects=[2, 3]); d.set(open="whether identical rows are kept twice or once is not said (counts list what is right); which of the two rows is named (orAt) depends on the order of the files")

# cells of other kinds -----------------------------------------------------------------------------------------------------
d = Delivery("39-hidden-sheets", "a hidden code list, a very hidden one, a hidden column, and hidden rows do not hide data", "delivery.md: sources[] has hidden; form: hidden sheet")
b = Book(); s = b.sheet("案件"); s.add(*CASE, "侦查机关"); s.add(*case(3901), "公安"); s.hidden_columns = [7]
h = b.sheet("字典", "hidden"); h.add("侦查机关"); [h.add(v) for v in ("公安", "监察", "本院")]
v = b.sheet("_cfg", "veryHidden"); v.add("key", "value"); v.add("ver", "2.0")
d.file("隐藏.xlsx", b); d.row("cases", no(3901), acceptedDate="2025-03-03", investigator="公安"); d.count(cases=1)
d = Delivery("40-hidden-data-sheet", "a hidden sheet that holds cases", "delivery.md: sources[] says hidden, so a hidden sheet is read and named")
b = Book(); s = b.sheet("犯罪嫌疑人"); s.add("部门受案号", "嫌疑人编号", "姓名"); s.add(no(4001), "1", "张某某")
h = b.sheet("案件", "hidden"); h.add(*CASE); h.add(*case(4001))
d.file("隐藏.xlsx", b); d.row("suspects", {"legalCaseNo": no(4001), "suspectNo": "1"}, name="张某某"); d.row("cases", no(4001), acceptedDate="2025-03-03")
d.count(cases=[0, 1], suspects=1); d.set(open="read and said to be hidden, or not read and said so; silently either way is wrong")
d = Delivery("41-formulas", "formulas with stored values of every type, with an error, and without a stored value", "form: formulas with stored values; DESIGN §3: anything else is a located problem")
b = Book(); s = b.sheet("案件"); s.add(*CASE, "移送日期", "涉案金额", "是否重大复杂", "共同犯罪人数", "案情摘要")
c = case(4101); s.add(*c[:1], formula('"张某某"&"盗窃案"', "张某某盗窃案", "str"), *c[2:7], formula("DATE(2025,3,3)", 45719, "n", "dateBuiltin"), formula("H2-2", 45717, "n", "date"), formula("1000.1*3", "3000.3"), formula("1=1", 1, "b"), formula("COUNTA(A2:A3)", 2), formula('TEXT(H2,"yyyy-m-d")', "2025-3-3", "str"))
c = case(4102); s.add(*c[:7], formula("TODAY()", None), formula("VLOOKUP(A3,X,2,0)", "#N/A", "e"), formula("I3*1", "#VALUE!", "e"), formula("1=2", 0, "b"), error("#DIV/0!"), formula('""', "", "str"))
d.file("公式.xlsx", b)
d.row("cases", no(4101), caseName="张某某盗窃案", acceptedDate="2025-03-03", sentDate="2025-03-01", amount="3000.30", isComplex=True, coOffenders=2, summary="2025-3-3")
d.row("cases", no(4102), acceptedDate=None, sentDate=None, amount=None, isComplex=False, coOffenders=None, summary=None)
for col in "HIJL": d.problem("公式.xlsx", "案件", 3, col, "unreadable")
d.count(cases=2); d.set(note="H3 holds a formula that was never computed: filled but not understood (rule-file.md), so unreadable and not merely empty: DESIGN §4 'Unknown is not false'", mayAlso=[{"sheet": "案件", "row": 3, "column": "H", "kind": "missing"}])
d = Delivery("42-strings", "inline strings, shared strings with rich runs, phonetic runs, line feeds, preserved blanks, escapes", "form: inline strings, shared strings with rich text runs and phonetic runs; the phonetic text is no part of the value (ECMA-376)")
b = Book(); s = b.sheet("案件"); s.add(*[inline(h) for h in CASE])
c = case(4201); s.add(inline(c[0]), rich([("<b/>", "张"), ("<sz val=\"11\"/>", "某某"), ("<color rgb=\"FFFF0000\"/>", "盗窃案")], phonetic=[(0, 1, "zhang")]), *[inline(v) for v in c[2:7]], rich([("<b/>", "2025年"), ("", "3月3日")]))
c = case(4202); s.add(rich([("<b/>", c[0][:6]), ("", c[0][6:])]), inline("a&b <某公司> “诈骗”案"), *c[2:7], inline("2025-3-3"))
d.file("字符串.xlsx", b)
d.row("cases", no(4201), caseName="张某某盗窃案", acceptedDate="2025-03-03"); d.row("cases", no(4202), caseName="a&b <某公司> “诈骗”案", acceptedDate="2025-03-03"); d.count(cases=2)
d = Delivery("43-numbers-as-text", "numbers kept as text, thousands separators, currency marks, full-width, decimals in whole-number columns", "DESIGN §3 full-width digits; DESIGN §4 money is exact decimal; standard-workbook int, money, decimal")
b = Book(); s = b.sheet("案件"); s.add(*CASE, "共同犯罪人数", "涉案金额")
money = [("1", "1234.5", 1, "1234.50"), ("２", "１２３４．５０", 2, "1234.50"), (" 3 ", "12,345,678.90", 3, "12345678.90"), ("4", "￥1,200.00", 4, "1200.00"), ("5", "¥ 800", 5, "800.00"), ("6", "1200元", 6, "1200.00"), (text("07"), "0.30", 7, "0.30"), (8, number("0.1"), 8, "0.10"), (number("9.0"), number("1E3"), 9, "1000.00")]
loose = [("2人", "1200.005", None, None), ("两", "壹仟元", None, None), ("2.5", "约3000", None, None), ("1-2", "3000-5000", None, None)]
for i, (n, a, *_r) in enumerate(money + loose): s.add(*case(4301 + i), n, a)
p = b.sheet("涉案财物"); p.add("部门受案号", "财物编号", "类别", "数量", "金额", "入账金额"); p.add(no(4301), "1", "款", "1", "9,007,199,254,740,993.01", "99.99"); p.add(no(4301), "2", "物", "２．５", "－", 0)
d.file("文本数字.xlsx", b)
for i, (n, a, want, m) in enumerate(money): d.row("cases", no(4301 + i), coOffenders=want, amount=m, **({"accept": {"amount": [None]}} if i == 5 else {}))
d.row("cases", no(4310), coOffenders=None, amount=None, accept={"coOffenders": [2], "amount": ["1200.00", "1200.01"]})
for i in range(11, 14):
    d.row("cases", no(4300 + i), caseName="张某某盗窃案", coOffenders=None, amount=None)
    for column in "IJ": d.problem("文本数字.xlsx", "案件", i + 1, column, "unreadable")
d.row("property", {"legalCaseNo": no(4301), "itemNo": "1"}, amount="9007199254740993.01", depositedAmount="99.99"); d.row("property", {"legalCaseNo": no(4301), "itemNo": "2"}, quantity="2.5", amount=None, depositedAmount="0.00")
d.set(mayAlso=[{"sheet": "案件", "row": r, "column": col, "kind": "unreadable"} for r, col in ((7, "J"), (11, "I"), (11, "J"))], open="1200元 (row 7), 2人 and a third decimal (row 11) are not named by the sheets: the value or a located problem; money must not be rounded silently")
d.count(cases=13, property=2)
d = Delivery("44-booleans", "是/否, √, real booleans, and other marks people use", "standard-workbook: bool; form: booleans as 是/否/√")
b = Book(); s = b.sheet("案件"); s.add(*CASE, "是否重大复杂")
yes = ["是", "√", boolean(True), " 是 "]; no_ = ["否", boolean(False), " 否"]; maybe = [("×", False), ("1", True), ("0", False), (1, True), (0, False), ("TRUE", True), ("false", False), ("Y", True), ("N", False), ("✓", True), ("有", True), ("是（重大）", None), ("√ ", True), ("对", None)]; none_ = ["不清楚", "是否", "待定"]
for i, v in enumerate(yes + no_ + none_ + [m[0] for m in maybe]): s.add(*case(4401 + i), v)
d.file("是否.xlsx", b)
for i in range(len(yes)): d.row("cases", no(4401 + i), isComplex=True)
for i in range(len(no_)): d.row("cases", no(4401 + len(yes) + i), isComplex=False)
for i, v in enumerate(none_): n = len(yes) + len(no_) + i; d.row("cases", no(4401 + n), isComplex=None); d.problem("是否.xlsx", "案件", n + 2, "I", "unreadable", raw=v)
for i, (v, want) in enumerate(maybe): n = len(yes) + len(no_) + len(none_) + i; d.row("cases", no(4401 + n), isComplex=want, accept={"isComplex": [None]})
d.set(mayAlso=[{"sheet": "案件", "row": len(yes) + len(no_) + len(none_) + i + 2, "column": "I", "kind": "unreadable"} for i in range(len(maybe))], open="×, 1/0, TRUE, Y/N, ✓, 有, 是（重大）, 对 are not named: the plain meaning or a located problem; never the opposite, never empty without a problem")
d.count(cases=len(yes + no_ + none_ + maybe))
d = Delivery("45-multi-valued-codes", "several circumstances in one cell, separated by 、 ， , ； ; blanks, with repeats and trailing separators", "standard-workbook: 法定情节 codes, separated by 、; form: also ， ； ; and spaces")
b = Book(); s = b.sheet("犯罪嫌疑人"); s.add("部门受案号", "嫌疑人编号", "姓名", "法定情节")
multi = [("自首、坦白", ["自首", "坦白"]), ("自首，立功", ["自首", "立功"]), ("自首,未遂", ["自首", "未遂"]), ("自首；从犯", ["自首", "从犯"]), ("自首;从犯;累犯", ["自首", "从犯", "累犯"]), ("自首 从犯", ["自首", "从犯"]), ("自首　从犯", ["自首", "从犯"]), ("自首、 坦白；立功", ["自首", "坦白", "立功"]), ("自首、", ["自首"]), ("、自首、、坦白", ["自首", "坦白"]), ("自首\n坦白", ["自首", "坦白"]), ("坦白", ["坦白"]), (None, None)]
for i, (v, _) in enumerate(multi): s.add(no(4501), str(i + 1), "张某某", v)
s.add(no(4501), "14", "张某某", "自首、自首"); s.add(no(4501), "15", "张某某", "自首、积极退赃")
d.file("情节.xlsx", b)
for i, (v, w) in enumerate(multi): d.row("suspects", {"legalCaseNo": no(4501), "suspectNo": str(i + 1)}, circumstances=w, **({"accept": {"circumstances": [[]]}} if w is None else {}))
d.row("suspects", {"legalCaseNo": no(4501), "suspectNo": "14"}, circumstances=["自首"], accept={"circumstances": [["自首", "自首"]]})
d.row("suspects", {"legalCaseNo": no(4501), "suspectNo": "15"}, circumstances=["自首", "积极退赃"], accept={"circumstances": [None, ["自首"]]})
d.set(mayAlso=[{"sheet": "犯罪嫌疑人", "row": 16, "column": "D", "kind": "unreadable"}], open="the list of circumstances ends with … (open): a value outside it is kept or reported; a repeated value once or twice"); d.count(suspects=15)
d = Delivery("46-amount-in-ten-thousand", "the header says 万元: 12.5 is 125,000 yuan", "standard-workbook: 涉案金额 is yuan, two decimals; form: amounts in 万元 header")
b, s = single("案件", CASE + ["涉案金额（万元）"], [case(4601) + [12.5], case(4602) + ["0.123456"], case(4603) + ["/"], case(4604) + ["1,000"]]); d.file("万元.xlsx", b)
for n, m in ((4601, "125000.00"), (4602, "1234.56"), (4603, None), (4604, "10000000.00")): d.row("cases", no(n), amount=m, accept={"amount": [None]})
d.set(mustNot=[{"dataset": "cases", "column": "amount", "values": ["12.50", "0.12", "1000.00"]}], open="the product may multiply, or ask what the column is (then it is empty and the column is kept as unknown); taking 12.5 for yuan is wrong by a factor of ten thousand"); d.count(cases=4)
d = Delivery("47-amount-unit-in-cell", "the unit in the cell: 3.2万元, 1200元, 1.5亿", "as 46")
b, s = single("案件", CASE + ["涉案金额"], [case(4701) + ["3.2万元"], case(4702) + ["1200元"], case(4703) + ["1.5亿"], case(4704) + ["约3万元"], case(4705) + ["3万余元"]]); d.file("金额单位.xlsx", b)
for n, m in ((4701, "32000.00"), (4702, "1200.00"), (4703, "150000000.00")): d.row("cases", no(n), amount=m, accept={"amount": [None]})
for n, r in ((4704, 5), (4705, 6)): d.row("cases", no(n), amount=None); d.problem("金额单位.xlsx", "案件", r, "I", "unreadable")
d.set(mayAlso=[{"sheet": "案件", "row": r, "column": "I", "kind": "unreadable"} for r in (2, 3, 4)], mustNot=[{"dataset": "cases", "column": "amount", "values": ["3.20", "1.50", "3.00"]}], open="the exact amount or a located problem"); d.count(cases=5)

# asked, unknown, mapped --------------------------------------------------------------------------------------------------
AMB = ["部门受案号", "嫌疑人编号", "决定日期", "决定书文号", "讯问日期", "备注"]
amb_rows = [[no(4801), "1", "2025-3-10", "云检刑〔2025〕9号", "2025-3-5", "甲"], [no(4802), "1", "2025-3-11", "云检刑〔2025〕10号", "2025-3-6", None]]
d = Delivery("48-ambiguous-sheet", "a sheet that fits 审查逮捕 and 审查起诉 alike, under a name that says nothing: must be asked", "DESIGN §3: by header alias, then by a saved mapping, then by asking; both datasets have these columns in standard-workbook.csv")
d.file("数据.xlsx", single("Sheet1", AMB, amb_rows)[0]); d.count(arrestReviews=0, prosecutionReviews=0); d.set(asks=[{"file": "数据.xlsx", "sheet": "Sheet1", "what": "dataset", "candidates": ["arrestReviews", "prosecutionReviews"]}])
d = Delivery("49-ambiguous-sheet-mapped", "the same with a saved mapping", "form: mapping {title, headers, dataset, columns}")
d.file("数据.xlsx", single("Sheet1", AMB, amb_rows)[0]); d.mapping([{"title": "Sheet1", "headers": AMB, "dataset": "prosecutionReviews", "headerRow": 1, "columns": {"部门受案号": "legalCaseNo", "嫌疑人编号": "suspectNo", "决定日期": "decidedDate", "决定书文号": "decisionDocumentNo", "讯问日期": "interrogatedDate", "备注": None}}])
d.row("prosecutionReviews", {"legalCaseNo": no(4801), "suspectNo": "1"}, decidedDate="2025-03-10", decisionDocumentNo="云检刑〔2025〕9号", interrogatedDate="2025-03-05"); d.unknown(("数据.xlsx", "Sheet1", "F", "备注")); d.count(prosecutionReviews=2, arrestReviews=0)
d = Delivery("50-unrelated-sheet-set-aside", "a mapping that says a sheet is no dataset (dataset: null); the rest is read", "form: dataset: id|null")
b, s = single("案件", CASE, [case(5001)]); x = b.sheet("考勤"); x.add("姓名", "部门", "日期"); x.add("检察官甲", "第一检察部", "2025-3-3"); d.file("混合.xlsx", b)
d.mapping([{"title": "考勤", "headers": ["姓名", "部门", "日期"], "dataset": None}]); d.row("cases", no(5001), acceptedDate="2025-03-03"); d.count(cases=1, suspects=0)
BULK = ["部门受案号", "案件名称", "嫌疑人姓名", "承办部门", "承办检察官", "受理日期", "审结日期", "不捕情形", "送达日期", "执行日期", "移送人及电话", "所属派出所"]
d = Delivery("51-bulk-export-unknown-columns", "the headers seen in bulk exports, read as 案件 by a mapping; what the catalogue does not know is kept", "case-card §2: Excel headers seen in bulk exports; case-card §5: never drop unknown columns; form: constants, values")
b = Book(); s = b.sheet("不捕案件"); s.add(*BULK, "类别"); s.add(no(5101, "刑捕"), "张某某盗窃案", "张某某", "第一检察部", "检察官甲", "2025-3-3", "2025-3-10", "存疑", "2025-3-11", "/", "民警甲 000-0000000", "城关派出所", "捕"); s.add(no(5102, "刑捕"), "李某诈骗案", "李某", "第一检察部", "检察官乙", "2025-3-4", "2025-3-11", "无社会危险性", None, None, None, "东山派出所", "捕")
d.file("不捕.xlsx", b)
d.mapping([{"title": "不捕案件", "headers": BULK + ["类别"], "dataset": "cases", "headerRow": 1, "columns": {"部门受案号": "legalCaseNo", "案件名称": "caseName", "嫌疑人姓名": None, "承办部门": "department", "承办检察官": "prosecutor", "受理日期": "acceptedDate", "审结日期": "decidedDate", "不捕情形": None, "送达日期": None, "执行日期": None, "移送人及电话": None, "所属派出所": None, "类别": "caseType"}, "values": {"caseType": {"捕": "审查逮捕"}}, "constants": {"officeCode": "990102", "officeName": "云山县人民检察院"}}])
d.row("cases", no(5101, "刑捕"), caseType="审查逮捕", officeCode="990102", officeName="云山县人民检察院", acceptedDate="2025-03-03", decidedDate="2025-03-10", prosecutor="检察官甲"); d.row("cases", no(5102, "刑捕"), caseType="审查逮捕", officeCode="990102", decidedDate="2025-03-11")
d.unknown(*[("不捕.xlsx", "不捕案件", c, h) for c, h in (("C", "嫌疑人姓名"), ("H", "不捕情形"), ("I", "送达日期"), ("J", "执行日期"), ("K", "移送人及电话"), ("L", "所属派出所"))]); d.set(keptText=[{"dataset": "cases", "key": {"legalCaseNo": no(5101, "刑捕")}, "values": ["张某某", "存疑", "2025-3-11", "民警甲 000-0000000", "城关派出所"]}]); d.count(cases=2)
d = Delivery("52-unknown-columns-without-mapping", "the standard form with further columns of the office", "DESIGN §3: unknown columns are kept")
b, s = single("案件", CASE + ["移送人及电话", "所属派出所", "督办领导"], [case(5201) + ["民警甲 000-0000000", "城关派出所", None], case(5202) + [None, "东山派出所", "无"]]); d.file("案件.xlsx", b)
d.row("cases", no(5201), acceptedDate="2025-03-03"); d.unknown(*[("案件.xlsx", "案件", c, h) for c, h in (("I", "移送人及电话"), ("J", "所属派出所"), ("K", "督办领导"))]); d.set(keptText=[{"dataset": "cases", "key": {"legalCaseNo": no(5201)}, "values": ["民警甲 000-0000000", "城关派出所"]}, {"dataset": "cases", "key": {"legalCaseNo": no(5202)}, "values": ["东山派出所"]}]); d.count(cases=2)
d = Delivery("53-codes-mapped", "codes in the office's own words, mapped by values; one not mapped is unreadable", "form: values {columnId: {as written: code}}; standard-workbook code lists")
HC = ["部门受案号", "嫌疑人编号", "姓名", "性别", "羁押状态"]
b, s = single("人员", HC, [[no(5301), "1", "张某某", "1", "刑拘"], [no(5301), "2", "王某", "2", "取保"], [no(5301), "3", "赵某某", "9", "已捕"], [no(5301), "4", "钱某", "男", "在押"]]); d.file("人员.xlsx", b)
d.mapping([{"title": "人员", "headers": HC, "dataset": "suspects", "headerRow": 1, "columns": dict(zip(HC, ["legalCaseNo", "suspectNo", "name", "sex", "custodyState"])), "values": {"sex": {"1": "男", "2": "女"}, "custodyState": {"刑拘": "在押", "已捕": "在押"}}}])
for k, sex, st in (("1", "男", "在押"), ("2", "女", "取保"), ("3", None, "在押"), ("4", "男", "在押")): d.row("suspects", {"legalCaseNo": no(5301), "suspectNo": k}, sex=sex, custodyState=st)
d.problem("人员.xlsx", "人员", 4, "D", "unreadable", raw="9"); d.count(suspects=4)
d = Delivery("54-missing-required", "a required column that is not there, and required cells left empty", "standard-workbook: required; delivery.md: missingRequired[]")
hdr = [h for h in CASE if h != "承办检察官"]
c1, c2 = case(5401), case(5402); b = Book(); s = b.sheet("案件"); s.add(*hdr); s.add(*[v for i, v in enumerate(c1) if i != 6]); c2[1] = None; c2[7] = ""; s.add(*[v for i, v in enumerate(c2) if i != 6]); d.file("案件.xlsx", b)
d.row("cases", no(5401), prosecutor=None, acceptedDate="2025-03-03"); d.row("cases", no(5402), caseName=None, acceptedDate=None, prosecutor=None)
d.problem("案件.xlsx", "案件", 3, "B", "missing"); d.problem("案件.xlsx", "案件", 3, "G", "missing"); d.set(missingRequiredColumns=[{"file": "案件.xlsx", "sheet": "案件", "column": "prosecutor"}]); d.count(cases=2)
d = Delivery("55-html-named-xls", "an HTML table saved as .xls, as old web systems export: not a format the product reads; it must say so", "DESIGN §1: exports are xlsx, csv, parquet, docx, pdf, zip; DESIGN §3 all or nothing, nothing silently left out")
d.file("导出.xls", ("<html><meta charset='gbk'><table><tr>" + "".join(f"<td>{h}</td>" for h in CASE) + "</tr><tr>" + "".join(f"<td>{v}</td>" for v in case(5501)) + "</tr></table></html>").encode("gbk")); d.file("案件.xlsx", single("案件", CASE, [case(5502)])[0])
d.row("cases", no(5502), acceptedDate="2025-03-03"); d.count(cases=1); d.set(notRead=["导出.xls"], open="refused, asked about, or kept and named as not read: right; silently ignored: wrong")
d = Delivery("56-charges-and-numbers-mixed-types", "numbers stored as numbers in text columns, text in number columns, a time in a date column", "standard-workbook: officeCode and suspectNo are text; date column given a time keeps the day")
b, s = single("案件", CASE + ["移送日期"], [case(5601)[:3] + [990102] + case(5601)[4:7] + [T(2025, 3, 3, 9, 5)] + ["2025-03-01 23:59:59"]]); x = b.sheet("犯罪嫌疑人"); x.add("部门受案号", "嫌疑人编号", "姓名"); x.add(no(5601), 1, "张某某"); x.add(no(5601), number("2.0"), "王某"); d.file("类型.xlsx", b)
d.row("cases", no(5601), officeCode="990102", acceptedDate="2025-03-03", sentDate="2025-03-01"); d.row("suspects", {"legalCaseNo": no(5601), "suspectNo": "1"}, name="张某某"); d.row("suspects", {"legalCaseNo": no(5601), "suspectNo": "2"}, name="王某"); d.count(cases=1, suspects=2)

json.dump(OUT, open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
print(len(OUT), "deliveries,", sum(len(e["files"]) for e in OUT), "files,", sum(len(e["rows"]) for e in OUT), "rows,", sum(len(r["expect"]) for e in OUT for r in e["rows"]), "values,", sum(len(e["problems"]) for e in OUT), "problems")

with open(os.path.join(HERE, "README.md"), "w", encoding="utf-8") as f:
    f.write(open(os.path.join(HERE, "README.head.md"), encoding="utf-8").read())
    f.write("\n| delivery | is | rests on | left open |\n|---|---|---|---|\n")
    for e in OUT:
        f.write("| " + " | ".join(x.replace("|", "\\|") for x in (e["id"], e["about"], e["basis"], e.get("open", ""))) + " |\n")
