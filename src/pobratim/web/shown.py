"""Contents of facts and entries as rows of words and links, ready for a template.

In: a content in the contract's form (a dict), a language. Out: `Row`s of `Item`s, and a heading. Not here: HTML, and
where an entry's sentences stand (`cards.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pobratim.register.links import organisation_link_key
from pobratim.resolve.organisations import looks_like_body
from pobratim.wording import change_words, date_words, money_words, number_words, quantity_words, word
from pobratim.wording.parties import is_party, name_of

from .addresses import organisation_address, partner_address, person_address

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """Words, and the page that they lead to, if any."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A slot: its code, its name, its values."""

    slot: str
    label: str
    items: tuple[Item, ...]


ORDER = {
    "agreement": "instrument parties organisations signed period stage areas signers implements",
    "event": "type date place parties people organisations areas stage",
    "partnership": "parties since state areas",
    "project": "parties organisations place investment jobs areas stage",
    "figure": "measure of with value rank out_of change period scope",
    "flow": "from to goods",
    "commitment": "type by to due areas",
    "statement": "speaker",
    "post": "person titles of to acting",
    "person": "titles of to acting",
}
_CODED = {
    "instrument": "instrument", "implements": "implements", "measure": "measure", "state": "partnership_state",
    "areas": "area",
}  # fmt: skip
_BODIES = frozenset(("organisations", "by", "to", "of"))
_DATES = frozenset(("date", "signed", "since", "due", "period"))


def rows_of(kind: str, content: Content, lang: str) -> tuple[Row, ...]:
    """The given slots in the order of reading; what the heading says already is left to it."""
    rows = []
    for slot in ORDER.get(kind, " ".join(content)).split():
        items = items_of(kind, slot, content, lang)
        if items:
            rows.append(Row(slot, word("slot", slot, lang), items))
    return tuple(rows)


def items_of(kind: str, slot: str, content: Content, lang: str) -> tuple[Item, ...]:
    """The values of one slot, worded."""
    value = content.get(slot)
    if value in (None, "", [], False):
        return ()
    if slot == "value":
        return (Item(quantity_words(value, content.get("unit"), lang)),)
    if slot == "acting":
        return (Item("да" if lang == "ru" else "yes"),)
    worded = _worder(kind, slot, lang)
    return tuple(worded(one) for one in (value if isinstance(value, list) else [value]))


def _worder(kind: str, slot: str, lang: str) -> Callable[[Any], Item]:
    if slot in _DATES:
        return lambda value: Item(date_words(value, lang, term=kind == "agreement"))
    if slot in _CODED:
        return lambda value: Item(word(_CODED[slot], value, lang))
    if slot in ("stage", "type"):
        return lambda value: Item(word(f"{kind}_{slot}", value, lang))
    if slot == "investment":
        return lambda value: Item(money_words(value["amount"], value["currency"], lang))
    if slot == "change":
        return lambda value: Item(change_words(value, lang))
    if slot in ("rank", "out_of", "jobs"):
        return lambda value: Item(number_words(value, lang))
    if slot in ("people", "signers", "speaker", "person"):
        return lambda value: Item(str(value), person_address(str(value)))
    other = body_item if slot in _BODIES else Item
    return lambda value: party_item(value, lang) if is_party(str(value)) else other(str(value))


def party_item(code: str, lang: str) -> Item:
    """A party's name, leading to its page."""
    return Item(name_of(code, lang), partner_address(code))


def body_item(name: str) -> Item:
    """An organisation's name, leading to its page; of anything else just the words."""
    key = organisation_link_key(name) if looks_like_body(name) else ""
    return Item(name, organisation_address(key) if key else "")


def heading(kind: str, content: Content, lang: str) -> str:
    """What the thing is called in a list: its own title, or its kind with whom it concerns."""
    return _capital(_HEADINGS.get(kind, _plain)(content, lang)) or _capital(word("kind", kind, lang))


def _plain(content: Content, lang: str) -> str:
    return str(content.get("title") or content.get("name") or "")


def _agreement(content: Content, lang: str) -> str:
    return str(content.get("title") or "") or _with_parties(
        word("instrument", content.get("instrument"), lang), content, lang
    )


def _event(content: Content, lang: str) -> str:
    kind = word("event_type", content.get("type"), lang)
    if content.get("title"):
        return f"{_capital(kind)}: {content['title']}"
    return _with_parties(kind, content, lang, people=True)


def _with_parties(what: str, content: Content, lang: str, *, people: bool = False) -> str:
    names = [name_of(code, lang) for code in content.get("parties", [])]
    names = names or (content.get("people", []) if people else []) or content.get("organisations", [])
    return f"{what}: {' — '.join(names)}" if names else what


def _partnership(content: Content, lang: str) -> str:
    return " — ".join(name_of(code, lang) for code in content.get("parties", []))


def _figure(content: Content, lang: str) -> str:
    measure = _capital(word("measure", content.get("measure"), lang))
    if content.get("rank"):
        total = content.get("out_of")
        among = (f" из {number_words(total)}" if lang == "ru" else f" of {number_words(total, lang)}") if total else ""
        return f"{measure}: {number_words(content['rank'], lang)}{among}"
    value, change = content.get("value"), change_words(content.get("change"), lang)
    said = quantity_words(value, content.get("unit"), lang) if value is not None else ""
    what = measure if content.get("measure") != "other" else (content.get("scope") or measure)
    return f"{what}: {' '.join(filter(None, (said, f'({change})' if said and change else change)))}"


def _flow(content: Content, lang: str) -> str:
    ends = [name_of(content[end], lang) if content.get(end) else "…" for end in ("from", "to")]
    goods = ", ".join(content.get("goods", []))
    return f"{' → '.join(ends)}: {goods}" if goods else " → ".join(ends)


def _commitment(content: Content, lang: str) -> str:
    return str(content.get("what") or word("commitment_type", content.get("type"), lang))


def _statement(content: Content, lang: str) -> str:
    return ", ".join(as_list(content.get("speaker")))


def _post(content: Content, lang: str) -> str:
    titles = content.get("titles") or []
    said = titles[0] if titles else ""
    of = content.get("of")
    where = name_of(of, lang) if of and is_party(of) else of
    return f"{content.get('person', '')} — {', '.join(filter(None, (said, where)))}".removesuffix(" — ")


_HEADINGS: dict[str, Callable[[Content, str], str]] = {
    "agreement": _agreement,
    "event": _event,
    "partnership": _partnership,
    "figure": _figure,
    "flow": _flow,
    "commitment": _commitment,
    "statement": _statement,
    "post": _post,
}


def as_list(value: Any) -> list[Any]:
    """A slot's values as a list, however many there are."""
    if value in (None, ""):
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
