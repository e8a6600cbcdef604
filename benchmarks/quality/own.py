"""The repository's own cases, counted strictly: a fact is right when every slot and every span is.

In: tests/cases. Out: figures per kind in the form of the gold scorer.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from pobratim.facts import KINDS
from tests.cases.form import FOLDER, all_cases

from .gold import Figures


def fingerprint() -> str:
    """Changes whenever a case changes."""
    digest = hashlib.sha256()
    for file in sorted(FOLDER.glob("*/*.txt")):
        digest.update(f"{file.parent.name}/{file.name}".encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def score() -> Figures:
    """Figures per kind, printed."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for case in all_cases():
        expected = Counter(json.dumps(fact, sort_keys=True) for fact in case.facts)
        read_now = Counter(json.dumps(fact, sort_keys=True) for fact in case.found())
        right[case.kind] += (expected & read_now).total()
        gold[case.kind] += expected.total()
        found[case.kind] += read_now.total()
    for counts in (right, gold, found):
        counts["all"] = counts.total()
    figures: Figures = {}
    print(f"{'kind':12} {'facts':>5}     P      R     F1")
    for kind in [*KINDS, "all"]:
        precision = right[kind] / found[kind] if found[kind] else 0.0
        recall = right[kind] / gold[kind] if gold[kind] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right[kind] else 0.0
        figures[kind] = {"facts_f1": f1, "gold": gold[kind]}
        print(f"{kind:12} {gold[kind]:5}  {precision:.3f}  {recall:.3f}  {f1:.3f}")
    return figures
