"""Writes export.xlsx, corrected.xlsx and expected.json. Facts and answers stand side by side; no expected date is computed.

Data dates: export 2025-04-15, corrected 2025-05-15 (both full deliveries, 全量). Office 990102 is invented.
"""
import json
import os
import sys
from datetime import date, datetime

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
from sheets import *

OFFICE_NAME, POLICE = "云山县人民检察院", "云山县公安局"
D = date.fromisoformat
T = datetime.fromisoformat

COLUMNS = {
    "案件": ["部门受案号", "统一受案号", "案件名称", "案件类别", "承办单位编码", "承办单位", "承办部门", "承办检察官", "分案方式", "指定分案理由", "移送单位", "移送日期", "侦查机关", "受理日期", "审结日期", "办结日期", "归档日期", "是否重大复杂", "前案受案号"],
    "犯罪嫌疑人": ["部门受案号", "嫌疑人编号", "姓名", "是否单位", "证件类型", "证件号码", "性别", "出生日期", "移送案由", "认定案由", "认罪认罚", "羁押状态"],
    "强制措施": ["部门受案号", "嫌疑人编号", "措施序号", "强制措施类型", "决定机关", "决定日期", "执行时间", "解除日期", "解除原因", "通知家属时间", "保证金金额", "保证人"],
    "审查逮捕": ["部门受案号", "嫌疑人编号", "提请日期", "提请案由", "是否羁押", "讯问日期", "审查决定", "不捕类型", "决定日期", "决定书文号", "送达日期", "执行回执日期"],
    "审查起诉": ["部门受案号", "嫌疑人编号", "告知嫌疑人日期", "告知被害人日期", "被害人人数", "讯问日期", "延长15日批准日期", "延长审批文号", "程序建议", "量刑建议类型", "建议刑种", "建议刑期下限月", "建议刑期上限月", "处理决定", "不起诉类型", "决定日期", "决定书文号", "公开宣布日期", "行刑反向衔接移送日期"],
    "退回补充侦查": ["部门受案号", "嫌疑人编号", "退回次数", "退回日期", "重新移送日期", "补充侦查提纲", "催问日期"],
    "文书": ["部门受案号", "文书名称", "文号", "拟稿日期", "审批日期", "用印日期", "文书日期", "送达对象", "送达日期"],
    "涉案财物": ["部门受案号", "财物编号", "类别", "名称", "数量", "单位", "金额", "权属人", "查扣冻日期", "入账金额", "入库日期", "出库日期", "出库类型", "出库审批日期", "出库审批文号"],
}
MONEY = {"保证金金额", "金额", "入账金额"}

rows = {name: [] for name in COLUMNS}
planted, near = [], []  # (rule, key, why, fate) and (rule, key, why)
questions = []  # (rule, key, why, fate): undetermined in the first export
counter = {"doc": 0, "person": 0}


def number(n, kind, year=2025):
    return f"云检{kind}受[{year}]990102{n:06d}号"


def add(sheet, **cells):
    assert set(cells) <= set(COLUMNS[sheet]), set(cells) - set(COLUMNS[sheet])
    rows[sheet].append(cells)
    return cells


def document_number(kind="刑诉"):
    counter["doc"] += 1
    return f"云检{kind}〔2025〕{counter['doc']}号"


def case(no, kind, accepted, decided, name, **more):
    base = dict(部门受案号=no, 统一受案号=f"9901022025{len(rows['案件']) + 1:07d}", 案件名称=name + "案", 案件类别=kind, 承办单位编码="990102", 承办单位=OFFICE_NAME, 承办部门="第一检察部", 承办检察官="检察官甲",
                分案方式="随机", 移送单位=POLICE, 移送日期=D(accepted), 侦查机关="公安", 受理日期=D(accepted), 审结日期=D(decided), 办结日期=D(decided), 归档日期=None, 是否重大复杂="否")
    base.update(more)
    return add("案件", **base)


def suspect(no, k, name, state, charge="盗窃罪", **more):
    counter["person"] += 1
    i = counter["person"]
    birth = date(1980 + i % 20, 1 + i % 12, 1 + i % 27)
    male = i % 2 == 1
    base = dict(部门受案号=no, 嫌疑人编号=k, 姓名=name, 是否单位="否", 证件类型="居民身份证", 证件号码=citizen_id("990102", birth, 100 + i if (100 + i) % 2 == male else 101 + i), 性别="男" if male else "女", 出生日期=birth,
                移送案由=charge, 认定案由=charge, 认罪认罚="否", 羁押状态=state)
    base.update(more)
    return add("犯罪嫌疑人", **base)


def measure(no, k, n, kind, executed, organ=POLICE, notified=None, **more):
    base = dict(部门受案号=no, 嫌疑人编号=k, 措施序号=n, 强制措施类型=kind, 决定机关=organ, 决定日期=D(executed[:10]), 执行时间=T(executed), 通知家属时间=T(notified) if notified else None)
    if kind == "取保候审":
        base["保证人"] = "保某"
    base.update(more)
    return add("强制措施", **base)


