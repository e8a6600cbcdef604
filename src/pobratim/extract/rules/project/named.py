"""Notices projects and programmes with a name or a subject: «проект «Мост дружбы»», «реализуют проект по туризму».

In: a marked document. Out: drafts. Not here: drafts of papers («проект соглашения»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.undertakings import creating_class
from pobratim.text import Sentence

from .draft import Draft, clause_words, name_of, name_span

PAPER = re.compile(r"соглашени|договор|меморандум|план|протокол|документ|текст|закон|решени|постановлени", re.I)
UTTER = ("проект", "программа")


def named_projects(document: MarkedDocument) -> Iterator[Draft]:
    """Every project or programme that has a name, or that somebody carries out."""
    for sentence in document.sentences:
        for k, token in enumerate(sentence.tokens):
            if token.lemma in UTTER and _is_undertaking(document, sentence, k):
                yield _draft(document, sentence, k)


def _is_undertaking(document: MarkedDocument, sentence: Sentence, k: int) -> bool:
    tokens = sentence.tokens
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    if after is None or PAPER.search(after.text) or document.covers(document.organisations, tokens[k].start):
        return False
    exchange = tokens[k].lemma == "программа" and after.lemma == "обмен"
    if after.text in "«“" or (exchange and any(t.case == "Ins" for t in tokens[k + 2 : k + 5])):
        return True
    runs = any(creating_class(t.lemma) == "run" and t.pos == "VERB" for t in tokens[max(0, k - 6) : k + 4])
    adjective = k > 0 and tokens[k - 1].pos == "ADJ" and tokens[k - 1].lemma != "новый"
    return runs and (adjective or after.text == "по") and token_is_object(tokens[k].case)


def token_is_object(case: str | None) -> bool:
    """Whether the noun is what is carried out, not a circumstance."""
    return case in ("Acc", "Nom", "Gen")


def _draft(document: MarkedDocument, sentence: Sentence, k: int) -> Draft:
    span = name_span(document, sentence, k)
    text = document.text[sentence.start : sentence.stop]
    future = re.search(r"\b(будет|будут|планиру\w+|намерен\w*|запуст\w+|предл\w+)\b", text)
    over = re.search(r"\b(заверш[её]н\w*|заверши\w+|реализован\w*)\b", text)
    return Draft(
        name=name_of(document, sentence, span),
        noun=sentence.tokens[k].start,
        named=(sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].stop),
        words=clause_words(sentence, *span),
        trigger=(sentence.tokens[k].start, sentence.tokens[k].stop),
        sentence=sentence,
        rule="named",
        why="a project or programme with a name or a subject",
        stage="planned" if future else "completed" if over else "under_way",
    )
