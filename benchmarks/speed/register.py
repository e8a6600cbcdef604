"""Whether adding one document stays quick while the register grows, with invented documents.

    python -m benchmarks.speed.register sqlite:////tmp/register.sqlite3 10000

Prints, for every thousand documents: the time of keeping and rebuilding them, and of ten single documents after that.
Parties and people are drawn with a few very frequent ones, as in news: the hottest blocks are what could slow down.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence

from pobratim.facts import Content, Document, Fact, Span, fact_id
from pobratim.facts.content import Agreement, Commitment, Event, Figure, Flow, Partnership, Post, Project, Statement
from pobratim.register import Reading, Store
from pobratim.storage.connect import open_store

HOMES = [
    f"RU-{code}" for code in "TVE PSK VLG KLU VGG KEM TA BA MOS LEN SPE NVS OMS TOM SAM SAR ROS KDA STA PER".split()
]
PARTNERS = [
    *(f"KZ-{number}" for number in range(10, 30)),
    *(f"BY-{code}" for code in "BR HO HR MA MI VI".split()),
    "UZ",
]
GIVEN = "Егор Иван Пётр Олег Семён Павел Глеб Лев Нина Инна".split()
SURNAMES = [
    a + b for a in "Лады Бере Мельни Пше Ряби Серо Зим Кле Тар Мор Пул Хар".split() for b in "гин зов нов чев".split()
]
VERBS = "построить открыть запустить провести расширить обсудить".split()
NOUNS = "завод линию центр маршрут площадку фестиваль школу лабораторию ярмарку выставку мост терминал".split()
KINDS = "льняных стальных молочных учебных дорожных водных лесных зерновых научных детских".split()
BATCH, SINGLES = 1000, 10


def often_first(chance: random.Random, values: Sequence[str]) -> str:
    """One of the values, the n-th with a weight of 1/n."""
    return chance.choices(values, weights=[1 / (n + 1) for n in range(len(values))])[0]


def action(chance: random.Random) -> str:
    """An invented thing to do."""
    words = (chance.choice(VERBS), chance.choice(NOUNS), chance.choice(KINDS), "изделий", chance.choice(SURNAMES))
    return " ".join(words)


def contents(chance: random.Random, year: int) -> list[Content]:
    """What an invented release of that year tells."""
    home, partner = often_first(chance, HOMES), often_first(chance, PARTNERS)
    both, at = (home, partner), HOMES.index(home)
    governor = f"{GIVEN[at % len(GIVEN)]} {SURNAMES[at]}"
    guest = f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return [
        Post(person=governor, of=home, titles=("губернатор",)),
        Post(person=guest, of=partner, titles=("министр",)),
        Partnership(parties=both, areas=("trade",)),
        Agreement(parties=both, signed=chance.choice((day, None)), areas=(chance.choice(("trade", "culture")),)),
        Event(type="meeting", parties=both, people=(governor, guest), date=day),
        Event(type="visit", parties=both, people=(governor,)),
        Flow(from_=home, to=partner, goods=(f"{chance.choice(KINDS)} изделия",)),
        Figure(
            measure="turnover", of=home, with_=partner, value=chance.randint(1, 99), unit="RUB", period=str(year - 1)
        ),
        Commitment(type="promise", by=(home,), to=(partner,), what=action(chance)),
        Commitment(type="proposal", by=(governor,), what=action(chance)),
        Project(name=action(chance).partition(" ")[2], parties=both),
        Statement(speaker=(governor,)),
    ]


def document(number: int, year: int) -> Reading:
    """An invented document, the same for the same number."""
    chance = random.Random(number)
    text, facts = f"Новость {number}. ", []
    for place, content in enumerate(contents(chance, year)):
        start, occurrence = len(text), str(place)
        text += f"Сказано {number} {place} {chance.random()} о связях двух сторон и о планах на будущее. "
        span = Span(start, len(text) - 1)
        facts.append(Fact(fact_id(str(number), content.kind, occurrence, 1), f"n{number}", content, (span,), "", ""))
    published = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return Reading(Document(f"n{number}", text, f"Новость {number}", published), tuple(facts), "1")


def measure(store: Store, total: int) -> None:
    """Fill the store and print a line for every batch."""
    for start in range(0, total, BATCH):
        year = 2015 + start * 10 // total
        news = [document(number, year) for number in range(start, min(start + BATCH, total))]
        began = time.process_time()
        store.keep(news)
        kept = time.process_time()
        blocks = store.rebuild()
        rebuilt = time.process_time()
        for number in range(SINGLES):
            store.keep([document(10**9 + start + number, year)])
            store.rebuild()
        single = (time.process_time() - rebuilt) / SINGLES
        print(
            f"{start + len(news)} documents: kept in {kept - began:.1f} s, {blocks} blocks rebuilt in "
            f"{rebuilt - kept:.1f} s; one more document takes {1000 * single:.0f} ms",
            flush=True,
        )


if __name__ == "__main__":
    measure(open_store(sys.argv[1]), int(sys.argv[2]))
