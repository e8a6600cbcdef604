"""Reports to hand upwards: a form that asks which, and the report as a file.

In: a request; `report`, `file`, `partner`, `year`, `from`, `to`, `as_of`. Out: a page, or a file. Not here: what a
report says (`pobratim.briefing.reports`), fetching what it is made of (`pobratim.storage.reporting`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pobratim.briefing.reports import REPORTS, Asked, Material, period_of
from pobratim.briefing.reports.words import say
from pobratim.briefing.writers.forms import MEDIA, written
from pobratim.errors import BadInput
from pobratim.storage.reporting import Days, Scope, for_report
from pobratim.wording.parties import name_of

from .. import memory
from ..asked import Asked as Question
from ..context import language

FORMS = ("docx", "xlsx", "csv", "html", "pdf")


@dataclass(frozen=True, slots=True)
class Choice:
    """A report in the form: its name in addresses, its title, whether it has a period."""

    name: str
    title: str


@require_safe
def reports(request: HttpRequest) -> HttpResponseBase:
    """The form; with `file` the report that it asks for."""
    lang, question = language(), Question(request)
    home = settings.POBRATIM_HOME or ""
    known = {partner.party for partner in memory.partners(memory.register_mark(), home)}
    report = question.choice("report", tuple(REPORTS))
    form = question.choice("file", FORMS)
    partner = question.choice("partner", known)
    asked = _asked(question, report, home, partner, lang)
    if report and form and asked and not question.problems:
        try:
            return _file(request, report, form, asked)
        except BadInput as error:
            question.problems.append(str(error))
    values: dict[str, Any] = {
        "asked": question,
        "reports": [Choice(name, say(_title(name), lang)) for name in REPORTS],
        "files": FORMS,
        "partners": sorted(((code, name_of(code, lang)) for code in known), key=lambda pair: pair[1]),
        "last_year": timezone.localdate().year - 1,
    }
    return render(request, "reports.html", values, status=400 if question.problems else 200)


def _asked(question: Question, report: str, home: str, partner: str, lang: str) -> Asked | None:
    """What is asked, with the report's own period where none is; None, and a problem, where it cannot be meant."""
    year, days = question.year("year"), {name: question.day(name) for name in ("from", "to", "as_of")}
    try:
        since, until, as_of = period_of(
            report,
            today=timezone.localdate(),
            year=year,
            since=days["from"],
            until=days["to"],
            as_of=days["as_of"],
        )
    except BadInput as error:
        question.problems.append(str(error))
        return None
    return Asked(as_of=as_of, home=home, partner=partner, since=since, until=until, language=lang)


def _file(request: HttpRequest, report: str, form: str, asked: Asked) -> HttpResponseBase:
    days = Days(as_of=asked.as_of, since=asked.since, until=asked.until)
    dossier = for_report(report, Scope(asked.home, asked.partner), days)
    register = request.build_absolute_uri(reverse("home")).rstrip("/")
    content = written(REPORTS[report](Material(dossier, register), asked), form)
    title = say(_title(report), asked.language)
    name = f"{title} {_when(report, asked)}.{form}"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=MEDIA[form])


def _when(report: str, asked: Asked) -> str:
    day: date = asked.as_of
    return str(asked.year) if report == "yearly" else day.isoformat()


def _title(report: str) -> str:
    return f"{report.replace('-', '_')}.title"
