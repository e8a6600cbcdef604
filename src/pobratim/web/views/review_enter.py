"""Entries by hand: one with a text of its own as its ground, and a fact that reading missed in a document.

In: a request with typed slots. Out: pages; POST puts in. Not here: what a value may be (`pobratim.web.forms`), what
becomes of it (`pobratim.desk.entering`).
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratim.desk import entering
from pobratim.desk.roles import Action
from pobratim.errors import BadInput
from pobratim.facts import KINDS
from pobratim.wording import word

from ..access import needs
from ..context import language
from ..forms import EMPTY, DateField, content_form
from .review_entry import account
from .review_way import page_values, sentence, tell, way_of

PAGES = ["GET", "HEAD", "POST"]
LONGEST_BASIS = 20_000
ENTERED = ("agreement", "event", "project", "partnership", "commitment", "figure", "flow", "post", "statement")


class BasisForm(forms.Form):
    """From where it is known."""

    basis = forms.CharField(max_length=LONGEST_BASIS, widget=forms.Textarea(attrs={"rows": 4}))
    source_title = forms.CharField(max_length=300, required=False)  # «title» is a slot of the entry beside it
    published = DateField(max_length=60, required=False)


def basis_form(data: Any = None) -> BasisForm:
    """The form with its words."""
    form = BasisForm(data, initial={"published": timezone.localdate().isoformat()})
    form.fields["basis"].label = _("Откуда это известно")
    form.fields["basis"].help_text = _("Слова документа, письма или записки, на которые можно сослаться")
    form.fields["source_title"].label = _("Как называется источник")
    form.fields["published"].label = _("День источника")
    return form


@require_safe
@needs(Action.ENTER)
def new(request: HttpRequest) -> HttpResponse:
    """Choose what is put in."""
    kinds = [(kind, word("kind", kind, language()), word("kind_help", kind, language())) for kind in ENTERED]
    return render(request, "review/new.html", page_values(request, kinds=kinds, way=way_of(request)))


@require_http_methods(PAGES)
@needs(Action.ENTER)
def new_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """An entry with its slots and its ground."""
    known_kind(kind)
    data = request.POST if request.method == "POST" else None
    basis, slots = basis_form(data), content_form(kind)(data)
    if data is not None and all([basis.is_valid(), slots.is_valid()]):
        told = {"title": basis.cleaned_data["source_title"], "published": basis.cleaned_data["published"]}
        given = {name: value for name, value in told.items() if value}
        try:
            said = entering.enter(account(request), kind, filled(slots), basis.cleaned_data["basis"], **given)
        except BadInput as problem:
            blame(problem, slots, basis)
        else:
            tell(request, _("Внесено"), said.decision.id)
            return redirect(way_of(request).to(said.entry))
    values = {"kind": kind, "kind_word": word("kind", kind, language()), "basis": basis, "form": slots}
    return render(request, "review/new_kind.html", page_values(request, **values), status=status_of(basis, slots))


def known_kind(kind: str) -> None:
    """404 for what is no kind of fact."""
    if kind not in KINDS:
        raise Http404(_("Такого вида записей нет."))


def filled(form: forms.Form) -> dict[str, Any]:
    """The slots that somebody filled in."""
    return {name: value for name, value in form.cleaned_data.items() if value not in EMPTY}


def blame(problem: BadInput, *several: forms.Form) -> None:
    """Show a refusal at the field that it names, else above the first form."""
    for form in several:
        if problem.place in form.fields:
            form.add_error(problem.place, sentence(problem))
            return
    several[0].add_error(None, sentence(problem))


def status_of(*several: forms.Form) -> int:
    """422 where something is to be put right first."""
    return 422 if any(form.is_bound and form.errors for form in several) else 200
