"""How the people, bodies, places and days of a text are tied to each other, beyond the nine kinds of facts.

In: a marked document. Out: things and relations between them, as plain records with spans. Nothing here reaches the
register: it is what an analyst asks of news in general (who works where, what happened where and when).
"""

from .nouns import Relation, Thing
from .relate import relate
from .things import find_things

__all__ = ["Relation", "Thing", "find_things", "relate"]
