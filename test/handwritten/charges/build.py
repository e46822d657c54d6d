"""Charges on dates, division codes, citizen identity numbers and ages, worked out by hand; what the reference data say is compared, not copied."""
import json
import os
import sys
from datetime import date, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.environ.get("JIANHENG_TEST_DATA", os.path.join(os.path.dirname(os.path.abspath(__file__)), *[".."] * 4, "shared"))
A = {"III": "修正案（三）2001-12-29", "IV": "修正案（四）2002-12-28", "VI": "修正案（六）2006-06-29", "VII": "修正案（七）2009-02-28", "VIII": "修正案（八）2011-05-01",
     "IX": "修正案（九）2015-11-01", "XI": "修正案（十一）2021-03-01", "XII": "修正案（十二）2024-03-01", "1997": "刑法 1997-10-01", "S1": "补充规定（一）2002-03-26", "S2": "补充规定（二）2003-08-21",
     "S3": "补充规定（三）2007-11-06", "S4": "补充规定（四）2009-10-16"}
GAP = "the amendment was in force, the name was determined only later: by the article the act is punishable, by the name list the name is not yet there"

# (name, article today or "", [(date, exists, open?)], basis)
CHARGES = [
    ("盗窃罪", "264", [("1998-01-01", True), ("2025-03-03", True)], "1997"),
    ("诈骗罪", "266", [("2001-06-30", True), ("2026-01-01", True)], "1997"),
    ("故意伤害罪", "234", [("1997-10-01", True), ("2025-03-03", True)], "1997"),
    ("危险驾驶罪", "133之一", [("2011-04-30", False), ("2011-05-01", True), ("2025-03-03", True)], "VIII"),
    ("妨害安全驾驶罪", "133之二", [("2021-02-28", False), ("2021-03-01", True)], "XI"),
    ("袭警罪", "277", [("2021-02-28", False), ("2021-03-01", True), ("2025-01-01", True)], "XI"),
    ("高空抛物罪", "291之二", [("2021-02-28", False), ("2021-03-01", True)], "XI"),
    ("催收非法债务罪", "293之一", [("2020-12-31", False), ("2021-03-01", True)], "XI"),
    ("冒名顶替罪", "280之二", [("2021-02-28", False), ("2022-01-01", True)], "XI"),
    ("危险作业罪", "134之一", [("2020-06-01", False), ("2021-03-01", True)], "XI"),
    ("负有照护职责人员性侵罪", "236之一", [("2021-02-28", False), ("2021-03-01", True)], "XI"),
    ("妨害药品管理罪", "142之一", [("2021-02-28", False), ("2021-03-01", True)], "XI"),
    ("生产、销售假药罪", "", [("2020-12-31", True), ("2021-02-28", True), ("2021-03-01", False)], "XI"),
    ("生产、销售、提供假药罪", "141", [("2021-02-28", False), ("2021-03-01", True)], "XI"),
    ("非法猎捕、杀害珍贵、濒危野生动物罪", "", [("2021-02-28", True), ("2021-03-01", False)], "XI"),
    ("危害珍贵、濒危野生动物罪", "341", [("2021-02-28", False), ("2021-03-01", True)], "XI"),
    ("食品监管渎职罪", "", [("2011-04-30", False), ("2011-05-01", True), ("2021-02-28", True), ("2021-03-01", False)], "VIII, XI"),
    ("食品、药品监管渎职罪", "408之一", [("2021-02-28", False), ("2021-03-01", True)], "XI"),
    ("帮助信息网络犯罪活动罪", "287之二", [("2015-10-31", False), ("2015-11-01", True), ("2025-03-03", True)], "IX"),
    ("拒不履行信息网络安全管理义务罪", "286之一", [("2015-10-31", False), ("2015-11-01", True)], "IX"),
    ("虚假诉讼罪", "307之一", [("2015-10-31", False), ("2015-11-01", True)], "IX"),
    ("组织考试作弊罪", "284之一", [("2015-10-31", False), ("2015-11-01", True)], "IX"),
    ("对有影响力的人行贿罪", "390之一", [("2015-10-31", False), ("2015-11-01", True)], "IX"),
    ("嫖宿幼女罪", "", [("2015-10-31", True), ("2015-11-01", False), ("2025-03-03", False)], "IX"),
    ("强制猥亵、侮辱妇女罪", "", [("2015-10-31", True), ("2015-11-01", False)], "IX"),
    ("强制猥亵、侮辱罪", "237", [("2015-10-31", False), ("2015-11-01", True)], "IX"),
    ("资助恐怖活动罪", "", [("2001-12-28", False), ("2002-01-15", True, GAP), ("2002-03-26", True), ("2015-10-31", True), ("2015-11-01", False)], "III, S1, IX"),
    ("侵犯公民个人信息罪", "253之一", [("2015-10-31", False), ("2015-11-01", True)], "IX"),
    ("出售、非法提供公民个人信息罪", "", [("2009-02-27", False), ("2009-05-01", True, GAP), ("2009-10-16", True), ("2015-10-31", True), ("2015-11-01", False)], "VII, S4, IX"),
    ("拒不支付劳动报酬罪", "276之一", [("2011-04-30", False), ("2011-05-01", True)], "VIII"),
    ("污染环境罪", "338", [("2011-04-30", False), ("2011-05-01", True)], "VIII"),
    ("重大环境污染事故罪", "", [("2011-04-30", True), ("2011-05-01", False)], "VIII"),
    ("逃税罪", "201", [("2009-02-27", False), ("2009-05-01", True, GAP), ("2009-10-16", True)], "VII, S4"),
    ("偷税罪", "", [("2009-02-27", True), ("2009-05-01", True, GAP), ("2009-10-16", False)], "VII, S4"),
    ("掩饰、隐瞒犯罪所得、犯罪所得收益罪", "312", [("2006-06-28", False), ("2006-12-01", True, GAP), ("2007-11-06", True)], "VI, S3"),
    ("奸淫幼女罪", "", [("2002-03-25", True), ("2002-03-26", False), ("2025-01-01", False)], "S1 (name taken back; the act is 强奸罪)"),
    ("投毒罪", "", [("2001-12-28", True), ("2002-01-15", True, GAP), ("2002-03-26", False)], "III, S1"),
    ("徇私舞弊低价折股、出售公司、企业资产罪", "169", [("2024-02-29", False), ("2024-03-01", True)], "XII"),
    ("徇私舞弊低价折股、出售国有资产罪", "", [("2024-02-29", True), ("2024-03-01", False)], "XII"),
    ("执行判决、裁定失职罪", "399", [("2002-12-27", False), ("2003-03-01", True, GAP), ("2003-08-21", True)], "IV, S2"),
    # not charges at all, or only parts
    ("肇事逃逸罪", "", [("2025-03-03", False)], "no such charge: 交通肇事罪, CL 133"),
    ("吸毒罪", "", [("2025-03-03", False)], "no such charge: taking drugs is an administrative matter"),
    ("故意伤害致人死亡罪", "", [("2025-03-03", False)], "a heavier result of 故意伤害罪, not a charge of its own"),
    ("网络诽谤罪", "", [("2025-03-03", False)], "no such charge: 诽谤罪, CL 246"),
]
SELECTIVE = [("贩卖毒品罪", "走私、贩卖、运输、制造毒品罪"), ("非法持有枪支罪", "非法持有、私藏枪支、弹药罪"), ("掩饰、隐瞒犯罪所得罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"), ("强制猥亵罪", "强制猥亵、侮辱罪"), ("引诱他人吸毒罪", "引诱、教唆、欺骗他人吸毒罪")]
WRITTEN = [("盗窃", "盗窃罪"), ("生产销售伪劣产品罪", "生产、销售伪劣产品罪"), ("盗窃罪 ", "盗窃罪"), ("寻衅滋事", "寻衅滋事罪")]

