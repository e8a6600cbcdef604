"""What people have said about an entry, as lines of its history.

In: words with what became of them (`pobratim.desk.words`). Out: frozen lines. Not here: who may take a word back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from pobratim.desk.words import Word
from pobratim.register import Decision, Verb
from pobratim.wording import word

from .shown import items_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """A decision as a line; `latest` is the one that the key for undoing takes back."""

    id: str
    what: str
    who: str
    when: datetime
    why: str
    stands: bool
    undone_by: str
    may_undo: bool
    latest: bool = False


def history_of(kind: str, words: Iterable[Word], lang: str, *, signature: str, reviewer: bool) -> list[Spoken]:
    """All words on an entry, the latest first; undoing is told beside what it took back."""
    found: list[Spoken] = []
    for one in words:
        said = one.decision
        if said.verb is Verb.UNDO:
            continue
        may = one.stands and (reviewer or said.who == signature)
        latest = may and not any(other.latest for other in found)
        by = one.undone_by.who if one.undone_by else ""
        what = what_was_said(kind, said, lang)
        found.append(Spoken(said.id, what, said.who, said.at, said.why, one.stands, by, may, latest))
    return found


def what_was_said(kind: str, said: Decision, lang: str) -> str:
    """A decision in a few words."""
    if said.verb is Verb.CORRECT:
        label, value = word("slot", said.slot, lang), value_words(kind, said, lang)
        if not value:
            return _("Убрано: %(slot)s") % {"slot": label}
        return _("Исправлено: %(slot)s — %(value)s") % {"slot": label, "value": value}
    if said.verb is Verb.REJECT and said.others:
        return _("Сведение отклонено")
    return {
        Verb.ACCEPT: _("Принято"),
        Verb.REJECT: _("Отклонено"),
        Verb.SAME: _("Объединено с другой записью"),
        Verb.DIFFERENT: _("Разделено: это разное"),
        Verb.UNSURE: _("Не уверены, одно ли это"),
        Verb.ENTER: _("Внесено вручную"),
        Verb.UNDO: _("Решение отменено"),
    }[said.verb]


def value_words(kind: str, said: Decision, lang: str) -> str:
    """The value that a correction gives."""
    own = "post" if kind == "person" and said.slot != "name" else kind
    return ", ".join(item.text for item in items_of(own, said.slot, {said.slot: said.value}, lang))
