"""natasha on the same texts: its names, and its extractors of dates and sums.

In: a text. Out: marked spans. Not here: what is done with them (`nerel.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from .brat import Marked
from .factrueval_answers import natasha_names


def natasha() -> Callable[[str], list[Marked]]:
    """Names (PER, LOC, ORG), DATE and MONEY as natasha marks them."""
    _lend_morphology()
    from natasha import DatesExtractor, MoneyExtractor, MorphVocab

    vocabulary = MorphVocab()
    extractors = {"DATE": DatesExtractor(vocabulary), "MONEY": MoneyExtractor(vocabulary)}
    names = natasha_names()

    def run(text: str) -> list[Marked]:
        found = [Marked(kind, start, stop) for kind, start, stop in names(text)]
        for kind, extractor in extractors.items():
            found += [Marked(kind, match.start, match.stop) for match in extractor(text)]
        return found

    return run


def _lend_morphology() -> None:
    """Its extractors ask for pymorphy2, which today's setuptools no longer carry; pymorphy3 answers the same calls."""
    import pymorphy3.analyzer
    import pymorphy3.units.base  # noqa: F401

    for name, module in list(sys.modules.items()):
        if name == "pymorphy3" or name.startswith("pymorphy3."):
            sys.modules[f"pymorphy2{name.removeprefix('pymorphy3')}"] = module
