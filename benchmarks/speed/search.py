"""How long a search takes in a large register, with invented documents copied under other names, days and places.

    python -m benchmarks.speed.search sqlite:////tmp/search.sqlite3 100000

The register is filled up to so many documents, with seven entries for each (as of ten facts), if it is not that large
already; then a mixed list of queries is asked, each three times. Prints for every kind of query the median and the 95th
percentile of the quickest times, of all, and the worst query. What is measured is understanding, finding, ranking,
counting by kind, fetching twenty hits and marking their words; drawing the page is not.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.register.world import BEGIN, END, GIVEN, SUBJECTS, World, world
from pobratim.lexicon.places import places
from pobratim.storage.connect import connect
from pobratim.wording.parties import name_of

AT_ONCE = 500
TRIES = 3
EXAMPLES = Path(__file__).parents[2] / "examples"
NOUNS = (
    "завод линия центр маршрут площадка фестиваль школа лаборатория ярмарка выставка мост терминал музей парк".split()
)
GOODS = "мука сахар тракторы удобрения мебель лекарства кабель трубы семена стекло обувь ткани рыба сыр масло".split()
NARROWED: tuple[dict[str, Any], ...] = (
    {"kind": "agreement", "life": "in_force"},
    {"party": "KZ"},
    {"since": 2019, "until": 2021},
    {"kind": "document", "area": "sport"},
    {"checked": "no", "kind": "event"},
    {"party": "BY", "kind": "flow"},
)
STAGES = ("signed", "in_force", "completed", "ended", "drafting")


class Copies:
    """Invented documents and entries, the same ones for the same number."""

    def __init__(self) -> None:
        self.country: World = world(1)
        texts = [path.read_text("utf-8", errors="ignore") for path in sorted(EXAMPLES.rglob("*.txt"))]
        self.sentences = [one.strip() for text in texts for one in re.split(r"(?<=[.!?])\s+", text) if len(one) > 40]

    def document(self, number: int) -> dict[str, Any]:
        """One release with what it tells."""
        chance = random.Random(number)
        pair, area = self.country.pair(), chance.choice(sorted(SUBJECTS))
        pair = tuple(chance.sample(sorted(pair), 2))
        day = BEGIN + timedelta(days=chance.randint(365, (END - BEGIN).days))
        names = [f"{chance.choice(GIVEN)} {chance.choice(self.country.surnames)}" for _ in range(2)]
        sides = [name_of(code) for code in pair]
        paper = "соглашение" if chance.random() < 0.5 else chance.choice(("меморандум", "протокол", "план"))
        title = f"{sides[0]} и {sides[1]}: {paper} о {SUBJECTS[area]}"
        what = f"{chance.choice(NOUNS)} «{chance.choice(self.country.surnames)}»"
        body = chance.choices(self.sentences, k=chance.randint(6, 14))
        own = f"{names[0]} и {names[1]} обсудили {what}: {', '.join(chance.sample(GOODS, 3))}. {sides[0]} ждёт гостей."
        return {
            "id": f"s{number}", "day": day, "title": title, "text": f"{title}\n\n{own} {' '.join(body)}", "pair": pair,
            "names": names, "area": area, "what": what, "paper": paper, "chance": chance, "own": own,
        }  # fmt: skip

    def entries(self, told: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
        """Kind, subtype, stage and content of what a release founds."""
        chance, pair, day, area = told["chance"], list(told["pair"]), told["day"].isoformat(), told["area"]
        instrument = {"соглашение": "agreement", "меморандум": "memorandum", "протокол": "protocol"}.get(told["paper"])
        stage = chance.choice(STAGES)
        paper = {"instrument": instrument or "plan", "parties": pair, "signed": day, "stage": stage, "areas": [area]}
        title = f"{told['paper'].capitalize()} о {SUBJECTS[area]}"
        yield "agreement", instrument or "plan", stage, {**paper, "kind": "agreement", "title": title}
        yield "event", "meeting", "held", {"kind": "event", "type": "meeting", "parties": pair, "date": day,
                                           "people": told["names"]}  # fmt: skip
        yield "project", "", "planned", {"kind": "project", "name": told["what"], "parties": pair}
        yield "flow", "", "", {"kind": "flow", "from": pair[0], "to": pair[1], "goods": chance.sample(GOODS, 2)}
        yield "figure", "turnover", "", {"kind": "figure", "measure": "turnover", "of": pair[0], "with": pair[1],
                                         "value": chance.randint(1, 10**9), "unit": "RUB"}  # fmt: skip
        yield "commitment", "promise", "", {"kind": "commitment", "type": "promise", "by": pair,
                                            "what": f"открыть {told['what']}"}  # fmt: skip
        yield "statement", "", "", {"kind": "statement", "speaker": told["names"][:1]}


def fill(size: int) -> None:
    """Write documents, entries, the facts that found them and their places in the index."""
    from pobratim.storage.models import Document

    copies, held = Copies(), Document.objects.count()
    began = time.perf_counter()
    for start in range(held, size, AT_ONCE):
        _write(copies, [copies.document(n) for n in range(start, min(size, start + AT_ONCE))])
        if start % 10_000 == 0:
            print(f"{start} documents, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)


def _write(copies: Copies, told: list[dict[str, Any]]) -> None:
    from django.db import transaction
    from django.utils import timezone

    from pobratim.resolve.parties import ancestors
    from pobratim.storage.models import Document, Entry, EntryPhase, Fact
    from pobratim.storage.search import index
    from pobratim.storage.search.content import Around, document_content, entry_content

    now, items, rows, facts, documents, phases = timezone.now(), [], [], [], [], []
    for one in told:
        day = one["day"]
        row = Document(id=one["id"], title=one["title"], text=one["text"], published=day.isoformat(), read_at=now,
                       published_first=day, published_last=day, digest=one["id"])  # fmt: skip
        documents.append(row)
        own = []
        around = [
            *((code, True) for code in one["pair"]),
            *((up, False) for code in one["pair"] for up in ancestors(code)),
        ]
        for n, (kind, subtype, stage, content) in enumerate(copies.entries(one)):
            entry_id = hashlib.sha256(f"{one['id']}{n}".encode()).hexdigest()[:20]
            fact = Fact(id=f"{one['id']}-{n}", document=row, kind=kind, content=content, evidence=[[0, 9]],
                        quote=one["own"], block=entry_id, founds=entry_id)  # fmt: skip
            entry = Entry(id=entry_id, kind=kind, subtype=subtype, stage=stage, content=content, first=day, last=day,
                          seen_last=day, block=entry_id, fingerprint=entry_id, document_count=1)  # fmt: skip
            own.append(fact)
            rows.append(entry)
            items.append(entry_content(entry, Around(tuple(dict.fromkeys(around)), [one["area"]], one["own"])))
            if kind == "agreement":
                phases.append(EntryPhase(pair="p", entry_id=entry_id, position=0, state=stage, first=day, sure=True))
        facts += own
        items.append(document_content(row, own))
    with transaction.atomic():
        for model, made in ((Document, documents), (Fact, facts), (Entry, rows), (EntryPhase, phases)):
            model._default_manager.bulk_create(made, batch_size=400)
        index.write(items)


def queries() -> list[tuple[str, str, dict[str, Any]]]:
    """(kind of query, words, filters): more than two hundred, the same each time."""
    chance = random.Random(7)
    country = world(1)
    regions = [place for place in places().values() if place.kind == "region" and place.adjectives]
    frequent = "соглашение сотрудничество область развитие регион образование проект встреча".split()
    asked: list[tuple[str, str, dict[str, Any]]] = []
    for _ in range(30):
        surname = chance.choice(country.surnames)
        adjective = chance.choice(regions).adjectives[0]
        asked += [
            ("one frequent word", chance.choice(frequent), {}),
            ("several frequent words", " ".join(chance.sample(frequent, 3)), {}),
            ("a surname", surname, {}),
            ("a region and a word", f"{adjective} {chance.choice(NOUNS)}", {}),
            ("a phrase", f'"{chance.choice(frequent[:2])} в сфере образования"', {}),
            ("a slip of the pen", f"саглашение {chance.choice(GOODS)}", {}),
            ("without a word", f"соглашение -{chance.choice(GOODS)}", {}),
            ("with filters", chance.choice(frequent), chance.choice(NARROWED)),
            ("a beginning", surname[:4].lower(), {}),
            ("what is nowhere", f"соглашение {surname} {chance.choice(GOODS)} музей", {}),
        ]  # fmt: skip
    return asked


def ask(words: str, narrowed: dict[str, Any]) -> tuple[float, float]:
    """Milliseconds of one search with everything that its page shows, and those that this process computed."""
    from pobratim.storage.search.finding import Filters, find, hits
    from pobratim.storage.search.query import understand
    from pobratim.storage.search.shown import shown

    began, computed = time.perf_counter(), time.process_time()
    query = understand(words)
    found = find(query, Filters(**narrowed, today=date.today()))
    shown(hits(found.numbers[:20]), query)
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - computed)


def measure() -> None:
    """Ask every query and print its times."""
    asked = queries()
    for _, words, narrowed in asked[:20]:
        ask(words, narrowed)
    times: dict[str, list[tuple[float, float, str]]] = {}
    for kind, words, narrowed in asked:
        tries = [ask(words, narrowed) for _ in range(TRIES)]
        told = f"{words} {json.dumps(narrowed)}" if narrowed else words
        times.setdefault(kind, []).append((min(ms for ms, _ in tries), min(ms for _, ms in tries), told))
    for kind, found in times.items():
        _tell(kind, found)
    _tell("all", [one for found in times.values() for one in found])


def _tell(kind: str, found: list[tuple[float, float, str]]) -> None:
    columns = {"waited": sorted(one[0] for one in found), "computed": sorted(one[1] for one in found)}
    said = [
        f"{name}: median {statistics.median(ms):.0f} ms, 95th percentile {ms[int(0.95 * len(ms))]:.0f} ms"
        for name, ms in columns.items()
    ]
    print(
        f"{kind}: {len(found)} queries; {'; '.join(said)}; worst {max(found)[0]:.0f} ms ({max(found)[2]})", flush=True
    )


if __name__ == "__main__":
    connect(sys.argv[1])
    fill(int(sys.argv[2]))
    measure()
