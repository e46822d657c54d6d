"""Statutory periods computed from time-limits.md §1 (C1-C5, C8, C9, C11, C12, U1-U9) and the calendar table.

Independent of the product: Python standard library only. Days are datetime.date, hours datetime.datetime.
"""
import csv
import os
from calendar import monthrange
from datetime import date, timedelta

DATA = os.environ.get("JIANHENG_TEST_DATA", os.path.join(os.path.dirname(os.path.abspath(__file__)), *[".."] * 4, "shared"))
FIRST_YEAR, LAST_YEAR = 2018, 2026


def _load():
    table = {}
    with open(os.path.join(DATA, "data/calendar/holidays-2018-2026.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            table[date.fromisoformat(row["date"])] = row["type"]
    return table


TABLE = _load()


def is_rest(day):
    """C8: the table decides; else Saturday and Sunday rest. Outside 2018-2026 nobody knows: None."""
    if day in TABLE:
        return TABLE[day] == "休"
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return day.weekday() >= 5


def roll(day):
    """C2: a last day that is a rest day moves to the first day after the block. None outside the calendar."""
    while True:
        rest = is_rest(day)
        if rest is None:
            return None
        if not rest:
            return day
        day += timedelta(1)


def roll_back(day):
    """C11: the last working day on or before."""
    while True:
        rest = is_rest(day)
        if rest is None:
            return None
        if not rest:
            return day
        day -= timedelta(1)


def add_days(day, n):
    """C1: the trigger day is not counted."""
    return day + timedelta(n)


def _target(day, months):
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return year, month + 1, monthrange(year, month + 1)[1]


def add_months(day, months):
    """C5: same-numbered day; from the last day of a month the last day; where there is no such day the last one."""
    year, month, last = _target(day, months)
    if day.day == monthrange(day.year, day.month)[1]:
        return date(year, month, last)
    return date(year, month, min(day.day, last))


def same_number(day, months):
    """U8: the plain same-numbered day, used as a warning date in custody."""
    year, month, last = _target(day, months)
    return date(year, month, min(day.day, last))


def add_working_days(day, n):
    """C9: the trigger day is not counted; only working days are."""
    while n:
        day += timedelta(1)
        rest = is_rest(day)
        if rest is None:
            return None
        n -= not rest
    return day


def add_hours(moment, n):
    """C1/U5: the hour in which it starts is not counted, even if it starts on the full hour (open point L1).
    Hours never roll (C2)."""
    hour = moment.replace(minute=0, second=0, microsecond=0)
    return hour + timedelta(hours=1 + n)


def exact_hours(moment, n):
    """U5: the warning, trigger plus n hours exactly."""
    return moment + timedelta(hours=n)


def backward(anchor, n):
    """C11: (anchor - n, last working day on or before it)."""
    end = anchor - timedelta(n)
    return end, roll_back(end)
