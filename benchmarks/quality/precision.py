"""How often each rule of reading is right: written into the register, which doubts entries by it.

In: gold folders and the repository's cases. Out: src/pobratim/register/data/rule_precision.csv: rule, right, wrong. A
fact is right when the gold scorer pairs it with one of gold. Cases were written together with the rules, so they count
only for rules that gold never shows at work.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pobratim.extract import read
from pobratim.facts import Fact
from pobratim.facts.wire import fact_to_json
from pobratim.sources import find_files, name_files, read_file
from tests.cases.form import all_cases

from . import gold

TARGET = Path("src/pobratim/register/data/rule_precision.csv")
Verdicts = Iterator[tuple[str, bool]]


def of_folder(folder: Path, scorer: Any) -> Verdicts:
    """Rule and verdict of every fact that is read from a gold folder."""
    texts = [file for file in find_files(folder) if file.suffix == ".txt"]
    for found in name_files(texts):
        expected = json.loads(found.path.with_suffix(".json").read_text(encoding="utf-8"))["facts"]
        yield from _judged(expected, list(read(read_file(found)).facts), scorer)


def _judged(expected: list[dict[str, Any]], facts: list[Fact], scorer: Any) -> Verdicts:
    for kind in {fact.kind for fact in facts}:
        mine = [fact for fact in facts if fact.kind == kind]
        theirs = [fact for fact in expected if fact["kind"] == kind]
        paired = {j for _, j in scorer.pair_facts(theirs, [fact_to_json(fact) for fact in mine])}
        yield from ((fact.rule, number in paired) for number, fact in enumerate(mine))


def of_cases() -> Verdicts:
    """Rule and verdict of every fact of a case's own kind."""
    for case in all_cases():
        expected = Counter(json.dumps(fact, sort_keys=True) for fact in case.facts)
        for fact in read(case.document()).facts:
            if fact.kind == case.kind:
                said = {slot: value for slot, value in fact_to_json(fact).items() if slot != "id"}
                key = json.dumps(said, sort_keys=True)
                expected[key] -= 1
                yield fact.rule, expected[key] >= 0


def counted(verdicts: Iterable[tuple[str, bool]]) -> dict[str, Counter[bool]]:
    """How often each rule was right and wrong."""
    found: dict[str, Counter[bool]] = {}
    for rule, right in verdicts:
        found.setdefault(rule, Counter())[right] += 1
    return found


def write() -> None:
    """Count anew and write the table."""
    scorer = gold.scorer(gold.GOLD / "score.py")
    folders = [folder for folder in (gold.GOLD / "dev", gold.GOLD / "seeds", gold.RELEASES) if folder.is_dir()]
    table = counted(of_cases()) | counted(one for folder in folders for one in of_folder(folder, scorer))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("rule", "right", "wrong"))
        rows.writerows((rule, count[True], count[False]) for rule, count in sorted(table.items()))
