"""Words that stand for a person named elsewhere: «губернатор», «глава региона», «дипломат», «он» before «заявил».

In: the document with people and posts marked. Out: its people with `reference` mentions added. Not here: references to
parties (`parties.py`) and bodies (`organisations.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from pobratim.extract.marked import MarkedDocument, once
from pobratim.lexicon.posts import post_word
from pobratim.lexicon.speech import SAYS, speech_use
from pobratim.text import Sentence

from .nouns import PersonMention, PostMention
from .person_names import read_name
from .post_context import level_of
from .post_words import post_at

HEADS_OF = frozenset(
    "губернатор глава президент раис аким хоким мэр премьер-министр сити-менеджер градоначальник воевода".split()
)
HEAD_WORDS = frozenset("глава руководитель".split())
DIPLOMATS = frozenset("дипломат дипломатка".split())
MAYORS = frozenset("градоначальник градоначальница".split())
OFFERS = frozenset(
    "предложить предлагать пригласить приглашать поблагодарить благодарить призвать поручить пообещать обещать "
    "выразить выступить поздравить приветствовать поприветствовать посетить прибыть встретиться вручить принять "
    "подписать".split()
)
NEAR = 3  # sentences: farther back «он» rarely means the same person


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with a post, and where the text first says so."""

    person: str
    of: str
    title: str
    start: int


ByTitle = dict[str, list[tuple[int, Holder]]]
"""Holders with their number in the order of the text."""


def fill_references(document: MarkedDocument) -> tuple[PersonMention, ...]:
    """The document's people, by name and by words that stand for them, in the order of the text."""
    holders = [
        Holder(post.person, post.of or "", post.title, post.start) for post in document.posts if post.person is not None
    ]
    named = [mention for mention in document.people if mention.form == "name"]
    found = [*_by_post(document, holders), *_diplomats(document, holders)]
    known = sorted([*named, *found], key=lambda mention: mention.start)
    found += _pronouns(document, known)
    return tuple(sorted([*named, *found], key=lambda mention: (mention.start, mention.stop)))


def _by_post(document: MarkedDocument, holders: list[Holder]) -> list[PersonMention]:
    by_title: ByTitle = defaultdict(list)
    for number, holder in enumerate(holders):
        by_title[holder.title].append((number, holder))
    found = []
    for post in document.posts:
        if post.person is not None or _plural(document, post):
            continue
        named = _holder_of(document, post, by_title)
        if named is not None:
            found.append(PersonMention(start=post.start, stop=post.stop, person=named.person, form="reference"))
    return found


def _plural(document: MarkedDocument, post: PostMention) -> bool:
    sentence = document.analysis.sentence_at(post.start)
    inside = sentence.tokens_in(post.start, post.stop) if sentence else range(0)
    heads = [i for i in inside if sentence and post_at(sentence.tokens[i])]
    return bool(heads) and sentence is not None and sentence.tokens[heads[0]].feats.get("Number") == "Plur"


def _number(numbered: tuple[int, Holder]) -> int:
    return numbered[0]


def _holder_of(document: MarkedDocument, post: PostMention, holders: ByTitle) -> Holder | None:
    """Who is meant by a title without a name: same title, then same role; of the same party, then the latest named."""
    words = set(post.title.split())
    is_head = _stands_for_head(document, post) and _is_head(post.title)
    fitting: tuple[Callable[[str], bool], ...] = (
        lambda title: title == post.title,
        lambda title: words <= set(title.split()) and _same_head(title, post.title),
        lambda title: is_head and _is_head(title),
    )
    for fits in fitting:
        numbered = sorted(chain.from_iterable(some for title, some in holders.items() if fits(title)), key=_number)
        candidates = [holder for _, holder in numbered]
        same = [h for h in candidates if h.of == post.of]
        chosen = same or (candidates if not _says_whose(document, post) else [])
        if chosen:
            before = [h for h in chosen if h.start < post.start]
            return max(before, key=lambda h: _last_mention(document, h, post.start)) if before else chosen[0]
    return None


def _last_mention(document: MarkedDocument, holder: Holder, offset: int) -> int:
    starts = _starts_by_person(document).get(holder.person, [])
    before = bisect_left(starts, offset)
    return starts[before - 1] if before else holder.start


