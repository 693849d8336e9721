"""The columns of the exports, their enumerations, and dates as exports give them."""
import calendar
from datetime import date

COLUMNS = {
    "exchanges": "exchange_id date measures senders recipients kind title document received supersedes",
    "participation": "event_id start end event type measures participant role delegates list mode place document received",
    "milestones": "measure modality stage date body document status received",
    "returns": "party area from to status received",
    "plan": "plan_id year measure event lead planned_start event_id status"}
COLUMNS = {k: v.split() for k, v in COLUMNS.items()}
DATES = {"date", "start", "end", "received", "from", "to", "planned_start"}
ROLES = ["host", "coordinator", "co-coordinator", "participant", "expert", "observer"]
KINDS = "information views best-practice notification concept-paper working-paper expert-nomination".split()


def iso(day, precision="day"):
    return str(day)[:{"day": 10, "month": 7, "year": 4}[precision]]


def first_last(text):
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, calendar.monthrange(*parts)[1])
    return date(*parts), date(*parts)
