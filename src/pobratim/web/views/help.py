"""Help: what words and marks mean, which keys there are, and the first walk through the pages.

In: a request. Out: the page; a way to the page of a stop. Not here: the words (`terms.py`, `tour.py`).
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.storage.models import Document, Entry
from pobratim.wording import codes, word

from ..context import language
from ..terms import terms
from ..tour import STOPS, stop_address


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Words, marks, keys."""
    lang = language()
    values = {
        "terms": terms(),
        "lives": [(code, word("life", code, lang)) for code in codes("life")],
        "states": [str(state) for state in Entry.State.values],
        "empty": not Document.objects.exists(),
    }
    return render(request, "help.html", values)


@require_safe
def tour(request: HttpRequest, step: int) -> HttpResponse:
    """On to the page that shows a stop."""
    if not 1 <= step <= len(STOPS):
        raise Http404(_("Такой остановки нет."))
    return redirect(stop_address(step, request.user))
