"""Finds amounts in a text: sums of money, shares, counts with what is counted, places in a list.

In: the marked document, its dates found. Out: mentions in the order of the text. Years, dates, numbers of papers,
telephones, scores and clock times are no amounts. Not here: whose number it is and what it says (`rules/figure.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.numerals import forms_of, number_of, numeral
from pobratim.lexicon.units import CURRENCIES, unit_at
from pobratim.text import Analysis, Token

from .nouns import AmountMention
from .word_rules import WordRule, WordRules

TIMES, PERCENT, COUNT = "раз", "%", "count"


@dataclass(frozen=True, slots=True)
class _Number:
    """Digits or words with their value; `ordinal` for «4-е», «третий»."""

    start: int
    stop: int
    value: float
    ordinal: bool = False


def find_amounts(document: MarkedDocument) -> tuple[AmountMention, ...]:
    """All amounts that the text mentions."""
    taken = document.stretches(document.dates)
    found: list[AmountMention] = []
    for amount in sorted(_all_amounts(document), key=lambda item: (item.start, -item.stop)):
        free = not found or amount.start >= found[-1].stop
        if free and not taken.touch(amount.start, amount.stop):
            found.append(amount)
    return tuple(_with_currencies(document, found))


def _with_currencies(document: MarkedDocument, found: list[AmountMention]) -> Iterator[AmountMention]:
    """«Импорт — 470 млн» after a sum in dollars in the same sentence is in dollars too."""
    money: AmountMention | None = None
    for amount in found:
        bare = amount.unit == COUNT and amount.noun is None and amount.value >= 1e6
        between = document.text[money.stop : amount.start] if money else "."
        if bare and money and not re.search(r"[.!?]\s", between):
            amount = replace(amount, unit=money.unit)
        yield amount
        money = amount if amount.unit in CURRENCIES else money


def _all_amounts(document: MarkedDocument) -> Iterator[AmountMention]:
    text = document.text
    for number in [*_digits(text), *_number_words(text)]:
        if number.ordinal:
            noun = _counted(document.analysis, number.stop)
            yield AmountMention(
                start=number.start, stop=number.stop, value=number.value, unit=COUNT, noun=noun, ordinal=True
            )
        else:
            yield _measured(document.analysis, number)
    yield from _fractions(text)


_DIGITS = re.compile(
    r"(?<![\w№:/.,+−-])(?:[+−-]\s?)?(?P<currency>US\$|[$€£₽₸])?\s?"
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
    r"(?P<ordinal>\s?-\s?(?:е|ое|ая|ую|ой|й|ий|го|ого|м|ом|му|ю|я)\b)?(?![\w:]|-\w|[.,/]\d|[–—]\d|-\d)"
)
_NUMBERED = re.compile(
    r"(?:№|©|\bтел\w*[\w ]*:\s*\(?|\bпросмотр\w*:|\bкомментари\w+\s*\(|\bN|\bст\.|\bстать\w+|\bп\.|\bпункт\w*|\bглав\w+"
    r"|\bт\.|\bкв\.|\bд\.|\bдом\w*|\bстр\.|\bфз|\bмагистрал\w+)\s*$",
    re.IGNORECASE,
)


def _digits(text: str) -> Iterator[_Number]:
    for match in _DIGITS.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        line_before = before.rpartition("\n")[2]
        listed = not line_before.strip() and _BEHIND_ITEM.match(text, match.end())
        if _NUMBERED.search(before) or (listed and not match["currency"]):
            continue
        digits = re.sub(r"[ \u00a0\u202f]", "", match["number"]).replace(",", ".")
        start = match.start("currency") if match["currency"] else match.start("number")
        yield _Number(start, match.end(), float(digits), bool(match["ordinal"]))


@cache
def _words() -> WordRules[None]:
    number = "|".join((*forms_of("cardinal"), *(form for form in forms_of("scale") if not form.startswith("т"))))
    scale = "|".join(form for form in forms_of("scale") if len(form) > 4)
    half = r"полу?(?:миллион|миллиард|тысяч|сотн|десятк)[а-яё]*"
    ordinal = "|".join(forms_of("ordinal"))
    row = rf"(?:{number}|{scale})(?:\s+(?:{number}|{scale}))*"
    pattern = rf"(?<![\w-])(?:(?P<half>{half})|(?P<ordinal>{ordinal})|(?P<row>{row}))(?![\w-])"
    return WordRules([WordRule(rf"{half}|{ordinal}|{number}|{scale}".replace(".", ""), pattern, None)])


def _number_words(text: str) -> Iterator[_Number]:
    for match, _ in _words().matches(text):
        value = _value_of_words(match)
        if value is not None:
            yield _Number(match.start(), match.end(), value, bool(match["ordinal"]))


def _value_of_words(match: re.Match[str]) -> float | None:
    if match["half"]:
        scale = number_of([f"{_after_half(match['half'])}"]) or number_of([_singular(_after_half(match["half"]))])
        return scale / 2 if scale else None
    if match["ordinal"]:
        known = numeral(match["ordinal"])
        return known.value if known else None
    words = match["row"].split()
    # «один из», «десятки», «миллионы» alone count nothing
    alone = numeral(words[0]) if len(words) == 1 else None
    if alone and (alone.word == "один" or (alone.kind == "scale" and words[0].lower()[-1] not in "уаья")):
        return None
    return number_of(words)


def _after_half(word: str) -> str:
    return re.sub(r"^полу?", "", word, flags=re.IGNORECASE)


def _singular(word: str) -> str:
    return {"миллиона": "миллион", "миллиарда": "миллиард"}.get(word.lower(), word)


_BEHIND_ITEM = re.compile(r"[).]|\s*\|")
_GOES_ON = re.compile(r"\s*[а-яё$€₽%]")
_TIMES = re.compile(r"\s+раз(?:а|у)?\b")
_INITIAL = re.compile(r"\s*[мтл]\.\s*[А-ЯЁ]")
_SCALE = re.compile(
    r"\s*(?P<scale>тысяч[а-яё]*|тыс\.?|миллион[а-яё]*|млн\.?|миллиард[а-яё]*|млрд\.?|трлн\.?|триллион[а-яё]*)(?!\w)"
)
_SCALES = {"ты": 1e3, "миллио": 1e6, "мл": 1e6, "миллиа": 1e9, "млр": 1e9, "тр": 1e12}


def _scaled(text: str, number: _Number) -> tuple[float, int]:
    scale = _SCALE.match(text, number.stop)
    if not scale:
        return number.value, number.stop
    word = scale["scale"].lower()
    factor = _SCALES[max((stem for stem in _SCALES if word.startswith(stem)), key=len)]
    stop = scale.end()
    # «5 млн.» at a sentence's end: the full stop stays outside
    if text[stop - 1] == "." and not _GOES_ON.match(text, stop):
        stop -= 1
    return round(number.value * factor, 3), stop


def _measured(analysis: Analysis, number: _Number) -> AmountMention:
    text = analysis.text
    value, stop = _scaled(text, number)
    sign = re.match(r"US\$|[$€£₽₸]", text[number.start : number.stop])
    unit = unit_at(text, number.start) if sign else unit_at(text, stop)
    if unit and _is_unit(text, stop, unit[0].code):
        code = unit[0].code
        end = stop if sign else unit[1]
        noun = _counted(analysis, end) if code not in CURRENCIES else None
        return AmountMention(start=number.start, stop=end, value=value * unit[0].factor, unit=code, noun=noun)
    times = _TIMES.match(text, stop)
    if times and re.search(r"\bв\s+(?:почти\s+|более\s+чем\s+)?$", text[max(0, number.start - 15) : number.start]):
        return AmountMention(start=number.start, stop=times.end(), value=value, unit=COUNT, noun=TIMES)
    return AmountMention(start=number.start, stop=stop, value=value, unit=COUNT, noun=_counted(analysis, stop))


def _is_unit(text: str, at: int, code: str) -> bool:
    """«м» and «т» right after a number may be the first letter of something else only if a full stop follows a name."""
    return not (code in ("m", "t", "l") and _INITIAL.match(text, at))


def _counted(analysis: Analysis, stop: int) -> str | None:
    """Lemma of the noun that a number counts: the first noun after it, adjectives between."""
    sentence = analysis.sentence_at(stop - 1)
    if sentence is None:
        return None
    for token in sentence.tokens_from(stop, 5):
        if token.pos in ("NOUN", "PROPN"):
            return token.lemma if token.start - stop < 60 else None
        if not _may_stand_between(token):
            return None
    return None


def _may_stand_between(token: Token) -> bool:
    if token.pos in ("ADJ", "DET", "NUM"):
        return True
    return token.feats.get("VerbForm") == "Part" or token.text.lower() in (
        "с",
        "лишним",
        "и",
        "наших",
        "из",
        "него",
        "них",
    )


@cache
def _parts() -> WordRules[None]:
    fraction = "|".join(forms_of("fraction"))
    multiple = "|".join(forms_of("multiple"))
    ordinal = "|".join(forms_of("ordinal", 3, 10))
    count = "две|дв[ух]+|три|тр[её]х"
    pattern = (
        rf"\bна\s+(?P<by>{fraction})\b|(?<!\w)(?P<times>{multiple})(?!\w)"
        rf"|\b(?:(?P<count>{count})\s+)?(?P<part>{fraction})\b(?=\s+[а-яё«]|[.,;])"
        rf"|\b(?P<nth>{ordinal})\s+част[ьюи]\b"
    )
    return WordRules([WordRule(rf"на|{multiple}|{count}|{fraction}|{ordinal}", pattern, None)])


def _fractions(text: str) -> Iterator[AmountMention]:
    """«На треть» is 33 %, «пятая часть» 20 %, «вдвое» two times."""
    for match, _ in _parts().matches(text):
        word = match["by"] or match["times"] or match["part"] or match["nth"]
        known = numeral(word)
        if known is None:
            continue
        if match["times"]:
            yield AmountMention(start=match.start(), stop=match.end(), value=known.value, unit=COUNT, noun=TIMES)
            continue
        share = 1 / known.value if match["nth"] else known.value
        count = {"д": 2, "т": 3}[match["count"][0].lower()] if match["count"] else 1
        percent = round(100 * share * count)
        yield AmountMention(start=match.start(), stop=match.end(), value=percent, unit=PERCENT)
