"""Search: documents and entries by words, with filters; what a reader may be about to type.

In: a request with `?q=`. Out: the page, or a list of suggestions. Not here: how words are found (`storage.search`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.facts import AREAS
from pobratim.storage.search.finding import CHECKED, KINDS, REACH, Filters, Found, find, hits, without_one
from pobratim.storage.search.query import Query, understand
from pobratim.storage.search.shown import ShownDocument, ShownEntry, shown
from pobratim.storage.search.snippets import Finder, Piece
from pobratim.storage.search.suggesting import entries_beginning, label, parties_beginning, party_called
from pobratim.wording import codes, date_words, number_words, word
from pobratim.wording.parties import name_of

from ..addresses import document_address, entry_address, fact_address, partner_address
from ..asked import Asked
from ..cards import document_name, when_of
from ..context import language
from ..shown import heading

PER_PAGE = 20
STAGE_GROUPS = ("agreement_stage", "event_stage", "project_stage", "partnership_state")
NARROWING = ("partner", "area", "stage", "life", "checked", "since", "until")
SUGGESTED = ("person", "agreement")


@dataclass(frozen=True, slots=True)
class Line:
    """A hit as the page shows it: the words that were found are marked in `heading` and `snippet`."""

    kind: str
    label: str
    address: str
    heading: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    when: str = ""
    stage: str = ""
    stage_word: str = ""
    state: str = ""
    source: str = ""
    source_address: str = ""
    facts: int | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind of hits with how many there are; nothing where there is so much that it was not counted."""

    kind: str
    name: str
    count: str
    address: str
    current: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What meets the words and filters; without any just the form."""
    lang, asked = language(), Asked(request)
    words, filters = asked.words("q"), _filters(asked, lang)
    query = understand(words, literally=asked.words("exact") == "1")
    found = find(query, filters)
    page = asked.page(list(found.numbers), PER_PAGE)
    finder = Finder(query)
    values: dict[str, Any] = {
        "asked": asked,
        "words": words,
        "query": query,
        "anything": bool(words) or any(asked.given.get(name) for name in (*NARROWING, "kind")),
        "narrowed": [name for name in NARROWING if asked.given.get(name)],
        "found": found,
        "count": _count(found.total, lang),
        "more": found.total > REACH,
        "page": page,
        "lines": [_line(one, finder, lang) for one in shown(hits(list(page.object_list)), query)],
        "tabs": _tabs(found, filters.kind, request.GET, lang),
        "partners": [(name_of(code, lang), partner_address(code), _count(n, lang)) for code, n in found.parties],
        "fewer": [] if found.numbers else _fewer(query, filters, words, request.GET, lang),
        "literal": _address(request.GET, exact="1"),
        "plain": _address(request.GET, drop=(*NARROWING, "kind")),
        **_choices(lang),
    }
    return render(request, "search.html", values, status=400 if asked.problems else 200)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Options for the box: partners, people, papers that the typed words may become."""
    lang, asked = language(), Asked(request)
    words = asked.words("q")
    options: list[tuple[str, str, str]] = []
    if len(words) > 1:
        partners = parties_beginning(words, lang)
        options += [(label(code, lang), partner_address(code), _("партнёр")) for code in partners]
        options += [
            (heading(row.kind, row.content, lang) if row.kind != "person" else row.title,
             entry_address(row.kind, row.id), _("человек") if row.kind == "person" else word("kind", row.kind, lang))
            for row in entries_beginning(words, SUGGESTED)
        ]  # fmt: skip
    return render(request, "parts/search_options.html", {"options": options, "words": words})


@require_safe
def suggest_partners(request: HttpRequest) -> HttpResponse:
    """Names for the filter by partner."""
    lang = language()
    found = parties_beginning(Asked(request).words("partner"), lang, 12)
    return render(request, "parts/search_partners.html", {"names": [label(code, lang) for code in found]})


def _filters(asked: Asked, lang: str) -> Filters:
    since, until = asked.year("since"), asked.year("until")
    if since and until and since > until:
        since, until = until, since
    return Filters(
        kind=asked.choice("kind", KINDS),
        party=_party(asked, lang),
        area=asked.choice("area", AREAS),
        stage=asked.choice("stage", [code for code, _ in _stages(lang)]),
        life=asked.choice("life", codes("life")),
        checked=asked.choice("checked", tuple(CHECKED)),
        since=since,
        until=until,
        today=timezone.localdate(),
    )


