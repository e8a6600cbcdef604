"""What an event is called: «фестиваль «Голоса»», «Тульский инвестиционный форум», «80-летие освобождения города».

In: a happening told by a noun. Out: its proper name in the nominative, or None. Not here: where and when.
"""

from __future__ import annotations

import re

from pobratim.text import Token
from pobratim.text.inflection import inflected, readings

from ...marked import MarkedDocument
from .happenings import Happening

QUOTED = re.compile(r"\s*(«[^»]{2,80}»|“[^”]{2,80}”|\"[^\"]{2,80}\")")
PLAIN = frozenset(
    "рабочий очередной совместный ответный новый следующий этот первый областной краевой ежегодный предстоящий".split()
)
ROMAN = re.compile(r"^[IVX]+$")
BODY = re.compile(r"^\s+(\S+\s+){0,3}(рабочей группы|комиссии|совета|комитета|межправкомиссии)", re.IGNORECASE)


def title_of(document: MarkedDocument, happening: Happening) -> str | None:
    """The event's proper name."""
    if happening.verb or happening.type in ("meeting", "visit", "signing"):
        return None
    quoted = QUOTED.match(document.text, happening.name_stop)
    adjectives = _adjectives(happening)
    if quoted and quoted.end() <= happening.sentence.stop:
        return _joined(happening, adjectives, quoted[1])
    if happening.frame == "anniversary":
        return _anniversary(document, happening)
    if happening.frame == "memorial":
        return _named_after(document, happening, lower=True)
    if happening.frame == "days":
        return _days(document, happening)
    proper = [i for i, token in enumerate(adjectives) if token.text[:1].isupper() and not _opens(happening, token)]
    if proper:
        return _joined(happening, adjectives[proper[0] :], _complement(document, happening))
    if happening.token.text[:1].isupper() and not _opens(happening, happening.token):
        return _joined(happening, adjectives, _complement(document, happening))
    if " имени " in _complement(document, happening):
        return _joined(happening, adjectives, _complement(document, happening))
    if happening.type == "session" and BODY.match(document.text[happening.name_stop : happening.name_stop + 200]):
        return _joined(happening, [], _complement(document, happening))
    return None


def is_of_something(document: MarkedDocument, happening: Happening) -> bool:
    """«церемония открытия памятника», not a bare «церемония» nor one of signing."""
    rest = _complement(document, happening)
    return bool(rest) and not rest.startswith("подписани")


def _opens(happening: Happening, token: Token) -> bool:
    return token.start == happening.sentence.tokens[0].start


def _adjectives(happening: Happening) -> list[Token]:
    found: list[Token] = []
    for token in reversed(happening.sentence.tokens[: happening.index]):
        if token.pos not in ("ADJ", "PROPN") or token.lemma in PLAIN or ROMAN.match(token.text) or token.text.isdigit():
            break
        if token.pos == "PROPN" and token.case != happening.token.case:
            break
        if re.search(r"\d", token.text):
            break
        found.insert(0, token)
    return [token for token in found if token.feats.get("Degree") != "Sup" and not _is_ordinal(token)]


def _is_ordinal(token: Token) -> bool:
    return token.lemma.replace("ё", "е") in ORDINALS


ORDINALS = frozenset(
    "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый".split()
)


def _joined(happening: Happening, adjectives: list[Token], rest: str) -> str:
    words = [_nominative(token, happening.token) for token in adjectives]
    return " ".join([*words, _nominative(happening.token, happening.token), rest]).strip()


def _nominative(token: Token, head: Token) -> str:
    number = head.feats.get("Number")
    number = "Plur" if number == "Plur" else "Sing"
    gender = head.feats.get("Gender")
    for index, reading in enumerate(readings(token.text)):
        if reading.case == head.case and (token is head or reading.pos in ("ADJF", "PRTF", "NOUN")):
            return inflected(token.text, index, "Nom", number, None if token is head else gender)
    return token.text


def _complement(document: MarkedDocument, happening: Happening) -> str:
    """The genitives and «по …» behind the name, up to a verb, a date or a place."""
    tokens = happening.sentence.tokens
    stop = happening.name_stop
    for i in range(happening.index + 1, len(tokens)):
        token = tokens[i]
        if stop > token.start:
            continue
        if token.pos in ("VERB", "PRON", "SCONJ", "ADV", "PUNCT") or _is_date(document, token):
            break
        if token.pos == "ADP" and token.text.lower() not in ("по", "имени"):
            break
        if token.pos in ("NOUN", "PROPN", "ADJ") and token.case not in _cases(tokens[i - 1]):
            break
        stop = max((m.stop for m in document.beginning(document.parties, token.start, token.stop)), default=token.stop)
    return re.sub(r"\s+(и|по)$", "", document.text[happening.name_stop : stop].strip())


def _cases(before: Token) -> tuple[str | None, ...]:
    return ("Dat", "Gen", None) if before.text.lower() == "по" or before.case == "Dat" else ("Gen", None)


def first_word(happening: Happening) -> int:
    """Where the adjectives of the event's name begin."""
    adjectives = _adjectives(happening)
    return adjectives[0].start if adjectives else happening.token.start


def name_end(document: MarkedDocument, happening: Happening) -> int:
    """Where the words that say what the event is of end; a name in quotation marks says nothing."""
    rest = _complement(document, happening)
    return happening.name_stop + len(rest) + 1 if rest else happening.name_stop


def _is_date(document: MarkedDocument, token: Token) -> bool:
    return document.covers(document.dates, token.start)


def _named_after(document: MarkedDocument, happening: Happening, *, lower: bool) -> str | None:
    rest = _complement(document, happening)
    if not re.search(r"мемориал|памятник|обелиск|музе|монумент", rest, re.IGNORECASE):
        return None
    name = _nominative(happening.token, happening.token)
    return f"{name.lower() if lower else name} {rest}"


def _days(document: MarkedDocument, happening: Happening) -> str | None:
    """«Дни культуры Минской области»: capitalised, in the plural; «Неделя кино»."""
    rest = _complement(document, happening)
    plural = re.match(r"(дн(и|ей|ям|ях|ями)|недел\w*)$", happening.token.text.lower())
    if not rest or not plural or not happening.token.text[:1].isupper() or not re.match(r"[А-ЯЁа-яё]", rest):
        return None
    name = "Неделя" if happening.token.text.lower().startswith("недел") else "Дни"
    return f"{name} {rest}"


def _anniversary(document: MarkedDocument, happening: Happening) -> str | None:
    """«80-летие освобождения города», «десятилетие побратимства»."""
    rest = _complement(document, happening)
    word = happening.token.text
    before = re.search(r"(\d+)\s*-?\s*$", document.text[: happening.token.start])
    if happening.token.lemma in ("празднование", "торжество", "юбилей", "годовщина"):
        inner = re.search(r"\d+-лети[а-я]+\s.+", rest)
        if inner:
            return re.sub(r"-лети[а-я]+", "-летие", inner[0])
        return None
    if not rest or re.match(r"(договор|соглашени|сотрудничеств|подписани)", rest):
        return None
    number = re.match(r"(\d+)-", word)
    name = f"{number[1]}-летие" if number else f"{before[1]}-летие" if before else happening.token.lemma
    return f"{name} {rest}"
