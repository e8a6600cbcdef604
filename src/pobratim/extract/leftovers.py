"""What was seen and not read: sentences with a trigger («подписали», «договорились») from which no fact came.

In: a document and its facts. Out: `Leftover`s in the order of the text, for `pobratim extract --coverage` and for
those who write rules. Not here: judging whether the sentence should have given a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.facts import Document, Fact, Span
from pobratim.lexicon.triggers import Trigger, trigger_of
from pobratim.text import Analysis, Sentence, analyse

from .clauses import is_negated


@dataclass(frozen=True, slots=True)
class Leftover:
    """A sentence's span, its trigger's span and word, and the kind of fact that the trigger betrays."""

    sentence: Span
    trigger: Span
    word: str
    kind: str


def find_leftovers(document: Document, facts: Sequence[Fact], analysis: Analysis | None = None) -> list[Leftover]:
    """Sentences that hold a trigger, not denied, while no fact has evidence in them; one leftover a sentence."""
    analysis = analysis or analyse(document.text)
    used = [span for fact in facts if fact.document == document.id for span in fact.evidence]
    return [found for found in _unread(analysis) if not any(span.touches(found.sentence) for span in used)]


def _unread(analysis: Analysis) -> Iterator[Leftover]:
    for sentence in analysis.sentences:
        hit = _first_trigger(sentence)
        if hit is not None:
            i, trigger = hit
            token = sentence.tokens[i]
            yield Leftover(
                sentence=analysis.raw_span(sentence.start, sentence.stop),
                trigger=analysis.raw_span(token.start, token.stop),
                word=trigger.word.removesuffix("*"),
                kind=trigger.kind,
            )


def _first_trigger(sentence: Sentence) -> tuple[int, Trigger] | None:
    for i, token in enumerate(sentence.tokens):
        trigger = trigger_of(token.text, token.lemma)
        if trigger is not None and not is_negated(sentence, i):
            return i, trigger
    return None
