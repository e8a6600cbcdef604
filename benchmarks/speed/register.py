"""Whether adding one document stays quick while the register grows, with invented documents.

    python -m benchmarks.speed.register sqlite:////tmp/register.sqlite3 1000 10000 100000

For every size: the register is filled up to it and rebuilt, then single documents are added; prints the time of a
document in the first two and in the last. Parties, people and years are spread as in a country: 83 regions with 40
partners each, of which some are told of much more than others, posts that change hands, fifteen years.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from benchmarks.register.world import BEGIN, END, SUBJECTS, World, world
from pobratim.facts import Content, Document, Fact, Span, fact_id
from pobratim.facts.content import Agreement, Commitment, Event, Figure, Flow, Partnership, Post, Project, Statement
from pobratim.register import Reading, Store
from pobratim.storage.connect import open_store

VERBS = "построить открыть запустить провести расширить обсудить".split()
NOUNS = "завод линию центр маршрут площадку фестиваль школу лабораторию ярмарку выставку мост терминал".split()
KINDS = "льняных стальных молочных учебных дорожных водных лесных зерновых научных детских".split()
WORDS = (
    "стороны гости область делегация договорились обсудили проекты торговля школы музеи дороги развитие связи".split()
)
SINGLES = 60


class News:
    """Invented releases, one after the other."""

    def __init__(self, seed: int) -> None:
        self.country: World = world(1)
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


def measure(store: Store, sizes: Sequence[int]) -> None:
    """Fill the store to each size in turn and print a line for it."""
    news, held, singles = iter(News(1)), 0, iter(News(2))
    for size in sizes:
        began = time.process_time()
        store.keep(islice(news, size - held))
        kept = time.process_time()
        blocks = store.rebuild()
        rebuilt = time.process_time()
        times = [_one(store, next(singles)) for _ in range(SINGLES)]
        each = 1000 / (size - held)
        held = size
        times.sort()
        print(
            f"{size} documents: kept in {(kept - began) * each:.1f} ms each, {blocks} blocks rebuilt in "
            f"{(rebuilt - kept) * each:.1f} ms a document; one more document takes "
            f"{1000 * sum(times) / SINGLES:.0f} ms (median {1000 * times[SINGLES // 2]:.0f}, "
            f"worst {1000 * times[-1]:.0f})",
            flush=True,
        )


def _one(store: Store, reading: Reading) -> float:
    began = time.process_time()
    store.keep([reading])
    store.rebuild()
    return time.process_time() - began


if __name__ == "__main__":
    measure(open_store(sys.argv[1]), [int(size) for size in sys.argv[2:]])