def _party(asked: Asked, lang: str) -> str:
    typed = asked.words("partner")
    code = party_called(typed, lang) if typed else ""
    if typed and not code:
        asked.problems.append(_("Партнёра «%(name)s» в реестре нет: выберите из подсказок.") % {"name": typed})
    return code


def _choices(lang: str) -> dict[str, Any]:
    checked = (("yes", _("проверено человеком")), ("no", _("только прочитано машиной")), ("rejected", _("отклонено")))
    return {
        "areas": sorted(((code, word("area", code, lang)) for code in AREAS), key=lambda pair: pair[1]),
        "stages": _stages(lang),
        "lives": [(code, word("life", code, lang)) for code in codes("life")],
        "checks": checked,
    }


def _stages(lang: str) -> list[tuple[str, str]]:
    """Stages of all kinds, each code once."""
    found: dict[str, str] = {}
    for group in STAGE_GROUPS:
        for code in codes(group):
            found.setdefault(code, word(group, code, lang))
    return list(found.items())


def _tabs(found: Found, current: str, given: QueryDict, lang: str) -> list[Tab]:
    counts = dict(found.counts)
    if not counts and not current:
        return []
    uncounted = any(kind != current and not number for kind, number in found.counts)
    total = REACH + 1 if uncounted else min(sum(counts.values()), REACH + 1)
    tabs = [Tab("", _("Всё"), _count(total, lang), _address(given, kind=""), not current)]
    for kind in KINDS:
        if kind in counts or kind == current:
            name = _("документы") if kind == "document" else word("kinds", kind, lang)
            number = counts.get(kind, 0)
            count = _count(number, lang) if number or kind == current else ""
            tabs.append(Tab(kind, name, count, _address(given, kind=kind), kind == current))
    return tabs


def _fewer(query: Query, filters: Filters, words: str, given: QueryDict, lang: str) -> list[tuple[str, str, str]]:
    """Words without which something would be found: the word, how much, where."""
    found = without_one(query, filters)
    return [
        (typed, _count(n, lang), _address(given, q=" ".join(words.replace(typed, " ", 1).split())))
        for typed, n in found
    ]


def _count(number: int, lang: str) -> str:
    """A count as it is known: up to `REACH`, then only that it is more."""
    if number > REACH:
        return _("больше %(number)s") % {"number": number_words(REACH, lang)}
    return number_words(number, lang)


def _address(given: QueryDict, *, drop: tuple[str, ...] = (), **changed: str) -> str:
    """This search with other parameters, from its first page on."""
    query = given.copy()
    for name in ("page", *drop, *changed):
        query.pop(name, None)
    for name, value in changed.items():
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def _line(one: ShownDocument | ShownEntry, finder: Finder, lang: str) -> Line:
    return _document_line(one, lang) if isinstance(one, ShownDocument) else _entry_line(one, finder, lang)


def _document_line(one: ShownDocument, lang: str) -> Line:
    row = one.row
    return Line(
        kind="document",
        label=_("документ"),
        address=document_address(row.id),
        heading=one.title or (Piece(document_name(row, lang)),),
        snippet=one.snippet,
        when=date_words(row.published, lang),
        source=row.source,
        facts=one.facts,
    )


def _entry_line(one: ShownEntry, finder: Finder, lang: str) -> Line:
    row, fact = one.row, one.fact
    stage = str(row.content.get("stage") or row.content.get("state") or "")
    group = "partnership_state" if row.kind == "partnership" else f"{row.kind}_stage"
    return Line(
        kind="post" if row.kind == "person" else row.kind,
        label=_("человек") if row.kind == "person" else word("kind", row.kind, lang),
        address=entry_address(row.kind, row.id),
        heading=finder.marked(row.title if row.kind == "person" else heading(row.kind, row.content, lang)),
        snippet=one.snippet,
        when=when_of(row, lang),
        stage=stage,
        stage_word=word(group, stage, lang),
        state=row.state,
        source=document_name(fact.document, lang) if fact else "",
        source_address=fact_address(fact) if fact else "",
    )
