"""`make quality FACTRUEVAL=folder`: reading measured on factRuEval-2016, beside natasha and the best of 2016.

python -m benchmarks.quality.factrueval FOLDER [--test FOLDER]

FOLDER is a checkout of github.com/dialogue-evaluation/factRuEval-2016: its scripts compare, its devset (and testset,
unless --test names another folder for it) is read. Nothing of it is kept. Track 1: names of people, places and
organisations (`-l`); track 3: occupations, meetings, deals (easy mode).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pobratim.extract.news import read_news
from pobratim.facts import Document

from .factrueval_answers import natasha_names, texts_of, write_facts, write_names
from .factrueval_comparator import Quality, comparator, compare_facts, compare_names

NAMES = {"per": "people", "loc": "places", "org": "organisations", "overall": "all names"}
FACTS = {"occupation": "occupations", "meeting": "meetings", "deal": "deals"}
BEST_OF_2016 = {
    "per": 0.9300, "loc": 0.9087, "org": 0.7858, "overall": 0.8672,
    "occupation": 0.6624, "meeting": 0.2424, "deal": 0.3007,
}  # fmt: skip
"""The best F1 of any run in the task's final reports (testset), each type on its own."""


@dataclass(frozen=True)
class Row:
    """One line of the table: `natasha` and `best_of_2016` are F1, None where there is none to compare with."""

    name: str
    ours: Quality
    natasha: float | None
    best_of_2016: float


def measure(scripts: Path, gold: Path, reports: Path | None = None) -> list[Row]:
    """Reads the texts of a gold folder and compares."""
    with TemporaryDirectory() as folder, comparator(scripts):
        ours, theirs = Path(folder, "ours"), Path(folder, "natasha")
        ours.mkdir()
        theirs.mkdir()
        answer(gold, ours, theirs)
        names, natasha = compare_names(gold, ours), compare_names(gold, theirs)
        facts = compare_facts(gold, ours, reports)
    rows = [Row(label, names[tag], natasha[tag].f1, BEST_OF_2016[tag]) for tag, label in NAMES.items()]
    return rows + [Row(label, facts[tag], None, BEST_OF_2016[tag]) for tag, label in FACTS.items()]


def answer(gold: Path, ours: Path, theirs: Path) -> None:
    """Writes both systems' answers for every text."""
    natasha = natasha_names()
    for name, text in texts_of(gold):
        news = read_news(Document(name, text))
        write_names(ours, name, ((n.type, n.words.start, n.words.stop) for n in news.names))
        write_facts(ours, name, news)
        write_names(theirs, name, natasha(text))


def table(rows: list[Row]) -> str:
    """The rows as text."""
    lines = [f"{'':15} {'gold':>5}      P      R     F1  natasha  best of 2016"]
    for row in rows:
        beside = f"{row.natasha:.3f}" if row.natasha is not None else "–"
        q = row.ours
        lines.append(
            f"{row.name:15} {q.gold:5}  {q.precision:.3f}  {q.recall:.3f}  {q.f1:.3f}  {beside:>7}  "
            f"{row.best_of_2016:12.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Prints a table for each part that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a checkout of factRuEval-2016")
    parser.add_argument("--test", type=Path, help="the folder of the test part, where it lies elsewhere")
    parser.add_argument("--reports", type=Path, help="write the comparator's report on each devset document here")
    options = parser.parse_args()
    for gold in (options.folder / "devset", options.test or options.folder / "testset"):
        if not gold.is_dir():
            print(f"== {gold.name}: not here, left out")
            continue
        print(f"== {gold.name}")
        print(table(measure(options.folder / "scripts", gold, options.reports if gold.name == "devset" else None)))


if __name__ == "__main__":
    main()
