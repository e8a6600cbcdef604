"""The audit trail: a list with filters, and the same rows as a file.

In: a request. Out: pages for administrators. Not here: writing the trail (`pobratim.desk.audit`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from pobratim.desk.audit import TrailFilter, record, trail
from pobratim.desk.models import AuditRecord
from pobratim.desk.roles import Action
from pobratim.desk.trail_files import as_csv
from pobratim.storage.russian import PlainLetters
from pobratim.wording import codes, word

from ..access import needs
from ..asked import Asked
from ..context import language

ASKED = ("who", "what", "about", "since", "until")


@dataclass(frozen=True, slots=True)
class TrailLine:
    """A row as the page shows it."""

    row: AuditRecord
    said: str
    before: str
    after: str


@require_safe
@needs(Action.AUDIT)
def audit(request: HttpRequest) -> HttpResponse:
    """The trail, newest first."""
    lang, asked = language(), Asked(request)
    page = asked.page(trail(_wanted(asked)))
    narrowed = {name: asked.given[name] for name in ASKED if asked.given.get(name)}
    values = {
        "asked": asked,
        "page": page,
        "lines": [_line(row, lang) for row in page],
        "kinds": [(code, word("audit", code, lang)) for code in codes("audit")],
        "narrowed": bool(narrowed),
        "query": urlencode(narrowed),
    }
    return render(request, "audit.html", values, status=400 if asked.problems else 200)


@require_safe
@needs(Action.AUDIT)
def audit_file(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The asked part of the trail as CSV, oldest first."""
    asked = Asked(request)
    wanted = _wanted(asked)
    if asked.problems:
        return HttpResponse("\n".join(asked.problems), status=400, content_type="text/plain; charset=utf-8")
    record("audit.export", f"file:{request.path.rsplit('/', 1)[-1]}")
    lines = as_csv(trail(wanted).order_by("id").iterator(chunk_size=2000))
    answer = StreamingHttpResponse(_with_mark(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return answer


def _with_mark(lines: Iterator[str]) -> Iterator[str]:
    yield "\ufeff"
    yield from lines


def _wanted(asked: Asked) -> TrailFilter:
    return TrailFilter(
        who=asked.words("who"),
        what=asked.choice("what", codes("audit")),
        about=asked.words("about"),
        since=asked.day("since"),
        until=asked.day("until"),
    )


def _line(row: AuditRecord, lang: str) -> TrailLine:
    return TrailLine(row, word("audit", row.what, lang), _said(row.before), _said(row.after))


def _said(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, cls=PlainLetters)