def arrest(n, accepted, decided, decision="批准逮捕", custody="是", name="张某某盗窃", suspects=1, **more):
    """a clean arrest review: detained the day before, told the family in time, arrested on the day of the decision"""
    no = number(n, "刑捕")
    case(no, "审查逮捕", accepted, decided, name)
    for k in range(1, suspects + 1):
        k = str(k)
        suspect(no, k, name[:name.index("某") + 2] if k == "1" else "王某某", "在押" if custody == "是" and decision == "批准逮捕" else "取保")
        if custody == "是":
            measure(no, k, 1, "拘留", more.get("detained", accepted[:8] + f"{int(accepted[8:]) - 2:02d}T14:20"), notified=more.get("told", accepted[:8] + f"{int(accepted[8:]) - 1:02d}T09:00"))
            if decision == "批准逮捕":
                measure(no, k, 2, "逮捕", decided + "T10:00", OFFICE_NAME, decided + "T16:00")
        else:
            measure(no, k, 1, "取保候审", accepted[:8] + "01T10:00")
        add("审查逮捕", 部门受案号=no, 嫌疑人编号=k, 提请日期=D(accepted), 提请案由="盗窃罪", 是否羁押=custody, 讯问日期=D(accepted[:8] + f"{int(accepted[8:]) + 1:02d}"), 审查决定=decision,
            不捕类型=None if decision == "批准逮捕" else "证据不足", 决定日期=D(decided), 决定书文号=document_number("刑捕"), 送达日期=D(decided), 执行回执日期=D(decided))
    return no


def prosecute(n, accepted, decided, name="李某盗窃", state="在押", year=2025, told=None, questioned=None, suspects=1, **more):
    """a clean prosecution review: told on the day after acceptance, questioned, indicted within the month"""
    no = more.pop("no", None) or number(n, "刑诉", year)
    case(no, "审查起诉", accepted, decided, name)
    for k in range(1, suspects + 1):
        k = str(k)
        suspect(no, k, name[:name.index("某") + 1] if k == "1" else "赵某", state)
        if state == "在押":
            measure(no, k, 1, "逮捕", more.get("arrested", "2024-12-20") + "T10:00", OFFICE_NAME, more.get("arrested", "2024-12-20") + "T15:00")
        else:
            measure(no, k, 1, "取保候审", accepted + "T10:30", OFFICE_NAME)
        add("审查起诉", 部门受案号=no, 嫌疑人编号=k, 告知嫌疑人日期=D(told or accepted), 告知被害人日期=D(accepted), 被害人人数=1, 讯问日期=D(questioned or decided), 程序建议="普通", 量刑建议类型="确定刑", 建议刑种="有期徒刑",
            建议刑期下限月=10, 建议刑期上限月=10, 处理决定="起诉", 决定日期=D(decided), 决定书文号=document_number())
        if state == "在押" and "arrested" not in more and D(accepted) > D("2025-02-20"):
            question("A07", who(no, k), "Arrested 2024-12-20: two months ended 2025-02-20, sent after it. Whether they were extended is not in these columns (CPL 156).", "removed" if (n, k) == (18, "2") else "remains")
    return no


def last(sheet): return rows[sheet][-1]
def fault(rule, key, why, fate): planted.append({"rule": rule, **({"legalCaseNo": key} if isinstance(key, str) else key), "why": why, "fate": fate})
def miss(rule, key, why): near.append({"rule": rule, **({"legalCaseNo": key} if isinstance(key, str) else key), "why": why})
def question(rule, key, why, fate="corrected"): questions.append({"rule": rule, **key, "why": why, "fate": fate})
def miss_before_may(no): NEW_F12.append(no); miss("F12", no, "Closed less than ninety days ago.")
def who(no, k="1", **more): return {"legalCaseNo": no, "suspectNo": k, **more}


fixes = []  # (sheet row dictionary, {column: new value})
def fix(row, **cells): fixes.append((row, cells))


