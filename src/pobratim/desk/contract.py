"""Is this a value that the contract of facts allows in that slot? People type it, so what is meant counts.

In: a kind, a slot, what somebody typed (text, numbers, lists). Out: the value as the contract writes it, or BadInput in
one sentence that names the slot. Not here: what follows from it (`review.py`).
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from pobratim.errors import BadInput
from pobratim.facts.content import KINDS, Money
from pobratim.facts.dates import is_date
from pobratim.facts.wire import content_from_json, slot_name
from pobratim.lexicon.parties import find_party
from pobratim.lexicon.places import places
from pobratim.resolve.parties import canonical, is_party

DATES = frozenset("signed period date since due".split())
INTERVALS = frozenset("period since date due".split())
PARTIES = frozenset("parties with from".split())
ONE_PARTY = frozenset({("flow", "to"), ("figure", "of")})
PERHAPS_PARTIES = frozenset("of to by place".split())
WHOLE = frozenset("jobs rank out_of".split())
LISTS = frozenset("titles parties organisations areas signers people goods by to speaker".split())
MAIN = {
    "post": ("person", "of"),
    "agreement": ("instrument", "parties"),
    "event": ("type", "parties"),
    "partnership": ("parties",),
    "project": ("name", "parties"),
    "figure": ("measure", "of"),
    "flow": ("from", "to", "goods"),
    "commitment": ("type", "what"),
    "statement": ("speaker",),
}
"""Without these a fact of that kind says nothing."""
CHANGE = re.compile(r"[+-](\d+(\.\d+)?%)?")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_QUOTED = re.compile(r"[\"“„]([^\"“”„]*)[\"”“]")
_OTHER_QUOTES = re.compile(r"[\"“„]")
_INITIALS = re.compile(r"\b([А-ЯЁ])\.(?=[А-ЯЁ])")
_MONTH = re.compile(r"(\d{1,2})\.(\d{4})")


def checked(kind: str, slot: str, value: Any) -> Any:
    """The value as the contract writes it; None empties a slot that may be empty."""
    known = {slot_name(one.name): one for one in fields(KINDS[kind])}
    if slot not in known:
        raise BadInput("такого поля у записей этого вида нет", place=slot)
    value = _plain(value)
    if value in (None, "", []):
        if slot in MAIN[kind]:
            raise BadInput("это поле не может быть пустым", place=slot)
        return None
    words: frozenset[str] = known[slot].metadata.get("choice", frozenset())
    listed = slot in LISTS and not (kind in ("post", "flow") and slot == "to")
    parts = (value if isinstance(value, list) else [value]) if listed else [value]
    if slot in PARTIES or (kind, slot) in ONE_PARTY:
        found = [_party(slot, part) for part in parts]
    else:
        found = [_one(slot, part, words) for part in parts]
    if slot == "parties" and kind == "partnership" and len(set(found)) < 2:
        raise BadInput("нужны хотя бы две стороны", place=slot)
    if not listed:
        return found[0]
    return list(dict.fromkeys(found))


def checked_content(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """All slots of a new fact; BadInput for the first that is wrong or missing."""
    if kind not in KINDS:
        raise BadInput("такого вида записей нет", place="kind")
    content: dict[str, Any] = {"kind": kind}
    for slot, value in values.items():
        if slot == "kind":
            continue
        fine = checked(kind, slot, value)
        if fine is not None:
            content[slot] = fine
    for slot in MAIN[kind]:
        if slot not in content:
            raise BadInput("это поле нужно заполнить", place=slot)
    if kind == "figure" and "value" not in content and "change" not in content and "rank" not in content:
        raise BadInput("нужно значение, место в списке или изменение", place="value")
    content_from_json(content)
    return content


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, (list, tuple)):
        return [part for one in value if (part := _plain(one)) not in (None, "")]
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    return value


def _one(slot: str, value: Any, words: frozenset[str]) -> Any:
    if words:
        if value not in words:
            raise BadInput(f"«{value}» нет среди возможных значений", place=slot)
        return value
    if slot in DATES:
        return _date(slot, value)
    if slot == "investment":
        return _money(slot, value)
    if slot == "value" or slot in WHOLE:
        return _number(slot, value, whole=slot in WHOLE)
    if slot == "acting":
        return _yes(slot, value)
    if not isinstance(value, str):
        raise BadInput("нужны слова", place=slot)
    if slot == "change" and not CHANGE.fullmatch(value):
        raise BadInput("напишите изменение со знаком, например +18%", place=slot)
    words_told = _tidy(slot, value)
    return _perhaps_party(words_told) if slot in PERHAPS_PARTIES else words_told


def _tidy(slot: str, value: str) -> str:
    """Words as the contract spells them: «» for other quotes, a space after initials, posts in small letters."""
    value = _INITIALS.sub(r"\1. ", _QUOTED.sub(r"«\1»", value))
    if value.count("«") != value.count("»"):
        raise BadInput("кавычки открыты и не закрыты или наоборот", place=slot)
    return value[:1].lower() + value[1:] if slot == "titles" else value


def _date(slot: str, value: Any) -> str:
    text = str(value)
    day, month = _DAY.fullmatch(text), _MONTH.fullmatch(text)
    if day:
        text = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    elif month:
        text = f"{month[2]}-{int(month[1]):02}"
    if not is_date(text):
        raise BadInput(f"«{value}» — не дата: напишите, например, 12.05.2021, 05.2021, 2021 или 2021/2026", place=slot)
    if "/" in text and slot not in INTERVALS:
        raise BadInput("здесь нужна одна дата, а не срок", place=slot)
    return text


def _party(slot: str, value: Any) -> str:
    words = str(value)
    found = _meant(words)
    if len(found) > 1:
        raise BadInput(f"«{words}» — не одна сторона: назовите код ({', '.join(found[:5])})", place=slot)
    if not found:
        raise BadInput(f"стороны «{words}» нет в справочнике", place=slot)
    return found[0]


def _meant(words: str) -> list[str]:
    """Codes of the parties that words may mean: a code, a name, a town of a known region."""
    if is_party(words):
        code = canonical(words)
        region, slash, _ = code.partition("/")
        return [code] if code in places() or (slash and region in places()) else []
    if words in places():
        return [words]
    found = find_party(words)
    return [code for code in found if "/" not in code] or list(found)


def _perhaps_party(value: str) -> str:
    """A code where the words are one party, else the words: organisations and people stand there too."""
    found = _meant(value)
    return found[0] if len(found) == 1 else value


def _money(slot: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or set(value) != {"amount", "currency"}:
        raise BadInput("нужны сумма и валюта", place=slot)
    if not re.fullmatch(r"[A-Z]{3}", str(value["currency"])):
        raise BadInput("валюта — три латинские буквы, например RUB", place=slot)
    return {"amount": _number(slot, value["amount"]), "currency": str(value["currency"])}


def _number(slot: str, value: Any, *, whole: bool = False) -> float | int:
    if isinstance(value, str):
        value = value.replace("\u00a0", "").replace(" ", "").replace(",", ".")
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise BadInput(f"«{value}» — не число", place=slot) from None
    if isinstance(value, bool) or number <= 0 or number != number or number == float("inf"):
        raise BadInput("нужно число больше нуля", place=slot)
    if number.is_integer():
        return int(number)
    if whole:
        raise BadInput("нужно целое число", place=slot)
    return number


def _yes(slot: str, value: Any) -> bool | None:
    if value in (True, "true", "yes", "да", "1", "on"):
        return True
    if value in (False, "false", "no", "нет", "0", "off"):
        return None
    raise BadInput("нужно «да» или «нет»", place=slot)


def same_value(left: Any, right: Any) -> bool:
    """Whether a slot's value in a record and one that `checked` gave say the same."""
    return bool(_bare(left) == _bare(right))


