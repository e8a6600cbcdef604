"""Documents that somebody has checked from the first word to the last: everything in them is found and right.

In: an account, a document. Out: a mark with which the document counts as this office's gold. Not here: what follows
(`gold.py`).
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from pobratim.errors import BadInput
from pobratim.resolve.reprints import text_digest
from pobratim.storage import models

from . import audit, rights
from .models import Account
from .roles import Action


@transaction.atomic
def reviewed_whole(account: Account, document_id: str, why: str = "") -> None:
    """Nothing in the document is missing or wrong any more, says the account."""
    document = _document(account, document_id)
    values = {"digest": text_digest(document.text), "who": account.signature, "at": timezone.now()}
    models.WholeDocument.objects.update_or_create(document=document.pk, defaults=values)
    audit.record("review.whole", f"document:{document.pk}"[:250], why=why)


@transaction.atomic
def not_whole(account: Account, document_id: str, why: str = "") -> None:
    """The document is not checked whole after all."""
    document = _document(account, document_id)
    gone, _ = models.WholeDocument.objects.filter(document=document.pk).delete()
    if gone:
        audit.record("review.not_whole", f"document:{document.pk}"[:250], why=why)


def whole_mark(document: models.Document) -> models.WholeDocument | None:
    """Who checked the document whole and when; None where nobody did, or the text is another by now."""
    mark = models.WholeDocument.objects.filter(document=document.pk).first()
    return mark if mark and mark.digest == text_digest(document.text) else None


def _document(account: Account, document_id: str) -> models.Document:
    document = models.Document.objects.filter(id=document_id).first()
    if document is None:
        raise BadInput("такого документа в реестре нет")
    told = models.EntryParty.objects.filter(entry__entry_facts__fact__document=document.pk)
    # Without a single entry there is no party to ask about: who may review anything may say that nothing is there
    rights.require(account, Action.REVIEW, set(told.values_list("party", flat=True)))
    return document
