"""Of what time a report is, where the question leaves it open.

In: a report's name, what was asked, today. Out: first and last day (None: no period), the day of the report.
Not here: what lies in the period.
"""

from __future__ import annotations

from datetime import date

from pobratim.errors import BadInput


def period_of(
    report: str,
    *,
    today: date,
    year: int | None = None,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
) -> tuple[date | None, date | None, date]:
    """The period and the day. A yearly report is of last year, meetings are of this year unless said otherwise."""
    if since and until and since > until:
        raise BadInput("начало периода позже его конца")
    day = as_of or today
    if report == "yearly" and not year:
        year = since.year if since else day.year - 1
    if year:
        return date(year, 1, 1), date(year, 12, 31), day
    if report == "meetings" or since or until:
        return since or date((until or day).year, 1, 1), until or max(day, since or day), day
    return None, None, day
