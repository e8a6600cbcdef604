"""The nouns: documents, spans, facts of nine kinds.

In: nothing but values. Out: frozen records that compare by value, and their JSON form. What does not belong here:
reading (`extract`), known things (`lexicon`, `resolve`), rows (`storage`).
"""

from .content import (
    AREAS,
    KINDS,
    Agreement,
    Commitment,
    Content,
    Event,
    Figure,
    Flow,
    Money,
    Partnership,
    Post,
    Project,
    Statement,
)
from .fact import Document, Fact, document_id, fact_id
from .spans import Span, tidy

__all__ = [
    "AREAS",
    "KINDS",
    "Agreement",
    "Commitment",
    "Content",
    "Document",
    "Event",
    "Fact",
    "Figure",
    "Flow",
    "Money",
    "Partnership",
    "Post",
    "Project",
    "Span",
    "Statement",
    "document_id",
    "fact_id",
    "tidy",
]
