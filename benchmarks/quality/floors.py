"""Floors under the quality of reading: figures may rise, they fall only when somebody says so.

In: figures of this run and `floors.json`. Out: the figures below their floor; a new file where it is asked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .gold import Figures

FILE = Path(__file__).with_name("floors.json")
MEASURES = ("facts_f1", "slots_f1")
# Floors are written down to three digits; figures are deterministic, so nothing finer is needed
DIGITS = 3


@dataclass(frozen=True)
class Verdict:
    """What the floors say of one corpus."""

    corpus: str
    fallen: list[str]
    changed: bool


def load() -> dict[str, Any]:
    """The floors by corpus; none when there is no file yet."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def judge(corpus: str, fingerprint: str, figures: Figures) -> Verdict:
    """Compares figures with the floors of their corpus."""
    floors = load().get(corpus, {})
    fallen = [
        f"{corpus} {kind} {measure}: {figures[kind][measure]:.3f} < {floor:.3f}"
        for kind, measures in floors.get("kinds", {}).items()
        for measure, floor in measures.items()
        if round(figures[kind][measure], DIGITS) < floor
    ]
    return Verdict(corpus, fallen, changed=floors.get("fingerprint", fingerprint) != fingerprint)


def write(corpus: str, fingerprint: str, figures: Figures, *, lower: bool) -> None:
    """Pins figures as floors: the higher of old and new, or just the new ones with `lower`."""
    everything = load()
    old = {} if lower else everything.get(corpus, {}).get("kinds", {})
    kinds = {
        kind: {
            measure: max(round(values[measure], DIGITS), old.get(kind, {}).get(measure, 0.0))
            for measure in MEASURES
            if measure in values
        }
        for kind, values in figures.items()
    }
    everything[corpus] = {"fingerprint": fingerprint, "kinds": kinds}
    FILE.write_text(json.dumps(everything, indent=1, sort_keys=True) + "\n", encoding="utf-8")