# ---- arrest reviews ------------------------------------------------------------------------------------------------
n = arrest(1, "2025-03-03", "2025-03-11"); fault("B01", who(n), "Detained: 7 days from 03-03 end on 03-10 (CPL 91); decided 03-11.", "corrected"); A1 = last("审查逮捕")
fix(A1, 决定日期=D("2025-03-10"), 送达日期=D("2025-03-10")); fix(last("案件"), 审结日期=D("2025-03-10"), 办结日期=D("2025-03-10"))
fix(last("强制措施"), 决定日期=D("2025-03-10"), 执行时间=T("2025-03-10T10:00"), 通知家属时间=T("2025-03-10T16:00"))
n = arrest(2, "2025-03-03", "2025-03-10", name="陈某某盗窃"); miss("B01", who(n), "Decided on the seventh day, 03-10.")
n = arrest(3, "2025-03-03", "2025-03-19", "不批准逮捕", "否", "刘某某诈骗"); fault("B02", who(n), "Not detained, not complex: 15 days end 03-18 (GZ 282); decided 03-19.", "remains")
n = arrest(4, "2025-03-03", "2025-03-18", "不批准逮捕", "否", "杨某某诈骗"); miss("B02", who(n), "Decided on the fifteenth day, 03-18."); miss("V28", who(n), "不捕类型 is recorded.")
n = arrest(5, "2025-03-10", "2025-03-14", "不批准逮捕", "是", "黄某某伤害"); last("审查逮捕")["不捕类型"] = None; fault("V28", who(n), "不批准逮捕 and no 不捕类型 (V28).", "corrected"); fix(last("审查逮捕"), 不捕类型="无社会危险性")
n = arrest(6, "2025-03-10", "2025-03-14", name="周某某盗窃", suspects=2)
rows["强制措施"] = [m for m in rows["强制措施"] if not (m["部门受案号"] == n and m["嫌疑人编号"] == "2" and m["强制措施类型"] == "逮捕")]
fault("V26", who(n, "2"), "批准逮捕 and no 逮捕 measure of suspect 2 (V26; GZ 286, 289).", "remains"); miss("V26", who(n, "1"), "The arrest of suspect 1 is recorded.")
n = arrest(7, "2025-03-10", "2025-03-14", name="吴某某盗窃"); last("审查逮捕")["决定书文号"] = None; fault("V31", who(n, sheet="审查逮捕"), "A decision without its number (V31).", "corrected"); fix(last("审查逮捕"), 决定书文号="云检刑捕〔2025〕90号")
n = arrest(8, "2025-03-17", "2025-03-21", name="郑某某盗窃", detained="2025-03-14T14:20", told="2025-03-15T15:30")
m8 = [m for m in rows["强制措施"] if m["部门受案号"] == n][0]; fault("B06", who(n, measureNo=1), "Detained 14:20, the family told 15:30 next day; 24 hours end at 15:00 (CPL 85; U5).", "corrected"); fix(m8, 通知家属时间=T("2025-03-15T14:50"))
n = arrest(9, "2025-03-17", "2025-03-21", name="冯某某盗窃", detained="2025-03-14T14:20", told="2025-03-15T15:00"); miss("B06", who(n, measureNo=1), "Told at 15:00, the end of the 24 hours with the starting hour not counted.")

# ---- cards of the case ----------------------------------------------------------------------------------------------
n = prosecute(10, "2025-03-04", "2025-03-28", "孙某盗窃"); last("案件")["分案方式"] = "指定"; fault("A08", n, "指定 without a reason (A08).", "corrected"); fix(last("案件"), 指定分案理由="涉众型案件，由专门办案组办理")
n = prosecute(11, "2025-03-04", "2025-03-28", "褚某盗窃"); last("案件").update(分案方式="指定", 指定分案理由="未成年人案件"); miss("A08", n, "指定 with a reason."); miss("V11", n, "Sent and accepted on the same day.")
n = prosecute(12, "2025-03-17", "2025-04-02", "卫某盗窃"); last("案件").update(分案方式="轮案"); miss("A08", n, "By rota: no reason needed.")
n = prosecute(13, "2025-03-10", "2025-03-19", "蒋某盗窃"); last("案件").update(审结日期=D("2025-03-09"), 办结日期=D("2025-03-20")); fault("V12", n, "Accepted 03-10, 审结 03-09 (V12).", "corrected"); fix(last("案件"), 审结日期=D("2025-03-19"))
n = prosecute(14, "2025-03-10", "2025-03-24", "沈某盗窃"); last("案件").update(办结日期=D("2025-03-25"), 归档日期=D("2025-03-25")); miss("V13", n, "Closed and archived on the same day.")
fix(last("案件"), 归档日期=D("2025-03-24")); NEW_V13 = n
n = prosecute(15, "2025-03-10", "2025-03-24", "韩某盗窃", no="云检刑诉受[2025]9901020015号"); fault("V01", n, "Ten digits after the year: a unit code of six and a serial of five or six are needed (case-card §2).", "remains")
n = prosecute(16, "2025-03-10", "2025-03-24", "朱某盗窃"); last("案件").update(承办单位编码="990103"); fault("V03", n, "The number says 990102, the card 990103 (V03).", "corrected"); fix(last("案件"), 承办单位编码="990102")

