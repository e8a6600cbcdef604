"""From characters to an analysis, in the order of work.

In: raw text. Out: `Analysis`. Not here: the models themselves (`models.py`), what the words mean (`extract`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from . import models
from .casing import is_shouted, names_of, quietened
from .nouns import Analysis, Name, Sentence, Token
from .repair import repair
from .sentences import Cut, cut_sentences
from .tags import told_of
from .words import Words, cut_words

_WINDOW = 1000
"""Words that the name recogniser sees at once; a window ends with a paragraph, so memory does not grow with texts."""


def analyse(raw: str) -> Analysis:
    """Repair, cut, tag, parse and name a text. Linear in its length."""
    mapped = repair(raw)
    text = mapped.text
    cuts = list(cut_sentences(text))
    words = [cut_words(text, cut.start, cut.stop) for cut in cuts]
    plain = _as_models_know_them(text, words)
    tags, heads = models.tag(plain), models.parse(plain)
    sentences = tuple(
        Sentence(i, cut.start, cut.stop, cut.paragraph, tuple(_tokens(words[i], tags[i], heads[i])), cut.noise)
        for i, cut in enumerate(cuts)
    )
    return Analysis(raw, mapped, sentences, tuple(_names(cuts, words, plain)))


def _as_models_know_them(text: str, words: list[Words]) -> list[list[str]]:
    """The words of each sentence; those of a sentence in capitals in ordinary case."""
    plain = [[word for _, _, word in sentence] for sentence in words]
    shouted = [i for i, sentence in enumerate(plain) if is_shouted(sentence)]
    names = names_of(text) if shouted else frozenset()
    for i in shouted:
        plain[i] = quietened(plain[i], names)
    return plain


def _names(cuts: list[Cut], words: list[Words], plain: list[list[str]]) -> Iterator[Name]:
    windows = list(_windows(cuts, words))
    rows = ([word for i in window for word in plain[i]] for window in windows)
    for window, spans in zip(windows, models.find_names(rows), strict=True):
        places = [(*word[:2], cuts[i].paragraph) for i in window for word in words[i]]
        for first, after, kind in spans:
            for _, part in groupby(places[first:after], key=lambda place: place[2]):
                line = list(part)
                yield Name(line[0][0], line[-1][1], kind)


def _windows(cuts: list[Cut], words: list[Words]) -> Iterator[range]:
    """Runs of sentences of about as many words, cut where a paragraph ends (an endless one is cut inside)."""
    start = size = 0
    for i, cut in enumerate(cuts):
        if size >= _WINDOW and (cut.paragraph != cuts[i - 1].paragraph or size >= 4 * _WINDOW):
            yield range(start, i)
            start, size = i, 0
        size += len(words[i])
    yield range(start, len(cuts))


def _tokens(words: Words, tags: list[tuple[str, Mapping[str, str]]], heads: list[tuple[int, str]]) -> Iterator[Token]:
    for (start, stop, word), tag, (head, rel) in zip(words, tags, heads, strict=True):
        yield Token(word, start, stop, *told_of(word, *tag), head, rel)
