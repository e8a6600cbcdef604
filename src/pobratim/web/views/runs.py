"""The run ledger: all runs, one run with its documents, and what can be asked of them.

In: a request, a run's number. Out: pages, and the part of a page that shows progress. Not here: the queue
(`pobratim.storage.runs`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratim.desk import intake, rights
from pobratim.desk.models import Account
from pobratim.desk.roles import Action
from pobratim.storage import runs_read
from pobratim.storage.models import Entry
from pobratim.storage.models_runs import Run, RunDocument, Stage, State, Task
from pobratim.wording import word

from ..access import needs
from ..addresses import document_address, entry_address
from ..asked import Asked
from ..context import language
from ..shown import Item, heading
from .uploads import origin

PER_PAGE = 50
SHOWN_ENTRIES = 3
FILTERS = ("", "failed", "waiting")
ORDER = ("agreement", "event", "partnership", "project", "commitment", "figure", "flow", "person", "statement")
"""In which order new entries are named: what an office looks for first."""


class Known(Paginator):  # type: ignore[type-arg]
    """Pages of rows whose number the run knows."""

    def __init__(self, rows: Any, size: int, total: int) -> None:
        super().__init__(rows, size)
        self.total = total

    @cached_property
    def count(self) -> int:
        """As the run says it."""
        return self.total


@dataclass(frozen=True, slots=True)
class Line:
    """A document of a run as the page shows it."""

    row: RunDocument
    address: str
    entries: tuple[Item, ...]
    more: int


def condition(run: Run) -> str:
    """Where a run stands: a code of the words `run_condition`."""
    if run.finished_at:
        if run.interrupted:
            return "interrupted"
        return "cancelled" if run.documents and run.skipped == run.documents else "finished"
    if runs_read.is_broken_off(run):
        return "interrupted"
    return "working" if run.started_at else "waiting"


def is_open(run: Run) -> bool:
    """Whether the run goes on, so that its page asks again."""
    return condition(run) in ("working", "waiting")


@require_safe
@needs(Action.UPLOAD)
def run_list(request: HttpRequest) -> HttpResponse:
    """All runs, newest first; what could be read again."""
    asked = Asked(request)
    page = asked.page(runs_read.runs(), 30)
    workers = runs_read.workers()
    values = {
        "asked": asked,
        "page": page,
        "lines": [(run, condition(run)) for run in page],
        "workers": workers,
        "waits": any(is_open(run) and run.task != Task.COMMAND for run in page),
        **_again(request, workers.version),
    }
    return render(request, "runs/runs.html", values, status=400 if asked.problems else 200)


def _again(request: HttpRequest, version: str) -> dict[str, Any]:
    """What could be read again, for those who may ask for it."""
    if not rights.may(request.user, Action.RERUN):
        return {"may_rerun": False}
    outdated = runs_read.count_outdated(version)
    return {
        "may_rerun": True,
        "outdated": min(outdated, runs_read.MANY),
        "outdated_many": outdated > runs_read.MANY,
        "failed": runs_read.can_repeat(),
    }


@require_safe
@needs(Action.UPLOAD)
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """One run with its documents."""
    return _shown(request, _found(run_id), "runs/run.html")


@require_safe
@needs(Action.UPLOAD)
def progress(request: HttpRequest, run_id: int) -> HttpResponse:
    """The part of the page that changes while documents are read."""
    return _shown(request, _found(run_id), "runs/progress.html")


def _shown(request: HttpRequest, found: Run, template: str) -> HttpResponse:
    lang, asked = language(), Asked(request)
    state = asked.choice("state", FILTERS)
    pages = Known(runs_read.rows_of(found, state), PER_PAGE, _total(found, state))
    page = pages.get_page(request.GET.get("page"))
    done = found.documents - found.left
    percent = 100 * done // found.documents if found.documents else 100
    values = {
        "asked": asked,
        "run": found,
        "condition": condition(found),
        "open": is_open(found),
        "settled": done,
        "percent": percent,
        "tenths": percent // 10 * 10,
        "page": page,
        "lines": _lines(list(page), lang),
        "reading": runs_read.reading_now(found) if is_open(found) else [],
        "errors": [(stage, word("run_stage", stage, lang), found.errors[stage]) for stage in Stage.values
                   if found.errors.get(stage)],
        "state": state,
        "query": request.GET.urlencode(),
        "workers": runs_read.workers(),
        "can_repeat": found.failed and runs_read.can_repeat(found),
        "may_rerun": rights.may(request.user, Action.RERUN),
        "may_cancel": found.left and found.task != Task.COMMAND and _may_cancel(request, found),
    }  # fmt: skip
    return render(request, template, values, status=400 if asked.problems else 200)


def _total(found: Run, state: str) -> int:
    if state == State.FAILED:
        return found.failed
    if state == State.WAITING:
        return found.left
    return found.documents - (found.left + found.skipped if found.task == Task.COMMAND else 0)


def _lines(rows: list[RunDocument], lang: str) -> list[Line]:
    told = [row.document for row in rows if row.state == State.DONE and row.outcome in ("new", "changed")]
    entries = runs_read.new_entries(told) if told else {}
    return [_line(row, entries.get(row.document, []) if row.document in told else [], lang) for row in rows]


def _line(row: RunDocument, entries: list[Entry], lang: str) -> Line:
    address = document_address(row.document) if row.document and row.state == State.DONE else ""
    entries = sorted(entries, key=lambda entry: (ORDER.index(entry.kind), entry.id))
    shown = tuple(_entry_item(entry, lang) for entry in entries[:SHOWN_ENTRIES])
    return Line(row, address, shown, max(0, len(entries) - SHOWN_ENTRIES))


def _entry_item(entry: Entry, lang: str) -> Item:
    name = entry.title if entry.kind == "person" else heading(entry.kind, entry.content, lang)
    return Item(name, entry_address(entry.kind, entry.id))


@require_POST
@needs(Action.UPLOAD)
def cancel(request: HttpRequest, run_id: int) -> HttpResponse:
    """Takes back what waits: one's own documents, or anybody's for those who may have them read again."""
    found = _found(run_id)
    if not _may_cancel(request, found):
        rights.require(request.user, Action.RERUN)
    count = intake.cancel(found)
    messages.success(request, _("Снято с очереди документов: %(count)s.") % {"count": count})
    return redirect("run", found.pk)


def _may_cancel(request: HttpRequest, found: Run) -> bool:
    account = request.user
    own = isinstance(account, Account) and found.who == account.signature
    return own or rights.may(account, Action.RERUN)


@require_POST
@needs(Action.RERUN)
def again(request: HttpRequest) -> HttpResponse:
    """Puts into the queue again what failed (of one run, or of all), what is outdated, or only the entries."""
    what, number = request.POST.get("what", ""), request.POST.get("run", "")
    if what == "outdated":
        return redirect("run", intake.again_outdated(origin(request)).pk)
    if what == "rebuild":
        return redirect("run", intake.rebuild(origin(request)).pk)
    of = _found(int(number)) if number.isascii() and number.isdigit() and len(number) < 18 else None
    made = intake.again_failed(of, origin(request))
    if made is None:
        messages.info(request, _("Повторять нечего: всё прочитано или уже поставлено в очередь."))
        return redirect("run", of.pk) if of else redirect("runs")
    return redirect("run", made.pk)


def _found(run_id: int) -> Run:
    found = Run.objects.select_related("of").filter(pk=run_id).first()
    if found is None:
        raise Http404(_("Такого чтения в журнале нет."))
    return found