# ---- persons ----------------------------------------------------------------------------------------------------------
n = prosecute(17, "2025-03-10", "2025-03-24", "秦某盗窃"); p = last("犯罪嫌疑人"); right = p["证件号码"]; p["证件号码"] = right[:17] + ("1" if right[17] != "1" else "2"); fault("V06", who(n), "The check character is wrong (GB 11643).", "corrected"); fix(p, 证件号码=right)
n = prosecute(18, "2025-03-10", "2025-03-24", "许某盗窃", suspects=2); p = last("犯罪嫌疑人"); p["出生日期"] = date(p["出生日期"].year, p["出生日期"].month, p["出生日期"].day + 1); p["性别"] = "女" if p["性别"] == "男" else "男"
fault("V07", who(n, "2"), "出生日期 is one day after characters 7-14 of the number (V07).", "removed"); fault("V08", who(n, "2"), "性别 disagrees with character 17 (V08).", "removed"); REMOVED_PERSON = n
miss("V06", who(n, "2"), "The number itself is valid."); miss("V07", who(n, "1"), "Birth and number agree."); miss("V08", who(n, "1"), "Sex and number agree.")
n = prosecute(19, "2025-03-10", "2025-03-24", "何某盗窃"); last("犯罪嫌疑人").update(证件类型="护照", 证件号码="990102198001010001"); miss("V06", who(n), "Eighteen digits with a wrong check character, but a passport: the checksum is for 居民身份证 only (case-card §2.1.4)."); miss("V07", who(n), "A passport."); miss("V08", who(n), "A passport.")

# ---- bail -------------------------------------------------------------------------------------------------------------
n = prosecute(20, "2025-03-10", "2025-03-28", "吕某盗窃", "取保"); last("强制措施")["保证人"] = None; fault("V20", who(n, measureNo=1), "Bail with neither deposit nor guarantor (CPL 68).", "corrected"); fix(last("强制措施"), 保证金金额=5000)
n = prosecute(21, "2024-03-11", "2024-04-10", "施某盗窃", "取保", 2024); last("强制措施").update(解除日期=D("2025-03-13"), 解除原因="期满解除"); fault("B03", who(n, measureNo=1), "12 months from 2024-03-11 end 2025-03-11; lifted 03-13 (CPL 79).", "corrected"); fix(last("强制措施"), 解除日期=D("2025-03-11"))
fault("V24", who(n, measureNo=1), "The card's own dates: more than 12 months, 2024-03-11 to 2025-03-13 (CPL 79).", "corrected")
def old(n):  # decided in 2024, numbered with the year 2025 like every case of this book, and never archived
    fault("V32", who(n), "Decided 2024-04-10, the number says 2025 (V32).", "remains"); fault("F12", n, "Closed 2024-04-10: ninety days (ours) ended 07-09, not archived.", "remains")
old(n)
n = prosecute(22, "2024-03-11", "2024-04-10", "张某诈骗", "取保", 2024); last("强制措施").update(解除日期=D("2025-03-11"), 解除原因="期满解除", 保证人=None, 保证金金额=1000); miss("B03", who(n, measureNo=1), "Lifted on the last day, 2025-03-11."); miss("V20", who(n, measureNo=1), "A deposit.")
old(n)