articles = {}
for line in open(os.path.join(DATA, "data/statutes/articles.jsonl"), encoding="utf-8"):
    row = json.loads(line)
    if row["law"] == "中华人民共和国刑法":
        articles.setdefault(str(row["article_no"]), row["text"])
        articles.setdefault(str(row["article"]), row["text"])
listed = json.load(open(os.path.join(DATA, "data/statutes/charges.json"), encoding="utf-8"))["charges"]


def by_list(name, day):
    return any(c["name"] == name and c["since"] <= day and (c["until"] is None or day < c["until"]) for c in listed)


charges, disagree = [], []
for name, article, dates, basis in CHARGES:
    reasons = ", ".join(A.get(b.split(" ")[0], b) if b.split(" ")[0] in A else b for b in basis.split(", "))
    for day, exists, *why in dates:
        item = {"name": name, "on": day, "exists": exists, "article": article or None, "basis": reasons}
        if why:
            item["open"] = why[0]
        elif by_list(name, day) != exists:
            disagree.append(item)
        charges.append(item)
for part, whole in SELECTIVE:
    charges.append({"name": part, "on": "2025-03-03", "exists": True, "partOf": whole, "article": None, "basis": "选择性罪名: the court uses the part that fits",
                    "open": "the list holds the whole name only; whether a part is accepted is not said in the sheets. A check that calls it unknown would report half of all drug cases"})
