"""Document to facts: what a release says about cooperation, each value tied to its words.

In: `Document`. Out: `Reading`: the document with its `Fact`s. `mentions/` finds what is named, `rules/<kind>.py`
notices facts, `reader.py` is the order of work, `leftovers.py` lists triggers from which no fact came.
What does not belong here: the same thing in other documents (`resolve`, `register`), databases, files.
"""

from .reader import Reading, read

__all__ = ["Reading", "read"]