# ---- prosecution reviews -----------------------------------------------------------------------------------------------
n = prosecute(23, "2025-01-03", "2025-02-05", "孔某盗窃"); r = last("审查起诉"); fault("D01", who(n), "In custody: the month ended 2025-02-03, a holiday, not extended (T4); decided 02-05.", "corrected"); fault("D03", who(n), "Decided after the month, no extension recorded (CPL 172).", "corrected")
fix(r, 延长15日批准日期=D("2025-01-27"), 延长审批文号="云检延〔2025〕3号"); fix(last("案件"), 是否重大复杂="是")
NEW_F12 = [n]; miss("F12", n, "Closed less than ninety days ago.")
n = prosecute(24, "2025-01-03", "2025-02-05", "曹某盗窃", "取保"); miss("D01", who(n), "On bail: 02-03 rolls to 02-05 (T4b)."); miss("D03", who(n), "Decided within the rolled month."); miss_before_may(n)
n = prosecute(25, "2024-08-05", "2025-03-20", "严某诈骗", year=2024, arrested="2024-07-01")
for k, (out, back) in enumerate((("2024-09-04", "2024-09-30"), ("2024-10-29", "2024-11-28"), ("2024-12-27", "2025-01-24")), 1): add("退回补充侦查", 部门受案号=n, 嫌疑人编号="1", 退回次数=k, 退回日期=D(out), 重新移送日期=D(back), 补充侦查提纲="是")
r = last("审查起诉"); r.update(决定日期=D("2025-02-21"), 讯问日期=D("2025-02-20")); last("案件").update(审结日期=D("2025-02-21"), 办结日期=D("2025-02-21"), 移送日期=D("2024-08-06"))
fault("D04", n, "Three returns (CPL 175: at most two).", "removed"); fault("V11", n, "Sent 2024-08-06, accepted 08-05 (V11).", "removed"); REMOVED_CASE = n
fault("V35", who(n, returnNo=3), "The third return (CPL 175: at most two).", "removed")
fault("B18", who(n), "Ten months proposed, arrested 2024-07-01: reached on 2025-04-30, less than thirty days (ours) ahead (GZ 575).", "removed")
n = prosecute(26, "2024-09-09", "2025-01-24", "华某诈骗", year=2024, arrested="2024-08-01")
for k, (out, back) in enumerate((("2024-10-08", "2024-11-07"), ("2024-12-06", "2025-01-03")), 1): add("退回补充侦查", 部门受案号=n, 嫌疑人编号="1", 退回次数=k, 退回日期=D(out), 重新移送日期=D(back), 补充侦查提纲="是")
miss("D04", n, "Two returns."); miss("B18", who(n), "Ten months from 2024-08-01 end 2025-05-31: more than thirty days ahead."); NEW_B18 = n; miss_before_may(n)
n = prosecute(27, "2025-01-20", "2025-04-10", "金某诈骗"); add("退回补充侦查", 部门受案号=n, 嫌疑人编号="1", 退回次数=1, 退回日期=D("2025-02-14"), 重新移送日期=D("2025-03-20"), 补充侦查提纲="是")
fault("D05", who(n, returnNo=1), "Due back 2025-03-14 (T13), came back 03-20, nobody asked for reasons (GZ 346, 347).", "corrected"); fix(last("退回补充侦查"), 催问日期=D("2025-03-17"))
fault("V37", who(n, returnNo=1), "Due back 2025-03-14, came back 03-20 (GZ 346): stays so, whatever was asked since.", "remains")
n = prosecute(28, "2025-01-20", "2025-04-10", "魏某诈骗"); add("退回补充侦查", 部门受案号=n, 嫌疑人编号="1", 退回次数=1, 退回日期=D("2025-02-14"), 重新移送日期=D("2025-03-14"), 补充侦查提纲="是"); miss("D05", who(n, returnNo=1), "Back on the last day, 03-14."); miss("D01", who(n), "Re-transfer restarts the month: 03-14 to 04-14, decided 04-10.")
n = prosecute(29, "2025-03-10", "2025-03-28", "陶某盗窃", told="2025-03-14"); fault("E01", who(n), "3 days from 03-10 end 03-13 (CPL 34); told 03-14.", "corrected"); fix(last("审查起诉"), 告知嫌疑人日期=D("2025-03-13"))
n = prosecute(30, "2025-03-10", "2025-03-28", "姜某盗窃", told="2025-03-13"); last("审查起诉")["告知被害人日期"] = D("2025-03-13"); miss("E01", who(n), "Told on the third day."); miss("E02", n, "Victim told on the third day, 03-13 (CPL 46).")
n = prosecute(31, "2025-03-03", "2025-03-26", "戚某盗窃"); last("审查起诉")["讯问日期"] = None; fault("E04", who(n), "Indicted without questioning in this stage (CPL 173).", "undetermined")
fix(last("审查起诉"), 讯问日期=D("2025-03-20"), 决定日期="三月底"); fix(last("案件"), 审结日期=None, 办结日期=None); UNDETERMINED = n
n = prosecute(32, "2025-03-03", "2025-03-26", "谢某盗窃"); miss("E04", who(n), "Questioned on the day of the decision.")
def non(n, name, kind, handed, decided="2025-03-28"):
    no = prosecute(n, "2025-03-05", decided, name, "取保"); last("审查起诉").update(处理决定="不起诉", 不起诉类型=kind, 行刑反向衔接移送日期=D(handed), 公开宣布日期=D(decided), 程序建议=None, 量刑建议类型=None, 建议刑种=None, 建议刑期下限月=None, 建议刑期上限月=None); return no
n = non(33, "邹某盗窃", None, "2025-04-01"); fault("V40", who(n), "不起诉 and no 不起诉类型 (V40).", "corrected"); fix(last("审查起诉"), 不起诉类型="相对不起诉")
question("V41", who(n), "Of what kind is not recorded, so whether it needed a return is not known; answered with the kind.")
n = non(34, "喻某盗窃", "相对不起诉", "2025-04-03"); fault("D13", who(n), "Working days after Friday 03-28: 03-31, 04-01, 04-02; handed over 04-03 (XXXJ).", "remains"); miss("V40", who(n), "The kind is recorded.")
n = non(35, "柏某盗窃", "存疑不起诉", "2025-04-02"); miss("D13", who(n), "Handed over on the third working day, 04-02."); fault("V41", who(n), "For want of evidence without any return (CPL 175; GZ 367).", "remains")
n = prosecute(36, "2025-03-10", "2025-03-28", "水某盗窃"); miss("V31", who(n, sheet="审查起诉"), "The number is recorded."); miss("V50", who(n), "确定刑, both ends 10 months."); fix(last("审查起诉"), 决定书文号=None); NEW_V31 = n

