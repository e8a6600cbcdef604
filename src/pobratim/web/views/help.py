"""Help: what words and marks mean, which keys there are, and the first walk through the pages.

In: a request. Out: the page; a way to the page of a stop. Not here: the words (`terms.py`, `tour.py`).
"""

from __future__ import annotations

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratim.desk import intake
from pobratim.desk.roles import Action
from pobratim.register.lives import LifeState
from pobratim.storage.models import Document, Entry
from pobratim.wording import codes, word

from ..access import needs
from ..context import language
from ..living import STYLE
from ..terms import terms
from ..tour import STOPS, stop_address
from .uploads import origin

EXAMPLES = Path(__file__).parents[4] / "examples"


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Words, marks, keys."""
    lang = language()
    values = {
        "terms": terms(),
        "lives": [(STYLE.get(LifeState(code), code), word("life", code, lang)) for code in codes("life")],
        "states": [str(state) for state in Entry.State.values],
        "empty": not Document.objects.exists(),
    }
    return render(request, "help.html", values)


@require_POST
@needs(Action.UPLOAD)
def example(request: HttpRequest) -> HttpResponse:
    """Puts the invented releases into the queue of an empty register."""
    files = example_files()
    if not files or Document.objects.exists():
        return redirect("home")
    uploads = (intake.Upload(file.name, file.stat().st_size, file.read_bytes()) for file in files)
    return redirect("run", intake.upload(uploads, origin(request)).pk)


def example_files() -> list[Path]:
    """The invented releases, where the program's folder has them."""
    return sorted(file for file in EXAMPLES.glob("*") if file.is_file())


@require_safe
def tour(request: HttpRequest, step: int) -> HttpResponse:
    """On to the page that shows a stop."""
    if not 1 <= step <= len(STOPS):
        raise Http404(_("Такой остановки нет."))
    return redirect(stop_address(step, request.user))
