"""Forms of the review pages: what a person types, read into contents of the contract.

In: `slots.csv`, typed words. Out: Django forms, contents as plain values. Not here: what is decided with them
(`pobratim.desk.review`).
"""

from .contents import EMPTY, content_form, content_of, slot_form, value_of
from .dates import read_date
from .fields import DateField
from .parties import suggestions
from .slots import Slot, kinds, slot_of, slots_of

__all__ = [
    "EMPTY",
    "DateField",
    "Slot",
    "content_form",
    "content_of",
    "kinds",
    "read_date",
    "slot_form",
    "slot_of",
    "slots_of",
    "suggestions",
    "value_of",
]