# ---- documents and property ----------------------------------------------------------------------------------------------
n = prosecute(37, "2025-03-03", "2025-03-26", "窦某盗窃"); add("文书", 部门受案号=n, 文书名称="起诉书", 文号="云检刑诉〔2025〕701号", 拟稿日期=D("2025-03-20"), 审批日期=D("2025-03-27"), 用印日期=D("2025-03-26"), 文书日期=D("2025-03-26"), 送达对象="云山县人民法院", 送达日期=D("2025-03-28")); fault("F01", {"legalCaseNo": n, "documentNo": "云检刑诉〔2025〕701号"}, "Sealed 03-26, approved 03-27 (F01).", "remains"); fault("F03", {"legalCaseNo": n, "documentNo": "云检刑诉〔2025〕701号"}, "Dated 03-26, approved 03-27 (F03).", "remains")
n = prosecute(38, "2025-03-03", "2025-03-26", "章某盗窃"); add("文书", 部门受案号=n, 文书名称="起诉书", 文号="云检刑诉〔2025〕702号", 拟稿日期=D("2025-03-20"), 审批日期=D("2025-03-26"), 用印日期=D("2025-03-26"), 文书日期=D("2025-03-26"), 送达对象="云山县人民法院", 送达日期=D("2025-03-26")); miss("F01", {"legalCaseNo": n, "documentNo": "云检刑诉〔2025〕702号"}, "Approved, sealed and served on one day.")
thing = dict(部门受案号=n, 数量=1, 单位="部", 权属人="被害人甲", 查扣冻日期=D("2025-03-03"), 入库日期=D("2025-03-04"))
add("涉案财物", **{**thing, "财物编号": "1", "类别": "物", "名称": "手机", "出库日期": D("2025-03-27"), "出库类型": "返还", "出库审批日期": D("2025-03-27"), "出库审批文号": "云检财〔2025〕1号"}); miss("C04", {"legalCaseNo": n, "itemNo": "1"}, "Approved on the day it left.")
add("涉案财物", **{**thing, "财物编号": "2", "类别": "款", "名称": "现金", "单位": "元", "金额": 12000, "入账金额": 12000}); miss("C08", {"legalCaseNo": n, "itemNo": "2"}, "Deposited as seized."); fix(last("涉案财物"), 入账金额=10200); NEW_C08 = n


def cell(column, value):
    if value is None:
        return blank("body")
    if isinstance(value, str):
        return text(value, "text" if column in ("证件号码", "统一受案号", "承办单位编码") else "body")
    if isinstance(value, datetime):
        return real_date(value, "datetime")
    if isinstance(value, date):
        return real_date(value, "date")
    return Cell("n", value, "money" if column in MONEY else "integer")


def write(path, data):
    book = Book()
    for name, columns in COLUMNS.items():
        s = book.sheet(name)
        own = ["备注"] if name in ("案件", "强制措施") else []
        header = (["序号"] if name == "案件" else []) + columns + own + (["办案天数"] if name == "案件" else [])
        if name == "案件":
            s.add(text("云山县人民检察院案件信息表", "title")); s.merge(f"A1:{letter(len(header) - 1)}1"); s.heights[1] = 30
        s.add(*[text(h, "header") for h in header]); s.heights[len(s.rows)] = 24
        top = len(s.rows)
        s.freeze = "C3" if name == "案件" else "D2" if name == "犯罪嫌疑人" else "B2"
        for i, row in enumerate(data[name], 1):
            cells = ([Cell("n", i, "integer")] if name == "案件" else []) + [cell(c, row.get(c)) for c in columns]
            y = top + i
            if own:
                cells.append(text("系统导出", "note") if i % 7 == 0 else blank("body"))
            if name == "案件":
                a, d_ = letter(header.index("受理日期")), letter(header.index("审结日期"))
                days = (row["审结日期"] - row["受理日期"]).days if row["审结日期"] else None
                cells.append(formula(f'IF({d_}{y}="","",{d_}{y}-{a}{y})', days if days is not None else "", "n" if days is not None else "str", "integer"))
            s.add(*cells)
        bottom = top + len(data[name])
        for i, h in enumerate(header):
            s.widths[i] = 26 if h in ("部门受案号", "案件名称", "证件号码", "决定书文号", "文号") else 6 if h == "序号" else 13.5
        at = lambda h: letter(header.index(h))
        if name == "案件":
            s.filter = f"A{top}:{letter(len(header) - 1)}{bottom}"
            s.lists = [(f"{at('案件类别')}{top + 1}:{at('案件类别')}500", '"审查逮捕,审查起诉"'), (f"{at('分案方式')}{top + 1}:{at('分案方式')}500", "字典!$A$2:$A$4")]
            s.hidden_columns = [header.index("统一受案号")]
            s.comments = [(f"{at('承办检察官')}{top + 1}", "此人三月起调入")]
        if name == "犯罪嫌疑人":
            s.lists = [(f"{at('性别')}2:{at('性别')}500", '"男,女"'), (f"{at('羁押状态')}2:{at('羁押状态')}500", "字典!$B$2:$B$6")]
        if name == "审查逮捕":
            s.lists = [(f"{at('审查决定')}2:{at('审查决定')}500", "字典!$C$2:$C$5")]
            s.comments = [(f"{at('决定日期')}2", "请核对决定书原件")]
    h = book.sheet("字典", "hidden")
    h.add("分案方式", "羁押状态", "审查决定")
    for r in zip(("随机", "指定", "轮案", None, None), ("在押", "取保", "监视居住", "在逃", "未采取"), ("批准逮捕", "不批准逮捕", "决定逮捕", "不予逮捕", None)):
        h.add(*r)
    book.names = [("分案方式表", "字典!$A$2:$A$4")]
    book.save(path)
    return book


