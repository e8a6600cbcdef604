"""Marks a document: every finder once, in order, each seeing what the earlier ones found.

In: a document. Out: a `MarkedDocument` with all mentions.
"""

from __future__ import annotations

from dataclasses import replace

from pobratim.facts import Document
from pobratim.text import analyse

from .heading import with_heading
from .home import find_sides
from .marked import MarkedDocument
from .mentions.amounts import find_amounts
from .mentions.dates import find_dates
from .mentions.organisations import find_organisations
from .mentions.parties import find_parties
from .mentions.people import find_people
from .mentions.posts import find_posts
from .mentions.references import fill_references
from .quotations import find_quotations


def mark(document: Document) -> MarkedDocument:
    """The document with its mentions."""
    document = with_heading(document)
    marked = MarkedDocument(document, analyse(document.text), today=document.published)
    marked = replace(marked, dates=find_dates(marked))
    marked = replace(marked, parties=find_parties(marked))
    home, sides = find_sides(marked)
    marked = replace(marked, home=home, sides=sides)
    marked = replace(marked, organisations=find_organisations(marked))
    marked = replace(marked, people=find_people(marked))
    marked = replace(marked, posts=find_posts(marked))
    marked = replace(marked, people=fill_references(marked))
    marked = replace(marked, quotations=find_quotations(marked))
    return replace(marked, amounts=find_amounts(marked))
