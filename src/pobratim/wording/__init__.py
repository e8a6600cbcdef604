"""How values are worded for people, in Russian and in English.

In: codes, dates, numbers and facts in the contract's form. Out: words, for pages, papers and commands alike. Not here:
HTML (templates) and names of parties (those are the lexicon's).
"""

from .counts import counted, plural
from .dates import date_words, when_words
from .numbers import change_words, money_words, number_words, quantity_words
from .words import LANGUAGES, codes, word

__all__ = [
    "LANGUAGES",
    "change_words",
    "codes",
    "counted",
    "date_words",
    "money_words",
    "number_words",
    "plural",
    "quantity_words",
    "when_words",
    "word",
]