def _bare(value: Any) -> Any:
    if isinstance(value, Money):
        return {"amount": float(value.amount), "currency": value.currency}
    if isinstance(value, dict):
        return {**value, "amount": float(value["amount"])}
    if isinstance(value, (tuple, list)):
        return [_bare(one) for one in value]
    return None if value in ("", False) or value == [] else value


SCOPED = frozenset("rank other share".split())
"""Figures of these measures say nothing without what they count."""


def lacking(fact: dict[str, Any]) -> str | None:
    """Why a whole fact is not one by the contract; None where it is. Each slot by itself was looked at already."""
    kind = fact["kind"]
    wanted = (*MAIN[kind], *(("stage",) if kind == "event" else ()), "evidence")
    missing = next((slot for slot in wanted if fact.get(slot) in (None, "", [])), None)
    if missing:
        return f"{kind}: нет {missing}"
    odd = next((slot for slot, value in fact.items() if slot != "evidence" and _badly_quoted(value)), None)
    if odd:
        return f"{kind}: кавычки в {odd}"
    if kind == "partnership" and len(fact["parties"]) < 2:
        return "partnership: одна сторона"
    if kind == "flow" and fact["from"] == fact["to"]:
        return "flow: откуда и куда — одно и то же"
    if kind == "agreement" and fact.get("stage") in ("proposed", "drafting") and "signed" in fact:
        return "agreement: подписано, хотя только готовится"
    return _lacking_figure(fact) if kind == "figure" else None


def _badly_quoted(value: Any) -> bool:
    texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    return any(text.count("«") != text.count("»") or _OTHER_QUOTES.search(text) for text in texts)


def _lacking_figure(fact: dict[str, Any]) -> str | None:
    measure = fact["measure"]
    if measure in SCOPED and "scope" not in fact:
        return f"figure {measure}: нет scope"
    if measure == "rank":
        return "figure rank: место не имеет value" if "value" in fact else None
    if "rank" in fact:
        return f"figure {measure}: rank есть только у места в списке"
    if "value" not in fact and "change" not in fact:
        return "figure: нет value"
    return "figure: нет unit" if "value" in fact and "unit" not in fact else None
