"""Every error that Pobratim raises, on one page.

In: a message in plain words, and the place (document, span) where there is one. Out: exceptions with two loudnesses:
`BadInput` and `UnreadableDocument` concern one input and a batch goes on; `BrokenAssumption` stops the run.
Not here: how an error is shown (that is `cli` and `web`).
"""

from __future__ import annotations


class PobratimError(Exception):
    """Root of the tree. `message` is one sentence that says what to do; `place` names the file or document."""

    def __init__(self, message: str, *, place: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class BadInput(PobratimError):
    """What the user gave cannot be used: a missing path, a wrong option, a broken file of settings."""


class UnreadableDocument(PobratimError):
    """One document cannot be read: it is skipped and counted, the batch goes on."""


class BrokenAssumption(PobratimError):
    """Something that must hold does not: the run stops, because going on would write wrong things."""


class Conflict(PobratimError):
    """Somebody spoke about the same thing in the meantime, or it changed. `decision` is what they said, if anything."""

    def __init__(self, message: str, *, place: str | None = None, decision: object = None) -> None:
        super().__init__(message, place=place)
        self.decision = decision


class StoreError(PobratimError):
    """The register's database cannot be opened, read or written."""


class SourceError(PobratimError):
    """A source outside could not be fetched. `permanent` says whether trying again makes sense."""

    def __init__(self, message: str, *, place: str | None = None, permanent: bool) -> None:
        super().__init__(message, place=place)
        self.permanent = permanent
