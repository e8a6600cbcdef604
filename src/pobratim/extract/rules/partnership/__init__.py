"""Rules for the kind `partnership`: lasting ties between parties as such.

In: a marked document. Out: found partnership facts. `twins.py` notices twin towns and friendship, `ties.py` cooperation
that is spoken of itself; `tie.py` holds what they hand over. Not here: papers (`agreement`), figures of trade.
"""

from .find import find_partnerships

__all__ = ["find_partnerships"]