def place(data, sheet, pick, column):
    """where a cell stands: (sheet, cell)"""
    header = (["序号"] if sheet == "案件" else []) + COLUMNS[sheet]
    top = 2 if sheet == "案件" else 1
    i = next(i for i, r in enumerate(data[sheet]) if pick(r))
    return f"{letter(header.index(column))}{top + i + 1}"


MARKS = {"B01": ("审查逮捕", "决定日期"), "B02": ("审查逮捕", "决定日期"), "V28": ("审查逮捕", "不捕类型"), "V26": ("审查逮捕", "审查决定"), "V31": ("审查逮捕", "决定书文号"), "B06": ("强制措施", "通知家属时间"), "A08": ("案件", "指定分案理由"),
         "V12": ("案件", "审结日期"), "V01": ("案件", "部门受案号"), "V03": ("案件", "承办单位编码"), "V06": ("犯罪嫌疑人", "证件号码"), "V07": ("犯罪嫌疑人", "出生日期"), "V08": ("犯罪嫌疑人", "性别"), "V20": ("强制措施", "保证人"), "B03": ("强制措施", "解除日期"),
         "D01": ("审查起诉", "决定日期"), "D03": ("审查起诉", "延长15日批准日期"), "D04": ("案件", "部门受案号"), "V11": ("案件", "移送日期"), "D05": ("退回补充侦查", "重新移送日期"), "E01": ("审查起诉", "告知嫌疑人日期"), "E04": ("审查起诉", "讯问日期"), "V40": ("审查起诉", "不起诉类型"), "D13": ("审查起诉", "行刑反向衔接移送日期"), "F01": ("文书", "用印日期"),
         "V24": ("强制措施", "解除日期"), "V32": ("审查起诉", "决定书文号"), "F12": ("案件", "归档日期"), "V35": ("退回补充侦查", "退回次数"), "B18": ("审查起诉", "建议刑期下限月"), "V37": ("退回补充侦查", "重新移送日期"), "V41": ("审查起诉", "不起诉类型"), "F03": ("文书", "文书日期")}


def picker(f):
    def pick(r):
        return (r["部门受案号"] == f["legalCaseNo"] and ("suspectNo" not in f or r.get("嫌疑人编号") == f["suspectNo"]) and ("measureNo" not in f or r.get("措施序号") == f["measureNo"]) and ("returnNo" not in f or r.get("退回次数") == f["returnNo"])
                and ("documentNo" not in f or r.get("文号") == f["documentNo"]))
    return pick


export = {k: [dict(r) for r in v] for k, v in rows.items()}
for f in planted:
    sheet, column = MARKS[f["rule"]]
    f["row"] = {"sheet": sheet, "cell": place(export, sheet, picker(f), column)}
    for r in export["犯罪嫌疑人"]:
        if r["部门受案号"] == f["legalCaseNo"] and r["嫌疑人编号"] == f.get("suspectNo"):
            f["subjectName"] = r["姓名"]
write(os.path.join(HERE, "export.xlsx"), export)

# ---- the corrected export: fixes, two subjects gone, three new faults ---------------------------------------------------
for row, cells in fixes:
    row.update(cells)
gone = lambda r: r["部门受案号"] == REMOVED_CASE or (r["部门受案号"] == REMOVED_PERSON and r.get("嫌疑人编号") == "2")
corrected = {k: [dict(r) for r in v if not gone(r)] for k, v in rows.items()}
write(os.path.join(HERE, "corrected.xlsx"), corrected)

new = [{"rule": "V13", "legalCaseNo": NEW_V13, "why": "办结 03-25, 归档 03-24 (V13)."}, {"rule": "V31", **who(NEW_V31, sheet="审查起诉"), "why": "The number was deleted (V31)."}, {"rule": "C08", "legalCaseNo": NEW_C08, "itemNo": "2", "why": "Seized 12,000.00, deposited 10,200.00 (C08)."},
       {"rule": "B18", **who(NEW_B18), "why": "Ten months from 2024-08-01 end 2025-05-31, less than thirty days (ours) ahead (GZ 575)."}] + [{"rule": "F12", "legalCaseNo": no, "why": "Closed on the day of decision: ninety days (ours) ended 04-24 or 05-06, not archived."} for no in NEW_F12]
