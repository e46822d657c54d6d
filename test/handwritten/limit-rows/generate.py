"""Writes expected.jsonl: every clock of every row of time-limits.md §§2-8 at chosen triggers. Reads nothing of the product."""
import json
import os
import re
from datetime import date as D, datetime as T, timedelta
from periods import *
from rows import CLOCKS

SHEET = os.path.join(DATA, "domain/time-limits.md")
HERE = os.path.dirname(os.path.abspath(__file__))


def sheet_rows():
    """(section, first cell) -> header/cell dictionary, in order."""
    rows, section, header = {}, None, None
    for line in open(SHEET, encoding="utf-8"):
        title = re.match(r"##+ ([\d.]+)", line)
        if title:
            section, header = title.group(1).rstrip("."), None
        elif line.startswith("|") and section and section[0] in "2345678":
            cells = [c.strip() for c in line.strip().strip("|").split("|")]
            if header is None:
                header = cells
            elif set(cells[0]) - set("-"):
                rows[(section, cells[0])] = dict(zip(header, cells))
    return rows


ROWS = sheet_rows()
assert set(ROWS) == set(CLOCKS), (set(ROWS) - set(CLOCKS), set(CLOCKS) - set(ROWS))


def steps(clock):
    """base and extension as ISO durations"""
    iso = {"h": "PT{}H", "d": "P{}D", "m": "P{}M", "w": "{} working days", "b": "-P{}D"}.get(clock["kind"])
    first = iso.format(clock["n"]) if iso else None
    if clock["kind"] == "m" and clock["n"] >= 24 and clock["n"] % 12 == 0:
        first = f"P{clock['n'] // 12}Y"
    return first, [("P{}D" if u == "d" else "P{}M").format(n) for u, n in clock["extend"]]


def end(clock, trigger):
    """(legal expiry, same-numbered warning day, other reading of U2 or None)"""
    if clock["kind"] == "d":
        legal = number = add_days(trigger, clock["n"])
    else:
        legal, number = add_months(trigger, clock["n"]), same_number(trigger, clock["n"])
    months_only = clock["kind"] == "m" and clock["extend"] and all(u == "m" for u, _ in clock["extend"])
    if months_only:
        total = clock["n"] + sum(n for _, n in clock["extend"])
        chained = legal
        for _, n in clock["extend"]:
            chained = add_months(chained, n)
        origin = add_months(trigger, total)
        number = same_number(trigger, total)
        return min(origin, chained), min(number, origin, chained), (max(origin, chained) if origin != chained else None)
    for unit, n in clock["extend"]:
        legal, number = add_days(legal, n), add_days(number, n)
    return legal, number, None


def find_trigger(clock, inside):
    """the trigger whose un-rolled end is the given day, or the nearest after it inside the block"""
    for target in inside:
        guess = target - timedelta(31 * (clock["n"] + 12)) if clock["kind"] == "m" else target - timedelta(200)
        while guess < target:
            if end(clock, guess)[0] == target:
                return guess
            guess += timedelta(1)
    raise ValueError(clock)


