"""Second way: reads the workbooks back, recomputes every rule from the domain sheets alone and compares
with expected.json. Shares no code with the data files. The calendar and the standard workbook come from the
reference data folder (JIANHENG_TEST_DATA, default ../shared beside the repository)."""
import calendar, csv, json, os, re, sys, unicodedata, zipfile
from datetime import date, datetime, timedelta
from xml.etree import ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.environ.get("JIANHENG_TEST_DATA") or os.path.join(HERE, "..", "..", "..", "shared")
CAL = {}
for row in csv.DictReader(open(os.path.join(DATA, "data/calendar/holidays-2018-2026.csv"), encoding="utf-8")):
    CAL[date.fromisoformat(row["date"])] = row["type"]
ONE = timedelta(1)
working = lambda d: CAL[d] == "班" if d in CAL else d.weekday() < 5

def roll(d):
    while not working(d): d += ONE
    return d
def months(t, n):
    y, m = divmod(t.year * 12 + t.month - 1 + n, 12); m += 1
    last = calendar.monthrange(y, m)[1]
    was_last = t.day == calendar.monthrange(t.year, t.month)[1]
    return date(y, m, last if was_last else min(t.day, last))
def wdays(t, n):
    while n:
        t += ONE
        n -= working(t)
    return t

# ---- reading -------------------------------------------------------------------------------------
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
def read(path):
    z = zipfile.ZipFile(path)
    strings = []
    if "xl/sharedStrings.xml" in z.namelist():
        for si in ET.fromstring(z.read("xl/sharedStrings.xml")):
            strings.append("".join(t.text or "" for t in si.iter(M + "t")))
    styles = ET.fromstring(z.read("xl/styles.xml"))
    formats = {int(f.get("numFmtId")): f.get("formatCode") for f in styles.iter(M + "numFmt")}
    xfs = [int(x.get("numFmtId", 0)) for x in styles.find(M + "cellXfs")]
    is_date = lambda s: xfs[s] in range(14, 23) or bool(re.search("[ymdh]", formats.get(xfs[s], "").lower().replace("#", "")))
    wbx = ET.fromstring(z.read("xl/workbook.xml"))
    rels = {r.get("Id"): r.get("Target") for r in ET.fromstring(z.read("xl/_rels/workbook.xml.rels"))}
    out = {}
    for s in wbx.iter(M + "sheet"):
        x = ET.fromstring(z.read("xl/" + rels[s.get(R + "id")].lstrip("/").removeprefix("xl/")))
        grid = []
        for r in x.iter(M + "row"):
            line = {}
            for c in r:
                v = c.find(M + "v")
                t = c.get("t")
                if t == "inlineStr": val = "".join(q.text or "" for q in c.iter(M + "t"))
                elif v is None: continue
                elif t == "s": val = strings[int(v.text)]
                elif t in ("str", "b"): val = v.text
                else:
                    val = float(v.text)
                    if is_date(int(c.get("s", 0))): val = datetime(1899, 12, 30) + timedelta(days=val)
                col = re.match("[A-Z]+", c.get("r")).group()
                line[col] = val
            grid.append((int(r.get("r")), line))
        out[s.get("name").strip()] = grid
    return out

ALIAS = {"bmsah": "部门受案号", "ajmc": "案件名称", "ajlb_mc": "案件类别", "cbdw_bm": "承办单位编码", "cbdw_mc": "承办单位", "cbbm_mc": "承办部门", "cbjcg": "承办检察官", "slrq": "受理日期", "bjrq": "办结日期", "gdrq": "归档日期", "ysdw": "移送单位", "zcjg": "侦查机关"}
KIND = {}
for r in csv.DictReader(open(os.path.join(DATA, "domain/standard-workbook.csv"), encoding="utf-8")):
    KIND[r["sheet"], r["column"]] = r["type"]
    ALIAS.setdefault((r["sheet"], r["identifier"]), r["column"])