strip = lambda f: {k: v for k, v in f.items() if k != "fate"}
plain = lambda f: {k: v for k, v in f.items() if k not in ("fate", "row", "subjectName")}
asked = lambda fate: [plain(q) for q in questions if q["fate"] == fate]
by = lambda fate: [plain(f) for f in planted if f["fate"] == fate]
same_key = lambda a, b: all(a.get(k) == b.get(k) for k in ("rule", "legalCaseNo", "suspectNo", "measureNo", "returnNo", "documentNo", "itemNo", "sheet"))
still = [m for m in near if not any(same_key(m, x) for x in new) and not (m["legalCaseNo"] == REMOVED_PERSON and m.get("suspectNo") == "2")]
OPEN = [{"rule": r, **who(UNDETERMINED), "why": "决定日期 cannot be read: undetermined, or clear where the rule does not need it; a hit is wrong"} for r in ("D01", "D03", "E01")]
at = lambda data, sheet, no, column, **k: place(data, sheet, picker({"legalCaseNo": no, **k}), column)
first_case = rows["案件"][0]["部门受案号"]
expected = {
    "files": {
        "export.xlsx": {"asOf": "2025-04-15", "complete": True, "hits": [strip(f) for f in planted], "mustNot": near, "undetermined": [plain(q) for q in questions], "problems": [], "counts": {k: len(v) for k, v in export.items()}},
        "corrected.xlsx": {"asOf": "2025-05-15", "complete": True, "hits": by("remains") + new, "mustNot": [plain(f) for f in planted if f["fate"] == "corrected"] + still, "undetermined": by("undetermined") + asked("remains"), "open": OPEN,
                           "problems": [{"sheet": "审查起诉", "cell": at(corrected, "审查起诉", UNDETERMINED, "决定日期"), "kind": "unreadable", "raw": "三月底"}], "counts": {k: len(v) for k, v in corrected.items()}},
    },
    "comparison": {"from": "export.xlsx", "to": "corrected.xlsx", "scope": "full", "corrected": by("corrected") + asked("corrected"), "remains": by("remains") + asked("remains"), "new": new, "notReexamined": [{**plain(f), "because": "subject is not in the new data" if f["fate"] == "removed" else "the rule is undetermined there: 决定日期 cannot be read"} for f in planted + questions if f["fate"] in ("removed", "undetermined")]},
    "preserve": {"file": "export.xlsx", "what": "of `check --xlsx OUT` for export.xlsx: everything the office made must still be there", "sheets": list(COLUMNS) + ["字典"], "hidden": ["字典"],
        "freeze": {"案件": "C3", "犯罪嫌疑人": "D2", "强制措施": "B2", "审查逮捕": "B2", "审查起诉": "B2", "退回补充侦查": "B2", "文书": "B2", "涉案财物": "B2"},
        "merges": {"案件": ["A1:V1"]}, "autoFilter": ["案件"], "hiddenColumns": {"案件": ["C"]}, "widths": {"案件": {"A": 6, "B": 26}, "犯罪嫌疑人": {"A": 26, "B": 13.5}}, "rowHeights": {"案件": {"1": 30, "2": 24}},
        "dropDowns": {"案件": 2, "犯罪嫌疑人": 2, "审查逮捕": 1}, "definedNames": ["分案方式表"],
        "comments": [{"sheet": "案件", "cell": "I3", "text": "此人三月起调入"}, {"sheet": "审查逮捕", "cell": "I2", "text": "请核对决定书原件", "note": "this cell is also marked by B01: both texts must be there"}],
        "fonts": [{"sheet": "案件", "cell": "A1", "name": "方正小标宋简体", "size": 18, "bold": True}, {"sheet": "案件", "cell": "B2", "name": "黑体", "color": "FFFFFFFF"}, {"sheet": "案件", "cell": "B3", "name": "仿宋_GB2312"}],
        "fills": [{"sheet": "案件", "cell": "B2", "rgb": "FF1F4E79"}, {"sheet": "案件", "cell": "U9", "rgb": "FFFFF2CC"}],
        "formulas": [{"sheet": "案件", "cell": "V3"}], "values": "every value, date format and text of the office's cells unchanged, unknown columns 序号, 备注, 办案天数 included; added are marks, notes and a findings sheet only"},
}
json.dump(expected, open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
c = expected["comparison"]
print(len(rows["案件"]), "cases;", len(planted), "planted,", len(near), "near misses; corrected", len(c["corrected"]), "remains", len(c["remains"]), "new", len(c["new"]), "not re-examined", len(c["notReexamined"]))