def triggers(clock):
    """(why, trigger) for one clock"""
    kind = clock["kind"]
    if kind == "h":
        return [("ordinary weekday", T(2025, 3, 12, 14, 20)), ("start on the full hour", T(2025, 3, 12, 14, 0)),
                ("end in 春节 2025", T(2025, 1, 27, 16, 45)), ("month end", T(2025, 4, 30, 9, 5)),
                ("year end", T(2025, 12, 31, 23, 59)), ("Feb 2024 (leap)", T(2024, 2, 28, 20, 30))]
    if kind in ("none",):
        return [("no number", None)]
    if kind == "same":
        return [("ordinary weekday", D(2025, 3, 12)), ("a day in 春节 2025", D(2025, 1, 30)), ("month end", D(2025, 2, 28)),
                ("year end", D(2025, 12, 31)), ("Feb 2024 (leap)", D(2024, 2, 29))]
    if kind == "b":
        n = clock["n"]
        return [("ordinary weekday", D(2025, 3, 12) + timedelta(n)), ("day counted to falls in 春节 2025", D(2025, 1, 30) + timedelta(n)),
                ("month end", D(2025, 4, 30)), ("year end", D(2025, 12, 31)), ("after 元旦 2026", D(2026, 1, 2) + timedelta(n)),
                ("Feb 2024 (leap)", D(2024, 2, 29) + timedelta(n))]
    if kind == "w":
        return [("ordinary weekday", D(2025, 3, 12)), ("before 春节 2025", D(2025, 1, 24)), ("on a 调休 workday", D(2025, 1, 26)),
                ("inside 春节 2025", D(2025, 1, 30)), ("month end", D(2025, 4, 30)), ("year end", D(2025, 12, 31)),
                ("Feb 2024 (leap)", D(2024, 2, 28)), ("before 春节 2024", D(2024, 2, 8))]
    block = [D(2025, 1, 30), D(2025, 1, 31), D(2025, 1, 29)]
    spring = find_trigger(clock, block)
    months = clock["n"] if kind == "m" else 0
    back_by = max(0, -(-(months - 12) // 12))  # so that every end lies inside the calendar
    out = [("ordinary weekday", D(2025 - back_by, 3, 12)), ("end in 春节 2025", spring), ("month end", D(2025 - back_by, 2, 28)),
           ("month end", D(2025 - back_by, 4, 30)), ("year end", D(2025 - back_by, 12, 31)),
           ("Feb 2024 (leap)", D(2024, 2, 28)), ("Feb 2024 (leap)", D(2024, 2, 29))]
    if kind == "m":
        out += [("Jan 30 before Feb 2024 (leap)", D(2024, 1, 30)), ("Jan 31 before Feb 2024 (leap)", D(2024, 1, 31))]
    if kind == "d" and clock["n"] <= 10:
        out.append(("end on Saturday", D(2025, 3, 15) - timedelta(clock["n"])))
        out.append(("end on a 调休 workday (Sun 2025-01-26)", D(2025, 1, 26) - timedelta(clock["n"])))
    seen, unique = set(), []
    for why, day in out:
        if day not in seen:
            seen.add(day)
            unique.append((why, day))
    return unique


def line(key, clock, why, trigger, custody):
    row = ROWS[key]
    base, extend = steps(clock)
    out = {"row": f"{key[0]} {key[1].strip('*')}", "trigger": trigger.isoformat() if trigger else None,
           "period": row.get("base") or row.get("length") or "", "iso": base, "extend": extend, "circumstances": clock["what"],
           "custody": custody, "case": why, "tag": row.get("tag", ""), "article": row.get("article", ""),
           "triggerText": row.get("trigger 起算") or row.get("trigger", "")}
    for name in ("notDeadline", "window"):
        if clock.get(name):
            out[name] = True
    legal = due = warn = None
    notes = []
    kind = clock["kind"]
    if kind == "h":
        due = legal = add_hours(trigger, clock["n"])
        warn = exact_hours(trigger, clock["n"])
        notes.append("U5: starting hour not counted; hours never roll (C2); warning at the exact hours")
        if trigger.minute == 0:
            out["accept"] = [exact_hours(trigger, clock["n"]).isoformat()]
            notes.append("open L1: a start on the full hour may also be read as losing no hour")
    elif kind == "same":
        due = legal = warn = trigger
        notes.append("当日/同时 can be tested by date (C13); does not roll")
    elif kind == "w":
        due = legal = warn = add_working_days(trigger, clock["n"])
        notes.append("working days by the calendar table (C8, C9)")
    elif kind == "b":
        legal, due = backward(trigger, clock["n"])
        notes.append("C11: anchor day not counted; a rest day goes to the last working day before")
        out["anchor"] = True
    elif kind in ("d", "m"):
        legal, number, other = end(clock, trigger)
        rolls = clock["roll"] == "yes" or (clock["roll"] == "who" and not custody)
        due = roll(legal) if rolls else legal
        if due is None:
            notes.append("beyond the calendar: no answer until it is imported")
        if rolls:
            warn = legal
            notes.append("rolls (C2)" if due != legal else "C2, but the last day is a working day")
        else:
            warn = legal
            if clock["roll"] == "no" and not clock.get("open") or clock["roll"] == "who":
                warn = min(legal - timedelta(1), number)
                notes.append("custody clock: never rolls (C3); warning U1" + (" and U8" if number < legal - timedelta(1) else ""))
            else:
                notes.append("un-rolled")
        if kind == "m" and trigger.day == monthrange(trigger.year, trigger.month)[1] and legal.day != trigger.day:
            notes.append("C5: last day of its month")
        if other:
            out["otherReading"] = other.isoformat()
            if not custody:
                out["acceptLegal"] = [other.isoformat()]
                out["accept"] = [x.isoformat() for x in (other, roll(other)) if x and x != due]
            notes.append("U2: from the original trigger and from the previous expiry differ; the earlier is taken"
                         + ("" if not rolls else " (the sheet settles this for custody only)"))
        if extend and kind == "m" and any(u == "d" for u, _ in clock["extend"]):
            notes.append("U3: extension from the un-rolled end")
    else:
        notes.append("nothing to compute; the product must not invent a number")
    if clock.get("open"):
        out["open"] = clock["open"]
        if due is not None and kind in ("d", "m") and not due == legal:
            out["accept"] = sorted({legal.isoformat(), *out.get("accept", [])})
        elif kind in ("d", "m") and legal is not None and roll(legal) not in (None, legal):
            out["accept"] = sorted({roll(legal).isoformat(), *out.get("accept", [])})
    stamp = lambda x: None if x is None else x.isoformat()
    out.update(expectedLegalExpiry=stamp(legal), expectedDue=stamp(due), expectedWarning=stamp(warn), note="; ".join(notes))
    return out


lines = []
for key in ROWS:
    for clock in CLOCKS[key]:
        for why, trigger in triggers(clock):
            if "custody" in clock:
                states = [clock["custody"]]
            elif clock["roll"] == "who":
                states = [True, False]
            elif clock["kind"] in ("d", "m") and clock["roll"] == "no" and key[0] in ("2", "2.1"):
                states = [True]
            else:
                states = [None]
            for custody in states:
                lines.append(line(key, clock, why, trigger, custody))
        # U9: a duty that does not measure custody rolls even while the suspect is in custody
        if clock["roll"] == "yes" and "custody" not in clock and not clock.get("open") and key[0] in "3456" and clock["kind"] == "d":
            why, trigger = triggers(clock)[1]
            extra = line(key, clock, why, trigger, True)
            extra["note"] += "; suspect in custody, the duty rolls all the same (U9 default)"
            extra["setting"] = "U9"
            lines.append(extra)

with open(os.path.join(HERE, "expected.jsonl"), "w", encoding="utf-8") as out:
    for item in lines:
        out.write(json.dumps(item, ensure_ascii=False) + "\n")
print(len(lines), "lines,", len(ROWS), "rows;", sum("open" in x for x in lines), "open,", sum("otherReading" in x for x in lines), "with another reading")
