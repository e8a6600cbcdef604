"""`make quality FACTRUEVAL=folder NEREL=folder`: writes docs/quality.md, every figure of it measured in this run.

FACTRUEVAL is a checkout of github.com/dialogue-evaluation/factRuEval-2016, NEREL a folder with `dev` and, if it is
there, `test`; FACTRUEVAL_TEST and NEREL_TEST name a test part that lies elsewhere, UNSEEN a folder of gold releases
kept from those who write rules. A part that is not given is said to be not measured. The page has no date and no
figure typed by hand: the same code and texts give the same page. The README's table is written from it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pobratim.facts import KINDS

from . import nerel, own
from .digest import with_digest
from .gold import GOLD, RELEASES, Figures
from .gold_table import Gold
from .gold_table import measure as measure_gold
from .spans import Score

if TYPE_CHECKING:
    from . import factrueval

PAGE = Path("docs/quality.md")
README = Path("README.md")
SETS = ("seeds", "dev", "unseen")
NOT_MEASURED = "Not measured in this run: the texts were not given."
GOLD_COLUMNS = ("kind", "facts wanted", "P", "R", "F1", "slots P", "slots R", "slots F1")
OWN_COLUMNS = ("kind", "facts wanted", "F1")
FACT_COLUMNS = ("factRuEval-2016", "wanted", "P", "R", "F1", "natasha F1", "best of 2016, F1")
SPAN_COLUMNS = ("kind", "wanted", "P", "R", "F1", "overlap P", "overlap R", "overlap F1")
NAME_COLUMNS = (*SPAN_COLUMNS[:2], "ours F1", "natasha F1", "ours overlap F1", "natasha overlap F1")


@dataclass(frozen=True)
class Measured:
    """What a run measured; what was not given stays empty."""

    gold: dict[str, Gold] = field(default_factory=dict)
    cases: Figures = field(default_factory=dict)
    factrueval: dict[str, Sequence[factrueval.Row]] = field(default_factory=dict)
    nerel: dict[str, nerel.Tables] = field(default_factory=dict)


def render(measured: Measured) -> str:
    """The page."""
    parts = [
        "# How right reading is",
        "Written by `make quality`; do not edit. P is the share of what was found that is right, R the share of what "
        "should be found that was, F1 their harmonic mean. Reading is rules and small models on a CPU, offline.",
        "## What it means for a user",
        meaning(measured),
        "## Releases on cooperation, read by people",
        "A fact counts as found when it agrees with the reader's on what identifies it; slots are all values of all "
        "facts. Rules were written with seeds and dev in view. The unseen releases are our own, in "
        "`benchmarks/quality/releases`, kept from the writers of rules, who heard of general faults only.",
        *(part for name in SETS for part in _gold(name, measured.gold.get(name))),
        "## The repository's own cases",
        "Texts of one screen in `tests/cases`, counted strictly: a fact is right when every slot and every span is.",
        _own(measured.cases),
        "## factRuEval-2016",
        "The shared task's own comparator; news in general, not only cooperation. Names: track 1 with `-l`; "
        "occupations, meetings and deals: track 3, beside the best run of 2016 for each type. natasha reads the same "
        "texts in the same run. The test set was run, never looked at.",
        *(part for name in ("devset", "testset") for part in _factrueval(name, measured.factrueval.get(name))),
        "## NEREL",
        "General news with every nesting marked. Exact: kind and both ends agree; overlap: one character of the same "
        "kind is shared. A relation counts end to end: its kind and both its arguments, with their kinds and spans, "
        "must be found from the bare text; figures on given arguments are not comparable. natasha has names, "
        "dates (without their prepositions, so compare the overlap) and sums, no kinds of places and no relations.",
        *(part for name in ("dev", "test") for part in _nerel(name, measured.nerel.get(name))),
    ]
    return "\n\n".join(parts) + "\n"


def meaning(measured: Measured) -> str:
    """Three sentences for who uses the register, from the figures of the least familiar releases."""
    gold = measured.gold.get("unseen") or measured.gold.get("dev")
    everything = next((row for row in gold.rows if row.kind == "all"), None) if gold else None
    if gold is None or everything is None:
        return NOT_MEASURED
    precision, recall, _, slot_precision, *_ = everything.figures
    weakest = min((row for row in gold.rows if row.kind != "all" and row.wanted), key=lambda row: row.figures[2])
    negatives = [gold for name, gold in measured.gold.items() if gold.negatives]
    which = "unseen releases" if "unseen" in measured.gold else "releases that the rules were written with"
    return (
        f"Of a hundred facts that are read from {which}, {precision * 100:.0f} are what the "
        f"release says, and {recall * 100:.0f} of a hundred that a careful reader would note are found. "
        f"Of a hundred values in their slots {slot_precision * 100:.0f} are right, so a name, a day or a sum is worth "
        f"a look at the words it points to before it goes into a paper; look hardest at facts of kind "
        f"{weakest.kind} (F1 {weakest.figures[2]:.2f}). "
        f"In the {sum(gold.negatives for gold in negatives)} releases that tell of no cooperation, "
        f"{sum(gold.false_ties for gold in negatives)} agreements, partnerships or commitments were seen that are not "
        "there."
    )


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown; fractions with three digits."""
    lines = ["| " + " | ".join(columns) + " |", "| " + " | ".join(["---"] * len(columns)) + " |"]
    lines += ["| " + " | ".join(f"{c:.3f}" if isinstance(c, float) else str(c) for c in row) + " |" for row in rows]
    return "\n".join(lines)