BLANK = {"", "无", "-", "/", "—"}
class Bad(str): pass
def to_day(v):
    if isinstance(v, datetime): return v
    if isinstance(v, float): return datetime(1899, 12, 30) + timedelta(days=v)
    m = re.fullmatch(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[ T]?(\d{1,2}):(\d{2})(?::\d{2})?)?", v)
    if not m: return Bad(v)
    try: d = datetime(int(m[1]), int(m[2]), int(m[3]), int(m[4] or 0), int(m[5] or 0))
    except ValueError: return Bad(v)
    return d if m[4] else d.date()
def convert(kind, v):
    raw = v
    if isinstance(v, str):
        v = unicodedata.normalize("NFKC", v).strip()
        if v in BLANK: return None
    if kind == "date":
        d = to_day(v)
        if isinstance(d, Bad): return Bad(raw)
        return d.date() if isinstance(d, datetime) else d
    if kind == "datetime":
        d = to_day(v)
        if isinstance(d, Bad): return Bad(raw)
        if isinstance(d, datetime) and isinstance(v, (datetime, float)):
            d = (d + timedelta(seconds=30)).replace(second=0, microsecond=0)
        return d
    if kind in ("money", "decimal", "int"):
        try: return round(float(str(v).replace(",", "").replace("¥", "").replace("元", "")) * 100)
        except ValueError: return Bad(raw)
    if kind == "bool":
        return {"是": True, "否": False, "有": True}.get(v, Bad(raw)) if not isinstance(v, Bad) else v
    if isinstance(v, float): return str(int(v))
    return v
def tables(path):
    out, bad = {}, []
    for sheet, grid in read(path).items():
        heads = {}
        for col, h in grid[0][1].items():
            k = re.sub(r"\s+", "", str(h))
            heads[col] = ALIAS.get(k) or ALIAS.get((sheet, k)) or k
        rows = []
        for n, line in grid[1:]:
            r = {"_row": n}
            for col, h in heads.items():
                if col in line:
                    v = convert(KIND.get((sheet, h)), line[col])
                    if isinstance(v, Bad): bad.append((sheet, n, str(grid[0][1][col]), str(v))); r["!" + h] = True; v = None
                    r[h] = v
            if len(r) > 1: rows.append(r)
        out[sheet] = rows
    return out, bad

# ---- rules: yield (rule, case, key dict, outcome, due) -----------------------------------------------
HIT, CLEAR, UND = "hit", "clear", "undetermined"
def late(x, due, today, unreadable=False):
    if unreadable: return UND
    if x is not None: return HIT if x > due else CLEAR
    return HIT if today > due else "pending"
def worst(*options):
    s = set("clear" if o == "pending" else o for o in options)
    return options[0] if len(set(options)) == 1 else (s.pop() if len(s) == 1 else UND)
NUMBER = re.compile(r"^([^\[\]〔〕()（）\s]+?)(受|任)[\[〔(（](\d{4})[\]〕)）](\d{6})(\d{5,6})号$")

