"""The end of every named limit, worked out from the fact sheet of time limits by a few lines that share nothing with the
program: `python3 named-limits.py` writes named-limits.jsonl. Two starts each: an ordinary one in March 2025, and one whose
last day falls into the Spring Festival of 2025. Hours end after the full hour following the start (C1, U5)."""
import calendar, json, os
from datetime import date, datetime, timedelta

# Notice of the State Council for 2025 (fact sheet 1.2) and what 2024 and 2026 to 2027 need of theirs.
REST, WORK = set(), set()
def days(first, last=None):
    a, b = date.fromisoformat(first), date.fromisoformat(last or first)
    return {a + timedelta(n) for n in range((b - a).days + 1)}
for span in ["2024-10-01 2024-10-07", "2025-01-01", "2025-01-28 2025-02-04", "2025-04-04 2025-04-06", "2025-05-01 2025-05-05",
             "2025-05-31 2025-06-02", "2025-10-01 2025-10-08", "2026-01-01 2026-01-03", "2026-02-15 2026-02-23"]:
    REST |= days(*span.split())
for one in "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28".split():
    WORK |= days(one)
def working(d): return d in WORK or (d not in REST and d.weekday() < 5)

def months(t, n):
    y, m = divmod(t.year * 12 + t.month - 1 + n, 12); m += 1
    last = calendar.monthrange(y, m)[1]
    at_end = t.day == calendar.monthrange(t.year, t.month)[1]
    return date(y, m, last if at_end else min(t.day, last))
def end(t, amount, unit):
    if unit == "d": return t + timedelta(amount)
    if unit == "m": return months(t, amount)
    if unit == "y": return months(t, 12 * amount)
    if unit == "mh": return months(t, amount) + timedelta(15)   # a month and a half
    if unit == "b": return t - timedelta(amount)                # counted backward from the anchor
    if unit == "w":
        while amount:
            t += timedelta(1); amount -= working(t)
        return t
def forward(d):
    while not working(d): d += timedelta(1)
    return d
def backward(d):
    while not working(d): d -= timedelta(1)
    return d

# rule: roll = a holiday moves the last day; held = custody, never; each = by the state of the person; stays = never.
TABLE = """
7d held yes arrest-review:in-custody own-arrest-review:in-custody
15d roll no arrest-review own-arrest-review
20d roll no arrest-review:complex own-arrest-review:complex
7d held both own-file-to-prosecution police-detention:special
14d held both own-detention
10d held both transferred-detention
3d held both police-detention
30d held both police-detention:roaming-or-gang
2m held both investigation-custody
7b back both custody-extension-request own-case-dismissal-report
10b back both own-case-dismissal-report:complex indictment-service
20b back both designated-jurisdiction-talks
3b back both hearing-notice death-sentence-notice public-interest-hearing-notice
15b back both trial-extension-request
5b back both trial-extension-refusal
7b fixed both custody-expiry-reminder
10b fixed both technical-investigation-renewal
5d roll both recount-report bail-breach-opinion employer-notice non-arrest-reconsideration-request non-arrest-review-request
5d roll both avoidance-reconsideration-request victim-evidence-permission jurisdiction-transfer protest-ruling
5d roll both missed-limit-application victim-protest-request victim-protest-reply confiscation-protest judgment-service
5d roll both treatment-supervision-forward community-correction-notice compensation-completion
12h hours both summons summons-interval
24h hours both summons:special-major detention-centre-delivery family-notice-detention family-notice-arrest
24h hours both family-notice-designated-residence first-interrogation-detention first-interrogation-arrest
24h hours both police-measure-execution emergency-search-papers legal-aid-forward administrative-transfer-incomplete-notice
48h hours both foreigner-arrest-filing lawyer-visit
12m roll both bail
6m roll both residential-surveillance
3d roll both measure-change-application new-guarantor non-arrest-return arrest-return avoidance-reconsideration
3d roll both guarantor-change-report defence-rights-notice victim-rights-notice legal-aid-notice minor-legal-aid-notice
3d roll both non-lawyer-defender-permission exculpatory-evidence-notice conditional-non-prosecution-service missing-material
3d roll both exculpatory-evidence-transfer court-file-transfer compulsory-treatment-material protest-forward
3d roll both retrial-protest-material death-sentence-copy police-non-filing-service administrative-transfer-review
3d roll both administrative-transfer-completion administrative-transfer-objection administrative-transfer-reconsideration
3d roll both filing-supervision-suggestion unrelated-property-release seizure-deposit suggestion-service hearing-attendance
10d roll both employer-notice:case-ended supervision-department-notice custody-necessity-reply own-case-filing-approval
10d roll both own-case-dismissal-approval:complex defence-obstruction-complaint protest-judgment petition-review-notice
10d roll both filing-reasons-notice execution-papers commutation-proposal outside-prison-opinion process-monitoring-reply
10d roll both non-filing-service-organ non-filing-reconsideration community-correction-papers compensation-service
7d roll both non-arrest-reconsideration court-measure-decision own-case-dismissal-approval non-prosecution-petition
7d roll both non-prosecution-reconsideration-request confiscation-material special-procedure-reasons sealed-record-query
7d roll both filing-reasons overdue-filing-reasons dismissal-reconsideration correction-re-examination oral-correction
7d roll both own-case-clue-transfer complaint-routing letter-first-reply police-non-filing-appeal commutation-service
7d roll both compensation-payment-application
7d held both death-sentence-execution
15d roll both non-arrest-review non-arrest-follow-up filing-order dismissal-review unlawful-measure-complaint
15d roll both non-filing-service-complainant public-interest-reply:urgent public-interest-follow-up compensation-payment
2d roll both custody-necessity-forward
20d roll both compulsory-treatment-correction treatment-supervision-review commutation-ruling
30d roll both non-prosecution-reconsideration non-prosecution-review supervisory-reconsideration dismissed-case-proceeds
30d roll both confiscation-application compulsory-treatment-application absentia-material prison-delivery
30d roll both police-non-filing-decision probation-revocation civil-protest-ruling compensation-reconsideration-request
30d roll both compensation-committee-request
30d each both withdrawal-decision
30d stays both public-interest-announcement
10w roll both custody-necessity-review penalty-review document-publication judicial-relief-proposal
3w roll both file-access penalty-handover
1w roll both department-transfer transferred-property-entry
3m roll both technical-investigation non-prosecution-petition-review reprieve-protest filing-reminder letter-outcome
3m roll both civil-supervision civil-procedure-supervision retrial-suggestion-reply administrative-supervision
3m roll both civil-public-interest-review compensation-committee criminal-petition-review
1y roll both own-case-conclusion:measure-taken
2y roll both own-case-conclusion civil-supervision-application compensation-time-bar
1m roll both evidence-assistance false-report-clarification second-instance-file-reading retrial-order
1m roll both retrial-protest-filing compulsory-treatment-decision commutation-rehearing outside-prison-correction
1m roll both outside-prison-recheck administrative-public-interest-review minor-protection-reply
1m each both prosecution-review supplementary-investigation trial-supplementary-investigation
10d each both fast-track-review fast-track-trial
15d each both fast-track-review:over-one-year fast-track-trial:over-one-year
6m roll both non-prosecution-petition-review:complex reprieve-protest:at-latest administrative-supervision-application
6m roll both criminal-petition-review:complex
6m roll no private-prosecution
2m held yes private-prosecution:in-custody
3m held yes private-prosecution:in-custody+at-latest
6m stays both probation-shortest confiscation-announcement
1y stays both probation-longest confiscation-waiting
5y stays both prescription
10y stays both prescription:penalty-5-to-10
15y stays both prescription:penalty-10-up
20y stays both prescription:penalty-life-or-death
2m each both first-instance second-instance
3m each both first-instance:at-latest retrial
6m each both retrial:at-latest
20d each both simplified-trial
1mh each both simplified-trial:over-three-years
2m roll both suggestion-reply public-interest-reply compensation-decision compensation-reconsideration
2m roll both criminal-petition-examination
"""