for written, name in WRITTEN:
    charges.append({"name": written, "on": "2025-03-03", "exists": True, "means": name, "article": None, "basis": "案由 is written without 罪 or without 、 in exports", "open": "spellings: accepted, or reported as not the exact name; never another charge"})

# ---- divisions -----------------------------------------------------------------------------------------------------
DIVISIONS = [
    ("110000", "current", "北京市", "province"), ("110105", "current", "朝阳区", "county"), ("110118", "current", "密云区", "county"), ("110228", "abolished", "密云县", "county"), ("110103", "abolished", "崇文区", "county"), ("110104", "abolished", "宣武区", "county"),
    ("310108", "abolished", "闸北区", "county"), ("310119", "abolished", "南汇区", "county"), ("310115", "current", "浦东新区", "county"), ("320502", "abolished", "沧浪区", "county"), ("320508", "current", "姑苏区", "county"), ("320684", "abolished", "海门市", "county"), ("320614", "current", "海门区", "county"),
    ("330100", "current", "杭州市", "city"), ("330103", "abolished", "下城区", "county"), ("330114", "current", "钱塘区", "county"), ("341400", "abolished", "巢湖市", "city"), ("371200", "abolished", "莱芜市", "city"), ("370116", "current", "莱芜区", "county"),
    ("441900", "current", "东莞市", "city"), ("441901", "unknown", None, None), ("460300", "current", "三沙市", "city"), ("500000", "current", "重庆市", "province"), ("512301", "abolished", "涪陵市", "county"), ("659012", "current", "白杨市", "county"),
    ("990000", "unknown", None, None), ("990102", "unknown", None, None), ("000000", "unknown", None, None), ("110106", "current", "丰台区", "county"), ("110199", "unknown", None, None),
    ("710000", "current", "台湾省", "province"),
]
current = json.load(open(os.path.join(DATA, "data/divisions/gbt2260-current.json"), encoding="utf-8"))
history = json.load(open(os.path.join(DATA, "data/divisions/gbt2260-history.json"), encoding="utf-8"))
divisions = []
for code, status, name, level in DIVISIONS:
    item = {"code": code, "status": status, "name": name, "level": level}
    seen = "current" if code in current else "abolished" if code in history else "unknown"
    if seen != status or (name and (current.get(code) or history.get(code)) != name):
        item["open"] = f"the reference data say {seen}, {current.get(code) or history.get(code)}"
    divisions.append(item)

# ---- identity numbers ----------------------------------------------------------------------------------------------
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_character(seventeen):
    """GB 11643, ISO 7064 MOD 11-2"""
    return "10X98765432"[sum(int(d) * w for d, w in zip(seventeen, WEIGHTS)) % 11]


def check_character_again(seventeen):
    """the same by Horner's rule: (a1*2 + a2)*2 + …, a second way"""
    p = 0
    for d in seventeen:
        p = (p + int(d)) * 2 % 11
    return "0123456789X"[(12 - p) % 11]


OLD = ["110105491231002", "990102850307001", "990102901121022", "990102000301013", "990102991231996", "990102720229005", "990102760229118", "990102801010247", "990102560615333", "990102331001408",
       "990102690704521", "990102880808888", "990102950101010", "990102640830777", "990102490930246", "990102571111135", "990102780220064", "990102820512393", "990102610418200", "990102360505059"]
BAD_OLD = [("990102000229001", "1900-02-29 is no day"), ("990102730230001", "no 02-30"), ("990102851307001", "month 13"), ("99010285030700", "fourteen digits"), ("99010285030700X", "an old number has digits only"), ("990102730229001", "1973 was no leap year")]
identities = []
for old in OLD:
    new = old[:6] + "19" + old[6:]
    c = check_character(new)
    assert c == check_character_again(new)
    birth = date(int(new[6:10]), int(new[10:12]), int(new[12:14]))
    item = {"old": old, "new": new + c, "birthDate": birth.isoformat(), "sex": "男" if int(new[16]) % 2 else "女", "valid18": True}
    if old[12:] in ("996", "997", "998", "999"):
        item["open"] = "sequences 996-999 of old numbers were kept for people over a hundred (general knowledge): the year would then be 18xx; case-card §2.1 says 19xx"
    identities.append(item)
