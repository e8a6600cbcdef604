"""Notices who is to see to it: «Контроль за выполнением плана осуществляют …», «… возложить на …».

In: a marked document. Out: drafts of type `agreed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import actors_in
from pobratim.extract.marked import MarkedDocument

from .draft import Draft

CONTROL = re.compile(
    r"(контроль (?:за|над)\s(?:ходом\s)?(?:выполнени|исполнени|реализаци)\w+[^.:;,]*?)\s"
    r"(?:осуществля\w+|возлага\w+|возлож\w+|обеспечива\w+)",
    re.IGNORECASE,
)


def controls(document: MarkedDocument) -> Iterator[Draft]:
    """Every sentence that charges somebody with seeing a paper carried out."""
    for sentence in document.sentences:
        match = CONTROL.search(document.text, sentence.start, sentence.stop)
        if not match:
            continue
        by = actors_in(document, match.end(), sentence.stop)
        what = re.sub(r"\s+настоящ\w+", "", match.group(1))
        if by:
            yield Draft(
                type="agreed",
                what=what[:1].lower() + what[1:],
                words=(match.start(), len(document.text[: sentence.stop].rstrip(" ."))),
                trigger=match.span(),
                doing=match.start(),
                rule="control",
                why="somebody is charged with seeing to it",
                by=by,
            )
