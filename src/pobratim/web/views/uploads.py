"""The page on which documents are given to the register: files, a pasted text, an address.

In: a request. Out: the page, or the way to the run that reads what was given. Not here: what is let in
(`pobratim.desk.intake`), reading (`pobratim.desk.jobs`).
"""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pobratim.desk import intake
from pobratim.desk.models import Account
from pobratim.desk.roles import Action
from pobratim.errors import BadInput
from pobratim.sources.files import LARGEST
from pobratim.storage import runs_read
from pobratim.storage.models_runs import Run
from pobratim.storage.runs import Origin

from ..access import needs
from ..reasons import reason

TOLD = ("text", "title", "published", "source", "address")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Action.UPLOAD)
def upload(request: HttpRequest) -> HttpResponse:
    """The page; a POST puts what was given into the queue."""
    problem, what = "", request.POST.get("what", "")
    if request.method == "POST":
        try:
            return redirect("run", _given(request, what).pk)
        except BadInput as error:
            problem = reason(error.message)
    values = {
        "problem": problem,
        "what": what,
        "told": {name: request.POST.get(name, "") for name in (*TOLD, "page")},
        "fetches": settings.POBRATIM_FETCH,
        "workers": runs_read.workers(),
        "largest": LARGEST // 1_000_000,
        "largest_archive": intake.LARGEST_ARCHIVE // 1_000_000,
        "largest_whole": intake.LARGEST_UPLOAD // 1_000_000,
        "most_files": intake.MOST_FILES,
        "longest_text": intake.LONGEST_TEXT,
    }
    return render(request, "runs/upload.html", values, status=400 if problem else 200)


def origin(request: HttpRequest) -> Origin:
    """Who asks, at the desk."""
    account = request.user
    return Origin(account.signature if isinstance(account, Account) else "", "desk")


def _given(request: HttpRequest, what: str) -> Run:
    if what == "text":
        return intake.paste(intake.Text(**{name: request.POST.get(name, "") for name in TOLD}), origin(request))
    if what == "page":
        if not settings.POBRATIM_FETCH:
            raise BadInput("эта установка не ходит по адресам: откройте страницу и вставьте её текст")
        return intake.fetch(request.POST.get("page", ""), origin(request))
    return intake.upload(_files(request), origin(request))


def _files(request: HttpRequest) -> Iterator[intake.Upload]:
    """The files sent; what is not let in is not loaded either."""
    for file in request.FILES.getlist("files"):
        name, size = file.name or "", file.size or 0
        yield intake.Upload(name, size, b"" if intake.refusal(name, size) else file.read())