identities += [{"old": o, "new": None, "why": w} for o, w in BAD_OLD]
good = identities[0]["new"]
assert good == "11010519491231002X"
eighteen = [{"number": good, "valid": True}, {"number": good.lower(), "valid": True, "note": "lower-case x: case-card §2.1 pattern [\\dXx]"}]
for i in range(18):
    wrong = good[:i] + ("1" if good[i] != "1" else "2") + good[i + 1:]
    eighteen.append({"number": wrong, "valid": False, "note": f"character {i + 1} changed ('change any digit → invalid')"})
for new, why in (("990102200102291", "2001-02-29 is no day"), ("990102203001011", "born after the data date 2025-04-15"), ("990102189401011", "over 130 years on 2025-04-15")):
    body = new + "01"
    body = body[:17]
    eighteen.append({"number": body + check_character(body), "valid": False, "note": why + "; the check character is right", "asOf": "2025-04-15"})
body = "99010218950416101"
eighteen.append({"number": body + check_character(body), "valid": True, "note": "129 full years on 2025-04-15 (age 130 is allowed)", "asOf": "2025-04-15"})

# ---- ages -----------------------------------------------------------------------------------------------------------
NEXT = "case-card V16: a person reaches the age on the day AFTER the birthday (周岁, public calendar)"
ages = []
def age(birth, on, years, open=None, accept=None, note=NEXT):
    ages.append({"birth": birth, "on": on, "age": years, "basis": note, **({"open": open, "accept": accept} if open else {})})
for years in (12, 14, 16, 18, 75):
    year = 2025 - years
    age(f"{year}-05-20", "2025-05-19", years - 1); age(f"{year}-05-20", "2025-05-20", years - 1); age(f"{year}-05-20", "2025-05-21", years)
age("2007-01-01", "2025-01-01", 17); age("2007-01-01", "2025-01-02", 18)
age("2006-12-31", "2024-12-31", 17); age("2006-12-31", "2025-01-01", 18)
age("2011-02-28", "2025-02-28", 13); age("2011-02-28", "2025-03-01", 14); age("2010-02-28", "2024-02-28", 13); age("2010-02-28", "2024-02-29", 14)
LEAP = "in a year without 29 February: is the birthday 02-28 (C5's manner: no such day, last of the month) or 03-01? The sheets do not say; on 03-01 both ages are right"
age("2008-02-29", "2026-02-27", 17); age("2008-02-29", "2026-02-28", 17); age("2008-02-29", "2026-03-01", 18, LEAP, [17]); age("2008-02-29", "2026-03-02", 18)
age("2012-02-29", "2026-02-28", 13); age("2012-02-29", "2026-03-01", 14, LEAP, [13]); age("2012-02-29", "2026-03-02", 14)
age("2012-02-29", "2024-02-28", 11); age("2012-02-29", "2024-02-29", 11); age("2012-02-29", "2024-03-01", 12)
age("2010-03-01", "2024-02-29", 13); age("2010-03-01", "2024-03-01", 13); age("2010-03-01", "2024-03-02", 14)
age("2025-03-03", "2025-03-03", 0, note="birth day itself"); ages.append({"birth": "2025-03-03", "on": "2025-03-02", "age": None, "basis": "no age before birth (V15: birth after the offence is an error)"})

json.dump({"charges": charges, "divisions": divisions, "oldIdentityNumbers": identities, "identityNumbers": eighteen, "ages": ages}, open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
print(len(CHARGES) + len(SELECTIVE) + len(WRITTEN), "charges,", len(charges), "lines;", len(divisions), "divisions;", len(identities), "old numbers;", len(eighteen), "numbers;", len(ages), "ages")
for item in disagree: print("DIFFERS from charges.json:", item)
for item in divisions:
    if "open" in item: print("DIFFERS from the divisions:", item)
for name, article, *_ in CHARGES:
    if article and not any(k in articles for k in (article, f"第{article}条", article.replace("之", "条之"))): print("article not found by number:", name, article)
