"""Filters that word values in the page's language.

In: codes, dates, numbers. Out: words. Not here: the wording itself (`pobratim.wording`).
"""

from __future__ import annotations

from django import template

from pobratim.wording import counted as count_words
from pobratim.wording import date_words, number_words, plural
from pobratim.wording import word as word_of
from pobratim.wording.parties import name_of
from pobratim.wording.rules import reason_words

from ..context import language

register = template.Library()


@register.filter
def edtf(value: str | None) -> str:
    """An EDTF date in words."""
    return date_words(value, language())


@register.filter
def number(value: int | float) -> str:
    """A number with thin spaces."""
    return number_words(value, language())


@register.filter
def counted(value: int, noun: str) -> str:
    """A number with its noun in the right form."""
    return count_words(value, noun, language())


@register.filter
def noun_for(value: int, noun: str) -> str:
    """The noun alone in the form that the number asks for."""
    return plural(value, noun, language())


@register.filter
def word(code: str, group: str) -> str:
    """The word of a code."""
    return word_of(group, code, language())


@register.filter
def party(code: str) -> str:
    """A party's name."""
    return name_of(code, language())


@register.filter
def reason(rule: str, why: str) -> str:
    """Why a rule read a fact so."""
    return reason_words(rule, why, language())
