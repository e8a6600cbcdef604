"""Where a thing's page is.

In: codes and ids. Out: addresses in the current language. Not here: the pages (`urls.py`, `views`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from pobratim.storage.models import Fact

SECTIONS = {
    "agreement": "agreements",
    "event": "events",
    "partnership": "partnerships",
    "project": "projects",
    "figure": "figures",
    "flow": "flows",
    "commitment": "commitments",
    "statement": "statements",
}


def partner_address(code: str) -> str:
    """The page of a country, region, municipality or union."""
    return reverse("partner", args=[code])


def entry_address(kind: str, entry_id: str) -> str:
    """The page of an entry; people have pages of their own."""
    if kind == "person":
        return reverse("person", args=[entry_id])
    return reverse("entry", args=[SECTIONS[kind], entry_id])


def person_address(name: str) -> str:
    """Where a person is told of, by the name as a text spells it."""
    return reverse("person_named", args=[name])


def organisation_address(key: str) -> str:
    """The page of a company, university or body."""
    return reverse("organisation", args=[key])


def document_address(document_id: str) -> str:
    """The page of a document."""
    return reverse("document", args=[document_id])


def fact_address(fact: Fact) -> str:
    """The sentence that says a fact, on its document's page."""
    return f"{document_address(fact.document_id)}#fact-{fact.id}"