FESTIVAL = days("2025-01-28", "2025-02-04")
def start_for_festival(amount, unit):
    """The latest start whose end by the calendar is a day of the festival (a working day never is)."""
    if unit == "w": return date(2025, 1, 24)
    for back in range(0, 8000):
        t = (date(2025, 2, 4) + timedelta(40) if unit == "b" else date(2025, 2, 3)) - timedelta(back)
        if end(t, amount, unit) in FESTIVAL: return t
    raise SystemExit(f"no start for {amount}{unit}")

def unit_of(word):
    number = "".join(c for c in word if c.isdigit())
    return int(number), word[len(number):]

lines = []
for row in TABLE.strip().splitlines():
    word, rule, states, *names = row.split()
    amount, unit = unit_of(word)
    for name in names:
        limit, _, when = name.partition(":")
        for custody in {"both": [True, False], "yes": [True], "no": [False]}[states]:
            line = {"limit": limit, "when": when.split("+") if when else [], "custody": custody}
            if unit == "h":
                for start in ["2025-03-03T09:20", "2025-01-29T23:10"]:
                    t = datetime.fromisoformat(start)
                    due = t.replace(minute=0) + timedelta(hours=1 + amount)
                    lines.append({**line, "from": start, "legalExpiry": due.isoformat(timespec="minutes"),
                                  "dueDate": due.isoformat(timespec="minutes")})
                continue
            ordinary = {"y": date(2005, 3, 3) if amount >= 5 else date(2023, 3, 3)}.get(unit, date(2025, 3, 3))
            for t in [ordinary, start_for_festival(amount, unit)]:
                last = end(t, amount, unit)
                if rule == "back": due = backward(last)
                elif rule == "roll" or (rule == "each" and not custody): due = forward(last)
                else: due = last
                lines.append({**line, "from": t.isoformat(), "legalExpiry": last.isoformat(), "dueDate": due.isoformat()})

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "named-limits.jsonl"), "w", encoding="utf-8") as out:
    for line in lines: out.write(json.dumps(line, ensure_ascii=False) + "\n")
print(len(lines), "lines")