def judge(path, today):
    t, bad = tables(path)
    g = lambda s: t.get(s, [])
    cases = {c["部门受案号"]: c for c in g("案件") if c.get("部门受案号")}
    sus = {(s["部门受案号"], s["嫌疑人编号"]): s for s in g("犯罪嫌疑人")}
    meas, rets = {}, {}
    for m in g("强制措施"): meas.setdefault((m["部门受案号"], m["嫌疑人编号"]), []).append(m)
    for r in g("退回补充侦查"): rets.setdefault((r["部门受案号"], r["嫌疑人编号"]), []).append(r)
    docs = {}
    for d in g("文书"): docs.setdefault(d["部门受案号"], []).append(d)
    notes = {}
    for n in g("权利告知"): notes.setdefault(n["部门受案号"], []).append(n)
    def custody_on(k, day):
        ms = meas.get(k, [])
        known = False
        for m in ms:
            s = m.get("执行时间") or m.get("决定日期")
            if not s: continue
            s = s.date() if isinstance(s, datetime) else s
            if m.get("强制措施类型") in ("拘留", "逮捕", "取保候审", "监视居住", "指定居所监视居住"): known = True
            if m.get("强制措施类型") in ("拘留", "逮捕") and s <= day and not (m.get("解除日期") and m["解除日期"] <= day): return True
        st = sus.get(k, {}).get("羁押状态")
        if known: return False
        return None if st is None else st == "在押"
    def star(end, c):  # m*: None when custody unknown and it matters
        return {end} if c is True else {roll(end)} if c is False else {end, roll(end)}

    for c in g("案件"):
        no = c.get("部门受案号")
        if no is None: yield "V01", None, {"sheet": "案件", "row": c["_row"]}, "pending", None; continue
        am, why, prev = c.get("分案方式"), c.get("指定分案理由"), c.get("前案受案号")
        if am == "指定": yield "A08", no, {}, HIT if not why and not prev else CLEAR, None
        elif am is None: yield "A08", no, {}, CLEAR if why else UND, None
        else: yield "A08", no, {}, CLEAR, None
        m = NUMBER.match(unicodedata.normalize("NFKC", no))
        yield "V01", no, {}, CLEAR if m else HIT, None
        u = c.get("承办单位编码")
        yield "V03", no, {}, (UND if not m or not u else HIT if m[4] != u else CLEAR), None
        a, s, d, cl, ar = (c.get(k) for k in ("受理日期", "移送日期", "审结日期", "办结日期", "归档日期"))
        cmp = lambda p, q: None if p is None or q is None else p > q
        for rule, res in (("V11", [cmp(s, a)]), ("V12", [cmp(a, d)]), ("V13", [cmp(d, cl), cmp(cl, ar)])):
            yield rule, no, {}, HIT if True in res else CLEAR if None not in res else "pending", None
    for s in g("犯罪嫌疑人"):
        k = {"suspectNo": s["嫌疑人编号"]}; no = s["部门受案号"]
        i, ty = s.get("证件号码"), s.get("证件类型")
        if not i or len(i) != 18:
            for r in ("V06", "V07", "V08"): yield r, no, k, "pending", None
            continue
        scope = None if ty is None else ty == "居民身份证"
        total = sum(int(ch) * w for ch, w in zip(i[:17], (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)))
        wrong = "10X98765432"[total % 11] != i[17].upper()
        b, sx = s.get("出生日期"), s.get("性别")
        for r, w in (("V06", wrong), ("V07", None if b is None else b.strftime("%Y%m%d") != i[6:14]), ("V08", None if sx is None else (int(i[16]) % 2 == 1) != (sx == "男"))):
            if scope is False or w is False: yield r, no, k, CLEAR, None
            elif scope is None or w is None: yield r, no, k, UND, None
            else: yield r, no, k, HIT, None
    for r in g("审查逮捕"):
        no = r["部门受案号"]; k = {"suspectNo": r["嫌疑人编号"]}; kk = (no, r["嫌疑人编号"])
        c = cases[no]; a = c.get("受理日期"); dec, at, cu = r.get("审查决定"), r.get("决定日期"), r.get("是否羁押")
        ub = r.get("!决定日期", False)
        if c.get("侦查机关") == "本院":
            b1 = b2 = CLEAR; due1 = due2 = None
        elif a is None:
            b1 = UND if cu is not False else CLEAR; b2 = UND if cu is not True else CLEAR; due1 = due2 = None
        else:
            due1 = a + 7 * ONE
            l1 = late(at, due1, today, ub)
            b1 = l1 if cu is True else CLEAR if cu is False else (UND if l1 == HIT or l1 == UND else l1)
            d15, d20 = roll(a + 15 * ONE), roll(a + 20 * ONE)
            cx = c.get("是否重大复杂")
            l2 = late(at, d20, today, ub) if cx is True else late(at, d15, today, ub) if cx is False else worst(late(at, d15, today, ub), late(at, d20, today, ub))
            due2 = d20 if cx else d15
            b2 = l2 if cu is False else CLEAR if cu is True else (UND if l2 in (HIT, UND) else l2)
        yield "B01", no, k, b1, due1
        yield "B02", no, k, b2, due2
        has = any(m.get("强制措施类型") == "逮捕" for m in meas.get(kk, []))
        revoked = any("撤销" in d["文书名称"] for d in docs.get(no, []))
        if dec is None: v = UND if at and not has else "pending"
        else: v = HIT if dec == "批准逮捕" and not has and not revoked and not r.get("执行回执日期") else CLEAR if dec != "批准逮捕" or has or revoked else UND
        yield "V26", no, k, v, None
        ks = r.get("不捕类型")
        yield "V28", no, k, (UND if at and not ks else "pending") if dec is None else HIT if dec == "不批准逮捕" and not ks else CLEAR, None
        yield "V31", no, {**k, "sheet": "审查逮捕"}, "pending" if dec is None else CLEAR if r.get("决定书文号") else HIT, None
    for r in g("审查起诉"):
        no = r["部门受案号"]; k = {"suspectNo": r["嫌疑人编号"]}; kk = (no, r["嫌疑人编号"])
        c = cases[no]; a = c.get("受理日期"); dec, at = r.get("处理决定"), r.get("决定日期"); ub = r.get("!决定日期", False)
        yield "V31", no, {**k, "sheet": "审查起诉"}, "pending" if dec is None else CLEAR if r.get("决定书文号") else HIT, None
        own = c.get("侦查机关") == "本院"
        ns = r.get("不起诉类型")
        yield "V40", no, k, (UND if at and not ns else "pending") if dec is None else HIT if dec == "不起诉" and (not ns or (own and ns == "法定不起诉")) else CLEAR, None
        kd, lo, hi = r.get("量刑建议类型"), r.get("建议刑期下限月"), r.get("建议刑期上限月")
        ne = None if lo is None or hi is None else lo != hi
        yield "V50", no, k, CLEAR if (kd and kd != "确定刑") or ne is False else ("pending" if ne is None and kd is None else UND if ne is None or kd is None else HIT), None
        if dec == "不起诉":
            h = r.get("行刑反向衔接移送日期")
            due = wdays(at, 3) if at else None
            yield "D13", no, k, UND if at is None or h is None else HIT if h > due else CLEAR, due
        else: yield "D13", no, k, "pending" if dec is None else CLEAR, None
        # E01, E02
        told = r.get("告知嫌疑人日期")
        name = sus[kk]["姓名"]
        if told is None:
            told = min((n["告知日期"] for n in notes.get(no, []) if n["对象"] == "犯罪嫌疑人" and n["对象姓名"] == name and n.get("告知日期")), default=None)
        due = roll(a + 3 * ONE) if a else None
        e1 = UND if a is None else late(told, due, today, r.get("!告知嫌疑人日期", False))
        mine = [n for n in notes.get(no, []) if n["对象"] == "犯罪嫌疑人" and n["对象姓名"] == name]
        if told and mine and all(n.get("送达回证") is False for n in mine): e1 = HIT
        yield "E01", no, k, e1, due
        vt, vc = r.get("告知被害人日期"), r.get("被害人人数")
        public = any(n["对象"] == "被害人" and n.get("方式") == "公告" for n in notes.get(no, []))
        if vc == 0 or public: e2 = CLEAR
        elif a is None: e2 = UND
        else:
            e2 = late(vt, due, today, r.get("!告知被害人日期", False))
            if vc is None and e2 == HIT: e2 = UND
        yield "E02", no, k, e2, due
        # E04
        q = r.get("讯问日期")
        if sus[kk].get("是否单位"): e4 = CLEAR
        elif dec in ("起诉", "不起诉", "附条件不起诉") or dec is None:
            if q is not None and at is not None and q <= at and (a is None or q >= a): e4 = CLEAR if a else UND
            elif r.get("!讯问日期"): e4 = UND
            elif dec is None: e4 = UND if at else "pending"
            else: e4 = HIT if at is not None or q is None else UND
        else: e4 = CLEAR
        yield "E04", no, k, e4, None
        # D01, D03
        rs = [x for x in rets.get(kk, []) if x.get("退回日期")]
        starts = [x["重新移送日期"] for x in rs if x.get("重新移送日期")]
        if a is None:
            yield "D01", no, k, UND, None
            yield "D03", no, k, UND, None
        else:
            start = max([a, *starts])
            gone = [x["退回日期"] for x in rs if not x.get("重新移送日期") and x["退回日期"] >= start]
            x = gone[0] if gone else at
            end = months(start, 1)
            cu = custody_on(kk, end)
            ext, extno = r.get("延长15日批准日期"), r.get("延长审批文号")
            cur = ext is not None and ext >= start
            plain = {late(x, d, today, ub) for d in star(end, cu)}
            end15 = end + 15 * ONE
            long = {late(x, d, today, ub) for d in star(end15, custody_on(kk, end15))}
            if cur: o = long
            elif extno and ext is None: o = {next(iter(plain)), *long}
            else: o = plain
            pause = c.get("侦查机关") == "监察" and any(m.get("强制措施类型") == "拘留" for m in meas.get(kk, []))
            due = (star(end15, custody_on(kk, end15)) if cur else star(end, cu))
            due = due.pop() if len(due) == 1 else None
            res = o.pop() if len(o) == 1 else UND
            yield "D01", no, k, CLEAR if pause else res, None if pause else due
            ends = star(end, cu)
            if x is None:
                d3 = "pending" if late(None, max(ends), today) != HIT else UND
            elif cur: d3 = worst(*[HIT if ext > d else CLEAR for d in sorted(ends)])
            elif ub: d3 = UND
            elif extno and ext is None: d3 = UND
            else: d3 = worst(*[HIT if x > d else CLEAR for d in sorted(ends)])
            yield "D03", no, k, d3, ends.pop() if len(ends) == 1 else None
        # D04 per chain
        n, undated, cur_no, person = 0, 0, no, sus[kk].get("证件号码")
        while cur_no:
            for (cn, sn), rr in rets.items():
                if cn == cur_no and (cn, sn) in sus and (cn == no and sn == r["嫌疑人编号"] or cn != no and sus[cn, sn].get("证件号码") == person):
                    n += sum(1 for y in rr if y.get("退回日期")); undated += sum(1 for y in rr if not y.get("退回日期"))
            cur_no = cases.get(cur_no, {}).get("前案受案号")
        yield "D04", no, k, HIT if n > 2 else UND if n + undated > 2 else CLEAR, None
    for r in g("退回补充侦查"):
        no = r["部门受案号"]; k = {"suspectNo": r["嫌疑人编号"], "returnNo": int(r["退回次数"] / 100) if r.get("退回次数") else None}
        out, bk, ask = r.get("退回日期"), r.get("重新移送日期"), r.get("催问日期")
        if out is None: yield "D05", no, k, UND, None; continue
        end = months(out, 1); ds = star(end, custody_on((no, r["嫌疑人编号"]), end))
        def one(d):
            if bk is not None and bk <= d: return CLEAR
            if ask is not None and ask > d: return CLEAR
            if r.get("!重新移送日期") or r.get("!催问日期"): return UND
            ref = bk if bk is not None else today
            return HIT if ref > d + 3 * ONE else "pending"
        yield "D05", no, k, worst(*[one(d) for d in sorted(ds)]), ds.pop() if len(ds) == 1 else None
    for kk, ms in meas.items():
        for m in ms:
            no = kk[0]; k = {"suspectNo": kk[1], "measureNo": int(m["措施序号"] / 100)}
            ty = m.get("强制措施类型")
            dep, gu = m.get("保证金金额"), m.get("保证人")
            none = not dep and not gu
            if m.get("!保证金金额") and none: none = None
            yield "V20", no, k, CLEAR if (ty and ty != "取保候审") or none is False else UND if ty is None or none is None else HIT, None
            ex, nt, rs = m.get("执行时间"), m.get("通知家属时间"), m.get("未通知家属理由")
            if ty in ("拘留", "逮捕", "指定居所监视居住"):
                if rs == "无法通知" and nt is None: o, due = CLEAR, None
                elif not isinstance(ex, datetime): o, due = UND, None
                else:
                    due = ex.replace(minute=0) + timedelta(hours=24 + (1 if True else 0))
                    if m.get("!通知家属时间"): o = UND
                    elif nt is None: o = HIT if today > due.date() else "pending"
                    elif not isinstance(nt, datetime): o = UND
                    else: o = HIT if nt > due else CLEAR
                yield "B06", no, k, o, due and due.date()
            elif ty is None: yield "B06", no, k, UND, None
            else: yield "B06", no, k, CLEAR, None
            if ty != "取保候审":
                yield "B03", no, k, CLEAR if ty else UND, None; continue
            office = cases[no]["承办单位"]
            d0, e0 = m.get("决定日期"), (ex.date() if isinstance(ex, datetime) else ex)
            end = m.get("解除日期")
            if end is None:
                later = [z for z in ms if z is not m and z.get("执行时间") and e0 and z["执行时间"].date() > e0 and (z.get("强制措施类型") in ("拘留", "逮捕", "监视居住") or z.get("强制措施类型") == "取保候审" and z.get("决定机关") != m.get("决定机关"))]
                if later: end = min(z["执行时间"].date() for z in later)
            if e0 is None: yield "B03", no, k, UND, None; continue
            start = max(x for x in (d0, e0) if x)
            same = [z for z in ms if z is not m and z.get("强制措施类型") == "取保候审" and z.get("决定机关") == m.get("决定机关") and z.get("解除日期") and z["解除日期"] <= start]
            for z in same:
                if z["解除日期"] == start: start = z["执行时间"].date()
            due = roll(months(start, 12))
            o = late(end, due, today, m.get("!解除日期", False))
            if m.get("决定机关") != office and o == HIT: o = "clue"
            yield "B03", no, k, o, due
    for r in g("涉案财物"):
        no = r["部门受案号"]; k = {"itemNo": r["财物编号"]}
        out, ap = r.get("出库日期"), r.get("出库审批日期")
        if r.get("!出库日期"): o = UND
        elif out is None: o = "pending"
        elif ap is None: o = UND if r.get("出库审批文号") or r.get("!出库审批日期") else HIT
        else: o = HIT if ap > out else CLEAR
        yield "C04", no, k, o, None
        am, dp = r.get("金额"), r.get("入账金额")
        if r.get("类别") not in ("款", "账户"): o = CLEAR
        elif am is None or dp is None: o = UND
        else: o = HIT if am != dp else CLEAR
        yield "C08", no, k, o, None
    for r in g("判决"):
        no = r["部门受案号"]; k = {"suspectNo": r["嫌疑人编号"]}
        rc, rv = r.get("判决书收到日期"), r.get("判决审查日期")
        if rc is None: yield "D08", no, k, UND, None; continue
        ds = {"判决": [10], "裁定": [5], None: [5, 10]}[r.get("裁判种类")]
        os_ = [late(rv, roll(rc + n * ONE), today, r.get("!判决审查日期", False)) for n in ds]
        yield "D08", no, k, worst(*os_), roll(rc + ds[0] * ONE) if len(ds) == 1 else None
    for r in g("文书"):
        no = r["部门受案号"]; k = {"documentNo": r.get("文号")}
        a, s, v = r.get("审批日期"), r.get("用印日期"), r.get("送达日期")
        gt = lambda p, q: p is not None and q is not None and p > q
        un = r.get("!审批日期") or r.get("!用印日期") or r.get("!送达日期")
        if gt(a, s) or gt(s, v) or gt(a, v): o = HIT
        elif un: o = UND
        elif None not in (a, s, v): o = CLEAR
        elif v is None: o = "pending" if not (s and a is None) else UND
        else: o = UND
        yield "F01", no, k, o, None

