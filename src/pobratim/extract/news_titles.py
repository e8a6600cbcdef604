"""Which words of general news are titles, and the plain words that belong to them.

In: tokens. Out: a yes or no, ends of phrases. Not here: whole titles (`news_jobs.py`), bodies (`news_bodies.py`).
"""

from __future__ import annotations

from pobratim.lexicon.bodies import body_of
from pobratim.lexicon.news_words import words_for
from pobratim.lexicon.posts import post_word
from pobratim.lexicon.professions import is_profession
from pobratim.text import Sentence, Token

from .mentions.post_words import post_at
from .news_names import NameWords

EVALUATIVE, OWNERS, LEADING = words_for("evaluative"), words_for("owner"), words_for("leading")
NEWS_BODIES, NAMELESS, CRAFTS = words_for("body"), words_for("nameless"), words_for("craft")


def is_job(token: Token) -> bool:
    """Whether a word is a title or a profession."""
    if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB") or (token.text.isupper() and len(token.text) < 4):
        return False
    if token.lemma in OWNERS or token.text.lower() in ("зав", "зам"):
        return True
    if is_profession(token.lemma) and token.pos in ("NOUN", "PROPN"):
        return True
    return post_at(token) is not None or (token.pos == "NOUN" and post_word(token.text.lower()) is not None)


def is_post(token: Token) -> bool:
    """Whether a title is a post that a place can give, not only a profession: «губернатор», not «врач»."""
    word = post_at(token)
    if token.lemma in LEADING:
        return True
    return word is not None and word.kind != "staff" and token.lemma not in CRAFTS


def portfolio_end(sentence: Sentence, names: dict[int, NameWords], at: int) -> int:
    """End of the plain words that say what a title is for: «иностранных дел», «по связям с общественностью»."""
    tokens, start = sentence.tokens, at
    while at < len(tokens) and (at not in names or names[at].type == "ADJ"):
        token = tokens[at]
        if _links(tokens, at, start):
            at += 2
        elif token.text[:1].islower() and token.pos in ("NOUN", "ADJ") and token.case == "Gen":
            if body_of(token.text, token.lemma) or token.lemma in NEWS_BODIES or is_job(token):
                break
            at += 1
        elif at > start and tokens[at - 1].pos == "ADJ" and token.pos == "NOUN" and token.text[:1].islower():
            at += 1
        else:
            break
    while at > start and tokens[at - 1].pos == "ADJ":
        at -= 1
    return at


def joins(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether «и» joins two plain words in one case: «печати и информации»."""
    if at + 1 >= len(tokens) or not tokens[at + 1].text[:1].islower() or is_job(tokens[at + 1]):
        return False
    return tokens[at + 1].pos in ("NOUN", "ADJ") and tokens[at + 1].case == tokens[at - 1].case


def _links(tokens: tuple[Token, ...], at: int, start: int) -> bool:
    """«по делам», «печати и информации», «по связям с общественностью»."""
    low, after = tokens[at].text.lower(), at + 1 < len(tokens)
    if low == "по":
        return after and tokens[at + 1].text[:1].islower()
    if low == "с":
        return after and at > start and tokens[at - 1].lemma == "связь"
    return low == "и" and at > start and joins(tokens, at)
