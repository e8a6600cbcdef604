"""Small pictures for the page of a partner or of a tie.

In: codes of parties, a language. Out: `Part`s for the templates of `pictures/parts`, None where there is nothing to
draw. A timeline asks three questions, trade one, the network none beyond the counts that pages remember. Not here: the
whole pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pobratim.storage import picturing
from pobratim.wording import counted
from pobratim.wording.parties import name_of

from ... import memory
from ...pictures.key import Item, Key, key_of
from ...pictures.lanes import Span
from ...pictures.network import Tie, network
from ...pictures.timeline import Timeline, timeline, whole_span
from ...pictures.trade import panels
from .network import key_items as network_key
from .timeline import event_of, headings, paper_of
from .timeline import key_items as timeline_key
from .trade import figures_between, others_of, placed_charts, said_of
from .trade import key_items as trade_key

WIDTH = 680
MOST_PAPERS, MOST_EVENTS, MOST_PARTNERS = 8, 120, 12


@dataclass(frozen=True, slots=True)
class Part:
    """A small drawing with its key, what it shows in words, and the address of the whole picture."""

    name: str
    title: str
    drawing: object
    width: int
    height: float
    key: Key
    sentence: str
    address: str

    @property
    def key_y(self) -> float:
        """Where the key begins."""
        return round(self.height + 10, 1)

    @property
    def full_height(self) -> float:
        """With the key."""
        return round(self.key_y + self.key.height, 1)


def timeline_part(code: str, other: str, lang: str, day: date | None = None) -> Part | None:
    """The newest papers of a tie as life lines with its events."""
    today = day or timezone.localdate()
    rows, told = picturing.papers_and_events(code, other, MOST_PAPERS, MOST_EVENTS)
    papers, events = [paper_of(entry, "", lang) for entry in rows], [event_of(entry, lang, today) for entry in told]
    whole = whole_span(papers, events, today)
    span = Span(whole.first, whole.last, WIDTH)
    drawing = timeline(papers, events, [], span=span, today=today, says=headings(today, lang))
    if not drawing.rows and not drawing.lanes:
        return None
    sentence = ", ".join((counted(len(papers), "agreement", lang), counted(len(events), "event", lang)))
    asked = {"party": code, "with": other} | ({"as_of": day.isoformat()} if day else {})
    return _timeline(drawing, sentence, f"{reverse('picture', args=['timeline'])}?{urlencode(asked)}")


def _timeline(drawing: Timeline, sentence: str, address: str) -> Part:
    key = key_of(timeline_key(drawing), WIDTH)
    return Part("timeline", _("Ход связи"), drawing, WIDTH, drawing.height, key, sentence, address)


def trade_part(code: str, other: str, lang: str) -> Part | None:
    """Turnover, export and import of two parties by year, in the currency of most figures."""
    entries = picturing.trade_figures(code, other)
    others = [other] if other else others_of(entries, code)
    if not others:
        return None
    figures = figures_between(entries, code, others[0], lang, sourced=False)
    found = panels(figures)[:1]
    if not found:
        return None
    placed, height = placed_charts(found, lang, WIDTH)
    address = f"{reverse('picture', args=['trade'])}?{urlencode({'party': code, 'with': others[0]})}"
    key = key_of(trade_key(found, lang), WIDTH)
    return Part("trade", _("Торговля"), placed, WIDTH, height, key, " ".join(said_of(found, figures, lang)), address)


def network_part(code: str, lang: str) -> Part | None:
    """A party with those whom it has most entries with."""
    beside = memory.partners(memory.register_mark(), code)[:MOST_PARTNERS]
    if not beside:
        return None
    ties = [Tie(min(code, one.party), max(code, one.party), one.total) for one in beside]
    names = {party: name_of(party, lang) for party in (code, *(one.party for one in beside))}
    net = network(ties, names, home=code, most=MOST_PARTNERS + 1, width=WIDTH)
    key: list[Item] = network_key(net)
    address = f"{reverse('picture', args=['network'])}?{urlencode({'around': code})}"
    sentence = counted(len(memory.partners(memory.register_mark(), code)), "partner", lang)
    drawing = {"net": net, "noun": "entry", "query": ""}
    return Part("network", _("Сеть связей"), drawing, WIDTH, net.height, key_of(key, WIDTH), sentence, address)
