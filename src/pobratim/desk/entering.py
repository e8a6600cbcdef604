"""What people put in themselves: an entry with a text of their own as its ground, a fact that reading missed.

In: an account, a kind, values as typed, a text or words of a document. Out: `Said`. Not here: what a value may be
(`contract.py`), how such a fact survives another reading (`pobratim.register.entered`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from pobratim.errors import BadInput
from pobratim.facts import Content, Document, Fact, Span, fact_id
from pobratim.facts.dates import is_date
from pobratim.facts.wire import content_from_json
from pobratim.register import Reading, Verb
from pobratim.register.entered import HAND, HAND_VERSION, WHY, entered_fact
from pobratim.register.links import parties_of
from pobratim.storage import models, write
from pobratim.storage.rows import document_record

from . import rights
from .contract import checked_content
from .models import Account
from .roles import Action
from .saying import Said, say
from .words import shown_fingerprint

Marked = Sequence[tuple[int, int]]
"""Half-open spans of a document's text."""


@transaction.atomic
def enter(account: Account, kind: str, values: dict[str, Any], basis: str, **more: str) -> Said:
    """An entry by hand. `basis` says from where it is known, in words; `published` its day, `title` its name, `why`."""
    content = _content(account, kind, values)
    text = basis.strip()
    if not text:
        raise BadInput("напишите, откуда это известно", place="basis")
    day = more.get("published") or timezone.localdate().isoformat()
    if not is_date(day):
        raise BadInput(f"«{day}» — не дата", place="published")
    name = f"{HAND}{uuid.uuid4().hex[:12]}"
    document = Document(name, text, title=more.get("title") or None, published=day, source=WHY)
    fact = entered_fact(fact_id(name, kind, text, 1), document, content, [Span(0, len(text))])
    write.keep_readings([Reading(document, (fact,), HAND_VERSION)])
    return _vouched(account, fact, more.get("why", ""))


@transaction.atomic
def add_missed(
    account: Account, document_id: str, kind: str, values: dict[str, Any], spans: Marked, why: str = ""
) -> Said:
    """A fact that reading missed: the person marks words of the document and says what they mean."""
    row = models.Document.objects.filter(id=document_id).first()
    if row is None:
        raise BadInput("такого документа в реестре нет")
    content = _content(account, kind, values)
    document = document_record(row)
    evidence = _evidence(document.text, spans)
    fact = entered_fact(fact_id(document.id, kind, uuid.uuid4().hex, 1), document, content, evidence)
    write.add_fact(fact)
    return _vouched(account, fact, why)


def _content(account: Account, kind: str, values: dict[str, Any]) -> Content:
    content = content_from_json(checked_content(kind, values))
    rights.require(account, Action.ENTER, [link.party for link in parties_of(content, ())])
    return content


def _evidence(text: str, spans: Marked) -> Iterable[Span]:
    """The marked words without spaces around them."""
    found: list[Span] = []
    for start, stop in spans:
        if not 0 <= start < stop <= len(text):
            raise BadInput("отмеченных слов в документе нет: обновите страницу", place="evidence")
        words = text[start:stop]
        start += len(words) - len(words.lstrip())
        stop -= len(words) - len(words.rstrip())
        if start < stop:
            found.append(Span(start, stop))
    if not found:
        raise BadInput("отметьте в тексте слова, которые об этом говорят", place="evidence")
    return found


def _vouched(account: Account, fact: Fact, why: str) -> Said:
    """The entry of a fact that was just put in, with the word of who put it in."""
    block = models.Fact.objects.get(id=fact.id).block
    write.rebuild_now([block])
    row = models.Entry.objects.get(entry_facts__fact=fact.id)
    return say(account, row, Verb.ENTER, facts=[fact.id], seen=shown_fingerprint(row), why=why)