@once
def _starts_by_person(document: MarkedDocument) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for mention in document.people:
        found[mention.person].append(mention.start)
    return found


def _says_whose(document: MarkedDocument, post: PostMention) -> bool:
    """Whether the reference itself names the party or body: «губернатор Тульской области»."""
    inside = document.within(document.parties, post.start, post.stop)
    return any(m.form != "reference" for m in inside) or bool(
        document.within(document.organisations, post.start, post.stop)
    )


def _same_head(long: str, short: str) -> bool:
    heads = [next((word for word in title.split() if post_word(word)), "") for title in (long, short)]
    return heads[0] == heads[1]


def _is_head(title: str) -> bool:
    return (title.split()[0] in HEADS_OF | HEAD_WORDS and len(title.split()) == 1) or title == "глава администрации"


def _stands_for_head(document: MarkedDocument, post: PostMention) -> bool:
    """«глава региона», «руководитель республики», «градоначальник»: the holder's own title may be another."""
    return (
        bool(post.title.split())
        and post.title.split()[0] in HEAD_WORDS | MAYORS | {"президент"}
        and (post.of is None or level_of(post.of) in ("region", "municipality", "country"))
    )


def _diplomats(document: MarkedDocument, holders: list[Holder]) -> list[PersonMention]:
    """«дипломат» is the ambassador or consul of whom the text told last."""
    senders = [h for h in holders if any((w := post_word(word)) and w.kind == "diplomat" for word in h.title.split())]
    found = []
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.lemma not in DIPLOMATS or token.feats.get("Number") == "Plur" or not senders:
                continue
            before = [h for h in senders if h.start < token.start] or senders[:1]
            found.append(PersonMention(start=token.start, stop=token.stop, person=before[-1].person, form="reference"))
    return found


def _pronouns(document: MarkedDocument, known: list[PersonMention]) -> list[PersonMention]:
    found = []
    for sentence in document.sentences:
        for i, token in enumerate(sentence.tokens):
            if token.lemma not in ("он", "она") or token.case != "Nom" or not _speaks(sentence, i):
                continue
            gender = "Masc" if token.text.lower() == "он" else "Fem"
            person = _latest(document, known, sentence, token.start, gender)
            if person is not None:
                found.append(PersonMention(start=token.start, stop=token.stop, person=person, form="reference"))
    return found


def _speaks(sentence: Sentence, subject: int) -> bool:
    head = sentence.tokens[subject].head
    verb = sentence.tokens[head] if head >= 0 else None
    if verb is None or verb.pos != "VERB":
        beside = sentence.tokens[max(0, subject - 1) : subject + 3]
        verb = next((token for token in beside if token.pos == "VERB"), None)
    return verb is not None and (speech_use(verb.lemma) == SAYS or verb.lemma in OFFERS)


def _latest(
    document: MarkedDocument, known: list[PersonMention], sentence: Sentence, offset: int, gender: str
) -> str | None:
    """The person of that gender who was the subject of a recent sentence, else the one named last."""
    for earlier in range(sentence.index, max(-1, sentence.index - NEAR - 1), -1):
        place = document.sentences[earlier]
        near = document.beginning(known, place.start, min(place.stop, offset))
        inside = [mention for mention in near if gender_of(mention.person) == gender]
        subjects = [m for m in inside if _is_subject(place, m)]
        if subjects or inside:
            return (subjects or inside)[-1 if not subjects else 0].person
    return None


def _is_subject(sentence: Sentence, mention: PersonMention) -> bool:
    inside = sentence.tokens_in(mention.start, mention.stop)
    for i in inside:
        token = sentence.tokens[i]
        if token.rel.startswith("nsubj"):
            return True
        if (
            token.rel in ("appos", "flat:name")
            and token.head >= 0
            and sentence.tokens[token.head].rel.startswith("nsubj")
        ):
            return True
    return False


@lru_cache(maxsize=50_000)
def gender_of(person: str) -> str:
    """Masc or Fem, by a nominative name."""
    names = read_name(person, {"Nom": 3.0}, {})
    return names[0].gender if names else "Masc"
