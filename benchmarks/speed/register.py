"""Whether adding one document stays quick while the register grows, with invented documents.

    python -m benchmarks.speed.register sqlite:////tmp/register.sqlite3 1000 10000 100000

For every size: the register is filled up to it and rebuilt, then single documents are added and taken out again; prints
the time (CPU) of a document in each. Parties, people and years are spread as in a country: 83 regions with 40 partners
each, of which some are told of much more than others, posts that change hands, fifteen years.

Filling 100 000 documents takes an hour. So all documents of six of the 83 regions are filled in, which are 7 of 100 and
whose pairs are told of as often as they would be in the full register (on average 152 documents a pair of a document,
150 in the full one); the rest are copies (`ballast.py`) that make the tables as long. `--whole` fills in all.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import accumulate, islice, pairwise

from django.db import transaction
from django.utils import timezone

from benchmarks.register.world import BEGIN, END, SUBJECTS, World, world
from pobratim.facts import Content, Document, Fact, Span, fact_id
from pobratim.facts.content import Agreement, Commitment, Event, Figure, Flow, Partnership, Post, Project, Statement
from pobratim.register import Reading, Store
from pobratim.storage.connect import open_store

from . import ballast
from .ballast import MARK

VERBS = "построить открыть запустить провести расширить обсудить".split()
NOUNS = "завод линию центр маршрут площадку фестиваль школу лабораторию ярмарку выставку мост терминал".split()
KINDS = "льняных стальных молочных учебных дорожных водных лесных зерновых научных детских".split()
WORDS = (
    "стороны гости область делегация договорились обсудили проекты торговля школы музеи дороги развитие связи".split()
)
SINGLES = 31


class News:
    """Invented releases, one after the other."""

    def __init__(self, seed: int, *, whole: bool = False) -> None:
        self.country: World = world(1)
        self.share = 1.0 if whole else _narrow(self.country)
        self.chance = random.Random(seed)
        self.seed = seed
        self.made = 0

    def __iter__(self) -> Iterator[Reading]:
        while True:
            yield self._document()

    def _action(self) -> str:
        chance = self.chance
        surname = chance.choice(self.country.surnames)
        return " ".join((chance.choice(VERBS), chance.choice(NOUNS), chance.choice(KINDS), "изделий", surname))

    def _contents(self, published: str, pair: tuple[str, str], speakers: Sequence[str]) -> list[Content]:
        """What a release on a day tells; twelve facts, as releases of the gold set do at the upper end."""
        chance, (home, partner), area = self.chance, pair, self.chance.choice(sorted(SUBJECTS))
        host, guest = speakers
        paper = chance.choice(self.country.papers_of(pair))
        year = published[:4]
        return [
            Partnership(parties=pair, areas=(area,), state="active"),
            Agreement(
                parties=pair,
                instrument=paper.instrument,
                signed=chance.choice((paper.signed.isoformat(), str(paper.signed.year), None)),
                title=chance.choice((paper.title, None)),
            ),
            Event(type="meeting", parties=pair, people=(host, guest), date=published),
            Event(type="visit", parties=pair, people=(host,)),
            Flow(from_=home, to=partner, goods=(f"{chance.choice(KINDS)} изделия",)),
            Figure(measure="turnover", of=home, with_=partner, value=chance.randint(1, 99), unit="RUB", period=year),
            Commitment(type="promise", by=(home,), to=(partner,), what=self._action()),
            Commitment(type="proposal", by=(host,), what=self._action()),
            Project(name=self._action().partition(" ")[2], parties=pair),
            Statement(speaker=(host,)),
        ]

    def _document(self) -> Reading:
        chance, pair = self.chance, self.country.pair()
        day = BEGIN + timedelta(days=chance.randint(365, (END - BEGIN).days))
        terms = [chance.choice(self.country.holders(party, day)) for party in pair]
        names = [f"{term.who.given} {term.who.surname}" for term in terms]
        posts = [Post(person=name, of=term.of, titles=(term.title,)) for name, term in zip(names, terms, strict=True)]
        self.made += 1
        name = f"n{self.seed}-{self.made}"
        text, facts = f"Новость {name}. ", []
        for place, content in enumerate([*posts, *self._contents(day.isoformat(), pair, names)]):
            start = len(text)
            text += f"{' '.join(chance.choices(WORDS, k=10)).capitalize()} {chance.randint(1, 9999)}. "
            span = Span(start, len(text) - 1)
            facts.append(Fact(fact_id(name, content.kind, str(place), 1), name, content, (span,), "", ""))
        return Reading(Document(name, text, f"Новость {name}", day.isoformat()), tuple(facts), "1")


def _narrow(country: World) -> float:
    """Leave the pairs of some regions only; their share of all documents."""
    homes = sorted({home for home, _ in country.pairs})[1::14]
    shares = [after - before for before, after in pairwise([0.0, *country.weights])]
    kept = [(pair, share) for pair, share in zip(country.pairs, shares, strict=True) if pair[0] in homes]
    country.pairs = [pair for pair, _ in kept]
    country.weights = list(accumulate(share for _, share in kept))
    return country.weights[-1] / sum(shares)


def measure(store: Store, sizes: Sequence[int], *, whole: bool) -> None:
    """Fill the store to each size in turn and print a line for it."""
    news, singles, held, beside = News(1, whole=whole), list(islice(News(2, whole=whole), SINGLES)), 0, 0
    stream = iter(news)
    for size in sizes:
        own = round(size * news.share)
        new = own - held
        began = time.process_time()
        store.keep(islice(stream, new))
        kept = time.process_time()
        store.rebuild()
        held, filled = own, time.process_time()
        blocks = _rebuilt()
        rebuilt = time.process_time()
        if copies := (size - own - beside) // own:
            ballast.add(copies, str(size))
            beside += copies * own
        times = sorted(_one(store, reading) for reading in singles)
        print(
            f"{own + beside} documents ({own} of them filled in): kept and built in "
            f"{1000 * (filled - began) / new:.1f} ms each (kept {1000 * (kept - began) / new:.1f}), "
            f"{blocks} blocks rebuilt in {1000 * (rebuilt - filled) / own:.1f} ms a document; one more document takes "
            f"{1000 * sum(times) / SINGLES:.0f} ms (median {1000 * times[SINGLES // 2]:.0f}, "
            f"worst {1000 * times[-1]:.0f})",
            flush=True,
        )


def _rebuilt() -> int:
    """Make all entries anew but those of copies; how many blocks those are."""
    from pobratim.storage import models, write  # models need a connected database

    blocks = models.Fact.objects.order_by().exclude(block__contains=MARK).values_list("block", flat=True).distinct()
    with transaction.atomic():
        write.mark_dirty(blocks, timezone.now())
    return write.rebuild_dirty_blocks(afresh=True)


def _one(store: Store, reading: Reading) -> float:
    """How long a document takes; it is taken out again."""
    began = time.process_time()
    store.keep([reading])
    store.rebuild()
    took = time.process_time() - began
    store.forget(reading.document.id)
    store.rebuild()
    return took


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if word != "--whole"]
    measure(open_store(given[0]), [int(size) for size in given[1:]], whole="--whole" in sys.argv)