def plain(no):
    return no and unicodedata.normalize("NFKC", no)

def main():
    exp = json.load(open(os.path.join(HERE, "expected.json"), encoding="utf-8"))
    failed = 0
    for w in exp["workbooks"]:
        if not w["file"].endswith(".xlsx"): continue
        today = date.fromisoformat(w["dataDate"])
        path = os.path.join(HERE, w["file"])
        got = {}
        for rule, no, key, o, due in judge(path, today):
            got.setdefault((rule, no), []).append((key, o, due))
        def find(e):
            keys = {k: e[k] for k in ("suspectNo", "measureNo", "itemNo", "documentNo", "returnNo", "sheet", "row") if k in e}
            return [x for x in got.get((e["rule"], plain(e["legalCaseNo"])), []) if all(x[0].get(k, keys[k]) == keys[k] for k in keys)]
        named = set()
        for e in w["expectations"]:
            f = find(e)
            for x in f: named.add((e["rule"], plain(e["legalCaseNo"]), json.dumps(x[0], ensure_ascii=False)))
            want = e["outcome"]
            ok = f and all((o == want) or (want == "not-hit" and o != HIT) or (want == CLEAR and o == "pending") for _, o, _ in f)
            if len(f) > 1 and want == HIT: ok = any(o == HIT for _, o, _ in f)
            dues = {str(d) for _, _, d in f if d}
            if e.get("dueDate") and e["dueDate"] not in dues: ok = False
            if not ok: failed += 1; print(w["file"], "DIFFERS", json.dumps(e, ensure_ascii=False), "GOT", f)
        opened = {(e["rule"], e["legalCaseNo"], e.get("suspectNo")) for e in w["open"]}
        for (rule, no), xs in got.items():
            for key, o, due in xs:
                if o in (HIT, "clue", UND) and (rule, no, json.dumps(key, ensure_ascii=False)) not in named:
                    if (rule, no, key.get("suspectNo")) in opened or (rule, no, None) in opened: continue
                    failed += o != UND
                    print(w["file"], "NOT LISTED", rule, no, key, o, due)
        _, bad = tables(path)
        want = {(p["sheet"], p["row"], p["column"], p["raw"]) for p in w.get("locatedProblems", [])}
        if want != set(bad): failed += 1; print(w["file"], "PROBLEMS missing", set(bad) - want, "surplus", want - set(bad))
        print(w["file"], len(w["expectations"]), "expectations compared")
    cases = [json.loads(l) for l in open(os.path.join(HERE, "limit-cases.jsonl"), encoding="utf-8")]
    answers = [json.loads(l) for l in open(os.path.join(HERE, "limit-expected.jsonl"), encoding="utf-8")]
    assert len(cases) == len(answers)
    for q, e in zip(cases, answers):
        t = date.fromisoformat(q["from"])
        if "workingDays" in q: legal = due = wdays(t, q["workingDays"])
        else:
            n, u = int(q["period"][1:-1]), q["period"][-1]
            legal = t + n * ONE if u == "D" else months(t, n * (12 if u == "Y" else 1))
            due = legal if q["inCustody"] else roll(legal)
        if (str(due), str(legal)) != (e["dueDate"], e["legalExpiry"]): failed += 1; print("LIMIT", q, e, due, legal)
    print(len(cases), "limits compared")
    print("differences:", failed)
    sys.exit(1 if failed else 0)
if __name__ == "__main__": main()
