"""Rules for the kind `figure`: numbers about a tie.

In: a marked document. Out: found figure facts. Numbers inside one party are none. Not here: each sort of number
(`figures/`), uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pobratim.extract.actors import is_about_cooperation
from pobratim.extract.found import Found
from pobratim.extract.home import heading_party
from pobratim.extract.marked import MarkedDocument

from .figures.counts import find_counts
from .figures.deliveries import find_amounts_of_goods, find_fulfilment, find_investments
from .figures.places import find_ranks, find_shares
from .figures.setting import Memory, Stretch, remember_partner, remember_period
from .figures.trade import find_trade

SORTS: tuple[Callable[[Stretch], Iterator[Found]], ...] = (
    find_trade,
    find_shares,
    find_ranks,
    find_counts,
    find_investments,
    find_fulfilment,
)


def find_figures(document: MarkedDocument) -> Iterator[Found]:
    """Every figure that the text states."""
    if not is_about_cooperation(document):
        return
    yield from find_amounts_of_goods(document)
    memory, head, general = Memory(), None, None
    for sentence in document.sentences:
        part = heading_party(document, sentence.start)
        if part != head:
            # what one region of a digest is told of says nothing of the next one
            general = general if head else memory.period
            memory, head = Memory(period=general), part
        stretch = Stretch(document, sentence, sentence.start, sentence.stop, memory)
        for sort in SORTS:
            yield from sort(stretch)
        remember_partner(stretch)
        remember_period(stretch)
