"""Which pages the people of a load test open, and who they are.

In: a filled register (Django is set up). Out: addresses by page; the cookie of somebody who is signed in and may do
everything. Not here: how often a page is opened (`users.py`).
"""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import quote

SAMPLE = 120
SECTIONS = {
    "agreement": "agreements",
    "event": "events",
    "project": "projects",
    "figure": "figures",
    "commitment": "commitments",
    "flow": "flows",
    "statement": "statements",
    "partnership": "partnerships",
}
QUERIES = (
    "соглашение о культурном сотрудничестве",
    "встреча губернатора",
    "казахстан",
    "школы музеи",
    "план мероприятий",
    "линия стальных изделий",
    "договор 2019",
    "делегация",
    "обменах между театрами",
    "саглашение",
)


def addresses() -> dict[str, list[str]]:
    """A sample of addresses for each page."""
    from pobratim.storage.models import Document, Entry, EntryParty

    chance = random.Random(1)
    parties = list(EntryParty.objects.filter(direct=True).values_list("party", flat=True).distinct())
    regions = [code for code in parties if "/" not in code]
    found: dict[str, list[str]] = {
        "home": ["/"],
        "partners": ["/partners/"],
        "partner": [f"/partners/{quote(code)}/" for code in regions],
        "tie": [f"/partners/{quote(a)}/?with={quote(b)}" for a, b in _ties(SAMPLE)],
        "people": ["/people/", *(f"/people/?partner={code}" for code in regions[:SAMPLE])],
        "documents": ["/documents/", "/documents/?page=40", "/documents/?year=2020"],
        "document": [f"/documents/{quote(one)}/" for one in _some(Document.objects.all(), chance)],
        "search": [f"/search/?q={quote(words)}" for words in QUERIES],
        "list": [f"/{section}/" for section in SECTIONS.values()],
        "list of partner": [f"/{s}/?partner={code}" for s in SECTIONS.values() for code in regions[:SAMPLE]],
        "calendar": ["/calendar/", "/calendar/?view=year&year=2020"],
        "pictures": ["/pictures/network/", "/pictures/map/", "/pictures/activity/"],
        "review queue": ["/review/", "/review/?kind=agreement"],
        "runs": ["/runs/"],
    }
    for kind, section in SECTIONS.items():
        entries = _some(Entry.objects.filter(kind=kind), chance)
        found.setdefault("entry", []).extend(f"/{section}/{one}/" for one in entries)
        found.setdefault("review entry", []).extend(f"/review/{one}/" for one in entries)
    found["person"] = [f"/people/{one}/" for one in _some(Entry.objects.filter(kind="person"), chance)]
    return found


def _some(rows: Any, chance: random.Random) -> list[str]:
    """Ids from all over a table, without reading it."""
    ids = rows.order_by("id").values_list("id", flat=True)
    picked = []
    for _ in range(SAMPLE // 4):
        letters = f"{chance.choice('0123456789abcdefghijkn')}{chance.choice('0123456789abcdef1')}"
        picked += ids.filter(id__gte=letters)[:2]
    return picked


def _ties(count: int) -> list[tuple[str, str]]:
    from pobratim.storage.models import Entry

    papers = Entry.objects.filter(kind="agreement").order_by("id").values_list("content__parties", flat=True)
    return [(sides[0], sides[1]) for sides in papers[: count * 3] if len(sides) == 2][:count]


def session_key() -> str:
    """The session of an administrator who was made for this."""
    from django.test import Client

    from pobratim.desk.models import Account
    from pobratim.desk.roles import Role

    account, _ = Account.objects.get_or_create(username="load", defaults={"role": Role.ADMINISTRATOR.value})
    visitor = Client()
    visitor.force_login(account)
    return str(visitor.session.session_key)
