"""Rules for the kind `statement`.

In: a marked document. Out: found statement facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument
from pobratim.facts import Statement


def find_statements(document: MarkedDocument) -> Iterator[Found]:
    """Every utterance whose speaker the text names; the evidence is the quoted words alone."""
    for quotation in document.quotations:
        if quotation.speakers:
            yield Found(
                content=Statement(speaker=quotation.speakers),
                words=quotation.words,
                trigger=quotation.words[0],
                rule="statement.speech" if quotation.attribution else "statement.answer",
                why=f"Direct speech of {' and '.join(quotation.speakers)}.",
            )