def _gold(name: str, gold: Gold | None) -> list[str]:
    heading = f"### {name}"
    if gold is None:
        return [heading, NOT_MEASURED, table(GOLD_COLUMNS, [])]
    rows = [(row.kind, row.wanted, *row.figures) for row in gold.rows]
    false = (
        f"{gold.texts} releases; {gold.false_ties} false agreements, partnerships or commitments in the "
        f"{gold.negatives} that tell of none."
    )
    return [heading, false, table(GOLD_COLUMNS, rows)]


def _own(cases: Figures) -> str:
    counted = [kind for kind in [*KINDS, "all"] if cases.get(kind, {}).get("gold")]
    rows = [(kind, int(cases[kind]["gold"]), cases[kind]["facts_f1"]) for kind in counted]
    return table(OWN_COLUMNS, rows)


def _factrueval(name: str, rows: Sequence[factrueval.Row] | None) -> list[str]:
    heading = f"### factRuEval-2016 {name}"
    if rows is None:
        return [heading, NOT_MEASURED, table(FACT_COLUMNS, [])]
    cells = [
        (
            *(row.name, row.ours.gold, row.ours.precision, row.ours.recall, row.ours.f1),
            "–" if row.natasha is None else row.natasha,
            row.best_of_2016 if name == "testset" else "–",
        )
        for row in rows
    ]
    return [heading, "Best of 2016 is known for the test set only.", table(FACT_COLUMNS, cells)]


def _nerel(name: str, tables: nerel.Tables | None) -> list[str]:
    heading = f"### NEREL {name}"
    said = NOT_MEASURED if tables is None else f"{tables.texts} texts."
    kinds = [_span_cells(row) for row in tables.kinds] if tables else []
    relations = [_span_cells(row) for row in tables.relations] if tables else []
    names = [_name_cells(*pair) for pair in zip(tables.ours, tables.theirs, strict=True)] if tables else []
    return [
        heading,
        said,
        table(SPAN_COLUMNS, kinds),
        "Folded to the kinds that natasha has:",
        table(NAME_COLUMNS, names),
        "Relations, end to end:",
        table(SPAN_COLUMNS, relations),
    ]


def _span_cells(row: nerel.Row) -> tuple[object, ...]:
    return (row.name, row.exact.wanted, *_figures(row.exact), *_figures(row.overlap))


def _figures(score: Score) -> tuple[float, float, float]:
    return score.precision, score.recall, score.f1


def _name_cells(ours: nerel.Row, theirs: nerel.Row) -> tuple[object, ...]:
    return (ours.name, ours.exact.wanted, ours.exact.f1, theirs.exact.f1, ours.overlap.f1, theirs.overlap.f1)


def form(page: str) -> list[str]:
    """Headings and columns: what the generator's form is, whatever the figures."""
    lines = page.splitlines()
    heads = [above for above, below in pairwise(lines) if below.startswith("| ---")]
    return [line for line in lines if line.startswith("#") or line in heads]


def main() -> None:
    """Measures what is given and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--factrueval", type=Path)
    parser.add_argument("--factrueval-test", type=Path)
    parser.add_argument("--nerel", type=Path)
    parser.add_argument("--nerel-test", type=Path)
    parser.add_argument("--unseen", type=Path)
    parser.add_argument("--page", type=Path, default=PAGE)
    given = parser.parse_args()
    folders = {"seeds": GOLD / "seeds", "dev": GOLD / "dev", "unseen": given.unseen or RELEASES}
    gold = {name: measure_gold(folder) for name, folder in folders.items() if folder.is_dir() and GOLD.is_dir()}
    facts = {}
    if given.factrueval:
        from . import factrueval

        for part, folder in _parts(given.factrueval, given.factrueval_test, "devset", "testset"):
            facts[part] = factrueval.measure(given.factrueval / "scripts", folder)
    news = {}
    if given.nerel:
        from .rival import natasha

        rival = natasha()
        news = {part: nerel.run(folder, rival) for part, folder in _parts(given.nerel, given.nerel_test, "dev", "test")}
    page = render(Measured(gold, own.score(), facts, news))
    given.page.write_text(page, encoding="utf-8")
    if given.page == PAGE:
        README.write_text(with_digest(README.read_text(encoding="utf-8"), page), encoding="utf-8")
    print(f"written: {given.page}")


def _parts(folder: Path, elsewhere: Path | None, dev: str, test: str) -> list[tuple[str, Path]]:
    """The parts of a set of texts that are there."""
    found = elsewhere or folder / test
    if elsewhere and (elsewhere / test).is_dir():
        found = elsewhere / test
    return [(name, part) for name, part in ((dev, folder / dev), (test, found)) if part.is_dir()]


if __name__ == "__main__":
    main()
